//! Units of work: each writes all it has to write under one action, or nothing.

use std::convert::Infallible;

use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::Store;
use super::chain::events::Events;
use super::chain::seal::{Beside, seal};
use super::form::{instant, instant_text};
use super::trouble::{Sql, Trouble};
use crate::domain::deed::{Action, Actor, Deed};
use crate::domain::fault::deed::DeedFault;
use crate::domain::fault::store::StoreFault;

/// A unit of work that has begun; it ends with [`commit`] or [`abandon`].
#[derive(Debug, Clone, Copy)]
pub(super) enum Unit {
    /// On its own.
    Whole,
    /// Within another.
    Part,
}

/// Begins a unit of work: no other program writes until it ends.
pub(super) fn begin(db: &Connection) -> Sql<Unit> {
    if db.is_autocommit() {
        db.execute_batch("begin immediate")?;
        Ok(Unit::Whole)
    } else {
        db.execute_batch("savepoint part")?;
        Ok(Unit::Part)
    }
}

/// Makes everything written since the beginning last.
pub(super) fn commit(db: &Connection, unit: Unit) -> Sql<()> {
    Ok(db.execute_batch(match unit {
        Unit::Whole => "commit",
        Unit::Part => "release part",
    })?)
}

/// Undoes everything written since the beginning.
pub(super) fn abandon(db: &Connection, unit: Unit) -> Sql<()> {
    if db.is_autocommit() {
        // A full disk or a failed write has already undone it.
        return Ok(());
    }
    Ok(db.execute_batch(match unit {
        Unit::Whole => "rollback",
        Unit::Part => "rollback to part; release part",
    })?)
}

