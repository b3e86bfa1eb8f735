//! A workbook read back: cells by calamine, and the parts that it does not tell as they stand.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use calamine::{Data, Range, Reader, Xlsx};
use zip::ZipArchive;

use crate::Desk;

/// A workbook that was written.
pub struct Book {
    bytes: Vec<u8>,
}

impl Book {
    /// Runs a line that writes `book.xlsx`, and opens it.
    pub fn of(desk: &Desk, line: &str) -> Self {
        desk.done(&format!("{line} -o book.xlsx"));
        Self::new(desk.bytes("book.xlsx"))
    }

    /// Opens a workbook.
    pub fn new(bytes: Vec<u8>) -> Self {
        Self { bytes }
    }

    fn open(&self) -> Xlsx<Cursor<&[u8]>> {
        Xlsx::new(Cursor::new(self.bytes.as_slice())).expect("a workbook")
    }

    /// The names of the sheets.
    pub fn names(&self) -> Vec<String> {
        self.open().sheet_names()
    }

    /// The table of a sheet: its heads, and its rows up to the first that is empty.
    pub fn table(&self, sheet: &str) -> Table {
        let range = self.range(sheet);
        let mut rows =
            range.rows().map(<[Data]>::to_vec).skip_while(|row| row.get(1).is_none_or(|cell| cell == &Data::Empty));
        let heads = rows.next().expect("heads").iter().map(ToString::to_string).collect();
        Table { heads, rows: rows.take_while(|row| row.iter().any(|cell| *cell != Data::Empty)).collect() }
    }

    /// Every cell of a sheet.
    pub fn range(&self, sheet: &str) -> Range<Data> {
        self.open().worksheet_range(sheet).expect("a sheet")
    }

    /// Every text of a sheet, one below the other.
    pub fn text(&self, sheet: &str) -> String {
        let range = self.range(sheet);
        let texts: Vec<String> = range.used_cells().map(|(_, _, cell)| cell.to_string()).collect();
        texts.join("\n")
    }

    /// The names of the parts.
    pub fn parts(&self) -> Vec<String> {
        let archive = ZipArchive::new(Cursor::new(&self.bytes)).expect("an archive");
        archive.file_names().map(|name| name.expect("a name").into_owned()).collect()
    }

    /// A part as it stands.
    pub fn part(&self, name: &str) -> String {
        let mut archive = ZipArchive::new(Cursor::new(&self.bytes)).expect("an archive");
        let mut text = String::new();
        archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
        text
    }

    /// The XML of a sheet, by its place.
    pub fn sheet_xml(&self, number: usize) -> String {
        self.part(&format!("xl/worksheets/sheet{number}.xml"))
    }

    /// The number format of a cell of a sheet.
    pub fn number_format(&self, number: usize, cell: &str) -> String {
        self.number_formats(number).remove(cell).unwrap_or_else(|| panic!("no cell {cell}"))
    }

    /// The number format of every cell of a sheet.
    pub fn number_formats(&self, number: usize) -> HashMap<String, String> {
        let (sheet, styles) = (self.sheet_xml(number), self.part("xl/styles.xml"));
        let cells = after(&styles, "<cellXfs").split("</cellXfs>").next().expect("an end");
        let ids: Vec<&str> = cells.split("<xf ").skip(1).map(|format| between(format, "numFmtId=\"", "\"")).collect();
        let code = |id: &str| match id {
            "0" => "General".to_owned(),
            id => {
                let code = between(&styles, &format!("numFmtId=\"{id}\" formatCode=\""), "\"/>");
                code.replace("&quot;", "\"").replace("&gt;", ">").replace("&lt;", "<")
            }
        };
        let codes: Vec<String> = ids.into_iter().map(code).collect();
        let style = |cell: &str| codes[between(cell, "s=\"", "\"").parse::<usize>().expect("a number")].clone();
        sheet.split("<c r=\"").skip(1).map(|cell| (between(cell, "", "\"").to_owned(), style(cell))).collect()
    }
}

/// The text between two marks.
fn between<'t>(text: &'t str, from: &str, to: &str) -> &'t str {
    after(text, from).split(to).next().unwrap_or_default()
}

fn after<'t>(text: &'t str, mark: &str) -> &'t str {
    text.split_once(mark).unwrap_or_else(|| panic!("no {mark}")).1
}

/// A table read back.
#[derive(Debug)]
pub struct Table {
    pub heads: Vec<String>,
    pub rows: Vec<Vec<Data>>,
}

impl Table {
    /// The place of a column.
    pub fn place(&self, head: &str) -> usize {
        self.heads.iter().position(|own| own == head).unwrap_or_else(|| panic!("no column {head}"))
    }

    /// The cells of a column.
    pub fn column(&self, head: &str) -> Vec<&Data> {
        let at = self.place(head);
        self.rows.iter().map(|row| &row[at]).collect()
    }

    /// The cells of a column as text.
    pub fn texts(&self, head: &str) -> Vec<String> {
        self.column(head).into_iter().map(ToString::to_string).collect()
    }

    /// A cell of the row whose cell of a column says something.
    pub fn cell(&self, head: &str, says: &str, wanted: &str) -> &Data {
        let at = self.texts(head).iter().position(|text| text == says).unwrap_or_else(|| panic!("no {says}"));
        self.column(wanted)[at]
    }
}
