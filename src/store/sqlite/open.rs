//! Making, opening and recognising a database file.

use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};

use super::trouble::kind_of;
use super::{Store, upgrade};
use crate::domain::fault::store::{StoreFault, StoreFaultKind};

const SCHEMA: &str = include_str!("../../../schema.sql");
/// `dubn`, the mark in the file's head that says whose it is.
const APPLICATION: i64 = 0x6475_626e;
const BUSY_WAIT: Duration = Duration::from_secs(10);
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
        let folder = match path.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        if !folder.is_dir() {
            return Err(fail(StoreFaultKind::MissingFolder));
        }
        let beside =
            tempfile::Builder::new().prefix(".duban-").tempdir_in(folder).map_err(|error| fail(kind_of_io(&error)))?;
        let fresh = beside.path().join("new.db");
        // Made by the system's own call, so that colleagues may read it as they may any new file.
        File::create_new(&fresh).map_err(|error| fail(kind_of_io(&error)))?;
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
        let fresh = tempfile::TempPath::try_from_path(fresh).map_err(|error| fail(kind_of_io(&error)))?;
        fresh.persist_noclobber(path).map_err(|refused| fail(kind_of_io(&refused.error)))?;
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
            Ok(db) => Ok(Self { db, path }),
            Err(error) => Err(StoreFault { kind: kind_of(&error), path }),
        }
    }

    /// Opens a database; one of an older version is brought up to date after a backup.
    pub fn open(path: &Path, access: Access) -> Result<Self, StoreFault> {
        let open = || -> Result<Connection, StoreFaultKind> {
            look_at(path)?;
            let db = connect(path).map_err(|error| kind_of(&error))?;
            let number = |pragma: &str| db.query_row(&format!("pragma {pragma}"), [], |row| row.get::<_, i64>(0));
            if number("application_id").map_err(|error| kind_of(&error))? != APPLICATION {
                return Err(StoreFaultKind::NotOurs);
            }
            let found = number("user_version").map_err(|error| kind_of(&error))?;
            upgrade::bring_up(&db, path, found, upgrade::STEPS)?;
            if access == Access::Read {
                db.execute_batch("pragma query_only = on").map_err(|error| kind_of(&error))?;
            }
            Ok(db)
        };
        match open() {
            Ok(db) => Ok(Self { db, path: path.to_owned() }),
            Err(kind) => Err(StoreFault { path: path.to_owned(), kind }),
        }
    }
}

/// Tells what is not a database at all from what might be one, in words better than the database's.
fn look_at(path: &Path) -> Result<(), StoreFaultKind> {
    if fs::metadata(path).map_err(|error| kind_of_io(&error))?.is_dir() {
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
fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    settle(&db)?;
    Ok(db)
}

/// The write-ahead log is left off: it fails on network shares.
fn settle(db: &Connection) -> rusqlite::Result<()> {
    db.busy_timeout(BUSY_WAIT)?;
    db.set_prepared_statement_cache_capacity(STATEMENTS);
    // Plans do not depend on what is bound; else most statements would be planned again for every key.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.execute_batch(
        "pragma foreign_keys = on; pragma recursive_triggers = on; pragma synchronous = full;
         pragma trusted_schema = off; pragma temp_store = memory; pragma cache_size = -32000",
    )
}

/// What an error of the file system means.
fn kind_of_io(error: &std::io::Error) -> StoreFaultKind {
    match error.kind() {
        ErrorKind::NotFound => StoreFaultKind::Missing,
        ErrorKind::NotADirectory => StoreFaultKind::MissingFolder,
        ErrorKind::AlreadyExists => StoreFaultKind::Exists,
        ErrorKind::PermissionDenied => StoreFaultKind::Denied,
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge => StoreFaultKind::DiskFull,
        ErrorKind::ReadOnlyFilesystem => StoreFaultKind::ReadOnly,
        _ => StoreFaultKind::Other(error.to_string()),
    }
}
