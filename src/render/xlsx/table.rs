//! A sheet with a table, written row by row: title and lines above, heads that stay in view and are printed on every
//! page, filters, colours, and what stands below.

use std::io;

use rust_xlsxwriter::{DataValidation, DataValidationErrorStyle, FormatAlign, IgnoreError, Worksheet};

use super::book::{Book, SheetId};
use super::style::{self, Style};
use super::text::{cut, plain};
use super::tint::{always, tint};
use super::value::Value;
use super::width::{column_width, heading_width, lines, row_height, shown_width};
use super::{MOST_ROWS, fault};
use crate::domain::light::Light;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, marks, workbook as words};
use crate::report::document::{Closing, Surround};
use crate::report::workbook::{Measure, Part, Spec, Tint};

/// The rows whose height is set by what they hold; further down that is left to the program that opens the sheet, as it
/// takes memory and nobody prints so many.
const MEASURED: u32 = 20_000;
/// Rows kept for what stands below a table.
const BELOW: u32 = 40;

/// What colours the cells of a table.
#[derive(Debug, Clone, Default)]
pub struct Colours {
    /// By status.
    pub status: Vec<Tint>,
    /// By light.
    pub light: Vec<Tint>,
    /// The statuses to choose from.
    pub statuses: Vec<&'static str>,
}

/// A sheet with a table being written.
pub struct Table {
    sheet: SheetId,
    specs: Vec<Spec>,
    widths: Vec<usize>,
    head: u32,
    next: u32,
    /// The rows on the sheets before this one.
    before: u32,
}

impl Table {
    /// Begins a table on a sheet of its own: title, lines, heads. It goes on from the rows on the sheets before.
    pub fn begin(
        book: &mut Book,
        sheet: SheetId,
        surround: &Surround,
        specs: Vec<Spec>,
        before: u32,
    ) -> io::Result<Self> {
        let lang = book.lang();
        let (paper, style) = book.parts(sheet);
        let last = last_column(&specs);
        let mut row = 0;
        if let Some(title) = &surround.title {
            // A long one above a narrow table is shown smaller, not cut off.
            let format =
                style.title().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter).set_shrink();
            across(paper, row, last, title, &format, lang)?;
            paper.set_row_height(row, 32).map_err(fault)?;
            row += 1;
        }
        for line in &surround.preface {
            across(paper, row, last, line, &style.body(), lang)?;
            row += 1;
        }
        let mut widths = Vec::new();
        for (at, spec) in (0..).zip(&specs) {
            let heading = plain(&spec.head.heading);
            paper.write_string_with_format(row, at, &*heading, &style.head(spec.part)).map_err(fault)?;
            paper.set_column_format(at, &style.column(spec)).map_err(fault)?;
            // A heading may stand on two lines.
            widths.push(heading_width(&heading, spec.part));
        }
        paper.set_row_height(row, 30).map_err(fault)?;
        let named = specs.iter().position(|spec| spec.part == Part::Name).unwrap_or(0);
        let kept = u16::try_from(named + 1).unwrap_or(1);
        paper.set_freeze_panes(row + 1, kept).map_err(fault)?;
        paper.set_repeat_rows(row, row).map_err(fault)?;
        Ok(Self { sheet, specs, widths, head: row, next: row + 1, before })
    }

    /// The sheet it stands on.
    #[must_use]
    pub fn sheet(&self) -> SheetId {
        self.sheet
    }

    /// How many rows there are, with those on the sheets before.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.before + self.next - self.head - 1
    }

    /// Whether there is room for another row.
    #[must_use]
    pub fn has_room(&self, most: u32) -> bool {
        self.next + BELOW < most.min(MOST_ROWS)
    }

    /// Writes a row.
    pub fn row<'v>(&mut self, book: &mut Book, values: impl Iterator<Item = Value<'v>>) -> io::Result<()> {
        let (paper, style) = book.parts(self.sheet);
        let (row, number, mut high) = (self.next, self.before + self.next - self.head, 1);
        for (at, (value, spec)) in (0..).zip(values.zip(&self.specs)) {
            let value = if spec.part == Part::Counter { Value::Number(number.into(), None) } else { value };
            write(paper, style, (row, at), &value, spec.measure).map_err(fault)?;
            let width = &mut self.widths[usize::from(at)];
            if *width < spec.room {
                *width = (*width).max(shown_width(&value, spec.measure).min(spec.room));
            }
            if let (true, true, Value::Text(text)) = (spec.head.wraps, row < MEASURED, &value) {
                high = high.max(lines(text, (*width).max(spec.room)));
            }
        }
        if high > 1 {
            paper.set_row_height(row, row_height(high)).map_err(fault)?;
        }
        self.next += 1;
        Ok(())
    }

    /// Writes what stands below, and sets the sheet up for screen and paper.
    pub fn finish(mut self, book: &mut Book, closing: &Closing, colours: &Colours) -> io::Result<Finished> {
        let lang = book.lang();
        let (paper, style) = book.parts(self.sheet);
        let (first, end) = (self.head + 1, self.next);
        if end == first {
            paper.write_string_with_format(end, 0, marks::no_rows(lang), &style.body()).map_err(fault)?;
            self.next += 1;
        } else {
            self.colour((first, end - 1), paper, colours)?;
        }
        paper.autofilter(self.head, 0, end.max(first + 1) - 1, last_column(&self.specs)).map_err(fault)?;
        self.below(paper, style, closing, lang)?;
        for (at, (spec, width)) in (0..).zip(self.specs.iter().zip(&self.widths)) {
            paper.set_column_width(at, column_width(*width, spec.head.wraps)).map_err(fault)?;
        }
        page(paper, closing, lang);
        Ok(Finished { rows: (first, end), next: self.next })
    }

    fn colour(&self, rows: (u32, u32), paper: &mut Worksheet, colours: &Colours) -> io::Result<()> {
        let of = |wanted: fn(&Spec) -> bool| -> Vec<u16> {
            (0..).zip(&self.specs).filter(|(_, spec)| wanted(spec)).map(|(at, _)| at).collect()
        };
        always(paper, &of(|s| matches!(s.part, Part::Data | Part::Name | Part::Counter)), rows, style::lines())?;
        always(paper, &of(|s| s.part == Part::Input), rows, style::input_lines())?;
        for column in of(|s| s.part == Part::Light) {
            tint(paper, column, rows, &colours.light)?;
        }
        for column in of(|s| s.part == Part::Status) {
            tint(paper, column, rows, &colours.status)?;
            if !colours.statuses.is_empty() {
                let choice = DataValidation::new().allow_list_strings(&colours.statuses).map_err(fault)?;
                let choice = choice.set_error_style(DataValidationErrorStyle::Information).show_error_message(false);
                paper.add_data_validation(rows.0, column, rows.1, column, &choice).map_err(fault)?;
            }
        }
        // Years and codes are text on purpose.
        for column in of(|s| s.measure == Measure::Plain) {
            paper.ignore_error_range(rows.0, column, rows.1, column, IgnoreError::NumberStoredAsText).map_err(fault)?;
        }
        Ok(())
    }

    /// Totals, legend and remarks, a line left free above them so that filters leave them alone.
    fn below(&mut self, paper: &mut Worksheet, style: &Style, closing: &Closing, lang: Lang) -> io::Result<()> {
        let body = style.body();
        self.next += 1;
        let mut line = |at: u16, text: &str, format: &rust_xlsxwriter::Format, next: &mut u32, ends: bool| {
            let written = paper.write_string_with_format(*next, at, &*cut(plain(text), lang), format);
            *next += u32::from(ends);
            written.map(|_| ()).map_err(fault)
        };
        if let Some(totals) = &closing.totals {
            line(0, totals, &body, &mut self.next, true)?;
        }
        for legend in &closing.legend {
            if let Some(owner) = &legend.of {
                line(0, owner, &body, &mut self.next, true)?;
            }
            for (light, meaning) in &legend.lights {
                let swatch = style::light(*light).set_font_name(lang.pick("宋体", "Calibri")).set_font_size(10);
                line(0, light.say(lang), &swatch.set_align(FormatAlign::Center), &mut self.next, false)?;
                line(1, meaning, &body, &mut self.next, true)?;
            }
        }
        for remark in &closing.remarks {
            let remark = format!("{}{}{remark}", marks::note(lang), marks::colon(lang));
            line(0, &remark, &body, &mut self.next, true)?;
        }
        Ok(())
    }
}

