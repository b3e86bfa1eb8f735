//! The rows of figures that wait for approval.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

use crate::domain::code::Coded;
use crate::domain::deed::Actor;
use crate::domain::history::Entry;
use crate::domain::history::Handle;
use crate::domain::indicator::Indicator;
use crate::domain::moment::{Clock, utc};
use crate::domain::region::Region;
use crate::i18n::columns::PendingColumn;
use crate::i18n::unit::Quantity;
use crate::i18n::words::bound_sign;
use crate::i18n::{Lang, deeds, unit};

use super::document::{Align, Cell};
use super::row::{Column, Reader, Row, count, instant, named, optional, term, text};
use super::target::{Exact, release};

/// A figure that waits.
#[derive(Debug, Clone, Copy)]
pub struct PendingRow<'p> {
    /// The indicator.
    pub indicator: &'p Indicator,
    /// The action that retired the indicator, where it is no longer tracked.
    pub retired_by: Option<i64>,
    /// Its region.
    pub region: Option<&'p Region>,
    /// Its public name.
    pub handle: &'p Handle,
    /// What was recorded.
    pub entry: &'p Entry,
    /// Who first recorded it.
    pub recorder: &'p Actor,
    /// What counts for its period until then.
    pub counts: Option<&'p Entry>,
    /// The office's clock.
    pub clock: Clock,
}

impl PendingRow<'_> {
    fn value(&self, entry: &Entry, reader: Reader) -> Cell<'static> {
        let Some(value) = entry.value else { return Cell::Empty };
        let shown = reader
            .lang()
            .map(|lang| format!("{}{}", bound_sign(entry.bound), Quantity::of(value, &self.indicator.unit).say(lang)));
        Cell::Number { value, shown }
    }

    fn recorded_at(&self) -> String {
        utc(self.entry.recorded_at)
    }

    fn as_typed(&self) -> Option<Cow<'_, str>> {
        let typed = self.entry.as_typed.as_deref().map(Cow::Borrowed);
        typed.or_else(|| self.entry.value.map(|value| value.normalize().to_string().into()))
    }
}

#[derive(Serialize)]
struct Json<'p> {
    handle: String,
    indicator: &'p str,
    name: &'p str,
    name_en: Option<&'p str>,
    region: &'p str,
    period: String,
    value: Option<Exact>,
    counts: Option<Exact>,
    unit: &'p str,
    as_typed: Option<Cow<'p, str>>,
    bound: &'p str,
    fit: &'p str,
    release: Option<&'p str>,
    publisher: Option<&'p str>,
    title: Option<&'p str>,
    url: Option<&'p str>,
    note: Option<&'p str>,
    by: Option<&'p str>,
    system_user: Option<&'p str>,
    recorded_at: String,
    action: i64,
    retired_by: Option<i64>,
}

impl Serialize for PendingRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let entry = self.entry;
        Json {
            handle: self.handle.to_string(),
            indicator: self.indicator.code.as_str(),
            name: &self.indicator.name,
            name_en: self.indicator.name_en.as_deref(),
            region: self.indicator.region.as_str(),
            period: entry.period.to_string(),
            value: entry.value.map(Exact),
            counts: self.counts.and_then(|counts| counts.value).map(Exact),
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
            system_user: self.recorder.system_user.as_deref(),
            recorded_at: self.recorded_at(),
            action: entry.action.number,
            retired_by: self.retired_by,
        }
        .serialize(serializer)
    }
}

impl Column for PendingColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        if matches!(self, Self::Value | Self::Counts | Self::Action | Self::RetiredBy) {
            Align::Right
        } else {
            Align::Left
        }
    }

    fn wraps(self) -> bool {
        matches!(
            self,
            Self::Handle | Self::Name | Self::Publisher | Self::Title | Self::Url | Self::Note | Self::AsTyped
        ) || matches!(self, Self::By | Self::SystemUser)
    }
}

impl Row for PendingRow<'_> {
    type Column = PendingColumn;

    fn cell(&self, column: PendingColumn, reader: Reader) -> Cell<'_> {
        use PendingColumn as C;
        let (entry, indicator) = (self.entry, self.indicator);
        match column {
            C::Handle => match (reader, self.retired_by) {
                (Reader::Person(lang), Some(by)) => text(format!("{}{}", self.handle, deeds::retired_mark(by, lang))),
                _ => text(self.handle.to_string()),
            },
            C::Indicator => text(indicator.code.as_str()),
            C::Name => match (reader, &indicator.name_en) {
                (Reader::Person(Lang::En), Some(name)) => text(&**name),
                _ => text(&*indicator.name),
            },
            C::Region => {
                named(reader, self.region.map(|r| (&*r.name, r.name_en.as_deref())), indicator.region.as_str())
            }
            C::Period => text(entry.period.to_string()),
            C::Value => self.value(entry, reader),
            C::Counts => self.counts.map_or(Cell::Empty, |counts| self.value(counts, reader)),
            C::Unit => match reader {
                Reader::Machine => text(indicator.unit.as_str()),
                Reader::Person(lang) => text(unit::name(&indicator.unit, lang)),
            },
            C::AsTyped => self.as_typed().map_or(Cell::Empty, Cell::Text),
            C::Bound => term(entry.bound, reader),
            C::Fit => term(entry.fit, reader),
            C::Release => release(entry.release).map_or(Cell::Empty, |release| term(release, reader)),
            C::Publisher => optional(entry.publisher.as_deref()),
            C::Title => optional(entry.title.as_deref()),
            C::Url => optional(entry.url.as_deref()),
            C::Note => optional(entry.note.as_deref()),
            C::By => optional(entry.by.as_deref()),
            C::SystemUser => optional(self.recorder.system_user.as_deref()),
            C::RecordedAt => instant(self.entry.recorded_at, self.clock, reader),
            C::Action => count(entry.action.number),
            C::RetiredBy => self.retired_by.map_or(Cell::Empty, count),
        }
    }
}
