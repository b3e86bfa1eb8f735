//! What a deciding value says against the aim: gap, margin, attainment, and where it stands on its path.
//!
//! Writes figures, never a status.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::aim::Aim;
use super::super::indicator::{Direction, Kind};
use super::super::number::Ratio;
use super::super::path::{self, Path, Standing};
use super::super::period::Period;
use super::super::series::Figure;
use super::super::status::Reason;
use super::super::target::{Judge, TargetValue};
use super::super::verdict::{Baseline, Judged, Stated, Verdict};
use super::Hearing;

impl Hearing<'_, '_> {
    /// Writes everything a figure says against the aim.
    ///
    /// `unit` divides what is printed: 1, or the baseline for a multiple, whose figures are in 倍.
    pub(super) fn measure(
        &self,
        verdict: &mut Verdict<'_>,
        figure: Figure,
        aim: &Aim,
        baseline: Stated<Baseline>,
        unit: Decimal,
    ) {
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
        let standing = baseline.and_then(|b| self.standing(aim, b, unit, value, period));
        verdict.progress = standing.map(|s| s.progress);
        verdict.elapsed = standing.map(|s| s.elapsed);
        verdict.expected = standing
            .map(|s| if unit == Decimal::ONE { Some(s.expected) } else { s.expected.over(unit) })
            .and_then(|expected| expected.ok_or(Reason::TooLarge));
        verdict.pace = standing.map(|s| s.pace);
        verdict.lag_months = standing.map(|s| s.lag_months);
        verdict.needed_per_year = if aim.proved_by(value, bound) {
            Ok(Ratio::from_decimal(Decimal::ZERO))
        } else if self.passed() {
            Err(Reason::DeadlinePassed)
        } else {
            path::needed_per_year(reach, value, period.last(), self.case.target.deadline).and_then(|rate| {
                if unit == Decimal::ONE { Some(rate) } else { rate.over(unit) }.ok_or(Reason::TooLarge)
            })
        };
    }

    /// Writes why nothing can be said of the value; the status stands as it is.
    pub(super) fn unmeasured(verdict: &mut Verdict<'_>, reason: Reason) {
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

    /// The value cannot be formed: `unjudged` with its reason at any date.
    pub(super) fn cannot(verdict: &mut Verdict<'_>, reason: Reason) {
        Self::unmeasured(verdict, reason);
        verdict.reason = Some(reason);
    }

    /// The figure that would form the value is not known: `unjudged`, after the deadline awaited or unconfirmed.
    pub(super) fn missing(&self, verdict: &mut Verdict<'_>, reason: Reason) {
        Self::cannot(verdict, reason);
        if self.passed() {
            self.unconfirmed(verdict, Some(reason));
        }
    }

    /// T on the value's own scale: the target's value; for a range the nearer end.
    pub(super) fn goal(&self, value: Decimal, aim: &Aim, unit: Decimal) -> Decimal {
        match self.case.target.value {
            TargetValue::One(goal) if unit == Decimal::ONE => goal,
            TargetValue::One(goal) => goal.saturating_mul(unit),
            TargetValue::Range(..) => aim.reach(value),
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
        if self.case.indicator.direction == Direction::Down {
            let from = baseline?.value;
            if from < goal {
                return Err(Reason::BaselineMeetsTarget);
            }
            return Ratio::new(from - value, from - goal).ok_or(Reason::ZeroDenominator);
        }
        if goal < Decimal::ZERO {
            return Err(Reason::SignChange);
        }
        Ratio::new(value, goal).ok_or(Reason::ZeroDenominator)
    }

    /// Where a value stands on the path from its baseline.
    ///
    /// Where both sides matter a baseline within the range meets the target, and a value that went past the range has
    /// no way left to go. The path to a range leads to the end that is nearer to the baseline.
    fn standing(
        &self,
        aim: &Aim,
        baseline: Baseline,
        unit: Decimal,
        value: Decimal,
        period: Period,
    ) -> Stated<Standing> {
        let goal = self.goal(baseline.value, aim, unit);
        let sign = self.sign(aim, baseline.value, goal);
        if aim.two_sided() {
            if aim.satisfied(baseline.value) {
                return Err(Reason::BaselineMeetsTarget);
            }
            if !aim.satisfied(value) && sign * (value - aim.reach(value)) > Decimal::ZERO {
                return Err(Reason::TwoSided);
            }
        }
        self.path(baseline, goal).standing(value, period.last(), sign)
    }

    /// +1 where more is better, −1 where less is; where both sides matter, the way from the baseline to the aim.
    fn sign(&self, aim: &Aim, from: Decimal, to: Decimal) -> Decimal {
        let falls = match self.case.indicator.direction {
            _ if aim.two_sided() => to < from,
            Direction::Down => true,
            Direction::Up => false,
            Direction::Within => to < from,
        };
        if falls { Decimal::NEGATIVE_ONE } else { Decimal::ONE }
    }

    /// The path in the indicator's unit; the milestones of a multiple are in 倍 like its value.
    fn path(&self, baseline: Baseline, goal: Decimal) -> Path {
        let scale = |value: Decimal| match self.case.target.judge {
            Judge::Multiple => value.saturating_mul(baseline.value),
            _ => value,
        };
        let target = self.case.target;
        let start = baseline.period.last();
        let year_end = |year: i32| NaiveDate::from_ymd_opt(year, 12, 31);
        let milestones = target
            .milestones
            .iter()
            .filter_map(|(&year, &value)| Some((year_end(year)?, scale(value))))
            .filter(|&(day, _)| start < day && day < target.deadline)
            .collect();
        Path { start, end: target.deadline, from: baseline.value, to: goal, milestones }
    }
}

/// A quotient as it is printed.
fn divided(value: Decimal, by: Decimal) -> Decimal {
    Ratio::new(value, by).map_or(value, Ratio::rounded)
}
