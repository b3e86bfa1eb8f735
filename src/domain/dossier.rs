//! Dossiers: what is known of an indicator, and the office around it; everything a verdict is formed from.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::agency::Agency;
use super::code::{CatalogueCode, IndicatorCode, RegionCode};
use super::deed::Actor;
use super::indicator::Indicator;
use super::observation::{Bound, Fit, Observation};
use super::period::Period;
use super::region::Region;
use super::rules::Rules;
use super::source::{Clause, Source};
use super::target::{Assignment, Target};

/// Which part of the ledger a question is about; the default is all of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    /// Only these regions.
    pub regions: Option<Vec<RegionCode>>,
    /// Only these indicators.
    pub indicators: Option<Vec<IndicatorCode>>,
    /// Only figures whose period ends on or before this day.
    pub as_of: Option<NaiveDate>,
}

impl Scope {
    /// One indicator with all its figures.
    #[must_use]
    pub fn of_indicator(code: IndicatorCode) -> Self {
        Self { indicators: Some(vec![code]), ..Self::default() }
    }

    /// The regions it reaches: those asked for that also have an indicator asked for; `None` for all.
    #[must_use]
    pub fn reach(&self) -> Option<Vec<RegionCode>> {
        let Some(indicators) = &self.indicators else { return self.regions.clone() };
        let mut reached: Vec<RegionCode> = indicators.iter().map(IndicatorCode::region).collect();
        reached.sort_unstable();
        reached.dedup();
        if let Some(regions) = &self.regions {
            reached.retain(|region| regions.contains(region));
        }
        Some(reached)
    }
}

/// An indicator with its targets and the figures that count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dossier<'a> {
    /// The catalogue the indicator belongs to.
    pub catalogue: &'a CatalogueCode,
    /// The indicator.
    pub indicator: &'a Indicator,
    /// Its targets, those retired left out, in order of their codes.
    pub targets: &'a [Target],
    /// For each period, and for exact and close figures apart, the figure that counts; in order of the last day,
    /// then the first.
    pub observations: &'a [Observation],
    /// Figures that wait for approval and do not count; those not asked for are not counted either.
    pub pending: u32,
    /// Of these the newest.
    pub newest_pending: Option<&'a Waiting>,
}

/// A figure that waits for approval, in short: of several the one of the latest period, then the last recorded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// What it is about.
    pub period: Period,
    /// The value.
    pub value: Decimal,
    /// How exact it is.
    pub bound: Bound,
    /// Whether its definition is the indicator's own.
    pub fit: Fit,
    /// Who first recorded it; somebody else must approve it.
    pub recorder: Actor,
}

/// What surrounds the dossiers of a scope.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Office {
    /// The regions in scope, and those whose documents bind them.
    pub regions: Vec<Region>,
    /// The documents of the regions in scope, and those their targets come from.
    pub sources: Vec<Source>,
    /// The clauses of these documents with their agencies.
    pub clauses: Vec<Clause>,
    /// The agencies of these regions.
    pub agencies: Vec<Agency>,
    /// The rules of every catalogue.
    pub rules: BTreeMap<CatalogueCode, Rules>,
    /// What overlays add to the targets in scope.
    pub assignments: Vec<Assignment>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scope(regions: Option<&[&str]>, indicators: Option<&[&str]>) -> Scope {
        Scope {
            regions: regions.map(|all| all.iter().map(|code| RegionCode::new(code).expect("a code")).collect()),
            indicators: indicators
                .map(|all| all.iter().map(|code| IndicatorCode::new(code).expect("a code")).collect()),
            as_of: None,
        }
    }

    #[test]
    fn a_scope_reaches_the_regions_of_its_indicators() {
        assert_eq!(scope(None, None).reach(), None);
        let reach = scope(None, Some(&["b.x", "a.x", "b.y"])).reach().expect("some regions");
        assert_eq!(reach.iter().map(RegionCode::as_str).collect::<Vec<_>>(), ["a", "b"]);
        let reach = scope(Some(&["b", "c"]), Some(&["b.x", "a.x"])).reach().expect("some regions");
        assert_eq!(reach.iter().map(RegionCode::as_str).collect::<Vec<_>>(), ["b"]);
    }
}
