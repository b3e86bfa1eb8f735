//! Units 单位 of quantities, and whether a unit somebody typed is the indicator's.
//!
//! Units of one family differ by a power of ten, so converting between them is exact.

mod measure;

use std::fmt;

use self::measure::Measure;
use super::code::Text;
use super::fault::input::UnitFault;
use super::indicator::Indicator;

/// A unit as the catalogue writes it, for example `%`, `个`, `亿元`, `PFLOPS`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize)]
#[serde(transparent)]
pub struct Unit(pub Text);

impl Unit {
    /// The unit's text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// An indicator's unit with the words that mean the same.
#[derive(Debug, Clone, Copy)]
pub struct UnitSpec<'a> {
    /// The unit.
    pub unit: &'a Unit,
    /// Words that mean the same unit for this indicator.
    pub same: &'a [Text],
}

impl<'a> UnitSpec<'a> {
    /// The unit of an indicator.
    #[must_use]
    pub fn of(indicator: &'a Indicator) -> Self {
        Self { unit: &indicator.unit, same: &indicator.same_units }
    }

    /// The power of ten that leads from a typed unit to the indicator's: 4 from 万个 to 个, −8 from 元 to 亿元.
    pub fn shift(&self, typed: &str) -> Result<i32, UnitFault> {
        if typed == self.unit.as_str() {
            return Ok(0);
        }
        let own = Measure::read(self.unit.as_str(), None);
        let found = Measure::read(typed, Some(&own.base));
        if found.base == own.base {
            return Ok(found.exponent() - own.exponent());
        }
        for word in self.same {
            let same = Measure::read(word, None);
            if found.base == same.base {
                // A word without 万 or 亿 means the indicator's unit without it too.
                let lead = if same.lead == 0 { own.lead } else { 0 };
                return Ok(found.exponent() - same.exponent() - lead);
            }
        }
        Err(UnitFault { found: typed.trim().to_owned(), fits: self.fitting() })
    }

    /// The power of ten of the multiplier in front of the indicator's unit: 4 for 万元, 0 for 元 and PFLOPS.
    #[must_use]
    pub fn lead(&self) -> i32 {
        lead(self.unit.as_str())
    }

    /// True for a percentage.
    #[must_use]
    pub fn is_percent(&self) -> bool {
        Measure::read(self.unit.as_str(), None).is_percent()
    }

    /// True where things are counted (个, 家, 万户): not shares, money, rates or physical quantities.
    #[must_use]
    pub fn is_count(&self) -> bool {
        Measure::read(self.unit.as_str(), None).is_count()
    }

    /// Examples of units that fit, the indicator's own first.
    #[must_use]
    pub fn fitting(&self) -> Vec<String> {
        let own = Measure::read(self.unit.as_str(), None);
        let mut fits = vec![self.unit.as_str().to_owned()];
        fits.extend(self.same.iter().map(ToString::to_string));
        fits.extend(own.relatives().iter().map(ToString::to_string));
        if own.is_count() && own.lead == 0 {
            fits.push(format!("万{}", self.unit));
        } else if own.is_count() {
            fits.push(own.base.clone());
        }
        let mut seen = Vec::new();
        fits.retain(|unit| {
            !unit.is_empty() && !seen.contains(unit) && {
                seen.push(unit.clone());
                true
            }
        });
        fits
    }
}

/// The power of ten of the multiplier in front of a unit: 4 for 万元, 0 for 元.
#[must_use]
pub(super) fn lead(unit: &str) -> i32 {
    Measure::read(unit, None).lead
}

