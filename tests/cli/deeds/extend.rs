//! `extend`: another deadline is in force, and the document's own stays beside it.

use serde_json::json;

use crate::Desk;
use crate::desk::TOWN;

const LINE: &str =
    "extend town.firms.2025 --to 2026-12-31 --basis 镇长办公会纪要〔2026〕3号 --note 等园区投用 --by 李华";

#[test]
fn both_verdicts_are_told() {
    let desk = Desk::in_town();
    let before = desk.row("show town.firms.2025 --as-of 2026-03-01");
    assert_eq!((&before["status"], &before["days_overdue"]), (&json!("overdue_unconfirmed"), &json!(60)));
    assert_eq!(
        desk.done(&format!("{LINE} --as-of 2026-03-01")),
        "extended town.firms.2025: the document's deadline 2025-12-31 to 2026-12-31, on the basis of 镇长办公会纪要〔2026〕3号\n  \
         town.firms.2025: gap 19 companies, status overdue (not confirmed) → on track\n"
    );
    let row = desk.row("show town.firms.2025 --as-of 2026-03-01");
    let keys = [
        "deadline",
        "extended_to",
        "extension_basis",
        "extension_note",
        "status",
        "status_original",
        "days_overdue",
        "days_overdue_original",
        "days_left",
    ];
    assert_eq!(
        serde_json::Value::from_iter(keys.map(|key| row[key].clone())),
        json!([
            "2025-12-31",
            "2026-12-31",
            "镇长办公会纪要〔2026〕3号",
            "等园区投用",
            "on_track",
            "overdue_unconfirmed",
            null,
            60,
            305
        ])
    );
}

#[test]
fn overdue_counts_from_the_extended_day_and_the_original_lateness_is_stated() {
    let desk = Desk::in_town();
    desk.done(&format!("{LINE} --as-of 2026-03-01"));
    desk.done("record town.firms 90 --period 2026 --as-of 2027-01-31 --confirm -q");
    let row = desk.row("show town.firms.2025 --as-of 2027-01-31");
    assert_eq!((&row["status"], &row["days_overdue"]), (&json!("overdue"), &json!(31)));
    assert_eq!((&row["status_original"], &row["days_overdue_original"]), (&json!("overdue"), &json!(396)));
    for (line, says) in [
        ("show town.firms.2025", "≥100 companies by 2026-12-31 (originally 2025-12-31): overdue"),
        ("show town.firms.2025", "By the original deadline: overdue"),
        ("overdue", "2026-12-31 (originally 2025-12-31)"),
        ("explain town.firms.2025", "By the original deadline it is overdue, 396 days past it."),
        ("notice -q", "extended to 31 Dec 2026 (镇长办公会纪要〔2026〕3号)"),
        ("notice -q", "by the original deadline it is overdue, 396 days past it"),
        (
            "report --format csv --columns target,deadline,extended_to,status_original",
            "town.firms.2025,2025-12-31,2026-12-31,overdue\n",
        ),
    ] {
        let (_, out, err) = desk.run_at(200, &format!("{line} --as-of 2027-01-31"));
        assert!(out.contains(says), "{line}: {out}{err}");
    }
}

#[test]
fn a_second_extension_replaces_the_first_and_an_undo_brings_that_back() {
    let desk = Desk::in_town();
    desk.done(LINE);
    let out = desk.done("extend town.firms --to 2027-06-30 --basis 纪要5号 --by 李华");
    assert!(
        out.contains("in the place of the extension to 2026-12-31 (镇长办公会纪要〔2026〕3号); both stay on record"),
        "{out}"
    );
    let to = |desk: &Desk| desk.row("show town.firms.2025")["extended_to"].clone();
    assert_eq!(to(&desk), json!("2027-06-30"));
    let out = desk.done("undo --by 李华 -q");
    assert!(out.contains("  1 deadline as before\n"), "{out}");
    assert_eq!(to(&desk), json!("2026-12-31"));
    desk.done("undo --action 3 --by 李华 -q");
    assert_eq!(to(&desk), json!(null));
}

