//! Merged ranges of a sheet: what a range says holds for all its rows, a value for one alone.

use csv::StringRecord;

use super::marks::Merge;
use crate::domain::code::{Coded as _, Text};
use crate::intake::column::Column;
use crate::intake::header::Header;

/// The merged ranges that reach into the row at hand.
pub struct Merges<'m> {
    ahead: &'m [Merge],
    /// With the text of the first cell, once its row was read.
    open: Vec<(Merge, String)>,
}

impl<'m> Merges<'m> {
    /// The ranges of a sheet, by their first rows.
    pub fn new(ahead: &'m [Merge]) -> Self {
        Self { ahead, open: Vec::new() }
    }

    /// Goes on to a row.
    pub fn enter(&mut self, row: u32) {
        self.open.retain(|(merge, _)| merge.last.0 >= row);
        while let Some((merge, rest)) = self.ahead.split_first().filter(|(merge, _)| merge.first.0 <= row) {
            self.ahead = rest;
            if merge.last.0 >= row {
                self.open.push((*merge, String::new()));
            }
        }
    }

    /// Keeps the texts of ranges that begin in this row.
    pub fn keep(&mut self, row: u32, record: &StringRecord) {
        for (merge, text) in self.open.iter_mut().filter(|(merge, _)| merge.first.0 == row) {
            record.get(merge.first.1 as usize).unwrap_or_default().clone_into(text);
        }
    }

    /// Fills in what a range says for all its rows; gives the range that covers the value.
    pub fn fill(&self, header: &Header<Column>, row: u32, record: &mut StringRecord) -> Option<Text> {
        if self.open.is_empty() {
            return None;
        }
        let mut covered = None;
        let mut filled: Vec<String> = record.iter().map(str::to_owned).collect();
        for &column in Column::ALL {
            let Some(at) = header.place(column) else { continue };
            let here = (row, u32::try_from(at).unwrap_or(u32::MAX));
            let Some((merge, text)) = self.open.iter().find(|(merge, _)| merge.contains(here)) else { continue };
            if merge.first == here {
                continue;
            }
            if column == Column::Value {
                let says = if merge.first.0 == row { &filled[merge.first.1 as usize] } else { text };
                if !says.is_empty() {
                    covered = Some(merge.range());
                }
            } else if merge.first.1 == here.1 && filled.get(at).is_some_and(String::is_empty) {
                filled[at].clone_from(text);
            }
        }
        record.clear();
        for text in &filled {
            record.push_field(text);
        }
        covered
    }
}
