//! Faults of single keys and values, in words.

use super::{Said, codes};
use crate::domain::fault::catalogue::{CodeForm, Found, KeyFault, ValueFault, Wanted};
use crate::domain::number::MAX_DIGITS;
use crate::i18n::Lang;

/// What is wrong with a key.
pub fn key(fault: &KeyFault, lang: Lang) -> Said {
    match fault {
        KeyFault::Unknown { key, block, near, allowed } => unknown(key, block, *near, allowed, lang),
        KeyFault::Missing { key, block } => Said::new(
            lang,
            (format!("`{block}` 缺少 `{key}`"), format!("`{block}` lacks `{key}`")),
            (format!("补上 `{key} = …`"), format!("add `{key} = …`")),
        ),
        KeyFault::WrongType { key, wanted, found } => {
            let (wanted, example) = (wanted_word(*wanted, lang), example(key, *wanted));
            let found = found_word(*found, lang);
            Said::new(
                lang,
                (format!("`{key}` 应为{wanted}，这里是{found}"), format!("`{key}` wants {wanted}, here is {found}")),
                (format!("写作 `{example}`"), format!("write `{example}`")),
            )
        }
        KeyFault::EmptyText(key) => Said::plain(
            lang,
            (format!("`{key}` 是空的"), format!("`{key}` is empty")),
            ("写上内容，或删去这一行", "give a text, or remove the line"),
        ),
        KeyFault::UntrimmedText(text) => Said::plain(
            lang,
            (format!("`{text}` 首尾有空格"), format!("`{text}` begins or ends with a space")),
            ("删去首尾的空格", "remove the spaces around it"),
        ),
        KeyFault::ListedTwice(text) => Said::plain(
            lang,
            (format!("`{text}` 在同一列表中出现两次"), format!("`{text}` stands twice in one list")),
            ("只留一个", "keep one"),
        ),
    }
}

fn unknown(key: &str, block: &str, near: Option<&'static str>, allowed: &[&str], lang: Lang) -> Said {
    let message = match block {
        "" => (format!("没有 `{key}` 这种块"), format!("there is no block `{key}`")),
        _ => (format!("`{block}` 没有键 `{key}`"), format!("`{block}` has no key `{key}`")),
    };
    let said = match (block, key) {
        (_, "include") => Said::plain(
            lang,
            message,
            ("`include` 写在文件最前面，第一个方括号之前", "`include` stands at the top, before the first bracket"),
        ),
        ("", "target") => Said::plain(lang, message, ("写作 `[[indicator.target]]`", "write `[[indicator.target]]`")),
        ("", "clause") => Said::plain(lang, message, ("写作 `[[source.clause]]`", "write `[[source.clause]]`")),
        ("", "lights") => Said::plain(lang, message, ("写作 `[rules.lights]`", "write `[rules.lights]`")),
        _ => {
            let keys = codes(allowed, lang);
            Said::new(lang, message, (format!("可用：{keys}"), format!("it may be {keys}")))
        }
    };
    said.or_near(near, lang)
}

fn wanted_word(wanted: Wanted, lang: Lang) -> &'static str {
    match wanted {
        Wanted::Text => lang.pick("文本", "a text"),
        Wanted::Number => lang.pick("数", "a number"),
        Wanted::NumberOrRange => lang.pick("数或上下限", "a number or two ends"),
        Wanted::NumberOrShare => lang.pick("份额", "a share"),
        Wanted::Whole => lang.pick("整数", "a whole number"),
        Wanted::Date => lang.pick("日期", "a date"),
        Wanted::Texts => lang.pick("文本列表", "a list of texts"),
        Wanted::Flag => lang.pick("是非值", "true or false"),
        Wanted::Table => lang.pick("表", "a table"),
        Wanted::Blocks => lang.pick("可重复的块", "blocks that may repeat"),
    }
}

fn found_word(found: Found, lang: Lang) -> &'static str {
    match found {
        Found::Text => lang.pick("文本", "a text"),
        Found::Whole => lang.pick("整数", "a whole number"),
        Found::Number => lang.pick("小数", "a decimal number"),
        Found::Flag => lang.pick("是非值", "true or false"),
        Found::Date => lang.pick("日期", "a date"),
        Found::List => lang.pick("列表", "a list"),
        Found::Table => lang.pick("表", "a table"),
    }
}

fn example(key: &str, wanted: Wanted) -> String {
    match wanted {
        Wanted::Text => format!("{key} = \"…\""),
        Wanted::Number => format!("{key} = 8.7"),
        Wanted::NumberOrRange => format!("{key} = 13000"),
        Wanted::NumberOrShare => format!("{key} = 0.05"),
        Wanted::Whole => format!("{key} = 60"),
        Wanted::Date => format!("{key} = 2025-12-31"),
        Wanted::Texts => format!("{key} = [\"…\", \"…\"]"),
        Wanted::Flag => format!("{key} = true"),
        Wanted::Table => format!("{key} = {{ … }}"),
        Wanted::Blocks => format!("[[{key}]]"),
    }
}

