//! Documents to bytes, one file a format; knows layout and signs, but no domain.
//!
//! Rows arrive through [`crate::report::document::Sheet`] one by one. CSV and Markdown write them as they come, a
//! terminal table holds them until it knows how wide they are, JSON takes the typed rows themselves.

pub mod bar;
pub mod canvas;
pub mod cell;
pub mod chart;
pub mod clean;
pub mod columns;
pub mod csv;
pub mod docx;
pub mod grid;
pub mod html;
pub mod json;
pub mod look;
pub mod markdown;
pub mod page;
pub mod record;
#[cfg(test)]
mod samples;
pub mod snippet;
pub mod table;
pub mod wrap;
pub mod xlsx;
