//! Definitions: what an indicator measures, kept once however many regions share it.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, named_params};

use super::form::word;
use super::trouble::{Sql, Trouble};
use crate::domain::code::{Coded, IndicatorCode, RegionCode, Text};
use crate::domain::indicator::{Direction, Indicator, Kind};
use crate::domain::unit::Unit;

/// What an indicator measures: everything about it but its code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Definition {
    /// Chinese name.
    pub name: Text,
    /// English name.
    pub name_en: Option<Text>,
    /// Unit of its figures.
    pub unit: Unit,
    /// Words that mean the same unit.
    pub same_units: Vec<Text>,
    /// Kind of quantity.
    pub kind: Kind,
    /// Which way is better.
    pub direction: Direction,
    /// What makes it comparable between regions.
    pub concept: Option<Text>,
    /// What is counted.
    pub scope: Option<Text>,
    /// The scope in English.
    pub scope_en: Option<Text>,
}

impl Definition {
    fn of(indicator: &Indicator) -> Self {
        Self {
            name: indicator.name.clone(),
            name_en: indicator.name_en.clone(),
            unit: indicator.unit.clone(),
            same_units: indicator.same_units.clone(),
            kind: indicator.kind,
            direction: indicator.direction,
            concept: indicator.concept.clone(),
            scope: indicator.scope.clone(),
            scope_en: indicator.scope_en.clone(),
        }
    }

    /// The indicator of this definition with that code.
    #[must_use]
    pub fn indicator(&self, region: RegionCode, code: IndicatorCode) -> Indicator {
        Indicator {
            region,
            code,
            name: self.name.clone(),
            name_en: self.name_en.clone(),
            unit: self.unit.clone(),
            same_units: self.same_units.clone(),
            kind: self.kind,
            direction: self.direction,
            concept: self.concept.clone(),
            scope: self.scope.clone(),
            scope_en: self.scope_en.clone(),
        }
    }
}

/// The definition with this number.
pub(super) fn find(db: &Connection, id: i64) -> Sql<Definition> {
    let mut select = db.prepare_cached(
        "select name, name_en, unit, kind, direction, concept, scope, scope_en from definition where id = ?1",
    )?;
    let mut rows = select.query([id])?;
    let Some(row) = rows.next()? else { return Err(Trouble::unreadable("no definition", id)) };
    let mut same = db.prepare_cached("select unit from definition_unit where definition = ?1 order by position")?;
    Ok(Definition {
        name: row.get("name")?,
        name_en: row.get("name_en")?,
        unit: Unit(row.get("unit")?),
        same_units: same.query_map([id], |row| row.get(0))?.collect::<Result<_, _>>()?,
        kind: word(row, "kind")?,
        direction: word(row, "direction")?,
        concept: row.get("concept")?,
        scope: row.get("scope")?,
        scope_en: row.get("scope_en")?,
    })
}

/// Definitions on record, so that none is written twice.
#[derive(Debug, Default)]
pub(super) struct Definitions {
    known: Option<HashMap<Definition, i64>>,
    /// The last one asked for: what is declared for many regions at once comes in a row.
    last: Option<(Definition, i64)>,
}

impl Definitions {
    /// The number of an indicator's definition, written where it is new.
    pub fn number(&mut self, db: &Connection, indicator: &Indicator) -> Sql<i64> {
        let known = match &mut self.known {
            Some(known) => known,
            None => self.known.insert(all(db)?),
        };
        let definition = Definition::of(indicator);
        if let Some((last, id)) = &self.last
            && *last == definition
        {
            return Ok(*id);
        }
        if let Some(&id) = known.get(&definition) {
            self.last = Some((definition, id));
            return Ok(id);
        }
        let id = insert(db, &definition)?;
        known.insert(definition, id);
        Ok(id)
    }
}

fn all(db: &Connection) -> Sql<HashMap<Definition, i64>> {
    let last: Option<i64> = db.query_row("select max(id) from definition", [], |row| row.get(0)).optional()?.flatten();
    (1..=last.unwrap_or(0)).map(|id| Ok((find(db, id)?, id))).collect()
}

fn insert(db: &Connection, definition: &Definition) -> Sql<i64> {
    let mut insert = db.prepare_cached(
        "insert into definition (name, name_en, unit, kind, direction, concept, scope, scope_en)
         values (:name, :name_en, :unit, :kind, :direction, :concept, :scope, :scope_en)",
    )?;
    insert.execute(named_params! {
        ":name": definition.name,
        ":name_en": definition.name_en,
        ":unit": definition.unit.as_str(),
        ":kind": definition.kind.code(),
        ":direction": definition.direction.code(),
        ":concept": definition.concept,
        ":scope": definition.scope,
        ":scope_en": definition.scope_en,
    })?;
    let id = db.last_insert_rowid();
    let mut insert =
        db.prepare_cached("insert into definition_unit (definition, position, unit) values (?1, ?2, ?3)")?;
    for (unit, position) in definition.same_units.iter().zip(1_i64..) {
        insert.execute((id, position, unit))?;
    }
    Ok(id)
}
