//! Judged by the latest figure.

use super::super::draft::{Draft, d, day};
use super::super::*;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::light::Light;
use crate::domain::number::Ratio;

#[test]
fn nothing_in_scope_is_no_data_before_the_deadline_and_unreported_after_it() {
    let bare = Draft::stock(Comparator::AtLeast, "10");
    assert_eq!(bare.status("2025-12-31"), (Status::NoData, None));
    assert_eq!(bare.status("2026-01-01"), (Status::OverdueUnreported, None));
    assert_eq!(bare.at("2026-01-31").days_overdue, Some(31));
    assert_eq!(bare.at("2026-01-31").light, Light::Red);
}

#[test]
fn only_close_figures_cannot_decide() {
    let near = Draft::stock(Comparator::AtLeast, "10").close("2024-12-31", "12");
    assert_eq!(near.status("2025-06-01"), (Status::Unjudged, Some(Reason::Definition)));
    assert_eq!(near.status("2026-06-01"), (Status::OverdueUnreported, Some(Reason::Definition)));
    assert!(near.at("2025-06-01").nearby.is_some() && near.at("2025-06-01").latest.is_none());
    // What cannot be stated is missing for the same reason.
    assert_eq!(near.at("2025-06-01").gap, Err(Reason::Definition));
    assert_eq!(Draft::stock(Comparator::AtLeast, "10").at("2025-06-01").gap, Err(Reason::NoFigure));
}

#[test]
fn a_satisfying_latest_figure_is_met_before_the_deadline() {
    let done =
        Draft::stock(Comparator::AtLeast, "4").on("2022-09-30", "3").on("2024-12-12", "4.27").on("2025-06-05", "4.45");
    let verdict = done.at("2025-07-01");
    assert_eq!(verdict.status, Status::Met);
    assert_eq!(verdict.met_in.map(|p| p.to_string()).as_deref(), Some("2024-12-12"));
    assert_eq!((verdict.gap, verdict.margin), (Ok(d("0")), Ok(d("0.45"))));
    assert_eq!(verdict.needed_per_year.map(Ratio::rounded), Ok(d("0")));
}

#[test]
fn a_later_fall_does_not_undo_what_was_met_at_the_deadline() {
    let fell = Draft::stock(Comparator::AtLeast, "10").on("2025-12-31", "11").on("2026-06-30", "9");
    let verdict = fell.at("2026-07-01");
    assert_eq!((verdict.status, verdict.fell_back), (Status::Met, true));
    assert_eq!(verdict.latest.map(|o| o.value), Some(d("9")));
    assert_eq!(verdict.judged.map(|j| j.value), Some(d("11")));
}

#[test]
fn reached_after_the_deadline_is_met_late() {
    let late = Draft::stock(Comparator::AtLeast, "10").on("2025-12-31", "9").on("2026-06-30", "10");
    let verdict = late.at("2026-07-01");
    assert_eq!((verdict.status, verdict.met_in), (Status::MetLate, Some(Period::day(day("2026-06-30")))));
    assert_eq!(verdict.gap, Ok(d("0")));
}

#[test]
fn missed_needs_a_figure_that_covers_the_deadline() {
    let old = Draft::stock(Comparator::AtLeast, "10").on("2024-12-31", "8");
    assert_eq!(old.status("2026-02-01").0, Status::OverdueUnconfirmed);
    let covered = old.on("2025-12-31", "9");
    let verdict = covered.at("2026-02-01");
    assert_eq!((verdict.status, verdict.days_overdue, verdict.gap), (Status::Overdue, Some(32), Ok(d("1"))));
    assert_eq!(verdict.needed_per_year, Err(Reason::DeadlinePassed));
}

#[test]
fn a_whole_year_containing_the_deadline_decides_after_it() {
    let mut half = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "10").year(2025, "12");
    half.target.deadline = day("2025-06-30");
    assert_eq!(half.status("2026-01-01").0, Status::Met);
}

