//! The steps of a verdict in words, each with its arithmetic written out.
//!
//! Numbers stand here as they are computed, without rounding for looks: a reader recomputes each line by hand.

use rust_decimal::Decimal;

use super::words::{Spoken, bound_sign};
use super::{Lang, calendar};
use crate::domain::observation::Bound;
use crate::domain::step::Step;
use crate::domain::target::{Comparator, TargetValue};
use crate::domain::verdict::{Baseline, YearState};

/// One step.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm a step")]
pub fn step(step: &Step, lang: Lang) -> String {
    match step {
        Step::Clock { as_of, deadline, days_left } => {
            clock(&as_of.to_string(), &deadline.to_string(), *days_left, lang)
        }
        Step::Nothing { close: None } => {
            lang.pick("截至该日没有任何可用数据。".into(), "No figure is known up to that day.".into())
        }
        Step::Nothing { close: Some(period) } => {
            let period = calendar::period(*period, lang);
            lang.pick(
                format!("只有口径相近的数据（{period}），仅供参考，不作判定。"),
                format!(
                    "Only a figure of another definition is known ({period}); it serves as a guide and decides nothing."
                ),
            )
        }
        Step::Figure { period, value, bound } => {
            let (period, value) = (calendar::period(*period, lang), bounded(*value, *bound));
            lang.pick(format!("判定用数据：{period}，{value}。"), format!("The deciding figure: {value}, of {period}."))
        }
        Step::Years(years) => list_years(years, lang),
        Step::Sum { parts, sum, bound } => {
            let formula = format!("{} = {}", join(parts, " + "), plain(*sum));
            let least = *bound != Bound::Exact;
            match (lang, least) {
                (Lang::Zh, false) => format!("各年合计：{formula}。"),
                (Lang::Zh, true) => format!("已报各年合计：{formula}，实际只多不少。"),
                (Lang::En, false) => format!("The years' sum: {formula}."),
                (Lang::En, true) => format!("The reported years' sum: {formula}; the true sum is at least that."),
            }
        }
        Step::Multiple { value, baseline, multiple } => {
            let formula = quotient(&plain(*value), &plain(*baseline), *multiple);
            lang.pick(format!("倍数 = {formula}。"), format!("Multiple = {formula}."))
        }
        Step::MeanOfGrowth { rates, mean } => {
            let factors: Vec<String> = rates.iter().map(|rate| format!("(1 + {}%)", term(*rate))).collect();
            let formula = format!("({})^(1 ÷ {}) - 1 = {}%", factors.join(" × "), rates.len(), plain(*mean));
            lang.pick(format!("年均增长 = {formula}。"), format!("Mean growth a year = {formula}."))
        }
        Step::MeanOfLevels { end, start, years, mean } => {
            let formula =
                format!("({} ÷ {})^(1 ÷ {}) - 1 = {}%", term(*end), term(*start), plain(*years), plain(*mean));
            lang.pick(format!("年均增长 = {formula}。"), format!("Mean growth a year = {formula}."))
        }
        Step::Tolerance { value, share, own, sign, reach } => {
            let mark = if *sign < 0 { "-" } else { "+" };
            let formula =
                format!("{} {mark} {} × {} = {}", term(*value), term(value.abs()), plain(*share), plain(*reach));
            let origin = super::phrases::tolerance_basis(*own, lang);
            lang.pick(
                format!("“左右”的容差为{origin}，应达到的值 = {formula}。"),
                format!("The tolerance of \"about\" is set by {origin}; value to reach = {formula}."),
            )
        }
        Step::Compare { value, bound, comparator, against, holds } => {
            let claim = claim(*value, *bound, *comparator, *against, lang);
            let verdict = match (lang, holds) {
                (Lang::Zh, true) => "满足",
                (Lang::Zh, false) => "不满足",
                (Lang::En, true) => "yes",
                (Lang::En, false) => "no",
            };
            lang.pick(format!("与目标比较：{claim}？{verdict}。"), format!("Against the target: {claim}? {verdict}."))
        }
        Step::Gap { reach, value, gap } if gap.is_zero() => {
            let _ = (reach, value);
            lang.pick("差距 = 0。".into(), "Gap = 0.".into())
        }
        Step::Gap { reach, value, gap } => {
            let (more, less) = if reach > value { (reach, value) } else { (value, reach) };
            let formula = format!("{} - {} = {}", term(*more), term(*less), plain(*gap));
            lang.pick(format!("差距 = {formula}。"), format!("Gap = {formula}."))
        }
        Step::Attainment { value, goal, from: None, attainment } => {
            let formula = quotient(&term(*value), &term(*goal), *attainment);
            lang.pick(format!("完成率 = {formula}。"), format!("Attainment = {formula}."))
        }
        Step::Attainment { value, goal, from: Some(from), attainment } => {
            let formula = shares(*from, *value, *from, *goal, *attainment);
            lang.pick(format!("完成率 = {formula}。"), format!("Attainment = {formula}."))
        }
        Step::Baseline(baseline) => base(baseline, lang),
        Step::NoPath(reason) => {
            let reason = reason.say(lang);
            lang.pick(format!("序时进度不能计算：{reason}。"), format!("Pace cannot be stated: {reason}."))
        }
        Step::Progress { value, from, goal, progress } => {
            let formula = shares(*value, *from, *goal, *from, *progress);
            lang.pick(format!("进度 = {formula}。"), format!("Progress = {formula}."))
        }
        Step::Elapsed { gone, whole, elapsed } => {
            let formula = quotient(&gone.to_string(), &whole.to_string(), *elapsed);
            lang.pick(format!("序时（天数）= {formula}。"), format!("Elapsed (days) = {formula}."))
        }
        Step::Expected { expected } => lang.pick(
            format!("按阶段目标，此时应达到 {}。", plain(*expected)),
            format!("By the milestones {} was expected by then.", plain(*expected)),
        ),
        Step::Pace { progress, elapsed, pace, least } => {
            let formula = format!("{} - {} = {}", term(*progress), term(*elapsed), plain(*pace));
            let (sign, zh, en) = if pace >= least {
                ("≥", "达到序时进度", "on track")
            } else {
                ("<", "低于允许的偏差", "below what the tolerance allows")
            };
            let least = plain(*least);
            lang.pick(
                format!("快慢 = {formula}，{} {sign} {least}：{zh}。", plain(*pace)),
                format!("Pace = {formula}; {} {sign} {least}: {en}.", plain(*pace)),
            )
        }
        Step::Needed { reach, value, days, needed } => {
            let formula = format!("({} - {}) ÷ ({days} ÷ 365.25) = {}", term(*reach), term(*value), plain(*needed));
            lang.pick(
                format!("自该数据起年均还需 = {formula}。"),
                format!("Needed a year since that figure = {formula}."),
            )
        }
        Step::Age { days, limit, stale } => age(*days, *limit, *stale, lang),
        Step::Conclusion { status, reason, met_in, fell_back } => {
            let mut text =
                lang.pick(format!("结论：{}", status.say(lang)), format!("Conclusion: {}", status.say(lang)));
            if let Some(reason) = reason {
                text += &lang.pick(format!("，{}", reason.say(lang)), format!(", because {}", reason.say(lang)));
            }
            if let Some(period) = met_in {
                let period = calendar::period(*period, lang);
                text += &lang.pick(format!("，{period}起达到"), format!(", first met in {period}"));
            }
            if *fell_back {
                text += lang.pick("，此后回落", "; it fell back since");
            }
            text + lang.pick("。", ".")
        }
    }
}

