//! Policy documents as lines: plain text in any encoding of an office, and Word documents.
//!
//! What a file is, is told by what stands in it. Nothing is read without a bound: a document of more than a few MiB is no
//! policy document, whatever a container says of its size.

mod docx;
mod numbering;
mod register;

use std::io::{self, Read, Seek, SeekFrom};

pub use register::{RegisterColumn, read_entry};

use super::encoding::detect;
use crate::domain::fault::manuscript::ManuscriptFault;
use crate::domain::limits;
use crate::domain::provenance::Line;

/// What a file turned out to hold.
#[derive(Debug, PartialEq, Eq)]
pub enum Manuscript {
    /// A document.
    Lines(Vec<Line>),
    /// A PDF, which another program must turn into text.
    Pdf,
    /// Nothing that a document can be read from.
    Unusable(ManuscriptFault),
}

/// Reads a document.
pub fn read_manuscript<R: Read + Seek>(mut source: R) -> io::Result<Manuscript> {
    let mut head = Vec::new();
    source.by_ref().take(8).read_to_end(&mut head)?;
    let length = source.seek(SeekFrom::End(0))?;
    source.rewind()?;
    let read = match head.as_slice() {
        [b'%', b'P', b'D', b'F', ..] => return Ok(Manuscript::Pdf),
        [b'P', b'K', 3 | 5, 4 | 6, ..] if length > limits::DOCUMENT_FILE => Err(too_large(limits::DOCUMENT_FILE)),
        [b'P', b'K', 3 | 5, 4 | 6, ..] => docx::read(source),
        [0xd0, 0xcf, 0x11, 0xe0, ..] if length > limits::BINARY_BOOK => Err(ManuscriptFault::OldWord),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => Err(of_compound(source)),
        // No encoding takes more than twice the bytes of UTF-8; more is not even looked at.
        _ if length > 2 * limits::DOCUMENT => Err(too_large(limits::DOCUMENT)),
        _ => return read_text(source),
    };
    Ok(read.map_or_else(Manuscript::Unusable, of_lines))
}

/// Reads text, a form feed beginning each page.
pub fn read_text<R: Read + Seek>(source: R) -> io::Result<Manuscript> {
    let (_, decoded) = detect(source)?;
    let mut bytes = Vec::new();
    decoded.take(limits::DOCUMENT + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limits::DOCUMENT {
        return Ok(Manuscript::Unusable(too_large(limits::DOCUMENT)));
    }
    let text = String::from_utf8_lossy(&bytes);
    let mut lines = Vec::new();
    for (line, number) in text.split('\n').zip(1..) {
        for (part, text) in line.split('\u{c}').enumerate() {
            lines.push(Line { text: text.to_owned(), number, begins_page: part > 0, whole: false });
        }
    }
    Ok(of_lines(lines))
}

fn of_lines(lines: Vec<Line>) -> Manuscript {
    if lines.iter().all(|line| line.text.trim().is_empty()) {
        return Manuscript::Unusable(ManuscriptFault::NoText);
    }
    Manuscript::Lines(lines)
}

fn too_large(most: u64) -> ManuscriptFault {
    ManuscriptFault::TooLarge { most: most >> 20 }
}

/// A compound file: a locked document, or one of the old format.
fn of_compound<R: Read + Seek>(source: R) -> ManuscriptFault {
    match cfb::CompoundFile::open(source) {
        Ok(container) if container.is_stream("/EncryptedPackage") => ManuscriptFault::Locked,
        _ => ManuscriptFault::OldWord,
    }
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn read(bytes: &[u8]) -> Manuscript {
        read_manuscript(Cursor::new(bytes)).expect("bytes in memory")
    }

    #[test]
    fn text_comes_in_every_encoding_of_an_office() {
        let text = "一、总体要求\n到2025年。";
        let gb = encoding_rs::GB18030.encode(text).0.into_owned();
        let marked = [b"\xef\xbb\xbf", text.as_bytes()].concat();
        for bytes in [text.as_bytes(), &gb, &marked] {
            let Manuscript::Lines(lines) = read(bytes) else { panic!("lines") };
            assert_eq!(lines.iter().map(|line| line.text.as_str()).collect::<Vec<_>>(), ["一、总体要求", "到2025年。"]);
        }
    }

    #[test]
    fn a_form_feed_begins_a_page() {
        let Manuscript::Lines(lines) = read("甲\n1\n\u{c}乙\n".as_bytes()) else { panic!("lines") };
        let pages: Vec<_> = lines.iter().map(|line| (line.text.as_str(), line.number, line.begins_page)).collect();
        assert_eq!(pages, [("甲", 1, false), ("1", 2, false), ("", 3, false), ("乙", 3, true), ("", 4, false)]);
    }

    #[test]
    fn what_is_no_document_is_told() {
        assert_eq!(read(b"%PDF-1.7 ..."), Manuscript::Pdf);
        assert_eq!(read(b" \n\t\n"), Manuscript::Unusable(ManuscriptFault::NoText));
        let old = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
        assert_eq!(read(&old), Manuscript::Unusable(ManuscriptFault::OldWord));
        assert!(matches!(read(b"PK\x03\x04 no zip"), Manuscript::Unusable(ManuscriptFault::Damaged { .. })));
        let large = Manuscript::Unusable(ManuscriptFault::TooLarge { most: 2 });
        assert_eq!(read(&vec![b'a'; (2 << 20) + 1]), large);
    }
}
