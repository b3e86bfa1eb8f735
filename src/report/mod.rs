//! Questions answered as typed rows, and the neutral documents that carry them to a renderer.

pub mod document;
pub mod row;
pub mod show;
pub mod tally;
pub mod target;
pub mod target_column;
