use proptest::prelude::*;

use super::*;
use crate::domain::code::Text;
use crate::domain::fault::input::UnitFault;
use crate::domain::unit::Unit;

fn read(text: &str, unit: &str) -> Result<Typed, QuantityFault> {
    parse(text, &UnitSpec { unit: &Unit(unit.into()), same: &[] })
}

fn value(text: &str, unit: &str) -> String {
    match read(text, unit) {
        Ok(typed) => typed.value.to_string(),
        Err(fault) => format!("{fault:?}"),
    }
}

fn apart(text: &str, column: &str, unit: &str) -> String {
    match parse_apart(text, column, &UnitSpec { unit: &Unit(unit.into()), same: &[] }) {
        Ok(typed) => typed.value.to_string(),
        Err(fault) => format!("{fault:?}"),
    }
}

#[test]
fn what_people_type_is_understood() {
    for (text, unit, kept) in [
        ("5.2万", "个", "52000"),
        ("1.35亿元", "亿元", "1.35"),
        ("1.35亿元", "万元", "13500"),
        ("1.35亿元", "元", "135000000"),
        ("９５％", "%", "95"),
        ("1,208", "个", "1208"),
        ("１，２０８", "个", "1208"),
        ("12,345,678.5", "元", "12345678.5"),
        ("1 208", "个", "1208"),
        ("13000个", "个", "13000"),
        ("13000 个", "个", "13000"),
        ("百分之三十五", "%", "35"),
        ("百分之九十点五", "%", "90.5"),
        ("百分之90", "%", "90"),
        ("百分之百", "%", "100"),
        ("千分之五", "%", "0.5"),
        ("五成", "%", "50"),
        ("三成五", "%", "35"),
        ("9成5", "%", "95"),
        ("9.5成", "%", "95"),
        ("2.5个百分点", "%", "2.5"),
        ("5百分点", "%", "5"),
        ("300P", "PFLOPS", "300"),
        ("300 PFlops", "PFLOPS", "300"),
        ("1 EFLOPS", "PFLOPS", "1000"),
        ("每秒30亿亿次", "PFLOPS", "300"),
        ("百兆", "Mbps", "100"),
        ("千兆", "Mbps", "1000"),
        ("万兆", "Mbps", "10000"),
        ("500兆", "Mbps", "500"),
        ("10G", "Mbps", "10000"),
        ("十二万五千", "个", "125000"),
        ("一千二百零八", "个", "1208"),
        ("两千", "户", "2000"),
        ("三万两千户", "户", "32000"),
        ("1亿3500万元", "亿元", "1.35"),
        ("12万5千", "个", "125000"),
        ("12万5000", "个", "125000"),
        ("3千万", "元", "30000000"),
        ("1.2万亿元", "亿元", "12000"),
        ("25个/万人", "个/万人", "25"),
        ("每万人33个", "个/万人", "33"),
        ("每万人拥有33个", "个/万人", "33"),
        ("4A", "A", "4"),
        (".5", "%", "0.5"),
        ("+3.5", "%", "3.5"),
        ("-3.5%", "%", "-3.5"),
        ("－３．５", "%", "-3.5"),
        ("负百分之三点五", "%", "-3.5"),
        ("\u{3000}95\u{2009}%\u{a0}", "%", "95"),
        ("1.50", "%", "1.5"),
        ("-0", "%", "0"),
        ("达到90%", "%", "90"),
    ] {
        assert_eq!(value(text, unit), kept, "{text}");
    }
}

#[test]
fn a_bare_number_is_in_the_indicators_unit() {
    assert_eq!(value("0.95", "%"), "0.95");
    assert_eq!(value("12", "亿元"), "12");
    assert_eq!(value("一千二百", "亿元"), "1200");
}

#[test]
fn a_bare_multiplier_counts_single_ones() {
    assert_eq!(value("5.2万", "万个"), "5.2");
    assert_eq!(value("1.35亿", "亿元"), "1.35");
    assert_eq!(value("1.35亿", "万元"), "13500");
    assert_eq!(value("五千亿", "亿元"), "5000");
}

#[test]
fn a_bare_multiplier_below_the_units_own_is_refused() {
    let fault = QuantityFault::AmbiguousScale { plain: "12万元".to_owned(), scaled: "12万亿元".to_owned() };
    assert_eq!(read("12万", "亿元"), Err(fault));
}

