//! The worked examples of the method page, and what holds of every word.

use chrono::NaiveDate;
use proptest::prelude::*;
use rust_decimal::Decimal;

use super::*;
use crate::domain::indicator::Direction;
use crate::domain::judge::arbitrary::{Range, any_day, any_draft};
use crate::domain::judge::draft::{Draft, d};
use crate::domain::judge::judge;
use crate::domain::observation::{Bound, Fit};
use crate::domain::series;
use crate::domain::target::Comparator;

fn told(draft: &Draft, as_of: NaiveDate) -> Stated<Ground> {
    let case = draft.case();
    ground(draft.indicator.kind, &draft.target, &draft.rules, &judge(&case, as_of))
}

fn at(draft: &Draft, as_of: &str) -> Stated<Ground> {
    told(draft, as_of.parse().expect("a date"))
}

/// The example of the path: 10 on 2020-12-31, at least 20 by 2025-12-31.
fn on_the_way(value: &str) -> Draft {
    Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10").on("2023-12-31", value)
}

#[test]
fn what_is_met_before_the_deadlines_period_is_ahead_of_time_and_in_it_as_expected() {
    let early = Draft::stock(Comparator::AtLeast, "4").on("2022-09-30", "3").on("2024-12-12", "4.27");
    assert_eq!(at(&early, "2025-07-01"), Ok(Ground::Early));
    assert_eq!(at(&early, "2026-07-01"), Ok(Ground::Early));
    let in_time = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "10").year(2024, "9").year(2025, "12");
    assert_eq!(at(&in_time, "2026-01-01"), Ok(Ground::InTime));
    let mut half = in_time;
    half.target.deadline = "2025-06-30".parse().expect("a date");
    assert_eq!(at(&half, "2026-01-01"), Ok(Ground::InTime), "the year contains the deadline");
}

#[test]
fn on_the_way_the_pace_beyond_the_tolerance_is_faster_and_within_it_as_expected() {
    // 0.599671412924 of the time had passed.
    assert_eq!(at(&on_the_way("17"), "2024-06-01"), Ok(Ground::Ahead));
    assert_eq!(at(&on_the_way("16.4"), "2024-06-01"), Ok(Ground::Within));
    assert_eq!(at(&on_the_way("15.5"), "2024-06-01"), Ok(Ground::Within));
    assert_eq!(at(&on_the_way("15.4"), "2024-06-01"), Ok(Ground::Behind));
}

#[test]
fn a_pace_of_exactly_the_tolerance_is_within_it() {
    // Half of the time had passed: 365 of 730 days.
    let half = |value: &str| {
        let mut draft = Draft::stock(Comparator::AtLeast, "20").based_on("2023-12-31", "10").on("2024-12-30", value);
        draft.target.deadline = "2025-12-30".parse().expect("a date");
        draft
    };
    assert_eq!(at(&half("15.5"), "2025-02-01"), Ok(Ground::Within));
    assert_eq!(at(&half("15.51"), "2025-02-01"), Ok(Ground::Ahead));
}

#[test]
fn behind_late_and_missed_are_lagging() {
    let late = Draft::stock(Comparator::AtLeast, "10").on("2025-12-31", "9").on("2026-06-30", "10");
    assert_eq!(at(&late, "2026-02-01"), Ok(Ground::Missed));
    assert_eq!(at(&late, "2026-07-01"), Ok(Ground::Late));
    for ground in [Ground::Behind, Ground::Late, Ground::Missed] {
        assert_eq!(ground.review(), Review::Lagging);
    }
}

#[test]
fn what_the_baseline_met_already_is_kept_and_not_ahead_of_time() {
    let mut rate = Draft::new(Kind::Ratio, Direction::Down, Comparator::LessThan, "5.5").on("2023-12-31", "5.2");
    assert_eq!(at(&rate, "2024-06-01"), Ok(Ground::Early), "nothing says how it began");
    rate = rate.based_on("2020-12-31", "5.4");
    assert_eq!(at(&rate, "2024-06-01"), Ok(Ground::Kept));
    // The first figure known is no baseline that anybody stated: the plan may have begun lower.
    let counted = Draft::stock(Comparator::AtLeast, "4").on("2023-12-31", "4.2").on("2024-12-31", "4.5");
    assert_eq!(at(&counted, "2025-06-01"), Ok(Ground::Early));
}

