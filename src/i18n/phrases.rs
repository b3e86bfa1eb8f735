//! Short phrases of reports: how a target, a status with its flags, or a count reads.

use std::borrow::Cow;

use chrono::NaiveDate;

use super::Lang;
use super::words::Spoken;
use crate::domain::light::Cause;
use crate::domain::review::{Ground, Review};
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::domain::target::{BaselineBasis, Comparator};
use crate::domain::verdict::{Stated, Verdict, YearStatus};

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

/// A status with its flags; far behind has a word of its own.
#[must_use]
pub fn status(verdict: &Verdict<'_>, lang: Lang) -> Cow<'static, str> {
    let word = if verdict.far_behind { Cause::FarBehind.say(lang) } else { verdict.status.say(lang) };
    flagged(word, verdict.due_soon, verdict.fell_back, lang)
}

/// The word of a status with its flags.
#[must_use]
pub fn flagged(word: &'static str, due_soon: bool, fell_back: bool, lang: Lang) -> Cow<'static, str> {
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

/// Where a target stands by the document's own deadline, beside one that was extended.
#[must_use]
pub fn by_original(status: Status, days_overdue: Option<i64>, lang: Lang) -> String {
    let said = status.say(lang);
    match days_overdue.map(|days| super::number::days(days, lang)) {
        Some(days) => lang.pick(
            format!("按原期限为{said}，已超过{days}"),
            format!("by the original deadline it is {said}, {days} past it"),
        ),
        None => lang.pick(format!("按原期限为{said}"), format!("by the original deadline it is {said}")),
    }
}

/// A deadline in force with the one it took the place of.
#[must_use]
pub fn extended(from: NaiveDate, to: NaiveDate, lang: Lang) -> String {
    lang.pick(format!("{to}（原期限{from}）"), format!("{to} (originally {from})"))
}

/// How many figures wait for approval.
#[must_use]
pub fn pending(count: u32, lang: Lang) -> String {
    let (noun, verb) = if count == 1 { ("figure", "waits") } else { ("figures", "wait") };
    lang.pick(
        format!("另有 {count} 条数据待核准，未计入；`duban pending` 可列出"),
        format!(
            "{count} {noun} {verb} for approval and {} not count; `duban pending` lists them",
            if count == 1 { "does" } else { "do" }
        ),
    )
}

/// How many figures of a target wait for approval, and the newest of them: its value and period, and who recorded it.
#[must_use]
pub fn waiting(count: u32, (value, period): (&str, &str), recorder: Option<&str>, lang: Lang) -> String {
    let recorder = match recorder {
        Some(name) => lang.pick(format!("{name}登记"), format!("recorded by {name}")),
        None => lang.pick("登记人未注明", "who recorded it is not stated").to_owned(),
    };
    let figure = lang.pick(format!("{period}{value}，{recorder}"), format!("{value} for {period}, {recorder}"));
    if count == 1 {
        return lang.pick(
            format!("另有 1 条数据待核准，尚未计入：{figure}"),
            format!("1 figure waits for approval and does not count yet: {figure}"),
        );
    }
    lang.pick(
        format!("另有 {count} 条数据待核准，尚未计入，最新一条为{figure}"),
        format!("{count} figures wait for approval and do not count yet, the newest: {figure}"),
    )
}

/// The mark of a target of whose figures some wait.
#[must_use]
pub fn waiting_mark(count: u32, lang: Lang) -> String {
    lang.pick(format!("（待核准 {count} 条）"), format!(" ({count} waiting for approval)"))
}

/// How many figures wait for approval in what a document is about; nothing where none does.
#[must_use]
pub fn waiting_in_all(count: u32, lang: Lang) -> Option<String> {
    let (noun, verb, none) = if count == 1 { ("figure", "waits", "does") } else { ("figures", "wait", "do") };
    (count > 0).then(|| {
        lang.pick(
            format!("所涉指标另有 {count} 条数据待核准，核准前不计入，未据以判定。"),
            format!(
                "{count} further {noun} {verb} for approval and {none} not count: nothing here was judged by them."
            ),
        )
    })
}

/// The heading of one target on a page: what it asks, by when, and where it stands.
#[must_use]
pub fn target_title(aim: &str, deadline: &str, status: &str, lang: Lang) -> String {
    lang.pick(format!("目标{aim}，期限{deadline}：{status}"), format!("Target {aim} by {deadline}: {status}"))
}

/// What is said of an indicator for which no target is set.
#[must_use]
pub fn no_target(lang: Lang) -> &'static str {
    lang.pick(
        "这个指标没有设目标，不判定完成情况，只看数据本身。",
        "No target is set for this indicator: nothing is judged, its figures speak for themselves.",
    )
}

/// The heading above the steps of a verdict.
#[must_use]
pub fn steps_title(lang: Lang) -> &'static str {
    lang.pick("判定步骤", "How the verdict was reached")
}

/// What a plan review calls a target and by which rule, or why it calls it nothing.
#[must_use]
pub fn reviewed(stated: Stated<(Review, Ground)>, lang: Lang) -> String {
    let (word, why) = match stated {
        Ok((review, ground)) => (review.say(lang), ground.say(lang)),
        Err(reason) => (lang.pick("暂不评价", "not reviewed"), reason.say(lang)),
    };
    lang.pick(format!("{word}（{why}）"), format!("{word} ({why})"))
}

/// What months late are called where they are months early.
#[must_use]
pub fn months_early(lang: Lang) -> &'static str {
    lang.pick("提前月数", "Months early")
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

/// The first of the agencies that are responsible, where those that lead are expected.
#[must_use]
pub fn responsible(agency: &str, lang: Lang) -> String {
    lang.pick(format!("责任：{agency}"), format!("responsible: {agency}"))
}

/// An agency that the office's overlay assigns and the document does not name.
#[must_use]
pub fn assigned(agency: &str, lang: Lang) -> String {
    let basis = BaselineBasis::Office.say(lang);
    lang.pick(format!("{agency}（{basis}）"), format!("{agency} ({basis})"))
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
    // Many a draft says so in its title.
    if let Some(standing) = standing.filter(|standing| !source.contains(standing)) {
        text += &lang.pick(format!("（{standing}）"), format!(" ({standing})"));
    }
    text
}

/// Where a figure was published.
#[must_use]
pub fn provenance(period: &str, parts: &[&str], lang: Lang) -> String {
    lang.pick(format!("{period}：{}", parts.join("；")), format!("{period}: {}", parts.join("; ")))
}

/// The title of a report.
#[must_use]
pub fn report_title(lang: Lang) -> &'static str {
    lang.pick("目标完成情况", "Gap to target")
}

