//! The judge: from a target, its observations and the rules to a verdict at a date.
//!
//! One function, [`judge`], for all judges and comparators; each way of judging has its file. The rules are written
//! out with worked examples in `docs/methodology.md`.

mod each_year;
mod latest;
mod measure;
mod window;
mod window_growth;
mod window_sum;

use std::cmp::Ordering;

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::aim::Aim;
use super::indicator::{Indicator, Kind};
use super::number::Ratio;
use super::observation::{Bound, Observation};
use super::path;
use super::period::Period;
use super::rules::Rules;
use super::series::{self, Figure};
use super::status::{Reason, Status};
use super::target::{BaselineBasis, Comparator, Judge, Span, StatedBaseline, Target, TargetValue};
use super::verdict::{Baseline, Stated, ToDate, Verdict};

/// Everything a verdict depends on but the date.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The target.
    pub target: &'a Target,
    /// The rules of the target's catalogue.
    pub rules: &'a Rules,
    /// The figures that count, one for each period and fit, in order of their last day.
    pub observations: &'a [Observation],
    /// The baseline an office assigned.
    pub office_baseline: Option<(Period, Decimal)>,
}

/// Judges a target at a date.
#[must_use]
pub fn judge<'a>(case: &Case<'a>, as_of: NaiveDate) -> Verdict<'a> {
    let hearing = Hearing::new(case, as_of);
    let mut verdict = hearing.blank();
    if hearing.too_large() {
        Hearing::cannot(&mut verdict, Reason::TooLarge);
    } else if !hearing.nothing_in_scope(&mut verdict) {
        match case.target.judge {
            Judge::Latest => latest::by_value(&hearing, &mut verdict),
            Judge::Multiple => latest::by_multiple(&hearing, &mut verdict),
            Judge::EachYear => each_year::judge(&hearing, &mut verdict),
            Judge::WindowSum => window_sum::judge(&hearing, &mut verdict),
            Judge::WindowGrowth => window_growth::judge(&hearing, &mut verdict),
        }
    }
    hearing.close(&mut verdict);
    verdict
}

/// Where a target with an extended deadline would stand by its document's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Original {
    /// The status.
    pub status: Status,
    /// Days past the document's own deadline, for what is overdue by it.
    pub days_overdue: Option<i64>,
}

/// Judges a target at a date by its document's own deadline; `None` where that is the one in force.
#[must_use]
pub fn original(case: &Case<'_>, as_of: NaiveDate) -> Option<Original> {
    case.target.extension.as_ref()?;
    let target = case.target.as_documented();
    let verdict = judge(&Case { target: &target, ..*case }, as_of);
    Some(Original { status: verdict.status, days_overdue: verdict.days_overdue })
}

/// A case at a date, with what every judge asks for.
struct Hearing<'h, 'a> {
    case: &'h Case<'a>,
    as_of: NaiveDate,
    aim: Aim,
    tolerance: Option<(Decimal, bool)>,
}

impl<'h, 'a> Hearing<'h, 'a> {
    fn new(case: &'h Case<'a>, as_of: NaiveDate) -> Self {
        let target = case.target;
        let tolerance = (target.comparator == Comparator::About)
            .then(|| target.tolerance.map_or((case.rules.about, false), |own| (own, true)));
        let share = tolerance.map_or(Decimal::ZERO, |(share, _)| share);
        let aim = Aim::new(target.comparator, case.indicator.direction, target.value, share);
        Self { case, as_of, aim, tolerance }
    }

