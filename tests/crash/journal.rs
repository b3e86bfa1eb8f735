//! What a killed writer leaves half-written is undone by whoever comes next, a reader too; where the permission for
//! that is missing, it is said.

use std::path::Path;

use rusqlite::Connection;

use crate::Desk;
use crate::office::{self, Contents, record_line};

/// A desk whose database was left half-written: a copy of database and journal from the midst of a transaction.
fn halfway() -> Desk {
    let (whole, half) = (office::desk(), Desk::new());
    whole.done(&format!("{} -q", record_line(0)));
    let db = Connection::open(whole.path().join("duban.db")).expect("opened");
    // So little memory that pages are written before the transaction ends.
    db.execute_batch("pragma cache_size = 5; pragma synchronous = full; begin immediate").expect("begun");
    db.execute_batch(
        "insert into action (id, at, command) select 1000, max(at), 'record' from action;
         insert into phrase (text) with recursive n (i) as (select 1 union all select i + 1 from n where i < 20000)
         select 'half-written ' || i from n",
    )
    .expect("written");
    for name in ["duban.db", "duban.db-journal"] {
        std::fs::copy(whole.path().join(name), half.path().join(name)).expect("copied");
    }
    assert!(half.bytes("duban.db").len() > 500_000, "much was written");
    half
}

#[test]
fn a_reading_command_undoes_what_a_killed_writer_left() {
    for line in ["history town.i0", "report", "targets", "backup a.bak"] {
        let desk = halfway();
        desk.done(line);
        assert!(!desk.names().contains(&"duban.db-journal".to_owned()), "{line}");
        let contents = Contents::of(&desk);
        contents.assert_whole();
        assert_eq!(
            (contents.figures(), contents.number("select count(*) from action where id = 1000")),
            (1, 0),
            "{line}"
        );
    }
}

#[test]
fn a_database_that_is_restored_over_what_a_killed_writer_left_is_whole() {
    let (desk, other) = (halfway(), office::desk());
    other.done("backup a.bak -q");
    desk.put_bytes("a.bak", &other.bytes("a.bak"));
    desk.done("restore a.bak");
    let contents = Contents::of(&desk);
    contents.assert_whole();
    assert_eq!(contents.figures(), 0);
    let kept = desk.names().into_iter().find(|name| name.contains(".replaced-")).expect("the replaced one is kept");
    assert_eq!(desk.rows(&format!("history town.i0 --db {kept}")).len(), 1);
}

#[test]
fn what_is_left_of_a_database_that_is_gone_does_no_harm_to_a_new_one() {
    let desk = halfway();
    std::fs::remove_file(desk.path().join("duban.db")).expect("removed");
    desk.put("v1.toml", &office::catalogue(1));
    desk.done("init --catalogue v1.toml -q");
    assert_eq!(Contents::of(&desk).figures(), 0);
    assert_eq!(desk.names(), ["duban.db", "duban.db-journal.left", "v1.toml"]);
}

/// Runs a line as somebody whom permissions bind, which they do not root.
#[cfg(unix)]
fn as_anybody(desk: &Desk, line: &str) -> Option<(i32, String, String)> {
    let program = assert_cmd::cargo::cargo_bin("duban");
    let mut command = std::process::Command::new("setpriv");
    command.args(["--reuid=65534", "--regid=65534", "--clear-groups"]).arg(program).args(line.split_whitespace());
    command.current_dir(desk.path()).env_clear().env("DUBAN_CONFIG", "").env("LANG", "C").env("PATH", "/usr/bin:/bin");
    let output = command.output().ok()?;
    let told = crate::told(&output);
    // 126 and 127: not allowed to, or not there.
    (!matches!(told.0, 126 | 127) && !told.2.starts_with("setpriv")).then_some(told)
}

#[cfg(unix)]
fn set(path: &Path, mode: u32) {
    use std::os::unix::fs::PermissionsExt;
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("set");
}

#[cfg(unix)]
#[test]
fn without_permission_to_undo_it_a_reader_says_so_and_changes_nothing() {
    const SAID: &str = "error: `duban.db` was left half-written by a run that was killed; to undo that needs permission to \
                        write; check the permissions of the file and its folder, or let somebody who has them run any \
                        command once\n";
    // The file, its journal, the folder: each may be writable or not.
    for (file, journal, folder) in
        [(0o644, 0o644, 0o755), (0o644, 0o644, 0o777), (0o666, 0o644, 0o755), (0o666, 0o666, 0o755)]
    {
        let desk = halfway();
        let before = [desk.bytes("duban.db"), desk.bytes("duban.db-journal")];
        set(&desk.path().join("duban.db"), file);
        set(&desk.path().join("duban.db-journal"), journal);
        set(desk.path(), folder);
        for line in ["report", &record_line(1)] {
            let Some((code, out, err)) = as_anybody(&desk, line) else { return };
            assert_eq!((code, out.as_str(), err.as_str()), (1, "", SAID), "{file:o} {journal:o} {folder:o} {line}");
        }
        if file == 0o644 {
            assert_eq!([desk.bytes("duban.db"), desk.bytes("duban.db-journal")], before);
        }
        set(desk.path(), 0o755);
        assert_eq!(Contents::of(&desk).figures(), 1);
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_file_or_folder_can_be_read_and_is_said_to_be_read_only() {
    for (file, folder) in [(0o444, 0o555), (0o444, 0o777), (0o666, 0o555)] {
        let desk = office::desk();
        desk.done(&format!("{} -q", record_line(0)));
        let before = desk.bytes("duban.db");
        set(&desk.path().join("duban.db"), file);
        set(desk.path(), folder);
        let Some((code, _, err)) = as_anybody(&desk, "history town.i0") else { return };
        assert_eq!((code, err.as_str()), (0, ""), "{file:o} {folder:o}");
        for line in [&record_line(1), "load v2.toml", "restore none.bak"] {
            let (code, out, err) = as_anybody(&desk, line).expect("it could be run before");
            assert_eq!((code, out.as_str(), err.lines().count()), (1, "", 1), "{line}: {err}");
            if !line.starts_with("restore") {
                assert!(err.contains("`duban.db`") && err.contains("permission"), "{file:o} {folder:o} {line}: {err}");
            }
        }
        set(desk.path(), 0o755);
        assert!(desk.bytes("duban.db") == before, "the file is another");
    }
}
