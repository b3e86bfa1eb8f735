//! The review as people read it: the paragraphs first, then the tables of the same numbers and how they are counted.

use rust_decimal::Decimal;

use super::{NAMED, ReviewReport, ReviewRow};
use crate::domain::catalogue::Stamp;
use crate::domain::code::Coded;
use crate::domain::light::Light;
use crate::domain::source::Standing;
use crate::i18n::columns::ReviewColumn;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, ledger, phrases, review as words};
use crate::report::document::{Block, Cell, Closing, Head, Page};
use crate::report::row::{Column, Reader, Row};
use crate::report::tally::GroupBy;

/// The columns of the table of statuses; those that are zero everywhere are left out.
const STATUSES: [ReviewColumn; 14] = [
    ReviewColumn::Documents,
    ReviewColumn::Targets,
    ReviewColumn::Met,
    ReviewColumn::MetLate,
    ReviewColumn::OnTrack,
    ReviewColumn::Behind,
    ReviewColumn::Unjudged,
    ReviewColumn::NoData,
    ReviewColumn::Overdue,
    ReviewColumn::OverdueUnconfirmed,
    ReviewColumn::OverdueUnreported,
    ReviewColumn::MetShare,
    ReviewColumn::DueSoon,
    ReviewColumn::OverdueAll,
];

/// The columns of the table of the words of plan reviews.
const REVIEWS: [ReviewColumn; 8] = [
    ReviewColumn::Reviewed,
    ReviewColumn::AheadOfTime,
    ReviewColumn::Faster,
    ReviewColumn::AsExpected,
    ReviewColumn::Lagging,
    ReviewColumn::ExpectedOrBetter,
    ReviewColumn::ExpectedOrBetterShare,
    ReviewColumn::NotReviewed,
];

/// The columns of the table of reasons.
const OBSTACLES: [ReviewColumn; 12] = [
    ReviewColumn::NotReviewed,
    ReviewColumn::NoFigure,
    ReviewColumn::Definition,
    ReviewColumn::Uncovered,
    ReviewColumn::Awaited,
    ReviewColumn::OnePoint,
    ReviewColumn::NoBaseline,
    ReviewColumn::Bound,
    ReviewColumn::Stale,
    ReviewColumn::Incomplete,
    ReviewColumn::YearRunning,
    ReviewColumn::Incomputable,
];

/// The rows that people are told: what is all stands apart from its one region or document only where there are more.
fn told<'r>(report: &ReviewReport, rows: &'r [ReviewRow<'r>]) -> Vec<&'r ReviewRow<'r>> {
    let single = Standing::ALL.iter().copied().filter(|standing| report.groups(*standing) == 1).collect::<Vec<_>>();
    rows.iter().filter(|row| row.part.group.is_some() || !single.contains(&row.part.standing)).collect()
}

/// The columns that a narrow table does without.
const SPARE: [ReviewColumn; 4] =
    [ReviewColumn::Documents, ReviewColumn::DueSoon, ReviewColumn::OverdueAll, ReviewColumn::ExpectedOrBetter];

/// The width below which a table is narrow.
const NARROW: usize = 100;

/// The title and the paragraphs.
#[must_use]
pub fn prose(report: &ReviewReport, rows: &[ReviewRow<'_>], lang: Lang) -> Page {
    let heading = |level, text: &str| Block::Heading { level, text: text.to_owned(), light: Light::None };
    let mut blocks = vec![heading(1, words::title(lang))];
    let mut in_force = true;
    for row in told(report, rows) {
        if in_force && row.part.standing != Standing::InForce {
            blocks.push(heading(2, phrases::not_in_force(lang)));
            in_force = false;
        }
        blocks.push(Block::Paragraph(row.paragraph.clone()));
    }
    Page { blocks }
}

/// The tables of the same numbers for so many columns, and what stands below them.
#[must_use]
pub fn tables(report: &ReviewReport, rows: &[ReviewRow<'_>], stamps: &[Stamp], width: usize, lang: Lang) -> Page {
    let mut told = told(report, rows);
    told.retain(|row| row.part.counts.tally.targets > 0);
    let mut blocks = Vec::new();
    if !told.is_empty() {
        let tables = [
            (words::statuses_title(lang), &STATUSES[..]),
            (words::reviews_title(lang), &REVIEWS),
            (words::obstacles_title(lang), &OBSTACLES),
        ];
        for (title, columns) in tables {
            let columns = columns_told(&told, columns, width);
            if columns.is_empty() {
                continue;
            }
            blocks.push(Block::Heading { level: 2, text: title.to_owned(), light: Light::None });
            blocks.push(table(report, &told, &columns, lang));
        }
    }
    let as_of = ledger::as_of(&report.as_of.to_string(), stamps, lang);
    let tolerance = report.tolerances.iter().next().copied().filter(|_| report.tolerances.len() == 1);
    match blocks.last_mut() {
        Some(Block::Table { closing, .. }) => {
            closing.remarks.push(as_of);
            closing.remarks.extend(words::method(tolerance, NAMED, lang));
        }
        _ => blocks.push(Block::Paragraph(as_of)),
    }
    Page { blocks }
}

/// The columns that say something of any row, as far as there is room.
fn columns_told(rows: &[&ReviewRow<'_>], columns: &[ReviewColumn], width: usize) -> Vec<ReviewColumn> {
    let told = |column: &ReviewColumn| match column {
        column if width < NARROW && SPARE.contains(column) => false,
        ReviewColumn::Targets | ReviewColumn::Reviewed => true,
        ReviewColumn::MetShare => rows.iter().any(|row| row.part.counts.tally.met_share() > Some(Decimal::ZERO)),
        ReviewColumn::ExpectedOrBetterShare => {
            rows.iter().any(|row| row.part.counts.expected_or_better_share() > Some(Decimal::ZERO))
        }
        column => rows.iter().any(|row| row.count(*column) > Some(0)),
    };
    columns.iter().copied().filter(told).collect()
}

fn table(report: &ReviewReport, rows: &[&ReviewRow<'_>], columns: &[ReviewColumn], lang: Lang) -> Block {
    let first = if report.by == GroupBy::Source { ReviewColumn::Source } else { ReviewColumn::Region };
    let heads: Vec<Head> = std::iter::once(first).chain(columns.iter().copied()).map(|c| c.head(lang)).collect();
    let reader = Reader::Person(lang);
    let row = |row: &&ReviewRow<'_>| {
        let numbers = columns.iter().map(|column| match row.cell(*column, reader) {
            Cell::Number { value, shown } => Cell::Number { value, shown },
            _ => Cell::Empty,
        });
        std::iter::once(Cell::Text(label(row, first, lang).into())).chain(numbers).collect()
    };
    Block::Table { heads, rows: rows.iter().map(row).collect(), closing: Closing::default() }
}

/// What a row is about, marked where its documents are not in force.
fn label(row: &ReviewRow<'_>, column: ReviewColumn, lang: Lang) -> String {
    let name = match row.cell(column, Reader::Person(lang)) {
        Cell::Text(name) => name.into_owned(),
        _ => words::total(lang).to_owned(),
    };
    let standing = row.part.standing.say(lang);
    if row.part.standing == Standing::InForce || name.contains(standing) {
        return name;
    }
    lang.pick(format!("{name}（{standing}）"), format!("{name} ({standing})"))
}
