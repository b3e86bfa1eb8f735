//! Faults of a database.

use std::path::PathBuf;

use crate::domain::code::CatalogueCode;

/// What is wrong with a database, and where it lies.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("`{}`: {kind}", path.display())]
pub struct StoreFault {
    /// The file.
    pub path: PathBuf,
    /// What is wrong.
    pub kind: StoreFaultKind,
}

/// What can be wrong with a database.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum StoreFaultKind {
    /// There is no such file.
    #[error("no such file")]
    Missing,
    /// There already is such a file, and a new one was asked for.
    #[error("the file exists")]
    Exists,
    /// The folder does not exist.
    #[error("no such folder")]
    MissingFolder,
    /// The file or folder may not be read or written.
    #[error("permission denied")]
    Denied,
    /// The file is no database at all.
    #[error("not an SQLite database")]
    NotADatabase,
    /// A database of another program.
    #[error("not a duban database")]
    NotOurs,
    /// Written by a newer version of this program.
    #[error("schema {found} is newer than {known}")]
    Newer {
        /// The schema's number in the file.
        found: i64,
        /// The highest number this program knows.
        known: i64,
    },
    /// Another program is using it and did not finish in time.
    #[error("locked")]
    Locked,
    /// The file or the folder around it cannot be written.
    #[error("read-only")]
    ReadOnly,
    /// The disk is full.
    #[error("disk full")]
    DiskFull,
    /// The system cut a write short: no room left for this user, or the disk is gone.
    #[error("write cut short")]
    CutShort,
    /// The system failed to read or write, as with a disk or share that is no longer there; its words, for developers.
    #[error("unreachable: {0}")]
    Unreachable(String),
    /// The file was moved, deleted or replaced while it was in use.
    #[error("moved while in use")]
    Moved,
    /// Catalogues were changed by somebody else between being looked up and being written by.
    #[error("overtaken by another change")]
    Overtaken,
    /// A run that was killed left something half-written, which cannot be undone for want of permission.
    #[error("unfinished, and cannot be undone")]
    Unfinished,
    /// A copy was asked for in the place of the original, or the other way round.
    #[error("the same file")]
    SameFile,
    /// A file that would be replaced is no ledger.
    #[error("not a ledger, not replaced")]
    NoLedger,
    /// A copy does not hold what the original does.
    #[error("the copy differs: {0}")]
    Unequal(String),
    /// The content is damaged; what was found, for developers.
    #[error("corrupt: {0}")]
    Corrupt(String),
    /// A load would take something that belongs to another catalogue.
    #[error("`{item}` belongs to catalogue `{owner}`")]
    Taken {
        /// The code of what would be taken.
        item: String,
        /// The catalogue it belongs to.
        owner: CatalogueCode,
    },
    /// Anything else, in the words of the system, for developers.
    #[error("{0}")]
    Other(String),
}
