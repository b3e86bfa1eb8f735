//! Making, opening and recognising a database file.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::beside::{self, Beside};
use super::trouble::{befallen, kind_of};
use super::{Store, upgrade};
use crate::domain::deed::Deed;
use crate::domain::fault::store::{StoreFault, StoreFaultKind};

pub(super) const SCHEMA: &str = include_str!("../../../schema.sql");
/// `dubn`, the mark in the file's head that says whose it is.
pub(super) const APPLICATION: i64 = 0x6475_626e;
pub(super) const BUSY_WAIT: Duration = Duration::from_secs(10);
const STATEMENTS: usize = 64;

/// What a store is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Questions only.
    Read,
    /// Recording too.
    Write,
}

impl Store {
    /// Makes a new, empty database and opens it; an existing file is refused.
    pub fn create(path: &Path) -> Result<Self, StoreFault> {
        match Self::create_filled(path, |_| Ok::<(), std::convert::Infallible>(()))? {
            Ok(()) => Self::open(path, Access::Write),
            Err(never) => match never {},
        }
    }

    /// Makes a new database with what `fill` puts into it; an existing file is refused.
    ///
    /// It is built beside its place and moved there when complete, so that nothing half-done remains; where filling
    /// fails there is no database.
    pub fn create_filled<E>(
        path: &Path,
        fill: impl FnOnce(&mut Self) -> Result<(), E>,
    ) -> Result<Result<(), E>, StoreFault> {
        let fail = |kind| StoreFault { path: path.to_owned(), kind };
        if path.exists() {
            return Err(fail(StoreFaultKind::Exists));
        }
        let beside = Beside::new(path).map_err(fail)?;
        let fresh = beside.file("new.db").map_err(fail)?;
        let build = || -> rusqlite::Result<()> {
            let db = connect(&fresh)?;
            db.execute_batch(&format!("begin; {SCHEMA}; commit"))?;
            db.close().map_err(|(_, error)| error)
        };
        build().map_err(|error| fail(kind_of(&error)))?;
        let mut store = Self { path: path.to_owned(), ..Self::open(&fresh, Access::Write)? };
        if let Err(refused) = fill(&mut store) {
            return Ok(Err(refused));
        }
        store.db.close().map_err(|(_, error)| fail(kind_of(&error)))?;
        beside::settle(&fresh, path).map_err(fail)?;
        Ok(Ok(()))
    }

    /// Makes a database that lives as long as the program.
    pub fn in_memory() -> Result<Self, StoreFault> {
        let path = PathBuf::from(":memory:");
        let build = || -> rusqlite::Result<Connection> {
            let db = Connection::open_in_memory()?;
            settle(&db)?;
            db.execute_batch(SCHEMA)?;
            Ok(db)
        };
        match build() {
            Ok(db) => Ok(Self { db, path, upto: None }),
            Err(error) => Err(StoreFault { kind: kind_of(&error), path }),
        }
    }

    /// Whether opening a file as a database changes nothing in it: it is none, or of this version.
    #[must_use]
    pub fn opens_as_it_is(path: &Path) -> bool {
        head(path).map_or(true, |head| head.application != APPLICATION || head.schema >= upgrade::NUMBER)
    }

    /// Opens a database; one of an older version is brought up to date after a backup.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreFault> {
        Self::open_by(path, access, None)
    }

    /// The same, with who opens it: an upgrade goes on record under that name.
    pub fn open_by(path: &Path, access: Access, deed: Option<&Deed>) -> Result<Self, StoreFault> {
        let open = || -> Result<Connection, StoreFaultKind> {
            let is_written_ahead = head(path)?.is_written_ahead;
            let db = connect(path).map_err(|error| kind_of(&error))?;
            let number = |pragma: &str| db.query_row(&format!("pragma {pragma}"), [], |row| row.get::<_, i64>(0));
            if number("application_id").map_err(|error| kind_of(&error))? != APPLICATION {
                return Err(StoreFaultKind::NotOurs);
            }
            let found = number("user_version").map_err(|error| kind_of(&error))?;
            upgrade::bring_up(&db, path, found, deed)?;
            if access == Access::Write && is_written_ahead {
                // Somebody is about who holds the file open in that manner: then it stays so until the next time.
                db.execute_batch("pragma journal_mode = delete").ok();
            }
            if access == Access::Read {
                db.execute_batch("pragma query_only = on").map_err(|error| kind_of(&error))?;
            }
            Ok(db)
        };
        match open() {
            Ok(db) => Ok(Self { db, path: path.to_owned(), upto: None }),
            Err(kind) => Err(StoreFault { path: path.to_owned(), kind: befallen(path, kind) }),
        }
    }
}

