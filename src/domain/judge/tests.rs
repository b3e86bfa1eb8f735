//! The rules on worked examples.

use std::collections::BTreeMap;

use super::*;
use crate::domain::agency::Roles;
use crate::domain::code::{IndicatorCode, SourceCode, TargetCode};
use crate::domain::light::Light;
use crate::domain::observation::{Fit, Release};
use crate::domain::target::{Basis, Span, Strength, Window, Years};
use crate::domain::unit::Unit;
use crate::domain::verdict::YearStatus;

fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A case that tests build step by step.
struct Draft {
    indicator: Indicator,
    target: Target,
    rules: Rules,
    observations: Vec<Observation>,
}

impl Draft {
    fn new(kind: Kind, direction: Direction, comparator: Comparator, value: &str) -> Self {
        let code = IndicatorCode::new("jilin.x").expect("a code");
        Self {
            indicator: Indicator {
                region: code.region(),
                code: code.clone(),
                name: "指标".into(),
                name_en: None,
                unit: Unit("个".into()),
                same_units: Vec::new(),
                kind,
                direction,
                concept: None,
                scope: None,
                scope_en: None,
            },
            target: Target {
                code: TargetCode::join(&code, "2025").expect("a code"),
                indicator: code,
                source: SourceCode::new("plan").expect("a code"),
                clause: None,
                wording: None,
                comparator,
                value: TargetValue::One(d(value)),
                tolerance: None,
                deadline: day("2025-12-31"),
                deadline_basis: Basis::Stated,
                strength: Strength::Commit,
                judge: Judge::Latest,
                window: None,
                span: Span::Year,
                baseline: None,
                milestones: BTreeMap::new(),
                note: None,
                note_en: None,
                roles: Roles::default(),
            },
            rules: Rules::default(),
            observations: Vec::new(),
        }
    }

    fn stock(comparator: Comparator, value: &str) -> Self {
        Self::new(Kind::Stock, Direction::Up, comparator, value)
    }

    fn judged_by(mut self, judge: Judge, from: i32, to: i32) -> Self {
        self.target.judge = judge;
        self.target.window = Some(Window { years: Years { from, to }, basis: Basis::Stated });
        self
    }

    fn based_on(mut self, date: &str, value: &str) -> Self {
        self.target.baseline = Some(StatedBaseline::Figure {
            origin: BaselineBasis::Stated,
            period: Period::day(day(date)),
            value: d(value),
        });
        self
    }

    fn figure(mut self, period: Period, value: &str, bound: Bound, fit: Fit) -> Self {
        self.observations.push(Observation {
            period,
            value: d(value),
            bound,
            fit,
            release: Release::Unmarked,
            seq: 1,
            publisher: None,
            title: None,
            url: None,
            note: None,
        });
        self.observations.sort_by_key(|o| (o.period.last(), o.period.first()));
        self
    }

    fn on(self, date: &str, value: &str) -> Self {
        self.figure(Period::day(day(date)), value, Bound::Exact, Fit::Exact)
    }

    fn over(self, date: &str, value: &str) -> Self {
        self.figure(Period::day(day(date)), value, Bound::MoreThan, Fit::Exact)
    }

    fn close(self, date: &str, value: &str) -> Self {
        self.figure(Period::day(day(date)), value, Bound::Exact, Fit::Close)
    }

    fn year(self, year: i32, value: &str) -> Self {
        self.figure(Period::year(year).expect("a year"), value, Bound::Exact, Fit::Exact)
    }

    fn span(self, first: &str, last: &str, value: &str) -> Self {
        self.figure(Period::new(day(first), day(last)).expect("in order"), value, Bound::Exact, Fit::Exact)
    }

    fn at(&self, date: &str) -> Verdict<'_> {
        let case = Case {
            indicator: &self.indicator,
            target: &self.target,
            rules: &self.rules,
            observations: &self.observations,
            office_baseline: None,
        };
        judge(&case, day(date))
    }

    fn status(&self, date: &str) -> (Status, Option<Reason>) {
        let verdict = self.at(date);
        (verdict.status, verdict.reason)
    }
}

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
    assert_eq!(old.status("2024-12-30").0, Status::OnTrack);
    let verdict = old.at("2024-12-31");
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

fn doubling() -> Draft {
    let mut draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "2");
    draft.target.judge = Judge::Multiple;
    draft
}

#[test]
fn a_multiple_is_stated_in_times_of_its_baseline() {
    let half = doubling().based_on("2020-12-31", "500").year(2023, "800");
    let verdict = half.at("2024-06-01");
    assert_eq!((verdict.judged.map(|j| j.value), verdict.gap), (Some(d("1.6")), Ok(d("0.4"))));
    assert_eq!(verdict.progress.map(Ratio::rounded), Ok(d("0.6")));
    assert_eq!(verdict.attainment.map(Ratio::rounded), Ok(d("0.8")));
    assert_eq!(verdict.status, Status::OnTrack);
    assert_eq!(doubling().based_on("2020-12-31", "500").year(2023, "1000").status("2024-06-01").0, Status::Met);
}

#[test]
fn a_multiple_without_a_baseline_cannot_be_formed() {
    let alone = doubling().year(2023, "800");
    assert_eq!(alone.status("2024-06-01"), (Status::Unjudged, Some(Reason::NoBaseline)));
    assert_eq!(alone.status("2026-06-01"), (Status::Unjudged, Some(Reason::NoBaseline)));
    assert_eq!(doubling().status("2026-06-01").0, Status::OverdueUnreported);
    let zero = doubling().based_on("2020-12-31", "0").year(2023, "800");
    assert_eq!(zero.status("2024-06-01"), (Status::Unjudged, Some(Reason::ZeroDenominator)));
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
