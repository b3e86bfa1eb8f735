//! `import`: many figures from a file, all or none, each bad row with its line, column and reason.

use encoding_rs::GB18030;
use serde_json::{Value, json};

use crate::Desk;
use crate::desk::number;

const SOUND: &str = "indicator,period,value,unit,publisher\n\
                     changchun.5g-stations,2024,1.21,万个,市通信管理局\n\
                     taizhou.core-share,2023年,百分之十二,,市统计局\n\
                     jilin.ipv6-share,2024H1,六成五,,\n";

/// What the ledger has of the indicators of [`SOUND`].
fn kept(desk: &Desk) -> Vec<String> {
    ["changchun.5g-stations", "taizhou.core-share", "jilin.ipv6-share"]
        .iter()
        .flat_map(|code| desk.rows(&format!("history {code}")))
        .map(|row| {
            let text = |key: &str| row[key].as_str().unwrap_or("-").to_owned();
            format!("{} {} {} {}", text("indicator"), text("period"), number(&row["value"]), text("publisher"))
        })
        .collect()
}

const KEPT: [&str; 3] = [
    "changchun.5g-stations 2024 12100 市通信管理局",
    "taizhou.core-share 2023 12 市统计局",
    "jilin.ipv6-share 2024H1 65 -",
];

/// Imports a file into a fresh ledger; what it said on standard error.
fn imported(bytes: &[u8]) -> String {
    let desk = Desk::with_ledger();
    desk.put_bytes("figures.csv", bytes);
    let (code, out, err) = desk.run("import figures.csv");
    assert_eq!((code, out.as_str()), (0, "3 recorded, 0 revised, 0 skipped as already there\n"), "{err}");
    assert_eq!(kept(&desk), KEPT);
    err
}

#[test]
fn every_encoding_that_offices_save_in_is_recognised() {
    let utf16 =
        |order: fn(u16) -> [u8; 2]| "\u{feff}".encode_utf16().chain(SOUND.encode_utf16()).flat_map(order).collect();
    let gb18030 = GB18030.encode(&SOUND.replace('\n', "\r\n")).0.into_owned();
    assert_eq!(imported(SOUND.as_bytes()), "read as UTF-8, separated by commas, header in line 1\n");
    assert_eq!(
        imported(format!("\u{feff}{SOUND}").as_bytes()),
        "read as UTF-8, separated by commas, header in line 1\n"
    );
    assert_eq!(imported(&gb18030), "read as GB18030, separated by commas, header in line 1\n");
    assert_eq!(
        imported(&Vec::from_iter::<Vec<u8>>(utf16(u16::to_le_bytes))),
        "read as UTF-16LE, separated by commas, header in line 1\n"
    );
    assert_eq!(
        imported(&Vec::from_iter::<Vec<u8>>(utf16(u16::to_be_bytes))),
        "read as UTF-16BE, separated by commas, header in line 1\n"
    );
}

#[test]
fn tabs_and_semicolons_part_columns_as_commas_do() {
    assert_eq!(imported(SOUND.replace(',', "\t").as_bytes()), "read as UTF-8, separated by tabs, header in line 1\n");
    assert_eq!(
        imported(SOUND.replace(',', ";").as_bytes()),
        "read as UTF-8, separated by semicolons, header in line 1\n"
    );
}

#[test]
fn chinese_headings_in_any_order_are_understood() {
    imported(
        "数值,单位,发布单位,指标,时期\n\
         1.21,万个,市通信管理局,changchun.5g-stations,2024\n\
         12,%,市统计局,taizhou.core-share,2023\n\
         65,,,jilin.ipv6-share,2024年上半年\n"
            .as_bytes(),
    );
}

#[test]
fn indicators_may_be_named_by_their_names() {
    let desk = Desk::with_ledger();
    desk.put("figures.csv", "指标,时期,数值\n主城区5G基站数量,2024,12100\n");
    desk.done("import figures.csv -q");
    assert_eq!(kept(&desk), ["changchun.5g-stations 2024 12100 -"]);
    desk.put("figures.csv", "指标,时期,数值\n5G基站数,2024,12\n");
    let err = desk.refused("import figures.csv -q");
    assert!(err.contains("names several indicators; write the code: "), "{err}");
}

