//! Several at once: all succeed or wait, and nobody is lost.

use std::collections::HashSet;
use std::io::Write;
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};

use rusqlite::Connection;

use crate::office::{self, Contents, file_of, record_line, start};

#[test]
fn eight_who_record_at_once_all_succeed_and_no_figure_is_lost() {
    let desk = office::desk();
    std::thread::scope(|scope| {
        for writer in 0..8 {
            let desk = &desk;
            scope.spawn(move || {
                for number in (0..20).map(|own| writer * 20 + own) {
                    let output = start(desk.path(), &record_line(number)).wait_with_output().expect("ended");
                    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
                }
            });
        }
    });
    let contents = Contents::of(&desk);
    contents.assert_whole();
    assert_eq!(contents.figures(), 160);
    assert!((0..160).all(|number| contents.has(number)));
}

#[test]
fn those_who_record_while_a_long_import_runs_wait_for_it() {
    let desk = office::desk();
    desk.put("many.csv", &file_of(100..20_100));
    let import = start(desk.path(), "import many.csv --confirm");
    std::thread::scope(|scope| {
        for number in 0..8 {
            let desk = &desk;
            scope.spawn(move || {
                let output = start(desk.path(), &record_line(number)).wait_with_output().expect("ended");
                assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
            });
        }
    });
    let output = import.wait_with_output().expect("ended");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    let contents = Contents::of(&desk);
    contents.assert_whole();
    assert_eq!(contents.figures(), 20_008);
}

#[test]
fn catalogues_that_are_loaded_at_once_replace_one_another_whole() {
    let desk = office::desk();
    let base = office::catalogue(1);
    // Each says something else of one thing, and of that alone.
    for version in 2..8 {
        let changed = base.replace("version = \"1\"", &format!("version = \"{version}\""));
        let changed = changed.replace(&format!("第{version}项（第1版）"), &format!("第{version}项（改过）"));
        assert_ne!(changed, base);
        desk.put(&format!("v{version}.toml"), &changed);
    }
    std::thread::scope(|scope| {
        for version in 2..8 {
            let desk = &desk;
            scope.spawn(move || {
                for _ in 0..4 {
                    let output =
                        start(desk.path(), &format!("load v{version}.toml")).wait_with_output().expect("ended");
                    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
                }
            });
        }
    });
    // `verify` forms the digest of what is stored again: a mixture of two has another.
    let _ = Contents::of(&desk);
}

#[test]
fn those_who_import_while_catalogues_are_loaded_wait_for_them() {
    let desk = office::desk();
    for writer in 0..3 {
        desk.put(&format!("{writer}.csv"), &file_of(writer * 2000..writer * 2000 + 2000));
    }
    std::thread::scope(|scope| {
        for writer in 0..3 {
            let desk = &desk;
            scope.spawn(move || {
                let line = format!("import {writer}.csv --confirm");
                let output = start(desk.path(), &line).wait_with_output().expect("ended");
                assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
            });
        }
        for round in 0..12 {
            let line = format!("load v{}.toml", 2 - round % 2);
            let output = start(desk.path(), &line).wait_with_output().expect("ended");
            assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
        }
    });
    let contents = Contents::of(&desk);
    contents.assert_whole();
    assert_eq!(contents.figures(), 6000);
}

#[test]
fn two_who_approve_all_at_once_approve_all_between_them() {
    let desk = office::desk_with_approval();
    for round in 0..6 {
        desk.put("some.csv", &file_of(round * 40..round * 40 + 40));
        let code = start(desk.path(), "import some.csv --confirm").wait_with_output().expect("ended").status.code();
        assert_eq!(code, Some(0));
        let approving = [0; 3].map(|_| office::start_by(desk.path(), "approve --all --by 王芳", "wangfang"));
        for child in approving {
            let output = child.wait_with_output().expect("ended");
            let said = String::from_utf8_lossy(&output.stderr);
            assert!(output.status.success() || said.contains("no figure waits"), "{said}");
        }
    }
    let contents = Contents::of(&desk);
    contents.assert_whole();
    assert_eq!(contents.number("select count(*) from observation where event = 2"), 240);
}

#[test]
fn those_who_read_while_others_write_see_everything_or_nothing_of_an_import() {
    let desk = office::desk();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        for _ in 0..2 {
            let (desk, done) = (&desk, &done);
            scope.spawn(move || {
                while !done.load(Ordering::Relaxed) {
                    let rows = desk.rows("history town.i0").len();
                    assert_eq!(rows % 5, 0, "{rows} rows: an import is half there");
                }
            });
        }
        for import in 0..8 {
            desk.put("some.csv", &file_of(import * 200..(import + 1) * 200));
            desk.done("import some.csv --confirm -q");
        }
        done.store(true, Ordering::Relaxed);
    });
    assert_eq!(Contents::of(&desk).figures(), 1600);
}

