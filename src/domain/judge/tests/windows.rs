//! Judged year by year, by a sum or by a mean over a window.

use super::super::draft::{Draft, d};
use super::super::*;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::verdict::YearStatus;

fn yearly() -> Draft {
    Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "200").judged_by(Judge::EachYear, 2023, 2025)
}

#[test]
fn each_year_stands_for_itself() {
    assert_eq!(yearly().year(2023, "247").status("2024-06-01").0, Status::OnTrack);
    assert_eq!(yearly().year(2023, "247").status("2025-06-01"), (Status::Unjudged, Some(Reason::YearUnreported)));
    assert_eq!(
        yearly().year(2023, "247").status("2026-06-01"),
        (Status::OverdueUnconfirmed, Some(Reason::YearUnreported))
    );
    let all = yearly().year(2023, "247").year(2024, "200").year(2025, "201");
    assert_eq!(all.status("2026-01-01").0, Status::Met);
    let missed = yearly().year(2023, "247").year(2024, "199");
    let verdict = missed.at("2025-02-01");
    assert_eq!((verdict.status, verdict.reason), (Status::Overdue, Some(Reason::YearMissed)));
    assert_eq!((verdict.days_overdue, verdict.gap), (Some(32), Ok(d("1"))));
    let states: Vec<YearStatus> = verdict.years.iter().map(|y| y.status).collect();
    assert_eq!(states, [YearStatus::Met, YearStatus::Missed, YearStatus::Running]);
}

#[test]
fn a_running_year_can_only_be_proved_met() {
    let half = yearly().span("2023-01-01", "2023-06-30", "150");
    assert_eq!(half.status("2023-09-01"), (Status::Unjudged, Some(Reason::YearRunning)));
    let enough = yearly().span("2023-01-01", "2023-06-30", "210");
    assert_eq!(enough.status("2023-09-01").0, Status::OnTrack);
    let tiled = yearly().span("2023-01-01", "2023-06-30", "90").span("2023-07-01", "2023-12-31", "90");
    assert_eq!(tiled.status("2024-01-15").0, Status::Overdue);
}

fn new_firms() -> Draft {
    Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "300").judged_by(Judge::WindowSum, 2023, 2025)
}

#[test]
fn flows_are_summed_over_the_window() {
    let two = new_firms().year(2022, "500").year(2023, "100").year(2024, "120");
    let verdict = two.at("2025-03-01");
    assert_eq!(verdict.judged.map(|j| (j.value, j.period.to_string())), Some((d("220"), "2023-01..2024-12".into())));
    assert_eq!((verdict.status, verdict.gap), (Status::OnTrack, Ok(d("80"))));
    assert_eq!(new_firms().year(2023, "100").year(2024, "120").year(2025, "80").status("2026-01-01").0, Status::Met);
    assert_eq!(
        new_firms().year(2023, "100").year(2024, "120").year(2025, "79").status("2026-01-01").0,
        Status::Overdue
    );
    assert_eq!(two.status("2026-01-01").0, Status::OverdueUnconfirmed);
}

#[test]
fn a_missing_year_makes_the_sum_a_lower_bound() {
    let hole = new_firms().year(2023, "100").year(2025, "120");
    assert_eq!(hole.status("2026-02-01"), (Status::OverdueUnconfirmed, Some(Reason::Hole)));
    assert_eq!(hole.at("2026-02-01").judged.map(|j| j.bound), Some(Bound::AtLeast));
    let enough = new_firms().year(2023, "100").year(2025, "210");
    assert_eq!(enough.status("2026-02-01").0, Status::Met);
}

#[test]
fn a_sum_that_can_still_grow_does_not_keep_a_ceiling() {
    let ceiling =
        || Draft::new(Kind::Flow, Direction::Down, Comparator::AtMost, "300").judged_by(Judge::WindowSum, 2023, 2025);
    assert_eq!(ceiling().year(2023, "100").status("2024-03-01"), (Status::Unjudged, Some(Reason::WindowOpen)));
    assert_eq!(ceiling().year(2023, "400").status("2024-03-01").0, Status::Behind);
    assert_eq!(ceiling().year(2023, "100").year(2024, "100").year(2025, "100").status("2026-01-01").0, Status::Met);
}

