//! A row of named cells, wherever it stands: in a text file by its line, in a workbook by its sheet and cells.

use csv::StringRecord;

use super::column::{Column, Columns};
use super::header::Header;
use crate::domain::code::Text;
use crate::domain::fault::input::{CellPlace, LocatedRowFault, RowFault};

/// A row of named cells.
#[derive(Debug)]
pub struct Line<'a, C = Column> {
    pub(super) number: u64,
    pub(super) record: &'a StringRecord,
    pub(super) header: &'a Header<C>,
    pub(super) spot: Option<Spot<'a>>,
    /// The units that the table says its figures are in.
    pub(super) units: &'a [Text],
    /// The formula behind the value.
    pub(super) formula: Option<&'a str>,
}

impl<C> Clone for Line<'_, C> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<C> Copy for Line<'_, C> {}

/// Where a row stands in a workbook.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spot<'a> {
    pub sheet: &'a Text,
    /// From 1.
    pub row: u32,
}

impl Spot<'_> {
    /// The cell of a column, or the row as a whole.
    pub fn place(self, column: Option<usize>) -> CellPlace {
        let cell = match column {
            Some(column) => cell_name(self.row, column),
            None => self.row.to_string(),
        };
        CellPlace { sheet: self.sheet.clone(), cell: cell.into() }
    }
}

/// A cell as spreadsheets name it; the row counts from 1, the column from 0.
pub(super) fn cell_name(row: u32, column: usize) -> String {
    let (mut letters, mut rest) = (Vec::new(), column + 1);
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).expect("less than 26");
        letters.push(b'A' + letter);
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().map(|letter| char::from(*letter)).chain(row.to_string().chars()).collect()
}

impl<'a, C: Columns> Line<'a, C> {
    /// Its number in the file, from 1.
    #[must_use]
    pub fn number(self) -> u64 {
        self.number
    }

    /// What a cell holds; `None` where it is empty or the file has no such column.
    #[must_use]
    pub fn get(self, column: C) -> Option<&'a str> {
        let cell = self.record.get(self.header.place(column)?)?.trim();
        (!cell.is_empty()).then_some(cell)
    }

    /// What a cell holds that must not be empty.
    pub fn need(self, column: C) -> Result<&'a str, LocatedRowFault> {
        self.get(column).ok_or_else(|| self.fault(column, RowFault::EmptyCell { column: column.code() }))
    }

    /// How many of its cells hold something.
    #[must_use]
    pub fn filled(self) -> usize {
        self.record.iter().filter(|cell| !cell.trim().is_empty()).count()
    }

    /// True for the header once more, as at the top of a further page.
    #[must_use]
    pub fn repeats_header(self) -> bool {
        let cells = self.record.iter().map(str::trim).zip(self.header.headings.iter().map(|heading| &**heading));
        self.filled() > 1 && cells.filter(|(cell, _)| !cell.is_empty()).all(|(cell, heading)| cell == heading)
    }

    /// The unit in the heading of the values.
    #[must_use]
    pub fn heading_unit(self) -> Option<&'a str> {
        self.header.unit.as_deref()
    }

    /// The units that a line above the table says its figures are in, several where it has figures of several kinds.
    #[must_use]
    pub fn table_units(self) -> &'a [Text] {
        self.units
    }

    /// The formula whose result the value is, in a workbook.
    #[must_use]
    pub fn formula(self) -> Option<&'a str> {
        self.formula
    }

    /// A fault of one of its cells.
    #[must_use]
    pub fn fault(self, column: C, fault: RowFault) -> LocatedRowFault {
        LocatedRowFault {
            cell: self.spot.map(|spot| Box::new(spot.place(self.header.place(column)))),
            column: self.header.heading(column).cloned(),
            value: self.get(column).map(str::to_owned),
            ..LocatedRowFault::of_line(self.number, fault)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        let names = [(1, 0), (7, 3), (9, 25), (9, 26), (12, 51), (3, 701), (3, 702), (1_048_576, 16_383)];
        let expected = ["A1", "D7", "Z9", "AA9", "AZ12", "ZZ3", "AAA3", "XFD1048576"];
        assert_eq!(names.map(|(row, column)| cell_name(row, column)), expected);
    }
}
