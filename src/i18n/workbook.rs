//! The words of workbooks: sheets, headings of the ledger, what is said beside a line, the page of notes, the footer.

mod notes;

use chrono::NaiveDate;

pub use self::notes::{ledger_lines, method, method_lines, reading, reading_lines};
use super::Lang;
use super::columns::TargetColumn;
use super::words::Spoken;
use crate::domain::catalogue::Stamp;
use crate::domain::source::Standing;

/// The mark between two parts of a phrase.
#[must_use]
pub fn comma(lang: Lang) -> &'static str {
    lang.pick("，", ", ")
}

/// The mark between two statements.
#[must_use]
pub fn semicolon(lang: Lang) -> &'static str {
    lang.pick("；", "; ")
}

/// The mark between a title and what is told of it.
#[must_use]
pub fn dash(lang: Lang) -> &'static str {
    lang.pick("——", ": ")
}

/// What a column of target rows is called in the ledger, where that is not what it is called elsewhere.
#[must_use]
pub fn heading(column: TargetColumn, lang: Lang) -> Option<&'static str> {
    Some(match column {
        TargetColumn::Wording => lang.pick("目标原文", "Wording"),
        TargetColumn::Unit => lang.pick("计量单位", "Unit"),
        TargetColumn::Deadline => lang.pick("完成时限", "Deadline"),
        TargetColumn::Progress => progress(lang),
        TargetColumn::Elapsed => lang.pick("序时进度", "Time elapsed"),
        _ => return None,
    })
}

/// The share of the way that is done.
#[must_use]
pub fn progress(lang: Lang) -> &'static str {
    lang.pick("实际进度", "Progress")
}

/// The unit of the target and that of its figures, where they differ.
#[must_use]
pub fn two_units(of_target: &str, of_figures: &str, lang: Lang) -> String {
    lang.pick(format!("目标：{of_target}；数据：{of_figures}"), format!("target: {of_target}; figures: {of_figures}"))
}

/// Where a figure is from, with the release it belongs to.
#[must_use]
pub fn released(from: &str, release: &str, lang: Lang) -> String {
    match from {
        "" => release.to_owned(),
        _ => lang.pick(format!("{from}（{release}）"), format!("{from} ({release})")),
    }
}

/// A document with its number.
#[must_use]
pub fn document(title: &str, number: Option<&str>, lang: Lang) -> String {
    match number {
        None => title.to_owned(),
        Some(number) => lang.pick(format!("{title}（{number}）"), format!("{title} ({number})")),
    }
}

/// What is said of a document that binds nobody; many a draft says so in its title.
#[must_use]
pub fn counted_apart(title: &str, standing: Standing, lang: Lang) -> String {
    let word = standing.say(lang);
    if title.contains(word) {
        return lang.pick("单独计数", "counted apart").to_owned();
    }
    lang.pick(format!("{word}，单独计数"), format!("{word}, counted apart"))
}

/// The figure shown follows another definition.
#[must_use]
pub fn close_figure(note: Option<&str>, lang: Lang) -> String {
    let close = lang.pick("≈ 为口径相近的数据，仅供参考", "≈ marks a figure of another definition, as a guide");
    match note {
        None => close.to_owned(),
        Some(note) => lang.pick(format!("{close}（{note}）"), format!("{close} ({note})")),
    }
}

/// The value that decided.
#[must_use]
pub fn decided(period: &str, value: &str, lang: Lang) -> String {
    lang.pick(format!("按 {period} 的 {value} 判定"), format!("judged by {value} of {period}"))
}

/// Why a number is not stated.
#[must_use]
pub fn not_stated(what: &str, reason: &str, lang: Lang) -> String {
    lang.pick(format!("{what}：{reason}"), format!("{}: {reason}", what.to_lowercase()))
}

/// The office's own earlier deadline.
#[must_use]
pub fn internal_deadline(day: NaiveDate, lang: Lang) -> String {
    lang.pick(format!("内部期限 {day}"), format!("the office's own deadline: {day}"))
}

/// The deadline in force, where the document's own was moved.
#[must_use]
pub fn extended(to: NaiveDate, basis: &str, lang: Lang) -> String {
    lang.pick(format!("期限延至 {to}（依据：{basis}）"), format!("the deadline was extended to {to} ({basis})"))
}

/// Targets that ask for something else.
#[must_use]
pub fn conflict(others: &str, lang: Lang) -> String {
    lang.pick(format!("与 {others} 要求不一致"), format!("asks for something else than {others}"))
}

