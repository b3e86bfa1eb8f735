//! One file of a catalogue, and the faults found so far.
//!
//! Knows lines and columns, nothing of what the text means.

use std::cell::{Cell, OnceCell, RefCell};
use std::ops::Range;

use crate::domain::code::Text;
use crate::domain::fault::catalogue::{CatalogueFault, CatalogueFaultKind, Place};
use crate::domain::limits;

/// A file of a catalogue: its name and its text.
#[derive(Debug)]
pub struct Sheet {
    /// The name under which people know it.
    pub name: Text,
    /// Its text, without a byte order mark.
    pub text: Text,
    /// The position of the file among the others.
    pub number: usize,
    /// The text with what cannot be read blanked out, where there is such.
    readable: OnceCell<String>,
    /// What was blanked out.
    blanked: OnceCell<Vec<Range<usize>>>,
    /// The first byte of every line.
    lines: OnceCell<Vec<usize>>,
}

impl Sheet {
    /// A file.
    pub fn new(name: Text, text: &str, number: usize) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text).into();
        Self { name, text, number, readable: OnceCell::new(), blanked: OnceCell::new(), lines: OnceCell::new() }
    }

    /// Blanks parts of the text out, in their order, line breaks kept, and gives what can be read.
    pub fn blank(&self, parts: Vec<Range<usize>>) -> &str {
        let mut bytes = self.text.as_bytes().to_vec();
        for part in &parts {
            for byte in bytes.iter_mut().take(part.end).skip(part.start).filter(|b| **b != b'\n') {
                *byte = b' ';
            }
        }
        self.blanked.get_or_init(|| parts);
        self.readable.get_or_init(|| String::from_utf8(bytes).expect("whole lines of UTF-8 were replaced by spaces"))
    }

    /// Gives all of it up: nothing of it is read, and what seems missing may stand in it.
    pub fn give_up(&self) {
        self.blank(Vec::from([self.text_span()]));
    }

    fn text_span(&self) -> Range<usize> {
        0..self.text.len()
    }

    /// Whether it was given up.
    pub fn is_given_up(&self) -> bool {
        self.blanked.get().is_some_and(|parts| parts.first() == Some(&self.text_span()))
    }

    /// True where the blanked part of a stretch of text mentions a word: what seems missing may stand there.
    pub fn lost(&self, within: Range<usize>, word: &str) -> bool {
        self.blanked.get().is_some_and(|parts| {
            let first = parts.partition_point(|part| part.end <= within.start);
            let overlapping = parts[first..].iter().take_while(|part| part.start < within.end);
            overlapping.map(|part| &self.text[part.clone()]).any(|text| text.contains(word))
        })
    }

    /// The stretch from a block's head to the next one.
    pub fn block(&self, head: &Range<usize>) -> Range<usize> {
        let rest = self.text.get(head.end..).unwrap_or_default();
        let end = rest.find("\n[").map_or(self.text.len(), |at| head.end + at);
        head.start..end
    }

    /// Where a span begins.
    pub fn place(&self, span: Range<usize>) -> Place {
        let lines = self
            .lines
            .get_or_init(|| std::iter::once(0).chain(self.text.match_indices('\n').map(|(at, _)| at + 1)).collect());
        let start = span.start.min(self.text.len());
        let line = lines.partition_point(|first| *first <= start).max(1);
        let column = self.text.get(lines[line - 1]..start).map_or(0, |before| before.chars().count()) + 1;
        Place { file: self.name.clone(), line, column, span }
    }
}

/// The faults found so far, in any order.
#[derive(Debug, Default)]
pub struct Faults {
    found: RefCell<Vec<(usize, CatalogueFault)>>,
    more: Cell<usize>,
}

impl Faults {
    /// Adds a fault.
    pub fn add(&self, sheet: &Sheet, span: Range<usize>, kind: impl Into<CatalogueFaultKind>) {
        self.push(sheet, CatalogueFault { place: sheet.place(span), kind: kind.into(), also: None });
    }

    /// Adds a fault that has to do with another place.
    pub fn add_with(&self, sheet: &Sheet, span: Range<usize>, kind: impl Into<CatalogueFaultKind>, also: Place) {
        self.push(sheet, CatalogueFault { place: sheet.place(span), kind: kind.into(), also: Some(also) });
    }

    /// Counts faults that are not told.
    pub fn count_more(&self, more: usize) {
        self.more.set(self.more.get() + more);
    }

    /// How many faults are not told.
    pub fn more(&self) -> usize {
        self.more.get()
    }

    /// Whether so many were found that no more are kept.
    pub fn are_many(&self) -> bool {
        self.found.borrow().len() >= limits::FAULTS_KEPT
    }

    fn push(&self, sheet: &Sheet, fault: CatalogueFault) {
        if self.are_many() {
            self.count_more(1);
        } else {
            self.found.borrow_mut().push((sheet.number, fault));
        }
    }

    /// The faults in the order of files and lines.
    pub fn into_sorted(self) -> Vec<CatalogueFault> {
        let mut found = self.found.into_inner();
        found.sort_by(|(file, a), (other, b)| (file, a.place.span.start).cmp(&(other, b.place.span.start)));
        found.into_iter().map(|(_, fault)| fault).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_counted_in_characters() {
        let sheet = Sheet::new("a.toml".into(), "\u{feff}一 = 1\n名称 = 2\n", 0);
        let place = sheet.place(17..18);
        assert_eq!((place.line, place.column), (2, 6));
        assert_eq!((sheet.place(0..1).line, sheet.place(0..1).column), (1, 1));
    }

    #[test]
    fn the_end_of_the_file_has_a_place() {
        let sheet = Sheet::new("a.toml".into(), "a = 1\n", 0);
        assert_eq!((sheet.place(6..6).line, sheet.place(6..6).column), (2, 1));
    }

    #[test]
    fn blanking_keeps_every_place() {
        let sheet = Sheet::new("a.toml".into(), "a 一\nb = 2\n", 0);
        let first_line = 0..5;
        let readable = sheet.blank(Vec::from([first_line])).to_owned();
        assert_eq!(readable, "     \nb = 2\n");
        assert!(sheet.lost(0..6, "一"));
        assert!(!sheet.lost(6..11, "一"));
    }
}
