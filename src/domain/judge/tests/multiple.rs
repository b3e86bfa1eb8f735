//! Judged by the multiple of a baseline.

use super::super::draft::{Draft, d};
use super::super::*;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::number::Ratio;

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
fn parts_of_a_year_can_prove_a_multiple() {
    let flow = doubling().year(2022, "500").year(2023, "700").span("2024-01-01", "2024-09-30", "1000");
    let verdict = flow.at("2024-12-01");
    assert_eq!(
        (verdict.status, verdict.judged.map(|j| (j.value, j.bound))),
        (Status::Met, Some((d("2"), Bound::AtLeast)))
    );
}

#[test]
fn the_milestones_of_a_multiple_are_multiples() {
    let mut half = doubling().based_on("2020-12-31", "500").year(2023, "600");
    assert_eq!(half.status("2024-06-01").0, Status::Behind);
    half.target.milestones.insert(2023, d("1.2"));
    let verdict = half.at("2024-06-01");
    assert_eq!((verdict.status, verdict.expected.map(Ratio::rounded)), (Status::OnTrack, Ok(d("1.2"))));
}
