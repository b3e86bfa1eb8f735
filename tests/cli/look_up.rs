//! `targets`, `agencies`, `show`: what there is, and everything about one of it.

use serde_json::json;

use crate::Desk;
use crate::desk::text;

#[test]
fn a_code_may_be_an_indicator_a_target_a_part_of_a_name_or_pinyin_initials() {
    let desk = Desk::with_ledger();
    for typed in
        ["changchun.5g-stations", "changchun.5g-stations.2025", "主城区5G", "main␣urban␣area", "changchun.5g-stat"]
    {
        assert_eq!(desk.row(&format!("show {typed}"))["target"], "changchun.5g-stations.2025", "{typed}");
    }
    assert_eq!(desk.row("show zcq5gjzsl")["target"], "changchun.5g-stations.2025");
}

#[test]
fn a_code_that_fits_several_lists_them() {
    let err = Desk::with_ledger().refused("show 5gjz");
    assert!(err.starts_with("error: `5gjz` fits more than one indicator or target; say which:\n"), "{err}");
    assert!(
        err.ends_with("\n  jilin.5g-stations  5G base stations\n  qingdao.5g-stations  5G base stations\n"),
        "{err}"
    );
}

#[test]
fn an_indicator_of_two_targets_shows_both_and_a_target_only_itself() {
    let desk = Desk::with_ledger();
    let codes =
        |line: &str| -> Vec<String> { desk.rows(line).iter().map(|row| text(&row["target"]).to_owned()).collect() };
    assert_eq!(codes("show jilin.racks"), ["jilin.racks.2025-clause5", "jilin.racks.2025-goal"]);
    assert_eq!(codes("show jilin.racks.2025-goal"), ["jilin.racks.2025-goal"]);
    let err = desk.refused("show jilin.racks.2024");
    assert!(err.contains("did you mean:\n  jilin.racks.2025-clause5\n  jilin.racks.2025-goal\n"), "{err}");
}

#[test]
fn a_page_tells_source_agencies_figures_and_every_step_of_the_verdict() {
    let out = Desk::with_ledger().done("show qingdao.5g-stations");
    for part in [
        "Wording:        4万个以上",
        "六20",
        "Against the target: 44500 ≥ 40000? yes.",
        "Attainment = 44500 ÷ 40000 = 111.25%.",
        "Elapsed time, in days = 979 ÷ 1188 = 82.4074074074%.",
        "2024-12-12   42,700 units",
        "https://news.qtv.com.cn/system/2025/06/05/016112942.shtml",
        "Conclusion: met, first by the figure of 12 Dec 2024.",
    ] {
        assert!(out.contains(part), "{part}\n{out}");
    }
}

#[test]
fn targets_can_be_chosen_by_region_agency_and_document() {
    let desk = Desk::with_ledger();
    let count = |line: &str| desk.rows(line).len();
    assert_eq!(count("targets --region 泰州"), 21);
    assert_eq!(count("targets --region taizhou,jilin"), 43);
    assert_eq!(count("targets --source jilin-draft"), 22);
    assert_eq!(count("targets --agency 省教育厅"), 4);
    assert_eq!(count("targets --unassigned --region changchun"), 3);
}

#[test]
fn a_region_of_the_config_file_is_what_lists_are_about() {
    let desk = Desk::with_ledger();
    desk.put("set.toml", "region = [\"taizhou\"]\n");
    let count = |line: &str| {
        let output = desk.duban(line).env("DUBAN_CONFIG", "set.toml").output().expect("run");
        crate::told(&output).1.lines().count() - 1
    };
    assert_eq!(count("targets --format csv"), 21);
    assert_eq!(count("targets --format csv --region wuhan"), 26);
}

#[test]
fn agencies_count_what_they_answer_for() {
    let desk = Desk::with_ledger();
    let rows = desk.rows("agencies --region changchun");
    assert!(rows.iter().all(|row| row["region"] == "changchun"));
    let row = rows.iter().find(|row| row["agency"] == "市通信办").expect("there");
    assert_eq!((&row["lead"], &row["responsible"], &row["support"]), (&json!(3), &json!(0), &json!(1)));
    // Both of the same short name stand apart, each with its own full name.
    let names: Vec<String> = desk
        .rows("agencies")
        .iter()
        .filter(|row| text(&row["agency"]).ends_with("政数局"))
        .map(|row| format!("{} {}", text(&row["region"]), text(&row["full_name"])))
        .collect();
    assert_eq!(names, ["jilin 吉林省政务服务和数字化建设管理局", "changchun 长春市政务服务和数字化建设管理局"]);
}

#[test]
fn lists_are_sorted_and_cut_as_asked() {
    let desk = Desk::with_ledger();
    let codes =
        |line: &str| -> Vec<String> { desk.rows(line).iter().map(|row| text(&row["target"]).to_owned()).collect() };
    let values = codes("targets --region changchun --sort -target_value --limit 2");
    assert_eq!(values, ["changchun.5g-stations.2025", "changchun.cloud-users.2025"]);
    assert_eq!(
        codes("targets --region changchun --sort target_value --limit 2"),
        ["changchun.cloud-trading.2025", "changchun.identification-nodes.2025"]
    );
    assert!(desk.rows("targets --limit 0").is_empty());
}
