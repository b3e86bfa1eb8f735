//! `changes`: what moved between two moments of the record, and the statuses that changed because of it.
//!
//! The ledger is read through two stores, one as it was known at each moment, region by region.

mod catalogues;
mod extensions;
mod figures;
mod statuses;

use std::collections::{HashMap, HashSet};
use std::ops::ControlFlow;

use chrono::NaiveDate;
use serde::Serialize;

use super::arguments::ChangesArgs;
use super::choose::Choice;
use super::context::Context;
use super::exit::Failure;
use super::list::{List, Plan, ever_fewer};
use super::output::Output;
use super::report::surround;
use super::{known, ledger, open, rows};
use crate::domain::change::ChangeKind;
use crate::domain::code::{Coded, IndicatorCode, RegionCode};
use crate::domain::dossier::Office;
use crate::domain::fault::store::StoreFault;
use crate::domain::moment::{Clock, Moment, When, utc};
use crate::i18n::change::{self as words, Part};
use crate::i18n::columns::ChangeColumn;
use crate::i18n::known as known_words;
use crate::report::around::Around;
use crate::report::change::ChangeRow;
use crate::report::document::Closing;
use crate::store::{Access, Store};

/// The ledger at both ends of a stretch of the record.
struct Stretch<'s> {
    context: &'s Context,
    /// As it was known at the beginning.
    before: &'s Store,
    /// As it is known at the end.
    since: &'s Store,
    /// The last action before the stretch; 0 where there is none.
    after: i64,
    choice: &'s Choice,
    office_before: &'s Office,
    /// The indicators that filters by agency or document leave; `None` for all.
    kept: Option<HashSet<IndicatorCode>>,
}

impl Stretch<'_> {
    fn fault(&self, fault: &StoreFault) -> Failure {
        ledger::failure(self.context, fault)
    }

    fn keeps(&self, indicator: &IndicatorCode) -> bool {
        self.kept.as_ref().is_none_or(|kept| kept.contains(indicator))
    }

    fn reaches(&self, region: &RegionCode) -> bool {
        self.choice.scope.regions.as_ref().is_none_or(|regions| regions.contains(region))
    }
}

/// Runs `changes`.
pub fn run(context: &Context, args: &ChangesArgs) -> Result<(), Failure> {
    if context.db_is_default() && !context.db.value.exists() {
        return Err(Failure::said(known_words::nothing_recorded(context.lang)));
    }
    let (store, now) = open::to_read(context)?;
    let fault = |fault: StoreFault| ledger::failure(context, &fault);
    let first = known::before(&now, &store, args.since)?;
    let last = match args.until {
        Some(when) => Some(known::find(&now, &store, when)?.ok_or_else(|| known::nothing_known(&now, &store, when))?),
        None => store.actions_span().map_err(fault)?.map(|(_, last)| last),
    };
    let clock = known::clock(&now, &store)?;
    let number = |moment: Option<&Moment>| moment.map_or(0, |moment| moment.action);
    let (after, upto) = (number(first.as_ref()), number(last.as_ref()));
    if let Some(until) = args.until.filter(|_| after > upto) {
        return Err(Failure::said(words::wrong_order(args.since, until, clock, context.lang)));
    }
    let (since, context) = &match (args.until, &last) {
        (Some(when), Some(moment)) => known::then(context, store, when, moment)?,
        _ => (store.known_after(upto), now),
    };
    let before = &Store::open(&context.db.value, Access::Read).map_err(fault)?.known_after(after);
    let choice = &Choice::settle(context, since, &args.filters)?;
    let office_before = &before.office(&choice.scope).map_err(fault)?;
    let mut stretch = Stretch { context, before, since, after, choice, office_before, kept: None };
    stretch.kept = kept(&stretch)?;
    let ends = (args.since, first.as_ref(), last.as_ref().filter(|_| upto > after), clock);
    tell(&stretch, args, ends)
}

/// The indicators with a target that filters by agency or document leave, at either end; `None` where there are none.
fn kept(stretch: &Stretch<'_>) -> Result<Option<HashSet<IndicatorCode>>, Failure> {
    let choice = stretch.choice;
    if choice.agencies.is_none() && !choice.is_of_some_sources() {
        return Ok(None);
    }
    let mut kept = HashSet::new();
    for (store, office) in [(stretch.before, stretch.office_before), (stretch.since, &choice.office)] {
        let around = Around::new(office);
        let look = store.dossiers_without_figures(&choice.scope, &mut |dossier| {
            if dossier.targets.iter().any(|target| choice.admits(target, &around.roles(target))) {
                kept.insert(dossier.indicator.code.clone());
            }
            ControlFlow::Continue(())
        });
        look.map_err(|fault| stretch.fault(&fault))?;
    }
    Ok(Some(kept))
}

type Ends<'e> = (When, Option<&'e Moment>, Option<&'e Moment>, Clock);

