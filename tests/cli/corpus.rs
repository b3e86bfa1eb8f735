//! The corpus of the fuzz targets, file by file: what once was found, and where looking begins.

use std::fs;
use std::path::Path;

#[path = "../../fuzz/src/lib.rs"]
mod properties;

/// Runs a target on every file of its corpus.
fn replay(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus").join(target);
    let mut files: Vec<_> =
        fs::read_dir(&folder).expect("a corpus").map(|entry| entry.expect("a file").path()).collect();
    files.sort();
    assert!(files.len() >= 10, "{} has {} files", folder.display(), files.len());
    for file in files {
        let bytes = fs::read(&file).expect("a file");
        assert!(bytes.len() < 64 << 10, "{} is small", file.display());
        let ended = std::panic::catch_unwind(|| run(&bytes));
        assert!(ended.is_ok(), "{}", file.display());
    }
}

#[test]
fn what_was_typed_is_understood_the_same_again() {
    replay("typed", properties::typed);
}

#[test]
fn a_catalogue_is_stored_as_it_was_read_or_refused_in_words() {
    replay("catalogue", properties::catalogue);
}

#[test]
fn a_text_file_is_read_line_by_line_or_refused_in_words() {
    replay("text", properties::text);
}

#[test]
fn a_workbook_is_read_row_by_row_or_refused_in_words() {
    replay("workbook", properties::workbook);
}

#[test]
fn a_document_is_examined_or_refused_in_words() {
    replay("document", properties::document);
}
