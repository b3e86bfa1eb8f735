//! Arguments of the commands that look things up.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{Args, ValueEnum};

use super::listing::{Destination, Filters, Format, Gate, Known, Listing, Pictures, Sheets};
use super::value;
use super::when::when;
use crate::domain::code::Coded;
use crate::domain::method::Method;
use crate::domain::moment::When;
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
    /// What only a workbook takes.
    #[command(flatten)]
    pub sheets: Sheets,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}

/// Arguments of `agencies`.
#[derive(Debug, Args)]
pub struct AgenciesArgs {
    /// One agency, as typed; none for the list of all.
    pub agency: Option<String>,
    /// Regions, as typed.
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// The gate.
    #[command(flatten)]
    pub gate: Gate,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}

/// Arguments of `show`.
#[derive(Debug, Args)]
pub struct ShowArgs {
    /// Indicator or target, as typed.
    pub code: String,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// Its charts.
    #[command(flatten)]
    pub pictures: Pictures,
    /// The gate.
    #[command(flatten)]
    pub gate: Gate,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}

/// Arguments of `explain`.
#[derive(Debug, Args)]
pub struct ExplainArgs {
    /// Indicator or target, as typed.
    pub code: String,
    /// Methods wanted; none: all.
    #[arg(long, value_delimiter = ',', value_parser = value::methods())]
    pub method: Vec<value::Methods>,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// The gate.
    #[command(flatten)]
    pub gate: Gate,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}

impl ExplainArgs {
    /// The methods to explain, in their order.
    #[must_use]
    pub fn methods(&self) -> Vec<Method> {
        if self.method.is_empty() { Method::ALL.to_vec() } else { chosen(&self.method) }
    }
}

/// The methods asked for, in their order.
fn chosen(asked: &[value::Methods]) -> Vec<Method> {
    let wanted = |method: &Method| {
        asked.iter().any(|asked| matches!(asked, value::Methods::All) || *asked == value::Methods::One(*method))
    };
    Method::ALL.iter().copied().filter(wanted).collect()
}

/// Arguments of `history`.
#[derive(Debug, Args)]
pub struct HistoryArgs {
    /// Indicator, as typed.
    pub indicator: String,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}

/// Arguments of `changes`.
#[derive(Debug, Args)]
pub struct ChangesArgs {
    /// What was recorded after this moment.
    #[arg(long, value_parser = when)]
    pub since: When,
    /// And up to this one; without it, all since.
    #[arg(long, value_parser = when)]
    pub until: Option<When>,
    /// The day as of which the last review was judged.
    #[arg(long, value_parser = value::date)]
    pub as_of_then: Option<NaiveDate>,
    /// Filters.
    #[command(flatten)]
    pub filters: Filters,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
}

/// Arguments of `conflicts`.
#[derive(Debug, Args)]
pub struct ConflictsArgs {
    /// Regions, as typed.
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// Documents, as typed.
    #[arg(long, value_delimiter = ',')]
    pub source: Vec<String>,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}

/// Arguments of `compare`.
#[derive(Debug, Args)]
pub struct CompareArgs {
    /// What makes indicators of several regions comparable, as typed; without it, all there is.
    pub concept: Option<String>,
    /// Filters.
    #[command(flatten)]
    pub filters: Filters,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
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
    /// Paragraphs for a review instead of a list.
    #[arg(long, conflicts_with_all = ["sort", "limit", "columns"])]
    pub summary: bool,
    /// Filters.
    #[command(flatten)]
    pub filters: Filters,
    /// Statuses wanted.
    #[arg(long, value_delimiter = ',', value_parser = value::coded::<Status>())]
    pub status: Vec<Status>,
    /// Methods shown beside the verdict.
    #[arg(long, value_delimiter = ',', value_parser = value::methods())]
    pub method: Vec<value::Methods>,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// Its bars.
    #[command(flatten)]
    pub pictures: Pictures,
    /// What only a workbook takes.
    #[command(flatten)]
    pub sheets: Sheets,
    /// The gate.
    #[command(flatten)]
    pub gate: Gate,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}

impl ReportArgs {
    /// The methods asked for, in their order.
    #[must_use]
    pub fn methods(&self) -> Vec<Method> {
        chosen(&self.method)
    }
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
    /// What only a workbook takes.
    #[command(flatten)]
    pub sheets: Sheets,
    /// The gate.
    #[command(flatten)]
    pub gate: Gate,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
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
