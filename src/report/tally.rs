//! Counting targets: per agency and role, per region, per document, and in all.
//!
//! Every target is counted: those whose document names nobody have a row of their own in each region. Targets of
//! documents that are not in force are counted apart.

use std::borrow::Cow;
use std::collections::HashMap;

use rust_decimal::Decimal;
use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use crate::domain::agency::Role;
use crate::domain::code::{Coded, RegionCode, SourceCode, Text};
use crate::domain::number::{QUOTIENT_DIGITS, Ratio, round_significant};
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::i18n::columns::TallyColumn;
use crate::i18n::{Lang, number, phrases};

use super::document::{Align, Cell};
use super::row::{Column, Reader, Row, count, named, term};
use super::target::{Exact, TargetRow};

/// How many targets stand where, and their mean attainment.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// How many targets.
    pub targets: u32,
    counts: [u32; Status::ALL.len()],
    attainment_sum: Decimal,
    /// How many attainments are stated and so enter the mean.
    pub attainment_count: u32,
}

impl Tally {
    /// Counts one target.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        self.targets += 1;
        self.counts[position(row.verdict.status)] += 1;
        if let Ok(attainment) = row.verdict.attainment {
            let capped = if attainment.compare(Ratio::from_decimal(Decimal::ONE)).is_lt() {
                attainment.rounded()
            } else {
                Decimal::ONE
            };
            if let Some(sum) = self.attainment_sum.checked_add(capped) {
                self.attainment_sum = sum;
                self.attainment_count += 1;
            }
        }
    }

    /// How many have a status.
    #[must_use]
    pub fn count(&self, status: Status) -> u32 {
        self.counts[position(status)]
    }

    /// How many are overdue in any way.
    #[must_use]
    pub fn overdue(&self) -> u32 {
        Status::ALL.iter().filter(|status| status.is_overdue()).map(|status| self.count(*status)).sum()
    }

    /// Share of targets met, in time or late: (`met` + `met_late`) ÷ targets; `None` without targets.
    #[must_use]
    pub fn met_share(&self) -> Option<Decimal> {
        let met = self.count(Status::Met) + self.count(Status::MetLate);
        Some(Ratio::new(met.into(), self.targets.into())?.rounded())
    }

    /// Mean of the stated attainments, each capped at 1; `None` where none is stated.
    #[must_use]
    pub fn attainment_mean(&self) -> Option<Decimal> {
        let mean = self.attainment_sum.checked_div(self.attainment_count.into())?;
        Some(round_significant(mean, QUOTIENT_DIGITS))
    }
}

fn position(status: Status) -> usize {
    Status::ALL.iter().position(|s| *s == status).expect("every status is listed")
}

/// What a tally is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Group {
    /// An agency in a role; no agency and no role for targets whose document names nobody.
    Agency {
        /// The region.
        region: RegionCode,
        /// The agency, as the document writes it.
        agency: Option<Text>,
        /// Its role.
        role: Option<Role>,
    },
    /// A region.
    Region(RegionCode),
    /// A document.
    Source {
        /// The document.
        source: SourceCode,
        /// Its region.
        region: RegionCode,
    },
}

impl Group {
    /// The region.
    #[must_use]
    pub fn region(&self) -> &RegionCode {
        let (Self::Agency { region, .. } | Self::Region(region) | Self::Source { region, .. }) = self;
        region
    }
}

/// What to group by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum GroupBy {
    /// Agency and role.
    Agency,
    /// Region.
    Region,
    /// Document.
    Source,
}

/// A row that counts the targets of one group.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TallyRow {
    /// What it is about.
    pub group: Group,
    /// Whether the documents bind anybody.
    pub standing: Standing,
    /// How people name the region and the document, Chinese and English.
    pub names: Names,
    /// The counts.
    pub tally: Tally,
}

/// Names of a group for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    region: Option<(Text, Option<Text>)>,
    source: Option<(Text, Option<Text>)>,
}

/// Counts rows into groups, which keep the order in which they first came, those not in force last.
#[derive(Debug)]
pub struct Count {
    by: GroupBy,
    rows: Vec<TallyRow>,
    places: HashMap<(Standing, Group), usize>,
    only: Option<Vec<Text>>,
    /// All targets of documents in force.
    pub in_force: Tally,
    /// All targets of documents that are not in force.
    pub not_in_force: Tally,
}

impl Count {
    /// An empty count.
    #[must_use]
    pub fn new(by: GroupBy) -> Self {
        Self {
            by,
            rows: Vec::new(),
            places: HashMap::new(),
            only: None,
            in_force: Tally::default(),
            not_in_force: Tally::default(),
        }
    }

