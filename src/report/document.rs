//! The neutral carriers between reports and renderers: typed cells, table heads, and pages.
//!
//! A renderer sees only what stands here. A report decides what a cell holds and, for people, how its number
//! is worded; the renderer decides how it is laid out.

mod board;
mod chart;

use std::borrow::Cow;
use std::io;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::light::Light;

pub use board::{
    BoardHead, Choice, Entry, Facet, Frame, Item, Lead, Link, LinkTable, Offer, Piece, Section, Sorting, Wording,
};
pub use chart::{Axis, Bar, Chart, Level, Line, Mark, Point, Reached};

/// One typed cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell<'a> {
    /// Nothing: empty in CSV, a dash for people.
    Empty,
    /// Text from data.
    Text(Cow<'a, str>),
    /// A number. CSV writes the value exactly; people read `shown` where it is given (already worded, with
    /// unit or sign), else the value with its digits.
    Number {
        /// The exact value.
        value: Decimal,
        /// How people read it.
        shown: Option<String>,
    },
    /// Two ends: `lo..hi` in CSV.
    Range {
        /// The lower end.
        low: Decimal,
        /// The upper end.
        high: Decimal,
        /// How people read it (already worded, with unit), else both ends with their digits.
        shown: Option<String>,
    },
    /// A date.
    Date(NaiveDate),
    /// True or false.
    Flag {
        /// The value, `true` or `false` in CSV.
        value: bool,
        /// How people read it.
        shown: Cow<'static, str>,
    },
    /// A coded word: CSV writes the code, people read the label, in the light's colour.
    Term {
        /// The code.
        code: &'static str,
        /// The word.
        label: Cow<'static, str>,
        /// The light.
        light: Light,
    },
    /// Several texts: joined by `;` in CSV, by the language's list mark for people.
    List(Vec<Cow<'a, str>>),
    /// A bar, for people only.
    Bar(Bar),
}

impl Cell<'_> {
    /// The cell with what it holds its own.
    #[must_use]
    pub fn into_owned(self) -> Cell<'static> {
        let keep = |text: Cow<'_, str>| Cow::Owned(text.into_owned());
        match self {
            Self::Empty => Cell::Empty,
            Self::Text(text) => Cell::Text(keep(text)),
            Self::Number { value, shown } => Cell::Number { value, shown },
            Self::Range { low, high, shown } => Cell::Range { low, high, shown },
            Self::Date(day) => Cell::Date(day),
            Self::Flag { value, shown } => Cell::Flag { value, shown },
            Self::Term { code, label, light } => Cell::Term { code, label, light },
            Self::List(items) => Cell::List(items.into_iter().map(keep).collect()),
            Self::Bar(bar) => Cell::Bar(bar),
        }
    }
}

/// How a column's text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    /// Text.
    Left,
    /// Numbers: never wrapped.
    Right,
}

/// A column's head.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The stable key: the CSV heading.
    pub key: &'static str,
    /// What people read.
    pub heading: String,
    /// Alignment.
    pub align: Align,
    /// Whether its text may be wrapped to make the table fit (names, sentences, lists, words of status); codes,
    /// dates, numbers may not.
    pub wraps: bool,
}

/// What stands around a table for people (never in CSV).
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surround {
    /// The title above.
    pub title: Option<String>,
    /// Lines above the table: as-of date, catalogue, filters.
    pub preface: Vec<String>,
}

/// What the lights of a ladder mean.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Legend {
    /// Whose ladder it is, where several are at work.
    pub of: Option<String>,
    /// Each light and what it means.
    pub lights: Vec<(Light, String)>,
}

/// What stands below a table for people: totals line, legend of lights, remarks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Closing {
    /// The totals line.
    pub totals: Option<String>,
    /// The legends, one for each ladder.
    pub legend: Vec<Legend>,
    /// Remarks.
    pub remarks: Vec<String>,
}

/// A table being written, row by row.
pub trait Sheet {
    /// Writes one row; `cells` has one cell per head.
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()>;

    /// Starts a part of the table under its own heading (ignored in CSV).
    fn section(&mut self, heading: &str) -> io::Result<()>;

    /// Writes what is left and what stands below.
    fn finish(self: Box<Self>, closing: &Closing) -> io::Result<()>;
}

/// A page for people: blocks one below the other.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// One block of a page.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A title; level 1 is the page's.
    Heading {
        /// 1 for the page's, 2 for a part's, 3 for a part of one.
        level: u8,
        /// The words.
        text: String,
        /// The light beside it.
        light: Light,
    },
    /// Labels and what belongs to them.
    Facts(Vec<(String, String)>),
    /// A paragraph.
    Paragraph(String),
    /// Numbered steps.
    Steps(Vec<String>),
    /// What the lights above mean.
    Legend(Vec<Legend>),
    /// A table.
    Table {
        /// Heads.
        heads: Vec<Head>,
        /// Rows.
        rows: Vec<Vec<Cell<'static>>>,
        /// What stands below.
        closing: Closing,
    },
    /// A picture; a renderer that cannot draw it leaves it out.
    Chart(Box<Chart>),
}
