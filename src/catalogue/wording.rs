//! Understands the parser's complaints: which fault of form it is, and exactly where.
//!
//! The parser speaks English and often points behind the fault; here its message becomes one of a closed set.

use std::ops::Range;

use crate::domain::fault::catalogue::SyntaxFault;

/// A fault of form and its place in the text at hand.
#[derive(Debug)]
pub struct Misform {
    /// The fault.
    pub fault: SyntaxFault,
    /// Where.
    pub span: Range<usize>,
    /// What the parser said, so that equal complaints are known.
    pub message: String,
}

impl Misform {
    /// True where something is not closed: what else seems wrong on that line follows from it.
    pub fn is_unclosed(&self) -> bool {
        matches!(self.fault, SyntaxFault::UnclosedText | SyntaxFault::UnclosedList | SyntaxFault::UnclosedTable)
    }
}

/// Says what the parser's complaint about a text means.
pub fn understand(error: &toml::de::Error, text: &str) -> Misform {
    let message = error.message();
    let end = text.len();
    let span = error.span().map_or(0..0, |s| s.start.min(end)..s.end.min(end));
    let (fault, span) = name(message, text, span);
    Misform { fault, span, message: message.to_owned() }
}

fn name(message: &str, text: &str, span: Range<usize>) -> (SyntaxFault, Range<usize>) {
    let content = text[span.clone()].trim().to_owned();
    let begins = |beginnings: &[&str]| beginnings.iter().any(|b| message.starts_with(b));
    if begins(&["string values must be quoted"]) {
        return unquoted(text, span);
    }
    if begins(&["key with no value", "missing assignment"]) {
        return wide_sign(text, &line_around(text, span.start), &['＝', '：'])
            .unwrap_or((SyntaxFault::MissingEquals, span));
    }
    if begins(&["invalid unquoted key", "unquoted keys cannot be empty", "missing key", "keys cannot be"]) {
        return wide_sign(text, &span, &['＝', '：']).unwrap_or((SyntaxFault::BadKey(content), span));
    }
    if begins(&["unclosed array table", "unclosed table", "missing table open"]) {
        return (SyntaxFault::UnclosedHead, span);
    }
    if begins(&["unclosed array"]) {
        return (SyntaxFault::UnclosedList, opening(text, span, '['));
    }
    if begins(&["unclosed inline table"]) {
        return (SyntaxFault::UnclosedTable, opening(text, span, '{'));
    }
    if begins(&["invalid basic string", "invalid literal string", "invalid multi-line"]) {
        return if message.ends_with("expected `\"`") {
            (SyntaxFault::UnclosedText, opening_quote(text, &span, '"'))
        } else if message.ends_with("expected `'`") {
            (SyntaxFault::UnclosedText, opening_quote(text, &span, '\''))
        } else {
            (SyntaxFault::ControlCharacter, span)
        };
    }
    if begins(&["unexpected key or value", "unexpected content"]) {
        return trailing(text, &span);
    }
    if begins(&["duplicate key"]) {
        return (SyntaxFault::RepeatedKey(content), span);
    }
    if begins(&["cannot extend value"]) {
        return (SyntaxFault::KeyBelowValue(content), span);
    }
    if begins(&["invalid boolean"]) {
        return (SyntaxFault::BadFlag(content), span);
    }
    let moments = ["date", "time", "year", "month", "day", "hour", "minute", "second", "offset"];
    if begins(&["invalid "]) && moments.iter().any(|part| message.contains(part)) {
        return (SyntaxFault::BadDate(content), span);
    }
    let number =
        ["zero", "invalid fraction", "invalid mantissa", "invalid exponent", "invalid digit", "invalid integer"];
    let numeric = ["`_` may only", "redundant", "radix", "unexpected sign", "invalid number", "invalid float"];
    if number.iter().chain(&numeric).any(|part| message.contains(part)) {
        let token = token_around(text, span.start);
        return (SyntaxFault::BadNumber(text[token.clone()].to_owned()), token);
    }
    let fault = match message {
        _ if begins(&["missing escaped value", "too few unicode", "invalid escape", "invalid unicode"]) => {
            SyntaxFault::BadEscape
        }
        _ if begins(&["missing comma", "extra assignment"]) => SyntaxFault::MissingComma,
        _ if begins(&["extra comma"]) => SyntaxFault::ExtraComma,
        _ if begins(&["extra `=`", "unexpected `=`"]) => SyntaxFault::ExtraEquals,
        _ if begins(&["missing value", "invalid value"]) => SyntaxFault::MissingValue,
        _ if begins(&["carriage return"]) => SyntaxFault::BadLineEnd,
        _ if begins(&["cannot recurse", "recursion limit"]) => SyntaxFault::TooDeep,
        _ if begins(&["invalid comment"]) => SyntaxFault::ControlCharacter,
        _ => SyntaxFault::Other,
    };
    (fault, span)
}

