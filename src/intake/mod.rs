//! Files of figures: what a statistics bureau sends or a spreadsheet saves, read row by row; and files of published
//! results that are to be computed again.
//!
//! [`Sheet`] finds out the encoding and the separator of a text file and where its header stands; both yield rows of
//! named cells with their places. Knows nothing of databases, nor of what the cells of figures mean; [`read_vector`]
//! reads those of results.

mod book;
mod column;
mod container;
mod encoding;
mod header;
mod heading;
mod line;
mod manuscript;
mod rows;
mod separator;
mod sheet;
mod vector;

pub use book::{Book, Kind, LeftOut, Nature, TableFound, Tour, is_shielded, nature};
pub use column::{Column, Columns};
pub use container::{Container, Markup, Part};
pub use encoding::Encoding;
pub use line::Line;
pub use manuscript::{Manuscript, RegisterColumn, read_entry, read_manuscript, read_text};
pub use rows::{Row, Rows, Way};
pub use separator::Separator;
pub use sheet::{Found, IntakeFault, Sheet};
pub use vector::{VectorColumn, read_vector};
