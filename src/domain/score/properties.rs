//! What holds of every score.

use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;

use super::*;
use crate::domain::code::Coded;

fn any_mark() -> impl Strategy<Value = Mark> {
    let attainment = option::weighted(0.7, (-300i64..3000, 1i64..1500));
    (select(Status::ALL), attainment, 1i64..4000).prop_map(|(status, attainment, days)| {
        let attainment = attainment.and_then(|(over, under)| Ratio::new(over.into(), under.into()));
        Mark::new(status, attainment.ok_or(Reason::NoBaseline), status.is_overdue().then_some(days))
    })
}

fn any_points() -> impl Strategy<Value = Points> {
    (vec(0i64..=1000, 5), 0i64..=1000, 0i64..=50, 0i64..=400).prop_map(|(mut worth, attainment, rate, most)| {
        // Best first, and the best and attainment together make 100.
        worth.sort_unstable_by(|a, b| b.cmp(a));
        let scale = |part: i64| Decimal::new(part * (1000 - attainment), 4);
        Points {
            met: scale(1000),
            on_track: scale(worth[0]),
            behind: scale(worth[2]),
            met_late: scale(worth[1].max(worth[3])),
            overdue: scale(worth[4]),
            attainment: Decimal::new(attainment, 1),
            overdue_per_30_days: Decimal::new(rate, 1),
            overdue_most: Decimal::new(most, 1),
        }
    })
}

fn sum(marks: &[Mark]) -> Sum {
    let mut sum = Sum::default();
    for mark in marks {
        sum.add(*mark);
    }
    sum
}

fn total(marks: &[Mark], points: &Points) -> Stated<Decimal> {
    sum(marks).score(points).map(|score| score.total.rounded())
}

proptest! {
    #[test]
    fn a_score_lies_between_0_and_100_and_is_its_addends(marks in vec(any_mark(), 0..30), points in any_points()) {
        prop_assert!(points.out_of_order().is_none() && points.met + points.attainment == FULL);
        let Ok(score) = sum(&marks).score(&points) else { return Ok(()) };
        let total = score.total.rounded();
        prop_assert!((Decimal::ZERO..=FULL).contains(&total), "{total}");
        let shares: Decimal = score.shares.iter().map(|share| share.points.rounded()).sum();
        let attained = score.attainment.map_or(Decimal::ZERO, |part| part.points.rounded());
        let by_hand = shares * score.factor.rounded() + attained - score.late.points.rounded();
        prop_assert!((by_hand.max(Decimal::ZERO) - total).abs() < Decimal::new(1, 8), "{by_hand} {total}");
    }

    #[test]
    fn the_order_of_targets_does_not_matter(
        (marks, mixed) in vec(any_mark(), 0..20).prop_flat_map(|m| (Just(m.clone()), Just(m).prop_shuffle())),
        points in any_points(),
    ) {
        prop_assert_eq!(sum(&marks).score(&points), sum(&mixed).score(&points));
    }

    #[test]
    fn a_target_without_data_changes_no_score(
        marks in vec(any_mark(), 0..20), more in any_mark(), at in any::<prop::sample::Index>(), points in any_points(),
    ) {
        prop_assume!(!is_judged(more.status));
        let mut all = marks.clone();
        all.insert(at.index(marks.len() + 1), more);
        prop_assert_eq!(sum(&all).score(&points), sum(&marks).score(&points));
        prop_assert_eq!(sum(&all).targets, sum(&marks).targets + 1);
    }

    #[test]
    fn meeting_what_was_behind_never_lowers_a_score(
        marks in vec(any_mark(), 1..20), at in any::<prop::sample::Index>(), points in any_points(),
    ) {
        let mut before = marks.clone();
        let place = at.index(before.len());
        before[place] = Mark { status: Status::Behind, days: 0, ..before[place] };
        let mut after = before.clone();
        let attainment = after[place].attainment.map(|_| Decimal::ONE);
        after[place] = Mark { status: Status::Met, attainment, days: 0 };
        if let (Ok(before), Ok(after)) = (total(&before, &points), total(&after, &points)) {
            prop_assert!(after >= before, "{before} {after}");
        }
    }

    #[test]
    fn a_copy_of_every_target_leaves_shares_and_score_as_they_are(marks in vec(any_mark(), 0..20), points in any_points()) {
        let twice = [marks.clone(), marks.clone()].concat();
        match (sum(&marks).score(&points), sum(&twice).score(&points)) {
            (Ok(once), Ok(twice)) => {
                for (one, two) in once.shares.iter().zip(&twice.shares) {
                    prop_assert_eq!((one.count * 2, one.points.compare(two.points)), (two.count, std::cmp::Ordering::Equal));
                }
                prop_assert_eq!(once.total.rounded(), twice.total.rounded());
            }
            (once, twice) => prop_assert_eq!(once, twice),
        }
    }

    #[test]
    fn what_the_targets_add_is_the_score(marks in vec(any_mark(), 0..20), points in any_points()) {
        let Ok(score) = sum(&marks).score(&points) else { return Ok(()) };
        prop_assume!(!score.floored);
        let adds: Decimal = marks.iter().filter_map(|mark| score.adds(*mark)).map(|adds| adds.total.rounded()).sum();
        prop_assert!((adds - score.total.rounded()).abs() < Decimal::new(1, 8), "{adds}");
    }

    #[test]
    fn an_agencys_score_lies_among_those_of_its_roles(
        parts in vec((0i64..100, 1u32..60, vec(any_mark(), 1..9)), 1..4), points in any_points(),
    ) {
        let parts: Vec<Part> = parts
            .iter()
            .filter_map(|(weight, judged, marks)| {
                let score = sum(marks).score(&points).ok()?.total;
                Some(Part { weight: Decimal::new(*weight, 1), judged: *judged, score })
            })
            .collect();
        let Ok(score) = overall(&parts) else { return Ok(()) };
        let all: Vec<Decimal> = parts.iter().map(|part| part.score.rounded()).collect();
        let (low, high) = (all.iter().min().expect("some"), all.iter().max().expect("some"));
        prop_assert!((*low..=*high).contains(&score.rounded()));
    }

    #[test]
    fn ranks_agree_with_scores(scores in vec(option::of((0i64..40).prop_map(|s| Decimal::new(s, 1))), 0..30)) {
        let ranks = ranks(&scores);
        for (score, rank) in scores.iter().zip(&ranks) {
            let above = score.map(|own| scores.iter().flatten().filter(|other| **other > own).count());
            prop_assert_eq!(above.map(|above| above + 1), *rank);
        }
    }
}
