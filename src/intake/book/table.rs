//! The rows of a workbook's sheets as lines: the header found, cells turned into texts, merged ones filled in.

use std::ops::ControlFlow;

use csv::StringRecord;

use super::Tab;
use super::cell::{Raw, Wanted};
use super::marks::depends_on_more;
use super::merges::Merges;
use super::shown::Shown;
use super::tour::{ROW_BITS, TableFound, Tour, Visit};
use crate::domain::code::{Coded as _, Text};
use crate::domain::fault::input::{CellFault, LocatedRowFault};
use crate::intake::column::Column;
use crate::intake::header::{Header, Search};
use crate::intake::line::{Line, Spot};
use crate::intake::rows::Way;

/// How the reading of a sheet ended.
pub enum End {
    /// Its table was read.
    Table,
    /// The visitor broke off.
    Over,
    /// No row is a header; these are the faults of the one most like it.
    Unlike { faults: Vec<LocatedRowFault>, is_measured: bool },
    /// There is nothing in it.
    Blank,
}

pub struct Ended {
    pub state: End,
    pub value: Option<usize>,
}

/// A sheet being read.
pub struct Table<'t, 'v> {
    tab: &'t Tab,
    number: u64,
    stale: bool,
    is_form: bool,
    visit: &'t mut Visit<'v>,
    tour: &'t mut Tour,
    search: Search,
    header: Option<Header<Column>>,
    faults: Vec<LocatedRowFault>,
    units: Vec<Text>,
    row: u32,
    cells: Vec<(u32, Raw<'static>, Shown)>,
    record: StringRecord,
    merges: Merges<'t>,
    over: bool,
}

impl<'t, 'v> Table<'t, 'v> {
    pub fn new(
        tab: &'t Tab,
        number: u32,
        stale: bool,
        is_form: bool,
        visit: &'t mut Visit<'v>,
        tour: &'t mut Tour,
    ) -> Self {
        Self {
            tab,
            number: u64::from(number) << ROW_BITS,
            stale,
            is_form,
            visit,
            tour,
            search: Search::default(),
            header: None,
            faults: Vec::new(),
            units: Vec::new(),
            row: 0,
            cells: Vec::new(),
            record: StringRecord::new(),
            merges: Merges::new(&tab.marks.merged),
            over: false,
        }
    }

    pub fn cell(&mut self, (row, column): (u32, u32), raw: Raw<'_>, shown: &Shown, last: u64) -> ControlFlow<()> {
        if row != self.row {
            self.end_row(last)?;
            self.row = row;
        }
        self.cells.push((column, raw.into_owned(), shown.clone()));
        ControlFlow::Continue(())
    }

    pub fn end(mut self) -> Ended {
        let _ = self.end_row(0);
        let value = self.header.as_ref().and_then(|header| header.place(Column::Value));
        let is_measured = self.search.is_measured();
        let state = match (&self.header, self.over) {
            (_, true) => End::Over,
            (Some(_), _) => End::Table,
            (None, _) => {
                let faults = if self.faults.is_empty() { self.search.faults::<Column>() } else { Some(self.faults) };
                match faults {
                    None => End::Blank,
                    Some(faults) => {
                        let spot = |fault: &LocatedRowFault| Spot {
                            sheet: &self.tab.name,
                            row: u32::try_from(fault.line & ((1 << ROW_BITS) - 1)).unwrap_or(0),
                        };
                        let located = faults
                            .into_iter()
                            .map(|fault| LocatedRowFault { cell: Some(Box::new(spot(&fault).place(None))), ..fault });
                        End::Unlike { faults: located.collect(), is_measured }
                    }
                }
            }
        };
        Ended { state, value }
    }

    /// Deals with the row that is complete.
    fn end_row(&mut self, last: u64) -> ControlFlow<()> {
        let cells = std::mem::take(&mut self.cells);
        let is_blank = cells.iter().all(|(at, raw, _)| raw.is_blank() && !self.is_formula(*at));
        let done = if is_blank { ControlFlow::Continue(()) } else { self.whole_row(&cells, last) };
        self.cells = cells;
        self.cells.clear();
        done
    }

