use proptest::prelude::*;

use super::super::methods;
use super::*;
use crate::domain::judge::arbitrary::{Range, any_day, any_draft};
use crate::domain::judge::draft::{Draft, d, day};
use crate::domain::judge::judge;
use crate::domain::target::Comparator;

fn of(draft: &Draft, as_of: &str) -> (Stated<Growth>, Stated<Trend>) {
    let case = draft.case();
    let verdict = judge(&case, day(as_of));
    let methods = methods(&case, &verdict);
    (methods.growth_ratio, methods.growth_trend)
}

fn rising() -> Draft {
    Draft::stock(Comparator::AtLeast, "40").based_on("2020-12-31", "10").on("2022-12-31", "14.4")
}

#[test]
fn growth_so_far_is_held_against_growth_needed() {
    // 20 % a year where fourfold in five years needs 4^(1/5) − 1 = 31.95 %.
    let (ratio, trend) = of(&rising(), "2023-03-01");
    let ratio = ratio.expect("a ratio");
    assert_eq!((ratio.base.1, ratio.current.1, ratio.target, ratio.years), (d("10"), d("14.4"), d("40"), (2.0, 5.0)));
    assert!((ratio.measure.growth - 0.2).abs() < 1e-12);
    assert!((ratio.measure.ratio - 0.2 / (4.0_f64.powf(0.2) - 1.0)).abs() < 1e-12);
    assert!((trend.expect("a trend").measure.progress - 0.2).abs() < 1e-12);
}

#[test]
fn a_share_that_should_rise_has_the_natural_limit_of_100() {
    let share = |direction, comparator, value| {
        let mut draft = Draft::new(Kind::Ratio, direction, comparator, value).based_on("2020-12-31", "50");
        draft.indicator.unit = crate::domain::unit::Unit("%".into());
        of(&draft.on("2022-12-31", "60"), "2023-03-01").1.expect("a trend").limit
    };
    assert_eq!(share(Direction::Up, Comparator::AtLeast, "90"), Some(d("100")));
    assert_eq!(share(Direction::Down, Comparator::AtMost, "20"), None);
    assert_eq!(of(&rising(), "2023-03-01").1.expect("a trend").limit, None);
}

#[test]
fn what_has_no_rate_cannot_be_said() {
    let why = |draft: &Draft| of(draft, "2023-03-01").0.map(|growth| growth.measure.ratio).expect_err("no ratio");
    let base =
        |value: &str| Draft::stock(Comparator::AtLeast, "40").based_on("2020-12-31", value).on("2022-12-31", "14");
    assert_eq!(why(&base("0")), Reason::ZeroBase);
    assert_eq!(why(&base("-3")), Reason::SignChange);
    assert_eq!(why(&base("40")), Reason::TargetIsBase);
    assert_eq!(why(&Draft::stock(Comparator::AtLeast, "40").on("2022-12-31", "14")), Reason::OnePoint);
    let mut soon = rising();
    soon.observations[0].period = Period::day(day("2021-06-30"));
    assert_eq!(why(&soon), Reason::UnderAYear);
    let mut bound = rising();
    bound.observations[0].bound = crate::domain::observation::Bound::AtLeast;
    assert_eq!(why(&bound), Reason::Bound);
    let zero = Draft::new(Kind::Stock, Direction::Down, Comparator::AtMost, "0").based_on("2020-12-31", "9");
    assert_eq!(why(&zero.on("2022-12-31", "4")), Reason::ZeroTarget);
    let growth = Draft::new(Kind::Growth, Direction::Up, Comparator::AtLeast, "12").based_on("2020-12-31", "9");
    assert_eq!(why(&growth.year(2022, "10")), Reason::GrowthKind);
}

fn alone(draft: &Draft, as_of: &str) -> Stated<Trend> {
    of_figures(&draft.indicator, &draft.observations, day(as_of))
}

/// An indicator in percent; nothing is asked of it.
fn share(direction: Direction) -> Draft {
    let mut draft = Draft::new(Kind::Ratio, direction, Comparator::AtLeast, "1");
    draft.indicator.unit = crate::domain::unit::Unit("%".into());
    draft
}