#[test]
fn words_of_bounds_are_understood() {
    use Bound::{AtLeast, AtMost, LessThan, MoreThan};
    for (text, kept, bound) in [
        ("超3万个", "30000", MoreThan),
        ("逾3万", "30000", MoreThan),
        ("突破3万个", "30000", MoreThan),
        ("超过3.7万个", "37000", MoreThan),
        ("多于3", "3", MoreThan),
        ("3万余个", "30000", MoreThan),
        ("3万多个", "30000", MoreThan),
        ("30多万个", "300000", MoreThan),
        ("三十余万", "300000", MoreThan),
        ("3000余", "3000", MoreThan),
        ("超3万余个", "30000", MoreThan),
        ("3万个以上", "30000", AtLeast),
        ("达3万个以上", "30000", AtLeast),
        ("3万个及以上", "30000", AtLeast),
        ("不少于3万", "30000", AtLeast),
        ("不低于3万", "30000", AtLeast),
        ("至少3万", "30000", AtLeast),
        ("≥3万", "30000", AtLeast),
        ("不超过3万", "30000", AtMost),
        ("至多3万", "30000", AtMost),
        ("3万以内", "30000", AtMost),
        ("不高于3万", "30000", AtMost),
        ("低于3万", "30000", LessThan),
        ("不足3万", "30000", LessThan),
        ("少于3万", "30000", LessThan),
        ("<3", "3", LessThan),
    ] {
        let typed = read(text, "个").map(|t| (t.value.to_string(), t.bound));
        assert_eq!(typed, Ok((kept.to_owned(), Some(bound))), "{text}");
    }
    assert_eq!(read("超过百分之九十", "%").map(|t| t.bound), Ok(Some(MoreThan)));
    assert_eq!(read("每万人超过33个", "个/万人").map(|t| t.bound), Ok(Some(MoreThan)));
    assert_eq!(read("3万个", "个").map(|t| t.bound), Ok(None));
}

#[test]
fn an_approximate_figure_is_refused() {
    for (text, word) in
        [("约3万", "约"), ("3万个左右", "左右"), ("近4万", "近"), ("几万", "几"), ("十来个", "来"), ("十几万", "几")]
    {
        assert_eq!(read(text, "个"), Err(QuantityFault::Approximate { word: word.to_owned() }), "{text}");
    }
}

#[test]
fn wrongly_grouped_thousands_are_refused_with_their_place() {
    assert_eq!(read("1,20,8", "个"), Err(QuantityFault::BadGrouping { at: 5 }));
    assert_eq!(read("1,5", "个"), Err(QuantityFault::BadGrouping { at: 3 }));
    assert_eq!(read("1208,500", "个"), Err(QuantityFault::BadGrouping { at: 5 }));
    assert_eq!(read("1,2080", "个"), Err(QuantityFault::BadGrouping { at: 3 }));
    assert_eq!(read("1,208 500", "个"), Err(QuantityFault::BadGrouping { at: 6 }));
}

#[test]
fn more_than_fifteen_digits_are_refused_and_never_rounded() {
    assert_eq!(value("123456789012345", "个"), "123456789012345");
    assert_eq!(value("0.123456789012", "%"), "0.123456789012");
    assert_eq!(read("1234567890123456", "个"), Err(QuantityFault::TooPrecise { digits: 16 }));
    assert_eq!(read("100000000.00000001", "%"), Err(QuantityFault::TooPrecise { digits: 17 }));
    assert_eq!(read("123456789.0123456万", "个"), Err(QuantityFault::TooPrecise { digits: 16 }));
    assert_eq!(value("1.000000000000000000000", "%"), "1");
}

#[test]
fn what_is_too_large_or_too_fine_is_refused() {
    assert_eq!(read("1000亿亿", "个"), Err(QuantityFault::OutOfRange));
    assert_eq!(read("0.0000000000001", "%"), Err(QuantityFault::OutOfRange));
    assert_eq!(read(&"9".repeat(400), "个"), Err(QuantityFault::TooPrecise { digits: 400 }));
    assert_eq!(read(&format!("1{}", "0".repeat(400)), "个"), Err(QuantityFault::OutOfRange));
    assert_eq!(read(&format!("1{}", "亿".repeat(400)), "个"), Err(QuantityFault::OutOfRange));
}

#[test]
fn a_unit_that_does_not_fit_is_refused_with_what_would() {
    let fits = ["%", "百分点", "成"].map(str::to_owned).to_vec();
    assert_eq!(read("95个", "%"), Err(QuantityFault::Unit(UnitFault { found: "个".to_owned(), fits })));
    assert!(matches!(read("33个", "个/万人"), Err(QuantityFault::Unit(_))));
    assert!(matches!(read("五成", "个"), Err(QuantityFault::Unit(_))));
    assert!(matches!(read("13000个5G基站", "个"), Err(QuantityFault::Unit(_))));
    let same = [Text::from("家")];
    let households = UnitSpec { unit: &Unit("户".into()), same: &same };
    assert_eq!(parse("1.2万家", &households).map(|t| t.value), Ok(Decimal::from(12_000)));
}

