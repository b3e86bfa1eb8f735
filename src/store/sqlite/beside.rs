//! Making a file beside its place and moving it there when it is complete.
//!
//! What is not complete never has the name of what it is to become; what a killed run leaves behind is a passing
//! folder, which a later run takes away.

use std::ffi::OsString;
use std::fs::{self, File};
use std::io::{ErrorKind, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use tempfile::TempDir;

use super::open::kind_of_io;
use crate::domain::fault::store::StoreFaultKind;

/// How the names of passing folders begin.
const PREFIX: &str = ".duban-";
/// A passing folder in which nothing was written for so long belongs to a run that was killed.
const FORSAKEN: Duration = Duration::from_secs(3600);
/// Names that are tried before one is free.
const NAMES: u32 = 10_000;

/// A passing folder beside a place.
pub(super) struct Beside(TempDir);

impl Beside {
    /// Makes a passing folder in the folder of a place.
    pub fn new(place: &Path) -> Result<Self, StoreFaultKind> {
        let folder = folder_of(place);
        if !folder.is_dir() {
            return Err(StoreFaultKind::MissingFolder);
        }
        sweep(folder);
        let made = tempfile::Builder::new().prefix(PREFIX).tempdir_in(folder);
        Ok(Self(made.map_err(|error| kind_of_io(&error))?))
    }

    /// An empty file in it. It is made by the system's own call, so that colleagues may read it as they may any new
    /// file.
    pub fn file(&self, name: &str) -> Result<PathBuf, StoreFaultKind> {
        let path = self.0.path().join(name);
        File::create_new(&path).map_err(|error| kind_of_io(&error))?;
        Ok(path)
    }
}

/// Moves a complete file to a place, whatever is there.
pub(super) fn replace(file: &Path, place: &Path) -> Result<(), StoreFaultKind> {
    // A journal or log that was left there would be taken for that of the new file, and undone or done in it.
    for companion in companions_of(place) {
        match fs::remove_file(companion) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(kind_of_io(&error)),
            _ => {}
        }
    }
    fs::rename(file, place).map_err(|error| kind_of_io(&error))?;
    last(place);
    Ok(())
}

/// Moves a complete file to the first free one of a place's names (`a.bak`, `a-2.bak` …) and gives that.
pub(super) fn settle_numbered(file: &Path, place: &Path) -> Result<PathBuf, StoreFaultKind> {
    for number in 1..NAMES {
        let place = numbered(place, number);
        match settle(file, &place) {
            Err(StoreFaultKind::Exists) => {}
            done => return done.map(|()| place),
        }
    }
    Err(StoreFaultKind::Exists)
}

/// Moves a complete file to a place, which must be free.
pub(super) fn settle(file: &Path, place: &Path) -> Result<(), StoreFaultKind> {
    let failed = |error: &std::io::Error| kind_of_io(error);
    if place.exists() {
        return Err(StoreFaultKind::Exists);
    }
    set_aside_companions(place)?;
    let passing = tempfile::TempPath::try_from_path(file).map_err(|error| failed(&error))?;
    match passing.persist_noclobber(place) {
        Ok(()) => {}
        Err(refused) if refused.error.kind() == ErrorKind::AlreadyExists => {
            refused.path.keep().map_err(|error| failed(&error.error))?;
            return Err(StoreFaultKind::Exists);
        }
        // Some disks and shares cannot move to a name only where it is free: there the name is taken first.
        Err(refused) => {
            let file = refused.path.keep().map_err(|error| failed(&error.error))?;
            File::create_new(place).map_err(|error| failed(&error))?;
            fs::rename(file, place).map_err(|error| failed(&error))?;
        }
    }
    last(place);
    Ok(())
}

/// A journal or log without its database would be taken for that of the new one, and undone or done in it: it gets
/// another name, as the database it belongs to may be kept somewhere.
fn set_aside_companions(place: &Path) -> Result<(), StoreFaultKind> {
    for companion in companions_of(place).into_iter().filter(|companion| companion.exists()) {
        let free = (1..NAMES).map(|number| numbered(&with(&companion, ".left"), number)).find(|name| !name.exists());
        let Some(free) = free else { return Err(StoreFaultKind::Exists) };
        fs::rename(companion, free).map_err(|error| kind_of_io(&error))?;
    }
    Ok(())
}

