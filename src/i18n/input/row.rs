//! Words for the faults of a file's rows.

use super::{Remark, admission, all, cell, figure, period, quantity, ticked, unit};
use crate::domain::code::Coded;
use crate::domain::fault::input::{LocatedRowFault, QuantityFault, RowFault};
use crate::domain::observation::{Bound, Fit, Release};
use crate::i18n::Lang;
use crate::i18n::words::Spoken;

/// Where a fault of a row is: its line, and its column where it has one.
#[must_use]
pub fn place(fault: &LocatedRowFault, lang: Lang) -> String {
    if let Some(cell) = &fault.cell {
        return cell::place(cell, fault.column.as_deref(), lang);
    }
    let line = fault.line;
    match &fault.column {
        Some(column) => {
            lang.pick(format!("第 {line} 行 {} 列", ticked(column)), format!("line {line}, column {}", ticked(column)))
        }
        None => lang.pick(format!("第 {line} 行"), format!("line {line}")),
    }
}

/// What is wrong with a row; [`place`] says where.
#[must_use]
#[expect(clippy::too_many_lines, reason = "one arm a fault")]
pub fn row(fault: &LocatedRowFault, lang: Lang) -> Remark {
    let typed = fault.value.as_deref().unwrap_or_default();
    let value = || ticked(typed);
    let of = fault.unit.as_deref();
    let say = |zh: String, en: String| lang.pick(zh, en);
    let (what, hint) = match &fault.fault {
        RowFault::Quantity(fault @ QuantityFault::NotANumber { .. }) => {
            let Remark { what, hint } = quantity(fault, typed, lang);
            let empty = lang.pick("；没有数据就留空", "; leave it empty where nothing was reported");
            (what, hint + empty)
        }
        RowFault::Quantity(fault) => return quantity(fault, typed, lang),
        RowFault::Unit(fault) => return unit(fault, lang),
        RowFault::Period(fault) => return period(fault, typed, lang),
        RowFault::Admission(fault) => {
            let Remark { what, hint } = admission(fault, of, lang);
            let what = if typed.is_empty() { what } else { format!("{}{}{what}", value(), lang.pick("：", ": ")) };
            (what, hint)
        }
        RowFault::UnknownIndicator { .. } | RowFault::AmbiguousIndicator { .. } => {
            return indicator(&fault.fault, typed, lang);
        }
        RowFault::BadNumber => (
            say(format!("{} 不是数值", value()), format!("{} is not a number", value())),
            lang.pick(
                "写一个数，例如 `10.4`、`-3` 或 `1e-5`；没有就留空",
                "write a number such as `10.4`, `-3` or `1e-5`; leave it empty where there is none",
            )
            .to_owned(),
        ),
        RowFault::BadYear => (
            say(format!("{} 不是年份", value()), format!("{} is not a year", value())),
            lang.pick("写四位年份，例如 `2015`", "write a year of four digits such as `2015`").to_owned(),
        ),
        RowFault::BadCode { allowed } => (
            say(format!("{} 不能填在这一列", value()), format!("{} is not a code of this column", value())),
            say(
                format!("可以填 {}", all(&told(allowed, lang), lang)),
                format!("allowed: {}", all(&told(allowed, lang), lang)),
            ),
        ),
        RowFault::ShortRow { found, expected } => (
            say(
                format!("只有 {found} 列，表头有 {expected} 列"),
                format!("the row has {found} fields where the header has {expected}"),
            ),
            lang.pick("补齐缺的列，空值也要留分隔符", "add the missing ones; an empty one keeps its separator")
                .to_owned(),
        ),
        RowFault::LongRow { found, expected } => (
            say(
                format!("有 {found} 列，多于表头的 {expected} 列"),
                format!("the row has {found} fields where the header has {expected}"),
            ),
            lang.pick("含分隔符的内容要加双引号", "put text that holds a separator in double quotes").to_owned(),
        ),
        RowFault::MissingColumn { .. } | RowFault::UnknownColumn { .. } | RowFault::DuplicateColumn { .. } => {
            return header(&fault.fault, lang);
        }
        RowFault::EmptyCell { column } => (
            say(format!("“{}”没有填", heading(column)), format!("{} is empty", ticked(column))),
            lang.pick("请填上；没有数据就把这一行的数值也留空", "fill it in; a row without a value may stay as it is")
                .to_owned(),
        ),
        RowFault::LongLine { most, quoted } => (
            say(format!("这一行超过 {} 兆字节", most >> 20), format!("the row has more than {} MiB", most >> 20)),
            if *quoted {
                lang.pick(
                    "这里的双引号可能没有成对，请补上或删去",
                    "a double quote in it may never be closed; close it or take it out",
                )
            } else {
                lang.pick("请核对这是不是逐行的数据表", "check that this is a table of figures, row by row")
            }
            .to_owned(),
        ),
        RowFault::LongCell { most } => (
            say(format!("文字超过 {most} 个字"), format!("the text has more than {most} characters")),
            lang.pick("请缩短，全文另存一个文件", "shorten it and keep the whole text in a file of its own").to_owned(),
        ),
        RowFault::UnknownRegion | RowFault::OtherRegion { .. } => return region(&fault.fault, typed, lang),
        RowFault::Cell(fault) => return cell::cell(fault, typed, lang),
        RowFault::Form(fault) => return cell::form(fault, typed, lang),
        RowFault::ContradictsCell { cell: other, value: theirs, bound } => {
            let (there, theirs) = (cell::place(other, None, lang), figure(*theirs, *bound, of, lang));
            (
                say(
                    format!("{}：与{there}的数值（{theirs}）矛盾", value()),
                    format!("{}: {there} contradicts it with {theirs}", value()),
                ),
                lang.pick("两行只留一行", "keep one of the two").to_owned(),
            )
        }
        RowFault::OpenQuote => (
            lang.pick(
                "双引号没有成对，下面的行都并进了这一格",
                "a quotation mark is never closed, so all rows below are part of this cell",
            )
            .to_owned(),
            lang.pick("补上引号，或删去多余的引号", "close it, or take it out").to_owned(),
        ),
        RowFault::Undecodable => (
            lang.pick("文字的编码无法识别", "the text is in no known encoding").to_owned(),
            lang.pick("另存为带逗号分隔的文本（编码 `UTF-8` 或 `GB18030`）", "save the file as UTF-8 or GB18030")
                .to_owned(),
        ),
    };
    Remark { what, hint }
}

