//! From what was typed to [`Typed`], or to the words about what is wrong with it.
//!
//! The parser finds the faults; what is said about them is ours, in both languages.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error, FromArgMatches};

use super::arguments::Typed;
use super::exit::Failure;
use super::help;
use super::localize::{PROGRAM, command_line};
use crate::i18n::Lang;
use crate::i18n::usage::{UsageFault, Wanted};

/// What the command line asks for.
#[derive(Debug)]
pub enum Asked {
    /// To run a command.
    Run(Box<Typed>),
    /// To read a text: help or version.
    Read(String),
}

/// Reads the command line, the program's name first.
pub fn read(typed: &[OsString], lang: Lang, columns: usize) -> Result<Asked, Failure> {
    let words = typed.iter().map(negative_as_value);
    let matched = command_line(lang).try_get_matches_from(words).and_then(|m| Typed::from_arg_matches(&m));
    let error = match matched {
        Ok(typed) => return Ok(Asked::Run(Box::new(typed))),
        Err(error) => error,
    };
    match error.kind() {
        ErrorKind::DisplayHelp => Ok(Asked::Read(help_typed(typed, lang, columns))),
        ErrorKind::DisplayVersion => Ok(Asked::Read(format!("{PROGRAM} {}\n", env!("CARGO_PKG_VERSION")))),
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            Err(Failure::nothing_typed(help_of(None, lang, columns)))
        }
        _ => Err(Failure::usage(fault(&error))),
    }
}

/// A negative value with its unit, `-2.3%`, with a minus sign instead of the hyphen that options begin with.
///
/// The parser itself tells plain negative numbers from options; no option begins with a digit.
fn negative_as_value(word: &OsString) -> OsString {
    let value = word.to_str().and_then(|word| word.strip_prefix('-'));
    match value.filter(|value| value.starts_with(|c: char| c.is_ascii_digit()) && value.parse::<f64>().is_err()) {
        Some(value) => format!("−{value}").into(),
        None => word.clone(),
    }
}

/// The help of a command, or of the program.
#[must_use]
pub fn help_of(command: Option<&str>, lang: Lang, columns: usize) -> String {
    help::text(lang, &help::page(lang, &command_line(lang), command), columns)
}

/// The help asked for by `-h`: the parser itself finds out of which command.
fn help_typed(typed: &[OsString], lang: Lang, columns: usize) -> String {
    let tree = command_line(lang);
    let written = |name: Option<&str>| help::text(lang, &help::page(lang, &tree, name), columns);
    let with_help = |sub: Command| {
        let help = written(Some(sub.get_name()));
        sub.override_help(help)
    };
    let told = tree.clone().override_help(written(None)).mut_subcommands(with_help).try_get_matches_from(typed);
    told.err().map(|error| error.render().to_string()).unwrap_or_default()
}

/// The command that was typed, for hints.
#[must_use]
pub fn command_typed(typed: &[OsString]) -> Option<String> {
    let tree = command_line(Lang::En);
    let mut words = typed.iter().skip(1).filter_map(|word| word.to_str());
    while let Some(word) = words.next() {
        if word == "--" {
            return None;
        }
        if tree.get_arguments().any(|a| a.get_action().takes_values() && long_of(a) == word) {
            words.next();
        } else if tree.find_subcommand(word).is_some() {
            return Some(word.to_owned());
        }
    }
    None
}

/// The value of an option as typed, found before the command line is known to be right.
#[must_use]
pub fn option_typed<'a>(typed: &'a [OsString], long: &str) -> Option<&'a str> {
    let words = typed.iter().skip(1).map(|word| word.to_str().unwrap_or_default());
    let words: Vec<&str> = words.take_while(|word| *word != "--").collect();
    let behind = |(at, word): (usize, &&'a str)| match word.strip_prefix(long)? {
        "" => words.get(at + 1).copied(),
        rest => rest.strip_prefix('='),
    };
    words.iter().enumerate().find_map(behind)
}

fn long_of(argument: &clap::Arg) -> String {
    argument.get_long().map(|long| format!("--{long}")).unwrap_or_default()
}

/// Of several candidates those that come about as near as the nearest, that one first.
fn nearest(typed: &str, candidates: Vec<String>) -> Vec<String> {
    let mut rated: Vec<(f64, String)> =
        candidates.into_iter().map(|name| (strsim::jaro_winkler(typed, &name), name)).collect();
    rated.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    let best = rated.first().map_or(0.0, |(rating, _)| *rating);
    rated.into_iter().take_while(|(rating, _)| best - rating < 0.05).map(|(_, name)| name).collect()
}

