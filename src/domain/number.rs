//! Exact decimals: what may be stored, how quotients are compared, and how they are rounded for output.

use std::cmp::Ordering;

use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

/// Significant digits a figure may have: every decimal of so many survives a double and back.
pub const MAX_DIGITS: u32 = 15;

/// Significant digits of a quotient on output.
pub const QUOTIENT_DIGITS: u32 = 12;

/// Counts the significant digits of a value, trailing zeros after the point left out.
#[must_use]
pub fn significant_digits(value: Decimal) -> u32 {
    let mut mantissa = value.normalize().mantissa().unsigned_abs();
    let mut digits = 0;
    while mantissa > 0 {
        mantissa /= 10;
        digits += 1;
    }
    digits
}

/// Rounds half up (away from zero) to a number of significant digits.
#[must_use]
pub fn round_significant(value: Decimal, digits: u32) -> Decimal {
    let mantissa = value.mantissa().unsigned_abs();
    let surplus = mantissa.checked_ilog10().map_or(0, |power| (power + 1).saturating_sub(digits));
    if surplus == 0 || surplus > value.scale() {
        // Nothing to round, or the digits to be rounded stand before the point.
        return value
            .round_sf_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero)
            .unwrap_or(value)
            .normalize();
    }
    let unit = 10_u128.pow(surplus);
    let rounded = mantissa / unit + u128::from(mantissa % unit >= unit / 2);
    let magnitude = i128::try_from(rounded).expect("a rounded mantissa is smaller than a mantissa");
    let signed = if value.is_sign_negative() { -magnitude } else { magnitude };
    Decimal::from_i128_with_scale(signed, value.scale() - surplus).normalize()
}

/// The decimal that a double stands for, by its shortest form; `None` for what is not finite or too large.
///
/// Every decimal of at most 15 significant digits comes back as it went in.
#[must_use]
pub fn from_double(value: f64) -> Option<Decimal> {
    const SCALES: [f64; 7] = [1.0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6];
    for (scale, power) in SCALES.iter().enumerate() {
        let scaled = (value * power).round();
        #[expect(clippy::float_cmp, reason = "the quotient of exact integers is the double nearest to the decimal")]
        if scaled.abs() < 1e15 && scaled / power == value {
            #[expect(clippy::cast_possible_truncation, reason = "below 1e15")]
            let mantissa = scaled as i64;
            return Some(Decimal::new(mantissa, u32::try_from(scale).expect("seven scales")));
        }
    }
    // Rust writes the shortest digits that are read back as the same double.
    value.is_finite().then(|| value.to_string().parse().ok()).flatten().map(|d: Decimal| d.normalize())
}

/// The double nearest to a decimal.
#[must_use]
pub fn to_double(value: Decimal) -> f64 {
    /// Whole numbers up to here are doubles.
    const WHOLE: i128 = 1 << f64::MANTISSA_DIGITS;
    /// Powers of ten that are doubles.
    const POWERS: [f64; 23] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ];
    let power = usize::try_from(value.scale()).ok().and_then(|scale| POWERS.get(scale));
    match power {
        // The quotient of two exact doubles is rounded once, to the nearest.
        #[expect(clippy::cast_precision_loss, reason = "up to 2^53")]
        Some(power) if value.mantissa().abs() <= WHOLE => value.mantissa() as f64 / power,
        _ => value.to_string().parse().unwrap_or(f64::NAN),
    }
}

