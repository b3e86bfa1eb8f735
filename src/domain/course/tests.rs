use proptest::prelude::*;

use super::*;
use crate::domain::judge::arbitrary::{Range, any_day, any_draft};
use crate::domain::judge::draft::{Draft, d, day};
use crate::domain::judge::judge;
use crate::domain::status::Status;

fn of(draft: &Draft, as_of: &str) -> Course {
    let case = draft.case();
    course(&case, &judge(&case, day(as_of)))
}

/// Last days and values.
fn places(figures: &[Figure]) -> Vec<(String, Decimal)> {
    figures.iter().map(|f| (f.period.last().to_string(), f.value)).collect()
}

fn place(date: &str, value: &str) -> (String, Decimal) {
    (date.to_owned(), d(value))
}

fn path(course: &Course) -> Vec<(String, Decimal)> {
    course.path.iter().map(|(day, value)| (day.to_string(), *value)).collect()
}

fn goal(value: &str) -> Level {
    Level { rung: Rung::Goal, value: d(value) }
}

#[test]
fn a_level_runs_from_its_baseline_through_milestones_to_the_target() {
    let mut draft = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10").on("2023-12-31", "14");
    draft.target.milestones.insert(2022, d("13"));
    let course = of(&draft.over("2024-06-30", "15").close("2024-12-31", "17"), "2025-03-01");
    assert_eq!(places(&course.figures), [place("2023-12-31", "14"), place("2024-06-30", "15")]);
    assert_eq!(course.figures[1].bound, Bound::MoreThan);
    assert_eq!(places(&course.close), [place("2024-12-31", "17")]);
    assert_eq!(path(&course), [place("2020-12-31", "10"), place("2022-12-31", "13"), place("2025-12-31", "20")]);
    assert_eq!((course.levels, course.left_out), (vec![goal("20")], 0));
}

#[test]
fn what_is_published_after_the_date_is_not_in_its_course() {
    let draft = Draft::stock(Comparator::AtLeast, "20").on("2023-12-31", "14").on("2024-12-31", "16");
    assert_eq!(places(&of(&draft, "2024-12-30").figures), [place("2023-12-31", "14")]);
}

#[test]
fn one_figure_alone_has_levels_and_no_path() {
    let course = of(&Draft::stock(Comparator::AtLeast, "20").on("2023-12-31", "14"), "2024-03-01");
    assert_eq!((course.path, course.levels), (Vec::new(), vec![goal("20")]));
}

#[test]
fn where_only_close_figures_are_known_the_stated_path_is_still_there() {
    let draft = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10").close("2024-12-31", "17");
    let course = of(&draft, "2025-03-01");
    assert!(course.figures.is_empty());
    assert_eq!(path(&course), [place("2020-12-31", "10"), place("2025-12-31", "20")]);
}

#[test]
fn a_baseline_that_meets_the_target_leads_nowhere() {
    let draft = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "25").on("2023-12-31", "14");
    assert!(of(&draft, "2024-03-01").path.is_empty());
}

#[test]
fn a_range_has_both_ends_and_about_its_tolerance() {
    let mut range = Draft::new(Kind::Ratio, Direction::Within, Comparator::Between, "0").on("2024-12-31", "6");
    range.target.value = TargetValue::Range(d("3"), d("5.5"));
    let ends = [Level { rung: Rung::Low, value: d("3") }, Level { rung: Rung::High, value: d("5.5") }];
    assert_eq!(of(&range, "2025-03-01").levels, ends);
    let about = Draft::stock(Comparator::About, "100").on("2024-12-31", "96");
    let tolerated = Level { rung: Rung::Tolerated, value: d("95") };
    assert_eq!(of(&about, "2025-03-01").levels, [goal("100"), tolerated]);
}

#[test]
fn parts_of_a_year_do_not_stand_beside_a_yearly_target() {
    let draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "100").year(2023, "60").span(
        "2024-01-01",
        "2024-06-30",
        "35",
    );
    let course = of(&draft, "2024-09-01");
    assert_eq!((places(&course.figures), course.left_out), (vec![place("2023-12-31", "60")], 1));
    // Parts that tile the year stand in its sum; those that prove the target met are a lower bound.
    let tiled = of(&draft.clone().span("2024-07-01", "2024-12-31", "40"), "2025-03-01");
    assert_eq!((places(&tiled.figures).pop(), tiled.left_out), (Some(place("2024-12-31", "75")), 0));
    let proof = of(&draft.span("2024-07-01", "2024-09-30", "70"), "2024-10-15");
    assert_eq!(places(&proof.figures).pop(), Some(place("2024-09-30", "105")));
    assert_eq!((proof.figures[1].bound, proof.left_out), (Bound::AtLeast, 0));
}

