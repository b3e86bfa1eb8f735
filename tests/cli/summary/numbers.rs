//! Every number of the paragraphs, read back and counted anew from the report.

use std::collections::BTreeSet;

use serde_json::Value;

use super::{REVIEWS, STATUSES, ledger};
use crate::Desk;
use crate::desk::text;

#[path = "../../../src/report/review/tests/reader/mod.rs"]
mod reader;

use reader::{Fact, assert_same, read, recount};

/// Names of regions by code, Chinese and English.
const REGIONS: [(&str, &str, &str); 6] = [
    ("changchun", "长春市", "Changchun"),
    ("taizhou", "泰州市", "Taizhou"),
    ("qingdao", "青岛市", "Qingdao"),
    ("wuhan", "武汉市", "Wuhan"),
    ("jilin", "吉林省", "Jilin Province"),
    ("town", "甲镇", "the town"),
];

fn region_name(code: &str, chinese: bool) -> String {
    let (_, zh, en) = REGIONS.iter().find(|(own, ..)| *own == code).expect("known");
    if chinese { *zh } else { *en }.to_owned()
}

/// The class of the reason for which a row has no word.
fn obstacle(row: &Value) -> &'static str {
    match (text(&row["status"]), row["reason"].as_str()) {
        ("no_data" | "overdue_unreported", None) => "no_figure",
        ("overdue_unconfirmed", None) => "uncovered",
        (_, Some("definition")) => "definition",
        (_, Some("one_point")) => "one_point",
        (_, Some("stale")) => "stale",
        (_, Some("year_running")) => "year_running",
        (_, Some("year_unreported" | "hole" | "part_year" | "window_open")) => "incomplete",
        (_, Some("no_baseline")) => "no_baseline",
        (_, Some("bound")) => "bound",
        other => panic!("no class for {other:?}"),
    }
}

/// The facts of the report's rows, with agencies as a text of the language names them.
fn facts(desk: &Desk, line: &str, chinese: bool) -> Vec<(Value, Fact)> {
    let agencies = desk.rows("agencies");
    let agency = |region: &str, name: &Value| {
        let known = agencies.iter().find(|row| row["region"] == region && row["agency"] == *name);
        let english = known.and_then(|row| row["name_en"].as_str()).filter(|_| !chinese);
        english.unwrap_or(text(name)).to_owned()
    };
    let fact = |row: Value| {
        let region = text(&row["region"]).to_owned();
        let named =
            |role: &str| row[role].as_array().expect("a list").iter().map(|name| agency(&region, name)).collect();
        let review = row["review"].as_str().map(str::to_owned);
        let fact = Fact {
            status: text(&row["status"]).to_owned(),
            obstacle: if review.is_none() { obstacle(&row).to_owned() } else { String::new() },
            review,
            due_soon: row["due_soon"] == true,
            region: region_name(&region, chinese),
            document: text(&row["source"]).to_owned(),
            standing: text(&row["source_standing"]).to_owned(),
            lead: named("lead"),
            responsible: named("responsible"),
        };
        (row, fact)
    };
    desk.rows(line).into_iter().map(fact).collect()
}

/// The titles of documents: what stands in quotes and is no word of status.
fn quoted(paragraph: &str, chinese: bool) -> Vec<String> {
    if !chinese {
        let titles = paragraph.split('"').skip(1).step_by(2).filter(|title| title.starts_with(char::is_uppercase));
        return titles.map(str::to_owned).collect();
    }
    paragraph.split('《').skip(1).filter_map(|rest| Some(rest.split_once('》')?.0.to_owned())).collect()
}

/// Whether a row of the report belongs to a row of the review, and whether it is one of its standing.
fn belongs(part: &Value, row: &Value) -> (bool, bool) {
    let same = |key: &str| part.get(key).is_none_or(|own| own.is_null() || *own == row[key]);
    (same("region") && same("source"), part["standing"] == row["source_standing"])
}

