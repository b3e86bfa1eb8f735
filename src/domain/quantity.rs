//! Quantities as people type them: `5.2万`, `1.35亿元`, `９５％`, 百分之三十五, 五成, 超3万个.
//!
//! A figure is understood exactly or refused; nothing is rounded and nothing is guessed. How a unit relates to the
//! indicator's is the business of [`mod@unit`].

mod amount;
mod digits;
mod numeral;
mod qualifier;
mod scan;

use rust_decimal::Decimal;

use self::amount::Amount;
use self::scan::Written;
use super::fault::input::QuantityFault;
use super::observation::Bound;
use super::unit::{self, UnitSpec};

/// A quantity that was understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Typed {
    /// The value in the indicator's unit.
    pub value: Decimal,
    /// What the words beside it say of the true value; `None` where they say nothing.
    pub bound: Option<Bound>,
}

/// Reads a quantity of an indicator.
///
/// A bare number is in the indicator's unit. 万 or 亿 without a unit counts single ones (`1.35亿` is 1.35 亿元); where
/// it is smaller than the multiplier of the indicator's own unit (`12万` for 亿元) it is refused.
pub fn parse(text: &str, unit: &UnitSpec<'_>) -> Result<Typed, QuantityFault> {
    let number = text.strip_suffix(unit.unit.as_str()).unwrap_or(text);
    if let Some(value) = plain(number) {
        return Ok(Typed { value, bound: None });
    }
    if let Some(whole) = whole(text, unit)? {
        return Ok(whole);
    }
    let written = scan::read(text)?;
    let shift = match stated_shift(&written, unit)? {
        Some(shift) => shift,
        None => bare_shift(&written, unit.unit.as_str())?,
    };
    typed(&written, shift)
}

/// True where a text says a quantity, be it one that cannot be used; false for sentences and other words.
#[must_use]
pub fn is_said(text: &str) -> bool {
    const LONGEST: usize = 20;
    text.chars().count() <= LONGEST && !matches!(scan::read(text), Err(QuantityFault::NotANumber { .. }))
}

/// 全覆盖: everything, where a share is asked for.
fn whole(text: &str, unit: &UnitSpec<'_>) -> Result<Option<Typed>, QuantityFault> {
    const WORDS: [&str; 6] = ["全覆盖", "全面覆盖", "已全覆盖", "实现全覆盖", "已实现全覆盖", "全部覆盖"];
    const NEARLY: [&str; 4] = ["基本", "大致", "接近", "几乎"];
    if text.is_ascii() || !unit.is_percent() {
        return Ok(None);
    }
    let bare: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    if let Some(word) = NEARLY.iter().find(|word| bare.starts_with(**word) && bare.ends_with("覆盖")) {
        return Err(QuantityFault::Approximate { word: (*word).to_owned() });
    }
    Ok(WORDS.contains(&bare.as_str()).then_some(Typed { value: Decimal::ONE_HUNDRED, bound: None }))
}

/// Reads a quantity whose unit stands apart, as in a file with a unit column: `4.27` and `万个`, `4.27万` and `个`.
///
/// A unit within the text itself is understood too and goes first; both must fit the indicator.
pub fn parse_apart(text: &str, unit_text: &str, unit: &UnitSpec<'_>) -> Result<Typed, QuantityFault> {
    if unit_text.is_empty() || unit_text == unit.unit.as_str() {
        return parse(text, unit);
    }
    if let Some(value) = plain(text) {
        return Ok(Typed { value: unit_value(value, unit_text, unit)?, bound: None });
    }
    let column = unit.shift(unit_text)?;
    if let Some(whole) = whole(text, unit)? {
        return Ok(whole);
    }
    let written = scan::read(text)?;
    let shift = match stated_shift(&written, unit)? {
        Some(shift) => shift,
        None => bare_shift(&written, unit_text)?.saturating_add(column),
    };
    typed(&written, shift)
}

/// Converts a number with its unit into the indicator's unit.
pub fn unit_value(value: Decimal, unit_text: &str, unit: &UnitSpec<'_>) -> Result<Decimal, QuantityFault> {
    let shift = unit.shift(unit_text)?;
    Amount::magnitude(value)?.shifted(shift).decimal(value.is_sign_negative())
}

/// The power of ten to the indicator's unit, where the text names a unit or a share.
fn stated_shift(written: &Written, unit: &UnitSpec<'_>) -> Result<Option<i32>, QuantityFault> {
    Ok(match written.share {
        Some(power) => Some(unit.shift("%")?.saturating_add(power)),
        None if written.unit.is_empty() => None,
        None => Some(unit.shift(&written.unit)?),
    })
}

/// The power of ten to the unit that goes without saying.
fn bare_shift(written: &Written, unit: &str) -> Result<i32, QuantityFault> {
    let lead = unit::lead(unit);
    if written.scale == 0 || lead == 0 {
        return Ok(0);
    }
    if written.scale >= lead {
        return Ok(-lead);
    }
    Err(QuantityFault::AmbiguousScale {
        plain: format!("{}{}", written.number, unit::without_lead(unit)),
        scaled: format!("{}{unit}", written.number),
    })
}

fn typed(written: &Written, shift: i32) -> Result<Typed, QuantityFault> {
    let value = written.amount.shifted(shift).decimal(written.negative)?;
    Ok(Typed { value, bound: written.bound })
}

/// Reads plain ASCII digits with sign and point, at most 15 of them, without allocating; `None` for anything else.
fn plain(text: &str) -> Option<Decimal> {
    const MOST_DIGITS: usize = 15;
    const MOST_PLACES: u32 = 12;
    let text = text.trim_ascii().as_bytes();
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (mut mantissa, mut places, mut point, mut read) = (0_i64, 0_u32, false, 0_usize);
    for byte in digits {
        match byte {
            b'0'..=b'9' => {
                mantissa = mantissa.checked_mul(10)? + i64::from(byte - b'0');
                read += 1;
                places += u32::from(point);
                if read > MOST_DIGITS {
                    return None;
                }
            }
            b'.' if !point && read > 0 => point = true,
            _ => return None,
        }
    }
    if read == 0 || (point && places == 0) || places > MOST_PLACES {
        return None;
    }
    while places > 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        places -= 1;
    }
    Some(Decimal::new(if negative { -mantissa } else { mantissa }, places))
}

#[cfg(test)]
mod tests;
