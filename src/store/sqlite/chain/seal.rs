//! Sealing: what an action wrote, when it is complete.

use rusqlite::types::{Type, ValueRef};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::Links;
use super::canon::{Canon, Hash};
use super::contents::{Known, Written, hash_of_all, relations};
use super::event::EventHash;
use crate::store::sqlite::trouble::{Sql, Trouble};

/// The columns of an action in the order in which they are hashed.
pub const ACTION: &str = "id, at, by, system_user, command, reason";

/// What a seal is formed of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parts {
    pub action_hash: Hash,
    pub rows_hash: Hash,
    pub last_event_hash: EventHash,
    pub events: u64,
    pub previous_hash: Hash,
}

impl Parts {
    /// The hash of all of them.
    pub fn hash(&self) -> Hash {
        let mut canon = Canon::default();
        canon.raw(&self.action_hash);
        canon.raw(&self.rows_hash);
        canon.raw(&self.last_event_hash);
        canon.integer(i64::try_from(self.events).unwrap_or(i64::MAX));
        canon.raw(&self.previous_hash);
        canon.hash()
    }
}

/// What an action may have written beside events.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beside {
    /// Nothing: the tables need not be looked through.
    Nothing,
    /// Rows of other tables.
    Rows,
}

/// Seals an action.
pub fn seal(db: &Connection, action: i64, links: &Links, beside: Beside) -> Sql<()> {
    let written = match beside {
        Beside::Nothing => Vec::new(),
        Beside::Rows => written(db, action)?,
    };
    put(db, action, (links.events(), links.end()), &written)
}

/// Writes the seal of an action, after the seals of all before it.
pub fn put(
    db: &Connection,
    action: i64,
    (events, last_event_hash): (u64, EventHash),
    written: &[(String, Written)],
) -> Sql<()> {
    let action_hash = db
        .prepare_cached(&format!("select {ACTION} from action where id = ?1"))?
        .query_row([action], |row| Ok(hash_of_action(row)))?
        .map_err(Trouble::from)?;
    let previous: Option<Vec<u8>> = db
        .prepare_cached("select hash from seal where action < ?1 order by action desc limit 1")?
        .query_row([action], |row| row.get(0))
        .optional()?;
    let parts = Parts {
        action_hash,
        rows_hash: hash_of_all(written.iter().map(|(name, written)| (name.as_str(), written.rows, written.hash()))),
        last_event_hash,
        events,
        previous_hash: previous.and_then(|hash| hash.try_into().ok()).unwrap_or_default(),
    };
    db.prepare_cached(
        "insert into seal (action, events, action_hash, rows_hash, last_event_hash, previous_hash, hash)
         values (:action, :events, :action_hash, :rows_hash, :last_event_hash, :previous_hash, :hash)",
    )?
    .execute(named_params! {
        ":action": action,
        ":events": whole(events)?,
        ":action_hash": parts.action_hash,
        ":rows_hash": parts.rows_hash,
        ":last_event_hash": parts.last_event_hash,
        ":previous_hash": parts.previous_hash,
        ":hash": parts.hash(),
    })?;
    for (name, written) in written {
        db.prepare_cached("insert into seal_rows (action, relation, rows, hash, marks) values (?1, ?2, ?3, ?4, ?5)")?
            .execute((action, name, whole(written.rows)?, written.hash(), &written.marks))?;
    }
    Ok(())
}

fn whole(count: u64) -> Sql<i64> {
    i64::try_from(count).map_err(|_| Trouble::unreadable("a count", count))
}

/// The hash of an action's own row, read by [`ACTION`].
pub fn hash_of_action(row: &Row<'_>) -> rusqlite::Result<Hash> {
    let mut canon = Canon::default();
    for at in 0..6 {
        canon.stored(row.get_ref(at)?);
    }
    Ok(canon.hash())
}

/// What an action wrote in each table that it wrote to.
fn written(db: &Connection, action: i64) -> Sql<Vec<(String, Written)>> {
    let mut known = Known::new(db);
    let mut all = Vec::new();
    for relation in relations(db)? {
        let mut written = Written::default();
        let mut select = db.prepare_cached(&relation.select(true))?;
        let mut rows = select.query([action])?;
        while let Some(row) = rows.next()? {
            written.add(&relation.hash(row, &mut known)?);
        }
        if written.rows > 0 {
            all.push((relation.name, written));
        }
    }
    Ok(all)
}

/// Bytes of a fixed length in a column; none where there is something else.
pub fn bytes<const N: usize>(row: &Row<'_>, column: usize) -> rusqlite::Result<Option<[u8; N]>> {
    match row.get_ref(column)? {
        ValueRef::Blob(bytes) => Ok(bytes.try_into().ok()),
        other if other.data_type() == Type::Null => Ok(None),
        _ => Ok(None),
    }
}
