//! `--known-at`: every answer is the one that was given then, byte for byte.

use std::process::Command;

use chrono::{DateTime, NaiveDate};
use duban::domain::admission::Leave;
use duban::domain::deed::Deed;
use duban::domain::period::Period;
use duban::store::{Access, Figure, Store};

use crate::desk::{AS_OF, TOWN, text};
use crate::words::COMMANDS;
use crate::{Desk, told};

/// Every reading command, in every form that goes to standard output.
const LINES: [&str; 42] = [
    "report",
    "report --lang zh",
    "report --format csv",
    "report --format json",
    "report --format html",
    "report --as-of 2024-06-30 --format json",
    "report --method all --format csv",
    "report --by agency",
    "report --by agency --format json",
    "report --by source --format csv",
    "report --summary --lang zh",
    "report --summary --format json",
    "report --agency 镇工信办 --format csv",
    "report --region town --format csv",
    "overdue",
    "overdue --as-of 2026-06-30 --format json",
    "overdue --as-of 2026-06-30 --format markdown --lang zh",
    "targets",
    "targets --format json",
    "agencies",
    "agencies --format json",
    "agencies 镇工信办",
    "agencies 镇工信办 --format json",
    "show town.firms",
    "show town.firms --format json",
    "show town.energy --lang zh",
    "explain town.firms",
    "explain town.growth --format json",
    "history town.firms",
    "history town.firms --format json",
    "history town.growth --format csv",
    "history town.firms --format csv",
    "report --as-of 2026-06-30 --format csv --columns target,deadline,extended_to,extension_basis,status,status_original,pending",
    "pending",
    "pending --format json",
    "log",
    "log --events --format csv",
    "conflicts --format json",
    "compare",
    "compare --format json",
    "notice --as-of 2026-06-30",
    "bulletin --as-of 2026-06-30",
];

/// Reading commands that write a file.
const FILES: [&str; 14] = [
    "report -o out.xlsx",
    "report -o out.html",
    "report --by agency -o out.xlsx",
    "overdue --as-of 2026-06-30 -o out.xlsx",
    "targets --per-agency -o out.xlsx",
    "history town.firms -o out.xlsx",
    "pending -o out.xlsx",
    "log --events -o out.xlsx",
    "agencies -o out.xlsx",
    "show town.firms -o out.html",
    "explain town.firms -o out.md",
    "bulletin -o out.docx",
    "notice --agency 镇工信办 --as-of 2026-06-30 -o out.docx",
    "form --agency 镇工信办 -o out.xlsx",
];

/// The commands that say nothing of what stands on record, or change it; `changes` names both of its moments itself.
const OTHERS: [&str; 21] = [
    "init",
    "check",
    "load",
    "record",
    "import",
    "retract",
    "undo",
    "extend",
    "approve",
    "reject",
    "changes",
    "verify",
    "doctor",
    "backup",
    "restore",
    "new",
    "schema",
    "config",
    "completions",
    "man",
    "help",
];

#[test]
fn every_command_that_reads_takes_a_moment_and_is_tried() {
    for command in COMMANDS {
        let takes = Desk::new().run(&format!("help {command}")).1.contains("--known-at");
        let tried = LINES.iter().chain(&FILES).any(|line| line.split(' ').next() == Some(command));
        assert_eq!((takes, tried), (!OTHERS.contains(&command), takes), "{command}");
    }
}

/// What all these commands answer, as far as it goes to standard output and files, and with which exit codes.
fn answers(desk: &Desk, known_at: &str) -> Vec<(String, i32, Vec<u8>)> {
    let mut answers = Vec::new();
    for line in LINES {
        let (code, out, _) = desk.run(&format!("{line} -q{known_at}"));
        answers.push((line.to_owned(), code, out.into_bytes()));
    }
    for line in FILES {
        let file = line.rsplit(' ').next().expect("a file");
        let _ = std::fs::remove_file(desk.path().join(file));
        let (code, ..) = desk.run(&format!("{line} -q{known_at}"));
        let bytes = if code == 0 { desk.bytes(file) } else { Vec::new() };
        answers.push((line.to_owned(), code, bytes));
    }
    answers
}

const OVERLAY: &str = r#"
[catalogue]
code = "office"
version = "1"
name = "督查室分工"
extends = "town"

[[agency]]
region = "town"
name = "镇督查室"

[[assignment]]
target = "town.coverage.2025"
lead = ["镇督查室"]
contact = "王芳"
internal_deadline = 2025-10-31
baseline = { period = "2022", value = 60 }
"#;

