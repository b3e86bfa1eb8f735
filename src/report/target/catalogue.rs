//! What the catalogue says of a target, as scripts get it.

use chrono::NaiveDate;
use serde::Serialize;

use super::{Exact, TargetRow};
use crate::domain::code::{Coded, Text};
use crate::domain::source::{ClauseRef, Standing};
use crate::domain::target::TargetValue;

#[derive(Serialize)]
struct WindowJson<'a> {
    from: i32,
    to: i32,
    basis: &'a str,
}

#[derive(Serialize)]
#[serde(untagged)]
pub(in crate::report) enum ValueJson {
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
pub(in crate::report) struct CatalogueSide<'a> {
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
    pub(in crate::report) fn of(row: &'a TargetRow<'a>) -> Self {
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
pub(in crate::report) struct Additions<'a> {
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

impl<'a> Additions<'a> {
    pub(in crate::report) fn of(row: &'a TargetRow<'a>) -> Self {
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
