//! Bringing an older database up to date.
//!
//! The schema's number stands in the file's `user_version`; `schema.sql` is always the whole of the last. A copy is made
//! beside the file, named after the number it has (`duban.db.v1.bak`); then, in one transaction, every definition that
//! differs is made anew and filled with the rows there were, what was not chained is chained, and the upgrade itself
//! goes on record as an action. So a new table or column needs no step of its own; what a later version can only work
//! out from what is on record would be done here.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::types::ToSqlOutput;

use super::action;
use super::beside::{self, settle_numbered};
use super::chain::Links;
use super::chain::contents::{Known, Written, relations};
use super::chain::seal::{Beside, put, seal};
use super::chain::shipped::conform;
use super::chain::walk::{self, COLUMNS};
use super::copying::copy_into;
use super::form::instant;
use super::open::connect;
use super::trouble::{Sql, Trouble};
use crate::domain::deed::Deed;
use crate::domain::fault::store::StoreFaultKind;

/// The number of the schema that ships.
pub(super) const NUMBER: i64 = 3;
/// The first number whose actions are chained as they are written.
const CHAINED: i64 = 3;

/// Brings a database of number `found` to the number that ships; `deed` says who opened it.
pub(super) fn bring_up(db: &Connection, path: &Path, found: i64, deed: Option<&Deed>) -> Result<(), StoreFaultKind> {
    if found > NUMBER {
        return Err(StoreFaultKind::Newer { found, known: NUMBER });
    }
    if found < 1 {
        return Err(StoreFaultKind::Corrupt(format!("schema number {found}")));
    }
    if found == NUMBER {
        return Ok(());
    }
    let all = || -> Sql<()> {
        // References are watched again by the next reader; within a transaction this cannot be changed.
        db.execute_batch("pragma foreign_keys = off; pragma legacy_alter_table = on")?;
        // From here on nobody else writes: what is copied is what will be changed, and one alone does both.
        db.execute_batch("begin immediate")?;
        let upgrade = || -> Sql<()> {
            // Somebody may have done it meanwhile.
            let found = number(db, "user_version")?;
            if found < NUMBER {
                back_up(path, found)?;
                renew(db, found, deed)?;
                db.execute_batch("commit")?;
            }
            Ok(())
        };
        let done = upgrade();
        if !db.is_autocommit() {
            db.execute_batch("rollback")?;
        }
        db.execute_batch("pragma foreign_keys = on; pragma legacy_alter_table = off")?;
        done
    };
    all().map_err(Trouble::into_kind)
}

fn number(db: &Connection, pragma: &str) -> Sql<i64> {
    Ok(db.query_row(&format!("pragma {pragma}"), [], |row| row.get(0))?)
}

/// Copies the database beside itself, read through another connection than the one that has begun to write. The copy
/// has its name only when it is complete; an earlier one is kept.
fn back_up(path: &Path, found: i64) -> Sql<PathBuf> {
    let passing = beside::Beside::new(path).map_err(Trouble::Refused)?;
    let fresh = passing.file("copy.db").map_err(Trouble::Refused)?;
    copy_into(&connect(path)?, &fresh).map_err(Trouble::Refused)?;
    settle_numbered(&fresh, &backup_path(path, found)).map_err(Trouble::Refused)
}

fn backup_path(path: &Path, number: i64) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".v{number}.bak"));
    PathBuf::from(name)
}

/// Makes an older database the one that this program would have written, and puts that on record.
fn renew(db: &Connection, found: i64, deed: Option<&Deed>) -> Sql<()> {
    let last: i64 = db.query_row("select coalesce(max(id), 0) from action", [], |row| row.get(0))?;
    if found < CHAINED {
        // Else whoever sets the number back would have an edited ledger chained anew.
        if is_chained(db)? {
            return Err(Trouble::unreadable("tables of a chained ledger under the schema number", found));
        }
        let sealed = counts(db)?;
        let mut chains = BTreeMap::new();
        conform(db, &["observation", "seal"], |table, fresh| match table {
            "observation" => copy_events(db, fresh, &mut chains),
            // Its rows follow, action by action.
            _ => Ok(()),
        })?;
        seal_all(db, &chains, &sealed)?;
    } else {
        conform(db, &[], |_, _| Ok(()))?;
    }
    let chained = if found < CHAINED && last > 0 { format!(", #1-#{last} chained") } else { String::new() };
    let reason = format!("{found} -> {NUMBER}{chained}");
    let now: String = db.query_row("select strftime('%Y-%m-%dT%H:%M:%SZ', 'now')", [], |row| row.get(0))?;
    let deed = Deed {
        at: deed.map_or_else(|| instant(&now), |deed| Ok(deed.at))?,
        by: deed.and_then(|deed| deed.by.clone()),
        system_user: deed.and_then(|deed| deed.system_user.clone()),
        command: "upgrade".into(),
        reason: Some(reason.as_str().into()),
    };
    let action = action::enter(db, &deed)?;
    seal(db, action, &Links::default(), Beside::Nothing)?;
    Ok(db.pragma_update(None, "user_version", NUMBER)?)
}

