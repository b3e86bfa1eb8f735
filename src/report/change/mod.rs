//! The rows of what moved between two moments of the record.

mod json;

use std::borrow::Cow;

use chrono::NaiveDate;
use serde_json::Value;

use crate::domain::catalogue::ItemKind;
use crate::domain::change::ChangeKind;
use crate::domain::code::Coded;
use crate::domain::history::{Counting, Entry, Handle};
use crate::domain::indicator::Indicator;
use crate::domain::light::Light;
use crate::domain::moment::{Clock, Moment, utc};
use crate::domain::period::Period;
use crate::domain::region::Region;
use crate::domain::status::Status;
use crate::domain::target::{Target, TargetValue};
use crate::domain::unit::Unit;
use crate::i18n::change::{Telling, because, figure, sentence};
use crate::i18n::columns::{ChangeColumn, TargetColumn};
use crate::i18n::unit::Quantity;
use crate::i18n::words::{Spoken, bound_sign};
use crate::i18n::{Lang, number, phrases, unit};

use super::document::{Align, Cell};
use super::row::{Column, Reader, Row, action, instant, named, optional, term, text};
use super::target::release;

/// What something was, or is.
#[derive(Debug, Clone)]
pub enum Said<'r> {
    /// Nothing.
    Nothing,
    /// A figure.
    Figure(&'r Entry),
    /// What a target asks, in the unit of its value.
    Asked(&'r Target, Unit),
    /// A status.
    Status(Status),
    /// A day.
    Day(NaiveDate),
    /// A field of a catalogue as JSON text.
    Json(&'r str),
}

/// What a status changed because of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Because {
    /// Something that happened to a figure.
    Event(Handle),
    /// Something that a catalogue says anew.
    Item(ItemKind),
}

/// Something that moved.
#[derive(Debug, Clone)]
pub struct ChangeRow<'r> {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// The kind of thing in a catalogue; `None` for a figure.
    pub item: Option<ItemKind>,
    /// The region.
    pub region: Option<&'r str>,
    /// The region as it is described.
    pub described: Option<&'r Region>,
    /// The code, or what people know it by.
    pub code: Cow<'r, str>,
    /// Its name in Chinese and English.
    pub name: (Cow<'r, str>, Option<Cow<'r, str>>),
    /// The indicator of a figure or target.
    pub indicator: Option<&'r Indicator>,
    /// The period of a figure.
    pub period: Option<Period>,
    /// The field of a catalogue's item.
    pub field: Option<&'r str>,
    /// The target that a status is of, or that is new or retired.
    pub target: Option<(&'r Target, Unit)>,
    /// What it was.
    pub old: Said<'r>,
    /// What it is.
    pub new: Said<'r>,
    /// Why the figure counts or does not, by the end of the stretch.
    pub counting: Option<Counting>,
    /// What a status changed because of.
    pub because: Vec<Because>,
    /// Who measured or reported the figure, else who answers for the record.
    pub by: Option<&'r str>,
    /// The action.
    pub action: Option<&'r Moment>,
    /// The event of a figure.
    pub handle: Option<Handle>,
    /// By whose decision a deadline was moved.
    pub basis: Option<&'r str>,
    /// A note.
    pub note: Option<&'r str>,
    /// The office's clock.
    pub clock: Clock,
}

impl ChangeRow<'_> {
    fn item_code(&self) -> &'static str {
        self.item.map_or("figure", Coded::code)
    }

    fn unit(&self) -> Option<&Unit> {
        match (&self.target, self.indicator) {
            (Some((_, unit)), _) => Some(unit),
            (None, indicator) if self.item.is_none() => indicator.map(|indicator| &indicator.unit),
            _ => None,
        }
    }

    fn said<'s>(&'s self, said: &'s Said<'_>, reader: Reader) -> Cell<'s> {
        match (said, reader) {
            (Said::Nothing, _) => Cell::Empty,
            (Said::Figure(entry), _) => {
                let Some(value) = entry.value else { return Cell::Empty };
                let quantity = |lang| {
                    let unit = self.indicator.map(|indicator| &indicator.unit);
                    unit.map_or_else(|| number::number(value, lang), |unit| Quantity::of(value, unit).say(lang))
                };
                let worded = |lang| match release(entry.release) {
                    Some(release) => marked(lang, &quantity(lang), release.say(lang)),
                    None => quantity(lang),
                };
                let shown = reader.lang().map(|lang| format!("{}{}", bound_sign(entry.bound), worded(lang)));
                Cell::Number { value, shown }
            }
            (Said::Asked(target, unit), reader) => asked(target, unit, reader),
            (Said::Status(status), reader) => term(*status, reader),
            (Said::Day(day), _) => Cell::Date(*day),
            (Said::Json(json), reader) => text(plain(json, reader)),
        }
    }

    /// The period, the field, or what the target asks.
    fn detail(&self, reader: Reader) -> Cell<'_> {
        match (self.period, self.field, &self.target) {
            (Some(period), ..) => text(period.to_string()),
            (None, Some(field), _) => match (self.kind, reader) {
                (ChangeKind::Extension, Reader::Person(lang)) => text(TargetColumn::Deadline.heading(lang)),
                _ => text(field),
            },
            (None, None, Some((target, unit))) if matches!(self.new, Said::Status(_)) => asked(target, unit, reader),
            (None, None, Some((target, unit))) if matches!(self.old, Said::Status(_)) => asked(target, unit, reader),
            (None, None, Some((target, _))) => Cell::Date(target.deadline),
            (None, None, None) => Cell::Empty,
        }
    }

    fn because(&self, reader: Reader) -> Cell<'_> {
        if self.because.is_empty() {
            return Cell::Empty;
        }
        let one = |cause: &Because| match (cause, reader) {
            (Because::Event(handle), Reader::Machine) => Cow::Owned(handle.to_string()),
            (Because::Event(handle), Reader::Person(_)) => Cow::Owned(format!("{}#{}", handle.period, handle.seq)),
            (Because::Item(item), Reader::Machine) => Cow::Borrowed(item.code()),
            (Because::Item(item), Reader::Person(lang)) => Cow::Borrowed(because(item.code(), lang)),
        };
        Cell::List(self.because.iter().map(one).collect())
    }

    /// The change as a sentence.
    #[must_use]
    pub fn says(&self, lang: Lang) -> String {
        let reader = Reader::Person(lang);
        let shown = |cell: Cell<'_>| match cell {
            Cell::Text(text) => Some(text.into_owned()),
            Cell::Number { value, shown } => Some(shown.unwrap_or_else(|| number::number(value, lang))),
            Cell::Range { shown, .. } => shown,
            Cell::Term { label, .. } => Some(label.into_owned()),
            Cell::Date(day) => Some(day.to_string()),
            _ => None,
        };
        let (name, detail) = (shown(self.cell(ChangeColumn::Name, reader)), shown(self.detail(reader)));
        let name = name.unwrap_or_default();
        let of = match detail {
            Some(detail) => lang.pick(format!("{name}（{detail}）"), format!("{name} ({detail})")),
            None => name,
        };
        let (old, new) = (shown(self.said(&self.old, reader)), shown(self.said(&self.new, reader)));
        let recorded = matches!(
            self.kind,
            ChangeKind::Figure | ChangeKind::Revision | ChangeKind::Pending | ChangeKind::Reinstatement
        );
        let why = self.counting.filter(|why| recorded && *why != Counting::Counts).map(|why| why.say(lang));
        let (old, new) = (old.as_deref(), new.as_deref());
        let beside = if self.kind == ChangeKind::Extension { [self.basis, self.note] } else { [None; 2] };
        sentence(Telling { kind: self.kind, of: &of, old, new, not_counting: why, beside }, lang)
    }

    fn at(&self) -> Option<String> {
        self.action.map(|moment| utc(moment.at))
    }

    fn figure<'s>(said: &'s Said<'_>) -> Option<&'s Entry> {
        if let Said::Figure(entry) = said { Some(entry) } else { None }
    }
}

