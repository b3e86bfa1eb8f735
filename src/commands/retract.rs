//! `retract`, `approve`, `reject`: what is decided about figures on record, and its effect.

use std::collections::HashMap;

use super::arguments::{ApproveArgs, RejectArgs, RetractArgs};
use super::context::Context;
use super::effect::{Standing, standings, tell};
use super::exit::Failure;
use super::named::{Named, figures};
use super::output::Output;
use super::{ledger, open, remembered};
use crate::domain::code::IndicatorCode;
use crate::domain::deed::Deed;
use crate::domain::dossier::Scope;
use crate::domain::history::{Counting, Entry, Event, Handle};
use crate::domain::unit::Unit;
use crate::i18n::deeds as words;
use crate::store::{Proposal, Ruling, Store};

/// Figures that are told one by one.
const TOLD: usize = 20;

/// Runs `retract`.
pub fn run(context: &Context, args: &RetractArgs) -> Result<(), Failure> {
    let reason = ledger::filled(context, "--reason", &args.reason)?;
    let (mut store, context) = open::to_write(context)?;
    let deed = ledger::deed_because(&context, "retract", Some(reason));
    decide(&context, &mut store, (&deed, Ruling::Retract), args.dry_run, |store| {
        figures(&context, store, &args.figures, false)
    })
}

/// Runs `approve`.
pub fn approve(context: &Context, args: &ApproveArgs) -> Result<(), Failure> {
    if args.figures.is_empty() && args.action.is_none() && !args.all {
        return Err(Failure::said(words::name_something(true, context.lang)));
    }
    let (mut store, context) = open::to_write(context)?;
    let deed = ledger::deed(&context, "approve");
    decide(&context, &mut store, (&deed, Ruling::Approve), args.dry_run, |store| {
        if !args.figures.is_empty() {
            return figures(&context, store, &args.figures, true);
        }
        let waiting = of_action(&context, store, args.action)?;
        let all = waiting.len();
        // What one recorded oneself is left for others; where there is nothing else, the store says why not.
        let by_others =
            |proposal: &&Proposal| deed.actor().barred(&proposal.recorder, proposal.entry.by.as_ref()).is_none();
        let others: Vec<Proposal> = waiting.iter().filter(by_others).cloned().collect();
        let left = all - others.len();
        let chosen = if others.is_empty() { waiting } else { others };
        if left > 0 && left < all {
            context.note(&words::left_own(left, context.lang));
        }
        named(&context, store, chosen)
    })
}

/// Runs `reject`.
pub fn reject(context: &Context, args: &RejectArgs) -> Result<(), Failure> {
    let reason = ledger::filled(context, "--reason", &args.reason)?;
    if args.figures.is_empty() && args.action.is_none() {
        return Err(Failure::said(words::name_something(false, context.lang)));
    }
    let (mut store, context) = open::to_write(context)?;
    let deed = ledger::deed_because(&context, "reject", Some(reason));
    decide(&context, &mut store, (&deed, Ruling::Reject), args.dry_run, |store| {
        if !args.figures.is_empty() {
            return figures(&context, store, &args.figures, true);
        }
        let waiting = of_action(&context, store, args.action)?;
        named(&context, store, waiting)
    })
}

/// What waits of an action, or all that waits.
fn of_action(context: &Context, store: &Store, action: Option<i64>) -> Result<Vec<Proposal>, Failure> {
    let mut waiting = store.proposals(&Scope::default()).map_err(|fault| ledger::failure(context, &fault))?;
    if let Some(action) = action {
        waiting.retain(|proposal| proposal.entry.action.number == action);
    }
    if waiting.is_empty() {
        return Err(Failure::said([words::nothing_waits(action, context.lang)]));
    }
    Ok(waiting)
}

