//! Files that are read: for their rows, one that is named or `-` for standard input, a second time if need be; or whole.
//!
//! What has no end of its own (devices) is not read, and of what has one no more than the limit.

use std::fs::{self, File, FileType};
use std::io::{self, Read, Seek};
use std::path::Path;
use std::sync::mpsc;
use std::thread;

use tempfile::SpooledTempFile;

use super::exit::Failure;
use crate::domain::limits;

/// A file that can be read a second time.
pub enum Source {
    /// A file.
    File(File),
    /// What came by standard input or another pipe; much of it waits on the disk.
    Piped(SpooledTempFile),
}

impl Source {
    /// Opens a file, or reads standard input to its end.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::reading(path, error);
        if path == Path::new("-") {
            return Self::piped(io::stdin().lock()).map_err(failed);
        }
        let file = opened(path, |path| File::open(path)).map_err(failed)?;
        let kind = file.metadata().map_err(failed)?.file_type();
        if is_pipe(kind) {
            return Self::piped(file).map_err(failed);
        }
        plain(kind).map_err(failed)?;
        Ok(Self::File(file))
    }

    fn piped(pipe: impl Read) -> io::Result<Self> {
        let mut kept = SpooledTempFile::new(limits::PIPED_IN_MEMORY);
        if io::copy(&mut pipe.take(limits::TEXT + 1), &mut kept)? > limits::TEXT {
            return Err(too_large());
        }
        kept.rewind()?;
        Ok(Self::Piped(kept))
    }

    /// The same from its beginning.
    pub fn rewound(&mut self) -> Result<&mut Self, Failure> {
        self.rewind()?;
        Ok(self)
    }
}

impl Read for Source {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::File(file) => file.read(to),
            Self::Piped(kept) => kept.read(to),
        }
    }
}

impl Seek for Source {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Piped(kept) => kept.seek(to),
        }
    }
}

/// Reads a small file whole.
pub fn whole(path: &Path, most: u64) -> io::Result<Vec<u8>> {
    let file = opened(path, |path| File::open(path))?;
    let kind = file.metadata()?.file_type();
    if !is_pipe(kind) {
        plain(kind)?;
    }
    let mut bytes = Vec::new();
    file.take(most.saturating_add(1)).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > most { Err(too_large()) } else { Ok(bytes) }
}

/// Opens a file; a pipe that nobody opens at its other end is waited for, but not for ever.
pub fn opened(path: &Path, open: impl FnOnce(&Path) -> io::Result<File> + Send + 'static) -> io::Result<File> {
    if !fs::metadata(path).is_ok_and(|kind| is_pipe(kind.file_type())) {
        return open(path);
    }
    let (tell, told) = mpsc::channel();
    let path = path.to_owned();
    // Where it is given up, the thread ends with the program.
    thread::spawn(move || tell.send(open(&path)));
    told.recv_timeout(limits::PIPE_WAIT).unwrap_or_else(|_| Err(io::ErrorKind::TimedOut.into()))
}

/// What is not read for being too large.
fn too_large() -> io::Error {
    io::ErrorKind::FileTooLarge.into()
}

/// Fails for what is neither file nor pipe.
fn plain(kind: FileType) -> io::Result<()> {
    match kind {
        kind if kind.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        kind if !kind.is_file() => Err(io::ErrorKind::InvalidInput.into()),
        _ => Ok(()),
    }
}

#[cfg(unix)]
fn is_pipe(kind: FileType) -> bool {
    use std::os::unix::fs::FileTypeExt as _;
    kind.is_fifo()
}

#[cfg(not(unix))]
fn is_pipe(_: FileType) -> bool {
    false
}
