//! Single values: exact decimals, dates, years, periods and offsets, from their text in the file.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use toml::de::DeValue;

use crate::domain::fault::catalogue::{Found, ValueFault};
use crate::domain::number::MAX_DIGITS;
use crate::domain::period::Period;
use crate::domain::target::Years;

/// The first year a date may lie in.
pub const FIRST_YEAR: i32 = 1900;
/// The last year a date may lie in.
pub const LAST_YEAR: i32 = 2999;

/// What kind of value stands there.
pub fn found(value: &DeValue<'_>) -> Found {
    match value {
        DeValue::String(_) => Found::Text,
        DeValue::Integer(_) => Found::Whole,
        DeValue::Float(_) => Found::Number,
        DeValue::Boolean(_) => Found::Flag,
        DeValue::Datetime(_) => Found::Date,
        DeValue::Array(_) => Found::List,
        DeValue::Table(_) => Found::Table,
    }
}

/// A number exactly as its digits say, never by way of a double.
pub fn decimal(text: &str) -> Result<Decimal, ValueFault> {
    let bad = || ValueFault::BadNumber(text.into());
    let (negative, unsigned) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    };
    let (digits, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((digits, exponent)) => (digits, exponent.parse::<i32>().map_err(|_| bad())?),
        None => (unsigned, 0),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() || !whole.bytes().chain(fraction.bytes()).all(|b| b.is_ascii_digit()) {
        return Err(bad());
    }
    let all = format!("{whole}{fraction}");
    let kept = all.trim_end_matches('0');
    let significant = kept.trim_start_matches('0');
    if significant.len() > MAX_DIGITS as usize {
        return Err(ValueFault::TooManyDigits { text: text.into(), digits: significant.len() });
    }
    let Ok(mantissa) = significant.parse::<i64>() else { return Ok(Decimal::ZERO) };
    let too_large = || ValueFault::NumberTooLarge(text.into());
    // Trailing zeros were cut: the last kept digit stands at this power of ten.
    let power = i32::try_from(whole.len())
        .ok()
        .zip(i32::try_from(kept.len()).ok())
        .and_then(|(whole, kept)| (whole - kept).checked_add(exponent))
        .ok_or_else(too_large)?;
    let scaled = if power >= 0 {
        let factor = u32::try_from(power).ok().and_then(|p| 10_i128.checked_pow(p));
        let value = factor.and_then(|f| f.checked_mul(i128::from(mantissa))).ok_or_else(too_large)?;
        Decimal::try_from_i128_with_scale(value, 0)
    } else {
        Decimal::try_from_i128_with_scale(i128::from(mantissa), power.unsigned_abs())
    };
    let value = scaled.map_err(|_| too_large())?.normalize();
    Ok(if negative { -value } else { value })
}

/// A day: `2025-12-31`.
pub fn date(text: &str) -> Result<NaiveDate, ValueFault> {
    let well_formed = text.len() == 10 && text.bytes().enumerate().all(|(at, b)| (at == 4 || at == 7) == (b == b'-'));
    let day = text.parse::<NaiveDate>().ok().filter(|_| well_formed);
    let day = day.ok_or_else(|| ValueFault::BadDate(text.into()))?;
    if (FIRST_YEAR..=LAST_YEAR).contains(&day.year()) { Ok(day) } else { Err(ValueFault::YearOutOfRange(text.into())) }
}

/// Years: `2023..2025`, or `2025` for one.
pub fn years(text: &str) -> Result<Years, ValueFault> {
    let (from, to) = text.split_once("..").unwrap_or((text, text));
    let bad = || ValueFault::BadYears(text.into());
    let years = Years { from: year(from).ok_or_else(bad)?, to: year(to).ok_or_else(bad)? };
    if [years.from, years.to].iter().any(|y| !(FIRST_YEAR..=LAST_YEAR).contains(y)) {
        return Err(ValueFault::YearOutOfRange(text.into()));
    }
    if years.from > years.to { Err(ValueFault::YearsReversed(years)) } else { Ok(years) }
}

/// Four digits.
pub fn year(text: &str) -> Option<i32> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// A period in its canonical form: `2024`, `2024H1`, `2024Q3`, `2024-09`, `2024-09-30`, `2024-01..2024-09`.
pub fn period(text: &str) -> Result<Period, ValueFault> {
    let read = || {
        let (first, last) = match text.split_once("..") {
            Some((first, last)) => (part_of_year(first)?.first(), part_of_year(last)?.last()),
            None => (part_of_year(text)?.first(), part_of_year(text)?.last()),
        };
        Period::new(first, last)
    };
    let period = read().ok_or_else(|| ValueFault::BadPeriod(text.into()))?;
    let in_range = [period.first(), period.last()].iter().all(|d| (FIRST_YEAR..=LAST_YEAR).contains(&d.year()));
    if in_range { Ok(period) } else { Err(ValueFault::YearOutOfRange(text.into())) }
}

fn part_of_year(text: &str) -> Option<Period> {
    let year = year(text.get(..4)?)?;
    let months = |from: u32, count: u32| {
        let first = NaiveDate::from_ymd_opt(year, from, 1)?;
        Period::new(first, first.checked_add_months(chrono::Months::new(count))?.pred_opt()?)
    };
    let rest = &text[4..];
    let small =
        |digit: &str, most: u32| digit.parse::<u32>().ok().filter(|n| digit.len() == 1 && (1..=most).contains(n));
    if rest.is_empty() {
        return Period::year(year);
    }
    if let Some(half) = rest.strip_prefix('H') {
        return months(small(half, 2)? * 6 - 5, 6);
    }
    if let Some(quarter) = rest.strip_prefix('Q') {
        return months(small(quarter, 4)? * 3 - 2, 3);
    }
    match rest.len() {
        3 => months(date(&format!("{text}-01")).ok()?.month(), 1),
        6 => date(text).ok().map(Period::day),
        _ => None,
    }
}