/// A value without quotes: a number or date as people write them, other quotes, or plain text.
fn unquoted(text: &str, span: Range<usize>) -> (SyntaxFault, Range<usize>) {
    let content = text[span.clone()].trim().to_owned();
    let is_digit = |c: char| c.is_ascii_digit() || ('０'..='９').contains(&c);
    let fault = if content.is_empty() {
        SyntaxFault::MissingValue
    } else if content.starts_with(['“', '”', '‘', '’', '「', '『', '《', '＂']) {
        SyntaxFault::WrongQuotes(content)
    } else if let Some(wide) = in_list(text, &span).then(|| wide_sign(text, &span, &['，', '、'])).flatten() {
        return wide;
    } else if content.starts_with(is_digit) && is_date_like(&content) {
        SyntaxFault::BadDate(content)
    } else if content.trim_start_matches(['+', '-', '.', '－', '＋']).starts_with(is_digit) {
        SyntaxFault::BadNumber(content)
    } else {
        SyntaxFault::UnquotedText(content)
    };
    (fault, span)
}

/// True for `2025/12/31`, `2025.12.31`, `2025-1-1`, `2025年…`.
fn is_date_like(content: &str) -> bool {
    content.contains(['年', '月']) || ['/', '.', '-'].iter().any(|sign| content.matches(*sign).count() == 2)
}

fn in_list(text: &str, span: &Range<usize>) -> bool {
    let before = &text[line_around(text, span.start).start..span.start];
    before.matches('[').count() > before.matches(']').count()
}

/// What stands behind a value: for `13,000` the number as a whole.
fn trailing(text: &str, span: &Range<usize>) -> (SyntaxFault, Range<usize>) {
    let line = line_around(text, span.start);
    let token = token_around(text, span.start);
    let rest = text[span.start..line.end].trim_end();
    if rest.starts_with(',') && text[token.start..span.start].parse::<f64>().is_ok() {
        let grouped = rest.find(|c: char| !c.is_ascii_digit() && c != ',' && c != '.').unwrap_or(rest.len());
        let whole = token.start..span.start + grouped;
        return (SyntaxFault::BadNumber(text[whole.clone()].to_owned()), whole);
    }
    let start = span.start + rest.len() - rest.trim_start().len();
    (SyntaxFault::Trailing, start..span.start + rest.len())
}

/// The first of some full-width signs in a stretch of text.
fn wide_sign(text: &str, within: &Range<usize>, signs: &[char]) -> Option<(SyntaxFault, Range<usize>)> {
    let (at, sign) = text[within.clone()].char_indices().find(|(_, c)| signs.contains(c))?;
    let start = within.start + at;
    Some((SyntaxFault::WideSign(sign), start..start + sign.len_utf8()))
}

/// The line a byte lies in, without its line break.
fn line_around(text: &str, at: usize) -> Range<usize> {
    let start = text[..at].rfind('\n').map_or(0, |n| n + 1);
    let end = text[at..].find('\n').map_or(text.len(), |n| at + n);
    start..end
}

/// The run of signs around a byte that belong to one value.
fn token_around(text: &str, at: usize) -> Range<usize> {
    let ends = |c: char| c.is_whitespace() || matches!(c, ',' | '=' | '[' | ']' | '{' | '}' | '#');
    let start = text[..at].char_indices().rev().find(|(_, c)| ends(*c)).map_or(0, |(n, c)| n + c.len_utf8());
    let end = text[at..].find(ends).map_or(text.len(), |n| at + n);
    start..end
}

/// The bracket that is not closed.
fn opening(text: &str, span: Range<usize>, bracket: char) -> Range<usize> {
    let value = text.find('=').map_or(0, |at| at + 1);
    text.get(value..).and_then(|rest| rest.find(bracket)).map_or(span, |at| value + at..value + at + 1)
}

/// From the quote that is not closed to the end of its line.
fn opening_quote(text: &str, span: &Range<usize>, quote: char) -> Range<usize> {
    let line = line_around(text, span.start);
    let long = quote.to_string().repeat(3);
    let long_at = text[..span.start].find(&long);
    let at = long_at.or_else(|| text[line.start..span.start].rfind(quote).map(|at| line.start + at));
    match at {
        Some(at) => at..line_around(text, at).end,
        None => span.clone(),
    }
}
