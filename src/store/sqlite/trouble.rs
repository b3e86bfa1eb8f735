//! What can go wrong beneath the store, and what it means in the domain's words.

use rusqlite::{Error, ErrorCode};

use crate::domain::code::{BadCode, CatalogueCode};
use crate::domain::fault::store::StoreFaultKind;

/// A result beneath the store.
pub(super) type Sql<T> = Result<T, Trouble>;

/// Something went wrong beneath the store.
#[derive(Debug)]
pub(super) enum Trouble {
    /// The database refused.
    Database(Error),
    /// A record cannot be read as what it should be.
    Unreadable(String),
    /// An item belongs to another catalogue.
    Taken { item: String, owner: CatalogueCode },
}

impl Trouble {
    pub(super) fn unreadable(what: &str, found: impl std::fmt::Display) -> Self {
        Self::Unreadable(format!("{what}: {found}"))
    }

    pub(super) fn into_kind(self) -> StoreFaultKind {
        match self {
            Self::Database(error) => kind_of(&error),
            Self::Unreadable(what) => StoreFaultKind::Corrupt(what),
            Self::Taken { item, owner } => StoreFaultKind::Taken { item, owner },
        }
    }
}

impl From<Error> for Trouble {
    fn from(error: Error) -> Self {
        Self::Database(error)
    }
}

impl From<BadCode> for Trouble {
    fn from(bad: BadCode) -> Self {
        Self::Unreadable(bad.to_string())
    }
}

/// What an error of the database means.
pub(super) fn kind_of(error: &Error) -> StoreFaultKind {
    // A write that the system cuts short (no room left, no larger file allowed) says so only in the extended code.
    const IO_WRITE: std::ffi::c_int = rusqlite::ffi::SQLITE_IOERR_WRITE;
    if error.sqlite_extended_error_code() == Some(IO_WRITE) {
        return StoreFaultKind::DiskFull;
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreFaultKind::Locked,
        Some(ErrorCode::ReadOnly) => StoreFaultKind::ReadOnly,
        Some(ErrorCode::DiskFull) => StoreFaultKind::DiskFull,
        Some(ErrorCode::NotADatabase) => StoreFaultKind::NotADatabase,
        Some(ErrorCode::DatabaseCorrupt) => StoreFaultKind::Corrupt(error.to_string()),
        Some(ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => StoreFaultKind::Denied,
        _ => StoreFaultKind::Other(error.to_string()),
    }
}