#[test]
fn days_of_grace_await_the_figure() {
    let mut waiting = Draft::stock(Comparator::AtLeast, "10").on("2024-12-31", "8");
    waiting.rules.report_grace_days = 45;
    assert_eq!(waiting.status("2026-02-14"), (Status::Unjudged, Some(Reason::AwaitingFigure)));
    assert_eq!(waiting.status("2026-02-15").0, Status::OverdueUnconfirmed);
}

#[test]
fn pace_within_the_tolerance_is_on_track_and_below_it_behind() {
    let way = || Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10");
    // On 2023-12-31 1095 of 1826 days are gone: 0.59967…; on track from 0.54967… of the way on.
    assert_eq!(way().on("2023-12-31", "15.5").status("2024-06-01").0, Status::OnTrack);
    let behind = way().on("2023-12-31", "15.4");
    assert_eq!(behind.status("2024-06-01").0, Status::Behind);
    let verdict = behind.at("2024-06-01");
    assert_eq!(verdict.pace.map(Ratio::rounded), Ok(d("-0.0596714129244")));
    assert_eq!(verdict.needed_per_year.map(Ratio::rounded), Ok(d("2.29842681259")));
    assert_eq!(verdict.attainment.map(Ratio::rounded), Ok(d("0.77")));
}

#[test]
fn one_figure_is_not_its_own_baseline() {
    let single = Draft::stock(Comparator::AtLeast, "20").on("2024-12-31", "15");
    assert_eq!(single.status("2025-06-01"), (Status::Unjudged, Some(Reason::OnePoint)));
    let two = single.on("2022-12-31", "10");
    let verdict = two.at("2025-06-01");
    assert_eq!(verdict.baseline.map(|b| b.basis), Ok(BaselineBasis::FirstObservation));
    assert_eq!(verdict.status, Status::Behind);
}

#[test]
fn an_old_figure_does_not_carry_on_track() {
    let old = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10").on("2023-06-30", "19");
    assert_eq!(old.status("2024-12-31").0, Status::OnTrack);
    let verdict = old.at("2025-01-01");
    assert_eq!((verdict.status, verdict.reason, verdict.stale), (Status::Unjudged, Some(Reason::Stale), true));
    assert!(verdict.pace.is_ok());
}

#[test]
fn a_baseline_that_already_meets_the_target_leaves_no_path() {
    let drop = Draft::stock(Comparator::AtLeast, "10").based_on("2020-12-31", "12").on("2024-12-31", "9");
    let verdict = drop.at("2025-06-01");
    assert_eq!((verdict.status, verdict.reason), (Status::Behind, Some(Reason::BaselineMeetsTarget)));
    assert_eq!(verdict.progress, Err(Reason::BaselineMeetsTarget));
}

#[test]
fn exactly_the_value_to_be_exceeded_is_not_met_and_has_no_gap() {
    let equal = Draft::stock(Comparator::MoreThan, "10").on("2025-12-31", "10");
    let verdict = equal.at("2026-02-01");
    assert_eq!((verdict.status, verdict.reason), (Status::Overdue, Some(Reason::EqualNotBeyond)));
    assert_eq!(verdict.gap, Ok(d("0")));
}

#[test]
fn a_ceiling_is_attained_from_its_baseline_down() {
    let pue = Draft::new(Kind::Ratio, Direction::Down, Comparator::AtMost, "1.25")
        .based_on("2020-12-31", "1.5")
        .on("2023-12-31", "1.35");
    let verdict = pue.at("2024-06-01");
    assert_eq!(verdict.attainment.map(Ratio::rounded), Ok(d("0.6")));
    assert_eq!((verdict.gap, verdict.margin), (Ok(d("0.1")), Ok(d("-0.1"))));
    assert_eq!(verdict.status, Status::OnTrack);
}

#[test]
fn a_running_total_from_zero_starts_the_day_before_the_window() {
    let mut count = Draft::stock(Comparator::AtLeast, "40").judged_by(Judge::Latest, 2023, 2025).on("2023-12-31", "10");
    count.target.baseline = Some(StatedBaseline::FromZero);
    let verdict = count.at("2024-03-01");
    assert_eq!(verdict.baseline.map(|b| (b.period.last(), b.value)), Ok((day("2022-12-31"), d("0"))));
    assert_eq!(verdict.elapsed.map(Ratio::rounded), Ok(d("0.33302919708")));
    assert_eq!(verdict.status, Status::Behind);
}

