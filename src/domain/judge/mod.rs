//! The judge: from a target, its observations and the rules to a verdict at a date.
//!
//! One function, [`judge`], for all judges and comparators; each way of judging has its file. The rules are written
//! out with worked examples in `docs/methodology.md`.

mod each_year;
mod latest;
mod window_growth;
mod window_sum;

use chrono::{Days, Months, NaiveDate};
use rust_decimal::Decimal;

use super::aim::Aim;
use super::indicator::{Direction, Indicator, Kind};
use super::number::Ratio;
use super::observation::{Bound, Observation};
use super::path::{self, Path};
use super::period::Period;
use super::rules::Rules;
use super::series::{self, Figure};
use super::status::{Reason, Status};
use super::target::{BaselineBasis, Comparator, Judge, StatedBaseline, Target, TargetValue};
use super::verdict::{Baseline, Judged, Stated, Verdict};

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
    if !hearing.nothing_in_scope(&mut verdict) {
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
        let none = Reason::NoFigure;
        Verdict {
            as_of: self.as_of,
            status: Status::Unjudged,
            reason: None,
            latest,
            nearby: series::nearby(observations, self.as_of),
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
            figure_age_days: latest.map(|o| (self.as_of - o.period.last()).num_days()),
            days_overdue: None,
            days_left: (target.deadline - self.as_of).num_days(),
            light: super::light::Light::None,
        }
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
        day.checked_add_months(Months::new(self.case.rules.stale_months)).is_some_and(|end| end < self.as_of)
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

    fn figures(&self) -> Vec<Figure> {
        let Case { indicator, target, observations, .. } = *self.case;
        series::deciding(indicator.kind, target.span, observations, self.as_of)
    }

    /// The baseline for a value that decides as of a day: the document's, the office's, or the earliest exact figure
    /// before that value.
    fn baseline(&self, figures: &[Figure], day: NaiveDate) -> Stated<Baseline> {
        let target = self.case.target;
        match (&target.baseline, self.case.office_baseline) {
            (Some(StatedBaseline::Figure { origin, period, value }), _) => {
                return Ok(Baseline { period: *period, value: *value, basis: *origin });
            }
            (Some(StatedBaseline::FromZero), _) => {
                let window = target.window.ok_or(Reason::NoBaseline)?;
                return Ok(Self::zero(path::day_before(window.years)));
            }
            (None, Some((period, value))) => {
                return Ok(Baseline { period, value, basis: BaselineBasis::Office });
            }
            (None, None) => {}
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

    fn zero(day: NaiveDate) -> Baseline {
        Baseline { period: Period::day(day), value: Decimal::ZERO, basis: BaselineBasis::FromZero }
    }

    /// +1 where more is better, −1 where less is; where both sides matter, the way from the baseline to the aim.
    fn sign(&self, from: Decimal, to: Decimal) -> Decimal {
        match self.case.indicator.direction {
            Direction::Down => Decimal::NEGATIVE_ONE,
            Direction::Within if to < from => Decimal::NEGATIVE_ONE,
            Direction::Up | Direction::Within => Decimal::ONE,
        }
    }

    /// Attainment 完成率: up v ÷ T, down (b − v) ÷ (b − T).
    fn attainment(&self, aim: &Aim, goal: Decimal, value: Decimal, baseline: Stated<Baseline>) -> Stated<Ratio> {
        if self.case.indicator.kind == Kind::Growth {
            return Err(Reason::GrowthKind);
        }
        if aim.two_sided() || self.case.indicator.direction == Direction::Within {
            return Err(Reason::TwoSided);
        }
        match self.case.indicator.direction {
            Direction::Down => {
                let from = baseline?.value;
                Ratio::new(from - value, from - goal).ok_or(Reason::ZeroDenominator)
            }
            _ if goal.is_sign_negative() && !goal.is_zero() => Err(Reason::SignChange),
            _ => Ratio::new(value, goal).ok_or(Reason::ZeroDenominator),
        }
    }

    /// Writes what a value says against the aim: gap, margin, attainment, and where it stands on its path.
    ///
    /// `unit` divides what is printed: 1, or the baseline for a multiple, whose figures are in 倍.
    fn measure(&self, verdict: &mut Verdict<'_>, figure: Figure, aim: &Aim, baseline: Stated<Baseline>, unit: Decimal) {
        let target = self.case.target;
        let Figure { value, period, bound } = figure;
        let in_unit = |x: Decimal| if unit == Decimal::ONE { x } else { divided(x, unit) };
        let reach = aim.reach(value);
        let goal = self.goal(value, aim, unit);
        let gap = aim.gap(value);
        verdict.judged = Some(Judged { period, value: in_unit(value), bound });
        verdict.baseline = baseline;
        verdict.reach = Ok(in_unit(reach));
        verdict.gap = Ok(in_unit(gap));
        verdict.gap_pct = Ratio::new(gap, goal.abs()).ok_or(Reason::ZeroDenominator);
        verdict.margin = Ok(in_unit(aim.margin(value)));
        verdict.attainment = self.attainment(aim, goal, value, baseline);
        let standing = baseline.and_then(|b| {
            let sign = self.sign(b.value, goal);
            if aim.two_sided() && !aim.satisfied(value) && sign * (value - reach) > Decimal::ZERO {
                return Err(Reason::TwoSided);
            }
            self.path(b, goal).standing(value, period.last(), sign)
        });
        verdict.progress = standing.map(|s| s.progress);
        verdict.elapsed = standing.map(|s| s.elapsed);
        verdict.expected = standing.map(|s| s.expected.over(unit).unwrap_or(s.expected));
        verdict.pace = standing.map(|s| s.pace);
        verdict.lag_months = standing.map(|s| s.lag_months);
        verdict.needed_per_year = if aim.proved_by(value, bound) {
            Ok(Ratio::from_decimal(Decimal::ZERO))
        } else if self.passed() {
            Err(Reason::DeadlinePassed)
        } else {
            path::needed_per_year(reach, value, period.last(), target.deadline)
                .map(|rate| rate.over(unit).unwrap_or(rate))
        };
    }

    /// Takes back what was measured on a value that does not decide after all.
    fn unmeasured(verdict: &mut Verdict<'_>, reason: Reason) {
        verdict.judged = None;
        for stated in [&mut verdict.reach, &mut verdict.gap, &mut verdict.margin] {
            *stated = Err(reason);
        }
        for stated in [
            &mut verdict.gap_pct,
            &mut verdict.attainment,
            &mut verdict.progress,
            &mut verdict.elapsed,
            &mut verdict.expected,
            &mut verdict.pace,
            &mut verdict.lag_months,
            &mut verdict.needed_per_year,
        ] {
            *stated = Err(reason);
        }
    }

    /// T on the value's own scale: the target's value; for a range the nearer end.
    fn goal(&self, value: Decimal, aim: &Aim, unit: Decimal) -> Decimal {
        match self.case.target.value {
            TargetValue::One(goal) => goal.checked_mul(unit).unwrap_or(goal),
            TargetValue::Range(..) => aim.reach(value),
        }
    }

    fn path(&self, baseline: Baseline, goal: Decimal) -> Path {
        let target = self.case.target;
        let start = baseline.period.last();
        let year_end = |year: i32| NaiveDate::from_ymd_opt(year, 12, 31);
        let milestones = target
            .milestones
            .iter()
            .filter_map(|(&year, &value)| Some((year_end(year)?, value)))
            .filter(|&(day, _)| start < day && day < target.deadline)
            .collect();
        Path { start, end: target.deadline, from: baseline.value, to: goal, milestones }
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
        verdict.light = rules.ladder.light(verdict.status, verdict.due_soon);
    }
}

/// A quotient as it is printed.
fn divided(value: Decimal, by: Decimal) -> Decimal {
    Ratio::new(value, by).map_or(value, Ratio::rounded)
}

#[cfg(test)]
mod tests;
