//! The annexed table of all targets, document by document.

use crate::domain::agency::Role;
use crate::domain::code::{RegionCode, SourceCode};
use crate::domain::source::Standing;
use crate::i18n::columns::TargetColumn;
use crate::i18n::paper::bulletin as words;
use crate::i18n::{Lang, phrases};
use crate::report::directory::{Answer, Directory};
use crate::report::document::{Align, Cell, Head};
use crate::report::paper::{Line, Table};
use crate::report::row::{Column, Reader, Row};
use crate::report::show::shown;
use crate::report::target::TargetRow;

/// The columns of the table behind the running number.
const COLUMNS: [TargetColumn; 9] = [
    TargetColumn::Name,
    TargetColumn::TargetValue,
    TargetColumn::Deadline,
    TargetColumn::LatestValue,
    TargetColumn::LatestPeriod,
    TargetColumn::Gap,
    TargetColumn::Status,
    TargetColumn::Lead,
    TargetColumn::Clause,
];

/// How the width is shared among the running number and the columns; English names of agencies are long.
fn shares(lang: Lang) -> Vec<u16> {
    lang.pick([12, 48, 25, 22, 24, 21, 24, 22, 26, 16], [9, 43, 24, 19, 22, 19, 20, 25, 46, 13]).to_vec()
}

fn heads(lang: Lang) -> Vec<Head> {
    let number = words::number_head(lang).to_owned();
    let mut heads = vec![Head { key: "", heading: number, align: Align::Right, wraps: false }];
    heads.extend(COLUMNS.iter().map(|column| column.head(lang)));
    if let Some(lead) = COLUMNS.iter().position(|column| *column == TargetColumn::Lead) {
        words::who_head(lang).clone_into(&mut heads[lead + 1].heading);
    }
    heads
}

/// The table, as the targets come by.
#[derive(Debug, Default)]
pub struct Listing {
    lines: Vec<Line>,
    listed: usize,
    part: Option<(Standing, RegionCode, SourceCode)>,
}

impl Listing {
    /// Adds a target under the heading of its document.
    pub fn add(&mut self, row: &TargetRow<'_>, directory: &Directory<'_>, lang: Lang) {
        let here = (row.standing(), row.dossier.indicator.region.clone(), row.target.source.clone());
        if self.part.as_ref() != Some(&here) {
            let region = shown(row, TargetColumn::Region, lang).unwrap_or_default();
            let source = shown(row, TargetColumn::Source, lang).unwrap_or_default();
            self.lines.push(Line::Part(phrases::part(&region, &source, row.standing(), lang)));
            self.part = Some(here);
        }
        self.listed += 1;
        let mut cells = vec![Cell::Number { value: self.listed.into(), shown: None }];
        cells.extend(COLUMNS.iter().map(|&column| match column {
            TargetColumn::Lead => lead(Answer::of(row), directory, lang),
            column => row.cell(column, Reader::Person(lang)).into_owned(),
        }));
        self.lines.push(Line::Cells(cells));
    }

    /// The table.
    #[must_use]
    pub fn table(self, lang: Lang) -> Table {
        Table { heads: heads(lang), shares: shares(lang), roomy: false, lines: self.lines }
    }
}

/// Who leads; who is responsible where nobody leads, marked as such.
fn lead(answer: Answer<'_>, directory: &Directory<'_>, lang: Lang) -> Cell<'static> {
    let Some(role) = answer.first_role() else { return Cell::Empty };
    let mut names = directory.names(answer, role);
    if let (Role::Responsible, Some(first)) = (role, names.first_mut()) {
        *first = phrases::responsible(first, lang);
    }
    Cell::List(names.into_iter().map(Into::into).collect())
}
