//! What `doctor` says: of the installation, of what was checked, and of files of published results.

use super::Lang;
use super::input::{self, Remark};
use super::number::list;
use super::words::Spoken;
use crate::domain::catalogue::{Catalogue, Stamp};
use crate::domain::checkup::{Check, Tally};
use crate::domain::fault::input::{LocatedRowFault, RowFault};

/// The title of the page about the installation.
#[must_use]
pub fn title(lang: Lang) -> &'static str {
    lang.pick("自检", "Checkup")
}

/// The title of the page about a file of published results.
#[must_use]
pub fn file_title(file: &str, lang: Lang) -> String {
    lang.pick(format!("重算 {file} 里的增速比"), format!("Growth ratios of {file}, computed again"))
}

/// The label of the program's version.
#[must_use]
pub fn version(lang: Lang) -> &'static str {
    lang.pick("程序版本", "Version")
}

/// The label of the built-in database engine's version.
#[must_use]
pub fn engine(lang: Lang) -> &'static str {
    lang.pick("数据库引擎", "Database engine")
}

/// The label of the built-in catalogue, and the catalogue.
#[must_use]
pub fn catalogue(stamp: &Stamp, lang: Lang) -> (String, String) {
    (lang.pick("内置目录", "Built-in catalogue").to_owned(), format!("{} {}", stamp.code, stamp.version))
}

/// The label of a digest.
#[must_use]
pub fn digest(lang: Lang) -> &'static str {
    lang.pick("目录摘要", "Its digest")
}

/// What the built-in catalogue holds, with the figures that come with it.
#[must_use]
pub fn contents(catalogue: &Catalogue, figures: u64, lang: Lang) -> (String, String) {
    let many = |count: u64, zh: &str, en: &str| {
        lang.pick(format!("{count} {zh}"), format!("{count} {en}{}", if count == 1 { "" } else { "s" }))
    };
    let len = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let counts = [
        many(len(catalogue.sources.len()), "个文件", "document"),
        many(len(catalogue.indicators.len()), "个指标", "indicator"),
        many(len(catalogue.targets.len()), "个目标", "target"),
        many(figures, "条数据", "figure"),
    ];
    (lang.pick("目录内容", "It holds").to_owned(), list(&counts, lang))
}

/// The heading above the checks.
#[must_use]
pub fn checks(lang: Lang) -> &'static str {
    lang.pick("检查结果", "What was checked")
}

/// The label of one check.
#[must_use]
pub fn label(check: Check, lang: Lang) -> String {
    let word = check.say(lang);
    let (first, rest) = word.split_at(word.chars().next().map_or(0, char::len_utf8));
    first.to_uppercase() + rest
}

/// The heading above what differs.
#[must_use]
pub fn mismatches(lang: Lang) -> &'static str {
    lang.pick("不符之处", "What does not match")
}

/// How many match.
#[must_use]
pub fn matched(tally: Tally, lang: Lang) -> String {
    let Tally { matched, of } = tally;
    lang.pick(format!("相符 {matched} 条，共 {of} 条"), format!("matched {matched} of {of}"))
}

/// How many of the embedded published results match, and whose they are.
#[must_use]
pub fn matched_published(tally: Tally, lang: Lang) -> String {
    let matched = matched(tally, lang);
    lang.pick(
        format!("{matched}（加拿大统计局公布的结果）"),
        format!("{matched} (as Statistics Canada published them)"),
    )
}

/// That so many do not match, as an error.
#[must_use]
pub fn differ(tally: Tally, lang: Lang) -> String {
    let Tally { matched, of } = tally;
    let differ = of - matched;
    let verb = if differ == 1 { "does" } else { "do" };
    lang.pick(format!("共 {of} 条，不符 {differ} 条"), format!("{differ} of {of} {verb} not match"))
}

/// Columns of a file that are not looked at.
#[must_use]
pub fn left_alone(columns: &[&str], lang: Lang) -> String {
    let columns: Vec<String> = columns.iter().map(|column| format!("`{column}`")).collect();
    let all = list(&columns, lang);
    lang.pick(format!("未使用的列：{all}"), format!("columns not used: {all}"))
}

/// Targets without a year, which the method takes to fall due in 2030.
#[must_use]
pub fn usual_year(rows: usize, lang: Lang) -> String {
    let noun = if rows == 1 { "target has" } else { "targets have" };
    lang.pick(
        format!("{rows} 个目标没有年份，按该方法的规定视为 2030 年"),
        format!("{rows} {noun} no year: taken to be 2030, as the method does"),
    )
}

/// A file without even a header.
#[must_use]
pub fn empty_file(file: &str, lang: Lang) -> String {
    lang.pick(
        format!("`{file}` 是空的；第一行应为列名，见 `duban help doctor`"),
        format!("`{file}` is empty; its first row must name the columns, see `duban help doctor`"),
    )
}

/// A file with a header and nothing else.
#[must_use]
pub fn no_rows(file: &str, lang: Lang) -> String {
    lang.pick(format!("`{file}` 只有列名，没有内容"), format!("`{file}` names the columns and holds no row"))
}

/// The line above the faults of a file.
#[must_use]
pub fn faulty(file: &str, lang: Lang) -> String {
    lang.pick(format!("`{file}` 有读不懂的地方："), format!("`{file}` cannot be read in places:"))
}

/// What is wrong with a row of a file of published results, with its place.
#[must_use]
pub fn row(fault: &LocatedRowFault, lang: Lang) -> String {
    let Remark { what, hint } = input::row(fault, lang);
    let Remark { what, hint } = match &fault.fault {
        RowFault::MissingColumn { column } => Remark {
            what: lang.pick(format!("缺少 `{column}` 列"), format!("the column `{column}` is missing")),
            hint: lang
                .pick(
                    "第一行应为全部列名，没有值的列也要有，见 `duban help doctor`",
                    "the first row must name all the columns, also those without values, see `duban help doctor`",
                )
                .to_owned(),
        },
        RowFault::EmptyCell { column: column @ "direction" } => Remark {
            what: lang.pick(format!("`{column}` 是空的"), format!("`{column}` is empty")),
            hint: lang
                .pick(
                    "写 `1`（越高越好）或 `-1`（越低越好）；方向从不推定",
                    "write `1` where more is better, `-1` where less is; a direction is never assumed",
                )
                .to_owned(),
        },
        _ => Remark { what, hint },
    };
    let remark = Remark { what, hint }.line(lang);
    format!("  {}{}{remark}", input::place(fault, lang), lang.pick("：", ": "))
}
