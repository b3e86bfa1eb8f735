//! The whole history of an indicator's figures.

use rusqlite::{Connection, Row};

use super::Store;
use super::events::{self, COLUMNS, Stored, that_counts};
use super::form::{instant, period, quantity};
use super::identity::{Place, find_indicator};
use super::texts::Shared;
use super::trouble::Sql;
use crate::domain::code::{IndicatorCode, Text};
use crate::domain::fault::store::StoreFault;
use crate::domain::history::{Entry, Event};
use crate::domain::observation::Fit;

impl Store {
    /// Everything that happened to the figures of an indicator, by period and in the order in which it happened;
    /// `None` where the indicator was never heard of.
    pub fn history(&self, code: &IndicatorCode) -> Result<Option<Vec<Entry>>, StoreFault> {
        self.reading(|db| find_indicator(db, code.as_str())?.map(|place| read(db, place)).transpose())
    }
}

/// What an event carries beyond its figure.
struct Particulars {
    as_typed: Option<Text>,
    period_typed: Option<Text>,
    by: Option<Text>,
    recorded_at: String,
}

fn read(db: &Connection, place: Place) -> Sql<Vec<Entry>> {
    let mut select = db.prepare_cached(&format!(
        "select {COLUMNS}, o.as_typed, o.period_typed, coalesce(m.text, a.by), a.at
         from observation o
         join action a on a.id = o.action
         left join phrase m on m.id = o.by
         where o.region = ?1 and o.indicator = ?2
         order by o.last_day, o.first_day, o.seq"
    ))?;
    let mut rows = select.query([place.region, place.indicator])?;
    let mut all: Vec<(Stored, Particulars)> = Vec::new();
    while let Some(row) = rows.next()? {
        all.push((Stored { refers: row.get(7)?, ..events::read(row)? }, particulars(row)?));
    }
    let mut shared = Shared::new(db);
    let mut entries = Vec::with_capacity(all.len());
    for of_period in all.chunk_by(|(a, _), (b, _)| (a.last_day, a.first_day) == (b.last_day, b.first_day)) {
        let stored: Vec<Stored> = of_period.iter().map(|(stored, _)| *stored).collect();
        for (event, particulars) in of_period {
            entries.push(entry(event, particulars, superseded_by(event, &stored), &mut shared)?);
        }
    }
    Ok(entries)
}

fn particulars(row: &Row<'_>) -> Sql<Particulars> {
    Ok(Particulars { as_typed: row.get(8)?, period_typed: row.get(9)?, by: row.get(10)?, recorded_at: row.get(11)? })
}

/// The event that stands in a figure's place: what retracted or rejected it, else the figure that counts instead.
fn superseded_by(figure: &Stored, period: &[Stored]) -> Option<u32> {
    if !figure.is_figure() {
        return None;
    }
    let gone = |event: &&Stored| event.is_about(figure, &[Event::Retraction, Event::Rejection]);
    if let Some(gone) = period.iter().find(gone) {
        return Some(gone.seq);
    }
    let fit: Fit = figure.fit;
    that_counts(period, fit).map(|counting| counting.seq).filter(|seq| *seq != figure.seq)
}

fn entry(
    stored: &Stored,
    particulars: &Particulars,
    superseded_by: Option<u32>,
    shared: &mut Shared<'_>,
) -> Sql<Entry> {
    let publication = shared.publication(stored.publication)?;
    Ok(Entry {
        period: period(stored.first_day, stored.last_day)?,
        seq: stored.seq,
        event: stored.event,
        refers: stored.refers,
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
        recorded_at: instant(&particulars.recorded_at)?,
        superseded_by,
    })
}
