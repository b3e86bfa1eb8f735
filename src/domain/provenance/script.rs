//! A document as it is compared: without spaces, in one shape of each sign, with its clauses.

use std::ops::Range;

use super::clause::{Clause, bare};
use super::furniture::{Furniture, sort_out};
use super::heading::{Number, Ordinal, Outline, next_numbers, number_of};
use super::{Account, Line};
use crate::domain::glyph::plain;

/// What stands between a sign and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    None,
    /// A space.
    Space,
    /// The end of a line at which the sentence goes on.
    Wrap,
    /// The end of a paragraph.
    Break,
}

/// A sign of a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sign {
    pub c: char,
    pub line: u32,
    pub gap: Gap,
}

/// A document as it is compared.
#[derive(Debug, Clone, Default)]
pub struct Script {
    pub(super) signs: Vec<Sign>,
    /// Numbers of clauses.
    pub(super) ordinals: Vec<Ordinal>,
    /// Numbers that are no part of the text: what they are, where, and the line or a part of it.
    pub(super) aside: Vec<(Account, u32, String)>,
    /// Where each clause begins.
    starts: Vec<(usize, Clause)>,
    /// The signs that begin a line of the file.
    heads: Vec<usize>,
}

impl Script {
    /// Reads a document.
    #[must_use]
    pub fn new(lines: &[Line]) -> Self {
        let mut script = Self { starts: vec![(0, Clause::default())], ..Self::default() };
        let full = full_width(lines);
        let mut read: Vec<(u32, Vec<Sign>)> = Vec::new();
        // How the sentence may go on from the line before, and what stands between.
        let (mut before, mut blank, mut page) = (Gap::Break, false, false);
        for (line, furniture) in lines.iter().zip(sort_out(lines)) {
            page |= line.begins_page || furniture == Furniture::Page;
            if furniture == Furniture::Page {
                if line.text.contains(char::is_numeric) {
                    script.aside.push((Account::Page, line.number, line.text.trim().to_owned()));
                }
                continue;
            }
            if line.text.trim().is_empty() {
                blank = true;
                continue;
            }
            // An empty line ends a paragraph, the foot of a page none.
            let gap = if blank && !page { Gap::Break } else { before };
            (blank, page) = (false, false);
            let text = script.without_residue(line);
            read.push((line.number, signs(&text, line.number, gap)));
            let goes_on = full.is_some_and(|full| !line.whole && width(&line.text) >= full);
            before = if goes_on && !ends_sentence(&line.text) { Gap::Wrap } else { Gap::Break };
        }
        script.lay_out(read);
        script
    }

    /// Puts the lines one behind the other, each into its clause.
    fn lay_out(&mut self, lines: Vec<(u32, Vec<Sign>)>) {
        let chars = |signs: &[Sign]| signs.iter().map(|sign| sign.c).collect::<Vec<char>>();
        let numbers: Vec<Option<Number>> = lines.iter().map(|(_, signs)| number_of(&chars(signs))).collect();
        let next = next_numbers(&numbers);
        let mut outline = Outline::default();
        for (((line, mut signs), number), next) in lines.into_iter().zip(numbers).zip(next) {
            let Some(first) = signs.first_mut() else { continue };
            let from = self.signs.len();
            let paragraph = first.gap == Gap::Break;
            let heading = number.and_then(|number| outline.read(number, next, (from, line), paragraph));
            if let Some((ordinal, clause)) = heading {
                first.gap = Gap::Break;
                self.ordinals.push(ordinal);
                self.starts.push((from, clause));
            }
            self.heads.push(from);
            self.signs.append(&mut signs);
        }
    }

    /// The text without the marks that a converter left: `[bookmark: …]`.
    fn without_residue(&mut self, line: &Line) -> String {
        const OPENING: &str = "[bookmark:";
        let (mut kept, mut rest) = (String::new(), line.text.as_str());
        while let Some(at) = rest.find(OPENING) {
            let Some(end) = rest[at..].find(']') else { break };
            let mark = &rest[at..=at + end];
            if mark.contains(char::is_numeric) {
                self.aside.push((Account::Residue, line.number, mark.to_owned()));
            }
            kept.push_str(&rest[..at]);
            rest = &rest[at + end + 1..];
        }
        kept + rest
    }

    /// The clause that a sign stands in.
    pub(super) fn clause(&self, at: usize) -> &Clause {
        let after = self.starts.partition_point(|(from, _)| *from <= at);
        &self.starts[after.saturating_sub(1)].1
    }

    /// The parts of the text that a reference to a clause names, in order.
    pub(super) fn parts(&self, reference: &str) -> Vec<Range<usize>> {
        let wanted = bare(reference);
        let ends = self.starts.iter().skip(1).map(|(from, _)| *from).chain([self.signs.len()]);
        let parts = self.starts.iter().zip(ends).filter(|((_, clause), _)| clause.lies_in(&wanted));
        parts.map(|((from, _), end)| *from..end).collect()
    }

