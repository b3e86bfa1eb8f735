//! Rows of a workbook that wait for their place among the others.

use std::fs::File;
use std::io::{self, BufWriter, Read, Seek, SeekFrom, Write};

/// The place of a row among those that wait: where it begins, and how long it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot(u64, u32);

/// Rows that wait for their place, in a passing file, so that memory does not grow with their number.
pub struct Waiting {
    file: BufWriter<File>,
    length: u64,
}

impl Waiting {
    /// No row waits.
    pub fn new() -> io::Result<Self> {
        Ok(Self { file: BufWriter::new(tempfile::tempfile()?), length: 0 })
    }

    /// Keeps a row.
    pub fn keep(&mut self, row: &[u8]) -> io::Result<Spot> {
        self.file.write_all(row)?;
        let spot = Spot(self.length, u32::try_from(row.len()).map_err(io::Error::other)?);
        self.length += u64::from(spot.1);
        Ok(spot)
    }

    /// Adds a row to others.
    pub fn find(&mut self, spot: Spot, rows: &mut Vec<u8>) -> io::Result<()> {
        self.file.flush()?;
        let mut file = self.file.get_ref();
        file.seek(SeekFrom::Start(spot.0))?;
        let begin = rows.len();
        rows.resize(begin + usize::try_from(spot.1).map_err(io::Error::other)?, 0);
        file.read_exact(&mut rows[begin..])
    }
}
