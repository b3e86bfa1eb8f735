//! Facts about the growth of cases: which base, target and limit go into the formulas, and what counts as reached.

use super::growth_ratio::GrowthBand;
use super::{Growth, Methods, methods};
use crate::domain::indicator::{Direction, Kind};
use crate::domain::judge::draft::{Draft, d, day};
use crate::domain::judge::judge;
use crate::domain::status::Reason;
use crate::domain::target::{Comparator, Judge, TargetValue};
use crate::domain::verdict::Stated;

fn told(draft: &Draft) -> Methods {
    let case = draft.case();
    methods(&case, &judge(&case, day("2023-03-01")))
}

fn ratio(draft: &Draft) -> Stated<Growth> {
    told(draft).growth_ratio
}

#[test]
fn reached_is_what_the_comparator_calls_satisfied() {
    let at = |comparator, value: &str| {
        let draft = Draft::stock(comparator, "20").based_on("2020-12-31", "10").on("2022-12-31", value);
        let measure = ratio(&draft).expect("a ratio").measure;
        (measure.band, measure.score)
    };
    assert_eq!(at(Comparator::AtLeast, "20"), (GrowthBand::Achieved, 5.0));
    // Exactly the value to be exceeded: much faster than needed, but not reached.
    assert_eq!(at(Comparator::MoreThan, "20"), (GrowthBand::Substantial, 5.0));
    assert_eq!(at(Comparator::MoreThan, "20.1").0, GrowthBand::Achieved);
    // About 20 is met from 19 on.
    assert_eq!(at(Comparator::About, "19"), (GrowthBand::Achieved, 5.0));
    assert_eq!(at(Comparator::About, "18.9").0, GrowthBand::Substantial);
}

#[test]
fn a_base_beyond_the_target_has_a_ratio_and_the_target_itself_none() {
    let from = |base: &str, value: &str| {
        let draft = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", base).on("2022-12-31", value);
        ratio(&draft).map(|growth| growth.measure)
    };
    assert_eq!(from("20", "19").expect_err("nothing to compare with"), Reason::TargetIsBase);
    // From 24.2 to 20 in two years −9.09 % a year; to 20 in five (20 ÷ 24.2)^(1/5) − 1 = −3.741 %.
    let fallen = from("24.2", "19.9").expect("a ratio");
    assert!((fallen.growth - ((19.9_f64 / 24.2).sqrt() - 1.0)).abs() < 1e-12);
    assert!((fallen.ratio - fallen.growth / (1.0 - (20.0_f64 / 24.2).powf(0.2))).abs() < 1e-12);
    assert_eq!((fallen.band, fallen.score), (GrowthBand::Deterioration, -5.0));
    let kept = from("24.2", "23").expect("a ratio");
    assert_eq!((kept.band, kept.score, kept.ratio < 0.0), (GrowthBand::Achieved, 5.0, true));
}

#[test]
fn what_no_further_figure_would_change_is_the_reason_told() {
    let mut within = Draft::new(Kind::Ratio, Direction::Up, Comparator::Between, "0").on("2022-12-31", "9");
    within.target.value = TargetValue::Range(d("40"), d("50"));
    let methods = told(&within);
    assert_eq!(methods.growth_ratio.err(), Some(Reason::TwoSided));
    assert_eq!(methods.growth_trend.err(), Some(Reason::TwoSided));
    let from = |date: &str, base: &str| {
        let draft = Draft::stock(Comparator::AtLeast, "20").based_on(date, base).on("2022-12-31", "9");
        ratio(&draft).expect_err("no rate")
    };
    assert_eq!(from("2022-06-30", "0"), Reason::ZeroBase);
    assert_eq!(from("2022-06-30", "5"), Reason::UnderAYear);
    // The base is of after the figure.
    assert_eq!(from("2023-12-31", "5"), Reason::NoTime);
}

#[test]
fn the_limit_of_a_multiple_is_one_too() {
    let share = |judge, target: &str| {
        let mut draft = Draft::new(Kind::Ratio, Direction::Up, Comparator::AtLeast, target)
            .based_on("2020-12-31", "62.5")
            .on("2022-12-31", "63");
        draft.indicator.unit = crate::domain::unit::Unit("%".into());
        draft.target.judge = judge;
        told(&draft).growth_trend.expect("a trend")
    };
    let (multiple, latest) = (share(Judge::Multiple, "1.5"), share(Judge::Latest, "90"));
    assert_eq!((multiple.limit, latest.limit), (Some(d("1.6")), Some(d("100"))));
    // 1 − 0.625^4.44 on either scale.
    assert!((latest.measure.limit_factor - (1.0 - 0.625_f64.powf(4.44))).abs() < 1e-12);
    assert!((multiple.measure.limit_factor - latest.measure.limit_factor).abs() < 1e-9);
}
