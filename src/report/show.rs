//! The page about one indicator: each target with its verdict and the steps to it, and the whole series with sources.

use serde::Serialize;
use std::borrow::Cow;

use crate::domain::agency::Role;
use crate::domain::code::{Coded, Text};
use crate::domain::light::Light;
use crate::domain::method::Method;
use crate::domain::source::Standing;
use crate::domain::step::steps;
use crate::i18n::columns::TargetColumn;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, calendar, columns, number, phrases, steps as words};

use super::chart::chart;
use super::document::{Block, Cell, Page};
use super::indicator::{identity, title};
use super::legend::Ladders;
use super::method::MethodRow;
use super::method_table;
use super::row::{Reader, Row};
use super::series::{Point, series};
use super::target::TargetRow;
use super::waiting::waiting;

/// A target row with its series and the steps of its verdict: the JSON of `show`.
#[derive(Debug, Serialize)]
pub struct ShowRow<'r> {
    #[serde(flatten)]
    row: MethodRow<'r, 'r>,
    series: Vec<Point<'r>>,
    steps: Vec<String>,
}

impl<'r> ShowRow<'r> {
    /// The row with what stands behind it; the steps are worded in a language.
    #[must_use]
    pub fn new(row: &'r TargetRow<'r>, lang: Lang) -> Self {
        Self {
            row: MethodRow::new(row, Method::ALL),
            series: Point::all(row.dossier.observations, row.verdict.as_of),
            steps: verdict_steps(row, lang),
        }
    }
}

/// The steps of a row's verdict in words.
#[must_use]
pub fn verdict_steps(row: &TargetRow<'_>, lang: Lang) -> Vec<String> {
    steps(&row.case(), &row.verdict).iter().map(|step| words::step(step, lang)).collect()
}

