//! The events of figures that an action wrote, and what answers them.

use rusqlite::Connection;

use super::super::appending::{Appending, Days, next_seq};
use super::super::chain::events::Events;
use super::super::identity::Place;
use super::super::trouble::Sql;
use super::super::{action, appending, rule};
use super::{Hindrance, Undone};
use crate::domain::deed::{Alike, Deed};
use crate::domain::fault::deed::DeedFault;
use crate::domain::history::Event;
use crate::domain::past::{Counter, Happening, Past, counters};

/// Answers every event of the action; gives how many events that took.
pub(super) fn answer(events: &mut Events<'_>, deed: &Deed, undone: &mut Undone) -> Sql<Result<u64, Hindrance>> {
    let db = events.db();
    let mut appending = Appending::new(events);
    for days in periods(db, undone.action.number)? {
        let past = days.past(db)?;
        let counters = match counters(&past, undone.action.number) {
            Ok(counters) => counters,
            Err(later) => return Ok(Err(Hindrance::BuiltOn(later))),
        };
        for (seq, counter) in (next_seq(&past)?..).zip(counters) {
            match counter {
                Counter::Retract { figure } => {
                    appending.about(days, seq, (Event::Retraction, figure))?;
                    undone.retracted += 1;
                }
                Counter::Restore { first, event } => {
                    if event == Event::Value
                        && let Err(fault) = may_restore(db, deed, undone, days, (&past, first))?
                    {
                        return Ok(Err(Hindrance::Fault(fault)));
                    }
                    appending.again(days, seq, (event, first))?;
                    undone.restored += 1;
                }
            }
        }
    }
    Ok(Ok(appending.written))
}

/// What others took back comes back by others, where it was approved or figures need approval now: else its recorder would
/// approve it.
fn may_restore(
    db: &Connection,
    deed: &Deed,
    undone: &Undone,
    days: Days,
    (past, first): (&[Happening], u32),
) -> Sql<Result<(), DeedFault>> {
    let actor = deed.actor();
    let Some(figure) = Past(past).find(first) else { return Ok(Ok(())) };
    if figure.event != Event::Proposal && !rule::asks_for_approval_of(db, days.place)? {
        return Ok(Ok(()));
    }
    if actor.alike(&undone.action.actor).is_some_and(|alike| alike != Alike::Unknown) {
        return Ok(Ok(()));
    }
    let recorder = action::known(db, figure.action)?.actor;
    let reporter = appending::reporter(db, days, first)?;
    Ok(match actor.barred(&recorder, reporter.as_ref()) {
        None => Ok(()),
        Some(alike) => Err(DeedFault::Own { figure: days.handle(db, first)?, alike }),
    })
}

/// The periods in which an action wrote something, in order.
fn periods(db: &Connection, action: i64) -> Sql<Vec<appending::Days>> {
    let mut select = db.prepare(
        "select distinct region, indicator, last_day, first_day from observation where action = ?1
         order by region, indicator, last_day, first_day",
    )?;
    let rows = select.query_map([action], |row| {
        let place = Place { region: row.get(0)?, indicator: row.get(1)? };
        Ok(Days { place, last_day: row.get(2)?, first_day: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
