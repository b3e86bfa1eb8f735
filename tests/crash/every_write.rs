//! Each single write: the process is killed at it, or it is made to fail. Where `strace` is not there, files may only
//! grow to a limit, which is stepped through.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use crate::Desk;
use crate::desk::told;
use crate::kills;
use crate::office::{self, Contents, catalogue, file_of, record_line};

/// Whatever changes files.
const CHANGES: &str = "pwrite64,fsync,fdatasync,ftruncate,unlink,unlinkat,rename,renameat,renameat2,link,linkat,mkdir,rmdir,copy_file_range";

/// What befalls the write of a number.
#[derive(Debug, Clone, Copy)]
enum Fate {
    Kill,
    NoRoom,
    Broken,
}

impl Fate {
    fn injected(self) -> &'static str {
        match self {
            Self::Kill => "signal=SIGKILL",
            Self::NoRoom => "error=ENOSPC",
            Self::Broken => "error=EIO",
        }
    }
}

fn strace_works() -> bool {
    let run =
        Command::new("strace").args(["-qq", "-o", "/dev/null", "-e", "inject=fsync:error=EIO:when=1", "true"]).output();
    run.is_ok_and(|output| output.status.success())
}

/// Runs a line with what befalls one of its writes, the n-th by a call of that name; `None` where it was killed.
fn struck(desk: &Desk, line: &str, fate: Fate, (call, number): &(String, u32)) -> Option<(i32, String, String)> {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "/dev/null", "-e", &format!("trace={CHANGES}")]);
    command.args(["-e", &format!("inject={call}:{}:when={number}", fate.injected())]);
    command.arg(assert_cmd::cargo::cargo_bin("duban")).args(line.split_whitespace());
    command.current_dir(desk.path()).env_clear().env("DUBAN_CONFIG", "").env("LANG", "C").env("PATH", "/usr/bin:/bin");
    command.env("USER", "wangfang");
    let output = command.output().expect("started");
    output.status.code().filter(|code| *code < 128).map(|_| told(&output))
}

/// The words are for people, whatever the system said.
fn assert_plain(line: &str, said: &str) {
    let first = said.lines().next().unwrap_or_default();
    assert!(first.starts_with("error: "), "{line}: {said}");
    assert_eq!(said.lines().count(), 1, "{line}: {said}");
    for raw in
        ["disk I/O", "database is", "os error", "SQLITE", "malformed", "Err(", "the database `", "the program failed"]
    {
        assert!(!said.contains(raw), "{line}: {said}");
    }
}

/// Strokes of each fate where nobody asks for all of them with `DUBAN_KILLS`.
const STROKES: usize = 12;

/// Runs a line on a fresh copy of a desk for every write it makes, with each fate at each; `check` is told whether it
/// ended with 0.
fn at_every_write(fresh: &dyn Fn() -> Desk, line: &str, check: &dyn Fn(&Desk, bool, &str)) {
    if !strace_works() {
        return;
    }
    let writes = writes(&fresh(), line);
    assert!(writes.len() > 10, "{line} makes {} writes", writes.len());
    let step = if kills::asked_for().is_some() { 1 } else { writes.len().div_ceil(STROKES) };
    let (mut strokes, mut failed) = (0, 0);
    for (fate, first) in [(Fate::Kill, 0), (Fate::NoRoom, 1), (Fate::Broken, 2)] {
        // The last ones are where it is decided what lasts.
        let some = writes.iter().enumerate().filter(|(at, _)| at % step == first % step || at + 4 > writes.len());
        for (at, write) in some {
            let desk = fresh();
            let ended = struck(&desk, line, fate, write);
            let place = format!("{line}, {fate:?} at write {} of {}, {write:?}", at + 1, writes.len());
            if let Some((code, _, said)) = &ended
                && *code != 0
            {
                assert_plain(&place, said);
            }
            let succeeded = ended.is_some_and(|(code, _, _)| code == 0);
            check(&desk, succeeded, &place);
            strokes += 1;
            failed += usize::from(!succeeded);
        }
    }
    println!("{line}: {} writes, {strokes} struck, of which {failed} ended the command", writes.len());
    assert!(failed > STROKES);
}

