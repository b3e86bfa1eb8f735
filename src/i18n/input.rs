//! Words for what is wrong with typed and imported figures: quantities, periods, figures that do not fit the record, rows.

mod admission;
mod cell;
mod excess;
mod row;

use rust_decimal::Decimal;

pub use self::admission::{admission, doubt};
pub use self::cell::book;
pub use self::row::{place, row};
use super::Lang;
use super::unit::Quantity;
use crate::domain::fault::input::{Excess, PeriodFault, QuantityFault, UnitFault};
use crate::domain::observation::Bound;
use crate::domain::unit::Unit;

/// A fault in words: one sentence, and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// What is wrong.
    pub what: String,
    /// What to do.
    pub hint: String,
}

impl Remark {
    fn new(what: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { what: what.into(), hint: hint.into() }
    }

    /// Both in one line.
    #[must_use]
    pub fn line(&self, lang: Lang) -> String {
        format!("{}{}{}", self.what, lang.pick("；", "; "), self.hint)
    }
}

/// What is wrong with a quantity, beside what was typed.
#[must_use]
pub fn quantity(fault: &QuantityFault, typed: &str, lang: Lang) -> Remark {
    use QuantityFault as Fault;
    let typed = ticked(typed);
    let say = |zh: String, en: String| lang.pick(zh, en);
    let (what, hint) = match fault {
        Fault::Unit(fault) => return unit(fault, lang),
        Fault::Empty => (
            say("没有数值".into(), "there is no value".into()),
            lang.pick("写一个数，例如 `1208` 或 `5.2万`", "write a number such as `1208`").to_owned(),
        ),
        Fault::NotANumber { .. } => (
            say(format!("{typed} 不是数值"), format!("{typed} is not a number")),
            lang.pick("写一个数，例如 `1208`、`5.2万`、`百分之三十五`", "write a number such as `1208` or `95%`")
                .to_owned(),
        ),
        Fault::Unexpected { found, at } => (
            say(
                format!("{typed} 从第 {at} 个字起读不懂：{}", ticked(found)),
                format!("{typed} is not understood from character {at} on: {}", ticked(found)),
            ),
            lang.pick("只写一个数和它的单位", "write one number and its unit").to_owned(),
        ),
        Fault::BadGrouping { at } => (
            say(
                format!("{typed} 的千位分隔有误，在第 {at} 个字"),
                format!("the digits of {typed} are not grouped by three, at character {at}"),
            ),
            lang.pick("每三位一节，例如 `1,208`，或者不加分隔", "write `1,208` or `1208`").to_owned(),
        ),
        Fault::BadNumeral { found, .. } => (
            say(
                format!("{} 不是完整的数，或者有两种读法", ticked(found)),
                format!("{} is no numeral, or has two readings", ticked(found)),
            ),
            lang.pick("改用阿拉伯数字", "use digits").to_owned(),
        ),
        Fault::Approximate { word } => (
            say(
                format!("{typed} 带有“{word}”，不是确切的数"),
                format!("{typed} is approximate because of {}", ticked(word)),
            ),
            lang.pick(
                "请记确切的数，把原话写进备注；只知下限写“超过”，只知上限写“不超过”",
                "record the exact figure and keep the wording in a note; where only a limit is known, record a bound",
            )
            .to_owned(),
        ),
        Fault::Range => (
            say(format!("{typed} 是一个范围，不是一个数"), format!("{typed} is a range, not one figure")),
            lang.pick("请记一个数；只知下限写“不低于”，只知上限写“不超过”", "record one figure, or a bound").to_owned(),
        ),
        Fault::Exponent => (
            say(
                format!("{typed} 是科学记数法，电子表格这样写时往往已经舍去了尾数"),
                format!("{typed} is scientific notation, which spreadsheets write after rounding"),
            ),
            lang.pick("请写出全部数字", "write out all the digits").to_owned(),
        ),
        Fault::ConflictingBounds { first, second } => (
            say(
                format!("{typed} 既说“{}”又说“{}”", bound(*first, lang), bound(*second, lang)),
                format!("{typed} says both “{}” and “{}”", bound(*first, lang), bound(*second, lang)),
            ),
            lang.pick("只留一个限定词", "keep one of them").to_owned(),
        ),
        Fault::TooPrecise { digits } => (
            say(
                format!("{typed} 有 {digits} 位有效数字，最多能准确保存 15 位"),
                format!("{typed} has {digits} significant digits; at most 15 are kept exactly"),
            ),
            lang.pick(
                "请按公布的位数填写，数值不会被自动舍入",
                "give the figure as published; nothing is rounded for you",
            )
            .to_owned(),
        ),
        Fault::OutOfRange => (
            say(
                format!("{typed} 太大，或者小数位太多"),
                format!("{typed} is too large or has too many decimal places"),
            ),
            lang.pick("整数最多 18 位，小数最多 12 位", "at most 18 digits before the point and 12 behind it")
                .to_owned(),
        ),
        Fault::AmbiguousScale { plain, scaled } => (
            say(
                format!("{typed} 可以是 {}，也可以是 {}", ticked(plain), ticked(scaled)),
                format!("{typed} could be {} or {}", ticked(plain), ticked(scaled)),
            ),
            lang.pick("请写明单位", "write the unit").to_owned(),
        ),
    };
    Remark { what, hint }
}

