//! Counting by agency, region and document: every target is counted, and those of drafts apart.

use std::fmt::Write as _;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Value, json};

use crate::Desk;
use crate::desk::{number, text};

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

fn count(row: &Value, key: &str) -> u64 {
    row[key].as_u64().unwrap_or_else(|| panic!("no count {key}: {row}"))
}

#[test]
fn the_statuses_of_every_row_add_up_to_its_targets() {
    let desk = Desk::with_ledger();
    for by in ["agency", "region", "source"] {
        for row in desk.rows(&format!("report --by {by} --as-of 2026-11-22")) {
            let sum: u64 = STATUSES.iter().map(|status| count(&row, status)).sum();
            assert_eq!(sum, count(&row, "targets"), "{row}");
            assert!(count(&row, "attainment_count") <= sum, "{row}");
        }
    }
}

#[test]
fn targets_of_nobody_and_of_the_named_are_all_the_targets() {
    let desk = Desk::with_ledger();
    let rows = desk.rows("report --by agency");
    let nobody: u64 = rows.iter().filter(|row| row["agency"].is_null()).map(|row| count(row, "targets")).sum();
    let named: BTreeSet<String> = desk
        .rows("targets")
        .iter()
        .filter(|row| ["lead", "responsible", "support"].iter().any(|role| row[role] != json!([])))
        .map(|row| text(&row["target"]).to_owned())
        .collect();
    assert_eq!(nobody + named.len() as u64, 103);
    assert_eq!(desk.rows("targets --unassigned").len() as u64, nobody);
}

#[test]
fn an_agency_is_counted_once_for_each_target_and_role() {
    let desk = Desk::with_ledger();
    let mut expected: BTreeMap<(String, String, String), u64> = BTreeMap::new();
    for row in desk.rows("targets") {
        for role in ["lead", "responsible", "support"] {
            for agency in row[role].as_array().expect("a list") {
                let key = (text(&row["region"]).to_owned(), text(agency).to_owned(), role.to_owned());
                *expected.entry(key).or_default() += 1;
            }
        }
    }
    let counted: BTreeMap<(String, String, String), u64> = desk
        .rows("report --by agency")
        .iter()
        .filter(|row| !row["agency"].is_null())
        .map(|row| {
            let of = |key: &str| text(&row[key]).to_owned();
            ((of("region"), of("agency"), of("role")), count(row, "targets"))
        })
        .collect();
    assert_eq!(counted, expected);
}

#[test]
fn agencies_of_the_same_name_in_other_regions_are_others() {
    let desk = Desk::with_ledger();
    let regions = |line: &str| -> BTreeSet<String> {
        desk.rows(line).iter().map(|row| text(&row["region"]).to_owned()).collect()
    };
    assert_eq!(Vec::from_iter(regions("report --by agency --agency 市政数局")), ["changchun"]);
    assert_eq!(Vec::from_iter(regions("report --by agency --agency 省政数局")), ["jilin"]);
}

#[test]
fn regions_and_documents_count_every_target_once() {
    let desk = Desk::with_ledger();
    let counts = |by: &str| -> Vec<String> {
        let rows = desk.rows(&format!("report --by {by}"));
        rows.iter().map(|row| format!("{} {}", text(&row[by]), count(row, "targets"))).collect()
    };
    assert_eq!(counts("region"), ["changchun 10", "taizhou 21", "qingdao 24", "wuhan 26", "jilin 22"]);
    assert_eq!(
        counts("source"),
        ["changchun-2023 10", "taizhou-undated 21", "qingdao-2023 24", "wuhan-2022 26", "jilin-draft 22"]
    );
}

