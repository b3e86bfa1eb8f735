//! The annexed table of all targets, document by document.

use std::collections::HashMap;

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
use crate::report::waiting;

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

/// The targets of a document in a region.
#[derive(Debug)]
struct Part {
    heading: String,
    rows: Vec<Vec<Cell<'static>>>,
}

/// The table, as the targets come by; those of a document stand together, whatever comes between them.
#[derive(Debug, Default)]
pub struct Listing {
    parts: Vec<Part>,
    places: HashMap<(Standing, RegionCode, SourceCode), usize>,
}

impl Listing {
    /// Adds a target under the heading of its document.
    pub fn add(&mut self, row: &TargetRow<'_>, directory: &Directory<'_>, lang: Lang) {
        let here = (row.standing(), row.dossier.indicator.region.clone(), row.target.source.clone());
        let place = *self.places.entry(here).or_insert_with(|| {
            let region = shown(row, TargetColumn::Region, lang).unwrap_or_default();
            let source = shown(row, TargetColumn::Source, lang).unwrap_or_default();
            let heading = phrases::part(&region, &source, row.standing(), lang);
            self.parts.push(Part { heading, rows: Vec::new() });
            self.parts.len() - 1
        });
        let cells = COLUMNS.iter().map(|&column| match column {
            TargetColumn::Lead => lead(Answer::of(row), directory, lang),
            TargetColumn::Name => marked(row, lang),
            column => row.cell(column, Reader::Person(lang)).into_owned(),
        });
        self.parts[place].rows.push(cells.collect());
    }

    /// The table.
    #[must_use]
    pub fn table(self, lang: Lang) -> Table {
        let mut lines = Vec::new();
        let mut listed = 0;
        for part in self.parts {
            lines.push(Line::Part(part.heading));
            for row in part.rows {
                listed += 1;
                let number = Cell::Number { value: listed.into(), shown: None };
                lines.push(Line::Cells(std::iter::once(number).chain(row).collect()));
            }
        }
        Table { heads: heads(lang), shares: shares(lang), roomy: false, lines }
    }
}

/// The name, with a mark where figures wait for approval.
fn marked(row: &TargetRow<'_>, lang: Lang) -> Cell<'static> {
    let name = shown(row, TargetColumn::Name, lang).unwrap_or_default();
    Cell::Text((name + &waiting::mark(row, lang).unwrap_or_default()).into())
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