fn named(context: &Context, store: &Store, waiting: Vec<Proposal>) -> Result<Vec<Named>, Failure> {
    let mut known: HashMap<IndicatorCode, (Unit, Option<i64>)> = HashMap::new();
    waiting
        .into_iter()
        .map(|Proposal { handle, entry, .. }| {
            let (unit, retired_by) = match known.get(&handle.indicator) {
                Some(of_it) => of_it.clone(),
                None => remembered::find(context, store, &handle.indicator)?
                    .map_or_else(|| (Unit("".into()), None), |found| (found.indicator.unit, found.retired_by)),
            };
            known.insert(handle.indicator.clone(), (unit.clone(), retired_by));
            Ok(Named { handle, entry: Some(entry), unit, retired_by })
        })
        .collect()
}

/// Decides about the figures that are named while no other program writes, and says what came of it.
fn decide(
    context: &Context,
    store: &mut Store,
    (deed, ruling): (&Deed, Ruling),
    dry_run: bool,
    name: impl FnOnce(&Store) -> Result<Vec<Named>, Failure>,
) -> Result<(), Failure> {
    let (named, before, counting, after) = ledger::as_one(context, store, dry_run, |store| {
        let named = name(store)?;
        let handles: Vec<Handle> = named.iter().map(|named| named.handle.clone()).collect();
        let mut codes: Vec<IndicatorCode> = handles.iter().map(|handle| handle.indicator.clone()).collect();
        codes.sort_unstable();
        codes.dedup();
        let before = standings(context, store, &codes)?;
        let done = store.rule(deed, ruling, &handles).map_err(|fault| ledger::failure(context, &fault))?;
        done.map_err(|fault| Failure::said([words::fault(&fault, context.clock, context.lang).line(context.lang)]))?;
        let counting = named.iter().take(TOLD).map(|named| counting(context, store, named));
        let counting = counting.collect::<Result<Vec<_>, _>>()?;
        let after = standings(context, store, &codes)?;
        Ok((named, before, counting, after))
    })?;
    answer(context, ruling, &named, &counting, (&before, &after), dry_run)
}

/// The figure that counts for the period and definition of another.
fn counting(context: &Context, store: &Store, named: &Named) -> Result<Option<Entry>, Failure> {
    let Some(of) = &named.entry else { return Ok(None) };
    let entries = store.history(&named.handle.indicator).map_err(|fault| ledger::failure(context, &fault))?;
    let counts =
        |entry: &Entry| entry.period == of.period && entry.fit == of.fit && entry.counting == Some(Counting::Counts);
    Ok(entries.unwrap_or_default().into_iter().find(counts))
}

fn answer(
    context: &Context,
    ruling: Ruling,
    named: &[Named],
    counting: &[Option<Entry>],
    (before, after): (&[Standing], &[Standing]),
    dry_run: bool,
) -> Result<(), Failure> {
    let lang = context.lang;
    let event = match ruling {
        Ruling::Retract => Event::Retraction,
        Ruling::Approve => Event::Approval,
        Ruling::Reject => Event::Rejection,
    };
    let mut output = Output::answer(context);
    let mut told: Option<&IndicatorCode> = None;
    for (named, counting) in named.iter().zip(counting) {
        let value = named.entry.as_ref().map(|entry| ledger::value(context, entry, &named.unit)).unwrap_or_default();
        output.say(&words::ruled(event, &named.handle.to_string(), &value, dry_run, lang))?;
        let now = counting.as_ref().filter(|now| now.seq != named.handle.seq).map(|now| {
            let handle = Handle { seq: now.seq, ..named.handle.clone() };
            (handle.to_string(), ledger::value(context, now, &named.unit))
        });
        if ruling == Ruling::Retract && counting.as_ref().is_none_or(|now| now.seq != named.handle.seq) {
            output.say(&words::counts_now(now.as_ref().map(|(handle, value)| (&**handle, &**value)), lang))?;
        }
        let code = &named.handle.indicator;
        if let Some(action) = named.retired_by.filter(|_| told.replace(code) != Some(code)) {
            output.say(&format!("  {}", words::no_longer_tracked(code.as_str(), action, lang)))?;
        }
    }
    if named.len() > counting.len() {
        output.say(&crate::i18n::ledger::more_faults(named.len() - counting.len(), lang))?;
    }
    tell(context, &mut output, before, after)?;
    output.finish()
}