    /// Keeps only the rows of these agencies.
    #[must_use]
    pub fn only(mut self, agencies: Option<Vec<Text>>) -> Self {
        self.only = agencies;
        self
    }

    /// Counts one target into its groups.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        let region = &row.dossier.indicator.region;
        if row.standing() == Standing::InForce {
            self.in_force.add(row);
        } else {
            self.not_in_force.add(row);
        }
        match self.by {
            GroupBy::Region => self.count(Group::Region(region.clone()), row),
            GroupBy::Source => {
                self.count(Group::Source { source: row.target.source.clone(), region: region.clone() }, row);
            }
            GroupBy::Agency => {
                let of = |agency: Option<Text>, role| Group::Agency { region: region.clone(), agency, role };
                if row.roles.is_empty() {
                    self.count(of(None, None), row);
                }
                for &role in Role::ALL {
                    for name in row.roles.of(role) {
                        if self.only.as_ref().is_none_or(|only| only.contains(name)) {
                            self.count(of(Some(name.clone()), Some(role)), row);
                        }
                    }
                }
            }
        }
    }

    fn count(&mut self, group: Group, row: &TargetRow<'_>) {
        let standing = row.standing();
        let key = (standing, group);
        let place = self.places.get(&key).copied().unwrap_or_else(|| {
            let names = Names {
                region: row.region.map(|r| (r.name.clone(), r.name_en.clone())),
                source: row.source.map(|s| (s.title.clone(), s.title_en.clone())),
            };
            self.rows.push(TallyRow { group: key.1.clone(), standing, names, tally: Tally::default() });
            self.places.insert(key, self.rows.len() - 1);
            self.rows.len() - 1
        });
        self.rows[place].tally.add(row);
    }

    /// The rows, those in force first, then drafts, then what is repealed; within a region each agency with its roles, and last what nobody is named for.
    #[must_use]
    pub fn rows(mut self) -> Vec<TallyRow> {
        let mut regions: HashMap<RegionCode, usize> = HashMap::new();
        let mut agencies: HashMap<(RegionCode, Text), usize> = HashMap::new();
        for (at, row) in self.rows.iter().enumerate() {
            regions.entry(row.group.region().clone()).or_insert(at);
            if let Group::Agency { region, agency: Some(agency), .. } = &row.group {
                agencies.entry((region.clone(), agency.clone())).or_insert(at);
            }
        }
        self.rows.sort_by_key(|row| {
            let (agency, role) = match &row.group {
                Group::Agency { region, agency: Some(agency), role } => {
                    (agencies.get(&(region.clone(), agency.clone())).copied(), *role)
                }
                Group::Agency { .. } => (Some(usize::MAX), None),
                Group::Region(_) | Group::Source { .. } => (None, None),
            };
            (row.standing, regions.get(row.group.region()).copied(), agency, role)
        });
        self.rows
    }
}

impl Serialize for TallyRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        match &self.group {
            Group::Agency { region, agency, role } => {
                map.serialize_entry("agency", &agency.as_deref())?;
                map.serialize_entry("region", region)?;
                map.serialize_entry("role", role)?;
            }
            Group::Region(region) => map.serialize_entry("region", region)?,
            Group::Source { source, region } => {
                map.serialize_entry("source", source)?;
                map.serialize_entry("region", region)?;
            }
        }
        map.serialize_entry("targets", &self.tally.targets)?;
        for status in ORDER {
            map.serialize_entry(status.code(), &self.tally.count(status))?;
        }
        map.serialize_entry("met_share", &self.tally.met_share().map(Exact))?;
        map.serialize_entry("attainment_mean", &self.tally.attainment_mean().map(Exact))?;
        map.serialize_entry("attainment_count", &self.tally.attainment_count)?;
        map.serialize_entry("standing", &self.standing)?;
        map.end()
    }
}

/// The statuses in the order in which tallies list them.
pub const ORDER: [Status; 9] = [
    Status::Met,
    Status::MetLate,
    Status::OnTrack,
    Status::Behind,
    Status::Unjudged,
    Status::NoData,
    Status::Overdue,
    Status::OverdueUnconfirmed,
    Status::OverdueUnreported,
];

impl GroupBy {
    /// The column that names the group.
    #[must_use]
    pub fn column(self) -> TallyColumn {
        match self {
            Self::Agency => TallyColumn::Agency,
            Self::Region => TallyColumn::Region,
            Self::Source => TallyColumn::Source,
        }
    }
}

