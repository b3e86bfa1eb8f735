//! Files of figures: what a statistics bureau sends or a spreadsheet saves, read row by row.
//!
//! [`Sheet`] finds out the encoding and the delimiter, checks the header, and yields rows of named cells with their
//! lines. Knows nothing of databases, nor of what the cells mean.

mod column;
mod encoding;
mod sheet;

pub use column::Column;
pub use encoding::Encoding;
pub use sheet::{IntakeFault, Line, Sheet};
