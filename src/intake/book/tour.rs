//! The way through the sheets of a workbook: which hold a table, which are left out and why.

use std::io::{Read, Seek};
use std::ops::ControlFlow;

use super::Book;
use super::table::{End, Table};
use crate::domain::code::Text;
use crate::domain::fault::input::{BookFault, CellPlace, LocatedRowFault};
use crate::domain::form::SHEET;
use crate::intake::line::Spot;
use crate::intake::rows::{Row, Rows, Way};
use crate::intake::sheet::IntakeFault;

/// Rows of a sheet have numbers of their own within a workbook: the sheet's place above so many bits.
pub(super) const ROW_BITS: u32 = 21;

/// What was read of a workbook, and what was left out.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tour {
    /// The tables that were read.
    pub tables: Vec<TableFound>,
    /// The sheets that were left out.
    pub left_out: Vec<(Text, LeftOut)>,
    /// Rows with figures that are not shown; they count as others do.
    pub hidden: u64,
    /// Headings of columns that mean nothing here.
    pub other_columns: Vec<Text>,
}

/// A table in a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableFound {
    /// The sheet.
    pub sheet: Text,
    /// The row of the header, from 1.
    pub header: u32,
    /// Rows above it that are left out.
    pub skipped: usize,
    /// The units that a line above the header says.
    pub units: Vec<Text>,
}

/// Why a sheet was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LeftOut {
    /// It is hidden.
    Hidden,
    /// It has no table of figures.
    NoTable,
}

pub(super) type Visit<'v> = dyn FnMut(Row<'_>, Way) -> ControlFlow<()> + 'v;

impl<S: Read + Seek> Rows for Book<S> {
    fn each(&mut self, visit: &mut Visit<'_>) -> Result<(), IntakeFault> {
        let is_form = self.is_form;
        let mut tour = Tour::default();
        let mut unlike: Vec<LocatedRowFault> = Vec::new();
        let (mut over, mut handed) = (false, 0);
        let Self { file, tabs, .. } = self;
        for (at, tab) in (0_u32..).zip(tabs.iter_mut()) {
            let name = tab.name.clone();
            if !tab.visible {
                if !(is_form && name.starts_with(SHEET)) {
                    tour.left_out.push((name, LeftOut::Hidden));
                }
                continue;
            }
            let mut table = Table::new(tab, at, self.stale, is_form, visit, &mut tour);
            file.cells(tab, &mut handed, &mut |at, raw, shown, last| table.cell(at, raw, shown, last))?;
            let end = table.end();
            tab.value = end.value;
            match end.state {
                End::Table => {}
                End::Over => over = true,
                End::Unlike { faults, is_measured } => {
                    if is_measured {
                        for fault in faults {
                            over |= visit(Err(fault), Way { done: 0, of: 0 }).is_break();
                        }
                        tour.tables.push(TableFound { sheet: name, header: 0, skipped: 0, units: Vec::new() });
                    } else {
                        unlike.extend(faults);
                        tour.left_out.push((name, LeftOut::NoTable));
                    }
                }
                End::Blank => tour.left_out.push((name, LeftOut::NoTable)),
            }
            if over {
                break;
            }
        }
        if tour.tables.is_empty() && !over {
            if unlike.is_empty() {
                return Err(IntakeFault::Book(BookFault::NoTable));
            }
            return Err(IntakeFault::Header(unlike));
        }
        self.tour = tour;
        Ok(())
    }

    fn cell(&self, number: u64) -> Option<CellPlace> {
        let tab = self.tabs.get(usize::try_from(number >> ROW_BITS).ok()?)?;
        let row = u32::try_from(number & ((1 << ROW_BITS) - 1)).ok()?;
        Some(Spot { sheet: &tab.name, row }.place(tab.value))
    }
}
