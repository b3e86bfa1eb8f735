//! The form an agency fills in: what is asked for is open, everything else protected without a password; what is typed is
//! checked, and what the form says of itself stands on a sheet that nobody sees.

use std::io::{self, Write};

use rust_xlsxwriter::{
    DataValidation, DataValidationErrorStyle, DataValidationRule, Format, FormatAlign, FormatBorder, Formula,
    IgnoreError, ProtectionOptions, Worksheet,
};

use super::book::{Book, SheetId};
use super::fault;
use super::style::Style;
use super::text::{cut, plain};
use super::width::{column_width, lines, row_height, widest};
use crate::domain::form::SHEET;
use crate::i18n::form::{FormColumn, sheet as sheet_name};
use crate::i18n::{Lang, workbook as words};
use crate::render::xlsx::table::page;
use crate::report::document::Closing;
use crate::report::form::{Ask, Column, Paper, first_row};
use crate::report::workbook::Part;

/// The characters that a list of choices has room for where it stands in the cell itself.
const MOST_INLINE: usize = 255;
/// Rows whose height is set.
const MEASURED: usize = 5_000;
/// The lowest row.
const LEAST_HEIGHT: f64 = 24.0;

/// Writes a form.
pub fn write_form(paper: &Paper<'_>, lang: Lang, out: impl Write + Send) -> io::Result<()> {
    let mut book = Book::new(&paper.title, paper.form.as_of, lang);
    let seen = book.add_streamed(sheet_name(lang), 0)?;
    let lists = Lists::gather(paper);
    let widths = widths(paper, lang);
    head(&mut book, seen, paper, &widths)?;
    rows(&mut book, seen, paper, &widths)?;
    checks(&mut book, seen, paper, &lists)?;
    protect(&mut book, seen, paper, lang)?;
    if !lists.columns.is_empty() {
        lists.write(&mut book)?;
    }
    let own = book.add_streamed(SHEET, 2)?;
    let sheet = book.at(own);
    for (row, line) in (0..).zip(paper.form.lines()) {
        for (column, text) in (0..).zip(&line) {
            // Nobody sees it, and it must come back as it is.
            sheet.write_string(row, column, text.as_str()).map_err(fault)?;
        }
    }
    sheet.set_very_hidden(true);
    book.save(out)
}

fn last_column(paper: &Paper<'_>) -> u16 {
    u16::try_from(paper.columns.len().saturating_sub(1)).unwrap_or(u16::MAX)
}

/// Columns of display for each column.
fn widths(paper: &Paper<'_>, lang: Lang) -> Vec<usize> {
    let mut texts = vec![0; paper.columns.len()];
    for row in paper.rows().take(MEASURED) {
        texts.iter_mut().zip(&row).for_each(|(width, text)| *width = (*width).max(widest(text)));
    }
    let of = |(at, column): (usize, &Column)| {
        let (least, most) = match column.column {
            FormColumn::Counter => (4, 6),
            FormColumn::Name => (16, 24),
            FormColumn::Code => (10, 16),
            FormColumn::Scope => (8, 12),
            FormColumn::Title | FormColumn::Note => (16, 16),
            FormColumn::Value | FormColumn::Period => (12, 13),
            FormColumn::Url | FormColumn::Publisher => (12, 12),
            FormColumn::Release | FormColumn::By => (8, 9),
            _ => (8, 11),
        };
        texts[at].max(widest(column.column.heading(lang))).clamp(least, most)
    };
    paper.columns.iter().enumerate().map(of).collect()
}

/// Title, instructions and heads.
fn head(book: &mut Book, id: SheetId, paper: &Paper<'_>, widths: &[usize]) -> io::Result<()> {
    let lang = book.lang();
    let last = last_column(paper);
    let (sheet, style) = book.parts(id);
    for (at, width) in (0..).zip(widths) {
        sheet.set_column_width(at, column_width(*width, true)).map_err(fault)?;
    }
    let title = style.title().set_align(FormatAlign::Center).set_align(FormatAlign::VerticalCenter);
    across(sheet, 0, last, &paper.title, &title, lang)?;
    sheet.set_row_height(0, 32).map_err(fault)?;
    let wide: usize = widths.iter().sum();
    let below = style.body().set_text_wrap().set_align(FormatAlign::VerticalCenter);
    let mut row = 1;
    for line in std::iter::once(&paper.made).chain(&paper.instructions) {
        across(sheet, row, last, line, &below, lang)?;
        sheet.set_row_height(row, row_height(lines(line, wide))).map_err(fault)?;
        row += 1;
    }
    for (at, column) in (0..).zip(&paper.columns) {
        let part = if column.ask == Ask::Nothing { Part::Data } else { Part::Input };
        sheet.write_string_with_format(row, at, column.column.heading(lang), &style.head(part)).map_err(fault)?;
    }
    sheet.set_row_height(row, 30).map_err(fault)?;
    sheet.set_freeze_panes(row + 1, 2).map_err(fault)?;
    sheet.set_repeat_rows(row, row).map_err(fault)?;
    Ok(())
}

