//! `report --by agency`: addends, scores, ranks, and the rules they follow.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{AS_OF, BEHIND, EAST, LATE, MET, NO_DATA, ON_TRACK, OVERDUE, Office, Task, UNCONFIRMED, UNREPORTED};
use super::{amount, by_agency, east, near, province, row};
use crate::desk::{number, text};

#[test]
fn a_role_has_its_addends_and_they_add_up_to_its_score() {
    let desk = east().desk();
    let rows = by_agency(&desk, "");
    let lead = row(&rows, "发改委", "lead");
    assert_eq!((&lead["targets"], &lead["judged_targets"], &lead["small_n"]), (&json!(6), &json!(4), &json!(true)));
    let told = |keys: &[&str]| keys.iter().map(|key| number(&lead[*key])).collect::<Vec<_>>();
    assert_eq!(
        told(&["points_met", "points_met_late", "points_on_track", "points_behind", "points_overdue"]),
        ["20", "0", "17.5", "10", "2.5"]
    );
    // (1 + 0.75 + 0.6 + 0.9) ÷ 4 × 20; 181 days ÷ 4 ÷ 30.
    assert_eq!(told(&["score_attainment_mean", "points_attainment"]), ["0.8125", "16.25"]);
    assert_eq!(told(&["days_overdue_mean", "points_days_overdue"]), ["45.25", "-1.50833333333"]);
    assert_eq!(told(&["score", "score_factor", "weight"]), ["64.7416666667", "1", "1"]);
    assert_eq!(told(&["coverage"]), ["0.666666666667"]);
    assert_eq!(lead["score_reason"], Value::Null);
}

#[test]
fn the_addends_of_every_row_make_its_score_and_the_roles_the_agencys() {
    let desk = east().desk();
    let rows = by_agency(&desk, "");
    let mut agencies: BTreeMap<&str, (f64, f64, f64)> = BTreeMap::new();
    for row in rows.iter().filter(|row| !row["score"].is_null()) {
        let of = |key: &str| if row[key].is_null() { 0.0 } else { amount(&row[key]) };
        let shares: f64 = ["points_met", "points_met_late", "points_on_track", "points_behind", "points_overdue"]
            .map(of)
            .iter()
            .sum();
        let sum = shares * of("score_factor") + of("points_attainment") + of("points_days_overdue");
        assert!(near(sum, of("score")), "{row}");
        let entry = agencies.entry(text(&row["agency"])).or_default();
        let weight = of("weight") * of("judged_targets");
        *entry = (entry.0 + of("score") * weight, entry.1 + weight, of("agency_score"));
    }
    assert_eq!(agencies.len(), 4);
    for (agency, (points, weight, score)) in agencies {
        assert!(near(points / weight, score), "{agency}");
    }
}

#[test]
fn ties_share_a_rank_and_what_has_no_score_has_none() {
    let desk = east().desk();
    let rows = by_agency(&desk, "");
    let rank = |agency, role| (row(&rows, agency, role)["rank"].clone(), row(&rows, agency, role)["ranked"].clone());
    assert_eq!(rank("财政局", "lead"), (json!(1), json!(4)));
    assert_eq!(rank("发改委", "lead"), (json!(2), json!(4)));
    assert_eq!(rank("发改委", "support"), (json!(2), json!(4)));
    assert_eq!(rank("工信局", "responsible"), (json!(3), json!(4)));
    assert_eq!(rank("数据局", "responsible"), (json!(3), json!(4)));
    assert_eq!(rank("统计局", "lead"), (Value::Null, Value::Null));
    let score = row(&rows, "统计局", "lead");
    assert_eq!((&score["score"], &score["score_reason"]), (&Value::Null, &json!("nothing_judged")));
    assert_eq!((&score["agency_score"], &score["agency_score_reason"]), (&Value::Null, &json!("nothing_judged")));
}

#[test]
fn ranks_agree_with_the_scores_that_are_printed() {
    let desk = east().desk();
    let rows = by_agency(&desk, "");
    for row in rows.iter().filter(|row| !row["agency_score"].is_null()) {
        let mut better: Vec<&str> = rows
            .iter()
            .filter(|other| !other["agency_score"].is_null())
            .filter(|other| amount(&other["agency_score"]) > amount(&row["agency_score"]))
            .map(|other| text(&other["agency"]))
            .collect();
        better.sort_unstable();
        better.dedup();
        assert_eq!(row["rank"], json!(better.len() + 1), "{row}");
    }
}

