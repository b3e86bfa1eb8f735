//! The neutral carriers for workbooks, where a number stays a number and a date a date.
//!
//! What people read beside a number (a sign, a percent sign, so many digits) is its [`Figure`]; the renderer makes a
//! number format of it. Units stand in a column of their own.

use rust_decimal::Decimal;

use super::document::{Cell, Head};
use super::row::{Column, Row};
use crate::domain::light::Light;
use crate::i18n::{Lang, number};

/// What the cells of a column are measured in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Measure {
    /// As they are: amounts in the unit beside them, counts.
    Plain,
    /// Fractions, shown in percent: 0.135 as 13.5%.
    Share,
    /// Differences of fractions, shown in percent with their sign: −0.052 as -5.2%.
    Points,
    /// Days.
    Date,
}

/// What a column is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// It tells something.
    Data,
    /// It tells what the row is about, and stays in view.
    Name,
    /// It numbers the rows.
    Counter,
    /// It tells the status, by which the row is coloured.
    Status,
    /// It tells the light.
    Light,
    /// It is left empty to be written in.
    Input,
}

/// A column of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spec {
    /// The head.
    pub head: Head,
    /// What its cells are measured in.
    pub measure: Measure,
    /// What it is for.
    pub part: Part,
    /// The columns of display it takes at most.
    pub room: usize,
}

/// The column of a sheet that a column of rows makes.
#[must_use]
pub fn spec<C: Column>(column: C, lang: Lang) -> Spec {
    Spec { head: column.head(lang), measure: column.measure(), part: column.part(), room: column.room() }
}

/// A row as a sheet holds it.
#[must_use]
pub fn entries<'r, R: Row>(row: &'r R, columns: &[R::Column], lang: Lang) -> Vec<Entry<'r>> {
    columns.iter().map(|&column| row.entry(column, lang)).collect()
}

/// How a number is shown that stays a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Figure {
    /// What stands before it: `≥`, `≈`.
    pub before: &'static str,
    /// What stands behind it: `左右`.
    pub after: &'static str,
    /// What it is measured in.
    pub measure: Measure,
    /// Digits after the point, of a percentage where it is shown as one.
    pub decimals: u32,
}

impl Figure {
    /// A number with all its digits; a share with as many as people read.
    #[must_use]
    pub fn of(measure: Measure, value: Decimal) -> Self {
        let decimals = match measure {
            Measure::Plain | Measure::Date => value.normalize().scale(),
            Measure::Share => number::percent_decimals(value),
            Measure::Points => number::points_decimals(value, None),
        };
        Self { before: "", after: "", measure, decimals }
    }

    /// With so many digits after the point.
    #[must_use]
    pub fn with_decimals(self, decimals: u32) -> Self {
        Self { decimals, ..self }
    }

    /// With a sign before it.
    #[must_use]
    pub fn after_sign(self, before: &'static str) -> Self {
        Self { before, ..self }
    }
}

/// A cell of a sheet; `figure` says how its number is shown.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// What it holds.
    pub cell: Cell<'a>,
    /// How its number is shown.
    pub figure: Option<Figure>,
}

impl<'a> Entry<'a> {
    /// A cell without a number.
    #[must_use]
    pub fn of(cell: Cell<'a>) -> Self {
        Self { cell, figure: None }
    }

    /// A text.
    #[must_use]
    pub fn text(text: impl Into<std::borrow::Cow<'a, str>>) -> Self {
        Self::of(Cell::Text(text.into()))
    }

    /// A cell that keeps what it holds.
    #[must_use]
    pub fn into_owned(self) -> Entry<'static> {
        Entry { cell: self.cell.into_owned(), figure: self.figure }
    }

    /// A number.
    #[must_use]
    pub fn number(value: impl Into<Decimal>, measure: Measure) -> Self {
        let value = value.into();
        Self { cell: Cell::Number { value, shown: None }, figure: Some(Figure::of(measure, value)) }
    }
}

/// A colour that follows what a cell of status says: the first that fits counts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tint {
    /// How the text begins.
    pub begins: String,
    /// What it contains besides, where that matters.
    pub contains: Option<&'static str>,
    /// The colour.
    pub light: Light,
}

/// A further sheet of a workbook: pieces one below the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// Its name.
    pub name: String,
    /// The pieces.
    pub pieces: Vec<Piece>,
}

/// A piece of a sheet.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// The title of the sheet.
    Title(String),
    /// The heading of what follows.
    Heading(String),
    /// A paragraph.
    Paragraph(String),
    /// Labels and what belongs to them.
    Facts(Vec<(String, String)>),
    /// The colours and what they mean.
    Legend(Vec<(Light, String)>),
    /// A table, with a chart of it beside.
    Table {
        /// The columns.
        specs: Vec<Spec>,
        /// The rows.
        rows: Vec<Vec<Entry<'static>>>,
        /// The chart.
        chart: Option<Chart>,
    },
}

/// A chart of bars lying one below the other, a bar a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The title.
    pub title: String,
    /// The column that names the bars.
    pub names: usize,
    /// The columns whose numbers make the bars, one after the other along each bar.
    pub series: Vec<(usize, Tone)>,
    /// What each bar of a single series stands for, where that differs.
    pub points: Vec<Tone>,
    /// Whether the last row is a sum, which is no bar.
    pub leaves_out_last: bool,
    /// What the numbers are measured in.
    pub measure: Measure,
}

/// What the bars of a series stand for, by which they are coloured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    Plain,
    /// Done.
    Done,
    /// Done late.
    DoneLate,
    /// As it should be by now.
    OnPace,
    /// Behind.
    Behind,
    /// Nobody can say.
    Unclear,
    /// Not reported.
    Silent,
    /// Failed.
    Failed,
    /// Perhaps failed.
    FailedPerhaps,
    /// Failed to report.
    FailedSilent,
}
