//! JSON: every key that scripts rely on, in its order, and numbers exactly as they are.

use serde_json::{Value, json};

use crate::Desk;
use crate::desk::{number, text};

/// The keys of a target row.
const TARGET: &str = "\
     target indicator name name_en region source source_standing clause wording kind direction \
     comparator target_value tolerance unit deadline deadline_basis strength judge window lead responsible support \
     baseline latest judged nearby years met_in gap gap_pct margin attainment progress elapsed expected \
     pace needed_per_year lag_months status reason due_soon fell_back light days_overdue days_left \
     conflict note";

/// The keys of the catalogue's side of a target.
const CATALOGUE: &str = "\
     target indicator name name_en region source source_standing clause wording kind direction \
     comparator target_value tolerance unit deadline deadline_basis strength judge window lead responsible support \
     note concept scope";

/// The keys of a row that counts, after the one it counts by.
const COUNTS: &str = "\
     targets met met_late on_track behind unjudged no_data overdue overdue_unconfirmed overdue_unreported \
     met_share attainment_mean attainment_count";

/// The keys of a row that counts an agency's targets, after its counts.
const SCORES: &str = "\
     standing judged_targets coverage points_met points_met_late points_on_track points_behind points_overdue score_factor \
     score_attainment_mean score_attainment_count points_attainment days_overdue_mean points_days_overdue score \
     score_reason small_n weight agency_score agency_score_reason agency_small_n rank ranked agency_region";

/// The keys of an agency's sheet, and of its duties.
const SHEET: &str = "\
     agency full_name name_en region aliases targets judged_targets coverage score score_reason small_n rank ranked rules roles \
     duties steps";
const DUTY: &str = "\
     agency agency_region role target indicator name name_en region source source_standing clause target_value unit \
     deadline latest gap gap_pct attainment status reason days_overdue days_left scored attainment_scored points_status \
     points_attainment points_days_overdue points";

const HISTORY: &str = "\
     indicator period value unit as_typed bound fit release publisher title url note by recorded_at \
     superseded_by";

/// The nested keys of a target row.
const NESTED: [(&str, &str); 5] = [
    ("window", "from to basis"),
    ("baseline", "period value basis"),
    ("latest", "period value bound release publisher title url"),
    ("judged", "period value"),
    ("nearby", "period value note"),
];

fn keys(object: &Value) -> Vec<&str> {
    object.as_object().unwrap_or_else(|| panic!("no object: {object}")).keys().map(String::as_str).collect()
}

/// All the keys are there, in this order; others may stand between them.
fn promised(object: &Value, expected: &str) {
    let expected: Vec<&str> = expected.split_whitespace().collect();
    let found = keys(object);
    let kept: Vec<&str> = found.iter().copied().filter(|key| expected.contains(key)).collect();
    assert_eq!(kept, expected, "{object}");
}

#[test]
fn a_report_says_what_it_is_and_what_it_is_from() {
    let desk = Desk::with_ledger();
    for (line, schema) in [
        ("report", "duban/report/1"),
        ("report --by agency", "duban/report/1"),
        ("overdue", "duban/overdue/1"),
        ("targets", "duban/targets/1"),
        ("agencies", "duban/agencies/1"),
        ("agencies 市政数局", "duban/agency/1"),
        ("history qingdao.5g-stations", "duban/history/1"),
        ("show qingdao.5g-stations", "duban/show/1"),
        ("explain qingdao.5g-stations", "duban/explain/1"),
    ] {
        let json = desk.json(line);
        assert_eq!(keys(&json), ["schema", "as_of", "catalogue", "head", "rows"], "{line}");
        assert_eq!((&json["schema"], &json["as_of"]), (&json!(schema), &json!("2025-12-31")));
        let [stamp] = json["catalogue"].as_array().expect("a list").as_slice() else { panic!("one catalogue") };
        assert_eq!(keys(stamp), ["code", "version", "digest"]);
        assert_eq!((&stamp["code"], &stamp["version"]), (&json!("digital-economy"), &json!("2026.11")));
        let digest = text(&stamp["digest"]).strip_prefix("sha256:").expect("named");
        assert!(digest.len() == 64 && digest.chars().all(|c| c.is_ascii_hexdigit()), "{digest}");
    }
}

#[test]
fn every_row_of_a_report_has_the_promised_keys() {
    for desk in [Desk::with_ledger(), Desk::in_town()] {
        for line in ["report", "overdue --as-of 2026-11-22"] {
            let rows = desk.rows(line);
            assert!(!rows.is_empty(), "{line}");
            for row in &rows {
                promised(row, TARGET);
            }
        }
    }
}

