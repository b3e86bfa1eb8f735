//! What an examination of the chain finds: what is not as it was written, and where.

use super::Head;
use crate::domain::code::Text;

/// What an examination of the chain came to.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Examination {
    /// Actions there are.
    pub actions: u64,
    /// Events of figures there are.
    pub events: u64,
    /// Other rows that actions wrote.
    pub rows: u64,
    /// Catalogues whose digest was formed again.
    pub digests: u64,
    /// Catalogues that an earlier version of the program loaded, whose digest this one cannot form again.
    pub earlier: Vec<Text>,
    /// The head of the chain.
    pub head: Option<Head>,
    /// What does not fit, the first first.
    pub misfits: Vec<Misfit>,
}

/// What befell something on record.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    /// It is not what was written.
    Changed,
    /// It is gone.
    Gone,
    /// It was written past the program.
    Added,
}

/// What somebody looks for who reads a misfit: in which part of the file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Misfit {
    /// The file itself is damaged, in the database's words.
    Damaged(String),
    /// The definition of a table, index, trigger or view is not the shipped one.
    Definition {
        /// `table`, `index`, `trigger` or `view`.
        kind: Text,
        /// Its name.
        name: Text,
        /// What befell it.
        fate: Fate,
    },
    /// A code word is not explained as shipped.
    Word {
        /// The kind and the code of the word.
        word: String,
        /// What befell it.
        fate: Fate,
    },
    /// Something in an action does not fit.
    InAction {
        /// The number of the action.
        action: i64,
        /// What.
        what: InAction,
    },
    /// A row of a table breaks a constraint that the table is defined with.
    Constraint {
        /// The table.
        relation: Text,
    },
    /// Rows that stand once for many records belong to none.
    Unused {
        /// The table.
        relation: Text,
        /// What the first of them says.
        label: String,
        /// Such rows.
        rows: u64,
    },
    /// A row refers to one that is not there.
    Reference {
        /// The table of the row.
        relation: Text,
        /// The table it refers to.
        to: Text,
        /// Such rows.
        rows: u64,
    },
    /// The events of a period are not numbered 1, 2, 3, …
    Numbering {
        /// The public name that the next event ought to have.
        missing: String,
    },
    /// The digest of a catalogue is not that of what is stored.
    Digest {
        /// The catalogue.
        catalogue: Text,
        /// As it was stored.
        stored: Text,
        /// As it is.
        found: Text,
    },
}

/// What does not fit in an action, in the order in which it is looked at.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum InAction {
    /// The action is missing: numbers have no holes.
    Gone,
    /// It is not what was sealed: time, person, account, command or reason.
    Changed,
    /// It lies before the action before it.
    Earlier,
    /// It was never sealed.
    Unsealed,
    /// There is a seal, but no action.
    SealAlone,
    /// Its seal does not continue the one before it.
    Unlinked,
    /// Its seal is not the hash of what it covers.
    SealChanged,
    /// An event does not fit.
    Event {
        /// The public name of the first that does not.
        handle: String,
        /// What befell it; a gone one stood before that name, or after it.
        fate: Fate,
        /// For a gone one: it stood after that name.
        after: bool,
        /// Events that the seal counts.
        sealed: u64,
        /// Events there are.
        found: u64,
    },
    /// All events are gone.
    NoEvents {
        /// Events that the seal counts.
        sealed: u64,
    },
    /// A row of another table does not fit.
    Row {
        /// The table.
        relation: Text,
        /// What the first row that does not fit is about.
        label: String,
        /// What befell it; a gone one stood before that one, or after it.
        fate: Fate,
        /// For a gone one: it stood after that one.
        after: bool,
        /// Rows that the seal counts.
        sealed: u64,
        /// Rows there are.
        found: u64,
    },
}
