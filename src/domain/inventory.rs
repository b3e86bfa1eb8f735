//! What a ledger holds, counted: what a copy of it says of itself.

use chrono::{DateTime, Utc};

use super::code::Text;

/// What a ledger holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inventory {
    /// Rows of all tables.
    pub rows: u64,
    /// Events of figures among them.
    pub events: u64,
    /// The last action; none in a ledger that nothing was written to.
    pub last: Option<LastAction>,
    /// The file's size.
    pub bytes: u64,
}

/// The last action of a ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastAction {
    /// Its number: as many actions there are.
    pub number: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Who answers for it, else the account it ran under.
    pub by: Option<Text>,
    /// The command.
    pub command: Text,
}