fn mean_growth() -> Draft {
    Draft::new(Kind::Growth, Direction::Up, Comparator::AtLeast, "13").judged_by(Judge::WindowGrowth, 2023, 2025)
}

#[test]
fn the_mean_of_growth_is_compound_and_exact_at_the_value() {
    let level = mean_growth().year(2023, "13").year(2024, "13").year(2025, "13");
    assert_eq!((level.at("2026-03-01").status, level.at("2026-03-01").gap), (Status::Met, Ok(d("0"))));
    let uneven = mean_growth().year(2023, "20").year(2024, "10").year(2025, "9");
    let verdict = uneven.at("2026-03-01");
    // (1.2 × 1.1 × 1.09)^(1/3) − 1
    assert_eq!(verdict.judged.map(|j| j.value), Some(d("12.8929468808")));
    assert_eq!(verdict.status, Status::Overdue);
}

#[test]
fn a_missing_year_leaves_a_hole_in_the_mean() {
    let hole = mean_growth().year(2023, "13").year(2025, "14");
    assert_eq!(hole.status("2025-12-31"), (Status::Unjudged, Some(Reason::Hole)));
    assert_eq!(hole.status("2026-03-01"), (Status::OverdueUnconfirmed, Some(Reason::Hole)));
    let open = mean_growth().year(2023, "15").year(2024, "12");
    assert_eq!(open.status("2025-03-01").0, Status::OnTrack);
    assert_eq!(open.status("2026-03-01").0, Status::OverdueUnconfirmed);
}

#[test]
fn the_mean_growth_of_a_level_starts_from_the_year_before_the_window() {
    let level = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "10")
        .judged_by(Judge::WindowGrowth, 2023, 2025)
        .year(2021, "50")
        .year(2022, "100")
        .year(2025, "133.1");
    let verdict = level.at("2026-03-01");
    assert_eq!((verdict.status, verdict.judged.map(|j| j.value)), (Status::Met, Some(d("10"))));
}

#[test]
fn a_year_is_missed_only_once_it_is_over_and_by_a_figure_that_reaches_its_end() {
    let last_day = yearly().year(2023, "150");
    assert_eq!(last_day.status("2023-12-31"), (Status::Unjudged, Some(Reason::YearRunning)));
    assert_eq!(last_day.status("2024-01-01"), (Status::Overdue, Some(Reason::YearMissed)));
    let share =
        Draft::new(Kind::Ratio, Direction::Up, Comparator::AtLeast, "90").judged_by(Judge::EachYear, 2023, 2025);
    let half = share.clone().on("2023-06-30", "88");
    assert_eq!(half.status("2024-03-01"), (Status::Unjudged, Some(Reason::YearUnreported)));
    assert_eq!(share.year(2023, "88").status("2024-03-01").0, Status::Overdue);
}

#[test]
fn years_are_calendar_years_whatever_spans_decide_a_single_figure() {
    let mut quarters = yearly();
    quarters.target.span = Span::Quarter;
    let quarters = quarters
        .span("2023-01-01", "2023-03-31", "50")
        .span("2023-04-01", "2023-06-30", "50")
        .span("2023-07-01", "2023-09-30", "50")
        .span("2023-10-01", "2023-12-31", "50");
    assert_eq!(quarters.at("2024-03-01").years[0].status, YearStatus::Met);
}

#[test]
fn a_missing_quarter_leaves_a_hole_in_a_sum_of_quarters() {
    let mut quarters = new_firms();
    quarters.target.span = Span::Quarter;
    let whole = quarters.clone().span("2023-01-01", "2023-03-31", "30").span("2023-04-01", "2023-06-30", "30").span(
        "2023-07-01",
        "2023-09-30",
        "30",
    );
    let verdict = whole.at("2023-11-01");
    assert_eq!(
        (verdict.status, verdict.judged.map(|j| (j.value, j.bound))),
        (Status::OnTrack, Some((d("90"), Bound::Exact)))
    );
    let hole = quarters.span("2023-01-01", "2023-03-31", "10").span("2023-07-01", "2023-09-30", "10").span(
        "2023-10-01",
        "2023-12-31",
        "10",
    );
    let verdict = hole.at("2024-02-01");
    assert_eq!((verdict.status, verdict.reason), (Status::Unjudged, Some(Reason::Hole)));
    assert_eq!(verdict.judged.map(|j| j.bound), Some(Bound::AtLeast));
    assert_eq!(verdict.years[0].status, YearStatus::Unreported);
}

