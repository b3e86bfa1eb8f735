//! The steps of a verdict in words, each with its arithmetic written out.
//!
//! Numbers stand here as they are computed, without rounding for looks: a reader recomputes each line by hand.

mod deadline;
mod formula;
#[cfg(test)]
mod honest;
pub mod method;
mod path;
mod quantity;
pub mod score;
mod window;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use self::formula::{answered, bounded, percent, plain, quotient, shares, term, when};
use super::words::Spoken;
use super::{Lang, calendar, phrases};
use crate::domain::step::Step;
use crate::domain::verdict::Baseline;

/// One step.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm a step")]
pub fn step(step: &Step, lang: Lang) -> String {
    match step {
        Step::Clock { as_of, deadline, days_left } => clock(*as_of, *deadline, *days_left, lang),
        Step::Extended { from, to, basis, status, days_overdue } => {
            deadline::extended((*from, *to), basis, (*status, *days_overdue), lang)
        }
        Step::Nothing { close: None } => {
            lang.pick("截至该日没有任何可用数据。".into(), "No figure is known up to that day.".into())
        }
        Step::Nothing { close: Some(period) } => {
            let period = when(*period, lang);
            lang.pick(
                format!("只有口径相近的数据（{period}），仅供参考，不作判定。"),
                format!(
                    "Only a figure of another definition is known, of {period}; it is a guide and decides nothing."
                ),
            )
        }
        Step::Tolerance { value, share, own, ends } => tolerance(*value, *share, *own, ends, lang),
        Step::Year { year, figure, status } => window::year(*year, figure.as_ref(), *status, lang),
        Step::Years(years) => window::years(years, lang),
        Step::Sum { of, parts, sum, bound } => window::sum(*of, parts, *sum, *bound, lang),
        Step::Figure { period, value, bound } => {
            let (period, value) = (when(*period, lang), bounded(*value, *bound));
            lang.pick(format!("判定用数据：{period}，{value}。"), format!("The deciding figure: {value}, of {period}."))
        }
        Step::Aside { period, value, bound } => {
            let (period, value) = (when(*period, lang), bounded(*value, *bound));
            lang.pick(
                format!("另有{period}的数据，只知{value}，不足以判定，不采用。"),
                format!("The bound {value}, of {period}, does not settle it and is set aside."),
            )
        }
        Step::Timing { first, deadline } => deadline::timing(*first, *deadline, lang),
        Step::InTime(held) => deadline::in_time(held.as_ref(), lang),
        Step::FellBack(period, claim) => {
            let (period, held) = (when(*period, lang), answered(claim, lang));
            lang.pick(format!("此后（{period}）：{held}。"), format!("Since then, of {period}: {held}."))
        }
        Step::Later(count) => deadline::later(*count, lang),
        Step::Cover { last, deadline } => deadline::cover(*last, *deadline, lang),
        Step::Grace { days, until } => lang.pick(
            format!("期限后{days}天内等待数据，至{until}。"),
            format!("Figures are awaited for {days} days after the deadline, until {until}."),
        ),
        Step::Missing(periods) => window::missing(periods, lang),
        Step::Window { end, reached, open, only_adds } => window::reach(*end, *reached, *open, *only_adds, lang),
        Step::Multiple { value, baseline, multiple } => {
            equation(("倍数", "Multiple"), &quotient(&term(*value), &term(*baseline), &plain(*multiple)), lang)
        }
        Step::MeanOfGrowth { rates, mean } => window::mean_of_growth(rates, *mean, lang),
        Step::MeanOfLevels { end, start, days, years, mean } => {
            window::mean_of_levels((*end, *start), *days, *years, *mean, lang)
        }
        Step::Compare(claim) => {
            let held = answered(claim, lang);
            lang.pick(format!("与目标比较：{held}。"), format!("Against the target: {held}."))
        }
        Step::Without(reason) => {
            let reason = reason.say(lang);
            lang.pick(
                format!("没有可与目标比较的数值：{reason}。"),
                format!("No value can be held against the target: {reason}."),
            )
        }
        Step::Gap { reach, value, gap, share } => gap_line(*reach, *value, *gap, *share, lang),
        Step::Attainment { value, goal, from, attainment } => {
            let result = percent(*attainment);
            let formula = match from {
                None => quotient(&term(*value), &term(*goal), &result),
                Some(from) => shares((*from, *value), (*from, *goal), &result),
            };
            equation(("完成率", "Attainment"), &formula, lang)
        }
        Step::Baseline(baseline) => base(baseline, lang),
        Step::NoPath(reason) => {
            let reason = reason.say(lang);
            lang.pick(format!("快慢不能计算：{reason}。"), format!("Pace cannot be stated: {reason}."))
        }
        Step::Progress { value, from, goal, progress } => {
            let formula = shares((*value, *from), (*goal, *from), &percent(*progress));
            equation(("进度", "Progress"), &formula, lang)
        }
        Step::Elapsed { gone, whole, elapsed } => {
            let formula = quotient(&gone.to_string(), &whole.to_string(), &percent(*elapsed));
            equation(("序时（按天数）", "Elapsed time, in days"), &formula, lang)
        }
        Step::Expected { left, right, gone, expected } => path::expected(*left, *right, *gone, *expected, lang),
        Step::ExpectedShare { expected, from, goal, share } => {
            let formula = shares((*expected, *from), (*goal, *from), &percent(*share));
            equation(("届时应完成比例", "Expected share of the way"), &formula, lang)
        }
        Step::Pace { progress, expected, pace, least } => path::pace(*progress, *expected, *pace, *least, lang),
        Step::Lag { pace, whole, months } => path::lag(*pace, *whole, *months, lang),
        Step::Needed { reach, value, days, needed } => {
            let formula = format!("({} - {}) ÷ ({days} ÷ 365.25) = {}", term(*reach), term(*value), plain(*needed));
            equation(("自该数据起年均需增", "Needed a year since that figure"), &formula, lang)
        }
        Step::Age { days, months, until, stale } => path::age(*days, *months, *until, *stale, lang),
        Step::FarBehind { pace, below } => path::far_behind(*pace, *below, lang),
        Step::Conclusion { status, reason, met_in, fell_back } => {
            let mut text =
                lang.pick(format!("结论：{}", status.say(lang)), format!("Conclusion: {}", status.say(lang)));
            if let Some(reason) = reason {
                text += &lang.pick(format!("，{}", reason.say(lang)), format!(", because {}", reason.say(lang)));
            }
            if let Some(period) = met_in {
                let period = calendar::period(*period, lang);
                text += &lang.pick(format!("，{period}起达到"), format!(", first by the figure of {period}"));
            }
            if *fell_back {
                text += lang.pick("，此后回落", "; it fell back since");
            }
            text + lang.pick("。", ".")
        }
    }
}

