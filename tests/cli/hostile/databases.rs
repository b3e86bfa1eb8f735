//! Databases that are none, were changed behind the program's back, or are damaged.

use rusqlite::Connection;

use super::{OBEYED, refused, run, tried};
use crate::Desk;

/// Commands that read or write a database.
const LINES: [&str; 6] =
    ["report", "history town.firms", "log --events", "verify", "record town.firms 82 --period 2025", "backup b.db"];

fn changed(desk: &Desk, sql: &str) {
    Connection::open(desk.path().join("duban.db")).expect("opened").execute_batch(sql).expect(sql);
}

/// Drops what refuses changes.
fn unguarded(desk: &Desk) {
    let database = Connection::open(desk.path().join("duban.db")).expect("opened");
    let mut names = database.prepare("select name from sqlite_master where type = 'trigger'").expect("prepared");
    let names: Vec<String> =
        names.query_map([], |row| row.get(0)).expect("rows").map(|name| name.expect("a name")).collect();
    // At once, as each one by itself would be written through to the disk.
    let dropped: Vec<String> = names.iter().map(|name| format!("drop trigger \"{name}\";")).collect();
    database.execute_batch(&format!("begin; {} commit", dropped.concat())).expect("dropped");
}

#[test]
fn what_is_no_database_is_refused_and_left_as_it_was() {
    let desk = Desk::new();
    let header = [&b"SQLite format 3\0"[..], &[0xff; 4096]].concat();
    let files: [&[u8]; 7] = [b"", b"x", b"SQLite format 3\0", &header, &[0; 8192], b"PK\x03\x04", OBEYED.as_bytes()];
    for bytes in files {
        desk.put_bytes("duban.db", bytes);
        for line in LINES {
            let [en, zh] = refused(&desk, line);
            assert!(en.contains("duban.db") && zh.contains("duban.db"), "{en}{zh}");
        }
        assert_eq!(desk.bytes("duban.db"), bytes);
    }
}

#[test]
fn a_database_that_only_pretends_is_refused() {
    for sql in [
        "create table observation (x); create table action (x); pragma user_version = 3",
        "create view observation as select 1; create view action as select load_extension('x')",
        "pragma user_version = 2147483647",
        "pragma user_version = -1",
        "create table t (x); pragma application_id = 1",
    ] {
        let desk = Desk::new();
        changed(&desk, sql);
        for line in LINES {
            refused(&desk, line);
        }
    }
    let ids = Desk::in_town();
    let id: i64 = Connection::open(ids.path().join("duban.db"))
        .expect("opened")
        .pragma_query_value(None, "application_id", |row| row.get(0))
        .expect("an id");
    for version in 1..=4 {
        let desk = Desk::new();
        changed(
            &desk,
            &format!(
                "create table observation (x); create view action as select 1; create table indicator (x, y);
                 pragma application_id = {id}; pragma user_version = {version}"
            ),
        );
        for line in LINES {
            let (code, _, err) = run(&desk, line);
            assert!(code == 1 && !err.is_empty(), "{version} {line}: {code} {err}");
        }
    }
}

#[test]
fn what_was_planted_in_a_database_is_neither_run_nor_printed_raw() {
    let desk = Desk::in_town();
    let planted = "create trigger planted after insert on action begin delete from observation; end;
                   create view extra as select * from observation;";
    changed(&desk, planted);
    let (code, out, err) = run(&desk, "verify");
    assert!(code == 1 && (out.contains("planted") || err.contains("planted")), "{out}{err}");
    let desk = Desk::in_town();
    unguarded(&desk);
    let text = OBEYED.replace('\'', "''");
    changed(
        &desk,
        &format!(
            "pragma ignore_check_constraints = on; update phrase set text = '{text}' || id; update action set command = '{text}', reason = '{text}';
             update publication set publisher = '{text}' || id, title = '{text}', url = '{text}'; update observation set as_typed = '{text}';
             update source_version set title = '{text}'; update region_version set name = '{text}'"
        ),
    );
    for line in LINES.iter().chain(&[
        "show town.firms",
        "explain town.firms",
        "agencies",
        "changes --since #1",
        "report --format html",
    ]) {
        for format in ["--lang en", "--lang zh"] {
            run(&desk, &format!("{line} {format}"));
        }
    }
}

#[test]
fn huge_and_wrongly_typed_values_are_faults_and_no_crash() {
    let attacks = [
        "update phrase set text = replace(hex(zeroblob(1000000)), '00', 'x')",
        "update phrase set text = x'ff1b5b33316d'",
        "update observation set value = 9e999",
        "update observation set value = -9e999",
        "update observation set value = 1e300",
        "update observation set value = 'x'",
        "update observation set value = null",
        "update observation set value = 1.23456789012345678",
        "update observation set first_day = 9223372036854775807",
        "update observation set first_day = -9223372036854775808, last_day = -9223372036854775807",
        "update observation set last_day = 'x'",
        "update observation set action = 9223372036854775807",
        "update observation set indicator = 99999",
        "update observation set event = 77",
        "update observation set refers = 77",
        "update observation set hash = zeroblob(1000000)",
        "update action set at = 9223372036854775807",
        "update action set at = -9223372036854775808",
        "update action set at = 'x'",
        "update action set id = 9223372036854775807 where id = 2",
        "update observation set seq = 9223372036854775807",
        "insert into undo values (2, 9223372036854775807)",
        "delete from action",
        "delete from phrase",
        "delete from indicator",
        "delete from terms",
        "delete from seal",
        "update terms set deadline = 99999999999999",
        "update rule set value = 'x'",
    ];
    let mut done = 0;
    for attack in attacks {
        let desk = Desk::in_town();
        unguarded(&desk);
        let database = Connection::open(desk.path().join("duban.db")).expect("opened");
        database.execute_batch("pragma ignore_check_constraints = on; pragma foreign_keys = off").expect("set");
        if database.execute_batch(attack).is_err() {
            continue;
        }
        drop(database);
        done += 1;
        let (code, out, err) = run(&desk, "verify");
        assert_eq!(code, 1, "{attack}: {out}{err}");
        for line in ["report", "history town.firms", "undo --dry-run"] {
            run(&desk, line);
        }
    }
    assert!(done >= attacks.len() - 6, "{done} of {} could be done", attacks.len());
}

#[test]
fn damaged_pages_are_told_and_nothing_crashes() {
    let sound = Desk::in_town().bytes("duban.db");
    let (desk, mut told) = (Desk::new(), 0);
    for at in (0..sound.len()).step_by(sound.len() / 24) {
        let mut damaged = sound.clone();
        for byte in damaged.iter_mut().skip(at).take(512) {
            *byte ^= 0x5a;
        }
        desk.put_bytes("duban.db", &damaged);
        let (code, _, err) = tried(&desk, ["verify"]);
        assert!(matches!(code, 0 | 1), "{at}: {err}");
        told += usize::from(code == 1);
        run(&desk, "report");
    }
    assert!(told > 6, "{told}: what holds nothing may be damaged without harm, most of it holds something");
    for length in [100, 4096, sound.len() / 2, sound.len() - 4096] {
        desk.put_bytes("duban.db", &sound[..length]);
        assert_eq!(tried(&desk, ["verify"]).0, 1, "{length}");
        run(&desk, "report");
    }
}
