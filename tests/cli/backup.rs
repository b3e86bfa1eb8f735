//! `backup` and `restore`: copies that are whole, and nothing lost in putting them back.

use rusqlite::Connection;

use crate::Desk;

/// A desk in town with a backup, and a figure that was recorded after it.
fn desk() -> Desk {
    let desk = Desk::in_town();
    desk.done("backup a.bak");
    desk.done("record town.firms 90 --period 2025 --by 李华 -q");
    desk
}

fn figures(desk: &Desk, database: &str) -> usize {
    desk.rows(&format!("history town.firms --db {database}")).len()
}

fn kept(desk: &Desk) -> Vec<String> {
    desk.names().into_iter().filter(|name| name.contains(".replaced-")).collect()
}

fn set(desk: &Desk, name: &str, sql: &str) {
    Connection::open(desk.path().join(name)).expect("opened").execute_batch(sql).expect(sql);
}

#[test]
fn a_backup_says_what_it_wrote_and_answers_as_the_database_does() {
    let desk = Desk::in_town();
    let said = desk.done("backup a.bak");
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines[0], "backed up `duban.db` to `a.bak`, and verified it");
    assert!(
        lines[1].contains("9 figures among them") && lines[1].contains("KB; the last action is #2 (`import`, 20"),
        "{said}"
    );
    assert!(said.contains("by 李华"), "{said}");
    let zh = desk.done("backup b.bak --lang zh");
    assert!(zh.starts_with("已把 `duban.db` 备份到 `b.bak`，并核对无误\n") && zh.contains("其中数据 9 条"), "{zh}");
    assert_eq!(desk.done("report --format json --db a.bak"), desk.done("report --format json"));
    assert_eq!(desk.names(), ["a.bak", "b.bak", "duban.db"], "nothing else remains in the folder");
}

#[test]
fn an_existing_file_is_replaced_only_where_that_is_asked_for_and_only_if_it_is_a_backup() {
    let desk = desk();
    let old = desk.bytes("a.bak");
    assert_eq!(
        desk.refused("backup a.bak"),
        "error: `a.bak` exists and was not touched; choose another name, or replace the earlier backup with `--force`\n"
    );
    assert!(desk.bytes("a.bak") == old, "the file is another");
    desk.done("backup a.bak --force");
    assert_eq!(figures(&desk, "a.bak"), 3);
    desk.put("letter.txt", "a letter");
    set(&desk, "other.db", "create table note (text text)");
    for name in ["letter.txt", "other.db"] {
        let before = desk.bytes(name);
        assert_eq!(
            desk.refused(&format!("backup {name} --force")),
            format!(
                "error: `{name}` is no duban database and was not replaced; choose another name, or move that file away\n"
            )
        );
        assert!(desk.bytes(name) == before, "the file is another");
    }
    for line in ["backup duban.db", "backup ./duban.db --force", "restore ./duban.db"] {
        assert!(desk.refused(line).ends_with("duban.db` is the database itself; choose another file\n"), "{line}");
    }
}

#[test]
fn in_a_folder_a_backup_is_named_by_the_day_and_no_earlier_one_is_lost() {
    let desk = desk();
    std::fs::create_dir(desk.path().join("backups")).expect("made");
    for _ in 0..3 {
        desk.done("backup backups");
    }
    let names = std::fs::read_dir(desk.path().join("backups")).expect("a folder");
    let mut names: Vec<String> =
        names.map(|name| name.expect("a name").file_name().into_string().expect("text")).collect();
    names.sort();
    assert_eq!(names.len(), 3, "{names:?}");
    let first = names.iter().find(|name| name.len() == "duban-2026-11-22.db".len()).expect("the first has no number");
    let stem = first.strip_suffix(".db").expect("the ending of the database");
    for number in [2, 3] {
        assert!(names.contains(&format!("{stem}-{number}.db")), "{names:?}");
    }
}

