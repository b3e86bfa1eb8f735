//! The review 综述 of many targets: their counts, region by region (or document by document) and in all, told as
//! paragraphs to be pasted into a paper and, from the same numbers, as tables, JSON and CSV.
//!
//! Targets of documents that are not in force are counted apart, as in every report.

mod counts;
mod page;
mod paragraph;
mod row;
#[cfg(test)]
mod tests;

use std::collections::{BTreeSet, HashMap};

use chrono::NaiveDate;
use rust_decimal::Decimal;

pub use counts::{Answerable, Counts, Ranking};
pub use page::{prose, tables};
pub use row::{ReviewRow, columns};

use super::tally::{Group, GroupBy};
use super::target::TargetRow;
use crate::domain::agency::Agency;
use crate::domain::code::{Coded, RegionCode, SourceCode, Text};
use crate::domain::dossier::Office;
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::i18n::Lang;

/// How many agencies or regions a paragraph names of those with overdue targets.
pub const NAMED: usize = 5;

/// What was asked for, as far as the paragraphs have to say it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only targets of some regions.
    pub regions: bool,
    /// Only targets of some documents.
    pub sources: bool,
    /// Only targets that these agencies answer for.
    pub agencies: Vec<Text>,
    /// Only targets of these statuses.
    pub statuses: Vec<Status>,
}

/// The targets of one region or document, or all, as far as they have one standing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    /// Whether the documents bind anybody.
    pub standing: Standing,
    /// What it is about; `None`: all.
    pub group: Option<Group>,
    /// The counts.
    pub counts: Counts,
}

/// A name in both languages.
type Name = (Text, Option<Text>);

/// What things are called.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
struct Names {
    regions: HashMap<RegionCode, Name>,
    sources: HashMap<SourceCode, Name>,
    agencies: HashMap<(RegionCode, Text), Text>,
}

/// The review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReviewReport {
    by: GroupBy,
    as_of: NaiveDate,
    asked: Asked,
    names: Names,
    parts: Vec<Part>,
    places: HashMap<(Standing, Option<Group>), usize>,
    tolerances: BTreeSet<Decimal>,
}

impl ReviewReport {
    /// A review that has counted nothing yet; by region, or by document.
    #[must_use]
    pub fn new(by: GroupBy, as_of: NaiveDate, asked: Asked, office: &Office) -> Self {
        let english = |agency: &Agency| Some(((agency.region.clone(), agency.name.clone()), agency.name_en.clone()?));
        let names = Names {
            regions: office.regions.iter().map(|r| (r.code.clone(), (r.name.clone(), r.name_en.clone()))).collect(),
            sources: office.sources.iter().map(|s| (s.code.clone(), (s.title.clone(), s.title_en.clone()))).collect(),
            agencies: office.agencies.iter().filter_map(english).collect(),
        };
        let mut report =
            Self { by, as_of, asked, names, parts: Vec::new(), places: HashMap::new(), tolerances: BTreeSet::new() };
        report.part(Standing::InForce, None);
        report
    }

    /// Counts a target.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        let (standing, region) = (row.standing(), &row.dossier.indicator.region);
        let group = match self.by {
            GroupBy::Source => Group::Source { source: row.target.source.clone(), region: region.clone() },
            GroupBy::Agency | GroupBy::Region => Group::Region(region.clone()),
        };
        self.part(standing, None).counts.add(row);
        self.part(standing, Some(group)).counts.add(row);
        self.tolerances.insert(row.rules.tolerance);
    }

    /// The part of a standing and group.
    fn part(&mut self, standing: Standing, group: Option<Group>) -> &mut Part {
        let next = self.parts.len();
        let place = *self.places.entry((standing, group.clone())).or_insert(next);
        if place == next {
            self.parts.push(Part { standing, group, counts: Counts::default() });
        }
        &mut self.parts[place]
    }

    /// The parts: those in force first, then drafts, then what is repealed; of each standing all before its groups,
    /// which stand in the order in which they came. What is in force is there even where nothing is.
    #[must_use]
    pub fn parts(&self) -> Vec<&Part> {
        let of = |standing: &Standing| {
            let all = self.all(*standing);
            let groups = self.parts.iter().filter(|part| part.standing == *standing && part.group.is_some());
            all.into_iter().chain(groups).collect::<Vec<_>>()
        };
        Standing::ALL.iter().flat_map(of).collect()
    }

    /// The rows of the review: its parts with their paragraphs in a language.
    #[must_use]
    pub fn rows(&self, lang: Lang) -> Vec<ReviewRow<'_>> {
        self.parts().into_iter().map(|part| ReviewRow::new(self, part, lang)).collect()
    }

    /// All of a standing.
    fn all(&self, standing: Standing) -> Option<&Part> {
        self.find(standing, None)
    }

    fn find(&self, standing: Standing, group: Option<&Group>) -> Option<&Part> {
        self.places.get(&(standing, group.cloned())).map(|place| &self.parts[*place])
    }

    /// How many groups of a standing there are.
    fn groups(&self, standing: Standing) -> usize {
        self.parts.iter().filter(|part| part.standing == standing && part.group.is_some()).count()
    }

    fn region_name<'n>(&'n self, code: &'n RegionCode, lang: Lang) -> &'n str {
        said(self.names.regions.get(code), lang).unwrap_or(code.as_str())
    }

    fn source_title<'n>(&'n self, code: &'n SourceCode, lang: Lang) -> &'n str {
        said(self.names.sources.get(code), lang).unwrap_or(code.as_str())
    }

    /// The name of an agency that was asked for, whatever its region.
    fn any_agency_name<'n>(&'n self, name: &'n Text, lang: Lang) -> &'n str {
        let mut known: Vec<_> = self.names.agencies.iter().filter(|((_, own), _)| own == name).collect();
        known.sort();
        let english = known.first().map(|(_, english)| &***english);
        lang.pick(Some(&**name), english).unwrap_or(name)
    }

    fn agency_name<'n>(&'n self, region: &RegionCode, name: &'n Text, lang: Lang) -> &'n str {
        let english = || self.names.agencies.get(&(region.clone(), name.clone())).map(|name| &**name);
        lang.pick(Some(&**name), english()).unwrap_or(name)
    }
}

fn said(name: Option<&Name>, lang: Lang) -> Option<&str> {
    name.map(|(zh, en)| lang.pick(&**zh, en.as_deref().unwrap_or(zh)))
}
