//! `conflicts`: every way in which targets of one region contradict one another, and nothing else.

use serde_json::{Value, json};

use crate::Desk;
use crate::desk::{number, text};

const CLASH: &str = include_str!("fixture/clash.toml");

fn desk() -> Desk {
    let desk = Desk::new();
    desk.put("clash.toml", CLASH);
    desk.done("init --catalogue clash.toml");
    desk
}

/// Kinds and both targets of a row.
fn told(row: &Value) -> String {
    let kinds: Vec<&str> = row["kinds"].as_array().expect("a list").iter().map(text).collect();
    format!("{} {} {}", kinds.join("+"), text(&row["target"]), text(&row["other"]))
}

/// The row on two targets.
fn on<'r>(rows: &'r [Value], one: &str, other: &str) -> &'r Value {
    rows.iter().find(|row| row["target"] == one && row["other"] == other).unwrap_or_else(|| panic!("{one} {other}"))
}

#[test]
fn the_draft_of_jilin_contradicts_itself_twice() {
    let rows = Desk::with_ledger().rows("conflicts");
    assert_eq!(
        rows.iter().map(told).collect::<Vec<_>>(),
        [
            "value+goals jilin.5g-stations.2025-goal jilin.5g-stations.2025-clause4",
            "comparator+goals jilin.racks.2025-goal jilin.racks.2025-clause5",
        ]
    );
    let stations = &rows[0];
    assert_eq!((&stations["kind"], &stations["goals"]), (&json!("value"), &json!("jilin.5g-stations.2025-goal")));
    assert_eq!((&stations["clause"], &stations["other_clause"]), (&json!("二"), &json!("三(二)4")));
    assert_eq!((&stations["comparator"], &stations["other_comparator"]), (&json!("more_than"), &json!("at_least")));
    assert_eq!([number(&stations["value"]), number(&stations["other_value"])], ["50000", "55000"]);
    assert_eq!((number(&stations["difference"]).as_str(), &stations["unit"]), ("5000", &json!("个")));
    assert_eq!(stations["stricter"], "jilin.5g-stations.2025-clause4");
    assert_eq!(
        stations["says"],
        "吉林省5G基站数：目标部分（二）要求超过50000个，三(二)4要求不低于55000个，期限同为2025-12-31，相差5000个；三(二)4更严。"
    );
    let racks = &rows[1];
    assert_eq!((number(&racks["difference"]).as_str(), &racks["stricter"]), ("0", &json!("jilin.racks.2025-goal")));
    assert_eq!(
        racks["says_en"],
        "Jilin Province, Data-centre racks: the goals (二) ask for more than 60,000 racks, clause 三(二)5 asks for at least \
         60,000 racks, both by 2025-12-31, the same value compared otherwise; the goals (二) are the stricter."
    );
    assert_eq!((&racks["deadline"], &racks["source_standing"]), (&json!("2025-12-31"), &json!("draft")));
}

#[test]
fn every_kind_of_conflict_is_found_once() {
    let rows = desk().rows("conflicts");
    assert_eq!(
        rows.iter().map(told).collect::<Vec<_>>(),
        [
            "value+goals county.stations.goal county.stations.clause",
            "value county.stations.goal county.stations.notice",
            "comparator county.share.a county.share.b",
            "milestone+goals county.firms.2024 county.firms.2025",
            "concept+value county.firms.2025 county.companies.2025",
            "value county.vacancy.a county.vacancy.b",
        ]
    );
    assert!(rows.iter().all(|row| row["region"] == "county"), "the other region agrees with itself");
}

#[test]
fn goals_are_those_of_one_document() {
    let rows = desk().rows("conflicts");
    let within = on(&rows, "county.stations.goal", "county.stations.clause");
    assert_eq!(within["goals"], "county.stations.goal");
    let across = on(&rows, "county.stations.goal", "county.stations.notice");
    assert_eq!((&across["goals"], &across["other_source"]), (&Value::Null, &json!("county-notice")));
    assert_eq!(
        across["says"],
        "乙县基站数：《乙县规划》一要求不低于100个，《乙县通知》三要求不低于120个，期限同为2025-12-31，相差20个；《乙县通知》三更严。"
    );
}

#[test]
fn a_value_on_the_way_is_told_by_its_year() {
    let rows = desk().rows("conflicts");
    let row = on(&rows, "county.firms.2024", "county.firms.2025");
    assert_eq!((&row["milestone_year"], &row["other_comparator"]), (&json!(2024), &Value::Null));
    assert_eq!([number(&row["value"]), number(&row["other_value"]), number(&row["difference"])], ["50", "40", "10"]);
    assert_eq!((&row["deadline"], &row["other_deadline"]), (&json!("2024-12-31"), &json!("2024-12-31")));
    assert_eq!(
        row["says"],
        "乙县企业数：目标部分（一）要求到2024-12-31不低于50家，二1写明到2024-12-31应为40家，相差10家；目标部分（一）更严。"
    );
}