#[test]
fn every_answer_is_the_one_that_was_given_then() {
    let desk = Desk::in_town();
    let rules = TOWN.replace("ladder = \"green-yellow-red\"", "ladder = \"blue-yellow-red\"\nutc_offset = \"-05:00\"");
    assert_ne!(rules, TOWN);
    let moved = rules
        .replace("title = \"甲镇行动方案\"", "title = \"甲镇行动方案（修订）\"")
        .replace("value = 100\n", "value = 80\n");
    assert_ne!(moved, rules);
    let fewer = moved.split("[[indicator]]").enumerate().filter(|(at, _)| *at != 2).map(|(_, block)| block);
    let fewer = fewer.collect::<Vec<_>>().join("[[indicator]]");
    let waits = fewer.replace("ladder = \"blue-yellow-red\"", "ladder = \"blue-yellow-red\"\napproval = true");
    assert_ne!(waits, fewer);
    let contents = [("rules.toml", &rules), ("moved.toml", &moved), ("fewer.toml", &fewer), ("waits.toml", &waits)];
    for (name, content) in contents {
        // Every content under a version of its own.
        desk.put(name, &content.replace("version = \"1\"", &format!("version = \"{name}\"")));
    }
    desk.put("office.toml", OVERLAY);
    desk.put("more.csv", "indicator,period,value,by,note\ntown.vacancy,2023,7,赵六,年报\ntown.energy,2024,1.3,,\n");
    desk.put("late.csv", "indicator,period,value,by\ntown.vacancy,2025,5,赵六\ntown.growth,2025,9,赵六\n");
    let actions = [
        "record town.firms 82 --period 2024 --revise --release final --note 核定 --by 张三",
        "load rules.toml",
        "load office.toml",
        "record town.growth 9.25 --period 2025 --confirm",
        "load moved.toml",
        "record town.firms 79 --period 2024 --release preliminary --revise",
        "load fewer.toml",
        "extend town.firms.2025 --to 2026-12-31 --basis 会议纪要〔2025〕3号 --note 扩建",
        "retract town.firms@2024#2 --reason 误登 --by 张三",
        "undo --by 张三",
        "undo --action 10 --reason 纪要作废",
        "undo",
        "load waits.toml",
        "record town.firms 95 --period 2025 --confirm --by 张三",
        "approve town.firms@2025 --by 王芳",
        "undo --by 王芳",
        "reject town.firms@2025 --reason 存疑 --by 王芳",
        "undo --by 王芳",
        "record town.firms 96 --period 2025 --revise --confirm --by 张三",
        "import late.csv --revise --confirm --by 李四",
        "approve --action 22 --by 王芳",
        "import more.csv --revise --confirm --by 李四",
        "retract town.vacancy@2025 --reason 误报 --by 李四",
        "undo --by 李四",
        "undo --by 李四",
        "extend town.firms.2025 --to 2027-06-30 --basis 批复",
        "undo --action 15 --by 王芳",
    ];
    // The town itself is made by a load and an import.
    let moved = |until: &str| desk.run(&format!("changes --since #1 --format json{until} -q"));
    let mut kept = vec![(2, answers(&desk, ""))];
    let mut told = vec![moved("")];
    for (number, action) in (3..).zip(actions) {
        let (code, _, err) = desk.run(&format!("{action} -q"));
        assert_eq!(code, 0, "{action}: {err}");
        kept.push((number, answers(&desk, "")));
        told.push(moved(""));
    }
    for ((number, _), then) in kept.iter().zip(&told) {
        assert_eq!(moved(&format!(" --until #{number}")), *then, "what had moved up to action {number}");
    }
    for pair in kept.windows(2) {
        assert_ne!(pair[0].1, pair[1].1, "action {} changed nothing", pair[1].0);
    }
    for (number, then) in &kept {
        for (old, new) in then.iter().zip(answers(&desk, &format!(" --known-at #{number}"))) {
            assert!(*old == new, "as of action {number}: duban {}\n{}", old.0, difference(&old.2, &new.2));
        }
    }
}

/// The first line that differs.
fn difference(old: &[u8], new: &[u8]) -> String {
    let (old, new) = (String::from_utf8_lossy(old), String::from_utf8_lossy(new));
    let at = old.lines().zip(new.lines()).find(|(old, new)| old != new);
    at.map_or_else(|| format!("{} and {} bytes", old.len(), new.len()), |(old, new)| format!("- {old}\n+ {new}"))
}

/// The town with three figures at known instants: right before midnight in Beijing, and twice in the second of midnight.
fn around_midnight() -> Desk {
    let desk = Desk::in_town();
    let mut store = Store::open(&desk.path().join("duban.db"), Access::Write).expect("a ledger");
    let figures =
        [("2030-01-01T15:59:59Z", 2025, 91), ("2030-01-01T16:00:00Z", 2026, 92), ("2030-01-01T16:00:00Z", 2027, 93)];
    for (at, year, value) in figures {
        let at = DateTime::parse_from_rfc3339(at).expect("an instant").to_utc();
        let deed = Deed { at, by: None, system_user: None, command: "record".into(), reason: None };
        let leave = Leave { revise: false, confirm: true, today: NaiveDate::MAX };
        let mut batch = store.batch(&deed, leave);
        let series = batch.indicator("town.firms").expect("read").expect("it is there");
        let figure = Figure::plain(1, Period::year(year).expect("a year"), value.into());
        batch.push(series, &figure).expect("taken");
        batch.record().expect("recorded");
    }
    desk
}

