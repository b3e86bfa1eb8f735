//! What every kind of row has: a closed set of columns, and a cell for each.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use crate::domain::code::{Coded, Text};
use crate::domain::light::Light;
use crate::domain::moment::{Clock, utc};
use crate::i18n::columns::HistoryColumn;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, phrases};

use super::document::{Align, Cell, Head};
use super::target::Exact;
use super::workbook::{Entry, Figure, Measure, Part};

/// Who reads a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// A program: exact values and codes.
    Machine,
    /// A person, in a language: worded values.
    Person(Lang),
}

impl Reader {
    /// The person's language.
    #[must_use]
    pub fn lang(self) -> Option<Lang> {
        match self {
            Self::Machine => None,
            Self::Person(lang) => Some(lang),
        }
    }
}

/// A column: its code is the stable key of CSV.
pub trait Column: Coded {
    /// What people read above it.
    fn heading(self, lang: Lang) -> &'static str;

    /// How its text stands.
    fn align(self) -> Align;

    /// Whether its text may be wrapped to make a table fit.
    fn wraps(self) -> bool;

    /// Whether it is a picture, for people only: scripts never get it.
    fn is_picture(self) -> bool {
        false
    }

    /// What its cells are measured in, for a workbook.
    fn measure(self) -> Measure {
        Measure::Plain
    }

    /// The columns of display it takes at most in a workbook; longer text is wrapped or, where it may not be, runs on.
    fn room(self) -> usize {
        if self.wraps() { 30 } else { 60 }
    }

    /// What it is for in a workbook.
    fn part(self) -> Part {
        Part::Data
    }

    /// The head of the column.
    fn head(self, lang: Lang) -> Head {
        Head { key: self.code(), heading: self.heading(lang).to_owned(), align: self.align(), wraps: self.wraps() }
    }
}

/// A typed row: serialises to its JSON and gives a cell for each of its columns.
pub trait Row: serde::Serialize {
    /// Its columns.
    type Column: Column;

    /// The cell of one column.
    fn cell(&self, column: Self::Column, reader: Reader) -> Cell<'_>;

    /// How a workbook shows the number of a column, which stays a number.
    fn figure(&self, column: Self::Column, value: Decimal, _lang: Lang) -> Figure {
        Figure::of(column.measure(), value)
    }

    /// Who reads the cell of a column: a program where a workbook needs nothing but its number.
    fn reader(&self, _column: Self::Column, lang: Lang) -> Reader {
        Reader::Person(lang)
    }

    /// The cell of one column as a workbook holds it.
    fn entry(&self, column: Self::Column, lang: Lang) -> Entry<'_> {
        let cell = self.cell(column, self.reader(column, lang));
        let figure = match &cell {
            Cell::Number { value, .. } => Some(self.figure(column, *value, lang)),
            _ => None,
        };
        Entry { cell, figure }
    }
}

impl Column for HistoryColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        if self == Self::Value { Align::Right } else { Align::Left }
    }

    fn wraps(self) -> bool {
        matches!(self, Self::Publisher | Self::Title | Self::Url | Self::Note | Self::AsTyped | Self::By)
    }
}

/// A program's cell as a JSON value.
pub(super) struct AsJson<'c>(pub Cell<'c>);

impl serde::Serialize for AsJson<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.0 {
            Cell::Empty | Cell::Bar(_) => serializer.serialize_none(),
            Cell::Text(text) => text.serialize(serializer),
            Cell::Number { value, .. } => Exact(*value).serialize(serializer),
            Cell::Range { low, high, .. } => [Exact(*low), Exact(*high)].serialize(serializer),
            Cell::Date(day) => day.serialize(serializer),
            Cell::Flag { value, .. } => value.serialize(serializer),
            Cell::Term { code, .. } => code.serialize(serializer),
            Cell::List(items) => items.serialize(serializer),
        }
    }
}

/// A text.
pub(super) fn text<'c>(text: impl Into<Cow<'c, str>>) -> Cell<'c> {
    Cell::Text(text.into())
}

/// A text, or nothing.
pub(super) fn optional(value: Option<&str>) -> Cell<'_> {
    value.map_or(Cell::Empty, text)
}

/// Several texts, or nothing.
pub(super) fn texts(items: &[Text]) -> Cell<'_> {
    if items.is_empty() {
        return Cell::Empty;
    }
    Cell::List(items.iter().map(|item| Cow::Borrowed(&**item)).collect())
}

/// A whole number.
pub(super) fn count(value: impl Into<i64>) -> Cell<'static> {
    Cell::Number { value: value.into().into(), shown: None }
}

/// An action by its number: `#12` for a person.
pub(super) fn action(number: i64, reader: Reader) -> Cell<'static> {
    match reader {
        Reader::Machine => count(number),
        Reader::Person(_) => Cell::Text(Cow::Owned(format!("#{number}"))),
    }
}

/// An instant: for people by the office's clock.
pub(super) fn instant<'c>(at: DateTime<Utc>, clock: Clock, reader: Reader) -> Cell<'c> {
    match reader {
        Reader::Machine => text(utc(at)),
        Reader::Person(_) => text(clock.civil(at)),
    }
}

/// Yes or no.
pub(super) fn flag(value: bool, reader: Reader) -> Cell<'static> {
    let shown = reader.lang().map_or("", |lang| phrases::yes_no(value, lang));
    Cell::Flag { value, shown: Cow::Borrowed(shown) }
}

/// A coded word without a light.
pub(super) fn term<'c, T: Coded + Spoken>(member: T, reader: Reader) -> Cell<'c> {
    let label = reader.lang().map_or("", |lang| member.say(lang));
    Cell::Term { code: member.code(), label: Cow::Borrowed(label), light: Light::None }
}

/// A name in the reader's language; the code for a program.
pub(super) fn named<'c>(reader: Reader, name: Option<(&'c str, Option<&'c str>)>, code: &'c str) -> Cell<'c> {
    text(match (reader, name) {
        (Reader::Person(lang), Some((zh, en))) => lang.pick(zh, en.unwrap_or(zh)),
        _ => code,
    })
}