#[test]
fn what_cannot_be_backed_up_is_said() {
    let desk = Desk::new();
    assert_eq!(
        desk.refused("backup a.bak"),
        "error: no database at `duban.db`, so nothing to back up; check the path\n"
    );
    let desk = Desk::in_town();
    assert_eq!(
        desk.refused("backup none/a.bak"),
        "error: the folder of `none/a.bak` does not exist; make the folder first\n"
    );
    // A database with a reference astray is not passed off as a sound backup.
    set(&desk, "duban.db", "pragma foreign_keys = off; insert into undo (action, takes_back) values (77, 1)");
    let said = desk.refused("backup a.bak");
    assert!(said.starts_with("error: the database `a.bak` is damaged") || said.contains("duban.db"), "{said}");
    assert!(!desk.names().contains(&"a.bak".to_owned()));
}

#[test]
fn what_is_restored_is_the_backup_and_what_was_there_is_kept() {
    let desk = desk();
    let backup = desk.bytes("a.bak");
    let said = desk.done("restore a.bak --by 王芳");
    assert!(desk.bytes("a.bak") == backup, "the backup stays as it is");
    let [kept] = &kept(&desk)[..] else { panic!("{:?}", desk.names()) };
    assert!(said.starts_with("restored `duban.db` from `a.bak`\n"), "{said}");
    assert!(said.contains(&format!("kept as `{kept}`; its action #3 came after the backup")), "{said}");
    assert_eq!((figures(&desk, "duban.db"), figures(&desk, kept)), (2, 3));
    // That it was done is on record, with who and what.
    let db = Connection::open(desk.path().join("duban.db")).expect("opened");
    let last: (i64, String, String, String) = db
        .query_row("select id, command, by, reason from action order by id desc limit 1", [], |row| {
            Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))
        })
        .expect("an action");
    assert_eq!(last, (3, "restore".into(), "王芳".into(), format!("a.bak (#2) <- {kept} (#3)")));
    // What was kept can be restored in its turn.
    desk.done(&format!("restore {kept}"));
    assert_eq!(figures(&desk, "duban.db"), 3);
}

#[test]
fn several_on_one_day_are_all_kept_whatever_the_clock_says() {
    let desk = desk();
    for _ in 0..3 {
        desk.done("restore a.bak");
    }
    assert_eq!(kept(&desk).len(), 3);
    assert_eq!(kept(&desk).iter().map(|name| figures(&desk, name)).max(), Some(3), "the first one too");
}

#[test]
fn a_backup_of_another_database_is_noticed() {
    let (desk, other) = (desk(), Desk::with_ledger());
    other.done("backup other.bak");
    desk.put_bytes("other.bak", &other.bytes("other.bak"));
    let said = desk.done("restore other.bak").replace("\n  ", " ");
    assert!(said.contains("mind: the backup is not an earlier state of it, but another database"), "{said}");
}

#[test]
fn a_database_that_is_gone_or_damaged_can_be_restored() {
    let desk = desk();
    std::fs::remove_file(desk.path().join("duban.db")).expect("removed");
    let said = desk.done("restore a.bak");
    assert_eq!((said.lines().count(), figures(&desk, "duban.db")), (2, 2), "{said}");
    let half = desk.bytes("duban.db")[..20_000].to_vec();
    desk.put_bytes("duban.db", &half);
    assert!(desk.refused("report").contains("restore a backup"));
    let said = desk.done("restore a.bak");
    assert!(said.contains("it is damaged and kept as it was"), "{said}");
    let [kept] = &kept(&desk)[..] else { panic!("{:?}", desk.names()) };
    assert_eq!(desk.bytes(kept), half);
    assert_eq!(figures(&desk, "duban.db"), 2);
}

