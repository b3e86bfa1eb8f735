//! The overall state of a bulletin: every target counted once, in a few sentences.

use std::collections::BTreeSet;

use crate::domain::code::{RegionCode, SourceCode};
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::i18n::paper::bulletin as words;
use crate::i18n::{Lang, number};
use crate::report::tally::{ORDER, Tally};
use crate::report::target::TargetRow;

/// How many targets stand where.
#[derive(Debug, Default)]
pub struct Overall {
    /// Targets of documents in force.
    pub in_force: Tally,
    not_in_force: Tally,
    due_soon: u32,
    regions: BTreeSet<RegionCode>,
    sources: BTreeSet<SourceCode>,
}

impl Overall {
    /// Counts a target.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        if row.standing() != Standing::InForce {
            self.not_in_force.add(row);
            return;
        }
        self.in_force.add(row);
        self.due_soon += u32::from(row.verdict.due_soon);
        self.regions.insert(row.dossier.indicator.region.clone());
        self.sources.insert(row.target.source.clone());
    }

    /// How many targets have one of these statuses.
    #[must_use]
    pub fn count(&self, statuses: &[Status]) -> u32 {
        statuses.iter().map(|status| self.in_force.count(*status)).sum()
    }

    /// Whether all targets of documents in force are of one region.
    #[must_use]
    pub fn is_one_region(&self) -> bool {
        self.regions.len() == 1
    }

    /// The sentences, paragraph by paragraph.
    #[must_use]
    pub fn paragraphs(&self, due_soon_days: u32, lang: Lang) -> Vec<String> {
        let tally = &self.in_force;
        let counts: Vec<(Status, u32)> =
            ORDER.iter().map(|status| (*status, tally.count(*status))).filter(|(_, count)| *count > 0).collect();
        let mut first = words::counted(tally.targets, self.regions.len(), self.sources.len(), &counts, lang);
        if let Some(met) = tally.met_share() {
            let mean = tally.attainment_mean().map(number::percent);
            let mean = mean.as_deref().map(|mean| (mean, tally.attainment_count));
            first += lang.pick("", " ");
            first += &words::shares(&number::percent(met), mean, lang);
        }
        let mut paragraphs = vec![first];
        if self.due_soon > 0 {
            paragraphs.push(words::due_soon(self.due_soon, due_soon_days, lang));
        }
        if self.not_in_force.targets > 0 {
            paragraphs.push(words::not_in_force(self.not_in_force.targets, lang));
        }
        paragraphs
    }
}