/// The last period on record at a moment, and the day as of which was judged where none is asked for.
fn known(desk: &Desk, moment: &str, zone: &str) -> (String, String) {
    let mut command = Command::new(assert_cmd::cargo::cargo_bin("duban"));
    command.current_dir(desk.path()).env_clear().env("DUBAN_CONFIG", "").env("LANG", "C").env("TZ", zone);
    let out = command.args(["history", "town.firms", "--format", "json", "-q", "--known-at", moment]).output();
    let (code, out, err) = told(&out.expect("started"));
    assert_eq!(code, 0, "{moment}: {err}");
    let json: serde_json::Value = serde_json::from_str(&out).expect("JSON");
    let last = json["rows"].as_array().and_then(|rows| rows.last()).map(|row| text(&row["period"]).to_owned());
    (last.unwrap_or_default(), text(&json["as_of"]).to_owned())
}

#[test]
fn a_moment_is_read_by_the_offices_clock_whatever_the_machines_zone() {
    let desk = around_midnight();
    for zone in ["UTC", "America/New_York", "Asia/Shanghai"] {
        let known = |moment| known(&desk, moment, zone);
        let of = |period: &str, day: &str| (period.to_owned(), day.to_owned());
        // A day is its end.
        assert_eq!(known("2030-01-01"), of("2025", "2030-01-01"));
        assert_eq!(known("2030-01-02"), of("2027", "2030-01-02"));
        // A time without a zone is Beijing's.
        assert_eq!(known("2030-01-01 23:59:58"), of("2024", "2030-01-01"));
        assert_eq!(known("2030-01-01 23:59:59"), of("2025", "2030-01-01"));
        assert_eq!(known("2030年1月2日 0:00"), of("2027", "2030-01-02"));
        assert_eq!(known("2030-01-01T16:00:00Z"), of("2027", "2030-01-02"));
        assert_eq!(known("2030-01-01T11:00:00-05:00"), of("2027", "2030-01-02"));
        assert_eq!(known("2030-01-01T15:59:59.999Z"), of("2025", "2030-01-01"));
    }
}

#[test]
fn actions_of_one_second_are_told_apart_by_their_numbers() {
    let desk = around_midnight();
    let at = |moment: &str| known(&desk, moment, "UTC").0;
    assert_eq!([at("#2"), at("#3"), at("#4"), at("#5")], ["2024", "2025", "2026", "2027"]);
    assert_eq!(at("2030-01-02 00:00:00"), "2027");
}

#[test]
fn what_an_answer_rests_on_is_said_beside_it() {
    let desk = around_midnight();
    let (_, plain, _) = desk.run("history town.firms --known-at #4 -q");
    let (code, out, err) = desk.run("history town.firms --known-at #4");
    assert_eq!((code, out), (0, plain));
    assert_eq!(err, "as known then: up to action #4 (2030-01-02 00:00:00 +08:00, `record`)\n");
    let (_, _, err) = desk.run("report --known-at 2030-01-01 --lang zh");
    assert_eq!(err, "按当时所知：截至操作 #3（2030-01-01 23:59:59 +08:00，登记）\n");
}

#[test]
fn before_the_first_action_nothing_was_known() {
    let desk = Desk::in_town();
    let err = desk.refused("report --known-at 2020-01-01");
    let mut lines = err.lines();
    assert_eq!(lines.next(), Some("error: nothing was on record yet at `2020-01-01`"));
    assert!(lines.next().is_some_and(|line| line.starts_with("the record begins with action #1 (")), "{err}");
    assert_eq!(
        desk.refused("show town.firms --known-at #0").lines().next(),
        Some("error: nothing was on record yet at `#0`")
    );
    assert_eq!(desk.refused("targets --known-at #7"), "error: there is no action `#7`; the last one is `#2`\n");
    assert_eq!(desk.refused("targets --known-at #7 --lang zh"), "错误：没有操作 `#7`，最后一次是 `#2`\n");
}

#[test]
fn what_was_not_known_then_is_not_found() {
    let desk = Desk::in_town();
    desk.put("office.toml", OVERLAY);
    desk.done("load office.toml");
    assert!(desk.done("agencies 镇督查室").contains("镇督查室"));
    assert!(desk.refused("agencies 镇督查室 --known-at #2 -q").contains("镇督查室"));
}

#[test]
fn without_a_database_nothing_is_on_record_of_what_was_known_when() {
    let err = Desk::new().refused("report --known-at 2026-01-01");
    assert!(err.contains("there is no database, so nothing is on record of what was known when"), "{err}");
    assert!(Desk::new().refused("changes --since 2026-01-01").contains("there is no database"));
}

#[test]
fn a_moment_that_is_none_says_how_to_write_one() {
    let (code, out, err) = Desk::in_town().run("report --known-at yesterday");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(
        err.contains("is not a moment; write it as") || err.contains("is not a moment; write `2026-03-31`"),
        "{err}"
    );
}

#[test]
fn only_reading_commands_take_a_moment() {
    let desk = Desk::in_town();
    for line in ["record town.firms 1 --period 2025", "load", "import x.csv", "check", "new source"] {
        let (code, _, err) = desk.run(&format!("{line} --known-at {AS_OF}"));
        assert_eq!(code, 2, "{line}: {err}");
        assert!(err.contains("there is no option `--known-at` here"), "{line}: {err}");
    }
}
