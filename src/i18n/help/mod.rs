//! Words of the help and the manual: what every command, argument and option is for.
//!
//! Looked up by the names of the command line; a test walks the whole command line and fails where a word is missing.

mod argument;
mod command;
mod example;

pub use argument::{Words, argument};
pub use command::{about, details};
pub use example::{Example, examples};

use super::Lang;

/// A heading of a help page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Heading {
    /// The name, in the manual.
    Name,
    /// How it is called.
    Usage,
    /// The commands.
    Commands,
    /// What is given by its place.
    Arguments,
    /// What is given by its name.
    Options,
    /// Options of every command.
    Global,
    /// Examples.
    Examples,
}

impl Heading {
    /// The heading in words.
    #[must_use]
    pub fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Name => lang.pick("名称", "Name"),
            Self::Usage => lang.pick("用法", "Usage"),
            Self::Commands => lang.pick("命令", "Commands"),
            Self::Arguments => lang.pick("参数", "Arguments"),
            Self::Options => lang.pick("选项", "Options"),
            Self::Global => lang.pick("通用选项", "Options of every command"),
            Self::Examples => lang.pick("示例", "Examples"),
        }
    }
}

/// The place of the command in a line of usage.
#[must_use]
pub fn command_slot(lang: Lang) -> &'static str {
    lang.pick("<命令>", "<COMMAND>")
}

/// The place of the options in a line of usage.
#[must_use]
pub fn options_slot(lang: Lang) -> &'static str {
    lang.pick("[选项]", "[OPTIONS]")
}

/// What a closed set of values may be, and which is taken where none is given.
#[must_use]
pub fn values(lang: Lang, allowed: &[String], default: Option<&str>) -> String {
    let mut parts = Vec::new();
    if !allowed.is_empty() {
        let all = allowed.join(lang.pick("、", ", "));
        parts.push(lang.pick(format!("可选：{all}"), format!("one of: {all}")));
    }
    if let Some(default) = default {
        parts.push(lang.pick(format!("默认：{default}"), format!("default: {default}")));
    }
    match parts.as_slice() {
        [] => String::new(),
        parts => lang.pick(format!("〔{}〕", parts.join("；")), format!(" [{}]", parts.join("; "))),
    }
}

/// The line on a command's page that leads to the options of every command.
#[must_use]
pub fn global_line(lang: Lang, names: &[String]) -> String {
    let all = names.join(lang.pick("、", ", "));
    lang.pick(format!("{all}，见 duban --help"), format!("{all}; see duban --help"))
}

/// The name of the manual's section.
#[must_use]
pub fn manual_title(lang: Lang) -> &'static str {
    lang.pick("督办使用手册", "duban manual")
}
