//! The rows of a checkup, and its page: what is expected beside what came out.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::domain::catalogue::{Catalogue, Stamp};
use crate::domain::checkup::{Amount, Check, Finding, Tally};
use crate::domain::code::Coded;
use crate::domain::light::Light;
use crate::domain::number::{from_computed, round_significant};
use crate::i18n::columns::CheckupColumn;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, checkup as words, number, phrases};

use super::document::{Align, Block, Cell, Closing, Page};
use super::row::{Column, Reader, Row, optional, term, text};
use super::target::Exact;

/// What was checked, as a row.
#[derive(Debug, Clone, Copy)]
pub struct CheckupRow<'c>(pub &'c Finding);

/// The installation that was checked.
#[derive(Debug, Clone)]
pub struct Installation {
    /// The program's version.
    pub version: &'static str,
    /// The version of the built-in database engine.
    pub engine: String,
    /// The built-in catalogue.
    pub catalogue: Catalogue,
    /// How many figures come with it.
    pub figures: u64,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Json<'c> {
    Exact(Exact),
    Double(f64),
    Text(&'c str),
}

#[derive(Serialize)]
struct JsonRow<'c> {
    check: &'c str,
    id: &'c str,
    line: Option<u64>,
    key: Option<&'c str>,
    matched: bool,
    expected: Option<Json<'c>>,
    computed: Option<Json<'c>>,
    difference: Option<Json<'c>>,
    reason: Option<&'c str>,
}

impl<'c> Json<'c> {
    fn of(amount: &'c Amount, digits: Digits) -> Self {
        match amount {
            Amount::Exact(value) => Self::Exact(Exact(*value)),
            Amount::Double(value) => Self::double(*value, digits),
            Amount::Band(band) => Self::Text(band.code()),
            Amount::Text(text) => Self::Text(text),
        }
    }

    /// A double as a decimal, and as itself where no decimal is so large or small.
    fn double(value: f64, digits: Digits) -> Self {
        digits.decimal(value).map_or(Self::Double(value), |value| Self::Exact(Exact(value)))
    }
}

/// How many digits of a double are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Digits {
    /// All it has, as it was published.
    All,
    /// Twelve, as of everything computed.
    Twelve,
}

impl Digits {
    fn decimal(self, value: f64) -> Option<Decimal> {
        match self {
            Self::All => Decimal::from_str_exact(&value.to_string()).ok(),
            Self::Twelve => from_computed(value),
        }
    }
}

impl Serialize for CheckupRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let finding = self.0;
        JsonRow {
            check: finding.check.code(),
            id: &finding.id,
            line: finding.line,
            key: finding.key.map(Coded::code),
            matched: finding.matched,
            expected: finding.expected.as_ref().map(|amount| Json::of(amount, Digits::All)),
            computed: finding.computed.as_ref().ok().map(|amount| Json::of(amount, Digits::Twelve)),
            difference: finding.difference.map(|value| Json::double(value, Digits::Twelve)),
            reason: finding.computed.as_ref().err().map(|reason| reason.code()),
        }
        .serialize(serializer)
    }
}

impl Row for CheckupRow<'_> {
    type Column = CheckupColumn;

    fn cell(&self, column: CheckupColumn, reader: Reader) -> Cell<'_> {
        let finding = self.0;
        match column {
            CheckupColumn::Check => term(finding.check, reader),
            CheckupColumn::Id => text(&*finding.id),
            CheckupColumn::Line => {
                finding.line.map_or(Cell::Empty, |line| Cell::Number { value: line.into(), shown: None })
            }
            CheckupColumn::Key => optional(finding.key.map(Coded::code)),
            CheckupColumn::Matched => Cell::Flag {
                value: finding.matched,
                shown: Cow::Borrowed(phrases::yes_no(finding.matched, reader.lang().unwrap_or(Lang::En))),
            },
            CheckupColumn::Expected => {
                // Beside what was computed a person sees as many digits of both.
                let digits = if reader == Reader::Machine { Digits::All } else { Digits::Twelve };
                finding.expected.as_ref().map_or(Cell::Empty, |expected| amount(expected, digits, reader))
            }
            CheckupColumn::Computed => {
                finding.computed.as_ref().map_or(Cell::Empty, |computed| amount(computed, Digits::Twelve, reader))
            }
            CheckupColumn::Difference => finding.difference.map_or(Cell::Empty, |value| match reader {
                Reader::Machine => double(value, Digits::Twelve, reader),
                Reader::Person(lang) => apart(value, lang),
            }),
            CheckupColumn::Reason => match (&finding.computed, reader.lang()) {
                (Err(reason), Some(lang)) => text(reason.say(lang)),
                (computed, _) => optional(computed.as_ref().err().map(|reason| reason.code())),
            },
        }
    }
}

