//! `show` and `explain` of an indicator for which no target is set: its figures and their growth, and no verdict.

use serde_json::{Value, json};

use crate::Desk;
use crate::desk::{number, text};

/// A desk with indicators that have no target, and some figures of them.
fn without_targets() -> Desk {
    let desk = Desk::new();
    let indicator = |code: &str, name: &str, unit: &str, kind: &str, direction: &str| {
        format!(
            "[[indicator]]\ncode = \"town.{code}\"\nname = \"{name}\"\nname_en = \"{code}\"\nunit = \"{unit}\"\n\
             kind = \"{kind}\"\ndirection = \"{direction}\"\nconcept = \"c\"\nscope = \"全镇\"\n"
        )
    };
    let mut catalogue = "[catalogue]\ncode = \"town\"\nversion = \"1\"\nname = \"甲镇\"\n\
                         [[region]]\ncode = \"town\"\nname = \"甲镇\"\nname_en = \"the town\"\n"
        .to_owned();
    for (code, name, unit, kind, direction) in [
        ("share", "占比", "%", "ratio", "up"),
        ("sales", "销售额", "亿元", "flow", "up"),
        ("rate", "增速", "%", "growth", "up"),
        ("vacancy", "空置率", "%", "ratio", "within"),
        ("zero", "零起", "个", "stock", "up"),
        ("soon", "新数", "个", "stock", "up"),
        ("once", "一数", "个", "stock", "up"),
        ("none", "无数", "个", "stock", "up"),
    ] {
        catalogue += &indicator(code, name, unit, kind, direction);
    }
    desk.put("town.toml", &catalogue);
    desk.done("init --catalogue town.toml --empty");
    desk.put(
        "figures.csv",
        "indicator,period,value,publisher,title,fit,bound\n\
         town.share,2020,55,镇统计站,统计公报,,\n\
         town.share,2022,66.55,镇统计站,,,\n\
         town.share,2023,70,镇统计站,,close,\n\
         town.share,2024,68,镇工信办,,,at_least\n\
         town.sales,2022,12,,,,\n\
         town.sales,2023H1,6,,,,\n\
         town.sales,2023H2,8,,,,\n\
         town.sales,2024Q1,4,,,,\n\
         town.rate,2022,5,,,,\n\
         town.rate,2023,6,,,,\n\
         town.vacancy,2022,5,,,,\n\
         town.vacancy,2023,6,,,,\n\
         town.zero,2022-12-31,0,,,,\n\
         town.zero,2023-12-31,6,,,,\n\
         town.soon,2023-12-31,5,,,,\n\
         town.soon,2024-06-30,6,,,,\n\
         town.once,2023-12-31,5,,,,\n",
    );
    desk.done("import figures.csv -q --confirm");
    desk
}

