//! The steps of the growth ratio and of growth by itself.

use rust_decimal::Decimal;

use super::{Dated, Quantity, Retelling, Step, computed, equation, too_large, years};
use crate::domain::formula::{Amount, Formula};
use crate::domain::indicator::Indicator;
use crate::domain::method::growth::{Growth, Trend, heading};
use crate::domain::method::growth_ratio::{BEST_SCORE, GrowthBand, Heading, WORST_SCORE};
use crate::domain::observation::Bound;
use crate::domain::step::Claim;
use crate::domain::target::{Comparator, TargetValue};
use crate::domain::verdict::Stated;

pub(super) fn ratio(telling: &Retelling<'_, '_>) -> Vec<Step> {
    match &telling.methods.growth_ratio {
        Ok(growth) => ratio_steps(telling, growth).unwrap_or_else(|| too_large(Quantity::GrowthRatio)),
        Err(reason) => vec![Step::Without(Quantity::GrowthRatio, *reason)],
    }
}

fn ratio_steps(telling: &Retelling<'_, '_>, growth: &Growth) -> Option<Vec<Step>> {
    let (start, now, end) = (growth.base.0.last(), growth.current.0.last(), telling.ground.deadline());
    let heading = heading(&telling.ground).ok()?;
    let measure = growth.measure;
    let mut steps = vec![
        Step::Ends {
            base: (start, growth.base.1),
            current: (now, growth.current.1),
            target: Some((end, growth.target)),
        },
        years(start, now, growth.years.0)?,
        rate(Quantity::GrowthSoFar, growth.base.1, growth.current.1, growth.years.0, measure.growth)?,
        years(start, end, growth.years.1)?,
        rate(Quantity::GrowthRequired, growth.base.1, growth.target, growth.years.1, measure.required)?,
    ];
    let over = Formula::computed_percent(measure.growth)?;
    let over = if is_turned(heading, growth.base.1) { Formula::from(-1) * over } else { over };
    let formula = over / Formula::computed_percent(measure.required.abs())?;
    steps.push(computed(Quantity::GrowthRatio, formula, measure.ratio)?);
    let reached = measure.band == GrowthBand::Achieved;
    let comparator = match telling.ground.case.target.comparator {
        told @ (Comparator::MoreThan | Comparator::LessThan) => told,
        _ if heading == Heading::Up => Comparator::AtLeast,
        _ => Comparator::AtMost,
    };
    // Of a value about which it should be the end of the tolerance.
    let (value, against) = (growth.current.1, TargetValue::One(telling.ground.verdict.reach.unwrap_or(growth.target)));
    let holds = Some(reached);
    steps.push(Step::Held(Quantity::Current, Claim { value, bound: Bound::Exact, comparator, against, holds }));
    if !reached {
        let thresholds = [Decimal::new(95, 2), Decimal::new(60, 2), Decimal::ZERO];
        held(&mut steps, Quantity::GrowthRatio, measure.ratio, thresholds.map(Formula::from), measure.band)?;
    }
    steps.push(Step::Band(measure.band));
    if reached {
        steps.push(Step::FullScore(whole(BEST_SCORE)));
        return Some(steps);
    }
    let ratio = Formula::computed(measure.ratio)?;
    let n = |mantissa: i64| Formula::from(Decimal::new(mantissa, 4));
    let formula = if measure.ratio >= 0.60 { n(71_429) * ratio - n(42_857) } else { n(41_667) * ratio - n(25_000) };
    score(&mut steps, formula)?;
    Some(steps)
}

pub(super) fn trend(telling: &Retelling<'_, '_>) -> Vec<Step> {
    match &telling.methods.growth_trend {
        Ok(trend) => {
            let [base, current] = ends(trend);
            let ends = Step::Ends { base, current, target: None };
            let steps = heading(&telling.ground).ok().and_then(|heading| trend_steps(ends, trend, heading));
            steps.unwrap_or_else(|| too_large(Quantity::GrowthTrend))
        }
        Err(reason) => vec![Step::Without(Quantity::GrowthTrend, *reason)],
    }
}

/// The steps of the growth of an indicator that has no target; where it cannot be said, the reason why.
#[must_use]
pub fn of_figures(indicator: &Indicator, stated: &Stated<Trend>) -> Vec<Step> {
    match stated {
        Ok(trend) => {
            let [first, latest] = ends(trend);
            let steps = Heading::of(indicator.direction)
                .and_then(|heading| trend_steps(Step::Stretch { first, latest }, trend, heading));
            steps.unwrap_or_else(|| too_large(Quantity::GrowthTrend))
        }
        Err(reason) => vec![Step::Without(Quantity::GrowthTrend, *reason)],
    }
}

fn ends(trend: &Trend) -> [Dated; 2] {
    [trend.base, trend.current].map(|(period, value)| (period.last(), value))
}