#[test]
fn every_bad_row_is_listed_and_nothing_is_stored() {
    let desk = Desk::with_ledger();
    desk.done("record changchun.core-share 9 --period 2022");
    desk.put(
        "figures.csv",
        "indicator,period,value,unit,bound\n\
         changchun.5g-statoins,2024,12000,,\n\
         changchun.5g-stations,2024Q5,12000,,\n\
         changchun.5g-stations,2024,12000,户,\n\
         changchun.5g-stations,2023,twelve,,\n\
         changchun.5g-stations,2022,12000\n\
         changchun.5g-stations,2021,12000,,about\n\
         taizhou.core-share,2024,12,%,\n\
         taizhou.core-share,2024,12.5,%,\n\
         changchun.core-share,2022,9.1,,\n\
         jilin.ipv6-share,2024,150,,\n\
         jilin.ipv6-share,,50,,\n\
         jilin.ipv6-share,2023,50,,\n",
    );
    let before = desk.bytes("duban.db");
    let err = desk.refused("import figures.csv -q");
    let lines: Vec<&str> = err.lines().collect();
    assert_eq!(
        lines,
        [
            "error: `figures.csv` cannot be imported:",
            "  line 2, column `indicator`: there is no indicator `changchun.5g-statoins`; did you mean \
             `changchun.5g-stations`?",
            "  line 3, column `period`: `2024Q5`: there is no quarter `5`; quarters run from 1 to 4",
            "  line 4, column `unit`: the unit `户` is not the indicator's; what fits: `个`, `座`, `万个`",
            "  line 5, column `value`: `twelve` is not a number; write a number such as `1208` or `95%`; leave it empty where nothing was reported",
            "  line 6: the row has 3 fields where the header has 5; add the missing ones; an empty one keeps its separator",
            "  line 7, column `bound`: `about` is not a code of this column; allowed: `exact`, `at_least`, `more_than`, \
             `at_most`, `less_than`",
            "  line 9: `12.5`: line 8 contradicts it with `12%`; keep one of the two",
            "  line 10: `9.1`: `9%` is recorded for the same period and release; to correct it, add `--revise`",
            "  line 11: `150`: a share is above `100`; check it; if it is right, add `--confirm`",
            "  line 12, column `period`: `period` is empty; fill it in; a row without a value may stay as it is",
            "10 faults; nothing was stored",
        ]
    );
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[test]
fn faults_are_told_in_chinese_by_the_files_own_headings() {
    let desk = Desk::with_ledger();
    desk.put("数据.csv", "指标,时期,数值\nchangchun.5g-stations,2024年13月,12000\n");
    assert_eq!(
        desk.refused("import 数据.csv --lang zh -q"),
        "错误：`数据.csv` 不能导入：\n  第 2 行 `时期` 列：`2024年13月` 中没有第 `13` 月；月份是 1 至 12\n\
         共 1 处问题；没有写入任何数据\n"
    );
}

#[test]
fn a_header_without_the_needed_columns_is_refused() {
    let desk = Desk::with_ledger();
    desk.put("figures.csv", "indicator,amount,value,value\n");
    assert_eq!(
        desk.refused("import figures.csv -q").lines().collect::<Vec<_>>(),
        [
            "error: `figures.csv` cannot be imported:",
            "  line 1, column `amount`: no column is called so; rename it or take it out; allowed: `indicator`, `period`, `value`, `unit`, `bound`, \
             `fit`, `release`, `publisher`, `title`, `url`, `note`, `by`, `region`, `name`",
            "  line 1, column `value`: the column `value` stands twice; keep one",
            "  line 1: the column `period` is missing; a row above the figures must name the columns; `duban import --template` writes an empty table",
            "3 faults; nothing was stored",
        ]
    );
    desk.put("figures.csv", "");
    assert!(desk.refused("import figures.csv").starts_with("error: `figures.csv` is empty"));
    assert!(desk.refused("import none.csv").starts_with("error: cannot read `none.csv`: it does not exist"));
}

#[test]
fn the_same_file_again_is_skipped_and_counted() {
    let desk = Desk::with_ledger();
    desk.put("figures.csv", SOUND);
    desk.done("import figures.csv -q");
    let before = desk.bytes("duban.db");
    assert_eq!(desk.done("import figures.csv -q"), "0 recorded, 0 revised, 3 skipped as already there\n");
    assert!(desk.bytes("duban.db") == before, "the file is another");
    desk.put("figures.csv", &format!("{SOUND}jilin.racks,2024,50000,,\n"));
    assert_eq!(desk.done("import figures.csv -q"), "1 recorded, 0 revised, 3 skipped as already there\n");
}

#[test]
fn the_same_row_twice_in_a_file_is_one_figure() {
    let desk = Desk::with_ledger();
    desk.put("figures.csv", "indicator,period,value\njilin.racks,2024,5万\njilin.racks,2024年,50000架\n");
    assert_eq!(desk.done("import figures.csv -q"), "1 recorded, 0 revised, 1 skipped as already there\n");
}

#[test]
fn a_dry_run_counts_and_stores_nothing() {
    let desk = Desk::with_ledger();
    desk.put("figures.csv", SOUND);
    let before = desk.bytes("duban.db");
    let out = desk.done("import figures.csv --dry-run -q");
    assert_eq!(out, "would record 3, revise 0 and skip 0 already there; nothing written\n");
    assert_eq!((desk.bytes("duban.db"), desk.names()), (before, vec!["duban.db".into(), "figures.csv".into()]));
    desk.put("bad.csv", "indicator,period,value\njilin.racks,2024,x\n");
    assert!(desk.refused("import bad.csv --dry-run -q").ends_with("1 fault; nothing was stored\n"));
}

#[test]
fn a_revision_is_counted_as_one() {
    let desk = Desk::with_ledger();
    desk.put("figures.csv", SOUND);
    desk.done("import figures.csv -q");
    desk.put("figures.csv", &SOUND.replace("百分之十二", "12.5"));
    let out = desk.done("import figures.csv --revise -q --by 李华");
    assert_eq!(out, "0 recorded, 1 revised, 2 skipped as already there\n");
    let told: Vec<Value> = desk
        .rows("history taizhou.core-share")
        .iter()
        .map(|row| json!([number(&row["value"]), row["superseded_by"], row["by"]]))
        .collect();
    assert_eq!(told, [json!(["12", "taizhou.core-share@2023#2", null]), json!(["12.5", null, "李华"])]);
}

#[test]
fn standard_input_is_a_file_too() {
    let desk = Desk::with_ledger();
    desk.duban("import - -q").write_stdin(SOUND).assert().success();
    assert_eq!(kept(&desk), KEPT);
}

#[test]
fn the_template_holds_every_indicator_and_goes_back_in() {
    let desk = Desk::with_ledger();
    desk.done("import --template -o figures.csv");
    let template = desk.read("figures.csv");
    let mut lines: Vec<String> = template.lines().map(str::to_owned).collect();
    assert_eq!(lines[0], "\u{feff}indicator,period,value,unit,bound,fit,release,publisher,title,url,note,by");
    let mut indicators: Vec<String> = Vec::new();
    for row in desk.rows("targets") {
        let code = row["indicator"].as_str().expect("a text").to_owned();
        if !indicators.contains(&code) {
            indicators.push(code);
        }
    }
    let listed: Vec<&str> = lines[1..].iter().filter_map(|line| line.split(',').next()).collect();
    assert_eq!(listed, indicators);
    for line in &mut lines {
        for (code, filled) in [("changchun.5g-stations,", "2024,12100,"), ("jilin.racks,", "2024,5,")] {
            if let Some(rest) = line.strip_prefix(code).and_then(|rest| rest.strip_prefix(",,")) {
                let rest = if code.starts_with("jilin") { rest.replacen('架', "万架", 1) } else { rest.to_owned() };
                *line = format!("{code}{filled}{rest}");
            }
        }
    }
    desk.put("figures.csv", &lines.join("\n"));
    let empty = indicators.len() - 2;
    assert_eq!(
        desk.done("import figures.csv -q"),
        format!(
            "2 recorded, 0 revised, 0 skipped as already there\n{empty} rows without a value: not reported, nothing \
             recorded for them\n"
        )
    );
    assert_eq!(number(&desk.row("history jilin.racks")["value"]), "50000");
    assert_eq!(desk.rows("report --status no_data --as-of 2025-06-30 --region taizhou").len(), 21);
}

#[test]
fn an_indicator_of_two_targets_stands_once_in_the_template() {
    let template = Desk::with_ledger().done("import --template");
    assert_eq!(template.lines().filter(|line| line.starts_with("jilin.5g-stations,")).count(), 1);
    assert!(template.starts_with("indicator,"), "no byte-order mark where no file is written");
}

#[test]
fn what_is_typed_in_the_file_is_kept_beside_what_was_understood() {
    let desk = Desk::with_ledger();
    desk.put("figures.csv", SOUND);
    desk.done("import figures.csv -q");
    assert_eq!(desk.row("history changchun.5g-stations")["as_typed"], "1.21万个");
    assert_eq!(desk.row("history taizhou.core-share")["as_typed"], "百分之十二");
}

#[test]
fn an_office_table_with_every_chinese_heading_and_a_counting_column_is_read() {
    let desk = Desk::with_ledger();
    let text = "序号,指标,时期,数值,单位,界限,口径,版次,发布单位,标题,网址,备注,填报人\r\n\
                1,changchun.5g-stations,2024年底,1.21万,个,,,,市通信管理局,公报,,含室分,李华\r\n";
    desk.put_bytes("figures.csv", &GB18030.encode(text).0);
    let (code, out, err) = desk.run("import figures.csv");
    assert_eq!((code, out.as_str()), (0, "1 recorded, 0 revised, 0 skipped as already there\n"), "{err}");
}

#[test]
fn the_headings_that_a_refusal_offers_are_chinese() {
    let desk = Desk::with_ledger();
    desk.put("figures.csv", "指标,时期,数目\n");
    let (_, _, err) = desk.run("import figures.csv --lang zh");
    assert!(
        err.contains(
            "可用的列名：指标、时期、数值、单位、界限、口径、版次、发布单位、标题、网址、备注、填报人、地区、指标名称\n"
        ),
        "{err}"
    );
    assert!(err.contains("缺少“数值”（`value`）列；表头应有一行写明列名"), "{err}");
}