#[test]
fn what_is_no_single_figure_is_refused() {
    assert_eq!(read("", "个"), Err(QuantityFault::Empty));
    assert_eq!(read(" \u{3000}", "个"), Err(QuantityFault::Empty));
    assert_eq!(read("3-5", "个"), Err(QuantityFault::Range));
    assert_eq!(read("3%~5%", "%"), Err(QuantityFault::Range));
    assert_eq!(read("三至五个", "个"), Err(QuantityFault::Range));
    assert_eq!(read("1.2e3", "个"), Err(QuantityFault::Exponent));
    assert_eq!(read("1.03E+06", "个"), Err(QuantityFault::Exponent));
    assert_eq!(read("1E", "PFLOPS").map(|t| t.value), Ok(Decimal::from(1000)));
    assert_eq!(read("无", "个"), Err(QuantityFault::NotANumber { found: "无".to_owned() }));
    assert_eq!(read("万个", "个"), Err(QuantityFault::NotANumber { found: "万个".to_owned() }));
    assert!(matches!(read("--3", "个"), Err(QuantityFault::NotANumber { .. })));
    assert_eq!(read("1.2.3", "个"), Err(QuantityFault::Unexpected { found: ".3".to_owned(), at: 4 }));
    assert_eq!(read("5.", "个"), Err(QuantityFault::Unexpected { found: ".".to_owned(), at: 2 }));
    assert!(matches!(read("1万2万", "个"), Err(QuantityFault::Unexpected { at: 3, .. })));
    assert!(matches!(read("12万500", "个"), Err(QuantityFault::Unexpected { .. })));
    assert!(matches!(read("1.2亿3000万", "个"), Err(QuantityFault::Unexpected { .. })));
    assert!(matches!(read("百分之三十五个", "%"), Err(QuantityFault::Unexpected { .. })));
    assert!(matches!(
        read("超过3万以内", "个"),
        Err(QuantityFault::ConflictingBounds { first: Bound::AtMost, second: Bound::MoreThan })
    ));
}

#[test]
fn a_unit_may_stand_apart() {
    assert_eq!(apart("4.27", "万个", "个"), "42700");
    assert_eq!(apart("4.27万", "个", "个"), "42700");
    assert_eq!(apart("4.27万", "万个", "个"), "42700");
    assert_eq!(apart("4.27万个", "个", "个"), "42700");
    assert_eq!(apart("4.27", "", "万个"), "4.27");
    assert_eq!(apart("4.27万", "个", "万个"), "4.27");
    assert_eq!(apart("35", "％", "%"), "35");
    assert!(apart("35", "户", "%").starts_with("Unit"));
    let stations = UnitSpec { unit: &Unit("个".into()), same: &[] };
    assert_eq!(unit_value(Decimal::new(427, 2), "万个", &stations), Ok(Decimal::from(42_700)));
    assert_eq!(unit_value(Decimal::new(-427, 2), "个", &stations), Ok(Decimal::new(-427, 2)));
}

proptest! {
    #[test]
    fn canonical_output_comes_back(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, places in 0_u32..=12) {
        let value = Decimal::new(mantissa, places).normalize();
        let typed = read(&value.to_string(), "%");
        prop_assert_eq!(typed.clone(), Ok(Typed { value, bound: None }));
        prop_assert_eq!(typed.map(|t| t.value.scale()), Ok(value.scale()));
    }

    #[test]
    fn plain_digits_and_other_forms_agree(mantissa in 0_i64..1_000_000_000, places in 0_u32..=6) {
        let value = Decimal::new(mantissa, places);
        let wide: String = value.to_string().chars().map(|c| match c {
            '0'..='9' => char::from_u32(u32::from(c) + 0xFEE0).expect("a full-width digit"),
            c => c,
        }).collect();
        prop_assert_eq!(read(&wide, "个"), read(&value.to_string(), "个"));
        let shifted = read(&format!("{value}万"), "个").map(|t| t.value);
        prop_assert_eq!(shifted, Ok(value * Decimal::from(10_000)));
    }

    #[test]
    fn nothing_typed_makes_the_reader_panic(
        text in prop_oneof![any::<String>(), "[-+0-9.,， %％万亿千百十一二两零点成余多每秒分之个元eEP以上超约至]{0,16}"],
        unit in prop_oneof![Just("%"), Just("个"), Just("亿元"), Just("PFLOPS"), Just("Mbps"), Just("个/万人"), Just("")],
        column in prop_oneof![any::<String>(), "[万亿千百个元/%P]{0,5}"],
    ) {
        let unit = Unit(unit.into());
        let spec = UnitSpec { unit: &unit, same: &[] };
        let _ = parse(&text, &spec);
        let _ = parse_apart(&text, &column, &spec);
    }
}

#[test]
fn full_coverage_is_everything_where_a_share_is_asked_for() {
    for text in ["全覆盖", "已全覆盖", " 实现全覆盖 ", "全 覆 盖"] {
        assert_eq!(value(text, "%"), "100", "{text}");
        assert_eq!(apart(text, "％", "%"), "100", "{text}");
    }
    assert!(matches!(read("全覆盖", "个"), Err(QuantityFault::NotANumber { .. })));
    assert!(matches!(read("基本全覆盖", "%"), Err(QuantityFault::Approximate { word }) if word == "基本"));
    assert_eq!(apart("全覆盖", "个", "%").split(' ').next(), Some("Unit(UnitFault"));
}

#[test]
fn a_sentence_says_no_quantity() {
    for text in ["5.2万", "95％", "约95%", "90-95", "百分之三十五", "1，208 个"] {
        assert!(is_said(text), "{text}");
    }
    for text in
        ["注：数据来源年报", "以上为我局数据", "负责人签字：", "-", "数据来自2024年统计年鉴，尚未经过核定，仅供参考"]
    {
        assert!(!is_said(text), "{text}");
    }
}
