//! Tables as CSV, for scripts and spreadsheets.
//!
//! The header holds the stable keys; values stand exact and untranslated: codes for words, nothing for what is
//! missing, `true` and `false`, lists joined by `;`, ranges as `lo..hi`. Text that a spreadsheet would take for a
//! formula gets an apostrophe before it, by which spreadsheets themselves mark text; what a terminal would obey is shown
//! instead, wherever the rows go. Rows are written as they come.

use std::io::{self, Write};

use super::clean::clean;
use crate::domain::number::write_exact;
use crate::report::document::{Cell, Closing, Head, Sheet};

/// What a spreadsheet takes for the beginning of a formula, in both widths, and the blanks it skips before one.
const FORMULA: [char; 10] = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];

/// The mark by which some spreadsheets recognise UTF-8.
const BOM: &[u8] = "\u{feff}".as_bytes();

/// A CSV being written.
pub struct CsvSheet<W: Write> {
    out: csv::Writer<W>,
    field: String,
}

impl<W: Write> CsvSheet<W> {
    /// Writes the header; `bom` puts the byte order mark before it.
    pub fn new(mut out: W, heads: &[Head], bom: bool) -> io::Result<Self> {
        if bom {
            out.write_all(BOM)?;
        }
        let mut out = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(out);
        out.write_record(heads.iter().map(|head| head.key))?;
        Ok(Self { out, field: String::with_capacity(64) })
    }

    /// Rows that continue a CSV begun elsewhere.
    pub fn headless(out: W) -> Self {
        let out = csv::WriterBuilder::new().buffer_capacity(1 << 16).from_writer(out);
        Self { out, field: String::with_capacity(64) }
    }

    /// Ends the rows and hands back what they were written to.
    pub fn into_inner(self) -> io::Result<W> {
        self.out.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

impl<W: Write> Sheet for CsvSheet<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        for cell in cells {
            self.field.clear();
            let field = match cell {
                Cell::Text(text) if is_formula(text) => {
                    self.field.push('\'');
                    self.field.push_str(text);
                    &self.field
                }
                Cell::Text(text) => &**text,
                Cell::Term { code, .. } => code,
                Cell::Flag { value, .. } => {
                    if *value {
                        "true"
                    } else {
                        "false"
                    }
                }
                _ => {
                    compose(&mut self.field, cell);
                    &self.field
                }
            };
            self.out.write_field(&*clean(field))?;
        }
        self.out.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn section(&mut self, _heading: &str) -> io::Result<()> {
        Ok(())
    }

    fn finish(mut self: Box<Self>, _closing: &Closing) -> io::Result<()> {
        self.out.flush()
    }
}

/// Writes a cell that is not text already into the field at hand.
fn compose(field: &mut String, cell: &Cell<'_>) {
    use std::fmt::Write;
    match cell {
        Cell::Number { value, .. } => write_exact(field, *value),
        Cell::Range { low, high, .. } => {
            write_exact(field, *low);
            field.push_str("..");
            write_exact(field, *high);
        }
        Cell::Date(day) => {
            let _ = write!(field, "{day}");
        }
        Cell::List(items) => {
            if items.first().is_some_and(|item| is_formula(item)) {
                field.push('\'');
            }
            for (at, item) in items.iter().enumerate() {
                if at > 0 {
                    field.push(';');
                }
                field.push_str(item);
            }
        }
        Cell::Empty | Cell::Text(_) | Cell::Term { .. } | Cell::Flag { .. } | Cell::Bar(_) => {}
    }
}

/// True for text that a spreadsheet would compute instead of showing.
fn is_formula(text: &str) -> bool {
    text.starts_with(FORMULA)
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::i18n::Lang;
    use crate::render::samples;
    use crate::report::document::Align;

    fn head(key: &'static str) -> Head {
        Head { key, heading: "标题".to_owned(), align: Align::Left, wraps: false }
    }

    fn written(cells: &[Cell<'_>]) -> String {
        let heads: Vec<Head> = cells.iter().map(|_| head("key")).collect();
        let mut out = Vec::new();
        let mut sheet = Box::new(CsvSheet::new(&mut out, &heads, false).expect("memory takes all"));
        sheet.row(cells).expect("memory takes all");
        sheet.section("一").expect("memory takes all");
        sheet.finish(&Closing::default()).expect("memory takes all");
        let text = String::from_utf8(out).expect("text is UTF-8");
        text.split_once('\n').expect("a header").1.to_owned()
    }

    #[test]
    fn a_report_stands_as_keys_codes_and_exact_values() {
        let mut out = Vec::new();
        let sheet = CsvSheet::new(&mut out, &samples::heads(Lang::Zh), false).expect("memory takes all");
        samples::write(Box::new(sheet), Lang::Zh).expect("memory takes all");
        insta::assert_snapshot!(String::from_utf8(out).expect("text is UTF-8").replace('\u{1b}', "␛"));
    }

    #[test]
    fn what_is_missing_is_empty_and_flags_are_words() {
        let flag = |value| Cell::Flag { value, shown: "是".into() };
        assert_eq!(written(&[Cell::Empty, flag(true), flag(false)]), ",true,false\n");
        assert_eq!(written(&[Cell::Empty]), "\"\"\n");
    }

    #[test]
    fn lists_and_ranges_stand_in_one_field() {
        let list = Cell::List(vec!["市城管局".into(), "市政数局".into()]);
        let range =
            Cell::Range { low: Decimal::new(8, 0), high: Decimal::new(-105, 1), shown: Some("8%～-10.5%".to_owned()) };
        assert_eq!(written(&[list, range, Cell::List(vec![])]), "市城管局;市政数局,8..-10.5,\n");
    }

    #[test]
    fn text_like_a_formula_is_made_harmless_and_numbers_stay_numbers() {
        let number = Cell::Number { value: Decimal::new(-5, 1), shown: Some("-0.5个".to_owned()) };
        assert_eq!(written(&[Cell::Text("=1+1".into()), number]), "'=1+1,-0.5\n");
        assert_eq!(written(&[Cell::List(vec!["@x".into(), "y".into()])]), "'@x;y\n");
        for begin in FORMULA {
            assert!(written(&[Cell::Text(format!("{begin}x").into())]).trim_start_matches('"').starts_with('\''));
        }
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown() {
        assert_eq!(written(&[Cell::Text("红\u{1b}[31m\u{202e}\u{7}".into())]), "红␛[31m\\u{202e}␇\n");
        assert_eq!(written(&[Cell::List(vec!["\u{9b}a".into(), "b".into()])]), "\\u{9b}a;b\n");
    }

    #[test]
    fn commas_quotes_and_line_breaks_are_quoted() {
        assert_eq!(written(&[Cell::Text("a,\"b\"\nc".into())]), "\"a,\"\"b\"\"\nc\"\n");
    }

    #[test]
    fn the_byte_order_mark_is_written_only_when_asked_for() {
        let begins = |bom| {
            let mut out = Vec::new();
            let sheet = CsvSheet::new(&mut out, &[head("code")], bom).expect("memory takes all");
            Box::new(sheet).finish(&Closing::default()).expect("memory takes all");
            out
        };
        assert_eq!(begins(true), b"\xef\xbb\xbfcode\n");
        assert_eq!(begins(false), b"code\n");
    }
}
