//! The header of a table: which of its columns means what, and where among the first rows it stands.

use std::marker::PhantomData;

use super::column::Columns;
use super::heading::{Heading, LONGEST, units_above};
use crate::domain::code::Text;
use crate::domain::fault::input::{LocatedRowFault, RowFault};

/// Rows that are looked at for a header: titles and notes stand above it.
pub(super) const ROWS_ABOVE: usize = 30;

/// The header of a table.
#[derive(Debug)]
pub(super) struct Header<C> {
    /// The headings as the file has them.
    pub headings: Vec<Text>,
    /// The unit in the heading of the values.
    pub unit: Option<Text>,
    places: Box<[Option<usize>]>,
    columns: PhantomData<C>,
}

/// What a row is that might be a header.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Likeness {
    /// Headings that mean a column.
    pub known: usize,
    /// Whether every column that is needed is there.
    pub complete: bool,
    /// Whether the column of the values is there.
    pub measured: bool,
}

impl Likeness {
    /// How much a row is like a header.
    pub fn of<'r, C: Columns>(row: impl IntoIterator<Item = &'r str>) -> Self {
        let mut there = vec![false; C::ALL.len()];
        for heading in row {
            if let Some(column) = C::of_heading(heading) {
                there[column.index()] = true;
            }
        }
        let has = |column: C| there[column.index()] || column.stand_in().is_some_and(|other| there[other.index()]);
        Self {
            known: there.iter().filter(|there| **there).count(),
            measured: C::measured().is_some_and(|column| there[column.index()]),
            complete: C::ALL.iter().filter(|column| column.needed()).all(|column| has(*column)),
        }
    }
}

impl<C: Columns> Header<C> {
    /// Reads a row as the header, or names everything that is wrong with it.
    ///
    /// Where others are left alone a column that means nothing is no fault.
    pub fn read<'r>(
        row: impl IntoIterator<Item = &'r str>,
        line: u64,
        leaves_others: bool,
    ) -> Result<Self, Vec<LocatedRowFault>> {
        let mut headings: Vec<Text> = row.into_iter().map(|heading| heading.trim().into()).collect();
        // Spreadsheets save columns that once were in use.
        while headings.pop_if(|last| last.is_empty()).is_some() {}
        let mut places = vec![None; C::ALL.len()];
        let mut faults = Vec::new();
        let mut fault = |heading: Option<&Text>, fault| {
            faults.push(LocatedRowFault { column: heading.cloned(), ..LocatedRowFault::of_line(line, fault) });
        };
        for (at, heading) in headings.iter().enumerate() {
            match C::of_heading(heading) {
                Some(column) if places[column.index()].is_none() => places[column.index()] = Some(at),
                Some(column) => fault(Some(heading), RowFault::DuplicateColumn { column: column.code() }),
                None if leaves_others || C::LEAVES_OTHERS || heading.is_empty() || C::is_ignored(heading) => {}
                None => {
                    let allowed = C::ALL.iter().map(|column| column.code()).collect();
                    fault(Some(heading), RowFault::UnknownColumn { allowed });
                }
            }
        }
        for column in C::ALL.iter().filter(|column| column.needed()) {
            if places[column.index()].is_none()
                && let Some(other) = column.stand_in()
            {
                places[column.index()] = places[other.index()].take();
            }
            if places[column.index()].is_none() {
                fault(None, RowFault::MissingColumn { column: column.code() });
            }
        }
        if !faults.is_empty() {
            return Err(faults);
        }
        let measured = C::measured().and_then(|column| places[column.index()]);
        let unit = measured.and_then(|at: usize| Heading::read(&headings[at]).unit);
        Ok(Self { headings, unit, places: places.into(), columns: PhantomData })
    }

    /// Where a column stands.
    pub fn place(&self, column: C) -> Option<usize> {
        self.places[column.index()]
    }

    /// The heading of a column.
    pub fn heading(&self, column: C) -> Option<&Text> {
        self.headings.get(self.place(column)?)
    }

    /// The headings of the columns that mean nothing here and are left alone.
    pub fn left_alone(&self) -> impl Iterator<Item = &str> {
        let means_nothing = |heading: &&str| !heading.is_empty() && C::of_heading(heading).is_none();
        self.headings.iter().map(|heading| &**heading).filter(means_nothing).filter(|heading| !C::is_ignored(heading))
    }
}

