//! What must not happen: a formula out of data, a character that no file can hold, other bytes from the same ledger, an
//! old file lost.

use calamine::Data;

use super::Book;
use crate::{Desk, told};

#[test]
fn the_same_ledger_and_day_give_the_same_bytes() {
    let desk = Desk::with_ledger();
    for line in
        ["report --per-agency", "overdue", "targets", "agencies", "report --by region", "report --sort -gap_pct"]
    {
        desk.done(&format!("{line} -o a.xlsx"));
        let mut again = desk.duban(&format!("{line} -o b.xlsx"));
        let output = again.env("TZ", "America/New_York").output().expect("started");
        assert_eq!(told(&output).0, 0);
        assert!(desk.bytes("a.xlsx") == desk.bytes("b.xlsx"), "{line}");
    }
    let core = Book::new(desk.bytes("a.xlsx")).part("docProps/core.xml");
    assert!(core.contains("2025-12-31T00:00:00Z"), "{core}");
}

#[test]
fn text_like_a_formula_is_text() {
    let desk = Desk::in_town();
    desk.done("record town.vacancy 4 --period 2023 --publisher =1+1 --title @SUM(A1)");
    desk.done("record town.vacancy 4.5 --period 2025-03 --publisher =cmd|'/c␣calc'!A1");
    let book = Book::of(&desk, "report --lang zh --as-of 2025-06-30");
    let table = book.table("督办台账");
    assert_eq!(table.cell("指标", "空置率", "数据来源"), &Data::String("=cmd|'/c calc'!A1".to_owned()));
    assert!(table.cell("指标", "单位能耗", "情况说明").to_string().ends_with("=年末口径"));
    for part in book.parts().iter().filter(|part| part.starts_with("xl/worksheets/sheet")) {
        assert!(!book.part(part).contains("<f>"), "{part}");
    }
}

#[test]
fn characters_that_no_file_can_hold_are_left_out_and_long_texts_cut() {
    let desk = Desk::in_town();
    let long = "督".repeat(40_000);
    for (period, publisher) in [("2023", "镇\u{1b}[31m\u{202e}统\u{7}计站_x0041_<b>&\"'"), ("2025-03", long.as_str())]
    {
        let mut command = desk.duban(&format!("record town.vacancy 4 --period {period} --publisher"));
        assert_eq!(told(&command.arg(publisher).output().expect("started")).0, 0);
    }
    let source = |day: &str| {
        let table = Book::of(&desk, &format!("report --lang zh --as-of {day}")).table("督办台账");
        table.cell("指标", "空置率", "数据来源").to_string()
    };
    assert_eq!(source("2024-06-30"), "镇[31m统计站_x0041_<b>&\"'");
    let cut = source("2025-06-30");
    assert_eq!(cut.chars().count(), 32_767);
    assert!(cut.ends_with("督……（过长，已截断）"));
}

#[test]
fn a_hostile_agency_gets_a_sheet_with_a_name_that_is_allowed() {
    let desk = Desk::new();
    let long = "长".repeat(40);
    let evil = ["../镇[办]:*?/＼", "'甲'", "History", &long, &format!("{long}乙"), "=1+1", "镇\\u001b办"];
    let quoted = evil.map(|name| format!("\"{name}\"")).join(", ");
    let mut town =
        crate::desk::TOWN.replace("responsible = [\"镇科技办\", \"镇数据办\"]", &format!("responsible = [{quoted}]"));
    for name in evil {
        town.extend(["\n[[agency]]\nregion = \"town\"\nname = \"", name, "\"\n"]);
    }
    desk.put("town.toml", &town);
    desk.done("init --catalogue town.toml --empty");
    let book = Book::of(&desk, "report --lang zh --per-agency --region town");
    let sheets = book.names();
    let twice = format!("{}(2)", "长".repeat(28));
    for name in ["..／镇［办］：＊？／＼", "甲", "History_", &"长".repeat(31), &twice, "=1+1", "镇办"] {
        assert!(sheets.iter().any(|own| own == name), "{name}: {sheets:?}");
    }
}

#[test]
fn a_run_that_fails_leaves_the_old_file_as_it_was() {
    let desk = Desk::with_ledger();
    desk.put("ledger.xlsx", "old");
    for (line, exit) in [("report --columns nothing", 2), ("report --region nowhere", 1), ("report --agency nobody", 1)]
    {
        assert_eq!(desk.run(&format!("{line} -o ledger.xlsx")).0, exit, "{line}");
        assert_eq!(desk.read("ledger.xlsx"), "old", "{line}");
        assert_eq!(desk.names(), ["duban.db", "ledger.xlsx"], "{line}");
    }
    let (code, _, _) = desk.run("report -o ledger.xlsx --fail-on no_data");
    assert_eq!(code, 3);
    assert!(Book::new(desk.bytes("ledger.xlsx")).names().len() == 3);
}

#[test]
fn a_workbook_goes_through_a_pipe() {
    let desk = Desk::with_ledger();
    let output = desk.duban("report --lang zh --format xlsx").output().expect("started");
    desk.done("report --lang zh -o a.xlsx");
    assert!(output.stdout == desk.bytes("a.xlsx"));
}

#[test]
fn nothing_to_list_is_a_workbook_that_says_so() {
    let desk = Desk::with_ledger();
    let book = Book::of(&desk, "overdue --lang zh --as-of 2022-01-01");
    assert!(book.text("逾期目标督办台账").contains("（无）"));
    assert!(book.text("说明").contains("共 0 个目标"));
}
