//! The only writer: data to standard output, a pager or a file; messages to standard error.
//!
//! A file is written beside its place under a passing name and moved there only when complete, so that nobody ever
//! reads half of it and the old one stays until the new one is whole.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};
use std::sync::Mutex;
use std::time::Duration;

use tempfile::NamedTempFile;

use super::arguments::Drawing;
use super::context::{Context, PIPED_WIDTH};
use super::exit::{Failure, Unwritten};
use super::input::opened;
use super::pager::Pager;
use super::progress::{Busy, busy};
use crate::i18n::progress::Doing;
use crate::render::clean::clean_message;
use crate::render::wrap::hang;

/// Says one line on standard error, wrapped where a width is given; what it quotes can do no harm there.
pub fn message(text: &str, width: Option<usize>) {
    drawn(&clean_message(text), width);
}

/// Writes on standard error what was drawn for it; a closed standard error is nobody's fault.
pub fn drawn(text: &str, width: Option<usize>) {
    let mut error = io::stderr().lock();
    for line in text.split('\n') {
        let Some(width) = width else {
            let _ = writeln!(error, "{line}");
            continue;
        };
        for line in wrapped(line, width) {
            let _ = writeln!(error, "{line}");
        }
    }
}

/// A line in lines of a width, each as far in as the first.
fn wrapped(line: &str, width: usize) -> Vec<String> {
    let (indent, words) = line.split_at(line.len() - line.trim_start_matches(' ').len());
    hang(indent, words, width)
}

/// The passing files of this run, for the case that it ends before their owners do.
static PASSING: Mutex<Vec<PathBuf>> = Mutex::new(Vec::new());

/// Removes the passing files of a run that cannot go on.
pub fn abandon() {
    for path in PASSING.lock().map(|mut paths| std::mem::take(&mut *paths)).unwrap_or_default() {
        let _ = fs::remove_file(path);
    }
}

/// Where the data of a run goes.
pub struct Output {
    sink: Sink,
    width: usize,
    color: bool,
    ascii: bool,
    pictures: bool,
    /// What shows on a terminal that a file is being written, as long as it is.
    busy: Option<Busy>,
}

enum Sink {
    Standard(BufWriter<io::Stdout>),
    Paged(Pager),
    /// A file, moved to its place at the end.
    File {
        writer: BufWriter<NamedTempFile>,
        place: PathBuf,
    },
    /// What is no plain file (a device, a named pipe) and must be written where it is.
    Device {
        writer: BufWriter<File>,
        place: PathBuf,
    },
}

impl Output {
    /// Opens a file, or standard output where none is named.
    pub fn open(context: &Context, file: Option<&Path>) -> Result<Self, Failure> {
        if let Some(place) = file {
            let busy = Some(busy(context, Doing::Writing));
            return Ok(Self { sink: file_sink(place)?, busy, ..Self::standard() });
        }
        let command = &context.settings.pager.value;
        let pager = context.terminal.and_then(|terminal| Pager::new(command, terminal.rows));
        let sink = pager.map_or_else(|| Sink::Standard(BufWriter::new(io::stdout())), Sink::Paged);
        let (width, color, ascii) = (context.width, context.color, context.ascii);
        Ok(Self { sink, width, color, ascii, pictures: true, busy: None })
    }

    /// Opens a file whose name comes from data: where a link stands in its place the link is replaced and not followed.
    pub fn named_by_data(context: &Context, place: &Path) -> Result<Self, Failure> {
        let busy = Some(busy(context, Doing::Writing));
        Ok(Self { sink: passing(place.to_owned())?, busy, ..Self::standard() })
    }

    /// Standard output as it is, for texts that need no context.
    #[must_use]
    pub fn standard() -> Self {
        let sink = Sink::Standard(BufWriter::new(io::stdout()));
        Self { sink, width: PIPED_WIDTH, color: false, ascii: false, pictures: true, busy: None }
    }

    /// Standard output for what a command answers in words.
    #[must_use]
    pub fn answer(context: &Context) -> Self {
        Self { width: context.width, ..Self::standard() }
    }

