//! The chain: what is sealed, and what shows when the file is edited behind the program's back.

use std::path::{Path, PathBuf};

use duban::catalogue::plan;
use duban::domain::catalogue::Catalogue;
use duban::domain::chain::{Examination, Fate, InAction, Misfit, SealPrefix, Wanted, hex};
use duban::domain::code::TargetCode;
use duban::domain::observation::{Fit, Release};
use duban::store::{Access, Figure, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::office::{REVISE, STRICT, catalogue, day, deed, figure, overlay, record_all};

/// Loads a catalogue with its own digest.
fn load(store: &mut Store, catalogue: &Catalogue) {
    store.load(&deed("load", 0), &plan(None, catalogue)).unwrap();
}

/// A ledger of five actions: two loads, then figures.
fn ledger() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    let mut store = Store::create(&path).unwrap();
    load(&mut store, &catalogue());
    load(&mut store, &overlay());
    let close = Figure { fit: Fit::Close, note: Some("全市"), ..figure(3, "2023", "1.6") };
    let last = Figure { release: Release::Final, publisher: Some("统计局"), ..figure(4, "2023", "1.42") };
    let figures = [("jilin.pue", figure(2, "2022", "1.5")), ("jilin.pue", close), ("jilin.pue", last)];
    record_all(&mut store, STRICT, &figures).unwrap();
    record_all(&mut store, REVISE, &[("jilin.pue", figure(2, "2022", "1.55"))]).unwrap();
    record_all(&mut store, STRICT, &[("jilin.output", figure(2, "2022", "900"))]).unwrap();
    (folder, path)
}

/// The same with a deadline that was moved and put back.
pub fn with_undo() -> (TempDir, PathBuf) {
    let (folder, path) = ledger();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let target = TargetCode::new("jilin.pue.2025").unwrap();
    store.extend(&deed("extend", 90), &target, (day(2026, 12, 31), "纪要", None)).unwrap().unwrap();
    store.undo(&deed("undo", 91), None).unwrap().unwrap();
    (folder, path)
}

fn examine(path: &Path) -> Examination {
    Store::open(path, Access::Read).unwrap().examine().unwrap()
}

/// Edits the file as somebody would who knows of the triggers: lifts those of a table and puts them back.
fn edit(path: &Path, table: &str, sql: &str) {
    let db = Connection::open(path).unwrap();
    let mut select =
        db.prepare("select name, sql from sqlite_schema where type = 'trigger' and tbl_name = ?1").unwrap();
    let rows = select.query_map([table], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))).unwrap();
    let triggers: Vec<_> = rows.collect::<Result<_, _>>().unwrap();
    for (name, _) in &triggers {
        db.execute_batch(&format!("drop trigger {name}")).unwrap();
    }
    db.execute_batch("pragma foreign_keys = off").unwrap();
    db.execute_batch(sql).unwrap();
    for (_, sql) in &triggers {
        db.execute_batch(sql).unwrap();
    }
}

/// What is found first after an edit.
fn first_after(table: &str, sql: &str) -> Misfit {
    let (_folder, path) = ledger();
    edit(&path, table, sql);
    let seen = examine(&path);
    seen.misfits.into_iter().next().unwrap_or_else(|| panic!("nothing is found after {sql}"))
}

fn in_action(action: i64, what: InAction) -> Misfit {
    Misfit::InAction { action, what }
}

fn event(handle: &str, fate: Fate, after: bool, sealed: u64, found: u64) -> InAction {
    InAction::Event { handle: handle.to_owned(), fate, after, sealed, found }
}

#[test]
fn a_ledger_that_nobody_touched_is_sound() {
    let (_folder, path) = ledger();
    let seen = examine(&path);
    assert_eq!(seen.misfits, []);
    assert_eq!((seen.actions, seen.events, seen.digests), (5, 5, 2));
    assert!(seen.rows > 20);
    assert_eq!(seen.head.map(|head| head.action), Some(5));
}

#[test]
fn a_ledger_in_memory_has_no_head() {
    let mut store = Store::in_memory().unwrap();
    load(&mut store, &catalogue());
    assert_eq!(store.head().unwrap(), None);
    assert_eq!(store.examine().unwrap().misfits, []);
}

#[test]
fn a_changed_value_is_named() {
    let first = first_after("observation", "update observation set value = 1.4 where value = 1.42");
    assert_eq!(first, in_action(3, event("jilin.pue@2023#2", Fate::Changed, false, 3, 3)));
}

