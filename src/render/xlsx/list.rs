//! A list as a workbook: its own sheet, going on where one is full, sheets of some of its rows, and those beside it.

use std::io::{self, Write};

use super::MOST_ROWS;
use super::book::Book;
use super::chart;
use super::leaf::write_leaf;
use super::table::Table;
use super::value::Value;
use crate::i18n::{Lang, workbook as words};
use crate::report::document::{Closing, Surround};
use crate::report::workbook::{Chart, Entry, Leaf, Spec};

pub use super::table::Colours;

/// The places of sheets: the list, the sheets beside it, the sheets of some of its rows.
const LIST: usize = 0;
const BESIDE: usize = 1;
const FURTHER: usize = 2;

/// Adds a row, packed, to those that are to be written with [`ListBook::rows`]: on the list, and on some of the further
/// sheets.
pub fn pack(entries: &[Entry<'_>], further: &[usize], lang: Lang, rows: &mut Vec<u8>) {
    let numbers = further.iter().filter_map(|sheet| u16::try_from(*sheet).ok());
    rows.extend(u16::try_from(further.len()).unwrap_or(u16::MAX).to_le_bytes());
    rows.extend(numbers.flat_map(u16::to_le_bytes));
    for entry in entries {
        Value::of(entry, lang).pack(rows);
    }
}

/// A sheet with those that go on where it is full.
struct Run {
    name: String,
    place: usize,
    surround: Surround,
    tables: Vec<Table>,
}

impl Run {
    /// A sheet that is made with its first row.
    fn new(name: &str, place: usize, surround: Surround) -> Self {
        Self { name: name.to_owned(), place, surround, tables: Vec::new() }
    }

    fn go_on(&mut self, book: &mut Book, specs: &[Spec]) -> io::Result<()> {
        let name = match self.tables.len() {
            0 => self.name.clone(),
            before => words::continued(&self.name, before + 1, book.lang()),
        };
        let before = self.tables.last().map_or(0, Table::count);
        let sheet = book.add_streamed(&name, self.place)?;
        self.tables.push(Table::begin(book, sheet, &self.surround, specs.to_vec(), before)?);
        Ok(())
    }

    fn row<'v>(
        &mut self,
        book: &mut Book,
        (specs, most): (&[Spec], u32),
        values: impl Iterator<Item = Value<'v>>,
    ) -> io::Result<()> {
        if self.tables.last().is_none_or(|table| !table.has_room(most)) {
            self.go_on(book, specs)?;
        }
        self.tables.last_mut().expect("one was begun").row(book, values)
    }
}

/// A list being written.
pub struct ListBook {
    book: Book,
    specs: Vec<Spec>,
    list: Run,
    further: Vec<Run>,
    most_rows: u32,
    chart: Option<Chart>,
}

impl ListBook {
    /// Begins a list on a sheet with a name.
    pub fn begin(mut book: Book, name: &str, surround: Surround, specs: Vec<Spec>) -> io::Result<Self> {
        let mut list = Run::new(name, LIST, surround);
        list.go_on(&mut book, &specs)?;
        Ok(Self { book, specs, list, further: Vec::new(), most_rows: MOST_ROWS, chart: None })
    }

    /// The same with fewer rows a sheet.
    #[cfg(test)]
    #[must_use]
    fn with_most_rows(self, most_rows: u32) -> Self {
        Self { most_rows, ..self }
    }

    /// The language.
    #[must_use]
    pub fn lang(&self) -> Lang {
        self.book.lang()
    }

    /// Draws a chart of the list below it.
    pub fn chart(&mut self, chart: Chart) {
        self.chart = Some(chart);
    }

    /// Names a sheet for some of the rows, and tells its number; it is made with the first of them.
    pub fn add_further(&mut self, name: &str, title: String) -> usize {
        let surround = Surround { title: Some(title), preface: self.list.surround.preface.clone() };
        self.further.push(Run::new(name, FURTHER, surround));
        self.further.len() - 1
    }

    /// Writes rows that [`pack`] packed.
    pub fn rows(&mut self, mut packed: &[u8]) -> io::Result<()> {
        while !packed.is_empty() {
            self.row(&mut packed)?;
        }
        Ok(())
    }

    /// Writes the first of packed rows.
    fn row(&mut self, packed: &mut &[u8]) -> io::Result<()> {
        let further: Vec<usize> = (0..number(packed)).map(|_| number(packed)).collect();
        let (shape, begin) = ((&*self.specs, self.most_rows), *packed);
        self.list.row(&mut self.book, shape, cells(packed, shape.0.len()))?;
        for sheet in further {
            let mut again = begin;
            self.further[sheet].row(&mut self.book, shape, cells(&mut again, shape.0.len()))?;
        }
        Ok(())
    }

