//! The supervision ledger: its columns, and that it says what the report says.

use calamine::Data;
use rust_decimal::{Decimal, RoundingStrategy};
use serde_json::Value;

use super::Book;
use crate::Desk;

const HEADS: [&str; 24] = [
    "序号",
    "地区",
    "指标",
    "目标原文",
    "目标值",
    "计量单位",
    "完成时限",
    "最新值",
    "最新时期",
    "数据来源",
    "完成率",
    "差距",
    "实际进度",
    "序时进度",
    "状态",
    "亮灯",
    "情况说明",
    "牵头单位",
    "责任单位",
    "配合单位",
    "依据文件及条款",
    "存在问题",
    "下步打算",
    "备注",
];

#[test]
fn the_ledger_has_the_columns_of_such_ledgers_and_a_row_a_target() {
    let desk = Desk::with_ledger();
    let table = Book::of(&desk, "report --lang zh").table("督办台账");
    assert_eq!(table.heads, HEADS);
    let targets = desk.rows("report").len();
    assert_eq!(table.rows.len(), targets);
    let numbers: Vec<f64> = (1..=targets).map(|number| f64::from(u32::try_from(number).expect("few"))).collect();
    assert_eq!(
        table.column("序号"),
        numbers.into_iter().map(Data::Float).collect::<Vec<_>>().iter().collect::<Vec<_>>()
    );
}

#[test]
fn one_region_need_not_be_told_and_the_overdue_have_their_days() {
    let desk = Desk::with_ledger();
    let heads =
        Book::of(&desk, "overdue --lang zh --region changchun --as-of 2026-11-22").table("逾期目标督办台账").heads;
    assert!(!heads.contains(&"地区".to_owned()));
    assert!(heads.contains(&"逾期天数".to_owned()));
    let heads = Book::of(&desk, "report --lang zh --region changchun").table("督办台账").heads;
    assert_eq!(heads, HEADS.iter().filter(|head| **head != "地区").copied().collect::<Vec<_>>());
}

/// What a number of a JSON row is as a cell.
fn cell(value: &Value) -> Data {
    match value {
        Value::Null => Data::Empty,
        Value::Number(number) => Data::Float(number.to_string().parse().expect("a number")),
        other => panic!("no number: {other}"),
    }
}

#[test]
fn numbers_are_those_of_the_report_and_dates_are_dates() {
    let columns = [("完成率", "/attainment"), ("差距", "/gap"), ("实际进度", "/progress"), ("序时进度", "/elapsed")];
    for (desk, line) in [
        (Desk::with_ledger(), "report --as-of 2026-11-22"),
        (Desk::with_ledger(), "overdue --as-of 2027-06-30"),
        (Desk::in_town(), "report --as-of 2025-06-30"),
        (Desk::in_town(), "report --as-of 2026-06-30"),
    ] {
        let name = if line.starts_with("overdue") { "逾期目标督办台账" } else { "督办台账" };
        let table = Book::of(&desk, &format!("{line} --lang zh")).table(name);
        let rows = desk.rows(line);
        assert_eq!(table.rows.len(), rows.len());
        for (at, row) in rows.iter().enumerate() {
            let of = |head: &str| &table.rows[at][table.place(head)];
            assert_eq!(of("指标").to_string(), row["name"].as_str().expect("a name"), "{line}");
            for (head, pointer) in columns {
                assert_eq!(*of(head), cell(row.pointer(pointer).expect("a key")), "{head} of {}", row["target"]);
            }
            match &row["target_value"] {
                Value::Array(ends) => assert_eq!(of("目标值").to_string(), format!("{}%～{}%", ends[0], ends[1])),
                value => assert_eq!(*of("目标值"), cell(value)),
            }
            let latest = if row["latest"].is_null() { &row["nearby"] } else { &row["latest"] };
            assert_eq!(*of("最新值"), cell(&latest["value"]), "{}", row["target"]);
            assert_eq!(of("最新时期").to_string(), latest["period"].as_str().unwrap_or_default());
            let Data::DateTime(deadline) = of("完成时限") else { panic!("no date: {:?}", of("完成时限")) };
            let deadline = deadline.as_datetime().expect("a day").date().to_string();
            assert_eq!(deadline, row["deadline"].as_str().expect("a day"));
        }
    }
}

#[test]
fn signs_stand_in_the_format_and_not_in_the_number() {
    let desk = Desk::in_town();
    let book = Book::of(&desk, "report --lang zh --as-of 2025-06-30");
    let table = book.table("督办台账");
    let at = |name: &str| table.texts("指标").iter().position(|text| text == name).expect("there") + 4;
    let target = |name: &str| book.number_format(1, &format!("E{}", at(name)));
    assert_eq!(target("企业数"), "\"≥\"0;\"≥\"-0");
    assert_eq!(target("营收增速"), "\">\"0.00;\">\"-0.00");
    assert_eq!(target("单位能耗"), "\"≤\"0.0;\"≤\"-0.0");
    desk.done("record town.firms 超过90 --period 2025-03");
    let book = Book::of(&desk, "report --lang zh --as-of 2025-06-30");
    assert_eq!(book.number_format(1, &format!("H{}", at("企业数"))), "\">\"0;\">\"-0");
    assert_eq!(*book.table("督办台账").cell("指标", "企业数", "最新值"), Data::Float(90.0));
}

