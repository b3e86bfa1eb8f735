//! The parts of a target must agree with one another and with what is declared.

use super::*;

#[test]
fn comparator_and_value_must_agree() {
    assert_eq!(faults_of_target("", "comparator = \"between\"\nvalue = 5"), [SenseFault::RangeNeeded.into()]);
    assert_eq!(
        faults_of_target("", "comparator = \"at_least\"\nvalue = [5, 6]"),
        [SenseFault::RangeUnwanted(Comparator::AtLeast).into()]
    );
    assert_eq!(
        faults_of_target("", "comparator = \"between\"\nvalue = [6, 5]"),
        [SenseFault::RangeReversed { low: d("6"), high: d("5") }.into()]
    );
    assert_eq!(faults_of_target("", "comparator = \"between\"\nvalue = [6]"), [SenseFault::RangeLength(1).into()]);
    assert_eq!(faults_of_target("", "comparator = \"between\"\nvalue = [5, 5]"), []);
    assert_eq!(
        faults_of_target("", "tolerance = 0.1"),
        [SenseFault::ToleranceWithoutAbout(Comparator::AtLeast).into()]
    );
}

#[test]
fn comparator_and_direction_must_not_contradict() {
    for (direction, comparator, sound) in [
        ("up", "at_least", true),
        ("up", "about", true),
        ("up", "at_most", false),
        ("down", "at_most", true),
        ("down", "more_than", false),
        ("within", "exactly", true),
        ("within", "at_least", false),
    ] {
        let faults =
            faults_of_target(&format!("direction = \"{direction}\""), &format!("comparator = \"{comparator}\""));
        assert_eq!(faults.is_empty(), sound, "{direction} {comparator}: {faults:?}");
    }
    assert_eq!(
        faults_of_target("direction = \"down\"", "comparator = \"at_least\""),
        [SenseFault::DirectionContradicts { comparator: Comparator::AtLeast, direction: Direction::Down }.into()]
    );
}

#[test]
fn a_share_above_the_whole_is_refused_and_full_coverage_is_not() {
    let share = "unit = \"%\"\nkind = \"ratio\"";
    assert_eq!(faults_of_target(share, "value = 100"), []);
    assert_eq!(faults_of_target(share, "value = 100.1"), [SenseFault::ShareAboveWhole(d("100.1")).into()]);
    assert_eq!(faults_of_target("unit = \"%\"\nkind = \"growth\"", "value = 130"), []);
}

#[test]
fn a_judge_must_suit_its_indicator() {
    let window = "window = \"2023..2025\"";
    for (judge, kind, sound) in [
        ("each_year", "flow", true),
        ("each_year", "stock", false),
        ("window_sum", "flow", true),
        ("window_sum", "growth", false),
        ("window_growth", "growth", true),
        ("window_growth", "stock", true),
        ("multiple", "flow", true),
        ("multiple", "growth", false),
    ] {
        let faults = faults_of_target(&format!("kind = \"{kind}\""), &format!("judge = \"{judge}\"\n{window}"));
        assert_eq!(faults.is_empty(), sound, "{judge} {kind}: {faults:?}");
    }
    assert_eq!(
        faults_of_target("kind = \"flow\"", "judge = \"each_year\""),
        [SenseFault::WindowNeeded(WindowUse::Judge(Judge::EachYear)).into()]
    );
    assert_eq!(
        faults_of_target("", "judge = \"multiple\"\nvalue = 0"),
        [SenseFault::MultipleNotPositive(d("0")).into()]
    );
}

#[test]
fn window_baseline_and_deadline_must_agree() {
    assert_eq!(
        faults_of_target("", "baseline = { basis = \"from_zero\" }"),
        [SenseFault::WindowNeeded(WindowUse::FromZero).into()]
    );
    assert_eq!(
        faults_of_target("kind = \"ratio\"", "baseline = { basis = \"from_zero\" }\nwindow = \"2023..2025\""),
        [SenseFault::FromZeroUnfit(Kind::Ratio).into()]
    );
    assert_eq!(
        faults_of_target("", "window = \"2023..2025\"\nwindow_basis = \"assumed\""),
        [SenseFault::NoteNeeded.into()]
    );
    assert_eq!(
        faults_of_target("", "window = \"2025..2023\""),
        [ValueFault::YearsReversed(Years { from: 2025, to: 2023 }).into()]
    );
    assert!(matches!(
        faults_of_target("", "window = \"2026..2027\"").as_slice(),
        [CatalogueFaultKind::Sense(SenseFault::DeadlineBeforeWindow { .. })]
    ));
    assert!(matches!(
        faults_of_target("", "baseline = { period = \"2025\", value = 1 }").as_slice(),
        [CatalogueFaultKind::Sense(SenseFault::BaselineNotBefore { .. })]
    ));
    assert_eq!(
        faults_of_target("", "baseline = { value = 1 }"),
        [KeyFault::Missing { key: "period", block: "baseline" }.into()]
    );
    assert_eq!(faults_of_target("", "window_basis = \"plan\""), [SenseFault::BasisWithoutWindow.into()]);
}

