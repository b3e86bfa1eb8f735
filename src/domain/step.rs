//! The steps of a verdict, with the numbers of each, so that it can be followed and recomputed on paper.
//!
//! A step is data; its words are elsewhere. Every status follows from the steps alone: dates, comparisons, pace, age,
//! years and gaps all stand here with what they were computed from.

mod deciding;
mod path;
mod trace;
mod window;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::aim::Aim;
use super::code::Text;
use super::indicator::Direction;
use super::judge::Case;
use super::observation::Bound;
use super::period::Period;
use super::status::{Reason, Status};
use super::target::{Comparator, TargetValue};
use super::verdict::{Baseline, YearState, YearStatus};

pub use self::trace::steps;

/// A value held against the target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Claim {
    /// The value.
    pub value: Decimal,
    /// What it says of the true value.
    pub bound: Bound,
    /// The comparator; for `about` the one that its tolerance leaves.
    pub comparator: Comparator,
    /// The value or values compared with.
    pub against: TargetValue,
    /// Whether the target is satisfied; `None` where a bound leaves it open.
    pub holds: Option<bool>,
}

impl Claim {
    /// A value held against the aim of a case, on the aim's own scale.
    #[must_use]
    pub fn of(case: &Case<'_>, aim: &Aim, value: Decimal, bound: Bound) -> Self {
        let [low, high] = aim.ends();
        let (comparator, against) = match (case.target.comparator, case.indicator.direction) {
            (Comparator::About, Direction::Up) => (Comparator::AtLeast, TargetValue::One(low)),
            (Comparator::About, Direction::Down) => (Comparator::AtMost, TargetValue::One(high)),
            (Comparator::About, Direction::Within) => (Comparator::Between, TargetValue::Range(low, high)),
            (comparator, _) => match case.target.value {
                TargetValue::One(_) => (comparator, TargetValue::One(low)),
                TargetValue::Range(..) => (comparator, TargetValue::Range(low, high)),
            },
        };
        Self { value, bound, comparator, against, holds: aim.tells(value, bound) }
    }
}

/// One point of the path that a value is expected to take.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The day.
    pub day: NaiveDate,
    /// The value expected then.
    pub value: Decimal,
}

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
    /// The deadline was moved; where the target would stand by the document's own.
    Extended {
        /// The document's own deadline.
        from: NaiveDate,
        /// The deadline in force.
        to: NaiveDate,
        /// By whose decision.
        basis: Text,
        /// The status by the document's own deadline.
        status: Status,
        /// Days past it, for what is overdue by it.
        days_overdue: Option<i64>,
    },
    /// No figure is in scope; only a close one may be known.
    Nothing {
        /// The period of the close figure.
        close: Option<Period>,
    },
    /// The value to reach under `about`.
    Tolerance {
        /// The target's value.
        value: Decimal,
        /// The share.
        share: Decimal,
        /// Whether it is the document's.
        own: bool,
        /// Less (−1) or more (+1), and the value that leaves.
        ends: Vec<(i8, Decimal)>,
    },
    /// One year that is judged by itself.
    Year {
        /// The year.
        year: i32,
        /// Its figure against the target, and the figure's last day.
        figure: Option<(Claim, NaiveDate)>,
        /// Where the year stands.
        status: YearStatus,
    },
    /// The years of a window that is judged as a whole.
    Years(Vec<YearState>),
    /// Flows summed.
    Sum {
        /// What the sum speaks for.
        of: Period,
        /// The parts.
        parts: Vec<Decimal>,
        /// Their sum.
        sum: Decimal,
        /// What the sum says of the true one.
        bound: Bound,
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
    /// A later bound that proves nothing and is set aside.
    Aside {
        /// Its period.
        period: Period,
        /// Its value.
        value: Decimal,
        /// What it says of the true value.
        bound: Bound,
    },
    /// After the deadline: whether the deciding figure counts as in time, by its first day.
    Timing {
        /// Its first day.
        first: NaiveDate,
        /// The deadline.
        deadline: NaiveDate,
    },
    /// The last figure in time that says anything, where a later one decides.
    InTime(Option<(Period, Claim)>),
    /// What lies between the known parts of a sum.
    Missing(Vec<Period>),
    /// How far the figures of a window reach.
    Window {
        /// The window's last day.
        end: NaiveDate,
        /// The last day of its figures.
        reached: NaiveDate,
        /// Whether something of the window is missing.
        open: bool,
        /// Whether what is missing can only add.
        only_adds: bool,
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
        /// The days between, where they are no whole years.
        days: Option<i64>,
        /// The years between.
        years: Decimal,
        /// The mean in percent.
        mean: Decimal,
    },
    /// The comparison.
    Compare(Claim),
    /// No value can be held against the target.
    Without(Reason),
    /// A later figure that no longer satisfies.
    FellBack(Period, Claim),
    /// After the deadline: how many figures came later, none of which satisfies.
    Later(usize),
    /// After the deadline: whether an exact figure covers it.
    Cover {
        /// The last day of the last exact figure.
        last: NaiveDate,
        /// The deadline.
        deadline: NaiveDate,
    },
    /// After the deadline: until when figures are awaited.
    Grace {
        /// The days.
        days: u32,
        /// The last of them.
        until: NaiveDate,
    },
    /// The gap.
    Gap {
        /// The value to reach.
        reach: Decimal,
        /// The deciding value.
        value: Decimal,
        /// The distance.
        gap: Decimal,
        /// The target's value and the gap as a share of it.
        share: Option<(Decimal, Decimal)>,
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
    /// The value expected by then, on the line between two points of the path.
    Expected {
        /// The point before.
        left: Point,
        /// The point after.
        right: Point,
        /// Days from the point before to the figure's last day.
        gone: i64,
        /// The value.
        expected: Decimal,
    },
    /// The expected share of the way, where milestones bend the path.
    ExpectedShare {
        /// The expected value.
        expected: Decimal,
        /// The baseline.
        from: Decimal,
        /// The target's value.
        goal: Decimal,
        /// The share.
        share: Decimal,
    },
    /// Pace against the tolerance.
    Pace {
        /// Progress.
        progress: Decimal,
        /// Elapsed, or the expected share of the way.
        expected: Decimal,
        /// The difference.
        pace: Decimal,
        /// The least pace that is on track, where the status depends on it.
        least: Option<Decimal>,
    },
    /// Months late, or early where negative.
    Lag {
        /// The pace.
        pace: Decimal,
        /// Days from the start to the deadline.
        whole: i64,
        /// The months.
        months: Decimal,
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
        /// Months during which a figure carries `on_track`.
        months: u32,
        /// The last day of these.
        until: NaiveDate,
        /// Whether it is older.
        stale: bool,
    },
    /// How far behind what is behind is.
    FarBehind {
        /// The pace.
        pace: Decimal,
        /// The pace below which it is far behind.
        below: Decimal,
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
