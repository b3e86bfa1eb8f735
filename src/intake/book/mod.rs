//! Workbooks: `.xlsx`, read cell by cell so that memory does not grow with the rows, `.xls` and `.ods`.
//!
//! Values come from a reader of workbooks; what it does not tell of them (number formats, formulas, merged ranges, hidden
//! rows) is read from the file itself first. A formula is never calculated here: its result counts where the program
//! that saved the file has calculated it and it depends on nothing outside of the file.

mod cell;
mod marks;
mod merges;
mod nature;
mod ods_marks;
mod shield;
mod shown;
mod table;
mod tour;
mod xls_load;
mod xls_marks;
mod xlsx_marks;

use std::borrow::Cow;
use std::io::{BufReader, Read, Seek};
use std::ops::ControlFlow;

use calamine::{Data, DataRef, Ods, OdsError, Reader as _, SheetVisible, Xls, XlsError, Xlsx, XlsxError};
use chrono::{NaiveDate, NaiveDateTime};

pub use nature::{Kind, Nature, nature};
pub use shield::is_shielded;
pub use tour::{LeftOut, TableFound, Tour};

use self::cell::Raw;
use self::marks::{Marks, Spot};
use self::shield::shielded;
use self::shown::Shown;
pub(super) use self::xlsx_marks::attribute;

use self::xlsx_marks::BookMarks;
use super::container::damaged;
use super::sheet::IntakeFault;
use crate::domain::code::Text;
use crate::domain::fault::input::{BookFault, Excess};
use crate::domain::form::{Form, Reading, SHEET, Unreadable};
use crate::domain::limits;

/// A workbook of figures.
pub struct Book<S: Read + Seek> {
    file: File<BufReader<S>>,
    tabs: Vec<Tab>,
    stale: bool,
    form: Option<Form>,
    is_form: bool,
    tour: Tour,
}

enum File<R: Read + Seek> {
    Xlsx(Box<Xlsx<R>>),
    Ods(Box<Ods<R>>),
    Xls(Box<Xls<R>>),
}

/// A sheet of a workbook.
struct Tab {
    name: Text,
    visible: bool,
    marks: Marks,
    /// The column of the values, once the header is read.
    value: Option<usize>,
}

impl<'s, S: Read + Seek> Book<&'s mut S> {
    /// Opens a workbook, and reads what it says of itself where it is a form.
    pub fn open(source: &'s mut S, kind: Kind) -> Result<Self, IntakeFault> {
        source.rewind()?;
        let marks = match kind {
            Kind::Xlsx => xlsx_marks::read(&mut *source),
            Kind::Ods => ods_marks::read(&mut *source),
            Kind::Xls => xls_marks::read(&mut *source),
        };
        let BookMarks { mut sheets, stale } = marks.map_err(IntakeFault::Book)?;
        source.rewind()?;
        let reader = BufReader::new(source);
        let file = match kind {
            Kind::Xlsx => File::Xlsx(Box::new(shielded(|| Xlsx::new(reader).map_err(of_xlsx))?)),
            Kind::Ods => File::Ods(Box::new(shielded(|| Ods::new(reader).map_err(of_ods))?)),
            Kind::Xls => File::Xls(Box::new(shielded(|| Xls::new(reader).map_err(of_xls))?)),
        };
        let told = match &file {
            File::Xlsx(book) => book.sheets_metadata().to_vec(),
            File::Ods(book) => book.sheets_metadata().to_vec(),
            File::Xls(book) => book.sheets_metadata().to_vec(),
        };
        let tabs: Vec<Tab> = told
            .iter()
            .map(|sheet| Tab {
                name: sheet.name.as_str().into(),
                visible: sheet.visible == SheetVisible::Visible,
                marks: sheets.remove(&sheet.name).unwrap_or_default(),
                value: None,
            })
            .collect();
        if tabs.len() > limits::SHEETS {
            return Err(IntakeFault::Book(Excess::Sheets { most: limits::SHEETS }.into()));
        }
        let mut book = Self { file, tabs, stale, form: None, is_form: false, tour: Tour::default() };
        book.read_formulas();
        book.form = book.read_form()?;
        book.is_form = book.form.is_some();
        Ok(book)
    }
}

impl<S: Read + Seek> Book<S> {
    /// Takes what the workbook says of itself, where it is a form.
    #[must_use]
    pub fn take_form(&mut self) -> Option<Form> {
        self.form.take()
    }

    /// What was read and what was left out, once the rows were gone through.
    #[must_use]
    pub fn tour(&self) -> &Tour {
        &self.tour
    }

