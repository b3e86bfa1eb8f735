//! Lists for scripts whose parts are made side by side: rows encoded apart from the list they belong to.

use std::io::Write;

use super::super::exit::Failure;
use super::super::output::Output;
use crate::render::csv::CsvSheet;
use crate::render::json::{self, JsonRows};
use crate::report::document::{Cell, Sheet as _};
use crate::report::row::{Column, Reader, Row};

/// How the rows of an unsorted list for scripts are encoded, so that parts of it can be made side by side.
#[derive(Debug, Clone)]
pub struct Encoding<C> {
    pub(super) columns: Vec<C>,
    pub(super) json: bool,
}

/// Rows of a part of a list, encoded.
pub struct Fragment<'e, C> {
    encoding: &'e Encoding<C>,
    csv: CsvSheet<Vec<u8>>,
    json: Vec<u8>,
}

impl<C: Column> Encoding<C> {
    /// Begins a part.
    pub fn begin(&self) -> Fragment<'_, C> {
        Fragment { encoding: self, csv: CsvSheet::headless(Vec::new()), json: Vec::new() }
    }
}

impl<C: Column> Fragment<'_, C> {
    /// Adds a row.
    pub fn row<R: Row<Column = C>>(&mut self, row: &R) -> Result<(), Failure> {
        if self.encoding.json {
            if !self.json.is_empty() {
                self.json.extend_from_slice(b",\n");
            }
            return Ok(json::write(&mut self.json, row)?);
        }
        let cells: Vec<Cell<'_>> = self.encoding.columns.iter().map(|&c| row.cell(c, Reader::Machine)).collect();
        Ok(self.csv.row(&cells)?)
    }

    /// The encoded rows.
    pub fn finish(self) -> Result<Vec<u8>, Failure> {
        if self.encoding.json { Ok(self.json) } else { Ok(self.csv.into_inner()?) }
    }
}

/// A list whose parts are made side by side, after its head is written.
pub enum Whole<'o> {
    /// CSV.
    Csv(&'o mut Output),
    /// JSON.
    Json(JsonRows<&'o mut Output>),
}

impl Whole<'_> {
    /// Writes a part.
    pub fn append(&mut self, rows: &[u8]) -> Result<(), Failure> {
        match self {
            Self::Csv(output) => output.write_all(rows)?,
            Self::Json(json) => json.rows(rows)?,
        }
        Ok(())
    }

    /// Ends the list.
    pub fn end(self) -> Result<(), Failure> {
        if let Self::Json(json) = self {
            json.finish()?;
        }
        Ok(())
    }
}
