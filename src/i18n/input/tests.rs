use chrono::NaiveDate;

use super::*;
use crate::domain::code::Text;
use crate::domain::fault::input::{
    AdmissionFault, BookFault, CellFault, CellPlace, Doubt, Excess, Foreign, FormFault, LocatedRowFault, Neighbour,
    RowFault,
};
use crate::domain::indicator::Kind;
use crate::domain::period::Period;

fn quantities() -> Vec<QuantityFault> {
    let text = || "x".to_owned();
    vec![
        QuantityFault::Empty,
        QuantityFault::NotANumber { found: text() },
        QuantityFault::Unexpected { found: text(), at: 2 },
        QuantityFault::BadGrouping { at: 3 },
        QuantityFault::BadNumeral { found: text(), at: 1 },
        QuantityFault::Approximate { word: "约".to_owned() },
        QuantityFault::Range,
        QuantityFault::Exponent,
        QuantityFault::ConflictingBounds { first: Bound::AtMost, second: Bound::MoreThan },
        QuantityFault::TooPrecise { digits: 16 },
        QuantityFault::OutOfRange,
        QuantityFault::AmbiguousScale { plain: "12万元".to_owned(), scaled: "12万亿元".to_owned() },
        QuantityFault::Unit(UnitFault { found: "个".to_owned(), fits: vec!["%".to_owned()] }),
        QuantityFault::Unit(UnitFault { found: "个".to_owned(), fits: Vec::new() }),
    ]
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2024, 9, 30).expect("a day")
}

fn periods() -> Vec<PeriodFault> {
    vec![
        PeriodFault::Empty,
        PeriodFault::Unreadable,
        PeriodFault::NoYear,
        PeriodFault::TwoDigitYear,
        PeriodFault::YearOutOfRange { year: 1899 },
        PeriodFault::NoSuchMonth { month: 13 },
        PeriodFault::NoSuchPart { part: 3, parts: 2 },
        PeriodFault::NoSuchPart { part: 5, parts: 4 },
        PeriodFault::NoSuchDay { year: 2024, month: 2, day: 30, days: 29 },
        PeriodFault::Reversed { first: day(), last: day() },
        PeriodFault::Vague { word: "前后".to_owned() },
    ]
}

fn admissions() -> Vec<AdmissionFault> {
    let (value, bound) = (Decimal::from(37_000), Bound::MoreThan);
    let neighbour = Neighbour { period: Period::year(2023).expect("a year"), value, bound };
    let scale = |larger| Doubt::ScaleOff { times: Decimal::from(10_000), larger, neighbour };
    let mut all: Vec<AdmissionFault> = [
        scale(true),
        scale(false),
        Doubt::SuddenZero { neighbour },
        Doubt::ShareAbove100,
        Doubt::FallingTotal { neighbour },
        Doubt::PartAboveWhole { neighbour, is_whole: true },
        Doubt::PartAboveWhole { neighbour, is_whole: false },
        Doubt::FarFromTarget { times: value, larger: true, of: value },
        Doubt::FarFromTarget { times: value, larger: false, of: value },
        Doubt::NegativeCount,
        Doubt::NegativeShare,
        Doubt::FuturePeriod { today: day() },
    ]
    .map(AdmissionFault::Doubt)
    .to_vec();
    all.extend([
        AdmissionFault::Contradicts { value, bound },
        AdmissionFault::ContradictsRow { line: 2, value, bound },
        AdmissionFault::NeedsSpan { kind: Kind::Flow },
        AdmissionFault::NeedsSpan { kind: Kind::Growth },
        AdmissionFault::AboveWhole,
    ]);
    all
}

fn cell() -> CellPlace {
    CellPlace { sheet: "表1".into(), cell: "D7".into() }
}

fn cells() -> Vec<CellFault> {
    vec![
        CellFault::Error,
        CellFault::Uncalculated,
        CellFault::Stale,
        CellFault::Dependent,
        CellFault::Date,
        CellFault::NoYear,
        CellFault::Time,
        CellFault::Logical,
        CellFault::Long { most: 32_767 },
        CellFault::Fraction,
        CellFault::Merged { range: "D7:D9".into() },
    ]
}

#[test]
fn an_office_is_told_its_own_words_for_codes_and_columns() {
    let said =
        |fault: RowFault, lang| row(&LocatedRowFault { value: Some("最终数".to_owned()), ..located(fault) }, lang);
    let release = || RowFault::BadCode { allowed: vec!["preliminary", "unmarked", "revised", "final"] };
    assert_eq!(said(release(), Lang::Zh).hint, "可以填 `初步数`、`未注明`、`修订数`、`核定数`");
    assert_eq!(said(release(), Lang::En).hint, "allowed: `preliminary`, `unmarked`, `revised`, `final`");
    assert_eq!(said(RowFault::EmptyCell { column: "period" }, Lang::Zh).what, "“时期”没有填");
    let total = LocatedRowFault {
        value: Some("合 计".to_owned()),
        ..located(RowFault::UnknownIndicator { suggestions: Vec::new() })
    };
    assert_eq!(row(&total, Lang::Zh).hint, "合计、小计的行请删去");
}

