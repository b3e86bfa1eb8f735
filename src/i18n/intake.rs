//! Words for files of figures as a whole.

use super::Lang;
use super::input::Remark;

/// A file without even a header.
#[must_use]
pub fn empty(file: &str, lang: Lang) -> Remark {
    let (what, hint) = match lang {
        Lang::Zh => (format!("文件 `{file}` 是空的"), "第一行应为列名：指标、时期、数值"),
        Lang::En => (format!("`{file}` is empty"), "its first line should name the columns: indicator, period, value"),
    };
    Remark { what, hint: hint.to_owned() }
}

/// In which encoding a file was read, where it was not the usual one.
#[must_use]
pub fn read_as(file: &str, encoding: &str, lang: Lang) -> String {
    let encoding = encoding.to_uppercase();
    match lang {
        Lang::Zh => format!("文件 `{file}` 按 {encoding} 编码读取"),
        Lang::En => format!("`{file}` was read as {encoding}"),
    }
}
