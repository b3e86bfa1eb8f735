//! Figures that are bounds: what they prove, what they exclude, and what decides where they do neither.

use super::super::draft::{Draft, d, day};
use super::super::*;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::observation::Fit;

#[test]
fn a_bound_can_prove_met_and_on_track_but_never_behind() {
    let met = Draft::stock(Comparator::AtLeast, "4").over("2024-12-31", "4");
    assert_eq!(met.status("2025-06-01").0, Status::Met);
    // 超3.7万 in December 2023 after 30361 in September 2022: far enough on the way to 4万.
    let ahead = Draft::stock(Comparator::AtLeast, "40000").on("2022-09-30", "30361").over("2023-12-07", "37000");
    assert_eq!(ahead.status("2024-06-01").0, Status::OnTrack);
    let alone = Draft::stock(Comparator::AtLeast, "40000").over("2023-12-07", "30000");
    assert_eq!(alone.status("2024-06-01"), (Status::Unjudged, Some(Reason::Bound)));
    assert_eq!(alone.status("2026-06-01"), (Status::OverdueUnconfirmed, Some(Reason::Bound)));
}

#[test]
fn where_a_bound_proves_nothing_the_latest_exact_figure_decides() {
    let case = Draft::stock(Comparator::AtLeast, "20")
        .based_on("2020-12-31", "10")
        .on("2023-12-31", "15")
        .over("2024-12-31", "15");
    let verdict = case.at("2025-03-01");
    assert_eq!(verdict.status, Status::Behind);
    assert_eq!(verdict.judged.map(|j| j.period.last()), Some(day("2023-12-31")));
    assert_eq!(verdict.latest.map(|o| o.bound), Some(Bound::MoreThan));
}

#[test]
fn a_bound_that_proves_nothing_leaves_met_what_an_exact_figure_met() {
    let met = Draft::stock(Comparator::AtLeast, "10").on("2025-06-30", "11").over("2025-12-31", "9");
    for date in ["2025-12-31", "2026-06-01"] {
        let verdict = met.at(date);
        assert_eq!((verdict.status, verdict.judged.map(|j| j.value)), (Status::Met, Some(d("11"))), "{date}");
        assert!(!verdict.fell_back);
    }
}

#[test]
fn a_bound_that_excludes_the_target_is_neither_met_nor_held_against_anyone() {
    let draft = || Draft::stock(Comparator::AtLeast, "10").based_on("2020-12-31", "5").on("2025-03-31", "11");
    let less = draft().figure(Period::day(day("2025-09-30")), "9", Bound::LessThan, Fit::Exact);
    assert_eq!(less.status("2025-12-01"), (Status::Unjudged, Some(Reason::Bound)));
    assert_eq!(less.status("2026-02-01"), (Status::OverdueUnconfirmed, Some(Reason::Bound)));
    // Excluded only after the deadline: met, and fallen back since.
    let later = draft().figure(Period::day(day("2026-06-30")), "9", Bound::LessThan, Fit::Exact);
    let verdict = later.at("2026-08-01");
    assert_eq!((verdict.status, verdict.fell_back), (Status::Met, true));
}

#[test]
fn a_bound_can_prove_a_mean_growth() {
    let growth = |last: &str| {
        Draft::new(Kind::Growth, Direction::Up, Comparator::AtLeast, "10")
            .judged_by(Judge::WindowGrowth, 2023, 2025)
            .year(2023, "10")
            .year(2024, "10")
            .figure(Period::year(2025).expect("a year"), last, Bound::MoreThan, Fit::Exact)
    };
    assert_eq!(growth("10").status("2026-03-01").0, Status::Met);
    // Where it proves nothing the years before it decide, and after the deadline nothing is confirmed.
    assert_eq!(growth("9").status("2025-12-31").0, Status::OnTrack);
    assert_eq!(growth("9").status("2026-03-01"), (Status::OverdueUnconfirmed, Some(Reason::Bound)));
    let level = |last: &str| {
        Draft::stock(Comparator::AtLeast, "10")
            .judged_by(Judge::WindowGrowth, 2023, 2025)
            .on("2022-12-31", "100")
            .over("2025-12-31", last)
    };
    assert_eq!(level("133.1").status("2026-03-01").0, Status::Met);
    assert_eq!(level("133").status("2026-03-01"), (Status::OverdueUnconfirmed, Some(Reason::Bound)));
}

