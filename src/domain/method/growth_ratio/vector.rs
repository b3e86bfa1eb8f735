//! Published results of the method: the inputs and what was published for them, to be computed again and compared.
//!
//! Knows no file and no words.

use super::{BEST_SCORE, GrowthBand, Heading, Point, ratio, without_target};
use crate::domain::code::{Text, coded};
use crate::domain::status::Reason;
use crate::domain::verdict::Stated;

/// The year in which a target falls due where none is given: that of the goals the method was made for.
pub const USUAL_TARGET_YEAR: f64 = 2030.0;

/// How far a computed number may lie from the published one: so much, or so large a share of the larger of them.
pub const TOLERANCE: f64 = 1e-9;

coded! {
    /// What is published for a series, and computed again.
    Key {
        /// R with a target, G without.
        Value = "progress_value",
        /// The band.
        Status = "status",
        /// The score.
        Score = "score",
    }
}

/// A published result with its inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Vector {
    /// What the publisher calls the series.
    pub id: Text,
    /// The value in the base year.
    pub base: Option<Point>,
    /// The latest value.
    pub current: Option<Point>,
    /// The target's value.
    pub target: Option<f64>,
    /// The year by which it is to be reached, else [`USUAL_TARGET_YEAR`].
    pub target_year: Option<f64>,
    /// Which way is better.
    pub heading: Heading,
    /// The natural limit; it matters without a target only.
    pub limit: Option<f64>,
    /// What was published.
    pub published: Published,
}

/// What was published for a series; nothing where the publisher could not say.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Published {
    /// The progress value.
    pub value: Option<f64>,
    /// The status.
    pub status: Option<GrowthBand>,
    /// The score.
    pub score: Option<f64>,
}

/// What the formulas give for a series.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Computed {
    /// The progress value.
    pub value: Stated<f64>,
    /// The status.
    pub status: Stated<GrowthBand>,
    /// The score.
    pub score: Stated<f64>,
}

/// A published or computed result.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// A progress value or score.
    Number(f64),
    /// A status.
    Band(GrowthBand),
}

/// One result beside what was published.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Comparison {
    /// Which.
    pub key: Key,
    /// What was published.
    pub published: Option<Outcome>,
    /// What the formulas give.
    pub computed: Stated<Outcome>,
}

impl Vector {
    /// Computes the results again, as the method does wherever its formulas have a value.
    ///
    /// A target is reached by the latest value alone, even where the ratio cannot be said.
    #[must_use]
    pub fn computed(&self) -> Computed {
        let points = || Ok((self.base.ok_or(Reason::NoBaseline)?, self.current.ok_or(Reason::NoFigure)?));
        let Some(value) = self.target else {
            let trend = points().and_then(|(base, now)| without_target(base, now, self.heading, self.limit));
            return Computed {
                value: trend.map(|trend| trend.progress),
                status: trend.map(|trend| trend.band),
                score: trend.map(|trend| trend.score),
            };
        };
        let target = Point { year: self.target_year.unwrap_or(USUAL_TARGET_YEAR), value };
        let measured = points().and_then(|(base, now)| ratio(base, now, target, self.heading));
        if measured.is_err() && self.current.is_some_and(|now| self.heading.reaches(now.value, value)) {
            let value = measured.map(|measured| measured.ratio);
            return Computed { value, status: Ok(GrowthBand::Achieved), score: Ok(BEST_SCORE) };
        }
        Computed {
            value: measured.map(|measured| measured.ratio),
            status: measured.map(|measured| measured.band),
            score: measured.map(|measured| measured.score),
        }
    }

    /// Every result beside what was published.
    #[must_use]
    pub fn compared(&self) -> [Comparison; 3] {
        let (published, computed) = (self.published, self.computed());
        let number = |key, published: Option<f64>, computed: Stated<f64>| Comparison {
            key,
            published: published.map(Outcome::Number),
            computed: computed.map(Outcome::Number),
        };
        [
            number(Key::Value, published.value, computed.value),
            Comparison {
                key: Key::Status,
                published: published.status.map(Outcome::Band),
                computed: computed.status.map(Outcome::Band),
            },
            number(Key::Score, published.score, computed.score),
        ]
    }
}

impl Comparison {
    /// True where both say the same, numbers within [`TOLERANCE`], or neither says anything.
    #[must_use]
    pub fn matches(&self) -> bool {
        match (self.published, self.computed) {
            (Some(Outcome::Number(published)), Ok(Outcome::Number(computed))) => is_near(published, computed),
            (Some(published), Ok(computed)) => published == computed,
            (None, Err(_)) => true,
            _ => false,
        }
    }

    /// Computed less published, of two numbers.
    #[must_use]
    pub fn difference(&self) -> Option<f64> {
        match (self.published, self.computed) {
            (Some(Outcome::Number(published)), Ok(Outcome::Number(computed))) => Some(computed - published),
            _ => None,
        }
    }
}

