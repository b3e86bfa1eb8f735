//! Worked examples of scores.

use super::*;

fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[expect(clippy::unnecessary_wraps, reason = "as an attainment is given")]
fn stated(text: &str) -> Stated<Ratio> {
    Ok(Ratio::from_decimal(d(text)))
}

const UNSTATED: Stated<Ratio> = Err(Reason::GrowthKind);

fn sum(marks: &[(Status, Stated<Ratio>, Option<i64>)]) -> Sum {
    let mut sum = Sum::default();
    for (status, attainment, days) in marks {
        sum.add(Mark::new(*status, *attainment, *days));
    }
    sum
}

/// The example of the methodology.
fn office() -> Sum {
    sum(&[
        (Status::Met, stated("1.3"), None),
        (Status::Met, UNSTATED, None),
        (Status::OnTrack, stated("0.75"), None),
        (Status::Overdue, stated("0.5"), Some(120)),
        (Status::NoData, UNSTATED, None),
        (Status::OverdueUnconfirmed, stated("0.9"), Some(326)),
    ])
}

#[test]
fn every_addend_of_a_score_can_be_added_up_by_hand() {
    let score = office().score(&Points::default()).expect("four are judged");
    let points: Vec<String> = score.shares.iter().map(|share| share.points.rounded().to_string()).collect();
    assert_eq!(points, ["40", "0", "17.5", "0", "2.5"]);
    let attained = score.attainment.expect("three are stated");
    assert_eq!((attained.count, attained.mean.rounded(), attained.points.rounded()), (3, d("0.75"), d("15")));
    assert_eq!((score.late.mean.rounded(), score.late.points.rounded()), (d("30"), d("1")));
    assert_eq!((score.factor.rounded(), score.total.rounded(), score.floored), (d("1"), d("74"), false));
}

#[test]
fn targets_without_data_are_counted_and_change_nothing_else() {
    let office = office();
    assert_eq!((office.targets, office.judged()), (6, 4));
    assert_eq!(office.coverage().expect("six targets").rounded(), d("0.666666666667"));
    assert_eq!((office.attainments, office.days), (3, 120));
}

#[test]
fn where_no_attainment_is_stated_the_statuses_make_up_the_whole() {
    let growth = sum(&[(Status::Met, UNSTATED, None), (Status::Behind, UNSTATED, None)]);
    let score = growth.score(&Points::default()).expect("judged");
    assert_eq!((score.attainment, score.factor.rounded(), score.total.rounded()), (None, d("1.25"), d("75")));
    let all_met = sum(&[(Status::Met, UNSTATED, None)]);
    assert_eq!(all_met.score(&Points::default()).expect("judged").total.rounded(), d("100"));
}

#[test]
fn a_score_without_anything_judged_cannot_be_said() {
    let unknown = sum(&[(Status::NoData, UNSTATED, None), (Status::Unjudged, stated("0.7"), None)]);
    assert_eq!(unknown.score(&Points::default()), Err(Reason::NothingJudged));
    assert_eq!(Sum::default().score(&Points::default()), Err(Reason::NothingJudged));
    assert_eq!(Sum::default().coverage(), None);
}

#[test]
fn where_all_points_rest_on_attainment_and_none_is_stated_nothing_is_said() {
    let zero = Decimal::ZERO;
    let only = Points {
        met: zero,
        met_late: zero,
        on_track: zero,
        behind: zero,
        overdue: zero,
        attainment: FULL,
        ..Points::default()
    };
    assert_eq!(sum(&[(Status::Met, UNSTATED, None)]).score(&only), Err(Reason::NoAttainment));
    assert_eq!(sum(&[(Status::Met, stated("0.4"), None)]).score(&only).map(|s| s.total.rounded()), Ok(d("40")));
    let none = Points { met: FULL, attainment: zero, ..Points::default() };
    let score = sum(&[(Status::Met, stated("0.4"), None)]).score(&none).expect("judged");
    assert_eq!((score.attainment, score.factor.rounded(), score.total.rounded()), (None, d("1"), d("100")));
}

#[test]
fn days_overdue_take_off_so_much_and_no_more() {
    let late = |days| {
        let score = sum(&[(Status::Overdue, stated("0.5"), Some(days)), (Status::Met, stated("1"), None)])
            .score(&Points::default())
            .expect("judged");
        (score.late.uncapped.rounded(), score.late.points.rounded(), score.total.rounded())
    };
    assert_eq!(late(30), (d("0.5"), d("0.5"), d("59.5")));
    assert_eq!(late(600), (d("10"), d("10"), d("50")));
    assert_eq!(late(660), (d("11"), d("10"), d("50")));
}

#[test]
fn a_score_does_not_fall_below_zero_nor_hides_that_it_would() {
    let harsh = Points { overdue_most: FULL, ..Points::default() };
    let score = sum(&[(Status::Overdue, stated("-3"), Some(900))]).score(&harsh).expect("judged");
    assert_eq!((score.total.rounded(), score.floored), (Decimal::ZERO, true));
    assert_eq!(score.attainment.expect("stated").mean.rounded(), Decimal::ZERO);
}

#[test]
fn what_each_target_adds_adds_up_to_the_score() {
    let (sum, marks) = (
        office(),
        [
            Mark::new(Status::Met, stated("1.3"), None),
            Mark::new(Status::Met, UNSTATED, None),
            Mark::new(Status::OnTrack, stated("0.75"), None),
            Mark::new(Status::Overdue, stated("0.5"), Some(120)),
        ],
    );
    let score = sum.score(&Points::default()).expect("judged");
    let adds: Vec<Decimal> = marks.map(|mark| score.adds(mark).expect("judged").total.to_places(4)).to_vec();
    assert_eq!(adds, [d("26.6667"), d("20"), d("22.5"), d("4.8333")]);
    assert_eq!(adds.iter().sum::<Decimal>(), d("74"));
    assert_eq!(score.adds(Mark::new(Status::NoData, UNSTATED, None)), None);
}

#[test]
fn roles_enter_an_agencys_score_by_weight_and_number() {
    let part = |weight, judged, score| Part { weight: d(weight), judged, score: Ratio::from_decimal(d(score)) };
    // (74 × 1 × 4 + 90 × 0.3 × 2) ÷ (1 × 4 + 0.3 × 2) = 350 ÷ 4.6.
    let score = overall(&[part("1", 4, "74"), part("0.3", 2, "90")]);
    assert_eq!(score.map(Ratio::rounded), Ok(d("76.0869565217")));
    assert_eq!(overall(&[part("0", 4, "74")]), Err(Reason::NoWeight));
    assert_eq!(overall(&[]), Err(Reason::NothingJudged));
}

#[test]
fn equal_scores_share_a_rank_and_what_has_none_is_not_ranked() {
    let scores = [Some(d("70")), None, Some(d("90")), Some(d("90")), Some(d("12.5"))];
    assert_eq!(ranks(&scores), [Some(3), None, Some(1), Some(1), Some(4)]);
    assert_eq!(ranks(&[None]), [None]);
}
