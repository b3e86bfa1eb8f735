//! A file as rows of named cells.

use std::io::{self, Read, Seek};
use std::marker::PhantomData;

use csv::{Reader, ReaderBuilder, StringRecord, Terminator};

use super::column::{Column, Columns};
use super::encoding::{Decoded, Encoding, detect};
use crate::domain::code::Text;
use crate::domain::fault::input::{LocatedRowFault, RowFault};

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
}

/// A file, of figures unless other columns are asked for, read row by row.
pub struct Sheet<R, C = Column> {
    reader: Reader<Decoded<R>>,
    encoding: Encoding,
    delimiter: char,
    record: StringRecord,
    headings: Vec<Text>,
    places: Places<C>,
}

/// A row of a sheet.
#[derive(Debug, Clone, Copy)]
pub struct Line<'a, C = Column> {
    number: u64,
    record: &'a StringRecord,
    headings: &'a [Text],
    places: &'a Places<C>,
}

impl<R: Read + Seek, C: Columns> Sheet<R, C> {
    /// Finds out encoding and delimiter, and reads the header.
    pub fn open(source: R) -> Result<Self, IntakeFault> {
        let (detected, decoded) = detect(source)?;
        let delimiter = delimiter(&detected.head);
        let mut reader = ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(delimiter)
            // The carriage return of a line end is trimmed with its cell; so every line end is counted in its place.
            .terminator(Terminator::Any(b'\n'))
            .buffer_capacity(1 << 16)
            .from_reader(decoded);
        let mut record = StringRecord::new();
        loop {
            if !reader.read_record(&mut record).map_err(io::Error::from)? {
                return Err(IntakeFault::Empty);
            }
            if !is_blank(&record) {
                break;
            }
        }
        let line = line_of(&reader, &record);
        let mut headings: Vec<Text> = record.iter().map(|heading| heading.trim().into()).collect();
        // Spreadsheets save columns that once were in use.
        while headings.pop_if(|last| last.is_empty()).is_some() {}
        let places = Places::find(&headings, line).map_err(IntakeFault::Header)?;
        let encoding = detected.encoding;
        Ok(Self { reader, encoding, delimiter: char::from(delimiter), record, headings, places })
    }
}

impl<R, C: Columns> Sheet<R, C> {
    /// The headings of the columns that mean nothing here and are left alone.
    pub fn left_alone(&self) -> impl Iterator<Item = &str> {
        self.headings
            .iter()
            .map(|heading| &**heading)
            .filter(|heading| !heading.is_empty() && C::of_heading(heading).is_none())
    }

    /// The encoding that was found out.
    #[must_use]
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The delimiter that was found out.
    #[must_use]
    pub fn delimiter(&self) -> char {
        self.delimiter
    }
}

impl<R: Read, C: Columns> Sheet<R, C> {
    /// The next row that is not blank, or what is wrong with it; `None` at the end.
    pub fn next_line(&mut self) -> io::Result<Option<Result<Line<'_, C>, LocatedRowFault>>> {
        loop {
            if !self.reader.read_record(&mut self.record)? {
                return Ok(None);
            }
            if !is_blank(&self.record) {
                break;
            }
        }
        let number = line_of(&self.reader, &self.record);
        let fault = |column, value, fault| LocatedRowFault { line: number, column, value, fault };
        let (found, expected) = (self.record.len(), self.headings.len());
        if found < expected {
            return Ok(Some(Err(fault(None, None, RowFault::ShortRow { found, expected }))));
        }
        if self.record.iter().skip(expected).any(|cell| !cell.trim().is_empty()) {
            return Ok(Some(Err(fault(None, None, RowFault::LongRow { found, expected }))));
        }
        if self.encoding != Encoding::Utf8
            && let Some(at) = self.record.iter().position(|cell| cell.contains('\u{fffd}'))
        {
            let (heading, cell) = (self.headings.get(at).cloned(), self.record[at].to_owned());
            return Ok(Some(Err(fault(heading, Some(cell), RowFault::Undecodable))));
        }
        let Self { record, headings, places, .. } = self;
        Ok(Some(Ok(Line { number, record, headings, places })))
    }
}

