//! What the commands say about databases, catalogues and what was found or not found in them.

use super::words::Spoken;
use super::{Lang, phrases};
use crate::domain::catalogue::{Catalogue, Stamp};
use crate::domain::observation::Release;

/// What kind of thing was looked up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sought {
    /// An indicator or target.
    Code,
    /// A region.
    Region,
    /// An agency.
    Agency,
    /// A document.
    Source,
    /// What makes indicators of several regions comparable.
    Concept,
}

impl Sought {
    fn word(self, lang: Lang) -> &'static str {
        match self {
            Self::Code => lang.pick("指标或目标", "indicator or target"),
            Self::Region => lang.pick("地区", "region"),
            Self::Agency => lang.pick("单位", "agency"),
            Self::Source => lang.pick("文件", "document"),
            Self::Concept => lang.pick("可比指标", "concept"),
        }
    }
}

/// Nothing is called that; `near` is what comes near, as `code name`.
#[must_use]
pub fn not_found(sought: Sought, typed: &str, near: &[String], lang: Lang) -> Vec<String> {
    let what = sought.word(lang);
    let mut lines = vec![lang.pick(format!("没有叫 `{typed}` 的{what}"), format!("no {what} is called `{typed}`"))];
    if near.is_empty() {
        let list = match sought {
            Sought::Code => "duban targets",
            Sought::Agency => "duban agencies",
            Sought::Region => "duban report --by region",
            Sought::Source => "duban report --by source",
            Sought::Concept => "duban compare",
        };
        lines.push(lang.pick(format!("`{list}` 可列出全部"), format!("`{list}` lists them all")));
    } else {
        lines.push(lang.pick("您是不是要找：".to_owned(), "did you mean:".to_owned()));
        lines.extend(near.iter().map(|near| format!("  {near}")));
    }
    lines
}

/// Several things are called that.
#[must_use]
pub fn ambiguous(sought: Sought, typed: &str, found: &[String], more: usize, lang: Lang) -> Vec<String> {
    let what = sought.word(lang);
    let mut lines = vec![lang.pick(
        format!("`{typed}` 对应多个{what}，请写完整："),
        format!("`{typed}` fits more than one {what}; say which:"),
    )];
    lines.extend(found.iter().map(|found| format!("  {found}")));
    if more > 0 {
        lines.push(lang.pick(format!("  ……另有 {more} 个"), format!("  … and {more} more")));
    }
    lines
}

/// Agencies of one name are told apart by their regions.
#[must_use]
pub fn by_region(lang: Lang) -> &'static str {
    lang.pick("同名单位用 `--region` 指明地区", "name the region with `--region` where agencies have the same name")
}

/// No database was named and none is there.
#[must_use]
pub fn on_builtin(lang: Lang) -> &'static str {
    lang.pick(
        "没有数据库，使用内置目录和公开数据；`duban init` 可建库",
        "no database here: using the built-in catalogue and published figures; `duban init` makes one",
    )
}

/// A writing command needs a database first.
#[must_use]
pub fn init_first(path: &str, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(format!("没有数据库 `{path}`"), format!("there is no database `{path}`")),
        lang.pick("请先运行 `duban init`".to_owned(), "run `duban init` first".to_owned()),
    ]
}

/// The program carries a newer catalogue than the database holds.
#[must_use]
pub fn newer_builtin(stored: &str, builtin: &str, lang: Lang) -> String {
    lang.pick(
        format!("内置目录已更新（库中 {stored}，内置 {builtin}）；`duban load` 可更新"),
        format!(
            "the built-in catalogue is newer ({builtin}, the database has {stored}); `duban load` brings it up to date"
        ),
    )
}

/// The line above a report: as-of date and catalogues.
#[must_use]
pub fn as_of(day: &str, stamps: &[Stamp], lang: Lang) -> String {
    let catalogues: Vec<String> = stamps.iter().map(|s| format!("{} {}", s.code, s.version)).collect();
    let list = super::number::list(&catalogues, lang);
    lang.pick(format!("截至{day}，目录 {list}"), format!("as of {day}, catalogue {list}"))
}

/// A database was made.
#[must_use]
pub fn made(path: &str, stamp: &Stamp, targets: usize, figures: u64, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(format!("已建库 `{path}`"), format!("made `{path}`")),
        lang.pick(
            format!("目录 {} {}：{targets} 个目标，{figures} 条数据", stamp.code, stamp.version),
            format!("catalogue {} {}: {targets} targets, {figures} figures", stamp.code, stamp.version),
        ),
    ]
}

