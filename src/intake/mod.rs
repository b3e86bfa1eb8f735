//! Files of figures: what a statistics bureau sends or a spreadsheet saves, read row by row; and files of published
//! results that are to be computed again.
//!
//! [`Sheet`] finds out the encoding and the delimiter, checks the header, and yields rows of named cells with their
//! lines. Knows nothing of databases, nor of what the cells of figures mean; [`read_vector`] reads those of results.

mod column;
mod encoding;
mod sheet;
mod vector;

pub use column::{Column, Columns};
pub use encoding::Encoding;
pub use sheet::{IntakeFault, Line, Sheet};
pub use vector::{VectorColumn, read_vector};