fn across(sheet: &mut Worksheet, row: u32, last: u16, text: &str, format: &Format, lang: Lang) -> io::Result<()> {
    sheet.merge_range(row, 0, row, last, &cut(plain(text), lang), format).map_err(fault)?;
    Ok(())
}

fn rows(book: &mut Book, id: SheetId, paper: &Paper<'_>, widths: &[usize]) -> io::Result<()> {
    let lang = book.lang();
    let (sheet, style) = book.parts(id);
    let formats: Vec<Format> = paper.columns.iter().map(|column| format(style, column)).collect();
    let first = first_row(paper.instructions.len()) - 1;
    for (number, (row, texts)) in (first..).zip(paper.rows()).enumerate() {
        let mut high = 1;
        for (at, ((text, column), (format, width))) in
            (0..).zip(texts.iter().zip(&paper.columns).zip(formats.iter().zip(widths)))
        {
            match (column.column, text.as_str()) {
                (_, "") => sheet.write_blank(row, at, format),
                (FormColumn::Counter, text) => {
                    sheet.write_number_with_format(row, at, text.parse::<f64>().unwrap_or(0.0), format)
                }
                (_, text) => sheet.write_string_with_format(row, at, &*cut(plain(text), lang), format),
            }
            .map_err(fault)?;
            high = high.max(lines(text, *width));
        }
        if number < MEASURED {
            // Room to write in by hand, too.
            sheet.set_row_height(row, row_height(high).max(LEAST_HEIGHT)).map_err(fault)?;
        }
    }
    Ok(())
}

/// How the cells of a column look, and whether they are open.
fn format(style: &Style, column: &Column) -> Format {
    let line = |format: Format| format.set_border(FormatBorder::Thin).set_border_color(0x00BF_BFBF);
    match (&column.ask, column.column) {
        (Ask::Nothing, FormColumn::Counter | FormColumn::Deadline | FormColumn::Unit | FormColumn::Period) => {
            line(style.body().set_align(FormatAlign::Center).set_text_wrap())
        }
        (Ask::Nothing, FormColumn::LastValue) => line(style.body().set_align(FormatAlign::Right).set_text_wrap()),
        (Ask::Nothing, _) => line(style.body().set_text_wrap()),
        (Ask::Value, _) => style.input().set_align(FormatAlign::Right).set_unlocked(),
        // Typed as text, so that no program makes a day of a month.
        (Ask::Period(_), _) => style.input().set_align(FormatAlign::Center).set_num_format("@").set_unlocked(),
        _ => style.input().set_unlocked(),
    }
}

/// What is offered and what is asked back where something else is typed.
fn checks(book: &mut Book, id: SheetId, paper: &Paper<'_>, lists: &Lists<'_>) -> io::Result<()> {
    let lang = book.lang();
    let sheet = book.at(id);
    let first = first_row(paper.instructions.len()) - 1;
    let Some(more) = u32::try_from(paper.count()).unwrap_or(0).checked_sub(1) else { return Ok(()) };
    let last = first + more;
    for (at, column) in (0..).zip(&paper.columns) {
        let cell = rust_xlsxwriter::utility::row_col_to_cell(first, at);
        let check = match &column.ask {
            Ask::Nothing => continue,
            Ask::Value => DataValidation::new().allow_custom(is_figure(&cell)).set_error_style(WARNING),
            Ask::Period(offered) => lists.offer(at, offered)?.show_error_message(false),
            Ask::OneOf(offered) => lists.offer(at, offered)?,
            Ask::Text(_, offered) if offered.len() > 1 => lists.offer(at, offered)?.show_error_message(false),
            Ask::Text(most, _) => DataValidation::new().allow_text_length(DataValidationRule::LessThanOrEqualTo(*most)),
            Ask::Address => {
                let rule = format!("=AND(LEN({cell})<=500,OR(LEFT({cell},7)=\"http://\",LEFT({cell},8)=\"https://\"))");
                DataValidation::new().allow_custom(Formula::new(rule)).set_error_style(WARNING)
            }
        };
        let mut check = check.ignore_blank(true);
        check = check.set_error_title(column.column.heading(lang)).map_err(fault)?;
        check = check.set_error_message(column.column.refusal(lang)).map_err(fault)?;
        if let Some(prompt) = column.column.prompt(lang) {
            check = check.set_input_title(column.column.heading(lang)).map_err(fault)?;
            check = check.set_input_message(prompt).map_err(fault)?;
        }
        sheet.add_data_validation(first, at, last, at, &check).map_err(fault)?;
        sheet.ignore_error_range(first, at, last, at, IgnoreError::NumberStoredAsText).map_err(fault)?;
    }
    sheet.autofilter(first - 1, 0, last, last_column(paper)).map_err(fault)?;
    Ok(())
}