#[test]
fn a_change_in_any_field_of_an_event_shows() {
    for change in [
        "value = 1.4200000000000002",
        "bound = 1",
        "fit = 1",
        "release = 2",
        "note = 1",
        "by = 1",
        "publication = null",
        "as_typed = '1.420'",
        "period_typed = '2023年'",
        "refers = 1",
        "hash = null",
        "hash = zeroblob(16)",
        "event = 1",
    ] {
        let first = first_after("observation", &format!("update observation set {change} where value = 1.42"));
        assert_eq!(first, in_action(3, event("jilin.pue@2023#2", Fate::Changed, false, 3, 3)), "{change}");
    }
}

#[test]
fn a_change_in_what_events_share_shows() {
    let first = first_after("publication", "update publication set publisher = '省统计局'");
    assert_eq!(first, in_action(3, event("jilin.pue@2023#2", Fate::Changed, false, 3, 3)));
    let first = first_after("phrase", "update phrase set text = '部分' where text = '全市'");
    assert_eq!(first, in_action(3, event("jilin.pue@2023#1", Fate::Changed, false, 3, 3)));
}

#[test]
fn a_changed_time_is_named() {
    let changed = first_after("action", "update action set at = '2026-09-21T14:13:21Z' where id = 4");
    assert_eq!(changed, in_action(4, InAction::Changed));
    let earlier = first_after("action", "update action set at = '2020-01-01T00:00:00Z' where id = 4");
    assert_eq!(earlier, in_action(4, InAction::Changed));
}

#[test]
fn a_change_in_any_field_of_an_action_shows() {
    for change in ["by = '韩梅梅'", "by = null", "system_user = 'root'", "command = 'import'", "reason = '更正'"] {
        let first = first_after("action", &format!("update action set {change} where id = 2"));
        assert_eq!(first, in_action(2, InAction::Changed), "{change}");
    }
}

#[test]
fn a_deleted_row_is_named_by_its_neighbour() {
    let delete = |value: &str| first_after("observation", &format!("delete from observation where value = {value}"));
    assert_eq!(delete("1.5"), in_action(3, event("jilin.pue@2023#1", Fate::Gone, false, 3, 2)));
    assert_eq!(delete("1.42"), in_action(3, event("jilin.pue@2023#1", Fate::Gone, true, 3, 2)));
    assert_eq!(delete("1.55"), in_action(4, InAction::NoEvents { sealed: 1 }));
}

#[test]
fn a_row_that_was_replaced_is_named() {
    // The triggers are in their places: to replace a row fires none of them.
    let (_folder, path) = ledger();
    let db = Connection::open(&path).unwrap();
    db.execute_batch(
        "insert or replace into observation
         select region, indicator, last_day, first_day, seq, action, event, refers, 1.3, bound, fit, release,
                publication, note, by, as_typed, period_typed, hash
         from observation where value = 1.42",
    )
    .expect("triggers do not see it");
    drop(db);
    let expected = in_action(3, event("jilin.pue@2023#2", Fate::Changed, false, 3, 3));
    assert_eq!(examine(&path).misfits, [expected]);
}

#[test]
fn an_event_of_another_program_is_named() {
    let (_folder, path) = ledger();
    let db = Connection::open(&path).unwrap();
    let columns = "region, indicator, 20241231, 20240101, 1, action, event, refers, 1.3, bound, fit, release,
                   publication, note, by, as_typed, period_typed";
    db.execute_batch(&format!("insert into observation select {columns}, null from observation where value = 1.42"))
        .unwrap();
    let expected = in_action(3, event("jilin.pue@2024#1", Fate::Added, false, 3, 4));
    assert_eq!(examine(&path).misfits, [expected]);
    // Under an action of its own, which has no seal.
    db.execute_batch(
        "insert into action (id, at, command) select max(id) + 1, max(at), 'record' from action;
         insert into observation select region, indicator, 20251231, 20250101, 1, 6, 0, null, 1, 0, 0, 1, null, null, null,
                null, null, zeroblob(16) from observation where value = 1.42",
    )
    .unwrap();
    let seen = examine(&path);
    assert_eq!(seen.misfits[1], in_action(6, InAction::Unsealed));
    assert_eq!(seen.misfits[2], in_action(6, event("jilin.pue@2025#1", Fate::Added, false, 0, 1)));
}

#[test]
fn rows_that_change_places_are_named() {
    let (_folder, path) = ledger();
    edit(&path, "observation", "update observation set action = 5 where value = 1.55");
    let misfits = examine(&path).misfits;
    assert_eq!(misfits[0], in_action(4, InAction::NoEvents { sealed: 1 }));
    assert!(matches!(&misfits[1], Misfit::InAction { action: 5, what: InAction::Event { fate: Fate::Added, .. } }));
}