/// What is wrong with the name or code of an indicator.
fn indicator(fault: &RowFault, typed: &str, lang: Lang) -> Remark {
    let value = || ticked(typed);
    let say = |zh: String, en: String| lang.pick(zh, en);
    let (what, hint) = match fault {
        RowFault::UnknownIndicator { suggestions } => (
            say(format!("没有 {} 这个指标", value()), format!("there is no indicator {}", value())),
            if is_sum(typed) {
                lang.pick("合计、小计的行请删去", "take out rows of totals").to_owned()
            } else if suggestions.is_empty() {
                lang.pick("用 `duban targets` 查看全部指标", "see `duban targets` for those there are").to_owned()
            } else {
                say(format!("是不是 {}？", all(suggestions, lang)), format!("did you mean {}?", all(suggestions, lang)))
            },
        ),
        RowFault::AmbiguousIndicator { candidates } => (
            say(format!("{} 对应不止一个指标", value()), format!("{} names several indicators", value())),
            say(
                format!("请写代码（{}），或者加“地区”列、用 `--region` 指明地区", all(candidates, lang)),
                format!(
                    "write the code: {}; or name the region, in a column `region` or by `--region`",
                    all(candidates, lang)
                ),
            ),
        ),
        _ => (String::new(), String::new()),
    };
    Remark { what, hint }
}

