//! Bad databases: one plain sentence each, exit code 1, and the file is left as it is.

use std::path::Path;
use std::time::{Duration, Instant};

use rusqlite::Connection;

use crate::Desk;
use crate::desk::told;

const READ: &str = "report";
const WRITE: &str = "record taizhou.core-share 12 --period 2024";

fn connect(desk: &Desk) -> Connection {
    Connection::open(desk.path().join("duban.db")).expect("opened")
}

/// Reading and writing are both refused with this sentence, and every byte stays.
fn refused_alike(desk: &Desk, sentence: &str) {
    let before = desk.bytes("duban.db");
    let names = desk.names();
    for line in [READ, "overdue", WRITE, "load", "import --template"] {
        assert_eq!(desk.refused(line), format!("error: {sentence}\n"), "{line}");
    }
    assert!(desk.bytes("duban.db") == before, "the file is another");
    assert_eq!(desk.names(), names);
}

#[test]
fn a_database_of_a_newer_program_is_left_alone() {
    let desk = Desk::with_ledger();
    let known: i64 = connect(&desk).query_row("pragma user_version", [], |row| row.get(0)).expect("a number");
    connect(&desk).execute_batch(&format!("pragma user_version = {}", known + 7)).expect("set");
    let sentence = format!(
        "`duban.db` was written by a newer version of this program (schema {}, this one knows {known}); install the \
         newer version",
        known + 7
    );
    refused_alike(&desk, &sentence);
}

#[test]
fn a_file_of_another_kind_is_no_database() {
    let desk = Desk::new();
    for bytes in [&b"indicator,period,value\n"[..], b"", b"SQLite format 3", &[0; 4096]] {
        desk.put_bytes("duban.db", bytes);
        refused_alike(&desk, "`duban.db` is no database; check the path");
    }
}

#[test]
fn a_database_of_another_program_is_left_alone() {
    let desk = Desk::new();
    connect(&desk).execute_batch("create table note (text text); insert into note values ('x')").expect("made");
    refused_alike(&desk, "`duban.db` is another program's database; check the path");
}

#[test]
fn a_truncated_database_is_told_as_damaged() {
    let desk = Desk::with_ledger();
    let whole = desk.bytes("duban.db");
    for share in [2, 4, 10] {
        desk.put_bytes("duban.db", &whole[..whole.len() / share]);
        let before = desk.bytes("duban.db");
        for line in [READ, WRITE] {
            let err = desk.refused(line);
            assert_eq!(
                err, "error: the database `duban.db` is damaged; restore a backup; `-v` shows the details\n",
                "1/{share} {line}"
            );
        }
        assert!(desk.bytes("duban.db") == before, "the file is another");
    }
}

#[test]
fn a_folder_is_no_database() {
    let desk = Desk::new();
    std::fs::create_dir(desk.path().join("duban.db")).expect("made");
    for line in [READ, WRITE] {
        assert_eq!(desk.refused(line), "error: `duban.db` is no database; check the path\n", "{line}");
    }
}

#[test]
fn a_missing_folder_is_told() {
    let desk = Desk::new();
    let err = desk.refused("init --db nowhere/duban.db");
    assert_eq!(err, "error: the folder of `nowhere/duban.db` does not exist; make the folder first\n");
    let read = desk.refused(&format!("{READ} --db nowhere/duban.db"));
    assert_eq!(read, "error: no database at `nowhere/duban.db`; check the path, or make one with `duban init`\n");
    let write = desk.refused(&format!("{WRITE} --db nowhere/duban.db"));
    assert_eq!(write, "error: there is no database `nowhere/duban.db`\nrun `duban init` first\n");
    assert!(desk.names().is_empty());
}

/// Whether permissions bind whoever runs the tests: they do not bind root.
#[cfg(unix)]
fn permissions_bind(desk: &Desk) -> bool {
    use std::os::unix::fs::PermissionsExt;
    let probe = desk.path().join("probe");
    std::fs::write(&probe, "").expect("written");
    std::fs::set_permissions(&probe, std::fs::Permissions::from_mode(0o000)).expect("set");
    let bind = std::fs::read(&probe).is_err();
    std::fs::remove_file(&probe).expect("removed");
    bind
}

