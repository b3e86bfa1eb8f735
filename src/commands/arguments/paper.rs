//! Arguments of the commands that make official papers.

use chrono::NaiveDate;
use clap::Args;

use super::listing::{Destination, Filters, Known};
use super::value;
use crate::domain::agency::Role;

/// What the office says beside the ledger.
#[derive(Debug, Clone, Default, Args)]
pub struct PaperArgs {
    /// The number of the paper.
    #[arg(long)]
    pub number: Option<String>,
    /// The day by which an answer is asked for.
    #[arg(long, value_parser = value::date)]
    pub reply_by: Option<NaiveDate>,
    /// Who signs.
    #[arg(long)]
    pub office: Option<String>,
    /// Where to.
    #[command(flatten)]
    pub destination: Destination,
}

/// Arguments of `notice`.
#[derive(Debug, Args)]
pub struct NoticeArgs {
    /// The roles that are written to.
    #[arg(long, value_delimiter = ',', value_parser = value::coded::<Role>(), default_value = "lead,responsible")]
    pub role: Vec<Role>,
    /// Filters.
    #[command(flatten)]
    pub filters: Filters,
    /// The paper.
    #[command(flatten)]
    pub paper: PaperArgs,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}

/// Arguments of `bulletin`.
#[derive(Debug, Args)]
pub struct BulletinArgs {
    /// Filters.
    #[command(flatten)]
    pub filters: Filters,
    /// The paper.
    #[command(flatten)]
    pub paper: PaperArgs,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}
