//! The limits of what is read: beyond them a file is refused with its place and the limit, before it takes memory or time.
//!
//! Each lies far above what an office makes and what spreadsheet programs themselves allow; `docs/reliability.md` lists
//! them.

use std::time::Duration;

/// Characters of a cell: as many as a spreadsheet keeps.
pub const CELL: usize = 32_767;
/// Bytes of a row in a text file.
pub const ROW: u64 = 1 << 20;
/// Bytes of a text file.
pub const TEXT: u64 = 4 << 30;
/// Bytes of what comes by a pipe that are kept in memory; the rest waits on the disk.
pub const PIPED_IN_MEMORY: usize = 32 << 20;
/// How long somebody is waited for at the other end of a named pipe.
pub const PIPE_WAIT: Duration = Duration::from_secs(5);

/// Bytes of a catalogue with all the files it includes.
pub const CATALOGUE: u64 = 16 << 20;
/// Bytes of one line of a catalogue.
pub const LINE: usize = 1 << 20;
/// Keys and values of a catalogue with all the files it includes; a table counts as three, another sign as an eighth.
pub const KEYS: usize = 5 << 16;
/// Files of a catalogue.
pub const FILES: usize = 1000;
/// Files that include one another in a row.
pub const INCLUDED: usize = 16;
/// Faults of a file that are told one by one; the others are counted.
pub const FAULTS: usize = 1000;
/// Bytes of a file of a catalogue up to which all faults of its form are told at once; of a larger one only the first.
pub const RECOVERED: usize = 1 << 18;
/// Faults of a catalogue that are kept; the others are counted.
pub const FAULTS_KEPT: usize = 10_000;
/// Bytes of a config file.
pub const CONFIG: u64 = 1 << 16;

/// Bytes of the text of a policy document: a thousand pages.
pub const DOCUMENT: u64 = 2 << 20;
/// Bytes of a part of a policy document that is a container, with all its marks.
pub const DOCUMENT_PART: u64 = 32 << 20;
/// Bytes of a policy document that is a container, with its pictures.
pub const DOCUMENT_FILE: u64 = 256 << 20;

/// Bytes of a workbook file of the binary kind (`.xls`).
pub const BINARY_BOOK: u64 = 64 << 20;
/// Parts of a container.
pub const PARTS: usize = 10_000;
/// Times that a part may be larger than it is packed, once it is larger than [`UNPACKED_FREELY`].
pub const RATIO: u64 = 100;
/// Bytes up to which it does not matter how small a part was packed.
pub const UNPACKED_FREELY: u64 = 16 << 20;
/// Bytes of all parts of a container that are read.
pub const UNPACKED: u64 = 1 << 30;
/// Bytes of a part that holds no rows: styles, relations, lists of sheets.
pub const SMALL_PART: u64 = 16 << 20;
/// Bytes of one piece of markup or text, and of all that belongs to one cell.
pub const PIECE: usize = 1 << 20;

/// Sheets of a workbook.
pub const SHEETS: usize = 2000;
/// Rows of a sheet, as spreadsheets have them.
pub const ROWS: u32 = 1 << 20;
/// Columns of a sheet, as spreadsheets have them.
pub const COLUMNS: u32 = 1 << 14;
/// Bytes of the texts that the cells of a workbook share.
pub const TEXTS: u64 = 256 << 20;
/// Bytes of the texts of a workbook that is held in memory (`.xls`, `.ods`), repeated ones as often as they stand.
pub const HELD: u64 = 64 << 20;
/// How many texts cells may share.
pub const SHARED: usize = 1 << 22;
/// Looks of cells.
pub const STYLES: usize = 1 << 16;
/// Cells of a workbook that is held in memory (`.xls`, `.ods`), empty ones between others counted.
pub const CELLS: u64 = 1 << 22;
/// Formulas, hidden rows and cells with a look of their own that are kept.
pub const MARKS: usize = 1 << 21;
/// Merged ranges that reach into one row.
pub const MERGED: usize = 1000;

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = include_str!("../../docs/reliability.md");

    /// A number with its thousands parted.
    fn count(number: impl TryInto<u64>) -> String {
        let digits = number.try_into().ok().expect("a number").to_string();
        let parted: Vec<&str> =
            digits.as_bytes().rchunks(3).rev().filter_map(|part| str::from_utf8(part).ok()).collect();
        parted.join(",")
    }

    /// Bytes in the largest unit that they are a whole number of.
    fn bytes(number: impl TryInto<u64>) -> String {
        match number.try_into().ok().expect("a number") {
            bytes if bytes >= 1 << 30 => format!("{} GiB", bytes >> 30),
            bytes if bytes >= 1 << 20 => format!("{} MiB", bytes >> 20),
            bytes => format!("{} KiB", bytes >> 10),
        }
    }

    #[test]
    fn the_page_lists_every_limit() {
        let limits = [
            ("CELL", count(CELL)),
            ("ROW", bytes(ROW)),
            ("TEXT", bytes(TEXT)),
            ("PIPED_IN_MEMORY", bytes(PIPED_IN_MEMORY)),
            ("PIPE_WAIT", format!("{} s", PIPE_WAIT.as_secs())),
            ("CATALOGUE", bytes(CATALOGUE)),
            ("LINE", bytes(LINE)),
            ("KEYS", count(KEYS)),
            ("FILES", count(FILES)),
            ("INCLUDED", count(INCLUDED)),
            ("FAULTS", count(FAULTS)),
            ("RECOVERED", bytes(RECOVERED)),
            ("FAULTS_KEPT", count(FAULTS_KEPT)),
            ("CONFIG", bytes(CONFIG)),
            ("DOCUMENT", bytes(DOCUMENT)),
            ("DOCUMENT_PART", bytes(DOCUMENT_PART)),
            ("DOCUMENT_FILE", bytes(DOCUMENT_FILE)),
            ("BINARY_BOOK", bytes(BINARY_BOOK)),
            ("PARTS", count(PARTS)),
            ("RATIO", count(RATIO)),
            ("UNPACKED_FREELY", bytes(UNPACKED_FREELY)),
            ("UNPACKED", bytes(UNPACKED)),
            ("SMALL_PART", bytes(SMALL_PART)),
            ("PIECE", bytes(PIECE)),
            ("SHEETS", count(SHEETS)),
            ("ROWS", count(ROWS)),
            ("COLUMNS", count(COLUMNS)),
            ("TEXTS", bytes(TEXTS)),
            ("HELD", bytes(HELD)),
            ("SHARED", count(SHARED)),
            ("STYLES", count(STYLES)),
            ("CELLS", count(CELLS)),
            ("MARKS", count(MARKS)),
            ("MERGED", count(MERGED)),
        ];
        for (name, shown) in &limits {
            assert!(PAGE.contains(&format!("| {shown} | `{name}` |\n")), "{name}: {shown}");
        }
        let declared = include_str!("limits.rs").lines().filter_map(|line| line.strip_prefix("pub const "));
        let declared: Vec<&str> = declared.filter_map(|line| line.split(':').next()).collect();
        assert_eq!(declared, limits.each_ref().map(|(name, _)| *name), "none is left out");
    }
}
