//! Ledgers of every schema that ever shipped: brought up to date, whole, and chained.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use duban::domain::chain::{Misfit, SealPrefix};
use duban::domain::code::Coded as _;
use duban::domain::dossier::Scope;
use duban::domain::fault::store::StoreFaultKind;
use duban::store::{Access, Store};
use rusqlite::Connection;
use tempfile::TempDir;

use crate::office::{deed, indicator_code};

/// What the program of each version wrote, by its own hand.
const SHIPPED: [(i64, &str); 2] =
    [(1, include_str!("fixtures/schema1.sql")), (2, include_str!("fixtures/schema2.sql"))];

/// A ledger of today's schema with everything in it that can be, and the head of its chain as it was printed.
const TODAY: &str = include_str!("fixtures/schema3.sql");
const HEAD: &str = "#19 5f61486b70709f8516877d1edca55d70b9be4a28b1e5c6b6fe0f22eb88a833d1";

fn ledger(sql: &str) -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("old.db");
    Connection::open(&path).unwrap().execute_batch(sql).unwrap();
    (folder, path)
}

fn column(path: &Path, sql: &str) -> Vec<String> {
    let db = Connection::open(path).unwrap();
    let mut select = db.prepare(sql).unwrap();
    let rows = select.query_map([], |row| row.get::<_, String>(0)).unwrap();
    rows.collect::<Result<_, _>>().unwrap()
}

/// Everything on record but the chain.
fn records(path: &Path) -> Vec<String> {
    let tables = column(
        path,
        "select name from sqlite_schema where type = 'table' and name not in ('seal', 'seal_rows', 'word') order by name",
    );
    let db = Connection::open(path).unwrap();
    let mut all = Vec::new();
    for table in tables {
        let mut select = db.prepare(&format!("select * from {table}")).unwrap();
        let names: Vec<String> = select.column_names().map(str::to_owned).collect();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let shown = names.iter().enumerate().filter(|(_, name)| !["hash", "goals"].contains(&name.as_str()));
            let shown: Vec<String> = shown.map(|(at, name)| format!("{name}={:?}", row.get_ref(at).unwrap())).collect();
            all.push(format!("{table} {}", shown.join(" ")));
        }
    }
    all
}

#[test]
fn every_shipped_schema_is_brought_up_to_date_and_keeps_its_records() {
    for (number, sql) in SHIPPED {
        let (folder, path) = ledger(sql);
        let before = records(&path);
        assert!(before.len() > 30, "there is something to keep");
        let opened = Store::open_by(&path, Access::Read, Some(&deed("report", 500_000_000))).unwrap();
        assert_eq!(opened.history(&indicator_code("jilin.pue")).unwrap().expect("it is there").len(), 4);
        drop(opened);
        let (after, upgrade): (Vec<_>, Vec<_>) = records(&path).into_iter().partition(|row| before.contains(row));
        assert_eq!(after, before, "schema {number}");
        assert_eq!(upgrade.len(), 1, "{upgrade:?}");
        assert_eq!(
            column(&path, "select command || '|' || reason || '|' || by from action order by id desc limit 1"),
            [format!("upgrade|{number} -> 3, #1-#5 chained|李雷")]
        );
        let backup = folder.path().join(format!("old.db.v{number}.bak"));
        assert_eq!(records(&backup), before, "the backup is what there was");
    }
}

#[test]
fn whether_opening_would_change_a_ledger_can_be_asked() {
    for (_, sql) in SHIPPED {
        assert!(!Store::opens_as_it_is(&ledger(sql).1));
    }
    let (folder, today) = ledger(TODAY);
    assert!(Store::opens_as_it_is(&today) && Store::opens_as_it_is(&folder.path().join("none.db")));
}

