//! A board as a page: counts and filters, the table of entries, and the page of each entry, which opens where it is asked for.
//!
//! Without a script it is a plain page: the table, then every entry's page below it. With one these stand in `noscript`
//! elements, which a browser keeps as text until one is opened, so that thousands of them cost little.

use std::io::{self, Write};

use maud::{Markup, PreEscaped, html};

use super::block::{Parts, block, remarks};
use super::cell::{cell, light, link, nothing};
use super::control::{self, Counts};
use super::sheet::{class_of, heads};
use super::{STYLE, foot, head, line, said};
use crate::i18n::Lang;
use crate::report::document::{BoardHead, Cell, Entry, Frame, Item, Lead, Link, LinkTable, Piece, Sorting};

/// The script of a board.
const SCRIPT: &str = concat!(
    "(() => {\n'use strict';\n",
    include_str!("script/state.js"),
    include_str!("script/table.js"),
    include_str!("script/page.js"),
    include_str!("script/start.js"),
    "})();\n",
);

/// A board being made: the rows and pages of its entries wait until all that stands above them is known.
pub struct BoardSheet {
    heads: Vec<BoardHead>,
    counts: Counts,
    rows: String,
    pages: String,
    open: bool,
    apart: bool,
    lang: Lang,
}

impl BoardSheet {
    /// A board with these columns.
    #[must_use]
    pub fn new(heads: Vec<BoardHead>, lang: Lang) -> Self {
        let (rows, pages) = (String::new(), String::new());
        Self { heads, counts: Counts::default(), rows, pages, open: false, apart: false, lang }
    }

    /// Begins a part of the table under its own heading; what is `apart` is counted apart.
    pub fn part(&mut self, heading: &str, apart: bool) {
        self.close();
        self.open = true;
        self.apart = apart;
        let mark = if apart { " data-apart" } else { "" };
        self.rows.push_str("<tbody class=\"part\"");
        self.rows.push_str(mark);
        self.rows.push('>');
        self.put_row(&html! { tr.head { th scope="rowgroup" colspan=(self.heads.len()) { (said(heading)) } } });
    }

    /// Adds an entry.
    pub fn entry(&mut self, entry: &Entry<'_>) {
        self.counts.add(&entry.choices, self.apart);
        let row = self.row(entry);
        self.put_row(&row);
        let page = html! {
            article id={ "t=" (entry.code) } {
                h3 { (light(entry.light, self.lang)) (line(&entry.title)) }
                noscript { (pieces(&entry.page, self.lang)) }
            }
        };
        self.pages.push_str(&page.0);
    }

    /// Writes it all; `below` are the lines at the foot.
    pub fn finish(mut self, out: &mut dyn Write, frame: &Frame, below: &[String]) -> io::Result<()> {
        self.close();
        let lang = self.lang;
        let style = format!("{STYLE}{}", control::labels(&self.heads, lang));
        let top = html! {
            (head(&frame.title, &style, SCRIPT, lang))
            a.skip href="#targets" { (frame.wording.skip) }
            header { h1 { (said(&frame.title)) } @for line in &frame.preface { p { (said(line)) } } }
            (PreEscaped("<main>"))
            section {
                h2 { (frame.wording.overview) }
                p.totals { (said(&frame.totals)) }
                (remarks(&frame.remarks))
                (control::tiles(frame, &self.counts, lang))
            }
            (PreEscaped("<section id=\"targets\" tabindex=\"-1\">"))
            h2 { (frame.wording.entries) }
            (control::tools(&self.heads, frame, &self.counts, lang))
            (PreEscaped("<div class=\"wide\"><table id=\"table\">"))
            caption.hide { (frame.wording.entries) }
            (control::heads(&self.heads))
        };
        let below_table = html! {
            (control::sorted(self.heads.len(), frame.wording.apart))
            (PreEscaped("</table></div>"))
            (control::more(lang))
            (PreEscaped("</section>"))
            @for section in &frame.sections {
                section id=(section.id) { h2 { (said(&section.title)) } (pieces(&section.pieces, lang)) }
            }
            (PreEscaped("<section id=\"details\">"))
            h2 { (frame.wording.pages) }
        };
        for text in [&top.0, &self.rows, &below_table.0, &self.pages] {
            out.write_all(text.as_bytes())?;
        }
        let end = html! { (PreEscaped("</section></main>")) (foot(below)) (control::opened(frame.wording.page, lang)) };
        out.write_all(end.0.as_bytes())?;
        out.write_all(b"</body></html>\n")?;
        out.flush()
    }

