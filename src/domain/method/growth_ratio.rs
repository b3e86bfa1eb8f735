//! The growth ratio 增速比: the growth of an indicator so far against the growth its target needs, or, without a target,
//! against fixed rates of growth.
//!
//! The method is Statistics Canada's, published for its [Canadian Indicator Framework][cif] and built into
//! [Open SDG][open-sdg]; it follows Eurostat's. These are its formulas and nothing else: where one has no value the
//! reason is given, no zero is replaced by a small number, and no direction is assumed. Whether a verdict may use them,
//! and which limit holds, is for the caller to say.
//!
//! [cif]: https://sdgcif-data-canada-oddcic-donnee.github.io/methodology
//! [open-sdg]: https://open-sdg.readthedocs.io/en/latest/progress-methodology/

pub mod vector;

use super::super::code::coded;
use super::super::indicator::Direction;
use super::super::status::Reason;
use super::super::verdict::Stated;

coded! {
    /// How the method calls progress, the best first.
    GrowthBand {
        /// The latest value satisfies the target.
        Achieved = "target_achieved",
        /// R ≥ 0.95, or G ≥ 1.5 %·C a year.
        Substantial = "substantial_progress",
        /// R ≥ 0.60, or G ≥ 0.5 %·C a year.
        Moderate = "moderate_progress",
        /// R or G ≥ 0.
        Limited = "limited_progress",
        /// R or G below 0: away from where it should go.
        Deterioration = "deterioration",
    }
}

/// Which way a value should go, d: +1 up, −1 down.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

impl Heading {
    /// The heading of an indicator's direction; none where both sides matter.
    #[must_use]
    pub fn of(direction: Direction) -> Option<Self> {
        match direction {
            Direction::Up => Some(Self::Up),
            Direction::Down => Some(Self::Down),
            Direction::Within => None,
        }
    }

    /// d.
    #[must_use]
    pub fn sign(self) -> f64 {
        match self {
            Self::Up => 1.0,
            Self::Down => -1.0,
        }
    }

    /// True where a value satisfies a target: at the target, or beyond it in this direction.
    #[must_use]
    pub fn reaches(self, value: f64, target: f64) -> bool {
        match self {
            Self::Up => value >= target,
            Self::Down => value <= target,
        }
    }
}

/// A value at a time.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// The time, in years from any beginning.
    pub year: f64,
    /// The value, in the indicator's unit.
    pub value: f64,
}

/// What is said of an indicator with a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GrowthRatio {
    /// Growth so far, g(y, y0, t − t0): a share a year.
    pub growth: f64,
    /// Growth needed, g(yT, y0, tT − t0): a share a year.
    pub required: f64,
    /// R = s·d·growth ÷ |required|.
    pub ratio: f64,
    /// What the method calls it.
    pub band: GrowthBand,
    /// −5 to 5.
    pub score: f64,
}

impl GrowthRatio {
    /// The same where something else than the formula tells whether the latest value satisfies.
    #[must_use]
    pub fn reached_or_not(self, reached: bool) -> Self {
        let (band, score) = if reached {
            (GrowthBand::Achieved, BEST_SCORE)
        } else {
            (band(self.ratio, 0.95, 0.60), ratio_score(self.ratio))
        };
        Self { band, score, ..self }
    }
}

/// What is said of an indicator without a target.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct GrowthTrend {
    /// Growth so far, g(y, y0, t − t0): a share a year.
    pub growth: f64,
    /// G = s·d·growth: growth in the direction that is better.
    pub progress: f64,
    /// C: what the thresholds are multiplied by near a natural limit, 0 to 1.
    pub limit_factor: f64,
    /// From here on progress is substantial: 1.5 %·C.
    pub substantial_from: f64,
    /// From here on progress is moderate: 0.5 %·C.
    pub moderate_from: f64,
    /// What the method calls it.
    pub band: GrowthBand,
    /// −5 to 5.
    pub score: f64,
}

/// The score of a target that is reached, and the highest there is.
pub const BEST_SCORE: f64 = 5.0;

/// The lowest score.
pub const WORST_SCORE: f64 = -5.0;

/// How fast the limit factor falls towards the limit: the method's own exponent.
const LIMIT_EXPONENT: f64 = 4.44;

/// Compound growth a year from one point to a later one: g(a, b, n) = (a ÷ b)^(1 ÷ n) − 1, n > 0.
///
/// A value of zero is a growth of −1. Cannot be said from zero, across zero, or without time.
pub fn growth(from: Point, to: Point) -> Stated<f64> {
    if to.year - from.year > 0.0 { rate(from, to) } else { Err(Reason::NoTime) }
}

/// Growth so far against the growth needed: R = s·d·g(y, y0, t − t0) ÷ |g(yT, y0, tT − t0)|, s = −1 where y0 < 0.
///
/// `target.year` is the deadline. R is also stated where the base satisfies the target already, though it says little
/// there; a base that is the target itself leaves nothing to compare with.
pub fn against_target(base: Point, current: Point, target: Point, heading: Heading) -> Stated<GrowthRatio> {
    if target.year - base.year > 0.0 { ratio(base, current, target, heading) } else { Err(Reason::NoTime) }
}

