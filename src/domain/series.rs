//! The figures of an indicator that may decide a target: exact fit, in scope at a date, of the right length.
//!
//! Stocks and ratios are decided by figures as they stand. Flows and growth are decided by whole periods of the
//! target's own length; a flow's whole period may also be tiled by disjoint parts that leave no gap.

use std::collections::BTreeMap;

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

use super::indicator::Kind;
use super::observation::{Bound, Fit, Observation};
use super::period::Period;
use super::target::Span;

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
    fn of(observation: &Observation) -> Self {
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
pub fn nearby(observations: &[Observation], as_of: NaiveDate) -> Option<&Observation> {
    observations.iter().rfind(|o| o.fit == Fit::Close && o.period.last() <= as_of)
}

/// The latest figure in scope; of several that end on one day the one that decides for the kind.
#[must_use]
pub fn latest(kind: Kind, observations: &[Observation], as_of: NaiveDate) -> Option<&Observation> {
    let last = in_scope(observations, as_of).next_back()?;
    in_scope(observations, as_of)
        .filter(|o| o.period.last() == last.period.last())
        .reduce(|best, other| if outranks(kind, other.period, best.period) { other } else { best })
}

/// The figures that may decide, in order of their last day, one for each last day.
#[must_use]
pub fn deciding(kind: Kind, span: Span, observations: &[Observation], as_of: NaiveDate) -> Vec<Figure> {
    match kind {
        Kind::Stock | Kind::Ratio => {
            let mut figures: Vec<Figure> = Vec::with_capacity(observations.len());
            for figure in in_scope(observations, as_of).map(Figure::of) {
                match figures.last_mut() {
                    Some(kept) if kept.period.last() == figure.period.last() => {
                        if outranks(kind, figure.period, kept.period) {
                            *kept = figure;
                        }
                    }
                    _ => figures.push(figure),
                }
            }
            figures
        }
        Kind::Growth => in_scope(observations, as_of).map(Figure::of).filter(|f| is_whole(f.period, span)).collect(),
        Kind::Flow => whole_flows(span, observations, as_of),
    }
}

/// What the parts of a span that is not whole yet add up to at least: the best sum of disjoint parts within it.
///
/// `None` where there are no parts, where a part is negative (flows then do not only add), or where every part is
/// an upper bound.
#[must_use]
pub fn to_date(span: Span, observations: &[Observation], as_of: NaiveDate, within: Period) -> Option<Figure> {
    let parts: Vec<Figure> = in_scope(observations, as_of)
        .map(Figure::of)
        .filter(|f| within.first() <= f.period.first() && f.period.last() <= within.last())
        .filter(|f| !is_whole(f.period, span) && matches!(f.bound, Bound::Exact | Bound::AtLeast | Bound::MoreThan))
        .collect();
    if parts.is_empty() || parts.iter().any(|f| f.value.is_sign_negative()) {
        return None;
    }
    // best[i]: the best sum, and the first day it reaches back to, using only parts up to i (ordered by last day).
    let mut best: Vec<(Decimal, Period)> = Vec::with_capacity(parts.len());
    for (index, part) in parts.iter().enumerate() {
        let before = (0..index).rev().find(|&j| parts[j].period.last() < part.period.first()).map(|j| best[j]);
        let with = match before {
            Some((sum, period)) => {
                (sum.checked_add(part.value)?, Period::new(period.first(), part.period.last()).unwrap_or(part.period))
            }
            None => (part.value, part.period),
        };
        let without = index.checked_sub(1).map(|j| best[j]);
        best.push(match without {
            Some(kept) if kept.0 > with.0 => kept,
            _ => with,
        });
    }
    best.last().map(|&(value, period)| Figure { period, value, bound: Bound::AtLeast })
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

fn whole_flows(span: Span, observations: &[Observation], as_of: NaiveDate) -> Vec<Figure> {
    let mut figures: Vec<Figure> = Vec::new();
    let mut parts: Vec<Figure> = Vec::new();
    for figure in in_scope(observations, as_of).map(Figure::of) {
        if is_whole(figure.period, span) {
            figures.push(figure);
        } else if span_around(span, figure.period.last()).contains(figure.period.first()) {
            parts.push(figure);
        }
    }
    let mut from = 0;
    while from < parts.len() {
        let whole = span_around(span, parts[from].period.last());
        let to = from + parts[from..].iter().take_while(|f| f.period.last() <= whole.last()).count();
        if !figures.iter().any(|f| f.period == whole)
            && let Some(figure) = tile(&parts[from..to], whole)
        {
            figures.push(figure);
        }
        from = to;
    }
    figures.sort_by_key(|f| f.period.last());
    figures
}

/// The sum of disjoint parts that cover a span without a gap, the longest parts first; `None` where they do not.
fn tile(parts: &[Figure], whole: Period) -> Option<Figure> {
    // From the span's end backwards: the day a covered tail begins on, the part that begins it, the tail's sum.
    let mut tails: BTreeMap<NaiveDate, (NaiveDate, Decimal, Bound)> = BTreeMap::new();
    let mut order: Vec<&Figure> = parts.iter().filter(|f| whole.contains(f.period.first())).collect();
    order.sort_by_key(|f| std::cmp::Reverse(f.period.first()));
    for part in order {
        let (first, last) = (part.period.first(), part.period.last());
        let joined = if last == whole.last() {
            Some((part.value, part.bound))
        } else {
            last.succ_opt()
                .and_then(|next| tails.get(&next))
                .and_then(|&(_, sum, bound)| Some((part.value.checked_add(sum)?, join(part.bound, bound)?)))
        };
        if let Some((sum, bound)) = joined
            && tails.get(&first).is_none_or(|kept| kept.0 < last)
        {
            tails.insert(first, (last, sum, bound));
        }
    }
    tails.get(&whole.first()).map(|&(_, value, bound)| Figure { period: whole, value, bound })
}

/// What the sum of two figures says; `None` where a lower and an upper bound meet.
#[must_use]
pub fn join(one: Bound, other: Bound) -> Option<Bound> {
    use Bound::{AtLeast, AtMost, Exact, LessThan, MoreThan};
    match (one, other) {
        (Exact, bound) | (bound, Exact) => Some(bound),
        (AtLeast, AtLeast) => Some(AtLeast),
        (AtLeast | MoreThan, AtLeast | MoreThan) => Some(MoreThan),
        (AtMost, AtMost) => Some(AtMost),
        (AtMost | LessThan, AtMost | LessThan) => Some(LessThan),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::observation::Release;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn figure(first: &str, last: &str, value: i64) -> Observation {
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

    fn sorted(mut figures: Vec<Observation>) -> Vec<Observation> {
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
    fn disjoint_parts_that_tile_a_year_decide_a_flow() {
        let parts = sorted(vec![
            figure("2024-01-01", "2024-03-31", 10),
            figure("2024-01-01", "2024-09-30", 30),
            figure("2024-07-01", "2024-09-30", 11),
            figure("2024-10-01", "2024-12-31", 12),
        ]);
        let figures = deciding(Kind::Flow, Span::Year, &parts, day("2025-06-01"));
        assert_eq!(figures.len(), 1);
        assert_eq!((figures[0].value, figures[0].period.to_string()), (Decimal::from(42), "2024".to_owned()));
    }

    #[test]
    fn overlapping_parts_are_never_summed() {
        let parts = sorted(vec![figure("2024-01-01", "2024-09-30", 30), figure("2024-07-01", "2024-12-31", 20)]);
        assert!(deciding(Kind::Flow, Span::Year, &parts, day("2025-06-01")).is_empty());
        let year = Period::year(2024).expect("a year");
        let so_far = to_date(Span::Year, &parts, day("2025-06-01"), year).expect("parts");
        assert_eq!((so_far.value, so_far.bound), (Decimal::from(30), Bound::AtLeast));
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