#[test]
fn a_growth_rate_is_neither_ahead_of_time_nor_faster() {
    let rate = |value: &str| {
        Draft::new(Kind::Growth, Direction::Up, Comparator::AtLeast, "10").based_on("2020-12-31", "5").year(2023, value)
    };
    assert_eq!(at(&rate("12"), "2024-06-01"), Ok(Ground::Rate));
    assert_eq!(at(&rate("9.5"), "2024-06-01"), Ok(Ground::Rate), "far ahead on its path");
    assert_eq!(at(&rate("6"), "2024-06-01"), Ok(Ground::Behind));
    assert_eq!(Ground::Rate.review(), Review::AsExpected);
}

#[test]
fn years_and_means_without_a_pace_are_as_expected_where_they_are_on_track() {
    let yearly =
        Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "200").judged_by(Judge::EachYear, 2023, 2025);
    let two = yearly.year(2023, "247").year(2024, "260");
    assert_eq!(at(&two, "2025-02-01"), Ok(Ground::NoPace));
    let three = two.clone().year(2025, "201");
    assert_eq!(at(&three, "2026-02-01"), Ok(Ground::EveryYear));
    assert_eq!(at(&two.year(2025, "199"), "2026-02-01"), Ok(Ground::Missed));
    let mean =
        Draft::new(Kind::Growth, Direction::Up, Comparator::AtLeast, "13").judged_by(Judge::WindowGrowth, 2023, 2025);
    assert_eq!(at(&mean.year(2023, "20"), "2024-06-01"), Ok(Ground::NoPace));
}

#[test]
fn what_cannot_be_judged_has_no_word_but_its_reason() {
    let bare = Draft::stock(Comparator::AtLeast, "10");
    assert_eq!(at(&bare, "2025-06-01"), Err(Reason::NoFigure));
    assert_eq!(at(&bare, "2026-06-01"), Err(Reason::NoFigure));
    let near = bare.clone().close("2024-12-31", "12");
    assert_eq!(at(&near, "2025-06-01"), Err(Reason::Definition));
    assert_eq!(at(&near, "2026-06-01"), Err(Reason::Definition));
    let one = bare.on("2024-12-31", "8");
    assert_eq!(at(&one, "2025-06-01"), Err(Reason::OnePoint));
    assert_eq!(at(&one, "2026-06-01"), Err(Reason::Uncovered));
    let equal = Draft::stock(Comparator::MoreThan, "10").on("2024-12-31", "10");
    assert_eq!(at(&equal, "2025-06-01"), Err(Reason::OnePoint), "that it is equal says nothing of its pace");
    assert_eq!(at(&equal, "2026-06-01"), Err(Reason::Uncovered));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_word_is_stated_exactly_where_the_status_is_judged(draft in any_draft(Range::Anything), as_of in any_day()) {
        let case = draft.case();
        let verdict = judge(&case, as_of);
        let said = review(draft.indicator.kind, &draft.target, &draft.rules, &verdict);
        let judged = match verdict.status {
            Status::Met | Status::MetLate | Status::OnTrack | Status::Behind | Status::Overdue => true,
            Status::Unjudged | Status::NoData | Status::OverdueUnconfirmed | Status::OverdueUnreported => false,
        };
        prop_assert_eq!(said.is_ok(), judged, "{:?} is called {:?}", verdict.status, said);
        if let Ok(word) = said {
            prop_assert_eq!(word == Review::AheadOfTime && verdict.status != Status::Met, false);
            prop_assert_eq!(word == Review::Faster && verdict.status != Status::OnTrack, false);
            let lags = matches!(verdict.status, Status::Behind | Status::MetLate | Status::Overdue);
            prop_assert_eq!(word == Review::Lagging, lags);
        }
    }

    #[test]
    fn a_better_latest_figure_never_worsens_the_word(
        mut draft in any_draft(Range::Sensible),
        as_of in any_day(),
        more in 1i64..200,
    ) {
        let sign = match draft.indicator.direction {
            Direction::Up => Decimal::ONE,
            Direction::Down => Decimal::NEGATIVE_ONE,
            Direction::Within => return Ok(()),
        };
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
        if let (Ok(before), Ok(after)) = (told(&draft, as_of), told(&better, as_of)) {
            prop_assert!(after.review() <= before.review(), "{before:?} became {after:?}");
        }
    }
}

#[test]
fn the_tolerance_of_the_rules_parts_faster_from_as_expected() {
    let mut draft = on_the_way("17");
    draft.rules.tolerance = d("0.2");
    assert_eq!(at(&draft, "2024-06-01"), Ok(Ground::Within));
}
