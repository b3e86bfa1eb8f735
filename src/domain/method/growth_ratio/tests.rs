#![expect(clippy::float_cmp, reason = "what is exact by the formulas is held to be exact")]

use super::*;

fn at(year: f64, value: f64) -> Point {
    Point { year, value }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-12 * other.abs().max(1.0)
}

#[test]
fn growth_is_compound_a_year() {
    // 10 → 14.4 in two years: 1.2 a year.
    assert!(near(growth(at(2020.0, 10.0), at(2022.0, 14.4)).expect("a rate"), 0.2));
    assert!(near(growth(at(0.0, -10.0), at(1.0, -5.0)).expect("a rate"), -0.5));
    assert_eq!(growth(at(2020.0, 10.0), at(2022.0, 0.0)), Ok(-1.0));
}

#[test]
fn growth_from_zero_across_zero_or_without_time_cannot_be_said() {
    assert_eq!(growth(at(2020.0, 0.0), at(2022.0, 1.0)), Err(Reason::ZeroBase));
    assert_eq!(growth(at(2020.0, -0.0), at(2022.0, 1.0)), Err(Reason::ZeroBase));
    assert_eq!(growth(at(2020.0, 1.0), at(2022.0, -1.0)), Err(Reason::SignChange));
    assert_eq!(growth(at(2020.0, -1.0), at(2022.0, 1.0)), Err(Reason::SignChange));
    assert_eq!(growth(at(2020.0, 1.0), at(2020.0, 2.0)), Err(Reason::NoTime));
    assert_eq!(growth(at(2020.0, 1.0), at(2019.0, 2.0)), Err(Reason::NoTime));
    assert_eq!(growth(at(2020.0, 1e-300), at(2021.0, 1e300)), Err(Reason::TooLarge));
}

#[test]
fn a_ratio_compares_growth_so_far_with_the_growth_needed() {
    // 14.5 to 10.4 in 8 years; to be halved in 15: −4.07 % a year of the −4.52 % needed.
    let measured =
        against_target(at(2015.0, 14.5), at(2023.0, 10.4), at(2030.0, 7.25), Heading::Down).expect("a ratio");
    assert!(near(measured.growth, -0.040_691_777_086_580), "{measured:?}");
    assert!(near(measured.required, 0.5_f64.powf(1.0 / 15.0) - 1.0));
    assert!(near(measured.ratio, 0.901_089_954_697_620_8), "{measured:?}");
    assert_eq!(measured.band, GrowthBand::Moderate);
    assert!(near(measured.score, 2.150_695_437_409_635_4), "{measured:?}");
}

#[test]
fn reached_is_judged_on_the_latest_value_alone() {
    let goal = at(2030.0, 20.0);
    let reached = against_target(at(2015.0, 10.0), at(2020.0, 20.0), goal, Heading::Up).expect("a ratio");
    assert_eq!((reached.band, reached.score), (GrowthBand::Achieved, 5.0));
    // From above the target down to it: a negative ratio, and reached all the same.
    let fallen = against_target(at(2015.0, 30.0), at(2020.0, 20.0), goal, Heading::Up).expect("a ratio");
    assert!(fallen.ratio < 0.0 && fallen.band == GrowthBand::Achieved);
    let almost = against_target(at(2015.0, 10.0), at(2020.0, 19.999), goal, Heading::Up).expect("a ratio");
    assert_eq!(almost.band, GrowthBand::Substantial);
}

#[test]
fn what_the_target_makes_impossible_cannot_be_said() {
    let (base, now) = (at(2015.0, 10.0), at(2020.0, 12.0));
    let said = |target| against_target(base, now, target, Heading::Up).map(|measured| measured.ratio);
    assert_eq!(said(at(2030.0, 0.0)), Err(Reason::ZeroTarget));
    assert_eq!(said(at(2030.0, 10.0)), Err(Reason::TargetIsBase));
    assert_eq!(said(at(2030.0, -5.0)), Err(Reason::SignChange));
    assert_eq!(said(at(2015.0, 20.0)), Err(Reason::NoTime));
    assert_eq!(said(at(2010.0, 20.0)), Err(Reason::NoTime));
}

#[test]
fn thresholds_are_half_a_percent_and_one_and_a_half() {
    let band = |now: f64| without_target(at(0.0, 100.0), at(1.0, now), Heading::Up, None).expect("a trend").band;
    assert_eq!(band(101.51), GrowthBand::Substantial);
    assert_eq!(band(101.49), GrowthBand::Moderate);
    assert_eq!(band(100.51), GrowthBand::Moderate);
    assert_eq!(band(100.49), GrowthBand::Limited);
    assert_eq!(band(100.0), GrowthBand::Limited);
    assert_eq!(band(99.99), GrowthBand::Deterioration);
}

