//! Words about what was done to what is on record: retracted, approved, rejected, taken back, extended; and why not.

mod fault;

use chrono::NaiveDate;

pub use self::fault::fault;
use super::words::Spoken;
use super::{Lang, chain};
use crate::domain::deed::{Action, Actor};
use crate::domain::fault::deed::ExtensionDoubt;
use crate::domain::history::Event;
use crate::domain::moment::Clock;
use crate::domain::target::ExtensionOnRecord;

/// Who did something.
#[must_use]
pub fn actor(actor: &Actor, lang: Lang) -> String {
    match (actor.by.as_deref(), actor.system_user.as_deref()) {
        (Some(by), Some(user)) if by != user => {
            lang.pick(format!("{by}（账户 `{user}`）"), format!("{by} (account `{user}`)"))
        }
        (Some(name), _) | (None, Some(name)) => name.to_owned(),
        (None, None) => lang.pick("未署名", "nobody named").to_owned(),
    }
}

/// An action in short: number, command, who, when.
#[must_use]
pub fn action(action: &Action, clock: Clock, lang: Lang) -> String {
    let Action { number, at, command, .. } = action;
    let (at, who) = (clock.civil(*at), self::actor(&action.actor, lang));
    lang.pick(
        format!("第 {number} 号操作（{}，{who}，{at}）", chain::command(command, lang)),
        format!("action {number} (`{command}`, {who}, {at})"),
    )
}

fn history_of(indicator: &str, lang: Lang) -> String {
    lang.pick(format!("`duban history {indicator}` 可列出"), format!("`duban history {indicator}` lists them"))
}

/// What was typed names no figure of a period.
#[must_use]
pub fn no_handle(typed: &str, lang: Lang) -> String {
    lang.pick(
        format!("`{typed}` 没有写明时期；写成 `指标@时期`，如 `jilin.racks@2024`，或 `jilin.racks@2024#2`"),
        format!("`{typed}` names no period; write `INDICATOR@PERIOD`, for example `jilin.racks@2024`, or `jilin.racks@2024#2`"),
    )
}

/// The number behind `#` is none.
#[must_use]
pub fn bad_seq(typed: &str, lang: Lang) -> String {
    lang.pick(
        format!("`{typed}` 里 `#` 后面要写编号，如 `#2`"),
        format!("in `{typed}` a number must stand behind `#`, for example `#2`"),
    )
}

/// No figure of the period could be meant.
#[must_use]
pub fn none_there(period: &str, indicator: &str, pending: bool, lang: Lang) -> Vec<String> {
    let what = if pending {
        lang.pick(
            format!("{indicator} {period} 没有待核准的数据"),
            format!("{indicator} has no figure of `{period}` that waits for approval"),
        )
    } else {
        lang.pick(format!("{indicator} 没有 {period} 的有效数据"), format!("{indicator} has no figure of `{period}`"))
    };
    vec![what, history_of(indicator, lang)]
}

/// Several figures could be meant.
#[must_use]
pub fn which(typed: &str, figures: &[String], lang: Lang) -> Vec<String> {
    let mut lines = vec![lang.pick(
        format!("`{typed}` 有不止一条，请写明编号："),
        format!("`{typed}` names more than one figure; say which:"),
    )];
    lines.extend(figures.iter().map(|figure| format!("  {figure}")));
    lines
}

/// Neither a figure nor an action is named.
#[must_use]
pub fn name_something(all: bool, lang: Lang) -> Vec<String> {
    vec![
        lang.pick("没有写明哪些数据".to_owned(), "no figure is named".to_owned()),
        if all {
            lang.pick(
                "写 `指标@时期`，或用 `--action`、`--all`；`duban pending` 可列出".to_owned(),
                "give `INDICATOR@PERIOD`, `--action` or `--all`; `duban pending` lists them".to_owned(),
            )
        } else {
            lang.pick(
                "写 `指标@时期`，或用 `--action`；`duban pending` 可列出".to_owned(),
                "give `INDICATOR@PERIOD` or `--action`; `duban pending` lists them".to_owned(),
            )
        },
    ]
}

/// A text that must say something says nothing.
#[must_use]
pub fn blank(option: &str, lang: Lang) -> String {
    lang.pick(format!("`{option}` 不能是空白"), format!("`{option}` must say something"))
}

/// An action has no figure that waits.
#[must_use]
pub fn nothing_waits(number: Option<i64>, lang: Lang) -> String {
    match number {
        Some(number) => lang.pick(
            format!("第 {number} 号操作没有待核准的数据"),
            format!("no figure of action {number} waits for approval"),
        ),
        None => lang.pick("没有待核准的数据", "no figure waits for approval").to_owned(),
    }
}

