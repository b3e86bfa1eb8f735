//! What surrounds the dossiers of a scope.

use std::collections::BTreeSet;

use super::{Store, agency, assignment, catalogue, clause, region, rule, source};
use crate::domain::code::RegionCode;
use crate::domain::dossier::{Office, Scope};
use crate::domain::fault::store::StoreFault;

impl Store {
    /// The regions, documents, clauses, agencies, rules and assignments of a scope; nothing outside it is read.
    pub fn office(&self, scope: &Scope) -> Result<Office, StoreFault> {
        self.reading(|db| {
            let chosen = region::chosen(&db, scope.reach().as_deref())?;
            let mut office = Office { rules: rule::read_all(db, &catalogue::codes(db)?)?, ..Office::default() };
            let mut around: BTreeSet<i64> = chosen.iter().copied().collect();
            for id in source::binding(db, &chosen)? {
                if let Some(found) = source::find(db, id)? {
                    around.extend(region::chosen(&db, Some(std::slice::from_ref(&found.region)))?);
                    office.sources.push(found);
                    office.clauses.extend(clause::of_source(db, id)?);
                }
            }
            for id in around {
                office.regions.extend(region::find(db, id)?);
                office.agencies.extend(agency::of_region(db, id)?);
            }
            for id in chosen {
                office.assignments.extend(assignment::of_region(db, id)?);
            }
            if let Some(only) = &scope.indicators {
                office.assignments.retain(|assignment| only.contains(&assignment.target.indicator()));
            }
            Ok(office)
        })
    }

    /// The regions that the documents of one region bind: those with a target out of one of them.
    pub fn bound(&self, region: &RegionCode) -> Result<Vec<RegionCode>, StoreFault> {
        self.reading(|db| source::bound(db, region))
    }
}
