//! Arguments of the commands that look things up.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::listing::{Destination, Filters, Format, Gate, Listing};
use super::value;
use crate::domain::status::Status;

/// Arguments of `targets`.
#[derive(Debug, Args)]
pub struct TargetsArgs {
    /// Only targets that no agency answers for.
    #[arg(long)]
    pub unassigned: bool,
    /// Filters.
    #[command(flatten)]
    pub filters: Filters,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
}

/// Arguments of `agencies`.
#[derive(Debug, Args)]
pub struct AgenciesArgs {
    /// Regions, as typed.
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Indicator or target, as typed.
    pub code: String,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// The gate.
    #[command(flatten)]
    pub gate: Gate,
}

/// Arguments of `history`.
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// Indicator, as typed.
    pub indicator: String,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
}

/// What the rows of a report stand for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Grouping {
    /// Targets, indicator by indicator.
    #[default]
    Indicator,
    /// Agencies and their roles.
    Agency,
    /// Regions.
    Region,
    /// Documents.
    Source,
}

/// Arguments of `report`.
#[derive(Debug, Args)]
pub struct ReportArgs {
    /// What the rows stand for.
    #[arg(id = "grouping", long = "by", value_enum, default_value_t)]
    pub by: Grouping,
    /// Filters.
    #[command(flatten)]
    pub filters: Filters,
    /// Statuses wanted.
    #[arg(long, value_delimiter = ',', value_parser = value::coded::<Status>())]
    pub status: Vec<Status>,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// The gate.
    #[command(flatten)]
    pub gate: Gate,
}

/// Arguments of `overdue`.
#[derive(Debug, Args)]
pub struct OverdueArgs {
    /// Also what falls due within so many days.
    #[arg(long, value_parser = value::days)]
    pub due_within: Option<u32>,
    /// Filters.
    #[command(flatten)]
    pub filters: Filters,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// The gate.
    #[command(flatten)]
    pub gate: Gate,
}

/// Arguments of `doctor`.
#[derive(Debug, Args)]
pub struct DoctorArgs {
    /// A file of published results to compute again.
    #[arg(long)]
    pub vectors: Option<PathBuf>,
    /// The form.
    #[arg(long)]
    pub format: Option<Format>,
    /// Where to.
    #[command(flatten)]
    pub destination: Destination,
}
