//! How a value with its unit reads.
//!
//! Chinese keeps the unit as the catalogue writes it: `13000个`, `1000亿元`. English knows the units that plans use
//! and multiplies 万 and 亿 out (`100 billion yuan`), without touching a digit; any other unit stands as written.

use rust_decimal::Decimal;

use super::{Lang, number};
use crate::domain::unit::Unit;

/// A value with its unit, on its way to a reader.
///
/// ```
/// use duban::domain::unit::Unit;
/// use duban::i18n::{Lang, unit::Quantity};
///
/// let racks = Unit("万架".into());
/// assert_eq!(Quantity::of("1.35".parse().unwrap(), &racks).say(Lang::Zh), "1.35万架");
/// assert_eq!(Quantity::of("1.35".parse().unwrap(), &racks).say(Lang::En), "13,500 racks");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Quantity<'u> {
    value: Decimal,
    unit: &'u Unit,
    rounding: Option<(u32, Option<Decimal>)>,
    difference: bool,
}

impl<'u> Quantity<'u> {
    /// An exact value.
    #[must_use]
    pub fn of(value: Decimal, unit: &'u Unit) -> Self {
        Self { value, unit, rounding: None, difference: false }
    }

    /// Rounded to at most so many digits after the point, but never so that it touches or crosses
    /// `must_differ_from` or zero.
    #[must_use]
    pub fn rounded(mut self, decimals: u32, must_differ_from: Option<Decimal>) -> Self {
        self.rounding = Some((decimals, must_differ_from));
        self
    }

    /// As a difference of two values: what is between two percentages are percentage points 百分点.
    #[must_use]
    pub fn difference(mut self) -> Self {
        self.difference = true;
        self
    }

    /// The words.
    #[must_use]
    pub fn say(self, lang: Lang) -> String {
        let digits = match self.rounding {
            Some((decimals, must_differ_from)) => number::shown(self.value, decimals, must_differ_from),
            None => number::number(self.value, Lang::Zh),
        };
        match (self.unit.as_str(), lang) {
            ("%", Lang::Zh) if self.difference => format!("{digits}个百分点"),
            ("%", Lang::En) if self.difference => number::plural(&digits, "point", "points"),
            (unit, Lang::Zh) => chinese(&digits, unit),
            (unit, Lang::En) => english(&digits, unit),
        }
    }
}

/// Both ends of a range with their unit: `5～8个`, `8%～10%`.
#[must_use]
pub fn between(low: Decimal, high: Decimal, unit: &Unit, lang: Lang) -> String {
    let (first, last) = (Quantity::of(low, unit).say(lang), Quantity::of(high, unit).say(lang));
    match (unit.as_str(), lang) {
        ("%" | "‰", Lang::Zh) => format!("{first}～{last}"),
        ("%" | "‰", Lang::En) => format!("{first} to {last}"),
        (_, Lang::Zh) => format!("{}～{last}", number::number(low, lang)),
        // One unit for both ends, where they do not need different ones.
        (_, Lang::En) => match (first.split_once(' '), last.split_once(' ')) {
            (Some((digits, one)), Some((_, other))) if one == other => format!("{digits} to {last}"),
            _ => format!("{first} to {last}"),
        },
    }
}

/// The name of a unit by itself, for a heading.
#[must_use]
pub fn name(unit: &Unit, lang: Lang) -> String {
    let text = unit.as_str();
    if lang == Lang::Zh {
        return text.to_owned();
    }
    let (power, base) = scale(text);
    match (power, named(base)) {
        (_, None) => text.to_owned(),
        (0, Some((_, many))) => many.to_owned(),
        (4, Some((_, many))) => format!("10,000 {many}"),
        (8, Some((_, many))) => format!("100 million {many}"),
        (_, Some((_, many))) => format!("trillion {many}"),
    }
}

fn chinese(digits: &str, unit: &str) -> String {
    let gap = if unit.starts_with(|c: char| c.is_ascii_alphabetic()) { " " } else { "" };
    format!("{digits}{gap}{unit}")
}

fn english(digits: &str, unit: &str) -> String {
    let plain = || number::grouped(digits, Lang::En);
    match unit {
        "" => return plain(),
        "%" | "‰" => return format!("{}{unit}", plain()),
        "级" => return format!("grade {}", plain()),
        _ => {}
    }
    let (power, base) = scale(unit);
    let Some((one, many)) = named(base) else {
        return format!("{} {unit}", plain());
    };
    if many.starts_with('/') {
        return format!("{}{many}", plain());
    }
    if power == 0 {
        return number::plural(&plain(), one, many);
    }
    let value: Decimal = digits.parse().expect("digits of a decimal");
    let Some(value) = value.checked_mul(Decimal::from(10u64.pow(power))) else {
        return format!("{} {unit}", plain());
    };
    let steps = [(12, "trillion "), (9, "billion "), (6, "million ")];
    let (power, word) =
        steps.into_iter().find(|(power, _)| value.abs() >= Decimal::from(10u64.pow(*power))).unwrap_or((0, ""));
    let shifted = value / Decimal::from(10u64.pow(power));
    let text = number::number(shifted, Lang::En);
    if word.is_empty() { number::plural(&text, one, many) } else { format!("{text} {word}{many}") }
}

