//! Every column of every table, read from the schema: whatever is edited behind the program's back is named.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};

use duban::catalogue::plan;
use duban::domain::chain::{Examination, InAction, Misfit};
use duban::domain::fault::store::StoreFaultKind;
use duban::store::{Access, Store};
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use tempfile::TempDir;

use crate::chain::with_undo;
use crate::office::{catalogue, deed};

/// A table with its columns.
struct Table {
    name: String,
    columns: Vec<Column>,
}

struct Column {
    name: String,
    kind: String,
    is_key: bool,
    may_be_null: bool,
}

impl Table {
    /// All tables there are.
    fn all(db: &Connection) -> Vec<Self> {
        let names = strings(db, "select name from sqlite_schema where type = 'table' order by name");
        names.into_iter().map(|name| Self { columns: columns(db, &name), name }).collect()
    }

    fn has_action(&self) -> bool {
        self.columns.iter().any(|column| column.name == "action")
    }

    /// The key that tells rows apart in a condition.
    fn key(&self) -> String {
        let key: Vec<&str> =
            self.columns.iter().filter(|column| column.is_key).map(|column| column.name.as_str()).collect();
        if key.is_empty() { "rowid".to_owned() } else { format!("({})", quoted(&key)) }
    }

    /// The action of the row that a condition picks.
    fn action_of(&self, db: &Connection, condition: &str) -> Option<i64> {
        let column = if self.name == "action" { "id" } else { "action" };
        let sql = format!("select {column} from {} where {condition}", self.name);
        (self.has_action() || self.name == "action").then(|| db.query_row(&sql, [], |row| row.get(0)).unwrap())
    }
}

fn quoted(names: &[&str]) -> String {
    names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", ")
}

fn columns(db: &Connection, table: &str) -> Vec<Column> {
    let mut select =
        db.prepare("select name, type, pk > 0, not \"notnull\" from pragma_table_info(?1) order by cid").unwrap();
    let read = |row: &rusqlite::Row<'_>| {
        Ok(Column { name: row.get(0)?, kind: row.get(1)?, is_key: row.get(2)?, may_be_null: row.get(3)? })
    };
    select.query_map([table], read).unwrap().collect::<Result<_, _>>().unwrap()
}

fn strings(db: &Connection, sql: &str) -> Vec<String> {
    let mut select = db.prepare(sql).unwrap();
    select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

/// A ledger, and a copy of it that is edited again and again.
struct Bench {
    folder: TempDir,
    sound: Vec<u8>,
    made: (TempDir, PathBuf),
}

impl Bench {
    fn new() -> Self {
        let made = with_undo();
        Self { sound: std::fs::read(&made.1).unwrap(), folder: tempfile::tempdir().unwrap(), made }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("edited.db")
    }

    /// The ledger that is never edited.
    fn untouched(&self) -> Connection {
        Connection::open(&self.made.1).unwrap()
    }

    fn open(&self) -> Connection {
        std::fs::write(self.path(), &self.sound).unwrap();
        let db = Connection::open(self.path()).unwrap();
        db.execute_batch(
            "pragma synchronous = off; pragma journal_mode = memory; pragma foreign_keys = off;
             pragma ignore_check_constraints = on",
        )
        .unwrap();
        db
    }

    /// What is found after an edit past the triggers, which stay as they are; none where it cannot be done or changes
    /// nothing.
    fn after(&self, sql: &str) -> Option<Examination> {
        let db = self.open();
        db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_TRIGGER, false).unwrap();
        let done = db.execute(sql, []);
        drop(db);
        done.is_ok_and(|rows| rows > 0).then(|| examine(&self.path()))
    }

    /// Demands that an edit is found, and where it was done.
    fn is_named(&self, sql: &str, action: Option<i64>) -> bool {
        let Some(seen) = self.after(sql) else { return false };
        let first = seen.misfits.first().unwrap_or_else(|| panic!("nothing is found after {sql}"));
        assert!(!matches!(first, Misfit::Damaged(_)), "{sql}: {first:?}");
        let in_it = |misfit: &Misfit| matches!((misfit, action), (Misfit::InAction { action: found, .. }, Some(action)) if *found == action);
        assert!(action.is_none() || seen.misfits.iter().any(in_it), "{sql}: {:?}", seen.misfits);
        true
    }
}

