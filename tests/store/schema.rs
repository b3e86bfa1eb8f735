//! The file itself, as somebody sees it who opens it with another program.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use duban::domain::catalogue::{Act, Item};
use duban::domain::code::TargetCode;
use duban::domain::dossier::Scope;
use duban::domain::history::Handle;
use duban::domain::observation::{Fit, Release};
use duban::store::{Access, Figure, Ruling, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::office::{
    REVISE, STRICT, catalogue, day, deed, figure, indicator_code, load, overlay, period, plan, record_all,
};

/// A ledger in which everything has happened that can.
fn eventful() -> (TempDir, PathBuf) {
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
    let revised = Handle { indicator: indicator_code("jilin.pue"), period: period("2022"), seq: 2 };
    store.rule(&deed("retract", 70), Ruling::Retract, &[revised]).unwrap().unwrap();
    let target = TargetCode::new("jilin.pue.2025").unwrap();
    store.extend(&deed("extend", 80), &target, (day(2026, 6, 30), "纪要", None)).unwrap().unwrap();
    store.extend(&deed("extend", 90), &target, (day(2026, 12, 31), "纪要", None)).unwrap().unwrap();
    store.undo(&deed("undo", 100), None).unwrap().unwrap();
    let mut waiting = catalogue();
    waiting.rules.approval = true;
    let rules = plan(&waiting.head, "sha256:2", vec![(Act::Change, Item::Rules(&waiting.rules))]);
    store.load(&deed("load", 110), &rules).unwrap();
    record_all(&mut store, STRICT, &[("jilin.output", figure(2, "2023", "950"))]).unwrap();
    drop(store);
    (folder, path)
}

fn column(path: &Path, sql: &str) -> Vec<String> {
    let db = Connection::open(path).unwrap();
    let mut select = db.prepare(sql).unwrap();
    let rows = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

#[test]
fn no_record_can_be_changed_or_deleted() {
    let (_folder, path) = eventful();
    let tables = column(&path, "select name from sqlite_schema where type = 'table' order by name");
    let db = Connection::open(&path).unwrap();
    let mut tried = 0;
    for table in &tables {
        let first: String = db
            .query_row("select name from pragma_table_info(?1) order by cid limit 1", [table], |row| row.get(0))
            .unwrap();
        let filled: bool =
            db.query_row(&format!("select exists (select 1 from {table})"), [], |row| row.get(0)).unwrap();
        if !filled {
            continue;
        }
        tried += 1;
        assert!(db.execute(&format!("update {table} set {first} = {first}"), []).is_err(), "{table} can be changed");
        assert!(db.execute(&format!("delete from {table}"), []).is_err(), "{table} can be emptied");
    }
    assert_eq!(tried, tables.len(), "every table is tried");
}

#[test]
fn every_reference_leads_somewhere() {
    let (_folder, path) = eventful();
    let db = Connection::open(&path).unwrap();
    let lost: i64 = db.query_row("select count(*) from pragma_foreign_key_check", [], |row| row.get(0)).unwrap();
    assert_eq!(lost, 0);
    assert_eq!(column(&path, "pragma integrity_check"), ["ok"]);
}

#[test]
fn the_views_say_what_the_program_says() {
    let (_folder, path) = eventful();
    let store = Store::open(&path, Access::Read).unwrap();
    let mut counted = Vec::new();
    store
        .dossiers(&Scope::default(), &mut |dossier| {
            for figure in dossier.observations {
                counted.push(format!("{}@{}#{}={}", dossier.indicator.code, figure.period, figure.seq, figure.value));
            }
            ControlFlow::Continue(())
        })
        .unwrap();
    counted.sort();
    let seen = column(
        &path,
        "select indicator || '@' || (first_day / 10000) || '#' || seq || '=' || rtrim(rtrim(printf('%.6f', value), '0'), '.')
         from current_observation order by 1",
    );
    assert_eq!(seen, counted);
    assert_eq!(
        seen,
        ["jilin.output@2022#1=900", "jilin.pue@2022#1=1.5", "jilin.pue@2023#1=1.6", "jilin.pue@2023#2=1.42"],
        "a retraction brings back what it had replaced, and a proposal does not count"
    );
    let history = store.history(&indicator_code("jilin.pue")).unwrap().expect("it is tracked");
    let standing = history.iter().filter(|entry| entry.value.is_some() && entry.superseded_by.is_none()).count();
    assert_eq!(standing, 3);
}

#[test]
fn the_views_name_things_in_both_languages() {
    let (_folder, path) = eventful();
    let target = column(
        &path,
        "select code || ' ' || comparator_zh || ' ' || comparator_en || ' ' || source || ' ' || clause || ' ' || part
         from current_target where code = 'jilin.pue.2025'",
    );
    assert_eq!(target, ["jilin.pue.2025 不高于 at most changchun-2023 二(一)1 2"]);
    let extended = "select deadline || ' ' || extended_to || ' ' || extension_basis from current_target
                    where extended_to is not null";
    assert_eq!(column(&path, extended), ["20251231 20260630 纪要"], "the second extension was taken back");
    assert_eq!(column(&path, "select indicator || value from history where waits"), ["jilin.output950.0"]);
    assert_eq!(column(&path, "select code from current_catalogue order by code"), ["office", "overlay"]);
    assert_eq!(column(&path, "select name from current_region where code = 'jilin'"), ["吉林省"]);
    assert_eq!(column(&path, "select aliases from current_agency where name = '市政数局'"), ["数局、政数局"]);
    let roles = "select role_zh || agency from current_clause where part = 2 order by role, agency";
    assert_eq!(column(&path, roles), ["牵头单位市政数局", "责任单位市城管局", "责任单位市规自局", "配合单位市发改委"]);
    assert_eq!(
        column(&path, "select value from current_rule where name = 'tolerance' and catalogue = 'office'"),
        ["0.075"]
    );
    let event = "select event_zh || release_en || coalesce(publisher, '') from history where publisher is not null";
    assert_eq!(column(&path, event), ["登记final统计局"]);
}
