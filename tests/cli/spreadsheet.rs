//! `import` of spreadsheets: values as they are typed and shown, every bad row with its sheet and cell, all or nothing.

use std::io::{Cursor, Write};

use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook, Worksheet, XlsxError};

use crate::Desk;
use crate::desk::number;
use crate::workbook::{changed, saved_by_office};

const HEADINGS: [&str; 5] = ["指标代码", "时期", "数值", "单位", "备注"];

/// A workbook of one sheet with the usual headings.
fn book(fill: impl FnOnce(&mut Worksheet) -> Result<(), XlsxError>) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("数据").expect("a name");
    for (column, heading) in (0..).zip(HEADINGS) {
        sheet.write_string(0, column, heading).expect("written");
    }
    fill(sheet).expect("written");
    book.save_to_buffer().expect("a workbook")
}

fn kept(desk: &Desk, codes: &[&str]) -> Vec<String> {
    let of = |code: &&str| {
        let rows = desk.rows(&format!("history {code}")).into_iter().filter(|row| row["publisher"].is_null());
        let text = |row: &serde_json::Value, key: &str| row[key].as_str().unwrap_or("-").to_owned();
        rows.map(|row| format!("{} {} {}", text(&row, "period"), number(&row["value"]), text(&row, "as_typed")))
            .collect::<Vec<_>>()
    };
    codes.iter().flat_map(of).collect()
}

/// Imports a workbook that must be refused; the lines about its cells.
fn refused(book: &[u8]) -> Vec<String> {
    let desk = Desk::with_ledger();
    desk.put_bytes("表.xlsx", book);
    let before = desk.bytes("duban.db");
    let err = desk.refused("import 表.xlsx -q");
    assert!(err.ends_with("nothing was stored\n"), "{err}");
    assert!(desk.bytes("duban.db") == before, "the file is another");
    err.lines().filter(|line| line.starts_with("  ")).map(|line| line.trim().to_owned()).collect()
}

#[test]
fn values_and_days_are_read_as_they_are_shown() {
    let desk = Desk::with_ledger();
    let book = book(|sheet| {
        let format = |code: &str| Format::new().set_num_format(code);
        let day = |y, m, d| ExcelDateTime::from_ymd(y, m, d).expect("a day");
        let rows: [(&str, &str); 5] = [
            ("changchun.5g-stations", "2024年底"),
            ("taizhou.core-share", "2023"),
            ("jilin.ipv6-share", "2024"),
            ("jilin.racks", ""),
            ("changchun.gigabit-coverage", ""),
        ];
        for (row, (code, period)) in (1..).zip(rows) {
            sheet.write_string(row, 0, code)?;
            if !period.is_empty() {
                sheet.write_string(row, 1, period)?;
            }
        }
        sheet.write_string(1, 2, "１.２１万")?;
        sheet.write_number_with_format(2, 2, 0.123, &format("0.00%"))?;
        sheet.write_string(3, 2, "６５％")?;
        sheet.write_datetime_with_format(4, 1, day(2024, 9, 1), &format("yyyy\"年\"m\"月\""))?;
        sheet.write_number_with_format(4, 2, 5.2, &format("0.0\"万\""))?;
        sheet.write_datetime_with_format(5, 1, day(2024, 9, 30), &format("yyyy-mm-dd"))?;
        sheet.write_string(5, 2, "九成五")?;
        Ok(())
    });
    desk.put_bytes("表.xlsx", &book);
    let (code, out, err) = desk.run("import 表.xlsx");
    assert_eq!((code, out.as_str()), (0, "5 recorded, 0 revised, 0 skipped as already there\n"), "{err}");
    assert_eq!(err, "read sheet `数据`, header in line 1\n");
    let codes = [
        "changchun.5g-stations",
        "taizhou.core-share",
        "jilin.ipv6-share",
        "jilin.racks",
        "changchun.gigabit-coverage",
    ];
    assert_eq!(
        kept(&desk, &codes),
        [
            "2024-12-31 12100 １.２１万",
            "2023 12.3 12.3%",
            "2024 65 ６５％",
            "2024-09 52000 5.2万",
            "2024-09-30 95 九成五"
        ]
    );
    let (code, out, err) = desk.run("import 表.xlsx");
    assert_eq!((code, out.as_str()), (0, "0 recorded, 0 revised, 5 skipped as already there\n"));
    assert!(err.ends_with("all of it was there already: nothing changed\n"), "{err}");
}

