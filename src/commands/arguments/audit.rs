//! Arguments of the commands that look into the record itself: the log, and whether it is as it was written.

use clap::Args;

use super::listing::{Known, Listing};
use super::provenance::DocumentsArgs;
use super::value;
use super::when::when;
use crate::domain::chain::SealPrefix;
use crate::domain::moment::When;

/// Arguments of `log`.
#[derive(Debug, Args)]
pub struct LogArgs {
    /// From this moment on.
    #[arg(long, value_parser = when)]
    pub since: Option<When>,
    /// Of this person, or under this account.
    #[arg(id = "of_person", long = "by")]
    pub by: Option<String>,
    /// About this indicator, as typed.
    #[arg(long)]
    pub indicator: Option<String>,
    /// Each event of a figure.
    #[arg(long)]
    pub events: bool,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// A head of the chain that somebody kept.
    #[arg(long, conflicts_with = "documents", value_parser = value::head)]
    pub head: Option<SealPrefix>,
    /// The documents that the catalogue is held against.
    #[command(flatten)]
    pub documents: DocumentsArgs,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
}