#[test]
fn a_backup_taken_while_others_write_is_one_moment() {
    let desk = office::desk();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (desk, done) = (&desk, &done);
        scope.spawn(move || {
            for import in 0..10 {
                desk.put("some.csv", &file_of(import * 200..(import + 1) * 200));
                desk.done("import some.csv --confirm -q");
            }
            done.store(true, Ordering::Relaxed);
        });
        let mut taken = 0;
        while !done.load(Ordering::Relaxed) {
            desk.done(&format!("backup {taken}.bak"));
            let copy = Connection::open(desk.path().join(format!("{taken}.bak"))).expect("opened");
            let figures: u64 = copy
                .query_row("select count(*) from observation", [], |row| row.get::<_, i64>(0))
                .expect("a count")
                .unsigned_abs();
            assert_eq!(figures % 200, 0);
            taken += 1;
        }
    });
}

/// A report in parts holds the database while a writer waits for it to let go; neither may wait for the other.
#[test]
fn a_long_report_is_of_one_moment_and_blocks_nobody() {
    let desk = crate::Desk::new();
    let mut text = "[catalogue]\ncode = \"land\"\nversion = \"1\"\nname = \"大区\"\n".to_owned();
    for region in 0..120 {
        text.push_str(&format!("[[region]]\ncode = \"r{region}\"\nname = \"{region}县\"\n"));
        text.push_str(&format!("[[source]]\ncode = \"p{region}\"\nregion = \"r{region}\"\ntitle = \"规划\"\nstanding = \"in_force\"\nhorizon = \"2021..2025\"\n"));
        for indicator in 0..10 {
            text.push_str(&format!(
                "[[indicator]]\ncode = \"r{region}.i{indicator}\"\nname = \"第{indicator}项\"\nunit = \"个\"\nkind = \"stock\"\n\
                 direction = \"up\"\n[[indicator.target]]\nsource = \"p{region}\"\ncomparator = \"at_least\"\nvalue = 10\n\
                 wording = \"10个\"\ndeadline = 2025-12-31\ndeadline_basis = \"plan\"\nstrength = \"commit\"\njudge = \"latest\"\n"
            ));
        }
    }
    desk.put("land.toml", &text);
    desk.done("init --catalogue land.toml -q");
    let begun = std::time::Instant::now();
    let done = AtomicBool::new(false);
    std::thread::scope(|scope| {
        let (desk, done) = (&desk, &done);
        scope.spawn(move || {
            // Each import says the same of every region.
            for number in 0..12 {
                let rows = (0..120).map(|region| format!("r{region}.i1,{},{}\n", 1950 + number, number + 1));
                desk.put("all.csv", &format!("indicator,period,value\n{}", rows.collect::<String>()));
                desk.done("import all.csv --confirm -q");
            }
            done.store(true, Ordering::Relaxed);
        });
        while !done.load(Ordering::Relaxed) {
            let rows = desk.rows("report --columns indicator,latest_value");
            assert_eq!(rows.len(), 1200);
            let of_one = rows.iter().filter(|row| row["indicator"].as_str().is_some_and(|code| code.ends_with(".i1")));
            let said: HashSet<String> = of_one.map(|row| row["latest_value"].to_string()).collect();
            assert_eq!(said.len(), 1, "a report of two moments: {said:?}");
        }
    });
    assert!(begun.elapsed().as_secs() < 90, "somebody waited in vain: {:?}", begun.elapsed());
    assert_eq!(desk.rows("history r1.i1").len(), 12);
}

/// An import that reads slowly locks nobody out before it writes.
#[test]
fn an_import_that_waits_for_its_rows_locks_nobody_out() {
    let desk = office::desk();
    let mut import = Command::new(assert_cmd::cargo::cargo_bin("duban"))
        .args(["import", "-", "--confirm"])
        .current_dir(desk.path())
        .env_clear()
        .env("DUBAN_CONFIG", "")
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .expect("started");
    let mut input = import.stdin.take().expect("a pipe");
    input.write_all(file_of(1..50).as_bytes()).expect("written");
    std::thread::sleep(std::time::Duration::from_millis(200));
    desk.done(&format!("{} -q", record_line(0)));
    drop(input);
    assert!(import.wait().expect("ended").success());
    assert_eq!(Contents::of(&desk).figures(), 50);
}
