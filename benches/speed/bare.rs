//! The bare writer of workbooks, handed the very cells of a workbook that there is: values, formats, sheets.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::time::Instant;

use calamine::{Data, Reader, Xlsx, open_workbook};
use rust_xlsxwriter::{Format, Workbook};

use super::{Run, processor};

/// The cells of a workbook, in memory.
pub struct Cells {
    sheets: Vec<Sheet>,
    /// The formats, by the number that cells have them by; none for the first.
    formats: Vec<Option<Format>>,
}

struct Sheet {
    name: String,
    cells: Vec<Cell>,
    /// The format that most cells of a column have.
    columns: Vec<usize>,
}

struct Cell {
    row: u32,
    column: u16,
    value: Data,
    format: usize,
}

impl Cells {
    /// Reads them from a workbook.
    pub fn read(book: &str) -> Self {
        let mut book: Xlsx<_> = open_workbook(book).unwrap();
        let (mut sheets, mut formats) = (Vec::new(), Vec::new());
        for name in book.sheet_names() {
            let mut reader = book.worksheet_cells_reader(&name).unwrap();
            formats = reader.styles().iter().map(|style| style.number_format.as_ref().map(format)).collect();
            let mut cells = Vec::new();
            while let Some((cell, format)) = reader.next_cell_with_style_id().unwrap() {
                let (row, column) = cell.get_position();
                let value = Data::from(cell.get_value().clone());
                if value != Data::Empty {
                    cells.push(Cell { row, column: u16::try_from(column).unwrap(), value, format });
                }
            }
            sheets.push(Sheet { name, columns: usual(&cells), cells });
        }
        Self { sheets, formats }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.sheets.iter().map(|sheet| sheet.cells.len()).sum()
    }

    /// Writes them in the leanest way: row by row in constant memory, the format that most cells of a column have given
    /// once for the column. That the cells are in memory already is no part of what is measured.
    pub fn write(&self, to: &str, level: Option<u8>) -> Run {
        let (start, before) = (Instant::now(), processor().0);
        let mut book = Workbook::new();
        if let Some(level) = level {
            book.set_zip_compression_level(level);
        }
        for Sheet { name, cells, columns } in &self.sheets {
            let sheet = book.add_worksheet_with_constant_memory().unwrap().set_name(name).unwrap();
            for (column, format) in (0..).zip(columns) {
                if let Some(format) = &self.formats[*format] {
                    sheet.set_column_format(column, format).unwrap();
                }
            }
            for &Cell { row, column, ref value, format } in cells {
                let own = if format == columns[usize::from(column)] { None } else { self.formats[format].as_ref() };
                match (value, own) {
                    (Data::String(text), None) => sheet.write_string(row, column, text),
                    (Data::String(text), Some(own)) => sheet.write_string_with_format(row, column, text, own),
                    (value, None) => sheet.write_number(row, column, number(value)),
                    (value, Some(own)) => sheet.write_number_with_format(row, column, number(value), own),
                }
                .unwrap();
            }
        }
        book.save_to_writer(BufWriter::new(File::create(to).unwrap())).unwrap();
        Run { time: start.elapsed(), processor: processor().0.saturating_sub(before), memory: 0 }
    }

    /// Fails where another workbook has other cells.
    pub fn assert_same(&self, other: &str) {
        let other = Self::read(other);
        assert_eq!(self.sheets.len(), other.sheets.len());
        for (sheet, copy) in self.sheets.iter().zip(&other.sheets) {
            assert_eq!((&sheet.name, sheet.cells.len()), (&copy.name, copy.cells.len()));
            for (cell, copied) in sheet.cells.iter().zip(&copy.cells) {
                let shown = |cells: &Self, cell: &Cell| cells.formats[cell.format].clone();
                let same = (cell.row, cell.column, &cell.value) == (copied.row, copied.column, &copied.value);
                assert!(same && shown(self, cell) == shown(&other, copied), "{:?} {:?}", cell.value, copied.value);
            }
        }
    }
}

fn format(format: &calamine::NumberFormat) -> Format {
    Format::new().set_num_format(&format.format_code)
}

/// The format that most cells of each column have.
fn usual(cells: &[Cell]) -> Vec<usize> {
    let mut counts: Vec<HashMap<usize, usize>> = Vec::new();
    for cell in cells {
        let column = usize::from(cell.column);
        counts.resize(counts.len().max(column + 1), HashMap::new());
        *counts[column].entry(cell.format).or_default() += 1;
    }
    let most =
        |counts: HashMap<usize, usize>| counts.into_iter().max_by_key(|(_, count)| *count).map_or(0, |most| most.0);
    counts.into_iter().map(most).collect()
}

fn number(value: &Data) -> f64 {
    match value {
        Data::Float(number) => *number,
        Data::DateTime(day) => day.as_f64(),
        other => panic!("no workbook of the program has {other:?}"),
    }
}
