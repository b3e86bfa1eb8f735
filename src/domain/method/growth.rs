//! The growth ratio of a case: which base, figure and target go into the formulas of [`super::growth_ratio`], and where
//! they cannot.

use rust_decimal::Decimal;

use super::super::indicator::{Direction, Kind};
use super::super::number::{Ratio, to_double};
use super::super::observation::Bound;
use super::super::path::years_between;
use super::super::period::Period;
use super::super::status::Reason;
use super::super::target::{Judge, TargetValue};
use super::super::verdict::{Judged, Stated};
use super::ground::Ground;
use super::growth_ratio::{GrowthRatio, GrowthTrend, Heading, Point, against_target, without_target};

/// A growth ratio with what went into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// The base: its period and value, in the target's unit.
    pub base: (Period, Decimal),
    /// The deciding value.
    pub current: (Period, Decimal),
    /// The target's value.
    pub target: Decimal,
    /// Years from the base to the figure, and to the deadline.
    pub years: (f64, f64),
    /// What the formulas give.
    pub measure: GrowthRatio,
}

/// Growth without regard to the target, with what went into it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Trend {
    /// The base: its period and value.
    pub base: (Period, Decimal),
    /// The deciding value.
    pub current: (Period, Decimal),
    /// Years from the one to the other.
    pub years: f64,
    /// The natural limit in the target's unit, where there is one: 100 for shares in percent that should rise, of a
    /// multiple 100 ÷ the baseline.
    pub limit: Option<Decimal>,
    /// What the formulas give.
    pub measure: GrowthTrend,
}

/// Growth so far against the growth that the target needs.
pub(super) fn ratio(ground: &Ground<'_, '_>) -> Stated<Growth> {
    let (judged, base) = base(ground)?;
    let TargetValue::One(target) = ground.case.target.value else { return Err(Reason::TwoSided) };
    let start = base.0.last();
    let years = (years_between(start, judged.period.last()), years_between(start, ground.deadline()));
    let measure = against_target(
        Point { year: 0.0, value: to_double(base.1) },
        Point { year: years.0, value: ground.unrounded(judged).to_double() },
        Point { year: years.1, value: to_double(target) },
        heading(ground)?,
    )?;
    // The comparator says what satisfies: beyond a value is not at it, and about one is less.
    let value = ground.unrounded(judged);
    let by = |end: Decimal| value.compare(Ratio::from_decimal(end));
    let measure = measure.reached_or_not(ground.aim.tells_by(Bound::Exact, by) == Some(true));
    written(&[measure.growth, measure.required, measure.ratio])?;
    Ok(Growth { base, current: (judged.period, judged.value), target, years, measure })
}

/// Growth so far against what is called much or little of any indicator.
pub(super) fn trend(ground: &Ground<'_, '_>) -> Stated<Trend> {
    let (judged, base) = base(ground)?;
    let years = years_between(base.0.last(), judged.period.last());
    let indicator = ground.case.indicator;
    let is_share = indicator.kind == Kind::Ratio && indicator.unit.as_str() == "%";
    let limit = if is_share && indicator.direction == Direction::Up {
        let limit = Ratio::new(Decimal::ONE_HUNDRED, ground.unit()).ok_or(Reason::ZeroDenominator)?;
        Some(limit.rounded())
    } else {
        None
    };
    let measure = without_target(
        Point { year: 0.0, value: to_double(base.1) },
        Point { year: years, value: ground.unrounded(judged).to_double() },
        heading(ground)?,
        limit.map(to_double),
    )?;
    written(&[measure.growth])?;
    Ok(Trend { base, current: (judged.period, judged.value), years, limit, measure })
}

/// The deciding value and the base, where growth from the one to the other has a meaning.
fn base(ground: &Ground<'_, '_>) -> Stated<(Judged, (Period, Decimal))> {
    let judged = ground.exact()?;
    if ground.case.indicator.kind == Kind::Growth {
        return Err(Reason::GrowthKind);
    }
    if matches!(ground.case.target.judge, Judge::EachYear | Judge::WindowGrowth) {
        return Err(Reason::NoPath);
    }
    // What no further figure would change comes first.
    heading(ground)?;
    let baseline = ground.verdict.baseline?;
    let from = if ground.case.target.judge == Judge::Multiple { Decimal::ONE } else { baseline.value };
    let years = years_between(baseline.period.last(), judged.period.last());
    if years <= 0.0 {
        return Err(Reason::NoTime);
    }
    if from.is_zero() {
        return Err(Reason::ZeroBase);
    }
    // As the publishers' own program has it.
    if years < 1.0 {
        return Err(Reason::UnderAYear);
    }
    Ok((judged, (baseline.period, from)))
}

