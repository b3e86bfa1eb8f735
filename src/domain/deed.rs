//! Deeds: who writes what when.

use chrono::{DateTime, Utc};

use super::code::Text;

/// A writing command as it is put on record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deed {
    /// The instant. A store never records it before the last one it holds.
    pub at: DateTime<Utc>,
    /// The person who answers for it.
    pub by: Option<Text>,
    /// The account of the machine it runs under.
    pub system_user: Option<Text>,
    /// The command, for example `import`.
    pub command: Text,
    /// Why, where a reason was asked for.
    pub reason: Option<Text>,
}
