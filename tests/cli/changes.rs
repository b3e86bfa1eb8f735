//! `changes`: what moved between two moments, and the statuses that changed because of it.

use serde_json::Value;

use crate::Desk;
use crate::desk::{TOWN, text};

/// The town after a revision, a figure of another release, and a changed catalogue; actions 1 and 2 made it.
fn desk() -> Desk {
    let desk = Desk::in_town();
    desk.done("record town.firms 120 --period 2024 --revise --by 张三 --note 核实");
    desk.done("record town.growth 7 --period 2024 --release preliminary --revise");
    let changed = TOWN.replace("version = \"1\"", "version = \"2\"").replacen("value = 100\n", "value = 130\n", 1);
    let changed = changed.replace("ladder = \"green-yellow-red\"", "ladder = \"blue-yellow-red\"");
    desk.put("changed.toml", &changed);
    desk.done("load changed.toml --by 李四");
    desk
}

fn said(row: &Value) -> String {
    let word = |key: &str| row[key].as_str().map_or_else(|| row[key].to_string(), str::to_owned);
    let what = if row["period"].is_null() { word("field") } else { word("period") };
    format!("{} {} {} {what}: {} -> {}", word("change"), word("item"), word("code"), word("old"), word("new"))
}

fn all(desk: &Desk, line: &str) -> Vec<String> {
    desk.rows(line).iter().map(said).collect()
}

#[test]
fn everything_that_moved_is_listed_once_with_what_it_was_before() {
    assert_eq!(
        all(&desk(), "changes --since #2"),
        [
            "revision figure town.firms 2024: 81 -> 120",
            "revision figure town.growth 2024: 8.05 -> 7",
            "changed catalogue town version: 1 -> 2",
            "changed rules town ladder: green-yellow-red -> blue-yellow-red",
            "changed target town.firms.2025 value: 100 -> 130",
        ]
        .map(str::to_owned)
        .into_iter()
        .collect::<Vec<_>>()
    );
}

/// The town after figures were retracted and brought back, a deadline moved and put back, and a figure proposed and judged.
fn challenged() -> Desk {
    let desk = Desk::in_town();
    for line in [
        "retract town.firms@2024 --reason 误登 --by 张三",
        "undo --by 张三",
        "extend town.firms.2025 --to 2026-12-31 --basis 会议纪要3号 --note 扩建 --by 张三",
        "undo --by 张三",
        "load waits.toml",
        "record town.firms 95 --period 2025 --confirm --by 张三",
        "approve town.firms@2025 --by 王芳",
        "undo --by 王芳",
        "reject town.firms@2025 --reason 存疑 --by 王芳",
    ] {
        desk.put("waits.toml", &TOWN.replacen("[rules]\n", "[rules]\napproval = true\n", 1));
        desk.done(&format!("{line} -q"));
    }
    desk
}

#[test]
fn what_was_answered_is_told_like_what_was_recorded() {
    let desk = challenged();
    assert_eq!(
        all(&desk, "changes --since #2"),
        [
            "retraction figure town.firms 2024: 81 -> null",
            "reinstatement figure town.firms 2024: null -> 81",
            "proposal figure town.firms 2025: null -> 95",
            "approval figure town.firms 2025: null -> 95",
            "retraction figure town.firms 2025: 95 -> null",
            "reinstatement figure town.firms 2025: null -> 95",
            "rejection figure town.firms 2025: 95 -> null",
            "extension target town.firms.2025 deadline: 2025-12-31 -> 2026-12-31",
            "extension target town.firms.2025 deadline: 2026-12-31 -> 2025-12-31",
            "changed rules town approval: null -> true",
        ]
    );
    let rows = desk.rows("changes --since #2");
    let note =
        |change: &str| rows.iter().filter(|row| row["change"] == change).map(|row| &row["note"]).collect::<Vec<_>>();
    assert_eq!(note("retraction")[0], "误登");
    assert_eq!(note("rejection"), ["存疑"]);
    assert_eq!(note("extension"), [&Value::from("扩建"), &Value::Null]);
    let extensions = rows.iter().filter(|row| row["change"] == "extension");
    assert_eq!(extensions.map(|row| &row["basis"]).collect::<Vec<_>>(), [&Value::from("会议纪要3号"), &Value::Null]);
}

