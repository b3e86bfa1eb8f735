//! Conflicts on worked examples.

use super::*;
use crate::domain::code::{SourceCode, TargetCode};
use crate::domain::indicator::Kind;
use crate::domain::judge::draft::{Draft, d, day};

/// A target of the year 2025 under an own code.
fn draft(own: &str, comparator: Comparator, value: &str) -> Draft {
    let mut draft = Draft::stock(comparator, value);
    draft.target.code = TargetCode::join(&draft.indicator.code, own).expect("a code");
    draft
}

fn party(draft: &Draft) -> Party<'_> {
    Party { indicator: &draft.indicator, target: &draft.target, about: d("0.05"), goals: false }
}

fn between(one: &Draft, other: &Draft) -> Option<Conflict> {
    Conflict::between(&party(one), &party(other))
}

#[test]
fn different_values_at_one_deadline_contradict_and_the_larger_is_stricter() {
    let (goal, clause) = (draft("a", Comparator::MoreThan, "50000"), draft("b", Comparator::AtLeast, "55000"));
    let conflict = between(&goal, &clause).expect("a conflict");
    assert_eq!(conflict.kinds, [ConflictKind::Value]);
    assert_eq!((conflict.difference, conflict.stricter), (d("5000"), Some(Side::Other)));
    assert!(!conflict.exclusive && conflict.goals.is_none());
    assert_eq!(between(&goal, &goal), None);
}

#[test]
fn the_same_value_compared_otherwise_contradicts_and_beyond_is_stricter() {
    let (beyond, from) = (draft("a", Comparator::MoreThan, "10"), draft("b", Comparator::AtLeast, "10"));
    let conflict = between(&beyond, &from).expect("a conflict");
    assert_eq!(conflict.kinds, [ConflictKind::Comparator]);
    assert_eq!((conflict.difference, conflict.stricter), (d("0"), Some(Side::One)));
    let about = draft("c", Comparator::About, "10");
    assert_eq!(between(&about, &from).expect("a conflict").stricter, Some(Side::Other));
    assert_eq!(between(&draft("d", Comparator::AtLeast, "9.5"), &about).expect("a conflict").stricter, None);
}

#[test]
fn where_less_is_better_the_smaller_is_stricter() {
    let down = |own: &str, comparator, value: &str| {
        let mut made = draft(own, comparator, value);
        made.indicator.direction = Direction::Down;
        made
    };
    let conflict = between(&down("a", Comparator::AtMost, "1.3"), &down("b", Comparator::LessThan, "1.25"));
    assert_eq!(conflict.expect("a conflict").stricter, Some(Side::Other));
}

#[test]
fn what_cannot_be_met_together_excludes_and_is_not_stricter() {
    let range = |own: &str, low: &str, high: &str| {
        let mut made = draft(own, Comparator::Between, "0");
        made.indicator.direction = Direction::Within;
        made.target.value = TargetValue::Range(d(low), d(high));
        made
    };
    let conflict = between(&range("a", "3", "5"), &range("b", "6", "9")).expect("a conflict");
    assert_eq!((conflict.difference, conflict.stricter, conflict.exclusive), (d("4"), None, true));
    let conflict = between(&range("a", "3", "9"), &range("b", "4", "5")).expect("a conflict");
    assert_eq!((conflict.stricter, conflict.exclusive), (Some(Side::Other), false));
    let conflict = between(&range("a", "3", "6"), &range("b", "5", "9")).expect("a conflict");
    assert_eq!((conflict.stricter, conflict.exclusive), (None, false));
}

#[test]
fn other_deadlines_ways_of_judging_and_windows_do_not_contradict() {
    let one = draft("a", Comparator::AtLeast, "10");
    let mut later = draft("b", Comparator::AtLeast, "20");
    later.target.deadline = day("2026-12-31");
    assert_eq!(between(&one, &later), None);
    let yearly = draft("b", Comparator::AtLeast, "20").judged_by(Judge::EachYear, 2023, 2025);
    assert_eq!(between(&one, &yearly), None);
    let sum =
        |own: &str, value: &str, from| draft(own, Comparator::AtLeast, value).judged_by(Judge::WindowSum, from, 2025);
    assert_eq!(between(&sum("a", "10", 2023), &sum("b", "20", 2021)), None);
    assert!(between(&sum("a", "10", 2023), &sum("b", "20", 2023)).is_some());
}