/// A unit without the multiplier in front of it: 元 for 万元.
#[must_use]
pub(super) fn without_lead(unit: &str) -> &str {
    let mut rest = unit.trim_start();
    for _ in 0..Measure::read(unit, None).lead_chars {
        let mut chars = rest.chars();
        chars.next();
        rest = chars.as_str().trim_start();
    }
    rest
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shift(unit: &str, same: &[&str], typed: &str) -> Option<i32> {
        let (unit, same) = (Unit(unit.into()), same.iter().map(|s| Text::from(*s)).collect::<Vec<_>>());
        UnitSpec { unit: &unit, same: &same }.shift(typed).ok()
    }

    #[test]
    fn a_multiplier_before_a_unit_is_a_power_of_ten() {
        assert_eq!(shift("个", &[], "万个"), Some(4));
        assert_eq!(shift("个", &[], "亿个"), Some(8));
        assert_eq!(shift("个", &[], "千个"), Some(3));
        assert_eq!(shift("个", &[], "百个"), Some(2));
        assert_eq!(shift("万个", &[], "个"), Some(-4));
        assert_eq!(shift("亿元", &[], "元"), Some(-8));
        assert_eq!(shift("亿元", &[], "万元"), Some(-4));
        assert_eq!(shift("亿元", &[], "万亿元"), Some(4));
        assert_eq!(shift("万元", &[], "千万元"), Some(3));
        assert_eq!(shift("万元", &[], "億元"), Some(4));
    }

    #[test]
    fn computing_power_and_bandwidth_convert_within_their_families() {
        assert_eq!(shift("PFLOPS", &[], "P"), Some(0));
        assert_eq!(shift("PFLOPS", &[], "eflops"), Some(3));
        assert_eq!(shift("PFLOPS", &[], "E"), Some(3));
        assert_eq!(shift("PFLOPS", &[], "TFLOPS"), Some(-3));
        assert_eq!(shift("PFLOPS", &[], "百亿亿次/秒"), Some(3));
        assert_eq!(shift("Mbps", &[], "Gbps"), Some(3));
        assert_eq!(shift("Mbps", &[], "G"), Some(3));
        assert_eq!(shift("Mbps", &[], "ＭＢＰＳ"), Some(0));
        assert_eq!(shift("Mbps", &[], "兆"), Some(0));
        assert_eq!(shift("Mbps", &[], "千兆"), Some(3));
        assert_eq!(shift("Mbps", &[], "Mb/s"), Some(0));
    }

    #[test]
    fn bytes_are_not_bits() {
        assert_eq!(shift("Mbps", &[], "MBps"), None);
        assert_eq!(shift("Mbps", &[], "MB/s"), None);
    }

    #[test]
    fn letters_mean_what_the_indicator_measures() {
        assert_eq!(shift("个", &[], "P"), None);
        assert_eq!(shift("Mbps", &[], "P"), None);
        assert_eq!(shift("PFLOPS", &[], "G"), None);
        assert_eq!(shift("A", &[], "a"), Some(0));
    }

    #[test]
    fn shares_come_as_percent_points_and_tenths() {
        assert_eq!(shift("%", &[], "％"), Some(0));
        assert_eq!(shift("%", &[], "个百分点"), Some(0));
        assert_eq!(shift("%", &[], "成"), Some(1));
        assert_eq!(shift("%", &[], "‰"), Some(-1));
        assert_eq!(shift("个", &[], "百分点"), None);
        assert_eq!(shift("%", &[], "倍"), None);
    }

    #[test]
    fn an_intensity_converts_in_its_denominator() {
        assert_eq!(shift("个/万人", &[], "个／万人"), Some(0));
        assert_eq!(shift("个/万人", &[], "个/每万人"), Some(0));
        assert_eq!(shift("个/万人", &[], "个/千人"), Some(1));
        assert_eq!(shift("个/万人", &[], "个"), None);
    }

    #[test]
    fn a_counting_word_stands_for_another_only_where_declared() {
        assert_eq!(shift("户", &[], "家"), None);
        assert_eq!(shift("户", &["家"], "家"), Some(0));
        assert_eq!(shift("户", &["家"], "万家"), Some(4));
        assert_eq!(shift("万户", &["家"], "家"), Some(-4));
        assert_eq!(shift("万户", &["万家"], "家"), Some(-4));
    }

    #[test]
    fn physical_units_keep_their_prefix() {
        assert_eq!(shift("千瓦", &[], "kW"), Some(0));
        assert_eq!(shift("万千瓦", &[], "千瓦"), Some(-4));
        assert_eq!(shift("万千瓦", &[], "瓦"), Some(-7));
        assert_eq!(lead("万千瓦"), 4);
        assert_eq!(lead("千瓦"), 0);
    }

    #[test]
    fn what_does_not_fit_is_told_what_would() {
        let unit = Unit("户".into());
        let same = [Text::from("家")];
        let fault = UnitSpec { unit: &unit, same: &same }.shift("个").expect_err("not declared");
        assert_eq!(fault.found, "个");
        assert_eq!(fault.fits, ["户", "家", "万户"]);
    }

    #[test]
    fn counts_are_told_from_shares_money_and_rates() {
        let is_count = |text: &str| UnitSpec { unit: &Unit(text.into()), same: &[] }.is_count();
        for unit in ["个", "万个", "家", "户", "项", "架", "人", "台"] {
            assert!(is_count(unit), "{unit}");
        }
        for unit in ["%", "亿元", "个/万人", "PFLOPS", "Mbps", "PUE", "A", "倍", ""] {
            assert!(!is_count(unit), "{unit}");
        }
    }

    #[test]
    fn a_unit_loses_its_multiplier() {
        assert_eq!(without_lead("万元"), "元");
        assert_eq!(without_lead("万千瓦"), "千瓦");
        assert_eq!(without_lead("个"), "个");
    }
}