fn forms() -> Vec<FormFault> {
    let unit = |text: &str| Unit(text.into());
    vec![
        FormFault::NotOfForm,
        FormFault::Mixed { name: "企业数".into() },
        FormFault::UnitChanged { then: unit("户"), now: unit("家") },
        FormFault::OtherPeriod { period: "2025".into() },
        FormFault::NotAnswering { agency: "市数局".into() },
    ]
}

fn books() -> Vec<BookFault> {
    let foreign = [Foreign::Binary, Foreign::Markup, Foreign::Document, Foreign::Pdf, Foreign::Container];
    let mut all = vec![
        BookFault::Password,
        BookFault::Damaged("x".to_owned()),
        BookFault::NoTable,
        BookFault::FormVersion { version: "x".to_owned(), later: true },
        BookFault::FormVersion { version: "x".to_owned(), later: false },
        BookFault::FormChanged,
    ];
    all.extend(foreign.map(BookFault::Foreign));
    all.extend(excesses().map(BookFault::from));
    all
}

fn excesses() -> [Excess; 14] {
    let (part, cell): (Text, _) = ("xl/styles.xml".into(), CellPlace { sheet: "表".into(), cell: "B2".into() });
    [
        Excess::File { most: 1 << 32 },
        Excess::Parts { most: 2 },
        Excess::Ratio { part: part.clone(), most: 200 },
        Excess::Part { part: part.clone(), most: 1 << 24 },
        Excess::Unpacked { most: 1 << 31 },
        Excess::Piece { part, most: 1 << 20 },
        Excess::Cell { cell, most: 1 << 20 },
        Excess::Sheets { most: 2000 },
        Excess::Shared { most: 2 },
        Excess::Texts { most: 1 << 28 },
        Excess::Styles { most: 2 },
        Excess::Cells { most: 2 },
        Excess::Marks { most: 2 },
        Excess::Merged { most: 1000 },
    ]
}

fn rows() -> Vec<RowFault> {
    let names = || vec!["jilin.racks".to_owned()];
    let mut all = vec![
        RowFault::UnknownIndicator { suggestions: names() },
        RowFault::UnknownIndicator { suggestions: Vec::new() },
        RowFault::AmbiguousIndicator { candidates: names() },
        RowFault::BadCode { allowed: vec!["exact", "close"] },
        RowFault::ShortRow { found: 2, expected: 3 },
        RowFault::LongRow { found: 4, expected: 3 },
        RowFault::MissingColumn { column: "period" },
        RowFault::UnknownColumn { allowed: vec!["period"] },
        RowFault::DuplicateColumn { column: "period" },
        RowFault::EmptyCell { column: "period" },
        RowFault::Undecodable,
        RowFault::LongLine { most: 1 << 20, quoted: true },
        RowFault::LongLine { most: 1 << 20, quoted: false },
        RowFault::LongCell { most: 32_767 },
        RowFault::UnknownRegion,
        RowFault::OtherRegion { region: "jilin".into() },
        RowFault::ContradictsCell { cell: Box::new(cell()), value: Decimal::from(37_000), bound: Bound::Exact },
    ];
    all.extend(cells().into_iter().map(RowFault::from));
    all.extend(forms().into_iter().map(RowFault::from));
    all.extend(quantities().into_iter().map(RowFault::from));
    all.extend(periods().into_iter().map(RowFault::from));
    all.extend(admissions().into_iter().map(RowFault::from));
    all
}

fn located(fault: RowFault) -> LocatedRowFault {
    let unit = Some(Box::new(Unit("个".into())));
    LocatedRowFault {
        column: Some("value".into()),
        value: Some("12万".to_owned()),
        unit,
        ..LocatedRowFault::of_line(7, fault)
    }
}

/// The text without what stands in backticks or quotation marks: data, codes and options.
fn own_words(text: &str) -> String {
    let quoted = |part: &str| part.split(['“', '”']).step_by(2).collect::<String>();
    text.split('`').step_by(2).map(quoted).collect()
}

