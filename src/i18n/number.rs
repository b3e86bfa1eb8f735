//! How numbers, shares, spans of time and lists are shown to people.
//!
//! Rounding happens here and nowhere before: half up 四舍五入, and a rounded figure never touches or crosses the value
//! it is held against, nor reads as zero without being zero: digits are added until it no longer does. Knows no
//! indicator, target or table.

use rust_decimal::{Decimal, RoundingStrategy};

use super::Lang;

/// Digits after the point of a share in percent.
const SHARE_DECIMALS: u32 = 1;

/// Digits after the point of a score.
const SCORE_DECIMALS: u32 = 2;

/// Digits after the point of what one target adds to a score.
const ADDEND_DECIMALS: u32 = 4;

/// Rounds half up, with as many more digits as it takes to stay on the same side of each guard.
fn rounded(value: Decimal, decimals: u32, guards: &[Decimal]) -> Decimal {
    (decimals..value.scale())
        .map(|digits| value.round_dp_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero))
        .find(|round| guards.iter().all(|guard| round.cmp(guard) == value.cmp(guard)))
        .unwrap_or(value)
}

/// The value with at most so many digits after the point, trailing zeros left out.
///
/// Digits are added where the rounded figure would equal or cross `must_differ_from` or zero and the value does not.
#[must_use]
pub fn shown(value: Decimal, decimals: u32, must_differ_from: Option<Decimal>) -> String {
    let guards = [Decimal::ZERO, must_differ_from.unwrap_or_default()];
    plain(rounded(value, decimals, &guards))
}

/// The value rounded up or down to so many digits after the point, to more where it would read as zero: what may not be
/// promised too freely.
#[must_use]
pub fn toward(value: Decimal, decimals: u32, up: bool) -> Decimal {
    let strategy = if up { RoundingStrategy::ToPositiveInfinity } else { RoundingStrategy::ToNegativeInfinity };
    (decimals..value.scale())
        .map(|digits| value.round_dp_with_strategy(digits, strategy))
        .find(|round| !round.is_zero())
        .unwrap_or(value)
        .normalize()
}

/// The digits after the point with which [`shown`] writes a value.
#[must_use]
pub fn decimals(value: Decimal, at_most: u32, must_differ_from: Option<Decimal>) -> u32 {
    let guards = [Decimal::ZERO, must_differ_from.unwrap_or_default()];
    rounded(value, at_most, &guards).normalize().scale()
}

/// The digits after the point with which [`percent`] writes a fraction.
#[must_use]
pub fn percent_decimals(fraction: Decimal) -> u32 {
    let value = rounded(hundredfold(fraction), SHARE_DECIMALS, &[Decimal::ZERO, Decimal::ONE_HUNDRED]);
    value.normalize().scale().max(SHARE_DECIMALS)
}

/// The digits after the point with which [`points`] writes a difference of fractions.
#[must_use]
pub fn points_decimals(fraction: Decimal, must_differ_from: Option<Decimal>) -> u32 {
    let guards = [Decimal::ZERO, hundredfold(must_differ_from.unwrap_or_default())];
    rounded(hundredfold(fraction), SHARE_DECIMALS, &guards).normalize().scale().max(SHARE_DECIMALS)
}

/// The exact value as people read it: trailing zeros left out; in English its thousands are set apart from 10,000 on.
#[must_use]
pub fn number(value: Decimal, lang: Lang) -> String {
    grouped(&plain(value), lang)
}

/// A fraction in percent with one digit, `95.8%`; 99.96 % does not read as 100 %, nor 0.04 % as 0 %.
#[must_use]
pub fn percent(fraction: Decimal) -> String {
    let value = hundredfold(fraction);
    format!("{}%", fixed(rounded(value, SHARE_DECIMALS, &[Decimal::ZERO, Decimal::ONE_HUNDRED])))
}

/// Points of a score with two digits, `86.70`; 99.996 does not read as 100, nor 0.004 as 0.
#[must_use]
pub fn score(points: Decimal) -> String {
    at_least(rounded(points, SCORE_DECIMALS, &[Decimal::ZERO, Decimal::ONE_HUNDRED]), SCORE_DECIMALS)
}