    /// The texts of formulas, where the marks do not have them.
    fn read_formulas(&mut self) {
        let File::Xls(book) = &mut self.file else { return };
        for tab in self.tabs.iter_mut().filter(|tab| !tab.marks.formulas.is_empty()) {
            let Ok(texts) = shielded(|| book.worksheet_formula(&tab.name).map_err(of_xls)) else { continue };
            for (at, text) in &mut tab.marks.formulas {
                if let Some(told) = texts.get_value(*at) {
                    *text = told.as_str().into();
                }
            }
        }
    }

    fn read_form(&mut self) -> Result<Option<Form>, IntakeFault> {
        let Some(tab) = self.tabs.iter().find(|tab| &*tab.name == SHEET) else { return Ok(None) };
        let (mut reading, mut line, mut at, mut read) = (Reading::default(), Vec::new(), 0, Ok(()));
        self.file.cells(tab, &mut 0, &mut |(row, column), raw, shown, _| {
            if row != at {
                read = reading.line(&line);
                line.clear();
                at = row;
            }
            // No form is wider.
            if read.is_err() || column > 16 {
                return ControlFlow::Break(());
            }
            line.resize(line.len().max(column as usize + 1), String::new());
            line[column as usize] = raw.told(shown);
            ControlFlow::Continue(())
        })?;
        match read.and_then(|()| reading.line(&line)).and_then(|()| reading.end()) {
            Ok(form) => Ok(Some(form)),
            Err(Unreadable::NoForm) => Ok(None),
            Err(Unreadable::OtherVersion { version, later }) => {
                Err(IntakeFault::Book(BookFault::FormVersion { version, later }))
            }
            Err(Unreadable::Damaged(_)) => Err(IntakeFault::Book(BookFault::FormChanged)),
        }
    }
}