    fn blank(&self) -> Verdict<'a> {
        let Case { indicator, target, observations, .. } = *self.case;
        let latest = series::latest(indicator.kind, observations, self.as_of);
        let nearby = series::nearby(indicator.kind, observations, self.as_of);
        let only_close = latest.is_none() && nearby.is_some();
        let none = if only_close { Reason::Definition } else { Reason::NoFigure };
        Verdict {
            as_of: self.as_of,
            status: Status::Unjudged,
            reason: None,
            latest,
            nearby,
            judged: None,
            baseline: Err(none),
            years: Vec::new(),
            met_in: None,
            reach: Err(none),
            tolerance: self.tolerance,
            gap: Err(none),
            gap_pct: Err(none),
            margin: Err(none),
            attainment: Err(none),
            progress: Err(none),
            elapsed: Err(none),
            expected: Err(none),
            pace: Err(none),
            lag_months: Err(none),
            needed_per_year: Err(none),
            due_soon: false,
            fell_back: false,
            stale: false,
            far_behind: false,
            to_date: latest.and_then(|latest| self.to_date(latest)),
            figure_age_days: latest.map(|o| (self.as_of - o.period.last()).num_days()),
            days_overdue: None,
            days_left: (target.deadline - self.as_of).num_days(),
            light: super::light::Light::None,
        }
    }

    /// True where a number is so large that differences and products with it might not be computed.
    fn too_large(&self) -> bool {
        let Case { target, observations, office_baseline, .. } = *self.case;
        let value = match target.value {
            TargetValue::One(value) => is_too_large(value),
            TargetValue::Range(low, high) => is_too_large(low) || is_too_large(high),
        };
        let baseline = matches!(target.baseline, Some(StatedBaseline::Figure { value, .. }) if is_too_large(value))
            || office_baseline.is_some_and(|(_, value)| is_too_large(value));
        value
            || baseline
            || target.milestones.values().any(|value| is_too_large(*value))
            || series::in_scope(observations, self.as_of).any(|o| is_too_large(o.value))
    }

    /// What is known of the running span of a flow or growth, where the latest figure covers only part of one.
    fn to_date(&self, latest: &Observation) -> Option<ToDate> {
        let Case { indicator, target, observations, .. } = *self.case;
        if !matches!(indicator.kind, Kind::Flow | Kind::Growth) || series::is_whole(latest.period, target.span) {
            return None;
        }
        let span = series::span_around(target.span, latest.period.last());
        let known = if indicator.kind == Kind::Flow {
            series::to_date(observations, self.as_of, span)?
        } else {
            Figure { period: latest.period, value: latest.value, bound: latest.bound }
        };
        let gone = (known.period.last() - span.first()).num_days() + 1;
        let elapsed = Ratio::new(gone.into(), span.days().into())?;
        Some(ToDate { period: known.period, value: known.value, elapsed })
    }

    /// True once the deadline, which is itself still in time, has passed.
    fn passed(&self) -> bool {
        self.as_of > self.case.target.deadline
    }

    /// True within the days of grace after the deadline.
    fn in_grace(&self) -> bool {
        let grace = Days::new(self.case.rules.report_grace_days.into());
        self.passed() && self.case.target.deadline.checked_add_days(grace).is_some_and(|end| self.as_of <= end)
    }

    /// True where a figure of that day is older than the rules allow for `on_track`.
    fn is_stale(&self, day: NaiveDate) -> bool {
        path::counts_until(day, self.case.rules.stale_months).is_some_and(|end| end < self.as_of)
    }

    /// The first rule: nothing in scope. True where it holds.
    fn nothing_in_scope(&self, verdict: &mut Verdict<'_>) -> bool {
        if verdict.latest.is_some() {
            return false;
        }
        let close = verdict.nearby.is_some();
        (verdict.status, verdict.reason) = match (self.passed(), close) {
            (true, _) if self.in_grace() => (Status::Unjudged, Some(Reason::AwaitingFigure)),
            (true, true) => (Status::OverdueUnreported, Some(Reason::Definition)),
            (true, false) => (Status::OverdueUnreported, None),
            (false, true) => (Status::Unjudged, Some(Reason::Definition)),
            (false, false) => (Status::NoData, None),
        };
        true
    }

    /// The deadline has passed and no figure covers it.
    fn unconfirmed(&self, verdict: &mut Verdict<'_>, reason: Option<Reason>) {
        (verdict.status, verdict.reason) = if self.in_grace() {
            (Status::Unjudged, Some(Reason::AwaitingFigure))
        } else {
            (Status::OverdueUnconfirmed, reason)
        };
    }

    /// The figures that may decide, by whole spans of a length.
    fn figures(&self, span: Span) -> Vec<Figure> {
        let Case { indicator, observations, .. } = *self.case;
        series::deciding(indicator.kind, span, observations, self.as_of)
    }

    /// The baseline for a value that decides as of a day: the document's, the office's, or the earliest exact figure
    /// before that value.
    fn baseline(&self, figures: &[Figure], day: NaiveDate) -> Stated<Baseline> {
        if let Some(set) = Baseline::set(self.case.target, self.case.office_baseline) {
            return set;
        }
        let mut exact = figures.iter().filter(|f| f.bound == Bound::Exact);
        match exact.next() {
            Some(first) if first.period.last() < day => {
                Ok(Baseline { period: first.period, value: first.value, basis: BaselineBasis::FirstObservation })
            }
            Some(_) => Err(Reason::OnePoint),
            None => Err(Reason::Bound),
        }
    }

    /// True where the pace falls further behind than the rules' `far_behind`.
    fn is_far_behind(&self, verdict: &Verdict<'_>) -> bool {
        let (Some(share), Ok(pace)) = (self.case.rules.far_behind, verdict.pace) else { return false };
        pace.compare(Ratio::from_decimal(-share)) == Ordering::Less
    }

    /// Writes the flags, the days and the light, once the status stands.
    fn close(&self, verdict: &mut Verdict<'_>) {
        let rules = self.case.rules;
        let open = !verdict.status.is_met();
        verdict.due_soon = open && (0..=i64::from(rules.due_soon_days)).contains(&verdict.days_left);
        let aged = verdict.judged.map(|j| j.period.last()).or_else(|| verdict.latest.map(|o| o.period.last()));
        verdict.stale = open && aged.is_some_and(|day| self.is_stale(day));
        if verdict.status.is_overdue() && verdict.days_overdue.is_none() {
            verdict.days_overdue = Some(-verdict.days_left);
        }
        verdict.far_behind = verdict.status == Status::Behind && self.is_far_behind(verdict);
        verdict.light = rules.ladder.light(verdict.status, verdict.due_soon, verdict.far_behind);
    }
}

/// The largest amount that is computed with: far above any figure, far enough below what a decimal holds.
const LARGEST: Decimal = Decimal::from_parts(0xA100_0000, 0x1BCE_CCED, 0x0000_D3C2, false, 0);

fn is_too_large(value: Decimal) -> bool {
    value.mantissa().unsigned_abs() > LARGEST.mantissa().unsigned_abs() && value.abs() > LARGEST
}

#[cfg(test)]
pub(crate) mod arbitrary;
#[cfg(test)]
pub(crate) mod draft;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