#[test]
fn drafts_and_what_nobody_is_named_for_are_counted_and_never_scored() {
    let desk = east().desk();
    let rows = by_agency(&desk, "");
    let draft = rows.iter().find(|row| row["standing"] == "draft").expect("a draft");
    assert_eq!((&draft["agency"], &draft["judged_targets"]), (&json!("财政局"), &json!(1)));
    assert_eq!((&draft["score"], &draft["score_reason"]), (&Value::Null, &json!("not_in_force")));
    assert_eq!(draft["agency_score_reason"], "not_in_force");
    // The draft's overdue target takes nothing off.
    assert_eq!(number(&row(&rows, "财政局", "lead")["agency_score"]), "100");
    let nobody = rows.iter().find(|row| row["agency"].is_null()).expect("a row of nobody");
    assert_eq!((&nobody["judged_targets"], &nobody["score_reason"]), (&json!(1), &json!("nobody_named")));
    assert_eq!((&nobody["rank"], &nobody["weight"]), (&Value::Null, &Value::Null));
}

#[test]
fn targets_without_data_change_no_score() {
    let before = by_agency(&east().desk(), "");
    let mut office = east();
    for task in [&NO_DATA, &UNREPORTED, &UNCONFIRMED] {
        office = office.task(task, EAST, "lead = [\"发改委\"]");
    }
    let after = by_agency(&office.desk(), "");
    let (before, after) = (row(&before, "发改委", "lead"), row(&after, "发改委", "lead"));
    assert_eq!((&before["targets"], &after["targets"]), (&json!(6), &json!(9)));
    for key in ["judged_targets", "score", "agency_score", "points_attainment", "points_days_overdue", "rank"] {
        assert_eq!(before[key], after[key], "{key}");
    }
    assert!(amount(&after["coverage"]) < amount(&before["coverage"]));
}

#[test]
fn an_agency_asked_for_alone_is_ranked_among_all() {
    let desk = east().desk();
    let all = by_agency(&desk, "");
    let alone = by_agency(&desk, "--agency 工信局");
    assert_eq!(alone, [row(&all, "工信局", "responsible").clone()]);
    let (_, out, _) = desk.run_at(120, &format!("report --by agency --agency 工信局 {AS_OF}"));
    assert!(out.contains("2 targets: met late 1, overdue 1\n"), "{out}");
}

#[test]
fn of_some_statuses_nothing_is_scored() {
    let desk = east().desk();
    for row in by_agency(&desk, "--status met").iter().filter(|row| !row["agency"].is_null()) {
        assert_eq!((&row["score"], &row["score_reason"]), (&Value::Null, &json!("filtered")), "{row}");
        assert_eq!((&row["agency_score"], &row["rank"]), (&Value::Null, &Value::Null));
    }
}

#[test]
fn regions_and_documents_are_not_scored() {
    let desk = east().desk();
    for by in ["region", "source"] {
        assert!(desk.rows(&format!("report --by {by}")).iter().all(|row| row.get("score").is_none()));
    }
}

#[test]
fn weights_points_and_small_n_are_the_catalogues() {
    let rules = "small_n = 4\nweight = { support = 0 }\n\
                 score = { met = 60, on_track = 55, met_late = 50, attainment = 40, overdue_per_30_days = 0 }\n";
    let mut office = east();
    office.toml = office.toml.replace("[rules]\n", &format!("[rules]\n{rules}"));
    let desk = office.desk();
    let rows = by_agency(&desk, "");
    let lead = row(&rows, "发改委", "lead");
    // 60 ÷ 4 + 55 ÷ 4 + 40 ÷ 4 + 10 ÷ 4 + 0.8125 × 40.
    assert_eq!([number(&lead["score"]), number(&lead["points_days_overdue"])], ["73.75", "0"]);
    assert_eq!((&lead["small_n"], &lead["agency_score"]), (&json!(false), &lead["score"]));
    let mut office = east();
    office.toml = office.toml.replace("[rules]\n", "[rules]\nweight = { responsible = 0 }\n");
    let rows = by_agency(&office.desk(), "");
    let row = row(&rows, "工信局", "responsible");
    assert_eq!((&row["agency_score"], &row["agency_score_reason"]), (&Value::Null, &json!("no_weight")));
    assert!(!row["score"].is_null());
}

#[test]
fn rules_of_scores_are_stored_with_the_catalogue() {
    let office = east();
    let desk = office.desk();
    let before = by_agency(&desk, "");
    desk.put("c.toml", &office.toml.replace("[rules]\n", "[rules]\nscore = { behind = 70 }\n"));
    let told = desk.done("load c.toml");
    assert!(told.contains("score"), "{told}");
    let after = by_agency(&desk, "");
    let behind = |rows: &[Value]| number(&row(rows, "发改委", "lead")["points_behind"]);
    assert_eq!([behind(&before), behind(&after)], ["10", "17.5"]);
}

