use proptest::prelude::*;

use super::*;

fn shown(text: &str) -> String {
    match Period::parse(text) {
        Ok(ParsedPeriod { period, imprecise }) => format!("{period}{}", if imprecise { " imprecise" } else { "" }),
        Err(fault) => format!("{fault:?}"),
    }
}

fn fault(text: &str) -> PeriodFault {
    Period::parse(text).expect_err(text)
}

#[test]
fn every_canonical_form_is_read() {
    for text in
        ["2024", "2024H1", "2024H2", "2024Q3", "2024-09", "2024-09-30", "2024-01..2024-09", "2024-01-15..2024-09-30"]
    {
        assert_eq!(shown(text), text);
    }
    assert_eq!(shown("2024-01-01..2024-09-30"), "2024-01..2024-09");
    assert_eq!(shown("2023..2025"), "2023-01..2025-12");
    assert_eq!(shown(" 2024h1 "), "2024H1");
    assert_eq!(shown("2024Q3..2024Q4"), "2024H2");
}

#[test]
fn every_chinese_form_is_read() {
    for (text, period) in [
        ("2024年", "2024"),
        ("2024年度", "2024"),
        ("2024年全年", "2024"),
        ("２０２４年", "2024"),
        ("二〇二四年", "2024"),
        ("二零二四年", "2024"),
        ("2024年上半年", "2024H1"),
        ("2024上半年", "2024H1"),
        ("2024年下半年", "2024H2"),
        ("2024年前三季度", "2024-01..2024-09"),
        ("2024年前3季度", "2024-01..2024-09"),
        ("2024年前九个月", "2024-01..2024-09"),
        ("2024年一至三季度", "2024-01..2024-09"),
        ("2024年1-9月", "2024-01..2024-09"),
        ("2024年1—9月", "2024-01..2024-09"),
        ("2024年1至9月", "2024-01..2024-09"),
        ("2024年1月-9月份", "2024-01..2024-09"),
        ("2024年三季度", "2024Q3"),
        ("2024年第三季度", "2024Q3"),
        ("2024年一季度", "2024Q1"),
        ("2024年Q3", "2024Q3"),
        ("2024-Q3", "2024Q3"),
        ("2024年9月", "2024-09"),
        ("2024年9月份", "2024-09"),
        ("二〇二四年十一月", "2024-11"),
        ("2024年9月底", "2024-09-30"),
        ("2024年9月末", "2024-09-30"),
        ("2024年2月末", "2024-02-29"),
        ("2024年末", "2024-12-31"),
        ("2024年底", "2024-12-31"),
        ("2024年上半年末", "2024-06-30"),
        ("2024年三季度末", "2024-09-30"),
        ("2024年9月30日", "2024-09-30"),
        ("2024年9月30号", "2024-09-30"),
        ("二〇二四年九月三十日", "2024-09-30"),
        ("2024.9.30", "2024-09-30"),
        ("2024/9/30", "2024-09-30"),
        ("2024-9-30", "2024-09-30"),
        ("2024.09", "2024-09"),
        ("20240930", "2024-09-30"),
        ("202409", "2024-09"),
        ("2024-09-30 00:00:00", "2024-09-30"),
        ("2024年1月1日至9月30日", "2024-01..2024-09"),
        ("2024年1月15日-2024年9月30日", "2024-01-15..2024-09-30"),
        ("2023-2025年", "2023-01..2025-12"),
        ("2023年至2025年", "2023-01..2025-12"),
        ("截至2024年9月底", "2024-09-30"),
        ("截止到2024年9月30日", "2024-09-30"),
        ("截止2024年末", "2024-12-31"),
    ] {
        assert_eq!(shown(text), period, "{text}");
    }
}

#[test]
fn an_imprecise_date_takes_the_day_by_which_it_was_certainly_true() {
    assert_eq!(shown("2024年9月上旬"), "2024-09-10 imprecise");
    assert_eq!(shown("2024年9月中旬"), "2024-09-20 imprecise");
    assert_eq!(shown("2024年2月下旬"), "2024-02-29 imprecise");
    assert_eq!(shown("2023-05-08前"), "2023-05-08 imprecise");
    assert_eq!(shown("2023年底前"), "2023-12-31 imprecise");
    assert_eq!(shown("截至2024年9月"), "2024-09-30 imprecise");
    assert_eq!(fault("2022年末前后"), PeriodFault::Vague { word: "前后".to_owned() });
    assert_eq!(fault("2024年初"), PeriodFault::Vague { word: "年初".to_owned() });
    assert_eq!(fault("2024年前"), PeriodFault::Vague { word: "前".to_owned() });
}