#[test]
fn what_was_brought_back_is_called_so_everywhere() {
    let desk = challenged();
    let history = desk.rows("history town.firms");
    let told: Vec<&str> = history.iter().map(|row| text(&row["event"])).collect();
    assert_eq!(
        told,
        [
            "value",
            "value",
            "retraction",
            "reinstatement",
            "proposal",
            "approval",
            "retraction",
            "reinstatement",
            "rejection"
        ]
    );
    assert_eq!(history[3]["refers"], "town.firms@2024#1");
    assert_eq!(history[7]["counting"], "rejected");
    let logged = desk.rows("log --events --indicator town.firms");
    let back: Vec<&Value> = logged.iter().filter(|row| row["event"] == "reinstatement").collect();
    let told: Vec<String> = back.iter().map(|row| format!("{} {} {}", row["handle"], row["old"], row["new"])).collect();
    assert_eq!(told, ["\"town.firms@2024#3\" null 81", "\"town.firms@2025#4\" null 95"]);
    assert!(desk.done("history town.firms --lang zh --columns handle,event").contains("恢复"));
    assert!(desk.done("log --events --lang zh").contains("恢复"));
    let out = desk.done("changes --since #2 --lang zh --columns change,says --format markdown");
    assert!(out.contains("| 恢复 | 企业数（2024）：恢复 81家。 |"), "{out}");
    assert!(out.contains("| 恢复 | 企业数（2025）：恢复 95家（未计入：已退回）。 |"), "{out}");
    assert!(
        out.contains("| 延期 | 企业数（期限）：由 2025-12-31 改为 2026-12-31（依据：会议纪要3号；备注：扩建）。 |"),
        "{out}"
    );
}

/// The town with a figure right before midnight in Beijing, one in the second of midnight, and one at the next midnight.
fn around_midnight() -> Desk {
    use chrono::{DateTime, NaiveDate};
    use duban::domain::admission::Leave;
    use duban::domain::deed::Deed;
    use duban::domain::period::Period;
    use duban::store::{Access, Figure, Store};
    let desk = Desk::in_town();
    let mut store = Store::open(&desk.path().join("duban.db"), Access::Write).expect("a ledger");
    let instants = ["2030-05-31T15:59:59Z", "2030-05-31T16:00:00Z", "2030-06-01T16:00:00Z"];
    for (at, year) in instants.into_iter().zip([2025, 2026, 2027]) {
        let at = DateTime::parse_from_rfc3339(at).expect("an instant").to_utc();
        let deed = Deed { at, by: None, system_user: None, command: "record".into(), reason: None };
        let leave = Leave { revise: false, confirm: true, today: NaiveDate::MAX };
        let mut batch = store.batch(&deed, leave);
        let series = batch.indicator("town.firms").expect("read").expect("it is there");
        let figure = Figure::plain(1, Period::year(year).expect("a year"), year.into());
        batch.push(series, &figure).expect("taken");
        batch.record().expect("recorded");
    }
    desk
}

#[test]
fn since_a_day_is_all_of_that_day_in_changes_and_in_the_log() {
    let desk = around_midnight();
    let changed = |line: &str| -> Vec<i64> {
        let rows = desk.rows(&format!("changes {line}"));
        rows.iter().filter(|row| row["item"] == "figure").filter_map(|row| row["action"].as_i64()).collect()
    };
    let logged = |since: &str| -> Vec<i64> {
        desk.rows(&format!("log --since {since}")).iter().filter_map(|row| row["action"].as_i64()).collect()
    };
    // Actions 3, 4 and 5 are at 23:59:59, at midnight, and at the next midnight by the office's clock.
    for (since, of) in [
        ("2030-05-31", vec![3, 4, 5]),
        ("2030-06-01", vec![4, 5]),
        ("2030-06-02", vec![5]),
        ("2030-06-03", vec![]),
        ("2030-06-01␣00:00", vec![4, 5]),
        ("2030-06-01␣00:00:01", vec![5]),
        ("2030-05-31T16:00:00Z", vec![4, 5]),
    ] {
        assert_eq!((changed(&format!("--since {since}")), logged(since)), (of.clone(), of), "{since}");
    }
    assert_eq!(changed("--since 2030-06-01 --until 2030-06-01"), [4], "a day from its beginning to its end");
    // By its number an action is what is compared with, and where a log begins.
    assert_eq!((changed("--since #4"), logged("#4")), (vec![5], vec![4, 5]));
}

#[test]
fn the_instant_from_which_on_is_printed() {
    let desk = around_midnight();
    let out = desk.done("changes --since 2030-06-01");
    assert!(
        out.replace('\n', " ").contains(
            "from 2030-06-01 00:00:00 +08:00 on, up to action #5 (2030-06-02 00:00:00 +08:00, `record`); the last one before \
             was action #3 (2030-05-31 23:59:59 +08:00, `record`)"
        ),
        "{out}"
    );
    assert!(desk.done("changes --since 2030-06-01 --lang zh").contains("2030-06-01 00:00:00 +08:00 起，到操作 #5"));
    assert!(desk.done("changes --since 2020-01-01").contains("nothing was on record before"));
    assert!(desk.done("changes --since 2031-01-01").contains("nothing was done from 2031-01-01 00:00:00 +08:00 on"));
    assert_eq!(desk.json("changes --since 2030-06-01")["between"]["from"], "2030-05-31T16:00:00Z");
    assert_eq!(desk.json("changes --since #3")["between"]["from"], Value::Null);
    assert!(desk.done("log --since 2030-06-01").contains("\nfrom 2030-06-01 00:00:00 +08:00 on\n"));
    assert!(desk.done("log --since 2030-06-01 --events --lang zh").contains("\n2030-06-01 00:00:00 +08:00 起\n"));
    assert!(!desk.done("log").contains("from "));
}

