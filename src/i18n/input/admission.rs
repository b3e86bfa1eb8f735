//! Words for figures that were understood but do not fit the record.

use rust_decimal::Decimal;

use super::{Remark, figure, plain};
use crate::domain::fault::input::{AdmissionFault, Doubt, Neighbour};
use crate::domain::indicator::Kind;
use crate::domain::unit::Unit;
use crate::i18n::Lang;

/// Why a figure is not recorded; `unit` is the indicator's.
#[must_use]
pub fn admission(fault: &AdmissionFault, unit: Option<&Unit>, lang: Lang) -> Remark {
    match fault {
        AdmissionFault::Contradicts { value, bound } => {
            let figure = figure(*value, *bound, unit, lang);
            Remark::new(
                lang.pick(
                    format!("与同一时期、同一发布状态已记录的数值（{figure}）不同"),
                    format!("{figure} is recorded for the same period and release"),
                ),
                lang.pick("确要更正，请加 `--revise`", "to correct it, add `--revise`"),
            )
        }
        AdmissionFault::ContradictsRow { line, value, bound } => {
            let figure = figure(*value, *bound, unit, lang);
            Remark::new(
                lang.pick(
                    format!("与第 {line} 行的数值（{figure}）矛盾"),
                    format!("line {line} contradicts it with {figure}"),
                ),
                lang.pick("两行只留一行", "keep one of the two"),
            )
        }
        AdmissionFault::NeedsSpan { kind } => {
            let (zh, en) = match kind {
                Kind::Flow => ("流量", "an amount within a period"),
                Kind::Growth => ("增速", "a growth rate"),
                Kind::Stock => ("存量", "a level"),
                Kind::Ratio => ("比率", "a share"),
            };
            Remark::new(
                lang.pick(
                    format!("这个指标是{zh}，要对应一段时间，不能只是一天"),
                    format!("the indicator is {en}: it belongs to a span of time, not to a day"),
                ),
                lang.pick("例如 `2024`、`2024Q3`、`2024年1-9月`", "for example `2024`, `2024Q3`, `2024-01..2024-09`"),
            )
        }
        AdmissionFault::AboveWhole => Remark::new(
            lang.pick(
                "目标是全覆盖，数值不能超过 `100`",
                "the target is full coverage, so the value cannot exceed `100`",
            ),
            lang.pick("请核对数值和口径", "check the value and its definition"),
        ),
        AdmissionFault::Doubt(fault) => Remark::new(
            doubt(fault, unit, lang),
            lang.pick("请核对；确实如此，请加 `--confirm`", "check it; if it is right, add `--confirm`"),
        ),
    }
}

/// What looks wrong about a figure; `unit` is the indicator's.
#[must_use]
pub fn doubt(doubt: &Doubt, unit: Option<&Unit>, lang: Lang) -> String {
    let times_of = |times: &Decimal, larger: bool| {
        let times = times.normalize();
        match (larger, lang) {
            (true, Lang::Zh) => format!("{times} 倍"),
            (true, Lang::En) => format!("{times} times"),
            (false, Lang::Zh) => format!("1/{times}"),
            (false, Lang::En) => format!("1/{times} of"),
        }
    };
    match doubt {
        Doubt::ScaleOff { times, larger, neighbour } => {
            let unit_off = unit_off(*times, *larger, unit, lang);
            let (beside, times) = (beside(neighbour, unit, lang), times_of(times, *larger));
            lang.pick(
                format!("数量级可疑：相当于{beside}的 {times}{unit_off}"),
                format!("the scale looks wrong: {times} {beside}{unit_off}"),
            )
        }
        Doubt::SuddenZero { neighbour } => {
            let beside = beside(neighbour, unit, lang);
            lang.pick(format!("突然为零，与{beside}相去太远"), format!("it is suddenly zero, against {beside}"))
        }
        Doubt::ShareAbove100 => lang.pick("占比超过了 `100`", "a share is above `100`").to_owned(),
        Doubt::FallingTotal { neighbour } => {
            let beside = beside(neighbour, unit, lang);
            lang.pick(
                format!("累计数不应下降，与{beside}前后矛盾"),
                format!("a running total should not fall, as it does against {beside}"),
            )
        }
        Doubt::PartAboveWhole { neighbour, is_whole } => {
            let beside = beside(neighbour, unit, lang);
            match is_whole {
                false => lang.pick(
                    format!("部分时期的数值大于整个时期：超过了{beside}"),
                    format!("a part of a period has more than the whole, {beside}"),
                ),
                true => lang.pick(
                    format!("整个时期的数值小于其中一部分：不及{beside}"),
                    format!("a whole period has less than a part of it, {beside}"),
                ),
            }
        }
        Doubt::FarFromTarget { times, larger, of } => {
            let unit_off = unit_off(*times, *larger, unit, lang);
            let (of, times) = (plain(*of, unit, lang), times_of(times, *larger));
            lang.pick(
                format!("数量级可疑：这是该指标的第一个数据，相当于目标或基期数值（{of}）的 {times}{unit_off}"),
                format!("the scale looks wrong: the first figure of the indicator is {times} the target or its baseline ({of}){unit_off}"),
            )
        }
        Doubt::NegativeCount => lang.pick("个数小于零", "a count is below zero").to_owned(),
        Doubt::NegativeShare => lang.pick("占比小于零", "a share is below zero").to_owned(),
        Doubt::FuturePeriod { today } => {
            lang.pick(format!("时期到 {today} 还没有结束"), format!("the period has not ended by {today}"))
        }
    }
}

/// A thousand times and more look like another unit (万 for 个, 万元 for 亿元, ‰ for a count), about a hundredth of a
/// percentage like a fraction.
fn unit_off(times: Decimal, larger: bool, unit: Option<&Unit>, lang: Lang) -> &'static str {
    let is_percent = unit.is_some_and(|unit| unit.as_str() == "%");
    if times >= Decimal::ONE_THOUSAND {
        lang.pick("，可能用错了单位", "; perhaps it is in another unit")
    } else if is_percent && !larger && times >= Decimal::from(50) && times <= Decimal::from(200) {
        lang.pick("，可能把百分数写成了小数", "; perhaps it is a fraction and not a percentage")
    } else {
        ""
    }
}

/// A neighbouring figure with its period.
fn beside(neighbour: &Neighbour, unit: Option<&Unit>, lang: Lang) -> String {
    let Neighbour { period, value, bound } = neighbour;
    let figure = figure(*value, *bound, unit, lang);
    lang.pick(format!(" `{period}` 数值（{figure}）"), format!("the figure of `{period}` ({figure})"))
}
