//! Pages on a terminal: headings, facts, paragraphs, steps and tables, one below the other.

use std::io::{self, Write};

use super::chart;
use super::clean::clean;
use super::look::Look;
use super::record::facts;
use super::table;
use super::wrap::{hang, width, wrap};
use crate::domain::light::Light;
use crate::i18n::marks;
use crate::report::document::{Block, Page};

/// Writes a page, no line wider than the look allows.
pub fn page(out: &mut dyn Write, page: &Page, look: Look) -> io::Result<()> {
    let mut before: Option<&Block> = None;
    for block in &page.blocks {
        let lines = lines(block, look);
        if lines.is_empty() {
            continue;
        }
        if before.is_some_and(|before| !matches!(before, Block::Heading { level: 2.., .. })) {
            writeln!(out)?;
        }
        for line in lines {
            writeln!(out, "{line}")?;
        }
        before = Some(block);
    }
    out.flush()
}

fn lines(block: &Block, look: Look) -> Vec<String> {
    match block {
        Block::Heading { level, text, light } => heading(*level, text, *light, look),
        Block::Facts(pairs) => facts(pairs.iter().map(|(label, text)| (clean(label), clean(text))), look),
        Block::Paragraph(text) => wrap(&clean(text), look.width),
        Block::Steps(steps) => {
            let room = steps.len().to_string().len();
            let numbered = steps.iter().enumerate().map(|(at, step)| (format!("{:>room$}. ", at + 1), step));
            numbered.flat_map(|(lead, step)| hang(&lead, &clean(step), look.width)).collect()
        }
        Block::Legend(legends) => table::legends(legends, look),
        Block::Table { heads, rows, closing } => table::lines(heads, rows, closing, look),
        Block::Chart(chart) => chart::lines(chart, look),
    }
}

/// A heading; the page's own is underlined, others begin with a rule, of a part's part a shorter one. A light stands before it as a dot or, without colour, after it as a word.
fn heading(level: u8, text: &str, light: Light, look: Look) -> Vec<String> {
    let mark = if light == Light::None { "".into() } else { look.mark(light) };
    let mut text = match level {
        1 => clean(text).into_owned(),
        2 => look.section(&clean(text)),
        _ => format!("{} {}", look.rule(), clean(text)),
    };
    if !look.color {
        text.push_str(&marks::light(light, look.lang));
    }
    let mut lines = wrap(&text, look.width.saturating_sub(width(&mark)));
    let widest = lines.iter().map(|line| width(line)).max().unwrap_or(0) + width(&mark);
    for (at, line) in lines.iter_mut().enumerate() {
        let before = if at == 0 { mark.clone() } else { " ".repeat(width(&mark)).into() };
        *line = format!("{}{}", look.paint(&before), look.strong(line));
    }
    if level == 1 {
        lines.push(look.faint(&look.rule().to_string().repeat(widest)).into_owned());
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;
    use crate::render::samples::{self, WIDTHS};

    fn drawn(look: Look) -> String {
        let mut out = Vec::new();
        page(&mut out, &samples::page(look.lang), look).expect("memory takes all");
        String::from_utf8(out).expect("text is UTF-8")
    }

    #[test]
    fn pages_look_as_they_should() {
        for lang in Lang::ALL {
            for width in WIDTHS {
                let name = format!("page_{lang:?}_{width}").to_lowercase();
                insta::assert_snapshot!(name, drawn(samples::look(width, lang)));
            }
        }
    }

    #[test]
    fn a_coloured_page_shows_its_light_as_a_dot() {
        let page = drawn(Look { color: true, ..samples::look(80, Lang::Zh) });
        assert!(page.starts_with("\u{1b}[33m●\u{1b}[0m \u{1b}[1m主城区5G基站数量\u{1b}[0m\n"), "{page}");
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        for lang in Lang::ALL {
            for to in 20..130 {
                for line in drawn(samples::look(to, lang)).lines() {
                    assert!(width(line) <= to, "{line:?} is wider than {to}");
                }
            }
        }
    }
}