    /// Writes what stands below, the sheets beside, and the whole workbook; `closings` are those of the further sheets.
    pub fn finish(
        mut self,
        closing: &Closing,
        closings: &[Closing],
        colours: &Colours,
        beside: &[Leaf],
        out: impl Write + Send,
    ) -> io::Result<()> {
        let nothing = Closing::default();
        let lone = self.list.tables.len() == 1;
        for table in self.list.tables {
            let sheet = table.sheet();
            let done = table.finish(&mut self.book, closing, colours)?;
            if let (Some(chart), true) = (&self.chart, lone && done.rows.1 > done.rows.0) {
                let (heads, end) = (done.rows.0 - 1, done.rows.1);
                chart::insert(self.book.at(sheet), chart, (heads, done.rows.0, end), (done.next + 1, 0))?;
            }
        }
        for (at, run) in self.further.into_iter().enumerate() {
            for table in run.tables {
                table.finish(&mut self.book, closings.get(at).unwrap_or(&nothing), colours)?;
            }
        }
        for leaf in beside {
            let sheet = self.book.add(&leaf.name, BESIDE)?;
            write_leaf(&mut self.book, sheet, leaf, colours)?;
        }
        self.book.save(out)
    }
}

/// Takes a number from packed rows.
fn number(packed: &mut &[u8]) -> usize {
    let Some((number, rest)) = packed.split_first_chunk() else {
        *packed = &[];
        return 0;
    };
    *packed = rest;
    usize::from(u16::from_le_bytes(*number))
}

/// Takes the cells of a row from packed rows.
fn cells<'p>(packed: &mut &'p [u8], columns: usize) -> impl Iterator<Item = Value<'p>> {
    (0..columns).map_while(move |_| Value::unpack(packed))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use calamine::{Data, Reader, Xlsx};
    use chrono::NaiveDate;
    use rust_decimal::Decimal;

    use super::*;
    use crate::report::document::{Align, Head};
    use crate::report::workbook::{Measure, Part};

    fn spec(heading: &str, part: Part) -> Spec {
        let head = Head { key: "key", heading: heading.to_owned(), align: Align::Left, wraps: true };
        Spec { head, measure: Measure::Plain, part, room: 20 }
    }

    fn list() -> ListBook {
        let day = NaiveDate::from_ymd_opt(2025, 12, 31).expect("a day");
        let surround = Surround { title: Some("台账".to_owned()), preface: vec!["截至2025-12-31".to_owned()] };
        let specs = vec![spec("序号", Part::Counter), spec("指标", Part::Name), spec("数值", Part::Data)];
        ListBook::begin(Book::new("台账", day, Lang::Zh), "台账", surround, specs).expect("begun")
    }

    fn row(number: u32) -> Vec<Entry<'static>> {
        let value = Decimal::new(i64::from(number) * 5, 1);
        vec![Entry::text(""), Entry::text(format!("第{number}项")), Entry::number(value, Measure::Plain)]
    }

    fn packed(entries: &[Entry<'_>], further: &[usize]) -> Vec<u8> {
        let mut rows = Vec::new();
        pack(entries, further, Lang::Zh, &mut rows);
        rows
    }

    fn written(list: ListBook) -> Vec<u8> {
        let mut out = Vec::new();
        let closing = Closing { totals: Some("共若干".to_owned()), ..Closing::default() };
        list.finish(&closing, &[], &Colours::default(), &[], &mut out).expect("memory takes all");
        out
    }

    #[test]
    fn a_full_sheet_goes_on_in_another_and_so_do_its_numbers() {
        let mut list = list().with_most_rows(60);
        for number in 1..=40 {
            list.rows(&packed(&row(number), &[])).expect("written");
        }
        let bytes = written(list);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).expect("a workbook");
        assert_eq!(book.sheet_names(), ["台账", "台账（2）", "台账（3）"]);
        let mut numbers = Vec::new();
        for name in book.sheet_names() {
            let range = book.worksheet_range(&name).expect("a sheet");
            assert_eq!(range.get((2, 1)), Some(&Data::String("指标".to_owned())));
            numbers.extend(range.rows().filter_map(|row| if let Data::Float(n) = row[0] { Some(n) } else { None }));
        }
        assert_eq!(numbers, (1..=40).map(f64::from).collect::<Vec<_>>());
    }

    #[test]
    fn a_sheet_for_some_rows_is_made_with_the_first_of_them() {
        let mut list = list();
        let (some, none) =
            (list.add_further("甲", "台账：甲".to_owned()), list.add_further("乙", "台账：乙".to_owned()));
        let mut rows = packed(&row(1), &[]);
        rows.extend(packed(&row(2), &[some]));
        list.rows(&rows).expect("written");
        assert_ne!(some, none);
        let bytes = written(list);
        let mut book: Xlsx<_> = Xlsx::new(Cursor::new(&bytes)).expect("a workbook");
        assert_eq!(book.sheet_names(), ["台账", "甲"]);
        let range = book.worksheet_range("甲").expect("a sheet");
        assert_eq!(range.get((3, 1)), Some(&Data::String("第2项".to_owned())));
        assert_eq!(range.get((3, 0)), Some(&Data::Float(1.0)));
    }
}
