//! Questions answered as typed rows, and the neutral documents that carry them to a renderer.

pub mod document;
