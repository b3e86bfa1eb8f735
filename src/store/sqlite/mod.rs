//! The ledger in one database file: rollback journal, full synchronisation, a busy wait of ten seconds.

mod action;
mod agency;
mod assignment;
pub(super) mod batch;
mod catalogue;
mod clause;
pub(super) mod definition;
mod directory;
mod dossiers;
mod events;
mod form;
mod history;
mod identity;
mod indicator;
mod inserting;
mod interned;
mod load;
mod office;
mod open;
mod pending;
mod record;
mod region;
mod rule;
mod scoring;
mod source;
mod target;
mod terms;
mod texts;
mod trouble;
mod upgrade;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use rusqlite::Connection;

pub use open::Access;
use trouble::{Sql, Trouble};

use crate::domain::fault::store::StoreFault;

/// A ledger: catalogues, and the figures recorded against them.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
}

/// Threads that read at most: beyond that the disk decides.
const MOST_WORKERS: usize = 4;

impl Store {
    /// Reads several things as of one moment, whatever others write meanwhile.
    fn reading<T>(&self, work: impl FnOnce(&Connection) -> Sql<T>) -> Result<T, StoreFault> {
        let within = || {
            if !self.db.is_autocommit() {
                return work(&self.db);
            }
            let moment = self.db.unchecked_transaction()?;
            work(&moment)
        };
        within().map_err(|trouble| self.fault(trouble))
    }

    /// The version of `SQLite` that is built in.
    #[must_use]
    pub fn engine() -> &'static str {
        rusqlite::version()
    }

    /// Does the parts of a long reading side by side, all as of one moment, and hands over what they give in the order
    /// of the parts, until the collector breaks off.
    ///
    /// Each worker reads through a connection of its own; this one holds the moment, so that nothing is written
    /// meanwhile. A ledger in memory, and a machine with one processor, does the parts one after the other.
    pub fn in_parts<T: Send>(
        &self,
        parts: usize,
        work: &(dyn Fn(&Self, usize) -> T + Sync),
        collect: &mut dyn FnMut(T) -> ControlFlow<()>,
    ) -> Result<(), StoreFault> {
        let workers = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_WORKERS).min(parts);
        if workers < 2 || !self.db.is_autocommit() || self.db.path().is_none_or(str::is_empty) {
            for part in 0..parts {
                if collect(work(self, part)).is_break() {
                    break;
                }
            }
            return Ok(());
        }
        self.reading(|db| {
            db.query_row("select count(*) from (select 1 from action limit 1)", [], |_| Ok(()))?;
            Ok(side_by_side(&self.path, (parts, workers), work, collect))
        })?
    }

    fn fault(&self, trouble: Trouble) -> StoreFault {
        StoreFault { path: self.path.clone(), kind: trouble.into_kind() }
    }
}

/// Lets workers take the parts in turn and collects what they give in order.
fn side_by_side<T: Send>(
    path: &Path,
    (parts, workers): (usize, usize),
    work: &(dyn Fn(&Store, usize) -> T + Sync),
    collect: &mut dyn FnMut(T) -> ControlFlow<()>,
) -> Result<(), StoreFault> {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (done, finished) = mpsc::sync_channel(workers);
        for _ in 0..workers {
            let (done, next) = (done.clone(), &next);
            scope.spawn(move || {
                let store = match Store::open(path, Access::Read) {
                    Ok(store) => store,
                    Err(fault) => return drop(done.send(Err(fault))),
                };
                loop {
                    let part = next.fetch_add(1, Ordering::Relaxed);
                    if part >= parts || done.send(Ok((part, work(&store, part)))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let (mut early, mut due) = (BTreeMap::new(), 0);
        for given in finished {
            let (part, given) = given?;
            early.insert(part, given);
            while let Some(given) = early.remove(&due) {
                due += 1;
                if collect(given).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    })
}
