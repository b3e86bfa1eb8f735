//! What waits for approval is said in every file for people: how many figures, the newest, who recorded it, and that it
//! does not count.

use std::io::{Cursor, Read};

use calamine::{Data, Reader, Xlsx};

use super::done_under;
use crate::Desk;
use crate::desk::TOWN;

const LATE: &str = "--as-of 2026-06-30";

/// The town with two figures of one indicator and one of another that wait.
fn awaiting() -> Desk {
    let desk = Desk::in_town();
    let waits =
        TOWN.replacen("[rules]\n", "[rules]\napproval = true\n", 1).replacen("version = \"1\"", "version = \"2\"", 1);
    desk.put("waits.toml", &waits);
    done_under(&desk, "lihua", "load waits.toml -q");
    done_under(&desk, "lihua", "record town.firms 95 --period 2025 --by 李华 -q --as-of 2026-06-30");
    done_under(&desk, "lihua", "record town.firms 82 --period 2024 --revise -q --as-of 2026-06-30");
    done_under(&desk, "lihua", "record town.energy 1.2 --period 2025 --by 李华 -q --as-of 2026-06-30");
    desk
}

const FIRMS_ZH: &str = "另有 2 条数据待核准，尚未计入，最新一条为2025年95家，李华登记";
const FIRMS_EN: &str =
    "2 figures wait for approval and do not count yet, the newest: 95 companies for 2025, recorded by 李华";

/// The texts of a sheet's cells.
fn texts(desk: &Desk, sheet: &str) -> Vec<String> {
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(desk.bytes("out.xlsx"))).expect("a workbook");
    let range = book.worksheet_range(sheet).expect("a sheet");
    let text = |cell: &Data| if let Data::String(text) = cell { Some(text.clone()) } else { None };
    range.rows().flatten().filter_map(text).collect()
}

/// The text of a Word document.
fn document(desk: &Desk) -> String {
    let mut zip = zip::ZipArchive::new(Cursor::new(desk.bytes("out.docx"))).expect("a package");
    let mut text = String::new();
    zip.by_name("word/document.xml").expect("a main part").read_to_string(&mut text).expect("UTF-8");
    let read = roxmltree::Document::parse(&text).expect("well-formed");
    read.descendants().filter(|node| node.tag_name().name() == "t").filter_map(|node| node.text()).collect()
}

#[test]
fn the_ledger_says_it_beside_the_target_and_in_its_notes() {
    let desk = awaiting();
    for (line, sheet) in
        [("report", "督办台账"), ("overdue", "逾期目标督办台账"), ("report --per-agency --region town", "镇工信办")]
    {
        desk.run(&format!("{line} {LATE} -o out.xlsx --lang zh"));
        let said = texts(&desk, sheet);
        assert!(said.iter().any(|text| text.contains(FIRMS_ZH)), "{line}: {said:?}");
    }
    desk.run(&format!("report {LATE} -o out.xlsx --lang zh"));
    assert!(texts(&desk, "说明").iter().any(|text| text.starts_with("另有 3 条数据待核准，未计入")));
    desk.run(&format!("report {LATE} -o out.xlsx --lang en"));
    assert!(texts(&desk, "Supervision ledger").iter().any(|text| text.contains(FIRMS_EN)));
}

#[test]
fn a_notice_and_a_bulletin_say_it_of_each_target_and_in_the_last_annex() {
    let desk = awaiting();
    for (line, all) in [("notice --agency 镇工信办", 2), ("bulletin", 3)] {
        desk.run(&format!("{line} {LATE} -o out.docx --lang zh"));
        let said = document(&desk);
        assert!(said.contains(FIRMS_ZH), "{line}: {said}");
        assert!(said.contains("企业数（待核准 2 条）"), "the table has a mark: {said}");
        assert!(said.contains(&format!("所涉指标另有 {all} 条数据待核准，核准前不计入")), "{line}: {said}");
        desk.run(&format!("{line} {LATE} -o out.docx --lang en"));
        let said = document(&desk);
        assert!(said.contains(FIRMS_EN) && said.contains("Firms (2 waiting for approval)"), "{line}: {said}");
        assert!(said.contains(&format!("{all} further figures wait for approval and do not count")), "{line}: {said}");
    }
}

#[test]
fn a_page_says_it_counts_the_targets_and_offers_them() {
    let desk = awaiting();
    desk.run(&format!("report {LATE} -o out.html --lang zh"));
    let page = desk.read("out.html");
    assert!(page.contains(FIRMS_ZH), "beside the target");
    assert!(page.contains("所涉指标另有 3 条数据待核准，核准前不计入"), "above all");
    assert!(page.contains("value=\"pending\""), "as a choice");
    assert_eq!(page.matches("<span class=\"mark\">待核准数据</span>").count(), 2, "a mark on each target");
}

#[test]
fn a_page_of_one_indicator_says_it() {
    let desk = awaiting();
    let out = desk.done(&format!("show town.firms {LATE} --format markdown --lang zh"));
    assert!(out.contains(FIRMS_ZH), "{out}");
    let out = desk.done(&format!("show town.firms {LATE} --format html"));
    assert!(out.contains(FIRMS_EN), "{out}");
}

#[test]
fn once_approved_nothing_is_said_of_it() {
    let desk = awaiting();
    done_under(&desk, "wangfang", "approve --all --by 王芳 -q");
    for (line, name) in [("report", "out.html"), ("notice --agency 镇工信办", "out.txt"), ("bulletin", "out.txt")] {
        desk.run(&format!("{line} {LATE} -o {name} --lang zh"));
        let words = desk.read(name);
        assert!(!words.contains("条数据待核准") && !words.contains("（待核准"), "{line}");
    }
}

#[test]
fn a_deadline_that_was_extended_is_told_with_the_original_and_the_basis() {
    let desk = Desk::in_town();
    desk.done("extend town.firms.2025 --to 2026-12-31 --basis 会议纪要〔2025〕3号 -q");
    desk.run(&format!("report {LATE} -o out.xlsx --lang zh"));
    let said = texts(&desk, "督办台账");
    let told = "期限延至 2026-12-31（依据：会议纪要〔2025〕3号）；按原期限为";
    assert!(said.iter().any(|text| text.contains(told)), "{said:?}");
}