#[test]
fn what_looks_wrong_is_held_back_until_it_is_confirmed() {
    for (before, line, why) in [
        (
            LINE,
            "extend town.firms --to 2026-06-30 --basis x --as-of 2026-03-01",
            "`2026-06-30` is not after the deadline in force, `2026-12-31`",
        ),
        (
            "log",
            "extend town.firms --to 2026-06-30 --basis x --as-of 2027-01-01",
            "`2026-06-30` lies before `2027-01-01`",
        ),
    ] {
        let desk = Desk::in_town();
        desk.done(before);
        let err = desk.refused(line);
        assert!(
            err.contains(why) && err.ends_with("check it; if it is right, add `--confirm`\nnothing was stored\n"),
            "{err}"
        );
        desk.done(&format!("{line} --confirm"));
    }
    let desk = Desk::in_town();
    let err = desk.refused("extend town.firms --to 2026-12-31 --basis ␣");
    assert!(err.contains("`--basis` must say something"), "{err}");
    desk.done(LINE);
    let err = desk.refused(LINE);
    assert!(err.contains("the deadline is extended to `2026-12-31` already, on the same basis"), "{err}");
}

#[test]
fn a_day_that_is_not_after_the_documents_is_no_extension() {
    let desk = Desk::in_town();
    for to in ["2025-12-31", "2025-06-30"] {
        let err = desk.refused(&format!("extend town.firms --to {to} --basis x --confirm"));
        assert!(err.contains(&format!("`{to}` is not after the document's deadline, `2025-12-31`")), "{err}");
    }
}

/// The town with another deadline of its firms.
fn dated(version: &str, deadline: &str) -> String {
    let (before, after) = TOWN.split_once("code = \"town.firms\"").expect("there");
    let after = after.replacen("deadline = 2025-12-31", &format!("code = \"2025\"\ndeadline = {deadline}"), 1);
    format!("{before}code = \"town.firms\"{after}").replace("version = \"1\"", &format!("version = \"{version}\""))
}

#[test]
fn a_catalogue_that_moves_the_deadline_past_the_extension_is_in_force_and_says_so() {
    let desk = Desk::in_town();
    desk.done(LINE);
    desk.put("town.toml", &dated("2", "2028-12-31"));
    let (code, _, err) = desk.run("load town.toml");
    assert_eq!(
        (code, err.as_str()),
        (
            0,
            "town.firms.2025 was extended to 2026-12-31 (镇长办公会纪要〔2026〕3号); the catalogue now says 2028-12-31, \
             which is no earlier: the extension has no effect, 2028-12-31 is in force\n"
        )
    );
    let days = |desk: &Desk, line: &str| {
        let row = desk.row(line);
        json!([row["deadline"], row["extended_to"], row["days_left"]])
    };
    assert_eq!(days(&desk, "show town.firms.2025 --as-of 2028-12-30"), json!(["2028-12-31", null, 1]));
    assert!(!desk.done("explain town.firms.2025").contains("2026-12-31"));
    assert_eq!(
        days(&desk, "show town.firms.2025 --as-of 2026-12-30 --known-at #3 -q"),
        json!(["2025-12-31", "2026-12-31", 1]),
        "what was known before goes by the extension"
    );
    desk.put("town.toml", &dated("3", "2029-12-31"));
    desk.done("load town.toml");
    desk.put("town.toml", &dated("4", "2025-12-31"));
    let (_, _, err) = desk.run("load town.toml --lang zh");
    assert!(err.contains("早于它：延期重新起作用，按 2026-12-31 判定"), "{err}");
    assert_eq!(days(&desk, "show town.firms.2025 --as-of 2026-12-30"), json!(["2025-12-31", "2026-12-31", 1]));
}

#[test]
fn the_ledger_says_both_deadlines() {
    let desk = Desk::in_town();
    desk.done(LINE);
    let (_, out, _) = desk.run("report --as-of 2026-03-01 -o 台账.xlsx --lang zh");
    assert_eq!(out, "");
    let bytes = desk.bytes("台账.xlsx");
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook");
    let mut all = String::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let _ = std::io::Read::read_to_string(&mut part, &mut all);
    }
    assert!(
        all.contains("期限延至 2026-12-31（依据：镇长办公会纪要〔2026〕3号）；按原期限为逾期待核，已超过60天"),
        "it is there"
    );
}
