//! How a run ends: the exit code, and the lines that say why.
//!
//! Commands return a [`Failure`]; only [`crate::commands::main`] turns it into words and a code.

use std::io;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::domain::code::Coded;
use crate::domain::status::Status;
use crate::i18n::Lang;
use crate::i18n::shell::{ShellFault, Trouble};
use crate::i18n::usage::UsageFault;
use crate::render::clean::clean;

/// The exit codes: a promise to scripts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Exit {
    /// Done.
    Done = 0,
    /// The data, a file or the database is at fault.
    Fault = 1,
    /// Wrong usage.
    Usage = 2,
    /// A gate was hit.
    Gate = 3,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why a command ended early.
#[derive(Debug)]
pub struct Failure {
    what: What,
    cause: Option<anyhow::Error>,
}

#[derive(Debug)]
enum What {
    Usage(UsageFault),
    Help(String),
    Shell(ShellFault),
    Said(Vec<String>),
    Drawn(Vec<String>),
    Gate(ShellFault),
    Closed,
}

impl Failure {
    /// Wrong usage (2).
    #[must_use]
    pub fn usage(fault: UsageFault) -> Self {
        What::Usage(fault).into()
    }

    /// A page for people that was asked for as a workbook, which holds lists.
    #[must_use]
    pub fn no_workbook() -> Self {
        Self::usage(UsageFault::NoWorkbook)
    }

    /// Called with nothing: the help is the answer (2).
    #[must_use]
    pub fn nothing_typed(help: String) -> Self {
        What::Help(help).into()
    }

    /// A fault around the command: a file, the configuration (1).
    #[must_use]
    pub fn shell(fault: ShellFault) -> Self {
        What::Shell(fault).into()
    }

    /// A fault of data, file or database, already in plain lines in the reader's language (1).
    #[must_use]
    pub fn said(lines: impl IntoIterator<Item = String>) -> Self {
        What::Said(lines.into_iter().collect()).into()
    }

    /// Faults of a file, each already drawn with its place (1).
    #[must_use]
    pub fn drawn(lines: Vec<String>) -> Self {
        What::Drawn(lines).into()
    }

    /// A file that cannot be read (1).
    #[must_use]
    pub fn reading(path: &std::path::Path, error: io::Error) -> Self {
        Self::shell(ShellFault::Read { path: path.display().to_string(), trouble: Trouble::of_reading(&error) })
            .because(error)
    }

    /// A file that cannot be written (1); what closed early is no failure.
    #[must_use]
    pub fn writing(path: &std::path::Path, error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return What::Closed.into();
        }
        let mut trouble = Trouble::of(&error);
        if trouble == Trouble::Missing {
            trouble = Trouble::MissingFolder;
        }
        Self::shell(ShellFault::Write { path: path.display().to_string(), trouble }).because(error)
    }

    /// Keeps what lies behind the failure, shown under `-v`.
    #[must_use]
    pub fn because(mut self, cause: impl Into<anyhow::Error>) -> Self {
        self.cause = Some(cause.into());
        self
    }

    /// What lies behind it, where it is of this type.
    #[must_use]
    pub fn cause<T: std::error::Error + Send + Sync + 'static>(&self) -> Option<&T> {
        self.cause.as_ref()?.downcast_ref()
    }

    /// The exit code; a reader who has seen enough is no failure.
    #[must_use]
    pub fn exit(&self) -> Exit {
        match self.what {
            What::Usage(_) | What::Help(_) => Exit::Usage,
            What::Shell(_) | What::Said(_) | What::Drawn(_) => Exit::Fault,
            What::Gate(_) => Exit::Gate,
            What::Closed => Exit::Done,
        }
    }

    /// True for what `-q` silences: the exit code says it all.
    #[must_use]
    pub fn is_quiet(&self) -> bool {
        matches!(self.what, What::Gate(_) | What::Closed)
    }

    /// True where the lines are an answer, not an error.
    #[must_use]
    pub fn is_answer(&self) -> bool {
        matches!(self.what, What::Help(_) | What::Gate(_) | What::Drawn(_))
    }

    /// True for what was laid out and made harmless already; any other line may quote what was typed or read.
    #[must_use]
    pub fn is_drawn(&self) -> bool {
        matches!(self.what, What::Help(_) | What::Drawn(_))
    }

    /// The failure in plain lines; `command` is where usage can be read up.
    #[must_use]
    pub fn lines(&self, lang: Lang, command: Option<&str>) -> Vec<String> {
        match &self.what {
            What::Usage(fault) => fault.lines(lang, command),
            What::Help(help) => vec![help.trim_end().to_owned()],
            What::Shell(fault) | What::Gate(fault) => fault.lines(lang),
            // What people typed may stand in it.
            What::Said(lines) => lines.iter().map(|line| clean(line).into_owned()).collect(),
            What::Drawn(lines) => lines.clone(),
            What::Closed => Vec::new(),
        }
    }

    /// What lies behind it, outermost first, for `-v`.
    #[must_use]
    pub fn causes(&self) -> Vec<String> {
        self.cause.iter().flat_map(anyhow::Error::chain).map(ToString::to_string).collect()
    }
}