/// A double rounded to twelve significant digits, for output; `None` where it is not finite or too large.
///
/// What is too small for that many has as many as 28 decimals leave it.
#[must_use]
pub fn from_computed(value: f64) -> Option<Decimal> {
    /// Powers of ten that a double holds exactly.
    const EXACT: [f64; 23] = [
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22,
    ];
    if value == 0.0 {
        return Some(Decimal::ZERO);
    }
    // Where the first digit stands decides how many digits follow the point.
    let first = value.abs().log10().floor();
    let last = f64::from(QUOTIENT_DIGITS - 1);
    if !(first.is_finite() && last - 22.0 <= first && first <= last) {
        return by_digits(value);
    }
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "from 0 to 22")]
    let scale = (last - first) as usize;
    #[expect(clippy::cast_possible_truncation, reason = "twelve digits, or the first power of ten with thirteen")]
    let mantissa = (value * EXACT[scale]).round() as i64;
    Some(Decimal::new(mantissa, u32::try_from(scale).expect("at most 22")).normalize())
}

/// The same for the very large and the very small, digit by digit.
fn by_digits(value: f64) -> Option<Decimal> {
    if !value.is_finite() {
        return None;
    }
    if value.abs() < 1e-16 {
        return format!("{value:.28}").parse::<Decimal>().ok().map(|d| d.normalize());
    }
    let text = format!("{value:.*e}", usize::try_from(QUOTIENT_DIGITS - 1).expect("small"));
    Decimal::from_scientific(&text).ok().map(|d| d.normalize())
}

/// Writes the exact value, trailing zeros left out.
pub fn write_exact(field: &mut String, value: Decimal) {
    let mut scale = value.scale();
    let Some(mut rest) = u64::try_from(value.mantissa().unsigned_abs()).ok().filter(|_| scale < 20) else {
        field.push_str(&value.normalize().to_string());
        return;
    };
    while scale > 0 && rest.is_multiple_of(10) {
        rest /= 10;
        scale -= 1;
    }
    if rest > 0 && value.is_sign_negative() {
        field.push('-');
    }
    let mut buffer = itoa::Buffer::new();
    let digits = buffer.format(rest);
    let scale = usize::try_from(scale).expect("below 20");
    match digits.len().checked_sub(scale) {
        Some(whole) if scale == 0 => field.push_str(&digits[..whole]),
        Some(whole) if whole > 0 => {
            field.push_str(&digits[..whole]);
            field.push('.');
            field.push_str(&digits[whole..]);
        }
        _ => {
            field.push_str("0.");
            field.extend(std::iter::repeat_n('0', scale - digits.len()));
            field.push_str(digits);
        }
    }
}

/// An exact quotient: kept as numerator and positive denominator, compared without rounding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ratio {
    numerator: Decimal,
    denominator: Decimal,
}

impl Ratio {
    /// Numerator over denominator; `None` for a zero denominator.
    #[must_use]
    pub fn new(numerator: Decimal, denominator: Decimal) -> Option<Self> {
        if denominator.is_zero() {
            return None;
        }
        let sign = if denominator.is_sign_negative() { Decimal::NEGATIVE_ONE } else { Decimal::ONE };
        Some(Self { numerator: numerator * sign, denominator: denominator * sign })
    }

    /// A whole or decimal number as a quotient.
    #[must_use]
    pub fn from_decimal(value: Decimal) -> Self {
        Self { numerator: value, denominator: Decimal::ONE }
    }

    /// The quotient, rounded half up to twelve significant digits: for output only.
    ///
    /// One too large to be written is the largest number that can, never 0.
    #[must_use]
    pub fn rounded(self) -> Decimal {
        let largest = if self.numerator < Decimal::ZERO { Decimal::MIN } else { Decimal::MAX };
        self.full().map_or(largest, |q| round_significant(q, QUOTIENT_DIGITS))
    }