/// What was done to a figure, or would be.
#[must_use]
pub fn ruled(event: Event, figure: &str, value: &str, dry_run: bool, lang: Lang) -> String {
    let what = event.say(lang);
    if dry_run {
        lang.pick(format!("试{what} {figure}：{value}（未写入）"), format!("{figure} would be {what}: {value}"))
    } else {
        lang.pick(format!("已{what} {figure}：{value}"), format!("{what} {figure}: {value}"))
    }
}

/// What counts for the period from now on.
#[must_use]
pub fn counts_now(counting: Option<(&str, &str)>, lang: Lang) -> String {
    match counting {
        Some((figure, value)) => lang.pick(
            format!("  这一时期现以 {figure} 为准：{value}"),
            format!("  for the period {figure} counts now: {value}"),
        ),
        None => lang.pick("  这一时期现在没有数据", "  no figure counts for the period now").to_owned(),
    }
}

/// Figures that were recorded wait for approval.
#[must_use]
pub fn waits(count: u64, lang: Lang) -> String {
    lang.pick(
        format!("有 {count} 条须由另一人核准后才计入：`duban pending`、`duban approve`"),
        match count {
            1 => "it counts once somebody else approves: `duban pending`, `duban approve`".to_owned(),
            _ => format!("{count} of them count once somebody else approves: `duban pending`, `duban approve`"),
        },
    )
}

/// Of the figures that are on record already some wait for approval.
#[must_use]
pub fn waits_already(count: u64, lang: Lang) -> String {
    lang.pick(
        format!("已有的数据中有 {count} 条待核准，核准后才计入：`duban pending`、`duban approve`"),
        match count {
            1 => "what is on record already waits for approval and does not count yet: `duban pending`".to_owned(),
            _ => format!("{count} of those on record already wait for approval and do not count yet: `duban pending`"),
        },
    )
}

/// Figures that wait on where approval is no longer asked for.
#[must_use]
pub fn waits_on(count: usize, lang: Lang) -> String {
    let (noun, verb) = if count == 1 { ("figure", "waits") } else { ("figures", "wait") };
    lang.pick(
        format!("此前登记的 {count} 条数据仍待核准，不因规则改变而计入；可核准，也可撤回后重新登记：`duban pending`"),
        format!("{count} {noun} recorded before still {verb} for approval: approve, or retract and record again; `duban pending`"),
    )
}

/// A load retires an indicator of which figures stand.
#[must_use]
pub fn retired_with_figures(indicator: &str, count: usize, lang: Lang) -> String {
    let (noun, verb, they) = if count == 1 { ("figure", "stays", "is") } else { ("figures", "stay", "are") };
    lang.pick(
        format!("停用的 {indicator} 已有 {count} 条数据：保留在库中，用 `duban history {indicator}` 查，报表里不再列出；目录里恢复这个指标，或撤销这次装入，就又列出"),
        format!("{count} {noun} of the retired {indicator} {verb} on record (`duban history {indicator}`) but {they} no longer reported, until a catalogue has it again or the load is undone"),
    )
}

/// An indicator of which figures are on record is no longer in the catalogue.
#[must_use]
pub fn no_longer_tracked(indicator: &str, action: i64, lang: Lang) -> String {
    lang.pick(
        format!("{indicator} 已停用：自第 {action} 号操作起目录里没有这个指标，记录仍保留"),
        format!("{indicator} is retired: no catalogue has it since action #{action}; what is on record stays"),
    )
}

/// Beside a figure whose indicator is no longer in the catalogue.
#[must_use]
pub fn retired_mark(action: i64, lang: Lang) -> String {
    lang.pick(format!("（已停用，见 #{action}）"), format!(" (retired by #{action})"))
}

/// Own figures that were left waiting.
#[must_use]
pub fn left_own(count: usize, lang: Lang) -> String {
    lang.pick(
        format!("另有 {count} 条由本人或在本账户下登记，须由另一人核准"),
        format!("{count} more recorded by yourself or under your account are left for somebody else"),
    )
}

/// The heading of what waits.
#[must_use]
pub fn pending_title(lang: Lang) -> &'static str {
    lang.pick("待核准的数据", "Figures that wait for approval")
}

/// How many wait.
#[must_use]
pub fn pending_count(count: usize, lang: Lang) -> String {
    lang.pick(
        format!("共 {count} 条待核准"),
        if count == 1 { "1 figure waits".into() } else { format!("{count} figures wait") },
    )
}

/// An action was taken back, or would be.
#[must_use]
pub fn undone(of: &Action, dry_run: bool, clock: Clock, lang: Lang) -> String {
    let of = action(of, clock, lang);
    if dry_run {
        lang.pick(format!("试撤销{of}（未写入）"), format!("would take back {of}"))
    } else {
        lang.pick(format!("已撤销{of}"), format!("took back {of}"))
    }
}

