//! What parts the columns of a text file: a comma, a tab or a semicolon, half-width or full-width; and line ends.
//!
//! That separator counts by which most headings are understood; where none is, the one the first line has most of.

use std::io::{self, Read};

use csv::{ReaderBuilder, StringRecord, Terminator};

use super::column::Columns;
use super::encoding::Decoded;
use super::header::{Likeness, ROWS_ABOVE};
use crate::domain::code::{Coded as _, coded};
use crate::domain::limits;

coded! {
    /// What parts columns.
    Separator {
        /// A tab.
        Tab = "tab",
        /// A semicolon.
        Semicolon = "semicolon",
        /// `；`.
        WideSemicolon = "wide_semicolon",
        /// `，`.
        WideComma = "wide_comma",
        /// A comma.
        Comma = "comma",
    }
}

/// Stands for a separator that takes more than a byte.
const STAND_IN: u8 = 0x1f;

impl Separator {
    fn sign(self) -> char {
        match self {
            Self::Tab => '\t',
            Self::Semicolon => ';',
            Self::WideSemicolon => '；',
            Self::WideComma => '，',
            Self::Comma => ',',
        }
    }

    /// The byte that parts columns once the text is even.
    #[must_use]
    pub fn byte(self) -> u8 {
        match self {
            Self::Tab => b'\t',
            Self::Semicolon => b';',
            Self::Comma => b',',
            Self::WideSemicolon | Self::WideComma => STAND_IN,
        }
    }

    /// The bytes that are to be replaced.
    fn wide(self) -> Option<&'static [u8; 3]> {
        match self {
            Self::WideSemicolon => Some(b"\xef\xbc\x9b"),
            Self::WideComma => Some(b"\xef\xbc\x8c"),
            _ => None,
        }
    }
}

/// How a text is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Layout {
    pub separator: Separator,
    /// Whether the first line only says what parts columns: `sep=;`.
    pub announced: bool,
    /// Whether lines end in carriage returns alone.
    pub returns_only: bool,
}

impl Layout {
    /// Finds out how a text is laid out from its beginning.
    pub fn of<C: Columns>(head: &str) -> Self {
        let returns_only = head.contains('\r') && !head.contains('\n');
        let head = if returns_only { head.replace('\r', "\n") } else { head.to_owned() };
        if let Some(separator) = announced(&head) {
            return Self { separator, announced: true, returns_only };
        }
        let starts = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
        let first = head.lines().find(starts).unwrap_or_default();
        let merit =
            |separator: &Separator| (headings_known::<C>(&head, *separator), first.matches(separator.sign()).count());
        // The last of equals wins, so the comma stands last.
        let separator = Separator::ALL.iter().copied().max_by_key(merit).unwrap_or(Separator::Comma);
        Self { separator, announced: false, returns_only }
    }
}

/// What the first line says parts columns.
fn announced(head: &str) -> Option<Separator> {
    let line = head.lines().next()?.trim_matches(['"', ' ']);
    let sign = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="))?;
    let sign = if sign.is_empty() { "\t" } else { sign };
    let sign = sign.trim_matches('"');
    Separator::ALL.iter().copied().find(|separator| sign.chars().eq([separator.sign()]))
}

/// The most headings that are understood in one of the first rows when columns are parted so.
fn headings_known<C: Columns>(head: &str, separator: Separator) -> usize {
    if !head.contains(separator.sign()) {
        return 0;
    }
    let sign = separator.sign().to_string();
    let text = if separator.wide().is_some() { head.replace(&sign, "\u{1f}") } else { head.to_owned() };
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(separator.byte())
        .terminator(Terminator::Any(b'\n'))
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut most = 0;
    for _ in 0..ROWS_ABOVE {
        match reader.read_record(&mut record) {
            Ok(true) => most = most.max(Likeness::of::<C>(&record).known),
            _ => break,
        }
    }
    most
}

/// A text whose lines end in line feeds and whose columns are parted by one byte.
pub(super) struct Even<R> {
    text: Decoded<R>,
    returns_only: bool,
    wide: Option<Wide>,
    given: u64,
    last: Option<u8>,
    quotes: Quotes,
    separator: u8,
    /// Where the row at hand begins: bytes and lines before it.
    row: (u64, u64),
    lines: u64,
}

/// A row that goes on and on: its line, from 1, and whether its end is sought within quotation marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Endless {
    pub line: u64,
    pub quoted: bool,
}

/// Where a text stands with its quotation marks, as whoever takes its rows apart reads them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Quotes {
    /// At the beginning of a cell, where a mark opens.
    Before,
    /// In a cell without.
    Without,
    Within,
    /// Behind a mark that closes, unless it is doubled.
    Behind,
}

impl Quotes {
    fn then(self, byte: u8, separator: u8) -> Self {
        match (self, byte) {
            (Self::Within, b'"') => Self::Behind,
            (Self::Before | Self::Behind, b'"') | (Self::Within, _) => Self::Within,
            (_, b'\n') => Self::Before,
            (_, byte) if byte == separator => Self::Before,
            _ => Self::Without,
        }
    }
}

/// Replaces a separator of three bytes outside of quotation marks.
struct Wide {
    sign: &'static [u8; 3],
    /// Bytes of the sign that were seen and not given on.
    seen: usize,
    quoted: bool,
    ready: Vec<u8>,
    at: usize,
    ended: bool,
}

impl<R> Even<R> {
    pub fn new(text: Decoded<R>, layout: Layout) -> Self {
        let wide = layout.separator.wide().map(|sign| Wide {
            sign,
            seen: 0,
            quoted: false,
            ready: Vec::new(),
            at: 0,
            ended: false,
        });
        let separator = layout.separator.byte();
        let returns_only = layout.returns_only;
        Self {
            text,
            returns_only,
            wide,
            given: 0,
            last: None,
            quotes: Quotes::Before,
            separator,
            row: (0, 0),
            lines: 0,
        }
    }

