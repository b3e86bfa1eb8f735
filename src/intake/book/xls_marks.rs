//! The marks of an `.xls` workbook (BIFF8), from the records of its stream; [MS-XLS] names them.

use std::collections::HashMap;
use std::io::{Read, Seek, SeekFrom};

use cfb::CompoundFile;

use super::marks::Marks;
use super::shown::Shown;
use super::xls_load;
use super::xlsx_marks::BookMarks;
use crate::domain::fault::input::{BookFault, Excess};
use crate::domain::limits;
use crate::intake::container::damaged;

// The records that say something of cells.
const BOUND_SHEET: u16 = 0x0085;
const FORMAT: u16 = 0x041e;
const XF: u16 = 0x00e0;
const FILE_PASS: u16 = 0x002f;
const NUMBER: u16 = 0x0203;
const RK: u16 = 0x027e;
const MUL_RK: u16 = 0x00bd;
const FORMULA: u16 = 0x0006;
const MERGED: u16 = 0x00e5;
const ROW: u16 = 0x0208;
const END: u16 = 0x000a;

/// Reads the marks.
pub(super) fn read<R: Read + Seek>(mut source: R) -> Result<BookMarks, BookFault> {
    let most = limits::BINARY_BOOK;
    if source.seek(SeekFrom::End(0)).and_then(|length| source.rewind().map(|()| length)).map_err(damaged)? > most {
        return Err(Excess::File { most }.into());
    }
    let mut container = CompoundFile::open(source).map_err(damaged)?;
    let name = ["/Workbook", "/Book"].into_iter().find(|name| container.is_stream(name));
    let Some(name) = name else { return Err(BookFault::Damaged("no workbook".to_owned())) };
    let mut stream = Vec::new();
    container.open_stream(name).and_then(|part| part.take(most).read_to_end(&mut stream)).map_err(damaged)?;
    let globals = globals(&stream)?;
    xls_load::look(&stream, &globals.sheets)?;
    let (mut book, mut noted) = (BookMarks::default(), 0);
    for (name, offset) in globals.sheets {
        let records = stream.get(offset..).unwrap_or_default();
        let marks = sheet(records, &globals.formats)?;
        noted += marks.formulas.len() + marks.shown.len() + marks.merged.len() + marks.hidden.len();
        if noted > limits::MARKS {
            return Err(Excess::Marks { most: limits::MARKS }.into());
        }
        book.sheets.insert(name, marks);
    }
    Ok(book)
}

struct Globals {
    sheets: Vec<(String, usize)>,
    /// How cells of each format show their numbers.
    formats: Vec<Shown>,
}

fn globals(stream: &[u8]) -> Result<Globals, BookFault> {
    let (mut sheets, mut codes, mut ids) = (Vec::new(), HashMap::new(), Vec::new());
    for (kind, data) in Records(stream) {
        match kind {
            FILE_PASS => return Err(BookFault::Password),
            BOUND_SHEET => {
                let offset = usize::try_from(long(data, 0)).unwrap_or(usize::MAX);
                sheets.push((short_text(data.get(6..).unwrap_or_default()), offset));
            }
            FORMAT => drop(codes.insert(word(data, 0), long_text(data.get(2..).unwrap_or_default()))),
            XF => ids.push(word(data, 2)),
            END => break,
            _ => {}
        }
    }
    let format = |id: &u16| match codes.get(id) {
        Some(code) => Shown::of(None, code),
        None => Shown::of(Some((*id).into()), built_in(*id)),
    };
    Ok(Globals { sheets, formats: ids.iter().map(format).collect() })
}

/// The formats that need not be written, as far as they change how a number reads.
fn built_in(id: u16) -> &'static str {
    match id {
        9 => "0%",
        10 => "0.00%",
        14 | 15 | 22 => "yyyy-mm-dd",
        16 => "d-mmm",
        17 => "mmm-yy",
        18..=21 | 45..=47 => "h:mm",
        _ => "General",
    }
}

fn sheet(records: &[u8], formats: &[Shown]) -> Result<Marks, BookFault> {
    let mut marks = Marks::default();
    let mut depth = 0;
    for (kind, data) in Records(records) {
        let at = (u32::from(word(data, 0)), u32::from(word(data, 2)));
        let mut show = |at, format: u16| {
            if let Some(shown) = formats.get(usize::from(format)).filter(|shown| **shown != Shown::Plain) {
                marks.shown.insert(at, shown.clone());
            }
        };
        match kind {
            // Charts within a sheet are streams within the stream.
            0x0809 => depth += 1,
            END if depth <= 1 => break,
            END => depth -= 1,
            NUMBER | RK => show(at, word(data, 4)),
            MUL_RK => {
                let cells = data.get(4..data.len().saturating_sub(2)).unwrap_or_default().chunks_exact(6);
                for (column, cell) in (at.1..).zip(cells) {
                    show((at.0, column), word(cell, 0));
                }
            }
            FORMULA => {
                show(at, word(data, 4));
                marks.formula(at, "");
            }
            MERGED => {
                for range in data.get(2..).unwrap_or_default().chunks_exact(8) {
                    let part = |place| u32::from(word(range, place));
                    marks.merge((part(0), part(4)), (part(2), part(6)));
                }
            }
            ROW if word(data, 12) & 0x20 != 0 => marks.hidden.push(at.0),
            _ => {}
        }
    }
    marks.sort()?;
    Ok(marks)
}

/// The records of a stream: a kind and its data.
pub(super) struct Records<'s>(pub &'s [u8]);

impl<'s> Iterator for Records<'s> {
    type Item = (u16, &'s [u8]);

    fn next(&mut self) -> Option<Self::Item> {
        if self.0.len() < 4 {
            return None;
        }
        let (kind, length) = (word(self.0, 0), usize::from(word(self.0, 2)));
        let data = self.0.get(4..4 + length)?;
        self.0 = &self.0[4 + length..];
        Some((kind, data))
    }
}

pub(super) fn word(data: &[u8], at: usize) -> u16 {
    data.get(at..at + 2).map_or(0, |bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
}

pub(super) fn long(data: &[u8], at: usize) -> u32 {
    u32::from(word(data, at)) | u32::from(word(data, at + 2)) << 16
}

/// A text behind a length of one byte.
fn short_text(data: &[u8]) -> String {
    characters(data.get(1..).unwrap_or_default(), usize::from(data.first().copied().unwrap_or(0)))
}

/// A text behind a length of two bytes.
fn long_text(data: &[u8]) -> String {
    characters(data.get(2..).unwrap_or_default(), usize::from(word(data, 0)))
}

/// Characters behind a byte that says whether they take one byte or two.
fn characters(data: &[u8], count: usize) -> String {
    let wide = data.first().is_some_and(|flags| flags & 1 != 0);
    let data = data.get(1..).unwrap_or_default();
    if wide {
        let units: Vec<u16> = data.chunks_exact(2).take(count).map(|pair| word(pair, 0)).collect();
        return String::from_utf16_lossy(&units);
    }
    data.iter().take(count).map(|byte| char::from(*byte)).collect()
}
