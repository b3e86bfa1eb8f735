//! The real program in a temporary folder, as a person or a script runs it: one module a command or a promise.

mod builtin;
mod check;
mod config;
mod counts;
mod csv;
mod databases;
mod desk;
mod doctor;
mod documents;
mod exit;
mod help;
mod history;
mod import;
mod init;
mod json;
mod layout;
mod load;
mod look_up;
mod overdue;
mod overlay;
mod parts;
mod record;
mod typed;
mod usage;
mod words;

use desk::{Desk, told};
