//! The target row: a target, who answers for it, and its verdict. Its JSON is the promise to scripts.

use std::cell::OnceCell;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};
use serde_json::value::RawValue;

use crate::domain::agency::Roles;
use crate::domain::ambition::Ambition;
use crate::domain::code::{Coded, TargetCode, Text};
use crate::domain::conflict::disagreement;
use crate::domain::dossier::Dossier;
use crate::domain::judge::{Case, Original, judge, original};
use crate::domain::method::{Methods, methods};
use crate::domain::number::{self, Ratio};
use crate::domain::observation::{Bound, Observation, Release};
use crate::domain::region::Region;
use crate::domain::review::{Ground, Review, ground};
use crate::domain::rules::Rules;
use crate::domain::source::{ClauseRef, Source, Standing};
use crate::domain::target::{Assignment, Target, TargetValue};
use crate::domain::unit::Unit;
use crate::domain::verdict::{Stated, Verdict, YearState};

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

/// A decimal as a JSON number, written exactly and without trailing zeros.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exact(pub Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Digits that are JSON already need no number to be made of them first.
        let mut digits = String::with_capacity(32);
        number::write_exact(&mut digits, self.0);
        let json: &RawValue = serde_json::from_str(&digits).map_err(serde::ser::Error::custom)?;
        json.serialize(serializer)
    }
}

/// A quotient for output.
pub(super) fn quotient(stated: Stated<Ratio>) -> Option<Exact> {
    stated.ok().map(|ratio| Exact(ratio.rounded()))
}

pub(super) fn value(stated: Stated<Decimal>) -> Option<Exact> {
    stated.ok().map(Exact)
}

/// A release as scripts see it: nothing where it is not marked.
pub(super) fn release(release: Release) -> Option<Release> {
    (release != Release::Unmarked).then_some(release)
}

#[derive(Serialize)]
struct WindowJson<'a> {
    from: i32,
    to: i32,
    basis: &'a str,
}

#[derive(Serialize)]
struct BaselineJson<'a> {
    period: String,
    value: Exact,
    basis: &'a str,
}

#[derive(Debug, Serialize)]
pub(super) struct LatestJson<'a> {
    period: String,
    value: Exact,
    bound: Bound,
    release: Option<Release>,
    publisher: Option<&'a str>,
    title: Option<&'a str>,
    url: Option<&'a str>,
}

impl<'a> LatestJson<'a> {
    pub(super) fn of(observation: &'a Observation) -> Self {
        Self {
            period: observation.period.to_string(),
            value: Exact(observation.value),
            bound: observation.bound,
            release: release(observation.release),
            publisher: observation.publisher.as_deref(),
            title: observation.title.as_deref(),
            url: observation.url.as_deref(),
        }
    }
}

#[derive(Serialize)]
struct JudgedJson {
    period: String,
    value: Exact,
    bound: Bound,
}

#[derive(Debug, Serialize)]
pub(super) struct NearbyJson<'a> {
    period: String,
    value: Exact,
    note: Option<&'a str>,
}

impl<'a> NearbyJson<'a> {
    pub(super) fn of(near: &'a Observation) -> Self {
        Self { period: near.period.to_string(), value: Exact(near.value), note: near.note.as_deref() }
    }
}

#[derive(Serialize)]
struct ToDateJson {
    period: String,
    value: Exact,
    elapsed: Exact,
}

#[derive(Serialize)]
struct YearJson<'a> {
    year: i32,
    value: Option<Exact>,
    status: &'a str,
}

impl YearJson<'_> {
    fn of(state: &YearState) -> Self {
        Self { year: state.year, value: state.value.map(Exact), status: state.status.code() }
    }
}

#[derive(Serialize)]
#[serde(untagged)]
pub(super) enum ValueJson {
    One(Exact),
    Range([Exact; 2]),
}

impl From<TargetValue> for ValueJson {
    fn from(value: TargetValue) -> Self {
        match value {
            TargetValue::One(value) => Self::One(Exact(value)),
            TargetValue::Range(low, high) => Self::Range([Exact(low), Exact(high)]),
        }
    }
}

