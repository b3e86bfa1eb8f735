//! Approval: what is recorded waits for somebody else, does not count until then, and is listed.

use serde_json::json;

use super::{done_under, under, with_approval};
use crate::Desk;

#[test]
fn what_waits_does_not_count_and_is_listed() {
    let desk = with_approval();
    let (code, out, err) = under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    assert_eq!((code, err.as_str()), (0, "it counts once somebody else approves: `duban pending`, `duban approve`\n"));
    assert_eq!(
        out,
        "recorded town.firms@2024#1: 81 companies\n  town.firms.2025: gap unknown, status no data (due soon)\n"
    );
    let row = desk.row("pending");
    assert_eq!(
        json!([row["handle"], row["value"], row["by"], row["system_user"], row["counts"], row["action"]]),
        json!(["town.firms@2024#1", 81, "李华", "lihua", null, 2])
    );
    let row = desk.row("show town.firms");
    assert_eq!((&row["pending"], &row["latest"]), (&json!(1), &json!(null)));
    let out = desk.done("report");
    assert!(out.contains("1 figure waits for approval and does not count; `duban pending` lists them"), "{out}");
}

#[test]
fn only_somebody_else_approves() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    let before = desk.bytes("duban.db");
    for (account, name, says) in [
        ("wangfang", "李华", "was recorded by `李华`, who cannot approve it"),
        ("lihua", "王芳", "was recorded under the same account, `lihua`, under which it cannot be approved"),
    ] {
        for what in ["town.firms@2024", "--all", "--action 2"] {
            let (code, _, err) = under(&desk, account, &format!("approve {what} --by {name}"));
            assert!(code == 1 && err.contains(says), "{err}");
        }
    }
    assert_eq!(desk.bytes("duban.db"), before);
    let out = done_under(&desk, "wangfang", "approve town.firms@2024 --by 王芳");
    assert!(
        out.starts_with("approved town.firms@2024#1: 81 companies\n  town.firms.2025: gap unknown → 19 companies"),
        "{out}"
    );
    assert_eq!(desk.row("show town.firms")["pending"], json!(0));
    assert!(desk.rows("pending").is_empty());
}

#[test]
fn all_approves_what_others_recorded_and_leaves_the_own() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    done_under(&desk, "wangfang", "record town.vacancy 6 --period 2024 --by 王芳");
    let (code, out, err) = under(&desk, "wangfang", "approve --all --by 王芳");
    assert_eq!(
        (code, err.as_str()),
        (0, "1 more recorded by yourself or under your account are left for somebody else\n")
    );
    assert!(out.starts_with("approved town.firms@2024#1") && !out.contains("vacancy"), "{out}");
    assert_eq!(desk.row("pending")["handle"], json!("town.vacancy@2024#1"));
}

#[test]
fn what_is_rejected_stays_on_record_with_its_reason() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    let out = done_under(&desk, "wangfang", "reject town.firms@2024 --reason 与公报不符 --by 王芳");
    assert!(out.starts_with("rejected town.firms@2024#1: 81 companies\n"), "{out}");
    let rows = desk.rows("history town.firms");
    assert_eq!(
        json!([rows[0]["counting"], rows[1]["event"], rows[1]["reason"]]),
        json!(["rejected", "rejection", "与公报不符"])
    );
    assert!(desk.rows("pending").is_empty());
    let err = desk.refused("approve town.firms@2024 --by 王芳");
    assert!(err.contains("town.firms has no figure of `2024` that waits for approval"), "{err}");
    // The same value may be sent again.
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    assert_eq!(desk.row("pending")["handle"], json!("town.firms@2024#3"));
}

#[test]
fn an_approval_that_is_taken_back_waits_again_for_somebody_else() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    done_under(&desk, "wangfang", "approve --all --by 王芳");
    done_under(&desk, "wangfang", "undo --by 王芳 -q");
    assert_eq!(desk.row("pending")["by"], json!("李华"), "still the figure of who recorded it");
    let (code, _, err) = under(&desk, "lihua", "approve --all --by 李华");
    assert!(code == 1 && err.contains("who cannot approve it"), "{err}");
    done_under(&desk, "wangfang", "approve --all --by 王芳");
    assert!(desk.rows("pending").is_empty());
}

#[test]
fn an_import_waits_as_a_whole() {
    let desk = with_approval();
    desk.put("figures.csv", "indicator,period,value\ntown.firms,2023,58\ntown.firms,2024,81\ntown.vacancy,2024,6\n");
    let (code, _, err) = under(&desk, "lihua", "import figures.csv --by 李华");
    assert!(code == 0 && err.contains("3 of them count once somebody else approves"), "{err}");
    assert_eq!(desk.rows("pending").len(), 3);
    assert_eq!(desk.rows("pending --region town").len(), 3);
    let out = done_under(&desk, "wangfang", "approve --action 2 --by 王芳");
    assert_eq!(out.lines().filter(|line| line.starts_with("approved ")).count(), 3, "{out}");
}

#[test]
fn without_the_rule_nothing_waits() {
    let desk = Desk::in_town();
    let (_, out, _) = desk.run("pending");
    assert_eq!(out, "no figure waits for approval\n");
    assert!(desk.rows("pending").is_empty());
    let err = desk.refused("approve --all");
    assert!(err.contains("no figure waits for approval"), "{err}");
    let err = desk.refused("approve");
    assert!(err.contains("no figure is named"), "{err}");
    let err = desk.refused("approve town.firms@2024#1 --by 王芳");
    assert!(err.contains("does not wait for approval, or was approved already"), "{err}");
}
