//! Reads how much a target asks for: its value, its values by region, and the milestones on the way.

use std::collections::BTreeMap;
use std::ops::Range;

use rust_decimal::Decimal;
use toml::Spanned;
use toml::de::DeValue;

use super::block::{At, Block};
use super::known::Known;
use super::sense::{self, Meaning};
use super::value;
use crate::domain::code::RegionCode;
use crate::domain::fault::catalogue::{SenseFault, ValueFault, Wanted};
use crate::domain::target::{Comparator, TargetValue};

/// One region's value.
#[derive(Debug)]
pub struct RegionValue {
    /// The region.
    pub region: RegionCode,
    /// Where it is named.
    pub span: Range<usize>,
    /// The value.
    pub value: TargetValue,
}

/// The value, or the values by region.
pub fn read<'a>(
    block: &Block<'a>,
    known: &mut Known<'a>,
    meaning: &Meaning<'_>,
) -> (Option<TargetValue>, Vec<RegionValue>) {
    let facts = meaning.facts;
    if facts.is_clear && facts.is_many && block.has("value") {
        block.fault(block.span_of("value"), SenseFault::ValueWithSlug);
    }
    if facts.is_clear && !facts.is_many && block.has("values") {
        block.fault(block.span_of("values"), SenseFault::ValuesWithoutSlug);
    }
    if !facts.is_clear {
        return (None, Vec::new());
    }
    if !facts.is_many {
        if !block.has("values") {
            block.must(&["value"]);
        }
        let value = block.get("value").and_then(|value| read_value(block, "value", value, meaning));
        return (value, Vec::new());
    }
    if !block.has("value") {
        block.must(&["values"]);
    }
    let Some(table) = block.raw_table("values") else { return (None, Vec::new()) };
    let mut entries: Vec<_> = table.value.iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    let mut values = Vec::with_capacity(entries.len());
    for (key, value) in entries {
        let name = key.get_ref().as_ref();
        let region = known.region(block, &At { value: name, span: key.span() });
        let value = read_value(block, name, value, meaning);
        if let Some((region, value)) = region.zip(value) {
            values.push(RegionValue { region, span: key.span(), value });
        }
    }
    (None, values)
}

fn read_value(
    block: &Block<'_>,
    key: &str,
    value: &Spanned<DeValue<'_>>,
    meaning: &Meaning<'_>,
) -> Option<TargetValue> {
    let DeValue::Array(ends) = value.get_ref() else {
        let number = block.number(key, value, Wanted::NumberOrRange)?;
        if meaning.comparator == Some(Comparator::Between) {
            block.fault(number.span, SenseFault::RangeNeeded);
            return None;
        }
        sense::value(block, &number, meaning);
        return Some(TargetValue::One(number.value));
    };
    let numbers: Vec<At<Decimal>> = ends.iter().filter_map(|end| block.number(key, end, Wanted::Number)).collect();
    if let Some(comparator) = meaning.comparator.filter(|c| *c != Comparator::Between) {
        block.fault(value.span(), SenseFault::RangeUnwanted(comparator));
        return None;
    }
    if ends.len() != 2 {
        block.fault(value.span(), SenseFault::RangeLength(ends.len()));
    }
    let [low, high] = numbers.as_slice() else { return None };
    if low.value > high.value {
        let kind = SenseFault::RangeReversed { low: low.value, high: high.value };
        block.fault(value.span(), kind);
    }
    sense::value(block, high, meaning);
    Some(TargetValue::Range(low.value, high.value))
}

/// The values on the way, by year.
pub fn read_milestones(block: &Block<'_>, meaning: &Meaning<'_>) -> BTreeMap<i32, At<Decimal>> {
    let mut milestones = BTreeMap::new();
    let Some(table) = block.raw_table("milestones") else { return milestones };
    for (key, value) in table.value {
        let name = key.get_ref().as_ref();
        let Some(year) = value::year(name) else {
            block.fault(key.span(), ValueFault::BadYears(name.into()));
            continue;
        };
        if let Some(number) = block.number(name, value, Wanted::Number) {
            sense::value(block, &number, meaning);
            milestones.insert(year, At { value: number.value, span: key.span() });
        }
    }
    milestones
}
