//! What a cell holds, and how it reads as text: what a person sees in it, no more and no less exact.

use std::borrow::Cow;

use chrono::{Datelike, NaiveDateTime};
use rust_decimal::Decimal;

use super::shown::Shown;
use crate::domain::fault::input::CellFault;
use crate::domain::limits;

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Raw<'c> {
    /// Nothing; a formula may stand there all the same.
    Nothing,
    Text(Cow<'c, str>),
    /// More text than a spreadsheet keeps.
    Long,
    Number(f64),
    /// A day, with a time.
    Moment(NaiveDateTime),
    /// A time of day, or a length of time.
    Time,
    Logical(bool),
    /// `#DIV/0!` and its like.
    Error(Cow<'c, str>),
}

/// What a column asks of its cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    Value,
    Period,
    Text,
}

/// The digits that spreadsheets keep of a number.
const DIGITS: usize = 15;
/// Digits that a sum of measured figures may have; more is a quotient.
const MEASURED: usize = 12;

impl Raw<'_> {
    /// The cell as text for a column, or why it cannot be used there.
    pub fn text(&self, shown: &Shown, wanted: Wanted) -> Result<String, CellFault> {
        match self {
            Raw::Nothing => Ok(String::new()),
            Raw::Text(text) => Ok(text.trim().to_owned()),
            Raw::Long => Err(CellFault::Long { most: limits::CELL }),
            Raw::Error(_) if wanted == Wanted::Text => Ok(String::new()),
            Raw::Error(_) => Err(CellFault::Error),
            Raw::Logical(_) if wanted != Wanted::Text => Err(CellFault::Logical),
            Raw::Logical(value) => Ok(value.to_string()),
            Raw::Number(number) => of_number(*number, shown, wanted),
            Raw::Time => Err(CellFault::Time),
            Raw::Moment(_) if wanted == Wanted::Value => Err(CellFault::Date),
            Raw::Moment(moment) => of_moment(*moment, shown, wanted),
        }
    }

    /// What it looks like, to be told.
    pub fn told(&self, shown: &Shown) -> String {
        match self {
            Raw::Error(text) => text.to_string(),
            Raw::Moment(moment) => match shown {
                Shown::As(text) => text.to_string(),
                Shown::NoYear => format!("{}月{}日", moment.month(), moment.day()),
                _ => moment.date().to_string(),
            },
            Raw::Time => String::new(),
            Raw::Long => "…".to_owned(),
            other => other.text(shown, Wanted::Text).unwrap_or_default(),
        }
    }

    /// The cell with what it holds as its own; of a text that is too long nothing is kept.
    pub fn into_owned(self) -> Raw<'static> {
        match self {
            Raw::Nothing => Raw::Nothing,
            Raw::Long => Raw::Long,
            Raw::Text(text) if text.len() > limits::CELL && text.chars().count() > limits::CELL => Raw::Long,
            Raw::Text(text) => Raw::Text(Cow::Owned(text.into_owned())),
            Raw::Number(number) => Raw::Number(number),
            Raw::Moment(moment) => Raw::Moment(moment),
            Raw::Time => Raw::Time,
            Raw::Logical(value) => Raw::Logical(value),
            Raw::Error(text) => Raw::Error(Cow::Owned(text.into_owned())),
        }
    }

    /// True where nothing can be seen.
    pub fn is_blank(&self) -> bool {
        match self {
            Raw::Nothing => true,
            Raw::Text(text) => text.trim().is_empty(),
            _ => false,
        }
    }
}

fn of_number(number: f64, shown: &Shown, wanted: Wanted) -> Result<String, CellFault> {
    let digits = decimal_digits(number).ok_or(CellFault::Error)?;
    match shown {
        Shown::Percent => Ok(match digits.parse::<Decimal>().ok().and_then(|d| d.checked_mul(Decimal::ONE_HUNDRED)) {
            Some(percent) => format!("{}%", percent.normalize()),
            // Far out of range; told as such further on.
            None => digits,
        }),
        Shown::Framed { before, after } => Ok(format!("{before}{digits}{after}")),
        _ if wanted == Wanted::Period && digits.contains('.') => Err(CellFault::Fraction),
        _ => Ok(digits),
    }
}

