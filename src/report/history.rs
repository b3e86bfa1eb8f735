//! The rows of an indicator's history: everything that was recorded, what counts and what was superseded.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::domain::code::Coded;
use crate::domain::history::{Counting, Entry, Handle};
use crate::domain::indicator::Indicator;
use crate::domain::moment::{Clock, utc};
use crate::domain::observation::{Fit, Release};
use crate::i18n::columns::HistoryColumn;
use crate::i18n::history::{self as words, Ground};
use crate::i18n::unit::Quantity;
use crate::i18n::words::{Spoken, bound_sign};
use crate::i18n::{Lang, number, unit};

use super::document::Cell;
use super::row::{Reader, Row, action, instant, optional, term, text};
use super::target::{Exact, release};

/// One record of a figure.
#[derive(Debug, Clone, Copy)]
pub struct HistoryRow<'h> {
    /// The indicator.
    pub indicator: &'h Indicator,
    /// What was recorded.
    pub entry: &'h Entry,
    /// The office's clock.
    pub clock: Clock,
}

impl HistoryRow<'_> {
    fn handle(&self, seq: u32) -> String {
        Handle { indicator: self.indicator.code.clone(), period: self.entry.period, seq }.to_string()
    }

    /// Another event of the same period.
    fn other(&self, seq: Option<u32>, reader: Reader) -> Cell<'_> {
        match (seq, reader) {
            (None, _) => Cell::Empty,
            (Some(seq), Reader::Machine) => Cell::Text(Cow::Owned(self.handle(seq))),
            (Some(seq), Reader::Person(lang)) => {
                Cell::Text(Cow::Owned(format!("#{}", number::number(seq.into(), lang))))
            }
        }
    }

    fn recorded_at(&self) -> String {
        utc(self.entry.recorded_at)
    }

    /// What was typed, else the canonical text of the value.
    fn as_typed(&self) -> Option<Cow<'_, str>> {
        let typed = self.entry.as_typed.as_deref().map(Cow::Borrowed);
        typed.or_else(|| self.entry.value.map(|value| value.normalize().to_string().into()))
    }
}

/// The figures of one period side by side, release by release, and which of them counts for what reason: the heading above
/// its events.
#[must_use]
pub fn side_by_side(indicator: &Indicator, period: &[Entry], lang: Lang) -> String {
    let quantity = |entry: &Entry| {
        let value = entry.value.unwrap_or_default();
        let sign = if entry.fit == Fit::Close { "≈" } else { bound_sign(entry.bound) };
        format!("{sign}{}", Quantity::of(value, &indicator.unit).say(lang))
    };
    let mut sides = Vec::new();
    for fit in [Fit::Exact, Fit::Close] {
        for release in Release::ALL {
            // The last of a release that stands; what waits for approval stands beside it.
            let of_it = |entry: &&Entry| entry.fit == fit && entry.release == *release;
            let stands = |entry: &&Entry| {
                matches!(entry.counting, Some(Counting::Counts | Counting::Outweighed | Counting::Replaced))
            };
            let last = period.iter().rev().filter(of_it).find(stands);
            sides.extend(last.map(|entry| words::side(Some(*release), &quantity(entry), lang)));
        }
    }
    let waiting = period.iter().filter(|entry| entry.counting == Some(Counting::Pending));
    sides.extend(waiting.map(|entry| words::side(None, &quantity(entry), lang)));
    let counts: Vec<&Entry> = period.iter().filter(|entry| entry.counting == Some(Counting::Counts)).collect();
    let ground = |counting: &Entry| {
        let others = period.iter().filter(|entry| entry.seq != counting.seq && entry.fit == counting.fit);
        let mut why = others.filter_map(|entry| entry.counting);
        if why.clone().any(|why| why == Counting::Replaced) {
            Ground::LastRecorded
        } else if why.any(|why| why == Counting::Outweighed) {
            Ground::Release(counting.release)
        } else {
            Ground::Only
        }
    };
    let counts: Vec<(String, Ground)> = counts.into_iter().map(|entry| (quantity(entry), ground(entry))).collect();
    let period = period.first().map(|entry| entry.period.to_string()).unwrap_or_default();
    words::side_by_side(&period, &sides, &counts, lang)
}