/// What taking it back came to.
#[must_use]
pub fn undone_counts(retracted: u64, restored: u64, versions: u64, extensions: u64, lang: Lang) -> String {
    let parts = [
        (retracted, "撤回数据", "figure retracted", "figures retracted"),
        (restored, "恢复数据", "figure brought back", "figures brought back"),
        (versions, "目录内容改回", "entry of a catalogue as before", "entries of a catalogue as before"),
        (extensions, "期限改回", "deadline as before", "deadlines as before"),
    ];
    let said = parts.iter().filter(|(count, ..)| *count > 0);
    let said: Vec<String> = said
        .map(|(count, zh, one, many)| {
            lang.pick(format!("{zh} {count}"), format!("{count} {}", if *count == 1 { one } else { many }))
        })
        .collect();
    format!("  {}", said.join(lang.pick("，", ", ")))
}

/// How the undo is itself taken back, and how one goes on.
#[must_use]
pub fn undo_hint(by: i64, before: Option<&Action>, clock: Clock, lang: Lang) -> Vec<String> {
    let mut lines =
        vec![lang.pick(
            format!("要恢复：`duban undo --action {by}`"),
            format!("to bring it back: `duban undo --action {by}`"),
        )];
    if let Some(before) = before {
        lines.push(lang.pick(
            format!("再往前是{}：`duban undo --action {}`", action(before, clock, lang), before.number),
            format!("before it came {}: `duban undo --action {}`", action(before, clock, lang), before.number),
        ));
    }
    lines
}

/// A deadline was extended, or would be.
#[must_use]
pub fn extended(target: &str, from: NaiveDate, to: NaiveDate, basis: &str, dry_run: bool, lang: Lang) -> String {
    let head = if dry_run {
        lang.pick("试延期（未写入）", "would extend")
    } else {
        lang.pick("已延期", "extended")
    };
    lang.pick(
        format!("{head} {target}：文件期限 {from}，延至 {to}，依据：{basis}"),
        format!("{head} {target}: the document's deadline {from} to {to}, on the basis of {basis}"),
    )
}

/// An earlier extension that gives way.
#[must_use]
pub fn replaces(day: NaiveDate, basis: &str, lang: Lang) -> String {
    lang.pick(
        format!("  取代此前延至 {day} 的决定（依据：{basis}）；两次都留有记录"),
        format!("  in the place of the extension to {day} ({basis}); both stay on record"),
    )
}

/// A load gives a target a deadline beside which its extension has no effect any more, or has it again.
#[must_use]
pub fn extension_beside(extension: &ExtensionOnRecord, lang: Lang) -> String {
    let ExtensionOnRecord { target, to, basis, deadline } = extension;
    if extension.is_in_force() {
        return lang.pick(
            format!("{target} 曾延至 {to}（依据：{basis}），目录现在的期限是 {deadline}，早于它：延期重新起作用，按 {to} 判定"),
            format!(
                "{target} was extended to {to} ({basis}); the catalogue now says {deadline}, which is earlier: the extension \
                 has effect again, {to} is in force"
            ),
        );
    }
    lang.pick(
        format!("{target} 曾延至 {to}（依据：{basis}），目录现在的期限是 {deadline}，不早于它：延期不再起作用，按 {deadline} 判定"),
        format!(
            "{target} was extended to {to} ({basis}); the catalogue now says {deadline}, which is no earlier: the extension has \
             no effect, {deadline} is in force"
        ),
    )
}

/// Several targets could be meant.
#[must_use]
pub fn which_target(typed: &str, targets: &[String], lang: Lang) -> Vec<String> {
    let mut lines = vec![if targets.is_empty() {
        lang.pick(format!("`{typed}` 没有设目标"), format!("`{typed}` has no target"))
    } else {
        lang.pick(format!("`{typed}` 有几个目标，请写明哪一个："), format!("`{typed}` has several targets; say which:"))
    }];
    lines.extend(targets.iter().map(|target| format!("  {target}")));
    lines
}

/// What looks wrong about an extension.
#[must_use]
pub fn doubt(doubt: ExtensionDoubt, to: NaiveDate, lang: Lang) -> String {
    match doubt {
        ExtensionDoubt::NotLater { deadline } => lang.pick(
            format!("`{to}` 不晚于现行期限 `{deadline}`，不是延期"),
            format!("`{to}` is not after the deadline in force, `{deadline}`: that is no extension"),
        ),
        ExtensionDoubt::Passed { as_of } => lang.pick(
            format!("`{to}` 早于 `{as_of}`，延后的期限也已过去"),
            format!("`{to}` lies before `{as_of}`: the extended deadline would have passed already"),
        ),
        ExtensionDoubt::EachYear => lang.pick(
            "这个目标逐年判定，延期不改变任何一年的要求".to_owned(),
            "each year of this target is judged by itself: an extension moves none of them".to_owned(),
        ),
    }
}

/// What to do about a doubt.
#[must_use]
pub fn confirm(lang: Lang) -> &'static str {
    lang.pick("请核对；确实如此，请加 `--confirm`", "check it; if it is right, add `--confirm`")
}