#[cfg(unix)]
#[test]
fn a_read_only_database_can_be_read_and_not_written() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with_ledger();
    if !permissions_bind(&desk) {
        return;
    }
    let set = |path: &Path, mode| std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("set");
    let file = desk.path().join("duban.db");
    let before = desk.bytes("duban.db");
    set(&file, 0o444);
    assert_eq!(desk.run(READ).0, 0);
    assert_eq!(
        desk.refused(WRITE),
        "error: `duban.db` is read-only; check the permissions of the file and its folder\n"
    );
    set(&file, 0o644);
    set(desk.path(), 0o555);
    assert_eq!(desk.run(READ).0, 0);
    let err = desk.refused(WRITE);
    assert_eq!(err.lines().count(), 1, "{err}");
    set(desk.path(), 0o755);
    set(&file, 0o000);
    assert_eq!(
        desk.refused(READ),
        "error: permission to read or write `duban.db` is denied; check the permissions of the file and its folder\n"
    );
    set(&file, 0o644);
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[test]
fn a_lock_that_is_soon_released_is_waited_out() {
    let desk = Desk::with_ledger();
    let other = connect(&desk);
    other.execute_batch("begin exclusive").expect("locked");
    let began = Instant::now();
    std::thread::scope(|scope| {
        let writer = scope.spawn(|| desk.run(WRITE));
        let reader = scope.spawn(|| desk.run("history taizhou.core-share"));
        std::thread::sleep(Duration::from_secs(1));
        assert!(!writer.is_finished() && !reader.is_finished(), "somebody did not wait");
        other.execute_batch("rollback").expect("released");
        assert_eq!(writer.join().expect("run").0, 0);
        assert_eq!(reader.join().expect("run").0, 0);
    });
    assert!(began.elapsed() < Duration::from_secs(9));
    assert_eq!(desk.rows("history taizhou.core-share").len(), 1);
}

#[test]
fn a_lock_that_is_kept_is_told_after_ten_seconds() {
    let desk = Desk::with_ledger();
    let before = desk.bytes("duban.db");
    let other = connect(&desk);
    other.execute_batch("begin exclusive").expect("locked");
    let desk = &desk;
    let both = std::thread::scope(|scope| {
        let runs = [READ, WRITE].map(|line| scope.spawn(move || (line, desk.run(line))));
        runs.map(|run| run.join().expect("run"))
    });
    for (line, (code, out, err)) in both {
        assert_eq!((code, out.as_str()), (1, ""), "{line}");
        assert_eq!(
            err,
            "error: another program is using `duban.db` and did not finish within 10 seconds; nothing was changed; try again \
             later, or close that program\n",
            "{line}"
        );
    }
    drop(other);
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[cfg(unix)]
#[test]
fn a_disk_without_room_leaves_the_database_as_it_was() {
    let desk = Desk::with_ledger();
    let before = desk.bytes("duban.db");
    let targets: Vec<String> =
        desk.rows("targets --columns indicator").iter().map(|row| row["indicator"].to_string()).collect();
    let rows = targets.iter().flat_map(|code| {
        (0..40).map(move |n| format!("{},{},1,{}\n", code.trim_matches('"'), 1950 + n, "字".repeat(60)))
    });
    desk.put("many.csv", &format!("indicator,period,value,note\n{}", rows.collect::<String>()));
    // The file may not grow by more than a few pages; a write beyond that is refused by the system.
    let blocks = before.len() / 512 + 8;
    let program = assert_cmd::cargo::cargo_bin("duban");
    let script = format!("trap '' XFSZ; ulimit -f {blocks}; exec {} import many.csv --confirm -q", program.display());
    let mut shell = std::process::Command::new("sh");
    shell.args(["-c", &script]).current_dir(desk.path()).env_clear().env("DUBAN_CONFIG", "").env("LANG", "C");
    let (code, out, err) = told(&shell.output().expect("started"));
    assert_eq!((code, out.as_str(), err.lines().count()), (1, "", 1), "{err}");
    assert!(err.starts_with("error: ") && err.contains("`duban.db`"), "{err}");
    assert_eq!(desk.run("report").0, 0);
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[test]
fn details_stand_under_v_only() {
    let desk = Desk::with_ledger();
    let half = desk.bytes("duban.db").len() / 2;
    desk.put_bytes("duban.db", &desk.bytes("duban.db")[..half]);
    let plain = desk.refused(READ);
    let (_, _, verbose) = desk.run(&format!("{READ} -v"));
    assert_eq!(plain.lines().count(), 1);
    assert!(verbose.starts_with(&plain) && verbose.lines().count() > 1, "{verbose}");
}