    /// Draws pictures as asked for: `auto` leaves it to where they go.
    #[must_use]
    pub fn drawing(mut self, asked: Drawing) -> Self {
        self.pictures = asked != Drawing::None;
        self.ascii = match asked {
            Drawing::Auto | Drawing::None => self.ascii,
            Drawing::Unicode => false,
            Drawing::Ascii => true,
        };
        self
    }

    /// Writes a line of words, wrapped.
    pub fn say(&mut self, line: &str) -> Result<(), Failure> {
        for line in wrapped(&clean_message(line), self.width) {
            writeln!(self, "{line}")?;
        }
        Ok(())
    }

    /// Columns to write for.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Whether colour is welcome.
    #[must_use]
    pub fn color(&self) -> bool {
        self.color
    }

    /// Whether nothing but ASCII is to be drawn with.
    #[must_use]
    pub fn ascii(&self) -> bool {
        self.ascii
    }

    /// Whether pictures are welcome.
    #[must_use]
    pub fn pictures(&self) -> bool {
        self.pictures
    }

    /// True for a file, whose CSV begins with a byte-order mark so that spreadsheets read it as UTF-8.
    #[must_use]
    pub fn is_file(&self) -> bool {
        matches!(self.sink, Sink::File { .. } | Sink::Device { .. })
    }

    /// Writes out what is left; a file takes its place only now.
    pub fn finish(self) -> Result<(), Failure> {
        let Self { sink, busy: _busy, .. } = self;
        match sink {
            Sink::Standard(mut writer) => Ok(writer.flush()?),
            Sink::Paged(pager) => Ok(pager.finish()?),
            Sink::Device { mut writer, place } => writer.flush().map_err(|e| Failure::writing(&place, e)),
            Sink::File { writer, place } => {
                let put = || -> io::Result<()> {
                    let file = writer.into_inner().map_err(io::IntoInnerError::into_error)?;
                    file.as_file().sync_all()?;
                    if let Ok(old) = fs::metadata(&place) {
                        file.as_file().set_permissions(old.permissions())?;
                    }
                    file.persist(&place)?;
                    Ok(())
                };
                put().map_err(|e| Failure::writing(&place, e))
            }
        }
    }
}

impl Write for Output {
    fn write(&mut self, data: &[u8]) -> io::Result<usize> {
        match &mut self.sink {
            Sink::Standard(writer) => writer.write(data),
            Sink::Paged(pager) => pager.write(data),
            Sink::File { writer, place } => writer.write(data).map_err(|error| Unwritten::of(place, error)),
            Sink::Device { writer, place } => writer.write(data).map_err(|error| Unwritten::of(place, error)),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.sink {
            Sink::Standard(writer) => writer.flush(),
            Sink::Paged(pager) => pager.flush(),
            Sink::File { writer, place } => writer.flush().map_err(|error| Unwritten::of(place, error)),
            Sink::Device { writer, place } => writer.flush().map_err(|error| Unwritten::of(place, error)),
        }
    }
}

/// How the names of passing files begin and end.
const PREFIX: &str = ".duban-";
const SUFFIX: &str = ".part";
/// A passing file that nobody has written to for so long belongs to a run that was killed.
const FORSAKEN: Duration = Duration::from_secs(3600);

/// Takes away what runs that were killed have left in a folder; what cannot be taken away stays.
fn sweep(folder: &Path) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let name = entry.file_name();
        let is_passing = name.to_str().is_some_and(|name| name.starts_with(PREFIX) && name.ends_with(SUFFIX));
        let age = || entry.metadata().ok()?.modified().ok()?.elapsed().ok();
        if is_passing && age().is_some_and(|age| age > FORSAKEN) {
            let _ = fs::remove_file(entry.path());
        }
    }
}

fn file_sink(place: &Path) -> Result<Sink, Failure> {
    let failed = |error| Failure::writing(place, error);
    // A link leads to the file that is meant.
    let real = fs::canonicalize(place).unwrap_or_else(|_| place.to_owned());
    match fs::metadata(&real) {
        Ok(old) if old.is_dir() => return Err(failed(io::ErrorKind::IsADirectory.into())),
        Ok(old) if !old.is_file() => {
            let writer = BufWriter::new(opened(&real, |real| File::options().write(true).open(real)).map_err(failed)?);
            return Ok(Sink::Device { writer, place: real });
        }
        Ok(old) if old.permissions().readonly() => return Err(failed(io::ErrorKind::PermissionDenied.into())),
        _ => {}
    }
    passing(real)
}