/// A number as its format shows it.
fn shown(value: f64, format: &str) -> String {
    let value: Decimal = value.to_string().parse().expect("a decimal");
    let format = format.split(';').next().expect("a form for what is not negative");
    if format == "General" {
        return value.normalize().to_string();
    }
    let share = format.contains('%');
    let marks: Vec<&str> = format.split('"').collect();
    let [before, after] = match marks.as_slice() {
        [_] => ["", ""],
        ["", mark, _] => [*mark, ""],
        [_, mark, ""] => ["", *mark],
        other => panic!("{other:?}"),
    };
    let digits = format.split('.').nth(1).map_or(0, |rest| rest.chars().take_while(|c| *c == '0').count());
    let value = if share { value * Decimal::ONE_HUNDRED } else { value };
    let digits = u32::try_from(digits).expect("few");
    let mut rounded = value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
    rounded.rescale(digits);
    let sign = if format.starts_with('+') && rounded > Decimal::ZERO { "+" } else { "" };
    format!("{before}{sign}{rounded}{}{after}", if share { "%" } else { "" })
}

#[test]
fn a_number_is_shown_as_it_is_read_elsewhere() {
    const COLUMNS: [&str; 26] = [
        "target_value",
        "baseline_value",
        "latest_value",
        "judged_value",
        "nearby_value",
        "year_to_date_value",
        "gap",
        "gap_pct",
        "margin",
        "attainment",
        "progress",
        "elapsed",
        "expected",
        "pace",
        "needed_per_year",
        "lag_months",
        "days_left",
        "methods_growth_ratio_growth",
        "methods_projection_value",
        "methods_projection_slope_per_year",
        "methods_needed_per_quarter",
        "methods_room_cushion",
        "methods_room_next_least",
        "methods_room_next_fall",
        "ambition_per_year",
        "ambition_growth",
    ];
    for (desk, day) in [
        (Desk::with_ledger(), "2024-06-30"),
        (Desk::with_ledger(), "2026-11-22"),
        (Desk::in_town(), "2025-06-30"),
        (Desk::in_town(), "2026-06-30"),
    ] {
        let line = format!("report --lang zh --as-of {day} --sort target --columns {}", COLUMNS.join(","));
        let read = desk.done(&format!("{line} --format markdown")).replace('\\', "");
        let read: Vec<Vec<&str>> = read
            .lines()
            .filter(|line| line.starts_with('|'))
            .skip(2)
            .map(|line| line.split('|').skip(1).take(COLUMNS.len()).map(str::trim).collect())
            .collect();
        let book = Book::of(&desk, &line);
        let (range, formats) = (book.range("督办台账"), book.number_formats(1));
        assert!(read.len() > 5, "{read:?}");
        for (row, words) in (4..).zip(read) {
            for (column, word) in ('A'..).zip(words) {
                let cell = range.get_value((row - 1, column as u32 - 'A' as u32)).expect("a cell");
                let place = format!("{column}{row} of {day}");
                let Data::Float(value) = cell else {
                    assert!(word == "—" && *cell == Data::Empty || word.contains('～'), "{place}: {cell:?} {word}");
                    continue;
                };
                let shown = shown(*value, &formats[&format!("{column}{row}")]);
                // Elsewhere the unit follows; percentage points are written out.
                let rest = word.strip_prefix(shown.trim_end_matches("左右").trim_end_matches('%'));
                let rest = rest.unwrap_or_else(|| panic!("{place}: {shown} against {word}"));
                assert!(!rest.starts_with(|c: char| c.is_ascii_digit() || c == '.'), "{place}: {shown} against {word}");
                assert_eq!(shown.ends_with("左右"), word.ends_with("左右"), "{place}");
                assert_eq!(
                    word.starts_with(['≥', '≤', '>', '<', '=', '≈']),
                    shown.starts_with(['≥', '≤', '>', '<', '=', '≈'])
                );
            }
        }
    }
}

#[test]
fn a_share_just_short_of_the_whole_is_not_shown_as_the_whole() {
    let desk = Desk::in_town();
    let book = Book::of(&desk, "report --lang zh --as-of 2025-06-30");
    let table = book.table("督办台账");
    let at = table.texts("指标").iter().position(|text| text == "覆盖率").expect("there") + 4;
    assert_eq!(*table.cell("指标", "覆盖率", "完成率"), Data::Float(0.9996));
    assert_eq!(book.number_format(1, &format!("K{at}")), "0.00%");
}

