//! Moments of the record, and the ledger as it was known at one.

use chrono::{DateTime, Utc};
use rusqlite::{OptionalExtension, Row};

use super::Store;
use super::form::{instant, instant_text};
use super::trouble::Sql;
use crate::domain::fault::store::StoreFault;
use crate::domain::moment::Moment;

const SELECT: &str = "select id, at, by, command from action";

impl Store {
    /// The last action at or before an instant; of several within one second the last.
    pub fn last_action_at(&self, at: DateTime<Utc>) -> Result<Option<Moment>, StoreFault> {
        // No instant lies before the one before it, so the first one found from the end is the last.
        self.one_action("where at <= ?1 order by id desc limit 1", instant_text(at))
    }

    /// The action with this number.
    pub fn action(&self, number: i64) -> Result<Option<Moment>, StoreFault> {
        self.one_action("where id = ?1", number)
    }

    /// The first action and the last.
    pub fn actions_span(&self) -> Result<Option<(Moment, Moment)>, StoreFault> {
        let first = self.one_action("where id > ?1 order by id limit 1", 0)?;
        let last = self.one_action("where id > ?1 order by id desc limit 1", 0)?;
        Ok(first.zip(last))
    }

    /// The same ledger as it was right after an action: what later ones wrote is left out of every answer.
    #[must_use]
    pub fn known_after(self, action: i64) -> Self {
        Self { upto: Some(action), ..self }
    }

    fn one_action(&self, which: &str, bound: impl rusqlite::ToSql) -> Result<Option<Moment>, StoreFault> {
        self.reading(|db| {
            let mut select = db.prepare_cached(&format!("{SELECT} {which}"))?;
            let found = select.query_row([bound], |row| Ok(read(row))).optional()?;
            found.transpose()
        })
    }
}

fn read(row: &Row<'_>) -> Sql<Moment> {
    let at: String = row.get(1)?;
    Ok(Moment { action: row.get(0)?, at: instant(&at)?, by: row.get(2)?, command: row.get(3)? })
}
