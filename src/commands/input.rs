//! Files that are read for their rows: one that is named, or `-` for standard input.

use std::fs::File;
use std::io::{self, Cursor, Read, Seek};
use std::path::Path;

use super::exit::Failure;

/// A file that can be read a second time.
pub enum Source {
    /// A file.
    File(File),
    /// What came by standard input.
    Memory(Cursor<Vec<u8>>),
}

impl Source {
    /// Opens a file, or reads standard input to its end.
    pub fn open(path: &Path) -> Result<Self, Failure> {
        let failed = |error| Failure::reading(path, error);
        if path == Path::new("-") {
            let mut all = Vec::new();
            io::stdin().lock().read_to_end(&mut all).map_err(failed)?;
            return Ok(Self::Memory(Cursor::new(all)));
        }
        let file = File::open(path).map_err(failed)?;
        if file.metadata().map_err(failed)?.is_dir() {
            return Err(failed(io::ErrorKind::IsADirectory.into()));
        }
        Ok(Self::File(file))
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
            Self::Memory(memory) => memory.read(to),
        }
    }
}

impl Seek for Source {
    fn seek(&mut self, to: io::SeekFrom) -> io::Result<u64> {
        match self {
            Self::File(file) => file.seek(to),
            Self::Memory(memory) => memory.seek(to),
        }
    }
}