/// A catalogue is without fault; of an overlay that is all that can be said without the catalogue it adds to.
#[must_use]
pub fn sound(file: &str, catalogue: &Catalogue, lang: Lang) -> String {
    let many = |count: usize, noun: &str| format!("{count} {noun}{}", if count == 1 { "" } else { "s" });
    if let Some(base) = &catalogue.head.extends {
        let count = catalogue.assignments.len();
        return lang.pick(
            format!("`{file}` 没有问题：补充目录 `{base}` 的 {count} 个目标；这些目标有没有，装入时核对"),
            format!(
                "`{file}` is sound: {} to `{base}`; whether it has these targets is checked by `duban load`",
                many(count, "addition")
            ),
        );
    }
    let (sources, indicators, targets) = (catalogue.sources.len(), catalogue.indicators.len(), catalogue.targets.len());
    lang.pick(
        format!("`{file}` 没有问题：{sources} 个文件，{indicators} 个指标，{targets} 个目标"),
        format!(
            "`{file}` is sound: {}, {}, {}",
            many(sources, "document"),
            many(indicators, "indicator"),
            many(targets, "target")
        ),
    )
}

/// How many faults a catalogue or file has.
#[must_use]
pub fn faults(count: usize, lang: Lang) -> String {
    lang.pick(format!("共 {count} 处问题"), if count == 1 { "1 fault".to_owned() } else { format!("{count} faults") })
}

/// Nothing changed.
#[must_use]
pub fn up_to_date(stamp: &Stamp, lang: Lang) -> String {
    lang.pick(
        format!("数据库已是目录 {} {}，没有变化", stamp.code, stamp.version),
        format!("the database already has catalogue {} {}: nothing changed", stamp.code, stamp.version),
    )
}

/// What a load did, counted.
#[must_use]
pub fn loaded(stamp: &Stamp, counts: [usize; 3], dry_run: bool, lang: Lang) -> String {
    let [added, changed, retired] = counts;
    let head = if dry_run {
        lang.pick("将更新到目录", "would bring the database to catalogue")
    } else {
        lang.pick("已更新到目录", "brought the database to catalogue")
    };
    lang.pick(
        format!("{head} {} {}：新增 {added}，变更 {changed}，停用 {retired}", stamp.code, stamp.version),
        format!("{head} {} {}: {added} added, {changed} changed, {retired} retired", stamp.code, stamp.version),
    )
}

/// What an import did.
#[must_use]
pub fn imported(new: u64, revised: u64, skipped: u64, dry_run: bool, lang: Lang) -> String {
    match (lang, dry_run) {
        (Lang::Zh, false) => format!("新登记 {new} 条，修订 {revised} 条，已有相同数据跳过 {skipped} 条"),
        (Lang::Zh, true) => format!("将新登记 {new} 条，修订 {revised} 条，跳过已有相同数据 {skipped} 条；未写入"),
        (Lang::En, false) => format!("{new} recorded, {revised} revised, {skipped} skipped as already there"),
        (Lang::En, true) => {
            format!("would record {new}, revise {revised} and skip {skipped} already there; nothing written")
        }
    }
}

/// Nothing was stored.
#[must_use]
pub fn nothing_stored(lang: Lang) -> &'static str {
    lang.pick("没有写入任何数据", "nothing was stored")
}

/// The same figure is recorded already.
#[must_use]
pub fn already_recorded(code: &str, period: &str, lang: Lang) -> String {
    lang.pick(
        format!("{code} {period} 已有相同数据，未重复登记"),
        format!("{code} {period}: the same figure is recorded already, skipped"),
    )
}

/// Of a figure that is recorded already, source and note stay as they are.
#[must_use]
pub fn nothing_added(lang: Lang) -> &'static str {
    lang.pick(
        "  这次写的出处和备注没有记入，原来登记的不变；要改，先 `duban retract` 再重新登记",
        "  the source and note given now were not kept, those on record stay; to change them `duban retract` it and record it again",
    )
}

