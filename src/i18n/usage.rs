//! Words for wrong usage: what was typed, what is wrong with it, what would be right.

use super::Lang;

/// What a value has to be, where its form is at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Wanted {
    /// A day.
    #[error("not a date")]
    Date,
    /// A day that is in the calendar.
    #[error("no such day")]
    RealDate,
    /// A moment of the record.
    #[error("not a moment")]
    Moment,
    /// A whole number of rows.
    #[error("not a count")]
    Count,
    /// A whole number of days.
    #[error("not a number of days")]
    Days,
    /// A column's key.
    #[error("not an order")]
    Order,
    /// A head of the chain of records.
    #[error("not a head")]
    Head,
}

/// What is wrong with a command line or with a variable that stands for one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum UsageFault {
    /// No command was given.
    NoCommand,
    /// A command that does not exist.
    UnknownCommand {
        /// What was typed.
        typed: String,
        /// Commands spelled like it.
        near: Vec<String>,
    },
    /// An option that does not exist here.
    UnknownOption {
        /// What was typed.
        typed: String,
        /// An option spelled like it.
        near: Option<String>,
    },
    /// More than the command takes.
    ExtraArgument {
        /// What was typed.
        typed: String,
    },
    /// An option or argument that needs a value and has none.
    NoValue {
        /// The option or argument.
        argument: String,
        /// What it may be, where that is a closed set.
        allowed: Vec<String>,
    },
    /// A value outside a closed set.
    NotAllowed {
        /// The option, argument or variable.
        argument: String,
        /// What was typed.
        typed: String,
        /// What it may be.
        allowed: Vec<String>,
        /// The one spelled like it.
        near: Option<String>,
    },
    /// A value of the wrong form.
    BadValue {
        /// The option or argument.
        argument: String,
        /// What was typed.
        typed: String,
        /// What it has to be; `None` where nothing more is known.
        wanted: Option<Wanted>,
    },
    /// An option that stands for yes and was given a value.
    TakesNoValue {
        /// The option.
        argument: String,
    },
    /// Too few values.
    TooFew {
        /// The option or argument.
        argument: String,
    },
    /// What is required and was not given.
    Missing {
        /// The options and arguments.
        arguments: Vec<String>,
    },
    /// Options that exclude each other.
    Conflict {
        /// One.
        argument: String,
        /// The others.
        with: Vec<String>,
    },
    /// An option given twice.
    Twice {
        /// The option.
        argument: String,
    },
    /// An argument that is not UTF-8.
    NotText,
    /// An indicator without a value behind it.
    Unpaired {
        /// The last word.
        last: String,
    },
    /// A file whose ending does not tell the form.
    UnknownEnding {
        /// The file.
        path: String,
        /// The endings that do.
        known: Vec<String>,
        /// Whether an option names the format as well.
        by_option: bool,
    },
    /// A workbook of what is no list.
    NoWorkbook,
    /// One file for several papers.
    OneFile {
        /// The file.
        path: String,
        /// How many papers there are.
        count: usize,
    },
    /// One number for several papers.
    OneNumber {
        /// How many papers there are.
        count: usize,
    },
    /// A workbook on a terminal.
    BinaryOnTerminal {
        /// The form asked for.
        format: &'static str,
    },
    /// What only a workbook can do.
    OnlyInWorkbook {
        /// The option.
        argument: String,
    },
    /// A column that the list does not have.
    UnknownColumn {
        /// What was typed.
        typed: String,
        /// The columns it has.
        known: Vec<String>,
        /// The one spelled like it.
        near: Option<String>,
    },
    /// A column that is a picture, asked for where only data goes.
    PictureColumn {
        /// What was typed.
        typed: String,
    },
    /// A review agency by agency, whose targets are shared.
    SummaryByAgency,
    /// Anything else, in the parser's own words.
    Other(String),
}

impl UsageFault {
    /// The fault in plain lines, the hint where to read on last.
    #[must_use]
    pub fn lines(&self, lang: Lang, command: Option<&str>) -> Vec<String> {
        let mut lines = vec![self.sentence(lang)];
        lines.extend(self.advice(lang));
        let help = command.map_or_else(|| "duban --help".to_owned(), |name| format!("duban {name} --help"));
        lines.push(lang.pick(format!("用法见 `{help}`"), format!("see `{help}`")));
        lines
    }

