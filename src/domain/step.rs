//! The steps of a verdict, with the numbers of each, so that it can be followed and recomputed on paper.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::indicator::{Direction, Kind};
use super::judge::Case;
use super::number::Ratio;
use super::observation::Bound;
use super::period::Period;
use super::series;
use super::status::{Reason, Status};
use super::target::{Comparator, Judge, TargetValue};
use super::verdict::{Baseline, Verdict, YearState};

/// One step.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// The dates: how many days are left to the deadline, negative once it has passed.
    Clock {
        /// The as-of date.
        as_of: NaiveDate,
        /// The deadline.
        deadline: NaiveDate,
        /// Days from the one to the other.
        days_left: i64,
    },
    /// No figure is in scope; only a close one may be known.
    Nothing {
        /// The period of the close figure.
        close: Option<Period>,
    },
    /// A figure decides as it stands.
    Figure {
        /// Its period.
        period: Period,
        /// Its value.
        value: Decimal,
        /// What it says of the true value.
        bound: Bound,
    },
    /// The years of the window.
    Years(Vec<YearState>),
    /// Flows summed.
    Sum {
        /// The parts.
        parts: Vec<Decimal>,
        /// Their sum.
        sum: Decimal,
        /// What the sum says of the true one.
        bound: Bound,
    },
    /// A figure divided by the baseline.
    Multiple {
        /// The figure.
        value: Decimal,
        /// The baseline.
        baseline: Decimal,
        /// Times.
        multiple: Decimal,
    },
    /// The mean of yearly growth rates.
    MeanOfGrowth {
        /// The rates in percent.
        rates: Vec<Decimal>,
        /// The mean in percent.
        mean: Decimal,
    },
    /// The mean growth from one level to another.
    MeanOfLevels {
        /// The level at the end.
        end: Decimal,
        /// The level before the window.
        start: Decimal,
        /// The years between.
        years: Decimal,
        /// The mean in percent.
        mean: Decimal,
    },
    /// The value to reach under `about`.
    Tolerance {
        /// The target's value.
        value: Decimal,
        /// The share.
        share: Decimal,
        /// Whether it is the document's.
        own: bool,
        /// Less (−1) or more (+1).
        sign: i8,
        /// The value to reach.
        reach: Decimal,
    },
    /// The comparison.
    Compare {
        /// The deciding value.
        value: Decimal,
        /// What it says of the true value.
        bound: Bound,
        /// The comparator; for `about` the one that its tolerance leaves.
        comparator: Comparator,
        /// The value or values compared with.
        against: TargetValue,
        /// Whether the target is satisfied.
        holds: bool,
    },
    /// The gap.
    Gap {
        /// The value to reach.
        reach: Decimal,
        /// The deciding value.
        value: Decimal,
        /// The distance.
        gap: Decimal,
    },
    /// Attainment.
    Attainment {
        /// The deciding value.
        value: Decimal,
        /// The target's value.
        goal: Decimal,
        /// The baseline, where less is better.
        from: Option<Decimal>,
        /// The share.
        attainment: Decimal,
    },
    /// The baseline.
    Baseline(Baseline),
    /// Why there is no path to be judged by.
    NoPath(Reason),
    /// Progress.
    Progress {
        /// The deciding value.
        value: Decimal,
        /// The baseline.
        from: Decimal,
        /// The target's value.
        goal: Decimal,
        /// The share of the way.
        progress: Decimal,
    },
    /// Elapsed time.
    Elapsed {
        /// Days from the start to the figure's last day.
        gone: i64,
        /// Days from the start to the deadline.
        whole: i64,
        /// The share of the time.
        elapsed: Decimal,
    },
    /// The value expected by then, where milestones bend the path.
    Expected {
        /// The value.
        expected: Decimal,
    },
    /// Pace against the tolerance.
    Pace {
        /// Progress, or what the milestones ask: value, expected, baseline and goal.
        progress: Decimal,
        /// Elapsed, or the expected share of the way.
        elapsed: Decimal,
        /// The difference.
        pace: Decimal,
        /// The least pace that is on track.
        least: Decimal,
    },
    /// What is needed each year.
    Needed {
        /// The value to reach.
        reach: Decimal,
        /// The deciding value.
        value: Decimal,
        /// Days from the figure to the deadline.
        days: i64,
        /// The amount a year.
        needed: Decimal,
    },
    /// The figure's age.
    Age {
        /// Days.
        days: i64,
        /// Months after which a figure does not carry `on_track`.
        limit: u32,
        /// Whether it is older.
        stale: bool,
    },
    /// What follows.
    Conclusion {
        /// The status.
        status: Status,
        /// The reason.
        reason: Option<Reason>,
        /// The first period of the run that satisfies.
        met_in: Option<Period>,
        /// Whether it fell back since.
        fell_back: bool,
    },
}