/// What is wrong with a value.
pub fn value(fault: &ValueFault, lang: Lang) -> Said {
    match fault {
        ValueFault::BadCode { text, form } => {
            let example = match form {
                CodeForm::Slug => "changchun-2023",
                CodeForm::Indicator => "changchun.5g-stations",
                CodeForm::Target => "changchun.5g-stations.2025",
            };
            Said::new(
                lang,
                (format!("`{text}` 不能作代码"), format!("`{text}` is not a code")),
                (
                    format!("用小写字母、数字、`-`、`_`，如 `{example}`"),
                    format!("use lower-case letters, digits, `-` and `_`, such as `{example}`"),
                ),
            )
        }
        ValueFault::UnknownWord { key, text, near, allowed } => {
            let words = codes(allowed, lang);
            let said = Said::new(
                lang,
                (format!("`{key}` 不能写 `{text}`"), format!("`{key}` cannot be `{text}`")),
                (format!("可用：{words}"), format!("it may be {words}")),
            );
            said.or_near(*near, lang)
        }
        ValueFault::BadDate(text) => Said::plain(
            lang,
            (format!("`{text}` 不是日期，或没有这一天"), format!("`{text}` is not a date, or there is no such day")),
            ("写作 `2025-12-31`", "write `2025-12-31`"),
        ),
        ValueFault::YearOutOfRange(text) => Said::plain(
            lang,
            (format!("`{text}` 的年份不合常理"), format!("the year of `{text}` cannot be right")),
            ("年份在 1900 与 2999 之间", "years lie between 1900 and 2999"),
        ),
        ValueFault::BadYears(text) => Said::plain(
            lang,
            (format!("`{text}` 不是年份"), format!("`{text}` is not years")),
            ("写作 `2023..2025`，单年写 `2025`", "write `2023..2025`, or `2025` for one year"),
        ),
        ValueFault::YearsReversed(years) => Said::new(
            lang,
            (
                format!("首年 {} 晚于末年 {}", years.from, years.to),
                format!("the first year, {}, is after the last, {}", years.from, years.to),
            ),
            (format!("写作 `{}..{}`", years.to, years.from), format!("write `{}..{}`", years.to, years.from)),
        ),
        ValueFault::BadPeriod(text) => Said::plain(
            lang,
            (format!("`{text}` 不是时期"), format!("`{text}` is not a period")),
            (
                "写作 `2024`、`2024H1`、`2024Q3`、`2024-09`、`2024-09-30` 或 `2024-01..2024-09`",
                "write `2024`, `2024H1`, `2024Q3`, `2024-09`, `2024-09-30` or `2024-01..2024-09`",
            ),
        ),
        ValueFault::BadDivision(text) => Said::plain(
            lang,
            (format!("`{text}` 不是行政区划代码"), format!("`{text}` is not a division code")),
            ("写六位数字，如 `220100`", "write six digits, such as `220100`"),
        ),
        ValueFault::BadOffset(text) => Said::plain(
            lang,
            (format!("`{text}` 不是时差"), format!("`{text}` is not an offset")),
            ("北京时间写作 `+08:00`", "Beijing time is `+08:00`"),
        ),
        ValueFault::BadNumber(text) => Said::plain(
            lang,
            (format!("`{text}` 不是普通的数"), format!("`{text}` is not a plain number")),
            ("只写数字和小数点，如 `13000`、`0.5`", "write digits and a point only, such as `13000` or `0.5`"),
        ),
        ValueFault::TooManyDigits { text, digits } => Said::new(
            lang,
            (format!("`{text}` 有 {digits} 位有效数字"), format!("`{text}` has {digits} significant digits")),
            (
                format!("最多 {MAX_DIGITS} 位，才能一位不差地保存"),
                format!("at most {MAX_DIGITS}, so that none is lost"),
            ),
        ),
        ValueFault::NumberTooLarge(text) => Said::plain(
            lang,
            (format!("`{text}` 过大或过小"), format!("`{text}` is too large or too small")),
            ("改用更合适的 `unit`", "choose a better `unit`"),
        ),
        ValueFault::OutOfRange { text, low, high } => Said::new(
            lang,
            (format!("`{text}` 超出范围"), format!("`{text}` is out of range")),
            (format!("应在 {low} 与 {high} 之间"), format!("it lies between {low} and {high}")),
        ),
    }
}
