//! The office around the dossiers, indexed for the rows: a region, document or clause by its code.

use std::collections::HashMap;

use crate::domain::agency::{Role, Roles};
use crate::domain::code::{CatalogueCode, RegionCode, SourceCode, TargetCode, Text};
use crate::domain::dossier::Office;
use crate::domain::region::Region;
use crate::domain::rules::Rules;
use crate::domain::source::{Clause, ClauseRef, Source};
use crate::domain::target::{Assignment, Target};

/// Regions, documents, clauses, rules and assignments by their codes.
#[derive(Debug)]
pub struct Around<'o> {
    regions: HashMap<&'o RegionCode, &'o Region>,
    sources: HashMap<&'o SourceCode, &'o Source>,
    clauses: HashMap<(&'o SourceCode, &'o ClauseRef), &'o Clause>,
    assignments: HashMap<&'o TargetCode, &'o Assignment>,
    rules: HashMap<&'o CatalogueCode, &'o Rules>,
    usual: Rules,
}

impl<'o> Around<'o> {
    /// Indexes an office.
    #[must_use]
    pub fn new(office: &'o Office) -> Self {
        Self {
            regions: office.regions.iter().map(|region| (&region.code, region)).collect(),
            sources: office.sources.iter().map(|source| (&source.code, source)).collect(),
            clauses: office.clauses.iter().map(|clause| ((&clause.source, &clause.place), clause)).collect(),
            assignments: office.assignments.iter().map(|assignment| (&assignment.target, assignment)).collect(),
            rules: office.rules.iter().collect(),
            usual: Rules::default(),
        }
    }

    /// A region.
    #[must_use]
    pub fn region(&self, code: &RegionCode) -> Option<&'o Region> {
        self.regions.get(code).copied()
    }

    /// A document.
    #[must_use]
    pub fn source(&self, code: &SourceCode) -> Option<&'o Source> {
        self.sources.get(code).copied()
    }

    /// What an overlay adds to a target.
    #[must_use]
    pub fn assignment(&self, code: &TargetCode) -> Option<&'o Assignment> {
        if self.assignments.is_empty() { None } else { self.assignments.get(code).copied() }
    }

    /// The rules of a catalogue, or the usual ones.
    #[must_use]
    pub fn rules(&self, catalogue: &CatalogueCode) -> &Rules {
        self.rules.get(catalogue).copied().unwrap_or(&self.usual)
    }

    /// Whether a target stands in its document's goals.
    #[must_use]
    pub fn is_of_goals(&self, target: &Target) -> bool {
        self.clause(target).is_some_and(|clause| clause.goals)
    }

    /// The agencies of a target by role: its clause's, else its own; what an overlay assigns comes on top.
    #[must_use]
    pub fn roles(&self, target: &Target) -> Roles {
        let mut roles = self.stated(target).clone();
        let assigned = self.assigned(target);
        roles.lead.extend(assigned.lead);
        roles.responsible.extend(assigned.responsible);
        roles.support.extend(assigned.support);
        roles
    }

    /// The agencies that an overlay assigns to a target beyond those of the document.
    #[must_use]
    pub fn assigned(&self, target: &Target) -> Roles {
        let Some(assignment) = self.assignment(&target.code) else { return Roles::default() };
        let stated = self.stated(target);
        let beyond = |role| {
            let named: &[Text] = stated.of(role);
            assignment.roles.of(role).iter().filter(|name| !named.contains(name)).cloned().collect()
        };
        Roles { lead: beyond(Role::Lead), responsible: beyond(Role::Responsible), support: beyond(Role::Support) }
    }

    /// The agencies that the document names for a target.
    fn stated<'t>(&'t self, target: &'t Target) -> &'t Roles {
        self.clause(target).map(|clause| &clause.roles).filter(|roles| !roles.is_empty()).unwrap_or(&target.roles)
    }

    fn clause<'t>(&'t self, target: &'t Target) -> Option<&'o Clause> {
        target.clause.as_ref().and_then(|place| self.clauses.get(&(&target.source, place)).copied())
    }
}
