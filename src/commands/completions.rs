//! `completions`: prints the script that completes in a shell, and answers that script's questions.
//!
//! The script asks the program itself (variable `DUBAN_COMPLETE`), so that codes complete from the database.

use std::ffi::OsString;
use std::io::Write;
use std::path::PathBuf;

use clap::{Arg, Command, ValueEnum};
use clap_complete::engine::{ArgValueCandidates, CompletionCandidate};
use clap_complete::env::{EnvCompleter, Shells};

use super::arguments::CompletionsArgs;
use super::config::Config;
use super::context::Context;
use super::environment::Environment;
use super::exit::Failure;
use super::localize::{PROGRAM, command_line};
use super::output::Output;
use super::settings::DEFAULT_DB;
use super::usage::option_typed;
use crate::i18n::Lang;
use crate::i18n::shell::ShellFault;
use crate::render::clean::clean_line;

/// The variable by which the script asks.
pub const VARIABLE: &str = "DUBAN_COMPLETE";

/// What a code is the code of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeKind {
    /// Indicators.
    Indicator,
    /// Indicators and targets.
    Measurable,
    /// Regions.
    Region,
    /// Agencies.
    Agency,
    /// Policy documents.
    Source,
    /// Concepts.
    Concept,
    /// Columns of a list of targets.
    TargetColumn,
    /// Columns of a list of agencies.
    AgencyColumn,
    /// Columns of an indicator's history.
    HistoryColumn,
    /// Columns of what waits for approval.
    PendingColumn,
    /// Columns of an explanation's steps.
    StepColumn,
    /// Columns of the list of what moved.
    ChangeColumn,
    /// Columns of the list of conflicts.
    ConflictColumn,
}

/// Lists the codes of a kind with their names, from a database.
pub type Candidates = fn(CodeKind, &std::path::Path, Lang) -> Vec<(String, String)>;

/// Runs `completions`.
pub fn run(context: &Context, args: &CompletionsArgs) -> Result<(), Failure> {
    let shell = args.shell.to_possible_value().map(|value| value.get_name().to_owned()).unwrap_or_default();
    let mut script = Vec::new();
    completer(&shell)?.write_registration(VARIABLE, PROGRAM, PROGRAM, PROGRAM, &mut script)?;
    let mut output = Output::open(context, args.destination.file())?;
    output.write_all(&script)?;
    output.finish()
}

/// Answers a question of the script: the lines it wants; `None` where nothing was asked.
///
/// Behind `--` stands the command line so far. Errors are nobody's business while somebody types.
#[must_use]
pub fn answer(
    typed: &[OsString],
    environment: &Environment,
    config: &Config,
    lang: Lang,
    candidates: Candidates,
) -> Option<Vec<u8>> {
    let shell = environment.text(VARIABLE)?;
    let mut words = typed.iter().skip_while(|word| *word != "--").skip(1).cloned().collect::<Vec<_>>();
    if words.is_empty() {
        words = typed.to_vec();
    }
    let db = option_typed(&words, "--db").map(PathBuf::from);
    let db = db.or_else(|| environment.path("DUBAN_DB")).or_else(|| config.db.clone());
    let db = db.unwrap_or_else(|| PathBuf::from(DEFAULT_DB));
    let mut tree = with_candidates(command_line(lang), &db, lang, candidates);
    tree.build();
    let mut lines = Vec::new();
    let folder = std::env::current_dir().ok();
    completer(shell).ok()?.write_complete(&mut tree, words, folder.as_deref(), &mut lines).ok()?;
    Some(lines)
}

/// Hangs the lists of codes on the arguments that take one.
fn with_candidates(tree: Command, db: &std::path::Path, lang: Lang, candidates: Candidates) -> Command {
    tree.mut_subcommands(|command| {
        let name = command.get_name().to_owned();
        command.mut_args(|argument| match kind_of(&name, &argument) {
            Some(kind) => {
                let db = db.to_owned();
                let list = move || {
                    let one = |(code, name): (String, String)| {
                        CompletionCandidate::new(code).help(Some(clean_line(&name).into_owned().into()))
                    };
                    candidates(kind, &db, lang).into_iter().filter(|(code, _)| is_plain(code)).map(one).collect()
                };
                argument.add(ArgValueCandidates::new(list))
            }
            None => argument,
        })
    })
}

