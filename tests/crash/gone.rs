//! A folder that disappears while a command is under way: moved, deleted, or a share that is pulled.

use std::io::Read;
use std::process::Child;
use std::time::Duration;

use rusqlite::Connection;

use crate::Desk;
use crate::office::{self, Contents, record_line, start};

const MOVED: &str = "error: `in/duban.db` was moved, deleted or replaced while in use; nothing was changed; find out who \
                     moved it, put it back and try again\n";

/// A desk with the database in a folder of its own.
fn desk() -> Desk {
    let desk = office::desk();
    std::fs::create_dir(desk.path().join("in")).expect("made");
    std::fs::rename(desk.path().join("duban.db"), desk.path().join("in/duban.db")).expect("moved");
    desk
}

/// Lets a command wait for another program, does something meanwhile, and lets it go on.
fn meanwhile(desk: &Desk, line: &str, what: impl FnOnce()) -> (i32, String) {
    let other = Connection::open(desk.path().join("in/duban.db")).expect("opened");
    other.execute_batch("begin immediate").expect("locked");
    let mut child = start(desk.path(), &format!("{line} --db in/duban.db"));
    std::thread::sleep(Duration::from_millis(700));
    assert!(child.try_wait().expect("asked").is_none(), "{line} does not wait");
    what();
    other.execute_batch("rollback").expect("released");
    drop(other);
    told(child)
}

fn told(mut child: Child) -> (i32, String) {
    let mut said = String::new();
    child.stderr.take().expect("a pipe").read_to_string(&mut said).expect("text");
    (child.wait().expect("ended").code().expect("ended by itself"), said)
}

#[cfg(unix)]
#[test]
fn a_figure_is_not_acknowledged_where_the_folder_was_moved_meanwhile() {
    let desk = desk();
    let (inside, away) = (desk.path().join("in"), desk.path().join("away"));
    let said = meanwhile(&desk, &record_line(0), || std::fs::rename(&inside, &away).expect("moved"));
    assert_eq!(said, (1, MOVED.to_owned()));
    std::fs::rename(away.join("duban.db"), desk.path().join("duban.db")).expect("moved back");
    let contents = Contents::of(&desk);
    contents.assert_whole();
    assert_eq!(contents.figures(), 0);
}

#[cfg(unix)]
#[test]
fn a_figure_is_not_acknowledged_where_the_database_was_deleted_or_replaced_meanwhile() {
    for replaced in [false, true] {
        let desk = desk();
        let file = desk.path().join("in/duban.db");
        let copy = desk.bytes("in/duban.db");
        let said = meanwhile(&desk, &record_line(0), || {
            std::fs::remove_file(&file).expect("deleted");
            if replaced {
                std::fs::write(&file, &copy).expect("written");
            }
        });
        assert_eq!(said, (1, MOVED.to_owned()), "replaced: {replaced}");
        if replaced {
            assert!(desk.bytes("in/duban.db") == copy, "the new one is as it was");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_figure_is_not_acknowledged_where_the_share_was_pulled_meanwhile() {
    let desk = office::desk();
    let Some(disk) = crate::full_disk::Disk::mount(&desk.path().join("in"), "size=8m") else { return };
    std::fs::copy(desk.path().join("duban.db"), desk.path().join("in/duban.db")).expect("copied");
    let said = meanwhile(&desk, &record_line(0), || disk.pull());
    assert_eq!(said, (1, MOVED.to_owned()));
}

#[cfg(unix)]
#[test]
fn a_folder_that_is_gone_from_the_start_is_said_to_be_missing() {
    let desk = desk();
    std::fs::remove_dir_all(desk.path().join("in")).expect("removed");
    let err = desk.refused("report --db in/duban.db");
    assert_eq!(err, "error: no database at `in/duban.db`; check the path, or make one with `duban init`\n");
}