fn tell(stretch: &Stretch<'_>, args: &ChangesArgs, ends: Ends<'_>) -> Result<(), Failure> {
    let (when, first, upto, clock) = ends;
    let (context, lang) = (stretch.context, stretch.context.lang);
    let stamps = rows::stamps(context, stretch.since)?;
    let mut output = Output::open(context, args.listing.destination.file())?;
    let mut surround = surround(context, &stamps, words::title(lang));
    surround.preface.push(words::between((when, first), upto, clock, lang));
    let plan = Plan {
        name: "changes",
        usual: ever_fewer(output.width(), usual_columns),
        all: ChangeColumn::ALL.to_vec(),
        scripts: ChangeColumn::ALL
            .iter()
            .copied()
            .filter(|c| !matches!(c, ChangeColumn::Detail | ChangeColumn::Says))
            .collect(),
        surround,
        stamps: &stamps,
        as_of: context.as_of,
    };
    let list = List::begin(context, &args.listing, plan, &mut output)?;
    let mut teller =
        Teller { list, part: None, counts: HashMap::new(), as_of: context.as_of, then: args.as_of_then, context };
    if upto.is_some() {
        statuses::by_record(stretch, &mut teller)?;
    }
    if let Some(then) = args.as_of_then {
        statuses::by_time(stretch, then, &mut teller)?;
    }
    if upto.is_some() {
        figures::tell(stretch, &mut teller)?;
        extensions::tell(stretch, &mut teller)?;
        catalogues::tell(stretch, &mut teller)?;
    }
    teller.end(Between {
        from: when.beginning(clock).map(utc),
        since: first.map(End::of),
        until: upto.or(first).map(End::of),
        as_of_then: args.as_of_then,
    })?;
    output.finish()
}

/// The stretch of the record, beside the rows of the JSON.
#[derive(Serialize)]
struct Between<'b> {
    /// The instant from which on; none where an action was named.
    from: Option<String>,
    /// The last action before.
    since: Option<End<'b>>,
    until: Option<End<'b>>,
    as_of_then: Option<NaiveDate>,
}

#[derive(Serialize)]
struct End<'b> {
    action: i64,
    at: String,
    command: &'b str,
}

impl<'b> End<'b> {
    fn of(moment: &'b Moment) -> Self {
        let at = utc(moment.at);
        Self { action: moment.action, at, command: &moment.command }
    }
}

/// Writes the list part by part and counts.
struct Teller<'o, 'c> {
    list: List<'o, ChangeColumn>,
    part: Option<Part>,
    counts: HashMap<ChangeKind, usize>,
    as_of: NaiveDate,
    then: Option<NaiveDate>,
    context: &'c Context,
}

impl Teller<'_, '_> {
    /// Adds a row to a part, which begins with its first row.
    fn row(&mut self, part: Part, row: &ChangeRow<'_>) -> Result<(), Failure> {
        if self.part != Some(part) {
            let then = self.then.unwrap_or(self.as_of).to_string();
            self.list.section(&words::part(part, &self.as_of.to_string(), &then, self.context.lang))?;
            self.part = Some(part);
        }
        *self.counts.entry(row.kind).or_default() += 1;
        self.list.row(row)
    }

    fn end(self, between: Between<'_>) -> Result<(), Failure> {
        let lang = self.context.lang;
        let counts: Vec<(ChangeKind, usize)> =
            ChangeKind::ALL.iter().map(|kind| (*kind, self.counts.get(kind).copied().unwrap_or_default())).collect();
        let remarks = if self.then.is_none() { vec![words::only_by_record(lang).to_owned()] } else { Vec::new() };
        let closing = Closing { totals: Some(words::totals(&counts, lang)), remarks, ..Closing::default() };
        self.list.end_beside(&closing, "between", between)
    }
}

/// The actions that rows are by, each read once.
struct Actions<'s> {
    store: &'s Store,
    known: HashMap<i64, Moment>,
}

impl<'s> Actions<'s> {
    fn new(store: &'s Store) -> Self {
        Self { store, known: HashMap::new() }
    }

    /// The action with this number.
    fn find(&mut self, number: i64) -> Result<Option<&Moment>, StoreFault> {
        if !self.known.contains_key(&number)
            && let Some(moment) = self.store.action(number)?
        {
            self.known.insert(number, moment);
        }
        Ok(self.known.get(&number))
    }
}

fn usual_columns(width: usize) -> Vec<ChangeColumn> {
    use ChangeColumn as C;
    match width {
        0..64 => vec![C::Name, C::Detail, C::Old, C::New],
        64..100 => vec![C::Change, C::Name, C::Detail, C::Old, C::New, C::Action],
        100..150 => vec![C::Change, C::Item, C::Name, C::Detail, C::Old, C::New, C::By, C::Action, C::Because],
        _ => vec![
            C::Change,
            C::Item,
            C::Region,
            C::Code,
            C::Name,
            C::Detail,
            C::Old,
            C::New,
            C::Counting,
            C::By,
            C::At,
            C::Action,
            C::Because,
            C::Basis,
            C::Note,
        ],
    }
}
