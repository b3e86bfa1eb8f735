//! Workbooks, read back with another library: the ledger and its sheets, and what a spreadsheet program makes of them.

mod book;
mod ledger;
mod looks;
mod safety;
mod sheets;

use book::Book;
