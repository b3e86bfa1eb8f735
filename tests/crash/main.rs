//! The real program, killed, starved of room, locked out and robbed of its folder: what was acknowledged is there,
//! nothing half is.
//!
//! `scripts/crash` runs the kills hundreds of times; here they are few. What needs a tool or a right that the machine
//! does not have (`strace`, mounting) is left out; `scripts/test` says so.

#![allow(
    clippy::similar_names,
    clippy::print_stdout,
    clippy::case_sensitive_file_extension_comparisons,
    clippy::format_push_string
)]

#[path = "../cli/desk.rs"]
#[expect(dead_code, reason = "the desk of the other tests; not all of it is needed here")]
mod desk;
mod every_write;
mod full_disk;
mod gone;
mod journal;
mod kills;
mod luck;
mod office;
mod together;
mod upgrades;

use desk::{Desk, told};
