//! Events about figures on record: retractions, approvals and rejections of them, and figures that are brought back.

use rusqlite::{Connection, OptionalExtension};

use super::chain::events::{Events, NewEvent};
use super::events::{self, Stored};
use super::form::{Numbered, period, quantity};
use super::identity::Place;
use super::trouble::{Sql, Trouble};
use crate::domain::code::{IndicatorCode, Text};
use crate::domain::history::{Event, Handle};
use crate::domain::observation::{Bound, Fit, Release};
use crate::domain::past::Happening;

/// A period of an indicator's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Days {
    pub place: Place,
    pub last_day: i32,
    pub first_day: i32,
}

const PERIOD: &str = "region = ?1 and indicator = ?2 and last_day = ?3 and first_day = ?4";

impl Days {
    /// Everything that happened to the figures of the period.
    pub fn past(self, db: &Connection) -> Sql<Vec<Happening>> {
        let mut select = db.prepare_cached(&format!(
            "select {}, action from observation where {PERIOD} order by seq",
            events::COLUMNS
        ))?;
        let mut rows = select.query((self.place.region, self.place.indicator, self.last_day, self.first_day))?;
        let mut past = Vec::new();
        while let Some(row) = rows.next()? {
            let stored: Stored = events::read(row)?;
            past.push(Happening { action: row.get(8)?, ..stored.happening() });
        }
        Ok(past)
    }

    /// The public name of one of its events.
    pub fn handle(self, db: &Connection, seq: u32) -> Sql<Handle> {
        let code: String = db
            .prepare_cached("select code from indicator where region = ?1 and id = ?2")?
            .query_row((self.place.region, self.place.indicator), |row| row.get(0))?;
        Ok(Handle { indicator: IndicatorCode::new(&code)?, period: period(self.first_day, self.last_day)?, seq })
    }
}

/// A figure on record; texts that others share by their numbers.
struct Figure {
    value: Option<f64>,
    bound: Bound,
    fit: Fit,
    release: Release,
    publication: Option<i64>,
    note: Option<i64>,
    by: Option<i64>,
    as_typed: Option<String>,
    period_typed: Option<String>,
}

/// Writes events about figures, each about one of its own period.
pub(super) struct Appending<'e, 'c> {
    events: &'e mut Events<'c>,
    /// Events written.
    pub written: u64,
}

impl<'e, 'c> Appending<'e, 'c> {
    pub fn new(events: &'e mut Events<'c>) -> Self {
        Self { events, written: 0 }
    }

    /// Writes what is done to a figure, as event `seq` of the period.
    pub fn about(&mut self, days: Days, seq: u32, (event, figure): (Event, u32)) -> Sql<()> {
        let Figure { bound, fit, release, .. } = self.figure(days, figure)?;
        self.insert(&NewEvent {
            place: days.place,
            last_day: days.last_day,
            first_day: days.first_day,
            seq,
            event,
            refers: Some(figure),
            value: None,
            bound,
            fit,
            release,
            publication: None,
            note: None,
            by: None,
            as_typed: None,
            period_typed: None,
        })
    }

    /// Brings a figure back with its content, as event `seq` of the period; it stays the figure of who recorded it.
    pub fn again(&mut self, days: Days, seq: u32, (event, first): (Event, u32)) -> Sql<()> {
        let of = self.figure(days, first)?;
        let by = match of.by {
            Some(by) => Some(by),
            None => self.recorder(days, first)?,
        };
        self.insert(&NewEvent {
            place: days.place,
            last_day: days.last_day,
            first_day: days.first_day,
            seq,
            event,
            refers: Some(first),
            value: of.value.map(quantity).transpose()?,
            bound: of.bound,
            fit: of.fit,
            release: of.release,
            publication: of.publication,
            note: of.note,
            by,
            as_typed: of.as_typed.as_deref(),
            period_typed: of.period_typed.as_deref(),
        })
    }

    fn insert(&mut self, event: &NewEvent<'_>) -> Sql<()> {
        self.events.insert(event)?;
        self.written += 1;
        Ok(())
    }

    /// A figure on record.
    fn figure(&self, days: Days, seq: u32) -> Sql<Figure> {
        let Days { place, last_day, first_day } = days;
        let mut select = self.events.db().prepare_cached(&format!(
            "select value, bound, fit, release, publication, note, by, as_typed, period_typed
             from observation where {PERIOD} and seq = ?5"
        ))?;
        let mut rows = select.query((place.region, place.indicator, last_day, first_day, seq))?;
        let row = rows.next()?.ok_or_else(|| Trouble::unreadable("no figure", seq))?;
        Ok(Figure {
            value: row.get(0)?,
            bound: Bound::from_number(row.get(1)?)?,
            fit: Fit::from_number(row.get(2)?)?,
            release: Release::from_number(row.get(3)?)?,
            publication: row.get(4)?,
            note: row.get(5)?,
            by: row.get(6)?,
            as_typed: row.get(7)?,
            period_typed: row.get(8)?,
        })
    }

    /// The number of the name of who recorded a figure, written where it is new.
    fn recorder(&self, days: Days, seq: u32) -> Sql<Option<i64>> {
        let Days { place, last_day, first_day } = days;
        let by: Option<Text> = self
            .events
            .db()
            .prepare_cached(&format!(
                "select (select by from action where id = o.action) from observation o where {PERIOD} and seq = ?5"
            ))?
            .query_row((place.region, place.indicator, last_day, first_day, seq), |row| row.get(0))?;
        let Some(by) = by else { return Ok(None) };
        let found = self
            .events
            .db()
            .prepare_cached("select id from phrase where text = ?1")?
            .query_row([&by], |row| row.get(0))
            .optional()?;
        Ok(Some(match found {
            Some(id) => id,
            None => self.events.db().prepare_cached("insert into phrase (text) values (?1)")?.insert([&by])?,
        }))
    }
}

/// Who is named in a figure's own row as having measured or reported it.
pub(super) fn reporter(db: &Connection, days: Days, seq: u32) -> Sql<Option<Text>> {
    let Days { place, last_day, first_day } = days;
    let mut select = db.prepare_cached(&format!(
        "select m.text from observation o join phrase m on m.id = o.by where {PERIOD} and seq = ?5"
    ))?;
    let named = select.query_row((place.region, place.indicator, last_day, first_day, seq), |row| row.get(0));
    Ok(named.optional()?)
}

/// The number of the next event of a period that has some.
pub(super) fn next_seq(past: &[Happening]) -> Sql<u32> {
    past.last().map(|last| last.seq.saturating_add(1)).ok_or_else(|| Trouble::unreadable("a period without events", 0))
}
