//! What every source of figures gives, whatever it is: rows of named cells, one after the other.

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use super::column::Column;
use super::line::Line;
use super::sheet::{IntakeFault, Sheet};
use crate::domain::fault::input::{CellPlace, LocatedRowFault};

/// How far reading has come: done, of so much; of 0 where that is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Way {
    /// What is done.
    pub done: u64,
    /// All there is, in the same measure.
    pub of: u64,
}

/// What a visitor is handed.
pub type Row<'l> = Result<Line<'l>, LocatedRowFault>;

/// A source of figures.
pub trait Rows {
    /// Hands out the rows that are not blank, or what is wrong with them, until the visitor breaks off.
    fn each(&mut self, visit: &mut dyn FnMut(Row<'_>, Way) -> ControlFlow<()>) -> Result<(), IntakeFault>;

    /// The cell of the value in the row with this number, in a workbook.
    fn cell(&self, number: u64) -> Option<CellPlace>;
}

impl<R: Read + Seek> Rows for Sheet<R, Column> {
    fn each(&mut self, visit: &mut dyn FnMut(Row<'_>, Way) -> ControlFlow<()>) -> Result<(), IntakeFault> {
        let of = self.length();
        let mut done = 0;
        while let Some(line) = self.next_line()? {
            if visit(line, Way { done, of }).is_break() {
                break;
            }
            done = self.place().min(of);
        }
        Ok(())
    }

    fn cell(&self, _: u64) -> Option<CellPlace> {
        None
    }
}
