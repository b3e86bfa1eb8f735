//! The actions themselves and their seals, in order of their numbers.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::chain::{Examination, InAction, Misfit};
use crate::store::sqlite::chain::canon::Hash;
use crate::store::sqlite::chain::contents::hash_of_all;
use crate::store::sqlite::chain::event::EventHash;
use crate::store::sqlite::chain::seal::{ACTION, Parts, bytes, hash_of_action};
use crate::store::sqlite::chain::walk::lossy;
use crate::store::sqlite::trouble::Sql;

/// What the seals say of the events of each action: how many, and the hash that stands for them.
pub type Sealed = BTreeMap<i64, (u64, EventHash)>;

/// What a seal says of the rows of an action: table, number and hash.
type OfRows = BTreeMap<i64, Vec<(String, u64, Hash)>>;

/// Looks through actions and seals.
pub fn look(db: &Connection, seen: &mut Examination) -> Sql<Sealed> {
    let of_rows = of_rows(db)?;
    let mut sealed = Sealed::new();
    let mut select = db.prepare(&format!(
        "select {ACTION}, s.action, s.events, s.action_hash, s.rows_hash, s.last_event_hash, s.previous_hash, s.hash
         from action a left join seal s on s.action = a.id order by a.id"
    ))?;
    let mut rows = select.query([])?;
    let (mut last, mut at) = (0_i64, String::new());
    let mut previous = Some(Hash::default());
    while let Some(row) = rows.next()? {
        let (action, when): (i64, String) = (row.get(0)?, lossy(row.get_ref(1)?));
        seen.actions += 1;
        let next = last.saturating_add(1);
        if action != next {
            seen.misfits.push(Misfit::InAction { action: next, what: InAction::Gone });
        }
        let mut say = |what| seen.misfits.push(Misfit::InAction { action, what });
        if when < at {
            say(InAction::Earlier);
        }
        (last, at) = (action, when);
        if row.get::<_, Option<i64>>(6)?.is_none() {
            say(InAction::Unsealed);
            previous = None;
            continue;
        }
        let events = u64::try_from(row.get::<_, i64>(7)?).ok();
        let parts = (events, bytes(row, 8)?, bytes(row, 9)?, bytes(row, 10)?, bytes(row, 11)?);
        let (Some(events), Some(action_hash), Some(rows_hash), Some(last_event_hash), Some(previous_hash)) = parts
        else {
            say(InAction::SealChanged);
            previous = None;
            continue;
        };
        if hash_of_action(row)? != action_hash {
            say(InAction::Changed);
        }
        let parts = Parts { action_hash, rows_hash, last_event_hash, events, previous_hash };
        let told = of_rows.get(&action).map_or(&[][..], Vec::as_slice);
        let of_all = hash_of_all(told.iter().map(|(name, rows, hash)| (name.as_str(), *rows, *hash)));
        let hash: Option<Hash> = bytes(row, 12)?;
        if Some(parts.hash()) != hash || of_all != rows_hash {
            say(InAction::SealChanged);
        }
        if previous.is_some_and(|previous| previous != previous_hash) {
            say(InAction::Unlinked);
        }
        previous = hash;
        sealed.insert(action, (events, last_event_hash));
    }
    alone(db, seen)?;
    Ok(sealed)
}

fn of_rows(db: &Connection) -> Sql<OfRows> {
    let mut select = db.prepare("select action, relation, rows, hash from seal_rows order by action, relation")?;
    let mut rows = select.query([])?;
    let mut all = OfRows::new();
    while let Some(row) = rows.next()? {
        let hash = bytes(row, 3)?.unwrap_or_default();
        let rows = u64::try_from(row.get::<_, i64>(2)?).unwrap_or_default();
        all.entry(row.get(0)?).or_default().push((lossy(row.get_ref(1)?), rows, hash));
    }
    Ok(all)
}

/// Seals whose action is not there.
fn alone(db: &Connection, seen: &mut Examination) -> Sql<()> {
    let mut select = db.prepare("select action from seal where action not in (select id from action)")?;
    for action in select.query_map([], |row| row.get(0))? {
        seen.misfits.push(Misfit::InAction { action: action?, what: InAction::SealAlone });
    }
    Ok(())
}
