//! What actions wrote in tables other than that of figures.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::domain::chain::{Examination, Fate, InAction, Misfit};
use crate::store::sqlite::chain::canon::Hash;
use crate::store::sqlite::chain::contents::{Known, Relation, Written, relations};
use crate::store::sqlite::chain::seal::bytes;
use crate::store::sqlite::trouble::Sql;

/// What a seal says of an action's rows in one table.
struct Told {
    rows: u64,
    hash: Option<Hash>,
    marks: Vec<u8>,
}

/// What was seen of them.
#[derive(Default)]
struct Seen {
    written: Written,
    /// What the first row that does not fit is about.
    first: Option<String>,
}

/// Looks through every table that actions write to.
pub fn look(db: &Connection, seen: &mut Examination) -> Sql<()> {
    let mut known = Known::new(db);
    for relation in relations(db)? {
        let told = told(db, &relation.name)?;
        let mut actions: BTreeMap<i64, Seen> = BTreeMap::new();
        let mut select = db.prepare(&relation.select(false))?;
        let mut rows = select.query([])?;
        while let Some(row) = rows.next()? {
            seen.rows += 1;
            let hash = relation.hash(row, &mut known)?;
            let action = relation.action(row)?;
            let of_action = actions.entry(action).or_default();
            let at = of_action.written.marks.len();
            let mark = of_action.written.add(&hash);
            let fits = told.get(&action).is_some_and(|told| told.marks.get(at..at + 4) == Some(&mark[..]));
            if !fits && of_action.first.is_none() {
                of_action.first = Some(relation.label(row, &mut known)?);
            }
        }
        for (action, told) in &told {
            let of_action = actions.remove(action).unwrap_or_default();
            if let Some(what) = of_action.judge(db, &relation, *action, told, &mut known)? {
                seen.misfits.push(Misfit::InAction { action: *action, what });
            }
        }
        let nothing = Told { rows: 0, hash: None, marks: Vec::new() };
        for (action, of_action) in actions {
            if let Some(what) = of_action.judge(db, &relation, action, &nothing, &mut known)? {
                seen.misfits.push(Misfit::InAction { action, what });
            }
        }
    }
    Ok(())
}

fn told(db: &Connection, relation: &str) -> Sql<BTreeMap<i64, Told>> {
    let mut select = db.prepare_cached("select action, rows, hash, marks from seal_rows where relation = ?1")?;
    let mut rows = select.query([relation])?;
    let mut all = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let marks = row.get_ref(3)?.as_blob().unwrap_or_default().to_vec();
        all.insert(row.get(0)?, Told { rows: row.get::<_, i64>(1)?.unsigned_abs(), hash: bytes(row, 2)?, marks });
    }
    Ok(all)
}

impl Seen {
    fn judge(
        self,
        db: &Connection,
        relation: &Relation,
        action: i64,
        told: &Told,
        known: &mut Known<'_>,
    ) -> Sql<Option<InAction>> {
        let found = self.written.rows;
        if found == told.rows && Some(self.written.hash()) == told.hash {
            // Nothing depends on the marks, but they are what was written too.
            return Ok((self.written.marks != told.marks).then_some(InAction::SealChanged));
        }
        let fate = match found.cmp(&told.rows) {
            std::cmp::Ordering::Less => Fate::Gone,
            std::cmp::Ordering::Equal => Fate::Changed,
            std::cmp::Ordering::Greater => Fate::Added,
        };
        let after = self.first.is_none();
        let label = match self.first {
            Some(first) => first,
            None => last_label(db, relation, action, known)?,
        };
        let relation = relation.name.as_str().into();
        Ok(Some(InAction::Row { relation, label, fate, after, sealed: told.rows, found }))
    }
}

/// What an action's last row is about; nothing where it has none.
fn last_label(db: &Connection, relation: &Relation, action: i64, known: &mut Known<'_>) -> Sql<String> {
    let mut select = db.prepare_cached(&relation.select(true))?;
    let mut rows = select.query([action])?;
    let mut label = String::new();
    while let Some(row) = rows.next()? {
        label = relation.label(row, known)?;
    }
    Ok(label)
}
