//! The rows of the log.

use std::borrow::Cow;

use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::domain::chain::{Act, Logged};
use crate::domain::code::Coded;
use crate::domain::light::Light;
use crate::domain::moment::{Clock, utc};
use crate::domain::observation::Bound;
use crate::i18n::chain as words;
use crate::i18n::columns::{HappeningColumn, LogColumn};
use crate::i18n::unit::Quantity;
use crate::i18n::words::{Spoken as _, bound_sign};
use crate::i18n::{Lang, unit};

use super::document::{Align, Cell};
use super::row::{Column, Reader, Row, instant, optional, term, text};
use super::target::Exact;

/// A logged action.
#[derive(Debug, Clone, Copy)]
pub struct LogRow<'l> {
    /// The action.
    pub act: &'l Act,
    /// The office's clock.
    pub clock: Clock,
}

/// A logged event.
#[derive(Debug, Clone, Copy)]
pub struct HappeningRow<'l> {
    /// The action.
    pub act: &'l Act,
    /// What happened.
    pub happening: &'l Logged,
    /// The office's clock.
    pub clock: Clock,
}

fn count<'c>(number: impl Into<Decimal>) -> Cell<'c> {
    Cell::Number { value: number.into(), shown: None }
}

/// Who answers for it; for people, where nobody gave a name, the account.
fn by(act: &Act, reader: Reader) -> Cell<'_> {
    match reader {
        Reader::Machine => optional(act.by.as_deref()),
        Reader::Person(_) => optional(act.by.as_deref().or(act.system_user.as_deref())),
    }
}

fn command(act: &Act, reader: Reader) -> Cell<'_> {
    match reader {
        Reader::Machine => text(&*act.command),
        Reader::Person(lang) => Cell::Text(words::command(&act.command, lang)),
    }
}

fn reason(act: &Act, reader: Reader) -> Cell<'_> {
    match reader {
        Reader::Machine => optional(act.reason.as_deref()),
        Reader::Person(lang) => words::reason(act, lang).map_or(Cell::Empty, Cell::Text),
    }
}

#[derive(Serialize)]
struct LogJson<'l> {
    action: i64,
    at: String,
    by: Option<&'l str>,
    system_user: Option<&'l str>,
    command: &'l str,
    reason: Option<&'l str>,
    events: u64,
    rows: serde_json::Map<String, serde_json::Value>,
    head: Option<String>,
}

impl Serialize for LogRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let act = self.act;
        LogJson {
            action: act.number,
            at: utc(act.at),
            by: act.by.as_deref(),
            system_user: act.system_user.as_deref(),
            command: &act.command,
            reason: act.reason.as_deref(),
            events: act.events,
            rows: act.rows.iter().map(|(table, rows)| (table.to_string(), (*rows).into())).collect(),
            head: act.seal.map(|seal| seal.to_string()),
        }
        .serialize(serializer)
    }
}

impl Row for LogRow<'_> {
    type Column = LogColumn;

    fn cell(&self, column: LogColumn, reader: Reader) -> Cell<'_> {
        let act = self.act;
        match column {
            LogColumn::Action => count(act.number),
            LogColumn::At => instant(act.at, self.clock, reader),
            LogColumn::By => by(act, reader),
            LogColumn::SystemUser => optional(act.system_user.as_deref()),
            LogColumn::Command => command(act, reader),
            LogColumn::What => words::what(act, reader.lang().unwrap_or(Lang::En)).map_or(Cell::Empty, text),
            LogColumn::Events => count(act.events),
            LogColumn::Rows if act.rows.is_empty() => Cell::Empty,
            LogColumn::Rows => {
                Cell::List(act.rows.iter().map(|(table, rows)| Cow::Owned(format!("{table}={rows}"))).collect())
            }
            LogColumn::Reason => reason(act, reader),
            LogColumn::Head => act.seal.map_or(Cell::Empty, |seal| match reader {
                Reader::Machine => text(seal.to_string()),
                Reader::Person(_) => text(seal.short()),
            }),
        }
    }
}

impl Column for LogColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        if matches!(self, Self::Action | Self::Events) { Align::Right } else { Align::Left }
    }

    fn wraps(self) -> bool {
        matches!(self, Self::By | Self::SystemUser | Self::What | Self::Rows | Self::Reason)
    }
}

#[derive(Serialize)]
struct HappeningJson<'l> {
    action: i64,
    at: String,
    by: Option<&'l str>,
    system_user: Option<&'l str>,
    command: &'l str,
    reason: Option<&'l str>,
    handle: String,
    event: &'l str,
    old: Option<Exact>,
    new: Option<Exact>,
    old_bound: Option<&'static str>,
    new_bound: Option<&'static str>,
    unit: &'l str,
    note: Option<&'l str>,
    hash: Option<&'l str>,
}

impl Serialize for HappeningRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (act, happening) = (self.act, self.happening);
        HappeningJson {
            action: act.number,
            at: utc(act.at),
            by: act.by.as_deref(),
            system_user: act.system_user.as_deref(),
            command: &act.command,
            reason: act.reason.as_deref(),
            handle: happening.handle.to_string(),
            event: happening.event.code(),
            old: happening.old.map(|(_, value)| Exact(value)),
            new: happening.new.map(|(_, value)| Exact(value)),
            old_bound: happening.old.map(|(bound, _)| bound.code()),
            new_bound: happening.new.map(|(bound, _)| bound.code()),
            unit: happening.unit.as_str(),
            note: happening.note.as_deref(),
            hash: happening.hash.as_deref(),
        }
        .serialize(serializer)
    }
}

impl Row for HappeningRow<'_> {
    type Column = HappeningColumn;

    fn cell(&self, column: HappeningColumn, reader: Reader) -> Cell<'_> {
        use HappeningColumn as C;
        let (act, happening) = (self.act, self.happening);
        let value = |figure: Option<(Bound, Decimal)>| {
            figure.map_or(Cell::Empty, |(bound, value)| {
                let quantity = |lang| Quantity::of(value, &happening.unit).say(lang);
                Cell::Number {
                    value,
                    shown: reader.lang().map(|lang| format!("{}{}", bound_sign(bound), quantity(lang))),
                }
            })
        };
        let bound = |figure: Option<(Bound, Decimal)>| figure.map_or(Cell::Empty, |(bound, _)| term(bound, reader));
        match column {
            C::Action => count(act.number),
            C::At => instant(act.at, self.clock, reader),
            C::By => by(act, reader),
            C::SystemUser => optional(act.system_user.as_deref()),
            C::Command => command(act, reader),
            C::Reason => reason(act, reader),
            C::Handle => text(happening.handle.to_string()),
            C::Event => Cell::Term {
                code: happening.event.code(),
                label: Cow::Borrowed(happening.event.say(reader.lang().unwrap_or(Lang::En))),
                light: Light::None,
            },
            C::Old => value(happening.old),
            C::New => value(happening.new),
            C::OldBound => bound(happening.old),
            C::NewBound => bound(happening.new),
            C::Unit => match reader {
                Reader::Machine => text(happening.unit.as_str()),
                Reader::Person(lang) => text(unit::name(&happening.unit, lang)),
            },
            C::Note => optional(happening.note.as_deref()),
            C::Hash => optional(happening.hash.as_deref()),
        }
    }
}

impl Column for HappeningColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        if matches!(self, Self::Action | Self::Old | Self::New) { Align::Right } else { Align::Left }
    }

    fn wraps(self) -> bool {
        matches!(self, Self::By | Self::SystemUser | Self::Reason | Self::Note)
    }
}
