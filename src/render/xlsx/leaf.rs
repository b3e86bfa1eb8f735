//! Sheets beside a list: notes in two columns, or tables one below the other with their charts.

use std::io;

use rust_xlsxwriter::{FormatAlign, Worksheet};

use super::book::{Book, SheetId};
use super::chart;
use super::fault;
use super::style::{self, Style};
use super::table::{Colours, page, write};
use super::text::{cut, plain};
use super::tint::{always, tint};
use super::value::Value;
use super::width::{column_width, lines, row_height, shown_width, widest};
use crate::domain::light::Light;
use crate::i18n::Lang;
use crate::i18n::words::Spoken;
use crate::report::document::Closing;
use crate::report::workbook::{Chart, Entry, Leaf, Part, Piece, Spec};

/// The widths of the two columns of notes.
const LABELS: usize = 16;
const TEXTS: usize = 110;
/// How many letters of an alphabet find room on such a line besides, as most are narrower than a digit.
const LATIN: usize = 20;
/// The columns of a table that has its chart beside it.
const NARROW: u16 = 5;
/// The widest column of a table.
const WIDEST: usize = 40;

/// Writes a sheet.
pub fn write_leaf(book: &mut Book, sheet: SheetId, leaf: &Leaf, colours: &Colours) -> io::Result<()> {
    let lang = book.lang();
    let has_table = leaf.pieces.iter().any(|piece| matches!(piece, Piece::Table { .. }));
    let (paper, style) = book.parts(sheet);
    let mut writing = Writing { paper, style, colours, lang, next: 0, number: 0, widths: Vec::new(), has_table };
    for piece in &leaf.pieces {
        writing.piece(piece)?;
    }
    writing.end()
}

struct Writing<'b> {
    paper: &'b mut Worksheet,
    style: &'b mut Style,
    colours: &'b Colours,
    lang: Lang,
    next: u32,
    number: u32,
    widths: Vec<usize>,
    has_table: bool,
}

impl Writing<'_> {
    fn piece(&mut self, piece: &Piece) -> io::Result<()> {
        match piece {
            Piece::Title(title) => {
                let format = self.style.title().set_align(FormatAlign::VerticalCenter);
                self.text(0, title, &format)?;
                self.paper.set_row_height(self.next, 32).map_err(fault)?;
                self.next += 1;
            }
            Piece::Heading(heading) => {
                self.next += u32::from(self.next > 0);
                let format = self.style.heading();
                self.text(0, heading, &format)?;
                (self.next, self.number) = (self.next + 1, 0);
            }
            Piece::Paragraph(text) => self.paragraph(text)?,
            Piece::Facts(facts) => {
                for (label, text) in facts {
                    self.labelled(label, text, &self.style.body())?;
                }
            }
            Piece::Legend(legend) => {
                for (light, meaning) in legend {
                    self.labelled(light.say(self.lang), meaning, &swatch(*light, self.lang))?;
                }
            }
            Piece::Table { specs, rows, chart } => self.table(specs, rows, chart.as_ref())?,
        }
        Ok(())
    }

    fn text(&mut self, column: u16, text: &str, format: &rust_xlsxwriter::Format) -> io::Result<()> {
        let text = cut(plain(text), self.lang);
        self.paper.write_string_with_format(self.next, column, &*text, format).map_err(fault)?;
        Ok(())
    }

    /// A label and what belongs to it, in as many lines as it takes.
    fn labelled(&mut self, label: &str, text: &str, format: &rust_xlsxwriter::Format) -> io::Result<()> {
        let top = FormatAlign::Top;
        self.text(0, label, &format.clone().set_align(top))?;
        let body = self.style.body().set_align(top);
        if self.has_table {
            self.text(1, text, &body)?;
        } else {
            self.text(1, text, &body.set_text_wrap())?;
            self.paper
                .set_row_height(self.next, row_height(lines(text, self.lang.pick(TEXTS, TEXTS + LATIN))))
                .map_err(fault)?;
        }
        self.next += 1;
        Ok(())
    }

    /// A paragraph: beside tables on one line, else numbered.
    fn paragraph(&mut self, text: &str) -> io::Result<()> {
        if self.has_table {
            let format = self.style.body();
            self.text(0, text, &format)?;
            self.next += 1;
            return Ok(());
        }
        self.number += 1;
        let format = self.style.body().set_align(FormatAlign::Right);
        self.labelled(&format!("{}.", self.number), text, &format)
    }

    fn table(&mut self, specs: &[Spec], rows: &[Vec<Entry<'_>>], chart: Option<&Chart>) -> io::Result<()> {
        let head = self.next;
        for (at, spec) in (0..).zip(specs) {
            let format = self.style.head(spec.part);
            self.text(at, &spec.head.heading, &format)?;
            self.widen(at, widest(&spec.head.heading).div_ceil(2) + 2);
        }
        self.paper.set_row_height(head, 30).map_err(fault)?;
        let formats: Vec<_> = specs.iter().map(|spec| self.style.column(spec)).collect();
        for (row, entries) in (head + 1..).zip(rows) {
            for (at, ((entry, spec), format)) in (0..).zip(entries.iter().zip(specs).zip(&formats)) {
                let value = Value::of(entry, self.lang);
                self.widen(at, shown_width(&value, spec.measure));
                match &value {
                    Value::Number(number, None) => {
                        self.paper.write_number_with_format(row, at, *number, format).map(|_| ())
                    }
                    Value::Text(text) => self.paper.write_string_with_format(row, at, &**text, format).map(|_| ()),
                    value => write(self.paper, self.style, (row, at), value, spec.measure),
                }
                .map_err(fault)?;
            }
        }
        let end = head + 1 + u32::try_from(rows.len()).unwrap_or(0);
        self.next = end;
        if rows.is_empty() {
            return Ok(());
        }
        let (colours, block) = (self.colours, (head + 1, end - 1));
        let plain: Vec<u16> = (0..).zip(specs).filter(|(_, s)| s.part != Part::Status).map(|(at, _)| at).collect();
        always(self.paper, &plain, block, style::lines())?;
        for (at, _) in (0..).zip(specs).filter(|(_, spec)| spec.part == Part::Status) {
            tint(self.paper, at, block, &colours.status)?;
        }
        if let Some(chart) = chart {
            let bars = end - u32::from(chart.leaves_out_last);
            // Beside a narrow table, below a wide one.
            let beside = u16::try_from(specs.len()).ok().filter(|columns| *columns <= NARROW);
            let place = beside.map_or((end + 1, 0), |columns| (head, columns + 1));
            let height = chart::insert(self.paper, chart, (head, head + 1, bars), place)?;
            self.next = self.next.max(place.0 + height);
        }
        Ok(())
    }

    fn widen(&mut self, column: u16, to: usize) {
        let column = usize::from(column);
        if self.widths.len() <= column {
            self.widths.resize(column + 1, 0);
        }
        self.widths[column] = self.widths[column].max(to.min(WIDEST));
    }

    fn end(mut self) -> io::Result<()> {
        if !self.has_table {
            self.widths = vec![LABELS, TEXTS];
        }
        for (at, width) in (0..).zip(&self.widths) {
            self.paper.set_column_width(at, column_width(*width, false)).map_err(fault)?;
        }
        page(self.paper, &Closing::default(), self.lang);
        Ok(())
    }
}

fn swatch(light: Light, lang: Lang) -> rust_xlsxwriter::Format {
    let format = style::light(light).set_font_name(lang.pick("宋体", "Calibri")).set_font_size(10);
    format.set_align(FormatAlign::Center)
}