#[test]
fn the_same_table_is_read_from_ods_and_xls() {
    let ods = include_bytes!("fixture/figures.ods").as_slice();
    let xls = include_bytes!("fixture/figures.xls").as_slice();
    for (name, bytes, formula) in
        [("表.ods", ods, "=50000+2000"), ("表.xls", xls, "=50000+2000"), ("表.csv", ods, "=50000+2000")]
    {
        let desk = Desk::with_ledger();
        desk.put_bytes(name, bytes);
        let (code, out, err) = desk.run(&format!("import {name}"));
        assert_eq!(code, 0, "{name}: {err}");
        assert_eq!(
            out,
            "6 recorded, 0 revised, 0 skipped as already there\n1 row without a value: not reported, nothing recorded for them\n"
        );
        assert_eq!(
            err.lines().collect::<Vec<_>>(),
            [
                "read sheet `数据`, header in line 3 (2 lines above it left out)",
                "hidden sheets are not read: 旧数据; sheets without a table of figures are not read: 说明",
                "1 hidden row is read too",
                "1 row of notes left out",
                "1 value is the saved result of a formula, not calculated again; the formula is kept beside it",
            ]
        );
        let codes =
            ["taizhou.core-share", "changchun.5g-stations", "jilin.racks", "jilin.ipv6-share", "taizhou.5g-coverage"];
        let expected = [
            "2023 12 12%",
            "2024-09 12100 1.21万",
            &format!("2024-12-31 52000 {formula}"),
            "2023 60 60%",
            "2024 65 ６５％",
            "2024 99 99%",
        ];
        assert_eq!(kept(&desk, &codes), expected, "{name}");
    }
}

#[test]
fn every_cell_that_holds_no_figure_is_named_with_its_place() {
    let lines = refused(&book(|sheet| {
        let day = ExcelDateTime::from_ymd(2024, 1, 3)?;
        let format = |code: &str| Format::new().set_num_format(code);
        for row in 1..9 {
            sheet.write_string(row, 0, "changchun.5g-stations")?;
            sheet.write_number(row, 1, 2010 + row)?;
        }
        sheet.write_datetime_with_format(1, 2, &day, &format("yyyy-mm-dd"))?;
        sheet.write_boolean(2, 2, true)?;
        sheet.write_string(3, 2, "约12100")?;
        sheet.write_number(4, 1, 2024.1)?;
        sheet.write_number(4, 2, 12_100)?;
        sheet.write_datetime_with_format(5, 1, &day, &format("m\"月\"d\"日\""))?;
        sheet.write_number(5, 2, 12_100)?;
        sheet.write_number_with_format(6, 2, 0.95, &format("0%"))?;
        sheet.write_string(7, 0, "changchun.5g-stashuns")?;
        sheet.write_number(7, 2, 1)?;
        Ok(())
    }));
    let starts = [
        "sheet `数据`, cell `C2` (column `数值`): the cell holds a date where a figure should be: `2024-01-03`;",
        "sheet `数据`, cell `C3` (column `数值`): the cell holds a logical value: `true`;",
        "sheet `数据`, cell `C4` (column `数值`): `约12100` is approximate because of `约`;",
        "sheet `数据`, cell `B5` (column `时期`): the period is the number `2024.1`, which may be January or October;",
        "sheet `数据`, cell `B6` (column `时期`): the date is shown without its year: `1月3日`;",
        "sheet `数据`, cell `C7` (column `数值`): the unit `%` is not the indicator's;",
        "sheet `数据`, cell `A8` (column `指标代码`): there is no indicator `changchun.5g-stashuns`; did you mean",
    ];
    assert_eq!(lines.len(), starts.len(), "{lines:#?}");
    for (line, start) in lines.iter().zip(starts) {
        assert!(line.starts_with(start), "{line}");
    }
}

