//! The JSON of target rows: the promise to scripts.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use super::catalogue::{Additions, CatalogueSide};
use super::exact::{quotient, release, value};
use super::{Exact, TargetRow};
use crate::domain::code::Coded;
use crate::domain::observation::{Bound, Observation, Release};
use crate::domain::review::Review;
use crate::domain::verdict::YearState;

#[derive(Serialize)]
struct BaselineJson<'a> {
    period: String,
    value: Exact,
    basis: &'a str,
}

#[derive(Debug, Serialize)]
pub(in crate::report) struct LatestJson<'a> {
    period: String,
    value: Exact,
    bound: Bound,
    release: Option<Release>,
    publisher: Option<&'a str>,
    title: Option<&'a str>,
    url: Option<&'a str>,
}

impl<'a> LatestJson<'a> {
    pub(in crate::report) fn of(observation: &'a Observation) -> Self {
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
pub(in crate::report) struct NearbyJson<'a> {
    period: String,
    value: Exact,
    note: Option<&'a str>,
}

impl<'a> NearbyJson<'a> {
    pub(in crate::report) fn of(near: &'a Observation) -> Self {
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
