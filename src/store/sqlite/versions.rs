//! What catalogues said anew after an action: every version with the one before it, in the order of the keys.

use std::collections::HashMap;
use std::ops::ControlFlow;

use rusqlite::{Connection, OptionalExtension, Params};

use super::dossiers::stretches;
use super::form::quantity;
use super::identity::{Place, find_indicator};
use super::texts::Shared;
use super::trouble::{Sql, Trouble};
use super::view::View;
use super::{Store, agency, assignment, catalogue, clause, region, rule, source};
use crate::domain::catalogue::Item;
use crate::domain::change::Version;
use crate::domain::code::{CatalogueCode, IndicatorCode, RegionCode, TargetCode};
use crate::domain::dossier::Scope;
use crate::domain::fault::store::StoreFault;
use crate::domain::indicator::{Indicator, Remembered};
use crate::domain::target::{Target, TargetValue};

/// What looks at one version after the other.
type Visit<'v> = dyn FnMut(Version<'_>) -> ControlFlow<()> + 'v;

impl Store {
    /// Visits what catalogues said anew after an action: heads and rules, then regions, documents, clauses, agencies and
    /// assignments, then region by region the indicators and targets of a scope; of each kind in the order in which things
    /// were first heard of, and of each thing in the order of the actions.
    pub fn versions_after(&self, scope: &Scope, after: i64, visit: &mut Visit<'_>) -> Result<(), StoreFault> {
        self.reading(|db| {
            let mut walk = Walk { db, after, codes: catalogue::codes(db)?, visit };
            let mut shared = Shared::new(db.connection());
            if walk.around(&mut shared)?.is_break() {
                return Ok(());
            }
            for (region, range) in stretches(&db, scope)? {
                if walk.indicators(region, range, &mut shared)?.is_break()
                    || walk.targets(region, range, &mut shared)?.is_break()
                {
                    break;
                }
            }
            Ok(())
        })
    }

    /// An indicator as it was last described, tracked or retired; `None` where no catalogue ever had it.
    pub fn remembered(&self, code: &IndicatorCode) -> Result<Option<Remembered>, StoreFault> {
        self.reading(|db| match find_indicator(&db, code.as_str())? {
            Some(place) => remembered(db, place, &mut Shared::new(db.connection())),
            None => Ok(None),
        })
    }
}

/// A walk through versions.
struct Walk<'w, 'c, 'v> {
    db: View<'c>,
    after: i64,
    codes: HashMap<i64, CatalogueCode>,
    visit: &'w mut Visit<'v>,
}

impl<'c> Walk<'_, 'c, '_> {
    /// Everything but indicators and targets.
    fn around(&mut self, shared: &mut Shared<'_>) -> Sql<ControlFlow<()>> {
        let heads = "select 0, catalogue, action from catalogue_version
            where action > ?1 and action <= ?2 order by catalogue, action";
        let rules = "select distinct 0, catalogue, action from rule
            where action > ?1 and action <= ?2 order by catalogue, action";
        let regions = "select region, catalogue, action from region_version
            where action > ?1 and action <= ?2 order by region, catalogue, action";
        let sources = "select source, catalogue, action from source_version
            where action > ?1 and action <= ?2 order by source, action";
        let clauses = "select clause, catalogue, action from clause_version
            where action > ?1 and action <= ?2 order by clause, action";
        let agencies = "select agency, catalogue, action from agency_version
            where action > ?1 and action <= ?2 order by agency, catalogue, action";
        let flow = self.each(heads, |db, _, catalogue| catalogue::head(db, catalogue))?;
        if flow.is_break()
            || self.each(rules, |db, _, catalogue| rule::read_stated(db, catalogue))?.is_break()
            || self.each(regions, region::of_one)?.is_break()
            || self.each(sources, |db, id, _| source::find(db, id))?.is_break()
            || self.each(clauses, |db, id, _| clause::find(db, id))?.is_break()
            || self.each(agencies, agency::of_one)?.is_break()
        {
            return Ok(ControlFlow::Break(()));
        }
        self.assignments(shared)
    }