/// Within the tolerance, absolutely or of the larger magnitude.
fn is_near(one: f64, other: f64) -> bool {
    let apart = (one - other).abs();
    apart <= TOLERANCE || apart <= TOLERANCE * one.abs().max(other.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn point(year: f64, value: f64) -> Point {
        Point { year, value }
    }

    fn vector() -> Vector {
        Vector {
            id: "a".into(),
            base: Some(point(2015.0, 10.0)),
            current: Some(point(2020.0, 12.0)),
            target: Some(20.0),
            target_year: Some(2030.0),
            heading: Heading::Up,
            limit: None,
            published: Published::default(),
        }
    }

    #[test]
    fn a_target_without_a_year_falls_due_in_2030() {
        assert_eq!(Vector { target_year: None, ..vector() }.computed(), vector().computed());
        assert_ne!(Vector { target_year: Some(2029.0), ..vector() }.computed(), vector().computed());
    }

    #[test]
    fn a_limit_beside_a_target_changes_nothing() {
        assert_eq!(Vector { limit: Some(11.0), ..vector() }.computed(), vector().computed());
    }

    #[test]
    fn reached_is_reached_even_where_the_ratio_cannot_be_said() {
        for (case, reason) in [
            (
                Vector { base: Some(point(2015.0, 0.0)), current: Some(point(2020.0, 20.0)), ..vector() },
                Reason::ZeroBase,
            ),
            (
                Vector { base: Some(point(2015.0, -1.0)), current: Some(point(2020.0, 20.0)), ..vector() },
                Reason::SignChange,
            ),
            (
                Vector { base: Some(point(2020.0, 20.0)), current: Some(point(2020.0, 20.0)), ..vector() },
                Reason::NoTime,
            ),
            (Vector { base: None, current: Some(point(2020.0, 20.0)), ..vector() }, Reason::NoBaseline),
            (Vector { target: Some(0.0), ..vector() }, Reason::ZeroTarget),
        ] {
            let expected = Computed { value: Err(reason), status: Ok(GrowthBand::Achieved), score: Ok(5.0) };
            assert_eq!(case.computed(), expected);
        }
    }

    #[test]
    fn what_is_not_known_is_not_said() {
        let all = |reason| Computed { value: Err(reason), status: Err(reason), score: Err(reason) };
        let without_target = || Vector { target: None, ..vector() };
        assert_eq!(Vector { current: None, ..vector() }.computed(), all(Reason::NoFigure));
        assert_eq!(Vector { base: None, ..vector() }.computed(), all(Reason::NoBaseline));
        assert_eq!(Vector { current: None, ..without_target() }.computed(), all(Reason::NoFigure));
        assert_eq!(Vector { base: Some(point(2020.0, 10.0)), ..without_target() }.computed(), all(Reason::NoTime));
        assert_eq!(Vector { base: Some(point(2021.0, 10.0)), ..without_target() }.computed(), all(Reason::NoTime));
    }

    #[test]
    fn a_target_year_before_the_base_year_is_computed_as_the_formula_has_it() {
        let past = Vector { target_year: Some(2010.0), ..vector() };
        // (20 ÷ 10)^(1 ÷ −5) − 1 = 0.5^(1 ÷ 5) − 1.
        let required = 0.5_f64.powf(0.2) - 1.0;
        let expected = (1.2_f64.powf(0.2) - 1.0) / required.abs();
        assert!((past.computed().value.expect("a value") - expected).abs() < 1e-12);
        assert_eq!(Vector { target_year: Some(2015.0), ..vector() }.computed().value, Err(Reason::NoTime));
    }

    #[test]
    fn numbers_match_within_the_tolerance_and_statuses_exactly() {
        let compared = |published, computed| Comparison { key: Key::Value, published, computed };
        let number = |value| Some(Outcome::Number(value));
        let matched = |one: f64, other: f64| compared(number(one), Ok(Outcome::Number(other))).matches();
        assert!(matched(0.0, -0.0) && matched(0.0, 1e-9) && !matched(0.0, 1.1e-9));
        assert!(matched(1e6, 1e6 + 9e-4) && !matched(1e6, 1e6 + 1.1e-3));
        assert!(!matched(f64::NAN, 1.0));
        let band = |band| Some(Outcome::Band(band));
        assert!(compared(band(GrowthBand::Limited), Ok(Outcome::Band(GrowthBand::Limited))).matches());
        assert!(!compared(band(GrowthBand::Limited), Ok(Outcome::Band(GrowthBand::Moderate))).matches());
    }

    #[test]
    fn what_neither_says_matches_and_what_only_one_says_does_not() {
        let compared = |published, computed| Comparison { key: Key::Score, published, computed };
        assert!(compared(None, Err(Reason::ZeroBase)).matches());
        assert!(!compared(None, Ok(Outcome::Number(0.0))).matches());
        assert!(!compared(Some(Outcome::Number(0.0)), Err(Reason::ZeroBase)).matches());
    }
}