#[test]
fn milestones_lie_between_start_and_deadline() {
    assert_eq!(faults_of_target("", "milestones = { 2023 = 1, 2024 = 2 }"), []);
    for year in [2022, 2025, 2026] {
        let faults = faults_of_target("", &format!("milestones = {{ {year} = 1 }}"));
        let outside =
            |f: &CatalogueFaultKind| matches!(f, CatalogueFaultKind::Sense(SenseFault::MilestoneOutside { .. }));
        assert!(faults.len() == 1 && outside(&faults[0]), "{year}: {faults:?}");
    }
    assert_eq!(faults_of_target("", "milestones = { 二三年 = 1 }").len(), 1, "a bare Chinese key is a fault of form");
}

#[test]
fn a_deadline_lies_in_a_believable_year() {
    assert_eq!(faults_of_target("", "deadline = 1825-12-31"), [ValueFault::YearOutOfRange("1825-12-31".into()).into()]);
    assert_eq!(faults_of_target("", "deadline = \"2025-12-31\""), []);
    assert_eq!(
        faults_of_target("", "deadline = 2025-12-31T08:00:00"),
        [ValueFault::BadDate("2025-12-31T08:00:00".into()).into()]
    );
    assert!(matches!(
        faults_of_target("", "deadline = 2025").as_slice(),
        [CatalogueFaultKind::Key(KeyFault::WrongType { .. })]
    ));
}

#[test]
fn numbers_never_pass_through_a_double() {
    assert_eq!(
        faults_of_target("", "value = 0.1234567890123456"),
        [ValueFault::TooManyDigits { text: "0.1234567890123456".into(), digits: 16 }.into()]
    );
    let reading = sound(&with_target("", "value = 123456789012.345"));
    assert_eq!(reading.catalogue.targets[0].value, TargetValue::One(d("123456789012.345")));
    assert_eq!(faults_of_target("", "value = 0xff"), [ValueFault::BadNumber("0xff".into()).into()]);
    assert_eq!(faults_of_target("", "value = inf"), [ValueFault::BadNumber("inf".into()).into()]);
}

#[test]
fn clauses_and_agencies_are_looked_up() {
    assert_eq!(faults_of_target("", "clause = \"二(一)1\""), []);
    assert_eq!(
        faults_of_target("", "clause = \"二(一)11\""),
        [ReferenceFault::UnknownClause {
            number: "二(一)11".into(),
            source: "plan".into(),
            near: Some("二(一)1".into())
        }
        .into()]
    );
    assert_eq!(
        faults_of_target("", "clause = \"二(一)2\""),
        [ReferenceFault::PartNeeded { number: "二(一)2".into(), parts: vec![1, 2] }.into()]
    );
    assert_eq!(
        faults_of_target("", "clause = \"二(一)2\"\npart = 3"),
        [ReferenceFault::UnknownPart { number: "二(一)2".into(), part: 3, parts: vec![1, 2] }.into()]
    );
    assert_eq!(faults_of_target("", "part = 1"), [ReferenceFault::PartWithoutClause.into()]);
    assert_eq!(
        faults_of_target("", "clause = \"二(一)1\"\nlead = [\"市政数局\"]"),
        [ReferenceFault::AgenciesBesideClause("二(一)1".into()).into()]
    );
    assert_eq!(faults_of_target("", "clause = \"一(一)\"\nlead = [\"市政数局\"]"), []);
}

#[test]
fn an_agency_belongs_to_the_region_of_its_document() {
    let unknown = |name: &str, near: Option<&str>, alias_of: Option<&str>| -> CatalogueFaultKind {
        ReferenceFault::UnknownAgency {
            name: name.into(),
            region: "changchun".into(),
            near: near.map(Into::into),
            alias_of: alias_of.map(Into::into),
        }
        .into()
    };
    assert_eq!(faults_of_target("", "lead = [\"市政数局\"]"), []);
    assert_eq!(faults_of_target("", "lead = [\"省政数局\"]"), [unknown("省政数局", Some("市政数局"), None)]);
    assert_eq!(faults_of_target("", "lead = [\"市数据局\"]"), [unknown("市数据局", None, Some("市政数局"))]);
    assert_eq!(
        faults_of_target("", "lead = [\"市政数局\", \"市政数局\"]"),
        [KeyFault::ListedTwice("市政数局".into()).into()]
    );
}