fn amount(amount: &Amount, digits: Digits, reader: Reader) -> Cell<'_> {
    match amount {
        Amount::Exact(value) => Cell::Number { value: *value, shown: None },
        Amount::Double(value) => double(*value, digits, reader),
        // As it stands in the file that is computed again.
        Amount::Band(band) => text(band.code()),
        Amount::Text(words) => text(&**words),
    }
}

/// A difference in three digits, a small one in powers of ten.
fn apart(value: f64, lang: Lang) -> Cell<'static> {
    let rounded = from_computed(value).map(|value| round_significant(value, 3));
    match rounded.filter(|_| value == 0.0 || value.abs() >= 1e-3) {
        Some(value) => Cell::Number { value, shown: Some(number::number(value, lang)) },
        None => text(format!("{value:.2e}")),
    }
}

/// A double as a decimal, and in powers of ten where no decimal is so large or small.
fn double(value: f64, digits: Digits, reader: Reader) -> Cell<'static> {
    match digits.decimal(value) {
        Some(value) => Cell::Number { value, shown: reader.lang().map(|lang| number::number(value, lang)) },
        None => text(format!("{value:e}")),
    }
}

impl Column for CheckupColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        match self {
            Self::Line | Self::Expected | Self::Computed | Self::Difference => Align::Right,
            _ => Align::Left,
        }
    }

    fn wraps(self) -> bool {
        matches!(self, Self::Check | Self::Reason)
    }
}

impl Installation {
    /// The page about the installation and what was checked of it.
    #[must_use]
    pub fn page(&self, findings: &[Finding], lang: Lang) -> Page {
        let stamp: Stamp = self.catalogue.stamp();
        let fact = |label: &str, text: String| (label.to_owned(), text);
        let facts = vec![
            fact(words::version(lang), format!("duban {}", self.version)),
            fact(words::engine(lang), format!("SQLite {}", self.engine)),
            words::catalogue(&stamp, lang),
            words::contents(&self.catalogue, self.figures, lang),
            fact(words::digest(lang), stamp.digest.to_string()),
        ];
        let checked = |check: &Check| {
            let tally = Tally::of(findings.iter().filter(|finding| finding.check == *check));
            let said = match check {
                Check::GrowthRatio => words::matched_published(tally, lang),
                _ => words::matched(tally, lang),
            };
            (words::label(*check, lang), said)
        };
        let mut blocks = vec![
            Block::Heading { level: 1, text: words::title(lang).to_owned(), light: Light::None },
            Block::Facts(facts),
            Block::Heading { level: 2, text: words::checks(lang).to_owned(), light: Light::None },
            Block::Facts(Check::ALL.iter().map(checked).collect()),
        ];
        blocks.extend(mismatches(findings, &[CheckupColumn::Check], Closing::default(), lang).into_iter().flatten());
        Page { blocks }
    }
}

/// The page about a file of published results.
#[must_use]
pub fn file_page(file: &str, findings: &[Finding], tally: Tally, remarks: Vec<String>, lang: Lang) -> Page {
    let mut blocks = vec![Block::Heading { level: 1, text: words::file_title(file, lang), light: Light::None }];
    let closing = Closing { totals: Some(words::matched(tally, lang)), remarks, ..Closing::default() };
    if let Some(table) = mismatches(findings, &[], closing.clone(), lang) {
        blocks.extend(table);
    } else {
        blocks.extend(closing.totals.map(Block::Paragraph));
        blocks.extend(closing.remarks.into_iter().map(Block::Paragraph));
    }
    Page { blocks }
}

/// What does not match, as a table; nothing where all does.
fn mismatches(findings: &[Finding], before: &[CheckupColumn], closing: Closing, lang: Lang) -> Option<[Block; 2]> {
    use CheckupColumn as C;
    let mut wrong = findings.iter().filter(|finding| !finding.matched).peekable();
    wrong.peek()?;
    let mut columns = before.to_vec();
    columns.extend([C::Id, C::Line, C::Key, C::Expected, C::Computed, C::Difference, C::Reason]);
    let wrong: Vec<&Finding> = wrong.collect();
    // A column that says nothing of any of them takes room from the others.
    let person = Reader::Person(lang);
    columns.retain(|&column| wrong.iter().any(|&finding| CheckupRow(finding).cell(column, person) != Cell::Empty));
    let cells = |finding| columns.iter().map(|&column| CheckupRow(finding).cell(column, person).into_owned()).collect();
    let rows = wrong.iter().map(|&finding| cells(finding)).collect();
    let heads = columns.iter().map(|column| column.head(lang)).collect();
    Some([
        Block::Heading { level: 2, text: words::mismatches(lang).to_owned(), light: Light::None },
        Block::Table { heads, rows, closing },
    ])
}
