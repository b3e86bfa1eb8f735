//! How agencies are scored.

use super::*;
use crate::domain::rules::scoring::{Points, Scoring, Weights};

fn scoring(rules: &str) -> Scoring {
    sound(&format!("{HEAD}[rules]\n{rules}\n")).catalogue.rules.scoring
}

fn faults_of(rules: &str) -> Vec<CatalogueFaultKind> {
    kinds(&format!("{HEAD}[rules]\n{rules}\n"))
}

#[test]
fn what_is_not_given_of_scores_keeps_its_default() {
    assert_eq!(scoring(""), Scoring::default());
    let own =
        scoring("small_n = 3\nweight = { support = 0.5 }\n[rules.score]\nmet = 70\non_track = 65.5\nattainment = 30");
    let weight = Weights { support: d("0.5"), ..Weights::default() };
    let score = Points { met: d("70"), on_track: d("65.5"), attainment: d("30"), ..Points::default() };
    assert_eq!(own, Scoring { small_n: 3, weight, score });
}

#[test]
fn unknown_roles_and_points_and_amounts_out_of_range_are_refused() {
    let faults = faults_of(
        "small_n = -1\n[rules.weight]\nlaed = 1\nsupport = -0.3\n[rules.score]\nno_data = 5\noverdue_most = 101\nmet = \"80\"",
    );
    assert_eq!(faults.len(), 6, "{faults:#?}");
    let unknown = |near: Option<&str>| {
        faults.iter().any(|f| matches!(f, CatalogueFaultKind::Key(KeyFault::Unknown { near: n, .. }) if *n == near))
    };
    assert!(unknown(Some("lead")) && unknown(None), "{faults:#?}");
    let out_of_range = |f: &&CatalogueFaultKind| matches!(f, CatalogueFaultKind::Value(ValueFault::OutOfRange { .. }));
    assert_eq!(faults.iter().filter(out_of_range).count(), 3, "{faults:#?}");
    assert!(faults.iter().any(|f| matches!(f, CatalogueFaultKind::Key(KeyFault::WrongType { .. }))));
}

#[test]
fn roles_must_have_some_weight() {
    let faults = faults_of("weight = { lead = 0, responsible = 0.0, support = 0 }");
    assert_eq!(faults, [SenseFault::NoWeight.into()]);
    assert_eq!(scoring("weight = { lead = 0, responsible = 0 }").weight.support, d("0.3"));
}

#[test]
fn the_best_score_is_a_hundred_and_worse_never_counts_more() {
    let faults = faults_of("score = { met = 90, behind = 75, overdue = 76 }");
    let (met, attainment) = (d("90"), d("20"));
    assert_eq!(
        faults,
        [
            SenseFault::PointsNotFull { met, attainment }.into(),
            SenseFault::PointsOutOfOrder { better: Status::OnTrack, worse: Status::Behind }.into()
        ]
    );
    let faults = faults_of("score = { met = 65, attainment = 35 }");
    assert_eq!(faults, [SenseFault::PointsOutOfOrder { better: Status::Met, worse: Status::OnTrack }.into()]);
}
