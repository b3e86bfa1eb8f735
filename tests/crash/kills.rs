//! Kills at random moments, while several write; then everything is compared.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

use crate::Desk;
use crate::luck::Luck;
use crate::office::{self, Contents, file_of, record_line, start_by};

/// Kills where nobody asks for more with `DUBAN_KILLS`.
const KILLS: u64 = 12;
/// Rows of an import.
const ROWS: u64 = 120;

/// What a command does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Work {
    Record,
    Import,
    Load,
    Approve,
    Backup,
}

/// What became of all commands.
#[derive(Debug, Default)]
struct Tally {
    killed: BTreeMap<Work, u64>,
    done: BTreeMap<Work, u64>,
    /// Kills after which something half-written lay there.
    halfway: u64,
    /// Figures that were acknowledged.
    acknowledged: Vec<u64>,
    /// Imports, acknowledged or not.
    imports: Vec<u64>,
}

/// How many kills were asked for.
pub fn asked_for() -> Option<u64> {
    std::env::var("DUBAN_KILLS").ok().and_then(|kills| kills.parse().ok())
}

/// Lets some write and be killed, until there were enough kills; where figures wait, some approve.
fn storm(desk: &Desk, writers: u64, approval: bool) -> Tally {
    let kills = asked_for().unwrap_or(KILLS);
    let (seed, next, fell) = (Luck::seed(), AtomicU64::new(0), AtomicU64::new(0));
    let tally = Mutex::new(Tally::default());
    // How long each takes, learned from those that were let be.
    let usual = Mutex::new(BTreeMap::from([
        (Work::Record, Duration::from_millis(60)),
        (Work::Import, Duration::from_millis(120)),
        (Work::Load, Duration::from_millis(120)),
        (Work::Approve, Duration::from_millis(60)),
        (Work::Backup, Duration::from_millis(120)),
    ]));
    std::thread::scope(|scope| {
        for writer in 0..writers {
            let (next, fell, tally, usual) = (&next, &fell, &tally, &usual);
            scope.spawn(move || {
                let mut luck = Luck::new(seed, writer);
                while fell.load(Ordering::Relaxed) < kills {
                    let work = match luck.below(20) {
                        0..5 if approval => Work::Approve,
                        0..11 => Work::Record,
                        11..16 => Work::Import,
                        16..19 => Work::Load,
                        _ => Work::Backup,
                    };
                    let rows = if work == Work::Import { ROWS } else { 1 };
                    let first = next.fetch_add(rows, Ordering::Relaxed);
                    let line = match work {
                        Work::Record => record_line(first),
                        Work::Import => {
                            desk.put(&format!("{writer}.csv"), &file_of(first..first + ROWS));
                            format!("import {writer}.csv --confirm")
                        }
                        Work::Load => format!("load v{}.toml", luck.below(2) + 1),
                        Work::Approve => "approve --all --by 王芳".to_owned(),
                        Work::Backup => format!("backup {writer}.bak --force"),
                    };
                    let account = if work == Work::Approve { "wangfang" } else { "lihua" };
                    let begun = Instant::now();
                    let mut child = start_by(desk.path(), &line, account);
                    if luck.below(4) > 0 {
                        let limit = usual.lock().expect("no panic")[&work] * 5 / 4;
                        std::thread::sleep(luck.within(limit));
                        // One that has ended meanwhile is not hit.
                        let _ = child.kill();
                    }
                    let output = child.wait_with_output().expect("ended");
                    let mut tally = tally.lock().expect("no panic");
                    if work == Work::Import {
                        tally.imports.push(first);
                    }
                    match output.status.code() {
                        Some(0) => {
                            *tally.done.entry(work).or_default() += 1;
                            if matches!(work, Work::Record | Work::Import) {
                                tally.acknowledged.extend(first..first + rows);
                            }
                            let mut usual = usual.lock().expect("no panic");
                            let usual = usual.get_mut(&work).expect("every work is there");
                            *usual = (*usual * 3 + begun.elapsed()) / 4;
                        }
                        None => {
                            *tally.killed.entry(work).or_default() += 1;
                            tally.halfway += u64::from(office::is_left_halfway(desk));
                            fell.fetch_add(1, Ordering::Relaxed);
                        }
                        Some(code) => {
                            let said = String::from_utf8_lossy(&output.stderr).into_owned();
                            if work == Work::Approve && said.contains("no figure waits") {
                                continue;
                            }
                            panic!("{line}: exit code {code}, {said}");
                        }
                    }
                }
            });
        }
    });
    tally.into_inner().expect("no panic")
}

fn compare(desk: &Desk, tally: &Tally) {
    let contents = Contents::of(desk);
    contents.assert_whole();
    let approvals = contents.number("select count(*) from action where command = 'approve'");
    assert!(approvals >= tally.done.get(&Work::Approve).copied().unwrap_or_default(), "an approval is lost");
    let lost: Vec<u64> = tally.acknowledged.iter().copied().filter(|number| !contents.has(*number)).collect();
    assert!(lost.is_empty(), "acknowledged and lost: {lost:?}");
    for first in &tally.imports {
        let there = (*first..first + ROWS).filter(|number| contents.has(*number)).count() as u64;
        assert!(there == 0 || there == ROWS, "{there} of {ROWS} rows of an import are there");
    }
    for name in desk.names().iter().filter(|name| name.ends_with(".bak")) {
        let (code, _, err) = desk.run(&format!("restore {name} --db of-{name}.db"));
        assert_eq!(code, 0, "a backup that is not whole: {err}");
    }
    println!(
        "killed {:?}, {} with a half-written change; done {:?}; {} figures acknowledged, {} there",
        tally.killed,
        tally.halfway,
        tally.done,
        tally.acknowledged.len(),
        contents.figures()
    );
}

#[test]
fn what_was_acknowledged_is_there_and_nothing_half_is_after_kills_of_one_writer() {
    let desk = office::desk();
    let tally = storm(&desk, 1, false);
    compare(&desk, &tally);
}

#[test]
fn what_was_acknowledged_is_there_and_nothing_half_is_after_kills_of_several_writers() {
    let desk = office::desk();
    let tally = storm(&desk, 4, false);
    compare(&desk, &tally);
}

#[test]
fn what_was_acknowledged_is_there_and_nothing_half_is_after_kills_where_others_approve() {
    let desk = office::desk_with_approval();
    let tally = storm(&desk, 4, true);
    compare(&desk, &tally);
}
