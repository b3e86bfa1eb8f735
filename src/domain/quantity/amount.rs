//! Exact amounts on their way to a decimal: up to 15 digits and a power of ten.

use rust_decimal::Decimal;

use crate::domain::fault::input::QuantityFault;
use crate::domain::number::MAX_DIGITS;

/// Powers of ten that the digits of a figure may reach above the point.
const MAX_WHOLE: i32 = 18;

/// Decimal places a figure may have.
const MAX_PLACES: i32 = 12;

/// A mantissa without trailing zeros, of at most 15 digits, times a power of ten.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Amount {
    mantissa: u64,
    exponent: i32,
}

impl Amount {
    pub const ZERO: Self = Self { mantissa: 0, exponent: 0 };
    pub const ONE: Self = Self { mantissa: 1, exponent: 0 };

    /// The amount of a whole number.
    pub fn whole(value: u128) -> Result<Self, QuantityFault> {
        let mut run = Digits::default();
        let mut divisor = 1_u128;
        while value / divisor >= 10 {
            divisor *= 10;
        }
        while divisor > 0 {
            run.push(u8::try_from(value / divisor % 10).unwrap_or_default());
            divisor /= 10;
        }
        run.amount()
    }

    /// The amount of a decimal, its sign left out.
    pub fn magnitude(value: Decimal) -> Result<Self, QuantityFault> {
        let scale = i32::try_from(value.scale()).unwrap_or_default();
        Ok(Self::whole(value.mantissa().unsigned_abs())?.shifted(-scale))
    }

    /// The amount times a power of ten.
    pub fn shifted(self, power: i32) -> Self {
        if self.mantissa == 0 { self } else { Self { exponent: self.exponent.saturating_add(power), ..self } }
    }

    /// The sum of two amounts.
    pub fn plus(self, other: Self) -> Result<Self, QuantityFault> {
        if self.mantissa == 0 {
            return Ok(other);
        }
        let low = self.exponent.min(other.exponent);
        let aligned = |amount: Self| {
            let power = u32::try_from(amount.exponent.saturating_sub(low)).ok()?;
            10_u128.checked_pow(power)?.checked_mul(amount.mantissa.into())
        };
        let sum = aligned(self).zip(aligned(other)).and_then(|(a, b)| a.checked_add(b));
        Ok(Self::whole(sum.ok_or(QuantityFault::OutOfRange)?)?.shifted(low))
    }

    /// True for zero.
    pub fn is_zero(self) -> bool {
        self.mantissa == 0
    }

    /// True for a whole number.
    pub fn is_whole(self) -> bool {
        self.exponent >= 0
    }

    /// The power of ten above the first digit: 4 for 1208, so that the amount is below 10⁴ and not below 10³.
    pub fn reach(self) -> i32 {
        let digits = self.mantissa.checked_ilog10().map_or(0, |power| power.cast_signed() + 1);
        if digits == 0 { 0 } else { digits.saturating_add(self.exponent) }
    }

    /// The decimal, where it is neither too large nor too fine.
    pub fn decimal(self, negative: bool) -> Result<Decimal, QuantityFault> {
        if self.reach() > MAX_WHOLE || self.exponent < -MAX_PLACES {
            return Err(QuantityFault::OutOfRange);
        }
        let whole = 10_u64.pow(self.exponent.max(0).unsigned_abs());
        let mut value = Decimal::from(self.mantissa * whole);
        value.set_scale(self.exponent.min(0).unsigned_abs()).map_err(|_| QuantityFault::OutOfRange)?;
        value.set_sign_negative(negative && self.mantissa != 0);
        Ok(value)
    }
}

/// A run of decimal digits being read, of any length.
#[derive(Debug, Default)]
pub(super) struct Digits {
    mantissa: u64,
    /// Significant digits in the mantissa.
    significant: u32,
    /// Zeros read since.
    zeros: u32,
    /// Whether a point was read.
    fraction: bool,
    /// Digits after it.
    places: u32,
}

impl Digits {
    /// Takes the next digit.
    pub fn push(&mut self, digit: u8) {
        if self.fraction {
            self.places = self.places.saturating_add(1);
        }
        if digit == 0 {
            self.zeros = self.zeros.saturating_add(u32::from(self.significant > 0));
            return;
        }
        self.significant = self.significant.saturating_add(self.zeros).saturating_add(1);
        if self.significant <= MAX_DIGITS {
            self.mantissa = self.mantissa * 10_u64.pow(self.zeros + 1) + u64::from(digit);
        }
        self.zeros = 0;
    }

    /// Takes the decimal point.
    pub fn point(&mut self) {
        self.fraction = true;
    }

    /// The amount of the digits read.
    pub fn amount(&self) -> Result<Amount, QuantityFault> {
        if self.significant > MAX_DIGITS {
            return Err(QuantityFault::TooPrecise { digits: self.significant });
        }
        if self.mantissa == 0 {
            return Ok(Amount::ZERO);
        }
        let exponent = i64::from(self.zeros) - i64::from(self.places);
        let exponent = i32::try_from(exponent).map_err(|_| QuantityFault::OutOfRange)?;
        Ok(Amount { mantissa: self.mantissa, exponent })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn digits(text: &str) -> Result<Amount, QuantityFault> {
        let mut run = Digits::default();
        for c in text.bytes() {
            if c == b'.' { run.point() } else { run.push(c - b'0') }
        }
        run.amount()
    }

    fn decimal(text: &str) -> Result<String, QuantityFault> {
        digits(text)?.decimal(false).map(|d| d.to_string())
    }

    #[test]
    fn digits_become_the_same_decimal() {
        for (typed, kept) in [("1208", "1208"), ("0012.50", "12.5"), ("0.000", "0"), ("1000000", "1000000")] {
            assert_eq!(decimal(typed), Ok(kept.to_owned()));
        }
    }

    #[test]
    fn zeros_around_the_digits_do_not_count() {
        assert_eq!(decimal("123456789012345000"), Ok("123456789012345000".to_owned()));
        assert_eq!(decimal("0.0123456789012"), Err(QuantityFault::OutOfRange));
        assert_eq!(decimal("1234567890123456"), Err(QuantityFault::TooPrecise { digits: 16 }));
        assert_eq!(decimal("1000000000000000000"), Err(QuantityFault::OutOfRange));
    }

    #[test]
    fn sums_are_exact() {
        let sum = digits("1").and_then(|a| a.shifted(8).plus(digits("0.5")?)).expect("a sum");
        assert_eq!(sum.decimal(true).expect("in range").to_string(), "-100000000.5");
        assert_eq!(sum.reach(), 9);
        assert!(!sum.is_whole());
    }
}
