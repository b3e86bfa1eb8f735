//! `report --summary`: paragraphs whose every number is that of the report, in every form, for every filter.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use unicode_width::UnicodeWidthStr;

use crate::Desk;
use crate::desk::text;

mod numbers;

const STATUSES: [&str; 9] = [
    "met",
    "met_late",
    "on_track",
    "behind",
    "unjudged",
    "no_data",
    "overdue",
    "overdue_unconfirmed",
    "overdue_unreported",
];

const REVIEWS: [&str; 4] = ["ahead_of_time", "faster", "as_expected", "lagging"];

/// A ledger with more kinds of statuses than it has by itself.
fn ledger() -> Desk {
    let desk = Desk::with_ledger();
    desk.done("record taizhou.digital-high-tech-firms 30 qingdao.leading-firms 6 --period 2024");
    desk.done("record wuhan.compute-capacity 1200 --period 2025-11-29");
    desk.done("record changchun.5g-stations 20000 --period 2025 --confirm -q");
    desk.done("record changchun.gigabit-coverage 60% --period 2025-12-31 --confirm -q");
    desk
}

#[test]
fn the_filters_are_said_in_the_text() {
    let desk = Desk::with_ledger();
    let line = "report --summary --region changchun --agency 市通信办 --status overdue_unreported --as-of 2026-11-22";
    let told = |lang: &str| text(&desk.rows(&format!("{line} --lang {lang}"))[1]["paragraph"]).to_owned();
    assert!(told("zh").contains("共有由市通信办承担、状态为“逾期未报”的量化目标4项。"), "{}", told("zh"));
    assert!(
        told("en").starts_with(
            "As of 22 Nov 2026, counting only targets that Changchun Communications Office answers for, with the status \
             \"overdue (not reported)\", Changchun has 4 quantified targets in 1 document "
        ),
        "{}",
        told("en")
    );
}

#[test]
fn all_stands_before_its_regions_and_drafts_are_counted_apart() {
    let rows = Desk::with_ledger().rows("report --summary --as-of 2026-11-22");
    let told: Vec<String> =
        rows.iter().map(|row| format!("{} {} {}", row["region"], text(&row["standing"]), row["targets"])).collect();
    assert_eq!(
        told,
        [
            "null in_force 81",
            "\"changchun\" in_force 10",
            "\"taizhou\" in_force 21",
            "\"qingdao\" in_force 24",
            "\"wuhan\" in_force 26",
            "null draft 22",
            "\"jilin\" draft 22",
        ]
    );
    let all = &rows[0];
    assert!(
        text(&all["paragraph"])
            .ends_with("Apart from these, 22 quantified targets in 1 draft for comment are counted by themselves.")
    );
    assert!(!text(&all["paragraph"]).contains("Jilin"));
}

#[test]
fn the_keys_are_promised_in_their_order() {
    let desk = Desk::with_ledger();
    let json = desk.json("report --summary --as-of 2026-11-22");
    assert_eq!(json["schema"], "duban/summary/1");
    let keys = |row: &Value| row.as_object().expect("an object").keys().cloned().collect::<Vec<_>>().join(" ");
    let expected = format!(
        "region standing documents targets {} met_share due_soon overdue_all overdue_agencies overdue_unassigned reviewed \
         {} expected_or_better expected_or_better_share not_reviewed obstacles overdue_by_agency paragraph",
        STATUSES.join(" "),
        REVIEWS.join(" ")
    );
    for row in json["rows"].as_array().expect("rows") {
        assert_eq!(keys(row), expected);
        let by_agency = row["overdue_by_agency"].as_array().expect("a list");
        assert_eq!(row["overdue_agencies"], by_agency.len());
        assert!(by_agency.iter().all(|row| keys(row) == "agency region targets"));
    }
    let by_source = desk.rows("report --summary --by source --as-of 2026-11-22");
    assert_eq!(keys(&by_source[1]), format!("source {expected}"));
    assert_eq!((&by_source[0]["source"], &by_source[1]["source"]), (&Value::Null, &json!("changchun-2023")));
}