#[test]
fn drafts_are_counted_apart_and_come_last() {
    let desk = Desk::in_town();
    let told: Vec<String> = desk
        .rows("report --by agency")
        .iter()
        .map(|row| format!("{} {} {} {}", row["agency"], row["role"], row["targets"], row["standing"]))
        .collect();
    assert_eq!(
        told,
        [
            r#""镇工信办" "lead" 3 "in_force""#,
            r#""镇科技办" "responsible" 3 "in_force""#,
            r#""镇数据办" "responsible" 3 "in_force""#,
            r#""镇财政办" "support" 3 "in_force""#,
            r#"null null 2 "in_force""#,
            r#""镇工信办" "lead" 1 "draft""#,
        ]
    );
    let by_region: Vec<String> = desk
        .rows("report --by region")
        .iter()
        .map(|row| format!("{} {} {}", row["region"], row["targets"], row["standing"]))
        .collect();
    assert_eq!(by_region, [r#""town" 5 "in_force""#, r#""town" 1 "draft""#]);
}

#[test]
fn shares_are_of_the_rows_own_targets_and_means_of_stated_values_capped_at_one() {
    let desk = Desk::in_town();
    desk.done("record town.firms 130 --period 2025");
    let rows = desk.rows("report --by agency");
    let row = rows.iter().find(|row| row["agency"] == "镇科技办").expect("there");
    // Firms 1.3 counts as 1, new firms 12 ÷ 30 = 0.4; growth has none.
    assert_eq!((count(row, "targets"), count(row, "met"), count(row, "attainment_count")), (3, 1, 2));
    assert_eq!([number(&row["met_share"]), number(&row["attainment_mean"])], ["0.333333333333", "0.7"]);
}

#[test]
fn filters_and_statuses_choose_what_is_counted() {
    let desk = Desk::with_ledger();
    let rows = desk.rows("report --by region --status met --as-of 2026-11-22");
    for row in &rows {
        assert_eq!(count(row, "met"), count(row, "targets"), "{row}");
    }
    let met: u64 = rows.iter().map(|row| count(row, "targets")).sum();
    assert_eq!(met, desk.rows("report --status met --as-of 2026-11-22").len() as u64);
    assert_eq!(desk.rows("report --by source --region wuhan,qingdao").len(), 2);
    assert_eq!(desk.rows("report --by source --region wuhan --region qingdao").len(), 2);
}

#[test]
fn drafts_and_repealed_documents_are_counted_apart_from_each_other() {
    let desk = Desk::new();
    let mut toml = "[catalogue]\ncode = \"c\"\nversion = \"1\"\nname = \"目录\"\n\
                    [[region]]\ncode = \"town\"\nname = \"镇\"\n"
        .to_owned();
    for standing in ["repealed", "draft", "in_force"] {
        let slug = standing.replace('_', "-");
        let _ = write!(
            toml,
            "[[source]]\ncode = \"{slug}\"\nregion = \"town\"\ntitle = \"{standing}\"\nstanding = \"{standing}\"\n\
             [[indicator]]\ncode = \"town.{slug}\"\nname = \"{standing}\"\nunit = \"个\"\nkind = \"stock\"\n\
             direction = \"up\"\n[[indicator.target]]\nsource = \"{slug}\"\ncomparator = \"at_least\"\nvalue = 1\n\
             deadline = 2025-12-31\n",
        );
    }
    desk.put("c.toml", &toml);
    desk.done("init --catalogue c.toml");
    for by in ["agency", "region"] {
        let rows = desk.rows(&format!("report --by {by}"));
        let told: Vec<String> =
            rows.iter().map(|row| format!("{} {}", text(&row["standing"]), row["targets"])).collect();
        assert_eq!(told, ["in_force 1", "draft 1", "repealed 1"]);
    }
}

#[test]
fn rows_of_nobody_name_their_region_on_any_width() {
    let desk = Desk::with_ledger();
    for wide in [80, 100, 120, 200] {
        let (_, out, _) = desk.run_at(wide, "report --by agency");
        let nobody: Vec<&str> = out.lines().filter(|line| line.starts_with("(no agency")).collect();
        for region in ["Changchun", "Taizhou", "Qingdao", "Wuhan", "Jilin Province"] {
            assert!(nobody.iter().any(|line| line.contains(region)), "{region} at {wide}\n{out}");
        }
    }
}
