//! What a unit of work rests on: the catalogues as they were looked at before the ledger was locked.

use rusqlite::{Connection, OptionalExtension};

use super::trouble::{Sql, Trouble};
use crate::domain::fault::store::StoreFaultKind;

/// The state of a ledger at which somebody looked its catalogues up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Footing {
    /// The last action, 0 where there is none, and its seal.
    action: i64,
    seal: Option<Vec<u8>>,
}

impl Footing {
    /// The state now.
    pub fn of(db: &Connection) -> Sql<Self> {
        let action = db.query_row("select coalesce(max(id), 0) from action", [], |row| row.get(0))?;
        Ok(Self { action, seal: seal_of(db, action)? })
    }

    /// Refuses where the catalogues are no longer what was looked at: somebody has loaded one or taken a load back, or put
    /// another ledger in this one's place.
    pub fn demand(&self, db: &Connection) -> Sql<()> {
        let since = "select exists (select 1 from catalogue_version where action > ?1)";
        let is_changed: bool = db.query_row(since, [self.action], |row| row.get(0))?;
        if is_changed || seal_of(db, self.action)? != self.seal {
            return Err(Trouble::Refused(StoreFaultKind::Overtaken));
        }
        Ok(())
    }
}

fn seal_of(db: &Connection, action: i64) -> Sql<Option<Vec<u8>>> {
    Ok(db.query_row("select hash from seal where action = ?1", [action], |row| row.get(0)).optional()?)
}