#[test]
fn nested_parts_have_their_keys_or_are_null() {
    let mut seen = std::collections::BTreeSet::new();
    for desk in [Desk::with_ledger(), Desk::in_town()] {
        for row in desk.rows("report") {
            for (key, expected) in NESTED {
                if !row[key].is_null() {
                    seen.insert(key);
                    promised(&row[key], expected);
                }
            }
            for year in row["years"].as_array().expect("a list") {
                seen.insert("years");
                promised(year, "year value status");
            }
            for key in ["lead", "responsible", "support"] {
                assert!(row[key].as_array().expect("a list").iter().all(Value::is_string), "{row}");
            }
        }
    }
    assert_eq!(Vec::from_iter(seen), ["baseline", "judged", "latest", "nearby", "window", "years"]);
}

#[test]
fn the_catalogues_side_has_concept_and_scope_and_nothing_of_the_verdict() {
    for row in Desk::with_ledger().rows("targets") {
        promised(&row, CATALOGUE);
        for key in ["latest", "gap", "status", "light"] {
            assert!(row.get(key).is_none(), "{key}");
        }
    }
    let row = Desk::with_ledger().row("show changchun.5g-stations.2025");
    assert_eq!((&row["concept"], &row["scope"]), (&json!("5g-stations"), &json!("主城区")));
}

#[test]
fn counting_rows_have_the_promised_keys() {
    let desk = Desk::with_ledger();
    for (by, lead) in [("agency", "agency region role"), ("region", "region"), ("source", "source")] {
        for row in desk.rows(&format!("report --by {by}")) {
            promised(&row, &format!("{lead} {COUNTS}"));
        }
    }
    for row in desk.rows("report --by agency") {
        promised(&row, &format!("agency region role {COUNTS} {SCORES}"));
    }
}

#[test]
fn an_agencys_sheet_has_the_promised_keys() {
    let sheet = Desk::in_town().row("agencies 镇工信办");
    promised(&sheet, SHEET);
    for role in sheet["roles"].as_array().expect("a list") {
        promised(role, &format!("agency region role {COUNTS} {SCORES}"));
    }
    let duties = sheet["duties"].as_array().expect("a list");
    assert_eq!(duties.len(), 4);
    for duty in duties {
        promised(duty, DUTY);
    }
}

#[test]
fn a_figure_of_the_history_has_all_that_is_known_of_it() {
    let desk = Desk::in_town();
    let rows = desk.rows("history town.firms");
    assert_eq!(rows.len(), 2);
    for row in &rows {
        promised(row, HISTORY);
    }
    let row = &rows[1];
    let expected =
        json!(["town.firms", "2024", 81, "家", "81", "exact", "exact", null, "镇统计站", null, null, "=快报", "李华"]);
    let told: Value = HISTORY.split_whitespace().take(13).map(|key| row[key].clone()).collect();
    assert_eq!(told, expected);
    let recorded = text(&row["recorded_at"]);
    assert!(recorded.len() == 20 && recorded.ends_with('Z') && recorded.as_bytes()[10] == b'T', "{recorded}");
    assert_eq!(row["superseded_by"], Value::Null);
}

#[test]
fn show_tells_the_target_row_its_figures_and_the_steps_of_the_verdict() {
    let row = Desk::with_ledger().row("show qingdao.5g-stations");
    promised(&row, TARGET);
    assert_eq!(row["series"].as_array().expect("a list").len(), 5);
    assert!(row["steps"].as_array().expect("a list").len() > 5);
}

#[test]
fn numbers_are_written_exactly() {
    let desk = Desk::with_ledger();
    let shares: Vec<String> =
        desk.rows("targets --region taizhou").iter().map(|row| number(&row["target_value"])).collect();
    assert_eq!(&shares[..3], ["13.5", "40", "20"]);
    desk.done("record qingdao.core-share 11.9 --period 2024 --as-of 2026-01-01");
    let row = desk.row("show qingdao.core-share --as-of 2026-01-01");
    assert_eq!([number(&row["gap"]), number(&row["margin"])], ["0.1", "-0.1"]);
    let town = Desk::in_town();
    let row = town.row("show town.energy --as-of 2025-06-30");
    assert_eq!(
        [number(&row["gap"]), number(&row["margin"]), number(&row["latest"]["value"])],
        ["0.05", "-0.05", "1.35"]
    );
    town.done("record town.coverage 99.999999999999 --period 2025");
    let row = town.row("show town.coverage");
    assert_eq!([number(&row["latest"]["value"]), number(&row["gap"])], ["99.999999999999", "0.000000000001"]);
}

#[test]
fn shares_are_fractions_and_percent_values_are_percent() {
    let row = Desk::with_ledger().row("show taizhou.core-share");
    assert_eq!([number(&row["target_value"]), number(&row["tolerance"])], ["13.5", "0.05"]);
    let row = Desk::in_town().row("show town.firms --as-of 2025-06-30");
    assert_eq!([number(&row["gap_pct"]), number(&row["attainment"]), number(&row["pace"])], ["0.19", "0.81", "0.02"]);
}

#[test]
fn a_range_is_a_list_of_both_ends() {
    let row = Desk::in_town().row("show town.vacancy");
    assert_eq!(row["target_value"], serde_json::from_str::<Value>("[3,5.5]").expect("JSON"));
    assert_eq!(number(&row["gap"]), "0.5");
}