#[test]
fn attainment_is_not_stated_for_growth_ranges_and_a_zero_target() {
    let growth = Draft::new(Kind::Growth, Direction::Up, Comparator::AtLeast, "10").year(2024, "9");
    assert_eq!(growth.at("2025-06-01").attainment, Err(Reason::GrowthKind));
    let exactly = Draft::new(Kind::Stock, Direction::Within, Comparator::Exactly, "10").on("2024-12-31", "9");
    assert_eq!(exactly.at("2025-06-01").attainment, Err(Reason::TwoSided));
    let zero = Draft::new(Kind::Stock, Direction::Up, Comparator::AtLeast, "0").on("2024-12-31", "-1");
    assert_eq!(zero.at("2025-06-01").attainment, Err(Reason::ZeroDenominator));
    assert_eq!(zero.at("2025-06-01").gap_pct, Err(Reason::ZeroDenominator));
}

#[test]
fn about_takes_the_documents_tolerance_or_the_rules() {
    let mut about = Draft::new(Kind::Ratio, Direction::Up, Comparator::About, "13.5").year(2025, "12.9");
    assert_eq!(about.status("2026-03-01").0, Status::Met);
    assert_eq!(about.at("2026-03-01").tolerance, Some((d("0.05"), false)));
    about.target.tolerance = Some(d("0.02"));
    assert_eq!(about.status("2026-03-01").0, Status::Overdue);
    assert_eq!(about.at("2026-03-01").reach, Ok(d("13.23")));
}

#[test]
fn due_soon_is_a_flag_beside_the_status() {
    let near = Draft::stock(Comparator::AtLeast, "10");
    assert!(!near.at("2025-10-31").due_soon);
    let verdict = near.at("2025-11-01");
    assert_eq!((verdict.due_soon, verdict.days_left, verdict.light), (true, 60, Light::Blue));
    assert!(!near.at("2026-01-01").due_soon);
}

#[test]
fn part_of_a_year_is_no_verdict_on_a_flow() {
    let part = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "10").span("2025-01-01", "2025-06-30", "6");
    assert_eq!(part.status("2025-07-31"), (Status::Unjudged, Some(Reason::PartYear)));
    assert_eq!(part.status("2026-07-31"), (Status::OverdueUnconfirmed, Some(Reason::PartYear)));
    // 181 of 365 days.
    let known = part.at("2025-07-31").to_date.map(|known| (known.value, known.elapsed.rounded()));
    assert_eq!(known, Some((d("6"), d("0.495890410959"))));
    let enough =
        Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "10").span("2025-01-01", "2025-09-30", "11");
    assert_eq!(enough.status("2025-10-31").0, Status::Met);
}

#[test]
fn milestones_bend_the_expected_path() {
    let mut stepped = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10").on("2023-12-31", "13");
    assert_eq!(stepped.status("2024-06-01").0, Status::Behind);
    stepped.target.milestones.insert(2023, d("13"));
    assert_eq!(stepped.status("2024-06-01").0, Status::OnTrack);
    assert_eq!(stepped.at("2024-06-01").expected.map(Ratio::rounded), Ok(d("13")));
}

#[test]
fn a_ceiling_whose_baseline_already_meets_it_has_no_attainment() {
    let kept = Draft::new(Kind::Ratio, Direction::Down, Comparator::AtMost, "1.25")
        .based_on("2020-12-31", "1")
        .on("2024-12-31", "1.3");
    let verdict = kept.at("2025-06-01");
    // (1 - 1.3) ÷ (1 - 1.25) would read 120 % of a target that is missed.
    assert_eq!(verdict.attainment, Err(Reason::BaselineMeetsTarget));
    assert_eq!(verdict.status, Status::Behind);
}

