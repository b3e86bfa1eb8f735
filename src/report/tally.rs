//! Counting targets: per agency and role, per region, per document, and in all.
//!
//! Every target is counted: those whose document names nobody have a row of their own in each region. Targets of
//! documents that are not in force are counted apart.

use std::collections::HashMap;

use rust_decimal::Decimal;

use crate::domain::agency::Role;
use crate::domain::code::{Coded, RegionCode, SourceCode, Text};
use crate::domain::dossier::Office;
use crate::domain::number::{QUOTIENT_DIGITS, Ratio, round_significant};
use crate::domain::region::Region;
use crate::domain::score::Mark;
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::i18n::Lang;

use super::home::Homes;
use super::score::{self, Scoreable, Scored};
use super::target::TargetRow;

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
        /// The region it belongs to, which is the document's.
        home: Option<RegionCode>,
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
    /// What enters a score, where agencies are counted.
    pub scoreable: Scoreable,
    /// The score, where agencies are counted.
    pub scored: Option<Scored>,
}

impl TallyRow {
    /// The region's name in a language.
    #[must_use]
    pub fn region_name(&self, lang: Lang) -> &str {
        let region = self.names.region.as_ref();
        region.map_or(self.group.region().as_str(), |(zh, en)| lang.pick(zh, en.as_ref().unwrap_or(zh)))
    }

    /// What the role counts for in its agency's score.
    #[must_use]
    pub fn weight(&self) -> Option<Decimal> {
        match (&self.group, self.standing) {
            (Group::Agency { role: Some(role), .. }, Standing::InForce) => {
                self.scoreable.rules().ok().map(|rules| rules.weight.of(*role))
            }
            _ => None,
        }
    }
}

/// Names of a group for people.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    pub(super) region: Option<(Text, Option<Text>)>,
    pub(super) source: Option<(Text, Option<Text>)>,
    pub(super) home: Option<(Text, Option<Text>)>,
}

/// Counts rows into groups, which keep the order in which they first came, those not in force last.
#[derive(Debug)]
pub struct Count<'o> {
    by: GroupBy,
    homes: Homes<'o>,
    office: &'o Office,
    rows: Vec<TallyRow>,
    places: HashMap<(Standing, Group), usize>,
    only: Option<&'o [Text]>,
    only_some: bool,
}

impl<'o> Count<'o> {
    /// An empty count of an office's targets.
    #[must_use]
    pub fn new(by: GroupBy, office: &'o Office) -> Self {
        let homes = Homes::new(office);
        Self { by, homes, office, rows: Vec::new(), places: HashMap::new(), only: None, only_some: false }
    }

    /// Keeps only the rows of these agencies; all the others are counted too, as one is ranked among all.
    #[must_use]
    pub fn only(mut self, agencies: Option<&'o [Text]>) -> Self {
        self.only = agencies;
        self
    }

    /// Whether targets of some statuses are left out, so that nothing can be scored.
    #[must_use]
    pub fn of_some_statuses(mut self, only_some: bool) -> Self {
        self.only_some = only_some;
        self
    }

    /// Counts one target into its groups.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        let region = &row.dossier.indicator.region;
        match self.by {
            GroupBy::Region => self.count(Group::Region(region.clone()), row),
            GroupBy::Source => {
                self.count(Group::Source { source: row.target.source.clone(), region: region.clone() }, row);
            }
            GroupBy::Agency => {
                if row.roles.is_empty() {
                    let nobody = Group::Agency { region: region.clone(), agency: None, role: None, home: None };
                    self.count(nobody, row);
                }
                for &role in Role::ALL {
                    for name in row.roles.of(role) {
                        let home = Some(self.homes.of(row, name).clone());
                        let (region, agency) = (region.clone(), Some(name.clone()));
                        self.count(Group::Agency { region, agency, role: Some(role), home }, row);
                    }
                }
            }
        }
    }

    fn count(&mut self, group: Group, row: &TargetRow<'_>) {
        let standing = row.standing();
        let key = (standing, group);
        let place = self.places.get(&key).copied().unwrap_or_else(|| {
            let region = |r: &Region| (r.name.clone(), r.name_en.clone());
            let home = match &key.1 {
                Group::Agency { home: Some(home), region, .. } if home == region => row.region,
                Group::Agency { home: Some(home), .. } => self.office.regions.iter().find(|r| r.code == *home),
                _ => None,
            };
            let names = Names {
                region: row.region.map(region),
                source: row.source.map(|s| (s.title.clone(), s.title_en.clone())),
                home: home.map(region),
            };
            self.rows.push(TallyRow {
                group: key.1.clone(),
                standing,
                names,
                tally: Tally::default(),
                scoreable: Scoreable::default(),
                scored: None,
            });
            self.places.insert(key, self.rows.len() - 1);
            self.rows.len() - 1
        });
        self.rows[place].tally.add(row);
        if self.by == GroupBy::Agency {
            self.rows[place].scoreable.add(Mark::of(&row.verdict), &row.rules.scoring);
        }
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
        score::settle(&mut self.rows, self.only_some);
        if let Some(only) = self.only {
            let is_wanted = |row: &TallyRow| match &row.group {
                Group::Agency { agency, .. } => agency.as_ref().is_some_and(|name| only.contains(name)),
                Group::Region(_) | Group::Source { .. } => true,
            };
            self.rows.retain(is_wanted);
        }
        self.rows.sort_by_key(|row| {
            let (agency, role) = match &row.group {
                Group::Agency { region, agency: Some(agency), role, .. } => {
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
