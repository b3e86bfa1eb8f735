//! Papers as Word documents, laid out as official papers are (GB/T 9704-2012). Knows blocks, measures and styles, but
//! nothing of what a paper is about.
//!
//! The parts are written by hand, each element in the order that the schema wants. Nothing in them depends on the clock
//! or the machine: the same paper gives the same bytes.

mod body;
mod measure;
mod parts;
mod style;
mod table;
#[cfg(test)]
mod tests;
mod theme;
mod xml;

use std::io::{self, Cursor, Write};

use zip::write::{FileOptions, SimpleFileOptions};
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::report::paper::Paper;

/// The namespace of the text.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The namespace of references to other parts.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The bytes of a paper as a Word document.
pub fn docx(paper: &Paper) -> io::Result<Vec<u8>> {
    let parts = [
        ("[Content_Types].xml", Some(parts::content_types())),
        ("_rels/.rels", Some(parts::package_relationships())),
        ("word/document.xml", None),
        ("word/_rels/document.xml.rels", Some(parts::document_relationships())),
        ("word/styles.xml", Some(style::styles(paper))),
        ("word/settings.xml", Some(parts::settings(paper.lang))),
        ("word/fontTable.xml", Some(parts::fonts())),
        ("word/theme/theme1.xml", Some(theme::theme())),
        ("word/footer1.xml", Some(parts::footer(false))),
        ("word/footer2.xml", Some(parts::footer(true))),
        ("docProps/core.xml", Some(parts::core(paper))),
        ("docProps/app.xml", Some(parts::app())),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options: SimpleFileOptions = FileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(zip::System::Dos);
    for (name, content) in parts {
        zip.start_file(name, options)?;
        match content {
            Some(content) => zip.write_all(content.as_bytes())?,
            // The only part that grows with what the paper is about.
            None => body::document(paper, &mut zip)?,
        }
    }
    Ok(zip.finish()?.into_inner())
}
