//! Putting a backup in the place of a ledger, all or nothing; what was there is kept beside.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use rusqlite::Connection;

use super::beside::{self, Beside, companions_of};
use super::copying::{action, compare, copy, copy_into, inventory, is_same, last_action, looked_through};
use super::open::{APPLICATION, Access, connect, head, kind_of_io};
use super::trouble::{Sql, Trouble, kind_of};
use super::{Store, upgrade};
use crate::domain::deed::Deed;
use crate::domain::fault::store::{StoreFault, StoreFaultKind};
use crate::domain::inventory::{Inventory, LastAction};

/// What came of restoring a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the backup holds.
    pub backup: Inventory,
    /// The ledger that was replaced, where there was one.
    pub replaced: Option<Replaced>,
}

/// A ledger that was replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Replaced {
    /// Where it is kept.
    pub kept: PathBuf,
    /// Its last action, where that could be read.
    pub last: Option<LastAction>,
    /// True where it holds the backup's last action, so that the backup is an earlier state of it.
    pub is_later: bool,
}

impl Store {
    /// Puts a backup in the place of a ledger. What was there is kept beside, under a name with `day` in it; that it
    /// was done goes on record in the restored ledger.
    ///
    /// The backup is copied and looked through first. A ledger that can be read is then overwritten within one
    /// transaction of its own: whoever else has it open waits and sees the restored one, and a run that is killed
    /// leaves the old one.
    pub fn restore(path: &Path, from: &Path, deed: &Deed, day: NaiveDate) -> Result<Restored, StoreFault> {
        let of_backup = |kind| StoreFault { path: from.to_owned(), kind };
        let of_ledger = |kind| StoreFault { path: path.to_owned(), kind };
        if is_same(path, from) {
            return Err(of_backup(StoreFaultKind::SameFile));
        }
        of_ours(from).map_err(of_backup)?;
        let is_there = fs::symlink_metadata(path).is_ok();
        if is_there {
            of_ours(path).map_err(of_ledger)?;
        }
        // A link leads to the file that is meant.
        let place = if path.is_symlink() { fs::canonicalize(path) } else { Ok(path.to_owned()) };
        let place = place.map_err(|error| of_ledger(kind_of_io(&error)))?;
        let passing = Beside::new(&place).map_err(of_ledger)?;
        let fresh = passing.file("restored.db").map_err(of_ledger)?;
        let backup = taken_in(from, &fresh).map_err(of_backup)?;
        let opened = Self::open_by(&fresh, Access::Write, Some(deed)).map_err(|fault| of_backup(fault.kind))?;
        let mut store = Self { path: path.to_owned(), ..opened };
        let reason = |replaced: Option<&Replaced>| Deed {
            reason: Some(reason(from, &backup, replaced).as_str().into()),
            ..deed.clone()
        };
        let replaced = if is_there {
            let keeping = Keeping { place: &place, passing: &passing, day, since: backup.last.as_ref() };
            let (mut held, replaced) = keeping.keep().map_err(of_ledger)?;
            store.writing(&reason(Some(&replaced)), |_, _| Ok(()))?;
            if let Some(held) = &mut held {
                overwrite(held, &store.db).map_err(|trouble| of_ledger(trouble.into_kind()))?;
            }
            store.db.close().map_err(|(_, error)| of_ledger(kind_of(&error)))?;
            match held {
                Some(held) => held.close().map_err(|(_, error)| of_ledger(kind_of(&error)))?,
                None => beside::replace(&fresh, &place).map_err(of_ledger)?,
            }
            Some(replaced)
        } else {
            store.writing(&reason(None), |_, _| Ok(()))?;
            store.db.close().map_err(|(_, error)| of_ledger(kind_of(&error)))?;
            beside::settle(&fresh, &place).map_err(of_ledger)?;
            None
        };
        Ok(Restored { backup, replaced })
    }
}

/// Refuses what is no ledger, or that of a newer program.
fn of_ours(path: &Path) -> Result<(), StoreFaultKind> {
    let head = head(path)?;
    if head.application != APPLICATION {
        return Err(StoreFaultKind::NotOurs);
    }
    let known = upgrade::NUMBER;
    if head.schema > known { Err(StoreFaultKind::Newer { found: head.schema, known }) } else { Ok(()) }
}

