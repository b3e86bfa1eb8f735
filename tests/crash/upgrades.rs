//! Upgrades under load: several open an old database at once, and some are killed.

use rusqlite::Connection;

use crate::Desk;
use crate::kills::asked_for;
use crate::luck::Luck;
use crate::office::start;

/// What the first version of the program wrote.
const FIRST: &str = include_str!("../store/fixtures/schema1.sql");
/// Old databases that are upgraded where nobody asks for more with `DUBAN_KILLS`.
const UPGRADES: u64 = 4;
/// Programs that open one at once.
const AT_ONCE: u64 = 4;

fn number(desk: &Desk, name: &str, sql: &str) -> i64 {
    let db = Connection::open(desk.path().join(name)).expect("opened");
    db.query_row(sql, [], |row| row.get(0)).expect(sql)
}

fn whole(desk: &Desk, name: &str) -> bool {
    let db = Connection::open(desk.path().join(name)).expect("opened");
    db.query_row("pragma integrity_check", [], |row| row.get::<_, String>(0)).is_ok_and(|said| said == "ok")
}

#[test]
fn an_old_database_that_several_open_while_some_are_killed_is_upgraded_once_and_backed_up_whole() {
    let (seed, mut killed) = (Luck::seed(), 0);
    let desk = Desk::new();
    let fresh = desk.path().join("first.db");
    Connection::open(&fresh).expect("opened").execute_batch(FIRST).expect("made");
    let figures = number(&desk, "first.db", "select count(*) from observation");
    desk.done("init --db new.db -q");
    let newest = number(&desk, "new.db", "pragma user_version");
    for round in 0..asked_for().map_or(UPGRADES, |kills| kills / 2) {
        let mut luck = Luck::new(seed, round);
        let name = format!("{round}.db");
        std::fs::copy(&fresh, desk.path().join(&name)).expect("copied");
        let limit = std::time::Duration::from_millis(30 + luck.below(90));
        let line = format!("history jilin.pue --db {name}");
        let mut children: Vec<_> = (0..AT_ONCE).map(|_| start(desk.path(), &line)).collect();
        for child in &mut children[..2] {
            std::thread::sleep(luck.within(limit));
            let _ = child.kill();
        }
        for child in children {
            let output = child.wait_with_output().expect("ended");
            match output.status.code() {
                None => killed += 1,
                code => assert_eq!(code, Some(0), "{}", String::from_utf8_lossy(&output.stderr)),
            }
        }
        desk.run(&line);
        assert!(whole(&desk, &name));
        assert_eq!(number(&desk, &name, "pragma user_version"), newest);
        assert_eq!(number(&desk, &name, "select count(*) from observation"), figures);
        let backups: Vec<String> =
            desk.names().into_iter().filter(|backup| backup.starts_with(&format!("{name}.v1"))).collect();
        // One whose maker was killed before it upgraded is followed by another.
        assert!((1..=3).contains(&backups.len()), "{backups:?}");
        for backup in backups {
            assert!(whole(&desk, &backup), "{backup}");
            assert_eq!(number(&desk, &backup, "pragma user_version"), 1, "{backup}");
            assert_eq!(number(&desk, &backup, "select count(*) from observation"), figures, "{backup}");
        }
    }
    println!("{killed} killed while an old database was upgraded");
}