/// The catalogue's side of a target row, in the order of its keys.
#[derive(Serialize)]
pub(super) struct CatalogueSide<'a> {
    target: &'a str,
    indicator: &'a str,
    name: &'a str,
    name_en: Option<&'a str>,
    region: &'a str,
    source: &'a str,
    source_standing: Standing,
    clause: Option<&'a str>,
    wording: Option<&'a str>,
    kind: &'a str,
    direction: &'a str,
    comparator: &'a str,
    target_value: ValueJson,
    tolerance: Option<Exact>,
    unit: &'a str,
    deadline: NaiveDate,
    deadline_basis: &'a str,
    strength: &'a str,
    judge: &'a str,
    window: Option<WindowJson<'a>>,
    lead: &'a [Text],
    responsible: &'a [Text],
    support: &'a [Text],
}

impl<'a> CatalogueSide<'a> {
    pub(super) fn of(row: &'a TargetRow<'a>) -> Self {
        let (indicator, target) = (row.dossier.indicator, row.target);
        Self {
            target: target.code.as_str(),
            indicator: indicator.code.as_str(),
            name: &indicator.name,
            name_en: indicator.name_en.as_deref(),
            region: indicator.region.as_str(),
            source: target.source.as_str(),
            source_standing: row.standing(),
            clause: target.clause.as_ref().map(|place| &*place.number),
            wording: target.wording.as_deref(),
            kind: indicator.kind.code(),
            direction: indicator.direction.code(),
            comparator: target.comparator.code(),
            target_value: target.value.into(),
            tolerance: row.verdict.tolerance.map(|(share, _)| Exact(share)),
            unit: row.unit.as_str(),
            deadline: target.document_deadline(),
            deadline_basis: target.deadline_basis.code(),
            strength: target.strength.code(),
            judge: target.judge.code(),
            window: target.document_window().map(|window| WindowJson {
                from: window.years.from,
                to: window.years.to,
                basis: window.basis.code(),
            }),
            lead: &row.roles.lead,
            responsible: &row.roles.responsible,
            support: &row.roles.support,
        }
    }
}

/// What an office and the catalogue add beside the promised keys.
#[derive(Serialize)]
pub(super) struct Additions<'a> {
    clause_part: Option<u8>,
    indicator_unit: &'a str,
    concept: Option<&'a str>,
    scope: Option<&'a str>,
    scope_en: Option<&'a str>,
    note_en: Option<&'a str>,
    tolerance_basis: Option<&'a str>,
    conflicts_with: Vec<&'a str>,
    internal_deadline: Option<NaiveDate>,
    contact: Option<&'a str>,
}

/// How a deadline was moved, and what that changes.
#[derive(Serialize)]
struct Moved<'a> {
    extended_to: Option<NaiveDate>,
    extension_basis: Option<&'a str>,
    extension_note: Option<&'a str>,
    status_original: Option<&'a str>,
    days_overdue_original: Option<i64>,
}

impl<'a> Moved<'a> {
    fn of(row: &'a TargetRow<'a>) -> Self {
        let extension = row.target.extension.as_ref();
        Self {
            extended_to: extension.map(|_| row.target.deadline),
            extension_basis: extension.map(|extension| &*extension.basis),
            extension_note: extension.and_then(|extension| extension.note.as_deref()),
            status_original: row.original.map(|original| original.status.code()),
            days_overdue_original: row.original.and_then(|original| original.days_overdue),
        }
    }
}

impl<'a> Additions<'a> {
    pub(super) fn of(row: &'a TargetRow<'a>) -> Self {
        let indicator = row.dossier.indicator;
        Self {
            clause_part: row.target.clause.as_ref().and_then(|place: &ClauseRef| place.part),
            indicator_unit: indicator.unit.as_str(),
            concept: indicator.concept.as_deref(),
            scope: indicator.scope.as_deref(),
            scope_en: indicator.scope_en.as_deref(),
            note_en: row.target.note_en.as_deref(),
            tolerance_basis: row.verdict.tolerance.map(|(_, own)| if own { "stated" } else { "rules" }),
            conflicts_with: row.conflicts.iter().map(|code| code.as_str()).collect(),
            internal_deadline: row.assignment.and_then(|a| a.internal_deadline),
            contact: row.assignment.and_then(|a| a.contact.as_deref()),
        }
    }
}

