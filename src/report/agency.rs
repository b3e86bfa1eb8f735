//! The list of agencies: who they are, and for how many targets they answer in which role.

use std::collections::HashMap;

use serde::{Serialize, Serializer};

use crate::domain::agency::{Agency, Role};
use crate::domain::code::{Coded, RegionCode, Text};
use crate::domain::dossier::Office;
use crate::i18n::Lang;
use crate::i18n::columns::AgencyColumn;

use super::document::{Align, Cell};
use super::home::Homes;
use super::row::{Column, Reader, Row, count, named, optional, text, texts};
use super::target::TargetRow;

/// An agency with what it answers for.
#[derive(Debug, Clone)]
pub struct AgencyRow<'o> {
    agency: &'o Agency,
    region: Option<(&'o Text, Option<&'o Text>)>,
    clauses: u32,
    roles: [u32; 3],
}

/// The agencies of an office, counted over its targets.
#[derive(Debug)]
pub struct Register<'o> {
    rows: Vec<AgencyRow<'o>>,
    places: HashMap<(RegionCode, Text), usize>,
    homes: Homes<'o>,
}

impl<'o> Register<'o> {
    /// All agencies of an office, answering for nothing yet.
    #[must_use]
    pub fn new(office: &'o Office) -> Self {
        let regions: HashMap<&RegionCode, _> =
            office.regions.iter().map(|r| (&r.code, (&r.name, r.name_en.as_ref()))).collect();
        let sources: HashMap<_, &RegionCode> = office.sources.iter().map(|s| (&s.code, &s.region)).collect();
        let rows: Vec<AgencyRow<'o>> = office
            .agencies
            .iter()
            .map(|agency| AgencyRow { agency, region: regions.get(&agency.region).copied(), clauses: 0, roles: [0; 3] })
            .collect();
        let places = rows.iter().enumerate().map(|(i, row)| ((row.agency.region.clone(), row.agency.name.clone()), i));
        let mut register = Self { places: places.collect(), rows, homes: Homes::new(office) };
        for clause in &office.clauses {
            let Some(region) = sources.get(&clause.source) else { continue };
            for &role in Role::ALL {
                for name in clause.roles.of(role) {
                    if let Some(row) = register.find(region, name) {
                        row.clauses += 1;
                    }
                }
            }
        }
        register
    }

    /// Counts a target for each of its agencies.
    pub fn add(&mut self, target: &TargetRow<'_>) {
        for (at, &role) in Role::ALL.iter().enumerate() {
            for name in target.roles.of(role) {
                let region = self.homes.of(target, name);
                if let Some(row) = self.find(region, name) {
                    row.roles[at] += 1;
                }
            }
        }
    }

    /// The rows, region by region as in the catalogue.
    #[must_use]
    pub fn rows(self) -> Vec<AgencyRow<'o>> {
        self.rows
    }

    fn find(&mut self, region: &RegionCode, name: &Text) -> Option<&mut AgencyRow<'o>> {
        let place = *self.places.get(&(region.clone(), name.clone()))?;
        self.rows.get_mut(place)
    }
}

#[derive(Serialize)]
struct Json<'r> {
    agency: &'r str,
    full_name: Option<&'r str>,
    name_en: Option<&'r str>,
    region: &'r str,
    aliases: &'r [Text],
    clauses: u32,
    lead: u32,
    responsible: u32,
    support: u32,
}

impl Serialize for AgencyRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let [lead, responsible, support] = self.roles;
        Json {
            agency: &self.agency.name,
            full_name: self.agency.full_name.as_deref(),
            name_en: self.agency.name_en.as_deref(),
            region: self.agency.region.as_str(),
            aliases: &self.agency.aliases,
            clauses: self.clauses,
            lead,
            responsible,
            support,
        }
        .serialize(serializer)
    }
}

impl Column for AgencyColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        match self {
            Self::Clauses | Self::Lead | Self::Responsible | Self::Support => Align::Right,
            _ => Align::Left,
        }
    }

    fn wraps(self) -> bool {
        self.align() == Align::Left
    }
}

impl Row for AgencyRow<'_> {
    type Column = AgencyColumn;

    fn cell(&self, column: AgencyColumn, reader: Reader) -> Cell<'_> {
        match column {
            AgencyColumn::Agency => text(&*self.agency.name),
            AgencyColumn::FullName => optional(self.agency.full_name.as_deref()),
            AgencyColumn::NameEn => optional(self.agency.name_en.as_deref()),
            AgencyColumn::Region => {
                let name = self.region.map(|(zh, en)| (&**zh, en.map(|en| &**en)));
                named(reader, name, self.agency.region.as_str())
            }
            AgencyColumn::Aliases => texts(&self.agency.aliases),
            AgencyColumn::Clauses => count(self.clauses),
            AgencyColumn::Lead => count(self.roles[0]),
            AgencyColumn::Responsible => count(self.roles[1]),
            AgencyColumn::Support => count(self.roles[2]),
        }
    }
}