#[test]
fn a_ledger_that_was_brought_up_to_date_is_sound_and_like_a_new_one() {
    for (number, sql) in SHIPPED {
        let (_folder, path) = ledger(sql);
        let seen = Store::open(&path, Access::Read).unwrap().examine().unwrap();
        assert_eq!(seen.misfits, [], "schema {number}");
        assert_eq!((seen.actions, seen.events), (6, 5));
        let shape = "select s.type || ' ' || s.name || ' ' || coalesce(group_concat(p.name || ' ' || p.type, ', '), '')
                     from sqlite_schema s left join pragma_table_info(s.name) p group by s.type, s.name order by 1";
        let fresh = path.with_file_name("fresh.db");
        drop(Store::create(&fresh).unwrap());
        assert_eq!(column(&path, shape), column(&fresh, shape));
        let db = Connection::open(&path).unwrap();
        assert!(db.execute("update observation set value = 1", []).is_err(), "records stay as they are");
        let kept: bool = db.query_row("pragma foreign_keys", [], |row| row.get(0)).unwrap();
        assert!(kept);
    }
}

#[test]
fn what_was_missing_before_the_chain_shows_after_it() {
    let (_, sql) = SHIPPED[1];
    let (_folder, path) = ledger(sql);
    let db = Connection::open(&path).unwrap();
    db.execute_batch("drop trigger observation_remains; delete from observation where value = 1.6;
        create trigger observation_remains before delete on observation begin select raise(abort, 'records are never deleted'); end;").unwrap();
    drop(db);
    let seen = Store::open(&path, Access::Read).unwrap().examine().unwrap();
    assert!(
        matches!(&seen.misfits[..], [Misfit::InAction { action: 2, .. }, Misfit::Unused { .. }, ..]),
        "{:?}",
        seen.misfits
    );
}

#[test]
fn an_upgrade_that_cannot_be_finished_leaves_everything_as_it_was() {
    let (_, sql) = SHIPPED[1];
    let (_folder, path) = ledger(sql);
    let db = Connection::open(&path).unwrap();
    // A table that stands where the new one will be made.
    db.execute_batch("create table fresh_observation (x)").unwrap();
    let before = records(&path);
    assert!(Store::open(&path, Access::Read).is_err());
    assert_eq!(records(&path), before);
    let number: i64 = db.query_row("pragma user_version", [], |row| row.get(0)).unwrap();
    assert_eq!(number, 2);
    db.execute_batch("drop table fresh_observation").unwrap();
    assert_eq!(Store::open(&path, Access::Read).unwrap().examine().unwrap().misfits, []);
}

/// Whatever later versions make of the file: the canonical form of what was written, and by it every hash, stays.
#[test]
fn a_ledger_of_today_is_sound_and_its_head_is_the_one_that_was_printed() {
    let (folder, path) = ledger(TODAY);
    let store = Store::open(&path, Access::Read).unwrap();
    let seen = store.examine().unwrap();
    assert_eq!((seen.misfits, seen.earlier), (Vec::new(), Vec::new()));
    assert_eq!((seen.actions, seen.events, seen.rows, seen.digests), (19, 23, 85, 2));
    let kept = store.sealed(&SealPrefix::new(HEAD).expect("a head")).unwrap();
    assert_eq!(kept.iter().map(|head| format!("#{} {}", head.action, head.seal)).collect::<Vec<_>>(), [HEAD]);
    assert_eq!(seen.head, kept.first().copied());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing had to be brought up to date");
}

#[test]
fn the_ledger_of_today_has_a_row_of_every_kind() {
    let (_folder, path) = ledger(TODAY);
    for table in column(&path, "select name from sqlite_schema where type = 'table'") {
        assert_ne!(column(&path, &format!("select count(*) || '' from {table}")), ["0"], "{table} is empty");
    }
    let kinds = "select group_concat(event, ' ') from (select distinct event from observation order by event)";
    assert_eq!(column(&path, kinds), ["0 1 2 3 4"]);
    assert_eq!(column(&path, "select count(*) || '' from observation where length(hash) > 16"), ["2"], "a second run");
    let back = "select count(*) || '' from extension where deadline is null";
    assert_eq!(column(&path, back), ["1"], "a deadline that was put back");
    let commands = "select group_concat(command, ' ') from (select distinct command from action order by command)";
    assert_eq!(column(&path, commands), ["approve extend import init load record reject retract undo"]);
}

#[test]
fn the_ledger_of_today_answers_as_it_did() {
    let (_folder, path) = ledger(TODAY);
    let store = Store::open(&path, Access::Read).unwrap();
    let history = store.history(&indicator_code("town.firms")).unwrap().expect("it is there");
    let told: Vec<String> = history
        .iter()
        .map(|entry| {
            let (told, counting) = (entry.told().code(), entry.counting.map_or("-", |counting| counting.code()));
            format!("{}#{} {told} {counting}", entry.period, entry.seq)
        })
        .collect();
    assert_eq!(
        told,
        [
            "2023#1 value retracted",
            "2023#2 retraction -",
            "2023#3 reinstatement counts",
            "2024#1 value outweighed",
            "2024#2 value retracted",
            "2024#3 retraction -",
            "2024#4 reinstatement counts",
            "2025#1 proposal replaced",
            "2025#2 proposal pending",
        ]
    );
    let mut seen = Vec::new();
    store
        .dossiers(&Scope::default(), &mut |dossier| {
            let extended = dossier.targets.iter().filter(|target| target.extension.is_some()).count();
            seen.push(format!(
                "{} {} {} {extended}",
                dossier.indicator.code,
                dossier.observations.len(),
                dossier.pending
            ));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(
        seen,
        ["town.firms 2 1 1", "town.coverage 1 0 0", "town.vacancy 2 0 0", "town.growth 2 0 0", "town.energy 2 0 0"]
    );
}

#[test]
fn two_that_open_an_old_ledger_at_once_upgrade_it_once() {
    let (_, sql) = SHIPPED[0];
    let (folder, path) = ledger(sql);
    std::thread::scope(|scope| {
        let open = || Store::open(&path, Access::Read).map(drop);
        let all: Vec<_> = (0..4).map(|_| scope.spawn(open)).collect();
        for one in all {
            one.join().unwrap().unwrap();
        }
    });
    assert_eq!(column(&path, "select command from action where command = 'upgrade'").len(), 1);
    assert_eq!(Store::open(&path, Access::Read).unwrap().examine().unwrap().misfits, []);
    let left = fs::read_dir(folder.path()).unwrap().count();
    assert_eq!(left, 2, "one backup");
}

#[test]
fn a_name_that_is_a_statement_is_a_name() {
    let (folder, path) = ledger(SHIPPED[1].1);
    let victim = folder.path().join("victim.db");
    Connection::open(&victim).unwrap().execute_batch("create table t (x); insert into t values (1)").unwrap();
    let name =
        format!("more\"; commit; attach '{}' as victim; delete from victim.t; begin immediate; --", victim.display());
    let planted = format!("create view more as select 1; create view \"{}\" as select 1", name.replace('"', "\"\""));
    Connection::open(&path).unwrap().execute_batch(&planted).unwrap();
    let store = Store::open(&path, Access::Write).unwrap();
    assert_eq!(column(&victim, "select count(*) || '' from t"), ["1"]);
    assert_eq!(store.examine().unwrap().misfits, []);
}

#[test]
fn a_newer_ledger_is_refused_unharmed() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("newer.db");
    drop(Store::create(&path).unwrap());
    Connection::open(&path).unwrap().execute_batch("create table more (x); pragma user_version = 4").unwrap();
    let before = fs::read(&path).unwrap();
    for access in [Access::Read, Access::Write] {
        let refused = Store::open(&path, access).unwrap_err();
        assert_eq!(refused.kind, StoreFaultKind::Newer { found: 4, known: 3 });
    }
    assert_eq!(fs::read(&path).unwrap(), before);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is put beside it");
}
