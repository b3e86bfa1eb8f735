//! Pages for a browser: one self-contained file each, which asks nothing of anybody and runs nothing but its own script.
//!
//! All text goes through `said` and markup that escapes; style and script are named by their digests in the page's own
//! policy, so that nothing else can act, wherever it comes from. Knows no domain.

mod bar;
mod block;
pub mod board;
mod cell;
mod chart;
mod control;
mod policy;
mod sheet;

use std::borrow::Cow;
use std::io::{self, Write};

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::clean::clean;
use crate::i18n::{Lang, marks};
use crate::report::document::{Block, Page};

pub use sheet::HtmlSheet;

/// The style of every page.
const STYLE: &str = concat!(
    include_str!("style/base.css"),
    include_str!("style/table.css"),
    include_str!("style/chart.css"),
    include_str!("style/board.css"),
    include_str!("style/print.css"),
);

/// The shapes of lights and of a chart's marks, drawn once for all places that show them.
const SHAPES: &str = include_str!("shapes.svg");

/// Writes a page; `below` are the lines at its foot: as-of date, catalogue, digest.
pub fn page(out: &mut dyn Write, page: &Page, below: &[String], lang: Lang) -> io::Result<()> {
    let title = page.blocks.iter().find_map(|block| match block {
        Block::Heading { level: 1, text, .. } => Some(text.as_str()),
        _ => None,
    });
    let body = html! {
        main { (block::blocks(&page.blocks, lang)) }
        (foot(below))
    };
    out.write_all(head(title.unwrap_or_default(), STYLE, "", lang).0.as_bytes())?;
    out.write_all(body.0.as_bytes())?;
    out.write_all(b"</body></html>\n")?;
    out.flush()
}

/// Everything up to the body, which it opens; a page without a script may run none.
fn head(title: &str, style: &str, script: &str, lang: Lang) -> Markup {
    let tag = lang.pick("zh-CN", "en");
    html! {
        (DOCTYPE)
        (PreEscaped(format!("<html lang=\"{tag}\">")))
        head {
            meta charset="utf-8";
            meta http-equiv="Content-Security-Policy" content=(policy::policy(style, script));
            meta name="viewport" content="width=device-width, initial-scale=1";
            meta name="color-scheme" content="light dark";
            meta name="referrer" content="no-referrer";
            meta name="generator" content=(concat!("duban ", env!("CARGO_PKG_VERSION")));
            title { (line(title)) }
            style { (PreEscaped(style)) }
            @if !script.is_empty() {
                script { (PreEscaped(script)) }
            }
        }
        (PreEscaped("<body>"))
        (PreEscaped(SHAPES))
    }
}

/// The lines at the foot of a page.
fn foot(lines: &[String]) -> Markup {
    html! {
        footer { @for text in lines { p { (said(text)) } } }
    }
}

/// Text from anywhere with what would be obeyed or hidden made visible; the markup escapes the rest.
fn said(text: &str) -> Cow<'_, str> {
    clean(text)
}

/// The same on one line.
fn line(text: &str) -> Cow<'_, str> {
    super::clean::clean_line(text)
}

/// A label with its colon.
fn labelled(label: &str, lang: Lang) -> String {
    format!("{label}{}", marks::colon(lang))
}

#[cfg(test)]
mod tests;
