//! What is wrong with a catalogue, in words: one sentence, and what would be right.

mod entry;
mod reference;
mod sense;
mod syntax;
#[cfg(test)]
mod tests;

use super::Lang;
use super::number::list;
use crate::domain::fault::catalogue::{CatalogueFault, CatalogueFaultKind, FileFault};

/// A fault in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// What is wrong.
    pub message: String,
    /// What would be right.
    pub hint: String,
}

impl Said {
    /// The message and the hint, each in both languages.
    fn new(lang: Lang, message: (String, String), hint: (String, String)) -> Self {
        Self { message: lang.pick(message.0, message.1), hint: lang.pick(hint.0, hint.1) }
    }

    /// With a hint that is fixed.
    fn plain(lang: Lang, message: (String, String), hint: (&str, &str)) -> Self {
        Self::new(lang, message, (hint.0.to_owned(), hint.1.to_owned()))
    }

    /// With message and hint that are fixed.
    fn fixed(lang: Lang, message: (&str, &str), hint: (&str, &str)) -> Self {
        Self::plain(lang, (message.0.to_owned(), message.1.to_owned()), hint)
    }

    /// With "did you mean" for its hint, where something is near.
    fn or_near(mut self, near: Option<&str>, lang: Lang) -> Self {
        if let Some(near) = near {
            self.hint = lang.pick(format!("是否想写 `{near}`"), format!("did you mean `{near}`?"));
        }
        self
    }
}

/// A fault in words.
#[must_use]
pub fn said(fault: &CatalogueFault, lang: Lang) -> Said {
    match &fault.kind {
        CatalogueFaultKind::Syntax(fault) => syntax::said(fault, lang),
        CatalogueFaultKind::File(fault) => file(fault, lang),
        CatalogueFaultKind::Key(fault) => entry::key(fault, lang),
        CatalogueFaultKind::Value(fault) => entry::value(fault, lang),
        CatalogueFaultKind::Reference(fault) => reference::said(fault, lang),
        CatalogueFaultKind::Sense(fault) => sense::said(fault, lang),
    }
}

/// What stands before a hint.
#[must_use]
pub fn hint_label(lang: Lang) -> &'static str {
    lang.pick("提示：", "hint: ")
}

/// What stands at the other place that a fault names.
#[must_use]
pub fn also(fault: &CatalogueFault, lang: Lang) -> &'static str {
    match fault.kind {
        CatalogueFaultKind::File(FileFault::IncludedTwice(_)) => lang.pick("已在这里引入", "already included here"),
        _ => lang.pick("前一处在这里", "the first one is here"),
    }
}

/// How many faults there are, for the last line.
#[must_use]
pub fn count(faults: usize, lang: Lang) -> String {
    let plural = if faults == 1 { "" } else { "s" };
    lang.pick(format!("共 {faults} 处错误"), format!("{faults} fault{plural}"))
}

/// Codes and keys as they stand in a sentence: each in backticks.
fn codes<S: AsRef<str>>(codes: &[S], lang: Lang) -> String {
    let quoted: Vec<String> = codes.iter().map(|code| format!("`{}`", code.as_ref())).collect();
    list(&quoted, lang)
}

fn file(fault: &FileFault, lang: Lang) -> Said {
    match fault {
        FileFault::Missing(path) => Said::plain(
            lang,
            (format!("找不到文件 `{path}`"), format!("there is no file `{path}`")),
            (
                "检查文件名；`include` 的路径从写有它的文件算起",
                "check its name; a path under `include` starts at the file it stands in",
            ),
        ),
        FileFault::Unreadable(path) => Said::plain(
            lang,
            (format!("文件 `{path}` 打不开"), format!("the file `{path}` cannot be opened")),
            ("检查它是否为文件夹，以及是否有读取权限", "check that it is a file and that you may read it"),
        ),
        FileFault::NotUtf8(path) => Said::plain(
            lang,
            (format!("文件 `{path}` 不是统一码文本"), format!("the file `{path}` is not UTF-8 text")),
            ("用文本编辑器另存，编码选“UTF-8”", "save it again from a text editor with the encoding UTF-8"),
        ),
        FileFault::TooLarge { path, most } => Said::plain(
            lang,
            (
                format!("加上文件 `{path}`，目录超过了 {} 兆字节", most >> 20),
                format!("with the file `{path}` the catalogue has more than {} MiB", most >> 20),
            ),
            ("分成几个目录，各自装入", "make several catalogues of it and load each"),
        ),
        FileFault::LongLine { most } => Said::plain(
            lang,
            (format!("这一行超过 {} 兆字节", most >> 20), format!("the line has more than {} MiB", most >> 20)),
            ("分成几行写", "break it into several lines"),
        ),
        FileFault::TooDense { path, most } => Said::plain(
            lang,
            (
                format!("加上文件 `{path}`，目录里的项和值超过 {most} 个（一个表算三个）"),
                format!(
                    "with the file `{path}` the catalogue has more than {most} keys and values (a table counts as three)"
                ),
            ),
            ("分成几个目录，各自装入", "make several catalogues of it and load each"),
        ),
        FileFault::TooMany { path, most } => Said::plain(
            lang,
            (
                format!("加上文件 `{path}`，目录超过了 {most} 个文件"),
                format!("with the file `{path}` the catalogue has more than {most} files"),
            ),
            ("把小文件合并起来", "put small files together"),
        ),
        FileFault::TooDeep { path, most } => Said::plain(
            lang,
            (
                format!("文件 `{path}` 是一层层引入的，超过了 {most} 层"),
                format!("the file `{path}` is included by a row of more than {most} files"),
            ),
            ("都从主文件引入", "include it from the main file"),
        ),
        FileFault::IncludeCycle(path) => Said::plain(
            lang,
            (format!("文件 `{path}` 绕了一圈引入自己"), format!("the file `{path}` includes itself by a circle")),
            ("删去其中一处 `include`", "remove one `include` of the circle"),
        ),
        FileFault::IncludedTwice(path) => Said::plain(
            lang,
            (format!("文件 `{path}` 引入了两次"), format!("the file `{path}` is included twice")),
            ("只留一处", "keep one"),
        ),
        FileFault::HeadInInclude => Said::fixed(
            lang,
            ("被引入的文件不能有 `[catalogue]`", "an included file cannot have `[catalogue]`"),
            ("`[catalogue]` 只写在主文件里", "`[catalogue]` belongs into the main file only"),
        ),
        FileFault::MissingHead => Said::fixed(
            lang,
            ("没有 `[catalogue]` 块", "there is no `[catalogue]` block"),
            (
                "在主文件开头写 `[catalogue]` 和 `code`、`version`、`name`",
                "begin the main file with `[catalogue]` and its `code`, `version`, `name`",
            ),
        ),
        FileFault::RulesTwice => Said::fixed(
            lang,
            ("`[rules]` 在两个文件里都有", "`[rules]` stands in two files"),
            ("合并为一处", "make them one"),
        ),
    }
}
