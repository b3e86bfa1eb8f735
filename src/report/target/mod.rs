//! The target row: a target, who answers for it, and its verdict; its columns and its JSON.

mod catalogue;
mod column;
mod exact;
mod json;
mod words;

use std::cell::OnceCell;

use chrono::NaiveDate;

use crate::domain::agency::Roles;
use crate::domain::ambition::Ambition;
use crate::domain::code::{TargetCode, Text};
use crate::domain::conflict::disagreement;
use crate::domain::dossier::Dossier;
use crate::domain::judge::{Case, Original, judge, original};
use crate::domain::method::{Methods, methods};
use crate::domain::region::Region;
use crate::domain::review::{Ground, Review, ground};
use crate::domain::rules::Rules;
use crate::domain::source::{Source, Standing};
use crate::domain::target::{Assignment, Target};
use crate::domain::unit::Unit;
use crate::domain::verdict::{Stated, Verdict};

pub(super) use self::catalogue::{Additions, CatalogueSide, ValueJson};
pub use self::exact::Exact;
pub(super) use self::exact::{quotient, release, value};
pub(super) use self::json::{LatestJson, NearbyJson};
use super::around::Around;

/// A target with everything that is said of it at a date.
#[derive(Debug, Clone)]
pub struct TargetRow<'a> {
    /// The indicator's dossier.
    pub dossier: Dossier<'a>,
    /// The target.
    pub target: &'a Target,
    /// The region.
    pub region: Option<&'a Region>,
    /// The document.
    pub source: Option<&'a Source>,
    /// The rules it is judged by.
    pub rules: &'a Rules,
    /// Who answers for it.
    pub roles: Roles,
    /// Those of them whom an office's overlay assigns and the document does not name.
    pub assigned: Roles,
    /// What an office's overlay adds.
    pub assignment: Option<&'a Assignment>,
    /// Targets on the same indicator that contradict it.
    pub conflicts: Vec<&'a TargetCode>,
    /// The unit of the target's value: the indicator's; 倍 for a multiple, % for a mean growth.
    pub unit: Unit,
    /// The verdict.
    pub verdict: Verdict<'a>,
    /// Where it would stand by its document's own deadline, where that was extended.
    pub original: Option<Original>,
    /// What the plan asks for each year.
    pub ambition: Ambition,
    /// What the methods say, once asked.
    pub(super) methods: OnceCell<Methods>,
}

impl<'a> TargetRow<'a> {
    /// Judges one target of a dossier.
    #[must_use]
    pub fn new(dossier: Dossier<'a>, target: &'a Target, around: &'a Around<'a>, as_of: NaiveDate) -> Self {
        let assignment = around.assignment(&target.code);
        let rules = around.rules(dossier.catalogue);
        let case = case(dossier, target, rules, assignment);
        let verdict = judge(&case, as_of);
        Self {
            dossier,
            target,
            region: around.region(&dossier.indicator.region),
            source: around.source(&target.source),
            rules,
            roles: around.roles(target),
            assigned: around.assigned(target),
            assignment,
            conflicts: conflicts(dossier, target),
            unit: target.unit(dossier.indicator),
            original: original(&case, as_of),
            ambition: Ambition::of(dossier.indicator, target, case.office_baseline, verdict.baseline),
            verdict,
            methods: OnceCell::new(),
        }
    }

    /// What the verdict was formed from.
    #[must_use]
    pub fn case(&self) -> Case<'a> {
        case(self.dossier, self.target, self.rules, self.assignment)
    }

    /// What the recognised methods say beside the verdict; formed when first asked for.
    #[must_use]
    pub fn methods(&self) -> &Methods {
        self.methods.get_or_init(|| methods(&self.case(), &self.verdict))
    }

    /// Whether the document binds anybody.
    #[must_use]
    pub fn standing(&self) -> Standing {
        self.source.map_or(Standing::InForce, |source| source.standing)
    }

    /// What a plan review calls it, or why nothing.
    pub fn review(&self) -> Stated<Review> {
        self.review_ground().map(Ground::review)
    }

    /// The rule by which a plan review calls it so, or why it calls it nothing.
    pub fn review_ground(&self) -> Stated<Ground> {
        ground(self.dossier.indicator.kind, self.target, self.rules, &self.verdict)
    }

    /// What a person must know: the target's note, and the overlay's.
    #[must_use]
    pub fn note(&self) -> Option<&Text> {
        self.target.note.as_ref().or_else(|| self.assignment.and_then(|a| a.note.as_ref()))
    }
}

fn case<'a>(
    dossier: Dossier<'a>,
    target: &'a Target,
    rules: &'a Rules,
    assignment: Option<&'a Assignment>,
) -> Case<'a> {
    Case {
        indicator: dossier.indicator,
        target,
        rules,
        observations: dossier.observations,
        office_baseline: assignment.and_then(|a| a.baseline),
    }
}

/// Targets on the same indicator that contradict one.
fn conflicts<'a>(dossier: Dossier<'a>, target: &Target) -> Vec<&'a TargetCode> {
    if dossier.targets.len() < 2 {
        return Vec::new();
    }
    let direction = dossier.indicator.direction;
    let contradicts =
        |other: &&Target| other.code != target.code && disagreement(target, other, direction, true).is_some();
    dossier.targets.iter().filter(contradicts).map(|other| &other.code).collect()
}