#[test]
fn a_changed_target_is_named() {
    let row = |label: &str, relation: &str, fate, after| match first_after_of(relation, fate) {
        Misfit::InAction {
            action: 1,
            what: InAction::Row { relation: of, label: found, fate: came, after: is, .. },
        } => {
            assert_eq!((&*of, found.as_str(), came, is), (relation, label, fate, after));
        }
        other => panic!("{other:?}"),
    };
    row("jilin.pue.2025", "target_version", Fate::Changed, false);
    row("office tolerance", "rule", Fate::Changed, false);
    row("jilin office", "region_version", Fate::Changed, false);
}

fn first_after_of(relation: &str, _: Fate) -> Misfit {
    first_after(
        relation,
        match relation {
            "target_version" => {
                "update target_version set value = 1.31 where code = '2025' and indicator = (select id from indicator where code = 'jilin.pue')"
            }
            "rule" => "update rule set value = '0.1' where name = 'tolerance' and action = 1",
            _ => {
                "update region_version set name = '吉林' where region = (select id from region where code = 'jilin') and action = 1"
            }
        },
    )
}

#[test]
fn a_change_in_what_targets_share_shows() {
    for (table, sql) in [
        ("terms", "update terms set deadline = 20261231"),
        ("terms_milestone", "update terms_milestone set value = value + 1"),
        ("terms_milestone", "delete from terms_milestone"),
        ("definition", "update definition set unit = '台' where unit = '个'"),
        ("definition_unit", "update definition_unit set unit = '套'"),
        ("indicator", "update indicator set code = 'jilin.pui' where code = 'jilin.pue'"),
        ("region", "update region set code = 'jilan' where code = 'jilin'"),
        ("agency", "update agency set name = name || '部'"),
        ("clause", "update clause set number = number || '一'"),
        ("source", "update source set code = code || '-a'"),
        ("catalogue", "update catalogue set code = 'desk' where code = 'office'"),
    ] {
        let first = first_after(table, sql);
        assert!(matches!(first, Misfit::InAction { action: 1, what: InAction::Row { .. } }), "{sql}: {first:?}");
    }
}

#[test]
fn every_table_that_is_filled_is_covered() {
    let (_folder, path) = with_undo();
    let db = Connection::open(&path).unwrap();
    let tables: Vec<String> = {
        let mut select = db.prepare("select name from sqlite_schema where type = 'table' order by name").unwrap();
        select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
    };
    for table in tables {
        let filled: bool =
            db.query_row(&format!("select exists (select 1 from {table})"), [], |row| row.get(0)).unwrap();
        assert!(filled, "{table} is empty");
        let (folder, copy) = with_undo();
        let rows: i64 = Connection::open(&copy)
            .unwrap()
            .query_row(&format!("select count(*) from {table}"), [], |row| row.get(0))
            .unwrap();
        edit(&copy, &table, &format!("delete from {table}"));
        assert_ne!(examine(&copy).misfits, [], "{rows} rows of {table} can go unseen");
        drop(folder);
    }
}

#[test]
fn a_rule_that_somebody_adds_is_named() {
    let (_folder, path) = ledger();
    let db = Connection::open(&path).unwrap();
    db.execute_batch("insert into rule (catalogue, name, action, value) values (1, 'small_n', 5, '9')").unwrap();
    let row = InAction::Row {
        relation: "rule".into(),
        label: "office small_n".to_owned(),
        fate: Fate::Added,
        after: false,
        sealed: 0,
        found: 1,
    };
    assert_eq!(examine(&path).misfits[0], in_action(5, row));
}

#[test]
fn a_missing_action_is_named() {
    assert_eq!(first_after("action", "delete from action where id = 4"), in_action(4, InAction::Gone));
    let first = first_after("seal", "delete from seal where action = 4");
    assert_eq!(first, in_action(4, InAction::Unsealed));
}

#[test]
fn a_seal_that_was_made_to_fit_breaks_the_chain() {
    let (_folder, path) = ledger();
    // The value, its hash and the seal's: all as the program would have written them, but the hash of the whole.
    let db = Connection::open(&path).unwrap();
    let last: Vec<u8> =
        db.query_row("select last_event_hash from seal where action = 5", [], |row| row.get(0)).unwrap();
    drop(db);
    let bytes = hex(&last);
    edit(&path, "seal", &format!("update seal set last_event_hash = x'{bytes}' where action = 4"));
    assert_eq!(examine(&path).misfits[0], in_action(4, InAction::SealChanged));
    let (_folder, path) = ledger();
    edit(&path, "seal", "update seal set hash = zeroblob(32) where action = 4");
    assert_eq!(examine(&path).misfits, [in_action(4, InAction::SealChanged), in_action(5, InAction::Unlinked)]);
}