/// A passing file beside the place it will be moved to.
fn passing(real: PathBuf) -> Result<Sink, Failure> {
    let failed = |error| Failure::writing(&real, error);
    let folder = real.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    sweep(folder);
    let mut builder = tempfile::Builder::new();
    builder.prefix(PREFIX).suffix(SUFFIX);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // As any other file that the person makes: the mask of the process decides.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder).map_err(failed)?;
    if let Ok(mut paths) = PASSING.lock() {
        paths.push(file.path().to_owned());
    }
    Ok(Sink::File { writer: BufWriter::new(file), place: real })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn open(place: &Path) -> Result<Output, Failure> {
        Ok(Output { sink: file_sink(place)?, ..Output::standard() })
    }

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).expect("a folder").map(|e| e.expect("an entry").file_name());
        entries.map(|name| name.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn the_old_file_stays_until_the_new_one_is_complete() {
        let folder = tempfile::tempdir().expect("a folder");
        let place = folder.path().join("逾期.csv");
        fs::write(&place, "old").expect("written");
        let mut output = open(&place).expect("opened");
        output.write_all(b"new").expect("written");
        output.flush().expect("flushed");
        assert_eq!(fs::read(&place).expect("there"), b"old");
        output.finish().expect("moved");
        assert_eq!(fs::read(&place).expect("there"), b"new");
        assert_eq!(names(folder.path()), ["逾期.csv"]);
    }

    #[test]
    fn what_a_killed_run_has_left_is_taken_away_later() {
        let folder = tempfile::tempdir().expect("a folder");
        let long_ago = std::time::SystemTime::now() - 2 * FORSAKEN;
        for (name, old) in [(".duban-killed.part", true), (".duban-at-work.part", false), ("some.part", true)] {
            let file = File::create(folder.path().join(name)).expect("made");
            if old {
                file.set_modified(long_ago).expect("dated");
            }
        }
        open(&folder.path().join("a.csv")).expect("opened").finish().expect("moved");
        let mut left = names(folder.path());
        left.sort();
        assert_eq!(left, [".duban-at-work.part", "a.csv", "some.part"]);
    }

    #[test]
    fn what_is_given_up_leaves_nothing_behind() {
        let folder = tempfile::tempdir().expect("a folder");
        let mut output = open(&folder.path().join("a.csv")).expect("opened");
        output.write_all(b"half").expect("written");
        drop(output);
        assert!(names(folder.path()).is_empty());
    }

    #[test]
    fn a_missing_folder_and_a_folder_are_said_in_plain_words() {
        use crate::i18n::Lang;
        let folder = tempfile::tempdir().expect("a folder");
        let said = |place: &Path| open(place).err().map(|f| f.lines(Lang::En, None).concat()).unwrap_or_default();
        assert!(said(&folder.path().join("no/a.csv")).ends_with("its folder does not exist; make it first"));
        assert!(said(folder.path()).ends_with("it is a folder"));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_leads_to_the_file_that_is_meant() {
        let folder = tempfile::tempdir().expect("a folder");
        let (real, link) = (folder.path().join("real.csv"), folder.path().join("link.csv"));
        fs::write(&real, "old").expect("written");
        std::os::unix::fs::symlink(&real, &link).expect("linked");
        let mut output = open(&link).expect("opened");
        output.write_all(b"new").expect("written");
        output.finish().expect("moved");
        assert_eq!(fs::read(&real).expect("there"), b"new");
        assert!(fs::symlink_metadata(&link).expect("there").is_symlink());
    }

    #[cfg(unix)]
    #[test]
    fn a_device_is_written_where_it_is() {
        let mut output = open(Path::new("/dev/null")).expect("opened");
        output.write_all(b"data").expect("written");
        output.finish().expect("written");
        assert!(!fs::metadata("/dev/null").expect("there").is_file());
    }
}