/// The steps of a verdict, in order.
#[must_use]
pub fn steps(case: &Case<'_>, verdict: &Verdict<'_>) -> Vec<Step> {
    let mut steps =
        vec![Step::Clock { as_of: verdict.as_of, deadline: case.target.deadline, days_left: verdict.days_left }];
    if verdict.latest.is_none() {
        steps.push(Step::Nothing { close: verdict.nearby.map(|o| o.period) });
    }
    if !verdict.years.is_empty() {
        steps.push(Step::Years(verdict.years.clone()));
    }
    if let Some(judged) = verdict.judged {
        formed(case, verdict, &mut steps);
        compared(case, verdict, judged.value, judged.bound, &mut steps);
        on_path(case, verdict, judged.value, judged.period, &mut steps);
    }
    steps.push(Step::Conclusion {
        status: verdict.status,
        reason: verdict.reason,
        met_in: verdict.met_in,
        fell_back: verdict.fell_back,
    });
    steps
}

/// How the deciding value was formed.
fn formed(case: &Case<'_>, verdict: &Verdict<'_>, steps: &mut Vec<Step>) {
    let Some(judged) = verdict.judged else { return };
    let figures = series::deciding(case.indicator.kind, case.target.span, case.observations, verdict.as_of);
    let at = |period: Period| figures.iter().find(|f| f.period == period);
    let last = figures.iter().rfind(|f| f.period.last() == judged.period.last());
    match case.target.judge {
        Judge::Latest | Judge::EachYear => {
            steps.push(Step::Figure { period: judged.period, value: judged.value, bound: judged.bound });
        }
        Judge::Multiple => {
            let (Some(figure), Ok(baseline)) = (at(judged.period), verdict.baseline) else { return };
            steps.push(Step::Figure { period: figure.period, value: figure.value, bound: figure.bound });
            steps.push(Step::Baseline(baseline));
            steps.push(Step::Multiple { value: figure.value, baseline: baseline.value, multiple: judged.value });
        }
        Judge::WindowSum => {
            let mut parts: Vec<Decimal> = figures
                .iter()
                .filter(|f| judged.period.first() <= f.period.first() && f.period.last() <= judged.period.last())
                .map(|f| f.value)
                .collect();
            let whole: Decimal = parts.iter().sum();
            if whole != judged.value {
                parts.push(judged.value - whole);
            }
            steps.push(Step::Sum { parts, sum: judged.value, bound: judged.bound });
        }
        Judge::WindowGrowth if case.indicator.kind == Kind::Growth => {
            let rates = verdict.years.iter().filter_map(|y| y.value).collect();
            steps.push(Step::MeanOfGrowth { rates, mean: judged.value });
        }
        Judge::WindowGrowth => {
            let (Some(figure), Ok(baseline)) = (last, verdict.baseline) else { return };
            let years = super::path::years_between(baseline.period.last(), figure.period.last());
            steps.push(Step::Baseline(baseline));
            steps.push(Step::MeanOfLevels {
                end: figure.value,
                start: baseline.value,
                years: super::number::from_computed(years).unwrap_or_default(),
                mean: judged.value,
            });
        }
    }
}

