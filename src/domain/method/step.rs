//! The steps of the methods, with the numbers of each, so that they can be followed and computed again on paper.
//!
//! A step is data; its words are elsewhere. Steps retell what [`Methods`] says and compute nothing that it does not.

mod growth;
mod needed;
mod projection;
mod quantity;
mod room;
mod sums;
mod time_distance;

use chrono::NaiveDate;
use rust_decimal::Decimal;

pub use self::growth::of_figures;
pub use self::quantity::Quantity;

use super::ground::Ground;
use super::growth_ratio::GrowthBand;
use super::{Method, Methods};
use crate::domain::formula::{Amount, Formula};
use crate::domain::judge::Case;
use crate::domain::path::Path;
use crate::domain::status::Reason;
use crate::domain::step::{self, Claim, Point};
use crate::domain::verdict::Verdict;

/// A value of a day.
pub type Dated = (NaiveDate, Decimal);

/// One step of a method.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// A step of the verdict.
    Verdict(step::Step),
    /// What cannot be said, and why.
    Without(Quantity, Reason),
    /// A formula and what it comes to.
    Equation {
        /// What is computed.
        what: Quantity,
        /// The formula.
        formula: Formula,
        /// What it comes to, as it is printed.
        result: Formula,
    },
    /// A value held against the target.
    Held(Quantity, Claim),
    /// A value held against a threshold.
    AtLeast {
        /// What is compared.
        what: Quantity,
        /// Its value.
        value: Formula,
        /// The threshold.
        least: Formula,
        /// Whether it is reached.
        holds: bool,
    },
    /// What growth is measured between.
    Ends {
        /// The base.
        base: Dated,
        /// The deciding value.
        current: Dated,
        /// The target, where it is regarded.
        target: Option<Dated>,
    },
    /// The first and the latest exact figure, between which growth is measured where there is no target.
    Stretch {
        /// The first.
        first: Dated,
        /// The latest.
        latest: Dated,
    },
    /// Years from one day to another; days where they are no whole years.
    Years {
        /// The one day.
        from: NaiveDate,
        /// The other.
        to: NaiveDate,
        /// Days between them, where they are divided.
        days: Option<i64>,
        /// The years.
        years: Amount,
    },
    /// Days from one day to another.
    Days {
        /// The one day.
        from: NaiveDate,
        /// The other.
        to: NaiveDate,
        /// How many.
        days: i64,
    },
    /// How much the growth ratio's method calls it.
    Band(GrowthBand),
    /// The score is cut off at its highest (5) or lowest (−5).
    CutOff(i64),
    /// The score of a target that is reached.
    FullScore(i64),
    /// The figures of a line: days, days since the first, values.
    Points(Vec<(NaiveDate, i64, Amount)>),
    /// Student's quantile, from tables.
    Quantile {
        /// Degrees of freedom.
        freedom: i64,
        /// The quantile.
        quantile: Amount,
    },
    /// The whole day that so many days come to.
    Day {
        /// The day they are counted from.
        from: NaiveDate,
        /// Whole days: the first not before, or after where it has to be beyond.
        days: i64,
        /// Whether it has to be beyond.
        beyond: bool,
        /// The day.
        day: NaiveDate,
    },
    /// The piece of the path that is read.
    Piece {
        /// The day on which the path starts.
        start: NaiveDate,
        /// The point before.
        left: Point,
        /// The point after.
        right: Point,
    },
    /// Nothing is needed any more.
    NothingNeeded,
    /// Quarters that are left.
    Quarters {
        /// The day from which they are counted.
        from: NaiveDate,
        /// The deadline.
        deadline: NaiveDate,
        /// How many.
        quarters: u32,
    },
    /// When the next figure is due.
    NextDay(NaiveDate),
    /// At the deadline the value to reach counts, and no tolerance.
    NextIsLast(Decimal),
}

/// The steps of a verdict and of the methods beside it.
pub struct Retelling<'t, 'a> {
    ground: Ground<'t, 'a>,
    methods: &'t Methods,
    verdict: Vec<step::Step>,
}

