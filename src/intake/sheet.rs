//! A text file as rows of named cells.

use std::io::{self, Read, Seek, SeekFrom};

use csv::{Reader, ReaderBuilder, StringRecord, Terminator};

use super::column::{Column, Columns};
use super::encoding::{Encoding, detect};
use super::header::{Header, Search};
use super::line::Line;
use super::separator::{Endless, Even, Layout, Separator};
use crate::domain::code::Text;
use crate::domain::fault::input::{BookFault, Excess, LocatedRowFault, RowFault};
use crate::domain::limits;

/// Why a file cannot be read at all.
#[derive(Debug, thiserror::Error)]
pub enum IntakeFault {
    /// The system refused.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// There is no header.
    #[error("the file is empty")]
    Empty,
    /// The header is at fault.
    #[error("{} faults in the header", .0.len())]
    Header(Vec<LocatedRowFault>),
    /// The workbook cannot be used as a whole.
    #[error(transparent)]
    Book(BookFault),
}

/// A text file, of figures unless other columns are asked for, read row by row.
pub struct Sheet<R, C = Column> {
    reader: Reader<Even<R>>,
    encoding: Encoding,
    layout: Layout,
    record: StringRecord,
    doubtful: bool,
    header: Header<C>,
    header_line: u64,
    skipped: usize,
    units: Vec<Text>,
    length: u64,
    /// Whether a row without an end was met.
    over: bool,
}

/// What was found out about a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Found<'s> {
    /// The encoding.
    pub encoding: Encoding,
    /// What parts its columns.
    pub separator: Separator,
    /// The line of the header.
    pub header: u64,
    /// Rows above it that are left out: titles and notes.
    pub skipped: usize,
    /// The units that a line above the header says.
    pub units: &'s [Text],
}

impl<R: Read + Seek, C: Columns> Sheet<R, C> {
    /// Finds out encoding, separator and header.
    pub fn open(mut source: R) -> Result<Self, IntakeFault> {
        let start = source.stream_position()?;
        let length = source.seek(SeekFrom::End(0))?.saturating_sub(start);
        if length > limits::TEXT {
            return Err(IntakeFault::Book(Excess::File { most: limits::TEXT }.into()));
        }
        source.seek(SeekFrom::Start(start))?;
        let (detected, decoded) = detect(source)?;
        let layout = Layout::of::<C>(&detected.head);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(layout.separator.byte())
            // The carriage return of a line end is trimmed with its cell; so every line end is counted in its place.
            .terminator(Terminator::Any(b'\n'))
            .buffer_capacity(1 << 16)
            .from_reader(Even::new(decoded, layout));
        let mut record = StringRecord::new();
        if layout.announced {
            read(&mut reader, &mut record)?;
        }
        let mut search = Search::default();
        loop {
            if search.is_over() || !read(&mut reader, &mut record)? {
                return Err(search.faults::<C>().map_or(IntakeFault::Empty, IntakeFault::Header));
            }
            if !is_blank(&record) && search.look::<C>(&record.iter(), line_of(&reader, &record)) {
                break;
            }
        }
        let header_line = line_of(&reader, &record);
        let header = Header::read(&record, header_line, false).map_err(IntakeFault::Header)?;
        let (encoding, skipped, units) = (detected.encoding, search.rows(), search.units());
        let doubtful = detected.doubtful;
        Ok(Self {
            reader,
            encoding,
            layout,
            record,
            doubtful,
            header,
            header_line,
            skipped,
            units,
            length,
            over: false,
        })
    }
}

impl<R, C: Columns> Sheet<R, C> {
    /// The headings of the columns that mean nothing here and are left alone.
    pub fn left_alone(&self) -> impl Iterator<Item = &str> {
        self.header.left_alone()
    }

    /// What was found out about it.
    #[must_use]
    pub fn found(&self) -> Found<'_> {
        Found {
            encoding: self.encoding,
            separator: self.layout.separator,
            header: self.header_line,
            skipped: self.skipped,
            units: &self.units,
        }
    }
}

impl<R: Read, C: Columns> Sheet<R, C> {
    /// Its length in bytes.
    pub(super) fn length(&self) -> u64 {
        self.length
    }

    /// How far it is read, in bytes of UTF-8.
    pub(super) fn place(&self) -> u64 {
        self.reader.position().byte()
    }