/// Puts a deed on record and gives the action's number.
pub(super) fn enter(db: &Connection, deed: &Deed) -> Sql<i64> {
    let last: Option<(i64, String)> = db
        .query_row("select id, at from action order by id desc limit 1", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    let (id, at) = match last {
        Some((id, at)) => {
            let next = id.checked_add(1).ok_or_else(|| Trouble::unreadable("an action's number", id))?;
            (next, deed.at.max(instant(&at)?))
        }
        None => (1, deed.at),
    };
    db.prepare_cached(
        "insert into action (id, at, by, system_user, command, reason)
         values (:id, :at, :by, :system_user, :command, :reason)",
    )?
    .execute(named_params! {
        ":id": id,
        ":at": instant_text(at),
        ":by": deed.by,
        ":system_user": deed.system_user,
        ":command": deed.command,
        ":reason": deed.reason,
    })?;
    Ok(id)
}

/// The columns of an action, from the alias `a`.
pub(super) const COLUMNS: &str = "a.id, a.at, a.by, a.system_user, a.command, a.reason";

/// Reads an action from [`COLUMNS`], which begin at a place of the row.
pub(super) fn read(row: &Row<'_>, from: usize) -> Sql<Action> {
    let at: String = row.get(from + 1)?;
    Ok(Action {
        number: row.get(from)?,
        at: instant(&at)?,
        actor: Actor { by: row.get(from + 2)?, system_user: row.get(from + 3)? },
        command: row.get(from + 4)?,
        reason: row.get(from + 5)?,
    })
}

/// The action with a number.
pub(super) fn find(db: &Connection, number: i64) -> Sql<Option<Action>> {
    let mut select = db.prepare_cached(&format!("select {COLUMNS} from action a where a.id = ?1"))?;
    let mut rows = select.query([number])?;
    rows.next()?.map(|row| read(row, 0)).transpose()
}

/// The number of the last action; 0 where there is none.
fn last(db: &Connection) -> Sql<i64> {
    Ok(db.query_row("select coalesce(max(id), 0) from action", [], |row| row.get(0))?)
}

/// The action with a number that stands on record.
pub(super) fn known(db: &Connection, number: i64) -> Sql<Box<Action>> {
    find(db, number)?.map(Box::new).ok_or_else(|| Trouble::unreadable("no action", number))
}

impl Store {
    /// Looks and writes while no other program writes: what was looked at still holds when it is written. Where the work is
    /// refused nothing is written.
    pub fn together<T, E>(&mut self, work: impl FnOnce(&mut Self) -> Result<T, E>) -> Result<Result<T, E>, StoreFault> {
        let begun = begin(&self.db).and_then(|unit| Ok((unit, last(&self.db)?)));
        let (unit, before) = begun.map_err(|trouble| self.fault(trouble))?;
        let done = work(self);
        let end = || {
            // What put nothing on record leaves the file as it was, byte for byte.
            if done.is_err() || last(&self.db)? == before {
                return abandon(&self.db, unit);
            }
            commit(&self.db, unit).or_else(|trouble| abandon(&self.db, unit).and(Err(trouble)))
        };
        end().map_err(|trouble| self.fault(trouble))?;
        Ok(done)
    }

    /// Does units of work to see what they would do, and undoes them all.
    pub fn trial<T>(&mut self, work: impl FnOnce(&mut Self) -> T) -> Result<T, StoreFault> {
        let unit = begin(&self.db).map_err(|trouble| self.fault(trouble))?;
        let seen = work(self);
        abandon(&self.db, unit).map_err(|trouble| self.fault(trouble))?;
        Ok(seen)
    }

    /// Writes under one action what can be done, or nothing where it is refused.
    pub(super) fn deciding<T>(
        &mut self,
        deed: &Deed,
        work: impl FnOnce(&mut Events<'_>) -> Sql<Result<T, DeedFault>>,
    ) -> Result<Result<T, DeedFault>, StoreFault> {
        self.doing(deed, Beside::Rows, work)
    }

    /// Writes under one action, all or nothing: rows of any table but that of figures.
    pub(super) fn writing<T>(
        &mut self,
        deed: &Deed,
        work: impl FnOnce(&Connection, i64) -> Sql<T>,
    ) -> Result<T, StoreFault> {
        self.writing_events(deed, Beside::Rows, |events| work(events.db(), events.action()))
    }

    /// Writes under one action, all or nothing: events of figures through what is given, and beside them what is said.
    pub(super) fn writing_events<T>(
        &mut self,
        deed: &Deed,
        beside: Beside,
        work: impl FnOnce(&mut Events<'_>) -> Sql<T>,
    ) -> Result<T, StoreFault> {
        let Ok(done) = self.doing(deed, beside, |events| work(events).map(Ok::<T, Infallible>))?;
        Ok(done)
    }

    fn doing<T, R>(
        &mut self,
        deed: &Deed,
        beside: Beside,
        work: impl FnOnce(&mut Events<'_>) -> Sql<Result<T, R>>,
    ) -> Result<Result<T, R>, StoreFault> {
        let db = &self.db;
        let all = || {
            let unit = begin(db)?;
            let done = enter(db, deed).and_then(|action| {
                let mut events = Events::new(db, action);
                let done = work(&mut events)?;
                if done.is_ok() {
                    seal(db, action, &events.into_links(), beside)?;
                    commit(db, unit)?;
                }
                Ok(done)
            });
            match done {
                Ok(Ok(_)) => done,
                Ok(Err(_)) => abandon(db, unit).and(done),
                Err(_) => {
                    // The reason counts, not whether undoing what the database already undid succeeds.
                    let _ = abandon(db, unit);
                    done
                }
            }
        };
        all().map_err(|trouble| self.fault(trouble))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::domain::fault::store::StoreFaultKind;
    use crate::store::Access;
    use crate::store::sqlite::trouble::Trouble;

    fn deed() -> Deed {
        Deed {
            at: chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("an instant"),
            by: None,
            system_user: None,
            command: "test".into(),
            reason: None,
        }
    }

    #[test]
    fn a_ledger_that_somebody_writes_to_is_locked() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.db");
        let first = Store::create(&path).expect("a new ledger");
        let mut second = Store::open(&path, Access::Write).expect("a ledger");
        second.db.busy_timeout(Duration::ZERO).expect("a setting");
        let unit = begin(&first.db).expect("nobody else writes");
        let locked = second.writing(&deed(), |_, _| Ok(())).expect_err("somebody writes");
        assert_eq!((locked.kind, locked.path), (StoreFaultKind::Locked, path));
        commit(&first.db, unit).expect("it is written");
        second.writing(&deed(), |_, _| Ok(())).expect("nobody writes any more");
    }

    #[test]
    fn what_is_done_together_is_there_whole_or_not_at_all() {
        let mut store = Store::in_memory().expect("a ledger");
        let act = |store: &mut Store| store.writing(&deed(), |_, action| Ok(action)).expect("it works");
        let refused: Result<(), &str> = store
            .together(|store| {
                act(store);
                Err("no")
            })
            .expect("it can be undone");
        assert_eq!((refused, last(&store.db).expect("a number")), (Err("no"), 0));
        let done: Result<_, ()> = store.together(|store| Ok((act(store), act(store)))).expect("it works");
        assert_eq!((done, last(&store.db).expect("a number")), (Ok((1, 2)), 2));
        assert!(store.db.is_autocommit());
    }

    #[test]
    fn work_that_fails_leaves_no_action() {
        let mut store = Store::in_memory().expect("a ledger");
        let failed: Result<(), _> = store.writing(&deed(), |_, _| Err(Trouble::unreadable("a test", 1)));
        assert!(failed.is_err());
        let last = store.writing(&deed(), |_, action| Ok(action)).expect("it works");
        assert_eq!(last, 1);
        let sealed: i64 = store.db.query_row("select count(*) from seal", [], |row| row.get(0)).expect("a count");
        assert_eq!(sealed, 1);
    }
}
