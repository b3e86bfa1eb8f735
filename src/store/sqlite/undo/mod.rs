//! Taking an action back: what answers each row it wrote is written under a new action, or nothing is.

mod figures;
mod versions;

use std::cmp::Reverse;
use std::collections::{HashMap, HashSet};

use rusqlite::Connection;

use super::chain::events::Events;
use super::trouble::Sql;
use super::{Store, action};
use crate::domain::code::IndicatorCode;
use crate::domain::deed::{Action, Actor, Deed};
use crate::domain::fault::deed::DeedFault;
use crate::domain::fault::store::StoreFault;

/// What was taken back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Undone {
    /// The action.
    pub action: Action,
    /// Figures that were retracted.
    pub retracted: u64,
    /// Figures that were brought back.
    pub restored: u64,
    /// Things of catalogues that say again what they said before.
    pub versions: u64,
    /// Deadlines that were moved back.
    pub extensions: u64,
    /// The action itself, which can be taken back in turn.
    pub by: i64,
    /// The action of the same person before the one that was taken back, not taken back itself.
    pub before: Option<Action>,
}

/// Why an action is not taken back.
pub(super) enum Hindrance {
    /// A later action built on it.
    BuiltOn(i64),
    /// Something else.
    Fault(DeedFault),
}

impl Store {
    /// The last action of a person.
    pub fn last_action(&self, actor: &Actor) -> Result<Option<Action>, StoreFault> {
        self.reading(|db| last_of(&db, actor, i64::MAX))
    }

    /// The indicators whose figures or deadlines an action wrote, at most so many.
    pub fn touched(&self, action: i64, most: u32) -> Result<Vec<IndicatorCode>, StoreFault> {
        self.reading(|db| {
            let mut select = db.prepare_cached(
                "select i.code from (select distinct region, indicator from observation where action = ?1
                                     union select region, indicator from extension where action = ?1) t
                 join indicator i on i.region = t.region and i.id = t.indicator order by i.id limit ?2",
            )?;
            let mut rows = select.query((action, most))?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                found.push(IndicatorCode::new(row.get_ref(0)?.as_str().unwrap_or_default())?);
            }
            Ok(found)
        })
    }

    /// Takes an action back: the one named, else the last one of the same person.
    pub fn undo(&mut self, deed: &Deed, number: Option<i64>) -> Result<Result<Undone, DeedFault>, StoreFault> {
        self.deciding(deed, |events| {
            let (db, now) = (events.db(), events.action());
            let number = match number {
                Some(number) => number,
                None => match last_of(db, &deed.actor(), now)? {
                    Some(action) => action.number,
                    None => return Ok(Err(DeedFault::NothingDone)),
                },
            };
            let Some(action) = action::find(db, number)?.filter(|action| action.number != now) else {
                return Ok(Err(DeedFault::NoSuchAction(number)));
            };
            take_back(events, deed, action)
        })
    }
}

fn take_back(events: &mut Events<'_>, deed: &Deed, action: Action) -> Sql<Result<Undone, DeedFault>> {
    let (db, now) = (events.db(), events.action());
    let mut undone = Undone { retracted: 0, restored: 0, versions: 0, extensions: 0, by: now, before: None, action };
    db.execute("insert into undo (action, takes_back) values (?1, ?2)", [now, undone.action.number])?;
    let answered = match figures::answer(events, deed, &mut undone)? {
        Ok(written) => versions::answer(db, now, &mut undone)?.map(|()| written),
        Err(hindrance) => Err(hindrance),
    };
    let written = match answered {
        Ok(written) => written,
        Err(Hindrance::Fault(fault)) => return Ok(Err(fault)),
        Err(Hindrance::BuiltOn(later)) => {
            let (action, later) = (Box::new(undone.action), action::known(db, later)?);
            return Ok(Err(DeedFault::BuiltOn { action, later }));
        }
    };
    if written + undone.versions + undone.extensions == 0 {
        return Ok(Err(DeedFault::WroteNothing(Box::new(undone.action))));
    }
    undone.before = before(db, &undone.action)?;
    Ok(Ok(undone))
}

/// The last action of a person before another one.
fn last_of(db: &Connection, actor: &Actor, before: i64) -> Sql<Option<Action>> {
    let mut select =
        db.prepare_cached(&format!("select {} from action a where a.id < ?1 order by a.id desc", action::COLUMNS))?;
    let mut rows = select.query([before])?;
    while let Some(row) = rows.next()? {
        let found = action::read(row, 0)?;
        if found.actor.is(actor) {
            return Ok(Some(found));
        }
    }
    Ok(None)
}

/// The last action of the same person before one that is neither an undo nor taken back.
fn before(db: &Connection, action: &Action) -> Sql<Option<Action>> {
    let taken_back = taken_back(db)?;
    // From the last undo to the first: one that was itself undone takes nothing back.
    let mut undos: Vec<(i64, i64)> = taken_back.iter().map(|(undo, of)| (*undo, *of)).collect();
    undos.sort_unstable_by_key(|(undo, _)| Reverse(*undo));
    let mut undone = HashSet::new();
    for (undo, of) in undos {
        if !undone.contains(&undo) {
            undone.insert(of);
        }
    }
    let mut number = action.number;
    while let Some(earlier) = last_of(db, &action.actor, number)? {
        if !taken_back.contains_key(&earlier.number) && !undone.contains(&earlier.number) {
            return Ok(Some(earlier));
        }
        number = earlier.number;
    }
    Ok(None)
}

/// Which action each undo takes back.
pub(super) fn taken_back(db: &Connection) -> Sql<HashMap<i64, i64>> {
    let mut select = db.prepare_cached("select action, takes_back from undo")?;
    let pairs = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(pairs.collect::<Result<_, _>>()?)
}
