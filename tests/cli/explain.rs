//! `explain`, and the methods in `show`: what a clerk follows on paper, and what a program reads.

use serde_json::{Value, json};

use crate::Desk;
use crate::desk::{number, text};

/// A desk with the cases of the method page.
fn with_cases() -> Desk {
    let desk = Desk::new();
    desk.put("case.toml", include_str!("fixture/case.toml"));
    desk.done("init --catalogue case.toml --empty");
    desk.put(
        "figures.csv",
        "indicator,period,value\n\
         case.share,2021,12\n\
         case.share,2022,13.5\n\
         case.share,2023,16.2\n\
         case.energy,2020,1.5\n\
         case.energy,2021,1.45\n\
         case.energy,2022,1.41\n\
         case.energy,2023,1.36\n\
         case.firms,2023-12-31,400\n",
    );
    desk.done("import figures.csv -q");
    desk
}

const SHARE: &str = "explain case.share --as-of 2024-03-01";

/// The steps of a part of an explanation.
fn steps<'v>(row: &'v Value, method: &str) -> Vec<&'v str> {
    row["methods"][method]["steps"].as_array().expect("a list").iter().map(text).collect()
}

/// A page in one piece, whatever its lines.
fn flat(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_method_has_its_heading_its_formula_and_its_steps() {
    let desk = with_cases();
    let page = flat(&desk.done(SHARE));
    for part in [
        "── Target ≥20% by 2025-12-31: on track",
        "─ How the verdict was reached 1. As of 2024-03-01",
        "─ Attainment Attainment = deciding value ÷ target",
        "─ Growth ratio Growth a year = (deciding value ÷ baseline)^(1 ÷ years) - 1.",
        "Growth a year so far = (16.2 ÷ 10)^(1 ÷ 3) - 1 = 17.4460292351%.",
        "─ Projection The least-squares line",
        "Numerator of the slope = 3 × 16753.5 - 1095 × 41.7 = 4599.",
        "The trend at the deadline against the target: 20.2057534247 ≥ 20? yes.",
        "Student's distribution, two-sided 95%, 1 degree of freedom: 12.7062047362.",
        "─ Time distance",
        "Needed a quarter = (20 - 16.2) ÷ 8 = 0.475.",
        "Room, or how much worse the value could be = (2.03285870756% + 5%) × (20 - 10) = 0.703285870756.",
        "─ Where the methods disagree, and why The methods do not disagree.",
        "─ Plan review as expected (within the tolerance of its pace) Lights: blue due soon yellow behind",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let page = desk.done(&format!("{SHARE} --lang zh")).replace('\n', "");
    for part in [
        "─ 趋势外推对起点以来的准确数作最小二乘直线",
        "期限当天的趋势值与目标比较：20.2057534247 ≥ 20？满足。",
        "第1224天，即2024-05-08。",
        "各方法没有不一致之处。",
        "亮灯：蓝灯 临期   黄灯 滞后",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
}

#[test]
fn the_steps_of_the_verdict_are_those_of_show() {
    let desk = Desk::with_ledger();
    for code in ["qingdao.5g-stations", "wuhan.core-share", "wuhan.scenarios", "changchun.5g-stations"] {
        for lang in ["zh", "en"] {
            let (explained, shown) =
                (desk.row(&format!("explain {code} --lang {lang}")), desk.row(&format!("show {code} --lang {lang}")));
            assert_eq!((&explained["target"], &explained["steps"]), (&shown["target"], &shown["steps"]));
            assert_eq!(explained["status"], shown["status"]);
        }
    }
}

#[test]
fn what_the_steps_come_to_is_what_the_report_says() {
    let desk = with_cases();
    for row in desk.rows("report --method all --as-of 2024-03-01") {
        let told = desk.row(&format!("explain {} --as-of 2024-03-01", text(&row["target"])));
        let said = &row["methods"];
        let comes_to = |method: &str, key: &str| {
            if said[method][key].is_null() {
                return;
            }
            let value = number(&said[method][key]);
            let value = value.trim_start_matches('-').to_owned();
            let found = steps(&told, method).iter().any(|step| step.contains(&format!("= {value}.")))
                || steps(&told, method).iter().any(|step| step.contains(&format!("= -{value}.")));
            assert!(found, "{method}.{key} {value}\n{:#?}", steps(&told, method));
        };
        for (method, keys) in [
            ("growth_ratio", &["ratio"][..]),
            ("projection", &["value", "slope_per_year", "low", "high"]),
            ("time_distance", &["months"]),
            ("needed", &["per_year", "per_quarter"]),
            ("room", &["cushion", "next_least", "next_fall"]),
        ] {
            for key in keys {
                comes_to(method, key);
            }
        }
        for (method, key) in [("projection", "reaches_on"), ("time_distance", "path_day"), ("room", "behind_from")] {
            if let Some(day) = said[method][key].as_str() {
                assert!(steps(&told, method).iter().any(|step| step.contains(day)), "{method}.{key}");
            }
        }
    }
}

#[test]
fn what_cannot_be_said_has_its_reason_in_its_place() {
    let row = with_cases().row("explain case.firms --as-of 2024-03-01 --lang zh");
    assert_eq!(row["methods"]["projection"]["reason"], "one_point");
    assert_eq!(steps(&row, "projection"), ["只有一个数据点，趋势暂难判断。"]);
    assert_eq!(steps(&row, "growth_ratio"), ["增速比不能给出：只有一个数据，不能自作基数。"]);
    assert_eq!(row["methods"]["needed"]["reason"], Value::Null);
    assert!(steps(&row, "needed").iter().any(|step| step.contains("(500 - 400) ÷ 8 = 12.5")));
    let desk = Desk::with_ledger();
    for row in desk.rows("report --method all") {
        let told = desk.row(&format!("explain {}", text(&row["target"])));
        for (method, explained) in told["methods"].as_object().expect("methods") {
            assert_eq!(explained["reason"], row["methods"][method]["reason"], "{method} of {}", row["target"]);
            assert!(!explained["steps"].as_array().expect("a list").is_empty());
        }
    }
}

#[test]
fn the_methods_asked_for_are_explained_and_no_others() {
    let desk = with_cases();
    let row = desk.row(&format!("{SHARE} --method room,projection"));
    let keys: Vec<&String> = row["methods"].as_object().expect("methods").keys().collect();
    assert_eq!(keys, ["projection", "room"]);
    let page = desk.done(&format!("{SHARE} --method time_distance"));
    assert!(page.contains("─ Time distance") && !page.contains("─ Room") && !page.contains("disagree"), "{page}");
    let all = desk.row(&format!("{SHARE} --method all"));
    assert_eq!(all, desk.row(SHARE));
    let (code, _, err) = desk.run(&format!("{SHARE} --method projektion"));
    assert_eq!(code, 2);
    assert!(err.contains("projection"), "{err}");
}

#[test]
fn where_methods_disagree_it_is_said_why() {
    let desk = with_cases();
    let line = "case.energy --as-of 2024-03-01";
    let row = desk.row(&format!("explain {line}"));
    assert_eq!(row["disagreements"][0]["code"], "within_tolerance");
    let report = desk.rows("report --method all --as-of 2024-03-01");
    let said = report.iter().find(|row| row["indicator"] == "case.energy").expect("the row");
    assert_eq!(said["methods"]["disagreements"], json!(["within_tolerance"]));
    let english = "The pace is content only within its tolerance; the other methods know none.";
    let chinese = "进度在容差以内才算达到，其他方法不设容差。";
    for command in ["explain", "show"] {
        assert!(flat(&desk.done(&format!("{command} {line}"))).contains(english), "{command}");
        assert!(desk.done(&format!("{command} {line} --lang zh")).contains(chinese), "{command}");
    }
}

#[test]
fn the_json_has_its_keys() {
    let json = with_cases().json(SHARE);
    assert_eq!((&json["schema"], &json["as_of"]), (&json!("duban/explain/1"), &json!("2024-03-01")));
    let row = &json["rows"][0];
    let keys: Vec<&String> = row.as_object().expect("an object").keys().collect();
    let expected = "target indicator name name_en region source clause deadline status reason steps methods disagreements review extended_to status_original";
    assert_eq!(keys, expected.split(' ').collect::<Vec<_>>());
    let methods: Vec<&String> = row["methods"].as_object().expect("an object").keys().collect();
    let expected = "attainment pace growth_ratio growth_trend projection time_distance needed room";
    assert_eq!(methods, expected.split(' ').collect::<Vec<_>>());
    assert_eq!(row["methods"]["pace"].as_object().expect("an object").keys().collect::<Vec<_>>(), ["steps", "reason"]);
}

#[test]
fn as_a_table_for_spreadsheets_it_has_a_row_for_each_step() {
    let desk = with_cases();
    let csv = desk.done(&format!("{SHARE} --method pace,needed --format csv"));
    let mut lines = csv.lines();
    assert_eq!(lines.next(), Some("target,part,step,text"));
    assert_eq!(lines.next().map(|line| line.starts_with("case.share.2025,verdict,1,")), Some(true));
    let row = desk.row(&format!("{SHARE} --method pace,needed"));
    let all = row["steps"].as_array().expect("a list").len() + steps(&row, "pace").len() + steps(&row, "needed").len();
    assert_eq!(csv.lines().count(), all + 1);
    assert!(csv.contains("\ncase.share.2025,needed,1,"), "{csv}");
}

#[test]
fn it_goes_into_a_document_and_a_file() {
    let desk = with_cases();
    let page = desk.done(&format!("{SHARE} --format markdown"));
    assert!(
        page.contains("\n### Growth ratio\n") && page.contains("\n## Target ≥20% by 2025-12-31: on track\n"),
        "{page}"
    );
    assert_eq!(desk.run(&format!("{SHARE} -o share.md")), (0, String::new(), String::new()));
    assert_eq!(desk.read("share.md"), page);
    assert_eq!(desk.run(&format!("{SHARE} -o share.csv")).0, 0);
    assert!(desk.read("share.csv").contains("target,part,step,text"));
}

#[test]
fn a_code_is_found_as_in_show_and_a_near_miss_is_answered() {
    let desk = Desk::with_ledger();
    assert_eq!(desk.row("explain qingdao.5g-stations.2025")["target"], "qingdao.5g-stations.2025");
    assert_eq!(desk.done("explain zcq5g"), desk.done("explain changchun.5g-stations"));
    for line in ["changchun.5g-statoins", "5gjz"] {
        assert_eq!(desk.refused(&format!("explain {line}")), desk.refused(&format!("show {line}")));
    }
    let (code, _, err) = desk.run("explian wuhan.core-share");
    assert_eq!(code, 2);
    assert!(err.contains("explain"), "{err}");
}

#[test]
fn a_gate_closes_on_the_status() {
    let desk = with_cases();
    assert_eq!(desk.run(&format!("{SHARE} -q --fail-on on_track")).0, 3);
    assert_eq!(desk.run(&format!("{SHARE} -q --fail-on behind")).0, 0);
}

#[test]
fn show_has_a_line_for_each_method() {
    let desk = with_cases();
    let page = desk.run_at(200, "show case.share --as-of 2024-03-01 --lang zh").1;
    let line = |method: &str| page.lines().rfind(|line| line.starts_with(&format!("{method}  "))).unwrap_or_default();
    for (method, says) in [
        ("完成率", "完成81.0%，差3.8个百分点"),
        ("序时进度", "进度62.0%，序时60.0%，快慢+2.0个百分点"),
        ("增速比", "1.17，进展显著"),
        ("自身增速", "年均17.4%，进展显著"),
        ("趋势外推", "到期预计20.21%，能达到"),
        ("趋势外推", "3个数据点，95%区间5.16%～35.25%；照此趋势2025-11-26可达到"),
        ("时间距离", "早1.2个月"),
        ("今后所需", "剩8个季度；年均需增速11.1%"),
        ("余地", "再低0.7个百分点转黄"),
        ("余地", "下期（至2024-12-31）至少17.51%；若无新数、停在现值，2024-05-08起为滞后"),
    ] {
        assert!(line(method).contains(says), "{method}: {says}\n{page}");
    }
    let page = flat(&desk.run_at(200, "show case.share --as-of 2024-03-01").1);
    for says in [
        "0.7 points less would turn yellow",
        "the next figure (2024-12-31) at least 17.51%; without news, at the same value, it is behind from 2024-05-08",
        "20.21% by the deadline: meets the target",
    ] {
        assert!(page.contains(says), "{says}\n{page}");
    }
}

#[test]
fn room_turns_to_the_light_of_the_offices_own_ladder_or_to_none() {
    let says = |rules: &str| {
        let desk = Desk::new();
        desk.put(
            "case.toml",
            &include_str!("fixture/case.toml").replace("[[region]]", &format!("{rules}\n[[region]]")),
        );
        desk.done("init --catalogue case.toml --empty");
        desk.done("record case.share 16.2 --period 2023 --as-of 2024-03-01");
        desk.run_at(200, "show case.share --as-of 2024-03-01 --lang zh").1
    };
    assert!(says("").contains("再低0.7个百分点转黄"));
    assert!(says("[rules]\nladder = \"green-yellow-red\"").contains("再低0.7个百分点转黄"));
    assert!(says("[rules.lights]\nbehind = \"red\"").contains("再低0.7个百分点转红"));
    assert!(says("[rules.lights]\nbehind = \"none\"").contains("再低0.7个百分点即为滞后"));
}

#[test]
fn one_figure_is_enough_for_level_gap_time_left_and_what_is_needed() {
    let desk = with_cases();
    let page = desk.run_at(200, "show case.firms --as-of 2024-03-01 --lang zh").1;
    for says in [
        "最新值：  400家",
        "差距：    100家",
        "剩余天数：670",
        "年均需增：49.97家",
        "只有一个数据点，趋势暂难判断。",
        "每年需增49.97家，每季12.5家",
        "剩8个季度；年均需增速11.8%",
    ] {
        assert!(page.contains(says), "{says}\n{page}");
    }
    let page = desk.run_at(200, "show case.firms --as-of 2024-03-01").1;
    assert!(page.contains("One figure only: a trend cannot be judged yet."), "{page}");
}

#[test]
fn without_figures_one_sentence_stands_for_all_methods() {
    let page = Desk::with_ledger().done("show changchun.5g-stations --lang zh");
    assert!(page.contains("各方法都不能给出结果：没有可用的数据。") && !page.contains("增速比"), "{page}");
}
