//! The figures of an indicator that may decide a target: exact fit, in scope at a date, of the right length.
//!
//! Stocks and ratios are decided by figures as they stand. Flows and growth are decided by whole periods of the
//! target's own length; a flow's whole period may also be tiled by disjoint parts that leave no gap.

mod parts;

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

use super::indicator::Kind;
use super::observation::{Bound, Fit, Observation};
use super::period::Period;
use super::target::Span;

pub use self::parts::{add_proofs, disjoint, join, parts, to_date};

/// A value for a period, as it decides: a figure itself or a sum of parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// The period.
    pub period: Period,
    /// The value.
    pub value: Decimal,
    /// What it says of the true value.
    pub bound: Bound,
}

impl Figure {
    pub(super) fn of(observation: &Observation) -> Self {
        Self { period: observation.period, value: observation.value, bound: observation.bound }
    }
}

/// The figures of exact fit whose period ends on or before the date, in order of their last day.
#[must_use = "an iterator does nothing by itself"]
pub fn in_scope(observations: &[Observation], as_of: NaiveDate) -> impl DoubleEndedIterator<Item = &Observation> {
    observations.iter().filter(move |o| o.fit == Fit::Exact && o.period.last() <= as_of)
}

/// The latest close figure whose period ends on or before the date.
#[must_use]
pub fn nearby(kind: Kind, observations: &[Observation], as_of: NaiveDate) -> Option<&Observation> {
    last_of(kind, observations.iter().filter(move |o| o.fit == Fit::Close && o.period.last() <= as_of))
}

/// The latest figure in scope; of several that end on one day the one that decides for the kind.
#[must_use]
pub fn latest(kind: Kind, observations: &[Observation], as_of: NaiveDate) -> Option<&Observation> {
    last_of(kind, in_scope(observations, as_of))
}

/// The last of figures in order of their last day; of several that end on one day the one that decides for the kind.
fn last_of<'o>(kind: Kind, mut figures: impl DoubleEndedIterator<Item = &'o Observation>) -> Option<&'o Observation> {
    let last = figures.next_back()?;
    let day = last.period.last();
    let same_day = figures.rev().take_while(|o| o.period.last() == day);
    Some(same_day.fold(last, |best, other| if outranks(kind, other.period, best.period) { other } else { best }))
}

/// The figures that may decide, in order of their last day, one for each last day; where that one is only a bound, the
/// exact figure that it outranks stands before it.
#[must_use]
pub fn deciding(kind: Kind, span: Span, observations: &[Observation], as_of: NaiveDate) -> Vec<Figure> {
    match kind {
        Kind::Stock | Kind::Ratio => {
            let figures: Vec<Figure> = in_scope(observations, as_of).map(Figure::of).collect();
            figures
                .chunk_by(|one, next| one.period.last() == next.period.last())
                .flat_map(|d| of_day(kind, d))
                .collect()
        }
        Kind::Growth => in_scope(observations, as_of).map(Figure::of).filter(|f| is_whole(f.period, span)).collect(),
        Kind::Flow => parts::whole_flows(span, observations, as_of),
    }
}

/// Of figures that end on one day the one that decides, after the exact one that decides where it proves nothing.
fn of_day(kind: Kind, figures: &[Figure]) -> impl Iterator<Item = Figure> {
    let first = |best: Figure, other: Figure| if outranks(kind, other.period, best.period) { other } else { best };
    let best = figures.iter().copied().reduce(first);
    let exact = figures.iter().copied().filter(|f| f.bound == Bound::Exact).reduce(first);
    exact.filter(|exact| Some(*exact) != best).into_iter().chain(best)
}

/// The span of the target's length that contains a day.
#[must_use]
pub fn span_around(span: Span, day: NaiveDate) -> Period {
    let months = months(span);
    let first_month = (day.month0() / months) * months + 1;
    let first = NaiveDate::from_ymd_opt(day.year(), first_month, 1).expect("the first of a month exists");
    let last = first.checked_add_months(Months::new(months)).and_then(|d| d.pred_opt()).expect("far from the ends");
    Period::new(first, last).expect("first before last")
}

/// True for a whole calendar span of that length.
#[must_use]
pub fn is_whole(period: Period, span: Span) -> bool {
    period.months() == Some(months(span)) && period.first().month0().is_multiple_of(months(span))
}

fn months(span: Span) -> u32 {
    match span {
        Span::Year => 12,
        Span::Half => 6,
        Span::Quarter => 3,
        Span::Month => 1,
    }
}

/// Of two periods that end on one day: the longest decides for flow, growth and ratio, the shortest for stock.
fn outranks(kind: Kind, one: Period, other: Period) -> bool {
    match kind {
        Kind::Stock => one.days() < other.days(),
        Kind::Flow | Kind::Ratio | Kind::Growth => one.days() > other.days(),
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::domain::observation::Release;

    pub(in crate::domain::series) fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    pub(in crate::domain::series) fn figure(first: &str, last: &str, value: i64) -> Observation {
        Observation {
            period: Period::new(day(first), day(last)).expect("in order"),
            value: Decimal::from(value),
            bound: Bound::Exact,
            fit: Fit::Exact,
            release: Release::Unmarked,
            seq: 1,
            publisher: None,
            title: None,
            url: None,
            note: None,
        }
    }

    pub(in crate::domain::series) fn sorted(mut figures: Vec<Observation>) -> Vec<Observation> {
        figures.sort_by_key(|o| (o.period.last(), o.period.first()));
        figures
    }

    #[test]
    fn of_periods_ending_on_one_day_the_shortest_decides_a_stock_and_the_longest_a_ratio() {
        let both = sorted(vec![figure("2024-01-01", "2024-12-31", 1), figure("2024-12-31", "2024-12-31", 2)]);
        let as_of = day("2025-06-01");
        assert_eq!(deciding(Kind::Stock, Span::Year, &both, as_of)[0].value, Decimal::from(2));
        assert_eq!(deciding(Kind::Ratio, Span::Year, &both, as_of)[0].value, Decimal::from(1));
        assert_eq!(latest(Kind::Stock, &both, as_of).map(|o| o.value), Some(Decimal::from(2)));
    }

    #[test]
    fn close_figures_that_end_on_one_day_do_not_depend_on_their_order() {
        let close = |first: &str, value| Observation { fit: Fit::Close, ..figure(first, "2024-12-31", value) };
        let both = [close("2024-12-31", 2), close("2024-01-01", 1)];
        let turned = [both[1].clone(), both[0].clone()];
        let value = |figures| nearby(Kind::Stock, figures, day("2025-06-01")).map(|o| o.value);
        assert_eq!(value(&both), Some(Decimal::from(2)));
        assert_eq!(value(&turned), Some(Decimal::from(2)));
    }

    #[test]
    fn growth_is_never_tiled() {
        let parts = sorted(vec![figure("2024-01-01", "2024-06-30", 10), figure("2024-07-01", "2024-12-31", 12)]);
        assert!(deciding(Kind::Growth, Span::Year, &parts, day("2025-06-01")).is_empty());
        assert_eq!(deciding(Kind::Growth, Span::Half, &parts, day("2025-06-01")).len(), 2);
    }

    #[test]
    fn what_ends_after_the_date_is_out_of_scope() {
        let figures = vec![figure("2024-01-01", "2024-12-31", 1)];
        assert!(deciding(Kind::Ratio, Span::Year, &figures, day("2024-12-30")).is_empty());
        assert_eq!(deciding(Kind::Ratio, Span::Year, &figures, day("2024-12-31")).len(), 1);
    }
}
