//! Inserting new figures: one prepared statement, in which stays bound what is the same from one figure to the next.

use rusqlite::{Connection, Statement};

use super::form::Numbered;
use super::identity::Place;
use super::pending::Row;
use super::trouble::Sql;
use crate::domain::history::Event;
use crate::domain::number::to_double;

const INSERT: &str = "insert into observation (region, indicator, last_day, first_day, seq, action, event, refers,
        value, bound, fit, release, publication, note, by, as_typed, period_typed)
    values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17)";

/// The statement that inserts the figures of one action.
pub(super) struct Inserting<'c> {
    statement: Statement<'c>,
    bound: Seldom,
    texts: bool,
}

/// What seldom changes from one figure to the next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Seldom {
    place: Place,
    seq: u32,
    refers: Option<u32>,
    manner: (u8, u8, u8),
    publication: Option<i64>,
    note: Option<i64>,
    by: Option<i64>,
}

/// What a figure says in words, by number or as typed.
pub(super) struct Texts<'a> {
    pub publication: Option<i64>,
    pub note: Option<i64>,
    pub by: Option<i64>,
    pub as_typed: Option<&'a str>,
    pub period_typed: Option<&'a str>,
}

impl<'c> Inserting<'c> {
    pub fn new(db: &'c Connection, action: i64) -> Sql<Self> {
        let mut statement = db.prepare(INSERT)?;
        statement.raw_bind_parameter(6, action)?;
        statement.raw_bind_parameter(7, Event::Value.number())?;
        let place = Place { region: 0, indicator: 0 };
        let bound = Seldom { place, seq: 0, refers: None, manner: (9, 9, 9), publication: None, note: None, by: None };
        Ok(Self { statement, bound, texts: false })
    }

    /// Inserts a figure as event `seq` of its period, in place of another where it revises one.
    pub fn insert(&mut self, place: Place, row: &Row, (seq, refers): (u32, Option<u32>), texts: &Texts<'_>) -> Sql<()> {
        let statement = &mut self.statement;
        let next = Seldom {
            place,
            seq,
            refers,
            manner: (row.bound.number(), row.fit.number(), row.release.number()),
            publication: texts.publication,
            note: texts.note,
            by: texts.by,
        };
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
        if next.refers != last.refers {
            statement.raw_bind_parameter(8, refers)?;
        }
        statement.raw_bind_parameter(9, to_double(row.value))?;
        if next.manner != last.manner {
            statement.raw_bind_parameter(10, next.manner.0)?;
            statement.raw_bind_parameter(11, next.manner.1)?;
            statement.raw_bind_parameter(12, next.manner.2)?;
        }
        if next.publication != last.publication {
            statement.raw_bind_parameter(13, next.publication)?;
        }
        if next.note != last.note {
            statement.raw_bind_parameter(14, next.note)?;
        }
        if next.by != last.by {
            statement.raw_bind_parameter(15, next.by)?;
        }
        let has_texts = texts.as_typed.is_some() || texts.period_typed.is_some();
        if has_texts || self.texts {
            statement.raw_bind_parameter(16, texts.as_typed)?;
            statement.raw_bind_parameter(17, texts.period_typed)?;
            self.texts = has_texts;
        }
        statement.raw_execute()?;
        Ok(())
    }
}