#[test]
fn parts_of_any_year_can_prove_a_sum() {
    let first = new_firms().span("2023-01-01", "2023-06-30", "310");
    let verdict = first.at("2023-08-01");
    assert_eq!((verdict.status, verdict.met_in.map(|p| p.to_string()).as_deref()), (Status::Met, Some("2023")));
    let past = new_firms().span("2023-01-01", "2023-09-30", "150").year(2024, "150");
    assert_eq!(past.status("2025-03-01").0, Status::Met);
    assert_eq!(past.at("2025-03-01").judged.map(|j| (j.value, j.bound)), Some((d("300"), Bound::AtLeast)));
}

#[test]
fn a_sum_that_can_also_fall_proves_nothing_before_it_is_complete() {
    let net = new_firms().year(2023, "350").year(2024, "-100");
    assert_eq!(net.status("2025-03-01").0, Status::OnTrack);
    assert_eq!(net.clone().year(2025, "50").status("2026-03-01").0, Status::Met);
    let hole = new_firms().year(2023, "-10").year(2025, "350");
    assert_eq!(hole.status("2026-03-01"), (Status::OverdueUnconfirmed, Some(Reason::Hole)));
    assert_eq!(hole.at("2026-03-01").judged, None);
}

#[test]
fn a_ceiling_on_a_sum_is_met_in_the_windows_last_year() {
    let ceiling = Draft::new(Kind::Flow, Direction::Down, Comparator::AtMost, "300")
        .judged_by(Judge::WindowSum, 2023, 2025)
        .year(2023, "100")
        .year(2024, "100")
        .year(2025, "100");
    assert_eq!(ceiling.at("2026-01-01").met_in.map(|p| p.to_string()).as_deref(), Some("2025"));
}

#[test]
fn figures_from_before_the_window_say_nothing_of_it() {
    assert_eq!(new_firms().year(2022, "500").status("2023-06-01"), (Status::Unjudged, Some(Reason::YearRunning)));
    assert_eq!(
        new_firms().span("2023-01-01", "2023-03-31", "5").status("2023-06-01"),
        (Status::Unjudged, Some(Reason::PartYear))
    );
    assert_eq!(new_firms().year(2022, "500").status("2026-06-01"), (Status::OverdueUnconfirmed, Some(Reason::Hole)));
}

#[test]
fn a_mean_that_cannot_be_formed_is_unjudged_at_any_date() {
    let level =
        Draft::stock(Comparator::AtLeast, "10").judged_by(Judge::WindowGrowth, 2023, 2025).on("2025-12-31", "200");
    assert_eq!(level.status("2025-12-31"), (Status::Unjudged, Some(Reason::NoBaseline)));
    assert_eq!(level.status("2026-06-01"), (Status::Unjudged, Some(Reason::NoBaseline)));
    let below = mean_growth().year(2023, "-150").year(2024, "-150").year(2025, "13");
    assert_eq!(below.status("2026-06-01"), (Status::Unjudged, Some(Reason::SignChange)));
}

#[test]
fn exactly_the_mean_to_be_exceeded_is_not_met() {
    let mut level = mean_growth().year(2023, "13").year(2024, "13").year(2025, "13");
    level.target.comparator = Comparator::MoreThan;
    let verdict = level.at("2026-03-01");
    assert_eq!(
        (verdict.status, verdict.reason, verdict.gap),
        (Status::Overdue, Some(Reason::EqualNotBeyond), Ok(d("0")))
    );
}

#[test]
fn a_sum_whose_last_year_is_not_reported_names_the_hole_after_the_deadline() {
    let sum = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "300")
        .judged_by(Judge::WindowSum, 2023, 2025)
        .year(2023, "100")
        .year(2024, "110");
    assert_eq!(sum.status("2026-03-01"), (Status::OverdueUnconfirmed, Some(Reason::Hole)));
}
