//! duban (督办) tracks the quantified targets of policy plans: what was promised, what the latest
//! published figure says, how far off it is, who leads, and what is overdue.
//!
//! The layers, from the inside out; each may use those before it and none after:
//!
//! - [`domain`]: the nouns (indicator, target, observation, …) and the calculus that turns them into a
//!   verdict. Pure: no files, clock, SQL, printing or language.
//! - [`catalogue`]: reads and checks the TOML catalogue; [`store`]: the only place that knows a database;
//!   [`intake`]: reads files of figures. All three hang off `domain` and never see each other.
//! - [`i18n`]: every word a person reads, Chinese and English side by side.
//! - [`report`]: questions answered as typed rows, and the neutral table that carries them.
//! - [`render`]: tables to bytes, one file a format; knows no domain.
//! - [`commands`]: the shell around it all: arguments, files, clock, exit codes.

pub mod catalogue;
pub mod commands;
pub mod domain;
pub mod i18n;
pub mod intake;
pub mod render;
pub mod report;
pub mod store;

#[cfg(test)]
mod house;
