//! What a person sees of a workbook: colours that follow the status, heads that stay, pages that can be printed.

use super::Book;
use crate::Desk;

#[test]
fn heads_stay_filters_stand_ready_and_pages_are_numbered() {
    let desk = Desk::with_ledger();
    let book = Book::of(&desk, "report --lang zh");
    let xml = book.sheet_xml(1);
    for part in [
        "<pane xSplit=\"3\" ySplit=\"3\" topLeftCell=\"D4\" activePane=\"bottomRight\" state=\"frozen\"/>",
        "<autoFilter ref=\"A3:X106\"/>",
        "<pageSetup paperSize=\"9\" fitToHeight=\"0\" orientation=\"landscape\"",
        "fitToPage=\"1\"",
        "第 &amp;P 页 共 &amp;N 页",
        "亮灯：蓝灯 临期；黄灯 滞后；红灯 逾期未完成、逾期待核、逾期未报",
    ] {
        assert!(xml.contains(part), "{part} is missing");
    }
    let workbook = book.part("xl/workbook.xml");
    assert!(
        workbook.contains("<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"0\">督办台账!$3:$3<"),
        "{workbook}"
    );
    assert!(Book::of(&desk, "report --lang en").sheet_xml(1).contains("Page &amp;P of &amp;N"));
}

/// The rules by which the cells of a column are coloured, in order: formula and colour.
fn colours(book: &Book, column: &str) -> Vec<(String, Option<String>)> {
    let (sheet, styles) = (book.sheet_xml(1), book.part("xl/styles.xml"));
    let block = sheet.split(&format!("<conditionalFormatting sqref=\"{column}4:")).nth(1).expect("a block");
    let block = block.split("</conditionalFormatting>").next().expect("an end");
    let formats: Vec<&str> = styles.split("<dxfs").nth(1).expect("formats").split("<dxf>").skip(1).collect();
    let rule = |rule: &str| {
        let between =
            |from: &str, to: &str| rule.split(from).nth(1).and_then(|rest| rest.split(to).next()).map(str::to_owned);
        let format: usize = between("dxfId=\"", "\"").expect("a format").parse().expect("a number");
        let colour = formats[format].split("<bgColor rgb=\"FF").nth(1).and_then(|rest| rest.split('"').next());
        (between("<formula>", "</formula>").expect("a formula"), colour.map(str::to_owned))
    };
    block.split("<cfRule ").skip(1).map(rule).collect()
}

/// The colour of a text by the rules, first that fits.
fn colour_of(rules: &[(String, Option<String>)], text: &str) -> Option<String> {
    let fits = |formula: &str| {
        let words: Vec<&str> = formula.split("&quot;").flat_map(|part| part.split('"')).skip(1).step_by(2).collect();
        match words.as_slice() {
            [] => formula == "TRUE",
            [begins] => text.starts_with(begins),
            [first, second] if formula.contains("SEARCH") => text.starts_with(first) && text.contains(second),
            _ => panic!("{formula}"),
        }
    };
    rules.iter().find(|(formula, _)| fits(formula)).and_then(|(_, colour)| colour.clone())
}

#[test]
fn the_colour_follows_the_status_by_the_ladder_of_the_office() {
    const RED: &str = "FFC7CE";
    const YELLOW: &str = "FFE699";
    const BLUE: &str = "BDD7EE";
    const GREEN: &str = "C6EFCE";
    let rules = colours(&Book::of(&Desk::with_ledger(), "report --lang zh"), "O");
    for (status, colour) in [
        ("逾期未报", Some(RED)),
        ("逾期未完成", Some(RED)),
        ("逾期待核", Some(RED)),
        ("滞后", Some(YELLOW)),
        ("滞后（临期）", Some(YELLOW)),
        ("未报数据（临期）", Some(BLUE)),
        ("暂难判断（临期，后回落）", Some(BLUE)),
        ("未报数据", None),
        ("已完成", None),
        ("逾期完成", None),
    ] {
        assert_eq!(colour_of(&rules, status).as_deref(), colour, "{status}");
    }
    let rules = colours(&Book::of(&Desk::in_town(), "report --lang en"), "O");
    for (status, colour) in [
        ("met", Some(GREEN)),
        ("met late", Some(GREEN)),
        ("met (fell back since)", Some(GREEN)),
        ("on track (due soon)", Some(YELLOW)),
        ("behind", Some(YELLOW)),
        ("overdue (not confirmed)", Some(RED)),
        ("no data", None),
    ] {
        assert_eq!(colour_of(&rules, status).as_deref(), colour, "{status}");
    }
}

#[test]
fn a_status_may_be_chosen_from_its_words() {
    let xml = Book::of(&Desk::with_ledger(), "report --lang zh").sheet_xml(1);
    let list = "已完成,逾期完成,达到序时进度,滞后,暂难判断,未报数据,逾期未完成,逾期待核,逾期未报";
    assert!(xml.contains(&format!("sqref=\"O4:O106\"><formula1>\"{list}\"</formula1>")), "{xml}");
}

#[test]
fn no_column_is_narrower_than_its_words_or_wider_than_a_page_bears() {
    let book = Book::of(&Desk::with_ledger(), "report --lang zh --as-of 2026-11-22");
    let xml = book.sheet_xml(1);
    let mut widths: Vec<f64> = Vec::new();
    for columns in xml.split("<col ").skip(1) {
        let of = |key: &str| {
            let value = columns.split(&format!("{key}=\"")).nth(1).and_then(|rest| rest.split('"').next());
            value.expect("a key").parse::<f64>().expect("a number")
        };
        while f64::from(u32::try_from(widths.len()).expect("few")) < of("max") {
            widths.push(of("width"));
        }
    }
    assert_eq!(widths.len(), 24);
    assert!(widths.iter().all(|width| (4.0..22.0).contains(width)), "{widths:?}");
    // A sheet of A4 then still shows 10 point as more than 5.
    assert!(widths.iter().sum::<f64>() < 290.0, "{widths:?}");
}