#[test]
fn without_a_target_growth_runs_from_the_first_exact_figure_to_the_latest() {
    // (66.55 ÷ 55)^(1/2) − 1 = 10 %; C = 1 − 0.55^4.44.
    let draft = share(Direction::Up).over("2019-12-31", "40").on("2020-12-31", "55").close("2021-12-31", "99");
    let draft = draft.on("2022-12-31", "66.55").over("2023-12-31", "70").on("2024-12-31", "80");
    let growth = alone(&draft, "2024-03-01").expect("growth");
    assert_eq!(
        (growth.base.1, growth.current.1, growth.years, growth.limit),
        (d("55"), d("66.55"), 2.0, Some(d("100")))
    );
    assert!((growth.measure.growth - 0.1).abs() < 1e-12);
    assert!((growth.measure.limit_factor - (1.0 - 0.55_f64.powf(4.44))).abs() < 1e-12);
}

#[test]
fn without_a_target_flows_grow_by_calendar_years() {
    let draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "1").span("2021-10-01", "2021-12-31", "9");
    let draft = draft.year(2022, "10").span("2023-01-01", "2023-06-30", "5").span("2023-07-01", "2023-12-31", "6");
    let growth = alone(&draft.span("2024-01-01", "2024-03-31", "1"), "2024-06-30").expect("growth");
    assert_eq!((growth.base.1, growth.current.1, growth.years), (d("10"), d("11"), 1.0));
    assert_eq!(growth.limit, None);
}

#[test]
fn without_a_target_growth_that_cannot_be_said_has_its_reason() {
    let why = |draft: &Draft| alone(draft, "2024-03-01").expect_err("no growth");
    let up = || share(Direction::Up);
    assert_eq!(why(&up()), Reason::NoFigure);
    assert_eq!(why(&up().close("2022-12-31", "5")), Reason::Definition);
    assert_eq!(why(&up().over("2022-12-31", "5")), Reason::Bound);
    assert_eq!(why(&up().on("2022-12-31", "5").over("2023-12-31", "6")), Reason::OnePoint);
    assert_eq!(why(&up().on("2022-12-31", "0").on("2023-06-30", "6")), Reason::ZeroBase);
    assert_eq!(why(&up().on("2022-12-31", "-1").on("2023-12-31", "6")), Reason::SignChange);
    assert_eq!(why(&up().on("2022-12-31", "5").on("2023-06-30", "6")), Reason::UnderAYear);
    assert_eq!(why(&share(Direction::Within)), Reason::TwoSided);
    let of = |kind| Draft::new(kind, Direction::Up, Comparator::AtLeast, "1");
    assert_eq!(why(&of(Kind::Growth).year(2022, "5")), Reason::GrowthKind);
    assert_eq!(why(&of(Kind::Flow).span("2022-01-01", "2022-06-30", "5")), Reason::PartYear);
}

proptest! {
    #[test]
    fn a_target_far_away_changes_nothing_of_growth_by_itself(draft in any_draft(Range::Sensible), as_of in any_day()) {
        let mut draft = draft;
        draft.target.judge = Judge::Latest;
        draft.target.span = Span::Year;
        (draft.target.comparator, draft.target.value) = match draft.indicator.direction {
            Direction::Up => (Comparator::AtLeast, TargetValue::One(d("1000000"))),
            Direction::Down => (Comparator::AtMost, TargetValue::One(d("-1000000"))),
            Direction::Within => (Comparator::Exactly, TargetValue::One(d("1000000"))),
        };
        (draft.target.window, draft.target.baseline, draft.office_baseline) = (None, None, None);
        draft.target.milestones.clear();
        draft.target.deadline = day("2050-12-31");
        draft.observations.retain(|o| o.bound == Bound::Exact);
        let beside = of(&draft, &as_of.to_string()).1;
        let alone = of_figures(&draft.indicator, &draft.observations, as_of);
        if alone.is_ok() || beside.is_ok() {
            prop_assert_eq!(alone, beside);
        }
    }

    #[test]
    fn growth_of_any_figures_is_said_or_has_a_reason(draft in any_draft(Range::Anything), as_of in any_day()) {
        let growth = of_figures(&draft.indicator, &draft.observations, as_of);
        if let Ok(growth) = growth {
            prop_assert!(growth.measure.growth.is_finite() && (-5.0..=5.0).contains(&growth.measure.score));
            prop_assert!(growth.years >= 1.0 && growth.current.0.last() <= as_of);
        }
    }
}
