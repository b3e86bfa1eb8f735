//! What holds of the methods, on arbitrary cases.

use std::cmp::Ordering;

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Methods, methods};
use crate::domain::indicator::{Direction, Kind};
use crate::domain::judge::arbitrary::{Range, any_day, any_draft, is_midway, mirrored};
use crate::domain::judge::draft::{Draft, day};
use crate::domain::judge::judge;
use crate::domain::number::{Ratio, to_double};
use crate::domain::observation::{Bound, Fit};
use crate::domain::path::years_between;
use crate::domain::period::Period;
use crate::domain::status::{Reason, Status};
use crate::domain::target::{Comparator, Judge};
use crate::domain::verdict::{Stated, Verdict};

fn told(draft: &Draft, as_of: NaiveDate) -> (Verdict<'_>, Methods) {
    let case = draft.case();
    let verdict = judge(&case, as_of);
    let methods = methods(&case, &verdict);
    (verdict, methods)
}

/// A figure that is what the latest deciding one is, but for its value.
fn with_latest(draft: &Draft, period: Period, change: impl FnOnce(Decimal) -> Decimal) -> Draft {
    let mut other = draft.clone();
    let latest = other.observations.iter_mut().find(|o| o.period == period && o.fit == Fit::Exact);
    let latest = latest.expect("it decided");
    latest.value = change(latest.value);
    other
}

/// +1 where more is better.
fn sign(direction: Direction) -> Option<Decimal> {
    match direction {
        Direction::Up => Some(Decimal::ONE),
        Direction::Down => Some(Decimal::NEGATIVE_ONE),
        Direction::Within => None,
    }
}