/// A figure was recorded, or would be.
#[must_use]
pub fn recorded(handle: &str, value: &str, dry_run: bool, lang: Lang) -> String {
    if dry_run {
        lang.pick(format!("试录 {handle}：{value}（未写入）"), format!("would record {handle}: {value}"))
    } else {
        lang.pick(format!("已登记 {handle}：{value}"), format!("recorded {handle}: {value}"))
    }
}

/// A figure was recorded that does not count: one of a weightier release stands.
#[must_use]
pub fn outweighed(release: Release, figure: &str, value: &str, lang: Lang) -> String {
    let release = release.say(lang);
    lang.pick(
        format!("  不计入：这一时期仍以{release} {figure} 为准：{value}"),
        format!("  it does not count: for the period {figure} still does ({release}): {value}"),
    )
}

/// The effect of a figure on a target: gap and status before and after.
#[must_use]
pub fn effect(target: &str, gap: (&str, &str), status: (&str, &str), lang: Lang) -> String {
    let arrow = |(before, after): (&str, &str)| {
        if before == after { after.to_owned() } else { format!("{before} → {after}") }
    };
    lang.pick(
        format!("  {target}：差距 {}，状态 {}", arrow(gap), arrow(status)),
        format!("  {target}: gap {}, status {}", arrow(gap), arrow(status)),
    )
}

/// What stands for a gap that cannot be stated: `无` would read as no gap.
#[must_use]
pub fn no_gap(lang: Lang) -> &'static str {
    lang.pick("未知", "unknown")
}

/// The value of a key of a catalogue, which is JSON text: yes or no in words, else as it is; and where it is not given.
#[must_use]
pub fn field_value(json: Option<&str>, lang: Lang) -> &str {
    match json {
        Some("true") => phrases::yes_no(true, lang),
        Some("false") => phrases::yes_no(false, lang),
        Some(json) => json,
        None => lang.pick("未写", "none"),
    }
}

/// A day that was not given exactly took the day by which it was certainly true.
#[must_use]
pub fn imprecise(typed: &str, day: &str, lang: Lang) -> String {
    lang.pick(
        format!("时期 `{typed}` 不精确，按 {day} 记录（届时必已成立）"),
        format!("period `{typed}` is not exact: recorded as of {day}, by when it was certainly true"),
    )
}

/// Rows without a value: not reported, which is not zero.
#[must_use]
pub fn not_reported(rows: u64, lang: Lang) -> String {
    let noun = if rows == 1 { "row" } else { "rows" };
    lang.pick(
        format!("{rows} 行没有数值，视为未报，未登记"),
        format!("{rows} {noun} without a value: not reported, nothing recorded for them"),
    )
}

/// A file with nothing in it.
#[must_use]
pub fn empty_file(name: &str, lang: Lang) -> String {
    lang.pick(
        format!("`{name}` 是空的；`duban import --template` 可写出表头"),
        format!("`{name}` is empty; `duban import --template` writes a header"),
    )
}

/// The line above the faults of a file.
#[must_use]
pub fn refused_file(name: &str, lang: Lang) -> String {
    lang.pick(format!("`{name}` 不能导入："), format!("`{name}` cannot be imported:"))
}

/// Faults that are only counted.
#[must_use]
pub fn more_faults(count: usize, lang: Lang) -> String {
    lang.pick(format!("……另有 {count} 处"), format!("… and {count} more"))
}

/// Figures were recorded although they looked wrong, because that was confirmed.
#[must_use]
pub fn in_spite_of_doubts(count: u64, dry_run: bool, lang: Lang) -> String {
    let (noun, verb) = if count == 1 { ("figure", "looks") } else { ("figures", "look") };
    let (zh, en) = if dry_run { ("将登记", "would be recorded") } else { ("已登记", "recorded") };
    lang.pick(
        format!("有 {count} 条看来有疑问，因加了 `--confirm` {zh}："),
        format!("{count} {noun} that {verb} wrong {en}, as `--confirm` says so:"),
    )
}

/// An overlay needs the catalogue it extends to be loaded first.
#[must_use]
pub fn base_first(base: &str, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            format!("这个目录是对目录 `{base}` 的补充，而数据库里没有它"),
            format!("this catalogue extends `{base}`, which the database does not hold"),
        ),
        lang.pick(
            "请先建库并载入被补充的目录，再用 `duban load` 载入这一个".to_owned(),
            "make the database with that catalogue first, then `duban load` this one".to_owned(),
        ),
    ]
}
