//! Quantities, units and periods as people type them.

use duban::domain::code::Text;
use duban::domain::number::MAX_DIGITS;
use duban::domain::period::Period;
use duban::domain::quantity::{self, Typed, is_said};
use duban::domain::unit::{Unit, UnitSpec};
use duban::i18n::unit::Quantity;
use duban::i18n::{Lang, input};
use rust_decimal::Decimal;

use super::words::said;

/// The units of the indicators that quantities are read for, and words that mean the same.
const UNITS: [(&str, &[&str]); 12] = [
    ("个", &["座"]),
    ("%", &[]),
    ("亿元", &[]),
    ("万元", &[]),
    ("PFLOPS", &[]),
    ("Mbps", &[]),
    ("个/万人", &[]),
    ("万户", &["家"]),
    ("户", &["家"]),
    ("千瓦时", &[]),
    ("PUE", &[]),
    ("平方公里", &[]),
];

/// Quantities, units and periods as people type them. The first byte chooses the indicator's unit; a line break parts the
/// number from a unit that stands apart.
pub fn typed(data: &[u8]) {
    let Some((first, rest)) = data.split_first() else { return };
    let Ok(text) = std::str::from_utf8(rest) else { return };
    let (unit, same) = UNITS[usize::from(*first) % UNITS.len()];
    let (unit, same) = (Unit(unit.into()), same.iter().map(|word| Text::from(*word)).collect::<Vec<_>>());
    let spec = UnitSpec { unit: &unit, same: &same };
    let _ = is_said(text);
    check_quantity(
        quantity::parse(text, &spec).map_err(|fault| said(|lang| input::quantity(&fault, text, lang))),
        &spec,
    );
    if let Some((number, apart)) = text.split_once('\n') {
        let read = quantity::parse_apart(number, apart, &spec);
        check_quantity(read.map_err(|fault| said(|lang| input::quantity(&fault, number, lang))), &spec);
    }
    match spec.shift(text) {
        Ok(power) => assert!(power.abs() < 10_000 || text.len() > 1000, "{power}"),
        Err(fault) => said(|lang| input::unit(&fault, lang)),
    }
    let [alone, in_a_year] = [None, Some(2024)].map(|year| Period::parse_in(text, year));
    if let Ok(alone) = alone {
        assert_eq!(in_a_year, Ok(alone), "a year that is said goes first");
    }
    for read in [alone, in_a_year] {
        match read {
            Ok(parsed) => {
                assert!(parsed.period.first() <= parsed.period.last());
                let again = Period::parse(&parsed.period.to_string()).expect("a period as it is written");
                assert_eq!(again, parsed.period.into());
            }
            Err(fault) => said(|lang| input::period(&fault, text, lang)),
        }
    }
}

/// What is understood prints and is understood as the same.
fn check_quantity(read: Result<Typed, ()>, spec: &UnitSpec<'_>) {
    let Ok(Typed { value, .. }) = read else { return };
    let digits = value.normalize().mantissa().unsigned_abs().to_string();
    assert!(digits.trim_end_matches('0').len() <= MAX_DIGITS as usize, "{value}");
    // A double, and with it every spreadsheet, keeps it.
    let double: f64 = value.to_string().parse().expect("a number");
    assert_eq!(Decimal::from_str_exact(&format!("{double}")).expect("digits"), value);
    let again = quantity::parse(&value.to_string(), spec).expect("a number as it is written");
    assert_eq!((again.value, again.bound), (value, None));
    let shown = Quantity::of(value, spec.unit).say(Lang::Zh);
    assert_eq!(quantity::parse(&shown, spec), Ok(again), "{shown}");
    assert!(!Quantity::of(value, spec.unit).say(Lang::En).is_empty());
}
