//! Far behind: a flag beside `behind`, by a threshold of the rules.

use super::super::draft::{Draft, d, day};
use super::super::*;
use crate::domain::light::Light;

/// Half of two years is over at the figure: pace is (v − 10) ÷ 10 − 0.5.
fn halfway(value: &str, far_behind: Option<&str>) -> (Status, bool, Light) {
    let mut draft = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10").on("2021-12-31", value);
    draft.target.deadline = day("2022-12-31");
    draft.rules.far_behind = far_behind.map(d);
    let verdict = draft.at("2022-02-01");
    (verdict.status, verdict.far_behind, verdict.light)
}

#[test]
fn far_behind_is_a_flag_beside_behind_with_a_light_of_its_own() {
    assert_eq!(halfway("12.9", Some("0.2")), (Status::Behind, true, Light::Red));
    assert_eq!(halfway("12.9", None), (Status::Behind, false, Light::Yellow));
    assert_eq!(halfway("14.5", Some("0.2")), (Status::OnTrack, false, Light::None));
}

#[test]
fn exactly_the_threshold_is_not_far_behind() {
    assert_eq!(halfway("13", Some("0.2")), (Status::Behind, false, Light::Yellow));
}

#[test]
fn without_a_pace_nothing_is_far_behind() {
    // The baseline met the target and the value no longer does: behind, by no pace.
    let mut draft = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "25").on("2023-12-31", "15");
    draft.rules.far_behind = Some(d("0.2"));
    let verdict = draft.at("2024-02-01");
    assert_eq!((verdict.status, verdict.far_behind), (Status::Behind, false));
}
