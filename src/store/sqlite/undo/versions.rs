//! The versions that an action wrote of catalogues, rules and deadlines, and new ones that say what was said before.

use std::collections::HashMap;

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, params_from_iter};

use super::super::appending::Days;
use super::super::identity::Place;
use super::super::trouble::Sql;
use super::{Hindrance, Undone, taken_back};
use crate::domain::past::Past;

/// A table of versions: the key of what they are about, and what is said where nothing was said before.
struct Versions {
    table: &'static str,
    key: &'static [&'static str],
    /// Columns that say that there is nothing, and how.
    nothing: &'static [(&'static str, &'static str)],
    /// The table of what belongs to a version.
    part: Option<&'static str>,
}

const RETIRED: &[(&str, &str)] = &[("retired", "1")];

/// Every table of versions; what others refer to stands first.
const ALL: &[Versions] = &[
    Versions { table: "catalogue_version", key: &["catalogue"], nothing: &[("digest", "''")], part: None },
    Versions { table: "rule", key: &["catalogue", "name"], nothing: &[("value", "null")], part: None },
    Versions { table: "region_version", key: &["region", "catalogue"], nothing: RETIRED, part: None },
    Versions { table: "source_version", key: &["source"], nothing: RETIRED, part: None },
    Versions { table: "agency_version", key: &["agency", "catalogue"], nothing: RETIRED, part: Some("agency_alias") },
    Versions { table: "clause_version", key: &["clause"], nothing: RETIRED, part: Some("clause_role") },
    Versions { table: "indicator_version", key: &["region", "indicator"], nothing: RETIRED, part: None },
    Versions { table: "target_version", key: &["region", "indicator", "code"], nothing: RETIRED, part: None },
    Versions {
        table: "assignment_version",
        key: &["region", "indicator", "target", "catalogue"],
        nothing: RETIRED,
        part: Some("assignment_role"),
    },
    Versions {
        table: "extension",
        key: &["region", "indicator", "target"],
        nothing: &[("deadline", "null"), ("basis", "null"), ("note", "null")],
        part: None,
    },
];

/// Writes what was said before the action wherever it said something.
pub(super) fn answer(db: &Connection, now: i64, undone: &mut Undone) -> Sql<Result<(), Hindrance>> {
    let (action, undos) = (undone.action.number, taken_back(db)?);
    for versions in ALL {
        let keys = versions.keys(db, action)?;
        if keys.is_empty() {
            continue;
        }
        let mut writing = Writing::new(db, versions, now)?;
        for key in keys {
            let said = writing.said(&key)?;
            let Some(latest) = said.last().copied() else { continue };
            if meaning(latest, &said, &undos) != meaning(action, &said, &undos) {
                return Ok(Err(Hindrance::BuiltOn(latest)));
            }
            let before = said.iter().rev().copied().find(|earlier| *earlier < action);
            if let Some(later) = built_on(db, versions.table, &key, action, before)? {
                return Ok(Err(Hindrance::BuiltOn(later)));
            }
            writing.write(&key, action, before)?;
            if versions.table == "extension" {
                undone.extensions += 1;
            } else {
                undone.versions += 1;
            }
        }
    }
    Ok(Ok(()))
}

/// The action that first said what a version says: an undo says what was said before the action it takes back.
fn meaning(mut version: i64, said: &[i64], undos: &HashMap<i64, i64>) -> Option<i64> {
    while let Some(taken_back) = undos.get(&version) {
        // An undo comes after what it takes back; one that was written otherwise must not lead in a circle.
        let bound = version.min(*taken_back);
        version = said.iter().rev().copied().find(|earlier| *earlier < bound)?;
    }
    Some(version)
}

impl Versions {
    /// What the action said something about.
    fn keys(&self, db: &Connection, action: i64) -> Sql<Vec<Vec<Value>>> {
        let mut select = db.prepare(&format!(
            "select {0} from {1} where action = ?1 order by {0}",
            self.key.join(", "),
            self.table
        ))?;
        let mut rows = select.query([action])?;
        let mut keys = Vec::new();
        while let Some(row) = rows.next()? {
            keys.push((0..self.key.len()).map(|at| row.get(at)).collect::<Result<_, _>>()?);
        }
        Ok(keys)
    }
}

/// The statements for one table.
struct Writing<'c> {
    said: rusqlite::Statement<'c>,
    again: rusqlite::Statement<'c>,
    nothing: rusqlite::Statement<'c>,
    part: Option<rusqlite::Statement<'c>>,
    now: i64,
}

impl<'c> Writing<'c> {
    fn new(db: &'c Connection, versions: &Versions, now: i64) -> Sql<Self> {
        let Versions { table, key, nothing, part } = versions;
        let of_key = |from: usize| {
            let parts = key.iter().enumerate().map(|(at, column)| format!("{column} = ?{}", at + from));
            parts.collect::<Vec<_>>().join(" and ")
        };
        // The action that is copied from stands first, the new one second, the key after them.
        let copy = |table: &str, instead: &[(&str, &str)]| -> Sql<String> {
            let columns = columns(db, table)?;
            let values: Vec<String> = columns
                .iter()
                .map(|column| match instead.iter().find(|(name, _)| name == column) {
                    Some((_, value)) => (*value).to_owned(),
                    None if column == "action" => "?2".to_owned(),
                    None => column.clone(),
                })
                .collect();
            Ok(format!(
                "insert into {table} ({}) select {} from {table} where action = ?1 and {}",
                columns.join(", "),
                values.join(", "),
                of_key(3)
            ))
        };
        Ok(Self {
            said: db.prepare(&format!("select action from {table} where {} order by action", of_key(1)))?,
            again: db.prepare(&copy(table, &[])?)?,
            nothing: db.prepare(&copy(table, nothing)?)?,
            part: part.map(|part| Ok::<_, super::super::Trouble>(db.prepare(&copy(part, &[])?)?)).transpose()?,
            now,
        })
    }