/// Whether the tables are those of a ledger whose actions are chained.
fn is_chained(db: &Connection) -> Sql<bool> {
    Ok(db.query_row("select exists (select 1 from sqlite_schema where name = 'seal_rows')", [], |row| row.get(0))?)
}

/// How many events each action was said to have written, before there was a chain.
fn counts(db: &Connection) -> Sql<BTreeMap<i64, u64>> {
    let mut select = db.prepare("select action, events from seal")?;
    let read = |row: &rusqlite::Row<'_>| Ok((row.get(0)?, row.get::<_, i64>(1)?.unsigned_abs()));
    Ok(select.query_map([], read)?.collect::<Result<_, _>>()?)
}

/// Copies the events into the new table, each with its hash.
fn copy_events(db: &Connection, fresh: &str, chains: &mut BTreeMap<i64, Links>) -> Sql<()> {
    let places: Vec<String> = (1..=18).map(|place| format!("?{place}")).collect();
    let mut insert = db.prepare(&format!("insert into {fresh} ({COLUMNS}) values ({})", places.join(", ")))?;
    walk::events(db, |row, event| {
        let links = chains.entry(event.action).or_default();
        let (hash, length) = links.add(event.key, |canon| canon.raw(event.fields));
        for column in 0..17 {
            insert.raw_bind_parameter(column + 1, ToSqlOutput::Borrowed(row.get_ref(column)?))?;
        }
        insert.raw_bind_parameter(18, &hash[..length])?;
        insert.raw_execute()?;
        Ok(())
    })
}

/// Seals the actions there are. What an action was said to have written stays said, so that what is missing shows.
fn seal_all(db: &Connection, chains: &BTreeMap<i64, Links>, sealed: &BTreeMap<i64, u64>) -> Sql<()> {
    let mut written: BTreeMap<i64, Vec<(String, Written)>> = BTreeMap::new();
    let mut known = Known::new(db);
    for relation in relations(db)? {
        let mut of_actions: BTreeMap<i64, Written> = BTreeMap::new();
        let mut select = db.prepare(&relation.select(false))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            let hash = relation.hash(row, &mut known)?;
            of_actions.entry(relation.action(row)?).or_default().add(&hash);
        }
        for (action, rows) in of_actions {
            written.entry(action).or_default().push((relation.name.clone(), rows));
        }
    }
    let none = Links::default();
    let mut select = db.prepare("select id from action order by id")?;
    let actions: Vec<i64> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for action in actions {
        let links = chains.get(&action).unwrap_or(&none);
        let events = sealed.get(&action).copied().unwrap_or(links.events());
        put(db, action, (events, links.end()), written.get(&action).map_or(&[], Vec::as_slice))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_database_from_the_future_is_refused() {
        let db = Connection::open_in_memory().expect("a database");
        let refused = bring_up(&db, Path::new("x"), NUMBER + 1, None);
        assert_eq!(refused, Err(StoreFaultKind::Newer { found: NUMBER + 1, known: NUMBER }));
    }

    #[test]
    fn an_earlier_backup_is_kept() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("office.db");
        let db = Connection::open(&path).expect("a database");
        db.execute_batch("create table old (x)").expect("a table");
        for name in ["office.db.v2.bak", "office.db.v2-2.bak"] {
            assert_eq!(back_up(&path, 2).expect("it can be copied"), folder.path().join(name));
        }
        let left = std::fs::read_dir(folder.path()).expect("a folder").count();
        assert_eq!(left, 3, "nothing else remains");
    }
}
