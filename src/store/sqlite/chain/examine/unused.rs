//! Rows that stand once for many records, and belong to none: no action wrote them, so that no seal covers them.

use std::fmt::Write as _;

use rusqlite::types::ValueRef;
use rusqlite::{Connection, Row};

use crate::domain::chain::{Examination, Misfit};
use crate::store::sqlite::chain::contents::{HASHED, quoted};
use crate::store::sqlite::chain::walk::lossy;
use crate::store::sqlite::trouble::Sql;

/// Which columns of other tables refer to a table's rows by one number.
const REFERRING: &str = "select t.name, f.\"from\", f.\"to\"
    from pragma_table_list t, pragma_foreign_key_list(t.name) f
    where t.schema = 'main' and t.type = 'table' and f.\"table\" = ?1 and f.\"to\" = 'id'
    order by t.name, f.\"from\"";

/// Tables that others refer to by a number of their own, and that say nothing of an action.
const SHARED: &str = "select t.name from pragma_table_list t
    where t.schema = 'main' and t.type = 'table' and t.name not in ('action', 'word')
      and exists (select 1 from pragma_table_info(t.name) where name = 'id')
    order by t.name";

/// Looks for rows that nothing refers to.
pub fn look(db: &Connection, seen: &mut Examination) -> Sql<()> {
    let mut shared = db.prepare(SHARED)?;
    let shared: Vec<String> = shared.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for table in shared {
        let parts = HASHED.iter().filter(|(hashed, _)| *hashed == table).flat_map(|(_, parts)| *parts);
        let parts: Vec<&str> = parts.copied().collect();
        let mut referring = db.prepare_cached(REFERRING)?;
        let mut rows = referring.query([&table])?;
        let mut unused = format!("select id from {}", quoted(&table));
        while let Some(row) = rows.next()? {
            let (from, column): (String, String) = (row.get(0)?, row.get(1)?);
            // What belongs to a row is not what uses it.
            if !parts.contains(&from.as_str()) {
                write!(unused, " except select {} from {}", quoted(&column), quoted(&from)).expect("memory takes all");
            }
        }
        let mut select = db.prepare(&format!("select * from {} where id in ({unused}) order by id", quoted(&table)))?;
        let mut rows = select.query([])?;
        let (mut first, mut count) = (None, 0);
        while let Some(row) = rows.next()? {
            count += 1;
            if first.is_none() {
                first = Some(label(row)?);
            }
        }
        if let Some(label) = first {
            seen.misfits.push(Misfit::Unused { relation: table.as_str().into(), label, rows: count });
        }
    }
    Ok(())
}

/// What a row says first, or else its number.
fn label(row: &Row<'_>) -> Sql<String> {
    for at in 0..row.as_ref().column_count() {
        if let said @ ValueRef::Text(_) = row.get_ref(at)? {
            return Ok(lossy(said));
        }
    }
    Ok(lossy(row.get_ref("id")?))
}