/// What may lie beside a database and belong to it: its journal, and the write-ahead log where another program has set
/// that.
pub(super) fn companions_of(database: &Path) -> [PathBuf; 2] {
    [journal_of(database), with(database, "-wal")]
}

/// The journal that belongs to a database.
fn journal_of(database: &Path) -> PathBuf {
    with(database, "-journal")
}

/// Whether a database was left half-written, so that its journal must be undone before it can be read.
pub(super) fn is_left_halfway(database: &Path) -> bool {
    let mut first = [0];
    let read = File::open(journal_of(database)).and_then(|mut journal| journal.read_exact(&mut first));
    // A journal that cannot be read may be one.
    match read {
        Ok(()) => first != [0],
        Err(error) => error.kind() == ErrorKind::PermissionDenied,
    }
}

/// The folder a file lies in.
pub(super) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

fn with(path: &Path, more: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(more);
    PathBuf::from(name)
}

/// The name with a number before its ending; the first has none.
fn numbered(path: &Path, number: u32) -> PathBuf {
    if number == 1 {
        return path.to_owned();
    }
    let mut name: OsString = path.file_stem().unwrap_or_default().to_owned();
    name.push(format!("-{number}"));
    if let Some(ending) = path.extension() {
        name.push(".");
        name.push(ending);
    }
    path.with_file_name(name)
}

/// Makes a new name last through a power failure, where the system can be asked to.
fn last(place: &Path) {
    // Some systems and shares cannot; the file itself was written through before.
    if let Ok(folder) = File::open(folder_of(place)) {
        let _ = folder.sync_all();
    }
}

/// Takes away what runs that were killed have left in a folder; what cannot be taken away stays.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let is_passing = entry.file_name().to_str().is_some_and(|name| name.starts_with(PREFIX));
        if is_passing && entry.file_type().is_ok_and(|kind| kind.is_dir()) && is_forsaken(&entry.path()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn is_forsaken(folder: &Path) -> bool {
    let files = fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path());
    files.chain([folder.to_owned()]).all(|path| {
        let age = || fs::metadata(path).ok()?.modified().ok()?.elapsed().ok();
        age().is_some_and(|age| age > FORSAKEN)
    })
}

#[cfg(test)]
mod tests {
    use std::time::SystemTime;

    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<String> = entries.map(|name| name.to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_place_that_is_taken_is_left_alone_and_the_next_number_is_free() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("a.bak");
        for expected in ["a.bak", "a-2.bak", "a-3.bak"] {
            let beside = Beside::new(&place).expect("a passing folder");
            let file = beside.file("new.db").expect("a file");
            if expected != "a.bak" {
                assert_eq!(settle(&file, &place), Err(StoreFaultKind::Exists));
                assert!(file.exists(), "what was not moved is still there");
            }
            assert_eq!(settle_numbered(&file, &place), Ok(folder.path().join(expected)));
        }
        assert_eq!(names(folder.path()), ["a-2.bak", "a-3.bak", "a.bak"]);
    }

    #[test]
    fn a_journal_or_log_without_its_database_is_not_taken_for_that_of_the_new_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("a.db");
        let leave = || companions_of(&place).map(|companion| fs::write(companion, "old").expect("written"));
        let beside = Beside::new(&place).expect("a passing folder");
        leave();
        settle(&beside.file("new.db").expect("a file"), &place).expect("moved");
        leave();
        replace(&beside.file("newer.db").expect("a file"), &place).expect("moved");
        drop(beside);
        assert_eq!(names(folder.path()), ["a.db", "a.db-journal.left", "a.db-wal.left"]);
    }

    #[test]
    fn what_a_killed_run_has_left_is_taken_away_later() {
        let folder = tempfile::tempdir().expect("a folder");
        let long_ago = SystemTime::now() - 2 * FORSAKEN;
        for (name, old) in [(".duban-killed", true), (".duban-at-work", false)] {
            let passing = folder.path().join(name);
            fs::create_dir(&passing).expect("made");
            let file = File::create(passing.join("new.db")).expect("made");
            if old {
                file.set_modified(long_ago).expect("dated");
            }
        }
        let dated = File::open(folder.path().join(".duban-killed")).and_then(|folder| folder.set_modified(long_ago));
        if dated.is_err() {
            return;
        }
        drop(Beside::new(&folder.path().join("a.db")).expect("a passing folder"));
        assert_eq!(names(folder.path()), [".duban-at-work"]);
    }
}