impl From<What> for Failure {
    fn from(what: What) -> Self {
        Self { what, cause: None }
    }
}

/// What cannot be written: a reader who closed the pipe has seen enough; anything else is a fault.
impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        if error.kind() == io::ErrorKind::BrokenPipe {
            return What::Closed.into();
        }
        if let Some(Unwritten { place, .. }) = error.get_ref().and_then(|behind| behind.downcast_ref()) {
            let place = place.clone();
            return Self::writing(&place, error);
        }
        Self::shell(ShellFault::Output(Trouble::of(&error))).because(error)
    }
}

/// What went wrong in writing a file, with the file: writers between here and there know only that they write.
#[derive(Debug, thiserror::Error)]
#[error("{}: {error}", place.display())]
pub struct Unwritten {
    place: PathBuf,
    error: io::Error,
}

impl Unwritten {
    /// An error in writing a file, of the same kind.
    #[must_use]
    pub fn of(place: &Path, error: io::Error) -> io::Error {
        io::Error::new(error.kind(), Self { place: place.to_owned(), error })
    }
}

/// Fails with code 3 where a status that the gate was set on came up; called after the data is written.
pub fn gate(on: &[Status], came_up: impl IntoIterator<Item = Status>) -> Result<(), Failure> {
    let mut counts: Vec<(Status, usize)> = Status::ALL.iter().map(|status| (*status, 0)).collect();
    for status in came_up {
        if let Some((_, count)) = counts.iter_mut().find(|(s, _)| *s == status && on.contains(s)) {
            *count += 1;
        }
    }
    let hits: Vec<_> = counts.into_iter().filter(|(_, count)| *count > 0).map(|(s, n)| (s.code(), n)).collect();
    if hits.is_empty() { Ok(()) } else { Err(What::Gate(ShellFault::Gate(hits)).into()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_closed_pipe_is_success() {
        let failure = Failure::from(io::Error::from(io::ErrorKind::BrokenPipe));
        assert_eq!(failure.exit(), Exit::Done);
        assert!(failure.lines(Lang::En, None).is_empty());
    }

    #[test]
    fn a_full_disk_is_a_fault() {
        let failure = Failure::from(io::Error::from(io::ErrorKind::StorageFull));
        assert_eq!(failure.exit(), Exit::Fault);
        assert_eq!(failure.lines(Lang::En, None), ["cannot write the output: the disk is full"]);
    }

    #[test]
    fn a_file_that_cannot_be_written_is_named() {
        let failure = Failure::from(Unwritten::of(Path::new("台账.xlsx"), io::ErrorKind::StorageFull.into()));
        assert_eq!(failure.lines(Lang::Zh, None), ["不能写入 `台账.xlsx`：磁盘已满"]);
    }

    #[test]
    fn the_gate_counts_only_the_statuses_it_was_set_on() {
        let came_up = [Status::Overdue, Status::Met, Status::Overdue, Status::Behind];
        assert!(gate(&[], came_up).is_ok());
        assert!(gate(&[Status::NoData], came_up).is_ok());
        let failure = gate(&[Status::Behind, Status::Overdue], came_up).expect_err("two statuses came up");
        assert_eq!(failure.exit(), Exit::Gate);
        assert_eq!(failure.lines(Lang::Zh, None), ["触发 `--fail-on`：`behind` 1 项、`overdue` 2 项"]);
    }
}
