//! What an office knows beside the figures: regions, documents, clauses, agencies, rules and assignments.

use std::collections::HashMap;

use super::agency::{Agency, Roles};
use super::catalogue::Stamp;
use super::code::{CatalogueCode, RegionCode, SourceCode, TargetCode, Text};
use super::indicator::Indicator;
use super::observation::Observation;
use super::region::Region;
use super::rules::Rules;
use super::source::{Clause, ClauseRef, Source};
use super::target::{Assignment, Target};

/// The dimensions of some regions, as they are current in a database.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// The loaded catalogues, by code.
    pub stamps: Vec<Stamp>,
    /// The rules of each catalogue.
    pub rules: HashMap<CatalogueCode, Rules>,
    /// Regions, in the order of the catalogue.
    pub regions: Vec<Region>,
    /// Documents.
    pub sources: HashMap<SourceCode, Source>,
    /// Clauses with their agencies.
    pub clauses: HashMap<(SourceCode, ClauseRef), Clause>,
    /// Agencies by region and name as written.
    pub agencies: HashMap<(RegionCode, Text), Agency>,
    /// What overlays add, by target.
    pub assignments: HashMap<TargetCode, Assignment>,
}

impl Office {
    /// A region by its code.
    #[must_use]
    pub fn region(&self, code: &RegionCode) -> Option<&Region> {
        self.regions.iter().find(|region| region.code == *code)
    }

    /// The agencies of a target by role: its clause's, else its own; what an overlay assigns comes on top.
    #[must_use]
    pub fn roles(&self, target: &Target) -> Roles {
        let stated = target
            .clause
            .as_ref()
            .and_then(|place| self.clauses.get(&(target.source.clone(), place.clone())))
            .map(|clause| &clause.roles)
            .filter(|roles| !roles.is_empty())
            .unwrap_or(&target.roles);
        let mut roles = stated.clone();
        if let Some(assigned) = self.assignments.get(&target.code) {
            let merge = |to: &mut Vec<Text>, from: &[Text]| {
                for name in from {
                    if !to.contains(name) {
                        to.push(name.clone());
                    }
                }
            };
            merge(&mut roles.lead, &assigned.roles.lead);
            merge(&mut roles.responsible, &assigned.roles.responsible);
            merge(&mut roles.support, &assigned.roles.support);
        }
        roles
    }
}

/// Everything about one indicator: itself, its targets and the figures that count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dossier {
    /// The catalogue it belongs to.
    pub catalogue: CatalogueCode,
    /// The indicator.
    pub indicator: Indicator,
    /// Its current targets, in the order of the catalogue.
    pub targets: Vec<Target>,
    /// The figures that count, one for each period and fit, in order of last day, then first day.
    pub observations: Vec<Observation>,
}

/// Which part of a database a question is about.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only these regions; `None` is all of them.
    pub regions: Option<Vec<RegionCode>>,
    /// Only these indicators; `None` is all of them.
    pub indicators: Option<Vec<super::code::IndicatorCode>>,
}