/// The power of ten that a unit's 万, 亿 or 万亿 stands for, and the unit without it.
fn scale(unit: &str) -> (u32, &str) {
    let scales = [("万亿", 12), ("亿", 8), ("万", 4)];
    scales
        .into_iter()
        .find_map(|(sign, power)| Some((power, unit.strip_prefix(sign).filter(|base| !base.is_empty())?)))
        .unwrap_or((0, unit))
}

/// English words for a unit: for one and for many.
fn named(unit: &str) -> Option<(&'static str, &'static str)> {
    Some(match unit {
        "个" | "座" | "台" | "处" => ("unit", "units"),
        "家" => ("company", "companies"),
        "户" => ("firm", "firms"),
        "项" | "件" => ("item", "items"),
        "架" => ("rack", "racks"),
        "条" => ("line", "lines"),
        "套" => ("set", "sets"),
        "人" => ("person", "people"),
        "人次" => ("visit", "visits"),
        "次" => ("time", "times"),
        "倍" => ("times", "times"),
        "元" => ("yuan", "yuan"),
        "美元" => ("US dollar", "US dollars"),
        "吨" => ("tonne", "tonnes"),
        "公里" => ("km", "km"),
        "平方米" => ("m²", "m²"),
        "千瓦时" => ("kWh", "kWh"),
        "天" => ("day", "days"),
        "小时" => ("hour", "hours"),
        "分钟" => ("minute", "minutes"),
        "毫秒" => ("ms", "ms"),
        "个/万人" | "件/万人" => ("/10k people", "/10k people"),
        "级" => ("grade", "grade"),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use rstest::rstest;

    use super::*;

    fn both(value: &str, unit: &str) -> [String; 2] {
        let unit = Unit(unit.into());
        Lang::ALL.map(|lang| Quantity::of(value.parse().expect("a decimal"), &unit).say(lang))
    }

    #[rstest]
    #[case("13000", "个", "13000个", "13,000 units")]
    #[case("1", "家", "1家", "1 company")]
    #[case("13.5", "%", "13.5%", "13.5%")]
    #[case("1000", "亿元", "1000亿元", "100 billion yuan")]
    #[case("0.5", "亿元", "0.5亿元", "50 million yuan")]
    #[case("50", "万元", "50万元", "500,000 yuan")]
    #[case("1.35", "万架", "1.35万架", "13,500 racks")]
    #[case("2", "万亿元", "2万亿元", "2 trillion yuan")]
    #[case("13.8", "个/万人", "13.8个/万人", "13.8/10k people")]
    #[case("300", "PFLOPS", "300 PFLOPS", "300 PFLOPS")]
    #[case("10000", "Mbps", "10000 Mbps", "10,000 Mbps")]
    #[case("4", "级", "4级", "grade 4")]
    #[case("2", "倍", "2倍", "2 times")]
    #[case("1.25", "", "1.25", "1.25")]
    #[case("7", "朵", "7朵", "7 朵")]
    fn a_quantity_reads_naturally(#[case] value: &str, #[case] unit: &str, #[case] zh: &str, #[case] en: &str) {
        assert_eq!(both(value, unit), [zh, en]);
    }

    #[rstest]
    #[case("%", "8%～10%", "8% to 10%")]
    #[case("家", "8～10家", "8 to 10 companies")]
    #[case("亿元", "8～10亿元", "800 million yuan to 1 billion yuan")]
    fn a_range_names_its_unit_once_where_it_can(#[case] unit: &str, #[case] zh: &str, #[case] en: &str) {
        let unit = Unit(unit.into());
        let said = Lang::ALL.map(|lang| between(Decimal::from(8), Decimal::TEN, &unit, lang));
        assert_eq!(said, [zh, en]);
    }

    #[test]
    fn percentages_differ_by_points() {
        let percent = Unit("%".into());
        let gap = Quantity::of(Decimal::new(4, 1), &percent).difference();
        assert_eq!(Lang::ALL.map(|lang| gap.say(lang)), ["0.4个百分点", "0.4 points"]);
    }

    #[test]
    fn a_rounded_quantity_stays_short_of_the_target_it_misses() {
        let billions = Unit("亿元".into());
        let value = Quantity::of(Decimal::new(99_996, 2), &billions).rounded(0, Some(Decimal::from(1000)));
        assert_eq!(Lang::ALL.map(|lang| value.say(lang)), ["999.96亿元", "99.996 billion yuan"]);
    }

    #[test]
    fn a_unit_has_a_name_for_a_heading() {
        let names = |unit: &str| Lang::ALL.map(|lang| name(&Unit(unit.into()), lang));
        assert_eq!(names("亿元"), ["亿元", "100 million yuan"]);
        assert_eq!(names("万个"), ["万个", "10,000 units"]);
        assert_eq!(names("PFLOPS"), ["PFLOPS", "PFLOPS"]);
    }
}
