//! Questions answered as typed rows, and the neutral documents that carry them to a renderer.

pub mod agency;
pub mod around;
pub mod catalogue_row;
pub mod checkup;
pub mod document;
pub mod history;
pub mod row;
pub mod show;
pub mod summary;
pub mod tally;
pub mod target;
pub mod target_column;
