//! Blocks of a page as markup: headings that open parts, facts, paragraphs, steps, tables, charts, legends.

use maud::{Markup, PreEscaped, html};

use super::cell::light as light_of;
use super::{chart, labelled, said, sheet};
use crate::domain::light::Light;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, marks};
use crate::report::document::{Block, Closing, Legend};

/// The blocks one below the other; each heading opens a part, which holds all up to the next.
pub fn blocks(blocks: &[Block], lang: Lang) -> Markup {
    let mut parts = Parts::new(0);
    for block in blocks {
        match block {
            Block::Heading { level, text, light } => parts.heading(*level, text, *light, lang),
            block => parts.put(&self::block(block, lang)),
        }
    }
    parts.end()
}

/// Markup in parts, each opened by its heading.
pub struct Parts {
    markup: String,
    open: bool,
    deeper: u8,
}

impl Parts {
    /// No part yet; headings are so many levels deeper than their blocks say.
    pub fn new(deeper: u8) -> Self {
        Self { markup: String::new(), open: false, deeper }
    }

    /// Opens a part; a heading below the second level stays in its part unless headings are set deeper.
    pub fn heading(&mut self, level: u8, text: &str, light: Light, lang: Lang) {
        if self.opens(level) {
            self.close();
            self.markup.push_str("<section>");
            self.open = true;
        }
        let text = html! { (light_of(light, lang)) (said(text)) };
        let heading = match level + self.deeper {
            0 | 1 => html! { h1 { (text) } },
            2 => html! { h2 { (text) } },
            3 => html! { h3 { (text) } },
            4 => html! { h4 { (text) } },
            _ => html! { h5 { (text) } },
        };
        self.put(&heading);
    }

    fn opens(&self, level: u8) -> bool {
        level == 2 + u8::from(self.deeper > 0)
    }

    /// Adds markup to the part that is open.
    pub fn put(&mut self, markup: &Markup) {
        self.markup.push_str(&markup.0);
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.markup.push_str("</section>");
        }
    }

    /// All of it.
    pub fn end(mut self) -> Markup {
        self.close();
        PreEscaped(self.markup)
    }
}

/// One block that is no heading.
pub fn block(block: &Block, lang: Lang) -> Markup {
    match block {
        Block::Heading { text, .. } => html! { p { strong { (said(text)) } } },
        Block::Facts(pairs) => facts(pairs),
        Block::Paragraph(text) => html! { p { (said(text)) } },
        Block::Steps(steps) => html! { ol { @for step in steps { li { (said(step)) } } } },
        Block::Table { heads, rows, closing } => html! {
            (sheet::table(heads, rows, lang))
            (self::closing(closing, lang))
        },
        Block::Chart(chart) => chart::chart(chart, lang),
        Block::Legend(all) => legends(all, lang),
    }
}

/// Labels and what belongs to them.
pub fn facts(pairs: &[(String, String)]) -> Markup {
    html! { dl { @for (label, text) in pairs { div { dt { (said(label)) } dd { (said(text)) } } } } }
}

/// What stands below a table.
pub fn closing(closing: &Closing, lang: Lang) -> Markup {
    html! {
        @if let Some(totals) = &closing.totals { p { strong { (said(totals)) } } }
        @if !closing.legend.is_empty() { (legends(&closing.legend, lang)) }
        (remarks(&closing.remarks))
    }
}

/// Remarks, where there are any.
pub fn remarks(remarks: &[String]) -> Markup {
    html! {
        @if !remarks.is_empty() { ul.notes { @for remark in remarks { li { (said(remark)) } } } }
    }
}

/// What lights mean, ladder by ladder.
fn legends(legends: &[Legend], lang: Lang) -> Markup {
    html! {
        @for legend in legends {
            p.lights {
                @if let Some(owner) = &legend.of { (labelled(&format!("{}{}", marks::legend(lang), marks::bracketed(&said(owner), lang)), lang)) }
                @else { (labelled(marks::legend(lang), lang)) }
                @for (light, meaning) in &legend.lights {
                    " "
                    span.light { (light_of(*light, lang)) span aria-hidden="true" { (light.say(lang)) } " " (said(meaning)) }
                }
            }
        }
    }
}