    /// The next row that is not blank, or what is wrong with it; `None` at the end.
    pub fn next_line(&mut self) -> io::Result<Option<Result<Line<'_, C>, LocatedRowFault>>> {
        loop {
            match read(&mut self.reader, &mut self.record) {
                Ok(true) => {}
                Err(Broken::Endless(fault)) if !std::mem::replace(&mut self.over, true) => return Ok(Some(Err(fault))),
                Ok(false) | Err(Broken::Endless(_)) => return Ok(None),
                Err(Broken::Io(error)) => return Err(error),
            }
            if !is_blank(&self.record) {
                break;
            }
        }
        let number = line_of(&self.reader, &self.record);
        // It is the last row there is, and every row below its own line is part of it.
        if self.reader.get_ref().is_quoted_at(self.reader.position().byte()) {
            let at = self.record.len().saturating_sub(1);
            let column = self.header.headings.get(at).cloned();
            return Ok(Some(Err(LocatedRowFault { column, ..LocatedRowFault::of_line(number, RowFault::OpenQuote) })));
        }
        let (found, expected) = (self.record.len(), self.header.headings.len());
        if found < expected {
            return Ok(Some(Err(LocatedRowFault::of_line(number, RowFault::ShortRow { found, expected }))));
        }
        if self.record.iter().skip(expected).any(|cell| !cell.trim().is_empty()) {
            return Ok(Some(Err(LocatedRowFault::of_line(number, RowFault::LongRow { found, expected }))));
        }
        if let Some(at) = self.record.iter().position(is_long) {
            let column = self.header.headings.get(at).cloned();
            let fault = LocatedRowFault::of_line(number, RowFault::LongCell { most: limits::CELL });
            return Ok(Some(Err(LocatedRowFault { column, ..fault })));
        }
        if self.doubtful
            && let Some(at) = self.record.iter().position(|cell| cell.contains('\u{fffd}'))
        {
            let (column, value) = (self.header.headings.get(at).cloned(), Some(self.record[at].to_owned()));
            let fault = LocatedRowFault::of_line(number, RowFault::Undecodable);
            return Ok(Some(Err(LocatedRowFault { column, value, ..fault })));
        }
        let Self { record, header, units, .. } = self;
        Ok(Some(Ok(Line { number, record, header, spot: None, units, formula: None })))
    }
}

/// Why there is no further row.
enum Broken {
    Endless(LocatedRowFault),
    Io(io::Error),
}

impl From<Broken> for IntakeFault {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Endless(fault) => Self::Header(vec![fault]),
            Broken::Io(error) => Self::Io(error),
        }
    }
}

/// Reads the next row; false at the end.
fn read<R: Read>(reader: &mut Reader<Even<R>>, record: &mut StringRecord) -> Result<bool, Broken> {
    reader.read_record(record).map_err(|error| match reader.get_ref().endless() {
        Some(Endless { line, quoted }) => {
            Broken::Endless(LocatedRowFault::of_line(line, RowFault::LongLine { most: limits::ROW, quoted }))
        }
        None => Broken::Io(error.into()),
    })
}

/// True for a cell with more text than a spreadsheet keeps.
fn is_long(cell: &str) -> bool {
    cell.len() > limits::CELL && cell.chars().count() > limits::CELL
}

/// True for rows of empty cells and for remarks, which begin with `#`.
fn is_blank(record: &StringRecord) -> bool {
    record.get(0).is_some_and(|cell| cell.starts_with('#')) || record.iter().all(|cell| cell.trim().is_empty())
}

