//! What is said of figures once the deadline has passed.

use chrono::NaiveDate;

use super::formula::{answered, when};
use crate::domain::period::Period;
use crate::domain::status::Status;
use crate::domain::step::Claim;
use crate::i18n::Lang;
use crate::i18n::phrases::by_original;

pub(super) fn timing(first: NaiveDate, deadline: NaiveDate, lang: Lang) -> String {
    if first <= deadline {
        return lang.pick(
            format!("该数据始于{first}，不晚于期限{deadline}，算期限内的数据。"),
            format!("It begins on {first}, not after the deadline {deadline}: it counts as in time."),
        );
    }
    lang.pick(
        format!("该数据始于{first}，晚于期限{deadline}，算期限后的数据。"),
        format!("It begins on {first}, after the deadline {deadline}: it counts as late."),
    )
}

pub(super) fn extended(
    (from, to): (NaiveDate, NaiveDate),
    basis: &str,
    (status, days): (Status, Option<i64>),
    lang: Lang,
) -> String {
    let original = by_original(status, days, lang);
    lang.pick(
        format!("文件规定的期限是{from}，后延至{to}（依据：{basis}）；以下按延后的期限判定，{original}。"),
        format!(
            "The document's deadline, {from}, was extended to {to} ({basis}); what follows is judged by the extended one. \
             {}.",
            capital(&original)
        ),
    )
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

pub(super) fn in_time(held: Option<&(Period, Claim)>, lang: Lang) -> String {
    match held {
        None => lang.pick("期限内没有能判定的数据。".into(), "No figure in time settles it.".into()),
        Some((period, claim)) => {
            let (period, held) = (when(*period, lang), answered(claim, lang));
            lang.pick(
                format!("期限内最后一个能判定的数据（{period}）：{held}。"),
                format!("The last figure in time that settles it, of {period}: {held}."),
            )
        }
    }
}

pub(super) fn later(count: usize, lang: Lang) -> String {
    if count == 0 {
        return lang.pick("期限后没有新数据。".into(), "No figure came after the deadline.".into());
    }
    lang.pick(
        format!("期限后的数据有{count}个，都没有达到目标。"),
        format!("Figures after the deadline: {count}; none of them satisfies."),
    )
}

pub(super) fn cover(last: NaiveDate, deadline: NaiveDate, lang: Lang) -> String {
    if last >= deadline {
        return lang.pick(
            format!("最后一个准确数到{last}，不早于期限{deadline}，期限时的情况已经清楚。"),
            format!(
                "The last exact figure reaches {last}, not before the deadline {deadline}: the deadline is covered."
            ),
        );
    }
    lang.pick(
        format!("最后一个准确数到{last}，早于期限{deadline}，期限时的情况有待核实。"),
        format!("The last exact figure reaches {last}, before the deadline {deadline}: the deadline is not covered."),
    )
}