/// The writes that a line makes, each by the name of its call and its number among those.
fn writes(desk: &Desk, line: &str) -> Vec<(String, u32)> {
    let mut command = Command::new("strace");
    command.args(["-f", "-qq", "-o", "trace.txt", "-e", &format!("trace={CHANGES}")]);
    command.arg(assert_cmd::cargo::cargo_bin("duban")).args(line.split_whitespace());
    command.current_dir(desk.path()).env_clear().env("DUBAN_CONFIG", "").env("LANG", "C").env("PATH", "/usr/bin:/bin");
    command.env("USER", "wangfang");
    assert!(command.output().expect("started").status.success(), "{line}");
    let mut numbers: BTreeMap<String, u32> = BTreeMap::new();
    let trace = desk.read("trace.txt");
    // `PID name(arguments) = result`; what another thread interrupted is told in two parts.
    let calls = trace.lines().filter(|call| !call.contains("resumed>"));
    let names = calls.filter_map(|call| call.split_once('(')?.0.split_whitespace().last());
    let numbered = names.map(|name| {
        let number = numbers.entry(name.to_owned()).or_default();
        *number += 1;
        (name.to_owned(), *number)
    });
    numbered.collect()
}

fn copied(names: &[&str], from: &Desk) -> Desk {
    let desk = Desk::new();
    for name in names {
        desk.put_bytes(name, &from.bytes(name));
    }
    desk
}

#[test]
fn a_figure_whose_recording_is_struck_at_any_write_is_there_or_not() {
    let desk = office::desk();
    desk.done(&format!("{} -q", record_line(0)));
    at_every_write(&|| copied(&["duban.db"], &desk), &record_line(1), &|desk, succeeded, place| {
        let contents = Contents::of(desk);
        contents.assert_whole();
        assert!(contents.has(0), "{place}");
        assert!(!succeeded || contents.has(1), "{place}: acknowledged and lost");
    });
}

#[test]
fn an_import_that_is_struck_at_any_write_is_there_or_not() {
    let desk = office::desk();
    desk.put("some.csv", &file_of(0..400));
    let fresh = || copied(&["duban.db", "some.csv"], &desk);
    at_every_write(&fresh, "import some.csv --confirm -q", &|desk, succeeded, place| {
        let contents = Contents::of(desk);
        contents.assert_whole();
        let figures = contents.figures();
        assert!(figures == 400 || figures == 0 && !succeeded, "{place}: {figures} figures");
    });
}

#[test]
fn an_approval_that_is_struck_at_any_write_is_there_or_not() {
    let desk = office::desk_with_approval();
    desk.put("some.csv", &file_of(0..100));
    let (code, _, err) =
        told(&desk.duban("import some.csv --confirm -q").env("USER", "lihua").output().expect("started"));
    assert_eq!(code, 0, "{err}");
    at_every_write(&|| copied(&["duban.db"], &desk), "approve --all --by 王芳 -q", &|desk, succeeded, place| {
        let contents = Contents::of(desk);
        contents.assert_whole();
        let approved = contents.number("select count(*) from observation where event = 2");
        assert!(approved == 100 || approved == 0 && !succeeded, "{place}: {approved} approved");
    });
}

#[test]
fn what_is_taken_back_and_struck_at_any_write_is_taken_back_or_not() {
    let desk = office::desk();
    desk.put("some.csv", &file_of(0..100));
    desk.done("import some.csv --confirm -q");
    at_every_write(&|| copied(&["duban.db"], &desk), "undo --action 2", &|desk, succeeded, place| {
        let contents = Contents::of(desk);
        contents.assert_whole();
        let retracted = contents.number("select count(*) from observation where event = 4");
        assert!(retracted == 100 || retracted == 0 && !succeeded, "{place}: {retracted} retracted");
    });
}

#[test]
fn a_load_that_is_struck_at_any_write_is_there_or_not() {
    let desk = office::desk();
    let fresh = || copied(&["duban.db", "v2.toml"], &desk);
    at_every_write(&fresh, "load v2.toml", &|desk, succeeded, place| {
        let contents = Contents::of(desk);
        contents.assert_whole();
        let loads = contents.number("select count(*) from catalogue_version");
        assert!(loads == 2 || loads == 1 && !succeeded, "{place}");
    });
}

#[test]
fn a_database_that_is_struck_at_any_write_of_its_making_is_there_or_not() {
    let fresh = || {
        let desk = Desk::new();
        desk.put("v1.toml", &catalogue(1));
        desk
    };
    at_every_write(&fresh, "init --catalogue v1.toml", &|desk, succeeded, place| {
        let is_there = desk.names().contains(&"duban.db".to_owned());
        assert!(is_there || !succeeded, "{place}");
        if is_there {
            Contents::of(desk).assert_whole();
        }
    });
}

#[test]
fn a_backup_that_is_struck_at_any_write_leaves_the_old_one_or_the_new_one() {
    let desk = office::desk();
    desk.done("backup a.bak -q");
    let old = desk.bytes("a.bak");
    desk.done(&format!("{} -q", record_line(0)));
    let fresh = || copied(&["duban.db", "a.bak"], &desk);
    at_every_write(&fresh, "backup a.bak --force", &|desk, succeeded, place| {
        let figures = |name: &str| desk.rows(&format!("history town.i0 --db {name}")).len();
        let is_old = desk.bytes("a.bak") == old;
        assert!(is_old && !succeeded || figures("a.bak") == 1, "{place}");
        assert_eq!(figures("duban.db"), 1, "{place}");
    });
}