/// True for a name that a shell puts into the command line as it is and takes for nothing but a word.
fn is_plain(code: &str) -> bool {
    !code.starts_with('-') && code.chars().all(|c| c.is_alphanumeric() || "-_.:@+/（）·、〔〕《》".contains(c))
}

fn kind_of(command: &str, argument: &Arg) -> Option<CodeKind> {
    match (command, argument.get_id().as_str()) {
        ("record" | "retract" | "approve" | "reject", "figures") | ("history" | "log", "indicator") => {
            Some(CodeKind::Indicator)
        }
        ("show" | "explain", "code") | ("extend", "target") => Some(CodeKind::Measurable),
        ("compare", "concept") => Some(CodeKind::Concept),
        (_, "region" | "of_region") => Some(CodeKind::Region),
        (_, "agency" | "of_agency") => Some(CodeKind::Agency),
        (_, "source") => Some(CodeKind::Source),
        ("agencies", "columns" | "sort") => Some(CodeKind::AgencyColumn),
        ("explain", "columns" | "sort") => Some(CodeKind::StepColumn),
        ("history", "columns" | "sort") => Some(CodeKind::HistoryColumn),
        ("pending", "columns" | "sort") => Some(CodeKind::PendingColumn),
        ("changes", "columns" | "sort") => Some(CodeKind::ChangeColumn),
        ("conflicts", "columns" | "sort") => Some(CodeKind::ConflictColumn),
        ("log" | "verify", "columns" | "sort") => None,
        (_, "columns" | "sort") => Some(CodeKind::TargetColumn),
        _ => None,
    }
}

fn completer(shell: &str) -> Result<&'static dyn EnvCompleter, Failure> {
    const SHELLS: Shells<'static> = Shells::builtins();
    SHELLS.0.iter().copied().find(|known| known.is(shell)).ok_or_else(|| Failure::shell(ShellFault::Internal))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn two(kind: CodeKind, _: &std::path::Path, _: Lang) -> Vec<(String, String)> {
        match kind {
            CodeKind::Region => vec![("jilin".into(), "吉林省".into()), ("taizhou".into(), "泰州市".into())],
            _ => vec![("jilin.racks".into(), "标准机架数".into())],
        }
    }

    fn ask(line: &str) -> String {
        let words: Vec<&str> = line.split(' ').collect();
        let index = (words.len() - 1).to_string();
        let environment = [(VARIABLE, "fish")].into_iter().collect();
        let typed: Vec<OsString> = ["duban", "--"].into_iter().chain(words).map(OsString::from).collect();
        let lines = answer(&typed, &environment, &Config::default(), Lang::Zh, two).expect("asked");
        assert_ne!(index, "0");
        String::from_utf8(lines).expect("text")
    }

    #[test]
    fn nothing_asked_is_nothing_answered() {
        let none = answer(&["duban".into()], &Environment::default(), &Config::default(), Lang::Zh, two);
        assert_eq!(none, None);
    }

    #[test]
    fn commands_complete_with_their_words() {
        assert!(ask("duban rep").starts_with("report\t目标完成情况"));
    }

    #[test]
    fn codes_complete_with_their_names() {
        assert_eq!(ask("duban history ji"), "jilin.racks\t标准机架数\n");
        assert_eq!(ask("duban explain ji"), ask("duban show ji"));
        assert_eq!(ask("duban compare ji"), "jilin.racks\t标准机架数\n");
        assert_eq!(ask("duban report --region ta"), "taizhou\t泰州市\n");
        assert_eq!(ask("duban report --region jilin,ta"), "jilin,taizhou\t泰州市\n");
    }

    #[test]
    fn names_that_a_shell_would_obey_are_not_offered() {
        for name in ["$(touch x)", "a;b", "a b", "`x`", "a'b", "a\nb", "\u{1b}[31m", "a\u{202e}b", "-rf", "a*", "~"] {
            assert!(!is_plain(name), "{name:?}");
        }
        assert!(["jilin.racks", "市政府办公室（督查室）", "status", "m²"].into_iter().all(is_plain));
    }

    #[test]
    fn every_shell_that_can_be_asked_for_has_a_script() {
        for shell in super::super::arguments::Shell::value_variants() {
            let name = shell.to_possible_value().expect("named");
            assert!(completer(name.get_name()).is_ok());
        }
    }
}