#[test]
fn a_form_without_a_year_needs_a_default_one() {
    for (text, period) in [
        ("上半年", "2024H1"),
        ("前三季度", "2024-01..2024-09"),
        ("三季度", "2024Q3"),
        ("1-9月", "2024-01..2024-09"),
        ("9月底", "2024-09-30"),
        ("年末", "2024-12-31"),
        ("Q3", "2024Q3"),
    ] {
        assert_eq!(fault(text), PeriodFault::NoYear, "{text}");
        let read = Period::parse_in(text, Some(2024)).map(|p| p.period.to_string());
        assert_eq!(read.as_deref(), Ok(period), "{text}");
    }
    assert_eq!(Period::parse_in("2023年上半年", Some(2024)).map(|p| p.period), Ok(Period::half(2023, 1).expect("H1")));
}

#[test]
fn a_year_of_two_digits_is_refused() {
    for text in ["24年", "24年9月", "24-09", "24-09-30", "24.9.30", "二四年"] {
        assert_eq!(fault(text), PeriodFault::TwoDigitYear, "{text}");
    }
}

#[test]
fn an_impossible_date_is_refused_with_the_reason() {
    assert_eq!(fault("2024-02-30"), PeriodFault::NoSuchDay { year: 2024, month: 2, day: 30, days: 29 });
    assert_eq!(fault("2023年2月29日"), PeriodFault::NoSuchDay { year: 2023, month: 2, day: 29, days: 28 });
    assert_eq!(fault("2024-13"), PeriodFault::NoSuchMonth { month: 13 });
    assert_eq!(fault("2024年0月"), PeriodFault::NoSuchMonth { month: 0 });
    assert_eq!(fault("2024Q5"), PeriodFault::NoSuchPart { part: 5, parts: 4 });
    assert_eq!(fault("2024H3"), PeriodFault::NoSuchPart { part: 3, parts: 2 });
    assert_eq!(fault("2024年前五季度"), PeriodFault::NoSuchPart { part: 5, parts: 4 });
    assert_eq!(fault("1899"), PeriodFault::YearOutOfRange { year: 1899 });
    assert_eq!(fault("3000-01-01"), PeriodFault::YearOutOfRange { year: 3000 });
    assert!(matches!(fault("2024-09..2024-01"), PeriodFault::Reversed { .. }));
    assert!(matches!(fault("2024年9-1月"), PeriodFault::Reversed { .. }));
}

#[test]
fn what_is_no_period_is_refused() {
    assert_eq!(fault(" "), PeriodFault::Empty);
    for text in
        ["去年", "2024x", "2024年9", "20245", "2024年9月30", "9.30", "2024~9", "2024年Q", "第", "十十", "2024年第9月"]
    {
        assert_eq!(fault(text), PeriodFault::Unreadable, "{text}");
    }
}

fn any_day() -> impl Strategy<Value = NaiveDate> {
    (1900..=2999, 0_u32..365).prop_map(|(year, day)| NaiveDate::from_yo_opt(year, day + 1).expect("a day of the year"))
}

proptest! {
    #[test]
    fn canonical_text_comes_back(a in any_day(), b in any_day()) {
        let period = Period::new(a.min(b), a.max(b)).expect("in order");
        prop_assert_eq!(Period::parse(&period.to_string()), Ok(period.into()));
        prop_assert_eq!(Period::parse(&Period::day(a).to_string()), Ok(Period::day(a).into()));
    }

    #[test]
    fn canonical_text_of_whole_months_comes_back(year in 1900..=2998, month in 1_u32..=12, span in 1_u32..=24) {
        let first = NaiveDate::from_ymd_opt(year, month, 1).expect("a first day");
        let last = first + chrono::Months::new(span.min((2999 - year.cast_unsigned()) * 12)) - chrono::Days::new(1);
        let period = Period::new(first, last).expect("in order");
        prop_assert_eq!(Period::parse(&period.to_string()), Ok(period.into()));
    }

    #[test]
    fn nothing_typed_makes_the_reader_panic(
        text in prop_oneof![any::<String>(), "(2024|[0-9]{0,9})?[-年月日季度上下半前末底第~至到.0-9一二三十〇HQhq/截旬初 ]{0,12}"],
        year in prop_oneof![Just(None), Just(Some(2024)), Just(Some(0))],
    ) {
        let _ = Period::parse_in(&text, year);
    }
}