impl TallyColumn {
    /// The columns people see, by the width there is. Agencies of several regions have the same names, and each region
    /// has its row of nobody: there the region stays.
    #[must_use]
    pub fn usual(by: GroupBy, one_region: bool, width: usize) -> Vec<Self> {
        let spare: &[Self] = match width {
            50..80 => &[
                Self::MetLate,
                Self::OnTrack,
                Self::Unjudged,
                Self::OverdueUnconfirmed,
                Self::MetShare,
                Self::AttainmentMean,
            ],
            0..110 => &[Self::MetLate, Self::Unjudged, Self::OverdueUnconfirmed, Self::AttainmentMean],
            110..160 => &[Self::MetLate],
            _ => &[],
        };
        let own = |column: &Self| by != GroupBy::Region || *column != Self::Agency;
        let never = [Self::Standing, Self::AttainmentCount];
        let mut columns: Vec<Self> =
            Self::of(by).into_iter().filter(|c| own(c) && !never.contains(c) && !spare.contains(c)).collect();
        if by == GroupBy::Agency && !one_region && width < 100 {
            columns.retain(|c| ![Self::OnTrack, Self::Behind, Self::MetShare].contains(c));
        } else if by != GroupBy::Region && (one_region || width < 100) {
            columns.retain(|c| *c != Self::Region);
        }
        columns
    }

    /// The columns of a grouping, in order.
    #[must_use]
    pub fn of(by: GroupBy) -> Vec<Self> {
        let own: &[Self] = match by {
            GroupBy::Agency => &[Self::Agency, Self::Region, Self::Role],
            GroupBy::Region => &[Self::Region],
            GroupBy::Source => &[Self::Source, Self::Region],
        };
        let identity = [Self::Agency, Self::Region, Self::Source, Self::Role];
        own.iter().chain(Self::ALL.iter().filter(|c| !identity.contains(c))).copied().collect()
    }
}

impl Column for TallyColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        match self {
            Self::Agency | Self::Region | Self::Source | Self::Role | Self::Standing => Align::Left,
            _ => Align::Right,
        }
    }

    fn wraps(self) -> bool {
        matches!(self, Self::Agency | Self::Region | Self::Source)
    }
}

impl Row for TallyRow {
    type Column = TallyColumn;

    fn cell(&self, column: TallyColumn, reader: Reader) -> Cell<'_> {
        let of = |status| count(self.tally.count(status));
        let share = |value: Option<Decimal>| match (value, reader) {
            (None, _) => Cell::Empty,
            (Some(value), Reader::Machine) => Cell::Number { value, shown: None },
            (Some(value), Reader::Person(_)) => Cell::Number { value, shown: Some(number::percent(value)) },
        };
        match column {
            TallyColumn::Agency => match (&self.group, reader) {
                (Group::Agency { agency: Some(name), .. }, _) => Cell::Text(Cow::Borrowed(name)),
                (Group::Agency { agency: None, .. }, Reader::Person(lang)) => {
                    Cell::Text(Cow::Borrowed(phrases::nobody_named(lang)))
                }
                _ => Cell::Empty,
            },
            TallyColumn::Region => named(reader, pair(self.names.region.as_ref()), self.group.region().as_str()),
            TallyColumn::Source => match &self.group {
                Group::Source { source, .. } => named(reader, pair(self.names.source.as_ref()), source.as_str()),
                _ => Cell::Empty,
            },
            TallyColumn::Role => match &self.group {
                Group::Agency { role: Some(role), .. } => term(*role, reader),
                _ => Cell::Empty,
            },
            TallyColumn::Targets => count(self.tally.targets),
            TallyColumn::Met => of(Status::Met),
            TallyColumn::MetLate => of(Status::MetLate),
            TallyColumn::OnTrack => of(Status::OnTrack),
            TallyColumn::Behind => of(Status::Behind),
            TallyColumn::Unjudged => of(Status::Unjudged),
            TallyColumn::NoData => of(Status::NoData),
            TallyColumn::Overdue => of(Status::Overdue),
            TallyColumn::OverdueUnconfirmed => of(Status::OverdueUnconfirmed),
            TallyColumn::OverdueUnreported => of(Status::OverdueUnreported),
            TallyColumn::MetShare => share(self.tally.met_share()),
            TallyColumn::AttainmentMean => share(self.tally.attainment_mean()),
            TallyColumn::AttainmentCount => count(self.tally.attainment_count),
            TallyColumn::Standing => term(self.standing, reader),
        }
    }
}

fn pair(names: Option<&(Text, Option<Text>)>) -> Option<(&str, Option<&str>)> {
    names.map(|(zh, en)| (&**zh, en.as_deref()))
}
