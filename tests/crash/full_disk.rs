//! A disk that is really full: a small one in memory, where mounting is allowed.

#![cfg(target_os = "linux")]

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Desk;
use crate::desk::told;
use crate::office::{self, file_of, record_line};

/// A small disk in memory, unmounted in the end.
pub struct Disk(PathBuf);

impl Disk {
    /// Mounts one; `None` where that is not allowed.
    pub fn mount(place: &Path, size: &str) -> Option<Self> {
        std::fs::create_dir_all(place).expect("made");
        let mounted = Command::new("mount").args(["-t", "tmpfs", "-o", size, "tmpfs"]).arg(place).output().ok()?;
        mounted.status.success().then(|| Self(place.to_owned()))
    }

    /// Takes it away while files on it are open, as a share that is pulled.
    pub fn pull(&self) {
        let pulled = Command::new("umount").arg("-l").arg(&self.0).output().expect("started");
        assert!(pulled.status.success());
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = Command::new("umount").arg("-l").arg(&self.0).output();
    }
}

const FULL: &str = "error: the disk is full; `disk/duban.db` was not changed; free some space and try again\n";

fn run(desk: &Desk, line: &str) -> (i32, String, String) {
    told(&desk.duban(&format!("{line} --db disk/duban.db")).output().expect("started"))
}

#[test]
fn on_a_full_disk_everything_says_so_and_what_was_recorded_stays() {
    let desk = office::desk();
    let size = format!("size={}k", desk.bytes("duban.db").len() / 1024 + 60);
    let Some(disk) = Disk::mount(&desk.path().join("disk"), &size) else { return };
    std::fs::copy(desk.path().join("duban.db"), disk.0.join("duban.db")).expect("copied");
    desk.put("many.csv", &file_of(2000..8000));
    assert_eq!(run(&desk, "import many.csv --confirm -q"), (1, String::new(), FULL.to_owned()));
    // Until there is no room for a single figure more.
    let mut recorded = 0;
    let said = loop {
        let (code, _, err) = run(&desk, &format!("{} --note {}", record_line(recorded), "很长的备注".repeat(40)));
        if code != 0 {
            break err;
        }
        recorded += 1;
        assert!(recorded < 2000, "a disk without end");
    };
    assert_eq!(said, FULL);
    assert!(recorded > 3, "there was some room");
    // The last blocks go to something else.
    let mut rest = std::fs::File::create(disk.0.join("rest")).expect("made");
    while std::io::Write::write_all(&mut rest, &[0; 4096]).is_ok() {}
    drop(rest);
    assert_eq!(run(&desk, "load v2.toml").2, FULL);
    let backup = run(&desk, "backup disk/a.bak");
    assert_eq!(backup.2, FULL.replace("duban.db", "a.bak"));
    let init = told(&desk.duban("init --db disk/new.db").output().expect("started"));
    assert!(init.0 == 1 && init.2.contains("`disk/new.db`") && init.2.contains("full"), "{}", init.2);
    // What was acknowledged is there, and nothing besides.
    let rows: usize = (0..office::INDICATORS)
        .map(|number| desk.rows(&format!("history town.i{number} --db disk/duban.db")).len())
        .sum();
    assert_eq!(rows as u64, recorded);
    let left: Vec<_> =
        std::fs::read_dir(&disk.0).expect("a folder").map(|e| e.expect("an entry").file_name()).collect();
    assert!(left.iter().all(|name| name == "duban.db" || name == "rest"), "{left:?}");
    assert_eq!(run(&desk, "backup away.bak").0, 0, "a backup on another disk still works");
}

#[test]
fn a_disk_that_may_only_be_read_can_be_read() {
    let desk = office::desk();
    let Some(disk) = Disk::mount(&desk.path().join("disk"), "size=4m") else { return };
    std::fs::copy(desk.path().join("duban.db"), disk.0.join("duban.db")).expect("copied");
    assert_eq!(run(&desk, &record_line(0)).0, 0);
    let remounted = Command::new("mount").args(["-o", "remount,ro"]).arg(&disk.0).output().expect("started");
    if !remounted.status.success() {
        return;
    }
    assert_eq!(run(&desk, "history town.i0").0, 0);
    assert_eq!(run(&desk, "backup away.bak").0, 0);
    for line in [record_line(1), "load v2.toml".to_owned(), "restore away.bak".to_owned()] {
        let (code, _, err) = run(&desk, &line);
        assert_eq!(code, 1, "{line}");
        assert_eq!(
            err, "error: `disk/duban.db` is read-only; check the permissions of the file and its folder\n",
            "{line}"
        );
    }
}
