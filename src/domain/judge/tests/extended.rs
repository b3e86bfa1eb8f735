//! A deadline that was extended is in force; the document's own is judged beside it.

use proptest::prelude::*;

use super::super::arbitrary::{Range, any_day, any_draft};
use super::super::draft::{Draft, d, day};
use super::super::*;
use crate::domain::indicator::{Direction, Kind};

fn extended(mut draft: Draft, to: &str) -> Draft {
    draft.target = draft.target.extended(day(to), "纪要".into(), None);
    draft
}

fn original(draft: &Draft, as_of: &str) -> Option<(Status, Option<i64>)> {
    super::super::original(&draft.case(), day(as_of)).map(|original| (original.status, original.days_overdue))
}

/// At least 100 by 2025-12-31, from 58 at the end of 2023; 81 in 2024.
fn firms() -> Draft {
    Draft::stock(Comparator::AtLeast, "100").based_on("2023-12-31", "58").year(2024, "81")
}

#[test]
fn an_extended_deadline_decides_and_the_original_is_judged_beside_it() {
    let draft = extended(firms(), "2026-12-31");
    assert_eq!(firms().status("2026-03-01").0, Status::OverdueUnconfirmed);
    let verdict = draft.at("2026-03-01");
    assert_eq!((verdict.status, verdict.days_left), (Status::OnTrack, 305));
    assert_eq!(verdict.elapsed.map(Ratio::rounded), Ok(d("0.333941605839")), "366 of 1096 days");
    assert_eq!(original(&draft, "2026-03-01"), Some((Status::OverdueUnconfirmed, Some(60))));
}

#[test]
fn days_overdue_count_from_the_extended_deadline() {
    let draft = extended(firms().year(2026, "90"), "2026-12-31");
    let verdict = draft.at("2027-01-31");
    assert_eq!((verdict.status, verdict.days_overdue), (Status::Overdue, Some(31)));
    assert_eq!(original(&draft, "2027-01-31"), Some((Status::Overdue, Some(396))));
}

#[test]
fn what_is_reached_after_the_original_and_by_the_extended_deadline_is_met() {
    let draft = extended(firms().year(2025, "96").year(2026, "104"), "2026-12-31");
    assert_eq!(draft.status("2027-01-31").0, Status::Met);
    assert_eq!(original(&draft, "2027-01-31"), Some((Status::MetLate, None)));
}

#[test]
fn a_sum_goes_on_through_the_years_that_end_by_the_extended_deadline() {
    let sum = || {
        let draft = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "30");
        draft.judged_by(Judge::WindowSum, 2023, 2025).year(2023, "12").year(2024, "9").year(2025, "7").year(2026, "4")
    };
    assert_eq!(sum().status("2027-02-01").0, Status::Overdue);
    let year = extended(sum(), "2026-12-31");
    assert_eq!(year.status("2027-02-01").0, Status::Met);
    assert_eq!(original(&year, "2027-02-01").map(|(status, _)| status), Some(Status::Overdue));
    let half = extended(sum(), "2026-06-30");
    assert_eq!((half.status("2027-02-01").0, half.target.window), (Status::Overdue, sum().target.window));
}

#[test]
fn no_extension_moves_a_year_that_is_judged_by_itself() {
    let yearly =
        Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "200").judged_by(Judge::EachYear, 2023, 2025);
    let missed = yearly.year(2023, "199");
    let verdict = extended(missed, "2027-12-31");
    assert_eq!((verdict.status("2024-02-01").0, verdict.at("2024-02-01").days_overdue), (Status::Overdue, Some(32)));
}

#[test]
fn the_document_is_found_again_under_any_extension() {
    let twice = extended(extended(firms(), "2026-06-30"), "2027-06-30");
    assert_eq!(twice.target.as_documented(), firms().target);
    assert_eq!((twice.target.deadline, twice.target.document_deadline()), (day("2027-06-30"), day("2025-12-31")));
}

#[test]
fn an_extension_that_is_not_later_than_the_documents_deadline_has_no_effect() {
    for to in ["2025-12-31", "2025-06-30"] {
        assert_eq!(extended(firms(), to).target, firms().target, "{to}");
    }
    let twice = extended(extended(firms(), "2026-12-31"), "2025-06-30");
    assert_eq!(twice.target, firms().target, "the last extension holds, and that is none");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_extended_target_is_judged_without_fail_and_its_original_as_if_never_extended(
        draft in any_draft(Range::Anything),
        as_of in any_day(),
        to in any_day(),
    ) {
        let plain = judge(&draft.case(), as_of);
        let mut moved = draft.clone();
        moved.target = moved.target.extended(to, "纪要".into(), None);
        let case = moved.case();
        let verdict = judge(&case, as_of);
        prop_assert_eq!(moved.target.extension.is_some(), to > draft.target.deadline);
        if moved.target.extension.is_none() {
            prop_assert_eq!((verdict.status, verdict.days_left), (plain.status, plain.days_left));
            return Ok(());
        }
        prop_assert!(!crate::domain::step::steps(&case, &verdict).is_empty());
        let original = super::super::original(&case, as_of).expect("it is extended");
        prop_assert_eq!((original.status, original.days_overdue), (plain.status, plain.days_overdue));
    }
}
