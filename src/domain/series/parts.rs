//! Parts of flows: what tiles a whole span, what parts prove without tiling it, and what their sum says.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Figure, in_scope, is_whole, span_around};
use crate::domain::aim::Aim;
use crate::domain::observation::{Bound, Observation};
use crate::domain::period::Period;
use crate::domain::target::Span;

/// The whole spans of a flow: published as such, or tiled by disjoint parts.
pub(super) fn whole_flows(span: Span, observations: &[Observation], as_of: NaiveDate) -> Vec<Figure> {
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

/// The disjoint parts that cover a span without a gap, the longest parts first; `None` where they do not.
fn tiling(parts: &[Figure], whole: Period) -> Option<Vec<Figure>> {
    // From the span's end backwards: by the day a covered tail begins on, the part that begins it.
    let mut tails: BTreeMap<NaiveDate, Figure> = BTreeMap::new();
    let mut order: Vec<&Figure> = parts.iter().filter(|f| whole.contains(f.period.first())).collect();
    order.sort_by_key(|f| std::cmp::Reverse(f.period.first()));
    for part in order {
        let (first, last) = (part.period.first(), part.period.last());
        let goes_on = last == whole.last() || last.succ_opt().is_some_and(|next| tails.contains_key(&next));
        if goes_on && tails.get(&first).is_none_or(|kept| kept.period.last() < last) {
            tails.insert(first, *part);
        }
    }
    let mut tiles = vec![*tails.get(&whole.first())?];
    while let Some(next) = tiles.last().and_then(|tile| tails.get(&tile.period.last().succ_opt()?)) {
        tiles.push(*next);
    }
    Some(tiles)
}

/// The sum of the parts that tile a span.
fn tile(parts: &[Figure], whole: Period) -> Option<Figure> {
    let mut tiles = tiling(parts, whole)?.into_iter();
    let first = tiles.next()?;
    let sum = tiles.try_fold((first.value, first.bound), |(sum, bound), tile| {
        Some((sum.checked_add(tile.value)?, join(bound, tile.bound)?))
    });
    sum.map(|(value, bound)| Figure { period: whole, value, bound })
}

/// The published figures that a flow's figure was formed of: itself, the parts that tile it, or those that prove it.
#[must_use]
pub fn parts(observations: &[Observation], as_of: NaiveDate, figure: &Figure) -> Vec<Figure> {
    let within = |f: &Figure| figure.period.contains(f.period.first()) && figure.period.contains(f.period.last());
    let inside: Vec<Figure> = in_scope(observations, as_of).map(Figure::of).filter(within).collect();
    if let Some(own) = inside.iter().find(|f| f.period == figure.period && f.value == figure.value) {
        return vec![*own];
    }
    tiling(&inside, figure.period)
        .filter(|tiles| tiles.iter().map(|f| f.value).sum::<Decimal>() == figure.value)
        .unwrap_or_else(|| disjoint(observations, as_of, figure.period))
}

/// What the figures within a period add up to at least: their best sum without overlaps, as a lower bound.
///
/// `None` where there are none, or where one is negative: flows then do not only add.
#[must_use]
pub fn to_date(observations: &[Observation], as_of: NaiveDate, within: Period) -> Option<Figure> {
    let parts = disjoint(observations, as_of, within);
    let period = Period::new(parts.first()?.period.first(), parts.last()?.period.last())?;
    let value = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.value))?;
    let bound = parts.iter().try_fold(Bound::AtLeast, |bound, part| join(bound, part.bound))?;
    Some(Figure { period, value, bound })
}

