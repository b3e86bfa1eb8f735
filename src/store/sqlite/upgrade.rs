//! Bringing an older database up to date.
//!
//! The schema's number stands in the file's `user_version`. Each step of [`STEPS`] leads from one number to the
//! next; `schema.sql` is always the whole of the last. Before the first step a copy is made beside the file, named
//! after the number it has (`duban.db.v1.bak`), and all steps are taken or none.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::trouble::kind_of;
use crate::domain::fault::store::StoreFaultKind;

/// The steps from the first schema on: step `n` leads from number `n + 1` to `n + 2`.
pub(super) const STEPS: &[&str] = &[CLAUSES_OF_GOALS];

/// From 1 to 2: which clauses belong to a document's goals. What is on record does not say.
const CLAUSES_OF_GOALS: &str = "
alter table clause_version add column goals INTEGER NOT NULL DEFAULT 0 CHECK (goals IN (0, 1));
drop view current_clause;
create view current_clause as
select s.code as source, l.number, nullif(l.part, 0) as part, v.subject, v.subject_en, v.goals,
       o.role, k.zh as role_zh, k.en as role_en, g.name as agency, c.code as catalogue, l.id
from clause_version v
join clause l on l.id = v.clause
join source s on s.id = l.source
join catalogue c on c.id = v.catalogue
left join clause_role o on o.clause = v.clause and o.action = v.action
left join word k on k.kind = 'role' and k.code = o.role
left join agency g on g.id = o.agency
where not v.retired
  and v.action = (select max(w.action) from clause_version w where w.clause = v.clause);
";

/// Takes the steps that a database of number `found` lacks.
pub(super) fn bring_up(db: &Connection, path: &Path, found: i64, steps: &[&str]) -> Result<(), StoreFaultKind> {
    let known = i64::try_from(steps.len()).map_or(i64::MAX, |n| n + 1);
    if found > known {
        return Err(StoreFaultKind::Newer { found, known });
    }
    let Some(done) = usize::try_from(found - 1).ok() else {
        return Err(StoreFaultKind::Corrupt(format!("schema number {found}")));
    };
    if done == steps.len() {
        return Ok(());
    }
    let take = || -> rusqlite::Result<()> {
        let backup = backup_path(path, found);
        if !backup.exists() {
            db.execute("vacuum into ?1", [backup.to_string_lossy()])?;
        }
        db.execute_batch("begin immediate")?;
        for step in &steps[done..] {
            if let Err(error) = db.execute_batch(step) {
                db.execute_batch("rollback")?;
                return Err(error);
            }
        }
        db.pragma_update(None, "user_version", known)?;
        db.execute_batch("commit")
    };
    take().map_err(|error| kind_of(&error))
}

fn backup_path(path: &Path, number: i64) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".v{number}.bak"));
    PathBuf::from(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbered(folder: &Path, number: i64) -> (PathBuf, Connection) {
        let path = folder.join("office.db");
        let db = Connection::open(&path).expect("a database");
        db.execute_batch("create table old (x)").expect("a table");
        db.pragma_update(None, "user_version", number).expect("a number");
        (path, db)
    }

    fn number(db: &Connection) -> i64 {
        db.query_row("pragma user_version", [], |row| row.get(0)).expect("a number")
    }

    #[test]
    fn an_older_database_is_copied_and_takes_the_steps_it_lacks() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, db) = numbered(folder.path(), 2);
        bring_up(&db, &path, 2, &["create table never (x)", "create table newer (x)"]).expect("it can be done");
        assert_eq!(number(&db), 3);
        db.execute_batch("select x from newer").expect("the step was taken");
        assert!(db.prepare("select x from never").is_err(), "an earlier step is not taken again");
        let copy = Connection::open(folder.path().join("office.db.v2.bak")).expect("the copy");
        assert_eq!(number(&copy), 2);
    }

    #[test]
    fn a_step_that_fails_leaves_everything_as_it_was() {
        let folder = tempfile::tempdir().expect("a folder");
        let (path, db) = numbered(folder.path(), 1);
        assert!(bring_up(&db, &path, 1, &["create table newer (x)", "no such step"]).is_err());
        assert_eq!(number(&db), 1);
        assert!(db.prepare("select x from newer").is_err());
    }

    #[test]
    fn a_database_from_the_future_is_refused() {
        let db = Connection::open_in_memory().expect("a database");
        let refused = bring_up(&db, Path::new("x"), 7, STEPS);
        assert_eq!(refused, Err(StoreFaultKind::Newer { found: 7, known: 2 }));
    }
}