#[test]
fn a_restoring_that_is_struck_at_any_write_leaves_the_old_database_or_the_restored_one() {
    let desk = office::desk();
    desk.done("backup a.bak -q");
    desk.done(&format!("{} -q", record_line(0)));
    let fresh = || copied(&["duban.db", "a.bak"], &desk);
    at_every_write(&fresh, "restore a.bak", &|desk, succeeded, place| {
        let contents = Contents::of(desk);
        contents.assert_whole();
        let restored = contents.number("select count(*) from action where command = 'restore'");
        assert_eq!(contents.figures() + restored, 1, "{place}: neither the one nor the other");
        assert!(restored == 1 || !succeeded, "{place}");
        if restored == 1 {
            let kept = desk.names().into_iter().find(|name| name.contains(".replaced-")).expect("kept");
            assert_eq!(desk.rows(&format!("history town.i0 --db {kept}")).len(), 1, "{place}");
        }
    });
}

#[test]
fn an_upgrade_that_is_struck_at_any_write_can_be_done_again() {
    let desk = Desk::new();
    let old = rusqlite::Connection::open(desk.path().join("duban.db")).expect("opened");
    old.execute_batch(include_str!("../store/fixtures/schema1.sql")).expect("made");
    drop(old);
    let before = desk.bytes("duban.db");
    at_every_write(&|| copied(&["duban.db"], &desk), "history jilin.pue", &|desk, _, place| {
        assert!(desk.rows("history jilin.pue").len() > 2, "{place}");
        let backups: Vec<String> = desk.names().into_iter().filter(|name| name.contains(".v1")).collect();
        assert!(!backups.is_empty(), "{place}");
        for name in backups {
            let copy = rusqlite::Connection::open(desk.path().join(&name)).expect("opened");
            let whole: String = copy.query_row("pragma integrity_check", [], |row| row.get(0)).expect(place);
            let version: i64 = copy.query_row("pragma user_version", [], |row| row.get(0)).expect("a number");
            assert_eq!((whole.as_str(), version), ("ok", 1), "{place}: {name}");
        }
    });
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

/// Runs a line while no file may grow beyond so many blocks of 512 bytes.
#[cfg(unix)]
fn within_blocks(folder: &Path, line: &str, blocks: usize, catching: bool) -> std::process::Output {
    let program = assert_cmd::cargo::cargo_bin("duban");
    // Whoever does not look at the signal is killed by it.
    let trap = if catching { "trap '' XFSZ; " } else { "" };
    let script = format!("{trap}ulimit -f {blocks}; exec {} {line}", program.display());
    let mut shell = Command::new("sh");
    shell.args(["-c", &script]).current_dir(folder).env_clear().env("DUBAN_CONFIG", "").env("LANG", "C");
    shell.output().expect("started")
}

#[cfg(unix)]
#[test]
fn at_every_limit_to_the_size_of_files_an_import_is_there_or_not() {
    let whole = office::desk();
    whole.put("some.csv", &file_of(0..1200));
    let before = whole.bytes("duban.db");
    let most = before.len() / 512 + 200;
    let (mut refused, mut killed, mut done) = (0, 0, 0);
    let stride = if kills::asked_for().is_some() { 8 } else { 40 };
    for (step, blocks) in (0..most).step_by(stride).enumerate() {
        let desk = copied(&["duban.db", "some.csv"], &whole);
        let output = within_blocks(desk.path(), "import some.csv --confirm -q", blocks, step % 3 > 0);
        match output.status.code() {
            Some(0) => done += 1,
            Some(code @ 1..128) => {
                refused += 1;
                let (_, out, err) = told(&output);
                assert_eq!((code, out.as_str()), (1, ""), "{err}");
                assert_plain(&format!("at most {blocks} blocks"), &err);
                assert!(err.contains("`duban.db`"), "{err}");
                if !desk.path().join("duban.db-journal").exists() {
                    assert!(desk.bytes("duban.db") == before, "{blocks} blocks");
                }
            }
            _ => killed += 1,
        }
        let contents = Contents::of(&desk);
        contents.assert_whole();
        let figures = contents.figures();
        assert!(figures == 0 || figures == 1200, "{blocks} blocks: {figures} figures");
        assert_eq!(figures == 1200, output.status.success(), "{blocks} blocks");
    }
    println!("import within limits to the size of files: {refused} refused, {killed} killed, {done} done");
    assert!(refused > 2 && killed > 2 && done > 0);
}
