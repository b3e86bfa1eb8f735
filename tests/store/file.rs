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
    assert_eq!(open("newer.db"), StoreFaultKind::Newer { found: 9, known: 2 });
}

/// The schema as it was before clauses said whether they belong to the goals.
fn first_schema() -> String {
    let whole = include_str!("../../schema.sql");
    let without = |text: &str, line: &str| {
        let kept: Vec<&str> = text.lines().filter(|found| !found.trim_start().starts_with(line)).collect();
        assert_eq!(kept.len() + 1, text.lines().count(), "{line}");
        kept.join("\n")
    };
    let old = without(whole, "goals ").replace("v.subject_en, v.goals", "v.subject_en");
    assert!(!old.contains("goals INTEGER") && !old.contains("v.goals"));
    old.replace("pragma user_version = 2", "pragma user_version = 1")
}

/// Every table and view with its columns.
fn shape(path: &std::path::Path) -> Vec<String> {
    let db = Connection::open(path).unwrap();
    let sql = "select s.type || ' ' || s.name || ' ' || coalesce(group_concat(p.name || ' ' || p.type, ', '), '')
               from sqlite_schema s, pragma_table_info(s.name) p group by s.type, s.name order by 1";
    let mut select = db.prepare(sql).unwrap();
    let rows = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn a_ledger_of_the_first_schema_is_brought_up_to_date_and_keeps_its_records() {
    let folder = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().join("old.db"), folder.path().join("new.db"));
    let db = Connection::open(&old).unwrap();
    db.execute_batch(&first_schema()).unwrap();
    db.execute_batch(
        "insert into action (id, at, command) values (1, '2026-01-01T00:00:00Z', 'load');
         insert into catalogue (id, code) values (1, 'office');
         insert into region (id, code) values (1, 'jilin');
         insert into source (id, code) values (1, 'plan');
         insert into clause (id, source, number, part) values (1, 1, '二', 0);
         insert into clause_version (clause, action, catalogue, retired, subject) values (1, 1, 1, 0, '目标');",
    )
    .unwrap();
    drop(db);
    drop(Store::open(&old, Access::Read).unwrap());
    drop(Store::create(&new).unwrap());
    assert_eq!(shape(&old), shape(&new));
    let db = Connection::open(&old).unwrap();
    let kept = db.query_row("select subject, goals from current_clause", [], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, i64>(1)?))
    });
    assert_eq!(kept, Ok(("目标".to_owned(), 0)));
    assert!(db.execute("update clause_version set goals = 1", []).is_err(), "records stay as they are");
    assert!(folder.path().join("old.db.v1.bak").exists());
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