#[test]
fn a_clause_against_the_goals_says_which_is_which() {
    let (one, other) = (draft("a", Comparator::AtLeast, "10"), draft("b", Comparator::AtLeast, "12"));
    let parties = [party(&one), Party { goals: true, ..party(&other) }];
    let found = find(&parties);
    assert_eq!((found.len(), found[0].0, found[0].1), (1, 1, 0), "the goals come first");
    assert_eq!(found[0].2.kinds, [ConflictKind::Value, ConflictKind::Goals]);
    assert_eq!(found[0].2.goals, Some(Side::One));
    let mut abroad = other.clone();
    abroad.target.source = SourceCode::new("elsewhere").expect("a code");
    let conflict = Conflict::between(&party(&one), &Party { goals: true, ..party(&abroad) }).expect("a conflict");
    assert_eq!((conflict.goals, conflict.kinds.as_slice()), (None, &[ConflictKind::Value][..]));
}

#[test]
fn two_indicators_of_one_concept_unit_and_scope_contradict() {
    let named = |slug: &str, value: &str| {
        let mut made = draft("a", Comparator::AtLeast, value);
        made.indicator.code = IndicatorCode::new(&format!("jilin.{slug}")).expect("a code");
        made.target.code = TargetCode::join(&made.indicator.code, "2025").expect("a code");
        made.indicator.concept = Some("stations".into());
        made
    };
    let (one, other) = (named("x", "10"), named("y", "12"));
    assert_eq!(find(&[party(&one), party(&other)])[0].2.kinds, [ConflictKind::Concept, ConflictKind::Value]);
    let differing: [fn(&mut Indicator); 4] = [
        |i| i.scope = Some("主城区".into()),
        |i| i.unit = crate::domain::unit::Unit("万个".into()),
        |i| i.kind = Kind::Flow,
        |i| i.concept = None,
    ];
    for differ in differing {
        let mut other = other.clone();
        differ(&mut other.indicator);
        assert_eq!(find(&[party(&one), party(&other)]), []);
    }
    let mut other = other.clone();
    other.indicator.unit = crate::domain::unit::Unit("座".into());
    other.indicator.same_units = vec!["个".into()];
    assert_eq!(find(&[party(&one), party(&other)]).len(), 1, "another word for the same unit");
}

#[test]
fn a_milestone_must_agree_with_a_target_of_its_year() {
    let mut target = draft("a", Comparator::AtLeast, "100");
    target.target.deadline = day("2024-12-31");
    let with = |year: i32, value: &str| {
        let mut made = draft("b", Comparator::AtLeast, "150");
        made.target.milestones.insert(year, d(value));
        made
    };
    assert_eq!(between(&target, &with(2024, "100")), None);
    assert_eq!(between(&target, &with(2023, "90")), None);
    let conflict = between(&target, &with(2024, "90")).expect("a conflict");
    assert_eq!((conflict.kinds.as_slice(), conflict.difference), (&[ConflictKind::Milestone][..], d("10")));
    assert_eq!((conflict.other.day, conflict.other.comparator), (day("2024-12-31"), None));
    assert_eq!(conflict.stricter, Some(Side::One));
    // Due in June, the target leaves room for more by December, but not for less.
    target.target.deadline = day("2024-06-30");
    assert_eq!(between(&target, &with(2024, "110")), None);
    assert_eq!(between(&target, &with(2024, "90")).expect("a conflict").stricter, None);
}

#[test]
fn milestones_of_two_targets_must_agree() {
    let with = |own: &str, deadline: &str, value: &str| {
        let mut made = draft(own, Comparator::AtLeast, "150");
        made.target.deadline = day(deadline);
        made.target.milestones.insert(2024, d(value));
        made
    };
    let (one, other) = (with("a", "2025-12-31", "90"), with("b", "2026-12-31", "80"));
    assert_eq!(find(&[party(&one), party(&other)])[0].2.kinds, [ConflictKind::Milestone]);
    assert_eq!(between(&one, &with("b", "2026-12-31", "90")), None);
}

proptest::proptest! {
    #[test]
    fn a_conflict_reads_the_same_from_both_sides(
        one in 0_i64..40, other in 0_i64..40, kinds in proptest::collection::vec(0_usize..3, 2),
    ) {
        let comparators = [Comparator::AtLeast, Comparator::MoreThan, Comparator::About];
        let one = draft("a", comparators[kinds[0]], &one.to_string());
        let other = draft("b", comparators[kinds[1]], &other.to_string());
        let (there, back) = (between(&one, &other), between(&other, &one));
        proptest::prop_assert_eq!(there.is_some(), back.is_some());
        let same = one.target.value == other.target.value && one.target.comparator == other.target.comparator;
        proptest::prop_assert_eq!(there.is_none(), same);
        if let (Some(there), Some(back)) = (there, back) {
            let swapped = back.stricter.map(|side| if side == Side::One { Side::Other } else { Side::One });
            proptest::prop_assert_eq!(there.stricter, swapped);
            proptest::prop_assert_eq!((there.difference, there.kinds), (back.difference, back.kinds));
        }
    }
}