/// An offset from UTC in minutes: `+08:00`.
pub fn offset(text: &str) -> Result<i32, ValueFault> {
    let read = || {
        let (sign, rest) = match text.split_at_checked(1)? {
            ("+", rest) => (1, rest),
            ("-", rest) => (-1, rest),
            _ => return None,
        };
        let (hours, minutes) = rest.split_once(':')?;
        if hours.len() != 2 || minutes.len() != 2 || !rest.bytes().all(|b| b.is_ascii_digit() || b == b':') {
            return None;
        }
        let (hours, minutes): (i32, i32) = (hours.parse().ok()?, minutes.parse().ok()?);
        (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
    };
    read().ok_or_else(|| ValueFault::BadOffset(text.into()))
}

/// A share: `0.05`, or `5%`.
pub fn share(text: &str) -> Result<Decimal, ValueFault> {
    match text.strip_suffix(['%', '％']) {
        Some(percent) => Ok((decimal(percent.trim_end())? / Decimal::ONE_HUNDRED).normalize()),
        None => decimal(text),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn numbers_are_exactly_their_digits() {
        for (text, value) in [
            ("75.3", "75.3"),
            ("-0.10", "-0.1"),
            ("13000", "13000"),
            ("1.35e2", "135"),
            ("1e-3", "0.001"),
            ("0", "0"),
            ("-0.0", "0"),
            ("+5", "5"),
            ("1000000000000000000", "1000000000000000000"),
            ("0.000000000000000001", "0.000000000000000001"),
            ("123456789012345", "123456789012345"),
        ] {
            assert_eq!(decimal(text), Ok(d(value)), "{text}");
        }
    }

    #[test]
    fn too_many_digits_are_refused_not_rounded() {
        let fault = decimal("0.1234567890123456");
        assert_eq!(fault, Err(ValueFault::TooManyDigits { text: "0.1234567890123456".into(), digits: 16 }));
        assert!(matches!(decimal("1e40"), Err(ValueFault::NumberTooLarge(_))));
        assert!(matches!(decimal("1e-40"), Err(ValueFault::NumberTooLarge(_))));
        assert!(matches!(decimal("1e2147483647"), Err(ValueFault::NumberTooLarge(_))));
    }

    #[test]
    fn what_is_no_number_is_refused() {
        for text in ["", "inf", "nan", "-inf", "5万", "１", "1.2.3", "e5", "--1", "1e"] {
            assert!(matches!(decimal(text), Err(ValueFault::BadNumber(_))), "{text}");
        }
    }

    #[test]
    fn dates_are_days_between_1900_and_2999() {
        assert_eq!(date("2025-12-31"), Ok(NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day")));
        assert!(matches!(date("2025-02-30"), Err(ValueFault::BadDate(_))));
        assert!(matches!(date("2025-1-1"), Err(ValueFault::BadDate(_))));
        assert!(matches!(date("1899-12-31"), Err(ValueFault::YearOutOfRange(_))));
        assert!(matches!(date("3000-01-01"), Err(ValueFault::YearOutOfRange(_))));
    }

    #[test]
    fn years_run_forward() {
        assert_eq!(years("2023..2025"), Ok(Years { from: 2023, to: 2025 }));
        assert_eq!(years("2025"), Ok(Years { from: 2025, to: 2025 }));
        assert!(matches!(years("2025..2023"), Err(ValueFault::YearsReversed(_))));
        assert!(matches!(years("2023-2025"), Err(ValueFault::BadYears(_))));
        assert!(matches!(years("2023..25"), Err(ValueFault::BadYears(_))));
    }

    #[test]
    fn periods_come_back_as_they_are_written() {
        for text in ["2024", "2024H1", "2024H2", "2024Q1", "2024Q4", "2024-09", "2024-09-30", "2024-01..2024-09"] {
            assert_eq!(period(text).map(|p| p.to_string()), Ok(text.to_owned()));
        }
        for text in
            ["2024H3", "2024Q0", "2024-13", "2024-02-30", "24", "2024年", "2024-09..2024-01", "2024-9", "二〇二四"]
        {
            assert!(matches!(period(text), Err(ValueFault::BadPeriod(_))), "{text}");
        }
    }

    #[test]
    fn offsets_are_signed_hours_and_minutes() {
        assert_eq!(offset("+08:00"), Ok(480));
        assert_eq!(offset("-03:30"), Ok(-210));
        for text in ["08:00", "+8:00", "+15:00", "+08:60", "+0a:00", "", "中08:00"] {
            assert!(offset(text).is_err(), "{text}");
        }
    }

    #[test]
    fn a_share_may_be_written_in_percent() {
        assert_eq!(share("5%"), Ok(d("0.05")));
        assert_eq!(share("0.05"), Ok(d("0.05")));
        assert_eq!(share("12.5 ％"), Ok(d("0.125")));
    }

    proptest! {
        #[test]
        fn every_figure_comes_back(mantissa in -999_999_999_999_999_i64..=999_999_999_999_999, scale in 0_u32..16) {
            let value = Decimal::new(mantissa, scale).normalize();
            prop_assert_eq!(decimal(&value.to_string()), Ok(value));
        }

        #[test]
        fn no_text_makes_it_stumble(text in "\\PC{0,12}") {
            let _ = (decimal(&text), date(&text), years(&text), period(&text), offset(&text), share(&text));
        }
    }
}
