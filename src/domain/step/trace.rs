//! Lays the steps of a verdict out in order.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::super::aim::Aim;
use super::super::indicator::{Direction, Kind};
use super::super::judge::{Case, original};
use super::super::number::Ratio;
use super::super::observation::Bound;
use super::super::path::Path;
use super::super::series::{self, Figure};
use super::super::status::{Reason, Status};
use super::super::target::{Judge, Span, TargetValue};
use super::super::verdict::{Baseline, Verdict};
use super::{Claim, Step, deciding, path, window};

/// The steps of a verdict, in order.
#[must_use]
pub fn steps(case: &Case<'_>, verdict: &Verdict<'_>) -> Vec<Step> {
    let mut trace = Trace::new(case, verdict);
    let deadline = case.target.deadline;
    if let (Some(extension), Some(original)) = (&case.target.extension, original(case, verdict.as_of)) {
        trace.push(Step::Extended {
            from: extension.deadline,
            to: deadline,
            basis: extension.basis.clone(),
            status: original.status,
            days_overdue: original.days_overdue,
        });
    }
    trace.push(Step::Clock { as_of: verdict.as_of, deadline, days_left: verdict.days_left });
    if verdict.latest.is_none() {
        trace.push(Step::Nothing { close: verdict.nearby.map(|o| o.period) });
        trace.grace();
    } else {
        trace.tolerance();
        match case.target.judge {
            Judge::Latest | Judge::Multiple => deciding::latest(&mut trace),
            Judge::EachYear => window::each_year(&mut trace),
            Judge::WindowSum => window::sum(&mut trace),
            Judge::WindowGrowth => window::growth(&mut trace),
        }
        trace.grace();
        trace.distance();
        path::stand(&mut trace);
    }
    if let (Status::Behind, Some(share), Ok(pace)) = (verdict.status, case.rules.far_behind, verdict.pace) {
        trace.push(Step::FarBehind { pace: pace.rounded(), below: -share });
    }
    trace.push(Step::Conclusion {
        status: verdict.status,
        reason: verdict.reason,
        met_in: verdict.met_in,
        fell_back: verdict.fell_back,
    });
    trace.steps
}

/// The steps so far, and what they are about.
pub(super) struct Trace<'t, 'a> {
    pub(super) case: &'t Case<'a>,
    pub(super) verdict: &'t Verdict<'a>,
    aim: Aim,
    steps: Vec<Step>,
}

impl<'t, 'a> Trace<'t, 'a> {
    fn new(case: &'t Case<'a>, verdict: &'t Verdict<'a>) -> Self {
        let target = case.target;
        let share = verdict.tolerance.map_or(Decimal::ZERO, |(share, _)| share);
        let aim = Aim::new(target.comparator, case.indicator.direction, target.value, share);
        Self { case, verdict, aim, steps: Vec::new() }
    }

    pub(super) fn push(&mut self, step: Step) {
        self.steps.push(step);
    }

    /// True once the deadline has passed.
    pub(super) fn passed(&self) -> bool {
        self.verdict.days_left < 0
    }

    /// True before the deadline where the target is not met: pace and age then decide.
    pub(super) fn is_open(&self) -> bool {
        !self.passed() && !self.verdict.status.is_met()
    }

    /// The figures that may decide, by whole spans of a length.
    pub(super) fn figures(&self, span: Span) -> Vec<Figure> {
        series::deciding(self.case.indicator.kind, span, self.case.observations, self.verdict.as_of)
    }

    /// A value held against the target, on the target's own scale.
    pub(super) fn claim(&self, value: Decimal, bound: Bound) -> Claim {
        Claim::of(self.case, &self.aim, value, bound)
    }

    /// The figures that may decide by the latest, with what parts of a span prove.
    pub(super) fn figures_with_proofs(&self) -> Vec<Figure> {
        let Case { indicator, target, observations, .. } = *self.case;
        let mut figures = self.figures(target.span);
        if let (Kind::Flow, Some(aim)) = (indicator.kind, self.aim_in_unit()) {
            series::add_proofs(target.span, observations, self.verdict.as_of, &aim, &mut figures);
        }
        figures
    }

