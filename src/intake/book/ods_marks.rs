//! The marks of an `.ods` workbook, from its one part with the content.

use std::io::{BufReader, Read, Seek};

use quick_xml::events::{BytesStart, Event};
use zip::ZipArchive;

use super::marks::{Marks, Spot};
use super::shown::Shown;
use super::xlsx_marks::{BookMarks, attribute, damaged, reader};
use crate::domain::fault::input::BookFault;

/// Cells that marks are kept of; a sheet with more is nothing an office fills in.
const MOST_MARKS: usize = 1 << 21;

/// Reads the marks.
pub(super) fn read<R: Read + Seek>(source: R) -> Result<BookMarks, BookFault> {
    let mut parts = ZipArchive::new(source).map_err(damaged)?;
    let part = parts.by_name("content.xml").map_err(damaged)?;
    let mut reader = reader(BufReader::new(part));
    let mut book = BookMarks::default();
    let mut walk = Walk::default();
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(damaged)? {
            Event::Start(element) => walk.open(&element)?,
            Event::Text(text) if walk.in_text => walk.text.push_str(&text.xml10_content()),
            Event::End(element) => {
                if let Some((name, mut marks)) = walk.close(element.name().as_ref())? {
                    marks.sort();
                    book.sheets.insert(name, marks);
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
    /// The marks of the row's cells, which stand in as many rows as it is repeated.
    cells: Vec<(u32, Mark)>,
    in_text: bool,
    in_remark: bool,
    noted: usize,
    text: String,
}

#[derive(Default)]
struct Cell {
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
    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), BookFault> {
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
                self.cell = Some(Cell {
                    kind: attribute(element, "office:value-type").unwrap_or_default(),
                    formula: attribute(element, "table:formula"),
                    down: count("table:number-rows-spanned"),
                    across: count("table:number-columns-spanned"),
                });
            }
            "text:p" => self.in_text = self.cell.is_some() && !self.in_remark,
            // Remarks have paragraphs of their own.
            "office:annotation" => self.in_remark = true,
            _ => {}
        }
        if self.noted > MOST_MARKS { Err(BookFault::TooLarge) } else { Ok(()) }
    }

    fn close(&mut self, name: &str) -> Result<Option<(String, Marks)>, BookFault> {
        match name {
            "text:p" => self.in_text = false,
            "office:annotation" => self.in_remark = false,
            "table:table-cell" | "table:covered-table-cell" => {
                if let Some(cell) = self.cell.take() {
                    self.end_cell(cell);
                }
                self.column = self.column.saturating_add(self.columns);
            }
            "table:table-row" => self.end_row()?,
            "table:table" => return Ok(self.sheet.take()),
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
            self.cells.extend((0..columns).map(|more| (self.column + more, mark.clone())));
        }
    }

    fn end_row(&mut self) -> Result<(), BookFault> {
        if let Some((_, marks)) = &mut self.sheet {
            let cells = std::mem::take(&mut self.cells);
            let rows = if cells.is_empty() { 0 } else { self.rows };
            self.noted = self.noted.saturating_add(cells.len().saturating_mul(rows as usize));
            if self.noted > MOST_MARKS {
                return Err(BookFault::TooLarge);
            }
            for row in self.row..self.row.saturating_add(rows) {
                for (column, mark) in &cells {
                    note(marks, (row, *column), mark);
                }
            }
            if self.hidden && self.rows < 100_000 {
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
        Mark::Merge(down, across) => marks.merge(at, (at.0 + down - 1, at.1 + across - 1)),
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
