//! Arguments of the commands that read catalogues or write to the database.

use std::path::PathBuf;

use clap::Args;

use super::listing::{Destination, Known};
use super::value;
use crate::domain::agency::Role;
use crate::domain::observation::{Bound, Fit, Release};

/// Arguments of `init`.
#[derive(Debug, Args)]
pub struct InitArgs {
    /// Another catalogue than the built-in one.
    #[arg(long)]
    pub catalogue: Option<PathBuf>,
    /// No observations.
    #[arg(long)]
    pub empty: bool,
}

/// Arguments of `check`.
#[derive(Debug, Args)]
pub struct CheckArgs {
    /// The catalogue; without it the built-in one.
    pub file: Option<PathBuf>,
}

/// Arguments of `load`.
#[derive(Debug, Args)]
pub struct LoadArgs {
    /// The catalogue; without it the built-in one.
    pub file: Option<PathBuf>,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
    /// Who does it.
    #[arg(long)]
    pub by: Option<String>,
}

/// Arguments of `record`.
#[derive(Debug, Args)]
pub struct RecordArgs {
    /// Indicators and their values by turns, as typed.
    #[arg(required = true, num_args = 2.., allow_negative_numbers = true)]
    pub figures: Vec<String>,
    /// The period, as typed.
    #[arg(long)]
    pub period: String,
    /// What the figure says of the true value; without it, what the typed value says (超, 逾 …).
    #[arg(long, value_parser = value::coded::<Bound>())]
    pub bound: Option<Bound>,
    /// How closely its definition fits.
    #[arg(long, value_parser = value::coded::<Fit>(), default_value = "exact")]
    pub fit: Fit,
    /// Its standing among releases.
    #[arg(long, value_parser = value::coded::<Release>(), default_value = "unmarked")]
    pub release: Release,
    /// Who published it.
    #[arg(long)]
    pub publisher: Option<String>,
    /// Under which title.
    #[arg(long)]
    pub title: Option<String>,
    /// At which address.
    #[arg(long)]
    pub url: Option<String>,
    /// A note.
    #[arg(long)]
    pub note: Option<String>,
    /// Who records it.
    #[arg(long)]
    pub by: Option<String>,
    /// Replace a different value.
    #[arg(long)]
    pub revise: bool,
    /// Record in spite of what looks wrong.
    #[arg(long)]
    pub confirm: bool,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
}

impl RecordArgs {
    /// The pairs of indicator and value, as typed; `Err` is the last word where one is left over.
    pub fn pairs(&self) -> Result<Vec<(&str, &str)>, &str> {
        let pairs = self.figures.chunks_exact(2);
        match pairs.remainder() {
            [] => Ok(pairs.map(|pair| (pair[0].as_str(), pair[1].as_str())).collect()),
            [last, ..] => Err(last),
        }
    }
}

/// Arguments of `import`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub struct ImportArgs {
    /// The file; `-` is standard input.
    #[arg(required_unless_present = "template")]
    pub file: Option<PathBuf>,
    /// Write an empty file to fill in instead.
    #[arg(long, conflicts_with = "file")]
    pub template: bool,
    /// Where the empty file goes.
    #[command(flatten)]
    pub destination: Destination,
    /// The region that names of indicators are of, as typed.
    #[arg(id = "of_region", long = "region", conflicts_with = "template")]
    pub region: Option<String>,
    /// The agency whose form it must be, as typed.
    #[arg(id = "of_agency", long = "agency", conflicts_with = "template")]
    pub agency: Option<String>,
    /// Only say what would be done.
    #[arg(long)]
    pub dry_run: bool,
    /// Replace different values.
    #[arg(long)]
    pub revise: bool,
    /// Record in spite of what looks wrong.
    #[arg(long)]
    pub confirm: bool,
    /// Who records them.
    #[arg(long)]
    pub by: Option<String>,
}

/// Arguments of `form`.
#[derive(Debug, Args)]
pub struct FormArgs {
    /// Agencies, as typed; without them every one.
    #[arg(long, value_delimiter = ',')]
    pub agency: Vec<String>,
    /// Regions, as typed.
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// The roles in which they answer; without them lead and responsible.
    #[arg(long, value_delimiter = ',', value_parser = value::coded::<Role>())]
    pub role: Vec<Role>,
    /// The period that every row is for, as typed.
    #[arg(long)]
    pub period: Option<String>,
    /// The file, or the folder for several.
    #[command(flatten)]
    pub destination: Destination,
    /// Up to when.
    #[command(flatten)]
    pub known: Known,
}