fn rounded(stated: Stated<Ratio>) -> Stated<Decimal> {
    stated.map(Ratio::rounded)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_methods_never_panic(draft in any_draft(Range::Anything), as_of in any_day()) {
        let (verdict, methods) = told(&draft, as_of);
        if verdict.judged.is_none() {
            prop_assert!(methods.projection.is_err() && methods.growth_ratio.is_err() && methods.room.is_err());
        }
    }

    #[test]
    fn a_mirrored_case_has_mirrored_methods(mut draft in any_draft(Range::Sensible), as_of in any_day()) {
        if draft.indicator.kind == Kind::Flow {
            draft.indicator.kind = Kind::Stock;
        }
        if !matches!(draft.target.judge, Judge::Latest | Judge::EachYear) {
            draft.target.judge = Judge::Latest;
        }
        if is_midway(&draft) {
            return Ok(());
        }
        let turned = mirrored(&draft);
        let ((_, one), (_, other)) = (told(&draft, as_of), told(&turned, as_of));
        let led = |methods: &Methods| methods.projection.as_ref().map(|p| (p.points, p.span, p.meets, p.reaches_on)).map_err(|r| *r);
        prop_assert_eq!(led(&one), led(&other));
        if let (Ok(one), Ok(other)) = (&one.projection, &other.projection) {
            prop_assert_eq!((one.value, one.slope_per_year), (-other.value, -other.slope_per_year));
            prop_assert_eq!(one.interval, other.interval.map(|(low, high)| (-high, -low)));
        }
        let late = |methods: &Methods| methods.time_distance.map(|t| (t.months.rounded(), t.path_day));
        prop_assert_eq!(late(&one), late(&other));
        let safe = |methods: &Methods| methods.room.map(|room| {
            (room.cushion.rounded(), room.behind_from, room.next.map(|next| (next.day, next.fall.rounded())))
        });
        prop_assert_eq!(safe(&one), safe(&other));
        let least = |methods: &Methods| methods.room.ok().and_then(|room| room.next).map(|next| next.least.rounded());
        prop_assert_eq!(least(&one), least(&other).map(|least| -least));
        prop_assert_eq!(rounded(one.needed_per_quarter.map(|q| q.amount)), rounded(other.needed_per_quarter.map(|q| q.amount)).map(|a| -a));
        // Below zero growth means going down: the factor s of the formula turns it round.
        prop_assert_eq!(one.growth_ratio.map(|g| g.measure), other.growth_ratio.map(|g| g.measure));
    }

    #[test]
    fn the_order_of_figures_of_different_periods_does_not_matter(
        draft in any_draft(Range::Sensible),
        order in Just((0..9usize).collect::<Vec<_>>()).prop_shuffle(),
        as_of in any_day(),
    ) {
        let mut shuffled = draft.clone();
        shuffled.observations =
            order.iter().filter_map(|&at| draft.observations.get(at)).cloned().collect();
        shuffled.observations.sort_by_key(|o| o.period.last());
        prop_assert_eq!(told(&draft, as_of).1, told(&shuffled, as_of).1);
    }

    #[test]
    fn only_what_is_on_track_has_room_and_a_cushion_is_exact(
        mut draft in any_draft(Range::Sensible),
        as_of in any_day(),
    ) {
        draft.target.judge = Judge::Latest;
        let (verdict, methods) = told(&draft, as_of);
        let Ok(room) = methods.room else { return Ok(()) };
        prop_assert_eq!(verdict.status, Status::OnTrack);
        let judged = verdict.judged.expect("on track by a value");
        // What came before a bound, and a sum of parts, would decide instead.
        let is_figure = draft.observations.iter().any(|o| o.period == judged.period && o.fit == Fit::Exact);
        if judged.bound != Bound::Exact || !is_figure {
            return Ok(());
        }
        let rises = verdict.reach.expect("a value to reach") >= verdict.baseline.expect("a path").value;
        let worse = if rises { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        let cushion = room.cushion.rounded();
        let little = cushion.max(Decimal::ONE) * Decimal::new(1, 9);
        let status = |by: Decimal| told(&with_latest(&draft, judged.period, |v| v + worse * by), as_of).0.status;
        prop_assert!(cushion >= Decimal::ZERO);
        prop_assert_eq!(status(cushion + little), Status::Behind);
        if cushion > little {
            prop_assert_eq!(status(cushion - little), Status::OnTrack);
        }
    }

    #[test]
    fn the_day_before_nothing_new_means_behind_the_value_is_still_on_track(
        mut draft in any_draft(Range::Sensible),
        as_of in any_day(),
    ) {
        draft.target.judge = Judge::Latest;
        draft.indicator.kind = Kind::Stock;
        draft.rules.stale_months = 1200;
        let (verdict, methods) = told(&draft, as_of);
        let Ok(room) = methods.room else { return Ok(()) };
        let judged = verdict.judged.expect("on track by a value");
        let status_on = |on: NaiveDate| {
            let mut later = draft.clone();
            later.observations.retain(|o| o.fit == Fit::Exact && o.period.last() < judged.period.last());
            let later = later.figure(Period::day(on), &judged.value.to_string(), judged.bound, Fit::Exact);
            told(&later, on.max(as_of).min(draft.target.deadline)).0.status
        };
        // A later bound may have been set aside, and another baseline be found among fewer figures.
        if judged.bound != Bound::Exact || draft.target.baseline.is_none() {
            return Ok(());
        }
        match room.behind_from {
            Ok(day) => {
                prop_assert!(day > judged.period.last() && day <= draft.target.deadline);
                prop_assert_eq!((status_on(day - Days::new(1)), status_on(day)), (Status::OnTrack, Status::Behind));
            }
            Err(reason) => {
                prop_assert_eq!(reason, Reason::SafeToDeadline);
                if draft.target.milestones.is_empty() {
                    prop_assert_eq!(status_on(draft.target.deadline), Status::OnTrack);
                }
            }
        }
    }

    #[test]
    fn the_next_figure_may_be_just_as_bad_as_it_is_said_to(
        mut draft in any_draft(Range::Sensible),
        as_of in any_day(),
    ) {
        draft.target.judge = Judge::Latest;
        draft.indicator.kind = Kind::Stock;
        let (verdict, methods) = told(&draft, as_of);
        let (Ok(room), Ok(baseline)) = (methods.room, verdict.baseline) else { return Ok(()) };
        let Some(next) = room.next else { return Ok(()) };
        if next.day == draft.target.deadline || next.day <= as_of || draft.target.baseline.is_none() {
            return Ok(());
        }
        let least = next.least.rounded();
        let rises = verdict.reach.expect("a value to reach") >= baseline.value;
        let worse = if rises { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        let little = least.abs().max(Decimal::ONE) * Decimal::new(1, 9);
        let status = |value: Decimal| {
            let mut then = draft.clone();
            then.observations.retain(|o| o.period.last() <= as_of);
            let then = then.figure(Period::day(next.day), &value.to_string(), Bound::Exact, Fit::Exact);
            told(&then, next.day).0.status
        };
        prop_assert_eq!(status(least + worse * little), Status::Behind);
        let better = status(least - worse * little);
        prop_assert!(matches!(better, Status::OnTrack | Status::Met), "{:?}", better);
    }

    #[test]
    fn a_projection_through_figures_on_a_line_is_that_line(
        start in -100_000_i64..100_000, slope in -1_000_i64..1_000, scale in 0_u32..4,
        days in prop::collection::btree_set(0_u64..1500, 2..8),
    ) {
        let on = |days: u64| day("2020-12-31") + Days::new(days);
        let level = |days: u64| Decimal::new(start + slope * days.cast_signed(), scale);
        let mut draft = Draft::stock(Comparator::AtLeast, "0");
        for &x in &days {
            draft = draft.figure(Period::day(on(x)), &level(x).to_string(), Bound::Exact, Fit::Exact);
        }
        let (verdict, methods) = told(&draft, day("2025-06-01"));
        prop_assert_eq!(verdict.judged.map(|j| j.value), days.last().map(|&x| level(x)));
        let projection = methods.projection.expect("two days");
        let exact = level(1826);
        prop_assert!((projection.value - exact).abs() <= exact.abs() * Decimal::new(1, 9));
        prop_assert_eq!(projection.meets, exact >= Decimal::ZERO);
        if let Ok((low, high)) = projection.interval {
            prop_assert_eq!((low, high), (projection.value, projection.value));
        }
    }

    #[test]
    fn a_better_latest_figure_never_lowers_the_projected_value(
        draft in any_draft(Range::Sensible),
        as_of in any_day(),
        more in 1i64..200,
    ) {
        let Some(sign) = sign(draft.indicator.direction) else { return Ok(()) };
        let (_, before) = told(&draft, as_of);
        let Ok(before) = before.projection else { return Ok(()) };
        let last = draft.observations.iter().find(|o| o.period.last() == before.span.1 && o.fit == Fit::Exact);
        let Some(last) = last.map(|o| o.period) else { return Ok(()) };
        // Another figure of that day, or a sum of parts, may be the point.
        if draft.target.judge == Judge::Multiple
            || draft.indicator.kind == Kind::Flow
            || draft.observations.iter().filter(|o| o.period.last() == last.last()).count() > 1
        {
            return Ok(());
        }
        let better = with_latest(&draft, last, |value| value + sign * Decimal::from(more));
        if let Ok(after) = told(&better, as_of).1.projection
            && after.points == before.points
        {
            prop_assert!(sign * (after.value - before.value) > Decimal::ZERO, "{} {}", before.value, after.value);
            prop_assert!(!before.meets || after.meets || matches!(draft.target.comparator, Comparator::Between | Comparator::Exactly));
        }
    }

    #[test]
    fn the_growth_needed_leads_to_the_value_to_reach(draft in any_draft(Range::Sensible), as_of in any_day()) {
        let (verdict, methods) = told(&draft, as_of);
        let (Ok(growth), Some(judged), Ok(reach)) = (methods.needed_growth_per_year, verdict.judged, verdict.reach) else {
            return Ok(());
        };
        if verdict.gap == Ok(Decimal::ZERO) {
            prop_assert_eq!(growth, Decimal::ZERO);
            return Ok(());
        }
        let years = years_between(judged.period.last(), draft.target.deadline);
        let led = to_double(judged.value) * (1.0 + to_double(growth)).powf(years);
        let reach = to_double(reach);
        // Twelve digits of a fall by nearly everything leave few of what remains.
        if growth > Decimal::new(-99, 2) {
            prop_assert!((led - reach).abs() <= 1e-9 * reach.abs(), "{led} {reach}");
        }
    }

    #[test]
    fn on_a_straight_path_the_time_distance_is_the_lag(mut draft in any_draft(Range::Sensible), as_of in any_day()) {
        draft.target.milestones.clear();
        let (verdict, methods) = told(&draft, as_of);
        let (Ok(distance), Some(judged)) = (methods.time_distance, verdict.judged) else { return Ok(()) };
        if judged.period.last() <= draft.target.deadline {
            prop_assert_eq!(Ok(distance.months.rounded()), rounded(verdict.lag_months));
        }
    }

    #[test]
    fn what_is_needed_a_quarter_adds_up_to_the_gap(draft in any_draft(Range::Sensible), as_of in any_day()) {
        let (verdict, methods) = told(&draft, as_of);
        if let (Ok(needed), Ok(gap)) = (methods.needed_per_quarter, verdict.gap) {
            let all = needed.amount.times(needed.quarters.into()).expect("small");
            let all = if all.compare(Ratio::from_decimal(Decimal::ZERO)) == Ordering::Less {
                all.times(Decimal::NEGATIVE_ONE).expect("small")
            } else {
                all
            };
            // The gap of a multiple is rounded to be printed.
            let off = (all.rounded() - gap).abs();
            prop_assert!(off <= gap.abs() * Decimal::new(1, 10), "{} {}", all.rounded(), gap);
        }
    }

    #[test]
    fn what_cannot_be_said_of_the_value_is_not_said_by_any_method(draft in any_draft(Range::Sensible), as_of in any_day()) {
        let (verdict, methods) = told(&draft, as_of);
        if verdict.judged.is_some_and(|judged| judged.bound != Bound::Exact) {
            prop_assert_eq!(methods.growth_ratio.err(), Some(Reason::Bound));
            prop_assert_eq!(methods.time_distance.err(), Some(Reason::Bound));
        }
        if verdict.pace.is_err() {
            prop_assert!(methods.room.is_err() && methods.time_distance.is_err());
        }
    }
}
