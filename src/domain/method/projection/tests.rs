use super::*;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::judge::draft::{Draft, d, day};
use crate::domain::judge::judge;
use crate::domain::method::methods;
use crate::domain::observation::Fit;
use crate::domain::period::Period;
use crate::domain::target::Comparator;

fn of(draft: &Draft, as_of: &str) -> Stated<Projection> {
    let case = draft.case();
    let verdict = judge(&case, day(as_of));
    methods(&case, &verdict).projection
}

fn rising() -> Draft {
    // 100 days apart, 10 each: 0.1 a day.
    Draft::stock(Comparator::AtLeast, "60").on("2024-01-01", "10").on("2024-04-10", "20").on("2024-07-19", "30")
}

#[test]
fn a_line_through_figures_on_one_is_followed_to_the_deadline() {
    let projection = of(&rising(), "2024-12-01").expect("three points");
    // 730 days from 2024-01-01 to 2025-12-31: 10 + 73.
    assert_eq!((projection.points, projection.value, projection.meets), (3, d("83"), true));
    assert_eq!(projection.slope_per_year, d("36.525"));
    // 60 is reached 500 days after 2024-01-01.
    assert_eq!(projection.reaches_on, Ok(day("2025-05-15")));
    assert_eq!(projection.interval, Ok((d("83"), d("83"))));
}

#[test]
fn exactly_the_value_at_the_deadline_meets_at_least_and_not_more_than() {
    let mut draft = rising();
    draft.target.value = crate::domain::target::TargetValue::One(d("83"));
    assert!(of(&draft, "2024-12-01").expect("three points").meets);
    draft.target.comparator = Comparator::MoreThan;
    let beyond = of(&draft, "2024-12-01").expect("three points");
    assert!(!beyond.meets);
    assert_eq!(beyond.reaches_on, Ok(day("2026-01-01")));
}

#[test]
fn two_points_give_no_interval_and_one_no_line() {
    let two = Draft::stock(Comparator::AtLeast, "60").on("2024-01-01", "10").on("2024-04-10", "20");
    assert_eq!(of(&two, "2024-12-01").expect("two points").interval, Err(Reason::TwoPoints));
    let one = Draft::stock(Comparator::AtLeast, "60").on("2024-01-01", "10");
    assert_eq!(of(&one, "2024-12-01"), Err(Reason::OnePoint));
}

#[test]
fn bounds_are_no_points() {
    let bound = Draft::stock(Comparator::AtLeast, "60")
        .on("2024-01-01", "10")
        .figure(Period::day(day("2024-04-10")), "20", crate::domain::observation::Bound::AtLeast, Fit::Exact)
        .on("2024-07-19", "30");
    assert_eq!(of(&bound, "2024-12-01").expect("two exact figures").points, 2);
}

#[test]
fn a_window_without_its_first_year_has_a_hole_and_no_line() {
    use crate::domain::target::Judge;
    let sum = |first: i32| {
        Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "50")
            .judged_by(Judge::WindowSum, 2021, 2025)
            .year(first, "10")
            .year(2023, "10")
    };
    assert_eq!(of(&sum(2022), "2024-06-01"), Err(Reason::Hole));
    assert_eq!(of(&sum(2021), "2024-06-01"), Err(Reason::Hole));
}

#[test]
fn a_line_that_satisfies_wherever_it_is_followed_has_no_first_day() {
    let falling = Draft::stock(Comparator::AtLeast, "6").on("2023-12-31", "20").on("2024-12-31", "19");
    let projection = of(&falling, "2025-03-01").expect("two points");
    assert_eq!((projection.meets, projection.reaches_on), (true, Err(Reason::AllAlong)));
    let slow = Draft::stock(Comparator::AtLeast, "6").on("2023-12-31", "20").on("2024-12-31", "20.001");
    assert_eq!(of(&slow, "2025-03-01").expect("two points").reaches_on, Err(Reason::AllAlong));
}

#[test]
fn a_line_is_not_followed_to_before_its_first_figure() {
    // 1 a year: 50 would have been ten years before anything is known.
    let above = Draft::stock(Comparator::AtLeast, "50").on("2023-12-31", "60").on("2024-12-31", "61");
    let projection = of(&above, "2025-03-01").expect("two points");
    assert_eq!((projection.meets, projection.reaches_on), (true, Err(Reason::AllAlong)));
    let from = Draft::stock(Comparator::AtLeast, "60").on("2023-12-31", "60").on("2024-12-31", "61");
    assert_eq!(of(&from, "2025-03-01").expect("two points").reaches_on, Ok(day("2023-12-31")));
    // Within 40 to 61.5 from the first figure on, and out of it by the deadline.
    let mut through = above.clone();
    through.target.comparator = Comparator::Between;
    through.target.value = crate::domain::target::TargetValue::Range(d("40"), d("61.5"));
    let projection = of(&through, "2025-03-01").expect("two points");
    assert_eq!((projection.meets, projection.reaches_on), (false, Err(Reason::MovesAway)));
}

#[test]
fn a_trend_away_from_the_target_never_reaches_it() {
    let falling = Draft::stock(Comparator::AtLeast, "60").on("2024-01-01", "30").on("2024-04-10", "20");
    let projection = of(&falling, "2024-12-01").expect("two points");
    assert_eq!((projection.meets, projection.reaches_on), (false, Err(Reason::MovesAway)));
    let slow = Draft::stock(Comparator::AtLeast, "60").on("2023-01-01", "10").on("2024-01-01", "10.01");
    assert_eq!(of(&slow, "2024-12-01").expect("two points").reaches_on, Err(Reason::BeyondHorizon));
}

#[test]
fn less_is_better_where_the_target_is_a_ceiling() {
    let pue = Draft::new(Kind::Ratio, Direction::Down, Comparator::AtMost, "1.3")
        .on("2022-12-31", "1.5")
        .on("2023-12-31", "1.45");
    let projection = of(&pue, "2024-06-01").expect("two points");
    // 0.05 in 365 days; 731 days more to the end of 2025.
    assert_eq!((projection.value, projection.meets), (d("1.34986301370"), false));
    // 0.2 takes 1460 days.
    assert_eq!(projection.reaches_on, Ok(day("2026-12-30")));
}

#[test]
fn a_window_is_projected_by_its_growing_total() {
    use crate::domain::target::Judge;
    let sum = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "50")
        .judged_by(Judge::WindowSum, 2021, 2025)
        .year(2021, "10")
        .year(2022, "10")
        .year(2023, "10");
    let projection = of(&sum, "2024-06-01").expect("three totals");
    // Totals 10, 20, 30 at year ends 365 days apart; 731 days more.
    assert_eq!(projection.points, 3);
    assert_eq!(projection.value, d("50.0273972603"));
}

#[test]
fn once_a_figure_covers_the_deadline_there_is_nothing_to_project() {
    let covered = rising().on("2025-12-31", "50");
    assert_eq!(of(&covered, "2026-03-01"), Err(Reason::DeadlinePassed));
    assert!(of(&rising(), "2026-03-01").is_ok());
}