fn clock(as_of: &str, deadline: &str, days_left: i64, lang: Lang) -> String {
    match (lang, days_left) {
        (Lang::Zh, 0) => format!("截至{as_of}，当天就是期限。"),
        (Lang::En, 0) => format!("As of {as_of}, which is the deadline."),
        (Lang::Zh, d) if d > 0 => format!("截至{as_of}，期限{deadline}，还有{d}天。"),
        (Lang::En, d) if d > 0 => format!("As of {as_of}; the deadline {deadline} is {d} days away."),
        (Lang::Zh, d) => format!("截至{as_of}，期限{deadline}已过{}天。", -d),
        (Lang::En, d) => format!("As of {as_of}; the deadline {deadline} passed {} days ago.", -d),
    }
}

fn list_years(years: &[YearState], lang: Lang) -> String {
    let words: Vec<String> = years
        .iter()
        .map(|state| {
            let value = state.value.map(|v| bounded(v, state.bound.unwrap_or(Bound::Exact)));
            super::phrases::year(state.year, value.as_deref(), state.status, lang)
        })
        .collect();
    lang.pick(format!("逐年：{}。", words.join("，")), format!("Year by year: {}.", words.join("; ")))
}

fn base(baseline: &Baseline, lang: Lang) -> String {
    let (value, basis) = (plain(baseline.value), baseline.basis.say(lang));
    let day = baseline.period.last();
    lang.pick(
        format!("基数：{value}（{basis}，自{day}起算）。"),
        format!("Baseline: {value} ({basis}), counted from {day}."),
    )
}

