//! Which region an agency of a target belongs to: the same short name elsewhere is another agency.

use std::collections::HashSet;

use crate::domain::code::{RegionCode, Text};
use crate::domain::dossier::Office;

use super::target::TargetRow;

/// The agencies that an office declares, by region and name.
#[derive(Debug)]
pub struct Homes<'o>(HashSet<(&'o RegionCode, &'o Text)>);

impl<'o> Homes<'o> {
    /// The agencies of an office.
    #[must_use]
    pub fn new(office: &'o Office) -> Self {
        Self(office.agencies.iter().map(|agency| (&agency.region, &agency.name)).collect())
    }

    /// The region of an agency of a target: the document's, where that declares it, else the target's own.
    #[must_use]
    pub fn of<'r>(&self, row: &TargetRow<'r>, name: &Text) -> &'r RegionCode {
        let issuer = row.source.map(|source| &source.region);
        issuer.filter(|issuer| self.0.contains(&(*issuer, name))).unwrap_or(&row.dossier.indicator.region)
    }
}
