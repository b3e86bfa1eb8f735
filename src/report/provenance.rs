//! The rows of documents held against the catalogue: every quantity with what it is, and everything that is wrong.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::document::{Align, Cell};
use super::row::{AsJson, Column, Reader, Row, count, named, optional, term, text};
use crate::domain::code::Coded;
use crate::domain::provenance::{Finding, Problem};
use crate::domain::source::Source;
use crate::i18n::Lang;
use crate::i18n::columns::ProvenanceColumn;
use crate::i18n::provenance as words;

/// A quantity of a document, or what is wrong with one.
#[derive(Debug, Clone, Copy)]
pub struct ProvenanceRow<'r> {
    /// The document, where it is known.
    pub source: Option<&'r Source>,
    /// The file, where there is one.
    pub file: Option<&'r str>,
    /// What was found.
    pub finding: &'r Finding,
}

impl Serialize for ProvenanceRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(ProvenanceColumn::ALL.len()))?;
        for column in ProvenanceColumn::ALL {
            map.serialize_entry(column.code(), &AsJson(self.cell(*column, Reader::Machine)))?;
        }
        map.end()
    }
}

impl Row for ProvenanceRow<'_> {
    type Column = ProvenanceColumn;

    fn cell(&self, column: ProvenanceColumn, reader: Reader) -> Cell<'_> {
        use ProvenanceColumn as C;
        let finding = self.finding;
        let times = |part: fn((usize, usize)) -> usize| {
            finding.times.map_or(Cell::Empty, |times| count(i64::try_from(part(times)).unwrap_or(i64::MAX)))
        };
        let says = |lang| {
            let code = self.source.map(|source| source.code.as_str());
            words::says(finding, code, lang).map_or(Cell::Empty, text)
        };
        match column {
            C::Problem => finding.problem.map_or(Cell::Empty, |problem| term(problem, reader)),
            C::Source => self.source.map_or(Cell::Empty, |source| {
                named(reader, Some((&source.title, source.title_en.as_deref())), source.code.as_str())
            }),
            C::File => optional(self.file),
            C::Line => finding.line.map_or(Cell::Empty, count),
            C::Clause => optional(finding.clause.as_deref().filter(|clause| !clause.is_empty())),
            // What is wrong with a file is no text of it.
            C::Text if finding.problem == Some(Problem::Unreadable) || finding.text.is_empty() => Cell::Empty,
            C::Text => text(&*finding.text),
            C::Class => finding.account.map_or(Cell::Empty, |account| term(account, reader)),
            C::Targets if finding.targets.is_empty() => Cell::Empty,
            C::Targets => Cell::List(finding.targets.iter().map(|code| code.as_str().into()).collect()),
            C::Expected => optional(finding.expected.as_deref()),
            C::Found => times(|(found, _)| found),
            C::Of => times(|(_, of)| of),
            C::Says => says(reader.lang().unwrap_or(Lang::Zh)),
            C::SaysEn => says(Lang::En),
        }
    }
}

impl Column for ProvenanceColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        match self {
            Self::Line | Self::Found | Self::Of => Align::Right,
            _ => Align::Left,
        }
    }

    fn wraps(self) -> bool {
        !matches!(self, Self::Line | Self::Found | Self::Of | Self::Clause | Self::Expected)
    }
}