impl<'a, C: Columns> Line<'a, C> {
    /// Its number in the file, from 1.
    #[must_use]
    pub fn number(self) -> u64 {
        self.number
    }

    /// What a cell holds; `None` where it is empty or the file has no such column.
    #[must_use]
    pub fn get(self, column: C) -> Option<&'a str> {
        let cell = self.record.get(self.places.of(column)?)?.trim();
        (!cell.is_empty()).then_some(cell)
    }

    /// What a cell holds that must not be empty.
    pub fn need(self, column: C) -> Result<&'a str, LocatedRowFault> {
        self.get(column).ok_or_else(|| self.fault(column, RowFault::EmptyCell { column: column.code() }))
    }

    /// A fault of one of its cells.
    #[must_use]
    pub fn fault(self, column: C, fault: RowFault) -> LocatedRowFault {
        let place = self.places.of(column);
        LocatedRowFault {
            line: self.number,
            column: place.and_then(|at| self.headings.get(at)).cloned(),
            value: self.get(column).map(str::to_owned),
            fault,
        }
    }
}

/// The delimiter of which the first line has most; a comma where it has none.
fn delimiter(head: &str) -> u8 {
    let starts = |line: &&str| !line.trim().is_empty() && !line.starts_with('#');
    let first = head.lines().find(starts).unwrap_or_default();
    let count = |delimiter: u8| first.bytes().filter(|byte| *byte == delimiter).count();
    // The last of equals wins, so the comma stands last.
    [b'\t', b';', b','].into_iter().max_by_key(|delimiter| count(*delimiter)).unwrap_or(b',')
}

/// True for rows of empty cells and for remarks, which begin with `#`.
fn is_blank(record: &StringRecord) -> bool {
    record.get(0).is_some_and(|cell| cell.starts_with('#')) || record.iter().all(|cell| cell.trim().is_empty())
}

/// The line a record begins in, counted back from where the reader stands: behind the record's line end, unless the
/// file ends without one. (The record's own position lies before the blank lines above it.)
fn line_of<R: Read>(reader: &Reader<Decoded<R>>, record: &StringRecord) -> u64 {
    let at = reader.position();
    let own_end = u64::from(!reader.get_ref().ends_openly_at(at.byte()));
    let within: usize = record.iter().map(|cell| cell.bytes().filter(|byte| *byte == b'\n').count()).sum();
    at.line().saturating_sub(own_end + within as u64)
}

/// Where each column stands.
#[derive(Debug)]
struct Places<C> {
    at: Box<[Option<usize>]>,
    columns: PhantomData<C>,
}

impl<C: Columns> Places<C> {
    fn of(&self, column: C) -> Option<usize> {
        self.at[column.index()]
    }

    fn find(headings: &[Text], line: u64) -> Result<Self, Vec<LocatedRowFault>> {
        let mut places = vec![None; C::ALL.len()];
        let mut faults = Vec::new();
        let mut fault = |heading: Option<&Text>, fault| {
            faults.push(LocatedRowFault { line, column: heading.cloned(), value: None, fault });
        };
        for (at, heading) in headings.iter().enumerate() {
            match C::of_heading(heading) {
                Some(column) if places[column.index()].is_none() => places[column.index()] = Some(at),
                Some(column) => fault(Some(heading), RowFault::DuplicateColumn { column: column.code() }),
                None if C::LEAVES_OTHERS || heading.is_empty() || Column::is_counter(heading) => {}
                None => {
                    let allowed = C::ALL.iter().map(|column| column.code()).collect();
                    fault(Some(heading), RowFault::UnknownColumn { allowed });
                }
            }
        }
        for column in C::ALL.iter().filter(|column| column.needed() && places[column.index()].is_none()) {
            fault(None, RowFault::MissingColumn { column: column.code() });
        }
        if faults.is_empty() { Ok(Self { at: places.into(), columns: PhantomData }) } else { Err(faults) }
    }
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
        let faults = header_faults("指标,数目,指标代码\n");
        let expected = vec![
            (Some("数目".into()), RowFault::UnknownColumn { allowed: Column::keys() }),
            (Some("指标代码".into()), RowFault::DuplicateColumn { column: "indicator" }),
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
