//! Faults of a catalogue file's form.

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