#[test]
fn a_deadline_that_is_moved_changes_a_status_and_is_named() {
    let desk = challenged();
    let rows = desk.rows("changes --since #4 --until #5 --as-of 2026-06-30");
    assert_eq!(
        (said(&rows[0]), rows.len()),
        ("status target town.firms.2025 null: overdue_unconfirmed -> on_track".into(), 2)
    );
    assert_eq!(rows[0]["because"], serde_json::json!(["target"]));
    // Whether figures wait for approval is no reason for a status.
    assert_eq!(all(&desk, "changes --since #6 --until #7"), ["changed rules town approval: null -> true"]);
}

#[test]
fn a_status_is_judged_at_both_moments_as_of_the_same_day() {
    let desk = desk();
    let statuses = |line: &str| -> Vec<String> {
        let rows = desk.rows(line);
        rows.iter().filter(|row| row["item"] == "target" && row["field"].is_null()).map(said).collect()
    };
    let day = "--as-of 2024-12-31";
    // 120 companies met the 100 that were asked for then, and not the 130 that are asked for since.
    assert_eq!(
        statuses(&format!("changes --since #2 --until #3 {day}")),
        ["status target town.firms.2025 null: on_track -> met"]
    );
    assert_eq!(statuses(&format!("changes --since #4 {day}")), ["status target town.firms.2025 null: met -> on_track"]);
    assert_eq!(statuses(&format!("changes --since #2 {day}")), Vec::<String>::new());
}

#[test]
fn a_status_names_what_it_changed_because_of() {
    let rows = desk().rows("changes --since #2 --until #3 --as-of 2024-12-31");
    assert_eq!(rows[0]["because"], serde_json::json!(["town.firms@2024#2"]));
    let rows = desk().rows("changes --since #4 --as-of 2024-12-31");
    assert_eq!(rows[0]["because"], serde_json::json!(["target", "rules"]));
}

#[test]
fn a_row_says_who_did_it_when_and_by_which_action() {
    let desk = desk();
    let row = &desk.rows("changes --since #2")[0];
    assert_eq!((text(&row["by"]), &row["action"], text(&row["command"])), ("张三", &Value::from(3), "record"));
    assert_eq!(
        (text(&row["handle"]), text(&row["counting"]), text(&row["note"])),
        ("town.firms@2024#2", "counts", "核实")
    );
    assert_eq!(row["at"], desk.rows("history town.firms")[2]["recorded_at"]);
    // A preliminary figure beside one that is not marked does not count.
    let rows = desk.rows("changes --since #3");
    let row = rows.iter().find(|row| row["change"] == "revision").expect("one");
    assert_eq!((text(&row["counting"]), text(&row["new_release"])), ("outweighed", "preliminary"));
}

#[test]
fn statuses_that_time_alone_changed_are_told_apart() {
    let desk = Desk::in_town();
    let rows = desk.rows("changes --since #2 --as-of 2026-01-01 --as-of-then 2025-12-31");
    assert!(!rows.is_empty() && rows.iter().all(|row| row["change"] == "status_by_time"), "{rows:?}");
    let then = desk.rows("report --as-of 2025-12-31");
    let now = desk.rows("report --as-of 2026-01-01");
    let differs = then.iter().zip(&now).filter(|(then, now)| then["status"] != now["status"]);
    let differs: Vec<_> = differs.map(|(then, now)| (&then["target"], &then["status"], &now["status"])).collect();
    let told: Vec<_> = rows.iter().map(|row| (&row["code"], &row["old"], &row["new"])).collect();
    assert_eq!(told, differs);
}

#[test]
fn a_stretch_begins_after_one_moment_and_ends_with_the_other() {
    let desk = desk();
    let json = desk.json("changes --since #3 --until #4");
    assert_eq!(
        (&json["between"]["since"]["action"], &json["between"]["until"]["action"]),
        (&Value::from(3), &Value::from(4))
    );
    assert_eq!(json["rows"].as_array().map(Vec::len), Some(1));
    assert!(desk.rows("changes --since #5").is_empty());
    assert!(desk.done("changes --since #5").contains("\nnothing moved\n"));
    let err = desk.refused("changes --since #5 --until #3");
    assert_eq!(err, "error: `#5` for `--since` lies after `#3` for `--until`\n");
    let (code, _, err) = desk.run("changes");
    assert_eq!((code, err.lines().next()), (2, Some("error: missing: `--since <TIME>`")));
}

