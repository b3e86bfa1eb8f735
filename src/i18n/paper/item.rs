//! How a target reads in running text: what it rests on, what it asks, what is known, how far off that is, and what
//! follows from it. What cannot be said is worded as such.

use chrono::NaiveDate;

use crate::domain::status::{Reason, Status};
use crate::domain::target::{Basis, Comparator, Judge, Strength, Years};
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, calendar, number};

/// A document with its number.
#[must_use]
pub fn document(title: &str, number: Option<&str>, lang: Lang) -> String {
    let title = match lang {
        Lang::Zh if !title.contains('《') => format!("《{title}》"),
        _ => title.to_owned(),
    };
    match number {
        Some(number) => lang.pick(format!("{title}（{number}）"), format!("{title} ({number})")),
        None => title,
    }
}

/// A document and the place in it.
#[must_use]
pub fn basis(document: &str, clause: Option<&str>, lang: Lang) -> String {
    match clause {
        Some(clause) => lang.pick(format!("{document}{clause}"), format!("{document}, {clause}")),
        None => document.to_owned(),
    }
}

/// A quantity with the word of its comparator: 不低于13000个.
#[must_use]
pub fn aim(comparator: Comparator, quantity: &str, lang: Lang) -> String {
    let word = comparator.say(lang);
    match comparator {
        Comparator::About => lang.pick(format!("{quantity}左右"), format!("about {quantity}")),
        Comparator::Between => lang.pick(format!("在{quantity}之间"), format!("from {quantity}")),
        _ => lang.pick(format!("{word}{quantity}"), format!("{word} {quantity}")),
    }
}

/// What a target asks, over the years it is judged by.
#[must_use]
pub fn asked(aim: &str, judge: Judge, years: Option<Years>, strength: Strength, lang: Lang) -> String {
    let span = years.map(|years| {
        lang.pick(
            if years.from == years.to {
                format!("{}年", years.from)
            } else {
                format!("{}—{}年", years.from, years.to)
            },
            if years.from == years.to { years.from.to_string() } else { format!("{} to {}", years.from, years.to) },
        )
    });
    let span = span.as_deref().unwrap_or_default();
    let text = match judge {
        Judge::Latest => aim.to_owned(),
        Judge::EachYear => lang.pick(format!("{span}每年{aim}"), format!("{aim} in each year, {span}")),
        Judge::WindowSum => lang.pick(format!("{span}累计{aim}"), format!("{aim} in all, {span}")),
        Judge::WindowGrowth => lang.pick(format!("{span}年均增长{aim}"), format!("mean yearly growth {aim}, {span}")),
        Judge::Multiple => lang.pick(format!("与基数相比，{aim}"), format!("{aim} the baseline")),
    };
    match strength {
        Strength::Commit => text,
        Strength::Strive => lang.pick(format!("力争{text}"), format!("{text} (an aim)")),
    }
}

/// A deadline, and where it comes from unless the clause states it.
#[must_use]
pub fn deadline(day: NaiveDate, basis: Basis, lang: Lang) -> String {
    let text = calendar::date(day, lang);
    match basis {
        Basis::Stated => text,
        _ => lang.pick(format!("{text}（{}）", basis.say(lang)), format!("{text} ({})", basis.say(lang))),
    }
}

/// That a deadline was moved, behind the document's own.
#[must_use]
pub fn extended(to: NaiveDate, basis: &str, lang: Lang) -> String {
    let day = calendar::date(to, lang);
    lang.pick(format!("，后延至{day}（依据：{basis}）"), format!(", extended to {day} ({basis})"))
}

/// The tolerance of a target that asks for about so much.
#[must_use]
pub fn tolerance(share: &str, origin: &str, lang: Lang) -> String {
    lang.pick(format!("（允许偏差{share}，{origin}）"), format!(" (tolerance {share}, by {origin})"))
}