#[test]
fn agencies_of_catalogues_that_score_differently_are_not_lumped_together() {
    let desk = east().desk();
    let other = Office::new("score = { behind = 50 }").region("east", "东市", &["发改委", "新局"]);
    let other =
        other.task(&MET, ("east", "east2"), "lead = [\"发改委\"]").task(&MET, ("east", "east2"), "lead = [\"新局\"]");
    let toml = other.toml.replace("code = \"c\"", "code = \"d\"").replace("east-in-force", "east2");
    let toml = toml.replace("east-draft", "east3").replace("east.met-", "east.other-");
    desk.put("d.toml", &toml);
    desk.put("more.csv", &other.figures.replace("east.met-", "east.other-"));
    desk.done("load d.toml");
    desk.done("import more.csv -q --by 李华 --as-of 2025-06-30");
    let rows = by_agency(&desk, "");
    let of = |agency, role, key: &str| row(&rows, agency, role)[key].clone();
    assert_eq!(of("发改委", "lead", "score_reason"), "rules_differ");
    assert_eq!(of("发改委", "support", "agency_score_reason"), "rules_differ");
    // The others have scores, but these cannot be compared.
    assert_eq!(number(&of("新局", "lead", "agency_score")), "100");
    assert_eq!((of("新局", "lead", "rank"), of("工信局", "responsible", "rank")), (Value::Null, Value::Null));
    let out = desk.run_at(120, &format!("report --by agency {AS_OF}")).1;
    assert!(out.contains("the catalogues score differently"), "{out}");
    let steps = desk.row(&format!("agencies 发改委 {AS_OF}"));
    assert_eq!((&steps["score"], &steps["score_reason"]), (&Value::Null, &json!("rules_differ")));
}

#[test]
fn an_agency_is_scored_over_all_the_regions_that_its_document_binds() {
    let desk = province().desk();
    let rows = by_agency(&desk, "");
    let own: Vec<&Value> = rows.iter().filter(|row| row["agency"] == "省工信厅").collect();
    let told: Vec<String> = own
        .iter()
        .map(|row| format!("{} {} {}", text(&row["region"]), text(&row["agency_region"]), number(&row["score"])))
        .collect();
    assert_eq!(told, ["prov prov 100", "west prov 52"]);
    assert!(own.iter().all(|row| number(&row["agency_score"]) == "76" && row["rank"] == 1 && row["ranked"] == 1));
    // In west the city's own agency is ranked by itself.
    assert!(rows.iter().filter(|row| row["agency"] == "发改委").all(|row| row["ranked"] == 1));
    let sheet = desk.row(&format!("agencies 省工信厅 {AS_OF}"));
    assert_eq!((number(&sheet["score"]), sheet["duties"].as_array().map(Vec::len)), ("76".into(), Some(2)));
    let page = desk.done(&format!("agencies 省工信厅 --lang zh {AS_OF}"));
    assert!(page.contains("── 西市牵头单位：1 个目标"), "{page}");
}

#[test]
fn the_foot_of_a_table_says_what_a_score_is_made_of() {
    let desk = east().desk();
    let (_, out, _) = desk.run_at(200, &format!("report --by agency --lang zh {AS_OF}"));
    for part in [
        "已完成 80、逾期完成 60、达到序时进度 70、滞后 40、逾期未完成 10",
        "牵头单位 1、责任单位 0.8、配合单位 0.3",
        "没有数据的目标（暂难判断、未报数据、逾期待核、逾期未报）另行计数",
        "* 可判断目标不足 5 个",
        "不计分：没有可以判断的目标（1 行）；文件未生效或已废止（1 行）；文件未明确单位（1 行）",
        "`duban agencies 单位`",
    ] {
        assert!(out.contains(part), "{part}\n{out}");
    }
    let lead = out.lines().find(|line| line.starts_with("发改委")).expect("the row");
    assert!(lead.contains("64.74*") && lead.ends_with("  2"), "{lead}");
}

#[test]
fn the_order_of_targets_and_a_copy_of_each_change_no_score() {
    let tasks = [&MET, &BEHIND, &OVERDUE, &LATE, &ON_TRACK];
    let scores = |tasks: &[&Task]| {
        let mut office = Office::new("").region("east", "东市", &["发改委"]);
        for task in tasks {
            office = office.task(task, EAST, "lead = [\"发改委\"]");
        }
        let rows = by_agency(&office.desk(), "");
        number(&row(&rows, "发改委", "lead")["score"])
    };
    let mut turned = tasks;
    turned.reverse();
    assert_eq!(scores(&turned), scores(&tasks));
    assert_eq!(scores(&[tasks, turned].concat()), scores(&tasks));
}
