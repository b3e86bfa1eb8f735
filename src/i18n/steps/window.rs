//! The years of a window, sums and means.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::formula::{answered, bounded, plain, quotient, term};
use crate::domain::observation::Bound;
use crate::domain::period::Period;
use crate::domain::step::Claim;
use crate::domain::verdict::{YearState, YearStatus};
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, calendar, phrases};

/// One year that is judged by itself.
pub(super) fn year(year: i32, figure: Option<&(Claim, NaiveDate)>, status: YearStatus, lang: Lang) -> String {
    let word = status.say(lang);
    let Some((claim, last)) = figure else {
        return lang.pick(format!("{year}年：没有数据；{word}。"), format!("{year}: no figure; {word}."));
    };
    let held = answered(claim, lang);
    let short = status == YearStatus::Unreported && (last.month(), last.day()) != (12, 31);
    let but =
        if short { lang.pick("，但没有到年末的数据", ", but no figure reaches the year's end") } else { "" };
    lang.pick(
        format!("{year}年（至{last}）：{held}{but}；{word}。"),
        format!("{year} (to {last}): {held}{but}; {word}."),
    )
}

/// The years of a window that is judged as a whole.
pub(super) fn years(years: &[YearState], lang: Lang) -> String {
    let words: Vec<String> = years
        .iter()
        .map(|state| {
            let value = state.value.map(|v| bounded(v, state.bound.unwrap_or(Bound::Exact)));
            phrases::year(state.year, value.as_deref(), state.status, lang)
        })
        .collect();
    lang.pick(format!("逐年：{}。", words.join("，")), format!("Year by year: {}.", words.join("; ")))
}

pub(super) fn sum(of: Period, parts: &[Decimal], sum: Decimal, bound: Bound, lang: Lang) -> String {
    let parts: Vec<String> = parts.iter().map(|part| term(*part)).collect();
    let formula = format!("{} = {}", parts.join(" + "), plain(sum));
    let period = calendar::period(of, lang);
    let tail = match bound {
        Bound::Exact => String::new(),
        bound => {
            let word = bound.say(lang);
            lang.pick(format!("；实际{word}此数"), format!("; the true sum is {word} that"))
        }
    };
    lang.pick(format!("合计（{period}）：{formula}{tail}。"), format!("Sum for {period}: {formula}{tail}."))
}

pub(super) fn missing(periods: &[Period], lang: Lang) -> String {
    let words: Vec<String> = periods.iter().map(|period| calendar::period(*period, lang)).collect();
    lang.pick(format!("缺数据：{}。", words.join("，")), format!("Not known: {}.", words.join("; ")))
}

/// How far the figures of a window reach.
pub(super) fn reach(end: NaiveDate, reached: NaiveDate, open: bool, only_adds: bool, lang: Lang) -> String {
    let state = match (open, only_adds) {
        (false, _) => lang.pick("已完整", "complete"),
        (true, true) => lang.pick("不完整，缺的部分只增不减", "not complete, and what is missing can only add"),
        (true, false) => {
            lang.pick("不完整，缺的部分可增可减", "not complete, and what is missing may add or take away")
        }
    };
    lang.pick(
        format!("考核期到{end}，数据到{reached}：{state}。"),
        format!("The window ends on {end} and its figures reach {reached}: {state}."),
    )
}

/// ∏(1 + g)^(1 ÷ n) − 1.
pub(super) fn mean_of_growth(rates: &[Decimal], mean: Decimal, lang: Lang) -> String {
    let factors: Vec<String> = rates
        .iter()
        .map(|rate| {
            if *rate < Decimal::ZERO { format!("(1 - {}%)", plain(-rate)) } else { format!("(1 + {}%)", plain(*rate)) }
        })
        .collect();
    let formula = format!("({})^(1 ÷ {}) - 1 = {}%", factors.join(" × "), rates.len(), plain(mean));
    super::equation(("年均增长", "Mean growth a year"), &formula, lang)
}

/// (v ÷ b)^(1 ÷ years) − 1.
pub(super) fn mean_of_levels(
    (end, start): (Decimal, Decimal),
    days: Option<i64>,
    years: Decimal,
    mean: Decimal,
    lang: Lang,
) -> String {
    let formula = format!("({} ÷ {})^(1 ÷ {}) - 1 = {}%", term(end), term(start), plain(years), plain(mean));
    let mean = super::equation(("年均增长", "Mean growth a year"), &formula, lang);
    let Some(days) = days else { return mean };
    let years = quotient(&days.to_string(), "365.25", &plain(years));
    lang.pick(format!("年数 = {years}；{mean}"), format!("Years = {years}; {mean}"))
}