fn age(days: i64, limit: u32, stale: bool, lang: Lang) -> String {
    match (lang, stale) {
        (Lang::Zh, false) => format!("该数据距今{days}天，未超过{limit}个月。"),
        (Lang::Zh, true) => format!("该数据距今{days}天，超过{limit}个月，不足以认定进度。"),
        (Lang::En, false) => format!("The figure is {days} days old, not older than {limit} months."),
        (Lang::En, true) => {
            format!("The figure is {days} days old, older than {limit} months: it cannot show a target on track.")
        }
    }
}

/// `30361 ≥ 40000`, `12 ∈ [10, 20]`.
fn claim(value: Decimal, bound: Bound, comparator: Comparator, against: TargetValue, lang: Lang) -> String {
    let value = match bound {
        Bound::Exact => plain(value),
        _ => lang.pick(format!("（{}）", bounded(value, bound)), format!("({})", bounded(value, bound))),
    };
    match against {
        TargetValue::Range(low, high) => format!("{} ≤ {value} ≤ {}", plain(low), plain(high)),
        TargetValue::One(goal) => {
            let sign = match comparator {
                Comparator::AtLeast | Comparator::About | Comparator::Between => "≥",
                Comparator::MoreThan => ">",
                Comparator::AtMost => "≤",
                Comparator::LessThan => "<",
                Comparator::Exactly => "=",
            };
            format!("{value} {sign} {}", plain(goal))
        }
    }
}

fn bounded(value: Decimal, bound: Bound) -> String {
    format!("{}{}", bound_sign(bound), plain(value))
}

/// `(a - b) ÷ (c - d) = r`.
fn shares(a: Decimal, b: Decimal, c: Decimal, d: Decimal, result: Decimal) -> String {
    format!("({} - {}) ÷ ({} - {}) = {}", term(a), term(b), term(c), term(d), plain(result))
}

fn quotient(over: &str, under: &str, result: Decimal) -> String {
    format!("{over} ÷ {under} = {}", plain(result))
}

fn join(parts: &[Decimal], by: &str) -> String {
    parts.iter().map(|part| term(*part)).collect::<Vec<_>>().join(by)
}

/// A number within a formula: a negative one in brackets.
fn term(value: Decimal) -> String {
    if value.is_sign_negative() && !value.is_zero() { format!("({})", plain(value)) } else { plain(value) }
}

fn plain(value: Decimal) -> String {
    value.normalize().to_string()
}
