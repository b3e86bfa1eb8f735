//! Faults of a catalogue: what is wrong, and where.
//!
//! Every fault names its place in a file; `i18n::catalogue` says it in words, `render::snippet` draws it.

use std::ops::Range;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::code::Text;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::target::{Comparator, Judge, Years};

/// A place in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    /// The file, as it was named.
    pub file: Text,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// Bytes of the file's text that the fault is about; empty for something missing.
    pub span: Range<usize>,
}

/// One fault of a catalogue.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{}:{}:{}: {kind:?}", place.file, place.line, place.column)]
pub struct CatalogueFault {
    /// Where it is.
    pub place: Place,
    /// What it is.
    pub kind: CatalogueFaultKind,
    /// The other place it has to do with, for example the first of two equal codes.
    pub also: Option<Place>,
}

/// What a catalogue declares and refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Thing {
    /// A region.
    Region,
    /// A document.
    Source,
    /// A clause of a document.
    Clause,
    /// An agency.
    Agency,
    /// An indicator.
    Indicator,
    /// A target.
    Target,
    /// An assignment.
    Assignment,
}

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

/// What the file's form (TOML) does not allow.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SyntaxFault {
    /// A text without its closing quote.
    UnclosedText,
    /// A list without `]`.
    UnclosedList,
    /// An inline table without `}`.
    UnclosedTable,
    /// A block's head without `]` or `]]`.
    UnclosedHead,
    /// A key without `=`.
    MissingEquals,
    /// One `=` too many.
    ExtraEquals,
    /// A key without a value.
    MissingValue,
    /// Text without quotes.
    UnquotedText(String),
    /// Quotes that are not the straight ones.
    WrongQuotes(String),
    /// A full-width sign where a half-width one is needed.
    WideSign(char),
    /// A bare key with signs it may not have, for example Chinese ones.
    BadKey(String),
    /// The same key or block head again.
    RepeatedKey(String),
    /// A key below something that is no table.
    KeyBelowValue(String),
    /// Not a number.
    BadNumber(String),
    /// Not a date, or no such day.
    BadDate(String),
    /// `True`, `TRUE` and the like.
    BadFlag(String),
    /// A backslash before something that has no meaning after it.
    BadEscape,
    /// A control character.
    ControlCharacter,
    /// No comma between two members.
    MissingComma,
    /// One comma too many.
    ExtraComma,
    /// Something behind the value on the same line.
    Trailing,
    /// A carriage return without a line feed.
    BadLineEnd,
    /// Lists or tables too deep within one another.
    TooDeep,
    /// Anything else.
    Other,
}

/// What needs a window of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowUse {
    /// The judge.
    Judge(Judge),
    /// A count that begins at zero.
    FromZero,
}

/// What is wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CatalogueFaultKind {
    /// The file's form.
    Syntax(SyntaxFault),

    /// A file is not there.
    FileMissing(Text),
    /// A file cannot be read.
    FileUnreadable(Text),
    /// A file is not UTF-8 text.
    FileNotUtf8(Text),
    /// A file includes itself, directly or by others.
    IncludeCycle(Text),
    /// A file is included twice.
    IncludedTwice(Text),
    /// `[catalogue]` in an included file.
    HeadInInclude,
    /// No `[catalogue]` block.
    MissingHead,
    /// `[rules]` in two files.
    RulesTwice,

    /// A key the format does not have.
    UnknownKey {
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
    MissingKey {
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

    /// Declared twice.
    Duplicate {
        /// What.
        thing: Thing,
        /// Its code or name.
        name: Text,
    },
    /// Refers to what is not declared.
    Unknown {
        /// What.
        thing: Thing,
        /// The code or name.
        name: Text,
        /// What was probably meant.
        near: Option<Text>,
    },
    /// Names an agency that its region does not have.
    UnknownAgency {
        /// The name.
        name: Text,
        /// The region whose documents would name it.
        region: Text,
        /// What was probably meant.
        near: Option<Text>,
        /// The agency of which the name is an alias.
        alias_of: Option<Text>,
    },
    /// Refers to a clause its document does not have.
    UnknownClause {
        /// The numbering.
        number: Text,
        /// The document.
        source: Text,
        /// What was probably meant.
        near: Option<Text>,
    },
    /// Refers to a part its clause does not have.
    UnknownPart {
        /// The clause.
        number: Text,
        /// The part.
        part: u8,
        /// The parts it has; empty where it has one bracket only.
        parts: Vec<u8>,
    },
    /// The clause has several parts; which one is not said.
    PartNeeded {
        /// The clause.
        number: Text,
        /// The parts it has.
        parts: Vec<u8>,
    },
    /// `part` without a clause.
    PartWithoutClause,
    /// Agencies on a target whose clause names them already.
    AgenciesBesideClause(Text),
    /// A region that belongs to itself, directly or by others.
    RegionCycle(Text),

    /// Both `code` and `slug`.
    CodeAndSlug,
    /// `values` on an indicator of one region.
    ValuesWithoutSlug,
    /// `value` on an indicator of many regions.
    ValueWithSlug,
    /// One number where both ends are needed.
    RangeNeeded,
    /// Both ends where one number is needed.
    RangeUnwanted(Comparator),
    /// A list of other than two numbers.
    RangeLength(usize),
    /// The lower end above the upper one.
    RangeReversed {
        /// The lower end as written.
        low: Decimal,
        /// The upper end as written.
        high: Decimal,
    },
    /// A comparator that contradicts the direction.
    DirectionContradicts {
        /// The comparator.
        comparator: Comparator,
        /// The direction.
        direction: Direction,
    },
    /// A share above the whole.
    ShareAboveWhole(Decimal),
    /// A multiple of zero or less.
    MultipleNotPositive(Decimal),
    /// A tolerance without `about`.
    ToleranceWithoutAbout(Comparator),
    /// A window is needed.
    WindowNeeded(WindowUse),
    /// `window_basis` without a window.
    BasisWithoutWindow,
    /// An assumed window without a note.
    NoteNeeded,
    /// The deadline lies before the window.
    DeadlineBeforeWindow {
        /// The deadline.
        deadline: NaiveDate,
        /// The window.
        window: Years,
    },
    /// A judge that makes no sense for the kind of indicator.
    JudgeUnfit {
        /// The judge.
        judge: Judge,
        /// The kind.
        kind: Kind,
    },
    /// `period` on an indicator that is no flow or growth.
    SpanUnfit(Kind),
    /// `from_zero` on an indicator that does not count up.
    FromZeroUnfit(Kind),
    /// `from_zero` together with a period or value.
    FromZeroWithFigure,
    /// A baseline whose period does not end before the deadline.
    BaselineNotBefore {
        /// The last day of its period.
        last: NaiveDate,
        /// The deadline.
        deadline: NaiveDate,
    },
    /// A milestone outside the time between start and deadline.
    MilestoneOutside {
        /// The milestone's year.
        year: i32,
        /// The first year it may have, where a start is known.
        from: Option<i32>,
        /// The deadline.
        deadline: NaiveDate,
    },

    /// An overlay that extends itself.
    ExtendsItself,
    /// Assignments in a catalogue that extends none.
    AssignmentWithoutExtends,
    /// An assignment that assigns nothing.
    EmptyAssignment,
}
