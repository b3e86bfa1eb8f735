//! One target on a board: its row, and its page with picture, facts, figures and their sources, methods and steps.

use rust_decimal::Decimal;

use crate::domain::light::Light;
use crate::i18n::board::{self as words, Title};
use crate::i18n::columns::TargetColumn;
use crate::i18n::{Lang, methods, number};
use crate::report::chart::chart;
use crate::report::document::{Block, BoardHead, Cell, Entry, Head, Item, Lead, Link, LinkTable, Piece, Sorting};
use crate::report::indicator::{identity, title};
use crate::report::method_table;
use crate::report::row::{Column, Reader, Row};
use crate::report::show::{facts, heading, verdict_steps};
use crate::report::tally::ORDER;
use crate::report::target::TargetRow;

use super::facet::marks;
use super::origins;

/// The columns of a board.
fn columns(one_region: bool) -> impl Iterator<Item = TargetColumn> {
    use TargetColumn as C;
    let all = [
        C::Name,
        C::Region,
        C::TargetValue,
        C::Deadline,
        C::LatestValue,
        C::Gap,
        C::Attainment,
        C::Bar,
        C::Lead,
        C::Status,
    ];
    all.into_iter().filter(move |column| !one_region || *column != C::Region)
}

/// The heads of a board.
pub fn heads(one_region: bool, lang: Lang) -> Vec<BoardHead> {
    let head = |column: TargetColumn| {
        let own = if column == TargetColumn::Bar { TargetColumn::Progress } else { column };
        let head = Head { heading: own.heading(lang).to_owned(), ..column.head(lang) };
        let sorting = match column {
            TargetColumn::Name | TargetColumn::Region | TargetColumn::Lead => Sorting::Words,
            _ => Sorting::Rank,
        };
        BoardHead { head, sorting }
    };
    columns(one_region).map(head).collect()
}

/// The entry of a target with its choices.
pub fn entry<'r>(row: &'r TargetRow<'_>, choices: Vec<Vec<usize>>, one_region: bool, lang: Lang) -> Entry<'r> {
    Entry {
        code: row.target.code.as_str(),
        title: title(row.dossier.indicator, row.region, lang),
        light: row.verdict.light,
        items: columns(one_region).map(|column| item(row, column, lang)).collect(),
        marks: marks(row, lang),
        choices,
        words: searched(row),
        page: page(row, lang),
    }
}

fn item<'r>(row: &'r TargetRow<'_>, column: TargetColumn, lang: Lang) -> Item<'r> {
    use TargetColumn as C;
    let cell = |column: C| row.cell(column, Reader::Person(lang));
    let verdict = &row.verdict;
    let beside = match column {
        C::LatestValue => cell(C::LatestPeriod),
        C::Gap => cell(C::GapPct),
        C::Status => match (verdict.days_overdue, verdict.due_soon) {
            (Some(days), _) => Cell::Text(words::overdue_by(&number::days(days, lang), lang).into()),
            (None, true) => Cell::Text(words::days_left(&number::days(verdict.days_left, lang), lang).into()),
            (None, false) => Cell::Empty,
        },
        _ => Cell::Empty,
    };
    let rank = match column {
        C::Gap => place(&row.cell(C::GapPct, Reader::Machine)),
        C::Status => ORDER.iter().position(|status| *status == verdict.status).map(Decimal::from),
        C::Name | C::Region | C::Lead => None,
        column => place(&row.cell(column, Reader::Machine)),
    };
    Item { cell: cell(column), beside, rank }
}

/// The place of a cell among others of its column.
fn place(cell: &Cell<'_>) -> Option<Decimal> {
    match cell {
        Cell::Number { value, .. } | Cell::Range { low: value, .. } => Some(*value),
        Cell::Date(day) => Some(chrono::Datelike::num_days_from_ce(day).into()),
        Cell::Bar(bar) => Some(if bar.done { bar.share.max(Decimal::ONE) } else { bar.share }),
        _ => None,
    }
}

/// What a target is found by beside the words of its row.
fn searched(row: &TargetRow<'_>) -> String {
    let (indicator, target) = (row.dossier.indicator, row.target);
    let mut found: Vec<&str> = vec![target.code.as_str(), &indicator.name];
    found.extend(indicator.name_en.as_deref());
    found.extend(target.wording.as_deref());
    found.extend(target.clause.as_ref().map(|place| &*place.number));
    if let Some(source) = row.source {
        found.push(&source.title);
        found.extend([&source.title_en, &source.number].into_iter().flatten().map(|text| &**text));
    }
    let agencies = [&row.roles.lead, &row.roles.responsible, &row.roles.support];
    found.extend(agencies.into_iter().flatten().map(|name| &**name));
    found.join(" ")
}

/// The page of a target.
fn page(row: &TargetRow<'_>, lang: Lang) -> Vec<Piece> {
    let part = |title: Title| Block::Heading { level: 3, text: title.say(lang).to_owned(), light: Light::None };
    let mut blocks = vec![heading(row, lang)];
    match chart(row, lang) {
        Some(chart) => blocks.push(Block::Chart(Box::new(chart))),
        None => blocks.push(Block::Paragraph(words::no_figures(lang).to_owned())),
    }
    blocks.push(part(Title::Facts));
    blocks.push(Block::Facts([facts(row, lang), identity(row.dossier.indicator, lang)].concat()));
    let mut pieces: Vec<Piece> = blocks.into_iter().map(Piece::Block).collect();
    pieces.extend(conflicts(row, lang));
    if let Some(figures) = origins::figures(row, lang) {
        pieces.push(Piece::Block(part(Title::Figures)));
        pieces.push(Piece::Links(figures));
    }
    pieces.push(Piece::Block(part(Title::Methods)));
    // The heading says it already.
    let is_title = |block: &Block| *block == Block::Paragraph(methods::title(lang).to_owned());
    pieces.extend(method_table::blocks(row, lang).into_iter().filter(|block| !is_title(block)).map(Piece::Block));
    pieces.push(Piece::Block(part(Title::Steps)));
    pieces.push(Piece::Block(Block::Steps(verdict_steps(row, lang))));
    pieces
}

/// The targets that ask for something else, each a step away.
fn conflicts(row: &TargetRow<'_>, lang: Lang) -> Option<Piece> {
    if row.conflicts.is_empty() {
        return None;
    }
    let link = |code: &&crate::domain::code::TargetCode| {
        let cell = Cell::Text(code.as_str().to_owned().into());
        vec![Link { cell, lead: Lead::Entry(code.as_str().to_owned()), below: None }]
    };
    Some(Piece::Links(LinkTable {
        title: TargetColumn::ConflictsWith.heading(lang).to_owned(),
        heads: vec![TargetColumn::ConflictsWith.head(lang)],
        rows: row.conflicts.iter().map(link).collect(),
        remarks: Vec::new(),
    }))
}