/// The day as it is shown: a month where only the month is, a year where only the year is.
fn of_moment(moment: NaiveDateTime, shown: &Shown, wanted: Wanted) -> Result<String, CellFault> {
    let day = moment.date();
    match shown {
        Shown::As(text) => Ok(text.to_string()),
        Shown::Month => Ok(day.format("%Y-%m").to_string()),
        Shown::Year => Ok(day.year().to_string()),
        Shown::Time => Err(CellFault::Time),
        Shown::NoYear if wanted == Wanted::Period => Err(CellFault::NoYear),
        _ => Ok(day.to_string()),
    }
}

/// A number in digits as spreadsheets show it at its most exact, without an exponent; `None` for what is no number.
///
/// A double that holds a sum of decimals may be a hair off (0.1 + 0.2); what 15 digits show and 12 suffice for is what
/// was meant. A quotient keeps all its digits, so that nobody takes it for a figure that was measured.
fn decimal_digits(number: f64) -> Option<String> {
    if !number.is_finite() {
        return None;
    }
    let shortest = number.to_string();
    if significant(&shortest) <= DIGITS {
        return Some(shortest);
    }
    let rounded: f64 = format!("{number:.*e}", DIGITS - 1).parse().ok()?;
    let rounded = rounded.to_string();
    Some(if significant(&rounded) <= MEASURED { rounded } else { shortest })
}

fn significant(digits: &str) -> usize {
    let digits: String = digits.chars().filter(char::is_ascii_digit).collect();
    digits.trim_matches('0').len()
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    fn value(number: f64, shown: &Shown) -> Result<String, CellFault> {
        Raw::Number(number).text(shown, Wanted::Value)
    }

    #[test]
    fn a_number_reads_as_it_is_shown() {
        let framed = Shown::Framed { before: "".into(), after: "万".into() };
        for (number, shown, text) in [
            (1208.0, Shown::Plain, "1208"),
            (75.3, Shown::Plain, "75.3"),
            (0.95, Shown::Percent, "95%"),
            (0.57, Shown::Percent, "57%"),
            (0.99996, Shown::Percent, "99.996%"),
            (95.0, Shown::Plain, "95"),
            (5.2, framed, "5.2万"),
            (-0.5, Shown::Plain, "-0.5"),
            (1.5e16, Shown::Plain, "15000000000000000"),
            (0.1 + 0.2, Shown::Plain, "0.3"),
            (0.1 + 0.2, Shown::Percent, "30%"),
            (1.0 / 3.0, Shown::Plain, "0.3333333333333333"),
        ] {
            assert_eq!(value(number, &shown).as_deref(), Ok(text), "{number}");
        }
        assert_eq!(value(f64::NAN, &Shown::Plain), Err(CellFault::Error));
    }

    #[test]
    fn a_day_is_as_exact_as_it_is_shown() {
        let moment = NaiveDate::from_ymd_opt(2024, 9, 1).and_then(|day| day.and_hms_opt(0, 0, 0)).expect("a moment");
        let period = |shown| Raw::Moment(moment).text(&shown, Wanted::Period);
        assert_eq!(period(Shown::Day).as_deref(), Ok("2024-09-01"));
        assert_eq!(period(Shown::Month).as_deref(), Ok("2024-09"));
        assert_eq!(period(Shown::Year).as_deref(), Ok("2024"));
        assert_eq!(period(Shown::As("2024年三季度".into())).as_deref(), Ok("2024年三季度"));
        assert_eq!(period(Shown::NoYear), Err(CellFault::NoYear));
        assert_eq!(Raw::Moment(moment).text(&Shown::Day, Wanted::Value), Err(CellFault::Date));
        assert_eq!(Raw::Moment(moment).told(&Shown::NoYear), "9月1日");
    }

    #[test]
    fn what_is_no_figure_is_named_and_not_guessed() {
        let fault = |raw: Raw<'_>, wanted| raw.text(&Shown::Plain, wanted).expect_err("no figure");
        assert_eq!(fault(Raw::Error("#DIV/0!".into()), Wanted::Value), CellFault::Error);
        assert_eq!(fault(Raw::Logical(true), Wanted::Value), CellFault::Logical);
        assert_eq!(fault(Raw::Time, Wanted::Period), CellFault::Time);
        assert_eq!(fault(Raw::Number(2024.1), Wanted::Period), CellFault::Fraction);
        assert_eq!(Raw::Number(2024.0).text(&Shown::Plain, Wanted::Period).as_deref(), Ok("2024"));
    }
}
