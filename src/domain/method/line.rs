//! The least-squares line through figures by the last day of their periods: exact in whole numbers.
//!
//! With x in days since the first point and y in the smallest decimal unit of the figures, the line through n points is
//! y = (Σy·D + N·(n·x − Σx)) ÷ (n·D), with N = n·Σxy − Σx·Σy and D = n·Σx² − (Σx)². Both are whole numbers, so a line
//! through points that lie on one gives exactly that one.

use std::cmp::Ordering;
use std::sync::OnceLock;

use chrono::NaiveDate;
use rust_decimal::Decimal;
use statrs::distribution::{ContinuousCDF, StudentsT};

use super::super::formula::Amount;

/// A line; `None` from a method means that the numbers are too large for it.
///
/// Values are kept as their differences from the first one, in units of 10^−scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    origin: (NaiveDate, i128),
    count: i128,
    sum_x: i128,
    sum_y: i128,
    /// n·Σy² − (Σy)²; `None` where that is too large.
    spread: Option<i128>,
    rise: i128,
    run: i128,
    scale: u32,
}

/// How sure a prediction interval is: 19 times in 20, if the figures scatter about a line by chance.
pub const CONFIDENCE: f64 = 0.95;

impl Line {
    /// The line through points of at least two different days, in any order; `None` where there are fewer or the numbers
    /// are too large.
    #[must_use]
    pub fn through(figures: &[(NaiveDate, Decimal)]) -> Option<Self> {
        let first = figures.iter().map(|(day, _)| *day).min()?;
        let scale = figures.iter().map(|(_, value)| value.scale()).max()?;
        let base = mantissa(figures.first()?.1, scale)?;
        let count = i128::try_from(figures.len()).ok()?;
        let (mut sum_x, mut sum_y, mut squares, mut products, mut heights) = (0, 0, 0, 0, Some(0_i128));
        for &(day, value) in figures {
            let (x, y) = (i128::from((day - first).num_days()), mantissa(value, scale)?.checked_sub(base)?);
            sum_x += x;
            sum_y = y.checked_add(sum_y)?;
            squares += x * x;
            products = x.checked_mul(y)?.checked_add(products)?;
            heights = heights.and_then(|sum| y.checked_mul(y)?.checked_add(sum));
        }
        let run = count * squares - sum_x * sum_x;
        let rise = count.checked_mul(products)?.checked_sub(sum_x.checked_mul(sum_y)?)?;
        let spread = heights.and_then(|sum| sum.checked_mul(count)?.checked_sub(sum_y.checked_mul(sum_y)?));
        let origin = (first, base);
        (run > 0).then_some(Self { origin, count, sum_x, sum_y, spread, rise, run, scale })
    }

    /// How many points it goes through or between.
    #[must_use]
    pub fn points(&self) -> usize {
        usize::try_from(self.count).expect("a number of figures")
    }

    /// Its slope a day.
    #[must_use]
    pub fn slope(&self) -> f64 {
        as_double(self.rise) / as_double(self.run) / power_of_ten(self.scale)
    }

    /// Whether it rises, falls, or neither.
    #[must_use]
    pub fn trend(&self) -> Ordering {
        self.rise.cmp(&0)
    }

    /// Its value on a day.
    #[must_use]
    pub fn at(&self, day: NaiveDate) -> Option<f64> {
        let value = self.numerator(self.place(day))?;
        Some(as_double(value) / as_double(self.denominator()?) / power_of_ten(self.scale))
    }

    /// How its value on a day compares with a value: exact.
    #[must_use]
    pub fn compare(&self, day: NaiveDate, value: Decimal) -> Option<Ordering> {
        let value = value.normalize();
        let common = self.scale.max(value.scale());
        let own = self.numerator(self.place(day))?.checked_mul(10_i128.checked_pow(common - self.scale)?)?;
        Some(own.cmp(&mantissa(value, common)?.checked_mul(self.denominator()?)?))
    }

    /// The first day on which it has come to a value: exact. `beyond` asks for the first day past it. `None` where it is
    /// level, or the numbers are too large.
    #[must_use]
    pub fn day_of(&self, value: Decimal, beyond: bool) -> Option<i64> {
        let value = value.normalize();
        let common = self.scale.max(value.scale());
        let up = 10_i128.checked_pow(common - self.scale)?;
        let (rise, level) = (self.rise.checked_mul(up)?, self.level()?.checked_mul(up)?);
        // rise·(n·x − Σx) = v·n·D − Σy·D, solved for x.
        let height = mantissa(value, common)?.checked_mul(self.denominator()?)?.checked_sub(level)?;
        let above = height.checked_add(rise.checked_mul(self.sum_x)?)?;
        let below = rise.checked_mul(self.count)?;
        let (above, below) = if below < 0 { (above.checked_neg()?, -below) } else { (above, below) };
        let floor = above.checked_div_euclid(below)?;
        let reached = !beyond && above.checked_rem_euclid(below)? == 0;
        i64::try_from(if reached { floor } else { floor.checked_add(1)? }).ok()
    }

