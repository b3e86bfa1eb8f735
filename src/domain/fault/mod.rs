//! Faults: what is wrong with a catalogue, an input or a database, as plain data.
//!
//! `i18n` puts them into words; the `Display` of these types is for developers.

pub mod catalogue;
pub mod deed;
pub mod input;
pub mod manuscript;
pub mod store;