/// What is required, by when, and in which words of the document.
#[must_use]
pub fn required(asked: &str, deadline: &str, wording: Option<&str>, lang: Lang) -> String {
    let words =
        wording.map(|wording| lang.pick(format!("；文件原文“{wording}”"), format!("; in the document: “{wording}”")));
    let words = words.unwrap_or_default();
    lang.pick(format!("{asked}；期限{deadline}{words}"), format!("{asked}; deadline {deadline}{words}"))
}

/// What is required by when, in short.
#[must_use]
pub fn value_and_deadline(asked: &str, deadline: &str, lang: Lang) -> String {
    lang.pick(format!("{asked}，期限{deadline}"), format!("{asked}, by {deadline}"))
}

/// A figure with its period and where it comes from.
#[must_use]
pub fn figure(value: &str, period: &str, source: &[&str], lang: Lang) -> String {
    let source = match source {
        [] => lang.pick("来源未注明", "source not stated").to_owned(),
        parts => lang.pick(format!("来源：{}", parts.join("，")), format!("source: {}", parts.join(", "))),
    };
    lang.pick(format!("{value}（{period}，{source}）"), format!("{value} ({period}; {source})"))
}

/// The latest figure.
#[must_use]
pub fn latest(figure: &str, lang: Lang) -> String {
    lang.pick(format!("最新数据为{figure}"), format!("the latest figure is {figure}"))
}

/// Only a close figure is known.
#[must_use]
pub fn nearby(figure: &str, note: Option<&str>, lang: Lang) -> String {
    let note = note.map(|note| lang.pick(format!("，{note}"), format!(" ({note})"))).unwrap_or_default();
    lang.pick(
        format!("只有口径相近的数据{figure}{note}，仅供参考，不作判定"),
        format!("only a figure of a similar definition is known: {figure}{note}; it is a guide that decides nothing"),
    )
}

/// A figure of a period, in short.
#[must_use]
pub fn in_short(value: &str, period: &str, lang: Lang) -> String {
    lang.pick(format!("{period}为{value}"), format!("{value} for {period}"))
}

/// No figure is known.
#[must_use]
pub fn no_figure(lang: Lang) -> &'static str {
    lang.pick("尚未登记数据", "no figure has been recorded")
}

/// The value that decided, where it is not the latest figure itself.
#[must_use]
pub fn judged(value: &str, period: &str, lang: Lang) -> String {
    lang.pick(format!("据以判定的数值为{value}（{period}）"), format!("the value judged by is {value} ({period})"))
}

/// The years of a target one by one.
#[must_use]
pub fn years(list: &str, lang: Lang) -> String {
    lang.pick(format!("逐年为：{list}"), format!("year by year: {list}"))
}

/// What is known of a span that is not whole.
#[must_use]
pub fn to_date(value: &str, period: &str, lang: Lang) -> String {
    lang.pick(format!("期内已知{value}（{period}）"), format!("known so far: {value} ({period})"))
}

/// How far off the required value is; by the figures at hand, where these do not settle the matter.
#[must_use]
pub fn gap(gap: &str, share: Option<&str>, settled: bool, lang: Lang) -> String {
    let by = if settled { "" } else { lang.pick("按已有数据，", "by the figures at hand, ") };
    let share = share.map(|share| lang.pick(format!("（{share}）"), format!(" ({share})"))).unwrap_or_default();
    lang.pick(format!("{by}距要求差{gap}{share}"), format!("{by}short of the requirement by {gap}{share}"))
}

/// The gap may not be stated.
#[must_use]
pub fn no_gap(reason: Reason, lang: Lang) -> String {
    let why = reason.say(lang);
    lang.pick(format!("差距暂不能计算（{why}）"), format!("the gap cannot be stated ({why})"))
}