    /// The day of the first point.
    #[must_use]
    pub fn origin(&self) -> NaiveDate {
        self.origin.0
    }

    /// Half the width of the prediction interval of a single figure on a day, from three points on:
    /// t · s · √(1 + 1/n + (x − x̄)² ÷ Σ(x − x̄)²), with s the residual standard deviation and t the quantile of Student's
    /// distribution with n − 2 degrees of freedom (Draper and Smith, Applied Regression Analysis, section 1.4).
    #[must_use]
    pub fn half_width(&self, day: NaiveDate) -> Option<f64> {
        let away = as_double(self.count * self.place(day) - self.sum_x);
        let spread = 1.0 + 1.0 / as_double(self.count) + away * away / as_double(self.denominator()?);
        Some(self.quantile()? * self.scatter()? * spread.sqrt())
    }

    /// The residual standard deviation, from three points on: s = √(Σ(y − ŷ)² ÷ (n − 2)).
    #[must_use]
    pub fn scatter(&self) -> Option<f64> {
        let freedom = self.freedom()?;
        // Σ(y − ŷ)² = ((n·Σy² − (Σy)²)·D − N²) ÷ (n·D).
        let off = self.spread?.checked_mul(self.run)?.checked_sub(self.rise.checked_mul(self.rise)?)?;
        #[expect(clippy::cast_precision_loss, reason = "a number of figures")]
        let variance = as_double(off) / as_double(self.denominator()?) / freedom as f64;
        Some(variance.sqrt() / power_of_ten(self.scale))
    }

    /// The two-sided quantile of Student's distribution for its points, from three on.
    #[must_use]
    pub fn quantile(&self) -> Option<f64> {
        self.freedom().map(quantile)
    }

    /// N and D: the slope a day is the one over the other, in the figures' unit.
    #[must_use]
    pub fn rise_and_run(&self) -> (Amount, Amount) {
        (Amount::new(self.rise, self.scale), Amount::new(self.run, 0))
    }

    /// How far a figure of a day is above it.
    #[must_use]
    pub fn off(&self, day: NaiveDate, value: Decimal) -> Option<f64> {
        let value = mantissa(value, self.scale)?.checked_mul(self.denominator()?)?;
        let off = value.checked_sub(self.numerator(self.place(day))?)?;
        Some(as_double(off) / as_double(self.denominator()?) / power_of_ten(self.scale))
    }

    /// Its value on a day to 28 digits, for where twelve would mislead.
    #[must_use]
    pub fn exactly(&self, day: NaiveDate) -> Option<Decimal> {
        let decimal = |mantissa: i128, scale| Decimal::try_from_i128_with_scale(mantissa, scale).ok();
        decimal(self.numerator(self.place(day))?, self.scale)?.checked_div(decimal(self.denominator()?, 0)?)
    }

    /// Degrees of freedom, where there are any.
    fn freedom(&self) -> Option<usize> {
        self.points().checked_sub(2).filter(|freedom| *freedom > 0)
    }

    fn place(&self, day: NaiveDate) -> i128 {
        (day - self.origin.0).num_days().into()
    }

    fn denominator(&self) -> Option<i128> {
        self.count.checked_mul(self.run)
    }

    /// Σy·D, of the values themselves.
    fn level(&self) -> Option<i128> {
        self.origin.1.checked_mul(self.count)?.checked_add(self.sum_y)?.checked_mul(self.run)
    }

    fn numerator(&self, x: i128) -> Option<i128> {
        let along = self.rise.checked_mul(self.count * x - self.sum_x)?;
        self.level()?.checked_add(along)
    }
}

/// The value in units of 10^−scale.
fn mantissa(value: Decimal, scale: u32) -> Option<i128> {
    value.mantissa().checked_mul(10_i128.checked_pow(scale - value.scale())?)
}

#[expect(clippy::cast_precision_loss, reason = "for output to twelve digits")]
fn as_double(whole: i128) -> f64 {
    whole as f64
}

fn power_of_ten(scale: u32) -> f64 {
    10_f64.powi(i32::try_from(scale).expect("at most 28"))
}

/// The two-sided quantile of Student's distribution.
fn quantile(freedom: usize) -> f64 {
    static KNOWN: [OnceLock<f64>; 64] = [const { OnceLock::new() }; 64];
    #[expect(clippy::cast_precision_loss, reason = "a number of figures")]
    let compute = || {
        let student = StudentsT::new(0.0, 1.0, freedom as f64).expect("degrees of freedom are positive");
        student.inverse_cdf(f64::midpoint(1.0, CONFIDENCE))
    };
    KNOWN.get(freedom).map_or_else(compute, |known| *known.get_or_init(compute))
}

#[cfg(test)]
mod tests;