/// A workbook with a formula behind the value, as an office program saves it.
fn with_formula(formula: &str, result: &str) -> Vec<u8> {
    let made = book(|sheet| {
        sheet.write_string(1, 0, "changchun.5g-stations")?;
        sheet.write_number(1, 1, 2024)?;
        sheet.write_formula(1, 2, Formula::new(formula).set_result(result))?;
        Ok(())
    });
    saved_by_office(&made)
}

#[test]
fn a_formula_counts_by_the_result_that_was_saved_with_it() {
    let desk = Desk::with_ledger();
    desk.put_bytes("表.xlsx", &with_formula("=12000+100.1+0.2", "12100.300000000001"));
    desk.done("import 表.xlsx -q");
    assert_eq!(kept(&desk, &["changchun.5g-stations"]), ["2024 12100.3 =12000+100.1+0.2"]);
}

#[test]
fn a_formula_whose_result_cannot_be_relied_on_is_named() {
    let one = |book: &[u8]| refused(book).remove(0);
    let never = changed(&with_formula("=12000+100", "12100"), |_, text| Some(text.replace("<v>12100</v>", "")));
    assert!(one(&never).contains("cell `C2` (column `数值`): the formula has no result: `=12000+100`;"));
    for formula in ["=YEAR(TODAY())*6", "='[年报.xlsx]表1'!A1"] {
        let line = one(&with_formula(formula, "12100"));
        assert!(line.contains("the formula depends on what is not in the file, or on the day:"), "{line}");
    }
    // Written by a program that asks for its formulas to be calculated on opening.
    let stale = changed(&with_formula("=12000+100", "0"), |_, text| {
        Some(text.replace("<calcPr ", "<calcPr fullCalcOnLoad=\"1\" "))
    });
    assert!(one(&stale).contains("the result of the formula may be old: `=12000+100`;"));
    let error = with_formula("=1/0", "#DIV/0!");
    assert!(one(&error).contains("the cell holds an error `#DIV/0!`;"), "{}", one(&error));
}

#[test]
fn what_is_merged_counts_for_all_its_rows_but_a_value_does_not() {
    let merged = |values: bool| {
        book(|sheet| {
            let plain = Format::new();
            sheet.merge_range(1, 0, 2, 0, "jilin.ipv6-share", &plain)?;
            sheet.write_number(1, 1, 2023)?;
            sheet.write_number(2, 1, 2024)?;
            if values {
                sheet.merge_range(1, 2, 2, 2, "", &plain)?;
                sheet.write_number(1, 2, 60)?;
            } else {
                sheet.write_number(1, 2, 60)?;
                sheet.write_number(2, 2, 65)?;
            }
            Ok(())
        })
    };
    let desk = Desk::with_ledger();
    desk.put_bytes("表.xlsx", &merged(false));
    desk.done("import 表.xlsx -q");
    assert_eq!(kept(&desk, &["jilin.ipv6-share"]), ["2023 60 60", "2024 65 65"]);
    let lines = refused(&merged(true));
    assert!(
        lines[0].starts_with(
            "sheet `数据`, cell `C3` (column `数值`): the cell of the value is merged with others (`C2:C3`)"
        ),
        "{lines:?}"
    );
}

#[test]
fn several_sheets_are_one_file_and_contradict_each_other_by_cell() {
    let mut book = Workbook::new();
    for (name, value) in [("一季度", 9.0), ("二季度", 9.5)] {
        let sheet = book.add_worksheet().set_name(name).expect("a name");
        sheet.write_string(0, 0, "某市报表").expect("written");
        for (column, heading) in (0..).zip(["indicator", "period", "value"]) {
            sheet.write_string(1, column, heading).expect("written");
        }
        sheet.write_string(2, 0, "taizhou.core-share").expect("written");
        sheet.write_number(2, 1, 2024).expect("written");
        sheet.write_number(2, 2, value).expect("written");
    }
    let lines = refused(&book.save_to_buffer().expect("a workbook"));
    assert_eq!(
        lines,
        ["sheet `二季度`, cell `C3`: `9.5`: sheet `一季度`, cell `C3` contradicts it with `9%`; keep one of the two"]
    );
}