    /// What a figure in the indicator's unit says of the target.
    pub(super) fn tells(&self, figure: &Figure) -> Option<bool> {
        self.aim_in_unit()?.tells(figure.value, figure.bound)
    }

    /// The aim in the indicator's unit.
    fn aim_in_unit(&self) -> Option<Aim> {
        match (self.case.target.judge, self.verdict.baseline) {
            (Judge::Multiple, Ok(baseline)) => self.aim.times(baseline.value),
            (Judge::Multiple, Err(_)) => None,
            _ => Some(self.aim),
        }
    }

    /// How a flow's figure was added up, where it is not one published figure.
    pub(super) fn added_up(&mut self, figure: &Figure) {
        let parts = series::parts(self.case.observations, self.verdict.as_of, figure);
        if parts.len() > 1 {
            let parts = parts.iter().map(|f| f.value).collect();
            self.push(Step::Sum { of: figure.period, parts, sum: figure.value, bound: figure.bound });
        }
    }

    fn tolerance(&mut self) {
        let (Some((share, own)), TargetValue::One(value)) = (self.verdict.tolerance, self.case.target.value) else {
            return;
        };
        let [low, high] = self.aim.ends();
        let ends = match self.case.indicator.direction {
            Direction::Up => vec![(-1, low)],
            Direction::Down => vec![(1, high)],
            Direction::Within => vec![(-1, low), (1, high)],
        };
        self.push(Step::Tolerance { value, share, own, ends });
    }

    /// Until when figures are awaited, where that could bear on the status.
    fn grace(&mut self) {
        let days = self.case.rules.report_grace_days;
        let awaits = matches!(self.verdict.status, Status::OverdueUnconfirmed | Status::OverdueUnreported)
            || self.verdict.reason == Some(Reason::AwaitingFigure);
        let until = self.case.target.deadline.checked_add_days(Days::new(days.into()));
        if let (true, true, Some(until)) = (awaits, days > 0, until) {
            self.push(Step::Grace { days, until });
        }
    }

    /// The gap and the attainment.
    fn distance(&mut self) {
        let verdict = self.verdict;
        let (Some(judged), Ok(reach), Ok(gap)) = (verdict.judged, verdict.reach, verdict.gap) else { return };
        let value = judged.value;
        let goal = self.goal();
        let share = verdict.gap_pct.ok().filter(|_| !gap.is_zero()).map(|share| (goal, share.rounded()));
        self.push(Step::Gap { reach, value, gap, share });
        if let (Ok(attainment), TargetValue::One(goal)) = (verdict.attainment, self.case.target.value) {
            let from = match (self.case.indicator.direction, self.case.target.judge) {
                (Direction::Down, Judge::Multiple) => Some(Decimal::ONE),
                (Direction::Down, _) => verdict.baseline.ok().map(|b| b.value),
                _ => None,
            };
            self.push(Step::Attainment { value, goal, from, attainment: attainment.rounded() });
        }
    }

    /// The target's value; for a range the end that is to be reached.
    pub(super) fn goal(&self) -> Decimal {
        match self.case.target.value {
            TargetValue::One(goal) => goal,
            TargetValue::Range(low, _) => self.verdict.reach.unwrap_or(low),
        }
    }

    /// The path from a baseline, on the target's own scale.
    pub(super) fn path(&self, baseline: Baseline) -> Path {
        Path::of(self.case.target, &self.aim, baseline)
    }

    /// A value in the target's unit: itself, or as a multiple of the baseline.
    pub(super) fn in_unit(&mut self, value: Decimal) -> Decimal {
        let (Judge::Multiple, Ok(baseline)) = (self.case.target.judge, self.verdict.baseline) else { return value };
        let multiple = Ratio::new(value, baseline.value).map_or(value, Ratio::rounded);
        self.push(Step::Multiple { value, baseline: baseline.value, multiple });
        multiple
    }

    /// The last day of the deciding value.
    pub(super) fn judged_day(&self) -> Option<NaiveDate> {
        self.verdict.judged.map(|judged| judged.period.last())
    }
}
