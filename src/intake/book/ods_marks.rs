//! The marks of an `.ods` workbook, from its one part with the content.

use std::io::{Read, Seek};

use quick_xml::events::{BytesStart, Event};

use super::marks::{Marks, Spot};
use super::shown::Shown;
use super::xlsx_marks::{BookMarks, attribute};
use crate::domain::fault::input::{BookFault, CellPlace, Excess};
use crate::domain::limits;
use crate::intake::container::{Container, damaged};
use crate::intake::line::cell_name;

/// Reads the marks, and looks whether the values, which are read into memory, keep within the limits.
pub(super) fn read<R: Read + Seek>(source: R) -> Result<BookMarks, BookFault> {
    let mut parts = Container::open(source)?;
    parts.each("META-INF/manifest.xml", limits::SMALL_PART, |_| Ok(()))?;
    let markup = parts.markup("content.xml", limits::UNPACKED)?;
    let mut markup = markup.ok_or_else(|| damaged("no content"))?;
    let mut book = BookMarks::default();
    let mut walk = Walk::default();
    loop {
        let place = markup.place();
        if walk.begun.is_some_and(|begun| place - begun > limits::PIECE as u64) {
            return Err(walk.long_cell().into());
        }
        match markup.event()? {
            Event::Start(element) => walk.open(&element, place)?,
            Event::Text(text) if walk.in_text => walk.text.push_str(&text.xml10_content()),
            Event::End(element) => {
                if let Some((name, mut marks)) = walk.close(element.name().as_ref())? {
                    marks.sort()?;
                    book.sheets.insert(name, marks);
                    if book.sheets.len() > limits::SHEETS {
                        return Err(Excess::Sheets { most: limits::SHEETS }.into());
                    }
                }
            }
            Event::Eof => return Ok(book),
            _ => {}
        }
    }
}

#[derive(Default)]
struct Walk {
    sheet: Option<(String, Marks)>,
    row: u32,
    rows: u32,
    hidden: bool,
    column: u32,
    columns: u32,
    cell: Option<Cell>,
    /// Where the cell at hand begins.
    begun: Option<u64>,
    /// The marks of the row's cells, which stand in as many rows as it is repeated.
    cells: Vec<(u32, Mark)>,
    in_text: bool,
    in_remark: bool,
    noted: usize,
    text: String,
    load: Load,
}

/// What the values take in memory, repeated cells and rows and empty ones between others counted.
#[derive(Default)]
struct Load {
    /// Cells of the sheets before.
    before: u64,
    /// The widest row of this sheet, up to its last cell that holds something.
    width: u64,
    /// Rows from the first to the last that hold something, and the empty ones since.
    rows: u64,
    empty_rows: u64,
    /// Cells of rows as they are written down.
    written: u64,
    /// The last column of this row that holds something, and the bytes of its texts.
    last: u64,
    row_texts: u64,
    texts: u64,
}

impl Load {
    fn cell(&mut self, last: u64, times: u64, bytes: u64) -> Result<(), Excess> {
        self.last = last;
        self.row_texts = self.row_texts.saturating_add(bytes.saturating_mul(times));
        self.within()
    }

    fn row(&mut self, times: u64) -> Result<(), Excess> {
        if self.last == 0 {
            self.empty_rows += if self.rows > 0 { times } else { 0 };
            return Ok(());
        }
        self.rows += self.empty_rows + times;
        self.empty_rows = 0;
        self.width = self.width.max(self.last);
        self.written += self.last;
        self.texts = self.texts.saturating_add(self.row_texts.saturating_mul(times));
        (self.last, self.row_texts) = (0, 0);
        self.within()
    }

    fn sheet(&mut self) {
        self.before += self.rows * self.width + self.written;
        (self.width, self.rows, self.empty_rows, self.written) = (0, 0, 0, 0);
    }

    fn within(&self) -> Result<(), Excess> {
        let cells = self.before + self.rows.saturating_mul(self.width) + self.written + self.last;
        if cells > 2 * limits::CELLS {
            return Err(Excess::Cells { most: limits::CELLS });
        }
        if self.texts.saturating_add(self.row_texts) > limits::HELD {
            return Err(Excess::Texts { most: limits::HELD });
        }
        Ok(())
    }
}

#[derive(Default)]
struct Cell {
    /// Whether it holds something, and the bytes of what its attributes say.
    filled: bool,
    bytes: u64,
    kind: String,
    formula: Option<String>,
    down: u32,
    across: u32,
}

#[derive(Clone)]
enum Mark {
    Formula(String),
    Shown(Shown),
    Merge(u32, u32),
}

impl Walk {
    fn open(&mut self, element: &BytesStart<'_>, place: u64) -> Result<(), BookFault> {
        let count = |name: &str| attribute(element, name).and_then(|text| text.parse::<u32>().ok()).unwrap_or(1).max(1);
        match element.name().as_ref() {
            "table:table" => {
                self.sheet = Some((attribute(element, "table:name").unwrap_or_default(), Marks::default()));
                self.row = 0;
            }
            "table:table-row" => {
                self.rows = count("table:number-rows-repeated");
                self.hidden = attribute(element, "table:visibility").is_some_and(|shown| shown != "visible");
                self.column = 0;
            }
            "table:table-cell" | "table:covered-table-cell" => {
                self.columns = count("table:number-columns-repeated");
                self.text.clear();
                self.begun = Some(place);
                let holds = |key: &str| key.starts_with("office:") || key == "table:formula";
                self.cell = Some(Cell {
                    filled: element.attributes().with_checks(false).flatten().any(|own| holds(own.key.as_ref())),
                    bytes: element.len() as u64,
                    kind: attribute(element, "office:value-type").unwrap_or_default(),
                    formula: attribute(element, "table:formula"),
                    down: count("table:number-rows-spanned"),
                    across: count("table:number-columns-spanned"),
                });
            }
            "text:p" => self.in_text = self.cell.is_some() && !self.in_remark,
            // Remarks have paragraphs of their own.
            "office:annotation" => self.in_remark = true,
            // Blanks in a row, by their number.
            "text:s" if self.cell.is_some() => {
                let blanks = count("text:c");
                if blanks as usize > limits::CELL {
                    return Err(self.long_cell().into());
                }
                if let Some(cell) = &mut self.cell {
                    cell.bytes += u64::from(blanks);
                }
            }
            _ => {}
        }
        Ok(())
    }

