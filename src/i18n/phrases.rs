//! Short phrases of reports: how a target, a status with its flags, or a count reads.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Lang;
use super::words::Spoken;
use crate::domain::status::Status;
use crate::domain::target::Comparator;
use crate::domain::verdict::YearStatus;

/// What a target asks for: `≥13000个`, `>10%`, `13.5%左右`, `=4个`.
#[must_use]
pub fn aim(comparator: Comparator, quantity: &str, lang: Lang) -> String {
    match comparator {
        Comparator::AtLeast | Comparator::Between => format!("≥{quantity}"),
        Comparator::MoreThan => format!(">{quantity}"),
        Comparator::AtMost => format!("≤{quantity}"),
        Comparator::LessThan => format!("<{quantity}"),
        Comparator::About => lang.pick(format!("{quantity}左右"), format!("about {quantity}")),
        Comparator::Exactly => format!("={quantity}"),
    }
}

/// A status with its flags.
#[must_use]
pub fn status(status: Status, due_soon: bool, fell_back: bool, lang: Lang) -> Cow<'static, str> {
    let word = status.say(lang);
    match (due_soon, fell_back) {
        (false, false) => Cow::Borrowed(word),
        (true, false) => Cow::Owned(lang.pick(format!("{word}（临期）"), format!("{word} (due soon)"))),
        (false, true) => Cow::Owned(lang.pick(format!("{word}（后回落）"), format!("{word} (fell back since)"))),
        (true, true) => {
            Cow::Owned(lang.pick(format!("{word}（临期，后回落）"), format!("{word} (due soon, fell back since)")))
        }
    }
}

/// Yes or no.
#[must_use]
pub fn yes_no(value: bool, lang: Lang) -> &'static str {
    if value { lang.pick("是", "yes") } else { lang.pick("否", "no") }
}

/// Where the tolerance of `about` comes from.
#[must_use]
pub fn tolerance_basis(own: bool, lang: Lang) -> &'static str {
    if own { lang.pick("文件所定", "the document") } else { lang.pick("规则所定", "the rules") }
}

/// One year of a window.
#[must_use]
pub fn year(year: i32, value: Option<&str>, status: YearStatus, lang: Lang) -> String {
    let word = status.say(lang);
    match value {
        Some(value) => lang.pick(format!("{year}年{value}（{word}）"), format!("{year}: {value} ({word})")),
        None => lang.pick(format!("{year}年{word}"), format!("{year}: {word}")),
    }
}

/// The heading of one target on a page: what it asks, by when, and where it stands.
#[must_use]
pub fn target_title(aim: &str, deadline: NaiveDate, status: &str, lang: Lang) -> String {
    lang.pick(format!("目标{aim}，期限{deadline}：{status}"), format!("Target {aim} by {deadline}: {status}"))
}

/// The heading above the steps of a verdict.
#[must_use]
pub fn steps_title(lang: Lang) -> &'static str {
    lang.pick("判定步骤", "How the verdict was reached")
}

/// The heading above a series.
#[must_use]
pub fn series_title(lang: Lang) -> &'static str {
    lang.pick("历次数据", "Figures so far")
}

/// Where the document names no agency.
#[must_use]
pub fn nobody_named(lang: Lang) -> &'static str {
    lang.pick("（文件未明确单位）", "(no agency named)")
}

/// A place in a document.
#[must_use]
pub fn clause(number: &str, part: Option<u8>, lang: Lang) -> String {
    match part {
        Some(part) => lang.pick(format!("{number}第{part}处分工"), format!("{number}, bracket {part}")),
        None => number.to_owned(),
    }
}

/// A document with a place in it and its standing, where it is not in force.
#[must_use]
pub fn basis(source: &str, clause: Option<&str>, standing: Option<&str>, lang: Lang) -> String {
    let mut text = source.to_owned();
    if let Some(clause) = clause {
        text += &lang.pick(format!("，{clause}"), format!(", {clause}"));
    }
    if let Some(standing) = standing {
        text += &lang.pick(format!("（{standing}）"), format!(" ({standing})"));
    }
    text
}

/// Where a figure was published.
#[must_use]
pub fn provenance(period: &str, parts: &[&str], lang: Lang) -> String {
    lang.pick(format!("{period}：{}", parts.join("；")), format!("{period}: {}", parts.join("; ")))
}
