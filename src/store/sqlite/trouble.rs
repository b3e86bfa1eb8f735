//! What can go wrong beneath the store, and what it means in the domain's words.

use std::io::ErrorKind;
use std::path::Path;

use rusqlite::{Error, ErrorCode};

use super::beside::{folder_of, is_left_halfway};
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
    /// Something else refused, in the domain's words.
    Refused(StoreFaultKind),
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
            Self::Refused(kind) => kind,
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
    use rusqlite::ffi::{SQLITE_IOERR_NOMEM, SQLITE_IOERR_WRITE, SQLITE_READONLY_DBMOVED, SQLITE_READONLY_ROLLBACK};
    match error.sqlite_extended_error_code() {
        // A full disk has a code of its own; a quota, a limit and a broken connection have not.
        Some(SQLITE_IOERR_WRITE) => return StoreFaultKind::CutShort,
        Some(SQLITE_READONLY_DBMOVED) => return StoreFaultKind::Moved,
        Some(SQLITE_READONLY_ROLLBACK) => return StoreFaultKind::Unfinished,
        Some(SQLITE_IOERR_NOMEM) => return StoreFaultKind::Other(error.to_string()),
        _ => {}
    }
    match error.sqlite_error_code() {
        Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreFaultKind::Locked,
        Some(ErrorCode::ReadOnly) => StoreFaultKind::ReadOnly,
        Some(ErrorCode::DiskFull) => StoreFaultKind::DiskFull,
        Some(ErrorCode::NotADatabase) => StoreFaultKind::NotADatabase,
        Some(ErrorCode::DatabaseCorrupt) => StoreFaultKind::Corrupt(error.to_string()),
        Some(ErrorCode::PermissionDenied | ErrorCode::CannotOpen) => StoreFaultKind::Denied,
        Some(ErrorCode::SystemIoFailure | ErrorCode::FileLockingProtocolFailed) => {
            StoreFaultKind::Unreachable(error.to_string())
        }
        _ => StoreFaultKind::Other(error.to_string()),
    }
}

/// What a fault means for a file, as it stands there now.
pub(super) fn befallen(path: &Path, kind: StoreFaultKind) -> StoreFaultKind {
    match kind {
        // What cannot be opened any more and is not there has gone; in a folder that may not be read nobody can tell.
        StoreFaultKind::Denied if matches!(path.try_exists(), Ok(false)) => StoreFaultKind::Moved,
        StoreFaultKind::Denied if is_left_halfway(path) => StoreFaultKind::Unfinished,
        // It could be undone, but not be done with.
        StoreFaultKind::Unreachable(_) if is_left_halfway(path) && may_not_write(folder_of(path)) => {
            StoreFaultKind::Unfinished
        }
        kind => kind,
    }
}

fn may_not_write(folder: &Path) -> bool {
    tempfile::tempfile_in(folder).is_err_and(|error| error.kind() == ErrorKind::PermissionDenied)
}
