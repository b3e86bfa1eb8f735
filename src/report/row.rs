//! What every kind of row has: a closed set of columns, and a cell for each.

use crate::domain::code::Coded;
use crate::i18n::Lang;
use crate::i18n::columns::HistoryColumn;

use super::document::{Align, Cell, Head};

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