/// What is wrong with a region.
fn region(fault: &RowFault, typed: &str, lang: Lang) -> Remark {
    let value = || ticked(typed);
    let say = |zh: String, en: String| lang.pick(zh, en);
    let (what, hint) = match fault {
        RowFault::UnknownRegion => (
            say(format!("没有 {} 这个地区", value()), format!("there is no region {}", value())),
            lang.pick(
                "用 `duban report --by region` 查看全部地区",
                "see `duban report --by region` for those there are",
            )
            .to_owned(),
        ),
        RowFault::OtherRegion { region } => (
            say(
                format!("指标 {} 不属于地区 {}", value(), ticked(region)),
                format!("the indicator {} is not of the region {}", value(), ticked(region)),
            ),
            lang.pick("请核对指标和地区", "check the indicator and the region").to_owned(),
        ),
        _ => (String::new(), String::new()),
    };
    Remark { what, hint }
}

/// True for what tables call their totals.
fn is_sum(typed: &str) -> bool {
    let plain: String = typed.chars().filter(|c| !c.is_whitespace()).collect();
    ["合计", "总计", "小计", "共计"].contains(&plain.as_str())
        || ["total", "subtotal", "sum"].iter().any(|word| plain.eq_ignore_ascii_case(word))
}

/// Codes as a person may write them: in Chinese the words for them, where there are.
fn told(codes: &[&'static str], lang: Lang) -> Vec<&'static str> {
    fn of<T: Coded + Spoken + Copy>(codes: &[&'static str], lang: Lang) -> Option<Vec<&'static str>> {
        let is_theirs = T::ALL.iter().map(|member| member.code()).eq(codes.iter().copied());
        is_theirs.then(|| T::ALL.iter().map(|member| member.say(lang)).collect())
    }
    if lang == Lang::En {
        return codes.to_vec();
    }
    let words = of::<Bound>(codes, lang).or_else(|| of::<Fit>(codes, lang)).or_else(|| of::<Release>(codes, lang));
    words.unwrap_or_else(|| codes.to_vec())
}

/// What is wrong with a header.
fn header(fault: &RowFault, lang: Lang) -> Remark {
    let say = |zh: String, en: String| lang.pick(zh, en);
    let (what, hint) = match fault {
        RowFault::MissingColumn { column } => (
            say(
                format!("缺少“{}”（{}）列", heading(column), ticked(column)),
                format!("the column {} is missing", ticked(column)),
            ),
            lang.pick(
                "表头应有一行写明列名；`duban import --template` 可生成样表",
                "a row above the figures must name the columns; `duban import --template` writes an empty table",
            )
            .to_owned(),
        ),
        RowFault::UnknownColumn { allowed } => (
            lang.pick("不认识这一列", "no column is called so").to_owned(),
            say(
                format!("请改名或删去这一列；可用的列名：{}", headings(allowed)),
                format!("rename it or take it out; allowed: {}", all(allowed, lang)),
            ),
        ),
        RowFault::DuplicateColumn { column } => (
            say(
                format!("“{}”（{}）列出现了两次", heading(column), ticked(column)),
                format!("the column {} stands twice", ticked(column)),
            ),
            lang.pick("只留一列", "keep one").to_owned(),
        ),
        _ => (String::new(), String::new()),
    };
    Remark { what, hint }
}

/// The Chinese heading that a column of a file may have instead of its key.
fn heading(key: &str) -> &str {
    match key {
        "indicator" => "指标",
        "period" => "时期",
        "value" => "数值",
        "unit" => "单位",
        "bound" => "界限",
        "fit" => "口径",
        "release" => "版次",
        "publisher" => "发布单位",
        "title" => "标题",
        "url" => "网址",
        "note" => "备注",
        "by" => "填报人",
        "region" => "地区",
        "name" => "指标名称",
        other => other,
    }
}

fn headings(keys: &[&str]) -> String {
    keys.iter().map(|key| heading(key)).collect::<Vec<_>>().join("、")
}