/// Looks for the header among the first rows of a table.
#[derive(Debug, Default)]
pub(super) struct Search {
    rows: usize,
    best: Option<(Likeness, u64, Vec<String>)>,
    first: Option<(u64, Vec<String>)>,
    units: Vec<Text>,
}

impl Search {
    /// A search that has found a header with a fault.
    pub fn measured() -> Self {
        let likeness = Likeness { known: 0, complete: true, measured: true };
        Self { best: Some((likeness, 0, Vec::new())), ..Self::default() }
    }

    /// Looks at a row that is not blank; true where it is the header.
    pub fn look<'r, C: Columns>(&mut self, row: &(impl Iterator<Item = &'r str> + Clone), line: u64) -> bool {
        let likeness = Likeness::of::<C>(row.clone());
        if likeness.complete {
            return true;
        }
        self.rows += 1;
        if self.units.is_empty() {
            self.units = row.clone().map(units_above).find(|units| !units.is_empty()).unwrap_or_default();
        }
        let kept = || row.clone().map(|cell| cell.chars().take(LONGEST).collect()).collect();
        if self.first.is_none() {
            self.first = Some((line, kept()));
        }
        if likeness.known >= 2 && self.best.as_ref().is_none_or(|(best, ..)| likeness.known > best.known) {
            self.best = Some((likeness, line, kept()));
        }
        false
    }

    /// True where so many rows were looked at that there is none.
    pub fn is_over(&self) -> bool {
        self.rows >= ROWS_ABOVE
    }

    /// Rows above the header.
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The units that a line above the header says.
    pub fn units(&mut self) -> Vec<Text> {
        std::mem::take(&mut self.units)
    }

    /// What is wrong with the row that is most like a header; `None` where there was no row.
    pub fn faults<C: Columns>(self) -> Option<Vec<LocatedRowFault>> {
        let best = self.best.map(|(_, line, row)| (line, row)).or(self.first);
        let (line, row) = best?;
        // A row of which nothing is understood is no header: what it holds instead need not be told cell by cell.
        let row = row.iter().map(String::as_str);
        let is_header = Likeness::of::<C>(row.clone()).known > 0;
        Header::<C>::read(row, line, !is_header).err()
    }

    /// Whether the row that is most like a header has a column for the values.
    pub fn is_measured(&self) -> bool {
        self.best.as_ref().is_some_and(|(likeness, ..)| likeness.measured)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::intake::Column;

    fn header(row: &[&str]) -> Header<Column> {
        Header::read(row.iter().copied(), 1, false).expect("a good header")
    }

    #[test]
    fn a_name_stands_in_for_a_code_and_beside_it() {
        let by_name = header(&["序号", "指标", "时期", "数值（亿元）"]);
        assert_eq!((by_name.place(Column::Indicator), by_name.place(Column::Name)), (Some(1), None));
        assert_eq!(by_name.unit.as_deref(), Some("亿元"));
        let both = header(&["指标名称", "指标代码", "时期", "数值"]);
        assert_eq!((both.place(Column::Indicator), both.place(Column::Name)), (Some(1), Some(0)));
        assert_eq!(both.unit, None);
    }

    #[test]
    fn the_header_is_the_first_row_that_has_every_column_needed() {
        let mut search = Search::default();
        let rows: [&[&str]; 4] =
            [&["关于报送数据的表"], &["", "单位：亿元"], &["指标", "单位"], &["指标", "时期", "数值"]];
        let seen: Vec<bool> =
            rows.iter().zip(1..).map(|(row, line)| search.look::<Column>(&row.iter().copied(), line)).collect();
        assert_eq!(seen, [false, false, false, true]);
        assert_eq!((search.rows(), search.units()), (3, vec!["亿元".into()]));
    }

    #[test]
    fn without_one_the_row_that_is_most_like_it_is_told() {
        let mut search = Search::default();
        for (row, line) in [["某表", "", ""], ["指标", "数值", "数量"], ["甲", "1", "2"]].iter().zip(1..) {
            assert!(!search.look::<Column>(&row.iter().copied(), line));
        }
        let faults = search.faults::<Column>().expect("faults");
        assert!(faults.iter().all(|fault| fault.line == 2) && faults.len() == 2, "{faults:?}");
    }
}
