//! Expected value, pace, lag and age.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::formula::{bracketed, percent, plain, term};
use crate::domain::step::Point;
use crate::i18n::Lang;

/// The value on the line between two points of the path.
pub(super) fn expected(left: Point, right: Point, gone: i64, expected: Decimal, lang: Lang) -> String {
    let days = (right.day - left.day).num_days();
    let rise = format!("({} - {})", term(right.value), term(left.value));
    let formula = format!("{} + {rise} × {gone} ÷ {days} = {}", term(left.value), plain(expected));
    lang.pick(
        format!("应达值（{}至{}之间） = {formula}。", left.day, right.day),
        format!("Expected by then, between {} and {} = {formula}.", left.day, right.day),
    )
}

pub(super) fn pace(progress: Decimal, expected: Decimal, pace: Decimal, least: Option<Decimal>, lang: Lang) -> String {
    let text = percent(pace);
    let formula = format!("{} - {} = {text}", percent(progress), bracketed(percent(expected)));
    let Some(least) = least else { return super::equation(("快慢", "Pace"), &formula, lang) };
    let answer = if pace >= least { lang.pick("满足", "yes") } else { lang.pick("不满足", "no") };
    let least = percent(least);
    lang.pick(
        format!("快慢 = {formula}；{text} ≥ {least}？{answer}。"),
        format!("Pace = {formula}; {text} ≥ {least}? {answer}."),
    )
}

pub(super) fn far_behind(pace: Decimal, below: Decimal, lang: Lang) -> String {
    let asked = format!("{} < {}", percent(pace), percent(below));
    let answer = if pace < below { lang.pick("满足", "yes") } else { lang.pick("不满足", "no") };
    lang.pick(format!("严重滞后：{asked}？{answer}。"), format!("Far behind: {asked}? {answer}."))
}

pub(super) fn lag(pace: Decimal, whole: i64, months: Decimal, lang: Lang) -> String {
    let formula = format!("{} × {whole} ÷ 30.4375 = {}", percent(pace.abs()), plain(months.abs()));
    let name = if months < Decimal::ZERO { ("提前月数", "Months early") } else { ("滞后月数", "Months late") };
    super::equation(name, &formula, lang)
}

pub(super) fn age(days: i64, months: u32, until: NaiveDate, stale: bool, lang: Lang) -> String {
    let says = if stale {
        lang.pick("已过期，不足以认定进度", "too old to show that the target is on track")
    } else {
        lang.pick("仍然有效", "recent enough")
    };
    lang.pick(
        format!("该数据距今{days}天；{months}个月内有效，至{until}：{says}。"),
        format!("The figure is {days} days old; it counts for {months} months, until {until}: {says}."),
    )
}