    /// True where everything up to this place has been given and it does not end in a line end.
    pub fn ends_openly_at(&self, place: u64) -> bool {
        self.given == place && (self.last != Some(b'\n') || self.quotes == Quotes::Within)
    }

    /// The row that has become longer than any is read, where there is one.
    pub fn endless(&self) -> Option<Endless> {
        let (begin, line) = self.row;
        let quoted = self.quotes == Quotes::Within;
        (self.given - begin > limits::ROW).then_some(Endless { line: line + 1, quoted })
    }

    /// True where everything up to this place has been given and a quotation mark in it was never closed.
    pub fn is_quoted_at(&self, place: u64) -> bool {
        self.given == place && self.quotes == Quotes::Within
    }
}

impl<R: Read> Read for Even<R> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let length = match &mut self.wide {
            None => self.text.read(out)?,
            Some(wide) => wide.read(&mut self.text, out)?,
        };
        if self.returns_only {
            out[..length].iter_mut().filter(|byte| **byte == b'\r').for_each(|byte| *byte = b'\n');
        }
        for (at, byte) in (self.given + 1..).zip(&out[..length]) {
            self.quotes = self.quotes.then(*byte, self.separator);
            if *byte == b'\n' {
                self.lines += 1;
                if self.quotes == Quotes::Before {
                    self.row = (at, self.lines);
                }
            }
        }
        self.given += length as u64;
        if self.endless().is_some() {
            return Err(io::ErrorKind::FileTooLarge.into());
        }
        if let Some(last) = out[..length].last() {
            self.last = Some(*last);
        }
        Ok(length)
    }
}

impl Wide {
    fn read(&mut self, text: &mut impl Read, out: &mut [u8]) -> io::Result<usize> {
        const RAW: usize = 1 << 14;
        while self.at == self.ready.len() && !self.ended {
            self.ready.clear();
            self.at = 0;
            let mut raw = [0; RAW];
            let length = text.read(&mut raw)?;
            raw[..length].iter().for_each(|byte| self.take(*byte));
            if length == 0 {
                self.ended = true;
                self.give_back();
            }
        }
        let ready = &self.ready[self.at..];
        let length = ready.len().min(out.len());
        out[..length].copy_from_slice(&ready[..length]);
        self.at += length;
        Ok(length)
    }

    fn take(&mut self, byte: u8) {
        if !self.quoted && byte == self.sign[self.seen] {
            self.seen += 1;
            if self.seen == self.sign.len() {
                self.seen = 0;
                self.ready.push(STAND_IN);
            }
            return;
        }
        self.give_back();
        // The first byte of the sign begins a character, so it may begin here again.
        if !self.quoted && byte == self.sign[0] {
            self.seen = 1;
            return;
        }
        self.quoted ^= byte == b'"';
        self.ready.push(byte);
    }

    fn give_back(&mut self) {
        self.ready.extend_from_slice(&self.sign[..self.seen]);
        self.seen = 0;
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::intake::Column;
    use crate::intake::encoding::detect;

    fn layout(head: &str) -> Layout {
        Layout::of::<Column>(head)
    }

    fn even(text: &str) -> String {
        let (detected, decoded) = detect(Cursor::new(text.as_bytes())).expect("bytes in memory");
        let mut out = String::new();
        Even::new(decoded, layout(&detected.head)).read_to_string(&mut out).expect("text");
        out
    }

    #[test]
    fn that_separator_counts_by_which_headings_are_understood() {
        for (head, separator) in [
            ("指标,时期,数值\n", Separator::Comma),
            ("指标\t时期\t数值\n", Separator::Tab),
            ("指标;时期;数值\n", Separator::Semicolon),
            ("指标；时期；数值\n", Separator::WideSemicolon),
            ("指标，时期，数值\n", Separator::WideComma),
            ("甲、乙,丙,丁的数据,2024;\n指标;时期;数值\n", Separator::Semicolon),
            ("标题，一,二,三,四\n指标\t时期\t数值\n", Separator::Tab),
            ("a,b\tc,d\n", Separator::Comma),
        ] {
            assert_eq!(layout(head).separator, separator, "{head}");
        }
    }

    #[test]
    fn the_first_line_may_say_what_parts_columns() {
        for (head, separator) in [
            ("sep=;\n指标;时期\n", Separator::Semicolon),
            ("\"sep=,\"\r\na;b;c\n", Separator::Comma),
            ("sep=\t\na,b,c\n", Separator::Tab),
        ] {
            let layout = layout(head);
            assert_eq!((layout.separator, layout.announced), (separator, true), "{head}");
        }
        assert!(!layout("sep=x\n").announced);
    }

    #[test]
    fn a_wide_separator_becomes_one_byte_outside_of_quotation_marks() {
        assert_eq!(
            even("指标，时期，数值\n甲，“乙，\"丙，丁\"\n"),
            "指标\u{1f}时期\u{1f}数值\n甲\u{1f}“乙\u{1f}\"丙，丁\"\n"
        );
        let long = format!("指标，时期，数值\n{}", "；；，％，".repeat(20_000));
        assert_eq!(even(&long), long.replace('，', "\u{1f}"));
    }

    #[test]
    fn lines_that_end_in_carriage_returns_alone_are_lines() {
        assert_eq!(even("指标,时期\r甲,2024\r"), "指标,时期\n甲,2024\n");
        assert_eq!(even("指标,时期\r\n甲\r,2024\r\n"), "指标,时期\r\n甲\r,2024\r\n");
    }
}