#[test]
fn what_cannot_be_said_is_empty_and_explained() {
    let desk = Desk::in_town();
    let table = Book::of(&desk, "report --lang zh --as-of 2025-06-30").table("督办台账");
    assert_eq!(*table.cell("指标", "空置率", "完成率"), Data::Empty);
    let said = table.cell("指标", "空置率", "情况说明").to_string();
    assert!(said.contains("完成率：双向或区间目标不计算此项"), "{said}");
    let said = table.cell("指标", "新增企业", "情况说明").to_string();
    assert!(said.starts_with("2023年12家（已报）、2024年未报"), "{said}");
    assert!(table.cell("指标", "营收增速", "情况说明").to_string().contains("2023年7%（未达到）"));
}

#[test]
fn agencies_stand_by_role_with_document_number_and_clause() {
    let desk = Desk::with_ledger();
    let table = Book::of(&desk, "report --lang zh --region changchun").table("督办台账");
    let of = |head: &str| table.cell("指标", "主城区5G基站数量", head).to_string();
    assert_eq!(of("牵头单位"), "市城管局");
    assert!(of("配合单位").starts_with("市规自局、市政数局、"), "{}", of("配合单位"));
    assert_eq!(of("依据文件及条款"), "长春市数字经济发展行动计划（长府办发〔2023〕17号），二(一)1");
    assert_eq!(of("目标原文"), "13000个以上");
    let table = Book::of(&desk, "report --lang zh").table("督办台账");
    let draft = table.texts("依据文件及条款").into_iter().next_back().expect("a row");
    assert!(draft.contains("（征求意见稿）") && draft.ends_with("（单独计数）"), "{draft}");
}

#[test]
fn the_last_three_columns_are_left_to_write_in() {
    let desk = Desk::with_ledger();
    let table = Book::of(&desk, "report --lang zh").table("督办台账");
    for head in &HEADS[21..] {
        assert!(table.column(head).iter().all(|cell| **cell == Data::Empty), "{head}");
    }
}

#[test]
fn the_ledger_speaks_english_too() {
    let desk = Desk::with_ledger();
    let book = Book::of(&desk, "report --lang en --region wuhan --as-of 2026-11-22");
    assert_eq!(book.names(), ["Supervision ledger", "Counts", "Notes"]);
    let table = book.table("Supervision ledger");
    assert_eq!(table.heads[..5], ["No.", "Indicator", "Wording", "Target", "Unit"]);
    assert!(table.heads.iter().all(|head| head.is_ascii()), "{:?}", table.heads);
    assert_eq!(table.texts("Status")[5], "met");
}

#[test]
fn a_multiple_says_both_its_units() {
    let desk = Desk::with_ledger();
    let table = Book::of(&desk, "report --lang zh --region wuhan").table("督办台账");
    assert_eq!(table.cell("指标", "电子信息制造业规模", "计量单位").to_string(), "目标：倍；数据：亿元");
}

#[test]
fn columns_order_and_length_are_those_asked_for() {
    let desk = Desk::with_ledger();
    let line = "report --as-of 2026-11-22 --sort -target_value --limit 3";
    let book = Book::of(&desk, &format!("{line} --columns number,target,status,target_value,problems --lang zh"));
    let table = book.table("督办台账");
    assert_eq!(table.heads, ["序号", "目标代码", "状态", "目标值", "存在问题"]);
    let rows = desk.rows(line);
    let targets: Vec<&str> = rows.iter().map(|row| row["target"].as_str().expect("a code")).collect();
    assert_eq!(table.texts("目标代码"), targets);
    assert_eq!(table.column("序号"), [&Data::Float(1.0), &Data::Float(2.0), &Data::Float(3.0)]);
    let (code, _, err) = desk.run("report --format xlsx --columns nmae -o x.xlsx");
    assert_eq!(code, 2);
    assert!(err.contains("did you mean `name`?"), "{err}");
}

#[test]
fn the_overdue_stand_in_the_order_of_a_review() {
    let desk = Desk::with_ledger();
    let line = "overdue --as-of 2026-11-22";
    let table = Book::of(&desk, &format!("{line} --columns target --lang zh"));
    let range = table.range("逾期目标督办台账");
    let listed: Vec<String> =
        range.rows().skip(3).map(|row| row[0].to_string()).take_while(|cell| cell.contains('.')).collect();
    let rows = desk.rows(line);
    assert_eq!(listed, rows.iter().map(|row| row["target"].as_str().expect("a code")).collect::<Vec<_>>());
}

#[test]
fn methods_that_are_asked_for_stand_beside_the_verdict() {
    let desk = Desk::with_ledger();
    let heads = Book::of(&desk, "report --lang zh --method projection").table("督办台账").heads;
    let at = |head: &str| heads.iter().position(|own| own == head).unwrap_or_else(|| panic!("{heads:?}"));
    assert!(at("序时进度") < at("到期预计") && at("到期预计") < at("状态"));
}