const WARNING: DataValidationErrorStyle = DataValidationErrorStyle::Warning;

/// A number, or a text with a digit of any kind and no word that leaves it open.
fn is_figure(cell: &str) -> Formula {
    const DIGITS: &str = "0123456789０１２３４５６７８９一二三四五六七八九十百全";
    let count = DIGITS.chars().count();
    Formula::new(format!(
        "=OR(ISNUMBER({cell}),AND(LEN({cell})<41,ISERROR(FIND(\"约\",{cell})),ISERROR(FIND(\"左右\",{cell})),\
         SUMPRODUCT(--ISNUMBER(FIND(MID(\"{DIGITS}\",ROW($1:${count}),1),{cell})))>0))"
    ))
}

fn protect(book: &mut Book, id: SheetId, paper: &Paper<'_>, lang: Lang) -> io::Result<()> {
    let sheet = book.at(id);
    sheet.protect_with_options(&ProtectionOptions {
        select_locked_cells: true,
        select_unlocked_cells: true,
        format_cells: true,
        format_columns: true,
        format_rows: true,
        insert_rows: true,
        insert_links: true,
        sort: true,
        use_autofilter: true,
        edit_objects: true,
        ..ProtectionOptions::default()
    });
    page(sheet, &Closing::default(), lang);
    let input = paper.columns.iter().position(|column| column.ask == Ask::Value).unwrap_or(0);
    let first = first_row(paper.instructions.len()) - 1;
    sheet
        .set_selection(first, u16::try_from(input).unwrap_or(0), first, u16::try_from(input).unwrap_or(0))
        .map_err(fault)?;
    sheet.set_footer(format!("&L&8{}&C{}", paper.made.replace('&', "&&"), words::page_number(lang)));
    Ok(())
}

/// Lists of choices too long for a cell: they stand on a sheet of their own, a column each.
struct Lists<'p> {
    columns: Vec<(u16, &'p [String])>,
}

impl<'p> Lists<'p> {
    fn gather(paper: &'p Paper<'_>) -> Self {
        let long = |(at, column): (u16, &'p Column)| match &column.ask {
            Ask::Period(offered) | Ask::OneOf(offered) | Ask::Text(_, offered) if !is_short(offered) => {
                Some((at, offered.as_slice()))
            }
            _ => None,
        };
        Self { columns: (0..).zip(&paper.columns).filter_map(long).collect() }
    }

    fn name() -> String {
        format!("{SHEET}-lists")
    }

    /// The choice from what is offered in a column.
    fn offer(&self, column: u16, offered: &[String]) -> io::Result<DataValidation> {
        let Some(at) = self.columns.iter().position(|(own, _)| *own == column) else {
            return DataValidation::new().allow_list_strings(offered).map_err(fault);
        };
        let letter = rust_xlsxwriter::utility::column_number_to_name(u16::try_from(at).unwrap_or(0));
        let range = format!("='{}'!${letter}$1:${letter}${}", Self::name(), offered.len());
        Ok(DataValidation::new().allow_list_formula(Formula::new(range)))
    }

    fn write(&self, book: &mut Book) -> io::Result<()> {
        let lang = book.lang();
        let id = book.add(&Self::name(), 1)?;
        let sheet = book.at(id);
        for (at, (_, offered)) in (0..).zip(&self.columns) {
            for (row, text) in (0..).zip(offered.iter()) {
                sheet.write_string(row, at, &*cut(plain(text), lang)).map_err(fault)?;
            }
        }
        sheet.set_hidden(true);
        Ok(())
    }
}

/// True for choices that have room in the cell: commas part them, so none may have one.
fn is_short(offered: &[String]) -> bool {
    let length: usize = offered.iter().map(|text| text.encode_utf16().count() + 1).sum();
    length <= MOST_INLINE && !offered.iter().any(|text| text.contains([',', '"']))
}
