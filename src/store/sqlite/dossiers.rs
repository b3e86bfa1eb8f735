//! The stream of dossiers: one ordered walk through indicators, targets and figures, region by region.

use std::ops::ControlFlow;

use super::extension::Extensions;
use super::form::{day_number, period, quantity};
use super::identity::find_indicator;
use super::texts::Shared;
use super::trouble::{Sql, Trouble};
use super::view::View;
use super::{Store, catalogue, events, indicator, region, target};
use crate::domain::deed::Actor;
use crate::domain::dossier::{Dossier, Scope, Waiting};
use crate::domain::fault::store::StoreFault;
use crate::domain::observation::Observation;

impl Store {
    /// Hands out the dossiers of a scope one by one until the visitor breaks off. They come region by region and
    /// within a region indicator by indicator, both in the order in which they were first heard of; nothing of one is
    /// kept for the next.
    pub fn dossiers(
        &self,
        scope: &Scope,
        visit: &mut dyn FnMut(Dossier<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreFault> {
        self.walk(scope, true, visit)
    }

    /// Hands out the dossiers of a scope without their figures, in the same order: what catalogues say of indicators
    /// and targets, at the cost of those alone.
    pub fn dossiers_without_figures(
        &self,
        scope: &Scope,
        visit: &mut dyn FnMut(Dossier<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreFault> {
        self.walk(scope, false, visit)
    }

    fn walk(
        &self,
        scope: &Scope,
        with_figures: bool,
        visit: &mut dyn FnMut(Dossier<'_>) -> ControlFlow<()>,
    ) -> Result<(), StoreFault> {
        self.reading(|db| {
            let as_of = scope.as_of.map_or(i32::MAX, day_number);
            let catalogues = catalogue::codes(db)?;
            // Without figures it is a question about the documents.
            let extensions = if with_figures { Extensions::read(db)? } else { Extensions::default() };
            let mut shared = Shared::new(db.connection());
            let mut targets_in = db.prepare_cached(target::IN_REGION)?;
            let mut events_in = db.prepare_cached(&events::in_region())?;
            let (mut targets, mut observations) = (Vec::new(), Vec::new());
            let mut stretch = |region: i64, range: (i64, i64)| -> Sql<ControlFlow<()>> {
                let listed = indicator::list(db, region, range)?;
                let mut targets_ahead = target::Cursor::new(&mut targets_in, region, range, db.upto)?;
                let figures = with_figures.then(|| events::Cursor::new(&mut events_in, region, range, db.upto));
                let mut figures = figures.transpose()?;
                for item in &listed.items {
                    let indicator = listed.indicator(item, &mut shared)?;
                    targets_ahead.gather((item.id, &item.code), None, &mut shared, &mut targets)?;
                    extensions.apply(item.id, &mut targets);
                    observations.clear();
                    let mut awaited = events::Awaited::default();
                    if let Some(ahead) = &mut figures {
                        awaited = ahead.visit(item.id, |stored| {
                            if stored.last_day <= as_of {
                                observations.push(observation(stored, &mut shared)?);
                            }
                            Ok(())
                        })?;
                    }
                    let newest_pending = waiting(db, region, &awaited)?;
                    let catalogue = catalogues
                        .get(&item.catalogue)
                        .ok_or_else(|| Trouble::unreadable("no catalogue", item.catalogue))?;
                    let dossier = Dossier {
                        catalogue,
                        indicator: &indicator,
                        targets: &targets,
                        observations: &observations,
                        pending: awaited.count,
                        newest_pending: newest_pending.as_ref(),
                    };
                    if visit(dossier).is_break() {
                        return Ok(ControlFlow::Break(()));
                    }
                }
                Ok(ControlFlow::Continue(()))
            };
            for (region, range) in stretches(&db, scope)? {
                if stretch(region, range)?.is_break() {
                    break;
                }
            }
            Ok(())
        })
    }
}

/// The regions of a scope, each with the range of indicators to walk through.
pub(super) fn stretches(db: &rusqlite::Connection, scope: &Scope) -> Sql<Vec<(i64, (i64, i64))>> {
    let regions = region::chosen(db, scope.reach().as_deref())?;
    let Some(indicators) = &scope.indicators else {
        return Ok(regions.into_iter().map(|region| (region, (0, i64::MAX))).collect());
    };
    let mut found = Vec::new();
    for code in indicators {
        if let Some(place) = find_indicator(db, code.as_str())?
            && regions.contains(&place.region)
        {
            found.push((place.region, (place.indicator, place.indicator)));
        }
    }
    found.sort_unstable();
    found.dedup();
    Ok(found)
}

/// The newest of the figures that wait, with who first recorded it.
fn waiting(db: View<'_>, region: i64, awaited: &events::Awaited) -> Sql<Option<Waiting>> {
    let Some(stored) = &awaited.newest else { return Ok(None) };
    let mut select = db.prepare_cached(
        "select coalesce(m.text, a.by), a.system_user
         from observation o join action a on a.id = o.action left join phrase m on m.id = o.by
         where o.region = ?1 and o.indicator = ?2 and o.last_day = ?3 and o.first_day = ?4 and o.seq = ?5",
    )?;
    let place = (region, stored.indicator, stored.last_day, stored.first_day, awaited.first);
    let recorder = select.query_row(place, |row| Ok(Actor { by: row.get(0)?, system_user: row.get(1)? }))?;
    Ok(Some(Waiting {
        period: period(stored.first_day, stored.last_day)?,
        value: quantity(stored.value)?,
        bound: stored.bound,
        fit: stored.fit,
        recorder,
    }))
}

fn observation(stored: &events::Stored, shared: &mut Shared<'_>) -> Sql<Observation> {
    let publication = shared.publication(stored.publication)?;
    Ok(Observation {
        period: period(stored.first_day, stored.last_day)?,
        value: quantity(stored.value)?,
        bound: stored.bound,
        fit: stored.fit,
        release: stored.release,
        seq: stored.seq,
        publisher: publication.publisher,
        title: publication.title,
        url: publication.url,
        note: shared.phrase(stored.note)?,
    })
}
