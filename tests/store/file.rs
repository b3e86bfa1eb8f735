//! A ledger in a file: made whole or not at all, recognised, refused in plain words.

use std::fs;

use duban::domain::fault::store::StoreFaultKind;
use duban::store::{Access, Store};
use rusqlite::Connection;

use crate::office::{STRICT, catalogue, deed, figure, load, plan, record_all};
use crate::reading::dossier_of;

fn kind(opened: Result<Store, duban::domain::fault::store::StoreFault>) -> StoreFaultKind {
    opened.expect_err("it should be refused").kind
}

#[test]
fn what_was_recorded_is_there_when_it_is_opened_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("督办.db");
    let mut store = Store::create(&path).unwrap();
    load(&mut store, &catalogue());
    record_all(&mut store, STRICT, &[("jilin.pue", figure(1, "2023", "1.4"))]).unwrap();
    drop(store);
    let store = Store::open(&path, Access::Read).unwrap();
    assert_eq!(dossier_of(&store, "jilin.pue").observations.len(), 1);
    drop(store);
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left, ["督办.db"], "nothing else remains in the folder");
}

#[test]
fn a_write_ahead_log_that_another_program_set_is_left_again() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    load(&mut Store::create(&path).unwrap(), &catalogue());
    let mode = |db: &Connection, sql: &str| db.query_row(sql, [], |row| row.get::<_, String>(0)).unwrap();
    let other = Connection::open(&path).unwrap();
    assert_eq!(mode(&other, "pragma journal_mode = wal"), "wal");
    // As long as the other one has it open, both write as it wants to.
    let mut store = Store::open(&path, Access::Write).unwrap();
    record_all(&mut store, STRICT, &[("jilin.pue", figure(1, "2023", "1.4"))]).unwrap();
    drop((store, other));
    let mut store = Store::open(&path, Access::Write).unwrap();
    record_all(&mut store, STRICT, &[("jilin.pue", figure(1, "2024", "1.3"))]).unwrap();
    drop(store);
    assert_eq!(mode(&Connection::open(&path).unwrap(), "pragma journal_mode"), "delete");
    assert_eq!(dossier_of(&Store::open(&path, Access::Read).unwrap(), "jilin.pue").observations.len(), 2);
}

#[test]
fn an_existing_file_is_never_touched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    fs::write(&path, "a letter").unwrap();
    assert_eq!(kind(Store::create(&path)), StoreFaultKind::Exists);
    assert_eq!(fs::read_to_string(&path).unwrap(), "a letter");
    assert_eq!(kind(Store::create(&folder.path().join("none/office.db"))), StoreFaultKind::MissingFolder);
}

#[test]
fn what_is_no_ledger_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    fs::write(path("letter.db"), "a letter that is longer than a head").unwrap();
    fs::write(path("empty.db"), "").unwrap();
    Connection::open(path("other.db")).unwrap().execute_batch("create table t (x)").unwrap();
    drop(Store::create(&path("newer.db")).unwrap());
    Connection::open(path("newer.db")).unwrap().execute_batch("pragma user_version = 9").unwrap();
    let open = |name: &str| kind(Store::open(&path(name), Access::Read));
    assert_eq!(open("none.db"), StoreFaultKind::Missing);
    assert_eq!(open("letter.db"), StoreFaultKind::NotADatabase);
    assert_eq!(open("empty.db"), StoreFaultKind::NotADatabase);
    assert_eq!(open("."), StoreFaultKind::NotADatabase);
    assert_eq!(open("other.db"), StoreFaultKind::NotOurs);
    assert_eq!(open("newer.db"), StoreFaultKind::Newer { found: 9, known: 3 });
}

/// The actions of a ledger, with their instants.
fn actions(path: &std::path::Path) -> Vec<(i64, String)> {
    let db = Connection::open(path).unwrap();
    let mut select = db.prepare("select id, at from action order by id").unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_clock_that_jumped_back_puts_no_action_before_the_last_one() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    let mut store = Store::create(&path).unwrap();
    load(&mut store, &catalogue());
    let mut at = |seconds: i64, line: u64, year: &'static str| {
        let mut batch = store.batch(&deed("record", seconds), STRICT);
        let series = batch.indicator("jilin.pue").unwrap().unwrap();
        batch.push(series, &figure(line, year, "1.4")).unwrap();
        batch.record().unwrap();
    };
    at(5000, 1, "2022");
    // Ten years back, as with a computer whose battery is empty; then as it should be.
    at(-315_360_000, 1, "2023");
    at(5001, 1, "2024");
    let instants: Vec<String> = actions(&path).into_iter().map(|(_, at)| at).collect();
    let text = |seconds| crate::office::instant(seconds).format("%Y-%m-%dT%H:%M:%SZ").to_string();
    assert_eq!(instants[1..], [text(5000), text(5000), text(5001)]);
    let db = Connection::open(&path).unwrap();
    let back = db.execute("insert into action (id, at, command) values (99, '2001-01-01T00:00:00Z', 'x')", []);
    assert!(back.is_err(), "another program cannot either");
}

#[test]
fn a_copy_counts_what_it_holds_and_holds_what_the_ledger_does() {
    let folder = tempfile::tempdir().unwrap();
    let (path, copy) = (folder.path().join("office.db"), folder.path().join("copy.db"));
    let mut store = Store::create(&path).unwrap();
    load(&mut store, &catalogue());
    record_all(&mut store, STRICT, &[("jilin.pue", figure(1, "2023", "1.4"))]).unwrap();
    let inventory = store.back_up(&copy, false).unwrap();
    assert_eq!((inventory.events, inventory.last.unwrap().number), (1, 2));
    assert_eq!(inventory.bytes, fs::metadata(&copy).unwrap().len());
    assert_eq!(actions(&copy), actions(&path));
    assert_eq!(store.back_up(&copy, false).unwrap_err().kind, StoreFaultKind::Exists);
    let opened = Store::open(&copy, Access::Read).unwrap();
    assert_eq!(dossier_of(&opened, "jilin.pue").observations.len(), 1);
}

#[test]
fn a_damaged_file_is_said_to_be_damaged() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    let mut store = Store::create(&path).unwrap();
    load(&mut store, &catalogue());
    drop(store);
    let mut bytes = fs::read(&path).unwrap();
    for byte in &mut bytes[4096..] {
        *byte = 0xa5;
    }
    fs::write(&path, bytes).unwrap();
    let read = Store::open(&path, Access::Read).and_then(|store| store.stamps().map(|_| store));
    assert!(matches!(kind(read), StoreFaultKind::Corrupt(_)));
}

#[test]
fn a_store_opened_for_questions_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    let mut store = Store::create(&path).unwrap();
    load(&mut store, &catalogue());
    drop(store);
    let mut store = Store::open(&path, Access::Read).unwrap();
    let full = catalogue();
    let changes =
        vec![(duban::domain::catalogue::Act::Retire, duban::domain::catalogue::Item::Target(&full.targets[0]))];
    let refused = store.load(&deed("load", 1), &plan(&full.head, "sha256:2", changes)).unwrap_err();
    assert_eq!((refused.kind, refused.path), (StoreFaultKind::ReadOnly, path));
}
