//! Containers written as text, so that what matters in them can be changed byte by byte.

use std::io::{Cursor, Write as _};

use zip::write::SimpleFileOptions;

/// The container of parts that each stand behind a line of `=== NAME`.
pub fn packed(text: &str) -> Option<Vec<u8>> {
    let mut container = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for part in text.split("=== ").skip(1) {
        let Some((name, content)) = part.split_once('\n') else { continue };
        if container.start_file(name, options).is_ok() {
            container.write_all(content.as_bytes()).expect("memory");
        }
    }
    container.finish().ok().map(Cursor::into_inner)
}
