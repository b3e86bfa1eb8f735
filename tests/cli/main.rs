//! The real program in a temporary folder, as a person or a script runs it: one module a command or a promise.

mod agencies;
mod builtin;
mod check;
mod compare;
mod config;
mod conflicts;
mod counts;
mod csv;
mod databases;
mod desk;
mod doctor;
mod documents;
mod exit;
mod explain;
mod help;
mod history;
mod import;
mod init;
mod json;
mod layout;
mod lights;
mod load;
mod look_up;
mod overdue;
mod overlay;
mod parts;
mod pictures;
mod record;
mod summary;
mod typed;
mod untargeted;
mod usage;
mod words;

use desk::{Desk, told};