    /// The sign at a place.
    pub(super) fn at(&self, at: usize) -> Option<char> {
        self.signs.get(at).map(|sign| sign.c)
    }

    /// The sign at a place where no paragraph begins with it.
    pub(super) fn flows(&self, at: usize) -> Option<char> {
        self.signs.get(at).filter(|sign| sign.gap != Gap::Break).map(|sign| sign.c)
    }

    /// The sign at a place that stands right behind the one before it.
    pub(super) fn tied(&self, at: usize) -> Option<char> {
        self.signs.get(at).filter(|sign| matches!(sign.gap, Gap::None | Gap::Wrap)).map(|sign| sign.c)
    }

    /// A part of the text.
    pub(super) fn text(&self, span: Range<usize>) -> String {
        self.signs[span].iter().map(|sign| sign.c).collect()
    }

    /// Whether a part of the text is a line of the file, or several.
    pub(super) fn is_line(&self, span: &Range<usize>) -> bool {
        let begins = |at: usize| at == self.signs.len() || self.heads.binary_search(&at).is_ok();
        begins(span.start) && begins(span.end)
    }
}

/// The signs of a line.
fn signs(text: &str, line: u32, before: Gap) -> Vec<Sign> {
    let mut signs = Vec::new();
    let mut gap = before;
    for c in text.chars().filter_map(fold) {
        if c == ' ' {
            gap = if gap == Gap::None { Gap::Space } else { gap };
        } else {
            signs.push(Sign { c, line, gap });
            gap = Gap::None;
        }
    }
    signs
}

/// The one shape of a sign; `None` for what is not seen.
pub(super) fn fold(c: char) -> Option<char> {
    let shaped = match c {
        '\u{ad}'
        | '\u{200c}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fe00}'..='\u{fe0f}' => {
            return None;
        }
        '\u{200b}' | '\u{2060}' | '\u{feff}' => return None,
        '“' | '”' | '„' | '‟' | '＂' | '『' | '』' | '「' | '」' => '"',
        '‘' | '’' | '＇' => '\'',
        '—' | '–' | '―' | '─' | '－' => '-',
        '〔' | '［' => '[',
        '〕' | '］' => ']',
        '○' => '〇',
        other => plain(other),
    };
    if shaped.is_control() { (shaped == '\t').then_some(' ') } else { Some(shaped) }
}

/// A phrase in the shape of the script.
pub(super) fn folded(text: &str) -> Vec<char> {
    text.chars().filter_map(fold).filter(|c| *c != ' ').collect()
}

/// Columns that a text takes, a Chinese sign two.
fn width(text: &str) -> usize {
    text.trim_end().chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}

/// How wide a line must be for its sentence to go on in the next one; `None` where lines are paragraphs.
fn full_width(lines: &[Line]) -> Option<usize> {
    const NARROWEST: usize = 30;
    const WIDEST: usize = 200;
    let mut widths: Vec<usize> = lines.iter().map(|line| width(&line.text)).filter(|width| *width > 0).collect();
    widths.sort_unstable();
    let usual = *widths.get(widths.len() * 9 / 10)?;
    (NARROWEST..=WIDEST).contains(&usual).then_some(usual * 3 / 4)
}

fn ends_sentence(text: &str) -> bool {
    text.trim_end().ends_with(['。', '；', '：', '！', '？', ';', ':'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(text: &str) -> Script {
        let lines = text.split('\n').zip(1..).map(|(text, number)| Line {
            text: text.to_owned(),
            number,
            begins_page: false,
            whole: false,
        });
        Script::new(&lines.collect::<Vec<_>>())
    }

    #[test]
    fn one_sign_has_one_shape() {
        assert_eq!(
            folded("“５Ｇ”　达到１２．５％，〔2023〕").into_iter().collect::<String>(),
            "\"5G\"达到12.5%,[2023]"
        );
        assert_eq!(folded("1\u{200b}3\u{202e}0").into_iter().collect::<String>(), "130");
    }

    #[test]
    fn a_sentence_goes_on_where_the_line_is_full() {
        let long = "本市加快建设数字基础设施，到二〇二五年底全市基站数量达到1";
        let wrapped = script(&format!("{long}\n3000个以上，并继续提升各类场景的服务能力和服务水平。\n结束。"));
        let seam = long.chars().count();
        assert_eq!((wrapped.signs[seam].c, wrapped.signs[seam].gap), ('3', Gap::Wrap));
        assert_eq!(script("13\n40\n50").signs[2].gap, Gap::Break);
    }

    #[test]
    fn marks_of_a_converter_are_set_aside() {
        let script = script("[bookmark: _Toc840_Level1]一、总体思路\n到2025年。");
        assert_eq!(script.aside, [(Account::Residue, 1, "[bookmark: _Toc840_Level1]".to_owned())]);
        assert_eq!(script.clause(3).number(), "一");
    }
}
