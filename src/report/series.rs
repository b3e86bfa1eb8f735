//! The figures of an indicator up to a date, each with its source: as a table with the publishers below, and as JSON.

use std::borrow::Cow;

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::code::Coded;
use crate::domain::indicator::Indicator;
use crate::domain::light::Light;
use crate::domain::observation::{Fit, Observation};
use crate::i18n::columns::HistoryColumn;
use crate::i18n::unit::Quantity;
use crate::i18n::words::{Spoken, bound_sign};
use crate::i18n::{Lang, phrases};

use super::document::{Block, Cell, Closing};
use super::row::Column;
use super::target::{Exact, release};

/// A figure of a series: an item of `series[]`.
#[derive(Debug, Serialize)]
pub(super) struct Point<'r> {
    period: String,
    value: Exact,
    bound: &'static str,
    fit: &'static str,
    release: Option<&'static str>,
    publisher: Option<&'r str>,
    title: Option<&'r str>,
    url: Option<&'r str>,
    note: Option<&'r str>,
}

impl<'r> Point<'r> {
    /// The figures whose period ends on or before a date.
    pub(super) fn all(observations: &'r [Observation], as_of: NaiveDate) -> Vec<Self> {
        let point = |o: &'r Observation| Self {
            period: o.period.to_string(),
            value: Exact(o.value),
            bound: o.bound.code(),
            fit: o.fit.code(),
            release: release(o.release).map(Coded::code),
            publisher: o.publisher.as_deref(),
            title: o.title.as_deref(),
            url: o.url.as_deref(),
            note: o.note.as_deref(),
        };
        known(observations, as_of).map(point).collect()
    }
}

fn known(observations: &[Observation], as_of: NaiveDate) -> impl Iterator<Item = &Observation> {
    observations.iter().filter(move |o| o.period.last() <= as_of)
}

/// The series under its heading; nothing where there is no figure.
pub(super) fn series(indicator: &Indicator, observations: &[Observation], as_of: NaiveDate, lang: Lang) -> Vec<Block> {
    use HistoryColumn as C;
    let heads = [C::Period, C::Value, C::Fit, C::Release, C::Publisher].map(|c| c.head(lang)).to_vec();
    let word = |text: &'static str| Cell::Text(Cow::Borrowed(text));
    let row = |o: &Observation| {
        let near = if o.fit == Fit::Close { "≈" } else { "" };
        let value = format!("{near}{}{}", bound_sign(o.bound), Quantity::of(o.value, &indicator.unit).say(lang));
        vec![
            Cell::Text(Cow::Owned(o.period.to_string())),
            Cell::Number { value: o.value, shown: Some(value) },
            word(o.fit.say(lang)),
            release(o.release).map_or(Cell::Empty, |r| word(r.say(lang))),
            o.publisher.as_ref().map_or(Cell::Empty, |p| Cell::Text(Cow::Owned(p.to_string()))),
        ]
    };
    let rows: Vec<_> = known(observations, as_of).map(row).collect();
    if rows.is_empty() {
        return Vec::new();
    }
    let remarks = known(observations, as_of).filter_map(|o| provenance(o, lang)).collect();
    vec![
        Block::Heading { level: 2, text: phrases::series_title(lang).to_owned(), light: Light::None },
        Block::Table { heads, rows, closing: Closing { remarks, ..Closing::default() } },
    ]
}

/// Where a figure was published and what there is to know about it.
fn provenance(observation: &Observation, lang: Lang) -> Option<String> {
    let parts: Vec<&str> =
        [&observation.title, &observation.url, &observation.note].into_iter().flatten().map(|t| &**t).collect();
    (!parts.is_empty()).then(|| phrases::provenance(&observation.period.to_string(), &parts, lang))
}