    fn sentence(&self, lang: Lang) -> String {
        let say = |zh: String, en: String| lang.pick(zh, en);
        match self {
            Self::NoCommand => say("没有给出命令".into(), "no command given".into()),
            Self::UnknownCommand { typed, .. } => {
                say(format!("没有 `{typed}` 这个命令"), format!("there is no command `{typed}`"))
            }
            Self::UnknownOption { typed, .. } => {
                say(format!("没有 `{typed}` 这个选项"), format!("there is no option `{typed}` here"))
            }
            Self::ExtraArgument { typed } => {
                say(format!("多出一个参数 `{typed}`"), format!("`{typed}` is one argument too many"))
            }
            Self::NoValue { argument, .. } => {
                say(format!("`{argument}` 后面缺少值"), format!("`{argument}` needs a value"))
            }
            Self::NotAllowed { argument, typed, .. } => {
                say(format!("`{argument}` 不能取 `{typed}`"), format!("`{typed}` is not a value of `{argument}`"))
            }
            Self::BadValue { argument, typed, wanted } => {
                let why = wanted.map_or_else(
                    || say("写法有误".into(), "is not understood".into()),
                    |wanted| wanted.words(lang).to_owned(),
                );
                say(format!("`{argument}` 的值 `{typed}` {why}"), format!("`{typed}` for `{argument}` {why}"))
            }
            Self::TakesNoValue { argument } => {
                say(format!("`{argument}` 后面不能跟值"), format!("`{argument}` takes no value"))
            }
            Self::TooFew { argument } => {
                say(format!("`{argument}` 的值不够"), format!("`{argument}` needs more values"))
            }
            Self::Missing { arguments } => {
                say(format!("缺少 {}", ticked(arguments, "、")), format!("missing: {}", ticked(arguments, ", ")))
            }
            Self::Conflict { argument, with } => say(
                format!("`{argument}` 不能与 {} 同时使用", ticked(with, "、")),
                format!("`{argument}` cannot be used with {}", ticked(with, ", ")),
            ),
            Self::Twice { argument } => {
                say(format!("`{argument}` 只能给一次"), format!("`{argument}` may be given only once"))
            }
            Self::NotText => say("有参数不是 UTF-8 文字".into(), "an argument is not UTF-8 text".into()),
            Self::Unpaired { last } => say(
                format!("指标与数值要成对给出，`{last}` 后面缺少数值"),
                format!("indicators and values come in pairs: nothing follows `{last}`"),
            ),
            Self::OneFile { path, count } => say(
                format!(
                    "`{path}` 是一个文件，而通知有 {count} 份；请给出文件夹，或用 `--agency` 和 `--region` 选一个单位"
                ),
                format!(
                    "`{path}` is one file, but there are {count} notices; name a folder, or one agency with `--agency` and `--region`"
                ),
            ),
            Self::OneNumber { count } => say(
                format!(
                    "`--number` 只能用于一份通知，而通知有 {count} 份；请用 `--agency` 和 `--region` 选一个单位，或不给编号"
                ),
                format!(
                    "`--number` is for one notice, but there are {count}; choose one agency with `--agency` and `--region`, or give no number"
                ),
            ),
            Self::UnknownEnding { path, .. } => say(
                format!("从文件名 `{path}` 看不出要写成什么格式"),
                format!("the ending of `{path}` does not tell the format"),
            ),
            Self::NoWorkbook => say("这一页不是清单，不能写成工作簿".into(), "this page is no list and cannot be a workbook".into()),
            Self::BinaryOnTerminal { format } => say(
                format!("`{format}` 不是文字，不能输出到终端"),
                format!("`{format}` is no text and cannot be shown on a terminal"),
            ),
            Self::OnlyInWorkbook { argument } => {
                say(format!("`{argument}` 只用于工作簿"), format!("`{argument}` is for workbooks only"))
            }
            Self::UnknownColumn { typed, .. } => {
                say(format!("没有 `{typed}` 这一列"), format!("there is no column `{typed}`"))
            }
            Self::PictureColumn { typed } => say(
                format!("`{typed}` 这一列是给人看的图，CSV 和工作簿里没有；请用 `--format table` 或 `--format markdown`"),
                format!("the column `{typed}` is a picture for people; use `--format table` or `--format markdown`"),
            ),
            Self::SummaryByAgency => say(
                "`--summary` 不能按单位分段：一个目标可以有几个单位，各段加起来会多于总数".into(),
                "`--summary` cannot go by agency: a target may have several, so the parts would add up to more than the whole".into(),
            ),
            Self::Other(words) => say(format!("命令行有误：{words}"), words.clone()),
        }
    }

