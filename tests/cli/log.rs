//! `log`: who did what when, and what came of it.

use crate::Desk;
use crate::desk::text;

/// A town in which two people have corrected each other.
fn corrected() -> Desk {
    let desk = Desk::in_town();
    desk.done("record town.firms 82 --period 2024 --revise --by 张三");
    desk.done("record town.firms 83 --period 2024 --revise --by 李四 --note 更正");
    desk
}

#[test]
fn every_action_is_listed_with_who_and_what() {
    let told: Vec<String> = corrected()
        .rows("log")
        .iter()
        .map(|row| format!("{} {} {} {}", row["action"], text(&row["command"]), row["by"], row["events"]))
        .collect();
    assert_eq!(told, ["1 init null 0", "2 import \"李华\" 9", "3 record \"张三\" 1", "4 record \"李四\" 1"]);
}

#[test]
fn what_a_load_wrote_is_counted_by_table() {
    let rows = corrected().rows("log");
    assert!(rows[0]["rows"]["target_version"].as_u64() > Some(3), "{}", rows[0]);
    assert_eq!(rows[1]["rows"], serde_json::json!({}));
    assert_eq!(text(&rows[3]["head"]).len(), 64);
}

#[test]
fn events_tell_old_and_new() {
    let told: Vec<String> = corrected()
        .rows("log --events --indicator town.firms")
        .iter()
        .map(|row| {
            format!("{} {} {} → {} {}", row["action"], text(&row["handle"]), row["old"], row["new"], row["note"])
        })
        .collect();
    assert_eq!(
        told,
        [
            "2 town.firms@2023#1 null → 58 null",
            "2 town.firms@2024#1 null → 81 \"=快报\"",
            "3 town.firms@2024#2 81 → 82 null",
            "4 town.firms@2024#3 82 → 83 \"更正\"",
        ]
    );
}

#[test]
fn it_is_narrowed_by_person_time_and_indicator() {
    let desk = corrected();
    let actions = |line: &str| -> Vec<i64> {
        desk.rows(line).iter().map(|row| row["action"].as_i64().expect("a number")).collect()
    };
    assert_eq!(actions("log --by 李四"), [4]);
    assert!(actions("log --by 王五").is_empty());
    assert_eq!(actions("log --since #3"), [3, 4]);
    assert_eq!(actions("log --since 2020-01-01"), [1, 2, 3, 4]);
    assert!(actions("log --since 2990-01-01").is_empty());
    assert_eq!(actions("log --indicator town.energy"), [1, 2]);
    assert_eq!(actions("log --limit 1"), [1]);
    assert_eq!(actions("log --sort -action --limit 2"), [4, 3]);
}

#[test]
fn a_deadline_that_was_moved_is_logged_with_its_indicator() {
    let desk = Desk::in_town();
    desk.done("extend town.firms.2025 --to 2026-12-31 --basis 会议纪要");
    let last = desk.rows("log --indicator town.firms").pop().expect("a row");
    assert_eq!((text(&last["command"]), &last["rows"]), ("extend", &serde_json::json!({"extension": 1})));
    assert!(desk.rows("log --indicator town.energy").iter().all(|row| row["command"] != "extend"));
}

#[test]
fn the_account_of_the_machine_is_logged_beside_the_person() {
    let desk = Desk::in_town();
    let line = "record town.firms 82 --period 2024 --revise --by 张三";
    let done = desk.duban(line).env("USER", "zhang").output().expect("started");
    assert!(done.status.success());
    let row = desk.rows("log --by zhang").remove(0);
    assert_eq!((text(&row["by"]), text(&row["system_user"])), ("张三", "zhang"));
}

#[test]
fn people_read_it_in_their_language() {
    let desk = corrected();
    let (_, zh, _) = desk.run("log --lang zh");
    assert!(zh.contains("操作日志") && zh.contains("成批登记") && zh.contains("共 4 次操作"), "{zh}");
    let (_, en, _) = desk.run_at(80, "log --events --by 李四");
    assert!(en.contains("town.firms@2024#3") && en.contains("1 event\n"), "{en}");
}

#[test]
fn what_is_no_time_is_wrong_usage() {
    let (code, _, err) = Desk::in_town().run("log --since yesterday");
    assert_eq!(code, 2);
    assert!(err.contains("`yesterday`"), "{err}");
}