/// Holds a review against the report with the same filters.
fn assert_recounts(desk: &Desk, filters: &str) {
    for by in ["", "--by source"] {
        for lang in ["zh", "en"] {
            let chinese = lang == "zh";
            let facts = facts(desk, &format!("report {filters}"), chinese);
            let names: BTreeSet<String> = facts
                .iter()
                .flat_map(|(_, fact)| fact.lead.iter().chain(&fact.responsible).chain([&fact.region]).cloned())
                .collect();
            let mut seen = 0;
            for part in desk.rows(&format!("report --summary {by} {filters} --lang {lang}")) {
                let of = |own: bool| -> Vec<&Fact> {
                    let here = facts.iter().filter(|(row, _)| belongs(&part, row) == (true, own));
                    here.map(|(_, fact)| fact).collect()
                };
                let mine = of(true);
                let apart = if part["standing"] == "in_force" { of(false) } else { Vec::new() };
                let whole = part["region"].is_null();
                seen += if whole { 0 } else { mine.len() };
                let paragraph = text(&part["paragraph"]);
                let known: Vec<String> = names.iter().cloned().chain(quoted(paragraph, chinese)).collect();
                let should = recount(&mine, &apart, !by.is_empty() && !whole);
                let mut said = read(paragraph, chinese, &known);
                // Where one status was asked for, its number is that of the targets, and not told again.
                let asked = filters.split_once("--status ").map(|(_, rest)| rest.split(' ').next().unwrap_or_default());
                if let (Some(status), Some(targets)) = (asked.filter(|all| !all.contains(',')), said.get("targets")) {
                    let targets = targets.clone();
                    said.insert(format!("status:{status}"), targets);
                }
                assert_same(&said, &should, paragraph);
                assert_counts(&part, &mine);
            }
            assert_eq!(seen, facts.len(), "every target stands in one paragraph: {filters}");
        }
    }
}

fn assert_counts(part: &Value, facts: &[&Fact]) {
    let count = |holds: &dyn Fn(&Fact) -> bool| facts.iter().filter(|fact| holds(fact)).count();
    assert_eq!(part["targets"], facts.len(), "{part}");
    for status in STATUSES {
        assert_eq!(part[status], count(&|fact| fact.status == status), "{status}: {part}");
    }
    for review in REVIEWS {
        assert_eq!(part[review], count(&|fact| fact.review.as_deref() == Some(review)), "{review}: {part}");
    }
    for (class, of) in part["obstacles"].as_object().expect("an object") {
        assert_eq!(*of, count(&|fact| fact.obstacle == *class), "{class}: {part}");
    }
    assert_eq!(part["due_soon"], count(&|fact| fact.due_soon));
    let documents: BTreeSet<&String> = facts.iter().map(|fact| &fact.document).collect();
    assert_eq!(part["documents"], documents.len());
}

#[test]
fn every_number_is_that_of_the_report_on_any_day() {
    let desk = ledger();
    for day in ["2023-06-30", "2024-11-22", "2025-12-31", "2026-02-01", "2026-11-22", "2027-06-30"] {
        assert_recounts(&desk, &format!("--as-of {day}"));
    }
    let town = Desk::in_town();
    for day in ["2024-06-30", "2025-06-30", "2026-06-30"] {
        assert_recounts(&town, &format!("--as-of {day}"));
    }
}

#[test]
fn every_number_is_that_of_the_report_under_any_filter() {
    let desk = ledger();
    for filters in [
        "--region changchun",
        "--region qingdao,jilin",
        "--agency 市政数局",
        "--agency 市通信办,市工信局 --region changchun",
        "--source changchun-2023,jilin-draft",
        "--status met,behind",
        "--status overdue_unreported",
        "--status met_late",
    ] {
        assert_recounts(&desk, &format!("{filters} --as-of 2026-11-22"));
    }
}