    fn whole_row(&mut self, cells: &[(u32, Raw<'static>, Shown)], last: u64) -> ControlFlow<()> {
        self.merges.enter(self.row);
        let number = self.number + u64::from(self.row) + 1;
        let Some(header) = self.header.take() else {
            return self.above(cells, number);
        };
        let line = self.line(&header, cells, number);
        self.merges.keep(self.row, &self.record);
        self.header = Some(header);
        let way = Way { done: u64::from(self.row), of: last };
        let row = match (line, &self.header) {
            (Ok(formula), Some(header)) => {
                let spot = Some(Spot { sheet: &self.tab.name, row: self.row + 1 });
                let formula = formula.as_deref();
                let line = Line { number, record: &self.record, header, spot, units: &self.units, formula };
                if line.get(Column::Value).is_some() && self.tab.marks.hidden.binary_search(&self.row).is_ok() {
                    self.tour.hidden += 1;
                }
                (self.visit)(Ok(line), way)
            }
            (Err(fault), _) => (self.visit)(Err(fault), way),
            (Ok(_), None) => ControlFlow::Continue(()),
        };
        self.over |= row.is_break();
        row
    }

    /// A row above the header, or the header itself.
    fn above(&mut self, cells: &[(u32, Raw<'static>, Shown)], number: u64) -> ControlFlow<()> {
        self.record.clear();
        for (at, raw, shown) in cells {
            self.fill_up(*at);
            self.record.push_field(&raw.told(shown));
        }
        if !self.search.look::<Column>(&self.record.iter(), number) {
            return if self.search.is_over() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) };
        }
        match Header::read(&self.record, number, self.is_form) {
            Ok(header) => {
                self.units = self.search.units();
                self.tour.tables.push(TableFound {
                    sheet: self.tab.name.clone(),
                    header: self.row + 1,
                    skipped: self.search.rows(),
                    units: self.units.clone(),
                });
                self.tour.other_columns.extend(header.left_alone().map(Text::from));
                self.header = Some(header);
                ControlFlow::Continue(())
            }
            Err(faults) => {
                self.faults = faults;
                // A header with a fault is a table with a fault.
                self.search = Search::measured();
                ControlFlow::Break(())
            }
        }
    }

    /// Puts the row's texts into the record; gives the formula behind the value, or what is wrong with a cell.
    fn line(
        &mut self,
        header: &Header<Column>,
        cells: &[(u32, Raw<'static>, Shown)],
        number: u64,
    ) -> Result<Option<String>, LocatedRowFault> {
        self.record.clear();
        let column_at =
            |at: u32| Column::ALL.iter().copied().find(|column| header.place(*column) == usize::try_from(at).ok());
        let (mut worst, mut formula): (Option<(Column, CellFault, String)>, _) = (None, None);
        let width = u32::try_from(header.headings.len()).unwrap_or(0);
        for (at, raw, shown) in cells {
            // Where a cell beside the table stands does not matter.
            self.fill_up((*at).min(width));
            let Some(column) = column_at(*at) else {
                self.record.push_field(&raw.told(shown));
                continue;
            };
            match self.text(*at, column, raw, shown) {
                Ok(text) => {
                    if column == Column::Value && self.is_formula(*at) && !text.is_empty() {
                        formula = Some(self.formula(*at)).filter(|formula| !formula.is_empty());
                    }
                    self.record.push_field(&text);
                }
                Err(fault) => {
                    let told = match fault {
                        CellFault::Uncalculated | CellFault::Stale | CellFault::Dependent => self.formula(*at),
                        _ => raw.told(shown),
                    };
                    // Something must stand there, so that the row does not count as one without a value.
                    self.record.push_field(if told.is_empty() { "?" } else { &told });
                    if worst.is_none() || column == Column::Value {
                        worst = Some((column, fault, told));
                    }
                }
            }
        }
        self.fill_up(width);
        let merged = self.merges.fill(header, self.row, &mut self.record);
        let get =
            |column: Column| header.place(column).and_then(|at| self.record.get(at)).is_some_and(|t| !t.is_empty());
        let is_figure = get(Column::Value) || worst.as_ref().is_some_and(|(column, ..)| *column == Column::Value);
        let spot = Spot { sheet: &self.tab.name, row: self.row + 1 };
        let located = |column: Column, fault: CellFault, told: String| LocatedRowFault {
            cell: Some(Box::new(spot.place(header.place(column)))),
            column: header.heading(column).cloned(),
            value: (!told.is_empty()).then_some(told),
            ..LocatedRowFault::of_line(number, fault.into())
        };
        match (worst, merged) {
            // What is wrong in a row without a figure harms nobody.
            (Some((column, fault, told)), _) if is_figure => Err(located(column, fault, told)),
            (_, Some(range)) if get(Column::Indicator) => {
                Err(located(Column::Value, CellFault::Merged { range }, String::new()))
            }
            _ => Ok(formula),
        }
    }

    /// The text of a cell in a column that means something.
    fn text(&self, at: u32, column: Column, raw: &Raw<'_>, shown: &Shown) -> Result<String, CellFault> {
        let decides = matches!(column, Column::Value | Column::Period | Column::Indicator | Column::Unit);
        if decides && self.is_formula(at) {
            match raw {
                Raw::Nothing => return Err(CellFault::Uncalculated),
                Raw::Error(_) => {}
                // Some programs keep what is true or false as a formula.
                _ if matches!(self.formula(at).to_uppercase().as_str(), "=TRUE()" | "=FALSE()") => {
                    return Err(CellFault::Logical);
                }
                _ if self.stale => return Err(CellFault::Stale),
                _ if depends_on_more(&self.formula(at)) => return Err(CellFault::Dependent),
                _ => {}
            }
        }
        let wanted = match column {
            Column::Value => Wanted::Value,
            Column::Period => Wanted::Period,
            _ => Wanted::Text,
        };
        raw.text(shown, wanted)
    }

    fn is_formula(&self, at: u32) -> bool {
        !self.tab.marks.formulas.is_empty() && self.tab.marks.formulas.contains_key(&(self.row, at))
    }

    /// A formula as it is typed.
    fn formula(&self, at: u32) -> String {
        let text = self.tab.marks.formulas.get(&(self.row, at)).map_or("", |text| text);
        let text = text.strip_prefix("of:").unwrap_or(text);
        if text.is_empty() || text.starts_with('=') { text.to_owned() } else { format!("={text}") }
    }

    /// Fills the record up with nothing to before a column.
    fn fill_up(&mut self, at: u32) {
        while self.record.len() < at as usize {
            self.record.push_field("");
        }
    }
}