#[test]
fn what_is_no_sound_backup_is_refused_and_the_database_stays() {
    let desk = desk();
    let before = desk.bytes("duban.db");
    desk.put(
        "letter.txt",
        "a letter that is longer than the head of any database would be, and says nothing of figures",
    );
    set(&desk, "other.db", "create table note (text text)");
    desk.put_bytes("newer.bak", &desk.bytes("a.bak"));
    set(&desk, "newer.bak", "pragma user_version = 99");
    desk.put_bytes("half.bak", &desk.bytes("a.bak")[..20_000]);
    desk.put_bytes("astray.bak", &desk.bytes("a.bak"));
    set(&desk, "astray.bak", "pragma foreign_keys = off; insert into undo (action, takes_back) values (77, 1)");
    let mut bytes = desk.bytes("a.bak");
    bytes[8192..60_000].fill(0xa5);
    desk.put_bytes("scratched.bak", &bytes);
    for (name, said) in [
        ("none.bak", "no backup at `none.bak`; the database was not touched; check the path"),
        ("letter.txt", "`letter.txt` is no database; check the path"),
        ("other.db", "`other.db` is another program's database; check the path"),
        ("newer.bak", "`newer.bak` was written by a newer version of this program (schema 99, this one knows "),
        ("half.bak", "the backup `half.bak` is damaged; the database was not touched; take another backup"),
        ("astray.bak", "the backup `astray.bak` is damaged; the database was not touched; take another backup"),
        ("scratched.bak", "the backup `scratched.bak` is damaged; the database was not touched; take another backup"),
    ] {
        let err = desk.refused(&format!("restore {name}"));
        assert!(err.starts_with(&format!("error: {said}")) && err.lines().count() == 1, "{name}: {err}");
        assert_eq!(desk.bytes("duban.db"), before, "{name}");
    }
    assert!(kept(&desk).is_empty());
}

#[test]
fn what_stands_in_the_place_and_is_no_ledger_of_this_program_is_not_replaced() {
    let desk = desk();
    desk.put("letter.txt", "a letter");
    set(&desk, "other.db", "create table note (text text)");
    desk.put_bytes("newer.db", &desk.bytes("a.bak"));
    set(&desk, "newer.db", "pragma user_version = 99");
    for name in ["letter.txt", "other.db", "newer.db"] {
        let before = desk.bytes(name);
        let err = desk.refused(&format!("restore a.bak --db {name}"));
        assert!(err.starts_with(&format!("error: `{name}` ")), "{err}");
        assert!(desk.bytes(name) == before, "the file is another");
    }
}

#[test]
fn restoring_waits_for_others_and_says_so_where_they_do_not_finish() {
    let desk = desk();
    let other = Connection::open(desk.path().join("duban.db")).expect("opened");
    other.execute_batch("begin immediate").expect("locked");
    assert_eq!(
        desk.refused("restore a.bak"),
        "error: another program is using `duban.db` and did not finish within 10 seconds; nothing was changed; try again \
         later, or close that program\n"
    );
    // (To read the file here would let go of the lock: it is this process that holds it.)
    let figures = |other: &Connection| -> i64 {
        other.query_row("select count(*) from observation", [], |row| row.get(0)).expect("a count")
    };
    assert_eq!(figures(&other), 10);
    assert!(kept(&desk).is_empty());
    std::thread::scope(|scope| {
        let restoring = scope.spawn(|| desk.run("restore a.bak"));
        std::thread::sleep(std::time::Duration::from_millis(600));
        assert!(!restoring.is_finished(), "somebody did not wait");
        other.execute_batch("rollback").expect("released");
        assert_eq!(restoring.join().expect("run").0, 0);
    });
    // Whoever had it open sees the restored one.
    assert_eq!(figures(&other), 9);
}

#[cfg(unix)]
#[test]
fn a_link_leads_to_the_database_that_is_meant() {
    let desk = desk();
    std::fs::create_dir(desk.path().join("share")).expect("made");
    std::fs::rename(desk.path().join("duban.db"), desk.path().join("share/office.db")).expect("moved");
    std::os::unix::fs::symlink("share/office.db", desk.path().join("duban.db")).expect("linked");
    desk.done("restore a.bak");
    assert!(std::fs::symlink_metadata(desk.path().join("duban.db")).expect("there").is_symlink());
    assert_eq!(figures(&desk, "share/office.db"), 2);
}

#[test]
fn a_backup_that_was_edited_is_restored_with_a_word_about_it() {
    let desk = Desk::in_town();
    desk.done("backup last.db");
    let backup = rusqlite::Connection::open(desk.path().join("last.db")).expect("a database");
    let edit = "drop trigger observation_stays; update observation set value = 9 where value = 81;
        create trigger observation_stays before update on observation begin select raise(abort, 'records are never changed'); end;";
    backup.execute_batch(edit).expect("it can be done");
    drop(backup);
    let out = desk.done("restore last.db");
    assert!(out.contains("not as it was written; first: action 2: the figure `town.firms@2024#1`"), "{out}");
}