/// Where a finished table stands.
#[derive(Debug, Clone, Copy)]
pub struct Finished {
    /// The first row of the table, and the row after its last.
    pub rows: (u32, u32),
    /// The first row that is free.
    pub next: u32,
}

/// Writes a value where a column's format shows it, or with a format of its own.
pub fn write(
    paper: &mut Worksheet,
    style: &mut Style,
    (row, column): (u32, u16),
    value: &Value<'_>,
    measure: Measure,
) -> Result<(), rust_xlsxwriter::XlsxError> {
    match value {
        Value::Empty => {}
        Value::Text(text) => {
            paper.write_string(row, column, &**text)?;
        }
        Value::Number(number, None) => {
            paper.write_number(row, column, *number)?;
        }
        Value::Number(number, Some(format)) => {
            paper.write_number_with_format(row, column, *number, style.number(format))?;
        }
        Value::Day(day) if measure == Measure::Date => {
            paper.write_datetime(row, column, day)?;
        }
        Value::Day(day) => {
            paper.write_datetime_with_format(row, column, day, style.date())?;
        }
    }
    Ok(())
}

fn last_column(specs: &[Spec]) -> u16 {
    u16::try_from(specs.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

/// A text across all columns.
fn across(
    paper: &mut Worksheet,
    row: u32,
    last: u16,
    text: &str,
    format: &rust_xlsxwriter::Format,
    lang: Lang,
) -> io::Result<()> {
    let text = cut(plain(text), lang);
    if last == 0 {
        paper.write_string_with_format(row, 0, &*text, format).map_err(fault)?;
    } else {
        paper.merge_range(row, 0, row, last, &text, format).map_err(fault)?;
    }
    Ok(())
}

/// Sets a sheet up for A4 paper lying down, one page wide, with numbered pages and the legend at the foot.
pub fn page(paper: &mut Worksheet, closing: &Closing, lang: Lang) {
    const A4: u8 = 9;
    /// The characters that a foot has room for.
    const MOST: usize = 255;
    paper.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_print_center_horizontally(true);
    paper.set_margins(0.3, 0.3, 0.5, 0.6, 0.3, 0.3);
    let number = format!("&C{}", words::page_number(lang));
    let meaning = |(light, text): &(Light, String)| format!("{} {text}", light.say(lang));
    // A foot has room for one legend only; several stand below the table.
    let lights = if let [legend] = closing.legend.as_slice() { legend.lights.as_slice() } else { &[] };
    let legend: Vec<String> = lights.iter().map(meaning).collect();
    let legend = legend.join(marks::semicolon(lang)).replace('&', "&&");
    let with_legend = format!("&L&8{}{}{legend}{number}", marks::legend(lang), marks::colon(lang));
    let fits = !lights.is_empty() && with_legend.encode_utf16().count() <= MOST;
    paper.set_footer(if fits { with_legend } else { number });
}