/// The title of the list for a supervision review.
#[must_use]
pub fn overdue_title(lang: Lang) -> &'static str {
    lang.pick("逾期目标清单", "Overdue targets")
}

/// The title of the list of targets.
#[must_use]
pub fn targets_title(lang: Lang) -> &'static str {
    lang.pick("目标一览", "Targets")
}

/// The title of the list of agencies.
#[must_use]
pub fn agencies_title(lang: Lang) -> &'static str {
    lang.pick("单位一览", "Agencies")
}

/// The title of a counting report.
#[must_use]
pub fn tally_title(by: &str, lang: Lang) -> String {
    lang.pick(format!("目标完成情况（按{by}）"), format!("Gap to target by {}", by.to_lowercase()))
}

/// The heading of the targets of one document.
#[must_use]
pub fn part(region: &str, source: &str, standing: Standing, lang: Lang) -> String {
    let mark = if standing == Standing::InForce {
        String::new()
    } else if source.contains(standing.say(lang)) {
        lang.pick("（单独计数）", " (counted apart)").to_owned()
    } else {
        lang.pick(format!("（{}，单独计数）", standing.say(lang)), format!(" ({}, counted apart)", standing.say(lang)))
    };
    lang.pick(format!("{region}：{source}{mark}"), format!("{region}: {source}{mark}"))
}

/// The heading of what is counted apart.
#[must_use]
pub fn not_in_force(lang: Lang) -> &'static str {
    lang.pick("未生效文件的目标（单独计数）", "Targets of documents not in force (counted apart)")
}

/// How many targets there are, and where they stand.
#[must_use]
pub fn targets(count: u32, counts: &str, lang: Lang) -> String {
    let noun = if count == 1 { "target" } else { "targets" };
    match counts {
        "" => lang.pick(format!("共 {count} 个目标"), format!("{count} {noun}")),
        _ => lang.pick(format!("共 {count} 个目标：{counts}"), format!("{count} {noun}: {counts}")),
    }
}

/// How many targets of documents not in force there are.
#[must_use]
pub fn targets_not_in_force(count: u32, counts: &str, alone: bool, lang: Lang) -> String {
    lang.pick(
        format!("{}未生效文件的 {count} 个：{counts}", if alone { "共" } else { "另有" }),
        format!("{}{count} of documents not in force: {counts}", if alone { "" } else { "apart from these, " }),
    )
}

/// How many targets are due soon.
#[must_use]
pub fn due_soon(count: u32, lang: Lang) -> String {
    lang.pick(format!("临期 {count} 个"), format!("{count} due soon"))
}

/// What the mark of close figures means.
#[must_use]
pub fn close_figures(lang: Lang) -> &'static str {
    lang.pick(
        "≈ 为口径相近的数据，仅供参考，不作判定",
        "≈ marks figures of another definition: a guide that decides nothing",
    )
}

/// Whose ladder a legend is: the catalogue, and the documents of its targets.
#[must_use]
pub fn ladder_of(catalogue: &str, first: Option<&str>, documents: usize, lang: Lang) -> String {
    let named = match first {
        None => return lang.pick(format!("目录 {catalogue}"), format!("catalogue {catalogue}")),
        Some(one) if documents < 2 => one.to_owned(),
        Some(first) => lang.pick(format!("{first}等{documents}份文件"), format!("{first} and {} more", documents - 1)),
    };
    lang.pick(format!("目录 {catalogue}，{named}"), format!("catalogue {catalogue}, {named}"))
}

/// How many targets contradict another.
#[must_use]
pub fn conflicts(count: u32, lang: Lang) -> String {
    lang.pick(
        format!("{count} 个目标与同一指标的另一目标不一致，`duban conflicts` 可看详情"),
        format!("{count} targets contradict another on the same indicator; `duban conflicts` tells how"),
    )
}

/// Why agencies' counts add up to more than there are targets.
#[must_use]
pub fn counted_per_role(lang: Lang) -> &'static str {
    lang.pick(
        "一个目标对其每个单位各计一次，合计可多于目标总数",
        "a target counts once for each of its agencies, so these add up to more than the total",
    )
}

/// How many agencies there are.
#[must_use]
pub fn agencies(count: usize, lang: Lang) -> String {
    let noun = if count == 1 { "agency" } else { "agencies" };
    lang.pick(format!("共 {count} 个单位"), format!("{count} {noun}"))
}

/// The title of an indicator's history.
#[must_use]
pub fn history_title(name: &str, lang: Lang) -> String {
    lang.pick(format!("{name}：历次数据"), format!("{name}: every figure recorded"))
}

/// How many records there are.
#[must_use]
pub fn records(count: usize, lang: Lang) -> String {
    let noun = if count == 1 { "record" } else { "records" };
    lang.pick(format!("共 {count} 条记录"), format!("{count} {noun}"))
}
