//! Faults of what people type or import: quantities, units, periods, figures that do not fit the record, rows.
//!
//! Plain data; where a fault has a place, `at` counts characters of what was typed, from 1.

mod cell;
mod excess;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use thiserror::Error;

use crate::domain::code::Text;
use crate::domain::indicator::Kind;
use crate::domain::observation::Bound;
use crate::domain::period::Period;
use crate::domain::unit::Unit;

pub use self::cell::{BookFault, CellFault, CellPlace, Foreign, FormFault};
pub use self::excess::Excess;

/// A unit that is not the indicator's, with the units that would fit.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("unit `{found}` does not fit, expected one of {fits:?}")]
pub struct UnitFault {
    /// The unit as typed.
    pub found: String,
    /// Units that would fit, the indicator's own first.
    pub fits: Vec<String>,
}

/// Why a text is no quantity of an indicator.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum QuantityFault {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// There is no number where one should begin.
    #[error("no number in `{found}`")]
    NotANumber {
        /// The text from where the number should begin.
        found: String,
    },
    /// Something stands where nothing may.
    #[error("unexpected `{found}` at {at}")]
    Unexpected {
        /// What stands there.
        found: String,
        /// Where.
        at: usize,
    },
    /// Thousands are not grouped by three.
    #[error("digits are not grouped by three at {at}")]
    BadGrouping {
        /// Where the first wrong separator or group stands.
        at: usize,
    },
    /// A Chinese numeral that has no one reading.
    #[error("`{found}` is no numeral")]
    BadNumeral {
        /// The numeral.
        found: String,
        /// Where it begins.
        at: usize,
    },
    /// 约, 左右, 几: no figure at all.
    #[error("`{word}` makes it approximate")]
    Approximate {
        /// The word that says so.
        word: String,
    },
    /// Two figures, from one to the other.
    #[error("a range, not one figure")]
    Range,
    /// Scientific notation, which spreadsheets write after rounding.
    #[error("scientific notation")]
    Exponent,
    /// Two words bound it in different ways.
    #[error("bounded both as {first} and as {second}")]
    ConflictingBounds {
        /// What the first says.
        first: Bound,
        /// What the second says.
        second: Bound,
    },
    /// More significant digits than can be kept exactly.
    #[error("{digits} significant digits")]
    TooPrecise {
        /// How many.
        digits: u32,
    },
    /// Larger or finer than any figure that is kept.
    #[error("out of range")]
    OutOfRange,
    /// 万 or 亿 without a unit, where the indicator's own unit has a larger multiplier.
    #[error("could be `{plain}` or `{scaled}`")]
    AmbiguousScale {
        /// Read with the bare unit.
        plain: String,
        /// Read with the indicator's whole unit.
        scaled: String,
    },
    /// The unit does not fit.
    #[error(transparent)]
    Unit(#[from] UnitFault),
}

/// Why a text is no period.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum PeriodFault {
    /// Nothing was typed.
    #[error("empty")]
    Empty,
    /// No form of period.
    #[error("no period")]
    Unreadable,
    /// The year is missing.
    #[error("no year")]
    NoYear,
    /// The year has two digits.
    #[error("a year of two digits")]
    TwoDigitYear,
    /// A year before 1900 or after 2999.
    #[error("year {year} is not within 1900 to 2999")]
    YearOutOfRange {
        /// The year.
        year: i32,
    },
    /// No month has this number.
    #[error("no month {month}")]
    NoSuchMonth {
        /// The number.
        month: u32,
    },
    /// No quarter or half year has this number.
    #[error("no part {part} of a year that has {parts}")]
    NoSuchPart {
        /// The number.
        part: u32,
        /// How many there are: 2 halves or 4 quarters.
        parts: u32,
    },
    /// The month has no such day.
    #[error("{year}-{month:02} has {days} days, not {day}")]
    NoSuchDay {
        /// The year.
        year: i32,
        /// The month.
        month: u32,
        /// The day that was typed.
        day: u32,
        /// How many days the month has.
        days: u32,
    },
    /// The end lies before the beginning.
    #[error("ends on {last}, before it begins on {first}")]
    Reversed {
        /// The first day.
        first: NaiveDate,
        /// The last day.
        last: NaiveDate,
    },
    /// A word that leaves the day open.
    #[error("`{word}` leaves the day open")]
    Vague {
        /// The word.
        word: String,
    },
}

