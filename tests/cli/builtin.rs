//! The built-in catalogue and figures: each target pinned to an independent second reading of the documents, and its
//! verdict tried at dates that matter.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::Desk;
use crate::desk::{number, text};

/// What a second person read in the documents, row by row.
const SECOND_READING: &str = include_str!("../data/second_reading.csv");

/// A target as both readings tell it.
fn told(of: impl Fn(&str) -> String) -> Vec<(&'static str, String)> {
    let keys = ["region", "clause", "comparator", "value", "unit", "deadline", "lead", "responsible", "support"];
    keys.map(|key| (key, of(key))).to_vec()
}

#[test]
fn every_target_is_as_a_second_reading_of_the_documents_found_it() {
    let mut reader = csv::Reader::from_reader(SECOND_READING.as_bytes());
    let heads = reader.headers().expect("a header").clone();
    let read: BTreeMap<String, _> = reader
        .records()
        .map(|record| {
            let record = record.expect("a row");
            let cell = |key: &str| {
                let key = if key == "region" { "source" } else { key };
                record[heads.iter().position(|head| head == key).expect("a column")].to_owned()
            };
            (cell("target"), told(cell))
        })
        .collect();
    let listed = |value: &Value| value.as_array().expect("a list").iter().map(text).collect::<Vec<_>>().join(";");
    let built_in: BTreeMap<String, _> = Desk::with_ledger()
        .rows("targets")
        .iter()
        .map(|row| {
            let cell = |key: &str| match key {
                "value" => number(&row["target_value"]),
                "lead" | "responsible" | "support" => listed(&row[key]),
                key => text(&row[key]).to_owned(),
            };
            (text(&row["target"]).to_owned(), told(cell))
        })
        .collect();
    assert_eq!(read.len(), 103);
    for (code, expected) in &read {
        assert_eq!(built_in.get(code), Some(expected), "{code}");
    }
    assert_eq!(built_in.keys().collect::<Vec<_>>(), read.keys().collect::<Vec<_>>());
}

#[test]
fn every_target_stands_under_a_document_of_its_region() {
    for row in Desk::with_ledger().rows("targets") {
        let (code, region, source) = (text(&row["target"]), text(&row["region"]), text(&row["source"]));
        assert!(code.starts_with(&format!("{region}.")) && source.starts_with(&format!("{region}-")), "{row}");
        assert!(!text(&row["wording"]).is_empty(), "{row}");
    }
}

#[test]
fn only_the_draft_of_jilin_is_not_in_force() {
    for row in Desk::with_ledger().rows("targets") {
        let expected = if row["region"] == "jilin" { "draft" } else { "in_force" };
        assert_eq!(row["source_standing"], expected, "{row}");
    }
}

#[test]
fn a_target_met_before_its_deadline_stays_met() {
    let desk = Desk::with_ledger();
    for day in ["2024-12-12", "2025-12-31", "2026-11-22"] {
        let row = desk.row(&format!("show qingdao.5g-stations.2025 --as-of {day}"));
        assert_eq!((&row["status"], &row["met_in"]), (&json!("met"), &json!("2024-12-12")), "{day}");
        assert_eq!((number(&row["gap"]).as_str(), &row["days_overdue"]), ("0", &Value::Null), "{day}");
    }
    let row = desk.row("show qingdao.5g-stations.2025 --as-of 2026-11-22");
    assert_eq!(row["judged"], json!({"period": "2025-06-05", "value": 44500, "bound": "exact"}));
    assert_eq!((number(&row["margin"]), number(&row["attainment"])), ("4500".into(), "1.1125".into()));
}

#[test]
fn the_day_before_the_figure_that_met_it_the_target_is_not_met() {
    let row = Desk::with_ledger().row("show qingdao.5g-stations.2025 --as-of 2024-12-11");
    // The latest figure is a lower bound; it proves that the pace is kept: (37000 - 30361) ÷ 9639 after 433 of 1188 days.
    assert_eq!(row["judged"], json!({"period": "2023-12-07", "value": 37000, "bound": "more_than"}));
    assert_eq!((&row["status"], &row["met_in"]), (&json!("on_track"), &Value::Null));
    assert_eq!((number(&row["progress"]), number(&row["elapsed"])), ("0.688764394647".into(), "0.364478114478".into()));
}

#[test]
fn a_deadline_that_passed_without_any_figure_is_overdue_and_unreported() {
    let desk = Desk::with_ledger();
    for code in ["taizhou.core-share.2025", "changchun.5g-stations.2025"] {
        let at = |day: &str| {
            let row = desk.row(&format!("show {code} --as-of {day}"));
            [&row["status"], &row["days_overdue"], &row["due_soon"]].map(Value::to_string).join(" ")
        };
        assert_eq!(at("2025-10-31"), "\"no_data\" null false", "{code}");
        assert_eq!(at("2025-11-01"), "\"no_data\" null true", "{code}");
        assert_eq!(at("2025-12-31"), "\"no_data\" null true", "{code}");
        assert_eq!(at("2026-01-01"), "\"overdue_unreported\" 1 false", "{code}");
        assert_eq!(at("2026-11-22"), "\"overdue_unreported\" 326 false", "{code}");
    }
}