/// What the parser found wrong.
fn fault(error: &Error) -> UsageFault {
    let one = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.replace("...", "…")),
        Some(ContextValue::Strings(all)) => all.first().map(|text| text.replace("...", "…")),
        _ => None,
    };
    let many = |kind| match error.get(kind) {
        Some(ContextValue::Strings(all)) => all.iter().map(|text| text.replace("...", "…")).collect(),
        Some(ContextValue::String(text)) => vec![text.replace("...", "…")],
        _ => Vec::new(),
    };
    let argument = one(ContextKind::InvalidArg).unwrap_or_default();
    let typed = one(ContextKind::InvalidValue).unwrap_or_default();
    let allowed: Vec<String> = many(ContextKind::ValidValue);
    match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = one(ContextKind::InvalidSubcommand).unwrap_or_default();
            let near = nearest(&typed, many(ContextKind::SuggestedSubcommand));
            UsageFault::UnknownCommand { typed, near }
        }
        ErrorKind::UnknownArgument if argument.starts_with('-') => {
            UsageFault::UnknownOption { typed: argument, near: one(ContextKind::SuggestedArg) }
        }
        ErrorKind::UnknownArgument => UsageFault::ExtraArgument { typed: argument },
        ErrorKind::InvalidValue if typed.is_empty() => UsageFault::NoValue { argument, allowed },
        ErrorKind::InvalidValue => {
            UsageFault::NotAllowed { argument, typed, allowed, near: one(ContextKind::SuggestedValue) }
        }
        ErrorKind::ValueValidation => {
            let wanted = std::error::Error::source(error).and_then(|source| source.downcast_ref::<Wanted>()).copied();
            UsageFault::BadValue { argument, typed, wanted }
        }
        ErrorKind::TooManyValues => UsageFault::TakesNoValue { argument },
        ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => UsageFault::TooFew { argument },
        ErrorKind::MissingRequiredArgument => UsageFault::Missing { arguments: many(ContextKind::InvalidArg) },
        ErrorKind::MissingSubcommand => UsageFault::NoCommand,
        ErrorKind::ArgumentConflict => {
            let mut with: Vec<String> = many(ContextKind::PriorArg);
            with.retain(|other| *other != argument);
            if with.is_empty() { UsageFault::Twice { argument } } else { UsageFault::Conflict { argument, with } }
        }
        ErrorKind::InvalidUtf8 => UsageFault::NotText,
        _ => UsageFault::Other(error.kind().as_str().unwrap_or_default().to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(line: &str) -> Vec<OsString> {
        line.split(' ').map(OsString::from).collect()
    }

    fn said(lang: Lang, line: &str) -> Vec<String> {
        let failure = read(&words(line), lang, 80).expect_err("wrong usage");
        assert_eq!(failure.exit(), crate::commands::exit::Exit::Usage);
        failure.lines(lang, command_typed(&words(line)).as_deref())
    }

    #[test]
    fn an_unknown_command_or_option_is_answered_with_the_nearest() {
        assert_eq!(said(Lang::Zh, "duban reprot")[..2], ["没有 `reprot` 这个命令", "是不是想写 `report`？"]);
        let lines = said(Lang::En, "duban report --fromat csv");
        assert_eq!(
            lines,
            ["there is no option `--fromat` here", "did you mean `--format`?", "see `duban report --help`"]
        );
    }

    #[test]
    fn a_value_outside_a_closed_set_is_answered_with_what_is_allowed() {
        let lines = said(Lang::Zh, "duban report --format pdf");
        assert_eq!(lines[0], "`--format <格式>` 不能取 `pdf`");
        assert_eq!(lines[1], "可以是 `table`、`csv`、`json`、`markdown`、`html`、`xlsx`");
        let lines = said(Lang::En, "duban report --status met,overdu");
        assert_eq!(lines[..2], ["`overdu` is not a value of `--status <STATUS>`", "did you mean `overdue`?"]);
    }

    #[test]
    fn a_missing_value_is_told_from_a_wrong_one() {
        assert_eq!(said(Lang::En, "duban report --format")[0], "`--format <FORMAT>` needs a value");
        assert_eq!(said(Lang::Zh, "duban config --db")[0], "`--db <文件>` 后面缺少值");
    }

    #[test]
    fn a_bad_date_says_how_to_write_one() {
        assert_eq!(
            said(Lang::Zh, "duban report --as-of 明天")[0],
            "`--as-of <日期>` 的值 `明天` 不是日期，请写成 `2025-12-31` 或 `2025年12月31日`"
        );
        assert_eq!(
            said(Lang::En, "duban report --as-of 2025-02-30")[0],
            "`2025-02-30` for `--as-of <DATE>` is not in the calendar"
        );
    }

    #[test]
    fn what_is_required_and_missing_is_named() {
        assert_eq!(said(Lang::En, "duban record a 1")[0], "missing: `--period <PERIOD>`");
        assert_eq!(said(Lang::Zh, "duban history")[0], "缺少 `<指标>`");
        assert_eq!(said(Lang::En, "duban import")[0], "missing: `<FILE>`");
        assert_eq!(said(Lang::En, "duban record a --period 2024")[0], "`<INDICATOR> <VALUE>…` needs more values");
    }

    #[test]
    fn what_excludes_each_other_or_comes_twice_is_named() {
        assert_eq!(said(Lang::En, "duban import x.csv --template")[0], "`[FILE]` cannot be used with `--template`");
        assert_eq!(said(Lang::Zh, "duban report --format csv --format json")[0], "`--format <格式>` 只能给一次");
    }

    #[test]
    fn what_is_too_much_is_named() {
        assert_eq!(said(Lang::En, "duban history a b")[0], "`b` is one argument too many");
        assert_eq!(said(Lang::En, "duban report --quiet=yes")[0], "`--quiet` takes no value");
        assert_eq!(said(Lang::Zh, "duban -q")[0], "没有给出命令");
    }

    #[test]
    fn a_long_dash_is_no_option() {
        assert_eq!(said(Lang::Zh, "duban history a ——format")[1], "选项前面要用两个减号 `--`");
    }

    #[test]
    fn negative_numbers_are_values() {
        for (typed, value) in [("-3.2", "-3.2"), ("-3.2%", "−3.2%"), ("-1.5亿元", "−1.5亿元")] {
            let line = format!("duban record jilin.growth {typed} --period 2024");
            let Ok(Asked::Run(read)) = read(&words(&line), Lang::En, 80) else { panic!("well typed") };
            let crate::commands::arguments::Command::Record(record) = read.command else { panic!("a record") };
            assert_eq!(record.pairs(), Ok(vec![("jilin.growth", value)]));
        }
    }

    #[test]
    fn global_options_stand_before_or_after_the_command() {
        for line in ["duban --db x.db -q report", "duban report --db x.db -q"] {
            let Ok(Asked::Run(typed)) = read(&words(line), Lang::En, 80) else { panic!("well typed") };
            assert_eq!(typed.global.db.as_deref(), Some(std::path::Path::new("x.db")));
            assert!(typed.global.quiet);
        }
    }

    #[test]
    fn filters_take_several_values_by_comma_or_repetition() {
        let Ok(Asked::Run(typed)) = read(&words("duban report --region a,b --region c"), Lang::En, 80) else {
            panic!("well typed");
        };
        let crate::commands::arguments::Command::Report(report) = typed.command else { panic!("a report") };
        assert_eq!(report.filters.region, ["a", "b", "c"]);
    }

    #[test]
    fn help_and_version_are_texts_to_read() {
        let text = |line: &str| match read(&words(line), Lang::Zh, 80) {
            Ok(Asked::Read(text)) => text,
            other => panic!("{other:?}"),
        };
        assert!(text("duban overdue --help").contains("duban overdue [选项]"));
        assert!(text("duban --help").contains("duban <命令> [选项]"));
        assert_eq!(text("duban -V"), format!("duban {}\n", env!("CARGO_PKG_VERSION")));
        assert_eq!(text("duban report -V"), text("duban --version"));
    }

    #[test]
    fn options_are_found_before_the_line_is_known_to_be_right() {
        assert_eq!(option_typed(&words("duban reprot --lang en"), "--lang"), Some("en"));
        assert_eq!(option_typed(&words("duban --lang=zh x"), "--lang"), Some("zh"));
        assert_eq!(option_typed(&words("duban -- --lang zh"), "--lang"), None);
        assert_eq!(option_typed(&words("duban --language zh"), "--lang"), None);
    }
}
