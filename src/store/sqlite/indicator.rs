//! Indicators in rows, region by region.

use rusqlite::{Connection, Rows};

use super::identity::Identities;
use super::load::not_of_another;
use super::texts::Shared;
use super::trouble::{Sql, Trouble};
use super::view::View;
use crate::domain::code::{IndicatorCode, RegionCode};
use crate::domain::indicator::Indicator;

/// Writes what a catalogue says of an indicator.
pub(super) fn write(
    db: &Connection,
    ids: &mut Identities<'_>,
    (action, catalogue): (i64, i64),
    (indicator, definition): (&Indicator, i64),
    retired: bool,
) -> Sql<()> {
    let (place, known) = ids.indicator(&indicator.code)?;
    if known {
        not_of_another(
            db,
            "select catalogue, retired from indicator_version where region = ?1 and indicator = ?2
             order by action desc limit 1",
            [place.region, place.indicator],
            catalogue,
            indicator.code.as_str(),
        )?;
    }
    db.prepare_cached(
        "insert into indicator_version (region, indicator, action, catalogue, retired, definition)
         values (?1, ?2, ?3, ?4, ?5, ?6)",
    )?
    .execute((place.region, place.indicator, action, catalogue, retired, definition))?;
    Ok(())
}

/// The indicators of a region, by numbers.
#[derive(Debug)]
pub(super) struct Listed {
    pub region: RegionCode,
    pub items: Vec<Item>,
}

/// An indicator, by numbers.
#[derive(Debug, Clone)]
pub(super) struct Item {
    pub id: i64,
    pub code: IndicatorCode,
    pub catalogue: i64,
    pub definition: i64,
}

impl Listed {
    /// One of the indicators, whole.
    pub fn indicator(&self, item: &Item, shared: &mut Shared<'_>) -> Sql<Indicator> {
        Ok(shared.definition(item.definition)?.indicator(self.region.clone(), item.code.clone()))
    }
}

/// Lists the indicators of a region between two numbers that are not retired, in order of their numbers.
pub(super) fn list(db: View<'_>, region: i64, (low, high): (i64, i64)) -> Sql<Listed> {
    let mut named = db.prepare_cached("select code from region where id = ?1")?;
    let name: String = named.query_row([region], |row| row.get(0))?;
    let mut listed = Listed { region: RegionCode::new(&name)?, items: Vec::new() };
    let mut versions = db.prepare_cached(
        "select indicator, retired, catalogue, definition from indicator_version
         where region = ?1 and indicator between ?2 and ?3 and action <= ?4
         order by indicator, action",
    )?;
    // Codes and versions are walked side by side, which is faster than a join.
    let mut codes =
        db.prepare_cached("select id, code from indicator where region = ?1 and id between ?2 and ?3 order by id")?;
    let mut codes = codes.query([region, low, high])?;
    let mut rows = versions.query([region, low, high, db.upto])?;
    let mut latest: Option<(i64, bool, i64, i64)> = None;
    loop {
        let next = match rows.next()? {
            Some(row) => Some((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)),
            None => None,
        };
        // A later version takes the place of an earlier one.
        if let Some((id, false, catalogue, definition)) =
            latest.filter(|(id, ..)| next.is_none_or(|next| next.0 != *id))
        {
            listed.items.push(Item { id, catalogue, definition, code: code_of(&mut codes, id)? });
        }
        if next.is_none() {
            return Ok(listed);
        }
        latest = next;
    }
}

/// Walks on to an indicator's code.
fn code_of(codes: &mut Rows<'_>, id: i64) -> Sql<IndicatorCode> {
    while let Some(row) = codes.next()? {
        if row.get::<_, i64>(0)? == id {
            return Ok(IndicatorCode::new(row.get_ref(1)?.as_str().unwrap_or_default())?);
        }
    }
    Err(Trouble::unreadable("an indicator without a code", id))
}
