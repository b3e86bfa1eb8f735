//! What answers what is on record: nothing is overwritten, deleted, or approved by who recorded it.

mod approval;
mod doubts;
mod extend;
mod retired;
mod retract;
mod undo;
mod waiting;

use crate::Desk;
use crate::desk::{TOWN, told};

/// Runs a line under an account of the machine: exit code, standard output, standard error.
fn under(desk: &Desk, account: &str, line: &str) -> (i32, String, String) {
    told(&desk.duban(line).env("USER", account).output().expect("started"))
}

/// Runs a line under an account that must succeed; what it printed.
fn done_under(desk: &Desk, account: &str, line: &str) -> String {
    let (code, out, err) = under(desk, account, line);
    assert_eq!(code, 0, "duban {line}\n{err}");
    out
}

/// A desk whose town asks for approval.
fn with_approval() -> Desk {
    let desk = Desk::new();
    desk.put("town.toml", &TOWN.replacen("[rules]\n", "[rules]\napproval = true\n", 1));
    desk.done("init --catalogue town.toml");
    desk
}