#[test]
fn no_growth_is_no_negative_zero() {
    for heading in [Heading::Up, Heading::Down] {
        let trend = without_target(at(0.0, 1.43), at(7.0, 1.43), heading, None).expect("a trend");
        assert!(trend.progress == 0.0 && trend.progress.is_sign_positive());
        assert_eq!((trend.band, trend.score), (GrowthBand::Limited, -2.5));
    }
}

#[test]
fn below_zero_more_is_nearer_to_zero() {
    let trend = |now, heading| without_target(at(0.0, -10.0), at(1.0, now), heading, None).expect("a trend").progress;
    assert!(near(trend(-5.0, Heading::Up), 0.5) && near(trend(-5.0, Heading::Down), -0.5));
    assert!(near(trend(-12.0, Heading::Up), -0.2) && near(trend(-12.0, Heading::Down), 0.2));
    let ratio = against_target(at(0.0, -10.0), at(1.0, -8.0), at(2.0, -6.4), Heading::Up).expect("a ratio");
    assert!(near(ratio.ratio, 1.0) && ratio.band == GrowthBand::Substantial, "{ratio:?}");
}

#[test]
fn the_limit_factor_is_0_at_the_limit_and_1_far_from_it() {
    assert_eq!(limit_factor(100.0, 100.0), 0.0);
    assert!(near(limit_factor(50.0, 100.0), 1.0 - 0.5_f64.powf(4.44)));
    // A floor is as far from 150 as a ceiling from 50.
    assert_eq!(limit_factor(150.0, 100.0), limit_factor(50.0, 100.0));
    assert_eq!((limit_factor(200.0, 100.0), limit_factor(1000.0, 100.0)), (1.0, 1.0));
    assert_eq!((limit_factor(0.0, 100.0), limit_factor(0.0, 0.0), limit_factor(7.0, 0.0)), (1.0, 1.0, 1.0));
    assert_eq!(limit_factor(-50.0, -100.0), limit_factor(50.0, 100.0));
}

#[test]
fn near_a_limit_less_growth_is_asked_for() {
    // 97.4 to 99.7 in 7 years is 0.33 % a year, 3.0 % of what would be too little far from the limit.
    let trend = |limit| without_target(at(2015.0, 97.4), at(2022.0, 99.7), Heading::Up, limit).expect("a trend");
    assert_eq!(trend(None).band, GrowthBand::Limited);
    assert_eq!((trend(Some(100.0)).band, trend(Some(100.0)).score), (GrowthBand::Substantial, 5.0));
    assert!(near(trend(Some(100.0)).substantial_from, 0.015 * (1.0 - 0.974_f64.powf(4.44))));
}

#[test]
fn staying_at_the_limit_is_the_best_there_is() {
    let trend = |now| without_target(at(0.0, 100.0), at(1.0, now), Heading::Up, Some(100.0)).expect("a trend");
    assert_eq!((trend(100.0).band, trend(100.0).score), (GrowthBand::Substantial, 5.0));
    assert_eq!(trend(101.0).score, 5.0);
    assert_eq!(trend(99.0).band, GrowthBand::Deterioration);
    assert!(near(trend(99.0).score, -3.75));
}

#[test]
fn scores_run_from_minus_5_to_5_through_the_corners_of_the_bands() {
    let without = |now: f64| without_target(at(0.0, 1.0), at(1.0, now), Heading::Up, None).expect("a trend").score;
    for (now, score) in
        [(0.5, -5.0), (0.98, -5.0), (1.0, -2.5), (1.0025, -1.25), (1.01, 1.25), (1.0175, 3.75), (1.02, 5.0), (2.0, 5.0)]
    {
        assert!((without(now) - score).abs() < 1e-9, "{now}: {}", without(now));
    }
    // R of a path that needs 10 % in a year.
    let against = |ratio: f64| {
        against_target(at(0.0, 1.0), at(1.0, 1.0 + 0.01 * ratio), at(1.0, 1.01), Heading::Up).expect("a ratio").score
    };
    for (ratio, score) in [(-3.0, -5.0), (-0.6, -5.0), (0.0, -2.5), (0.3, -1.25), (0.95, 2.5)] {
        assert!((against(ratio) - score).abs() < 1e-4, "{ratio}: {}", against(ratio));
    }
}