/// The digits after the point with which [`score`] writes points.
#[must_use]
pub fn score_decimals(points: Decimal) -> u32 {
    rounded(points, SCORE_DECIMALS, &[Decimal::ZERO, Decimal::ONE_HUNDRED]).normalize().scale().max(SCORE_DECIMALS)
}

/// Points that one of many adds to a score, with four digits: so many of them add up to the score as it is shown.
#[must_use]
pub fn addend(points: Decimal) -> String {
    at_least(rounded(points, ADDEND_DECIMALS, &[Decimal::ZERO]), ADDEND_DECIMALS)
}

/// A difference of fractions in percentage points with its sign: `-5.2个百分点`.
///
/// `must_differ_from` is a fraction too, for example the tolerance that the difference is held against.
#[must_use]
pub fn points(fraction: Decimal, must_differ_from: Option<Decimal>, lang: Lang) -> String {
    let guards = [Decimal::ZERO, hundredfold(must_differ_from.unwrap_or_default())];
    let value = rounded(hundredfold(fraction), SHARE_DECIMALS, &guards);
    let sign = if value > Decimal::ZERO { "+" } else { "" };
    format!("{sign}{}{}", fixed(value), lang.pick("个百分点", " points"))
}

/// A number of months with at most one digit after the point.
#[must_use]
pub fn months(value: Decimal, lang: Lang) -> String {
    let text = shown(value, 1, None);
    lang.pick(format!("{text}个月"), plural(&text, "month", "months"))
}

/// A number of days.
#[must_use]
pub fn days(count: i64, lang: Lang) -> String {
    let text = number(count.into(), lang);
    lang.pick(format!("{text}天"), plural(&text, "day", "days"))
}

/// Both ends of a range, exact.
#[must_use]
pub fn range(low: Decimal, high: Decimal, lang: Lang) -> String {
    let (low, high) = (number(low, lang), number(high, lang));
    lang.pick(format!("{low}～{high}"), format!("{low} to {high}"))
}

/// Several texts after one another, with the language's list mark.
#[must_use]
pub fn list<S: AsRef<str>>(items: &[S], lang: Lang) -> String {
    let mut joined = String::new();
    for (at, item) in items.iter().enumerate() {
        if at > 0 {
            joined.push_str(lang.pick("、", ", "));
        }
        joined.push_str(item.as_ref());
    }
    joined
}

/// An English count: `1 day`, `2 days`.
pub(super) fn plural(text: &str, one: &str, many: &str) -> String {
    format!("{text} {}", if text == "1" || text == "-1" { one } else { many })
}

