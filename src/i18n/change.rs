//! Words for what moved between two moments of the record.

use super::Lang;
use super::known::{self, moment};
use crate::domain::change::ChangeKind;
use crate::domain::moment::{Clock, Moment, When};

/// A part of the list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Statuses that changed because of what was recorded.
    Statuses,
    /// Statuses that changed because time has passed.
    ByTime,
    /// Figures.
    Figures,
    /// What catalogues say.
    Catalogues,
}

/// The heading of a part; `as_of` is the day that statuses are judged as of, `then` the earlier one.
#[must_use]
pub fn part(part: Part, as_of: &str, then: &str, lang: Lang) -> String {
    match part {
        Part::Statuses => lang.pick(
            format!("因新记录而变的状态（前后都按{as_of}判断）"),
            format!("Statuses that changed by what was recorded (both as of {as_of})"),
        ),
        Part::ByTime => lang.pick(
            format!("只因时间推移而变的状态（{then} → {as_of}，都用先前的记录）"),
            format!("Statuses that changed by time alone ({then} → {as_of}, both by the earlier record)"),
        ),
        Part::Figures => lang.pick("数据", "Figures").to_owned(),
        Part::Catalogues => lang.pick("目标、规则和目录", "Targets, rules and catalogues").to_owned(),
    }
}

/// The title.
#[must_use]
pub fn title(lang: Lang) -> &'static str {
    lang.pick("变动情况", "What moved")
}

/// The stretch of the record that the list is about: from which instant on, or after which action, with the last action
/// before it; up to which action.
#[must_use]
pub fn between(since: (When, Option<&Moment>), upto: Option<&Moment>, clock: Clock, lang: Lang) -> String {
    let (when, first) = since;
    let first = first.map(|first| known::action(first, clock, lang));
    let upto = upto.map(|upto| known::action(upto, clock, lang));
    let Some(beginning) = when.beginning(clock).map(|at| clock.zoned(at)) else {
        let since = first.unwrap_or_else(|| moment(when, clock));
        return match upto {
            Some(upto) => lang.pick(format!("{since}之后，到{upto}"), format!("after {since}, up to {upto}")),
            None => lang.pick(format!("{since}之后没有操作"), format!("nothing was done after {since}")),
        };
    };
    let before = first.map_or_else(
        || lang.pick("此前没有记录", "nothing was on record before").to_owned(),
        |first| lang.pick(format!("此前最后为{first}"), format!("the last one before was {first}")),
    );
    match upto {
        Some(upto) => lang.pick(
            format!("{beginning} 起，到{upto}；{before}"),
            format!("from {beginning} on, up to {upto}; {before}"),
        ),
        None => lang.pick(
            format!("{beginning} 起没有操作；{before}"),
            format!("nothing was done from {beginning} on; {before}"),
        ),
    }
}

/// A figure, beside the kinds of things in a catalogue.
#[must_use]
pub fn figure(lang: Lang) -> &'static str {
    lang.pick("数据", "figure")
}

/// How many changes of each kind there are, those that there are none of left out.
#[must_use]
pub fn totals(counts: &[(ChangeKind, usize)], lang: Lang) -> String {
    use super::words::Spoken;
    let all: usize = counts.iter().map(|(_, count)| count).sum();
    let some = counts.iter().filter(|(_, count)| *count > 0);
    let parts: Vec<String> = some.map(|(kind, count)| format!("{} {count}", kind.say(lang))).collect();
    let noun = if all == 1 { "change" } else { "changes" };
    match parts.as_slice() {
        [] => lang.pick("没有变动", "nothing moved").to_owned(),
        parts => {
            lang.pick(format!("共 {all} 项变动：{}", parts.join("，")), format!("{all} {noun}: {}", parts.join(", ")))
        }
    }
}

/// What is left out, and how it is to be had.
#[must_use]
pub fn only_by_record(lang: Lang) -> &'static str {
    lang.pick(
        "只列因新记录而变的状态；另列只因时间推移而变的，请用 `--as-of-then` 给出上次按哪一天判断",
        "only statuses that what was recorded changed; for those that time alone changed, give the day of the last review with `--as-of-then`",
    )
}

/// A change in words, part by part: of what, and what it was and is.
#[derive(Debug, Clone, Copy)]
pub struct Telling<'t> {
    /// What kind of change it is.
    pub kind: ChangeKind,
    /// The name, with period, field or what is asked behind it.
    pub of: &'t str,
    /// What it was.
    pub old: Option<&'t str>,
    /// What it is.
    pub new: Option<&'t str>,
    /// Why a figure does not count.
    pub not_counting: Option<&'t str>,
    /// By whose decision a deadline was moved, and what was noted beside it.
    pub beside: [Option<&'t str>; 2],
}

