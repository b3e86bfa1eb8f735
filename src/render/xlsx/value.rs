//! A cell as a sheet holds it: nothing, text, a number with its format, or a day; and rows of them packed as bytes.
//!
//! Rows that must wait for their place wait packed: a tenth of what typed cells take.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::number;
use super::text::{cut, plain};
use crate::domain::number::to_double;
use crate::i18n::{Lang, number as words};
use crate::report::document::Cell;
use crate::report::workbook::{Entry, Figure, Measure};

/// A cell as a sheet holds it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Nothing.
    Empty,
    /// Text, never computed.
    Text(Cow<'a, str>),
    /// A number, with a format where the column's own does not do.
    Number(f64, Option<Cow<'a, str>>),
    /// A day.
    Day(NaiveDate),
}

impl<'a> Value<'a> {
    /// What a cell comes to.
    #[must_use]
    pub fn of(entry: &'a Entry<'_>, lang: Lang) -> Self {
        let text = |text: &'a str| match cut(plain(text), lang) {
            text if text.is_empty() => Self::Empty,
            text => Self::Text(text),
        };
        match &entry.cell {
            // A picture is for people who read elsewhere.
            Cell::Empty | Cell::Bar(_) => Self::Empty,
            Cell::Text(words) => text(words),
            Cell::Term { label, .. } => text(label),
            Cell::Flag { shown, .. } => text(shown),
            Cell::Number { value, .. } => {
                let figure = entry.figure.unwrap_or_else(|| Figure::of(Measure::Plain, *value));
                Self::Number(to_double(*value), number::own(figure, *value, lang).map(Cow::Owned))
            }
            Cell::Date(day) => Self::Day(*day),
            Cell::Range { shown: Some(shown), .. } => text(shown),
            Cell::Range { low, high, shown: None } => Self::Text(words::range(*low, *high, lang).into()),
            Cell::List(items) => match items.as_slice() {
                [] => Self::Empty,
                [one] => text(one),
                _ => Self::Text(Cow::Owned(cut(plain(&words::list(items, lang)), lang).into_owned())),
            },
        }
    }

    /// Adds it to a packed row.
    pub fn pack(&self, row: &mut Vec<u8>) {
        let text = |row: &mut Vec<u8>, text: &str| {
            row.extend(u32::try_from(text.len()).expect("a cell holds less").to_le_bytes());
            row.extend(text.as_bytes());
        };
        match self {
            Self::Empty => row.push(b'-'),
            Self::Text(words) => {
                row.push(b't');
                text(row, words);
            }
            Self::Number(value, None) => {
                row.push(b'n');
                row.extend(value.to_le_bytes());
            }
            Self::Number(value, Some(format)) => {
                row.push(b'f');
                row.extend(value.to_le_bytes());
                text(row, format);
            }
            Self::Day(day) => {
                row.push(b'd');
                row.extend(chrono::Datelike::num_days_from_ce(day).to_le_bytes());
            }
        }
    }

    /// Takes the first cell from a packed row.
    #[must_use]
    pub fn unpack(row: &mut &'a [u8]) -> Option<Self> {
        let (kind, rest) = row.split_first()?;
        *row = rest;
        Some(match kind {
            b't' => Self::Text(Cow::Borrowed(text(row)?)),
            b'n' => Self::Number(f64::from_le_bytes(*taken(row)?), None),
            b'f' => {
                let value = f64::from_le_bytes(*taken(row)?);
                Self::Number(value, Some(Cow::Borrowed(text(row)?)))
            }
            b'd' => Self::Day(NaiveDate::from_num_days_from_ce_opt(i32::from_le_bytes(*taken(row)?))?),
            _ => Self::Empty,
        })
    }
}

fn taken<'a, const N: usize>(row: &mut &'a [u8]) -> Option<&'a [u8; N]> {
    let (first, rest) = row.split_first_chunk()?;
    *row = rest;
    Some(first)
}

fn text<'a>(row: &mut &'a [u8]) -> Option<&'a str> {
    let length = usize::try_from(u32::from_le_bytes(*taken(row)?)).ok()?;
    let (text, rest) = row.split_at_checked(length)?;
    *row = rest;
    std::str::from_utf8(text).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_packed_row_comes_back_as_it_was() {
        let day = NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day");
        let values = [
            Value::Empty,
            Value::Text("=1+1 督办".into()),
            Value::Number(13.5, None),
            Value::Number(-0.5, Some("\"≥\"0.0".into())),
            Value::Day(day),
            Value::Text("".into()),
        ];
        let mut packed = Vec::new();
        for value in &values {
            value.pack(&mut packed);
        }
        let mut rest = packed.as_slice();
        let back: Vec<Value<'_>> = std::iter::from_fn(|| Value::unpack(&mut rest)).collect();
        assert_eq!(back, values);
    }

    #[test]
    fn every_decimal_becomes_the_double_that_its_digits_say() {
        for text in ["0.1", "75.3", "123456789.012345", "-0.0000123", "99.9999999999", "1e15"] {
            let value = rust_decimal::Decimal::from_scientific(text).or_else(|_| text.parse()).expect("a decimal");
            let expected: f64 = value.to_string().parse().expect("a double");
            assert_eq!(to_double(value).to_bits(), expected.to_bits(), "{text}");
        }
    }

    #[test]
    fn control_characters_are_left_out_and_formulas_stay_text() {
        let entry = Entry::text("=cmd|'/c calc'!A1\u{1b}\u{202e}");
        assert_eq!(Value::of(&entry, Lang::Zh), Value::Text("=cmd|'/c calc'!A1".into()));
    }
}