    fn advice(&self, lang: Lang) -> Vec<String> {
        let meant = |near: &[String]| {
            lang.pick(format!("是不是想写 {}？", ticked(near, "、")), format!("did you mean {}?", ticked(near, ", ")))
        };
        let choice = |allowed: &[String]| {
            lang.pick(format!("可以是 {}", ticked(allowed, "、")), format!("allowed: {}", ticked(allowed, ", ")))
        };
        match self {
            Self::UnknownCommand { near, .. } if !near.is_empty() => vec![meant(near)],
            Self::UnknownOption { near: Some(near), .. } => vec![meant(std::slice::from_ref(near))],
            Self::ExtraArgument { typed } | Self::UnknownCommand { typed, .. }
                if typed.starts_with(['—', '–', '－']) =>
            {
                vec![lang.pick("选项前面要用两个减号 `--`", "options begin with two hyphens, `--`").to_owned()]
            }
            Self::NoValue { allowed, .. } if !allowed.is_empty() => vec![choice(allowed)],
            Self::NotAllowed { near: Some(near), allowed, .. }
            | Self::UnknownColumn { near: Some(near), known: allowed, .. } => {
                vec![meant(std::slice::from_ref(near)), choice(allowed)]
            }
            Self::NotAllowed { near: None, allowed, .. } | Self::UnknownColumn { near: None, known: allowed, .. } => {
                vec![choice(allowed)]
            }
            Self::SummaryByAgency => vec![
                lang.pick(
                    "一个单位的综述用 `--summary --agency 单位`；各单位的数目用 `--by agency`".to_owned(),
                    "for the review of one agency give `--summary --agency NAME`, for the counts of all `--by agency`"
                        .to_owned(),
                ),
            ],
            Self::BinaryOnTerminal { format } => vec![lang.pick(
                format!("用 `-o 文件.{format}` 写到文件"),
                format!("write it to a file with `-o FILE.{format}`"),
            )],
            Self::OnlyInWorkbook { .. } => {
                vec![lang.pick("用 `-o 文件.xlsx` 写成工作簿", "write one with `-o FILE.xlsx`").to_owned()]
            }
            Self::NoWorkbook => vec![
                lang.pick(
                    "可以写成 `.html`、`.md`、`.csv`、`.json`；要台账，用 `duban report -o 台账.xlsx`，可加 `--agency` 和 `--region`",
                    "it can be `.html`, `.md`, `.csv` or `.json`; for a ledger use `duban report -o ledger.xlsx`, with `--agency` or `--region`",
                )
                .to_owned(),
            ],
            Self::UnknownEnding { known, by_option: false, .. } => vec![lang.pick(
                format!("文件名应以 {} 结尾", ticked(known, "、")),
                format!("end it in {}", ticked(known, ", ")),
            )],
            Self::UnknownEnding { known, by_option: true, .. } => vec![lang.pick(
                format!("文件名以 {} 结尾，或用 `--format` 指明", ticked(known, "、")),
                format!("end it in {}, or give `--format`", ticked(known, ", ")),
            )],
            _ => Vec::new(),
        }
    }
}

impl Wanted {
    fn words(self, lang: Lang) -> &'static str {
        match self {
            Self::Date => lang.pick(
                "不是日期，请写成 `2025-12-31` 或 `2025年12月31日`",
                "is not a date; write it as `2025-12-31`",
            ),
            Self::RealDate => lang.pick("在日历上不存在", "is not in the calendar"),
            Self::Moment => lang.pick(
                "不是时间，请写成 `2026-03-31`（当天结束时）、`2026-03-31 18:00`（本地时间）、`2026-03-31T18:00:00+08:00`，或操作编号 `#12`",
                "is not a moment; write `2026-03-31` (the end of that day), `2026-03-31 18:00` (local time), `2026-03-31T18:00:00+08:00`, or the number of an action, `#12`",
            ),
            Self::Count => lang.pick("不是行数，请写 0 或正整数", "is not a number of rows; write a whole number"),
            Self::Head => lang.pick(
                "不是链头；请写报告里印的十六进制数，至少 8 位",
                "is not a head; write the hexadecimal digits that reports print, at least 8",
            ),
            Self::Days => lang.pick(
                "不是天数，请写 0 到 36500 的整数",
                "is not a number of days; write a whole number from 0 to 36500",
            ),
            Self::Order => lang.pick(
                "不是排序方式，请写列名，如 `gap_pct`；从大到小写 `-gap_pct` 或 `gap_pct:desc`",
                "is not an order; write a column's key such as `gap_pct`, or `-gap_pct` or `gap_pct:desc` for the largest first",
            ),
        }
    }
}

/// Values in backticks, joined.
fn ticked(values: &[String], mark: &str) -> String {
    values.iter().map(|value| format!("`{value}`")).collect::<Vec<_>>().join(mark)
}
