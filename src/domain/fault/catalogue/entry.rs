//! Faults of single keys and values.

use rust_decimal::Decimal;

use crate::domain::code::Text;
use crate::domain::target::Years;

/// What a key wants as its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Text in quotes.
    Text,
    /// A number.
    Number,
    /// A number or `[low, high]`.
    NumberOrRange,
    /// A number or a share such as `"5%"`.
    NumberOrShare,
    /// A whole number.
    Whole,
    /// A date.
    Date,
    /// A list of texts.
    Texts,
    /// `true` or `false`.
    Flag,
    /// A table: `{ … }` or a block under `[key]`.
    Table,
    /// Blocks under `[[key]]`.
    Blocks,
}

/// What stands there instead.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// Text in quotes.
    Text,
    /// A whole number.
    Whole,
    /// A number with a point or exponent.
    Number,
    /// `true` or `false`.
    Flag,
    /// A date or time.
    Date,
    /// A list.
    List,
    /// A table.
    Table,
}

/// How many parts a code has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeForm {
    /// `changchun`.
    Slug,
    /// `changchun.5g-stations`.
    Indicator,
    /// `changchun.5g-stations.2025`.
    Target,
}

/// What is wrong with a key.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum KeyFault {
    /// A key the format does not have.
    Unknown {
        /// The key.
        key: Text,
        /// The block it stands in; empty for the top of the file.
        block: &'static str,
        /// The key that was probably meant.
        near: Option<&'static str>,
        /// The keys the block has.
        allowed: &'static [&'static str],
    },
    /// A key that must be there is not.
    Missing {
        /// The key.
        key: &'static str,
        /// The block.
        block: &'static str,
    },
    /// A value of another type than the key wants.
    WrongType {
        /// The key.
        key: Text,
        /// What it wants.
        wanted: Wanted,
        /// What stands there.
        found: Found,
    },
    /// An empty text.
    EmptyText(Text),
    /// A text that begins or ends with a space.
    UntrimmedText(Text),
    /// A name twice in one list.
    ListedTwice(Text),
}

/// What is wrong with a value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ValueFault {
    /// Not a code.
    BadCode {
        /// What was written.
        text: Text,
        /// What a code looks like here.
        form: CodeForm,
    },
    /// Not one of a closed set of words.
    UnknownWord {
        /// The key.
        key: Text,
        /// What was written.
        text: Text,
        /// What was probably meant.
        near: Option<&'static str>,
        /// The words.
        allowed: Vec<&'static str>,
    },
    /// Not a date, or no such day.
    BadDate(Text),
    /// A date or year outside 1900 to 2999.
    YearOutOfRange(Text),
    /// Not years such as `2023..2025`.
    BadYears(Text),
    /// The last year before the first.
    YearsReversed(Years),
    /// Not a period.
    BadPeriod(Text),
    /// Not a division code.
    BadDivision(Text),
    /// Not an offset from UTC.
    BadOffset(Text),
    /// Not a plain decimal number.
    BadNumber(Text),
    /// More digits than a figure may have.
    TooManyDigits {
        /// What was written.
        text: Text,
        /// Its significant digits.
        digits: usize,
    },
    /// Too large or too small to be held exactly.
    NumberTooLarge(Text),
    /// Outside its range.
    OutOfRange {
        /// What was written.
        text: Text,
        /// The least.
        low: Decimal,
        /// The greatest.
        high: Decimal,
    },
}