#[test]
fn a_target_on_its_way_to_2026_is_judged_by_its_pace() {
    // 8.7 % in 2020, 14.6 % in 2024, at least 14 % asked for: met.
    let desk = Desk::with_ledger();
    let row = desk.row("show wuhan.core-share.2026 --as-of 2025-12-31");
    assert_eq!((&row["status"], &row["met_in"]), (&json!("met"), &json!("2024")));
    // One figure only, and none before it to start from.
    let row = desk.row("show wuhan.compute-capacity.2026 --as-of 2024-06-30");
    assert_eq!((&row["status"], &row["reason"]), (&json!("unjudged"), &json!("one_point")));
    assert_eq!((number(&row["gap"]), number(&row["attainment"])), ("600".into(), "0.6".into()));
    // With a second figure there is a pace: 300 of 600 in 739 of 1136 days.
    desk.done("record wuhan.compute-capacity 1200 --period 2025-11-29");
    let row = desk.row("show wuhan.compute-capacity.2026 --as-of 2025-12-31");
    assert_eq!((number(&row["progress"]).as_str(), row["baseline"]["value"].to_string().as_str()), ("0.5", "900"));
    assert_eq!(number(&row["elapsed"]), "0.650528169014");
    assert_eq!((number(&row["pace"]).as_str(), row["status"].as_str()), ("-0.150528169014", Some("behind")));
}

#[test]
fn close_figures_are_shown_beside_the_target_and_never_decide() {
    let desk = Desk::with_ledger();
    let close = [
        "qingdao.core-growth",
        "qingdao.key-labs",
        "qingdao.key-village-5g-coverage",
        "wuhan.gigabit-coverage",
        "wuhan.lead-chain-factories",
        "wuhan.mobile-services",
    ];
    let mut with_nearby = Vec::new();
    for row in desk.rows("report --as-of 2025-12-31") {
        let indicator = text(&row["indicator"]);
        if close.contains(&indicator) {
            assert_eq!((&row["latest"], &row["judged"], &row["gap"]), (&Value::Null, &Value::Null, &Value::Null));
            assert_eq!((&row["status"], &row["reason"]), (&json!("unjudged"), &json!("definition")), "{row}");
            assert!(!text(&row["nearby"]["note"]).is_empty(), "{row}");
        }
        if !row["nearby"].is_null() {
            with_nearby.push(indicator.to_owned());
        }
    }
    with_nearby.sort();
    assert_eq!(with_nearby, close);
    // 10 chain-leading factories are asked for and 10 of a close kind are published: not met.
    let row = desk.row("show wuhan.lead-chain-factories.2026 --as-of 2025-12-31");
    assert_eq!(row["nearby"]["value"].to_string(), row["target_value"].to_string());
}

#[test]
fn lower_bounds_are_kept_as_bounds() {
    let desk = Desk::with_ledger();
    let mut bounds = Vec::new();
    for indicator in ["qingdao.5g-stations", "qingdao.core-growth", "wuhan.gigabit-coverage", "wuhan.core-share"] {
        for row in desk.rows(&format!("history {indicator}")) {
            if row["bound"] != "exact" {
                bounds.push(format!("{indicator} {} {} {}", text(&row["period"]), text(&row["bound"]), row["value"]));
            }
        }
    }
    assert_eq!(
        bounds,
        [
            "qingdao.5g-stations 2023-05-08 more_than 30000",
            "qingdao.5g-stations 2023-12-07 more_than 37000",
            "qingdao.core-growth 2023H1 more_than 20",
            "wuhan.gigabit-coverage 2022-09-28 more_than 90",
        ]
    );
}

#[test]
fn the_stale_figure_of_september_2025_is_not_there() {
    let periods: Vec<String> = Desk::with_ledger()
        .rows("history qingdao.5g-stations")
        .iter()
        .map(|row| format!("{} {}", text(&row["period"]), text(&row["as_typed"])))
        .collect();
    assert_eq!(
        periods,
        ["2022-09-30 30361", "2023-05-08 3万个", "2023-12-07 3.7万个", "2024-12-12 4.27万个", "2025-06-05 4.45万个"]
    );
}

#[test]
fn a_growth_of_half_a_year_does_not_decide_a_yearly_target() {
    let row = Desk::with_ledger().row("show qingdao.core-growth.2025");
    assert_eq!((&row["nearby"]["period"], &row["judged"]), (&json!("2023H1"), &Value::Null));
}

#[test]
fn two_statements_of_one_document_are_both_kept_and_their_conflict_reported() {
    let conflicts: Vec<String> = Desk::with_ledger()
        .rows("targets")
        .iter()
        .filter(|row| row["conflict"] == true)
        .map(|row| format!("{} {}", text(&row["target"]), row["conflicts_with"]))
        .collect();
    assert_eq!(
        conflicts,
        [
            "jilin.5g-stations.2025-clause4 [\"jilin.5g-stations.2025-goal\"]",
            "jilin.5g-stations.2025-goal [\"jilin.5g-stations.2025-clause4\"]",
            "jilin.racks.2025-clause5 [\"jilin.racks.2025-goal\"]",
            "jilin.racks.2025-goal [\"jilin.racks.2025-clause5\"]",
        ]
    );
}
