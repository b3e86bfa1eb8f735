//! The database as it was known at a moment: finding the action that the moment stands for.

use chrono::TimeDelta;

use super::context::Context;
use super::exit::Failure;
use super::{ledger, open};
use crate::domain::moment::{Clock, Moment, When};
use crate::domain::rules::Rules;
use crate::i18n::known as words;
use crate::store::Store;

/// The ledger as it was known then, and the context of that day: where no as-of date was typed it is the civil day of the
/// moment, by the rules of then.
///
/// Nothing of it goes into what is printed, so that the answer is the one that was given then; the moment is said on
/// standard error.
pub fn at(context: &Context, store: Store, when: When) -> Result<(Store, Context), Failure> {
    let moment = find(context, &store, when)?.ok_or_else(|| nothing_known(context, &store, when))?;
    let clock = clock(context, &store)?;
    context.note(&words::known(&moment, clock, context.lang));
    then(context, store, when, &moment)
}

/// The last action at or before a moment; `None` where nothing was on record yet. A time without a zone is read by the
/// office's clock as the rules set it now.
pub fn find(context: &Context, store: &Store, when: When) -> Result<Option<Moment>, Failure> {
    let fault = |fault| ledger::failure(context, &fault);
    match (when, when.instant(clock(context, store)?)) {
        (When::Action(0), _) => Ok(None),
        (When::Action(number), _) => {
            if let Some(moment) = store.action(number).map_err(fault)? {
                return Ok(Some(moment));
            }
            let last = store.actions_span().map_err(fault)?.map_or(0, |(_, last)| last.action);
            Err(Failure::said(words::no_such_action(number, last, context.lang)))
        }
        (_, Some(at)) => store.last_action_at(at).map_err(fault),
        (_, None) => Ok(None),
    }
}

/// The last action before a moment since when something is asked: what was done at that moment or on that day belongs to
/// what is asked, what the named action did does not. `None` where nothing was on record before.
pub fn before(context: &Context, store: &Store, since: When) -> Result<Option<Moment>, Failure> {
    match since.beginning(clock(context, store)?) {
        // Instants are recorded in whole seconds.
        Some(beginning) => {
            let before = beginning.checked_sub_signed(TimeDelta::nanoseconds(1)).unwrap_or(beginning);
            store.last_action_at(before).map_err(|fault| ledger::failure(context, &fault))
        }
        None => find(context, store, since),
    }
}

/// The ledger as it was right after an action, and the context of that day.
pub fn then(context: &Context, store: Store, when: When, moment: &Moment) -> Result<(Store, Context), Failure> {
    let (store, here) = open::in_civil_time(context, store.known_after(moment.action))?;
    if context.as_of_typed {
        return Ok((store, here));
    }
    let at = if let When::Instant(at) = when { at } else { moment.at };
    let as_of = when.day().map_or_else(|| clock(context, &store).map(|clock| clock.day(at)), Ok)?;
    Ok((store, Context { as_of, ..here }))
}

/// What is said where nothing was known yet.
pub fn nothing_known(context: &Context, store: &Store, when: When) -> Failure {
    let first = store.actions_span().ok().flatten().map(|(first, _)| first);
    let clock = clock(context, store).unwrap_or(context.clock);
    Failure::said(words::nothing_known(when, first.as_ref(), clock, context.lang))
}

/// The office's clock, as its rules set it.
pub fn clock(context: &Context, store: &Store) -> Result<Clock, Failure> {
    Ok(open::clock(context, store)?.unwrap_or(Clock(Rules::default().utc_offset_minutes)))
}