#[test]
fn csv_has_the_counts_under_the_same_keys() {
    let desk = ledger();
    for by in ["", " --by source"] {
        let line = format!("report --summary --as-of 2026-11-22{by}");
        let out = desk.done(&format!("{line} --format csv"));
        let mut reader = csv::Reader::from_reader(out.as_bytes());
        let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
        let rows: Vec<Vec<String>> =
            reader.records().map(|row| row.expect("a row").iter().map(str::to_owned).collect()).collect();
        let told = desk.rows(&line);
        assert_eq!(rows.len(), told.len());
        for (cells, row) in rows.iter().zip(&told) {
            let cell = |value: &Value| match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            let mut expected = Vec::new();
            for (key, value) in row.as_object().expect("an object") {
                match (key.as_str(), value) {
                    ("paragraph" | "overdue_by_agency", _) => {}
                    ("obstacles", Value::Object(inner)) => {
                        expected.extend(inner.iter().map(|(key, value)| (format!("obstacles_{key}"), cell(value))));
                    }
                    _ => expected.push((key.clone(), cell(value))),
                }
            }
            let found: Vec<(String, String)> = header.iter().cloned().zip(cells.iter().cloned()).collect();
            assert_eq!(found, expected);
        }
    }
}

#[test]
fn text_and_markdown_hold_the_paragraphs_each_on_a_line_of_its_own() {
    let desk = Desk::with_ledger();
    for lang in ["zh", "en"] {
        let line = format!("report --summary --as-of 2026-11-22 --lang {lang}");
        let paragraphs: Vec<String> = desk.rows(&line).iter().map(|row| text(&row["paragraph"]).to_owned()).collect();
        for form in ["table", "markdown"] {
            let out = desk.done(&format!("{line} --format {form}"));
            let lines: Vec<&str> = out.lines().collect();
            for (at, paragraph) in paragraphs.iter().enumerate() {
                // All drafts are those of one region, whose paragraph says it.
                let times = lines.iter().filter(|line| *line == paragraph).count();
                assert_eq!(times, 1, "{form}, paragraph {at}\n{out}");
            }
            assert!(!out.contains('\u{1b}'), "{out}");
            let last = lines.iter().rposition(|line| *line == paragraphs[6]).expect("there");
            let rules = lines[2..last].iter().any(|line| line.contains("───") || line.starts_with('|'));
            assert!(!rules, "no rule among the paragraphs\n{out}");
            assert!(lines[last..].iter().any(|line| line.starts_with(if form == "table" {
                "───"
            } else {
                "| ---"
            })));
        }
    }
}

#[test]
fn on_a_screen_no_line_is_wider_than_it_and_colour_changes_no_word() {
    let desk = ledger();
    for line in ["report --summary", "report --summary --by source", "report --summary --status met_late"] {
        for lang in ["zh", "en"] {
            for wide in [40, 80, 120, 200] {
                let line = format!("{line} --as-of 2026-11-22 --lang {lang}");
                let (code, out, err) = desk.run_at(wide, &line);
                assert_eq!((code, err.as_str()), (0, ""));
                for line in out.lines() {
                    assert!(line.width() <= wide, "{} columns at {wide}\n{line}", line.width());
                }
                let (_, coloured, _) = desk.run_at(wide, &format!("{line} --color always"));
                assert_eq!(coloured.replace("\u{1b}[1m", "").replace("\u{1b}[2m", "").replace("\u{1b}[0m", ""), out);
            }
        }
    }
}