/// What is wrong with a unit.
#[must_use]
pub fn unit(fault: &UnitFault, lang: Lang) -> Remark {
    let UnitFault { found, fits } = fault;
    Remark::new(
        lang.pick(
            format!("单位 {} 与指标的单位不符", ticked(found)),
            format!("the unit {} is not the indicator's", ticked(found)),
        ),
        if fits.is_empty() {
            lang.pick("只写数，不写单位", "write the number alone").to_owned()
        } else {
            lang.pick(format!("可以用 {}", all(fits, lang)), format!("what fits: {}", all(fits, lang)))
        },
    )
}

/// What is wrong with a period, beside what was typed.
#[must_use]
pub fn period(fault: &PeriodFault, typed: &str, lang: Lang) -> Remark {
    use PeriodFault as Fault;
    let typed = ticked(typed);
    let say = |zh: String, en: String| lang.pick(zh, en);
    let forms = lang.pick(
        "可以写 `2024`、`2024年上半年`、`2024Q3`、`2024-09`、`2024-09-30`、`2024年1-9月`",
        "write `2024`, `2024H1`, `2024Q3`, `2024-09`, `2024-09-30` or `2024-01..2024-09`",
    );
    let real = lang.pick("请核对日期", "check the date");
    let (what, hint) = match fault {
        Fault::Empty => (say("没有时期".into(), "there is no period".into()), forms),
        Fault::Unreadable => (say(format!("{typed} 不是时期"), format!("{typed} is not a period")), forms),
        Fault::NoYear => (
            say(format!("{typed} 没有年份"), format!("{typed} names no year")),
            lang.pick("在前面写上四位年份，例如 `2024年上半年`", "put the year in front, for example `2024H1`"),
        ),
        Fault::TwoDigitYear => (
            say(format!("{typed} 的年份只有两位"), format!("the year of {typed} has two digits")),
            lang.pick("年份写四位，例如 `2024`", "write four, for example `2024`"),
        ),
        Fault::YearOutOfRange { year } => (
            say(
                format!("{typed} 的年份 `{year}` 不在 1900 至 2999 之间"),
                format!("the year `{year}` of {typed} is not within 1900 to 2999"),
            ),
            lang.pick("请核对年份", "check the year"),
        ),
        Fault::NoSuchMonth { month } => (
            say(format!("{typed} 中没有第 `{month}` 月"), format!("{typed}: there is no month `{month}`")),
            lang.pick("月份是 1 至 12", "months run from 1 to 12"),
        ),
        Fault::NoSuchPart { part, parts: 2 } => (
            say(format!("{typed} 中没有第 `{part}` 个半年"), format!("{typed}: there is no half year `{part}`")),
            lang.pick("上半年是 1，下半年是 2", "half years are 1 and 2"),
        ),
        Fault::NoSuchPart { part, .. } => (
            say(format!("{typed} 中没有第 `{part}` 季度"), format!("{typed}: there is no quarter `{part}`")),
            lang.pick("季度是 1 至 4", "quarters run from 1 to 4"),
        ),
        Fault::NoSuchDay { year, month, day, days } => (
            say(
                format!("{typed} 在日历上不存在：{year}年{month}月只有 {days} 天，没有 `{day}` 日"),
                format!("{typed} is not in the calendar: {year}-{month:02} has {days} days, so no day `{day}`"),
            ),
            real,
        ),
        Fault::Reversed { first, last } => (
            say(
                format!("{typed} 的起止颠倒：从 {first} 到 {last}"),
                format!("{typed} ends before it begins: from {first} to {last}"),
            ),
            lang.pick("先写起始，后写截止", "write the beginning first"),
        ),
        Fault::Vague { word } => (
            say(
                format!("{typed} 中的“{word}”说不清是哪一天"),
                format!("{} in {typed} leaves the day open", ticked(word)),
            ),
            lang.pick(
                "写数据确已达到的那一天，把原话写进备注",
                "give the day by which the figure was certainly true, and keep the wording in a note",
            ),
        ),
    };
    Remark::new(what, hint)
}

/// A value with its unit, where that is known.
fn plain(value: Decimal, unit: Option<&Unit>, lang: Lang) -> String {
    match unit {
        Some(unit) => format!("`{}`", Quantity::of(value.normalize(), unit).say(lang)),
        None => format!("`{}`", value.normalize()),
    }
}

/// A value with its bound.
fn figure(value: Decimal, limit: Bound, unit: Option<&Unit>, lang: Lang) -> String {
    let value = plain(value, unit, lang);
    match limit {
        Bound::Exact => value,
        _ => format!("{} {value}", bound(limit, lang)),
    }
}

fn bound(bound: Bound, lang: Lang) -> &'static str {
    match bound {
        Bound::Exact => lang.pick("确切值", "exact"),
        Bound::AtLeast => lang.pick("不低于", "at least"),
        Bound::MoreThan => lang.pick("超过", "more than"),
        Bound::AtMost => lang.pick("不超过", "at most"),
        Bound::LessThan => lang.pick("低于", "less than"),
    }
}

/// What is more in a file than is read, without what to do about it.
#[must_use]
pub fn excess(excess: &Excess, lang: Lang) -> String {
    excess::too_large(excess, lang).what
}

/// What was typed, in backticks; long texts shortened.
fn ticked(text: &str) -> String {
    const LONGEST: usize = 40;
    let text = text.trim();
    match text.char_indices().nth(LONGEST) {
        Some((cut, _)) => format!("`{}…`", &text[..cut]),
        None => format!("`{text}`"),
    }
}

/// Several, joined by the language's list mark.
fn all<S: AsRef<str>>(texts: &[S], lang: Lang) -> String {
    texts.iter().map(|text| ticked(text.as_ref())).collect::<Vec<_>>().join(lang.pick("、", ", "))
}

#[cfg(test)]
mod tests;
