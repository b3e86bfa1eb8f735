//! The rows of what does not fit in a ledger, and the page about it.

use serde::{Serialize, Serializer};

use crate::domain::chain::{Examination, Misfit};
use crate::domain::light::Light;
use crate::i18n::columns::MisfitColumn;
use crate::i18n::{Lang, verify as words};

use super::document::{Align, Block, Cell, Closing, Page};
use super::row::{Column, Reader, Row, text};

/// Something that does not fit.
#[derive(Debug, Clone, Copy)]
pub struct MisfitRow<'l>(pub &'l Misfit, pub Lang);

#[derive(Serialize)]
struct MisfitJson {
    action: Option<i64>,
    kind: String,
    row: Option<String>,
    told: String,
}

impl MisfitRow<'_> {
    fn action(&self) -> Option<i64> {
        match self.0 {
            Misfit::InAction { action, .. } => Some(*action),
            _ => None,
        }
    }
}

impl Serialize for MisfitRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        MisfitJson {
            action: self.action(),
            kind: words::key(self.0),
            row: words::place(self.0),
            told: words::misfit(self.0, self.1),
        }
        .serialize(serializer)
    }
}

impl Row for MisfitRow<'_> {
    type Column = MisfitColumn;

    fn cell(&self, column: MisfitColumn, _: Reader) -> Cell<'_> {
        match column {
            MisfitColumn::Action => {
                self.action().map_or(Cell::Empty, |action| Cell::Number { value: action.into(), shown: None })
            }
            MisfitColumn::Kind => text(words::key(self.0)),
            MisfitColumn::Row => words::place(self.0).map_or(Cell::Empty, text),
            MisfitColumn::Told => text(words::misfit(self.0, self.1)),
        }
    }
}

impl Column for MisfitColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        if self == Self::Action { Align::Right } else { Align::Left }
    }

    fn wraps(self) -> bool {
        self == Self::Told
    }
}

/// What `verify` says of a ledger: what was looked through, and what does not fit, the first first.
#[must_use]
pub fn page(path: &str, seen: &Examination, more: Vec<(String, String)>, most: usize, lang: Lang) -> Page {
    let mut facts = words::facts(seen, lang);
    facts.extend(more);
    let mut blocks = vec![
        Block::Heading { level: 1, text: words::verify_title(path, lang), light: Light::None },
        Block::Facts(facts),
    ];
    if !seen.misfits.is_empty() {
        let columns = [MisfitColumn::Told];
        let cells = |misfit| {
            let row = MisfitRow(misfit, lang);
            columns.iter().map(|&column| row.cell(column, Reader::Person(lang)).into_owned()).collect()
        };
        let rows = seen.misfits.iter().take(most).map(cells).collect();
        let left_out = seen.misfits.len().saturating_sub(most);
        let remarks = (left_out > 0).then(|| words::left_out(left_out, lang)).into_iter().collect();
        let closing = Closing { remarks, ..Closing::default() };
        blocks.push(Block::Table { heads: columns.iter().map(|column| column.head(lang)).collect(), rows, closing });
    }
    Page { blocks }
}