/// What follows from the figures as of a day: the status with its numbers, worded so that what is not certain is not said.
#[must_use]
pub fn finding(
    status: &str,
    of: Status,
    days: Option<&str>,
    pace: Option<&str>,
    reason: Option<Reason>,
    lang: Lang,
) -> String {
    let mut text = status.to_owned();
    if let Some(days) = days {
        text += &match of {
            Status::Overdue => lang.pick(format!("，已逾期{days}"), format!(", for {days}")),
            Status::OverdueUnconfirmed => lang.pick(
                format!("，期限已过{days}，现有数据不足以认定是否完成"),
                format!(", {days} past the deadline; the figures do not show whether it was met"),
            ),
            Status::OverdueUnreported => lang.pick(
                format!("，期限已过{days}，没有可据以判定的数据，是否完成尚不能认定"),
                format!(", {days} past the deadline; without a figure to judge by, nobody can say whether it was met"),
            ),
            _ => lang.pick(format!("，距期限{days}"), format!(", {days} to the deadline")),
        };
    }
    match pace.map(|pace| pace.strip_prefix('-').ok_or(pace.trim_start_matches('+'))) {
        None => {}
        Some(Ok(less)) => text += &lang.pick(format!("，进度落后序时{less}"), format!(", {less} behind its schedule")),
        Some(Err(more)) => {
            text += &lang.pick(format!("，进度快于序时{more}"), format!(", {more} ahead of its schedule"));
        }
    }
    if let Some(reason) = reason.filter(|reason| *reason != Reason::NoFigure) {
        text += &lang.pick(format!("（{}）", reason.say(lang)), format!(" ({})", reason.say(lang)));
    }
    text
}

/// From which day the days overdue are counted, where that is not the deadline.
#[must_use]
pub fn counted_from(day: NaiveDate, lang: Lang) -> String {
    let day = calendar::date(day, lang);
    lang.pick(format!("自{day}起算"), format!("counted from {day}"))
}

/// The agencies in one role.
#[must_use]
pub fn role(role: &str, agencies: &[String], lang: Lang) -> String {
    let list = number::list(agencies, lang);
    lang.pick(format!("{role}：{list}"), format!("{role}: {list}"))
}

/// The office's own earlier deadline.
#[must_use]
pub fn internal_deadline(day: NaiveDate, lang: Lang) -> String {
    let day = calendar::date(day, lang);
    lang.pick(format!("督查室另定的内部时限为{day}"), format!("the office's own deadline is {day}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_document_stands_in_its_marks_once() {
        assert_eq!(document("甲市方案", Some("甲发〔2023〕1号"), Lang::Zh), "《甲市方案》（甲发〔2023〕1号）");
        assert_eq!(document("关于《甲市方案》的通知", None, Lang::Zh), "关于《甲市方案》的通知");
        assert_eq!(basis(&document("Plan", None, Lang::En), Some("二(一)1"), Lang::En), "Plan, 二(一)1");
    }

    #[test]
    fn what_is_asked_reads_as_a_sentence() {
        let years = Some(Years { from: 2023, to: 2025 });
        let aim = aim(Comparator::MoreThan, "7.25%", Lang::Zh);
        assert_eq!(asked(&aim, Judge::EachYear, years, Strength::Commit, Lang::Zh), "2023—2025年每年超过7.25%");
        assert_eq!(asked(&aim, Judge::Latest, None, Strength::Strive, Lang::Zh), "力争超过7.25%");
    }

    #[test]
    fn what_is_not_known_is_not_held_against_anyone() {
        let said =
            |status: Status| Lang::ALL.map(|lang| finding(status.say(lang), status, Some("326天"), None, None, lang));
        for status in [Status::OverdueUnconfirmed, Status::OverdueUnreported] {
            let [zh, en] = said(status);
            assert!(zh.contains("期限已过") && zh.contains("认定") && !zh.contains("已逾期"), "{zh}");
            assert!(en.contains("whether it was met") && !en.contains("overdue,"), "{en}");
        }
        assert_eq!(said(Status::Overdue)[0], "逾期未完成，已逾期326天");
    }
}
