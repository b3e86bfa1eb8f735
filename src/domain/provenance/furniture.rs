//! What stands on a page and is no part of the text: page numbers, running headers and footers, tables of contents.

use std::collections::HashMap;

use super::Line;
use crate::domain::glyph::plain;

/// What a line is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Furniture {
    /// A line of the text.
    Text,
    /// Furniture.
    Page,
}

/// Lines at the edge of a page that are looked at.
const EDGE: usize = 2;

/// Pages that a running header stands on at least: fewer may as well repeat a line of the text.
const PAGES_ALIKE: usize = 3;

/// Says of each line whether it is furniture.
pub(super) fn sort_out(lines: &[Line]) -> Vec<Furniture> {
    let mut kinds: Vec<Furniture> =
        lines
            .iter()
            .map(|line| {
                if is_dressed(line.text.trim()) || is_contents(&line.text) { Furniture::Page } else { Furniture::Text }
            })
            .collect();
    let edges = edges(lines);
    // Running headers: the same words at the edge of several pages.
    let mut seen: HashMap<String, usize> = HashMap::new();
    for at in &edges {
        *seen.entry(wordless(&lines[*at].text)).or_default() += 1;
    }
    for at in &edges {
        let key = wordless(&lines[*at].text);
        if !is_numbered(&key) && seen[&key] >= PAGES_ALIKE {
            kinds[*at] = Furniture::Page;
        }
    }
    // A bare number is a page's at the edge of one, or where it follows the last page's.
    let mut page = 0;
    for (at, line) in lines.iter().enumerate() {
        let Some(number) = bare(line.text.trim()) else { continue };
        let apart = |other: Option<&Line>| other.is_none_or(|line| line.text.trim().is_empty() || line.begins_page);
        let alone = apart(at.checked_sub(1).and_then(|at| lines.get(at))) && apart(lines.get(at + 1));
        if number == page + 1 && (edges.contains(&at) || alone || page > 0) {
            page = number;
            kinds[at] = Furniture::Page;
        }
    }
    kinds
}

/// The places of the lines next to the edges of pages, where there are pages.
fn edges(lines: &[Line]) -> Vec<usize> {
    let filled: Vec<usize> = (0..lines.len()).filter(|at| !lines[*at].text.trim().is_empty()).collect();
    let mut edges = Vec::new();
    let mut begin = 0;
    let starts = (1..=filled.len()).filter(|i| {
        let from = filled[i - 1] + 1;
        *i == filled.len() || lines[from..=filled[*i]].iter().any(|line| line.begins_page)
    });
    let starts: Vec<usize> = starts.collect();
    if starts.len() < 2 {
        return edges;
    }
    for end in starts {
        edges.extend((begin..end).filter(|i| *i < begin + EDGE || *i + EDGE >= end).map(|i| filled[i]));
        begin = end;
    }
    edges
}

/// A number with what dresses it as a page's: `- 12 -`, `第 3 页`, `3 / 12`, `第3页 共12页`.
fn is_dressed(text: &str) -> bool {
    let text: String = text.chars().map(plain).collect();
    let dress = |c: char| c.is_whitespace() || "-—–－·•/第页共,，|".contains(c);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let dressed = text.contains('页')
        || (text.starts_with(['-', '—', '–', '－', '·', '•']) && text.ends_with(['-', '—', '–', '－', '·', '•']));
    dressed && (1..=8).contains(&digits) && text.chars().all(|c| c.is_ascii_digit() || dress(c))
}

/// A line of a table of contents: words, leading points, a page.
fn is_contents(text: &str) -> bool {
    let text = text.trim_end();
    let words = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let led = words.trim_end_matches(|c: char| ".．…·⋯ \t".contains(c));
    words.len() < text.len()
        && !led.is_empty()
        && words[led.len()..].chars().filter(|c| !c.is_whitespace()).count() >= 3
}

/// A line that is nothing but a number of at most three digits.
fn bare(text: &str) -> Option<u32> {
    let text: String = text.chars().map(plain).collect();
    (1..=3).contains(&text.len()).then(|| text.parse().ok()).flatten().filter(|number| *number > 0)
}

/// A line without its digits and spaces.
fn wordless(text: &str) -> String {
    text.chars().filter(|c| !c.is_ascii_digit() && !c.is_whitespace()).collect()
}

/// Whether nothing is left that could be a header.
fn is_numbered(key: &str) -> bool {
    key.chars().count() < 2 || key.chars().all(|c| !c.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<bool> {
        let lines: Vec<Line> = text
            .split('\n')
            .zip(1..)
            .map(|(text, number)| Line {
                text: text.trim_start_matches('\u{c}').to_owned(),
                number,
                begins_page: text.starts_with('\u{c}'),
                whole: false,
            })
            .collect();
        sort_out(&lines).into_iter().map(|kind| kind == Furniture::Page).collect()
    }

    #[test]
    fn page_numbers_are_told_from_numbers() {
        assert_eq!(
            kinds("— 12 —\n第 3 页 共 12 页\n到2025年\n1000\n达到\n40"),
            [true, true, false, false, false, false]
        );
        assert_eq!(kinds("甲\n1\n\u{c}乙\n2\n\u{c}丙\n40"), [false, true, false, true, false, false]);
        assert_eq!(kinds("正文。\n\n1"), [false, false, true]);
    }

    #[test]
    fn running_headers_and_contents_are_furniture() {
        let pages = "某市规划 2025\n甲\n\u{c}某市规划 2025\n乙乙\n\u{c}某市规划 2025\n丙丙丙";
        assert_eq!(kinds(pages), [true, false, true, false, true, false]);
        assert_eq!(kinds("一、总体要求……………3\n一、总体要求"), [true, false]);
    }
}