/// A page in one piece, whatever its lines.
fn flat(page: &str) -> String {
    page.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn an_indicator_without_a_target_shows_its_figures_and_their_growth() {
    let desk = without_targets();
    let page = flat(&desk.done("show town.share"));
    for part in [
        "the town: share ",
        "Indicator code: town.share Kind: ratio Direction: higher is better Indicator unit: % Scope: 全镇 Concept: c",
        "No target is set for this indicator: nothing is judged,",
        "Latest: ≥68% Latest period: 2024 Figure's age: 365 days Publisher: 镇工信办 Close figure: ≈70%",
        "Growth by itself 10.0% a year, substantial progress",
        "● figure ▲ at least ≈ close definition ━ time to 2025-12-31",
        "2020 55% same definition — 镇统计站",
        "Note: 2020: 统计公报",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    for part in ["deadline", "path", "Lights"] {
        assert!(!page.contains(part), "{part}\n{page}");
    }
    let page = desk.done("show town.share --lang zh");
    for part in ["这个指标没有设目标，不判定完成情况", "年均10.0%，进展显著", "最新值：  ≥68%", "走势图", "历次数据"]
    {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let markdown = desk.done("show town.share --format markdown");
    assert!(markdown.contains("No target is set") && markdown.contains("| Growth by itself |"), "{markdown}");
}

#[test]
fn its_json_is_one_row_whose_target_is_null() {
    let desk = without_targets();
    let row = desk.row("show town.share");
    assert_eq!(row.get("target"), Some(&Value::Null));
    for (key, value) in [
        ("indicator", "town.share"),
        ("name", "占比"),
        ("name_en", "share"),
        ("region", "town"),
        ("unit", "%"),
        ("kind", "ratio"),
        ("direction", "up"),
        ("concept", "c"),
        ("scope", "全镇"),
    ] {
        assert_eq!(row[key], value, "{key}");
    }
    assert_eq!(row["latest"]["period"], "2024");
    assert_eq!((&row["latest"]["bound"], &row["nearby"]["period"]), (&json!("at_least"), &json!("2023")));
    assert_eq!(row["figure_age_days"], 365);
    let growth = &row["methods"]["growth_trend"];
    assert_eq!(number(&growth["growth"]), "0.1");
    assert_eq!((&growth["base"]["period"], &growth["current"]["period"]), (&json!("2020"), &json!("2022")));
    assert_eq!((&growth["band"], &growth["reason"]), (&json!("substantial_progress"), &Value::Null));
    assert_eq!((number(&growth["limit"]), number(&growth["score"])), ("100".into(), "5".into()));
    assert_eq!(row["series"].as_array().map(Vec::len), Some(4));
    assert_eq!(row["series"][0]["title"], "统计公报");
    assert_eq!(row["methods"].as_object().map(serde_json::Map::len), Some(1));
}

#[test]
fn its_growth_has_the_keys_that_growth_beside_a_target_has() {
    let keys = |row: &Value| row["methods"]["growth_trend"].as_object().map(|o| o.keys().cloned().collect::<Vec<_>>());
    let beside = keys(&Desk::in_town().row("show town.firms")).expect("an object");
    let alone = keys(&without_targets().row("show town.share")).expect("an object");
    assert!(beside.iter().all(|key| alone.contains(key)), "{beside:?} {alone:?}");
}

#[test]
fn growth_that_cannot_be_said_has_its_reason() {
    let desk = without_targets();
    for (code, reason, said) in [
        ("rate", "growth_kind", "自身增速不能给出"),
        ("vacancy", "two_sided", "自身增速不能给出"),
        ("zero", "zero_base", "自身增速不能给出"),
        ("soon", "under_a_year", "自身增速不能给出"),
        ("once", "one_point", "自身增速不能给出"),
        ("none", "no_figure", "自身增速不能给出"),
    ] {
        let row = desk.row(&format!("show town.{code}"));
        assert_eq!(row["methods"]["growth_trend"]["reason"], reason, "{code}");
        assert!(row["methods"]["growth_trend"]["growth"].is_null());
        let told = desk.row(&format!("explain town.{code}"));
        assert_eq!(told["methods"]["growth_trend"]["reason"], reason, "{code}");
        for command in ["show", "explain"] {
            let page = desk.done(&format!("{command} town.{code} --lang zh"));
            assert!(page.contains(said), "{page}");
        }
    }
}

#[test]
fn flows_without_a_target_grow_by_whole_years() {
    let desk = without_targets();
    let row = desk.row("show town.sales");
    let growth = &row["methods"]["growth_trend"];
    assert_eq!(number(&growth["growth"]), "0.166666666667");
    assert_eq!((&growth["current"]["period"], &row["latest"]["period"]), (&json!("2023"), &json!("2024Q1")));
    assert!(desk.done("show town.sales").contains("1 figure that covers no calendar year is not drawn"));
}

#[test]
fn its_growth_is_explained_step_by_step() {
    let desk = without_targets();
    let page = flat(&desk.done("explain town.share"));
    for part in [
        "No target is set for this indicator",
        "1. First exact figure 55 (2020-12-31), latest 66.55 (2022-12-31).",
        "Growth a year so far = (66.55 ÷ 55)^(1 ÷ 2) - 1 = 10%.",
        "Limit factor = 1 - (55 ÷ 100)^4.44 = ",
        "Result: substantial progress.",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let told = desk.row("explain town.share");
    assert_eq!(told.get("target"), Some(&Value::Null));
    assert_eq!(told["indicator"], "town.share");
    let steps = told["methods"]["growth_trend"]["steps"].as_array().expect("steps");
    assert!(steps.iter().any(|step| text(step).contains("(66.55 ÷ 55)^(1 ÷ 2) - 1 = 10%")), "{steps:?}");
    let other = desk.row("explain town.share --method pace");
    assert_eq!(other["methods"], json!({}));
    let list = desk.done("explain town.share --format csv");
    assert!(list.starts_with("target,part,step,text\n,growth_trend,1,"), "{list}");
}

#[test]
fn lists_of_targets_leave_it_out() {
    let desk = without_targets();
    let list = desk.done("show town.share --format csv");
    assert_eq!(list.lines().count(), 1, "{list}");
    assert!(list.starts_with("target,indicator,name,"), "{list}");
    assert!(desk.rows("report").is_empty());
    assert_eq!(desk.run("show town.share --fail-on overdue").0, 0);
}
