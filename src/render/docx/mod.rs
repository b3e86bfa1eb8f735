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
    let parts: [(&str, String); 12] = [
        ("[Content_Types].xml", parts::content_types()),
        ("_rels/.rels", parts::package_relationships()),
        ("word/document.xml", body::document(paper)),
        ("word/_rels/document.xml.rels", parts::document_relationships()),
        ("word/styles.xml", style::styles(paper.lang)),
        ("word/settings.xml", parts::settings(paper.lang)),
        ("word/fontTable.xml", parts::fonts()),
        ("word/theme/theme1.xml", theme::theme()),
        ("word/footer1.xml", parts::footer(false)),
        ("word/footer2.xml", parts::footer(true)),
        ("docProps/core.xml", parts::core(paper)),
        ("docProps/app.xml", parts::app()),
    ];
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let options: SimpleFileOptions = FileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default())
        .system(zip::System::Dos);
    for (name, content) in parts {
        zip.start_file(name, options)?;
        zip.write_all(content.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
