//! The agencies of an office as papers address and mention them.

use std::collections::HashMap;

use super::target::TargetRow;
use crate::domain::agency::{Agency, Role, Roles};
use crate::domain::code::{Coded, RegionCode, Text};
use crate::domain::dossier::Office;
use crate::domain::region::Region;
use crate::i18n::paper::item as words;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, phrases};

/// The agencies of an office by region and name: the same short name elsewhere is another agency.
#[derive(Debug)]
pub struct Directory<'o> {
    agencies: HashMap<(&'o RegionCode, &'o str), &'o Agency>,
    regions: HashMap<&'o RegionCode, &'o Region>,
    lang: Lang,
}

impl<'o> Directory<'o> {
    /// The agencies of an office.
    #[must_use]
    pub fn new(office: &'o Office, lang: Lang) -> Self {
        Self {
            agencies: office.agencies.iter().map(|agency| ((&agency.region, &*agency.name), agency)).collect(),
            regions: office.regions.iter().map(|region| (&region.code, region)).collect(),
            lang,
        }
    }

    /// The region of an agency that a target names: that of the document, else the target's own.
    #[must_use]
    pub fn home<'i>(&self, issuer: Option<&'i RegionCode>, own: &'i RegionCode, name: &str) -> &'i RegionCode {
        issuer.filter(|issuer| self.agencies.contains_key(&(*issuer, name))).unwrap_or(own)
    }

    /// An agency as it is addressed: its full name where known; in English its English name.
    #[must_use]
    pub fn full_name(&self, region: &RegionCode, name: &str) -> String {
        let agency = self.agencies.get(&(region, name));
        let full = agency.and_then(|agency| match self.lang {
            Lang::Zh => agency.full_name.as_deref(),
            Lang::En => agency.name_en.as_deref(),
        });
        full.unwrap_or(name).to_owned()
    }

    /// An agency as it is mentioned: as the document writes it; in English its English name.
    #[must_use]
    pub fn name(&self, region: &RegionCode, name: &str) -> String {
        match self.lang {
            Lang::Zh => name.to_owned(),
            Lang::En => self.full_name(region, name),
        }
    }

    /// A region's name.
    #[must_use]
    pub fn region(&self, code: &RegionCode) -> String {
        self.regions
            .get(code)
            .map_or(code.as_str(), |region| {
                self.lang.pick(&*region.name, region.name_en.as_deref().unwrap_or(&region.name))
            })
            .to_owned()
    }

    /// The agencies in one role; whom the office assigned is marked.
    #[must_use]
    pub fn names(&self, answer: Answer<'_>, role: Role) -> Vec<String> {
        let name = |name: &Text| {
            let told = self.name(self.home(answer.issuer, answer.region, name), name);
            if answer.assigned.of(role).contains(name) { phrases::assigned(&told, self.lang) } else { told }
        };
        answer.roles.of(role).iter().map(name).collect()
    }

    /// Who answers, role by role.
    #[must_use]
    pub fn roles(&self, answer: Answer<'_>) -> String {
        let named = Role::ALL.iter().filter(|role| !answer.roles.of(**role).is_empty());
        let one = |&role: &Role| words::role(role.say(self.lang), &self.names(answer, role), self.lang);
        named.map(one).collect::<Vec<_>>().join(self.lang.pick("；", "; "))
    }
}

/// Who answers for a target, and where the names are at home.
#[derive(Debug, Clone, Copy)]
pub struct Answer<'a> {
    /// The region that issued the document: its agencies are meant.
    pub issuer: Option<&'a RegionCode>,
    /// The target's own region.
    pub region: &'a RegionCode,
    /// Names as the document writes them.
    pub roles: &'a Roles,
    /// Those of them whom the office's overlay assigns.
    pub assigned: &'a Roles,
}

impl<'a> Answer<'a> {
    /// Who answers for a row.
    #[must_use]
    pub fn of(row: &'a TargetRow<'_>) -> Self {
        Self {
            issuer: row.source.map(|source| &source.region),
            region: &row.dossier.indicator.region,
            roles: &row.roles,
            assigned: &row.assigned,
        }
    }

    /// The role in which it is answered for first of all.
    #[must_use]
    pub fn first_role(&self) -> Option<Role> {
        [Role::Lead, Role::Responsible].into_iter().find(|role| !self.roles.of(*role).is_empty())
    }
}
