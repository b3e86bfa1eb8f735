//! What must hold of any input, one function for each fuzz target; the plain tests run them on every file of the corpus.

mod catalogue;
mod document;
mod parts;
mod text;
mod typed;
mod words;
mod workbook;

pub use catalogue::catalogue;
pub use document::document;
pub use text::text;
pub use typed::typed;
pub use workbook::workbook;
