//! What every ledger must do, wherever it is kept: one suite, stamped onto every backend.

#![allow(clippy::unwrap_used)]

mod catalogues;
mod chain;
mod deeds;
mod figures;
mod file;
mod known;
mod office;
mod order;
mod overtaken;
mod reading;
mod schema;
mod tampering;
mod upgrade;

use std::ops::Deref;
use std::ops::DerefMut;

use duban::store::Store;
use tempfile::TempDir;

/// A ledger of some backend, with what it needs to live.
struct Ledger {
    store: Store,
    _folder: Option<TempDir>,
}

impl Deref for Ledger {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl DerefMut for Ledger {
    fn deref_mut(&mut self) -> &mut Store {
        &mut self.store
    }
}

fn in_memory() -> Ledger {
    Ledger { store: Store::in_memory().unwrap(), _folder: None }
}

fn in_a_file() -> Ledger {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::create(&folder.path().join("office.db")).unwrap();
    Ledger { store, _folder: Some(folder) }
}

/// Stamps tests onto every backend: each takes a new, empty ledger.
macro_rules! on_every_backend {
    ($($name:ident),+ $(,)?) => {
        mod in_memory { $(#[test] fn $name() { super::$name(crate::in_memory()); })+ }
        mod in_a_file { $(#[test] fn $name() { super::$name(crate::in_a_file()); })+ }
    };
}
pub(crate) use on_every_backend;
