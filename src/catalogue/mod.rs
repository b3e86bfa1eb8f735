//! Reads, checks and compares catalogues.
//!
//! A catalogue is read in one go: its files are gathered (`include`), parsed (`syntax`), and their blocks read
//! in the order in which they refer to each other. Every fault is reported, each with its place; only a catalogue
//! without fault is given. Knows no database, no language and no terminal, and opens no file itself.

mod amount;
mod assignment;
mod block;
mod density;
mod field;
mod form;
mod head;
mod include;
mod indicator;
mod known;
mod near;
mod plan;
mod reading;
mod region;
mod register;
mod scoring;
mod sense;
mod sheet;
mod source;
mod statement;
mod syntax;
mod target;
mod value;
mod wording;

#[cfg(test)]
mod tests;

pub use field::differences;
pub use include::Files;
pub use plan::plan;
pub use reading::{Outside, Reading, Reference, Refusal, Texts, read};

/// The JSON Schema of the format, for editors.
#[must_use]
pub fn schema() -> &'static str {
    include_str!("../../docs/catalogue.schema.json")
}
