//! What the reader of a workbook's values does not tell of them: formulas, merged ranges, hidden rows, formats.

use std::cmp::Reverse;
use std::collections::{BinaryHeap, HashMap};

use super::shown::Shown;
use crate::domain::code::Text;
use crate::domain::fault::input::Excess;
use crate::domain::limits;
use crate::intake::line::cell_name;

/// A cell: row and column, both from 0.
pub(super) type Spot = (u32, u32);

/// The characters of a formula that are kept.
const FORMULA_KEPT: usize = 200;

/// What is known of the cells of a sheet besides their values.
#[derive(Debug, Default)]
pub(super) struct Marks {
    /// Cells with a formula; its text, where it is told.
    pub formulas: HashMap<Spot, Box<str>>,
    /// Merged ranges.
    pub merged: Vec<Merge>,
    /// Rows that are not shown, in order.
    pub hidden: Vec<u32>,
    /// How cells show their numbers, where that is told cell by cell.
    pub shown: HashMap<Spot, Shown>,
}

/// A merged range, ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    pub first: Spot,
    pub last: Spot,
}

impl Marks {
    /// Notes a formula.
    pub fn formula(&mut self, spot: Spot, text: &str) {
        self.formulas.insert(spot, kept(text).into());
    }

    /// Notes a range as merged, as far as it lies within a sheet, unless it is a single cell.
    pub fn merge(&mut self, first: Spot, last: Spot) {
        let last = (last.0.min(limits::ROWS - 1), last.1.min(limits::COLUMNS - 1));
        if first != last && first.0 <= last.0 && first.1 <= last.1 {
            self.merged.push(Merge { first, last });
        }
    }

    /// Puts what stands first in order; fails where more ranges reach into one row than any table has.
    pub fn sort(&mut self) -> Result<(), Excess> {
        self.merged.sort_unstable_by_key(|merge| merge.first);
        self.hidden.sort_unstable();
        self.hidden.dedup();
        let mut ends = BinaryHeap::new();
        for merge in &self.merged {
            while ends.peek().is_some_and(|Reverse(end)| *end < merge.first.0) {
                ends.pop();
            }
            ends.push(Reverse(merge.last.0));
            if ends.len() > limits::MERGED {
                return Err(Excess::Merged { most: limits::MERGED });
            }
        }
        Ok(())
    }
}

/// As much of a formula as is kept.
pub(super) fn kept(formula: &str) -> &str {
    formula.char_indices().nth(FORMULA_KEPT).map_or(formula, |(end, _)| &formula[..end])
}

impl Merge {
    /// True where a cell lies in it.
    pub fn contains(&self, (row, column): Spot) -> bool {
        (self.first.0..=self.last.0).contains(&row) && (self.first.1..=self.last.1).contains(&column)
    }

    /// Its cells as spreadsheets name them.
    pub fn range(&self) -> Text {
        let name = |(row, column): Spot| cell_name(row + 1, column as usize);
        format!("{}:{}", name(self.first), name(self.last)).into()
    }
}

/// True for a formula whose result depends on more than the file: other files, the day, chance, cells named by text.
pub(super) fn depends_on_more(formula: &str) -> bool {
    const RESTLESS: [&str; 12] = [
        "NOW(",
        "TODAY(",
        "RAND(",
        "RANDBETWEEN(",
        "RANDARRAY(",
        "OFFSET(",
        "INDIRECT(",
        "CELL(",
        "INFO(",
        "WEBSERVICE(",
        "HYPERLINK(",
        "RTD(",
    ];
    let formula = formula.to_ascii_uppercase();
    let outside = formula.contains('[') && !formula.starts_with("OF:") || formula.contains("'FILE:");
    outside || RESTLESS.iter().any(|name| formula.contains(name))
}

/// The cell that spreadsheets name so.
pub(super) fn spot(name: &str) -> Option<Spot> {
    let name = name.trim().replace('$', "");
    let letters = name.bytes().take_while(u8::is_ascii_alphabetic).count();
    let (letters, digits) = name.split_at(letters);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        column = column.checked_mul(26)?.checked_add(u32::from(letter.to_ascii_uppercase() - b'A') + 1)?;
    }
    let row: u32 = digits.parse().ok()?;
    Some((row.checked_sub(1)?, column.checked_sub(1)?))
}

/// The range that spreadsheets name so.
pub(super) fn range(name: &str) -> Option<(Spot, Spot)> {
    let (first, last) = name.split_once(':').unwrap_or((name, name));
    Some((spot(first)?, spot(last)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_and_ranges_are_read_as_spreadsheets_name_them() {
        assert_eq!(spot("A1"), Some((0, 0)));
        assert_eq!(spot("$AA$12"), Some((11, 26)));
        assert_eq!(range("B2:D9"), Some(((1, 1), (8, 3))));
        for name in ["", "A", "1", "A0", "一1"] {
            assert_eq!(spot(name), None, "{name}");
        }
        let merge = Merge { first: (1, 1), last: (8, 3) };
        assert_eq!((&*merge.range(), merge.contains((8, 3)), merge.contains((9, 3))), ("B2:D9", true, false));
    }

    #[test]
    fn a_formula_that_looks_beyond_its_file_is_told() {
        for formula in ["[1]Sheet1!A1*2", "YEAR(now())", "'file:///C:/a.xls'#$A.B1", "SUM(OFFSET(A1,1,1))"] {
            assert!(depends_on_more(formula), "{formula}");
        }
        for formula in ["B3*1.1", "SUM(B2:B9)/100", "of:=[.B3]*2", "ROUND(1208+35,0)"] {
            assert!(!depends_on_more(formula), "{formula}");
        }
    }
}
