//! `form` and the way back: what an agency fills in, and what comes of it when it returns.

use serde_json::Value;

use crate::Desk;
use crate::desk::{TOWN, number};
use crate::workbook::{Typed, changed, filled, part};

/// The form of an agency of the town.
fn form(desk: &Desk, options: &str) -> Vec<u8> {
    desk.done(&format!("form --agency 镇工信办 -o form.xlsx -q --lang zh {options}"));
    desk.bytes("form.xlsx")
}

/// The form with some cells filled in, put on the desk.
fn returned(desk: &Desk, options: &str, cells: &[(&str, Typed<'_>)]) {
    let form = form(desk, options);
    desk.put_bytes("back.xlsx", &filled(&form, cells));
}

fn town() -> Desk {
    let desk = Desk::new();
    desk.put("town.toml", TOWN);
    desk.done("init --catalogue town.toml --empty");
    desk
}

fn kept(desk: &Desk) -> Vec<String> {
    let text = |row: &Value, key: &str| row[key].as_str().unwrap_or("-").to_owned();
    ["town.firms", "town.growth", "town.new-firms", "town.energy"]
        .iter()
        .flat_map(|code| desk.rows(&format!("history {code}")))
        .map(|row| {
            let value = number(&row["value"]);
            format!(
                "{} {} {value} {} {}",
                text(&row, "indicator"),
                text(&row, "period"),
                text(&row, "release"),
                text(&row, "by")
            )
        })
        .collect()
}

/// The texts of a sheet, row by row, read back by another reader.
fn cells(book: &[u8], sheet: &str) -> Vec<Vec<String>> {
    use calamine::{Reader, Xlsx};
    let mut book: Xlsx<_> = Xlsx::new(std::io::Cursor::new(book.to_vec())).expect("a workbook");
    let range = book.worksheet_range(sheet).expect("the sheet");
    range.rows().map(|row| row.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn a_form_asks_for_each_indicator_with_what_is_known_of_it() {
    let desk = Desk::in_town();
    let rows = cells(&form(&desk, "--period 2025"), "填报表");
    assert_eq!(rows[0][0], "甲镇目标指标数据填报表（镇工信办，2025）");
    assert!(rows[1][0].starts_with("截至 2025-12-31；目录 town 1 sha256:") && rows[1][0].contains("表号 "), "{rows:?}");
    assert_eq!(
        rows[5],
        [
            "序号",
            "指标名称",
            "指标代码",
            "计量单位",
            "目标",
            "完成时限",
            "上次数值",
            "上次时期",
            "本期数值",
            "时期",
            "发布阶段",
            "发布单位",
            "出处",
            "网址",
            "备注",
            "填报人"
        ]
    );
    let row = |at: usize| rows[at][..10].join("|");
    assert_eq!(row(6), "1|企业数|town.firms|家|≥100家|2025-12-31|81家|2024||2025");
    assert_eq!(row(7), "2|营收增速|town.growth|%|>7.25%|2025-12-31|8.05%|2024||2025");
    assert_eq!(row(8), "3|新增企业|town.new-firms|家|≥30家|2025-12-31|12家|2023||2025");
    assert_eq!(row(9), "4|单位能耗|town.energy|PUE|≤1.3 PUE|2025-12-31|1.35 PUE|2024||2025");
    assert_eq!(rows.len(), 10);
}

#[test]
fn what_is_asked_for_is_open_and_the_rest_protected_without_a_password() {
    let desk = Desk::in_town();
    let form = form(&desk, "");
    let sheet = part(&form, "xl/worksheets/sheet1.xml");
    let protection = &sheet[sheet.find("<sheetProtection").expect("protected")..];
    let protection = &protection[..protection.find('>').expect("an end")];
    assert!(protection.contains("sheet=\"1\"") && !protection.contains("password") && !protection.contains("hash"));
    let open: Vec<usize> = part(&form, "xl/styles.xml")
        .split("<cellXfs")
        .nth(1)
        .expect("formats")
        .split("<xf ")
        .skip(1)
        .enumerate()
        .filter(|(_, xf)| xf.split("</xf>").next().is_some_and(|xf| xf.contains("locked=\"0\"")))
        .map(|(at, _)| at)
        .collect();
    for (column, is_open) in [("B", false), ("C", false), ("D", false), ("I", true), ("J", true), ("P", true)] {
        let cell = sheet.split(&format!("<c r=\"{column}7\" s=\"")).nth(1).expect("the cell");
        let style: usize = cell.split('"').next().and_then(|number| number.parse().ok()).expect("a style");
        assert_eq!(open.contains(&style), is_open, "{column}");
    }
    let checks = sheet.matches("<dataValidation ").count();
    assert_eq!((checks, sheet.matches("showErrorMessage=\"1\"").count()), (8, 6));
    assert!(sheet.contains("<formula1>\"初步数,修订数,核定数\"</formula1>"));
    assert!(sheet.contains("没有数据请留空，不要填 0。"));
    assert!(part(&form, "xl/workbook.xml").contains("name=\"duban-form\" sheetId=\"2\" state=\"veryHidden\""));
}

#[test]
fn the_same_database_and_date_give_the_same_bytes() {
    let desk = Desk::in_town();
    assert_eq!(form(&desk, ""), form(&desk, ""));
    assert_ne!(form(&desk, ""), form(&desk, "--period 2025"));
}

#[test]
fn a_form_that_comes_back_is_recorded_and_the_second_time_changes_nothing() {
    let desk = town();
    let cells = [
        ("I7", Typed::Text("８１家")),
        ("J7", Typed::Text("2024年底")),
        ("K7", Typed::Text("核定数")),
        ("P7", Typed::Text("李华")),
        ("I8", Typed::Text("8.05％")),
        ("J8", Typed::Number(2024.0)),
        ("I10", Typed::Number(1.35)),
        ("J10", Typed::Text("2024")),
    ];
    returned(&desk, "", &cells);
    let (code, out, err) = desk.run("import back.xlsx --agency 镇工信办");
    assert_eq!(code, 0, "{err}");
    let unreported = "1 row without a value: not reported, nothing recorded for them\n";
    assert_eq!(out, format!("3 recorded, 0 revised, 0 skipped as already there\n{unreported}"));
    assert!(err.starts_with("the form of 镇工信办, 甲镇 (number ") && err.lines().count() == 1, "{err}");
    assert_eq!(
        kept(&desk),
        ["town.firms 2024-12-31 81 final 李华", "town.growth 2024 8.05 - -", "town.energy 2024 1.35 - -"]
    );
    let before = desk.bytes("duban.db");
    let (code, out, err) = desk.run("import back.xlsx");
    assert_eq!((code, out), (0, format!("0 recorded, 0 revised, 3 skipped as already there\n{unreported}")));
    assert!(err.ends_with("all of it was there already: nothing changed\n"), "{err}");
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[test]
fn a_form_for_one_period_needs_none_typed_and_takes_no_other() {
    let desk = town();
    returned(&desk, "--period 2024", &[("I7", Typed::Number(81.0))]);
    desk.done("import back.xlsx -q");
    assert_eq!(kept(&desk), ["town.firms 2024 81 - -"]);
    returned(&desk, "--period 2024", &[("I7", Typed::Number(90.0)), ("J7", Typed::Text("2025"))]);
    let err = desk.refused("import back.xlsx -q --lang zh");
    assert!(
        err.contains("工作表 `填报表` 单元格 `J7`（`时期` 列）：这张填报表只报 `2024` 的数据，不能填 `2025`"),
        "{err}"
    );
    assert!(desk.refused("form --period 明年 -o x.xlsx").contains("`明年`"));
}

#[test]
fn sorted_rows_moved_columns_and_notes_do_no_harm() {
    let desk = town();
    let form = filled(&form(&desk, "--period 2024"), &[("I7", Typed::Number(81.0)), ("I8", Typed::Number(8.05))]);
    // The first two rows change places; a heading is added; the column of the codes is emptied.
    let sorted = changed(&form, |name, text| {
        let swapped = || {
            let text = text.replace("r=\"7\"", "r=\"-\"").replace("r=\"8\"", "r=\"7\"").replace("r=\"-\"", "r=\"8\"");
            let columns = "ABCDEFGHIJKLMNOP".chars();
            columns.fold(text, |text, c| {
                let (one, other) = (format!("r=\"{c}7\""), format!("r=\"{c}8\""));
                text.replace(&one, "r=\"-\"").replace(&other, &one).replace("r=\"-\"", &other)
            })
        };
        Some(if name == "xl/worksheets/sheet1.xml" { in_order(&swapped()) } else { text })
    });
    desk.put_bytes("back.xlsx", &sorted);
    desk.done("import back.xlsx -q");
    assert_eq!(kept(&desk), ["town.firms 2024 81 - -", "town.growth 2024 8.05 - -"]);
}

/// The rows of a sheet in order of their numbers.
fn in_order(sheet: &str) -> String {
    let start = sheet.find("<row ").expect("rows");
    let end = sheet.find("</sheetData>").expect("an end");
    let mut rows: Vec<&str> = sheet[start..end].split_inclusive("</row>").collect();
    let number = |row: &&str| row.split("r=\"").nth(1).and_then(|rest| rest.split('"').next()?.parse::<u32>().ok());
    rows.sort_by_key(number);
    format!("{}{}{}", &sheet[..start], rows.concat(), &sheet[end..])
}

#[test]
fn a_code_that_has_parted_from_its_name_is_named_with_its_row() {
    let desk = town();
    let cells = [("B7", Typed::Text("营收增速")), ("I7", Typed::Number(81.0))];
    returned(&desk, "--period 2024", &cells);
    let err = desk.refused("import back.xlsx -q --lang zh");
    assert!(err.contains("单元格 `C7`（`指标代码` 列）：代码和名称对不上：`town.firms` 应当是 `企业数`"), "{err}");
    returned(&desk, "--period 2024", &[("C7", Typed::Text("town.coverage")), ("I7", Typed::Number(81.0))]);
    assert!(
        desk.refused("import back.xlsx -q").contains("the row was not in the form when it was made: `town.coverage`")
    );
    assert!(kept(&desk).is_empty());
}

/// A form with texts below its rows, each in a row of its own.
fn with_below(book: &[u8], cells: &[(&str, &str)]) -> Vec<u8> {
    let rows = cells.iter().map(|(cell, text)| {
        let row = &cell[1..];
        format!("<row r=\"{row}\"><c r=\"{cell}\" t=\"inlineStr\"><is><t>{text}</t></is></c></row>")
    });
    let rows = rows.collect::<String>() + "</sheetData>";
    changed(book, |name, text| {
        Some(if name == "xl/worksheets/sheet1.xml" { text.replace("</sheetData>", &rows) } else { text })
    })
}

#[test]
fn notes_are_left_out_and_rows_that_are_gone_are_told() {
    let desk = town();
    returned(&desk, "--period 2024", &[("I7", Typed::Number(81.0))]);
    let noted = with_below(&desk.bytes("back.xlsx"), &[("I12", "注：数据来源年报"), ("B13", "填报人：李华")]);
    let gone = changed(&noted, |name, text| {
        let row = |text: &str| {
            let start = text.find("<row r=\"8\"").expect("the row");
            let end = start + text[start..].find("</row>").expect("its end") + "</row>".len();
            format!("{}{}", &text[..start], &text[end..])
        };
        Some(if name == "xl/worksheets/sheet1.xml" { row(&text) } else { text })
    });
    desk.put_bytes("back.xlsx", &gone);
    let (code, _, err) = desk.run("import back.xlsx --lang zh");
    assert_eq!(code, 0, "{err}");
    assert!(err.contains("填报表少了 1 行，视为未报：`营收增速`\n"), "{err}");
    assert!(err.contains("略过 2 行说明文字\n"), "{err}");
    assert_eq!(kept(&desk), ["town.firms 2024 81 - -"]);
}

#[test]
fn what_stands_in_the_wrong_cell_is_named_by_that_cell() {
    let desk = town();
    returned(&desk, "--period 2024", &[("I7", Typed::Text("81亿元")), ("J8", Typed::Text("8.05％"))]);
    let err = desk.refused("import back.xlsx -q --lang zh");
    assert!(err.contains("单元格 `I7`（`本期数值` 列）：单位 `元` 与指标的单位不符"), "{err}");
    assert!(err.contains("单元格 `J8`（`时期` 列）：`8.05％` 不是时期"), "{err}");
    desk.put_bytes("back.xlsx", &with_below(&form(&desk, "--period 2024"), &[("I12", "81")]));
    let err = desk.refused("import back.xlsx -q --lang zh");
    assert!(err.contains("这一行有数值，没有指标代码和名称"), "{err}");
}

#[test]
fn the_form_of_another_agency_or_office_is_refused() {
    let desk = town();
    returned(&desk, "--period 2024", &[("I7", Typed::Number(81.0))]);
    let err = desk.refused("import back.xlsx --agency 镇财政办 -q");
    assert_eq!(err, "error: `back.xlsx` is the form of `镇工信办`, not of `镇财政办`\nnothing was stored\n");
    desk.done("import back.xlsx --agency 镇工信办 --region town --dry-run -q");
    let other = Desk::with_ledger();
    other.put_bytes("back.xlsx", &desk.bytes("back.xlsx"));
    assert!(
        other
            .refused("import back.xlsx -q")
            .contains("a form made from the catalogue `town`, which this database does not hold")
    );
    desk.put("figures.csv", "indicator,period,value\n");
    assert!(
        desk.refused("import figures.csv --agency 镇工信办")
            .contains("is no form, so it does not say which agency it is from")
    );
}

#[test]
fn a_form_whose_own_sheet_was_changed_is_refused() {
    let desk = town();
    returned(&desk, "--period 2024", &[("I7", Typed::Number(81.0))]);
    let tampered = changed(&desk.bytes("back.xlsx"), |name, text| {
        Some(if name == "xl/worksheets/sheet2.xml" { text.replace("镇工信办", "镇财政办") } else { text })
    });
    desk.put_bytes("back.xlsx", &tampered);
    assert!(desk.refused("import back.xlsx -q").contains("what the form says of itself was changed"));
    let newer = changed(&desk.bytes("back.xlsx"), |_, text| Some(text.replace("duban/form/1", "duban/form/2")));
    desk.put_bytes("back.xlsx", &newer);
    assert!(desk.refused("import back.xlsx -q").contains("made by a later version of the program"));
    let older = changed(&desk.bytes("back.xlsx"), |_, text| Some(text.replace("duban/form/2", "duban/form/0")));
    desk.put_bytes("back.xlsx", &older);
    assert!(desk.refused("import back.xlsx -q").contains("the form is of an old make"));
}

#[test]
fn an_older_form_is_taken_where_indicator_and_unit_are_the_same() {
    let desk = town();
    returned(&desk, "--period 2024", &[("I7", Typed::Number(81.0)), ("I8", Typed::Number(8.05))]);
    let newer =
        TOWN.replace("version = \"1\"", "version = \"2\"").replace("name = \"甲镇目标\"", "name = \"甲镇新目标\"");
    desk.put("town.toml", &newer);
    desk.done("load town.toml -q");
    let (code, out, err) = desk.run("import back.xlsx --dry-run");
    assert_eq!(code, 0, "{err}");
    assert!(
        out.starts_with("would record 2,") && err.contains("made from catalogue town 1, now it is town 2"),
        "{err}"
    );
    // The unit of one indicator changes, and its agency does not answer for another any more.
    desk.put("town.toml", &newer.replace("unit = \"家\"\nkind = \"stock\"", "unit = \"户\"\nkind = \"stock\""));
    desk.done("load town.toml -q");
    let err = desk.refused("import back.xlsx -q");
    assert!(
        err.contains("sheet `填报表`, cell `C7` (column `指标代码`): the unit in the form is `家`, now it is `户`"),
        "{err}"
    );
    desk.put("town.toml", &newer.replace("lead = [\"镇工信办\"]\nresponsible", "lead = [\"镇财政办\"]\nresponsible"));
    desk.done("load town.toml -q");
    assert!(desk.refused("import back.xlsx -q").contains("`镇工信办` does not answer for this indicator now"));
    assert!(kept(&desk).is_empty());
}

#[test]
fn a_form_saved_as_text_goes_back_in() {
    let desk = town();
    returned(&desk, "--period 2024", &[("I7", Typed::Number(81.0))]);
    let rows = cells(&desk.bytes("back.xlsx"), "填报表");
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let text: Vec<String> = rows.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",")).collect();
    desk.put("back.csv", &text.join("\r\n"));
    let (code, out, err) = desk.run("import back.csv");
    assert_eq!(code, 0, "{err}");
    assert!(
        out.starts_with("1 recorded, 0 revised") && err.contains("header in line 6 (5 lines above it left out)"),
        "{out}{err}"
    );
}

#[test]
fn several_agencies_get_a_file_each_in_a_folder() {
    let desk = town();
    let err = desk.refused("form -o form.xlsx");
    assert!(err.contains("there are 3 forms, and a file holds one"), "{err}");
    desk.done("form -o forms -q --lang zh");
    let mut names: Vec<String> = std::fs::read_dir(desk.path().join("forms"))
        .expect("a folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    assert_eq!(names, ["填报表-甲镇-镇工信办.xlsx", "填报表-甲镇-镇数据办.xlsx", "填报表-甲镇-镇科技办.xlsx"]);
    let err = desk.refused("form --agency 镇财政办 -o form.xlsx");
    assert!(err.contains("add `--role support`"), "{err}");
    desk.done("form --agency 镇财政办 --role support -o form.xlsx -q");
    assert_eq!(cells(&desk.bytes("form.xlsx"), "Figures")[6][2], "town.firms");
    assert!(desk.refused("form --agency 镇工信办").contains("add `-o FILE.xlsx`"));
}

#[test]
fn hostile_names_make_safe_files_and_harmless_cells() {
    let desk = Desk::new();
    let name = "../=cmd|'/c calc'!A1\u{202e}";
    desk.put(
        "town.toml",
        &TOWN.replace("镇工信办", name).replace("name = \"企业数\"", "name = \"=HYPERLINK(1)<script>\""),
    );
    desk.done("init --catalogue town.toml --empty");
    desk.done("form -o forms -q --lang zh");
    let folder = desk.path().join("forms");
    let files: Vec<_> = std::fs::read_dir(&folder).expect("a folder").map(|e| e.expect("an entry").path()).collect();
    assert_eq!(files.len(), 3);
    let own = files.iter().find(|path| path.to_string_lossy().contains("cmd")).expect("the file");
    assert!(!own.to_string_lossy().contains('\u{202e}') && own.parent() == Some(folder.as_path()));
    let book = std::fs::read(own).expect("there");
    let sheet = part(&book, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && sheet.contains("=HYPERLINK(1)&lt;script&gt;"));
    desk.put_bytes("back.xlsx", &filled(&book, &[("I7", Typed::Number(81.0)), ("J7", Typed::Text("2024"))]));
    desk.done("import back.xlsx -q");
    assert_eq!(kept(&desk), ["town.firms 2024 81 - -"]);
}

#[test]
fn an_english_form_comes_back_too() {
    let desk = town();
    desk.done("form --agency 镇工信办 --period 2024 -o form.xlsx -q --lang en");
    let rows = cells(&desk.bytes("form.xlsx"), "Figures");
    assert_eq!(rows[6][1..5], ["Firms", "town.firms", "家", "≥100 companies"].map(str::to_owned));
    desk.put_bytes("back.xlsx", &filled(&desk.bytes("form.xlsx"), &[("I7", Typed::Number(81.0))]));
    desk.done("import back.xlsx -q");
    assert_eq!(kept(&desk), ["town.firms 2024 81 - -"]);
}
