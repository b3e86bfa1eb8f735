//! The shell around the library: arguments, environment, files, clock, exit codes; one file a command.
//!
//! Nothing below knows that there is a terminal, a home folder or an environment.

mod agencies;
mod agency;
mod backup;
mod bulletin;
mod changes;
mod check;
mod compare;
mod completions;
mod config;
mod conflicts;
pub mod context;
mod doctor;
mod documents;
mod doubted;
mod effect;
mod environment;
pub mod exit;
mod explain;
mod extend;
mod form;
mod help;
mod history;
mod import;
mod init;
mod load;
mod localize;
mod log;
mod man;
mod named;
mod new;
mod notice;
mod open;
mod origins;
pub mod output;
mod overdue;
mod page;
mod pager;
mod pending;
mod progress;
mod record;
mod remembered;
mod report;
mod restore;
mod retract;
mod schema;
mod settings;
mod show;
mod summary;
mod targets;
mod undo;
mod usage;
mod verify;

pub mod arguments;
mod builtin;
mod candidates;
mod choose;
mod directory;
mod figures;
mod files;
mod input;
mod known;
mod ledger;
mod list;
mod naming;
mod papers;
mod returned;
mod rows;
mod supervision;
mod workbook;

use std::ffi::OsString;
use std::io::Write;
use std::panic;
use std::process::ExitCode;

use arguments::{Command, HelpArgs, Typed};
use config::Config;
use context::Context;
use environment::Environment;
use exit::{Exit, Failure};
use output::{Output, message};
use settings::Settings;

use crate::i18n::Lang;
use crate::i18n::shell::{ShellFault, Trouble, error_prefix, panicked};
use crate::i18n::usage::UsageFault;
use crate::intake::is_shielded;

/// Runs the program: `typed` is the command line, the program's name first.
#[must_use]
pub fn main(typed: &[OsString]) -> ExitCode {
    let environment = Environment::of_process();
    let config = Config::read(&environment);
    let usable = config.as_ref().ok().cloned().unwrap_or_default();
    let asked = usage::option_typed(typed, "--lang").and_then(Lang::from_code);
    let lang = settings::language(asked, &environment, &usable).value;
    let width = context::message_columns(&environment);
    say_panics_plainly(lang, is_typed(typed, "-v", "--verbose"), width);
    match run(typed, &environment, config, lang) {
        Ok(()) => Exit::Done.into(),
        Err(failure) => report_failure(&failure, typed, lang, width),
    }
}

fn run(
    typed: &[OsString],
    environment: &Environment,
    config: Result<Config, Failure>,
    lang: Lang,
) -> Result<(), Failure> {
    let usable = config.as_ref().ok().cloned().unwrap_or_default();
    if let Some(lines) = completions::answer(typed, environment, &usable, lang, candidates::list) {
        return write_plainly(&lines);
    }
    let columns = context::columns(environment, context::terminal());
    let line = match usage::read(typed, lang, columns)? {
        usage::Asked::Read(text) => return write_plainly(text.as_bytes()),
        usage::Asked::Run(line) => line,
    };
    if let Command::Help(HelpArgs { command }) = &line.command {
        return write_plainly(help_asked(command.as_deref(), lang, columns)?.as_bytes());
    }
    let config = config?;
    let settings = Settings::settle(&line.global, line.command.by(), environment, &config)?;
    let context = Context::new(&line.global, line.command.known_at(), settings, environment);
    command(&context, &config, *line)
}

