//! Properties of the growth ratio under random data.

#![expect(clippy::float_cmp, reason = "what is exact by the formulas is held to be exact")]

use proptest::prelude::*;

use super::*;

/// Values of one sign and of sizes that people measure.
fn value() -> impl Strategy<Value = f64> {
    (1_i32..1_000_000, -3_i32..4).prop_map(|(digits, power)| f64::from(digits) * 10_f64.powi(power))
}

/// A base, a figure and a target in years that follow one another, all of one sign.
fn points() -> impl Strategy<Value = (Point, Point, Point)> {
    (value(), value(), value(), 1_u32..30, 1_u32..30, any::<bool>()).prop_map(|(base, now, goal, gone, left, below)| {
        let sign = if below { -1.0 } else { 1.0 };
        let point = |years, value: f64| Point { year: 2015.0 + f64::from(years), value: sign * value };
        (point(0, base), point(gone, now), point(gone + left, goal))
    })
}

fn heading() -> impl Strategy<Value = Heading> {
    prop_oneof![Just(Heading::Up), Just(Heading::Down)]
}

fn other(heading: Heading) -> Heading {
    match heading {
        Heading::Up => Heading::Down,
        Heading::Down => Heading::Up,
    }
}

fn times(point: Point, factor: f64) -> Point {
    Point { value: point.value * factor, ..point }
}

fn near(one: f64, other: f64) -> bool {
    (one - other).abs() <= 1e-9 * one.abs().max(other.abs()).max(1.0)
}

/// What is needed is too little to divide by without losing digits.
fn is_flat(base: Point, goal: Point) -> bool {
    (goal.value / base.value - 1.0).abs() < 1e-3
}

proptest! {
    #[test]
    fn a_score_lies_between_its_ends_and_a_ratio_is_finite(
        (base, now, goal) in points(), heading in heading(), limit in proptest::option::of(value()),
    ) {
        if let Ok(measured) = against_target(base, now, goal, heading) {
            prop_assert!(measured.ratio.is_finite() && (WORST_SCORE..=BEST_SCORE).contains(&measured.score));
        }
        let trend = without_target(base, now, heading, limit).expect("one sign, and time");
        prop_assert!((WORST_SCORE..=BEST_SCORE).contains(&trend.score));
        prop_assert!((0.0..=1.0).contains(&trend.limit_factor));
    }

    #[test]
    fn a_unit_does_not_matter((base, now, goal) in points(), heading in heading(), factor in value()) {
        prop_assume!(!is_flat(base, goal));
        let plain = against_target(base, now, goal, heading).expect("apart").ratio;
        let scaled = against_target(times(base, factor), times(now, factor), times(goal, factor), heading);
        prop_assert!(near(plain, scaled.expect("apart").ratio));
        let trend = |base, now, limit| without_target(base, now, heading, Some(limit)).expect("time");
        let (one, other) = (trend(base, now, 100.0), trend(times(base, factor), times(now, factor), 100.0 * factor));
        prop_assert!(near(one.progress, other.progress) && near(one.limit_factor, other.limit_factor));
    }

    #[test]
    fn the_other_direction_mirrors_every_figure((base, now, goal) in points(), heading in heading()) {
        let turned = other(heading);
        let mirrored = |point| times(point, -1.0);
        let (one, two) = (without_target(base, now, heading, None), without_target(base, now, turned, None));
        prop_assert_eq!(one.expect("time").progress, -two.expect("time").progress);
        if let Ok(measured) = against_target(base, now, goal, heading) {
            prop_assert_eq!(measured.ratio, -against_target(base, now, goal, turned).expect("as before").ratio);
            // The other side of zero, seen the other way round, is the same.
            prop_assert_eq!(against_target(mirrored(base), mirrored(now), mirrored(goal), turned), Ok(measured));
        }
    }

    #[test]
    fn a_better_value_is_never_judged_worse((base, now, goal) in points(), heading in heading(), further in value()) {
        let better = Point { value: now.value + heading.sign() * further, ..now };
        // As long as it stays on its side of zero.
        prop_assume!(better.value * base.value > 0.0);
        let trend = |now| without_target(base, now, heading, Some(100.0)).expect("time");
        prop_assert!(trend(better).progress >= trend(now).progress - 1e-12);
        prop_assert!(trend(better).band <= trend(now).band && trend(better).score >= trend(now).score - 1e-9);
        if let Ok(measured) = against_target(base, now, goal, heading) {
            let also = against_target(base, better, goal, heading).expect("as before");
            prop_assert!(also.ratio >= measured.ratio && also.band <= measured.band);
            prop_assert!(also.score >= measured.score);
        }
    }

    #[test]
    fn on_the_compound_path_the_ratio_is_1((base, _, goal) in points(), share in 1_u32..100) {
        prop_assume!(!is_flat(base, goal));
        let share = f64::from(share) / 100.0;
        let now = Point {
            year: base.year + share * (goal.year - base.year),
            value: base.value * (goal.value / base.value).powf(share),
        };
        let heading = if goal.value > base.value { Heading::Up } else { Heading::Down };
        let measured = against_target(base, now, goal, heading).expect("apart");
        prop_assert!((measured.ratio - 1.0).abs() < 1e-6, "{:?}", measured);
    }

    #[test]
    fn a_score_does_not_jump_at_the_edges_of_the_bands(limit in 0_u32..99, near_edge in -1e-9..1e-9) {
        let factor = limit_factor(f64::from(limit), 100.0);
        let (substantial, moderate) = (0.015 * factor, 0.005 * factor);
        for (edge, score) in [(0.0, -2.5), (moderate, 0.0), (substantial, 2.5)] {
            let progress = edge + near_edge;
            prop_assert!((trend_score(progress, factor, substantial, moderate) - score).abs() < 1e-4);
        }
        // The method's coefficients for a ratio are rounded: what is left of them at 0.60 is two hundred-thousandths.
        for (edge, score) in [(0.0, -2.5), (0.60, 0.0), (0.95, 2.5)] {
            prop_assert!((ratio_score(edge + near_edge) - score).abs() < 6e-5);
        }
    }
}
