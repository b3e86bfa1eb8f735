//! The whole history of an indicator's figures.

use rusqlite::Row;

use super::events::{self, COLUMNS, Stored};
use super::form::{period, quantity};
use super::identity::{Place, find_indicator};
use super::texts::Shared;
use super::trouble::Sql;
use super::view::View;
use super::{Store, action};
use crate::domain::code::{IndicatorCode, Text};
use crate::domain::deed::Action;
use crate::domain::fault::store::StoreFault;
use crate::domain::history::{Entry, Say, Succession};

impl Store {
    /// Everything that happened to the figures of an indicator, by period and in the order in which it happened;
    /// `None` where the indicator was never heard of.
    pub fn history(&self, code: &IndicatorCode) -> Result<Option<Vec<Entry>>, StoreFault> {
        self.reading(|db| {
            find_indicator(&db, code.as_str())?
                .map(|place| read(db, place, ALL_DAYS, &mut Shared::new(db.connection())))
                .transpose()
        })
    }
}

/// What an event carries beyond its figure.
struct Particulars {
    as_typed: Option<Text>,
    period_typed: Option<Text>,
    by: Option<Text>,
    action: Action,
}

/// Whatever the day.
pub(super) const ALL_DAYS: (i32, i32) = (0, i32::MAX);

/// The history of one indicator, as far as it is seen: the events whose periods end between two days.
pub(super) fn read(db: View<'_>, place: Place, (from, to): (i32, i32), shared: &mut Shared<'_>) -> Sql<Vec<Entry>> {
    let mut select = db.prepare_cached(&format!(
        "select {COLUMNS}, o.as_typed, o.period_typed, coalesce(m.text, a.by), {}
         from observation o
         join action a on a.id = o.action
         left join phrase m on m.id = o.by
         where o.region = ?1 and o.indicator = ?2 and o.last_day between ?3 and ?4 and o.action <= ?5
         order by o.last_day, o.first_day, o.seq",
        action::COLUMNS
    ))?;
    let mut rows = select.query((place.region, place.indicator, from, to, db.upto))?;
    let mut all: Vec<(Stored, Particulars)> = Vec::new();
    while let Some(row) = rows.next()? {
        all.push((events::read(row)?, particulars(row)?));
    }
    let mut entries = Vec::with_capacity(all.len());
    for of_period in all.chunk_by(|(a, _), (b, _)| (a.last_day, a.first_day) == (b.last_day, b.first_day)) {
        let mut succession = Succession::default();
        for (stored, _) in of_period {
            succession.take(say(stored));
        }
        for (event, particulars) in of_period {
            entries.push(entry(event, particulars, &succession, shared)?);
        }
    }
    Ok(entries)
}

fn particulars(row: &Row<'_>) -> Sql<Particulars> {
    let (as_typed, period_typed, by) = (row.get(8)?, row.get(9)?, row.get(10)?);
    Ok(Particulars { as_typed, period_typed, by, action: action::read(row, 11)? })
}

fn say(stored: &Stored) -> Say {
    Say { seq: stored.seq, event: stored.event, refers: stored.refers, fit: stored.fit, release: stored.release }
}

fn entry(stored: &Stored, particulars: &Particulars, succession: &Succession, shared: &mut Shared<'_>) -> Sql<Entry> {
    let publication = shared.publication(stored.publication)?;
    Ok(Entry {
        period: period(stored.first_day, stored.last_day)?,
        seq: stored.seq,
        event: stored.event,
        refers: stored.refers,
        brings_back: succession.brings_back(stored.seq),
        value: if stored.is_figure() { Some(quantity(stored.value)?) } else { None },
        as_typed: particulars.as_typed.clone(),
        period_typed: particulars.period_typed.clone(),
        bound: stored.bound,
        fit: stored.fit,
        release: stored.release,
        publisher: publication.publisher,
        title: publication.title,
        url: publication.url,
        note: shared.phrase(stored.note)?,
        by: particulars.by.clone(),
        recorded_at: particulars.action.at,
        action: particulars.action.clone(),
        counting: succession.counting(stored.seq),
        superseded_by: succession.in_place_of(stored.seq),
    })
}