/// A change as a sentence.
#[must_use]
pub fn sentence(telling: Telling<'_>, lang: Lang) -> String {
    use ChangeKind as K;
    let Telling { kind, of, old, new, not_counting, beside } = telling;
    let zh = match (kind, old, new) {
        (K::Status | K::StatusByTime, Some(old), Some(new)) => format!("状态由“{old}”变为“{new}”"),
        (K::Status | K::StatusByTime, None, Some(new)) => format!("新列入，状态为“{new}”"),
        (K::Status | K::StatusByTime, Some(old), None) => format!("不再列入，原状态为“{old}”"),
        (K::Revision, Some(old), Some(new)) => format!("由 {old} 修订为 {new}"),
        (K::Pending | K::Proposal, _, Some(new)) => format!("提交 {new}"),
        (K::Approval, _, Some(new)) => format!("核准，计入 {new}"),
        (K::Rejection, Some(old), _) => format!("退回 {old}"),
        (K::Reinstatement, _, Some(new)) => format!("恢复 {new}"),
        (K::Retraction, Some(old), Some(new)) => format!("撤回 {old}，计入 {new}"),
        (K::Retraction, Some(old), None) => format!("撤回 {old}，没有计入的数据"),
        (K::Extension | K::Changed, Some(old), Some(new)) => format!("由 {old} 改为 {new}"),
        (K::Retired, Some(old), _) => format!("停用，原要求 {old}"),
        (K::Retired, None, _) => "停用".to_owned(),
        (K::Changed, None, Some(new)) => format!("定为 {new}"),
        (K::Added, _, None) => "新增".to_owned(),
        (K::Added, _, Some(new)) => format!("新增，要求 {new}"),
        (_, None, Some(new)) => format!("登记 {new}"),
        (_, Some(old), None) => format!("删去 {old}"),
        (_, Some(old), Some(new)) => format!("{old} → {new}"),
        (_, None, None) => "有变动".to_owned(),
    };
    let en = || match (kind, old, new) {
        (K::Status | K::StatusByTime, Some(old), Some(new)) => format!("the status went from \"{old}\" to \"{new}\""),
        (K::Status | K::StatusByTime, None, Some(new)) => format!("a new target, with the status \"{new}\""),
        (K::Status | K::StatusByTime, Some(old), None) => format!("no longer a target; the status was \"{old}\""),
        (K::Revision, Some(old), Some(new)) => format!("revised from {old} to {new}"),
        (K::Pending | K::Proposal, _, Some(new)) => format!("{new} proposed"),
        (K::Approval, _, Some(new)) => format!("approved; {new} counts"),
        (K::Rejection, Some(old), _) => format!("{old} rejected"),
        (K::Reinstatement, _, Some(new)) => format!("{new} reinstated"),
        (K::Retraction, Some(old), Some(new)) => format!("{old} retracted; {new} counts"),
        (K::Retraction, Some(old), None) => format!("{old} retracted; no figure counts"),
        (K::Extension | K::Changed, Some(old), Some(new)) => format!("changed from {old} to {new}"),
        (K::Retired, Some(old), _) => format!("retired; it asked for {old}"),
        (K::Retired, None, _) => "retired".to_owned(),
        (K::Changed, None, Some(new)) => format!("set to {new}"),
        (K::Added, _, None) => "added".to_owned(),
        (K::Added, _, Some(new)) => format!("added; it asks for {new}"),
        (_, None, Some(new)) => format!("{new} recorded"),
        (_, Some(old), None) => format!("{old} removed"),
        (_, Some(old), Some(new)) => format!("{old} → {new}"),
        (_, None, None) => "something moved".to_owned(),
    };
    let mut more: Vec<String> = Vec::new();
    more.extend(not_counting.map(|why| lang.pick(format!("未计入：{why}"), format!("does not count: {why}"))));
    let [basis, note] = beside;
    more.extend(basis.map(|basis| lang.pick(format!("依据：{basis}"), format!("by {basis}"))));
    more.extend(note.map(|note| lang.pick(format!("备注：{note}"), format!("note: {note}"))));
    match (lang, more.as_slice()) {
        (Lang::Zh, []) => format!("{of}：{zh}。"),
        (Lang::Zh, more) => format!("{of}：{zh}（{}）。", more.join("；")),
        (Lang::En, []) => format!("{of}: {}.", en()),
        (Lang::En, more) => format!("{of}: {} ({}).", en(), more.join("; ")),
    }
}

/// What a change rests on that is no figure, in short.
#[must_use]
pub fn because(item: &str, lang: Lang) -> &'static str {
    match item {
        "rules" => lang.pick("规则变动", "rules"),
        "assignment" => lang.pick("责任分工变动", "assignment"),
        "indicator" => lang.pick("指标变动", "indicator"),
        _ => lang.pick("目标变动", "target"),
    }
}

/// The moments are in the wrong order.
#[must_use]
pub fn wrong_order(since: When, until: When, clock: Clock, lang: Lang) -> Vec<String> {
    let (since, until) = (moment(since, clock), moment(until, clock));
    vec![lang.pick(
        format!("`--since` 的 `{since}` 晚于 `--until` 的 `{until}`"),
        format!("`{since}` for `--since` lies after `{until}` for `--until`"),
    )]
}