#[test]
fn a_range_left_after_a_baseline_within_it_is_behind_and_one_overshot_cannot_be_said() {
    let range = |baseline: &str| {
        let mut draft = Draft::new(Kind::Ratio, Direction::Within, Comparator::Between, "0")
            .based_on("2020-12-31", baseline)
            .on("2024-12-31", "65");
        draft.target.value = TargetValue::Range(d("40"), d("60"));
        draft.status("2025-06-01")
    };
    assert_eq!(range("50"), (Status::Behind, Some(Reason::BaselineMeetsTarget)));
    assert_eq!(range("30"), (Status::Unjudged, Some(Reason::TwoSided)));
}

#[test]
fn a_range_is_approached_from_either_side_whatever_the_direction() {
    let mut above = Draft::new(Kind::Ratio, Direction::Up, Comparator::Between, "0")
        .based_on("2020-12-31", "100")
        .on("2024-12-31", "65");
    above.target.value = TargetValue::Range(d("40"), d("60"));
    let verdict = above.at("2025-06-01");
    assert_eq!((verdict.status, verdict.progress.map(Ratio::rounded)), (Status::OnTrack, Ok(d("0.875"))));
}

#[test]
fn what_parts_proved_stays_met_when_later_years_are_reported() {
    let mut flow = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "100").year(2022, "80").span(
        "2023-01-01",
        "2023-09-30",
        "120",
    );
    flow.target.deadline = day("2023-12-31");
    assert_eq!(flow.status("2024-03-01").0, Status::Met);
    assert_eq!(flow.year(2024, "90").status("2025-03-01").0, Status::Met);
}

#[test]
fn a_long_period_that_contains_the_deadline_is_in_time_though_it_ends_after_others() {
    let share = Draft::new(Kind::Ratio, Direction::Up, Comparator::AtLeast, "90")
        .span("2026-01-01", "2026-01-31", "80")
        .span("2025-07-01", "2026-06-30", "91");
    assert_eq!(share.status("2026-12-01").0, Status::Met);
    let late = Draft::new(Kind::Ratio, Direction::Up, Comparator::AtLeast, "90")
        .span("2026-01-01", "2026-01-31", "91")
        .span("2025-07-01", "2026-06-30", "80");
    assert_eq!(late.status("2026-12-01").0, Status::MetLate);
}

#[test]
fn what_is_too_large_to_compute_with_is_said_to_be() {
    let huge = Draft::stock(Comparator::AtLeast, "70000000000000000000000000000")
        .on("2024-12-31", "-70000000000000000000000000000");
    assert_eq!(huge.status("2025-06-01"), (Status::Unjudged, Some(Reason::TooLarge)));
    let large =
        Draft::stock(Comparator::AtLeast, "1000000000000000000000000").on("2024-12-31", "-1000000000000000000000000");
    assert_eq!(large.at("2025-06-01").gap, Ok(d("2000000000000000000000000")));
}

#[test]
fn reasons_for_what_cannot_be_stated_reach_every_figure() {
    let part = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "10").span("2025-01-01", "2025-06-30", "6");
    let verdict = part.at("2025-07-31");
    assert_eq!(
        (verdict.gap, verdict.margin, verdict.reach),
        (Err(Reason::PartYear), Err(Reason::PartYear), Err(Reason::PartYear))
    );
}

#[test]
fn the_path_to_a_range_leads_to_its_end_nearer_to_the_baseline() {
    let range = |baseline: &str| {
        let mut draft = Draft::new(Kind::Stock, Direction::Up, Comparator::Between, "0")
            .based_on("2020-12-31", baseline)
            .on("2024-12-31", "58");
        draft.target.value = TargetValue::Range(d("40"), d("60"));
        draft
    };
    // (58 - 20) ÷ (40 - 20): within the range nothing is late.
    let reached = range("20");
    let verdict = reached.at("2025-06-01");
    assert_eq!((verdict.status, verdict.progress.map(Ratio::rounded)), (Status::Met, Ok(d("1.9"))));
    assert!(verdict.lag_months.is_ok_and(|lag| lag.rounded() < Decimal::ZERO));
    // From within the range there is no way to go, whether the value is still within or not.
    let inside = range("45");
    let verdict = inside.at("2025-06-01");
    assert_eq!((verdict.status, verdict.pace), (Status::Met, Err(Reason::BaselineMeetsTarget)));
}
