//! The command line as types: every command, option and value that people and scripts rely on.
//!
//! What stands here is a promise; the words about it stand in [`crate::i18n::help`]. The doc comments below are for
//! developers and never shown.

mod audit;
mod deed;
mod listing;
mod paper;
mod provenance;
mod read;
mod safe;
mod value;
mod when;
mod write;

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

pub use audit::{LogArgs, VerifyArgs};
pub use deed::{ApproveArgs, ExtendArgs, PendingArgs, RejectArgs, RetractArgs, UndoArgs};
pub use listing::{Destination, Drawing, Filters, Format, Gate, Known, Listing, Order, Pictures, Sheets};
pub use paper::{BulletinArgs, NoticeArgs, PaperArgs};
pub use provenance::DocumentsArgs;
pub use read::{
    AgenciesArgs, ChangesArgs, CompareArgs, ConflictsArgs, DoctorArgs, ExplainArgs, Grouping, HistoryArgs, OverdueArgs,
    ReportArgs, ShowArgs, TargetsArgs,
};
pub use safe::{BackupArgs, RestoreArgs};
pub use write::{CheckArgs, FormArgs, ImportArgs, InitArgs, LoadArgs, RecordArgs};

use crate::domain::moment::When;
use crate::i18n::Lang;

/// Everything typed.
#[derive(Debug, Parser)]
#[command(name = "duban", disable_help_subcommand = true, arg_required_else_help = true)]
#[command(disable_help_flag = true, disable_version_flag = true, propagate_version = true)]
#[command(version = env!("CARGO_PKG_VERSION"))]
pub struct Typed {
    /// Options that every command takes.
    #[command(flatten)]
    pub global: Global,
    /// The command.
    #[command(subcommand)]
    pub command: Command,
}

/// Options that every command takes, before or after its name.
#[derive(Debug, Args)]
pub struct Global {
    /// The database.
    #[arg(long, global = true)]
    pub db: Option<PathBuf>,
    /// The day as of which is judged.
    #[arg(long, global = true, value_parser = value::date)]
    pub as_of: Option<NaiveDate>,
    /// The language.
    #[arg(long, global = true, value_parser = value::lang())]
    pub lang: Option<Lang>,
    /// Whether to use colour.
    #[arg(long, global = true)]
    pub color: Option<Color>,
    /// No pager.
    #[arg(long, global = true)]
    pub no_pager: bool,
    /// Data and errors only.
    #[arg(short, long, global = true)]
    pub quiet: bool,
    /// The details of what goes wrong.
    #[arg(short, long, global = true)]
    pub verbose: bool,
    /// Help.
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Version.
    #[arg(short = 'V', long, global = true, action = ArgAction::Version)]
    version: Option<bool>,
}

/// When to use colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

/// One command.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Makes the database.
    Init(InitArgs),
    /// Checks a catalogue.
    Check(CheckArgs),
    /// Brings the database to a catalogue.
    Load(LoadArgs),
    /// Logs measurements.
    Record(RecordArgs),
    /// Logs many from a file.
    Import(ImportArgs),
    /// Retracts figures.
    Retract(RetractArgs),
    /// Takes an action back.
    Undo(UndoArgs),
    /// Moves a deadline.
    Extend(ExtendArgs),
    /// Lists what waits for approval.
    Pending(PendingArgs),
    /// Approves what waits.
    Approve(ApproveArgs),
    /// Rejects what waits.
    Reject(RejectArgs),
    /// Writes what agencies fill in.
    Form(FormArgs),
    /// Lists targets.
    Targets(TargetsArgs),
    /// Lists agencies.
    Agencies(AgenciesArgs),
    /// Shows one indicator or target.
    Show(ShowArgs),
    /// Explains how a target was judged.
    Explain(ExplainArgs),
    /// Lists an indicator's figures.
    History(HistoryArgs),
    /// Lists what moved between two moments.
    Changes(ChangesArgs),
    /// Reports the gap to target.
    Report(ReportArgs),
    /// Lists what is overdue.
    Overdue(OverdueArgs),
    /// Lists targets that contradict one another.
    Conflicts(ConflictsArgs),
    /// Sets one indicator of several regions side by side.
    Compare(CompareArgs),
    /// Writes to agencies of whose targets something is overdue or behind.
    Notice(NoticeArgs),
    /// Drafts a bulletin on all targets.
    Bulletin(BulletinArgs),
    /// Prints a block to fill in.
    New(NewArgs),
    /// Prints the JSON Schema of the catalogue.
    Schema(SchemaArgs),
    /// Lists what was done when and by whom.
    Log(LogArgs),
    /// Looks whether everything on record is as it was written, or the catalogue as the documents say.
    Verify(VerifyArgs),
    /// Checks the installation and computes published results again.
    Doctor(DoctorArgs),
    /// Copies the database.
    Backup(BackupArgs),
    /// Puts a backup in the database's place.
    Restore(RestoreArgs),
    /// Prints the configuration.
    Config,
    /// Prints the completion script of a shell.
    Completions(CompletionsArgs),
    /// Prints the manual.
    Man(ManArgs),
    /// Prints the help of a command.
    Help(HelpArgs),
}

