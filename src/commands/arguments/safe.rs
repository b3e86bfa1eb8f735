//! Arguments of the commands that keep a database safe.

use std::path::PathBuf;

use clap::Args;

/// Arguments of `backup`.
#[derive(Debug, Args)]
pub struct BackupArgs {
    /// The file, or a folder in which it gets a name with the day.
    pub file: PathBuf,
    /// Replace an earlier backup.
    #[arg(long)]
    pub force: bool,
}

/// Arguments of `restore`.
#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The backup.
    pub file: PathBuf,
    /// Who does it.
    #[arg(long)]
    pub by: Option<String>,
}