#[test]
fn what_is_missing_is_null() {
    let row = Desk::with_ledger().row("show changchun.5g-stations");
    for key in ["window", "tolerance", "baseline", "latest", "judged", "nearby", "met_in", "gap", "gap_pct", "margin"] {
        assert_eq!(row[key], Value::Null, "{key}");
    }
    for key in ["attainment", "progress", "elapsed", "expected", "pace", "needed_per_year", "lag_months", "note"] {
        assert_eq!(row[key], Value::Null, "{key}");
    }
    assert_eq!((&row["days_overdue"], &row["responsible"], &row["years"]), (&Value::Null, &json!([]), &json!([])));
}

#[test]
fn each_year_of_a_window_is_told() {
    let row = Desk::in_town().row("show town.growth --as-of 2025-06-30");
    let seven = |value: &str| serde_json::from_str::<Value>(value).expect("JSON");
    assert_eq!(
        row["years"],
        json!([
            {"year": 2023, "value": 7, "status": "missed"},
            {"year": 2024, "value": seven("8.05"), "status": "met"},
            {"year": 2025, "value": null, "status": "running"},
        ])
    );
    assert_eq!(row["window"], json!({"from": 2023, "to": 2025, "basis": "stated"}));
    assert_eq!((&row["status"], &row["days_overdue"]), (&json!("overdue"), &json!(547)));
}

#[test]
fn what_is_known_of_the_running_year_stands_beside_the_verdict() {
    let desk = Desk::in_town();
    desk.done("record town.new-firms 5 --period 2024H1");
    let row = desk.row("show town.new-firms --as-of 2024-06-30");
    assert_eq!(keys(&row["year_to_date"]), ["period", "value", "elapsed"]);
    assert_eq!((&row["year_to_date"]["period"], &row["judged"]["value"]), (&json!("2024H1"), &json!(12)));
    assert_eq!(desk.row("show town.firms --as-of 2024-06-30")["year_to_date"], Value::Null);
    // Amounts only add up: 12 of the year before and 18 of half a year prove the 30 that are asked for.
    desk.done("record town.new-firms 18 --period 2024H1 --revise");
    assert_eq!(desk.row("show town.new-firms --as-of 2024-06-30")["status"], "met");
}

#[test]
fn codes_are_the_same_in_both_languages() {
    let desk = Desk::with_ledger();
    for line in ["report", "report --by agency", "targets", "agencies", "history wuhan.core-share", "overdue"] {
        assert_eq!(desk.json(&format!("{line} --lang zh")), desk.json(line), "{line}");
    }
}

#[test]
fn rows_stand_one_a_line() {
    let out = Desk::with_ledger().done("report --format json");
    assert_eq!(out.lines().count(), 105);
    assert!(out.lines().skip(1).take(103).all(|line| line.starts_with("{\"target\":")));
}

#[test]
fn methods_stand_beside_the_verdict_where_they_are_asked_for() {
    let desk = Desk::with_ledger();
    assert!(desk.rows("report").iter().all(|row| row.get("methods").is_none()));
    let rows = desk.rows("report --method all --as-of 2025-06-30");
    let share = rows.iter().find(|row| row["target"] == "wuhan.core-share.2026").expect("there");
    let keys: Vec<_> = share["methods"].as_object().expect("an object").keys().cloned().collect();
    assert_eq!(
        keys,
        [
            "attainment",
            "pace",
            "growth_ratio",
            "growth_trend",
            "projection",
            "time_distance",
            "needed",
            "room",
            "disagreements"
        ]
    );
    // 8.7 % in 2020, 14.6 % in 2024, 14 % asked for by the end of 2026.
    let ratio = share["methods"]["growth_ratio"]["ratio"].as_f64().expect("a number");
    let growth = |from: f64, to: f64, years: f64| (to / from).powf(1.0 / years) - 1.0;
    assert!((ratio - growth(8.7, 14.6, 4.0) / growth(8.7, 14.0, 6.0)).abs() < 1e-9);
    let one = desk.rows("report --method projection --as-of 2025-06-30");
    let one = one.iter().find(|row| row["target"] == "wuhan.core-share.2026").expect("there");
    assert_eq!(one["methods"].as_object().expect("an object").len(), 1);
    assert_eq!(one["methods"]["projection"]["meets"], true);
    assert_eq!(one["methods"]["projection"], share["methods"]["projection"]);
}

#[test]
fn what_a_method_cannot_say_has_its_reason() {
    let desk = Desk::with_ledger();
    for row in desk.rows("report --method all --as-of 2025-06-30") {
        for (method, said) in row["methods"].as_object().expect("an object") {
            let Some(said) = said.as_object() else { continue };
            let main = ["value", "pace", "ratio", "growth", "months", "per_quarter", "cushion"];
            let number = main.iter().find_map(|key| said.get(*key)).expect("a main number");
            assert_eq!(number.is_null(), said["reason"].is_string(), "{} {method}", row["target"]);
        }
    }
}