/// Growth in the direction that is better, against 0.5 % and 1.5 % a year: G = s·d·g(y, y0, t − t0), s = −1 where y0 < 0.
///
/// `limit` is a natural limit that lies in the direction of the heading (100 % for a share that should rise): near it
/// the thresholds shrink by the factor C.
pub fn without_target(base: Point, current: Point, heading: Heading, limit: Option<f64>) -> Stated<GrowthTrend> {
    let growth = growth(base, current)?;
    let progress = toward(growth, base.value, heading);
    let limit_factor = limit.map_or(1.0, |limit| limit_factor(base.value, limit));
    let (substantial_from, moderate_from) = (0.015 * limit_factor, 0.005 * limit_factor);
    Ok(GrowthTrend {
        growth,
        progress,
        limit_factor,
        substantial_from,
        moderate_from,
        band: band(progress, substantial_from, moderate_from),
        score: trend_score(progress, limit_factor, substantial_from, moderate_from),
    })
}

/// C for a base value and a natural limit, with q = |y0| ÷ |L|: 1 − q^4.44 below the limit (q ≤ 1), 1 − (2 − q)^4.44 above
/// it (1 < q < 2), 1 from twice the limit on, and so for a limit of zero.
#[must_use]
pub fn limit_factor(base: f64, limit: f64) -> f64 {
    let (base, limit) = (base.abs(), limit.abs());
    if base >= 2.0 * limit {
        1.0
    } else if base <= limit {
        1.0 - (base / limit).powf(LIMIT_EXPONENT)
    } else {
        1.0 - ((2.0 * limit - base) / limit).powf(LIMIT_EXPONENT)
    }
}

/// [`against_target`] for any two different years: before the base year the rate runs backwards, as the formula has it.
fn ratio(base: Point, current: Point, target: Point, heading: Heading) -> Stated<GrowthRatio> {
    let growth = growth(base, current)?;
    if target.value == 0.0 {
        return Err(Reason::ZeroTarget);
    }
    let required = rate(base, target)?;
    if required == 0.0 {
        return Err(Reason::TargetIsBase);
    }
    let ratio = finite(toward(growth, base.value, heading) / required.abs())?;
    let reached = heading.reaches(current.value, target.value);
    let measured = GrowthRatio { growth, required, ratio, band: GrowthBand::Achieved, score: BEST_SCORE };
    Ok(measured.reached_or_not(reached))
}

/// (to ÷ from)^(1 ÷ years) − 1, where it has a value.
fn rate(from: Point, to: Point) -> Stated<f64> {
    let years = to.year - from.year;
    if years == 0.0 {
        return Err(Reason::NoTime);
    }
    if from.value == 0.0 {
        return Err(Reason::ZeroBase);
    }
    let times = to.value / from.value;
    if times < 0.0 {
        return Err(Reason::SignChange);
    }
    finite(times.powf(years.recip()) - 1.0)
}

/// Growth as it counts: s·d·growth. Below zero growth means going down, hence s.
fn toward(growth: f64, base: f64, heading: Heading) -> f64 {
    let sign = if base < 0.0 { -1.0 } else { 1.0 };
    // Nothing added turns −0 into 0.
    sign * heading.sign() * growth + 0.0
}

fn finite(value: f64) -> Stated<f64> {
    if value.is_finite() { Ok(value) } else { Err(Reason::TooLarge) }
}

fn band(progress: f64, substantial_from: f64, moderate_from: f64) -> GrowthBand {
    if progress >= substantial_from {
        GrowthBand::Substantial
    } else if progress >= moderate_from {
        GrowthBand::Moderate
    } else if progress >= 0.0 {
        GrowthBand::Limited
    } else {
        GrowthBand::Deterioration
    }
}

/// Straight from −5 at R = −0.6 over about 0 at 0.6 to 5 at 1.3, with the method's own rounded coefficients.
fn ratio_score(ratio: f64) -> f64 {
    if ratio >= 0.60 { (7.1429 * ratio - 4.2857).min(BEST_SCORE) } else { (4.1667 * ratio - 2.5).max(WORST_SCORE) }
}

/// Straight between −5 at G = −2 %, −2.5 at 0, 0 at 0.5 %·C, 2.5 at 1.5 %·C and 5 at 2 %·C.
///
/// At the limit itself (C = 0) staying is the best there is.
fn trend_score(progress: f64, limit_factor: f64, substantial_from: f64, moderate_from: f64) -> f64 {
    if progress < 0.0 {
        (125.0 * progress - 2.5).max(WORST_SCORE)
    } else if limit_factor == 0.0 {
        BEST_SCORE
    } else if progress >= substantial_from {
        (500.0 * progress / limit_factor - 5.0).min(BEST_SCORE)
    } else if progress >= moderate_from {
        250.0 * progress / limit_factor - 1.25
    } else {
        500.0 * progress / limit_factor - 2.5
    }
}

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;