/// The line a record begins in, counted back from where the reader stands: behind the record's line end, unless the
/// file ends without one. (The record's own position lies before the blank lines above it.)
fn line_of<R: Read>(reader: &Reader<Even<R>>, record: &StringRecord) -> u64 {
    let at = reader.position();
    let own_end = u64::from(!reader.get_ref().ends_openly_at(at.byte()));
    let within = record.as_slice().bytes().filter(|byte| *byte == b'\n').count();
    at.line().saturating_sub(own_end + within as u64)
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    type Seen = Result<(u64, Vec<String>), (u64, RowFault)>;

    fn open(text: &str) -> Result<Sheet<Cursor<Vec<u8>>>, IntakeFault> {
        Sheet::open(Cursor::new(text.as_bytes().to_vec()))
    }

    fn rows(text: &str, columns: &[Column]) -> Vec<Seen> {
        let mut sheet = open(text).expect("a good header");
        let mut seen = Vec::new();
        while let Some(row) = sheet.next_line().expect("bytes in memory") {
            seen.push(match row {
                Ok(line) => {
                    let cells = columns.iter().map(|column| line.get(*column).unwrap_or("-").to_owned());
                    Ok((line.number(), cells.collect()))
                }
                Err(fault) => Err((fault.line, fault.fault)),
            });
        }
        seen
    }

    fn cells(line: u64, cells: &[&str]) -> (u64, Vec<String>) {
        (line, cells.iter().map(|cell| (*cell).to_owned()).collect())
    }

    fn header_faults(text: &str) -> Vec<(Option<Text>, RowFault)> {
        match open(text) {
            Err(IntakeFault::Header(faults)) => faults.into_iter().map(|fault| (fault.column, fault.fault)).collect(),
            _ => panic!("the header should be refused"),
        }
    }

    const ALL: [Column; 4] = [Column::Indicator, Column::Period, Column::Value, Column::Note];

    #[test]
    fn columns_stand_in_any_order_under_either_name() {
        let expected = vec![Ok(cells(2, &["a.b", "2024", "5.2万", "-"]))];
        assert_eq!(rows("value,indicator,period\n5.2万,a.b,2024\n", &ALL), expected);
        assert_eq!(rows("数值;时期;指标\r\n 5.2万 ;2024;a.b\r\n", &ALL), expected);
        assert_eq!(rows("指标\t时期\t数值\na.b\t2024\t5.2万", &ALL), expected);
    }

    #[test]
    fn lines_are_counted_through_blank_lines_comments_and_quoted_breaks() {
        let text = "# for the bureau\nindicator,period,value,note\n\na.b,2024,1,\"two\nlines\"\n\n# more\na.b,2025,2,\n,,,\na.b,2026,3,";
        let expected = vec![
            Ok(cells(4, &["a.b", "2024", "1", "two\nlines"])),
            Ok(cells(8, &["a.b", "2025", "2", "-"])),
            Ok(cells(10, &["a.b", "2026", "3", "-"])),
        ];
        assert_eq!(rows(text, &ALL), expected);
    }

    #[test]
    fn a_quotation_mark_that_is_never_closed_swallows_no_rows() {
        let open = "indicator,period,value,note\na.b,2024,1,\"so\na.b,2025,2,\na.b,2026,3,\n";
        assert_eq!(rows(open, &ALL), [Err((2, RowFault::OpenQuote))]);
        let value = "indicator,period,value\na.b,2024,1\na.b,2024,\"2\na.b,2025,3";
        let expected = [Ok(cells(2, &["a.b", "2024", "1", "-"])), Err((3, RowFault::OpenQuote))];
        assert_eq!(rows(value, &ALL), expected);
        let closed = "indicator,period,value,note\na.b,2024,1,5\"管\na.b,2025,2,\"他说\"\"好\"\"\n\"\n";
        let expected =
            [Ok(cells(2, &["a.b", "2024", "1", "5\"管"])), Ok(cells(3, &["a.b", "2025", "2", "他说\"好\""]))];
        assert_eq!(rows(closed, &ALL), expected);
    }

    #[test]
    fn a_row_without_an_end_is_told_and_not_read() {
        let begin = "indicator,period,value,note\n\na.b,2024,1,x\n";
        let endless = format!("{begin}a.b,2025,2,{}", "x".repeat(3 << 20));
        let fault = |quoted| Err((4, RowFault::LongLine { most: limits::ROW, quoted }));
        assert_eq!(rows(&endless, &ALL), [Ok(cells(3, &["a.b", "2024", "1", "x"])), fault(false)]);
        let open = format!("{begin}a.b,2025,2,\"{}", "x\n".repeat(1 << 20));
        assert_eq!(rows(&open, &ALL), [Ok(cells(3, &["a.b", "2024", "1", "x"])), fault(true)]);
        let header = "x,".repeat(1 << 20);
        assert_eq!(header_faults(&header), [(None, RowFault::LongLine { most: limits::ROW, quoted: false })]);
    }

    #[test]
    fn a_cell_with_more_text_than_a_spreadsheet_keeps_is_a_fault() {
        let of = |text: &str| rows(&format!("indicator,period,value,note\na.b,2024,1,{text}\n"), &ALL);
        assert!(of(&"督".repeat(limits::CELL))[0].is_ok());
        assert_eq!(of(&"督".repeat(limits::CELL + 1)), [Err((2, RowFault::LongCell { most: limits::CELL }))]);
    }

    #[test]
    fn short_and_long_rows_are_faults_of_their_line() {
        let text = "indicator,period,value\na.b,2024\na.b,2024,1,,\na.b,2024,1,208\n";
        let expected = vec![
            Err((2, RowFault::ShortRow { found: 2, expected: 3 })),
            Ok(cells(3, &["a.b", "2024", "1", "-"])),
            Err((4, RowFault::LongRow { found: 4, expected: 3 })),
        ];
        assert_eq!(rows(text, &ALL), expected);
    }

    #[test]
    fn every_fault_of_a_header_is_named() {
        let faults = header_faults("指标代码,数目,代码\n");
        let expected = vec![
            (Some("数目".into()), RowFault::UnknownColumn { allowed: Column::keys() }),
            (Some("代码".into()), RowFault::DuplicateColumn { column: "indicator" }),
            (None, RowFault::MissingColumn { column: "period" }),
            (None, RowFault::MissingColumn { column: "value" }),
        ];
        assert_eq!(faults, expected);
        assert!(matches!(open("\n\n"), Err(IntakeFault::Empty)));
    }

    #[test]
    fn an_empty_cell_that_is_needed_is_a_fault_with_its_heading() {
        let mut sheet = open("指标,时期,数值\na.b,,1\n").expect("a good header");
        let line = sheet.next_line().expect("bytes in memory").expect("a row").expect("a good row");
        let fault = line.need(Column::Period).expect_err("the cell is empty");
        assert_eq!((fault.line, fault.column.as_deref()), (2, Some("时期")));
        assert_eq!(fault.fault, RowFault::EmptyCell { column: "period" });
    }
}
