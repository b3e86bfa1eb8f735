//! Formulas with their numbers filled in: what a step of a method computes, so that it can be written out and computed
//! again by hand.
//!
//! A formula knows no language and no layout.

use std::fmt;
use std::ops::{Add, Div, Mul, Sub};

use rust_decimal::Decimal;

use super::number::{from_computed, to_double};

/// A number of a formula, exact: `mantissa` in units of 10^−`scale`. It holds sums that a decimal does not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount {
    mantissa: i128,
    scale: u32,
}

impl Amount {
    /// So many units of 10^−scale, without trailing zeros.
    #[must_use]
    pub fn new(mut mantissa: i128, mut scale: u32) -> Self {
        while scale > 0 && mantissa % 10 == 0 {
            (mantissa, scale) = (mantissa / 10, scale - 1);
        }
        Self { mantissa, scale }
    }

    /// Its size without its sign.
    #[must_use]
    pub fn abs(self) -> Self {
        Self { mantissa: self.mantissa.abs(), ..self }
    }

    /// True below zero.
    #[must_use]
    pub fn is_negative(self) -> bool {
        self.mantissa < 0
    }

    /// The nearest double.
    #[must_use]
    pub fn to_double(self) -> f64 {
        Decimal::try_from_i128_with_scale(self.mantissa, self.scale).map_or_else(
            |_| {
                #[expect(clippy::cast_precision_loss, reason = "larger than a decimal holds: fifteen digits do")]
                let mantissa = self.mantissa as f64;
                mantissa / 10_f64.powi(i32::try_from(self.scale).unwrap_or(i32::MAX))
            },
            to_double,
        )
    }

    /// A hundred times it: a share in percent.
    #[must_use]
    pub fn hundredfold(self) -> Self {
        match self.scale.checked_sub(2) {
            Some(scale) => Self { scale, ..self },
            None => Self::new(self.mantissa.saturating_mul(if self.scale == 1 { 10 } else { 100 }), 0),
        }
    }
}

impl From<Decimal> for Amount {
    fn from(value: Decimal) -> Self {
        Self::new(value.mantissa(), value.scale())
    }
}

impl From<i64> for Amount {
    fn from(value: i64) -> Self {
        Self::new(value.into(), 0)
    }
}

impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let scale = usize::try_from(self.scale).expect("a few digits");
        let digits = format!("{:0>width$}", self.mantissa.unsigned_abs(), width = scale + 1);
        let (whole, rest) = digits.split_at(digits.len() - scale);
        let sign = if self.is_negative() { "-" } else { "" };
        if rest.is_empty() { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest}") }
    }
}

/// A formula.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    /// A number.
    Number(Amount),
    /// A share, written in percent.
    Percent(Amount),
    /// Terms added up.
    Sum(Vec<Formula>),
    /// A difference.
    Minus(Box<Formula>, Box<Formula>),
    /// A product.
    Times(Box<Formula>, Box<Formula>),
    /// A quotient.
    Over(Box<Formula>, Box<Formula>),
    /// A power.
    Power(Box<Formula>, Box<Formula>),
    /// A square root.
    Root(Box<Formula>),
}

impl Formula {
    /// A share, written in percent.
    pub fn percent(share: impl Into<Amount>) -> Self {
        Self::Percent(share.into())
    }

    /// What was computed in doubles, to twelve digits; `None` where it is too large.
    #[must_use]
    pub fn computed(value: f64) -> Option<Self> {
        from_computed(value).map(|value| Self::Number(value.into()))
    }

    /// A share that was computed in doubles, to twelve digits, in percent; `None` where it is too large.
    #[must_use]
    pub fn computed_percent(share: f64) -> Option<Self> {
        from_computed(share).map(Self::percent)
    }

    /// This to the power of another.
    #[must_use]
    pub fn power(self, exponent: Self) -> Self {
        Self::Power(Box::new(self), Box::new(exponent))
    }

    /// The square root.
    #[must_use]
    pub fn root(self) -> Self {
        Self::Root(Box::new(self))
    }

    /// What it comes to.
    #[must_use]
    pub fn value(&self) -> f64 {
        match self {
            Self::Number(amount) | Self::Percent(amount) => amount.to_double(),
            Self::Sum(terms) => terms.iter().map(Self::value).sum(),
            Self::Minus(left, right) => left.value() - right.value(),
            Self::Times(left, right) => left.value() * right.value(),
            Self::Over(left, right) => left.value() / right.value(),
            Self::Power(base, exponent) => base.value().powf(exponent.value()),
            Self::Root(inner) => inner.value().sqrt(),
        }
    }
}

impl<A: Into<Amount>> From<A> for Formula {
    fn from(amount: A) -> Self {
        Self::Number(amount.into())
    }
}

impl Add for Formula {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        match self {
            Self::Sum(mut terms) => {
                terms.push(other);
                Self::Sum(terms)
            }
            first => Self::Sum(vec![first, other]),
        }
    }
}

impl Sub for Formula {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::Minus(Box::new(self), Box::new(other))
    }
}

impl Mul for Formula {
    type Output = Self;

    fn mul(self, other: Self) -> Self {
        Self::Times(Box::new(self), Box::new(other))
    }
}

impl Div for Formula {
    type Output = Self;

    fn div(self, other: Self) -> Self {
        Self::Over(Box::new(self), Box::new(other))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn n(value: i64) -> Formula {
        value.into()
    }

    #[test]
    fn an_amount_is_written_exactly() {
        let written = |mantissa, scale| Amount::new(mantissa, scale).to_string();
        assert_eq!([written(1250, 2), written(-5, 3), written(0, 4), written(7, 0)], ["12.5", "-0.005", "0", "7"]);
        assert_eq!(written(i128::MAX, 0), i128::MAX.to_string());
        let share = |text: &str| Amount::from(text.parse::<Decimal>().expect("a decimal")).hundredfold().to_string();
        assert_eq!([share("0.1234"), share("0.1"), share("2")], ["12.34", "10", "200"]);
    }

    #[test]
    fn a_formula_comes_to_its_value() {
        let growth = (n(121) / n(100)).power(n(1) / n(2)) - n(1);
        assert!((growth.value() - 0.1).abs() < 1e-15);
        assert!(((n(3) + n(4) + n(2)) * n(4)).root().value().eq(&6.0));
        assert!(Formula::percent(Decimal::new(5, 2)).value().eq(&0.05));
    }
}
