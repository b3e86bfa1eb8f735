//! Pictures as data: a chart of figures over time against a target, and a bar of how much of a way is done.
//!
//! All values are exact and all words are there, so that every renderer can draw the same picture as well as it can, and
//! one that draws none can list what would be in it. Nothing here knows rows, columns, pixels or signs.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::light::Light;
use crate::domain::observation::Bound;

/// What a mark in a chart stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Mark {
    /// An exact figure.
    Figure,
    /// A lower bound: the true value is here or above.
    Least,
    /// An upper bound: the true value is here or below.
    Most,
    /// A figure of another definition, which decides nothing.
    Close,
    /// The path that is expected.
    Path,
    /// Where the figures lead if they go on as they did.
    Projection,
    /// A level to reach.
    Target,
    /// The deadline.
    Deadline,
    /// The time that has passed.
    Elapsed,
}

/// An axis from one end to the other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Axis<T> {
    /// What is measured along it, and how its ticks are to be read.
    pub label: String,
    /// Its beginning.
    pub from: T,
    /// Its end.
    pub to: T,
    /// Places along it with their words, in order, evenly apart for values, both ends among them.
    pub ticks: Vec<(T, String)>,
}

/// A figure in a chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    /// Its period.
    pub period: String,
    /// The day from which it counts.
    pub day: NaiveDate,
    /// Its value.
    pub value: Decimal,
    /// How people read the value, with unit and the sign of its bound.
    pub shown: String,
    /// What it says of the true value.
    pub bound: Bound,
    /// What it is drawn as.
    pub mark: Mark,
    /// Whether the verdict rests on it.
    pub decides: bool,
}

/// A line through points, straight between one and the next.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// What it is drawn as.
    pub mark: Mark,
    /// Its points in order of their days; two at least.
    pub points: Vec<(NaiveDate, Decimal)>,
}

/// A level across the whole chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Level {
    /// The value.
    pub value: Decimal,
    /// What it is, with its value: `目标 ≥13000个`.
    pub label: String,
    /// Its value alone, where there is little room.
    pub shown: String,
}

/// A picture of figures over time, against a target where there is one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// Time, by days.
    pub time: Axis<NaiveDate>,
    /// Values, in the unit that their words name.
    pub values: Axis<Decimal>,
    /// The figures, in order of their days.
    pub points: Vec<Point>,
    /// The path and the projection, where there are any.
    pub lines: Vec<Line>,
    /// The levels to reach.
    pub levels: Vec<Level>,
    /// The deadline, where there is a target.
    pub deadline: Option<NaiveDate>,
    /// The as-of date.
    pub as_of: NaiveDate,
    /// The light of the verdict.
    pub light: Light,
    /// The words for each mark that comes up, in the order to list them.
    pub legend: Vec<(Mark, String)>,
    /// What else a reader must know.
    pub remarks: Vec<String>,
}

/// What share a bar shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reached {
    /// Of the way from baseline to target.
    Progress,
    /// Of the target's value.
    Attainment,
}

/// How much of a way is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// The share that is done, exact: 1 for all of it; beyond 0 and 1 where it is beyond.
    pub share: Decimal,
    /// What it is a share of.
    pub reached: Reached,
    /// The share of time that had passed.
    pub elapsed: Option<Decimal>,
    /// Whether all is done: only then may the bar be full, and then it is.
    pub done: bool,
    /// The light.
    pub light: Light,
}

impl Bar {
    /// How many of some cells are filled: all of them only where all is done.
    #[must_use]
    pub fn filled(&self, cells: usize) -> usize {
        if self.done { cells } else { nearest(self.share, cells).min(cells.saturating_sub(1)) }
    }

    /// The edge between cells at which the time that had passed ends, 0 for the beginning.
    #[must_use]
    pub fn tick(&self, cells: usize) -> Option<usize> {
        self.elapsed.map(|share| nearest(share, cells))
    }
}

/// The whole number of cells nearest to a share of them.
fn nearest(share: Decimal, cells: usize) -> usize {
    use rust_decimal::prelude::ToPrimitive;
    let share = share.clamp(Decimal::ZERO, Decimal::ONE);
    let cells = share * Decimal::from(cells);
    cells.round_dp_with_strategy(0, rust_decimal::RoundingStrategy::MidpointAwayFromZero).to_usize().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn bar(share: Decimal, elapsed: Decimal, done: bool) -> Bar {
        Bar { share, reached: Reached::Progress, elapsed: Some(elapsed), done, light: Light::None }
    }

    #[test]
    fn a_bar_is_full_only_when_all_is_done() {
        assert_eq!(bar(Decimal::new(9996, 4), Decimal::ONE, false).filled(10), 9);
        assert_eq!(bar(Decimal::new(15, 1), Decimal::ONE, false).filled(10), 9);
        assert_eq!(bar(Decimal::new(97, 2), Decimal::ONE, true).filled(10), 10);
        assert_eq!(bar(Decimal::new(-3, 1), Decimal::ONE, false).filled(10), 0);
    }

    proptest! {
        #[test]
        fn what_is_behind_time_never_looks_ahead_of_it(share in -5000i64..20000, elapsed in 0i64..=10000, cells in 1usize..40) {
            let bar = bar(Decimal::new(share, 4), Decimal::new(elapsed, 4), false);
            let (filled, tick) = (bar.filled(cells), bar.tick(cells).expect("time is known"));
            prop_assert!(filled < cells && tick <= cells);
            if share <= elapsed {
                prop_assert!(filled <= tick);
            } else {
                prop_assert!(filled >= tick.min(cells - 1));
            }
        }
    }
}
