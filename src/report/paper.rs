//! Official papers 公文 as neutral blocks: what a renderer lays out without knowing what the paper is about.
//!
//! A report decides what a paper says and in which order; how a title, a heading or an annex looks is the renderer's.

use chrono::NaiveDate;

use super::document::{self, Cell, Closing, Head, Page};
use crate::domain::light::Light;
use crate::i18n::{Lang, paper as words};

/// A paper: blocks one below the other, and what its file says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// The language of its words.
    pub lang: Lang,
    /// The title in the file's properties.
    pub title: String,
    /// What else the file's properties say: the as-of date and the catalogue.
    pub about: String,
    /// The day it is made for; nothing in it depends on the clock.
    pub day: NaiveDate,
    /// The blocks.
    pub blocks: Vec<Block>,
}

/// One block of a paper: runs of text, no formatting of its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// Whose paper it is 发文机关标志, in red at its head; a red line below the number ends that head.
    Masthead(String),
    /// The number of the paper 发文字号.
    Number(String),
    /// The title.
    Title(String),
    /// Whom it is addressed to 主送机关.
    Salutation(String),
    /// A heading, its number included: level 1 一、, 2 （一）, 3 1., 4 （1）.
    Heading {
        /// 1 to 4.
        level: u8,
        /// The words.
        text: String,
    },
    /// A paragraph.
    Paragraph(String),
    /// What is annexed 附件说明, one annex a line.
    Annexes(Vec<String>),
    /// Who signs, and the day.
    Signature {
        /// The office 署名.
        office: String,
        /// The day 成文日期.
        day: String,
    },
    /// The beginning of an annex 附件, on a page of its own.
    Annex {
        /// Which annex it is: 附件1.
        mark: String,
        /// Its title.
        title: String,
        /// Whether its pages lie on their side.
        wide: bool,
    },
    /// A table.
    Table(Table),
    /// A small remark, below a table or on a page of remarks.
    Remark(String),
}

/// A table of a paper.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// The heads, repeated on every page.
    pub heads: Vec<Head>,
    /// How the width is shared among the columns.
    pub shares: Vec<u16>,
    /// Whether its rows leave room to write in by hand.
    pub roomy: bool,
    /// The lines.
    pub lines: Vec<Line>,
}

/// A line of a table.
#[derive(Debug, Clone, PartialEq)]
pub enum Line {
    /// The heading of the lines below it, across all columns.
    Part(String),
    /// A cell for each column; an empty text is a place to write in.
    Cells(Vec<Cell<'static>>),
}

/// A paper being put together: numbers its headings and annexes.
#[derive(Debug)]
pub struct Draft {
    lang: Lang,
    blocks: Vec<Block>,
    numbers: [usize; 4],
    annexes: usize,
}

impl Draft {
    /// An empty draft.
    #[must_use]
    pub fn new(lang: Lang) -> Self {
        Self { lang, blocks: Vec::new(), numbers: [0; 4], annexes: 0 }
    }

    /// Adds a block as it is.
    pub fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: impl Into<String>) {
        self.push(Block::Paragraph(text.into()));
    }

    /// Adds a heading with the next number of its level.
    pub fn heading(&mut self, level: u8, text: &str) {
        let text = format!("{}{text}", self.next(level));
        self.push(Block::Heading { level, text });
    }

    /// Adds a paragraph that begins with the next number of a level.
    pub fn point(&mut self, level: u8, text: &str) {
        let text = format!("{}{text}", self.next(level));
        self.paragraph(text);
    }

    /// Begins the next of so many annexes on a page of its own.
    pub fn annex(&mut self, of: usize, title: &str, wide: bool) {
        self.annexes += 1;
        let mark = words::annex(self.annexes, of, self.lang);
        self.push(Block::Annex { mark, title: title.to_owned(), wide });
    }

    /// The paper.
    #[must_use]
    pub fn finish(self, title: String, about: String, day: NaiveDate) -> Paper {
        Paper { lang: self.lang, title, about, day, blocks: self.blocks }
    }

    fn next(&mut self, level: u8) -> String {
        let at = usize::from(level.clamp(1, 4)) - 1;
        self.numbers[at] += 1;
        self.numbers[at + 1..].fill(0);
        words::ordinal(level, self.numbers[at], self.lang)
    }
}

impl Paper {
    /// The same paper as a page, to be read before it is made into a file.
    #[must_use]
    pub fn page(&self) -> Page {
        let heading = |level, text: &str| document::Block::Heading { level, text: text.to_owned(), light: Light::None };
        let mut blocks = Vec::new();
        for block in &self.blocks {
            match block {
                Block::Title(text) => blocks.push(heading(1, text)),
                Block::Heading { level: 1, text } => blocks.push(heading(2, text)),
                Block::Annex { mark, title, .. } => {
                    blocks.push(heading(1, &words::annex_heading(mark, title, self.lang)));
                }
                Block::Masthead(text)
                | Block::Number(text)
                | Block::Salutation(text)
                | Block::Heading { text, .. }
                | Block::Paragraph(text)
                | Block::Remark(text) => blocks.push(document::Block::Paragraph(text.clone())),
                Block::Annexes(titles) => {
                    blocks.push(document::Block::Paragraph(words::annexes(titles, self.lang).join("\n")));
                }
                Block::Signature { office, day } => {
                    blocks.push(document::Block::Paragraph(format!("{office}\n{day}")));
                }
                Block::Table(table) => table.blocks(&mut blocks),
            }
        }
        Page { blocks }
    }
}

impl Table {
    /// The table as blocks of a page, part by part.
    fn blocks(&self, into: &mut Vec<document::Block>) {
        let mut rows: Vec<Vec<Cell<'static>>> = Vec::new();
        let close = |rows: &mut Vec<Vec<Cell<'static>>>, into: &mut Vec<document::Block>| {
            if !rows.is_empty() {
                let rows = std::mem::take(rows);
                into.push(document::Block::Table { heads: self.heads.clone(), rows, closing: Closing::default() });
            }
        };
        for line in &self.lines {
            match line {
                Line::Part(text) => {
                    close(&mut rows, into);
                    into.push(document::Block::Heading { level: 2, text: text.clone(), light: Light::None });
                }
                Line::Cells(cells) => rows.push(cells.clone()),
            }
        }
        close(&mut rows, into);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(draft: Draft) -> Vec<String> {
        let text = |block| match block {
            Block::Heading { text, .. } | Block::Paragraph(text) => text,
            Block::Annex { mark, .. } => mark,
            other => format!("{other:?}"),
        };
        draft.blocks.into_iter().map(text).collect()
    }

    #[test]
    fn headings_are_numbered_level_by_level_and_begin_anew_below_a_higher_one() {
        let mut draft = Draft::new(Lang::Zh);
        draft.heading(1, "甲");
        draft.heading(2, "子");
        draft.heading(2, "丑");
        draft.point(3, "其一");
        draft.heading(1, "乙");
        draft.heading(2, "寅");
        assert_eq!(texts(draft), ["一、甲", "（一）子", "（二）丑", "1.其一", "二、乙", "（一）寅"]);
    }

    #[test]
    fn an_annex_is_numbered_only_where_there_are_several() {
        let marks = |of| {
            let mut draft = Draft::new(Lang::Zh);
            (0..of).for_each(|_| draft.annex(of, "表", true));
            texts(draft)
        };
        assert_eq!(marks(1), ["附件"]);
        assert_eq!(marks(2), ["附件1", "附件2"]);
    }
}