    fn put_row(&mut self, row: &Markup) {
        self.rows.push_str(&row.0);
        self.rows.push('\n');
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.rows.push_str("</tbody>\n");
        }
    }

    fn row(&self, entry: &Entry<'_>) -> Markup {
        let choices: Vec<String> = entry.choices.iter().map(|places| numbers(places)).collect();
        let items = self.heads.iter().zip(&entry.items);
        html! {
            tr.entry data-c=(choices.join("|")) data-q=(line(&entry.words)) {
                @for (at, (head, item)) in items.enumerate() {
                    @if at == 0 {
                        th scope="row" {
                            a href={ "#t=" (entry.code) } { (cell(&item.cell, self.lang)) }
                            @for mark in &entry.marks { " " span.mark { (mark) } }
                        }
                    } @else {
                        td class=[self.class(head, item)] data-v=[rank(head, item)] { (self.item(item)) }
                    }
                }
            }
        }
    }

    /// How an item stands; one that holds nothing is left out of a card.
    fn class(&self, head: &BoardHead, item: &Item<'_>) -> Option<&'static str> {
        match class_of(&head.head, &item.cell, self.lang) {
            Some("r") if item.cell == Cell::Empty => Some("r none"),
            _ if item.cell == Cell::Empty => Some("none"),
            class => class,
        }
    }

    fn item(&self, item: &Item<'_>) -> Markup {
        html! {
            (cell(&item.cell, self.lang))
            @if item.beside != Cell::Empty { " " small { (cell(&item.beside, self.lang)) } }
        }
    }
}

/// The place of an item in the order of its column, where that goes by places.
fn rank(head: &BoardHead, item: &Item<'_>) -> Option<String> {
    let rank = item.rank.filter(|_| head.sorting == Sorting::Rank)?;
    Some(rank.normalize().to_string())
}

fn numbers(places: &[usize]) -> String {
    places.iter().map(ToString::to_string).collect::<Vec<_>>().join(",")
}

/// The pieces of a page or section, in parts.
fn pieces(pieces: &[Piece], lang: Lang) -> Markup {
    let mut parts = Parts::new(1);
    for piece in pieces {
        match piece {
            Piece::Block(crate::report::document::Block::Heading { level, text, light }) => {
                parts.heading(*level, text, *light, lang);
            }
            Piece::Block(own) => parts.put(&block(own, lang)),
            Piece::Links(table) => parts.put(&links(table, lang)),
        }
    }
    parts.end()
}

/// A table with links.
fn links(table: &LinkTable, lang: Lang) -> Markup {
    html! {
        div.box tabindex="0" role="region" aria-label=(said(&table.title)) {
            table {
                (heads(&table.heads))
                tbody {
                    @for row in &table.rows {
                        tr { @for (head, own) in table.heads.iter().zip(row) { td class=[class_of(head, &own.cell, lang)] { (linked(own, lang)) } } }
                    }
                }
            }
        }
        (remarks(&table.remarks))
    }
}

fn linked(own: &Link, lang: Lang) -> Markup {
    let words = || cell(&own.cell, lang);
    let text = match &own.cell {
        Cell::Empty => nothing(),
        _ => match (&own.lead, &own.cell) {
            (Lead::Address(to), Cell::Text(text)) => link(text, to),
            (Lead::Entry(code), _) => html! { a href={ "#t=" (code) } { (words()) } },
            (Lead::Choice { facet, code }, _) => {
                html! { a href={ "#" (facet) "=" (escaped(&said(code))) } { (words()) } }
            }
            (Lead::Nowhere | Lead::Address(_), _) => words(),
        },
    };
    html! { (text) @if let Some(below) = &own.below { div.below { (said(below)) } } }
}

/// A code as a part of an address: all but letters, digits and a few signs by their bytes.
fn escaped(code: &str) -> String {
    use std::fmt::Write as _;
    let mut escaped = String::with_capacity(code.len());
    for byte in code.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => escaped.push(char::from(byte)),
            _ => {
                let _ = write!(escaped, "%{byte:02X}");
            }
        }
    }
    escaped
}
