//! Arguments of `verify`.

use std::path::PathBuf;

use clap::Args;

use super::listing::Listing;

/// Arguments of `verify`.
#[derive(Debug, Args)]
pub struct VerifyArgs {
    /// The documents that the catalogue is held against.
    #[command(flatten)]
    pub documents: DocumentsArgs,
    /// The list.
    #[command(flatten)]
    pub listing: Listing,
}

/// Which documents the catalogue is held against, and how.
#[derive(Debug, Args)]
pub struct DocumentsArgs {
    /// The folder of the documents.
    #[arg(long)]
    pub documents: Option<PathBuf>,
    /// A register of what is no target, beside the built-in one.
    #[arg(long, requires = "documents")]
    pub register: Option<PathBuf>,
    /// Every quantity, not only what is wrong.
    #[arg(long, requires = "documents")]
    pub all: bool,
    /// Only these documents, as typed.
    #[arg(long, value_delimiter = ',', requires = "documents")]
    pub source: Vec<String>,
}
