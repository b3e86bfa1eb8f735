//! What a file is, by what stands in it and not by its name: text, a workbook of some kind, or something else.

use std::io::{self, Read, Seek, SeekFrom};

use cfb::CompoundFile;

use crate::domain::fault::input::{BookFault, Foreign};
use crate::domain::limits;
use crate::intake::container::Container;

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Nature {
    /// Text with separated columns.
    Text,
    /// A workbook.
    Workbook(Kind),
    /// Nothing that figures can be read from.
    Unusable(BookFault),
}

/// The kinds of workbooks that are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Office Open XML.
    Xlsx,
    /// `OpenDocument`.
    Ods,
    /// The binary format of before 2007, which WPS calls `.et`.
    Xls,
}

/// Finds out what a file is.
pub fn nature<R: Read + Seek>(source: &mut R) -> io::Result<Nature> {
    let start = source.stream_position()?;
    let mut head = Vec::new();
    source.by_ref().take(2048).read_to_end(&mut head)?;
    source.seek(SeekFrom::Start(start))?;
    let found = match head.as_slice() {
        [b'P', b'K', 3 | 5, 4 | 6, ..] => of_zip(source),
        [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ..] => of_compound(source),
        [b'%', b'P', b'D', b'F', ..] => foreign(Foreign::Pdf),
        // Pictures and archives, which nobody means to hand in.
        [0x89, b'P', b'N', b'G', ..]
        | [0xff, 0xd8, 0xff, ..]
        | [b'G', b'I', b'F', b'8', ..]
        | [b'R', b'a', b'r', b'!', ..]
        | [b'7', b'z', 0xbc, 0xaf, ..] => foreign(Foreign::Container),
        head if is_markup(head) => foreign(Foreign::Markup),
        _ => Nature::Text,
    };
    source.seek(SeekFrom::Start(start))?;
    Ok(found)
}

fn foreign(kind: Foreign) -> Nature {
    Nature::Unusable(BookFault::Foreign(kind))
}

fn of_zip<R: Read + Seek>(source: &mut R) -> Nature {
    let mut parts = match Container::open(source) {
        Ok(parts) => parts,
        Err(fault) => return Nature::Unusable(fault),
    };
    let mut kind = String::new();
    if let Ok(Some(part)) = parts.part("mimetype", limits::SMALL_PART) {
        let _ = part.take(100).read_to_string(&mut kind);
    }
    let has = |wanted: &str| parts.names().any(|name| name.starts_with(wanted));
    match kind.trim() {
        kind if kind.starts_with("application/vnd.oasis.opendocument.spreadsheet") => Nature::Workbook(Kind::Ods),
        kind if kind.starts_with("application/vnd.oasis.opendocument.text") => foreign(Foreign::Document),
        _ if has("xl/workbook.bin") => foreign(Foreign::Binary),
        _ if has("xl/") || has("workbook.xml") => Nature::Workbook(Kind::Xlsx),
        _ if has("word/") => foreign(Foreign::Document),
        _ => foreign(Foreign::Container),
    }
}

fn of_compound<R: Read + Seek>(source: &mut R) -> Nature {
    let container = match CompoundFile::open(source) {
        Ok(container) => container,
        Err(error) => return Nature::Unusable(BookFault::Damaged(error.to_string())),
    };
    if container.is_stream("/EncryptedPackage") {
        return Nature::Unusable(BookFault::Password);
    }
    if container.is_stream("/Workbook") || container.is_stream("/Book") {
        return Nature::Workbook(Kind::Xls);
    }
    foreign(if container.is_stream("/WordDocument") { Foreign::Document } else { Foreign::Container })
}

/// True for web pages and other markup, which some programs give the name of a spreadsheet.
fn is_markup(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head).to_lowercase();
    let text = text.trim_start_matches(['\u{feff}', ' ', '\r', '\n', '\t', '\u{0}']);
    text.starts_with('<') && ["<html", "<table", "<!doctype", "<?xml", "<meta"].iter().any(|tag| text.contains(tag))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;

    fn of(bytes: &[u8]) -> Nature {
        nature(&mut Cursor::new(bytes)).expect("bytes in memory")
    }

    #[test]
    fn what_is_no_spreadsheet_is_told_by_what_it_is() {
        assert_eq!(of("指标,时期,数值\n".as_bytes()), Nature::Text);
        assert_eq!(of(b""), Nature::Text);
        assert_eq!(of(b"%PDF-1.7"), foreign(Foreign::Pdf));
        assert_eq!(of("\u{feff}<html xmlns:x=\"urn\"><table>".as_bytes()), foreign(Foreign::Markup));
        assert_eq!(of(b"<?xml version=\"1.0\"?><Workbook>"), foreign(Foreign::Markup));
        for head in [&b"\x89PNG\r\n"[..], b"\xff\xd8\xff\xe0", b"Rar!\x1a", b"7z\xbc\xaf"] {
            assert_eq!(of(head), foreign(Foreign::Container));
        }
        for head in [&b"PK\x03\x04rest"[..], b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest"] {
            assert!(matches!(of(head), Nature::Unusable(BookFault::Damaged(_))));
        }
    }
}