/// The ledger, and the name of its sheet.
#[must_use]
pub fn ledger(lang: Lang) -> &'static str {
    lang.pick("督办台账", "Supervision ledger")
}

/// The ledger of what is overdue, and the name of its sheet.
#[must_use]
pub fn ledger_of_overdue(lang: Lang) -> &'static str {
    lang.pick("逾期目标督办台账", "Ledger of overdue targets")
}

/// The ledger of what the documents ask, and the name of its sheet.
#[must_use]
pub fn ledger_of_targets(lang: Lang) -> &'static str {
    lang.pick("目标任务分解表", "Targets and who answers for them")
}

/// There are too many agencies for a sheet each.
#[must_use]
pub fn too_many_agencies(most: usize, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            format!("单位多于 {most} 个，不能各附一张表"),
            format!("there are more than {most} agencies, too many for a sheet each"),
        ),
        lang.pick(
            "请用 `--region` 或 `--agency` 缩小范围".to_owned(),
            "narrow the list with `--region` or `--agency`".to_owned(),
        ),
    ]
}

/// The ledger of one agency.
#[must_use]
pub fn ledger_of(ledger: &str, agency: &str, lang: Lang) -> String {
    lang.pick(format!("{ledger}：{agency}"), format!("{ledger}: {agency}"))
}

/// An agency of one of several regions.
#[must_use]
pub fn agency_of(region: &str, agency: &str, lang: Lang) -> String {
    lang.pick(format!("{region}·{agency}"), format!("{region} · {agency}"))
}

/// The sheet of counts.
#[must_use]
pub fn statistics(lang: Lang) -> &'static str {
    lang.pick("统计", "Counts")
}

/// The sheet of notes.
#[must_use]
pub fn notes(lang: Lang) -> &'static str {
    lang.pick("说明", "Notes")
}

/// The name of a sheet that goes on where another is full.
#[must_use]
pub fn continued(name: &str, number: usize, lang: Lang) -> String {
    lang.pick(format!("{name}（{number}）"), format!("{name} ({number})"))
}

/// What stands at the end of a text that was too long for a cell.
#[must_use]
pub fn cut_off(lang: Lang) -> &'static str {
    lang.pick("……（过长，已截断）", "… (too long, cut off)")
}

/// The foot of a printed page, in the codes of a spreadsheet.
#[must_use]
pub fn page_number(lang: Lang) -> &'static str {
    lang.pick("第 &P 页 共 &N 页", "Page &P of &N")
}

/// The label before a catalogue.
#[must_use]
pub fn catalogue(lang: Lang) -> &'static str {
    lang.pick("目录", "Catalogue")
}

/// A catalogue with its version and digest.
#[must_use]
pub fn stamp(stamp: &Stamp, lang: Lang) -> String {
    let Stamp { code, version, digest } = stamp;
    lang.pick(format!("{code} {version}，摘要 {digest}"), format!("{code} {version}, digest {digest}"))
}

/// The label before the as-of date.
#[must_use]
pub fn as_of(lang: Lang) -> &'static str {
    lang.pick("截至日期", "As of")
}

/// The label before what a list was narrowed to.
#[must_use]
pub fn counts(lang: Lang) -> &'static str {
    lang.pick("合计", "In all")
}

/// The heading above the legend of lights.
#[must_use]
pub fn lights(lang: Lang) -> &'static str {
    lang.pick("亮灯含义", "What the lights mean")
}

/// The heading of the counts by status.
#[must_use]
pub fn by_status(lang: Lang) -> &'static str {
    lang.pick("按状态", "By status")
}

/// The heading of the counts by region or agency.
#[must_use]
pub fn by(group: &str, lang: Lang) -> String {
    lang.pick(format!("按{group}"), format!("By {}", group.to_lowercase()))
}

/// The heads of the counts by status: status, targets in force, their share, targets not in force.
#[must_use]
pub fn status_heads(lang: Lang) -> [&'static str; 4] {
    lang.pick(
        ["状态", "目标数", "占比", "未生效文件的目标"],
        ["Status", "Targets", "Share", "Of documents not in force"],
    )
}

/// The last line of the counts by status.
#[must_use]
pub fn sum(lang: Lang) -> &'static str {
    lang.pick("合计", "In all")
}

/// The title of the chart of attainments.
#[must_use]
pub fn attainments(lang: Lang) -> &'static str {
    lang.pick("各目标完成率", "Attainment of each target")
}
