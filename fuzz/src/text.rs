//! Text files of figures, and those of other columns that are read the same way.

use std::io::{self, Cursor, Read, Seek, SeekFrom};

use duban::domain::code::Text;
use duban::domain::fault::input::LocatedRowFault;
use duban::domain::limits;
use duban::domain::period::Period;
use duban::intake::{
    Column, Columns, Encoding, IntakeFault, Line, RegisterColumn, Sheet, VectorColumn, read_entry, read_vector,
};

use super::words;

/// A text file.
pub fn text(data: &[u8]) {
    match read::<Column>(Cursor::new(data), |line| {
        if let Some(typed) = line.get(Column::Period) {
            let _ = Period::parse(typed);
        }
        Ok(())
    }) {
        Ok((encoding, table)) => {
            // The same in another encoding, and however little comes at a time.
            let again = match std::str::from_utf8(data) {
                // What replaces an unreadable character is a fault where the file may have been damaged before.
                Ok(text) if encoding == Encoding::Utf8 && !text.contains('\u{fffd}') => utf16(text),
                _ => data.to_vec(),
            };
            let (_, again) = read::<Column>(Drops(Cursor::new(again)), |_| Ok(())).expect("read before");
            assert_eq!(table, again);
        }
        Err(fault @ IntakeFault::Header(_)) => {
            words::unusable(fault);
            if read::<RegisterColumn>(Cursor::new(data), |line| read_entry(line).map(drop)).is_err() {
                let _ = read::<VectorColumn>(Cursor::new(data), |line| read_vector(line).map(drop));
            }
        }
        Err(fault) => words::unusable(fault),
    }
}

/// What was read of a table: the header's line, the rows above it, the units they say, and the rows.
#[derive(Debug, PartialEq)]
struct Table {
    header: u64,
    skipped: usize,
    units: Vec<Text>,
    rows: Vec<Row>,
}

/// A row's line and cells.
type Row = Result<(u64, Vec<Option<String>>), LocatedRowFault>;

fn read<C: Columns + 'static>(
    source: impl Read + Seek,
    look: impl Fn(Line<'_, C>) -> Result<(), LocatedRowFault>,
) -> Result<(Encoding, Table), IntakeFault> {
    let mut sheet = Sheet::<_, C>::open(source)?;
    let found = sheet.found();
    let (encoding, mut last) = (found.encoding, found.header);
    let mut table =
        Table { header: found.header, skipped: found.skipped, units: found.units.to_vec(), rows: Vec::new() };
    while let Some(line) = sheet.next_line().expect("bytes in memory") {
        let row = line.map(|line| {
            look(line).unwrap_or_else(|fault| words::row(&fault));
            let cells = C::ALL.iter().map(|column| line.get(*column).map(str::to_owned));
            (line.number(), cells.collect::<Vec<_>>())
        });
        let number = match &row {
            Ok((number, cells)) => {
                assert!(cells.iter().flatten().all(|cell| cell.chars().count() <= limits::CELL));
                *number
            }
            Err(fault) => {
                words::row(fault);
                fault.line
            }
        };
        assert!(number > last, "line {number} after {last}");
        last = number;
        table.rows.push(row);
    }
    Ok((encoding, table))
}

fn utf16(text: &str) -> Vec<u8> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

/// A source that gives a few bytes at a time.
struct Drops(Cursor<Vec<u8>>);

impl Read for Drops {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let few = buffer.len().min(7);
        self.0.read(&mut buffer[..few])
    }
}

impl Seek for Drops {
    fn seek(&mut self, place: SeekFrom) -> io::Result<u64> {
        self.0.seek(place)
    }
}