#[test]
fn sums_of_lower_and_upper_bounds_say_nothing() {
    let mixed = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "300")
        .judged_by(Judge::WindowSum, 2023, 2025)
        .figure(Period::year(2023).expect("a year"), "100", Bound::AtLeast, Fit::Exact)
        .figure(Period::year(2024).expect("a year"), "100", Bound::AtMost, Fit::Exact);
    assert_eq!(mixed.status("2025-03-01"), (Status::Unjudged, Some(Reason::Bound)));
    assert_eq!(mixed.status("2026-03-01"), (Status::OverdueUnconfirmed, Some(Reason::Bound)));
}

#[test]
fn a_bound_is_no_baseline_of_a_multiple() {
    let mut bounds = Draft::stock(Comparator::AtLeast, "2").over("2020-12-31", "500").over("2024-12-31", "800");
    bounds.target.judge = Judge::Multiple;
    assert_eq!(bounds.status("2025-06-01"), (Status::Unjudged, Some(Reason::NoBaseline)));
    assert_eq!(bounds.status("2026-06-01"), (Status::Unjudged, Some(Reason::NoBaseline)));
}

#[test]
fn a_bound_never_puts_a_ceiling_on_a_sum_behind() {
    let ceiling = |bound| {
        Draft::new(Kind::Flow, Direction::Down, Comparator::AtMost, "300")
            .judged_by(Judge::WindowSum, 2023, 2025)
            .figure(Period::year(2023).expect("a year"), "400", bound, Fit::Exact)
            .status("2024-03-01")
    };
    assert_eq!(ceiling(Bound::AtMost), (Status::Unjudged, Some(Reason::Bound)));
    assert_eq!(ceiling(Bound::Exact).0, Status::Behind);
}

#[test]
fn a_bound_that_proves_nothing_does_not_hide_the_exact_figure_of_its_day() {
    let year = Period::year(2024).expect("a year");
    let stock = |value: &str| {
        Draft::stock(Comparator::AtLeast, "10")
            .on("2020-12-31", "5")
            .figure(year, value, Bound::Exact, Fit::Exact)
            .over("2024-12-31", "6")
    };
    let met = stock("11");
    assert_eq!(
        (met.at("2025-06-01").status, met.at("2025-06-01").judged.map(|j| j.value)),
        (Status::Met, Some(d("11")))
    );
    let behind = stock("7");
    let verdict = behind.at("2025-06-01");
    assert_eq!((verdict.status, verdict.judged.map(|j| j.period)), (Status::Behind, Some(year)));
}

#[test]
fn an_exact_figure_before_a_satisfying_one_is_not_held_against_anyone() {
    let excluded = Draft::stock(Comparator::AtLeast, "10").on("2023-12-31", "8").on("2025-03-31", "11").figure(
        Period::day(day("2025-09-30")),
        "9",
        Bound::LessThan,
        Fit::Exact,
    );
    let verdict = excluded.at("2026-02-01");
    assert_eq!((verdict.status, verdict.reason), (Status::OverdueUnconfirmed, Some(Reason::Bound)));
    assert_eq!(verdict.judged, None);
    // The same where a bound satisfied, and where an older bound was far enough on the way.
    let excluded = |over: &str| {
        Draft::stock(Comparator::AtLeast, "10").on("2020-12-31", "2").over("2024-06-30", over).figure(
            Period::day(day("2025-03-31")),
            "9",
            Bound::LessThan,
            Fit::Exact,
        )
    };
    assert_eq!(excluded("11").status("2025-06-01"), (Status::Unjudged, Some(Reason::Bound)));
    assert_eq!(excluded("11").status("2026-02-01"), (Status::OverdueUnconfirmed, Some(Reason::Bound)));
    assert_eq!(excluded("9").status("2025-06-01"), (Status::Unjudged, Some(Reason::OnePoint)));
}

#[test]
fn an_older_bound_that_is_far_enough_outweighs_a_newer_one_that_says_less() {
    let known = Draft::stock(Comparator::AtLeast, "20")
        .based_on("2020-12-31", "10")
        .on("2022-12-31", "12")
        .over("2024-06-30", "18")
        .over("2024-12-31", "15");
    let verdict = known.at("2025-03-01");
    assert_eq!((verdict.status, verdict.judged.map(|j| j.value)), (Status::OnTrack, Some(d("18"))));
}

#[test]
fn an_old_bound_carries_no_on_track_and_shows_its_pace() {
    let old = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10").over("2023-06-30", "18");
    let verdict = old.at("2025-06-01");
    assert_eq!((verdict.status, verdict.reason), (Status::Unjudged, Some(Reason::Stale)));
    assert!(verdict.pace.is_ok() && verdict.stale);
}