/// The comparison, the gap and the attainment.
fn compared(case: &Case<'_>, verdict: &Verdict<'_>, value: Decimal, bound: Bound, steps: &mut Vec<Step>) {
    let target = case.target;
    let (Ok(reach), Ok(gap)) = (verdict.reach, verdict.gap) else { return };
    let mut against = target.value;
    let mut comparator = target.comparator;
    if let (Some((share, own)), TargetValue::One(goal)) = (verdict.tolerance, target.value) {
        let sign = if reach < goal { -1 } else { 1 };
        steps.push(Step::Tolerance { value: goal, share, own, sign, reach });
        let slack = goal.abs() * share;
        against = match case.indicator.direction {
            Direction::Within => TargetValue::Range(goal - slack, goal + slack),
            _ => TargetValue::One(reach),
        };
        comparator = match case.indicator.direction {
            Direction::Up => Comparator::AtLeast,
            Direction::Down => Comparator::AtMost,
            Direction::Within => Comparator::Between,
        };
    }
    let holds = verdict.margin.is_ok_and(|margin| margin > Decimal::ZERO || gap.is_zero())
        && verdict.reason != Some(Reason::EqualNotBeyond);
    steps.push(Step::Compare { value, bound, comparator, against, holds });
    steps.push(Step::Gap { reach, value, gap });
    if let (Ok(attainment), TargetValue::One(goal)) = (verdict.attainment, target.value) {
        let from = match case.indicator.direction {
            Direction::Down => verdict.baseline.ok().map(|b| b.value),
            _ => None,
        };
        if target.judge != Judge::Multiple || from.is_none() {
            steps.push(Step::Attainment { value, goal, from, attainment: attainment.rounded() });
        }
    }
}

/// Where the value stands on the path, what is needed, and how old the figure is.
fn on_path(case: &Case<'_>, verdict: &Verdict<'_>, value: Decimal, period: Period, steps: &mut Vec<Step>) {
    let multiple = case.target.judge == Judge::Multiple;
    if let (Ok(baseline), Ok(progress), Ok(elapsed), Ok(pace)) =
        (verdict.baseline, verdict.progress, verdict.elapsed, verdict.pace)
    {
        if !multiple {
            steps.push(Step::Baseline(baseline));
        }
        let from = if multiple { Decimal::ONE } else { baseline.value };
        let goal = match case.target.value {
            TargetValue::One(goal) => goal,
            TargetValue::Range(..) => verdict.reach.unwrap_or(value),
        };
        let start = baseline.period.last();
        let whole = (case.target.deadline - start).num_days();
        let gone = (period.last() - start).num_days().clamp(0, whole);
        let progress = progress.rounded();
        steps.push(Step::Progress { value, from, goal, progress });
        steps.push(Step::Elapsed { gone, whole, elapsed: elapsed.rounded() });
        let mut by_now = elapsed.rounded();
        if let (false, Ok(expected)) = (case.target.milestones.is_empty(), verdict.expected) {
            steps.push(Step::Expected { expected: expected.rounded() });
            by_now = Ratio::new(expected.rounded() - from, goal - from).map_or(by_now, Ratio::rounded);
        }
        let least = -case.rules.tolerance;
        steps.push(Step::Pace { progress, elapsed: by_now, pace: pace.rounded(), least });
    } else if let (Err(reason), false) = (verdict.pace, verdict.status.is_met()) {
        steps.push(Step::NoPath(reason));
    }
    if let (Ok(needed), Ok(reach)) = (verdict.needed_per_year, verdict.reach)
        && verdict.gap.is_ok_and(|gap| !gap.is_zero())
    {
        let days = (case.target.deadline - period.last()).num_days();
        steps.push(Step::Needed { reach, value, days, needed: needed.rounded() });
    }
    if !verdict.status.is_met() && !verdict.status.is_overdue() {
        let days = (verdict.as_of - period.last()).num_days();
        steps.push(Step::Age { days, limit: case.rules.stale_months, stale: verdict.stale });
    }
}
