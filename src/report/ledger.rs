//! The supervision ledger 督办台账: a target row with the columns that such ledgers have, among them some to write in.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::domain::agency::Role;
use crate::domain::code::{Coded, Text};
use crate::domain::observation::{Bound, Observation, Release};
use crate::domain::source::Standing;
use crate::domain::status::Reason;
use crate::i18n::columns::{OfficeColumn, TargetColumn};
use crate::i18n::unit::Quantity;
use crate::i18n::words::{Spoken, bound_sign};
use crate::i18n::{Lang, number, phrases, unit, workbook as words};

use super::document::{Align, Cell};
use super::row::{Column, Reader, Row, text};
use super::target::TargetRow;
use super::waiting::waiting;
use super::workbook::{Figure, Measure, Part};

/// A column of the ledger: one that only it has, or one of a target row.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LedgerColumn {
    /// The ledger's own.
    Own(OfficeColumn),
    /// Of a target row.
    Target(TargetColumn),
}

const OWN: usize = <OfficeColumn as Coded>::ALL.len();
const OF_TARGETS: usize = <TargetColumn as Coded>::ALL.len();

/// Every column there is.
const EVERY: [LedgerColumn; OWN + OF_TARGETS] = {
    let mut every = [LedgerColumn::Own(OfficeColumn::Number); OWN + OF_TARGETS];
    let mut at = 0;
    while at < every.len() {
        every[at] = if at < OWN {
            LedgerColumn::Own(<OfficeColumn as Coded>::ALL[at])
        } else {
            LedgerColumn::Target(<TargetColumn as Coded>::ALL[at - OWN])
        };
        at += 1;
    }
    every
};

impl Coded for LedgerColumn {
    const ALL: &'static [Self] = &EVERY;

    fn code(self) -> &'static str {
        match self {
            Self::Own(column) => column.code(),
            Self::Target(column) => column.code(),
        }
    }
}

impl Column for LedgerColumn {
    fn heading(self, lang: Lang) -> &'static str {
        match self {
            Self::Own(column) => column.heading(lang),
            Self::Target(column) => words::heading(column, lang).unwrap_or_else(|| column.heading(lang)),
        }
    }

    fn align(self) -> Align {
        match self {
            Self::Own(OfficeColumn::Number) => Align::Right,
            Self::Own(_) => Align::Left,
            Self::Target(column) => column.align(),
        }
    }

    fn wraps(self) -> bool {
        match self {
            Self::Own(column) => column != OfficeColumn::Number,
            Self::Target(column) => column.wraps(),
        }
    }

    fn is_picture(self) -> bool {
        matches!(self, Self::Target(column) if column.is_picture())
    }

    fn measure(self) -> Measure {
        match self {
            Self::Own(_) => Measure::Plain,
            Self::Target(column) => column.measure(),
        }
    }

    /// So narrow that the whole ledger stands on a sheet of A4 and can be read there.
    fn room(self) -> usize {
        use OfficeColumn as O;
        use TargetColumn as T;
        match self {
            Self::Own(O::Number) => 6,
            Self::Own(O::Units | O::Remarks) | Self::Target(T::Region | T::Status) => 8,
            Self::Own(O::Leads | O::Responsibles | O::Problems | O::NextSteps) => 10,
            Self::Own(O::Supports | O::Provenance) | Self::Target(T::Wording) => 12,
            Self::Own(O::Explanation | O::Basis) => 18,
            Self::Target(T::Name) => 16,
            Self::Target(column) if column.wraps() => 20,
            Self::Target(column) => column.room(),
        }
    }

    fn part(self) -> Part {
        match self {
            Self::Own(OfficeColumn::Number) => Part::Counter,
            Self::Own(OfficeColumn::Problems | OfficeColumn::NextSteps | OfficeColumn::Remarks) => Part::Input,
            Self::Own(_) => Part::Data,
            Self::Target(column) => column.part(),
        }
    }
}

/// A target as a line of the ledger.
#[derive(Debug, Clone, Copy)]
pub struct LedgerRow<'r>(pub &'r TargetRow<'r>);

impl Serialize for LedgerRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.0.serialize(serializer)
    }
}

impl Row for LedgerRow<'_> {
    type Column = LedgerColumn;

    fn cell(&self, column: LedgerColumn, reader: Reader) -> Cell<'_> {
        use OfficeColumn as C;
        let row = self.0;
        let lang = reader.lang().unwrap_or(Lang::Zh);
        let own = match column {
            LedgerColumn::Target(column) => return row.cell(column, reader),
            LedgerColumn::Own(own) => own,
        };
        match own {
            C::Number | C::Problems | C::NextSteps | C::Remarks => Cell::Empty,
            C::Units => text(units(row, lang)),
            C::Provenance => some(provenance(row, lang)),
            C::Explanation => some(explanation(row, lang)),
            C::Leads => named(row, Role::Lead, lang),
            C::Responsibles => named(row, Role::Responsible, lang),
            C::Supports => named(row, Role::Support, lang),
            C::Basis => text(basis(row, lang)),
        }
    }

    fn reader(&self, column: LedgerColumn, lang: Lang) -> Reader {
        match column {
            LedgerColumn::Own(_) => Reader::Person(lang),
            LedgerColumn::Target(column) => self.0.reader(column, lang),
        }
    }

    fn figure(&self, column: LedgerColumn, value: Decimal, lang: Lang) -> Figure {
        match column {
            LedgerColumn::Own(_) => Figure::of(Measure::Plain, value),
            LedgerColumn::Target(column) => self.0.figure(column, value, lang),
        }
    }
}