fn marked(lang: Lang, quantity: &str, release: &str) -> String {
    lang.pick(format!("{quantity}（{release}）"), format!("{quantity} ({release})"))
}

/// What a target asks: `≥13000个` for a person, the value for a program.
fn asked(target: &Target, own: &Unit, reader: Reader) -> Cell<'static> {
    let lang = reader.lang();
    match target.value {
        TargetValue::One(value) => {
            let shown = lang.map(|lang| phrases::aim(target.comparator, &Quantity::of(value, own).say(lang), lang));
            Cell::Number { value, shown }
        }
        TargetValue::Range(low, high) => {
            Cell::Range { low, high, shown: lang.map(|lang| unit::between(low, high, own, lang)) }
        }
    }
}

/// A field's JSON text as it is read: texts without their quotes, lists joined.
fn plain(json: &str, reader: Reader) -> String {
    fn said(value: &Value, lang: Option<Lang>) -> String {
        let mark = lang.map_or(";", |lang| lang.pick("、", ", "));
        match (value, lang) {
            (Value::String(text), _) => text.clone(),
            (Value::Bool(held), Some(lang)) => phrases::yes_no(*held, lang).to_owned(),
            (Value::Array(items), _) => items.iter().map(|item| said(item, lang)).collect::<Vec<_>>().join(mark),
            (other, _) => other.to_string(),
        }
    }
    serde_json::from_str(json).map_or_else(|_| json.to_owned(), |value| said(&value, reader.lang()))
}

