use super::*;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::judge::draft::{Draft, d, day};
use crate::domain::judge::judge;
use crate::domain::method::methods;
use crate::domain::target::{Comparator, TargetValue};

fn told(draft: &Draft, as_of: &str, method: Method) -> Vec<Step> {
    let case = draft.case();
    let verdict = judge(&case, day(as_of));
    let methods = methods(&case, &verdict);
    Retelling::new(&case, &verdict, &methods).of(method)
}

#[test]
fn what_cannot_be_said_is_one_step_with_its_reason() {
    let one = Draft::stock(Comparator::AtLeast, "20").on("2023-12-31", "10");
    for (method, what) in [
        (Method::Pace, Quantity::Pace),
        (Method::GrowthRatio, Quantity::GrowthRatio),
        (Method::Projection, Quantity::Projection),
        (Method::TimeDistance, Quantity::TimeDistance),
    ] {
        assert_eq!(told(&one, "2024-06-01", method), [Step::Without(what, Reason::OnePoint)]);
    }
}

#[test]
fn growth_of_what_should_fall_counts_turned_round() {
    let down = Draft::new(Kind::Ratio, Direction::Down, Comparator::AtMost, "5")
        .based_on("2020-12-31", "10")
        .on("2022-12-31", "8.1");
    let turned = Formula::from(-1) * Formula::percent(d("-0.1"));
    let steps = told(&down, "2023-03-01", Method::GrowthTrend);
    assert!(steps.contains(&equation(Quantity::GrowthToward, turned, Formula::percent(d("0.1")))), "{steps:?}");
}

#[test]
fn a_trend_that_rounds_onto_the_target_it_misses_has_as_many_digits_as_it_takes() {
    // 730 days to the deadline at a rise of 10 ÷ 730 less 5e-14 a day: 20 less 3.65e-11.
    let near = Draft::stock(Comparator::AtLeast, "20").on("2024-01-01", "10").on("2024-01-02", "10.0136986301369363");
    let steps = told(&near, "2024-06-01", Method::Projection);
    let held = steps.iter().find_map(|step| match step {
        Step::Held(Quantity::AtDeadline, claim) => Some(*claim),
        _ => None,
    });
    let held = held.expect("it is held against the target");
    assert_eq!((held.holds, held.against), (Some(false), TargetValue::One(d("20"))));
    assert!(held.value < d("20") && held.value.round_dp(10) == d("20"), "{}", held.value);
}

#[test]
fn what_is_needed_is_told_until_the_target_is_met() {
    let draft = |value: &str| Draft::stock(Comparator::AtLeast, "20").on("2023-12-31", value);
    assert_eq!(told(&draft("21"), "2024-06-01", Method::Needed), [Step::NothingNeeded]);
    let left = told(&draft("15"), "2024-06-01", Method::Needed);
    let quarters = Step::Quarters { from: day("2024-06-01"), deadline: day("2025-12-31"), quarters: 7 };
    assert!(left.contains(&quarters), "{left:?}");
}
