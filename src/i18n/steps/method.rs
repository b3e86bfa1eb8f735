//! The steps of the methods in words, each with its arithmetic written out.

use super::formula::{amount, answered, plain, written};
use super::quantity::name;
use crate::domain::method::step::{Dated, Quantity, Step};
use crate::domain::status::Reason;
use crate::domain::step::Point;
use crate::i18n::Lang;
use crate::i18n::words::Spoken;

/// One step of a method.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm a step")]
pub fn step(step: &Step, lang: Lang) -> String {
    match step {
        Step::Verdict(step) => super::step(step, lang),
        Step::Without(what, reason) => without(*what, *reason, lang),
        Step::Equation { what, formula, result } => {
            let (what, formula, result) = (name(*what, lang), written(formula), written(result));
            lang.pick(format!("{what} = {formula} = {result}。"), format!("{what} = {formula} = {result}."))
        }
        Step::Held(what, claim) => {
            let (what, held) = (name(*what, lang), answered(claim, lang));
            lang.pick(format!("{what}与目标比较：{held}。"), format!("{what} against the target: {held}."))
        }
        Step::AtLeast { what, value, least, holds } => {
            let asked = format!("{} ≥ {}", written(value), written(least));
            let (what, answer) = (name(*what, lang), answer(*holds, lang));
            lang.pick(format!("{what}：{asked}？{answer}。"), format!("{what}: {asked}? {answer}."))
        }
        Step::Ends { base, current, target } => ends(*base, *current, *target, lang),
        Step::Stretch { first, latest } => {
            let (first, latest) = (dated(*first, lang), dated(*latest, lang));
            lang.pick(
                format!("最早准确数{first}，最新准确数{latest}。"),
                format!("First exact figure {first}, latest {latest}."),
            )
        }
        Step::Years { from, to, days: Some(days), years } => {
            let years = amount(*years);
            lang.pick(
                format!("{from}至{to}的年数 = {days} ÷ 365.25 = {years}。"),
                format!("Years from {from} to {to} = {days} ÷ 365.25 = {years}."),
            )
        }
        Step::Years { from, to, days: None, years } => {
            let years = amount(*years);
            let noun = if years == "1" { "year" } else { "years" };
            lang.pick(format!("{from}至{to}：{years}年。"), format!("From {from} to {to}: {years} {noun}."))
        }
        Step::Days { from, to, days } => {
            let noun = if *days == 1 { "day" } else { "days" };
            lang.pick(format!("{from}至{to}：{days}天。"), format!("From {from} to {to}: {days} {noun}."))
        }
        Step::Band(band) => {
            let band = band.say(lang);
            lang.pick(format!("结果：{band}。"), format!("Result: {band}."))
        }
        Step::CutOff(end) if *end > 0 => {
            lang.pick(format!("得分最高{end}分，记{end}分。"), format!("No score is above {end}: it is {end}."))
        }
        Step::CutOff(end) => {
            lang.pick(format!("得分最低{end}分，记{end}分。"), format!("No score is below {end}: it is {end}."))
        }
        Step::FullScore(score) => lang.pick(format!("得满分{score}分。"), format!("The score is full: {score}.")),
        Step::Points(points) => {
            let Some((first, ..)) = points.first() else { return String::new() };
            let point = |(day, x, y): &(_, i64, _)| {
                let y = amount(*y);
                lang.pick(format!("{day}（第{x}天）{y}"), format!("{day} (day {x}) {y}"))
            };
            let points: Vec<String> = points.iter().map(point).collect();
            lang.pick(
                format!("{}个数据点，天数自{first}起：{}。", points.len(), points.join("；")),
                format!("{} figures, days since {first}: {}.", points.len(), points.join("; ")),
            )
        }
        Step::Quantile { freedom, quantile } => {
            let quantile = amount(*quantile);
            let degrees = if *freedom == 1 { "degree" } else { "degrees" };
            lang.pick(
                format!("查表：学生氏分布双侧95%，自由度{freedom}：{quantile}。"),
                format!(
                    "From tables, Student's distribution, two-sided 95%, {freedom} {degrees} of freedom: {quantile}."
                ),
            )
        }
        Step::Day { from, days, beyond, day } => {
            let (zh, en) = if *beyond { ("超过它", "after") } else { ("不早于它", "not before") };
            let (count, side) = (days.abs(), if *days < 0 { ("前", "before") } else { ("后", "after") });
            lang.pick(
                format!("{zh}的第一个整日：{from}{}第{count}天，即{day}。", side.0),
                format!("The first whole day {en} that: day {count} {} {from}, {day}.", side.1),
            )
        }
        Step::Piece { start, left, right } => {
            let point = |point: &Point| {
                let (day, value, days) = (point.day, plain(point.value), (point.day - *start).num_days());
                lang.pick(format!("{day}（第{days}天）应达{value}"), format!("{value} on {day} (day {days})"))
            };
            let (from, to) = (point(left), point(right));
            lang.pick(format!("路径：{from}，{to}。"), format!("The path: {from}, {to}."))
        }
        Step::NothingNeeded => {
            lang.pick("已达到目标，今后无须再增。".into(), "The target is met: nothing more is needed.".into())
        }
        Step::Quarters { from, deadline, quarters } => {
            let noun = if *quarters == 1 { "quarter" } else { "quarters" };
            lang.pick(
                format!("自{from}到期限{deadline}，连同当季，还有{quarters}个季度。"),
                format!("From {from} to the deadline {deadline}, the running one included: {quarters} {noun}."),
            )
        }
        Step::NextDay(day) => lang.pick(format!("下期数据：至{day}。"), format!("The next figure: of {day}.")),
        Step::NextIsLast(reach) => {
            let reach = plain(*reach);
            lang.pick(
                format!("到期限时须达到{reach}，不设容差。"),
                format!("At the deadline it has to reach {reach}; there is no tolerance then."),
            )
        }
    }
}

/// What cannot be said, and why.
#[must_use]
pub fn without(what: Quantity, reason: Reason, lang: Lang) -> String {
    let said = match (what, reason) {
        (Quantity::Projection, Reason::OnePoint) => {
            lang.pick("只有一个数据点，趋势暂难判断。", "One figure only: a trend cannot be judged yet.")
        }
        (Quantity::BehindFrom, Reason::SafeToDeadline) => {
            lang.pick("到期前无新数也不致滞后。", "It stays on track to the deadline even without another figure.")
        }
        _ => "",
    };
    if !said.is_empty() {
        return said.to_owned();
    }
    let (what, reason) = (name(what, lang), reason.say(lang));
    lang.pick(format!("{what}不能给出：{reason}。"), format!("{what} cannot be stated: {reason}."))
}

fn answer(holds: bool, lang: Lang) -> &'static str {
    if holds { lang.pick("满足", "yes") } else { lang.pick("不满足", "no") }
}

fn dated((day, value): Dated, lang: Lang) -> String {
    lang.pick(format!("{}（{day}）", plain(value)), format!("{} ({day})", plain(value)))
}

fn ends(base: Dated, current: Dated, target: Option<Dated>, lang: Lang) -> String {
    let (base, current) = (dated(base, lang), dated(current, lang));
    match target.map(|target| dated(target, lang)) {
        Some(target) => lang.pick(
            format!("起点{base}，判定值{current}，目标{target}。"),
            format!("Base {base}, deciding value {current}, target {target}."),
        ),
        None => lang.pick(format!("起点{base}，判定值{current}。"), format!("Base {base}, deciding value {current}.")),
    }
}