#[derive(Serialize)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of the promised JSON")]
struct TargetJson<'a> {
    #[serde(flatten)]
    catalogue: CatalogueSide<'a>,
    baseline: Option<BaselineJson<'a>>,
    latest: Option<LatestJson<'a>>,
    judged: Option<JudgedJson>,
    nearby: Option<NearbyJson<'a>>,
    years: Vec<YearJson<'a>>,
    met_in: Option<String>,
    gap: Option<Exact>,
    gap_pct: Option<Exact>,
    margin: Option<Exact>,
    attainment: Option<Exact>,
    progress: Option<Exact>,
    elapsed: Option<Exact>,
    expected: Option<Exact>,
    pace: Option<Exact>,
    needed_per_year: Option<Exact>,
    lag_months: Option<Exact>,
    status: &'a str,
    reason: Option<&'a str>,
    due_soon: bool,
    fell_back: bool,
    light: &'a str,
    days_overdue: Option<i64>,
    days_left: i64,
    conflict: bool,
    note: Option<&'a str>,
    stale: bool,
    figure_age_days: Option<i64>,
    year_to_date: Option<ToDateJson>,
    #[serde(flatten)]
    additions: Additions<'a>,
    far_behind: bool,
    ambition_per_year: Option<Exact>,
    ambition_growth: Option<Exact>,
    ambition_reason: Option<&'a str>,
    review: Option<Review>,
    #[serde(flatten)]
    moved: Moved<'a>,
    pending: u32,
}

impl Serialize for TargetRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let verdict = &self.verdict;
        TargetJson {
            catalogue: CatalogueSide::of(self),
            baseline: verdict.baseline.ok().map(|baseline| BaselineJson {
                period: baseline.period.to_string(),
                value: Exact(baseline.value),
                basis: baseline.basis.code(),
            }),
            latest: verdict.latest.map(LatestJson::of),
            judged: verdict.judged.map(|judged| JudgedJson {
                period: judged.period.to_string(),
                value: Exact(judged.value),
                bound: judged.bound,
            }),
            nearby: verdict.nearby.map(NearbyJson::of),
            years: verdict.years.iter().map(YearJson::of).collect(),
            met_in: verdict.met_in.map(|period| period.to_string()),
            gap: value(verdict.gap),
            gap_pct: quotient(verdict.gap_pct),
            margin: value(verdict.margin),
            attainment: quotient(verdict.attainment),
            progress: quotient(verdict.progress),
            elapsed: quotient(verdict.elapsed),
            expected: quotient(verdict.expected),
            pace: quotient(verdict.pace),
            needed_per_year: quotient(verdict.needed_per_year),
            lag_months: quotient(verdict.lag_months),
            status: verdict.status.code(),
            reason: verdict.reason.map(Coded::code),
            due_soon: verdict.due_soon,
            fell_back: verdict.fell_back,
            light: verdict.light.code(),
            days_overdue: verdict.days_overdue,
            days_left: verdict.days_left,
            conflict: !self.conflicts.is_empty(),
            note: self.note().map(|note| &**note),
            stale: verdict.stale,
            figure_age_days: verdict.figure_age_days,
            year_to_date: verdict.to_date.map(|known| ToDateJson {
                period: known.period.to_string(),
                value: Exact(known.value),
                elapsed: Exact(known.elapsed.rounded()),
            }),
            additions: Additions::of(self),
            far_behind: verdict.far_behind,
            ambition_per_year: quotient(self.ambition.per_year()),
            ambition_growth: value(self.ambition.growth()),
            ambition_reason: self.ambition.reason().map(Coded::code),
            review: self.review().ok(),
            moved: Moved::of(self),
            pending: self.dossier.pending,
        }
        .serialize(serializer)
    }
}
