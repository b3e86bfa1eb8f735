//! Workbooks for the tests: made by program, changed in their parts as people and other programs change them.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

/// A workbook with every part handed through a change.
pub fn changed(book: &[u8], mut change: impl FnMut(&str, String) -> Option<String>) -> Vec<u8> {
    let mut parts = ZipArchive::new(Cursor::new(book)).expect("a container");
    let mut made = ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..parts.len() {
        let mut part = parts.by_index(at).expect("a part");
        let (name, mut text) = (part.name().expect("a name").into_owned(), String::new());
        part.read_to_string(&mut text).expect("text");
        if let Some(text) = change(&name, text) {
            made.start_file(name, SimpleFileOptions::default()).expect("a part");
            made.write_all(text.as_bytes()).expect("written");
        }
    }
    made.finish().expect("a container").into_inner()
}

/// The workbook as an office program saves it: its formulas are calculated.
pub fn saved_by_office(book: &[u8]) -> Vec<u8> {
    changed(book, |_, text| Some(text.replace(" fullCalcOnLoad=\"1\"", "")))
}

/// What is typed into a cell.
#[derive(Clone, Copy)]
pub enum Typed<'t> {
    /// A text.
    Text(&'t str),
    /// A number, as it is.
    Number(f64),
}

/// The workbook with some cells of its first sheet filled in; they must be there, empty or not.
pub fn filled(book: &[u8], cells: &[(&str, Typed<'_>)]) -> Vec<u8> {
    changed(book, |name, mut text| {
        if name == "xl/worksheets/sheet1.xml" {
            for (cell, typed) in cells {
                let start = text.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
                let tag_end = start + text[start..].find('>').expect("a tag");
                let is_empty = text[..tag_end].ends_with('/');
                let close = || start + text[start..].find("</c>").expect("an end") + 4;
                let end = if is_empty { tag_end + 1 } else { close() };
                let style = text[start..tag_end].split("s=\"").nth(1).and_then(|rest| rest.split('"').next());
                let style = style.map(|number| format!(" s=\"{number}\"")).unwrap_or_default();
                let content = match typed {
                    Typed::Text(typed) => {
                        format!("<c r=\"{cell}\"{style} t=\"inlineStr\"><is><t>{typed}</t></is></c>")
                    }
                    Typed::Number(typed) => format!("<c r=\"{cell}\"{style}><v>{typed}</v></c>"),
                };
                text.replace_range(start..end, &content);
            }
        }
        Some(text)
    })
}

/// A part of a workbook.
pub fn part(book: &[u8], name: &str) -> String {
    let mut text = String::new();
    let mut parts = ZipArchive::new(Cursor::new(book)).expect("a container");
    parts.by_name(name).expect("the part").read_to_string(&mut text).expect("text");
    text
}
