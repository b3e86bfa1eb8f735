//! A view of the ledger as of an action: what later actions wrote is left out.

use std::ops::Deref;

use rusqlite::Connection;

/// Above every action.
const NONE_LEFT_OUT: i64 = i64::MAX;

/// A connection through which only what was written up to some action is seen, by everything that current rows are
/// selected with. It stands in for the connection itself.
#[derive(Debug, Clone, Copy)]
pub(super) struct View<'c> {
    db: &'c Connection,
    /// The last action that is seen; every query of versions, rules and events binds it.
    pub upto: i64,
}

impl<'c> View<'c> {
    /// Everything up to an action; all there is where none is given.
    pub fn new(db: &'c Connection, upto: Option<i64>) -> Self {
        Self { db, upto: upto.unwrap_or(NONE_LEFT_OUT) }
    }

    /// All there is.
    pub fn whole(db: &'c Connection) -> Self {
        Self::new(db, None)
    }

    /// The connection, for what never changes once it is written.
    pub fn connection(self) -> &'c Connection {
        self.db
    }
}

impl Deref for View<'_> {
    type Target = Connection;

    fn deref(&self) -> &Connection {
        self.db
    }
}
