//! The events of figures: each against the one before it within its action, and all against the seal.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use super::acts::Sealed;
use crate::domain::chain::{Examination, Fate, InAction, Misfit};
use crate::store::sqlite::chain::canon::Canon;
use crate::store::sqlite::chain::event::{EventHash, Key, end, link, start};
use crate::store::sqlite::chain::walk::{self, Passed, handle};
use crate::store::sqlite::trouble::Sql;

/// What was seen of an action's events.
#[derive(Debug, Default)]
struct Seen {
    /// The last hash of each run by its number, and where its first event stands.
    runs: BTreeMap<u32, (EventHash, Key)>,
    found: u64,
    /// The first that does not fit.
    first: Option<String>,
    last: Option<Key>,
}

/// Looks through all events.
pub fn look(db: &Connection, sealed: &Sealed, seen: &mut Examination) -> Sql<()> {
    let mut actions: BTreeMap<i64, Seen> = BTreeMap::new();
    let mut canon = Canon::default();
    let mut before: Option<Key> = None;
    let mut numbering = None;
    walk::events(db, |_, event| {
        seen.events += 1;
        let expected = before.filter(|last| same_period(*last, event.key)).map_or(1, |last| last.4.saturating_add(1));
        if numbering.is_none() && event.key.4 != expected {
            let (region, indicator, last, first, _) = event.key;
            numbering = Some(handle(event.code, (region, indicator, last, first, expected)));
        }
        before = Some(event.key);
        actions.entry(event.action).or_default().add(event, &mut canon);
        Ok(())
    })?;
    seen.misfits.extend(numbering.map(|missing| Misfit::Numbering { missing }));
    for (action, (events, hash)) in sealed {
        let of_action = actions.remove(action).unwrap_or_default();
        if let Some(what) = of_action.judge(db, *events, *hash)? {
            seen.misfits.push(Misfit::InAction { action: *action, what });
        }
    }
    // What is left belongs to actions that are not there or were never sealed.
    for (action, of_action) in actions {
        if let Some(what) = of_action.judge(db, 0, start())? {
            seen.misfits.push(Misfit::InAction { action, what });
        }
    }
    Ok(())
}

fn same_period(one: Key, other: Key) -> bool {
    (one.0, one.1, one.2, one.3) == (other.0, other.1, other.2, other.3)
}

impl Seen {
    fn add(&mut self, event: &Passed<'_>, canon: &mut Canon) {
        self.found += 1;
        self.last = Some(event.key);
        let fits = event.link.is_some_and(|(hash, run)| {
            let (last, _) = self.runs.entry(run).or_insert((start(), event.key));
            let before = std::mem::replace(last, hash);
            link(canon, before, |canon| canon.raw(event.fields)) == hash
        });
        if !fits && self.first.is_none() {
            self.first = Some(event.handle());
        }
    }

    fn judge(mut self, db: &Connection, sealed: u64, hash: EventHash) -> Sql<Option<InAction>> {
        let found = self.found;
        if found == 0 && sealed > 0 {
            return Ok(Some(InAction::NoEvents { sealed }));
        }
        let lasts: Vec<EventHash> = self.runs.values().map(|(last, _)| *last).collect();
        // Runs are numbered without holes.
        let odd = (0..).zip(&self.runs).find(|(number, (run, _))| number != *run);
        if let (None, Some((_, (_, (_, first))))) = (&self.first, odd) {
            self.first = Some(handle_at(db, *first)?);
        }
        if found == sealed && self.first.is_none() && end(&lasts) == hash {
            return Ok(None);
        }
        let fate = match found.cmp(&sealed) {
            std::cmp::Ordering::Less => Fate::Gone,
            std::cmp::Ordering::Equal => Fate::Changed,
            std::cmp::Ordering::Greater => Fate::Added,
        };
        let after = self.first.is_none();
        let handle = match (self.first, self.last) {
            (Some(first), _) => first,
            (None, Some(last)) => handle_at(db, last)?,
            (None, None) => return Ok(None),
        };
        Ok(Some(InAction::Event { handle, fate, after, sealed, found }))
    }
}

/// The public name of what stands somewhere.
fn handle_at(db: &Connection, key: Key) -> Sql<String> {
    let mut find = db.prepare_cached("select code from indicator where region = ?1 and id = ?2")?;
    let code: Option<String> = find.query_row([key.0, key.1], |row| Ok(walk::lossy(row.get_ref(0)?))).optional()?;
    Ok(handle(&code.unwrap_or_else(|| format!("?{}", key.1)), key))
}