fn trend_steps(ends: Step, trend: &Trend, heading: Heading) -> Option<Vec<Step>> {
    let (start, now) = (trend.base.0.last(), trend.current.0.last());
    let measure = trend.measure;
    let mut steps = vec![
        ends,
        years(start, now, trend.years)?,
        rate(Quantity::GrowthSoFar, trend.base.1, trend.current.1, trend.years, measure.growth)?,
    ];
    let progress = Formula::computed_percent(measure.progress)?;
    let turned = is_turned(heading, trend.base.1);
    let what = if turned { Quantity::GrowthToward } else { Quantity::GrowthSoFar };
    if turned {
        let toward = Formula::from(-1) * Formula::computed_percent(measure.growth)?;
        steps.push(equation(what, toward, progress.clone()));
    }
    let [substantial, moderate] = [15, 5].map(|thousandths| Formula::percent(Decimal::new(thousandths, 3)));
    let mut thresholds = [substantial, moderate, Formula::percent(Decimal::ZERO)];
    let factor = Formula::computed(measure.limit_factor)?;
    if let Some(limit) = trend.limit {
        steps.push(equation(Quantity::LimitFactor, limit_factor(trend.base.1.abs(), limit), factor.clone()));
        let [substantial, moderate, none] = thresholds;
        let (from, least) = (measure.substantial_from, measure.moderate_from);
        let (from, least) = (Formula::computed_percent(from)?, Formula::computed_percent(least)?);
        steps.push(equation(Quantity::SubstantialFrom, substantial * factor.clone(), from.clone()));
        steps.push(equation(Quantity::ModerateFrom, moderate * factor.clone(), least.clone()));
        thresholds = [from, least, none];
    }
    held(&mut steps, what, measure.progress, thresholds, measure.band)?;
    steps.push(Step::Band(measure.band));
    if measure.band != GrowthBand::Deterioration && measure.limit_factor == 0.0 {
        steps.push(Step::FullScore(whole(BEST_SCORE)));
        return Some(steps);
    }
    let n = |value: i64| Formula::from(value);
    let share = |times: i64| {
        let product = n(times) * progress.clone();
        if trend.limit.is_some() { product / factor.clone() } else { product }
    };
    let formula = match measure.band {
        GrowthBand::Deterioration => n(125) * progress - Decimal::new(25, 1).into(),
        GrowthBand::Achieved | GrowthBand::Substantial => share(500) - n(5),
        GrowthBand::Moderate => share(250) - Decimal::new(125, 2).into(),
        GrowthBand::Limited => share(500) - Decimal::new(25, 1).into(),
    };
    score(&mut steps, formula)?;
    Some(steps)
}

/// (to ÷ from)^(1 ÷ years) − 1.
fn rate(what: Quantity, from: Decimal, to: Decimal, years: f64, rate: f64) -> Option<Step> {
    let one = || Formula::from(1);
    let formula = (Formula::from(to) / from.into()).power(one() / Formula::computed(years)?) - one();
    Some(equation(what, formula, Formula::computed_percent(rate)?))
}

/// Growth counts turned round where less is better, and below zero.
fn is_turned(heading: Heading, base: Decimal) -> bool {
    (heading == Heading::Down) != (base < Decimal::ZERO)
}

/// C = 1 − q^4.44 with q = b ÷ L, 1 − (2 − q)^4.44 above the limit, 1 from twice the limit on.
fn limit_factor(base: Decimal, limit: Decimal) -> Formula {
    let (one, exponent) = (|| Formula::from(1), Formula::from(Decimal::new(444, 2)));
    if base >= limit.saturating_mul(Decimal::TWO) {
        return one();
    }
    let share = Formula::from(base) / limit.into();
    let near = if base <= limit { share } else { Formula::from(2) - share };
    one() - near.power(exponent)
}

/// The thresholds from the highest down to the one that is reached.
fn held(steps: &mut Vec<Step>, what: Quantity, value: f64, thresholds: [Formula; 3], band: GrowthBand) -> Option<()> {
    let bands = [GrowthBand::Substantial, GrowthBand::Moderate, GrowthBand::Limited];
    let is_share = matches!(thresholds[0], Formula::Percent(_));
    for (least, reached) in thresholds.into_iter().zip(bands) {
        let holds = band == reached;
        let value = on_its_side(value, &least, holds, is_share)?;
        steps.push(Step::AtLeast { what, value, least, holds });
        if holds {
            break;
        }
    }
    Some(())
}

/// A value to twelve digits, or to as many as it takes to stand on its side of a threshold.
fn on_its_side(value: f64, least: &Formula, holds: bool, is_share: bool) -> Option<Formula> {
    let shape = |amount: Amount| if is_share { Formula::Percent(amount) } else { Formula::Number(amount) };
    let Formula::Number(rounded) = Formula::computed(value)? else { return None };
    if (rounded.to_double() >= least.value()) == holds {
        return Some(shape(rounded));
    }
    let exact: Decimal = format!("{value}").parse().ok()?;
    Some(shape(exact.into()))
}

/// The score with its formula, cut off at its ends.
fn score(steps: &mut Vec<Step>, formula: Formula) -> Option<()> {
    let plain = formula.value();
    steps.push(computed(Quantity::Score, formula, plain)?);
    if plain > BEST_SCORE {
        steps.push(Step::CutOff(whole(BEST_SCORE)));
    } else if plain < WORST_SCORE {
        steps.push(Step::CutOff(whole(WORST_SCORE)));
    }
    Some(())
}

#[expect(clippy::cast_possible_truncation, reason = "5 and −5")]
fn whole(score: f64) -> i64 {
    score as i64
}