impl<R: Read + Seek> File<R> {
    /// Hands out the cells of a sheet that hold something, row by row, with how they are shown and the last row; adds
    /// the bytes of their texts to those `handed` out before.
    fn cells(
        &mut self,
        tab: &Tab,
        handed: &mut u64,
        take: &mut dyn FnMut(Spot, Raw<'_>, &Shown, u64) -> ControlFlow<()>,
    ) -> Result<(), IntakeFault> {
        let Tab { name, marks, .. } = tab;
        let range = match self {
            Self::Xlsx(book) => return xlsx_cells(book, name, marks, handed, take),
            Self::Ods(book) => shielded(|| book.worksheet_range(name).map_err(of_ods))?,
            Self::Xls(book) => shielded(|| book.worksheet_range(name).map_err(of_xls))?,
        };
        let Some((top, left)) = range.start() else { return Ok(()) };
        let last = u64::from(range.end().map_or(0, |end| end.0)) + 1;
        for (row, column, value) in range.cells() {
            let at = (top + u32::try_from(row).unwrap_or(0), left + u32::try_from(column).unwrap_or(0));
            let raw = of_data(value);
            if raw == Raw::Nothing && !marks.formulas.contains_key(&at) {
                continue;
            }
            count(&raw, at, handed)?;
            let shown = marks.shown.get(&at).unwrap_or(&Shown::Plain);
            if take(at, raw, shown, last).is_break() {
                break;
            }
        }
        Ok(())
    }
}

fn xlsx_cells<R: Read + Seek>(
    book: &mut Xlsx<R>,
    name: &str,
    marks: &Marks,
    handed: &mut u64,
    take: &mut dyn FnMut(Spot, Raw<'_>, &Shown, u64) -> ControlFlow<()>,
) -> Result<(), IntakeFault> {
    let opened = shielded(|| match book.worksheet_cells_reader(name) {
        // A sheet that holds a chart only.
        Err(XlsxError::NotAWorksheet(_)) => Ok(None),
        reader => reader.map(Some).map_err(of_xlsx),
    });
    let Some(mut reader) = opened? else { return Ok(()) };
    let shown: Vec<Shown> = reader
        .styles()
        .iter()
        .map(|style| {
            style.number_format.as_ref().map_or(Shown::Plain, |format| Shown::of(format.format_id, &format.format_code))
        })
        .collect();
    let last = u64::from(reader.dimensions().end.0) + 1;
    let mut before = None;
    while let Some((cell, style)) = shielded(|| reader.next_cell_with_style_id().map_err(of_xlsx))? {
        let at = cell.get_position();
        // Whoever reads row by row would put them into another column, or the row together anew.
        if before.replace(at) >= Some(at) {
            return Err(IntakeFault::Book(damaged("cells do not stand in order")));
        }
        let raw = of_data_ref(cell.get_value());
        if raw == Raw::Nothing && !marks.formulas.contains_key(&at) {
            continue;
        }
        count(&raw, at, handed)?;
        if take(at, raw, shown.get(style).unwrap_or(&Shown::Plain), last).is_break() {
            break;
        }
    }
    Ok(())
}

/// Counts what a cell hands out, which may be the same text many times over, and looks where it stands.
fn count(raw: &Raw<'_>, (row, column): Spot, handed: &mut u64) -> Result<(), IntakeFault> {
    if row >= limits::ROWS || column >= limits::COLUMNS {
        return Err(IntakeFault::Book(damaged("a cell lies where no sheet has any")));
    }
    if let Raw::Text(text) = raw {
        *handed += text.len() as u64;
        if *handed > limits::UNPACKED {
            return Err(IntakeFault::Book(Excess::Texts { most: limits::UNPACKED }.into()));
        }
    }
    Ok(())
}

fn of_data_ref<'c>(value: &'c DataRef<'_>) -> Raw<'c> {
    match value {
        DataRef::Int(number) => Raw::Number(whole(*number)),
        DataRef::Float(number) => Raw::Number(*number),
        DataRef::String(text) => Raw::Text(Cow::Borrowed(text)),
        DataRef::SharedString(text) => Raw::Text(Cow::Borrowed(text)),
        DataRef::Bool(value) => Raw::Logical(*value),
        DataRef::DateTime(moment) => of_moment(moment.is_duration(), moment.as_datetime()),
        DataRef::DateTimeIso(text) => of_iso(text),
        DataRef::DurationIso(_) => Raw::Time,
        DataRef::Error(error) => Raw::Error(Cow::Owned(error.to_string())),
        DataRef::Empty => Raw::Nothing,
    }
}

fn of_data(value: &Data) -> Raw<'_> {
    match value {
        Data::Int(number) => Raw::Number(whole(*number)),
        Data::Float(number) => Raw::Number(*number),
        // `.ods` keeps errors as text.
        Data::String(text)
            if text.starts_with('#') && (text.ends_with('!') || text.ends_with('?') || text == "#N/A") =>
        {
            Raw::Error(Cow::Borrowed(text))
        }
        Data::String(text) => Raw::Text(Cow::Borrowed(text)),
        Data::Bool(value) => Raw::Logical(*value),
        Data::DateTime(moment) => of_moment(moment.is_duration(), moment.as_datetime()),
        Data::DateTimeIso(text) => of_iso(text),
        Data::DurationIso(_) => Raw::Time,
        Data::Error(error) => Raw::Error(Cow::Owned(error.to_string())),
        Data::Empty => Raw::Nothing,
    }
}

#[expect(clippy::cast_precision_loss, reason = "no spreadsheet holds whole numbers beyond what a double holds")]
fn whole(number: i64) -> f64 {
    number as f64
}

fn of_moment(is_duration: bool, moment: Option<NaiveDateTime>) -> Raw<'static> {
    let day_one = NaiveDate::from_ymd_opt(1900, 1, 1).expect("a day");
    match moment {
        // What lies before the first day that spreadsheets know is a time of day.
        Some(moment) if !is_duration && moment.date() > day_one => Raw::Moment(moment),
        _ => Raw::Time,
    }
}

fn of_iso(text: &str) -> Raw<'_> {
    let day = text.get(..10).and_then(|day| day.parse::<NaiveDate>().ok());
    match day.and_then(|day| day.and_hms_opt(0, 0, 0)) {
        Some(moment) => Raw::Moment(moment),
        None => Raw::Text(Cow::Borrowed(text)),
    }
}

fn of_xlsx(error: XlsxError) -> IntakeFault {
    match error {
        XlsxError::Io(error) => IntakeFault::Io(error),
        XlsxError::Password => IntakeFault::Book(BookFault::Password),
        other => IntakeFault::Book(BookFault::Damaged(other.to_string())),
    }
}

fn of_ods(error: OdsError) -> IntakeFault {
    match error {
        OdsError::Io(error) => IntakeFault::Io(error),
        OdsError::Password => IntakeFault::Book(BookFault::Password),
        OdsError::CellLimitExceeded { .. } => IntakeFault::Book(Excess::Cells { most: limits::CELLS }.into()),
        other => IntakeFault::Book(BookFault::Damaged(other.to_string())),
    }
}

fn of_xls(error: XlsError) -> IntakeFault {
    match error {
        XlsError::Io(error) => IntakeFault::Io(error),
        XlsError::Password => IntakeFault::Book(BookFault::Password),
        other => IntakeFault::Book(BookFault::Damaged(other.to_string())),
    }
}