    /// The quotient, rounded half up to so many digits after the point.
    #[must_use]
    pub fn to_places(self, places: u32) -> Decimal {
        let largest = if self.numerator < Decimal::ZERO { Decimal::MIN } else { Decimal::MAX };
        self.full().map_or(largest, |q| q.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero))
    }

    /// Compares two quotients exactly, by cross-multiplication.
    ///
    /// Where the products would exceed 28 digits the 28-digit quotients are compared.
    #[must_use]
    pub fn compare(self, other: Self) -> Ordering {
        let left = self.numerator.checked_mul(other.denominator);
        let right = other.numerator.checked_mul(self.denominator);
        match (left, right) {
            (Some(l), Some(r)) => l.cmp(&r),
            _ => self.full().cmp(&other.full()),
        }
    }

    /// The difference of two quotients.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        let exact = || {
            let left = self.numerator.checked_mul(other.denominator)?;
            let right = other.numerator.checked_mul(self.denominator)?;
            Self::new(left.checked_sub(right)?, self.denominator.checked_mul(other.denominator)?)
        };
        exact().or_else(|| Some(Self::from_decimal(self.full()?.checked_sub(other.full()?)?)))
    }

    /// The sum of two quotients.
    #[must_use]
    pub fn plus(self, other: Self) -> Option<Self> {
        self.minus(Self { numerator: -other.numerator, denominator: other.denominator })
    }

    /// The product of two quotients.
    #[must_use]
    pub fn product(self, other: Self) -> Option<Self> {
        let exact = || {
            let numerator = self.numerator.checked_mul(other.numerator)?;
            Self::new(numerator, self.denominator.checked_mul(other.denominator)?)
        };
        exact().or_else(|| Some(Self::from_decimal(self.full()?.checked_mul(other.full()?)?)))
    }

    /// The quotient divided by a number; `None` for zero.
    #[must_use]
    pub fn over(self, divisor: Decimal) -> Option<Self> {
        self.product(Self::new(Decimal::ONE, divisor)?)
    }

    /// The quotient times a number.
    #[must_use]
    pub fn times(self, factor: Decimal) -> Option<Self> {
        match self.numerator.checked_mul(factor) {
            Some(numerator) => Some(Self { numerator, denominator: self.denominator }),
            None => Some(Self::from_decimal(self.full()?.checked_mul(factor)?)),
        }
    }

    /// The quotient as a double: for roots and rates.
    #[must_use]
    pub fn to_double(self) -> f64 {
        to_double(self.numerator) / to_double(self.denominator)
    }

    /// The largest whole number not above the quotient; `None` where it is too large.
    #[must_use]
    pub fn floor(self) -> Option<i64> {
        let rest = self.numerator.checked_rem(self.denominator)?;
        let whole = self.numerator.checked_sub(rest)?.checked_div(self.denominator)?.to_i64()?;
        if rest < Decimal::ZERO { whole.checked_sub(1) } else { Some(whole) }
    }

    fn full(self) -> Option<Decimal> {
        self.numerator.checked_div(self.denominator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    #[test]
    fn fifteen_digits_come_back_from_a_double() {
        for text in ["4103.41901418311", "-0.000000123456789", "999999999999999", "0.1", "123456.789012345", "0"] {
            assert_eq!(from_double(to_double(d(text))), Some(d(text)), "{text}");
            assert_eq!(to_double(d(text)).to_string(), d(text).normalize().to_string(), "{text}");
        }
    }

    #[test]
    fn doubles_come_back_as_the_decimal_that_went_in() {
        for text in ["0", "75.3", "74.9", "0.1", "13.5", "-6.25", "123456789012345", "0.000001234", "1e0", "99.96"] {
            let value = Decimal::from_scientific(text).or_else(|_| text.parse()).expect("a decimal");
            assert_eq!(from_double(to_double(value)), Some(value.normalize()), "{text}");
        }
    }

    #[test]
    fn a_difference_has_no_float_noise() {
        assert_eq!(d("75.3") - d("74.9"), d("0.4"));
    }

    #[test]
    fn quotients_round_half_up_to_twelve_digits() {
        assert_eq!(Ratio::new(d("2"), d("3")).expect("not zero").rounded(), d("0.666666666667"));
        assert_eq!(round_significant(d("2.5"), 1), d("3"));
        assert_eq!(round_significant(d("-2.5"), 1), d("-3"));
    }

    #[test]
    fn what_was_computed_and_is_almost_nothing_can_be_written() {
        for (value, text) in [
            (0.0, "0"),
            (-0.0, "0"),
            (1.25e-20, "0.0000000000000000000125"),
            (-1e-300, "0"),
            (1e-16, "0.0000000000000001"),
        ] {
            assert_eq!(from_computed(value), Some(d(text)), "{value}");
        }
        assert_eq!(from_computed(1e30), None);
    }

    #[test]
    fn a_quotient_too_large_to_be_written_is_not_nothing() {
        let huge = Ratio::new(d("-1000000000000000000000000"), d("0.0000000001")).expect("not zero");
        assert_eq!(huge.rounded(), Decimal::MIN);
    }

    proptest::proptest! {
        #[test]
        fn rounding_agrees_with_the_librarys_own(mantissa in -(1_i128 << 95)..(1_i128 << 95), scale in 0_u32..28, digits in 1_u32..15) {
            let value = Decimal::from_i128_with_scale(mantissa, scale);
            let theirs = value.round_sf_with_strategy(digits, RoundingStrategy::MidpointAwayFromZero);
            proptest::prop_assert_eq!(Some(round_significant(value, digits)), theirs.map(|d| d.normalize()));
        }
    }

    #[test]
    fn a_double_is_written_with_twelve_digits() {
        let written = |value: f64| from_computed(value).map(|d| d.to_string());
        for (value, text) in [
            (1.0 / 3.0, "0.333333333333"),
            (-2.0 / 3.0, "-0.666666666667"),
            (0.999_999_999_999_9, "1"),
            (123_456_789_012.4, "123456789012"),
            (1e-10, "0.0000000001"),
            (-0.0, "0"),
            (4e20, "400000000000000000000"),
        ] {
            assert_eq!(written(value).as_deref(), Some(text));
        }
        assert_eq!((written(f64::NAN), written(f64::INFINITY), written(1e40)), (None, None, None));
    }

    proptest::proptest! {
        #[test]
        fn twelve_digits_by_arithmetic_are_those_of_the_text(mantissa in -1e6..1e6_f64, power in -14_i32..12) {
            let value = mantissa * 10_f64.powi(power);
            let (fast, slow) = (from_computed(value).expect("small"), by_digits(value).expect("small"));
            // Where the thirteenth digit is a five the product may fall on its other side.
            let unit = slow.abs() * Decimal::new(1, QUOTIENT_DIGITS - 2);
            proptest::prop_assert!((fast - slow).abs() <= unit, "{} {}", fast, slow);
        }
    }

    proptest::proptest! {
        #[test]
        fn numbers_are_written_exactly(mantissa in proptest::prelude::any::<i64>(), scale in 0u32..28) {
            let value = Decimal::new(mantissa, scale);
            let mut field = String::new();
            write_exact(&mut field, value);
            proptest::prop_assert_eq!(field, value.normalize().to_string());
        }
    }

    #[test]
    fn quotients_compare_before_rounding() {
        let third = Ratio::new(d("1"), d("3")).expect("not zero");
        let near = Ratio::from_decimal(d("0.3333333333333333333333333333"));
        assert_eq!(third.compare(near), Ordering::Greater);
        assert_eq!(Ratio::new(d("-1"), d("-3")).expect("not zero").compare(third), Ordering::Equal);
    }

    #[test]
    fn the_floor_of_a_quotient_is_the_whole_number_below() {
        let floor = |a, b| Ratio::new(d(a), d(b)).expect("not zero").floor();
        assert_eq!([floor("7", "2"), floor("-7", "2"), floor("6", "2"), floor("-6", "-2")], [3, -4, 3, 3].map(Some));
    }

    #[test]
    fn digits_are_counted_without_trailing_zeros() {
        assert_eq!(significant_digits(d("1208.500")), 5);
        assert_eq!(significant_digits(d("0")), 0);
    }
}