#[test]
fn every_fault_speaks_each_language_alone() {
    for fault in rows() {
        let fault = located(fault);
        let zh = format!("{}：{}", place(&fault, Lang::Zh), row(&fault, Lang::Zh).line(Lang::Zh));
        let en = format!("{}: {}", place(&fault, Lang::En), row(&fault, Lang::En).line(Lang::En));
        assert!(!own_words(&zh).chars().any(|c| c.is_ascii_alphabetic()), "{zh}");
        assert!(!own_words(&zh).contains([',', ';', ':', '?', '(']), "{zh}");
        assert!(own_words(&en).is_ascii(), "{en}");
        assert!(!zh.contains("``") && !en.contains("``"), "{zh} {en}");
    }
}

#[test]
fn every_fault_has_a_hint() {
    for fault in rows().into_iter().map(located) {
        for lang in Lang::ALL {
            let remark = row(&fault, lang);
            assert!(!remark.what.is_empty() && !remark.hint.is_empty() && remark.what != remark.hint, "{remark:?}");
        }
    }
}

#[test]
fn a_fault_names_its_place_the_value_and_what_to_do() {
    let scale = QuantityFault::AmbiguousScale { plain: "12万元".to_owned(), scaled: "12万亿元".to_owned() };
    let fault = located(scale.into());
    assert_eq!(place(&fault, Lang::Zh), "第 7 行 `value` 列");
    assert_eq!(row(&fault, Lang::Zh).line(Lang::Zh), "`12万` 可以是 `12万元`，也可以是 `12万亿元`；请写明单位");
    let day = PeriodFault::NoSuchDay { year: 2024, month: 2, day: 30, days: 29 };
    assert_eq!(
        period(&day, "2024-02-30", Lang::En).line(Lang::En),
        "`2024-02-30` is not in the calendar: 2024-02 has 29 days, so no day `30`; check the date"
    );
}

#[test]
fn a_doubt_says_what_looks_wrong() {
    let neighbour =
        Neighbour { period: Period::year(2023).expect("a year"), value: Decimal::from(37_000), bound: Bound::MoreThan };
    let scale = Doubt::ScaleOff { times: Decimal::from(10_000), larger: false, neighbour };
    assert_eq!(
        doubt(&scale, None, Lang::Zh),
        "数量级可疑：相当于 `2023` 数值（超过 `37000`）的 1/10000，可能用错了单位"
    );
    assert_eq!(
        doubt(&scale, None, Lang::En),
        "the scale looks wrong: 1/10000 of the figure of `2023` (more than `37000`); perhaps it is in another unit"
    );
}

#[test]
fn a_long_value_is_shortened() {
    let remark = quantity(&QuantityFault::Range, &"1".repeat(500), Lang::En);
    assert_eq!(remark.what, format!("`{}…` is a range, not one figure", "1".repeat(40)));
}

#[test]
fn a_doubt_names_the_earlier_value_with_its_unit() {
    let (racks, value) = (Unit("架".into()), Decimal::from(50_000));
    let neighbour = Neighbour { period: Period::year(2023).expect("a year"), value, bound: Bound::Exact };
    let part = Doubt::PartAboveWhole { neighbour, is_whole: false };
    assert_eq!(doubt(&part, Some(&racks), Lang::Zh), "部分时期的数值大于整个时期：超过了 `2023` 数值（`50000架`）");
    let far = Doubt::FarFromTarget { times: Decimal::from(20), larger: false, of: value };
    assert_eq!(
        doubt(&far, Some(&racks), Lang::En),
        "the scale looks wrong: the first figure of the indicator is 1/20 of the target or its baseline (`50,000 racks`)"
    );
}

#[test]
fn a_workbook_that_cannot_be_read_is_told_in_each_language_alone() {
    for fault in books() {
        let (zh, en) = (book(&fault, Lang::Zh).line(Lang::Zh), book(&fault, Lang::En).line(Lang::En));
        assert!(!own_words(&zh).chars().any(|c| c.is_ascii_alphabetic()), "{zh}");
        assert!(own_words(&en).is_ascii(), "{en}");
    }
}

#[test]
fn a_cell_is_told_with_its_sheet() {
    let fault = LocatedRowFault { cell: Some(Box::new(cell())), ..located(CellFault::Error.into()) };
    assert_eq!(place(&fault, Lang::Zh), "工作表 `表1` 单元格 `D7`（`value` 列）");
    assert_eq!(place(&fault, Lang::En), "sheet `表1`, cell `D7` (column `value`)");
    let row = CellPlace { cell: "7".into(), ..cell() };
    let fault = LocatedRowFault { cell: Some(Box::new(row)), ..fault };
    assert_eq!(place(&fault, Lang::En), "sheet `表1`, row 7 (column `value`)");
    assert_eq!(place(&LocatedRowFault { column: None, ..fault }, Lang::Zh), "工作表 `表1` 第 7 行");
}