/// A figure of the same series that a new one is measured against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Neighbour {
    /// Its period.
    pub period: Period,
    /// Its value.
    pub value: Decimal,
    /// What it says of the true value.
    pub bound: Bound,
}

/// What looks wrong about a figure: refused unless the person confirms it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum Doubt {
    /// Ten times or more another figure of the series, or a tenth of it or less.
    #[error("{times} times apart from {} of {}", neighbour.value, neighbour.period)]
    ScaleOff {
        /// How many times the larger is the smaller, rounded to three digits.
        times: Decimal,
        /// Whether the new figure is the larger one.
        larger: bool,
        /// The other figure.
        neighbour: Neighbour,
    },
    /// Zero, where more is better and the series was above it.
    #[error("zero after {} of {}", neighbour.value, neighbour.period)]
    SuddenZero {
        /// The other figure.
        neighbour: Neighbour,
    },
    /// A share above 100 %.
    #[error("a share above 100 %")]
    ShareAbove100,
    /// A running total that falls.
    #[error("a running total falls against {} of {}", neighbour.value, neighbour.period)]
    FallingTotal {
        /// The figure before that is higher, or the one after that is lower.
        neighbour: Neighbour,
    },
    /// A part of a year, or of another span, with more than the whole.
    #[error("a part above its whole of {}, {}", neighbour.period, neighbour.value)]
    PartAboveWhole {
        /// The whole, or the part where the new figure is the whole.
        neighbour: Neighbour,
        /// Whether the new figure is the whole.
        is_whole: bool,
    },
    /// The first figure of a series, ten times or more the values of target and baseline, or a tenth of them or less.
    #[error("{times} times apart from {of}")]
    FarFromTarget {
        /// How many times the larger is the smaller, rounded to three digits.
        times: Decimal,
        /// Whether the new figure is the larger one.
        larger: bool,
        /// The value that comes nearest to it, of a target or its baseline.
        of: Decimal,
    },
    /// A count below zero.
    #[error("a count below zero")]
    NegativeCount,
    /// A share below zero.
    #[error("a share below zero")]
    NegativeShare,
    /// The period has not ended.
    #[error("the period ends after {today}")]
    FuturePeriod {
        /// The day by which it should have ended.
        today: NaiveDate,
    },
}

/// Why a figure that was understood is not recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub enum AdmissionFault {
    /// Another value is recorded for the same period and release; `--revise` replaces it.
    #[error("contradicts {value} ({bound})")]
    Contradicts {
        /// The recorded value.
        value: Decimal,
        /// What it says of the true value.
        bound: Bound,
    },
    /// Another row of the same file gives another value.
    #[error("contradicts {value} ({bound}) in line {line}")]
    ContradictsRow {
        /// The other row's line.
        line: u64,
        /// Its value.
        value: Decimal,
        /// What it says of the true value.
        bound: Bound,
    },
    /// A flow or growth on a single day.
    #[error("a {kind} needs a span of time")]
    NeedsSpan {
        /// The indicator's kind.
        kind: Kind,
    },
    /// Above 100 % where 100 % is everything.
    #[error("above the whole")]
    AboveWhole,
    /// It looks wrong; `--confirm` records it all the same.
    #[error(transparent)]
    Doubt(#[from] Doubt),
}