fn examine(path: &Path) -> Examination {
    Store::open(path, Access::Read).unwrap().examine().unwrap()
}

/// Other values for a column, as expressions.
fn others(column: &Column) -> Vec<String> {
    let name = format!("\"{}\"", column.name);
    match column.kind.as_str() {
        "INTEGER" => vec![format!("{name} + 1000")],
        "REAL" => vec![format!("{name} * 1.0000000000000002")],
        // A blank behind it, or bytes that are no text.
        "TEXT" if column.name.len().is_multiple_of(2) => vec![format!("{name} || ' '")],
        "TEXT" => vec![format!("cast(x'61ff' || {name} as text)")],
        "BLOB" => vec![
            format!("substr({name}, 1, length({name}) - 1) || char(1)"),
            format!("cast({name} || x'00000000' as blob)"),
        ],
        other => panic!("a column of type {other}"),
    }
}

/// A value for a column that holds none.
fn something(column: &Column) -> &'static str {
    match column.kind.as_str() {
        "INTEGER" => "1",
        "REAL" => "1.5",
        "TEXT" => "'甲'",
        _ => "x'01'",
    }
}

#[test]
fn a_change_in_any_column_is_named() {
    let bench = Bench::new();
    let db = bench.untouched();
    let mut edits = 0;
    for table in Table::all(&db) {
        let key = table.key();
        for column in &table.columns {
            let (of, name) = (&table.name, &column.name);
            let mut is_tried = false;
            for (state, values) in [("not null", others(column)), ("null", vec![something(column).to_owned()])] {
                let condition = format!(
                    "{key} in (select {} from {of} where \"{name}\" is {state} limit 1)",
                    key.trim_matches(['(', ')'])
                );
                let any: bool = db
                    .query_row(&format!("select exists (select 1 from {of} where {condition})"), [], |row| row.get(0))
                    .unwrap();
                if !any {
                    continue;
                }
                let action = table.action_of(&db, &condition);
                let emptied = (state == "not null" && column.may_be_null).then(|| "null".to_owned());
                for value in values.into_iter().chain(emptied) {
                    let named =
                        bench.is_named(&format!("update {of} set \"{name}\" = {value} where {condition}"), action);
                    is_tried |= named;
                    edits += usize::from(named);
                }
            }
            assert!(is_tried, "no edit of {of}.{name} could be tried");
        }
    }
    assert!(edits > 250, "{edits}");
}

#[test]
fn a_row_that_is_deleted_or_added_anywhere_is_named() {
    let bench = Bench::new();
    let db = bench.untouched();
    for table in Table::all(&db) {
        let of = &table.name;
        let key = table.key();
        let bare = key.trim_matches(['(', ')']).to_owned();
        for order in ["asc", "desc"] {
            let ordered = bare.split(", ").map(|column| format!("{column} {order}")).collect::<Vec<_>>().join(", ");
            let condition = format!("{key} in (select {bare} from {of} order by {ordered} limit 1)");
            // The last action leaves a sound chain behind, but for what it wrote.
            let action = table.action_of(&db, &condition).filter(|_| of != "seal_rows");
            assert!(bench.is_named(&format!("delete from {of} where {condition}"), action), "{of}");
        }
        // The last row once more, under the next number or name.
        let last = table.columns.iter().rposition(|column| column.is_key).unwrap_or(1);
        let values = table.columns.iter().enumerate().map(|(at, column)| {
            let is_name = matches!(column.name.as_str(), "code" | "number" | "name" | "text" | "url");
            match (at == last || is_name, column.kind.as_str()) {
                (true, "INTEGER") => format!("\"{}\" + 1", column.name),
                (true, "TEXT") => format!("coalesce(\"{}\", '') || '甲'", column.name),
                _ => format!("\"{}\"", column.name),
            }
        });
        let values = values.collect::<Vec<_>>().join(", ");
        let copy = format!("insert into {of} select {values} from {of} order by {key} desc limit 1");
        let copy =
            copy.replace(&format!("order by {key} desc"), &format!("order by {} desc", bare.replace(", ", " desc, ")));
        assert!(bench.is_named(&copy, None), "{copy}");
    }
}

