//! Periods as people type them: `2024`, `2024H1`, `2024-01..2024-09`, 2024年前三季度, 2024年9月底.
//!
//! What leaves the day open (年初, 前后, a year of two digits) is refused, never guessed.

mod chinese;

use chrono::{Datelike, NaiveDate};

use super::Period;
use crate::domain::fault::input::PeriodFault;

/// The years a period may lie in.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2999;

/// A period that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParsedPeriod {
    /// The period.
    pub period: Period,
    /// True where the text leaves the day open (9月上旬, 5月8日前) and the day by which it was certainly true is taken: a
    /// note should say so.
    pub imprecise: bool,
}

impl From<Period> for ParsedPeriod {
    fn from(period: Period) -> Self {
        Self { period, imprecise: false }
    }
}

impl Period {
    /// Reads a period that names its year.
    pub fn parse(text: &str) -> Result<ParsedPeriod, PeriodFault> {
        Self::parse_in(text, None)
    }

    /// Reads a period; one without a year (上半年, 前三季度) is of the default year, where there is one.
    pub fn parse_in(text: &str, default_year: Option<i32>) -> Result<ParsedPeriod, PeriodFault> {
        if let Some(read) = plain(text.trim_ascii().as_bytes()) {
            return read.map(ParsedPeriod::from);
        }
        if let Some((first, last)) = text.split_once("..")
            && let (Some(first), Some(last)) =
                (plain(first.trim_ascii().as_bytes()), plain(last.trim_ascii().as_bytes()))
        {
            return joined(first?, last?).map(ParsedPeriod::from);
        }
        chinese::read(text, default_year)
    }

    /// A half year, 1 or 2.
    #[must_use]
    pub fn half(year: i32, half: u32) -> Option<Self> {
        months(year, half.checked_mul(6)?.checked_sub(5)?, half * 6).ok()
    }

    /// A quarter, 1 to 4.
    #[must_use]
    pub fn quarter(year: i32, quarter: u32) -> Option<Self> {
        months(year, quarter.checked_mul(3)?.checked_sub(2)?, quarter * 3).ok()
    }

    /// A calendar month, 1 to 12.
    #[must_use]
    pub fn month(year: i32, month: u32) -> Option<Self> {
        months(year, month, month).ok()
    }
}

/// From the first day of one period to the last of another.
fn joined(first: Period, last: Period) -> Result<Period, PeriodFault> {
    Period::new(first.first(), last.last()).ok_or(PeriodFault::Reversed { first: first.first(), last: last.last() })
}

/// Reads the forms of machines: `2024`, `2024H1`, `2024Q3`, `2024-09`, `2024-09-30`, `20240930`, without allocating.
fn plain(bytes: &[u8]) -> Option<Result<Period, PeriodFault>> {
    let (year, rest) = (number(bytes.get(..4)?)?, &bytes[4..]);
    let year = year.cast_signed();
    Some(match rest {
        [] => whole_year(year),
        [b'H' | b'h', half @ b'0'..=b'9'] => half_of(year, u32::from(half - b'0')),
        [b'Q' | b'q', quarter @ b'0'..=b'9'] => quarter_of(year, u32::from(quarter - b'0')),
        [b'-', month @ ..] if month.len() == 2 => month_of(year, number(month)?),
        [b'-', m1, m2, b'-', d1, d2] | [m1, m2, d1, d2] => day_of(year, number(&[*m1, *m2])?, number(&[*d1, *d2])?),
        _ => return None,
    })
}

fn number(digits: &[u8]) -> Option<u32> {
    digits.iter().try_fold(0, |sum, b| b.is_ascii_digit().then(|| sum * 10 + u32::from(b - b'0')))
}

fn whole_year(year: i32) -> Result<Period, PeriodFault> {
    months(year, 1, 12)
}

fn half_of(year: i32, half: u32) -> Result<Period, PeriodFault> {
    checked(year)?;
    Period::half(year, half).ok_or(PeriodFault::NoSuchPart { part: half, parts: 2 })
}

fn quarter_of(year: i32, quarter: u32) -> Result<Period, PeriodFault> {
    checked(year)?;
    Period::quarter(year, quarter).ok_or(PeriodFault::NoSuchPart { part: quarter, parts: 4 })
}

fn month_of(year: i32, month: u32) -> Result<Period, PeriodFault> {
    months(year, month, month)
}

/// From the first day of one month to the last of another in the same year.
fn months(year: i32, from: u32, to: u32) -> Result<Period, PeriodFault> {
    checked(year)?;
    let day = |month| NaiveDate::from_ymd_opt(year, month, 1).ok_or(PeriodFault::NoSuchMonth { month });
    let (first, last) = (day(from)?, day(to)?);
    let last = last.with_day(days_in(year, to)).unwrap_or(last);
    Period::new(first, last).ok_or(PeriodFault::Reversed { first, last })
}

fn day_of(year: i32, month: u32, day: u32) -> Result<Period, PeriodFault> {
    checked(year)?;
    if !(1..=12).contains(&month) {
        return Err(PeriodFault::NoSuchMonth { month });
    }
    let date = NaiveDate::from_ymd_opt(year, month, day);
    date.map(Period::day).ok_or_else(|| PeriodFault::NoSuchDay { year, month, day, days: days_in(year, month) })
}

fn checked(year: i32) -> Result<(), PeriodFault> {
    if YEARS.contains(&year) { Ok(()) } else { Err(PeriodFault::YearOutOfRange { year }) }
}

fn days_in(year: i32, month: u32) -> u32 {
    let next =
        if month == 12 { NaiveDate::from_ymd_opt(year + 1, 1, 1) } else { NaiveDate::from_ymd_opt(year, month + 1, 1) };
    next.and_then(|day| day.pred_opt()).map_or(0, |day| day.day())
}

#[cfg(test)]
mod tests;