#[test]
fn a_sum_runs_up_over_its_window_and_a_hole_makes_it_a_lower_bound() {
    let draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "100")
        .judged_by(Judge::WindowSum, 2022, 2025)
        .year(2021, "99")
        .year(2022, "20")
        .year(2024, "30");
    let course = of(&draft, "2025-03-01");
    assert_eq!(places(&course.figures), [place("2022-12-31", "20"), place("2024-12-31", "50")]);
    assert_eq!(course.figures.iter().map(|f| f.bound).collect::<Vec<_>>(), [Bound::Exact, Bound::AtLeast]);
    assert_eq!(path(&course), [place("2021-12-31", "0"), place("2025-12-31", "100")]);
    assert_eq!(course.left_out, 1);
}

#[test]
fn each_year_has_its_figure_and_no_path() {
    let draft = Draft::new(Kind::Growth, Direction::Up, Comparator::MoreThan, "7.25")
        .judged_by(Judge::EachYear, 2023, 2025)
        .year(2023, "7")
        .year(2024, "8.05");
    let course = of(&draft, "2025-03-01");
    assert_eq!(places(&course.figures), [place("2023-12-31", "7"), place("2024-12-31", "8.05")]);
    assert_eq!((course.path, course.levels), (Vec::new(), vec![goal("7.25")]));
}

#[test]
fn a_year_that_its_parts_prove_is_in_the_course() {
    let draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "10")
        .judged_by(Judge::EachYear, 2024, 2025)
        .span("2024-01-01", "2024-06-30", "12");
    let course = of(&draft, "2024-09-01");
    assert_eq!(places(&course.figures), [place("2024-06-30", "12")]);
}

#[test]
fn a_multiple_runs_from_one() {
    let draft = Draft::stock(Comparator::AtLeast, "2")
        .judged_by(Judge::Multiple, 2021, 2025)
        .based_on("2020-12-31", "400")
        .on("2023-12-31", "620");
    let course = of(&draft, "2024-03-01");
    assert_eq!((course.scale, places(&course.figures)), (Scale::Multiple, vec![place("2023-12-31", "1.55")]));
    assert_eq!(path(&course), [place("2020-12-31", "1"), place("2025-12-31", "2")]);
    // Without a baseline there is nothing to hold the figures against.
    let mut bare = draft;
    bare.target.baseline = None;
    let course = of(&bare, "2024-03-01");
    assert_eq!((course.scale, places(&course.figures)), (Scale::Indicator, vec![place("2023-12-31", "620")]));
    assert!(course.levels.is_empty() && course.path.is_empty());
}

#[test]
fn a_growth_asked_of_a_level_is_a_curve() {
    let draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "10")
        .judged_by(Judge::WindowGrowth, 2023, 2025)
        .year(2022, "100")
        .year(2023, "108");
    let course = of(&draft, "2024-03-01");
    let curve = [("2022-12-31", "100"), ("2023-12-31", "110"), ("2024-12-31", "121"), ("2025-12-31", "133.1")];
    assert_eq!(path(&course), curve.map(|(date, value)| place(date, value)));
    assert_eq!(course.levels, [goal("133.1")]);
    assert_eq!(places(&course.figures), [place("2022-12-31", "100"), place("2023-12-31", "108")]);
}

proptest! {
    #[test]
    fn a_course_stands_for_anything(draft in any_draft(Range::Anything), as_of in any_day()) {
        let case = draft.case();
        let course = course(&case, &judge(&case, as_of));
        prop_assert!(course.figures.is_sorted_by_key(|f| f.period.last()));
        prop_assert!(course.figures.iter().chain(&course.close).all(|f| f.period.last() <= as_of));
        prop_assert!(course.path.is_sorted_by_key(|(day, _)| *day) && course.path.len() != 1);
    }

    #[test]
    fn the_value_that_decides_is_in_the_course(draft in any_draft(Range::Sensible), as_of in any_day()) {
        let case = draft.case();
        let verdict = judge(&case, as_of);
        let course = course(&case, &verdict);
        // A mean growth is no figure of its own.
        if let Some(judged) = verdict.judged.filter(|_| case.target.judge != Judge::WindowGrowth) {
            let found = course.figures.iter().find(|f| (f.period.last(), f.value) == (judged.period.last(), judged.value));
            prop_assert!(found.is_some(), "{judged:?} in {:?}", course.figures);
        }
    }

    #[test]
    fn what_is_met_stands_on_the_good_side_of_a_level(draft in any_draft(Range::Sensible), as_of in any_day()) {
        let case = draft.case();
        let verdict = judge(&case, as_of);
        let course = course(&case, &verdict);
        let by_value = matches!(case.target.judge, Judge::Latest | Judge::Multiple | Judge::WindowSum);
        if let (Status::Met, true, Some(judged)) = (verdict.status, by_value, verdict.judged) {
            let nearest = course.levels.iter().filter(|level| match case.indicator.direction {
                Direction::Up => judged.value >= level.value,
                Direction::Down => judged.value <= level.value,
                Direction::Within => true,
            });
            let one_sided = !matches!(case.target.comparator, Comparator::Between | Comparator::Exactly);
            prop_assert!(!one_sided || nearest.count() > 0, "{judged:?} against {:?}", course.levels);
        }
    }
}