/// Commas between the thousands of an English number of five digits and more; Chinese numbers have none.
pub(super) fn grouped(text: &str, lang: Lang) -> String {
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    let whole = digits.find('.').unwrap_or(digits.len());
    if lang == Lang::Zh || whole < 5 {
        return text.to_owned();
    }
    let mut grouped = String::from(sign);
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && at < whole && (whole - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// A fraction in percent.
fn hundredfold(fraction: Decimal) -> Decimal {
    fraction.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(fraction)
}

/// Without trailing zeros.
fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}

/// With the share's digit, even where it is zero.
fn fixed(value: Decimal) -> String {
    at_least(value, SHARE_DECIMALS)
}

/// With at least so many digits after the point, even where they are zero.
fn at_least(mut value: Decimal, decimals: u32) -> String {
    value = value.normalize();
    if value.scale() < decimals {
        value.rescale(decimals);
    }
    value.to_string()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn rounding_is_half_up() {
        assert_eq!(shown(d("2.25"), 1, None), "2.3");
        assert_eq!(shown(d("-2.25"), 1, None), "-2.3");
        assert_eq!(shown(d("13000"), 2, None), "13000");
        assert_eq!(shown(d("13.50"), 2, None), "13.5");
    }

    #[test]
    fn a_missed_target_is_never_shown_as_reached() {
        assert_eq!(shown(d("99.96"), 1, Some(d("100"))), "99.96");
        assert_eq!(shown(d("99.996"), 1, Some(d("100"))), "99.996");
        assert_eq!(shown(d("100.04"), 1, Some(d("100"))), "100.04");
        assert_eq!(shown(d("100.00"), 1, Some(d("100"))), "100");
        assert_eq!(percent(d("0.9996")), "99.96%");
        assert_eq!(percent(d("1")), "100.0%");
    }

    #[test]
    fn a_gap_is_never_shown_as_zero() {
        assert_eq!(shown(d("0.004"), 1, None), "0.004");
        assert_eq!(percent(d("0.0004")), "0.04%");
        assert_eq!(percent(d("0")), "0.0%");
    }

    #[test]
    fn what_is_promised_is_rounded_to_the_safe_side() {
        assert_eq!([toward(d("0.378"), 2, false), toward(d("17.531"), 2, true)], [d("0.37"), d("17.54")]);
        assert_eq!([toward(d("-1.301"), 2, false), toward(d("0.0004"), 2, false)], [d("-1.31"), d("0.0004")]);
        assert_eq!([toward(d("5"), 2, true), toward(d("0"), 2, true)], [d("5"), d("0")]);
    }

    #[test]
    fn a_score_reads_as_full_or_nothing_only_where_it_is() {
        let shown = ["100", "99.996", "86.7", "66.6666666667", "0.004", "0"].map(|text| score(d(text)));
        assert_eq!(shown, ["100.00", "99.996", "86.70", "66.67", "0.004", "0.00"]);
    }

    #[test]
    fn points_carry_their_sign() {
        assert_eq!(points(d("-0.052"), None, Lang::Zh), "-5.2个百分点");
        assert_eq!(points(d("0.03"), None, Lang::En), "+3.0 points");
        assert_eq!(points(d("0"), None, Lang::En), "0.0 points");
        assert_eq!(points(d("-0.0504"), Some(d("-0.05")), Lang::Zh), "-5.04个百分点");
    }

    #[test]
    fn english_sets_thousands_apart_and_chinese_does_not() {
        assert_eq!(number(d("13000"), Lang::En), "13,000");
        assert_eq!(number(d("-1234567.891"), Lang::En), "-1,234,567.891");
        assert_eq!(number(d("1208"), Lang::En), "1208");
        assert_eq!(number(d("13000.0"), Lang::Zh), "13000");
    }

    #[test]
    fn spans_lists_and_ranges_read_naturally() {
        assert_eq!(months(d("3.24"), Lang::Zh), "3.2个月");
        assert_eq!(months(d("1"), Lang::En), "1 month");
        assert_eq!(days(1, Lang::En), "1 day");
        assert_eq!(days(45, Lang::Zh), "45天");
        assert_eq!(range(d("5"), d("8.50"), Lang::Zh), "5～8.5");
        assert_eq!(range(d("5"), d("8"), Lang::En), "5 to 8");
        assert_eq!(list(&["市城管局", "市政数局"], Lang::Zh), "市城管局、市政数局");
        assert_eq!(list::<&str>(&[], Lang::En), "");
    }

    proptest! {
        #[test]
        fn a_shown_figure_never_touches_or_crosses_what_it_is_held_against(
            value in -1_000_000i64..1_000_000, scale in 0u32..12, near in -200i64..200, decimals in 0u32..6,
        ) {
            let value = Decimal::new(value, scale);
            let target = value + Decimal::new(near, scale + 1);
            let text = shown(value, decimals, Some(target));
            prop_assert_eq!(d(&text).cmp(&target), value.cmp(&target));
            prop_assert_eq!(d(&text).cmp(&Decimal::ZERO), value.cmp(&Decimal::ZERO));
        }

        #[test]
        fn a_shown_figure_is_within_half_of_its_last_digit(value in any::<i32>(), scale in 0u32..9, decimals in 0u32..6) {
            let value = Decimal::new(value.into(), scale);
            let error = (d(&shown(value, decimals, None)) - value).abs();
            prop_assert!(error <= Decimal::new(5, decimals + 1));
        }

        #[test]
        fn a_share_reads_as_whole_or_nothing_only_where_it_is(thousandths in 0i64..=1_000_000) {
            let fraction = Decimal::new(thousandths, 6);
            let text = percent(fraction);
            prop_assert_eq!(text == "100.0%", fraction == Decimal::ONE);
            prop_assert_eq!(text == "0.0%", fraction.is_zero());
        }
    }
}