    /// That the cell at hand holds more than is read.
    fn long_cell(&self) -> Excess {
        let sheet = self.sheet.as_ref().map_or("", |(name, _)| name).into();
        let cell = cell_name(self.row.saturating_add(1), self.column as usize).into();
        Excess::Cell { cell: CellPlace { sheet, cell }, most: limits::PIECE }
    }

    fn close(&mut self, name: &str) -> Result<Option<(String, Marks)>, BookFault> {
        match name {
            "text:p" => self.in_text = false,
            "office:annotation" => self.in_remark = false,
            "table:table-cell" | "table:covered-table-cell" => {
                self.begun = None;
                if let Some(cell) = self.cell.take() {
                    if cell.filled {
                        let columns = self.columns.min(limits::COLUMNS);
                        let last = self.column.saturating_add(columns).min(limits::COLUMNS);
                        let bytes = cell.bytes + self.text.len() as u64;
                        self.load.cell(last.into(), columns.into(), bytes)?;
                    }
                    self.end_cell(cell);
                }
                self.column = self.column.saturating_add(self.columns);
            }
            "table:table-row" => self.end_row()?,
            "table:table" => {
                self.load.sheet();
                return Ok(self.sheet.take());
            }
            _ => {}
        }
        Ok(None)
    }

    fn end_cell(&mut self, cell: Cell) {
        let mut marks = Vec::new();
        marks.extend(cell.formula.map(Mark::Formula));
        let text = self.text.trim();
        match cell.kind.as_str() {
            "percentage" => marks.push(Mark::Shown(Shown::Percent)),
            "date" if !text.is_empty() => marks.push(Mark::Shown(Shown::As(text.into()))),
            "float" | "currency" => marks.extend(framed(text).map(Mark::Shown)),
            _ => {}
        }
        if cell.down > 1 || cell.across > 1 {
            marks.push(Mark::Merge(cell.down, cell.across));
        }
        for mark in marks {
            // What is repeated thousands of times is no figure.
            let columns = self.columns.min(256);
            self.cells.extend((0..columns).map(|more| (self.column.saturating_add(more), mark.clone())));
        }
    }

    fn end_row(&mut self) -> Result<(), BookFault> {
        self.load.row(self.rows.min(limits::ROWS).into())?;
        if let Some((_, marks)) = &mut self.sheet {
            let cells = std::mem::take(&mut self.cells);
            let rows = if cells.is_empty() { 0 } else { self.rows };
            let hidden = self.hidden && self.rows < 100_000;
            self.noted = self.noted.saturating_add(cells.len().saturating_mul(rows as usize));
            self.noted = self.noted.saturating_add(if hidden { self.rows as usize } else { 0 });
            if self.noted > limits::MARKS {
                return Err(Excess::Marks { most: limits::MARKS }.into());
            }
            for row in self.row..self.row.saturating_add(rows) {
                for (column, mark) in &cells {
                    note(marks, (row, *column), mark);
                }
            }
            if hidden {
                marks.hidden.extend(self.row..self.row.saturating_add(self.rows));
            }
        }
        self.row = self.row.saturating_add(self.rows);
        Ok(())
    }
}

fn note(marks: &mut Marks, at: Spot, mark: &Mark) {
    match mark {
        Mark::Formula(text) => marks.formula(at, text),
        Mark::Shown(shown) => drop(marks.shown.insert(at, shown.clone())),
        Mark::Merge(down, across) => marks.merge(at, (at.0.saturating_add(down - 1), at.1.saturating_add(across - 1))),
    }
}

/// The words around the digits of a number as it is shown.
fn framed(text: &str) -> Option<Shown> {
    let speaks = |c: char| matches!(c, '\u{4e00}'..='\u{9fff}' | '≥' | '≤' | '≈' | '%' | '‰');
    if !text.chars().any(speaks) {
        return None;
    }
    let is_number = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '+' | ' ' | '\u{a0}');
    let first = text.find(|c: char| c.is_ascii_digit())?;
    let last = text.rfind(|c: char| c.is_ascii_digit())? + 1;
    let (before, after) = (&text[..first], &text[last..]);
    if !text[first..last].chars().all(is_number) {
        return None;
    }
    Some(Shown::Framed { before: before.trim_matches(is_number).into(), after: after.trim().into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_around_a_number_are_told() {
        let frame = |before: &str, after: &str| Some(Shown::Framed { before: before.into(), after: after.into() });
        assert_eq!(framed("5.2万"), frame("", "万"));
        assert_eq!(framed("约1,208个"), frame("约", "个"));
        assert_eq!(framed("1,208.50"), None);
        assert_eq!(framed("￥5"), None);
    }
}
