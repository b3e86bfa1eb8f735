//! Figures of a batch before they are written, in as few bytes as they take.

use std::collections::HashMap;

use rust_decimal::Decimal;

use super::form::day_number;
use super::interned::Interned;
use crate::domain::observation::{Bound, Fit, Release};
use crate::domain::period::Period;
use crate::store::recording::Figure;

/// Shared texts that are kept from one chunk to the next.
const TEXTS_KEPT: usize = 100_000;

/// Figures not yet written.
#[derive(Debug, Default)]
pub(super) struct Pending {
    pub rows: Vec<Row>,
    pub interned: Interned,
    typed: String,
    typed_ends: Vec<u32>,
    periods: HashMap<Box<str>, (Period, u32)>,
}

/// A figure in as few bytes as it takes; texts are handles, 0 for none.
#[derive(Debug, Clone, Copy)]
pub(super) struct Row {
    pub series: u32,
    pub line: u32,
    pub last_day: i32,
    pub first_day: i32,
    pub value: Decimal,
    pub as_typed: u32,
    pub period_typed: u32,
    pub publication: u32,
    pub note: u32,
    pub by: u32,
    pub bound: Bound,
    pub fit: Fit,
    pub release: Release,
}

impl Pending {
    /// Adds a figure.
    pub fn push(&mut self, series: u32, figure: &Figure<'_>) {
        let as_typed = figure.as_typed.filter(|text| !is_canonical(text, figure.value));
        let as_typed = as_typed.map_or(0, |text| self.keep(text));
        let period_typed = figure.period_typed.map_or(0, |text| self.period(text, figure.period));
        self.rows.push(Row {
            series,
            line: u32::try_from(figure.line).unwrap_or(u32::MAX),
            last_day: day_number(figure.period.last()),
            first_day: day_number(figure.period.first()),
            value: figure.value,
            as_typed,
            period_typed,
            publication: self.interned.publication(figure.publisher, figure.title, figure.url),
            note: self.interned.text(figure.note),
            by: self.interned.text(figure.by),
            bound: figure.bound,
            fit: figure.fit,
            release: figure.release,
        });
    }

    /// What was typed, by its handle.
    pub fn typed(&self, handle: u32) -> Option<&str> {
        let end = (handle as usize).checked_sub(1)?;
        let start = end.checked_sub(1).map_or(0, |before| self.typed_ends[before]);
        Some(&self.typed[start as usize..self.typed_ends[end] as usize])
    }

    fn keep(&mut self, text: &str) -> u32 {
        self.typed.push_str(text);
        // What is longer than four gigabytes in all is cut: it is a remark, never what decides.
        self.typed_ends.push(u32::try_from(self.typed.len()).unwrap_or(u32::MAX));
        u32::try_from(self.typed_ends.len()).expect("no more texts than figures")
    }

    /// The handle of what was typed for a period, 0 where it is the canonical text.
    fn period(&mut self, text: &str, period: Period) -> u32 {
        if let Some((known, handle)) = self.periods.get(text)
            && *known == period
        {
            return *handle;
        }
        let handle = if period.to_string() == text { 0 } else { self.keep(text) };
        self.periods.insert(text.into(), (period, handle));
        handle
    }

    /// Makes room for the next figures.
    pub fn clear(&mut self) {
        self.rows.clear();
        self.typed.clear();
        self.typed_ends.clear();
        self.periods.clear();
        if self.interned.len() > TEXTS_KEPT {
            self.interned = Interned::default();
        }
    }
}

/// True where a text is exactly how the value is written: digits without leading or trailing zeros.
fn is_canonical(text: &str, value: Decimal) -> bool {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, part) = match digits.split_once('.') {
        Some((whole, part)) if !part.is_empty() && !part.ends_with('0') => (whole, part),
        Some(_) => return false,
        None => (digits, ""),
    };
    if whole.is_empty() || (whole.len() > 1 && whole.starts_with('0')) || whole.len() + part.len() > 18 {
        return false;
    }
    let mut mantissa = 0_i64;
    for digit in whole.bytes().chain(part.bytes()) {
        if !digit.is_ascii_digit() {
            return false;
        }
        mantissa = mantissa * 10 + i64::from(digit - b'0');
    }
    let mantissa = if negative { -mantissa } else { mantissa };
    let scale = u32::try_from(part.len()).expect("at most eighteen");
    !(negative && mantissa == 0) && Decimal::new(mantissa, scale) == value
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pending_figure_takes_less_than_64_bytes() {
        assert!(size_of::<Row>() <= 64, "{}", size_of::<Row>());
    }

    #[test]
    fn only_the_canonical_text_of_a_value_is_canonical() {
        let canonical = |text: &str, value: &str| is_canonical(text, value.parse().expect("a decimal"));
        for text in ["0", "75.3", "-0.5", "13000", "0.001", "123456789012345"] {
            assert!(canonical(text, text), "{text}");
        }
        for (text, value) in [
            ("05", "5"),
            ("5.0", "5"),
            (".5", "0.5"),
            ("-0", "0"),
            ("5.2万", "52000"),
            ("4.27", "42700"),
            ("1,208", "1208"),
            ("5.", "5"),
            ("", "0"),
            ("５", "5"),
        ] {
            assert!(!canonical(text, value), "{text}");
        }
    }
}
