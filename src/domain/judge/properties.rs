//! What holds of every verdict, on arbitrary cases.

use chrono::{Days, NaiveDate};
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::arbitrary::{Range, any_day, any_draft, is_midway, mirrored};
use super::draft::Draft;
use super::{Verdict, judge};
use crate::domain::indicator::{Direction, Kind};
use crate::domain::number::Ratio;
use crate::domain::observation::{Bound, Fit};
use crate::domain::series;
use crate::domain::status::{Reason, Status};
use crate::domain::step::steps;
use crate::domain::target::{Comparator, Judge};

fn verdict(draft: &Draft, as_of: NaiveDate) -> Verdict<'_> {
    judge(&draft.case(), as_of)
}

/// Statuses of targets judged by their latest figure, best first.
fn rank(status: Status) -> u8 {
    match status {
        Status::Met => 0,
        Status::MetLate => 1,
        Status::OnTrack => 2,
        Status::Unjudged | Status::NoData => 3,
        Status::Behind => 4,
        Status::OverdueUnconfirmed | Status::OverdueUnreported => 5,
        Status::Overdue => 6,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn judging_and_its_steps_never_panic(draft in any_draft(Range::Anything), as_of in any_day()) {
        let case = draft.case();
        let verdict = judge(&case, as_of);
        prop_assert!(!steps(&case, &verdict).is_empty());
    }

    #[test]
    fn what_is_met_has_no_gap_and_what_has_a_gap_is_not_met(draft in any_draft(Range::Sensible), as_of in any_day()) {
        let verdict = verdict(&draft, as_of);
        if verdict.status.is_met() {
            prop_assert_eq!(verdict.gap, Ok(Decimal::ZERO));
            prop_assert!(verdict.met_in.is_some());
            prop_assert_eq!(verdict.reason, None);
        }
        if let Ok(gap) = verdict.gap {
            prop_assert!(gap >= Decimal::ZERO);
        }
        prop_assert_eq!(verdict.status.is_overdue(), verdict.days_overdue.is_some_and(|days| days > 0));
    }

    #[test]
    fn cannot_say_always_has_its_reason(draft in any_draft(Range::Sensible), as_of in any_day()) {
        let verdict = verdict(&draft, as_of);
        if verdict.status == Status::Unjudged {
            prop_assert!(verdict.reason.is_some());
        }
    }

    #[test]
    fn a_better_latest_figure_never_worsens_the_status(
        mut draft in any_draft(Range::Sensible),
        as_of in any_day(),
        more in 1i64..200,
    ) {
        let sign = match draft.indicator.direction {
            Direction::Up => Decimal::ONE,
            Direction::Down => Decimal::NEGATIVE_ONE,
            Direction::Within => return Ok(()),
        };
        draft.target.judge = Judge::Latest;
        if matches!(draft.target.comparator, Comparator::Between | Comparator::Exactly) {
            return Ok(());
        }
        let Some(period) = series::latest(draft.indicator.kind, &draft.observations, as_of).map(|o| o.period) else {
            return Ok(());
        };
        let mut better = draft.clone();
        for (draft, step) in [(&mut draft, Decimal::ZERO), (&mut better, sign * Decimal::from(more))] {
            let latest = draft.observations.iter_mut().find(|o| o.period == period && o.fit == Fit::Exact);
            let latest = latest.expect("found before");
            latest.bound = Bound::Exact;
            latest.value += step;
        }
        let (before, after) = (verdict(&draft, as_of), verdict(&better, as_of));
        prop_assert!(rank(after.status) <= rank(before.status), "{:?} became {:?}", before.status, after.status);
    }

    #[test]
    fn mirroring_a_case_mirrors_every_figure(mut draft in any_draft(Range::Sensible), as_of in any_day()) {
        if draft.indicator.kind == Kind::Flow {
            draft.indicator.kind = Kind::Growth;
        }
        if !matches!(draft.target.judge, Judge::Latest | Judge::EachYear) {
            draft.target.judge = Judge::Latest;
        }
        if is_midway(&draft) {
            return Ok(());
        }
        let turned = mirrored(&draft);
        let (one, other) = (verdict(&draft, as_of), verdict(&turned, as_of));
        let round = |stated: Result<Ratio, Reason>| stated.map(Ratio::rounded);
        let turn = |stated: Result<Ratio, Reason>| stated.map(|ratio| -ratio.rounded());
        prop_assert_eq!((one.status, one.reason, one.met_in), (other.status, other.reason, other.met_in));
        prop_assert_eq!((one.fell_back, one.stale, one.due_soon), (other.fell_back, other.stale, other.due_soon));
        prop_assert_eq!((one.gap, one.margin), (other.gap, other.margin));
        prop_assert_eq!(one.reach, other.reach.map(|reach| -reach));
        prop_assert_eq!(one.judged.map(|j| (j.period, j.value)), other.judged.map(|j| (j.period, -j.value)));
        prop_assert_eq!(round(one.gap_pct), round(other.gap_pct));
        prop_assert_eq!(round(one.progress), round(other.progress));
        prop_assert_eq!(round(one.elapsed), round(other.elapsed));
        prop_assert_eq!(round(one.pace), round(other.pace));
        prop_assert_eq!(round(one.lag_months), round(other.lag_months));
        prop_assert_eq!(round(one.expected), turn(other.expected));
        prop_assert_eq!(round(one.needed_per_year), turn(other.needed_per_year));
    }

    #[test]
    fn the_order_of_figures_that_end_on_one_day_does_not_matter(
        draft in any_draft(Range::Sensible),
        order in Just((0..9usize).collect::<Vec<_>>()).prop_shuffle(),
        as_of in any_day(),
    ) {
        let mut shuffled = draft.clone();
        shuffled.observations =
            order.iter().filter_map(|&at| draft.observations.get(at)).cloned().collect();
        shuffled.observations.sort_by_key(|o| o.period.last());
        prop_assert_eq!(format!("{:?}", verdict(&draft, as_of)), format!("{:?}", verdict(&shuffled, as_of)));
    }

    #[test]
    fn before_any_figure_there_is_no_figure(draft in any_draft(Range::Sensible)) {
        let Some(first) = draft.observations.iter().map(|o| o.period.last()).min() else { return Ok(()) };
        let verdict = verdict(&draft, first - Days::new(1));
        prop_assert!(verdict.latest.is_none() && verdict.nearby.is_none() && verdict.judged.is_none());
        prop_assert_eq!(verdict.gap, Err(Reason::NoFigure));
        prop_assert!(matches!(verdict.status, Status::NoData | Status::OverdueUnreported | Status::Unjudged));
    }
}
