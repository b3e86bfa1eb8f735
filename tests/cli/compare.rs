//! `compare`: one indicator of several regions side by side, with what differs in place of any average.

use serde_json::{Value, json};

use crate::Desk;
use crate::desk::{number, text};

const CLASH: &str = include_str!("fixture/clash.toml");

/// The concepts that two of the five plans or more share, and who shares them.
const SHARED: [(&str, &str); 14] = [
    ("core-industry-share", "jilin changchun taizhou qingdao wuhan"),
    ("5g-stations", "jilin changchun qingdao wuhan"),
    ("5g-coverage", "jilin changchun taizhou qingdao"),
    ("high-tech-firms", "jilin taizhou qingdao"),
    ("gigabit-coverage", "changchun taizhou wuhan"),
    ("10g-pon-ports", "jilin qingdao"),
    ("ipv6-mobile-traffic-share", "jilin qingdao"),
    ("racks", "jilin wuhan"),
    ("compute-capacity", "jilin wuhan"),
    ("key-village-5g-coverage", "jilin qingdao"),
    ("industrial-digital-coverage", "changchun qingdao"),
    ("identification-nodes", "changchun qingdao"),
    ("demo-smart-factories", "taizhou wuhan"),
    ("application-scenarios", "qingdao wuhan"),
];

fn county() -> Desk {
    let desk = Desk::new();
    desk.put("clash.toml", CLASH);
    desk.done("init --catalogue clash.toml");
    desk
}

fn list(value: &Value) -> Vec<&str> {
    value.as_array().expect("a list").iter().map(text).collect()
}

/// The warnings of a comparison: aspect and who has what.
fn warnings(json: &Value) -> Vec<String> {
    let who =
        |value: &Value| format!("{}={}", value["value"].as_str().unwrap_or("-"), list(&value["regions"]).join("/"));
    json["warnings"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|warning| {
            let values: Vec<String> = warning["values"].as_array().expect("a list").iter().map(who).collect();
            format!("{}: {}", text(&warning["aspect"]), values.join(" "))
        })
        .collect()
}

#[test]
fn the_five_plans_share_these_concepts() {
    let json = Desk::with_ledger().json("compare");
    assert_eq!(json["schema"], "duban/concepts/1");
    let rows = json["rows"].as_array().expect("rows");
    let shared: Vec<(&str, String)> = rows
        .iter()
        .map(|row| (text(&row["concept"]), list(&row["region_codes"]).join(" ")))
        .filter(|(_, regions)| regions.contains(' '))
        .collect();
    let shared: Vec<(&str, &str)> = shared.iter().map(|(concept, regions)| (*concept, regions.as_str())).collect();
    assert_eq!(shared, SHARED);
    assert!(rows.iter().all(|row| row["regions"] == list(&row["region_codes"]).len()));
    let stations = rows.iter().find(|row| row["concept"] == "5g-stations").expect("a row");
    assert_eq!(
        (&stations["regions"], &stations["indicators"], &stations["targets"]),
        (&json!(4), &json!(4), &json!(5))
    );
    assert_eq!(list(&stations["names"]), ["5G基站数", "主城区5G基站数量", "每万人拥有5G基站数"]);
}

#[test]
fn every_target_on_a_concept_stands_in_its_comparison() {
    let desk = Desk::with_ledger();
    let targets = desk.rows("targets");
    for (concept, _) in SHARED {
        let mut expected: Vec<&str> =
            targets.iter().filter(|row| row["concept"] == concept).map(|row| text(&row["target"])).collect();
        let rows = desk.rows(&format!("compare {concept}"));
        let mut found: Vec<&str> = rows.iter().map(|row| text(&row["target"])).collect();
        expected.sort_unstable();
        found.sort_unstable();
        assert_eq!(found, expected);
    }
}

#[test]
fn rows_come_by_region_as_known_with_what_the_plan_asks_a_year() {
    let desk = Desk::with_ledger();
    let json = desk.json("compare core-industry-share --as-of 2025-12-31");
    assert_eq!((&json["schema"], &json["as_of"]), (&json!("duban/compare/1"), &json!("2025-12-31")));
    let rows = json["rows"].as_array().expect("rows");
    let regions: Vec<&str> = rows.iter().map(|row| text(&row["region"])).collect();
    assert_eq!(regions.join(" "), SHARED[0].1);
    let wuhan = rows.last().expect("a row");
    // (14 − 8.7) ÷ (2191 ÷ 365.25), and (14 ÷ 8.7)^(1 ÷ 6) − 1.
    assert_eq!(number(&wuhan["ambition_per_year"]), "0.883534915564");
    assert_eq!(number(&wuhan["ambition_growth"]), "0.0825171791565");
    assert_eq!((&wuhan["ambition_reason"], &wuhan["status"]), (&Value::Null, &json!("met")));
    let jilin = &rows[0];
    assert_eq!((&jilin["ambition_per_year"], &jilin["ambition_reason"]), (&Value::Null, &json!("no_figure")));
}

#[test]
fn an_ambition_needs_a_baseline_and_no_figure() {
    let row = county().rows("compare stations").pop().expect("a row");
    assert_eq!((&row["region"], &row["latest"]), (&json!("quiet"), &Value::Null));
    // (30 − 15) ÷ (1826 ÷ 365.25), and 2^(1 ÷ 5) − 1.
    assert_eq!(number(&row["ambition_per_year"]), "3.00041073384");
    assert_eq!(number(&row["ambition_growth"]), "0.148698354997");
    let taizhou = Desk::with_ledger().rows("compare high-tech-firms").remove(1);
    // 40 from zero on 2022-12-31: no growth from nothing.
    assert_eq!(number(&taizhou["ambition_per_year"]), "13.3302919708");
    assert_eq!((&taizhou["ambition_growth"], &taizhou["ambition_reason"]), (&Value::Null, &json!("zero_denominator")));
}

