//! Workbooks, of every kind that is read.

use std::io::{Cursor, Write as _};
use std::ops::ControlFlow;

use duban::domain::code::Coded as _;
use duban::domain::limits;
use duban::i18n::input;
use duban::intake::{Book, Column, Nature, Rows as _, nature};

use super::parts::packed;
use super::words;

/// A workbook: a container as it is; or, so that what matters can be changed byte by byte, the records of an `.xls` stream, or
/// the parts of a container, each behind a line of `=== NAME`.
pub fn workbook(data: &[u8]) {
    if data.starts_with(b"PK") || data.starts_with(&[0xd0, 0xcf]) {
        return book(data);
    }
    if data.starts_with(&[0x09, 0x08]) {
        let mut container = cfb::CompoundFile::create(Cursor::new(Vec::new())).expect("memory");
        container.create_stream("/Workbook").and_then(|mut stream| stream.write_all(data)).expect("memory");
        container.flush().expect("memory");
        return book(&container.into_inner().into_inner());
    }
    if let Some(container) = std::str::from_utf8(data).ok().and_then(packed) {
        book(&container);
    }
}

fn book(data: &[u8]) {
    let mut source = Cursor::new(data);
    let kind = match nature(&mut source).expect("bytes in memory") {
        Nature::Workbook(kind) => kind,
        Nature::Text => return,
        Nature::Unusable(fault) => return words::said(|lang| input::book(&fault, lang)),
    };
    let mut book = match Book::open(&mut source, kind) {
        Ok(book) => book,
        Err(fault) => return words::unusable(fault),
    };
    let (mut seen, mut last) = (Vec::new(), 0);
    let read = book.each(&mut |found, _| {
        match found {
            Ok(line) => {
                assert!(line.number() > last, "row {} after {last}", line.number());
                last = line.number();
                for &column in Column::ALL {
                    assert!(line.get(column).unwrap_or_default().chars().count() <= limits::CELL);
                }
            }
            Err(fault) => {
                words::row(&fault);
                // A header may have several faults.
                assert!(fault.line >= last, "row {} after {last}", fault.line);
                last = fault.line;
            }
        }
        seen.push(last);
        if seen.len() < 1000 { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    match read {
        Ok(()) => seen.iter().for_each(|number| drop(book.cell(*number))),
        Err(fault) => words::unusable(fault),
    }
}