#[test]
fn what_the_chain_keeps_beside_its_hashes_is_watched_too() {
    let bench = Bench::new();
    let named = |sql: &str| bench.after(sql).expect("it can be done").misfits.remove(0);
    let marks = "update seal_rows set marks = zeroblob(length(marks)) where action = 2 and relation = 'rule'";
    assert_eq!(named(marks), Misfit::InAction { action: 2, what: InAction::SealChanged });
    // A first run has no number.
    let run = named("update observation set hash = cast(hash || x'00000000' as blob) where value = 1.55");
    assert!(matches!(run, Misfit::InAction { action: 4, what: InAction::Event { .. } }), "{run:?}");
    let unused = named("insert into phrase (text) values ('甲')");
    assert_eq!(unused, Misfit::Unused { relation: "phrase".into(), label: "甲".to_owned(), rows: 1 });
}

#[test]
fn a_trigger_that_only_looks_like_the_shipped_one_is_named() {
    let lame = "drop trigger observation_stays; create trigger observation_stays before update on observation begin";
    for (sql, name) in [
        (format!("{lame} select \"raise(abort, 'records are never changed')\"; end"), "observation_stays"),
        (format!("{lame} select \"--\nraise(abort, 'records are never changed')\"; end"), "observation_stays"),
        // A name that only the database itself may give, written past it.
        (
            "pragma writable_schema = on; insert into sqlite_schema values ('trigger', 'sqlite_more', 'observation', 0,
                 'CREATE TRIGGER sqlite_more after insert on observation begin select 1; end')"
                .to_owned(),
            "sqlite_more",
        ),
    ] {
        let bench = Bench::new();
        bench.open().execute_batch(&sql).unwrap();
        let first = examine(&bench.path()).misfits.remove(0);
        assert!(matches!(&first, Misfit::Definition { name: found, .. } if &**found == name), "{sql}: {first:?}");
    }
}

#[test]
fn a_table_that_is_gone_is_named_and_nothing_else_breaks() {
    let bench = Bench::new();
    let db = bench.untouched();
    for Table { name, .. } in Table::all(&db) {
        bench.open().execute_batch(&format!("pragma legacy_alter_table = on; drop table {name}")).unwrap();
        let misfits = examine(&bench.path()).misfits;
        let damaged = misfits.iter().find(|misfit| matches!(misfit, Misfit::Damaged(_)));
        assert_eq!(damaged, None, "{name}");
        let is_it = |misfit: &Misfit| matches!(misfit, Misfit::Definition { name: found, .. } if **found == *name);
        assert!(misfits.iter().any(is_it), "{name}: {misfits:?}");
    }
}

#[test]
fn a_ledger_whose_number_was_set_back_is_not_chained_anew() {
    let bench = Bench::new();
    let db = bench.open();
    db.execute_batch(
        "drop trigger observation_stays; drop trigger seal_remains; drop trigger seal_rows_remains;
         update observation set value = 1.4 where value = 1.42; delete from seal_rows; delete from seal;
         pragma user_version = 2",
    )
    .unwrap();
    drop(db);
    let before = std::fs::read(bench.path()).unwrap();
    let refused = Store::open(&bench.path(), Access::Write).unwrap_err();
    assert!(matches!(refused.kind, StoreFaultKind::Corrupt(_)), "{refused:?}");
    assert!(before == std::fs::read(bench.path()).unwrap(), "it was touched");
}

#[test]
fn what_others_write_meanwhile_is_no_misfit() {
    let (_folder, path) = with_undo();
    let stop = AtomicBool::new(false);
    std::thread::scope(|scope| {
        scope.spawn(|| {
            let mut store = Store::open(&path, Access::Write).unwrap();
            for turn in 0.. {
                let mut again = catalogue();
                again.head.name = format!("第{turn}次").as_str().into();
                let now = store.catalogue(&again.head.code).unwrap();
                store.load(&deed("load", 100), &plan(now.as_ref(), &again)).unwrap();
                if stop.load(Ordering::Relaxed) {
                    break;
                }
            }
        });
        let seen: Vec<Examination> = (0..10).map(|_| examine(&path)).collect();
        stop.store(true, Ordering::Relaxed);
        for seen in seen {
            assert_eq!(seen.misfits, []);
        }
    });
}