impl<'t, 'a> Retelling<'t, 'a> {
    /// Retells a verdict and its methods.
    #[must_use]
    pub fn new(case: &'t Case<'a>, verdict: &'t Verdict<'a>, methods: &'t Methods) -> Self {
        Self { ground: Ground::new(case, verdict), methods, verdict: step::steps(case, verdict) }
    }

    /// The steps of the verdict.
    #[must_use]
    pub fn verdict(&self) -> &[step::Step] {
        &self.verdict
    }

    /// The steps of a method; where it cannot be said, the reason why.
    #[must_use]
    pub fn of(&self, method: Method) -> Vec<Step> {
        match method {
            Method::Attainment => {
                let found = self.of_verdict(|s| matches!(s, step::Step::Gap { .. } | step::Step::Attainment { .. }));
                or_why(found, Quantity::Attainment, self.ground.verdict.attainment.err())
            }
            Method::Pace => {
                use step::Step::{Baseline, Elapsed, Expected, ExpectedShare, Lag, Pace, Progress};
                let is_pace = |s: &step::Step| {
                    matches!(
                        s,
                        Baseline(_)
                            | Progress { .. }
                            | Elapsed { .. }
                            | Expected { .. }
                            | ExpectedShare { .. }
                            | Pace { .. }
                            | Lag { .. }
                    )
                };
                let pace = self.ground.verdict.pace;
                let found = if pace.is_ok() { self.of_verdict(is_pace) } else { Vec::new() };
                or_why(found, Quantity::Pace, pace.err())
            }
            Method::GrowthRatio => growth::ratio(self),
            Method::GrowthTrend => growth::trend(self),
            Method::Projection => projection::steps(self),
            Method::TimeDistance => time_distance::steps(self),
            Method::Needed => needed::steps(self),
            Method::Room => room::steps(self),
        }
    }

    fn of_verdict(&self, wanted: impl Fn(&step::Step) -> bool) -> Vec<Step> {
        self.verdict.iter().filter(|step| wanted(step)).cloned().map(Step::Verdict).collect()
    }
}

fn or_why(mut steps: Vec<Step>, what: Quantity, reason: Option<Reason>) -> Vec<Step> {
    steps.extend(reason.map(|reason| Step::Without(what, reason)));
    steps
}

/// What stands for steps whose numbers are too large to be written out.
fn too_large(what: Quantity) -> Vec<Step> {
    vec![Step::Without(what, Reason::TooLarge)]
}

/// A formula with what it comes to.
fn equation(what: Quantity, formula: Formula, result: impl Into<Formula>) -> Step {
    Step::Equation { what, formula, result: result.into() }
}

/// A formula with what it comes to, where that can be written.
fn computed(what: Quantity, formula: Formula, result: f64) -> Option<Step> {
    Some(equation(what, formula, Formula::computed(result)?))
}

/// Years between two days as growth counts them.
fn years(from: NaiveDate, to: NaiveDate, years: f64) -> Option<Step> {
    let Formula::Number(amount) = Formula::computed(years)? else { return None };
    let days = (years.fract() != 0.0).then(|| (to - from).num_days());
    Some(Step::Years { from, to, days, years: amount })
}

/// The piece of a path between whose points a day lies.
fn piece(path: &Path, day: NaiveDate) -> (Point, Point) {
    let [left, right] = path.piece(day).map(|(day, value)| Point { day, value });
    (left, right)
}

/// Days from the start of a path to where a piece of it has a value.
fn days_on_path(path: &Path, (left, right): (Point, Point), value: Decimal) -> Formula {
    let [before, after] = [left, right].map(|point| (point.day - path.start).num_days());
    let share = (Formula::from(value) - left.value.into()) / (Formula::from(right.value) - left.value.into());
    if before == 0 {
        return share * after.into();
    }
    Formula::from(before) + share * (Formula::from(after) - before.into())
}

#[cfg(test)]
mod tests;