/// The page about the targets of one indicator.
#[must_use]
pub fn page(rows: &[TargetRow<'_>], lang: Lang) -> Page {
    let Some(first) = rows.first() else { return Page::default() };
    let mut blocks =
        vec![Block::Heading { level: 1, text: title(first.dossier.indicator, first.region, lang), light: Light::None }];
    blocks.push(Block::Facts(identity(first.dossier.indicator, lang)));
    for row in rows {
        blocks.push(heading(row, lang));
        blocks.push(Block::Facts(facts(row, lang)));
        blocks.extend(method_table::blocks(row, lang));
        blocks.extend(chart(row, lang).map(|chart| Block::Chart(Box::new(chart))));
        blocks.push(Block::Paragraph(phrases::steps_title(lang).to_owned()));
        blocks.push(Block::Steps(verdict_steps(row, lang)));
    }
    blocks.extend(series(first.dossier.indicator, first.dossier.observations, first.verdict.as_of, lang));
    let mut ladders = Ladders::default();
    for row in rows {
        ladders.add(row);
    }
    blocks.push(Block::Legend(ladders.legends(lang)));
    Page { blocks }
}

/// The heading of a target: what it asks, by when, and where it stands, with its light.
pub(super) fn heading(row: &TargetRow<'_>, lang: Lang) -> Block {
    let status = shown(row, TargetColumn::Status, lang).unwrap_or_default();
    let aim = shown(row, TargetColumn::TargetValue, lang).unwrap_or_default();
    let deadline = match &row.target.extension {
        Some(extension) => phrases::extended(extension.deadline, row.target.deadline, lang),
        None => row.target.deadline.to_string(),
    };
    let text = phrases::target_title(&aim, &deadline, &status, lang);
    Block::Heading { level: 2, text, light: row.verdict.light }
}

/// A cell's words, or nothing where the cell is empty.
pub(super) fn shown(row: &TargetRow<'_>, column: TargetColumn, lang: Lang) -> Option<String> {
    match row.cell(column, Reader::Person(lang)) {
        Cell::Text(text) => Some(text.into_owned()),
        Cell::Number { shown, value } => Some(shown.unwrap_or_else(|| number::number(value, lang))),
        Cell::Range { shown, low, high } => Some(shown.unwrap_or_else(|| number::range(low, high, lang))),
        Cell::Date(day) => Some(calendar::date(day, lang)),
        Cell::Flag { shown, .. } => Some(shown.into_owned()),
        Cell::Term { label, .. } => Some(label.into_owned()),
        Cell::List(items) if !items.is_empty() => Some(number::list(&items, lang)),
        Cell::Empty | Cell::List(_) | Cell::Bar(_) => None,
    }
}

fn listed(row: &TargetRow<'_>, lang: Lang, columns: &[TargetColumn]) -> Vec<(String, String)> {
    columns
        .iter()
        .filter_map(|&column| {
            Some((columns::TargetColumn::heading(column, lang).to_owned(), shown(row, column, lang)?))
        })
        .collect()
}

/// What was promised: the target, its place in the document, and who answers for it.
pub(super) fn commitment(row: &TargetRow<'_>, lang: Lang) -> Vec<(String, String)> {
    use TargetColumn as C;
    let mut facts = listed(row, lang, &[C::Target, C::Wording]);
    let source = shown(row, C::Source, lang).unwrap_or_default();
    let clause = row.target.clause.as_ref().map(|place| phrases::clause(&place.number, place.part, lang));
    let standing = (row.standing() != Standing::InForce).then(|| row.standing().say(lang));
    facts.push((
        columns::TargetColumn::heading(C::Source, lang).to_owned(),
        phrases::basis(&source, clause.as_deref(), standing, lang),
    ));
    facts.extend(listed(
        row,
        lang,
        &[
            C::DeadlineBasis,
            C::ExtendedTo,
            C::ExtensionBasis,
            C::ExtensionNote,
            C::StatusOriginal,
            C::DaysOverdueOriginal,
            C::Strength,
            C::Judge,
        ],
    ));
    facts.extend(agencies(row, lang));
    facts
}

/// What a target asks, of whom, and how it stands.
pub(super) fn facts(row: &TargetRow<'_>, lang: Lang) -> Vec<(String, String)> {
    use TargetColumn as C;
    let mut facts = commitment(row, lang);
    facts.extend(listed(
        row,
        lang,
        &[
            C::InternalDeadline,
            C::Contact,
            C::LatestValue,
            C::LatestPeriod,
            C::YearToDateValue,
            C::YearToDatePeriod,
            C::YearToDateElapsed,
            C::NearbyValue,
            C::NearbyPeriod,
            C::NearbyNote,
            C::Gap,
            C::GapPct,
            C::Attainment,
            C::Progress,
            C::Elapsed,
            C::Pace,
        ],
    ));
    facts.extend(lag(row, lang));
    if row.verdict.days_left >= 0 && !row.verdict.status.is_met() {
        facts.extend(listed(row, lang, &[C::DaysLeft]));
    }
    facts.extend(listed(
        row,
        lang,
        &[C::NeededPerYear, C::AmbitionPerYear, C::AmbitionGrowth, C::DaysOverdue, C::Reason],
    ));
    let reviewed = row.review_ground().map(|ground| (ground.review(), ground));
    facts.push((columns::TargetColumn::heading(C::Review, lang).to_owned(), phrases::reviewed(reviewed, lang)));
    let heading = columns::TargetColumn::heading(C::Pending, lang);
    facts.extend(waiting(row, lang).map(|said| (heading.to_owned(), said)));
    facts.extend(listed(row, lang, &[C::ConflictsWith, C::Note]));
    facts
}

/// Who answers for a target, role by role; whom the office assigned is marked.
fn agencies(row: &TargetRow<'_>, lang: Lang) -> Vec<(String, String)> {
    let roles = [
        (TargetColumn::Lead, Role::Lead),
        (TargetColumn::Responsible, Role::Responsible),
        (TargetColumn::Support, Role::Support),
    ];
    let fact = |column, text| (columns::TargetColumn::heading(column, lang).to_owned(), text);
    if row.roles.is_empty() {
        return vec![fact(TargetColumn::Lead, phrases::nobody_named(lang).to_owned())];
    }
    let named = roles.iter().filter(|(_, role)| !row.roles.of(*role).is_empty());
    named
        .map(|&(column, role)| {
            let assigned = row.assigned.of(role);
            let name = |name: &Text| {
                Cow::Owned(if assigned.contains(name) { phrases::assigned(name, lang) } else { name.to_string() })
            };
            fact(column, number::list(&row.roles.of(role).iter().map(name).collect::<Vec<_>>(), lang))
        })
        .collect()
}

/// By how many months a target is late, or early.
fn lag(row: &TargetRow<'_>, lang: Lang) -> Option<(String, String)> {
    let shown = shown(row, TargetColumn::LagMonths, lang)?;
    Some(match shown.strip_prefix('-') {
        Some(early) => (phrases::months_early(lang).to_owned(), early.to_owned()),
        None => (columns::TargetColumn::heading(TargetColumn::LagMonths, lang).to_owned(), shown),
    })
}