#[test]
fn each_difference_is_named_with_who_has_what() {
    let desk = Desk::with_ledger();
    assert_eq!(
        warnings(&desk.json("compare 5g-stations")),
        [
            "unit: 个=jilin/changchun/qingdao 个/万人=wuhan",
            "kind: stock=jilin/changchun/qingdao ratio=wuhan",
            "scope: 全省=jilin 主城区=changchun 建成并开通=qingdao -=wuhan",
            "comparator: at_least=jilin/changchun/qingdao/wuhan more_than=jilin",
            "deadline: 2025-12-31=jilin/changchun/qingdao 2026-12-31=wuhan",
        ]
    );
    assert_eq!(
        warnings(&desk.json("compare high-tech-firms")),
        [
            "kind: stock=jilin/taizhou flow=qingdao",
            "scope: 全部高新技术企业=jilin 数字经济相关=taizhou 数字经济领域新培育的=qingdao",
            "judge: latest=jilin/taizhou window_sum=qingdao",
            "window: -=jilin 2023..2025=taizhou/qingdao",
            "comparator: more_than=jilin at_least=taizhou/qingdao",
        ]
    );
    let json = desk.json("compare identification-nodes");
    assert_eq!(json["warnings"][0]["says"], "口径不同：长春市为“行业级二级节点”，青岛市为“家电、机械等行业”。");
    assert_eq!(
        json["warnings"][0]["says_en"],
        "scope differs: \"industry-level nodes\" for Changchun; \"home appliances, machinery and others\" for Qingdao."
    );
}

#[test]
fn where_all_agree_nothing_is_warned() {
    let desk = Desk::with_ledger();
    assert_eq!(desk.json("compare ipv6-mobile-traffic-share")["warnings"], json!([]));
    let out = desk.done("compare ipv6-mobile-traffic-share --lang zh");
    assert!(!out.contains("注意") && !out.contains("不同："), "{out}");
    assert_eq!(county().json("compare stations")["warnings"], json!([]));
}

#[test]
fn people_are_warned_above_the_table_and_told_below_it() {
    let out = Desk::with_ledger().done("compare core-industry-share --lang zh");
    let (above, below) = out.split_once("────").expect("a table");
    assert!(above.contains("注意：各地的口径、比较方式、期限不同，只并列，不作平均和排名"), "{out}");
    assert!(below.contains("比较方式不同：吉林省、青岛市、武汉市为不低于，长春市为超过，泰州市为左右。"), "{out}");
    assert!(below.contains("文件未生效：吉林省"), "{out}");
    assert!(!out.contains("平均值") && !out.contains("名次"), "{out}");
}

#[test]
fn a_concept_is_found_by_code_part_name_indicator_or_initials() {
    let desk = Desk::with_ledger();
    for typed in
        ["racks", "rack", "数据中心机架数", "机架", "jilin.racks", "wuhan.rack-use", "Data-centre␣racks", "sjzxjjs"]
    {
        let row = &desk.rows(&format!("compare {typed}"))[0];
        assert_eq!(row["concept"], "racks", "{typed}");
    }
    let several = desk.refused("compare 5g");
    assert!(several.contains("fits more than one concept") && several.contains("\n  5g-coverage  "), "{several}");
    let near = desk.refused("compare racsk");
    assert!(near.contains("no concept is called `racsk`") && near.contains("did you mean:\n  racks  "), "{near}");
    let none = desk.refused("compare qqqq --lang zh");
    assert!(none.contains("没有叫 `qqqq` 的可比指标") && none.contains("`duban compare` 可列出全部"), "{none}");
}

#[test]
fn filters_and_order_are_those_of_every_list() {
    let desk = Desk::with_ledger();
    let codes =
        |line: &str| -> Vec<String> { desk.rows(line).iter().map(|row| text(&row["region"]).to_owned()).collect() };
    assert_eq!(codes("compare core-industry-share --sort -target_value --limit 2"), ["wuhan", "taizhou"]);
    assert_eq!(codes("compare core-industry-share --region wuhan,qingdao"), ["qingdao", "wuhan"]);
    assert_eq!(warnings(&desk.json("compare core-industry-share --source changchun-2023")), Vec::<String>::new());
    assert!(desk.refused("compare racks --region taizhou").contains("no concept is called"));
    let csv = desk.done("compare racks --format csv --columns region,target_value,unit");
    assert_eq!(csv, "region,target_value,unit\njilin,60000,架\njilin,60000,架\nwuhan,70,%\n");
}

#[test]
fn the_usual_regions_of_a_person_do_not_narrow_a_comparison() {
    let desk = Desk::with_ledger();
    desk.put("config.toml", "region = [\"wuhan\"]\n");
    let run = |line: &str| {
        let output = desk.duban(line).env("DUBAN_CONFIG", "config.toml").output().expect("run");
        crate::told(&output).1
    };
    assert_eq!(run("report --format csv --columns region").lines().filter(|line| *line == "qingdao").count(), 0);
    assert_eq!(run("compare racks --format csv --columns region"), "region\njilin\njilin\nwuhan\n");
}