/// Whether numbers can be written as decimals.
fn written(numbers: &[f64]) -> Stated<()> {
    if numbers.iter().all(|number| number.abs() < 7.9e28) { Ok(()) } else { Err(Reason::TooLarge) }
}

/// Which way is better; never assumed.
pub(super) fn heading(ground: &Ground<'_, '_>) -> Stated<Heading> {
    match ground.case.indicator.direction {
        _ if ground.aim.two_sided() => Err(Reason::TwoSided),
        Direction::Up => Ok(Heading::Up),
        Direction::Down => Ok(Heading::Down),
        Direction::Within => Err(Reason::TwoSided),
    }
}

#[cfg(test)]
mod tests {
    use super::super::methods;
    use super::*;
    use crate::domain::judge::draft::{Draft, d, day};
    use crate::domain::judge::judge;
    use crate::domain::target::Comparator;

    fn of(draft: &Draft, as_of: &str) -> (Stated<Growth>, Stated<Trend>) {
        let case = draft.case();
        let verdict = judge(&case, day(as_of));
        let methods = methods(&case, &verdict);
        (methods.growth_ratio, methods.growth_trend)
    }

    fn rising() -> Draft {
        Draft::stock(Comparator::AtLeast, "40").based_on("2020-12-31", "10").on("2022-12-31", "14.4")
    }

    #[test]
    fn growth_so_far_is_held_against_growth_needed() {
        // 20 % a year where fourfold in five years needs 4^(1/5) − 1 = 31.95 %.
        let (ratio, trend) = of(&rising(), "2023-03-01");
        let ratio = ratio.expect("a ratio");
        assert_eq!(
            (ratio.base.1, ratio.current.1, ratio.target, ratio.years),
            (d("10"), d("14.4"), d("40"), (2.0, 5.0))
        );
        assert!((ratio.measure.growth - 0.2).abs() < 1e-12);
        assert!((ratio.measure.ratio - 0.2 / (4.0_f64.powf(0.2) - 1.0)).abs() < 1e-12);
        assert!((trend.expect("a trend").measure.progress - 0.2).abs() < 1e-12);
    }

    #[test]
    fn a_share_that_should_rise_has_the_natural_limit_of_100() {
        let share = |direction, comparator, value| {
            let mut draft = Draft::new(Kind::Ratio, direction, comparator, value).based_on("2020-12-31", "50");
            draft.indicator.unit = crate::domain::unit::Unit("%".into());
            of(&draft.on("2022-12-31", "60"), "2023-03-01").1.expect("a trend").limit
        };
        assert_eq!(share(Direction::Up, Comparator::AtLeast, "90"), Some(d("100")));
        assert_eq!(share(Direction::Down, Comparator::AtMost, "20"), None);
        assert_eq!(of(&rising(), "2023-03-01").1.expect("a trend").limit, None);
    }

    #[test]
    fn what_has_no_rate_cannot_be_said() {
        let why = |draft: &Draft| of(draft, "2023-03-01").0.map(|growth| growth.measure.ratio).expect_err("no ratio");
        let base =
            |value: &str| Draft::stock(Comparator::AtLeast, "40").based_on("2020-12-31", value).on("2022-12-31", "14");
        assert_eq!(why(&base("0")), Reason::ZeroBase);
        assert_eq!(why(&base("-3")), Reason::SignChange);
        assert_eq!(why(&base("40")), Reason::TargetIsBase);
        assert_eq!(why(&Draft::stock(Comparator::AtLeast, "40").on("2022-12-31", "14")), Reason::OnePoint);
        let mut soon = rising();
        soon.observations[0].period = Period::day(day("2021-06-30"));
        assert_eq!(why(&soon), Reason::UnderAYear);
        let mut bound = rising();
        bound.observations[0].bound = crate::domain::observation::Bound::AtLeast;
        assert_eq!(why(&bound), Reason::Bound);
        let zero = Draft::new(Kind::Stock, Direction::Down, Comparator::AtMost, "0").based_on("2020-12-31", "9");
        assert_eq!(why(&zero.on("2022-12-31", "4")), Reason::ZeroTarget);
        let growth = Draft::new(Kind::Growth, Direction::Up, Comparator::AtLeast, "12").based_on("2020-12-31", "9");
        assert_eq!(why(&growth.year(2022, "10")), Reason::GrowthKind);
    }
}