    /// One kind of thing: `sql` gives number, catalogue and action of each version, `find` what is said of it.
    fn each<T>(&mut self, sql: &str, find: impl Fn(View<'c>, i64, i64) -> Sql<Option<T>>) -> Sql<ControlFlow<()>>
    where
        for<'t> Item<'t>: From<&'t T>,
    {
        let connection = self.db.connection();
        let mut select = connection.prepare(sql)?;
        let mut rows = select.query([self.after, self.db.upto])?;
        while let Some(row) = rows.next()? {
            let (id, catalogue, action): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let old = find(View::new(connection, Some(action - 1)), id, catalogue)?;
            let new = find(View::new(connection, Some(action)), id, catalogue)?;
            if self
                .say((action, catalogue), None, (old.as_ref().map(Item::from), new.as_ref().map(Item::from)))?
                .is_break()
            {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    fn assignments(&mut self, shared: &mut Shared<'_>) -> Sql<ControlFlow<()>> {
        let connection = self.db.connection();
        let mut select = connection.prepare(
            "select region, indicator, target, catalogue, action from assignment_version
             where action > ?1 and action <= ?2 order by region, indicator, target, catalogue, action",
        )?;
        let mut rows = select.query([self.after, self.db.upto])?;
        while let Some(row) = rows.next()? {
            let place = Place { region: row.get(0)?, indicator: row.get(1)? };
            let (own, catalogue, action): (String, i64, i64) = (row.get(2)?, row.get(3)?, row.get(4)?);
            let said = |upto| assignment::find(View::new(connection, Some(upto)), place, &own, catalogue);
            let (old, new) = (said(action - 1)?, said(action)?);
            let about = described(View::new(connection, Some(action)), place, shared)?;
            let sides = (old.as_ref().map(Item::Assignment), new.as_ref().map(Item::Assignment));
            if self.say((action, catalogue), about.as_ref(), sides)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// The indicators of a region, each version beside the one before it.
    fn indicators(&mut self, region: i64, range: (i64, i64), shared: &mut Shared<'_>) -> Sql<ControlFlow<()>> {
        let connection = self.db.connection();
        let mut select = connection.prepare_cached(
            "select indicator, action, catalogue, retired, definition from indicator_version
             where region = ?1 and indicator between ?2 and ?3 and action <= ?4
             order by indicator, action",
        )?;
        let mut rows = select.query([region, range.0, range.1, self.db.upto])?;
        let mut before: Option<(i64, bool, i64)> = None;
        while let Some(row) = rows.next()? {
            let (id, action, catalogue): (i64, i64, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
            let (retired, definition): (bool, i64) = (row.get(3)?, row.get(4)?);
            let last = before.replace((id, retired, definition)).filter(|(last, ..)| *last == id);
            if action <= self.after {
                continue;
            }
            let (region_code, code) = codes_of(connection, Place { region, indicator: id })?;
            let mut described = |retired: bool, definition: i64| -> Sql<Option<Indicator>> {
                let whole = || Ok(shared.definition(definition)?.indicator(region_code.clone(), code.clone()));
                (!retired).then(whole).transpose()
            };
            let old = last.map(|(_, retired, definition)| described(retired, definition)).transpose()?.flatten();
            let new = described(retired, definition)?;
            let sides = (old.as_ref().map(Item::Indicator), new.as_ref().map(Item::Indicator));
            if self.say((action, catalogue), None, sides)?.is_break() {
                return Ok(ControlFlow::Break(()));
            }
        }
        Ok(ControlFlow::Continue(()))
    }

    /// The targets of a region, each version beside the one before it.
    fn targets(&mut self, region: i64, range: (i64, i64), shared: &mut Shared<'_>) -> Sql<ControlFlow<()>> {
        let connection = self.db.connection();
        let mut select = connection.prepare_cached(
            "select indicator, code, action, catalogue, retired, terms, value, value_to from target_version
             where region = ?1 and indicator between ?2 and ?3 and action <= ?4
             order by indicator, code, action",
        )?;
        let mut rows = select.query([region, range.0, range.1, self.db.upto])?;
        let mut before: Option<Asked> = None;
        while let Some(row) = rows.next()? {
            let (action, catalogue): (i64, i64) = (row.get(2)?, row.get(3)?);
            let now = Asked {
                indicator: row.get(0)?,
                code: row.get(1)?,
                retired: row.get(4)?,
                terms: row.get(5)?,
                value: row.get(6)?,
                value_to: row.get(7)?,
            };
            let same = |last: &Asked| last.indicator == now.indicator && last.code == now.code;
            let last = before.take().filter(same);
            if action > self.after {
                let place = Place { region, indicator: now.indicator };
                let (_, code) = codes_of(connection, place)?;
                let about = described(View::new(connection, Some(action)), place, shared)?;
                let old = last.as_ref().map(|last| last.target(&code, shared)).transpose()?.flatten();
                let new = now.target(&code, shared)?;
                let sides = (old.as_ref().map(Item::Target), new.as_ref().map(Item::Target));
                if self.say((action, catalogue), about.as_ref(), sides)?.is_break() {
                    return Ok(ControlFlow::Break(()));
                }
            }
            before = Some(now);
        }
        Ok(ControlFlow::Continue(()))
    }

    fn say(
        &mut self,
        (action, catalogue): (i64, i64),
        about: Option<&Indicator>,
        (old, new): (Option<Item<'_>>, Option<Item<'_>>),
    ) -> Sql<ControlFlow<()>> {
        if old.is_none() && new.is_none() {
            return Ok(ControlFlow::Continue(()));
        }
        let catalogue = self.codes.get(&catalogue).ok_or_else(|| Trouble::unreadable("no catalogue", catalogue))?;
        Ok((self.visit)(Version { action, catalogue, about, old, new }))
    }
}

/// A version of a target, by numbers.
struct Asked {
    indicator: i64,
    code: String,
    retired: bool,
    terms: i64,
    value: f64,
    value_to: Option<f64>,
}

impl Asked {
    /// The target, unless it is retired.
    fn target(&self, indicator: &IndicatorCode, shared: &mut Shared<'_>) -> Sql<Option<Target>> {
        if self.retired {
            return Ok(None);
        }
        let value = match self.value_to {
            Some(high) => TargetValue::Range(quantity(self.value)?, quantity(high)?),
            None => TargetValue::One(quantity(self.value)?),
        };
        let whole = TargetCode::join(indicator, &self.code)?;
        Ok(Some(shared.terms(self.terms)?.target(whole, indicator.clone(), value)))
    }
}

/// An indicator as it was last described, retired or not.
pub(super) fn described(db: View<'_>, place: Place, shared: &mut Shared<'_>) -> Sql<Option<Indicator>> {
    Ok(remembered(db, place, shared)?.map(|found| found.indicator))
}

/// The same, and by which action it was retired, where it is.
fn remembered(db: View<'_>, place: Place, shared: &mut Shared<'_>) -> Sql<Option<Remembered>> {
    let mut select = db.prepare_cached(
        "select definition, case when retired then action end from indicator_version
         where region = ?1 and indicator = ?2 and action <= ?3
         order by action desc limit 1",
    )?;
    let key = [place.region, place.indicator, db.upto];
    let found = select.query_row(key, |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
    let Some((definition, retired_by)) = found else { return Ok(None) };
    let (region, code) = codes_of(&db, place)?;
    let indicator = shared.definition(definition)?.indicator(region, code);
    Ok(Some(Remembered { indicator, retired_by }))
}

/// The codes of an indicator's region and of the indicator.
pub(super) fn codes_of(db: &Connection, place: Place) -> Sql<(RegionCode, IndicatorCode)> {
    let code: String =
        one(db, "select code from indicator where region = ?1 and id = ?2", (place.region, place.indicator))?;
    let region: String = one(db, "select code from region where id = ?1", [place.region])?;
    Ok((RegionCode::new(&region)?, IndicatorCode::new(&code)?))
}

fn one(db: &Connection, sql: &str, params: impl Params) -> Sql<String> {
    Ok(db.prepare_cached(sql)?.query_row(params, |row| row.get(0))?)
}