/// What is wrong with a row of a file of figures, or with its header.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum RowFault {
    /// No indicator has this code or name.
    #[error("unknown indicator, near {suggestions:?}")]
    UnknownIndicator {
        /// What might be meant, nearest first.
        suggestions: Vec<String>,
    },
    /// Several indicators have this name.
    #[error("ambiguous indicator: {candidates:?}")]
    AmbiguousIndicator {
        /// Their codes.
        candidates: Vec<String>,
    },
    /// The period is not understood.
    #[error(transparent)]
    Period(#[from] PeriodFault),
    /// The value is not understood.
    #[error(transparent)]
    Quantity(QuantityFault),
    /// The unit does not fit.
    #[error(transparent)]
    Unit(UnitFault),
    /// A column of plain numbers holds something else.
    #[error("no plain number")]
    BadNumber,
    /// A column of years holds something else.
    #[error("no year")]
    BadYear,
    /// A coded column (bound, fit, release) holds no code of it.
    #[error("no code, expected one of {allowed:?}")]
    BadCode {
        /// The codes.
        allowed: Vec<&'static str>,
    },
    /// Fewer fields than the header has.
    #[error("{found} fields, expected {expected}")]
    ShortRow {
        /// Fields in the row.
        found: usize,
        /// Fields in the header.
        expected: usize,
    },
    /// More fields than the header has.
    #[error("{found} fields, expected {expected}")]
    LongRow {
        /// Fields in the row.
        found: usize,
        /// Fields in the header.
        expected: usize,
    },
    /// The header lacks a column that is needed.
    #[error("column `{column}` is missing")]
    MissingColumn {
        /// Its key.
        column: &'static str,
    },
    /// The header has a column that means nothing here.
    #[error("unknown column, expected some of {allowed:?}")]
    UnknownColumn {
        /// The keys that are known.
        allowed: Vec<&'static str>,
    },
    /// The header has a column twice.
    #[error("column `{column}` stands twice")]
    DuplicateColumn {
        /// Its key.
        column: &'static str,
    },
    /// A cell that is needed is empty.
    #[error("column `{column}` is empty")]
    EmptyCell {
        /// Its key.
        column: &'static str,
    },
    /// The figure is understood but not recorded.
    #[error(transparent)]
    Admission(#[from] AdmissionFault),
    /// The bytes are text in no encoding that is known.
    #[error("undecodable bytes")]
    Undecodable,
    /// A quotation mark is never closed, so that the rows below are part of the cell.
    #[error("a quotation mark that is never closed")]
    OpenQuote,
    /// A row that goes on and on.
    #[error("a row of more than {most} bytes, {}", if *quoted { "in quotation marks" } else { "without an end" })]
    LongLine {
        /// The bytes that it may have.
        most: u64,
        /// Whether its end stands within quotation marks.
        quoted: bool,
    },
    /// A cell with more text than a spreadsheet keeps.
    #[error("a cell of more than {most} characters")]
    LongCell {
        /// The characters that it may have.
        most: usize,
    },
    /// No region is called so.
    #[error("unknown region")]
    UnknownRegion,
    /// The indicator is of another region than the row or the person says.
    #[error("of another region than `{region}`")]
    OtherRegion {
        /// The region that was said.
        region: Text,
    },
    /// A cell of a spreadsheet holds what is no text or number to be used.
    #[error(transparent)]
    Cell(#[from] CellFault),
    /// Another row of the same workbook gives another value.
    #[error("contradicts {value} ({bound}) in {cell:?}")]
    ContradictsCell {
        /// Where the other row stands.
        cell: Box<CellPlace>,
        /// Its value.
        value: Decimal,
        /// What it says of the true value.
        bound: Bound,
    },
    /// The row does not belong to its form any more.
    #[error(transparent)]
    Form(#[from] FormFault),
}

impl From<QuantityFault> for RowFault {
    fn from(fault: QuantityFault) -> Self {
        match fault {
            QuantityFault::Unit(unit) => Self::Unit(unit),
            other => Self::Quantity(other),
        }
    }
}

/// A fault of a row, with its place in the file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("line {line}: {fault}")]
pub struct LocatedRowFault {
    /// The line, from 1; the header's for faults of the header. In a workbook a number that grows from row to row and
    /// from sheet to sheet.
    pub line: u64,
    /// The cell, in a workbook.
    pub cell: Option<Box<CellPlace>>,
    /// The column's heading as the file has it.
    pub column: Option<Text>,
    /// What the cell holds.
    pub value: Option<String>,
    /// The unit of the indicator, where the row's is known.
    pub unit: Option<Box<Unit>>,
    /// What is wrong.
    pub fault: RowFault,
}

impl LocatedRowFault {
    /// A fault of a line.
    #[must_use]
    pub fn of_line(line: u64, fault: RowFault) -> Self {
        Self { line, cell: None, column: None, value: None, unit: None, fault }
    }
}