#[test]
fn the_tables_tell_the_numbers_of_the_paragraphs() {
    let out = Desk::with_ledger().done("report --summary --as-of 2026-11-22 --format markdown");
    let row = |start: &str| -> Vec<&str> { out.lines().filter(|line| line.starts_with(start)).collect() };
    assert_eq!(
        row("| In all"),
        [
            "| In all | 4 | 81 | 3 | 7 | 18 | 53 | 3.7% | 25 | 53 |",
            "| In all | 3 | 3 | 3 | 100.0% | 78 |",
            "| In all | 78 | 68 | 6 | 3 | 1 |",
        ]
    );
    assert_eq!(
        row("| Region |")[1],
        "| Region | Reviewed | Ahead of time | As expected or better | Share on plan | Not reviewed |"
    );
    assert_eq!(row("| Jilin").len(), 3);
    assert!(row("| Jilin").iter().all(|line| line.starts_with("| Jilin Province (draft for comment) |")));
}

#[test]
fn a_file_takes_its_form_from_its_ending() {
    let desk = Desk::with_ledger();
    assert_eq!(desk.done("report --summary -o 综述.md --lang zh"), "");
    let whole = desk.read("综述.md");
    assert!(whole.starts_with("# 目标完成情况综述\n\n截至2025年12月31日，"), "{whole}");
    assert_eq!(desk.done("report --summary -o 综述.txt --lang zh"), "");
    let paragraph = desk.rows("report --summary --lang zh")[0]["paragraph"].clone();
    assert!(desk.read("综述.txt").lines().any(|line| line == text(&paragraph)), "a file's paragraphs are not broken");
}

#[test]
fn a_gate_is_hit_by_what_is_counted() {
    let desk = Desk::with_ledger();
    assert_eq!(desk.run("report --summary --as-of 2026-11-22 --fail-on overdue_unreported").0, 3);
    assert_eq!(desk.run("report --summary --as-of 2026-11-22 --fail-on overdue_unreported --region wuhan").0, 0);
}

#[test]
fn what_makes_no_sense_of_a_review_is_refused_with_what_does() {
    let desk = Desk::with_ledger();
    let (code, out, err) = desk.run("report --summary --by agency");
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("`--summary --agency NAME`") && err.contains("`--by agency`"), "{err}");
    for option in ["--sort gap", "--limit 3", "--columns targets"] {
        let (code, _, err) = desk.run(&format!("report --summary {option}"));
        assert_eq!(code, 2);
        assert!(err.starts_with("error: `--summary` cannot be used with `--"), "{err}");
    }
}

#[test]
fn every_target_has_its_word_or_none() {
    let desk = ledger();
    let mut seen = BTreeSet::new();
    for day in ["2024-11-22", "2026-02-01", "2026-11-22"] {
        for row in desk.rows(&format!("report --as-of {day}")) {
            let expected: &[&str] = match text(&row["status"]) {
                "met" => &["ahead_of_time", "as_expected"],
                "on_track" => &["faster", "as_expected"],
                "behind" | "met_late" | "overdue" => &["lagging"],
                _ => &[],
            };
            match row["review"].as_str() {
                Some(word) => assert!(expected.contains(&word), "{row}"),
                None => assert!(expected.is_empty(), "{row}"),
            }
            seen.extend(row["review"].as_str().map(str::to_owned));
        }
    }
    assert_eq!(Vec::from_iter(seen), ["ahead_of_time", "as_expected", "faster", "lagging"]);
    let row = desk.row("show wuhan.core-share.2026 --as-of 2025-12-31");
    assert_eq!((&row["review"], &row["met_in"]), (&json!("ahead_of_time"), &json!("2024")));
}

#[test]
fn the_page_of_a_target_says_its_word_and_by_which_rule() {
    let desk = Desk::with_ledger();
    let line = |line: &str| -> String {
        let out = desk.done(line);
        let found = out.lines().find(|line| line.starts_with("Plan review") || line.starts_with("评估用语"));
        found.unwrap_or_else(|| panic!("{out}")).to_owned()
    };
    assert_eq!(
        line("show wuhan.core-share.2026 --as-of 2025-12-31").split_once(": ").expect("a fact").1.trim_start(),
        "ahead of time (met in a period that ends before the deadline)"
    );
    assert!(
        line("show wuhan.compute-capacity.2026 --as-of 2024-06-30 --lang zh")
            .ends_with("暂不评价（只有一个数据，不能自作基数）")
    );
}
