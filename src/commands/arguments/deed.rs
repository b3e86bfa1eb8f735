//! Arguments of the commands that answer what is on record: retract, approve, reject, take back, extend.

use chrono::NaiveDate;
use clap::Args;

use super::listing::{Known, Listing};
use super::value;

/// Arguments of `retract`.
#[derive(Debug, Args)]
pub struct RetractArgs {
    /// Figures, as `INDICATOR@PERIOD` or `INDICATOR@PERIOD#SEQ`.
    #[arg(required = true)]
    pub figures: Vec<String>,
    /// Why.
    #[arg(long)]
    pub reason: String,
    /// Who does it.
    #[arg(long)]
    pub by: Option<String>,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `pending`.
#[derive(Debug, Args)]
pub struct PendingArgs {
    /// Regions, as typed.
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}

/// Arguments of `approve`.
#[derive(Debug, Args)]
pub struct ApproveArgs {
    /// Figures, as `INDICATOR@PERIOD` or `INDICATOR@PERIOD#SEQ`.
    #[arg(conflicts_with_all = ["action", "all"])]
    pub figures: Vec<String>,
    /// What an action recorded.
    #[arg(long, conflicts_with = "all")]
    pub action: Option<i64>,
    /// All that wait.
    #[arg(long)]
    pub all: bool,
    /// Who does it.
    #[arg(long)]
    pub by: Option<String>,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `reject`.
#[derive(Debug, Args)]
pub struct RejectArgs {
    /// Figures, as `INDICATOR@PERIOD` or `INDICATOR@PERIOD#SEQ`.
    #[arg(conflicts_with = "action")]
    pub figures: Vec<String>,
    /// What an action recorded.
    #[arg(long)]
    pub action: Option<i64>,
    /// Why.
    #[arg(long)]
    pub reason: String,
    /// Who does it.
    #[arg(long)]
    pub by: Option<String>,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `undo`.
#[derive(Debug, Args)]
pub struct UndoArgs {
    /// The action; without it the last one of the same person.
    #[arg(long)]
    pub action: Option<i64>,
    /// Why.
    #[arg(long)]
    pub reason: Option<String>,
    /// Who does it.
    #[arg(long)]
    pub by: Option<String>,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
}

/// Arguments of `extend`.
#[derive(Debug, Args)]
pub struct ExtendArgs {
    /// The target, as typed.
    pub target: String,
    /// The last day from now on, inclusive.
    #[arg(long, value_parser = value::date)]
    pub to: NaiveDate,
    /// By whose decision.
    #[arg(long)]
    pub basis: String,
    /// A note.
    #[arg(long)]
    pub note: Option<String>,
    /// Extend in spite of what looks wrong.
    #[arg(long)]
    pub confirm: bool,
    /// Who does it.
    #[arg(long)]
    pub by: Option<String>,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
}