/// `Gap = 20 - 15 = 5.`
fn equation(name: (&str, &str), formula: &str, lang: Lang) -> String {
    lang.pick(format!("{} = {formula}。", name.0), format!("{} = {formula}.", name.1))
}

fn clock(as_of: NaiveDate, deadline: NaiveDate, days_left: i64, lang: Lang) -> String {
    match (lang, days_left) {
        (Lang::Zh, 0) => format!("截至{as_of}，当天就是期限。"),
        (Lang::En, 0) => format!("As of {as_of}, which is the deadline."),
        (Lang::Zh, d) if d > 0 => format!("截至{as_of}，期限{deadline}，还有{d}天。"),
        (Lang::En, 1) => format!("As of {as_of}; the deadline {deadline} is 1 day away."),
        (Lang::En, d) if d > 0 => format!("As of {as_of}; the deadline {deadline} is {d} days away."),
        (Lang::Zh, d) => format!("截至{as_of}，期限{deadline}已过{}天。", -d),
        (Lang::En, -1) => format!("As of {as_of}; the deadline {deadline} passed 1 day ago."),
        (Lang::En, d) => format!("As of {as_of}; the deadline {deadline} passed {} days ago.", -d),
    }
}

fn tolerance(value: Decimal, share: Decimal, own: bool, ends: &[(i8, Decimal)], lang: Lang) -> String {
    let formula = |(sign, end): &(i8, Decimal)| {
        let mark = if *sign < 0 { "-" } else { "+" };
        format!("{} {mark} {} × {} = {}", term(value), plain(value.abs()), percent(share), plain(*end))
    };
    let formulas: Vec<String> = ends.iter().map(formula).collect();
    let origin = phrases::tolerance_basis(own, lang);
    lang.pick(
        format!("“左右”的容差为{origin}，应达到的值 = {}。", formulas.join("；")),
        format!("The tolerance of \"about\" is set by {origin}; value to reach = {}.", formulas.join("; ")),
    )
}

fn gap_line(reach: Decimal, value: Decimal, gap: Decimal, share: Option<(Decimal, Decimal)>, lang: Lang) -> String {
    if gap.is_zero() {
        return lang.pick("差距 = 0。".into(), "Gap = 0.".into());
    }
    let (more, less) = if reach > value { (reach, value) } else { (value, reach) };
    let formula = format!("{} - {} = {}", term(more), term(less), plain(gap));
    let Some((goal, share)) = share else { return equation(("差距", "Gap"), &formula, lang) };
    let of_goal = quotient(&plain(gap), &plain(goal.abs()), &percent(share));
    lang.pick(
        format!("差距 = {formula}；占目标值 = {of_goal}。"),
        format!("Gap = {formula}; as a share of the target = {of_goal}."),
    )
}

fn base(baseline: &Baseline, lang: Lang) -> String {
    let (value, basis) = (plain(baseline.value), baseline.basis.say(lang));
    let day = baseline.period.last();
    lang.pick(
        format!("基数：{value}（{basis}，自{day}起算）。"),
        format!("Baseline: {value} ({basis}), counted from {day}."),
    )
}
