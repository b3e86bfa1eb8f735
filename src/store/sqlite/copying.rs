//! Copies of a ledger: made while others write, and looked through before they count.

use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OptionalExtension};

use super::chain::contents::quoted;
use super::form::instant;
use super::open::{APPLICATION, connect, head};
use super::trouble::{Sql, Trouble};
use super::{Store, beside};
use crate::domain::fault::store::{StoreFault, StoreFaultKind};
use crate::domain::inventory::{Inventory, LastAction};

/// Pages that are copied before others may write.
const STRIDE: i32 = 2048;
/// How often others' writing may make the copying begin anew before they have to wait until it is done.
const BEGUN_ANEW: u32 = 3;

impl Store {
    /// Copies the ledger into a file, consistent whatever others write meanwhile, and looks through the copy before it
    /// gets its name. An existing file is refused, unless it is a ledger and is to be replaced.
    pub fn back_up(&self, to: &Path, replace: bool) -> Result<Inventory, StoreFault> {
        let at = |kind| StoreFault { path: to.to_owned(), kind };
        if is_same(&self.path, to) {
            return Err(at(StoreFaultKind::SameFile));
        }
        if to.exists() {
            may_replace(to, replace).map_err(at)?;
        }
        let passing = beside::Beside::new(to).map_err(at)?;
        let fresh = passing.file("copy.db").map_err(at)?;
        copy_into(&self.db, &fresh).map_err(at)?;
        let copied = looked_through(&fresh).and_then(|copy| {
            compare(&self.db, &copy)?;
            inventory(&copy, &fresh)
        });
        let inventory = copied.map_err(|trouble| at(trouble.into_kind()))?;
        if replace { beside::replace(&fresh, to) } else { beside::settle(&fresh, to) }.map_err(at)?;
        Ok(inventory)
    }
}

/// True where two names lead to one file.
pub(super) fn is_same(one: &Path, other: &Path) -> bool {
    matches!((fs::canonicalize(one), fs::canonicalize(other)), (Ok(one), Ok(other)) if one == other)
}

/// Only an earlier backup is replaced, and only where that was asked for.
fn may_replace(place: &Path, asked: bool) -> Result<(), StoreFaultKind> {
    if !asked {
        return Err(StoreFaultKind::Exists);
    }
    match head(place) {
        Ok(head) if head.application == APPLICATION => Ok(()),
        Ok(_) | Err(StoreFaultKind::NotADatabase) => Err(StoreFaultKind::NoLedger),
        Err(kind) => Err(kind),
    }
}

/// Copies what a connection sees into a file. A fault of the original and one of the copy look alike to the database;
/// it is the copy that is being written.
pub(super) fn copy_into(from: &Connection, file: &Path) -> Result<(), StoreFaultKind> {
    let copy = || -> Sql<()> {
        let mut to = connect(file)?;
        copy(from, &mut to)?;
        to.close().map_err(|(_, error)| error.into())
    };
    copy().map_err(Trouble::into_kind)
}

/// Copies one database into another, all or nothing.
pub(super) fn copy(from: &Connection, to: &mut Connection) -> Sql<()> {
    let copying = Backup::new(from, to)?;
    let (mut anew, mut left) = (0, i32::MAX);
    loop {
        match copying.step(if anew < BEGUN_ANEW { STRIDE } else { -1 })? {
            StepResult::Done => return Ok(()),
            StepResult::More => {
                let now = copying.progress().remaining;
                anew += u32::from(now >= left);
                left = now;
                // So that somebody who waits gets a turn.
                std::thread::sleep(Duration::from_millis(1));
            }
            // It has waited as long as it may.
            _ => return Err(Trouble::Refused(StoreFaultKind::Locked)),
        }
    }
}

/// Opens a copy and looks through it: the file and its constraints, and all references.
pub(super) fn looked_through(file: &Path) -> Sql<Connection> {
    let copy = connect(file)?;
    let whole: String = copy.query_row("pragma integrity_check(1)", [], |row| row.get(0))?;
    if whole != "ok" {
        return Err(Trouble::Unreadable(whole));
    }
    let astray: Option<String> = copy.query_row("pragma foreign_key_check", [], |row| row.get(0)).optional()?;
    match astray {
        Some(table) => Err(Trouble::unreadable("a reference astray in", table)),
        None => Ok(copy),
    }
}

/// Compares, table by table, how many rows an original and its copy hold. The original may have grown since: what
/// actions wrote is counted up to the copy's last one.
pub(super) fn compare(original: &Connection, copy: &Connection) -> Sql<()> {
    let last: i64 = copy.query_row("select coalesce(max(id), 0) from action", [], |row| row.get(0))?;
    let moment = original.unchecked_transaction()?;
    for (table, key) in tables(copy)? {
        let count = |db: &Connection| -> Sql<u64> {
            let mut rows = format!("select count(*) from {}", quoted(&table));
            if let Some(key) = key {
                write!(rows, " where {key} <= {last}").expect("memory takes all");
            }
            Ok(db.query_row(&rows, [], |row| row.get::<_, i64>(0))?.unsigned_abs())
        };
        let (there, here) = (count(&moment)?, count(copy)?);
        if here > there || (key.is_some() && here < there) {
            return Err(Trouble::Refused(StoreFaultKind::Unequal(format!("{table}: {here} of {there} rows"))));
        }
    }
    Ok(())
}

/// What a ledger holds.
pub(super) fn inventory(db: &Connection, file: &Path) -> Sql<Inventory> {
    let (mut rows, mut events) = (0, 0);
    for (table, _) in tables(db)? {
        let count: i64 = db.query_row(&format!("select count(*) from {}", quoted(&table)), [], |row| row.get(0))?;
        rows += count.unsigned_abs();
        if table == "observation" {
            events = count.unsigned_abs();
        }
    }
    let bytes = fs::metadata(file).map(|file| file.len()).unwrap_or_default();
    Ok(Inventory { rows, events, last: last_action(db)?, bytes })
}

/// The last action of a ledger.
pub(super) fn last_action(db: &Connection) -> Sql<Option<LastAction>> {
    action(db, db.query_row("select coalesce(max(id), 0) from action", [], |row| row.get(0))?)
}

/// The action of a number.
pub(super) fn action(db: &Connection, number: i64) -> Sql<Option<LastAction>> {
    let found =
        db.query_row("select at, coalesce(by, system_user), command from action where id = ?1", [number], |row| {
            Ok((row.get::<_, String>(0)?, row.get::<_, Option<String>>(1)?, row.get::<_, String>(2)?))
        });
    let Some((at, by, command)) = found.optional()? else { return Ok(None) };
    let (by, command) = (by.as_deref().map(Into::into), command.as_str().into());
    Ok(Some(LastAction { number, at: instant(&at)?, by, command }))
}

/// Every table, with the column that says which action wrote a row, where it has one.
fn tables(db: &Connection) -> Sql<Vec<(String, Option<&'static str>)>> {
    let mut select = db.prepare(
        "select t.name, exists (select 1 from pragma_table_info(t.name) c where c.name = 'action')
         from sqlite_schema t where t.type = 'table' and t.name not like 'sqlite\\_%' escape '\\' order by t.name",
    )?;
    let read = |row: &rusqlite::Row<'_>| {
        let (name, of_actions): (String, bool) = (row.get(0)?, row.get(1)?);
        let key = if name == "action" { Some("id") } else { of_actions.then_some("action") };
        Ok((name, key))
    };
    Ok(select.query_map([], read)?.collect::<Result<_, _>>()?)
}