#[test]
fn two_indicators_of_one_concept_are_named_both() {
    let rows = desk().rows("conflicts");
    let row = on(&rows, "county.firms.2025", "county.companies.2025");
    assert_eq!((&row["concept"], &row["other_indicator"]), (&json!("firms"), &json!("county.companies")));
    assert_eq!(
        row["says_en"],
        "the county, \"Firms\" and \"Companies\" measure the same and are asked for different things: clause 二1 of \
         \"County Plan\" asks for at least 80 companies, clause 三 of \"County Notice\" asks for at least 90 companies, \
         both by 2025-12-31, 10 companies apart; clause 三 of \"County Notice\" is the stricter."
    );
}

#[test]
fn what_cannot_be_met_together_is_said() {
    let rows = desk().rows("conflicts");
    let row = on(&rows, "county.vacancy.a", "county.vacancy.b");
    assert_eq!((&row["exclusive"], &row["stricter"]), (&json!(true), &Value::Null));
    assert_eq!((&row["value"], number(&row["difference"]).as_str()), (&json!([3, 5]), "4"));
    assert!(text(&row["says"]).ends_with("；两者不能同时完成。"), "{row}");
}

#[test]
fn two_targets_of_one_clause_are_told_apart_by_their_codes() {
    let rows = desk().rows("conflicts");
    let said = text(&on(&rows, "county.share.a", "county.share.b")["says"]);
    assert!(said.contains("二1（county.share.a）要求超过10%") && said.contains("二1（county.share.b）"), "{said}");
}

#[test]
fn filters_keep_what_a_region_or_document_takes_part_in() {
    let desk = desk();
    assert_eq!(desk.rows("conflicts --region quiet"), Vec::<Value>::new());
    assert_eq!(desk.rows("conflicts --region 乙县").len(), 6);
    let told: Vec<String> = desk.rows("conflicts --source county-notice").iter().map(told).collect();
    assert_eq!(told.len(), 3, "{told:?}");
}

#[test]
fn no_conflict_is_said_in_one_line() {
    let desk = desk();
    assert_eq!(desk.done("conflicts --region quiet"), "no targets contradict one another\n");
    assert_eq!(desk.done("conflicts --region quiet --lang zh --format markdown"), "没有互相冲突的目标\n");
    assert_eq!(desk.done("conflicts --region quiet --format csv").lines().count(), 1);
    assert_eq!(desk.json("conflicts --region quiet")["schema"], "duban/conflicts/1");
}

#[test]
fn the_flag_of_a_report_says_what_the_list_says() {
    for desk in [desk(), Desk::with_ledger()] {
        let mut flagged: Vec<(String, String)> = Vec::new();
        for row in desk.rows("report") {
            let with = row["conflicts_with"].as_array().expect("a list");
            assert_eq!(row["conflict"], json!(!with.is_empty()));
            flagged.extend(with.iter().map(|other| (text(&row["target"]).to_owned(), text(other).to_owned())));
        }
        let mut listed: Vec<(String, String)> = Vec::new();
        // What contradicts under another indicator is told by the list alone.
        for row in desk.rows("conflicts").iter().filter(|row| row["kind"] != "concept") {
            let (one, other) = (text(&row["target"]).to_owned(), text(&row["other"]).to_owned());
            listed.extend([(one.clone(), other.clone()), (other, one)]);
        }
        flagged.sort();
        listed.sort();
        assert_eq!(flagged, listed);
    }
}

#[test]
fn a_list_can_be_sorted_cut_and_given_columns() {
    let desk = desk();
    let csv = desk.done("conflicts --format csv --columns target,difference --sort -difference --limit 2");
    assert_eq!(csv, "target,difference\ncounty.stations.goal,20\ncounty.stations.goal,20\n");
    let all = desk.done("conflicts --format csv");
    let keys: Vec<&str> = all.lines().next().expect("a head").split(',').collect();
    let row = &desk.rows("conflicts")[0];
    assert_eq!(keys, row.as_object().expect("a row").keys().map(String::as_str).collect::<Vec<_>>());
    assert!(all.contains("3..5") && all.contains("value;goals"), "{all}");
}

#[test]
fn targets_not_in_force_stand_under_their_own_heading() {
    let out = Desk::with_ledger().done("conflicts");
    let (above, _) = out.split_once("── Targets of documents not in force").expect("a heading");
    assert!(!above.contains("Jilin"), "{out}");
    assert!(out.trim_end().ends_with("2 pairs of targets contradict each other"), "{out}");
}