fn command(context: &Context, config: &Config, line: Typed) -> Result<(), Failure> {
    match line.command {
        Command::Init(args) => init::run(context, &args),
        Command::Check(args) => check::run(context, &args),
        Command::Load(args) => load::run(context, &args),
        Command::Record(args) => record::run(context, &args),
        Command::Import(args) => import::run(context, &args),
        Command::Retract(args) => retract::run(context, &args),
        Command::Undo(args) => undo::run(context, &args),
        Command::Extend(args) => extend::run(context, &args),
        Command::Pending(args) => pending::run(context, &args),
        Command::Approve(args) => retract::approve(context, &args),
        Command::Reject(args) => retract::reject(context, &args),
        Command::Targets(args) => targets::run(context, &args),
        Command::Agencies(args) => agencies::run(context, &args),
        Command::Show(args) => show::run(context, &args),
        Command::Explain(args) => explain::run(context, &args),
        Command::History(args) => history::run(context, &args),
        Command::Changes(args) => changes::run(context, &args),
        Command::Report(args) => report::run(context, &args),
        Command::Overdue(args) => overdue::run(context, &args),
        Command::Conflicts(args) => conflicts::run(context, &args),
        Command::Compare(args) => compare::run(context, &args),
        Command::Notice(args) => notice::run(context, &args),
        Command::Bulletin(args) => bulletin::run(context, &args),
        Command::Form(args) => form::run(context, &args),
        Command::New(args) => new::run(context, &args),
        Command::Schema(args) => schema::run(context, &args),
        Command::Log(args) => log::run(context, &args),
        Command::Verify(args) => verify::run(context, &args),
        Command::Doctor(args) => doctor::run(context, &args),
        Command::Backup(args) => backup::run(context, &args),
        Command::Restore(args) => restore::run(context, &args),
        Command::Config => origins::run(context, config),
        Command::Completions(args) => completions::run(context, &args),
        Command::Man(args) => man::run(context, &args),
        Command::Help(_) => Ok(()),
    }
}

fn help_asked(command: Option<&str>, lang: Lang, columns: usize) -> Result<String, Failure> {
    let tree = localize::command_line(lang);
    match command {
        Some(typed) if tree.find_subcommand(typed).is_none() => {
            let near = |name: &&str| strsim::jaro_winkler(typed, name) > 0.8;
            let near = tree.get_subcommands().map(clap::Command::get_name).filter(near).map(str::to_owned).collect();
            Err(Failure::usage(UsageFault::UnknownCommand { typed: typed.to_owned(), near }))
        }
        command => Ok(usage::help_of(command, lang, columns)),
    }
}

/// Writes a text to standard output before there is a context.
fn write_plainly(text: &[u8]) -> Result<(), Failure> {
    let mut output = Output::standard();
    output.write_all(text)?;
    output.finish()
}

/// Says why a run ended early, and gives its exit code.
fn report_failure(failure: &Failure, typed: &[OsString], lang: Lang, width: Option<usize>) -> ExitCode {
    let said = if failure.is_drawn() { output::drawn } else { message };
    let mut lines = failure.lines(lang, usage::command_typed(typed).as_deref()).into_iter();
    if !(failure.is_quiet() && is_typed(typed, "-q", "--quiet")) {
        if let Some(first) = lines.next() {
            let prefix = if failure.is_answer() { "" } else { error_prefix(lang) };
            said(&format!("{prefix}{first}"), width);
        }
        lines.for_each(|line| said(&line, width));
        if is_typed(typed, "-v", "--verbose") {
            failure.causes().iter().for_each(|cause| message(&format!("  {cause}"), width));
        }
    }
    failure.exit().into()
}

/// Whether a switch is typed, as far as can be told of a line that may be wrong.
fn is_typed(typed: &[OsString], short: &str, long: &str) -> bool {
    typed.iter().skip(1).take_while(|word| *word != "--").any(|word| word == short || word == long)
}

/// A fault of the program is said in one plain sentence; nothing half-done stays, as nothing is committed.
fn say_panics_plainly(lang: Lang, verbose: bool, width: Option<usize>) {
    let usual = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        if is_shielded() {
            return;
        }
        let place = info.location().map(|at| format!("{}:{}", at.file(), at.line()));
        // The writer of workbooks panics where its passing file cannot be written.
        let full = info.payload().downcast_ref::<String>().is_some_and(|why| why.contains("StorageFull"));
        let lines = ShellFault::Output(Trouble::Full).lines(lang);
        let why = if full { lines.concat() } else { panicked(lang, place.as_deref()) };
        message(&format!("{}{why}", error_prefix(lang)), width);
        if verbose {
            usual(info);
        }
        output::abandon();
        std::process::exit(Exit::Fault as i32);
    }));
}