/// The head of a database's file: whose it is, and the number of its schema.
#[derive(Debug, Clone, Copy)]
pub(super) struct FileHead {
    pub application: i64,
    pub schema: i64,
    /// Whether another program has set the write-ahead log, which fails on network shares and in folders that a reader may
    /// not write to.
    pub is_written_ahead: bool,
}

/// Reads the head of a file as it stands there, without opening it as a database: of a damaged one too.
pub(super) fn head(path: &Path) -> Result<FileHead, StoreFaultKind> {
    look_at(path)?;
    let mut bytes = [0; 100];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut bytes));
    match read {
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => return Err(StoreFaultKind::NotADatabase),
        Err(error) => return Err(kind_of_io(&error)),
        Ok(()) => {}
    }
    let number = |at: usize| i64::from(i32::from_be_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]));
    Ok(FileHead { application: number(68), schema: number(60), is_written_ahead: bytes[18] == 2 })
}

/// Tells what is not a database at all from what might be one, in words better than the database's.
fn look_at(path: &Path) -> Result<(), StoreFaultKind> {
    // A folder; or a pipe or device, which reading would wait for.
    if !fs::metadata(path).map_err(|error| kind_of_io(&error))?.is_file() {
        return Err(StoreFaultKind::NotADatabase);
    }
    let mut head = [0; 16];
    let mut file = File::open(path).map_err(|error| kind_of_io(&error))?;
    match file.read_exact(&mut head) {
        Ok(()) if head.starts_with(b"SQLite format 3\0") => Ok(()),
        Ok(()) => Err(StoreFaultKind::NotADatabase),
        Err(error) if error.kind() == ErrorKind::UnexpectedEof => Err(StoreFaultKind::NotADatabase),
        Err(error) => Err(kind_of_io(&error)),
    }
}

/// Opens for reading and writing, even for questions only: after a crash the reader must be able to undo what was
/// left half-written.
pub(super) fn connect(path: &Path) -> rusqlite::Result<Connection> {
    connect_within(path, BUSY_WAIT)
}

/// The same, with how long to wait for others.
pub(super) fn connect_within(path: &Path, wait: Duration) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    // From the folder on, as `:memory:` and `file:…` mean something else to SQLite.
    let db = Connection::open_with_flags(Path::new(".").join(path), flags)?;
    db.busy_timeout(wait)?;
    settle(&db)?;
    Ok(db)
}

/// The write-ahead log is left off: it fails on network shares.
fn settle(db: &Connection) -> rusqlite::Result<()> {
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    // Plans do not depend on what is bound; else most statements would be planned again for every key.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.execute_batch(
        "pragma foreign_keys = on; pragma recursive_triggers = on; pragma synchronous = full;
         pragma trusted_schema = off; pragma temp_store = memory; pragma cache_size = -32000",
    )
}

/// What an error of the file system means.
pub(super) fn kind_of_io(error: &std::io::Error) -> StoreFaultKind {
    match error.kind() {
        ErrorKind::NotFound => StoreFaultKind::Missing,
        ErrorKind::NotADirectory => StoreFaultKind::MissingFolder,
        ErrorKind::AlreadyExists => StoreFaultKind::Exists,
        ErrorKind::PermissionDenied => StoreFaultKind::Denied,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => StoreFaultKind::DiskFull,
        ErrorKind::ReadOnlyFilesystem => StoreFaultKind::ReadOnly,
        _ => StoreFaultKind::Unreachable(error.to_string()),
    }
}