#[derive(Serialize)]
struct Json<'h> {
    indicator: &'h str,
    period: String,
    value: Option<Exact>,
    unit: &'h str,
    as_typed: Option<Cow<'h, str>>,
    bound: &'h str,
    fit: &'h str,
    release: Option<&'h str>,
    publisher: Option<&'h str>,
    title: Option<&'h str>,
    url: Option<&'h str>,
    note: Option<&'h str>,
    by: Option<&'h str>,
    recorded_at: String,
    superseded_by: Option<String>,
    handle: String,
    event: &'h str,
    refers: Option<String>,
    counting: Option<&'h str>,
    action: i64,
    reason: Option<&'h str>,
    seq: u32,
}

impl Serialize for HistoryRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = self.entry;
        Json {
            indicator: self.indicator.code.as_str(),
            period: entry.period.to_string(),
            value: entry.value.map(Exact),
            unit: self.indicator.unit.as_str(),
            as_typed: self.as_typed(),
            bound: entry.bound.code(),
            fit: entry.fit.code(),
            release: release(entry.release).map(Coded::code),
            publisher: entry.publisher.as_deref(),
            title: entry.title.as_deref(),
            url: entry.url.as_deref(),
            note: entry.note.as_deref(),
            by: entry.by.as_deref(),
            recorded_at: self.recorded_at(),
            superseded_by: entry.superseded_by.map(|seq| self.handle(seq)),
            handle: self.handle(entry.seq),
            event: entry.told().code(),
            refers: entry.refers.map(|seq| self.handle(seq)),
            counting: entry.counting.map(Coded::code),
            action: entry.action.number,
            reason: entry.action.reason.as_deref(),
            seq: entry.seq,
        }
        .serialize(serializer)
    }
}

impl Row for HistoryRow<'_> {
    type Column = HistoryColumn;

    fn cell(&self, column: HistoryColumn, reader: Reader) -> Cell<'_> {
        let entry = self.entry;
        match column {
            HistoryColumn::Indicator => text(self.indicator.code.as_str()),
            HistoryColumn::Period => text(entry.period.to_string()),
            // What was done to a figure has no value of its own: people read there what was done.
            HistoryColumn::Value if entry.value.is_none() => match (reader, entry.refers) {
                (Reader::Person(lang), Some(seq)) => text(format!("{} #{seq}", entry.told().say(lang))),
                _ => Cell::Empty,
            },
            HistoryColumn::Value => entry.value.map_or(Cell::Empty, |value| Cell::Number {
                value,
                shown: reader.lang().map(|lang| {
                    format!("{}{}", bound_sign(entry.bound), Quantity::of(value, &self.indicator.unit).say(lang))
                }),
            }),
            HistoryColumn::Unit => match reader {
                Reader::Machine => Cell::Text(Cow::Borrowed(self.indicator.unit.as_str())),
                Reader::Person(lang) => Cell::Text(Cow::Owned(unit::name(&self.indicator.unit, lang))),
            },
            HistoryColumn::AsTyped => self.as_typed().map_or(Cell::Empty, Cell::Text),
            HistoryColumn::Bound => term(entry.bound, reader),
            HistoryColumn::Fit => term(entry.fit, reader),
            HistoryColumn::Release => release(entry.release).map_or(Cell::Empty, |release| term(release, reader)),
            HistoryColumn::Publisher => optional(entry.publisher.as_deref()),
            HistoryColumn::Title => optional(entry.title.as_deref()),
            HistoryColumn::Url => optional(entry.url.as_deref()),
            HistoryColumn::Note => match (reader, entry.value) {
                (Reader::Person(_), None) => optional(entry.action.reason.as_deref()),
                _ => optional(entry.note.as_deref()),
            },
            HistoryColumn::By => optional(entry.by.as_deref()),
            HistoryColumn::RecordedAt => instant(self.entry.recorded_at, self.clock, reader),
            HistoryColumn::SupersededBy => self.other(entry.superseded_by, reader),
            HistoryColumn::Event => term(entry.told(), reader),
            HistoryColumn::Refers => self.other(entry.refers, reader),
            HistoryColumn::Counting => entry.counting.map_or(Cell::Empty, |counting| term(counting, reader)),
            HistoryColumn::Action => action(entry.action.number, reader),
            HistoryColumn::Reason => optional(entry.action.reason.as_deref()),
            HistoryColumn::Handle => Cell::Text(Cow::Owned(self.handle(entry.seq))),
            HistoryColumn::Seq => match reader {
                Reader::Machine => text(entry.seq.to_string()),
                Reader::Person(_) => text(format!("#{}", entry.seq)),
            },
        }
    }
}