impl Row for ChangeRow<'_> {
    type Column = ChangeColumn;

    fn cell(&self, column: ChangeColumn, reader: Reader) -> Cell<'_> {
        use ChangeColumn as C;
        let of_figure = |said, cell: fn(&Entry, Reader) -> Cell<'static>| {
            Self::figure(said).map_or(Cell::Empty, |entry| cell(entry, reader))
        };
        let release_of: fn(&Entry, Reader) -> Cell<'static> =
            |entry, reader| release(entry.release).map_or(Cell::Empty, |release| term(release, reader));
        let name = (&*self.name.0, self.name.1.as_deref());
        match column {
            C::Change => term(self.kind, reader),
            C::Item => {
                let said = |lang| self.item.map_or_else(|| figure(lang), |item| item.say(lang));
                let label = reader.lang().map_or("", said);
                Cell::Term { code: self.item_code(), label: Cow::Borrowed(label), light: Light::None }
            }
            C::Region => self.region.map_or(Cell::Empty, |code| {
                let names = self.described.map(|region| (&*region.name, region.name_en.as_deref()));
                named(reader, names, code)
            }),
            C::Code => text(&*self.code),
            C::Name => match reader {
                Reader::Machine => text(name.0),
                Reader::Person(lang) => text(lang.pick(name.0, name.1.unwrap_or(name.0))),
            },
            C::NameEn => optional(name.1),
            C::Detail => self.detail(reader),
            C::Period => self.period.map_or(Cell::Empty, |period| text(period.to_string())),
            C::Field => optional(self.field),
            C::Old => self.said(&self.old, reader),
            C::New => self.said(&self.new, reader),
            C::Unit => self.unit().map_or(Cell::Empty, |own| match reader {
                Reader::Machine => text(own.as_str()),
                Reader::Person(lang) => text(unit::name(own, lang)),
            }),
            C::Fit => match Self::figure(&self.new) {
                Some(_) => of_figure(&self.new, |entry, reader| term(entry.fit, reader)),
                None => of_figure(&self.old, |entry, reader| term(entry.fit, reader)),
            },
            C::OldBound => of_figure(&self.old, |entry, reader| term(entry.bound, reader)),
            C::NewBound => of_figure(&self.new, |entry, reader| term(entry.bound, reader)),
            C::OldRelease => of_figure(&self.old, release_of),
            C::NewRelease => of_figure(&self.new, release_of),
            C::Counting => self.counting.map_or(Cell::Empty, |counting| term(counting, reader)),
            C::Because => self.because(reader),
            C::Says => reader.lang().map_or(Cell::Empty, |lang| text(self.says(lang))),
            C::By => optional(self.by),
            C::At => self.action.map_or(Cell::Empty, |moment| instant(moment.at, self.clock, reader)),
            C::Action => self.action.map_or(Cell::Empty, |moment| action(moment.action, reader)),
            C::Command => optional(self.action.map(|moment| &*moment.command)),
            C::Handle => self.handle.as_ref().map_or(Cell::Empty, |handle| text(handle.to_string())),
            C::Note => optional(self.note),
            C::Basis => optional(self.basis),
        }
    }
}

impl Column for ChangeColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        Align::Left
    }

    fn wraps(self) -> bool {
        matches!(self, Self::Name | Self::NameEn | Self::Detail | Self::Old | Self::New | Self::Because)
            || matches!(self, Self::Note | Self::Basis | Self::Change | Self::Counting | Self::By | Self::Says)
    }
}
