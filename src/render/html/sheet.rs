//! A list as a page with one table, and the tables of other pages.

use std::io::{self, Write};

use maud::{Markup, html};

use super::{STYLE, block, foot, head, said};
use crate::i18n::control::Control;
use crate::i18n::{Lang, marks};
use crate::render::cell::words;
use crate::render::wrap::width;
use crate::report::document::{Align, Cell, Closing, Head, Sheet, Surround};

/// A list being written as a page.
pub struct HtmlSheet<W> {
    out: W,
    heads: Vec<Head>,
    below: Vec<String>,
    lang: Lang,
    open: bool,
    empty: bool,
}

impl<W: Write> HtmlSheet<W> {
    /// Writes the head; `below` are the lines at the foot.
    pub fn new(mut out: W, heads: Vec<Head>, surround: &Surround, below: Vec<String>, lang: Lang) -> io::Result<Self> {
        let title = surround.title.as_deref().unwrap_or_default();
        let top = html! {
            (head(title, STYLE, "", lang))
            header { h1 { (said(title)) } @for line in &surround.preface { p { (said(line)) } } }
        };
        out.write_all(top.0.as_bytes())?;
        out.write_all(b"<main>")?;
        Ok(Self { out, heads, below, lang, open: false, empty: true })
    }

    fn open(&mut self) -> io::Result<()> {
        if !std::mem::replace(&mut self.open, true) {
            let label = Control::Sideways.say(self.lang);
            write!(self.out, "<div class=\"box\" tabindex=\"0\" role=\"region\" aria-label=\"{label}\"><table>")?;
            self.out.write_all(heads(&self.heads).0.as_bytes())?;
            self.out.write_all(b"<tbody>")?;
        }
        Ok(())
    }

    fn close(&mut self) -> io::Result<()> {
        if std::mem::take(&mut self.open) { self.out.write_all(b"</tbody></table></div>") } else { Ok(()) }
    }
}

impl<W: Write> Sheet for HtmlSheet<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        self.empty = false;
        self.open()?;
        self.out.write_all(row(&self.heads, cells, self.lang).0.as_bytes())
    }

    fn section(&mut self, heading: &str) -> io::Result<()> {
        self.close()?;
        self.out.write_all(html! { h2 { (said(heading)) } }.0.as_bytes())
    }

    fn finish(mut self: Box<Self>, closing: &Closing) -> io::Result<()> {
        if self.empty {
            self.out.write_all(html! { p { (marks::no_rows(self.lang)) } }.0.as_bytes())?;
        }
        self.close()?;
        let end = html! { (block::closing(closing, self.lang)) };
        self.out.write_all(end.0.as_bytes())?;
        self.out.write_all(b"</main>")?;
        self.out.write_all(foot(&self.below).0.as_bytes())?;
        self.out.write_all(b"</body></html>\n")?;
        self.out.flush()
    }
}

/// A table, in a box of its own that may be moved sideways.
pub fn table(all: &[Head], rows: &[Vec<Cell<'_>>], lang: Lang) -> Markup {
    if rows.is_empty() {
        return html! { p { (marks::no_rows(lang)) } };
    }
    html! {
        div.box tabindex="0" role="region" aria-label=(Control::Sideways.say(lang)) {
            table {
                (heads(all))
                tbody { @for cells in rows { (row(all, cells, lang)) } }
            }
        }
    }
}

/// The heads of a table.
pub fn heads(heads: &[Head]) -> Markup {
    html! { thead { tr { @for head in heads { th scope="col" class=[class(head)] { (said(&head.heading)) } } } } }
}

fn row(heads: &[Head], cells: &[Cell<'_>], lang: Lang) -> Markup {
    html! {
        tr { @for (head, cell) in heads.iter().zip(cells) { td class=[class_of(head, cell, lang)] { (super::cell::cell(cell, lang)) } } }
    }
}

/// Columns of text that stay in one piece; what is longer is no number or code, whatever its column.
const PIECE: usize = 28;

/// How a cell stands: as its column, unless it is too long for that.
pub fn class_of(head: &Head, cell: &Cell<'_>, lang: Lang) -> Option<&'static str> {
    let class = class(head)?;
    let is_long = words(cell, lang).is_some_and(|words| width(&words) > PIECE);
    Some(match class {
        "r" if is_long => "r long",
        _ if is_long => "long",
        class => class,
    })
}

/// How a column's text stands: numbers to the right, codes and dates in one piece.
pub fn class(head: &Head) -> Option<&'static str> {
    match (head.align, head.wraps) {
        (Align::Right, _) => Some("r"),
        (Align::Left, false) => Some("n"),
        (Align::Left, true) => None,
    }
}