    /// The actions that said something about it, in their order.
    fn said(&mut self, key: &[Value]) -> Sql<Vec<i64>> {
        let rows = self.said.query_map(params_from_iter(key), |row| row.get(0))?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    fn write(&mut self, key: &[Value], action: i64, before: Option<i64>) -> Sql<()> {
        let with = |from: i64| [Value::Integer(from), Value::Integer(self.now)].into_iter().chain(key.iter().cloned());
        match before {
            Some(before) => {
                self.again.execute(params_from_iter(with(before)))?;
                if let Some(part) = &mut self.part {
                    part.execute(params_from_iter(with(before)))?;
                }
            }
            None => {
                self.nothing.execute(params_from_iter(with(action)))?;
            }
        }
        Ok(())
    }
}

fn columns(db: &Connection, table: &str) -> Sql<Vec<String>> {
    let mut select = db.prepare_cached("select name from pragma_table_info(?1) order by cid")?;
    let names = select.query_map([table], |row| row.get(0))?;
    Ok(names.collect::<Result<_, _>>()?)
}

/// The later action that rests on what is taken back: figures of an indicator that goes or is measured otherwise again,
/// deadlines moved and agencies assigned to a target that goes.
fn built_on(db: &Connection, table: &str, key: &[Value], action: i64, before: Option<i64>) -> Sql<Option<i64>> {
    match table {
        "indicator_version" if goes(db, table, key, action, before)? || measures_other(db, key, action, before)? => {
            figure_since(db, key, action)
        }
        "target_version" if goes(db, table, key, action, before)? => {
            let since: Option<i64> = db
                .prepare_cached(
                    "select max(x.action) from
                        (select action, deadline is not null as holds from extension
                         where region = ?1 and indicator = ?2 and target = ?3
                           and action = (select max(action) from extension
                                         where region = ?1 and indicator = ?2 and target = ?3)
                         union all
                         select v.action, not v.retired from assignment_version v
                         where v.region = ?1 and v.indicator = ?2 and v.target = ?3
                           and v.action = (select max(w.action) from assignment_version w
                                           where w.region = v.region and w.indicator = v.indicator
                                             and w.target = v.target and w.catalogue = v.catalogue)) x
                     where x.holds and x.action > ?4",
                )?
                .query_row(params_from_iter(key.iter().cloned().chain([Value::Integer(action)])), |row| row.get(0))?;
            Ok(since)
        }
        _ => Ok(None),
    }
}

/// True where something was in force by the action and is not once it is taken back.
fn goes(db: &Connection, table: &str, key: &[Value], action: i64, before: Option<i64>) -> Sql<bool> {
    let columns = if table == "target_version" { "code = ?3 and" } else { "" };
    let mut select = db.prepare_cached(&format!(
        "select retired from {table} where region = ?1 and indicator = ?2 and {columns} action = ?{}",
        key.len() + 1
    ))?;
    let mut retired = |at: i64| -> Sql<bool> {
        let with = key.iter().cloned().chain([Value::Integer(at)]);
        Ok(select.query_row(params_from_iter(with), |row| row.get(0)).optional()?.unwrap_or(true))
    };
    Ok(!retired(action)? && before.map_or(Ok(true), &mut retired)?)
}

/// True where an indicator's figures are understood otherwise before and after.
fn measures_other(db: &Connection, key: &[Value], action: i64, before: Option<i64>) -> Sql<bool> {
    let Some(before) = before else { return Ok(false) };
    let mut select = db.prepare_cached(
        "select d.unit || ' ' || d.kind from indicator_version v join definition d on d.id = v.definition
         where v.region = ?1 and v.indicator = ?2 and v.action = ?3",
    )?;
    let mut measure = |at: i64| -> Sql<String> {
        let with = key.iter().cloned().chain([Value::Integer(at)]);
        Ok(select.query_row(params_from_iter(with), |row| row.get(0))?)
    };
    Ok(measure(action)? != measure(before)?)
}

/// The last action after one that recorded a figure of an indicator which still stands or waits.
fn figure_since(db: &Connection, key: &[Value], action: i64) -> Sql<Option<i64>> {
    let mut select = db.prepare_cached(
        "select distinct region, indicator, last_day, first_day from observation where region = ?1 and indicator = ?2",
    )?;
    let rows = select.query_map(params_from_iter(key), |row| {
        let place = Place { region: row.get(0)?, indicator: row.get(1)? };
        Ok(Days { place, last_day: row.get(2)?, first_day: row.get(3)? })
    })?;
    let mut since = None;
    for days in rows {
        let past = days?.past(db)?;
        let past = Past(&past);
        let first = past.present().filter_map(|(figure, _)| past.find(past.root(figure))).map(|first| first.action);
        since = since.max(first.filter(|first| *first > action).max());
    }
    Ok(since)
}
