//! What every list takes: its form, place, order, length and columns, and the filters.

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::value;
use super::when::when;
use crate::commands::exit::Failure;
use crate::domain::moment::When;
use crate::domain::status::Status;
use crate::i18n::usage::UsageFault;

/// The form of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people.
    Table,
    /// For spreadsheets and scripts.
    Csv,
    /// For programs.
    Json,
    /// For documents.
    Markdown,
    /// For a browser.
    Html,
    /// For spreadsheet programs: a workbook.
    Xlsx,
}

impl Format {
    /// The endings by which a file's form is known.
    pub const ENDINGS: [(&'static str, Self); 8] = [
        ("csv", Self::Csv),
        ("json", Self::Json),
        ("md", Self::Markdown),
        ("markdown", Self::Markdown),
        ("html", Self::Html),
        ("htm", Self::Html),
        ("txt", Self::Table),
        ("xlsx", Self::Xlsx),
    ];

    /// The form that a file's ending asks for.
    #[must_use]
    pub fn of_file(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_ascii_lowercase();
        Self::ENDINGS.iter().find(|(known, _)| *known == ending).map(|(_, format)| *format)
    }
}

/// The order of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The key of the column.
    pub key: String,
    /// Largest first.
    pub descending: bool,
}

/// A file instead of standard output.
#[derive(Debug, Clone, Default, Args)]
pub struct Destination {
    /// The file.
    #[arg(short, long)]
    pub output: Option<PathBuf>,
}

impl Destination {
    /// The file, unless standard output was asked for by `-`.
    #[must_use]
    pub fn file(&self) -> Option<&Path> {
        self.output.as_deref().filter(|path| *path != Path::new("-"))
    }
}

/// What every list takes.
#[derive(Debug, Clone, Default, Args)]
pub struct Listing {
    /// The form.
    #[arg(long)]
    pub format: Option<Format>,
    /// Where to.
    #[command(flatten)]
    pub destination: Destination,
    /// The order.
    #[arg(long, allow_hyphen_values = true, value_parser = value::order)]
    pub sort: Option<Order>,
    /// At most so many rows.
    #[arg(long, value_parser = value::count)]
    pub limit: Option<usize>,
    /// The keys of the columns wanted, in their order; empty: the list's own.
    #[arg(long, value_delimiter = ',')]
    pub columns: Vec<String>,
}

impl Listing {
    /// The form asked for: `--format`, else the file's ending, else a table.
    pub fn format(&self) -> Result<Format, Failure> {
        match (self.format, self.destination.file()) {
            (Some(format), _) => Ok(format),
            (None, None) => Ok(Format::Table),
            (None, Some(path)) => Format::of_file(path).ok_or_else(|| {
                if path.is_dir() {
                    return Failure::writing(path, std::io::ErrorKind::IsADirectory.into());
                }
                let known = Format::ENDINGS.map(|(ending, _)| format!(".{ending}")).to_vec();
                Failure::usage(UsageFault::UnknownEnding { path: path.display().to_string(), known, by_option: true })
            }),
        }
    }

    /// The columns of a file where none are asked for: those of scripts, in a workbook those that people read.
    pub fn unasked<C>(&self, scripts: Vec<C>, people: impl FnOnce() -> Vec<C>) -> Result<Vec<C>, Failure> {
        Ok(if self.format()? == Format::Xlsx { people() } else { scripts })
    }
}

/// How charts and bars are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Drawing {
    /// As the terminal can; in a file or a pipe as `unicode`.
    #[default]
    Auto,
    /// With line-drawing and block signs.
    Unicode,
    /// With ASCII only, rules of tables too.
    Ascii,
    /// Not at all.
    None,
}

/// What every list and page with pictures takes.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Pictures {
    /// How charts and bars are drawn.
    #[arg(long, value_enum, default_value_t)]
    pub chart: Drawing,
}

/// What only a workbook takes.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Sheets {
    /// A sheet for each agency besides.
    #[arg(long)]
    pub per_agency: bool,
}

impl Sheets {
    /// Refuses what a list that is no workbook cannot do.
    pub fn check(self, listing: &Listing) -> Result<(), Failure> {
        if self.per_agency && listing.format()? != Format::Xlsx {
            return Err(Failure::usage(UsageFault::OnlyInWorkbook { argument: "--per-agency".to_owned() }));
        }
        Ok(())
    }
}

/// Filters: each takes several values; a thing passes when it matches one of each that is given.
#[derive(Debug, Clone, Default, Args)]
pub struct Filters {
    /// Regions, as typed.
    #[arg(long, value_delimiter = ',')]
    pub region: Vec<String>,
    /// Agencies, as typed.
    #[arg(long, value_delimiter = ',')]
    pub agency: Vec<String>,
    /// Documents, as typed.
    #[arg(long, value_delimiter = ',')]
    pub source: Vec<String>,
}

impl Filters {
    /// The regions asked for, else the usual ones of the person's settings; empty: all.
    #[must_use]
    pub fn regions<'a>(&'a self, usual: &'a [String]) -> &'a [String] {
        if self.region.is_empty() { usual } else { &self.region }
    }
}

/// Up to when what is on record is asked about.
#[derive(Debug, Clone, Copy, Default, Args)]
pub struct Known {
    /// The moment; without it, now.
    #[arg(long, value_parser = when)]
    pub known_at: Option<When>,
}

/// Statuses by code, several by comma.
#[derive(Debug, Clone, Default, Args)]
pub struct Gate {
    /// The statuses that fail the run.
    #[arg(long, value_delimiter = ',', value_parser = value::coded::<Status>())]
    pub fail_on: Vec<Status>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ending_tells_the_form_whatever_its_case() {
        assert_eq!(Format::of_file(Path::new("逾期.CSV")), Some(Format::Csv));
        assert_eq!(Format::of_file(Path::new("a.b.md")), Some(Format::Markdown));
        assert_eq!(Format::of_file(Path::new("report")), None);
        assert_eq!(Format::of_file(Path::new("report.docx")), None);
    }

    #[test]
    fn the_form_asked_for_wins_over_the_ending() {
        let listing = |format, output: &str| Listing {
            format,
            destination: Destination { output: Some(output.into()) },
            ..Listing::default()
        };
        assert_eq!(listing(Some(Format::Json), "x.csv").format().ok(), Some(Format::Json));
        assert_eq!(listing(None, "x.csv").format().ok(), Some(Format::Csv));
        assert_eq!(listing(None, "-").format().ok(), Some(Format::Table));
        assert!(listing(None, "x.docx").format().is_err());
    }
}