/// Copies the backup into a file, so that what was looked through is what is put in place.
fn taken_in(from: &Path, fresh: &Path) -> Result<Inventory, StoreFaultKind> {
    let take = || -> Sql<Inventory> {
        let original = connect(from)?;
        copy_into(&original, fresh).map_err(Trouble::Refused)?;
        let copy = looked_through(fresh)?;
        compare(&original, &copy)?;
        inventory(&copy, fresh)
    };
    take().map_err(Trouble::into_kind)
}

/// Why the action in the restored ledger: what was restored, and what it replaced.
fn reason(from: &Path, backup: &Inventory, replaced: Option<&Replaced>) -> String {
    let name = |path: &Path| path.file_name().unwrap_or_default().to_string_lossy().into_owned();
    let number =
        |last: &Option<LastAction>| last.as_ref().map_or_else(|| "?".to_owned(), |last| last.number.to_string());
    let restored = format!("{} (#{})", name(from), number(&backup.last));
    match replaced {
        Some(replaced) => format!("{restored} <- {} (#{})", name(&replaced.kept), number(&replaced.last)),
        None => restored,
    }
}

/// Keeping a ledger that is about to be replaced.
struct Keeping<'k> {
    place: &'k Path,
    passing: &'k Beside,
    day: NaiveDate,
    since: Option<&'k LastAction>,
}

impl Keeping<'_> {
    /// Keeps the ledger under another name, and holds it so that nobody writes to it any more; one that is too damaged
    /// for that is kept byte by byte.
    fn keep(&self) -> Result<(Option<Connection>, Replaced), StoreFaultKind> {
        match self.copied() {
            Ok((held, replaced)) => Ok((Some(held), replaced)),
            Err(StoreFaultKind::Corrupt(_) | StoreFaultKind::NotADatabase) => Ok((None, self.byte_by_byte()?)),
            Err(kind) => Err(kind),
        }
    }

    fn copied(&self) -> Result<(Connection, Replaced), StoreFaultKind> {
        let file = self.passing.file("kept.db")?;
        let lock = || -> rusqlite::Result<Connection> {
            let held = connect(self.place)?;
            // In this mode the lock outlasts the transaction.
            held.execute_batch("pragma locking_mode = exclusive; begin exclusive; commit")?;
            Ok(held)
        };
        let held = lock().map_err(|error| kind_of(&error))?;
        copy_into(&held, &file)?;
        let last = last_action(&held).ok().flatten();
        let is_later = match self.since {
            Some(since) => action(&held, since.number).is_ok_and(|found| found.as_ref() == Some(since)),
            None => true,
        };
        let kept = beside::settle_numbered(&file, &self.name())?;
        Ok((held, Replaced { kept, last, is_later }))
    }

    fn byte_by_byte(&self) -> Result<Replaced, StoreFaultKind> {
        let failed = |error: &std::io::Error| kind_of_io(error);
        let file = self.passing.file("bytes.db")?;
        fs::copy(self.place, &file).map_err(|error| failed(&error))?;
        let kept = beside::settle_numbered(&file, &self.name())?;
        // What was left half-written may be all that a specialist can mend it with.
        for (companion, of_kept) in companions_of(self.place).into_iter().zip(companions_of(&kept)) {
            if companion.exists() {
                fs::copy(companion, of_kept).map_err(|error| failed(&error))?;
            }
        }
        Ok(Replaced { kept, last: None, is_later: false })
    }

    fn name(&self) -> PathBuf {
        let mut name = self.place.as_os_str().to_owned();
        name.push(format!(".replaced-{}.bak", self.day));
        PathBuf::from(name)
    }
}

/// Overwrites a ledger that is held with another one, and lets go of it.
fn overwrite(held: &mut Connection, with: &Connection) -> Sql<()> {
    copy(with, held)?;
    // The journal of the held one is removed, and not only emptied.
    held.execute_batch(
        "pragma locking_mode = normal; select count(*) from sqlite_schema;
         pragma journal_mode = persist; pragma journal_mode = delete",
    )?;
    Ok(())
}
