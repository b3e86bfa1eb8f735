//! Questions answered as typed rows, and the neutral documents that carry them to a renderer.

pub mod agency;
pub mod agency_page;
pub mod agency_sheet;
pub mod around;
mod bar;
pub mod catalogue_row;
pub mod chart;
pub mod checkup;
pub mod comparison;
pub mod conflict;
pub mod document;
pub mod duty;
pub mod history;
pub mod home;
pub mod legend;
pub mod method;
mod method_column;
pub mod review;
pub mod row;
mod scale;
pub mod score;
pub mod show;
pub mod summary;
pub mod tally;
pub mod tally_column;
pub mod target;
pub mod target_column;