#[test]
fn since_before_the_record_everything_is_new() {
    let desk = Desk::in_town();
    let rows = desk.rows("changes --since 2020-01-01");
    let count = |change: &str, item: &str| rows.iter().filter(|r| r["change"] == change && r["item"] == item).count();
    assert_eq!(count("figure", "figure"), 9);
    assert_eq!(count("added", "target"), desk.rows("targets").len());
    assert_eq!(count("status", "target"), desk.rows("targets").len());
}

#[test]
fn what_is_gone_has_a_status_no_more() {
    let desk = Desk::in_town();
    let fewer = TOWN.split("[[indicator]]").enumerate().filter(|(at, _)| *at != 1).map(|(_, block)| block);
    desk.put("fewer.toml", &fewer.collect::<Vec<_>>().join("[[indicator]]"));
    desk.done("load fewer.toml -q");
    let told = all(&desk, "changes --since #2 --as-of 2024-12-31");
    assert_eq!(told[0], "status target town.firms.2025 null: on_track -> null");
    assert!(told.contains(&"retired target town.firms.2025 null: 100 -> null".to_owned()), "{told:?}");
    assert!(told.contains(&"retired indicator town.firms null: null -> null".to_owned()), "{told:?}");
}

#[test]
fn filters_leave_what_belongs_to_them() {
    let desk = desk();
    let codes = |line: &str| -> Vec<String> {
        let rows = desk.rows(line);
        let of = rows.iter().filter(|row| row["item"] == "figure" || row["item"] == "target");
        of.map(|row| text(&row["code"]).to_owned()).collect()
    };
    assert_eq!(codes("changes --since #2 --agency 镇科技办"), ["town.firms", "town.growth", "town.firms.2025"]);
    assert_eq!(codes("changes --since #2 --source town-draft"), Vec::<String>::new());
    assert_eq!(codes("changes --since #2 --region town").len(), 3);
    desk.done("record town.energy 1.2 --period 2025");
    assert_eq!(codes("changes --since #5 --source town-draft").last().map(String::as_str), Some("town.energy"));
    assert!(desk.refused("changes --since #2 --region nowhere").contains("nowhere"));
}

#[test]
fn every_change_can_be_had_as_a_sentence() {
    let desk = desk();
    let sentences = |lang: &str| {
        let out = desk.done(&format!("changes --since #2 --columns says --lang {lang} --format markdown"));
        out.lines().filter(|line| line.starts_with("| ")).map(|line| line.trim_matches(['|', ' ']).to_owned()).collect()
    };
    let zh: Vec<String> = sentences("zh");
    assert!(zh.contains(&"企业数（2024）：由 81家 修订为 120家。".to_owned()), "{zh:?}");
    assert!(
        zh.contains(&"营收增速（2024）：由 8.05% 修订为 7%（初步数）（未计入：有更终版本）。".to_owned()),
        "{zh:?}"
    );
    let en: Vec<String> = sentences("en");
    assert!(en.contains(&"Firms (2024): revised from 81 companies to 120 companies.".to_owned()), "{en:?}");
    let line = "changes --since #2 --until #3 --as-of 2024-12-31 --columns says --lang zh --format markdown";
    assert!(desk.done(line).contains("企业数（≥100家）：状态由“达到序时进度”变为“已完成”。"));
}

#[test]
fn the_list_is_written_in_every_form() {
    let desk = desk();
    let out = desk.done("changes --since #2 --lang zh");
    for words in ["变动情况", "── 数据", "── 目标、规则和目录", "81家", "120家", "共 5 项变动：修订 2，变更 3"]
    {
        assert!(out.contains(words), "{words}: {out}");
    }
    let csv = desk.done("changes --since #2 --format csv");
    assert!(csv.starts_with("change,item,region,code,name,name_en,period,field,old,new,unit,"), "{csv}");
    assert_eq!(csv.lines().count(), 6);
    assert!(desk.done("changes --since #2 --format markdown").contains("| revision"));
    assert!(desk.done("changes --since #2 --format html").contains("<td"));
    desk.done("changes --since #2 -o changes.xlsx");
    assert!(desk.bytes("changes.xlsx").starts_with(b"PK"));
    assert_eq!(
        desk.done("changes --since #2 --format csv --columns code,old,new --limit 1").lines().nth(1),
        Some("town.firms,81,120")
    );
}
