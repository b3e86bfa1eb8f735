//! The rows of an indicator's history: everything that was recorded, what counts and what was superseded.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::domain::code::Coded;
use crate::domain::history::{Entry, Handle};
use crate::domain::indicator::Indicator;
use crate::i18n::columns::HistoryColumn;
use crate::i18n::unit::Quantity;
use crate::i18n::words::bound_sign;
use crate::i18n::{number, unit};

use super::document::Cell;
use super::row::{Reader, Row, optional, term, text};
use super::target::{Exact, release};

/// One record of a figure.
#[derive(Debug, Clone, Copy)]
pub struct HistoryRow<'h> {
    /// The indicator.
    pub indicator: &'h Indicator,
    /// What was recorded.
    pub entry: &'h Entry,
}

impl HistoryRow<'_> {
    fn handle(&self, seq: u32) -> String {
        Handle { indicator: self.indicator.code.clone(), period: self.entry.period, seq }.to_string()
    }

    fn recorded_at(&self) -> String {
        self.entry.recorded_at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
    }

    /// What was typed, else the canonical text of the value.
    fn as_typed(&self) -> Option<Cow<'_, str>> {
        let typed = self.entry.as_typed.as_deref().map(Cow::Borrowed);
        typed.or_else(|| self.entry.value.map(|value| value.normalize().to_string().into()))
    }
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
            HistoryColumn::Note => optional(entry.note.as_deref()),
            HistoryColumn::By => optional(entry.by.as_deref()),
            HistoryColumn::RecordedAt => Cell::Text(Cow::Owned(self.recorded_at())),
            HistoryColumn::SupersededBy => match (entry.superseded_by, reader) {
                (None, _) => Cell::Empty,
                (Some(seq), Reader::Machine) => Cell::Text(Cow::Owned(self.handle(seq))),
                (Some(seq), Reader::Person(lang)) => {
                    Cell::Text(Cow::Owned(format!("#{}", number::number(seq.into(), lang))))
                }
            },
            HistoryColumn::Handle => Cell::Text(Cow::Owned(self.handle(entry.seq))),
        }
    }
}
