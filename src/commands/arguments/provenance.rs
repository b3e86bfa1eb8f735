//! Which documents `verify` holds the catalogue against.

use std::path::PathBuf;

use clap::Args;

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
