//! Indicators that something happened to after an action.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::dossiers::stretches;
use super::identity::Place;
use super::texts::Shared;
use super::trouble::{Sql, Trouble};
use super::versions::{codes_of, described};
use super::view::View;
use super::{Store, history};
use crate::domain::change::Touched;
use crate::domain::code::{IndicatorCode, RegionCode};
use crate::domain::dossier::Scope;
use crate::domain::fault::store::StoreFault;

const WITH_EVENTS: &str = "select distinct indicator from observation
    where region = ?1 and indicator between ?2 and ?3 and action > ?4 and action <= ?5 order by indicator";

/// Tables whose rows change how an indicator's targets are judged.
const DECIDING: [&str; 5] = [
    WITH_EVENTS,
    "select distinct indicator from indicator_version
     where region = ?1 and indicator between ?2 and ?3 and action > ?4 and action <= ?5 order by indicator",
    "select distinct indicator from target_version
     where region = ?1 and indicator between ?2 and ?3 and action > ?4 and action <= ?5 order by indicator",
    "select distinct indicator from extension
     where region = ?1 and indicator between ?2 and ?3 and action > ?4 and action <= ?5 order by indicator",
    "select distinct indicator from assignment_version
     where region = ?1 and indicator between ?2 and ?3 and action > ?4 and action <= ?5 order by indicator",
];

impl Store {
    /// Visits the indicators of a scope to whose figures something happened after an action, region by region in the order
    /// of the dossiers, each with everything on record of its figures.
    pub fn figures_after(
        &self,
        scope: &Scope,
        after: i64,
        visit: &mut dyn FnMut(Touched<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreFault> {
        self.reading(|db| {
            let mut shared = Shared::new(db.connection());
            for (region, range) in stretches(&db, scope)? {
                for id in ids(db, WITH_EVENTS, (region, range), after)? {
                    let place = Place { region, indicator: id };
                    let indicator = described(db, place, &mut shared)?
                        .ok_or_else(|| Trouble::unreadable("an indicator without a definition", id))?;
                    let entries = history::read(db, place, history::ALL_DAYS, &mut shared)?;
                    if visit(Touched { indicator: &indicator, entries: &entries }).is_break() {
                        return Ok(());
                    }
                }
            }
            Ok(())
        })
    }

    /// Visits the regions of a scope with those of their indicators whose targets may be judged otherwise since an action:
    /// something happened to figures, to what catalogues say of indicator and targets, or to what overlays add.
    pub fn moved_after(
        &self,
        scope: &Scope,
        after: i64,
        visit: &mut dyn FnMut(RegionCode, Vec<IndicatorCode>) -> ControlFlow<()>,
    ) -> Result<(), StoreFault> {
        self.reading(|db| {
            let (mut here, mut codes): (Option<RegionCode>, Vec<IndicatorCode>) = (None, Vec::new());
            for (region, range) in stretches(&db, scope)? {
                let mut moved = BTreeSet::new();
                for sql in DECIDING {
                    moved.extend(ids(db, sql, (region, range), after)?);
                }
                for indicator in moved {
                    let (region, code) = codes_of(&db, Place { region, indicator })?;
                    if here.as_ref().is_some_and(|here| *here != region)
                        && let Some(done) = here.take()
                        && visit(done, std::mem::take(&mut codes)).is_break()
                    {
                        return Ok(());
                    }
                    here = Some(region);
                    codes.push(code);
                }
            }
            if let Some(last) = here {
                // Nothing is left to break off from.
                let _ = visit(last, codes);
            }
            Ok(())
        })
    }
}

fn ids(db: View<'_>, sql: &str, (region, range): (i64, (i64, i64)), after: i64) -> Sql<Vec<i64>> {
    let mut select = db.prepare_cached(sql)?;
    let found = select.query_map([region, range.0, range.1, after, db.upto], |row| row.get(0))?;
    Ok(found.collect::<Result<_, _>>()?)
}
