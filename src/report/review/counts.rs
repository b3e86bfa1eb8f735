//! What a review counts of a set of targets.

use std::cmp::Reverse;
use std::collections::HashMap;
use std::hash::Hash;

use rust_decimal::Decimal;

use crate::domain::agency::Role;
use crate::domain::code::{Coded, RegionCode, SourceCode, Text};
use crate::domain::number::Ratio;
use crate::domain::review::{Obstacle, Review};
use crate::report::tally::Tally;
use crate::report::target::TargetRow;

/// How often each of some things came up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ranking<K: Eq + Hash> {
    found: Vec<(K, u32)>,
    places: HashMap<K, usize>,
}

impl<K: Eq + Hash> Default for Ranking<K> {
    fn default() -> Self {
        Self { found: Vec::new(), places: HashMap::new() }
    }
}

impl<K: Clone + Eq + Hash> Ranking<K> {
    /// Counts one.
    fn add(&mut self, key: &K) {
        if let Some(&place) = self.places.get(key) {
            self.found[place].1 += 1;
        } else {
            self.places.insert(key.clone(), self.found.len());
            self.found.push((key.clone(), 1));
        }
    }

    /// How many different things came up.
    #[must_use]
    pub fn len(&self) -> u32 {
        u32::try_from(self.found.len()).unwrap_or(u32::MAX)
    }

    /// True where nothing came up.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.found.is_empty()
    }

    /// The things in the order in which they first came.
    pub fn keys(&self) -> impl Iterator<Item = &K> {
        self.found.iter().map(|(key, _)| key)
    }

    /// The things with their counts, the most frequent first; of equals the one that came first.
    #[must_use]
    pub fn ranked(&self) -> Vec<(&K, u32)> {
        let mut ranked: Vec<(&K, u32)> = self.found.iter().map(|(key, count)| (key, *count)).collect();
        ranked.sort_by_key(|(_, count)| Reverse(*count));
        ranked
    }
}

/// An agency that answers for what is overdue.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Answerable {
    /// The region whose document names it.
    pub region: RegionCode,
    /// Its name, as the document writes it.
    pub agency: Text,
}

/// What is counted of a set of targets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Counts {
    /// By status.
    pub tally: Tally,
    reviews: [u32; Review::ALL.len()],
    obstacles: [u32; Obstacle::ALL.len()],
    /// Not met and close to the deadline.
    pub due_soon: u32,
    /// The documents.
    pub documents: Ranking<SourceCode>,
    /// The regions.
    pub regions: Ranking<RegionCode>,
    /// The regions of what is overdue.
    pub overdue_regions: Ranking<RegionCode>,
    /// Who leads what is overdue, or is responsible where nobody leads.
    pub overdue_agencies: Ranking<Answerable>,
    /// Overdue targets that somebody leads.
    pub overdue_led: u32,
    /// Overdue targets for which nobody leads or is responsible.
    pub overdue_unassigned: u32,
}

impl Counts {
    /// Counts a target.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        let region = &row.dossier.indicator.region;
        self.tally.add(row);
        match row.review() {
            Ok(review) => self.reviews[place(review)] += 1,
            Err(reason) => self.obstacles[place(Obstacle::of(reason))] += 1,
        }
        self.due_soon += u32::from(row.verdict.due_soon);
        self.documents.add(&row.target.source);
        self.regions.add(region);
        if row.verdict.status.is_overdue() {
            self.overdue_regions.add(region);
            let issuer = row.source.map_or(region, |source| &source.region);
            let roles = [Role::Lead, Role::Responsible].into_iter();
            let role = roles.map(|role| (role, row.roles.of(role))).find(|(_, agencies)| !agencies.is_empty());
            self.overdue_led += u32::from(matches!(role, Some((Role::Lead, _))));
            self.overdue_unassigned += u32::from(role.is_none());
            for agency in role.map(|(_, agencies)| agencies).unwrap_or_default() {
                self.overdue_agencies.add(&Answerable { region: issuer.clone(), agency: agency.clone() });
            }
        }
    }

    /// How many have a word.
    #[must_use]
    pub fn review(&self, review: Review) -> u32 {
        self.reviews[place(review)]
    }

    /// How many have a word at all.
    #[must_use]
    pub fn reviewed(&self) -> u32 {
        self.reviews.iter().sum()
    }

    /// How many are as expected or better: ahead of time, faster, or as expected.
    #[must_use]
    pub fn expected_or_better(&self) -> u32 {
        self.reviewed() - self.review(Review::Lagging)
    }

    /// Share of those with a word that are as expected or better; `None` where none has one.
    #[must_use]
    pub fn expected_or_better_share(&self) -> Option<Decimal> {
        Some(Ratio::new(self.expected_or_better().into(), self.reviewed().into())?.rounded())
    }

    /// How many have no word for reasons of a class.
    #[must_use]
    pub fn obstacle(&self, obstacle: Obstacle) -> u32 {
        self.obstacles[place(obstacle)]
    }

    /// How many have no word.
    #[must_use]
    pub fn not_reviewed(&self) -> u32 {
        self.obstacles.iter().sum()
    }
}

/// The place of a member among all.
fn place<T: Coded + PartialEq>(member: T) -> usize {
    T::ALL.iter().position(|other| *other == member).expect("every member is listed")
}
