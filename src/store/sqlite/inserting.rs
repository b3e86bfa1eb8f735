//! Inserting new figures: one prepared statement, in which stays bound what is the same from one figure to the next.

use rusqlite::{Connection, Statement};

use super::chain::Links;
use super::chain::events::Said;
use super::form::Numbered;
use super::identity::Place;
use super::pending::Row;
use super::trouble::Sql;
use crate::domain::history::Event;
use crate::domain::number::to_double;

const INSERT: &str = "insert into observation (region, indicator, last_day, first_day, seq, action, event, refers,
        value, bound, fit, release, publication, note, by, as_typed, period_typed, hash)
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)";

/// The statement that inserts the figures of one action.
pub(super) struct Inserting<'c, 'l> {
    statement: Statement<'c>,
    links: &'l mut Links,
    bound: Seldom,
    texts: bool,
}

/// What seldom changes from one figure to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seldom {
    place: Place,
    seq: u32,
    event: Option<Event>,
    refers: Option<u32>,
    manner: (u8, u8, u8),
    ids: Ids,
}

/// What a figure shares with others, by number.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Ids {
    pub publication: Option<i64>,
    pub note: Option<i64>,
    pub by: Option<i64>,
}

impl<'c, 'l> Inserting<'c, 'l> {
    pub fn new(db: &'c Connection, action: i64, links: &'l mut Links) -> Sql<Self> {
        let mut statement = db.prepare(INSERT)?;
        statement.raw_bind_parameter(6, action)?;
        let place = Place { region: 0, indicator: 0 };
        let bound = Seldom { place, seq: 0, event: None, refers: None, manner: (9, 9, 9), ids: Ids::default() };
        Ok(Self { statement, links, bound, texts: false })
    }

    /// Inserts a figure as event `seq` of its period, in place of another where it revises one, as a proposal where it waits.
    pub fn insert(
        &mut self,
        (place, code): (Place, &str),
        row: &Row,
        (seq, event, refers): (u32, Event, Option<u32>),
        (ids, said): (Ids, Said<'_>),
    ) -> Sql<()> {
        let statement = &mut self.statement;
        let manner = (row.bound.number(), row.fit.number(), row.release.number());
        let next = Seldom { place, seq, event: Some(event), refers, manner, ids };
        let last = std::mem::replace(&mut self.bound, next);
        if next.place != last.place {
            statement.raw_bind_parameter(1, place.region)?;
            statement.raw_bind_parameter(2, place.indicator)?;
        }
        statement.raw_bind_parameter(3, row.last_day)?;
        statement.raw_bind_parameter(4, row.first_day)?;
        if next.seq != last.seq {
            statement.raw_bind_parameter(5, seq)?;
        }
        if next.event != last.event {
            statement.raw_bind_parameter(7, event.number())?;
        }
        if next.refers != last.refers {
            statement.raw_bind_parameter(8, refers)?;
        }
        statement.raw_bind_parameter(9, to_double(row.value))?;
        if next.manner != last.manner {
            statement.raw_bind_parameter(10, next.manner.0)?;
            statement.raw_bind_parameter(11, next.manner.1)?;
            statement.raw_bind_parameter(12, next.manner.2)?;
        }
        if next.ids.publication != last.ids.publication {
            statement.raw_bind_parameter(13, next.ids.publication)?;
        }
        if next.ids.note != last.ids.note {
            statement.raw_bind_parameter(14, next.ids.note)?;
        }
        if next.ids.by != last.ids.by {
            statement.raw_bind_parameter(15, next.ids.by)?;
        }
        let has_texts = said.as_typed.is_some() || said.period_typed.is_some();
        if has_texts || self.texts {
            statement.raw_bind_parameter(16, said.as_typed)?;
            statement.raw_bind_parameter(17, said.period_typed)?;
            self.texts = has_texts;
        }
        let key = (place.region, place.indicator, row.last_day.into(), row.first_day.into(), seq.into());
        let (hash, length) = self.links.add(key, |canon| {
            canon.text(Some(code));
            canon.integer(row.first_day.into());
            canon.integer(row.last_day.into());
            canon.integer(seq.into());
            canon.integer(event.number().into());
            canon.maybe_integer(refers.map(i64::from));
            canon.decimal(row.value);
            canon.integer(next.manner.0.into());
            canon.integer(next.manner.1.into());
            canon.integer(next.manner.2.into());
            said.put(canon);
        });
        statement.raw_bind_parameter(18, &hash[..length])?;
        statement.raw_execute()?;
        Ok(())
    }
}