#[test]
fn a_definition_that_is_not_the_shipped_one_is_named() {
    let definition = |kind: &str, name: &str, fate| Misfit::Definition { kind: kind.into(), name: name.into(), fate };
    for (sql, expected) in [
        ("drop trigger observation_stays", definition("trigger", "observation_stays", Fate::Gone)),
        (
            "drop trigger observation_stays; create trigger observation_stays before update on observation
             begin select 1; end",
            definition("trigger", "observation_stays", Fate::Changed),
        ),
        (
            "create trigger more after insert on action begin update word set zh = ''; end",
            definition("trigger", "more", Fate::Added),
        ),
        ("drop view current_rule", definition("view", "current_rule", Fate::Gone)),
        ("create table more (x)", definition("table", "more", Fate::Added)),
        ("drop index source_by_region", definition("index", "source_by_region", Fate::Gone)),
    ] {
        let (_folder, path) = ledger();
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        assert_eq!(examine(&path).misfits, [expected], "{sql}");
    }
}

#[test]
fn holes_in_the_numbers_of_a_period_are_named() {
    let (_folder, path) = ledger();
    edit(&path, "observation", "update observation set seq = 7 where value = 1.55");
    assert!(examine(&path).misfits.contains(&Misfit::Numbering { missing: "jilin.pue@2022#2".to_owned() }));
}

#[test]
fn a_damaged_file_is_said_to_be_damaged_and_no_error() {
    let (_folder, path) = ledger();
    let mut bytes = std::fs::read(&path).unwrap();
    let middle = bytes.len() / 2 / 4096 * 4096;
    bytes[middle..middle + 8192].fill(0xa5);
    std::fs::write(&path, bytes).unwrap();
    assert!(matches!(examine(&path).misfits.first(), Some(Misfit::Damaged(_))));
}

#[test]
fn a_head_stays_in_the_chain_for_ever() {
    let (_folder, path) = ledger();
    let mut store = Store::open(&path, Access::Write).unwrap();
    let kept = store.head().unwrap().expect("a head");
    record_all(&mut store, STRICT, &[("jilin.output", figure(2, "2023", "950"))]).unwrap();
    let now = store.head().unwrap().expect("a head");
    assert_eq!((kept.action, now.action), (5, 6));
    assert_ne!(kept.seal, now.seal);
    let found = |typed: &str| store.sealed(&SealPrefix::new(typed).expect("digits")).unwrap();
    assert_eq!(found(&kept.seal.to_string()), [kept]);
    assert_eq!(found(&kept.seal.short()), [kept]);
    assert_eq!(found("0000000000000000"), []);
    assert_eq!(store.known_after(5).head().unwrap(), Some(kept));
}

#[test]
fn figures_in_several_chunks_are_sound() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("office.db");
    let mut store = Store::create(&path).unwrap();
    load(&mut store, &catalogue());
    // Two batches of one indicator under one action come in runs when the second begins before the first.
    let figures = [("jilin.pue", figure(2, "2023", "1.5")), ("jilin.output", figure(3, "2020", "7"))];
    record_all(&mut store, STRICT, &figures).unwrap();
    drop(store);
    assert_eq!(examine(&path).misfits, []);
}

#[test]
fn the_log_tells_who_did_what_and_what_came_of_it() {
    let (_folder, path) = ledger();
    let store = Store::open(&path, Access::Read).unwrap();
    let mut acts = Vec::new();
    store
        .acts(&Wanted::default(), &mut |act| {
            acts.push((act.number, act.command.to_string(), act.events, act.rows.is_empty()));
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    let named = |number, command: &str, events, no_rows| (number, command.to_owned(), events, no_rows);
    assert_eq!(
        acts,
        [
            named(1, "load", 0, false),
            named(2, "load", 0, false),
            named(3, "record", 3, true),
            named(4, "record", 1, true),
            named(5, "record", 1, true)
        ]
    );
    let mut told = Vec::new();
    let wanted = Wanted { indicator: Some(crate::office::indicator_code("jilin.pue")), ..Wanted::default() };
    store
        .happenings(&wanted, &mut |act, happening| {
            let old = happening.old.map(|(_, value)| value.to_string());
            told.push(format!(
                "{} {} {old:?} {:?}",
                act.number,
                happening.handle,
                happening.new.map(|(_, v)| v.to_string())
            ));
            std::ops::ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(
        told,
        [
            "3 jilin.pue@2022#1 None Some(\"1.5\")",
            "3 jilin.pue@2023#1 None Some(\"1.6\")",
            "3 jilin.pue@2023#2 None Some(\"1.42\")",
            "4 jilin.pue@2022#2 Some(\"1.5\") Some(\"1.55\")",
        ]
    );
}
