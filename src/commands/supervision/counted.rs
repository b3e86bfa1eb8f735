//! What a ledger counts as it goes along.

use crate::domain::code::Text;
use crate::domain::dossier::Office;
use crate::domain::rules::Rules;
use crate::report::summary::Summary;
use crate::report::tally::{Count, GroupBy};
use crate::report::target::TargetRow;

/// The counts of a ledger, and the rules that its rows were judged by.
pub struct Counted<'o> {
    /// In all.
    pub summary: Summary,
    /// By region.
    pub regions: Count<'o>,
    /// By agency and role.
    pub agencies: Count<'o>,
    /// The rules, one for each ladder of lights, in the order in which they came.
    pub rules: Vec<Rules>,
}

impl<'o> Counted<'o> {
    /// Nothing counted yet; of agencies only these, of targets perhaps only some.
    pub fn new(office: &'o Office, only: Option<&'o [Text]>, of_some: bool) -> Self {
        Self {
            summary: Summary::default(),
            regions: Count::new(GroupBy::Region, office),
            agencies: Count::new(GroupBy::Agency, office).only(only).of_some_statuses(of_some),
            rules: Vec::new(),
        }
    }

    /// Counts a row that is listed; agencies are counted apart, with rows that are not.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        self.summary.add(row);
        self.regions.add(row);
        if !self.rules.iter().any(|known| {
            known.ladder == row.rules.ladder && known.far_behind.is_some() == row.rules.far_behind.is_some()
        }) {
            self.rules.push(row.rules.clone());
        }
    }
}