impl Command {
    /// Who records, where the command takes it.
    #[must_use]
    pub fn by(&self) -> Option<&str> {
        match self {
            Self::Load(args) => args.by.as_deref(),
            Self::Record(args) => args.by.as_deref(),
            Self::Import(args) => args.by.as_deref(),
            Self::Retract(args) => args.by.as_deref(),
            Self::Undo(args) => args.by.as_deref(),
            Self::Extend(args) => args.by.as_deref(),
            Self::Approve(args) => args.by.as_deref(),
            Self::Reject(args) => args.by.as_deref(),
            Self::Restore(args) => args.by.as_deref(),
            _ => None,
        }
    }

    /// Up to when what is on record is asked about, where the command takes it.
    #[must_use]
    pub fn known_at(&self) -> Option<When> {
        let known = match self {
            Self::Form(args) => args.known,
            Self::Targets(args) => args.known,
            Self::Agencies(args) => args.known,
            Self::Show(args) => args.known,
            Self::Explain(args) => args.known,
            Self::History(args) => args.known,
            Self::Pending(args) => args.known,
            Self::Log(args) => args.known,
            Self::Report(args) => args.known,
            Self::Overdue(args) => args.known,
            Self::Conflicts(args) => args.known,
            Self::Compare(args) => args.known,
            Self::Notice(args) => args.known,
            Self::Bulletin(args) => args.known,
            _ => Known::default(),
        };
        known.known_at
    }
}

/// What `new` prints a block for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Blank {
    /// The head of a catalogue with a region.
    Catalogue,
    /// A policy document with a clause.
    Source,
    /// An indicator with a target.
    Target,
    /// What an office adds to another catalogue.
    Overlay,
}

/// Arguments of `new`.
#[derive(Debug, Args)]
pub struct NewArgs {
    /// Which block.
    pub kind: Blank,
    /// Where to.
    #[command(flatten)]
    pub destination: Destination,
}

/// Arguments of `schema`.
#[derive(Debug, Args)]
pub struct SchemaArgs {
    /// Where to.
    #[command(flatten)]
    pub destination: Destination,
}

/// A shell that completions can be had for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Shell {
    /// Bash.
    Bash,
    /// Elvish.
    Elvish,
    /// Fish.
    Fish,
    /// `PowerShell`.
    Powershell,
    /// Zsh.
    Zsh,
}

/// Arguments of `completions`.
#[derive(Debug, Args)]
pub struct CompletionsArgs {
    /// Which shell.
    pub shell: Shell,
    /// Where to.
    #[command(flatten)]
    pub destination: Destination,
}

/// Arguments of `man`.
#[derive(Debug, Args)]
pub struct ManArgs {
    /// Where to.
    #[command(flatten)]
    pub destination: Destination,
}

/// Arguments of `help`.
#[derive(Debug, Args)]
pub struct HelpArgs {
    /// Which command.
    pub command: Option<String>,
}