fn some<'c>(said: impl Into<Cow<'c, str>>) -> Cell<'c> {
    let said = said.into();
    if said.is_empty() { Cell::Empty } else { text(said) }
}

/// The target's unit; where the figures have another (a multiple, a mean growth), both.
fn units<'r>(row: &'r TargetRow<'_>, lang: Lang) -> Cow<'r, str> {
    let of_figures = &row.dossier.indicator.unit;
    if row.unit == *of_figures {
        return if lang == Lang::Zh { row.unit.as_str().into() } else { unit::name(&row.unit, lang).into() };
    }
    words::two_units(&unit::name(&row.unit, lang), &unit::name(of_figures, lang), lang).into()
}

/// Who published the latest figure and under which title; the address where neither is known.
fn provenance<'r>(row: &'r TargetRow<'_>, lang: Lang) -> Cow<'r, str> {
    let Some(figure) = row.verdict.latest.or(row.verdict.nearby) else { return Cow::Borrowed("") };
    let from = match (figure.publisher.as_deref(), figure.title.as_deref()) {
        (Some(publisher), Some(title)) => Cow::Owned([publisher, words::comma(lang), title].concat()),
        (Some(known), None) | (None, Some(known)) => Cow::Borrowed(known),
        (None, None) => Cow::Borrowed(figure.url.as_deref().unwrap_or_default()),
    };
    let release = figure.release;
    if release == Release::Unmarked { from } else { words::released(&from, release.say(lang), lang).into() }
}

/// The agencies in a role, as the document writes them; whom the office assigned is marked.
fn named<'r>(row: &'r TargetRow<'_>, role: Role, lang: Lang) -> Cell<'r> {
    let names = row.roles.of(role);
    if names.is_empty() {
        return if role == Role::Lead && row.roles.is_empty() {
            text(phrases::nobody_named(lang))
        } else {
            Cell::Empty
        };
    }
    let assigned = row.assigned.of(role);
    let name = |name: &'r Text| {
        if assigned.contains(name) { Cow::Owned(phrases::assigned(name, lang)) } else { Cow::Borrowed(&**name) }
    };
    Cell::List(names.iter().map(name).collect())
}

/// The document with its number, the place in it, and its standing where it is not in force.
fn basis(row: &TargetRow<'_>, lang: Lang) -> String {
    let title = row.source.map_or(row.target.source.as_str(), |source| {
        lang.pick(&*source.title, source.title_en.as_deref().unwrap_or(&source.title))
    });
    let number = row.source.and_then(|source| source.number.as_deref());
    let clause = row.target.clause.as_ref().map(|place| phrases::clause(&place.number, place.part, lang));
    let standing = (row.standing() != Standing::InForce).then(|| words::counted_apart(title, row.standing(), lang));
    phrases::basis(&words::document(title, number, lang), clause.as_deref(), standing.as_deref(), lang)
}

/// What a reader of the line must know: why something cannot be said, what decided, what contradicts.
fn explanation(row: &TargetRow<'_>, lang: Lang) -> String {
    let verdict = &row.verdict;
    let mut said: Vec<String> = Vec::new();
    said.extend(verdict.reason.map(|reason| reason.say(lang).to_owned()));
    if verdict.stale && verdict.reason != Some(Reason::Stale) {
        said.push(Reason::Stale.say(lang).to_owned());
    }
    if let (None, Some(near)) = (verdict.latest, verdict.nearby) {
        said.push(words::close_figure(near.note.as_deref(), lang));
    }
    said.extend(decided(row, lang));
    if !verdict.years.is_empty()
        && let Cell::List(years) = row.cell(TargetColumn::Years, Reader::Person(lang))
    {
        said.push(number::list(&years, lang));
    }
    let told = |reason: Reason| verdict.reason != Some(reason) && verdict.judged.is_some();
    if let Some(reason) = verdict.attainment.err().filter(|reason| told(*reason)) {
        said.push(words::not_stated(TargetColumn::Attainment.heading(lang), reason.say(lang), lang));
    }
    if let Some(reason) =
        verdict.progress.err().filter(|reason| told(*reason) && verdict.attainment.err() != Some(*reason))
    {
        said.push(words::not_stated(words::progress(lang), reason.say(lang), lang));
    }
    if let (Some(extension), Some(original)) = (&row.target.extension, row.original) {
        said.push(words::extended(row.target.deadline, &extension.basis, lang));
        said.push(phrases::by_original(original.status, original.days_overdue, lang));
    }
    if let Some(day) = row.assignment.and_then(|assignment| assignment.internal_deadline) {
        said.push(words::internal_deadline(day, lang));
    }
    said.extend(waiting(row, lang));
    if !row.conflicts.is_empty() {
        let others: Vec<&str> = row.conflicts.iter().map(|code| code.as_str()).collect();
        said.push(words::conflict(&number::list(&others, lang), lang));
    }
    if let Cell::Text(note) = row.cell(TargetColumn::Note, Reader::Person(lang)) {
        said.push(note.into_owned());
    }
    said.join(words::semicolon(lang))
}

/// The value that decided, where that is not the latest figure itself.
fn decided(row: &TargetRow<'_>, lang: Lang) -> Option<String> {
    let verdict = &row.verdict;
    let judged = verdict.judged?;
    let same = |figure: &Observation| figure.period == judged.period && figure.value == judged.value;
    if verdict.latest.is_some_and(same) {
        return None;
    }
    let value = Quantity::of(judged.value, &row.unit).rounded(4, verdict.reach.ok()).say(lang);
    let sign = if judged.bound == Bound::Exact { "" } else { bound_sign(judged.bound) };
    Some(words::decided(&judged.period.to_string(), &format!("{sign}{value}"), lang))
}