#[test]
fn a_sheet_without_the_columns_needed_is_told_with_its_row() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet().set_name("表").expect("a name");
    for (column, heading) in (0..).zip(["指标", "数值", "同比"]) {
        sheet.write_string(1, column, heading).expect("written");
    }
    let lines = refused(&book.save_to_buffer().expect("a workbook"));
    assert!(lines[0].starts_with("sheet `表`, row 2 (column `同比`): no column is called so"), "{lines:?}");
    assert!(lines[1].starts_with("sheet `表`, row 2: the column `period` is missing"), "{lines:?}");
    let mut empty = Workbook::new();
    empty.add_worksheet();
    assert!(refused(&empty.save_to_buffer().expect("a workbook"))[0].starts_with("it has no table of figures"));
}

/// A container of some parts.
fn zipped(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut made = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        made.start_file(*name, zip::write::SimpleFileOptions::default()).expect("a part");
        made.write_all(text.as_bytes()).expect("written");
    }
    made.finish().expect("a container").into_inner()
}

#[test]
fn what_is_no_spreadsheet_is_told_what_it_is() {
    let mut locked = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("a container");
    locked.create_stream("/EncryptedPackage").and_then(|mut part| part.write_all(b"x")).expect("written");
    for (bytes, told) in [
        (locked.into_inner().into_inner(), "it is protected by a password; save it without one"),
        (zipped(&[("word/document.xml", "<w/>")]), "it is a text document, not a spreadsheet"),
        (zipped(&[("xl/workbook.bin", "")]), "it is a workbook in a binary format; save it as `.xlsx`"),
        (zipped(&[("a.txt", "")]), "it is no spreadsheet that can be read"),
        (zipped(&[("xl/workbook.xml", "<workbook")]), "it is damaged or incomplete"),
        (b"%PDF-1.7".to_vec(), "it is a PDF, not a spreadsheet"),
        (b"PK\x03\x04nothing".to_vec(), "it is damaged or incomplete"),
    ] {
        let lines = refused(&bytes);
        assert!(lines[0].starts_with(told), "{told}: {lines:?}");
    }
}

#[test]
fn what_a_workbook_holds_beside_its_table_does_no_harm() {
    let desk = Desk::with_ledger();
    let book = book(|sheet| {
        sheet.write_string(1, 0, "jilin.ipv6-share")?;
        sheet.write_number(1, 1, 2024)?;
        sheet.write_number(1, 2, 65)?;
        // Far below and far to the right.
        sheet.write_string(4, 0, "注：快报")?;
        sheet.write_string(9, 30, "制表：张三")?;
        sheet.write_formula(1, 12, Formula::new("=NOW()"))?;
        sheet.set_row_hidden(1)?;
        Ok(())
    });
    desk.put_bytes("表.xlsx", &book);
    let (code, _, err) = desk.run("import 表.xlsx --lang zh");
    assert_eq!(code, 0, "{err}");
    assert_eq!(err, "读取工作表 `数据`，表头在第 1 行\n隐藏的 1 行也已读取\n略过 2 行说明文字\n");
}

#[test]
fn cells_that_do_not_stand_in_order_are_refused() {
    let book = book(|sheet| {
        sheet.write_string(1, 0, "taizhou.core-share")?.write_string(1, 1, "2023")?.write_number(1, 2, 9)?;
        sheet.write_string(1, 4, "100")?;
        Ok(())
    });
    let turned = changed(&book, |name, part| {
        let turned = part.replace("r=\"C2\"", "r=\"X\"").replace("r=\"E2\"", "r=\"C2\"").replace("r=\"X\"", "r=\"E2\"");
        Some(if name.ends_with("sheet1.xml") { turned } else { part })
    });
    assert!(refused(&turned).iter().any(|line| line.contains("damaged")), "{:?}", refused(&turned));
}
