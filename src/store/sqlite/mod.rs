//! The ledger in one database file: rollback journal, full synchronisation, a busy wait of ten seconds.

mod action;
mod agency;
mod appending;
mod assignment;
pub(super) mod batch;
mod beside;
mod catalogue;
mod chain;
mod clause;
mod copying;
pub(super) mod definition;
mod directory;
mod dossiers;
mod events;
mod extension;
pub(super) mod footing;
mod form;
mod history;
mod identity;
mod indicator;
mod inserting;
mod interned;
mod load;
mod moment;
mod office;
mod open;
mod pending;
pub(super) mod proposals;
mod record;
mod region;
pub(super) mod restore;
mod rule;
pub(super) mod ruling;
mod scoring;
mod source;
mod target;
mod terms;
mod texts;
mod touched;
mod trouble;
pub(super) mod undo;
mod upgrade;
mod versions;
mod view;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use rusqlite::Connection;

pub use open::Access;
use trouble::{Sql, Trouble};
use view::View;

use crate::domain::fault::store::{StoreFault, StoreFaultKind};

/// A ledger: catalogues, and the figures recorded against them.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
    /// The last action that is seen; all where there is none.
    upto: Option<i64>,
}

/// Looks at the ledger, so that from then on its moment is held.
const A_LOOK: &str = "select count(*) from (select 1 from action limit 1)";
/// Threads that read at most: beyond that the disk decides.
const MOST_WORKERS: usize = 4;

impl Store {
    /// Reads several things as of one moment, whatever others write meanwhile.
    fn reading<T>(&self, work: impl FnOnce(View<'_>) -> Sql<T>) -> Result<T, StoreFault> {
        let within = || {
            if !self.db.is_autocommit() {
                return work(View::new(&self.db, self.upto));
            }
            let moment = self.db.unchecked_transaction()?;
            work(View::new(&moment, self.upto))
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
    /// Each worker reads through a connection of its own, and all of them hold the moment before the first part is
    /// begun. A worker that had to wait for somebody who waits for this reading to end would wait in vain: there the
    /// parts are done with fewer workers. A ledger in memory, and a machine with one processor, does them one after
    /// the other.
    pub fn in_parts<T: Send>(
        &self,
        parts: usize,
        work: &(dyn Fn(&Self, usize) -> T + Sync),
        collect: &mut dyn FnMut(T) -> ControlFlow<()>,
    ) -> Result<(), StoreFault> {
        let workers = thread::available_parallelism().map_or(1, NonZero::get).min(MOST_WORKERS).min(parts);
        let alone = workers < 2 || !self.db.is_autocommit() || self.db.path().is_none_or(str::is_empty);
        self.reading(|db| {
            db.query_row(A_LOOK, [], |_| Ok(()))?;
            let mut readers = Vec::new();
            while !alone && readers.len() < workers {
                match self.reader()? {
                    Some(reader) => readers.push(reader),
                    None => break,
                }
            }
            if !readers.is_empty() {
                side_by_side(readers, parts, work, collect);
                return Ok(());
            }
            for part in 0..parts {
                if collect(work(self, part)).is_break() {
                    break;
                }
            }
            Ok(())
        })
    }

    /// Another connection that sees the moment that this one holds; `None` where somebody waits for all to let go.
    ///
    /// The file is opened by the database alone: on many systems a process that opens and closes it in another way lets
    /// go of every lock it holds on it.
    fn reader(&self) -> Sql<Option<Self>> {
        let begin = || -> rusqlite::Result<Connection> {
            let db = open::connect_within(&self.path, Duration::ZERO)?;
            db.execute_batch("pragma query_only = on; begin")?;
            db.query_row(A_LOOK, [], |_| Ok(()))?;
            db.busy_timeout(open::BUSY_WAIT)?;
            Ok(db)
        };
        match begin() {
            Ok(db) => Ok(Some(Self { db, path: self.path.clone(), upto: self.upto })),
            Err(error) if trouble::kind_of(&error) == StoreFaultKind::Locked => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn fault(&self, trouble: Trouble) -> StoreFault {
        let in_a_file = self.db.path().is_some_and(|path| !path.is_empty());
        let kind = trouble.into_kind();
        let kind = if in_a_file { trouble::befallen(&self.path, kind) } else { kind };
        StoreFault { path: self.path.clone(), kind }
    }
}

/// Lets the readers take the parts in turn and collects what they give in order.
fn side_by_side<T: Send>(
    readers: Vec<Store>,
    parts: usize,
    work: &(dyn Fn(&Store, usize) -> T + Sync),
    collect: &mut dyn FnMut(T) -> ControlFlow<()>,
) {
    let next = AtomicUsize::new(0);
    thread::scope(|scope| {
        let (done, finished) = mpsc::sync_channel(readers.len());
        for reader in readers {
            let (done, next) = (done.clone(), &next);
            scope.spawn(move || {
                loop {
                    let part = next.fetch_add(1, Ordering::Relaxed);
                    if part >= parts || done.send((part, work(&reader, part))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let (mut early, mut due) = (BTreeMap::new(), 0);
        for (part, given) in finished {
            early.insert(part, given);
            while let Some(given) = early.remove(&due) {
                due += 1;
                if collect(given).is_break() {
                    return;
                }
            }
        }
    });
}
