//! Writing events of any kind one by one, each with its hash. Many new figures go a faster way; see `record`.

use rusqlite::{Connection, named_params};
use rust_decimal::Decimal;

use super::Links;
use super::canon::Canon;
use crate::domain::history::Event;
use crate::domain::number::to_double;
use crate::domain::observation::{Bound, Fit, Release};
use crate::store::sqlite::form::Numbered;
use crate::store::sqlite::identity::Place;
use crate::store::sqlite::texts::Shared;
use crate::store::sqlite::trouble::Sql;

/// An event about to be written; texts that others share by their numbers.
#[derive(Debug, Clone, Copy)]
pub(in crate::store::sqlite) struct NewEvent<'a> {
    pub place: Place,
    pub last_day: i32,
    pub first_day: i32,
    pub seq: u32,
    pub event: Event,
    pub refers: Option<u32>,
    pub value: Option<Decimal>,
    pub bound: Bound,
    pub fit: Fit,
    pub release: Release,
    pub publication: Option<i64>,
    pub note: Option<i64>,
    pub by: Option<i64>,
    pub as_typed: Option<&'a str>,
    pub period_typed: Option<&'a str>,
}

/// Writes the events of one action.
pub(in crate::store::sqlite) struct Events<'c> {
    db: &'c Connection,
    action: i64,
    links: Links,
    shared: Shared<'c>,
}

impl<'c> Events<'c> {
    pub fn new(db: &'c Connection, action: i64) -> Self {
        Self { db, action, links: Links::default(), shared: Shared::new(db) }
    }

    /// The database.
    pub fn db(&self) -> &'c Connection {
        self.db
    }

    /// The number of the action.
    pub fn action(&self) -> i64 {
        self.action
    }

    /// The chain of what was written.
    pub fn into_links(self) -> Links {
        self.links
    }

    /// Writes an event.
    pub fn insert(&mut self, event: &NewEvent<'_>) -> Sql<()> {
        let code: String = self
            .db
            .prepare_cached("select code from indicator where region = ?1 and id = ?2")?
            .query_row([event.place.region, event.place.indicator], |row| row.get(0))?;
        let publication = self.shared.publication(event.publication)?;
        let (note, by) = (self.shared.phrase(event.note)?, self.shared.phrase(event.by)?);
        let said = Said {
            publisher: publication.publisher.as_deref(),
            title: publication.title.as_deref(),
            url: publication.url.as_deref(),
            note: note.as_deref(),
            by: by.as_deref(),
            as_typed: event.as_typed,
            period_typed: event.period_typed,
        };
        let Place { region, indicator } = event.place;
        let place = (region, indicator, event.last_day.into(), event.first_day.into(), event.seq.into());
        let (hash, length) = self.links.add(place, |canon| {
            canon.text(Some(&code));
            canon.integer(event.first_day.into());
            canon.integer(event.last_day.into());
            canon.integer(event.seq.into());
            canon.integer(event.event.number().into());
            canon.maybe_integer(event.refers.map(i64::from));
            match event.value {
                Some(value) => canon.decimal(value),
                None => canon.none(),
            }
            canon.integer(event.bound.number().into());
            canon.integer(event.fit.number().into());
            canon.integer(event.release.number().into());
            said.put(canon);
        });
        self.db
            .prepare_cached(
                "insert into observation (region, indicator, last_day, first_day, seq, action, event, refers, value,
                     bound, fit, release, publication, note, by, as_typed, period_typed, hash)
                 values (:region, :indicator, :last_day, :first_day, :seq, :action, :event, :refers, :value,
                     :bound, :fit, :release, :publication, :note, :by, :as_typed, :period_typed, :hash)",
            )?
            .execute(named_params! {
                ":region": region,
                ":indicator": indicator,
                ":last_day": event.last_day,
                ":first_day": event.first_day,
                ":seq": event.seq,
                ":action": self.action,
                ":event": event.event.number(),
                ":refers": event.refers,
                ":value": event.value.map(to_double),
                ":bound": event.bound.number(),
                ":fit": event.fit.number(),
                ":release": event.release.number(),
                ":publication": event.publication,
                ":note": event.note,
                ":by": event.by,
                ":as_typed": event.as_typed,
                ":period_typed": event.period_typed,
                ":hash": &hash[..length],
            })?;
        Ok(())
    }
}

/// What an event says in words: the last fields of its canonical form.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::store::sqlite) struct Said<'a> {
    pub publisher: Option<&'a str>,
    pub title: Option<&'a str>,
    pub url: Option<&'a str>,
    pub note: Option<&'a str>,
    pub by: Option<&'a str>,
    pub as_typed: Option<&'a str>,
    pub period_typed: Option<&'a str>,
}

impl Said<'_> {
    /// Puts them in.
    pub fn put(&self, canon: &mut Canon) {
        canon.text(self.publisher);
        canon.text(self.title);
        canon.text(self.url);
        canon.text(self.note);
        canon.text(self.by);
        canon.text(self.as_typed);
        canon.text(self.period_typed);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::deed::Deed;
    use crate::store::Store;
    use crate::store::sqlite::chain::seal::Beside;

    fn deed(command: &str) -> Deed {
        let at = chrono::DateTime::from_timestamp(1_790_000_000, 0).expect("an instant");
        Deed { at, by: None, system_user: None, command: command.into(), reason: None }
    }

    /// A ledger with one indicator.
    fn ledger() -> Store {
        let mut store = Store::in_memory().expect("a ledger");
        let content = "insert into catalogue (id, code) values (1, 'c');
            insert into region (id, code) values (1, 'a');
            insert into indicator (region, id, code) values (1, 1, 'a.x');
            insert into phrase (id, text) values (1, '快报');
            insert into definition (id, name, unit, kind, direction) values (1, 'x', 'PUE', 'stock', 'down');
            insert into indicator_version (region, indicator, action, catalogue, retired, definition)
            values (1, 1, 1, 1, 0, 1);";
        store.writing(&deed("load"), |db, _| Ok(db.execute_batch(content)?)).expect("it fits the schema");
        store
    }

    fn value(last_day: i32, seq: u32) -> NewEvent<'static> {
        NewEvent {
            place: Place { region: 1, indicator: 1 },
            last_day,
            first_day: last_day / 10_000 * 10_000 + 101,
            seq,
            event: Event::Value,
            refers: None,
            value: Some(Decimal::new(15, 1)),
            bound: Bound::Exact,
            fit: Fit::Exact,
            release: Release::Unmarked,
            publication: None,
            note: Some(1),
            by: None,
            as_typed: Some("1.50"),
            period_typed: None,
        }
    }

    #[test]
    fn events_of_any_kind_in_any_order_are_sound() {
        let mut store = ledger();
        let retraction = NewEvent { event: Event::Retraction, refers: Some(1), value: None, ..value(20_221_231, 2) };
        let events =
            [value(20_231_231, 1), value(20_221_231, 1), retraction, value(20_211_231, 1), value(20_241_231, 1)];
        store
            .writing_events(&deed("undo"), Beside::Nothing, |writer| {
                events.iter().try_for_each(|event| writer.insert(event))
            })
            .expect("they can be written");
        let seen = store.examine().expect("a ledger");
        assert_eq!((seen.events, seen.misfits), (5, vec![]));
        let runs: i64 = store
            .db
            .query_row("select count(distinct substr(hash, 17)) from observation", [], |row| row.get(0))
            .expect("a count");
        assert_eq!(runs, 3, "each that stands before the last begins a run");
    }
}
