//! The tables beside a board: targets counted by region, and the agencies compared, with the addends of their scores.

use crate::domain::code::{Coded, RegionCode};
use crate::i18n::columns::TallyColumn;
use crate::i18n::steps::score::see_sheet;
use crate::i18n::{Lang, board as words, phrases};
use crate::report::document::{Block, Cell, Lead, Link, LinkTable, Piece};
use crate::report::row::{Column, Reader, Row};
use crate::report::score;
use crate::report::tally::{Group, TallyRow};

use super::facet::{AGENCY, REGION, agency_code};

/// Targets by region.
pub fn regions(rows: &[TallyRow], lang: Lang) -> LinkTable {
    use TallyColumn as C;
    let columns = columns(&[C::Region], rows, |column| column != C::AttainmentCount);
    let title = words::Title::Regions.say(lang).to_owned();
    LinkTable { remarks: Vec::new(), ..table(title, &columns, rows, lang) }
}

/// The agencies, where there are any.
pub fn agencies(rows: &[TallyRow], one_region: bool, lang: Lang) -> Vec<Piece> {
    use TallyColumn as C;
    let is_named = |row: &TallyRow| matches!(row.group, Group::Agency { agency: Some(_), .. });
    if !rows.iter().any(is_named) {
        return vec![Piece::Block(Block::Paragraph(words::no_agencies(lang).to_owned()))];
    }
    let own: &[C] = if one_region { &[C::Agency, C::Role] } else { &[C::Agency, C::Region, C::Role] };
    let mut spare =
        vec![C::Coverage, C::AttainmentCount, C::ScoreAttainmentCount, C::SmallN, C::AgencySmallN, C::AgencyRegion];
    let reasons =
        |row: &TallyRow| [C::ScoreReason, C::AgencyScoreReason].map(|c| row.cell(c, Reader::Machine).into_owned());
    if rows.iter().map(reasons).all(|[own, whole]| own == whole) {
        spare.push(C::AgencyScoreReason);
    }
    let mut columns = columns(own, rows, |column| !spare.contains(&column));
    // What it comes to stands before what it is made of.
    let place = |column: &C| match column {
        column if own.contains(column) => 0,
        C::Rank => 1,
        C::AgencyScore => 2,
        C::Score => 3,
        C::Standing => 5,
        _ => 4,
    };
    columns.sort_by_key(place);
    let mut table = table(words::Title::Agencies.say(lang).to_owned(), &columns, &by_rank(rows), lang);
    table.remarks.push(phrases::counted_per_role(lang).to_owned());
    table.remarks.extend(score::remarks(rows, lang));
    // Nobody who reads the page need have the program.
    table.remarks.retain(|remark| remark != see_sheet(lang));
    vec![Piece::Links(table)]
}

/// The rows with the agencies of each region by their ranks; those that have none keep their order behind them.
fn by_rank(rows: &[TallyRow]) -> Vec<TallyRow> {
    let mut regions: Vec<&RegionCode> = Vec::new();
    for row in rows {
        if !regions.contains(&row.group.region()) {
            regions.push(row.group.region());
        }
    }
    let place = |row: &TallyRow| {
        let rank = row.scored.as_ref().and_then(|scored| scored.agency.rank);
        let region = regions.iter().position(|region| *region == row.group.region());
        (row.standing, region, rank.unwrap_or(usize::MAX))
    };
    let mut sorted = rows.to_vec();
    sorted.sort_by_key(place);
    sorted
}

/// Some columns, then all others in which something stands, and of those that count only what comes up.
fn columns(first: &[TallyColumn], rows: &[TallyRow], wanted: impl Fn(TallyColumn) -> bool) -> Vec<TallyColumn> {
    use TallyColumn as C;
    let names = [C::Agency, C::Region, C::Source, C::Role];
    let says = |cell: Cell<'_>| match cell {
        Cell::Empty => false,
        Cell::Number { value, .. } => !value.is_zero(),
        Cell::Flag { value, .. } => value,
        Cell::Term { code, .. } => code != crate::domain::source::Standing::InForce.code(),
        _ => true,
    };
    let comes_up = |column: &C| rows.iter().any(|row| says(row.cell(*column, Reader::Machine)));
    let more = C::ALL.iter().copied().filter(|column| !names.contains(column) && wanted(*column) && comes_up(column));
    first.iter().copied().chain(more).collect()
}

fn table(title: String, columns: &[TallyColumn], rows: &[TallyRow], lang: Lang) -> LinkTable {
    let line = |row: &TallyRow| {
        let link = |column: &TallyColumn| Link {
            cell: row.cell(*column, Reader::Person(lang)).into_owned(),
            lead: lead(row, *column),
            below: None,
        };
        columns.iter().map(link).collect()
    };
    let heads = columns.iter().map(|column| column.head(lang)).collect();
    LinkTable { title, heads, rows: rows.iter().map(line).collect(), remarks: Vec::new() }
}

/// From a name to its targets.
fn lead(row: &TallyRow, column: TallyColumn) -> Lead {
    match (&row.group, column) {
        (Group::Agency { agency: Some(agency), home: Some(home), .. }, TallyColumn::Agency) => {
            Lead::Choice { facet: AGENCY, code: agency_code(home, agency) }
        }
        (group, TallyColumn::Region) => Lead::Choice { facet: REGION, code: group.region().as_str().to_owned() },
        _ => Lead::Nowhere,
    }
}
