//! `load`: brings the database to a catalogue, and says what that changes.

use std::collections::HashMap;

use super::arguments::LoadArgs;
use super::context::Context;
use super::exit::Failure;
use super::output::Output;
use super::progress::busy;
use super::{files, ledger, open};
use crate::catalogue::{Reading, plan};
use crate::domain::catalogue::{Act, Change, FieldChange, ItemKind, Plan, Stamp};
use crate::domain::code::IndicatorCode;
use crate::domain::dossier::Scope;
use crate::domain::history::{Counting, Entry};
use crate::i18n::deeds;
use crate::i18n::ledger as words;
use crate::i18n::progress::Doing;
use crate::i18n::words::Spoken;
use crate::store::Store;

/// New items beyond so many are counted, not listed.
const LISTED: usize = 60;

/// Runs `load`.
pub fn run(context: &Context, args: &LoadArgs) -> Result<(), Failure> {
    let reading = files::catalogue(context, args.file.as_deref())?;
    let (mut store, context) = open::to_write(context)?;
    let context = &context;
    let fault = |fault| ledger::failure(context, &fault);
    check_base(context, &store, &reading)?;
    let head = &reading.catalogue.head;
    let known = store.stamps().map_err(fault)?.into_iter().find(|stamp| stamp.code == head.code);
    // The same digest is the same content: what is stored need not be read to tell.
    if let Some(known) = known.filter(|known| known.version == head.version && *known == reading.catalogue.stamp()) {
        return up_to_date(context, &known);
    }
    let deed = ledger::deed(context, "load");
    let turning = busy(context, Doing::Loading);
    // What is stored is read and changed while nobody else changes it: a plan against another state would leave a mixture.
    let (stored, stranded, moved) = ledger::as_one(context, &mut store, args.dry_run, |store| {
        check_base(context, store, &reading)?;
        let stored = store.catalogue(&head.code).map_err(fault)?;
        let plan = plan(stored.as_ref(), &reading.catalogue);
        let stranded = figures_of_retired(context, store, &plan)?;
        let before = store.extensions().map_err(fault)?;
        let before: HashMap<_, _> = before.iter().map(|then| (&then.target, then.is_in_force())).collect();
        store.load(&deed, &plan).map_err(fault)?;
        let mut moved = store.extensions().map_err(fault)?;
        // Whose deadline in force is no longer, or again, the one that was decided on.
        moved.retain(|now| *before.get(&now.target).unwrap_or(&true) != now.is_in_force());
        Ok((stored, stranded, moved))
    })?;
    drop(turning);
    let plan = plan(stored.as_ref(), &reading.catalogue);
    if plan.changes.is_empty() {
        return up_to_date(context, &plan.stamp);
    }
    say(context, &plan, args.dry_run)?;
    for (code, figures) in stranded {
        context.note(&deeds::retired_with_figures(&code, figures, context.lang));
    }
    for extension in &moved {
        context.note(&deeds::extension_beside(extension, context.lang));
    }
    tell_waiting(context, &store, &plan)
}

/// The indicators that a plan retires although figures of theirs stand on record, and how many.
fn figures_of_retired(context: &Context, store: &Store, plan: &Plan<'_>) -> Result<Vec<(String, usize)>, Failure> {
    let retired = |change: &&Change<'_>| change.act == Act::Retire && change.item.kind() == ItemKind::Indicator;
    let mut stranded = Vec::new();
    for change in plan.changes.iter().filter(retired) {
        let code = change.item.code();
        let Ok(indicator) = IndicatorCode::new(&code) else { continue };
        let entries = store.history(&indicator).map_err(|fault| ledger::failure(context, &fault))?.unwrap_or_default();
        let stands = |entry: &&Entry| {
            entry.value.is_some() && !matches!(entry.counting, Some(Counting::Retracted | Counting::Rejected))
        };
        let figures = entries.iter().filter(stands).count();
        if figures > 0 {
            stranded.push((code, figures));
        }
    }
    Ok(stranded)
}

/// Says that figures wait on, where approval is no longer asked for.
fn tell_waiting(context: &Context, store: &Store, plan: &Plan<'_>) -> Result<(), Failure> {
    let asked = |field: &FieldChange| field.field == "approval" && field.old.as_deref() == Some("true");
    if plan.changes.iter().any(|change| change.item.kind() == ItemKind::Rules && change.fields.iter().any(asked)) {
        let waiting = store.proposals(&Scope::default()).map_err(|fault| ledger::failure(context, &fault))?.len();
        if waiting > 0 {
            context.note(&deeds::waits_on(waiting, context.lang));
        }
    }
    Ok(())
}

fn up_to_date(context: &Context, stamp: &Stamp) -> Result<(), Failure> {
    let mut output = Output::answer(context);
    output.say(&words::up_to_date(stamp, context.lang))?;
    output.finish()
}

/// An overlay refers to targets of another catalogue, which the database must hold.
fn check_base(context: &Context, store: &Store, reading: &Reading) -> Result<(), Failure> {
    let Some(base) = &reading.catalogue.head.extends else { return Ok(()) };
    let stored = store.catalogue(base).map_err(|fault| ledger::failure(context, &fault))?;
    let Some(stored) = stored else {
        return Err(Failure::said(words::base_first(base.as_str(), context.lang)));
    };
    let faults = reading.check_against(&stored);
    if faults.is_empty() { Ok(()) } else { Err(files::refused(context, (&faults, 0), &reading.texts)) }
}

fn say(context: &Context, plan: &Plan<'_>, dry_run: bool) -> Result<(), Failure> {
    let count = |act: Act| plan.changes.iter().filter(|change| change.act == act).count();
    let mut output = Output::open(context, None)?;
    let added = count(Act::Add);
    for change in &plan.changes {
        if change.act == Act::Add && added > LISTED && !context.verbose {
            continue;
        }
        output.say(&line(context, change))?;
        for field in &change.fields {
            let sides = [&field.old, &field.new];
            let [old, new] = sides.map(|json| words::field_value(json.as_deref(), context.lang));
            output.say(&format!("    {}{}{old} → {new}", field.field, context.lang.pick("：", ": ")))?;
        }
    }
    let counts = [added, count(Act::Change), count(Act::Retire)];
    output.say(&words::loaded(&plan.stamp, counts, dry_run, context.lang))?;
    output.finish()
}

fn line(context: &Context, change: &Change<'_>) -> String {
    let (act, kind) = (change.act.say(context.lang), change.item.kind().say(context.lang));
    let code = change.item.code();
    context.lang.pick(format!("{act}{kind} {code}"), format!("{act} {kind} {code}"))
}
