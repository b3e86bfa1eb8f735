//! What is on record of an indicator that no catalogue has any more: it is never out of reach.

use serde_json::json;

use super::{done_under, under};
use crate::Desk;
use crate::desk::TOWN;

/// A figure of `town.firms` waits, and then the catalogue no longer has that indicator: action 3.
fn retired() -> Desk {
    let desk = super::with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    let from = TOWN.find("[[indicator]]\ncode = \"town.firms\"").expect("the indicator is there");
    let to = TOWN[from + 1..].find("[[indicator]]").expect("another follows") + from + 1;
    let without = format!("{}{}", &TOWN[..from], &TOWN[to..]);
    desk.put("town.toml", &without.replacen("[rules]\n", "[rules]\napproval = true\n", 1));
    desk.done("load town.toml -q");
    desk
}

#[test]
fn a_figure_of_a_retired_indicator_that_waits_is_listed_and_marked() {
    let desk = retired();
    let (_, out, _) = desk.run_at(120, "pending --lang zh");
    for says in ["town.firms@2024#1（已停用，见 #3）", "81家", "共 1 条待核准"] {
        assert!(out.contains(says), "{out}");
    }
    let row = desk.row("pending");
    assert_eq!(
        json!([row["handle"], row["unit"], row["retired_by"]]),
        json!(["town.firms@2024#1", "家", 3]),
        "scripts get the bare name"
    );
    assert_eq!(desk.row("pending --known-at #2 -q")["retired_by"], json!(null));
}

#[test]
fn the_records_of_a_retired_indicator_are_found_by_its_exact_code() {
    let desk = retired();
    for line in ["history town.firms", "history town.firms.2025", "log --events --indicator town.firms"] {
        let out = desk.done(line);
        assert!(out.contains("81 companies"), "{line}: {out}");
        assert!(
            out.contains("town.firms is retired: no catalogue has it since action #3; what is on record stays"),
            "{line}: {out}"
        );
    }
    assert!(!desk.done("history town.firms --known-at #2 -q").contains("is retired"));
    let err = desk.refused("history town.firmz");
    assert!(err.contains("`town.firmz`"), "{err}");
    desk.refused("record town.firms 82 --period 2025");
}

#[test]
fn figures_of_a_retired_indicator_are_decided_about_by_name_and_told_with_their_unit() {
    for (line, says) in [
        ("approve town.firms@2024#1 --by 王芳", "approved town.firms@2024#1: 81 companies\n"),
        ("approve town.firms@2024 --by 王芳", "approved town.firms@2024#1: 81 companies\n"),
        ("approve --all --by 王芳", "approved town.firms@2024#1: 81 companies\n"),
        ("reject town.firms@2024#1 --reason x --by 王芳", "rejected town.firms@2024#1: 81 companies\n"),
        ("retract town.firms@2024#1 --reason x --by 王芳", "retracted town.firms@2024#1: 81 companies\n"),
    ] {
        let desk = retired();
        let out = done_under(&desk, "wangfang", line);
        assert!(out.starts_with(says) && out.contains("  town.firms is retired: "), "{line}: {out}");
        assert_eq!(under(&desk, "wangfang", "pending").1, "no figure waits for approval\n");
    }
}
