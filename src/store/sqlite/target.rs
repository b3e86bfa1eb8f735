//! Targets in rows, region by region.

use rusqlite::{Connection, Row, Rows, Statement};

use super::form::quantity;
use super::identity::{Place, own_part};
use super::load::not_of_another;
use super::texts::Shared;
use super::trouble::Sql;
use crate::domain::code::{IndicatorCode, TargetCode};
use crate::domain::number::to_double;
use crate::domain::target::{Target, TargetValue};

/// Writes what a catalogue says of a target.
pub(super) fn write(
    db: &Connection,
    (action, catalogue): (i64, i64),
    (place, target, terms): (Place, &Target, i64),
    retired: bool,
) -> Sql<()> {
    let own = own_part(&target.code);
    not_of_another(
        db,
        "select catalogue, retired from target_version where region = ?1 and indicator = ?2 and code = ?3
         order by action desc limit 1",
        (place.region, place.indicator, own),
        catalogue,
        target.code.as_str(),
    )?;
    let (value, value_to) = match target.value {
        TargetValue::One(value) => (value, None),
        TargetValue::Range(low, high) => (low, Some(high)),
    };
    db.prepare_cached(
        "insert into target_version (region, indicator, code, action, catalogue, retired, terms, value, value_to)
         values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
    )?
    .execute((
        place.region,
        place.indicator,
        own,
        action,
        catalogue,
        retired,
        terms,
        to_double(value),
        value_to.map(to_double),
    ))?;
    Ok(())
}

/// The query behind a [`Cursor`]: the versions of a region's targets between two indicators up to an action, in order.
pub(super) const IN_REGION: &str = "select indicator, retired, catalogue, terms, value, value_to, code
    from target_version
    where region = ?1 and indicator between ?2 and ?3 and action <= ?4
    order by indicator, code, action";

/// A walk through a region's targets, indicator by indicator.
pub(super) struct Cursor<'s> {
    rows: Rows<'s>,
    ahead: Option<Version>,
}

/// A version of a target, by numbers.
struct Version {
    indicator: i64,
    retired: bool,
    catalogue: i64,
    terms: i64,
    value: f64,
    value_to: Option<f64>,
    code: String,
}

impl<'s> Cursor<'s> {
    /// Starts at the first indicator of the range; the statement is [`IN_REGION`], `upto` the last action seen.
    pub fn new(statement: &'s mut Statement<'_>, region: i64, (low, high): (i64, i64), upto: i64) -> Sql<Self> {
        let mut cursor = Self { rows: statement.query([region, low, high, upto])?, ahead: None };
        cursor.step()?;
        Ok(cursor)
    }

    /// The targets of an indicator that are not retired, of one catalogue or of all; indicators are asked for in
    /// order.
    pub fn gather(
        &mut self,
        (indicator, code): (i64, &IndicatorCode),
        catalogue: Option<i64>,
        shared: &mut Shared<'_>,
        targets: &mut Vec<Target>,
    ) -> Sql<()> {
        targets.clear();
        while let Some(version) = self.ahead.take_if(|ahead| ahead.indicator <= indicator) {
            self.step()?;
            let same = |next: &Version| next.indicator == version.indicator && next.code == version.code;
            let superseded = self.ahead.as_ref().is_some_and(same);
            let asked_for = version.indicator == indicator && catalogue.is_none_or(|only| only == version.catalogue);
            if superseded || version.retired || !asked_for {
                continue;
            }
            let value = match version.value_to {
                Some(high) => TargetValue::Range(quantity(version.value)?, quantity(high)?),
                None => TargetValue::One(quantity(version.value)?),
            };
            let whole = TargetCode::join(code, &version.code)?;
            targets.push(shared.terms(version.terms)?.target(whole, code.clone(), value));
        }
        Ok(())
    }

    fn step(&mut self) -> Sql<()> {
        self.ahead = self.rows.next()?.map(read).transpose()?;
        Ok(())
    }
}

fn read(row: &Row<'_>) -> Sql<Version> {
    Ok(Version {
        indicator: row.get(0)?,
        retired: row.get(1)?,
        catalogue: row.get(2)?,
        terms: row.get(3)?,
        value: row.get(4)?,
        value_to: row.get(5)?,
        code: row.get(6)?,
    })
}
