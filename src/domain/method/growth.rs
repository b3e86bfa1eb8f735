//! The growth ratio of a case: which base, figure and target go into the formulas of [`super::growth_ratio`], and where
//! they cannot.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::indicator::{Direction, Indicator, Kind};
use super::super::number::{Ratio, to_double};
use super::super::observation::{Bound, Observation};
use super::super::path::years_between;
use super::super::period::Period;
use super::super::series::{self, Figure};
use super::super::status::Reason;
use super::super::target::{Judge, Span, TargetValue};
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
    let limit = natural_limit(ground.case.indicator, ground.unit())?;
    let current = (judged.period, judged.value);
    between(base, current, ground.unrounded(judged), heading(ground)?, limit)
}

/// Growth of an indicator's figures as of a date where no target asks for any: from the first exact figure that may
/// decide to the latest, for flows by whole calendar years.
pub fn of_figures(indicator: &Indicator, observations: &[Observation], as_of: NaiveDate) -> Stated<Trend> {
    // What no further figure would change comes first.
    if indicator.kind == Kind::Growth {
        return Err(Reason::GrowthKind);
    }
    let heading = Heading::of(indicator.direction).ok_or(Reason::TwoSided)?;
    let figures = series::deciding(indicator.kind, Span::Year, observations, as_of);
    let mut exact = figures.iter().filter(|f| f.bound == Bound::Exact);
    let Some(first) = exact.next() else { return Err(without_exact(indicator.kind, &figures, observations, as_of)) };
    let last = exact.next_back().ok_or(Reason::OnePoint)?;
    let (base, current) = ((first.period, first.value), (last.period, last.value));
    measurable(base, current.0)?;
    let limit = natural_limit(indicator, Decimal::ONE)?;
    between(base, current, Ratio::from_decimal(current.1), heading, limit)
}

/// Why there is no exact figure to start from.
fn without_exact(kind: Kind, figures: &[Figure], observations: &[Observation], as_of: NaiveDate) -> Reason {
    let (latest, nearby) = (series::latest(kind, observations, as_of), series::nearby(kind, observations, as_of));
    match (figures, latest, nearby) {
        ([_, ..], ..) => Reason::Bound,
        (_, Some(_), _) => Reason::PartYear,
        (_, None, Some(_)) => Reason::Definition,
        (_, None, None) => Reason::NoFigure,
    }
}

/// Growth from a base to a later value, the current one, by itself; `value` is that before it is rounded to be printed.
fn between(
    base: (Period, Decimal),
    current: (Period, Decimal),
    value: Ratio,
    heading: Heading,
    limit: Option<Decimal>,
) -> Stated<Trend> {
    let years = years_between(base.0.last(), current.0.last());
    let measure = without_target(
        Point { year: 0.0, value: to_double(base.1) },
        Point { year: years, value: value.to_double() },
        heading,
        limit.map(to_double),
    )?;
    written(&[measure.growth])?;
    Ok(Trend { base, current, years, limit, measure })
}

/// 100 for shares in percent that should rise, in units of so many percent.
fn natural_limit(indicator: &Indicator, unit: Decimal) -> Stated<Option<Decimal>> {
    let is_share = indicator.kind == Kind::Ratio && indicator.unit.as_str() == "%";
    if !is_share || indicator.direction != Direction::Up {
        return Ok(None);
    }
    let limit = Ratio::new(Decimal::ONE_HUNDRED, unit).ok_or(Reason::ZeroDenominator)?;
    Ok(Some(limit.rounded()))
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
    let base = (baseline.period, from);
    measurable(base, judged.period)?;
    Ok((judged, base))
}

/// Whether growth from a base to a period has a rate a year.
fn measurable(base: (Period, Decimal), to: Period) -> Stated<()> {
    let years = years_between(base.0.last(), to.last());
    if years <= 0.0 {
        return Err(Reason::NoTime);
    }
    if base.1.is_zero() {
        return Err(Reason::ZeroBase);
    }
    // As the publishers' own program has it.
    if years < 1.0 { Err(Reason::UnderAYear) } else { Ok(()) }
}

/// Whether numbers can be written as decimals.
fn written(numbers: &[f64]) -> Stated<()> {
    if numbers.iter().all(|number| number.abs() < 7.9e28) { Ok(()) } else { Err(Reason::TooLarge) }
}

/// Which way is better; never assumed.
pub(super) fn heading(ground: &Ground<'_, '_>) -> Stated<Heading> {
    let two_sided = ground.aim.two_sided();
    Heading::of(ground.case.indicator.direction).filter(|_| !two_sided).ok_or(Reason::TwoSided)
}

#[cfg(test)]
mod tests;
