//! Looking through a whole ledger: is everything on record as it was written?
//!
//! Each table is read once, in the order of its key; what is kept in memory grows with the number of actions, not with
//! that of figures.

mod acts;
mod figures;
mod rows;
mod unused;

use rusqlite::Connection;

use super::shipped;
use crate::domain::catalogue::Stamp;
use crate::domain::chain::{Examination, Fate, Head, Misfit, Seal, SealPrefix};
use crate::domain::code::Text;
use crate::domain::fault::store::{StoreFault, StoreFaultKind};
use crate::store::sqlite::Store;
use crate::store::sqlite::chain::seal::bytes;
use crate::store::sqlite::trouble::{Sql, Trouble};

/// Lines of the database's own check that are told.
const LINES: usize = 5;

impl Store {
    /// The head of the chain: the last action's seal; none for a ledger in memory, whose actions are of the moment.
    pub fn head(&self) -> Result<Option<Head>, StoreFault> {
        if self.db.path().is_none_or(str::is_empty) {
            return Ok(None);
        }
        self.reading(|db| {
            let mut select =
                db.prepare_cached("select action, hash from seal where action <= ?1 order by action desc limit 1")?;
            let mut rows = select.query([db.upto])?;
            let Some(row) = rows.next()? else { return Ok(None) };
            let action = row.get(0)?;
            Ok(bytes(row, 1)?.map(|hash| Head { action, seal: Seal(hash) }))
        })
    }

    /// The actions whose seals begin with some digits.
    pub fn sealed(&self, prefix: &SealPrefix) -> Result<Vec<Head>, StoreFault> {
        self.reading(|db| {
            let mut select = db.prepare("select action, hash from seal order by action")?;
            let mut rows = select.query([])?;
            let mut found = Vec::new();
            while let Some(row) = rows.next()? {
                if let Some(seal) = bytes(row, 1)?.map(Seal) {
                    let head = Head { action: row.get(0)?, seal };
                    found.extend(prefix.fits(&head).then_some(head));
                }
            }
            Ok(found)
        })
    }

    /// Looks through everything on record, as of one moment: what others write meanwhile is no misfit.
    pub fn examine(&self) -> Result<Examination, StoreFault> {
        let moment = self.db.unchecked_transaction().map_err(|error| self.fault(error.into()))?;
        let seen = self.examine_now();
        drop(moment);
        seen
    }

    fn examine_now(&self) -> Result<Examination, StoreFault> {
        let mut seen = Examination::default();
        let looked = self.reading(|db| {
            let looked = look(&db, &mut seen);
            match looked.map_err(told) {
                Ok(()) => {}
                // What breaks because a table is not as shipped has been named already.
                Err(Ok(_)) if seen.misfits.iter().any(is_of_table) => {}
                // A ledger that breaks while it is read is damaged: that is what was asked.
                Err(Ok(misfit)) => seen.misfits.push(misfit),
                Err(Err(trouble)) => return Err(trouble),
            }
            Ok(())
        });
        looked?;
        seen.head = match self.head() {
            Err(_) if !seen.misfits.is_empty() => None,
            head => head?,
        };
        self.digests(&mut seen)?;
        seen.misfits.sort();
        seen.misfits.dedup();
        Ok(seen)
    }

    /// Forms the digests of the catalogues again from what is stored.
    fn digests(&self, seen: &mut Examination) -> Result<(), StoreFault> {
        let formed = || -> Result<Vec<(Stamp, Text)>, StoreFault> {
            let mut formed = Vec::new();
            for stamp in self.stamps()? {
                if let Some(stored) = self.catalogue(&stamp.code)? {
                    formed.push((stamp, stored.digest()));
                }
            }
            Ok(formed)
        };
        let formed = match formed() {
            Ok(formed) => formed,
            // What cannot be read is damaged; where this is known already, no more need be said.
            Err(_) if !seen.misfits.is_empty() => return Ok(()),
            Err(fault) => {
                let told = told(Trouble::Refused(fault.kind)).map_err(|trouble| self.fault(trouble))?;
                seen.misfits.push(told);
                return Ok(());
            }
        };
        for (stamp, found) in formed {
            let catalogue: Text = stamp.code.as_str().into();
            if found == stamp.digest {
                seen.digests += 1;
            } else if self.reading(|db| is_earlier(&db, &catalogue))? {
                seen.earlier.push(catalogue);
            } else {
                seen.misfits.push(Misfit::Digest { catalogue, stored: stamp.digest, found });
            }
        }
        Ok(())
    }
}

/// Whether an earlier version of the program loaded a catalogue: the database was upgraded since.
fn is_earlier(db: &Connection, catalogue: &str) -> Sql<bool> {
    Ok(db.query_row(
        "select exists (select 1 from action where command = 'upgrade' and id >
             (select max(v.action) from catalogue_version v join catalogue c on c.id = v.catalogue where c.code = ?1))",
        [catalogue],
        |row| row.get(0),
    )?)
}

/// What trouble while reading says of the ledger; what says nothing of it stays trouble.
fn told(trouble: Trouble) -> Sql<Misfit> {
    match trouble.into_kind() {
        StoreFaultKind::Corrupt(said) | StoreFaultKind::Other(said) => Ok(Misfit::Damaged(said)),
        kind => Err(Trouble::Refused(kind)),
    }
}

fn look(db: &Connection, seen: &mut Examination) -> Sql<()> {
    let mut check = db.prepare(&format!("pragma integrity_check({LINES})"))?;
    let said: Vec<String> = check.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    seen.misfits.extend(said.into_iter().filter(|line| line != "ok").map(said_of));
    seen.misfits.extend(shipped::differences(db)?);
    references(db, seen)?;
    let sealed = acts::look(db, seen)?;
    figures::look(db, &sealed, seen)?;
    rows::look(db, seen)?;
    unused::look(db, seen)
}

/// Whether the definition of a table is gone or another.
fn is_of_table(misfit: &Misfit) -> bool {
    matches!(misfit, Misfit::Definition { kind, fate: Fate::Gone | Fate::Changed, .. } if &**kind == "table")
}

/// What a line of the database's own check says. One about what stands in a row does not mean that the file is broken.
fn said_of(line: String) -> Misfit {
    let table = line.strip_prefix("CHECK constraint failed in ").or_else(|| {
        let (what, column) = line.split_once(" value in ")?;
        (!what.contains(' ')).then(|| column.split_once('.').map_or(column, |(table, _)| table))
    });
    match table {
        Some(table) => Misfit::Constraint { relation: table.into() },
        None => Misfit::Damaged(line),
    }
}

/// Rows that refer to what is not there.
fn references(db: &Connection, seen: &mut Examination) -> Sql<()> {
    let mut check = db.prepare(
        "select \"table\", parent, count(*) from pragma_foreign_key_check group by \"table\", parent order by 1, 2",
    )?;
    let mut rows = check.query([])?;
    while let Some(row) = rows.next()? {
        let (relation, to): (String, String) = (row.get(0)?, row.get(1)?);
        let rows = row.get::<_, i64>(2)?.unsigned_abs();
        seen.misfits.push(Misfit::Reference { relation: relation.into(), to: to.into(), rows });
    }
    Ok(())
}