/// The figures within a period that do not overlap and add up to the most, in order; upper bounds are left out.
///
/// Empty where there are none, where one is negative, or where the sum is too large.
#[must_use]
pub fn disjoint(observations: &[Observation], as_of: NaiveDate, within: Period) -> Vec<Figure> {
    let mut parts: Vec<Figure> = in_scope(observations, as_of)
        .map(Figure::of)
        .filter(|f| within.first() <= f.period.first() && f.period.last() <= within.last())
        .collect();
    // An upper bound below zero is a negative figure too.
    if parts.iter().any(|f| f.value < Decimal::ZERO) {
        return Vec::new();
    }
    parts.retain(|f| matches!(f.bound, Bound::Exact | Bound::AtLeast | Bound::MoreThan));
    parts.sort_by_key(|f| (f.period.last(), f.period.first()));
    // best[i]: the best sum of the parts before i, and whether the last of them is among its terms.
    let mut best: Vec<(Decimal, bool)> = vec![(Decimal::ZERO, false)];
    let before = |part: &Figure| parts.partition_point(|other| other.period.last() < part.period.first());
    for (index, part) in parts.iter().enumerate() {
        let Some(with) = best[before(part)].0.checked_add(part.value) else { return Vec::new() };
        let without = best[index].0;
        best.push(if without > with { (without, false) } else { (with, true) });
    }
    let mut chosen = Vec::new();
    let mut end = parts.len();
    while end > 0 {
        if best[end].1 {
            chosen.push(parts[end - 1]);
            end = before(&parts[end - 1]);
        } else {
            end -= 1;
        }
    }
    chosen.reverse();
    chosen
}

/// Adds to the whole figures of a flow what the parts of other spans add up to, where that proves the target met.
pub fn add_proofs(span: Span, observations: &[Observation], as_of: NaiveDate, aim: &Aim, figures: &mut Vec<Figure>) {
    let whole = figures.len();
    let spans = partial(span, observations, as_of, figures);
    let proofs = spans.into_iter().filter_map(|span| to_date(observations, as_of, span));
    figures.extend(proofs.filter(|f| aim.proved_by(f.value, f.bound)));
    if figures.len() > whole {
        figures.sort_by_key(|f| f.period.last());
    }
}

/// The spans of the target's length that only parts speak of: they do not tile it, but may still prove it.
fn partial(span: Span, observations: &[Observation], as_of: NaiveDate, whole: &[Figure]) -> Vec<Period> {
    let mut spans: Vec<Period> = Vec::new();
    for part in in_scope(observations, as_of).filter(|o| !is_whole(o.period, span)) {
        let around = span_around(span, part.period.last());
        let known = spans.last() == Some(&around) || whole.iter().any(|f| f.period == around);
        if !known && around.contains(part.period.first()) {
            spans.push(around);
        }
    }
    spans
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
    use super::super::deciding;
    use super::super::tests::{day, figure, sorted};
    use super::*;
    use crate::domain::indicator::Kind;

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
        let so_far = to_date(&parts, day("2025-06-01"), year).expect("parts");
        assert_eq!((so_far.value, so_far.bound), (Decimal::from(30), Bound::AtLeast));
        assert_eq!(partial(Span::Year, &parts, day("2025-06-01"), &[]), [year]);
    }

    #[test]
    fn an_upper_bound_below_zero_shows_that_flows_do_not_only_add() {
        let mut year = figure("2024-01-01", "2024-12-31", -2);
        year.bound = Bound::AtMost;
        let parts = sorted(vec![figure("2024-01-01", "2024-03-31", 10), year]);
        assert_eq!(to_date(&parts, day("2025-06-01"), Period::year(2024).expect("a year")), None);
    }

    #[test]
    fn the_best_parts_without_overlap_are_chosen() {
        let parts = sorted(vec![
            figure("2024-01-01", "2024-03-31", 10),
            figure("2024-01-01", "2024-06-30", 19),
            figure("2024-04-01", "2024-06-30", 11),
            figure("2024-08-01", "2024-08-31", 4),
        ]);
        let year = Period::year(2024).expect("a year");
        let chosen: Vec<Decimal> = disjoint(&parts, day("2025-06-01"), year).iter().map(|f| f.value).collect();
        assert_eq!(chosen, [Decimal::from(10), Decimal::from(11), Decimal::from(4)]);
        let mut less = parts;
        less.push(figure("2024-09-01", "2024-09-30", -1));
        assert_eq!(to_date(&less, day("2025-06-01"), year), None);
    }

    #[test]
    fn parts_of_which_one_is_exceeded_add_up_to_more_than_their_sum() {
        let over = Observation { bound: Bound::MoreThan, ..figure("2024-07-01", "2024-09-30", 70) };
        let parts = sorted(vec![figure("2024-01-01", "2024-06-30", 30), over]);
        let year = Period::year(2024).expect("a year");
        let so_far = to_date(&parts, day("2024-10-15"), year).expect("parts");
        assert_eq!((so_far.value, so_far.bound), (Decimal::from(100), Bound::MoreThan));
    }
}
