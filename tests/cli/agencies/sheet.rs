//! `agencies NAME`: finding the agency, and its sheet in every form.

use serde_json::Value;
use unicode_width::UnicodeWidthStr;

use super::{AS_OF, east, province};
use crate::Desk;
use crate::desk::{number, text};

#[test]
fn a_name_that_agencies_of_several_regions_have_needs_its_region() {
    let desk = province().desk();
    let err = desk.refused("agencies 发改委");
    assert_eq!(
        err,
        "error: `发改委` fits more than one agency; say which:\n  发改委  东市\n  发改委  西市\n\
         name the region with `--region` where agencies have the same name\n"
    );
    assert_eq!(number(&desk.row(&format!("agencies 发改委 --region 东市 {AS_OF}"))["score"]), "100");
    let west = desk.row(&format!("agencies fgw --region west {AS_OF}"));
    assert_eq!((text(&west["region"]), west["roles"].as_array().map(Vec::len)), ("west", Some(1)));
    // The province's agency is found from the city that its document binds.
    assert_eq!(desk.row("agencies 省工信厅 --region west")["region"], "prov");
}

#[test]
fn an_agency_is_found_by_name_full_name_initials_and_a_near_miss_is_answered() {
    let desk = Desk::with_ledger();
    for typed in ["市通信办", "stxb", "长春市政务服务和数字化建设管理局"] {
        let (code, _, err) = desk.run(&format!("agencies {typed}"));
        assert_eq!((code, err.as_str()), (0, ""), "{typed}");
    }
    let err = desk.refused("agencies 市通讯办");
    assert!(err.starts_with("error: no agency is called `市通讯办`\ndid you mean:\n  市通信办  Changchun\n"), "{err}");
    let err = desk.refused("agencies 政数局");
    assert!(err.contains("市政数局  Changchun") && err.contains("省政数局  Jilin Province"), "{err}");
}

#[test]
fn a_sheet_tells_who_it_is_and_lists_what_has_no_data_apart() {
    let desk = east().desk();
    let page = desk.done(&format!("agencies 发改委 {AS_OF}"));
    for part in [
        "东市: 发改委\n",
        "as of 2025-06-30, catalogue c 1",
        "Targets:      8 (lead 6, support 2)",
        "Judged:       6 of 8",
        "Rank:         2 of 4",
        "\n── Lead: 6 targets\n",
        "2 targets do not enter the score:\n",
        "\n── Support: 2 targets\n",
        "overdue (not confirmed)",
    ] {
        assert!(page.contains(part), "{part}\n{page}");
    }
    let none = desk.done(&format!("agencies 统计局 {AS_OF}"));
    assert!(none.contains("Agency score: none: no target can be judged yet"), "{none}");
    assert!(none.contains("1 target does not enter the score:"), "{none}");
    assert!(!none.contains("Rank:"), "{none}");
    let draft = desk.done(&format!("agencies 财政局 {AS_OF}"));
    assert!(draft.contains("── Lead (draft for comment, not scored): 1 target"), "{draft}");
}

#[test]
fn a_sheet_keeps_to_the_width_asked_for() {
    for (desk, agency) in [(east().desk(), "发改委"), (Desk::with_ledger(), "市政数局"), (Desk::in_town(), "镇工信办")]
    {
        for lang in ["zh", "en"] {
            for wide in [20, 40, 80, 120, 200] {
                let (code, out, err) = desk.run_at(wide, &format!("agencies {agency} --lang {lang} {AS_OF}"));
                assert_eq!((code, err.as_str()), (0, ""));
                for line in out.lines() {
                    assert!(line.width() <= wide, "{agency} at {wide}: {line}");
                }
            }
        }
    }
}

#[test]
fn a_sheet_comes_as_csv_json_and_markdown() {
    let desk = east().desk();
    let csv = desk.done(&format!("agencies 发改委 --format csv {AS_OF}"));
    let mut reader = csv::Reader::from_reader(csv.as_bytes());
    let header: Vec<String> = reader.headers().expect("a header").iter().map(str::to_owned).collect();
    let duties = desk.row(&format!("agencies 发改委 {AS_OF}"))["duties"].take();
    let duties = duties.as_array().expect("a list");
    let mut rows = 0;
    for (record, duty) in reader.records().zip(duties) {
        rows += 1;
        for (key, cell) in header.iter().zip(&record.expect("a row")) {
            let value = key.strip_prefix("latest_").map_or(&duty[key], |part| &duty["latest"][part]);
            let told = match value {
                Value::Null => String::new(),
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            assert_eq!(cell, told, "{key}");
        }
    }
    assert_eq!((rows, duties.len()), (8, 8));
    let json = desk.json(&format!("agencies 发改委 {AS_OF}"));
    assert_eq!(json["schema"], "duban/agency/1");
    assert_eq!(json["rows"][0]["rules"]["score"]["met"], 80);
    let markdown = desk.done(&format!("agencies 发改委 --format markdown {AS_OF}"));
    assert!(markdown.starts_with("# 东市: 发改委\n") && markdown.contains("| Adds |"), "{markdown}");
    assert_eq!(desk.done(&format!("agencies 发改委 -o s.csv {AS_OF}")), "");
    assert_eq!(desk.read("s.csv"), format!("\u{feff}{csv}"));
}

#[test]
fn a_sheet_can_be_a_gate() {
    let desk = east().desk();
    let code = |line: &str| desk.run(&format!("{line} -q {AS_OF}")).0;
    assert_eq!(code("agencies 发改委 --fail-on overdue"), 3);
    assert_eq!(code("agencies 统计局 --fail-on overdue"), 0);
    assert_eq!(code("agencies --fail-on overdue"), 3);
    assert_eq!(code("agencies --fail-on no_data,behind"), 3);
}
