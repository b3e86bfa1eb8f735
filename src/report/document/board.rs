//! A board 看板 as data: entries in a table to filter and to sort, each with a page of its own, and what stands around them.
//!
//! All words are there. How filters are offered, how an entry's page is opened, and how it is printed is the renderer's
//! business, which knows nothing of what the entries are.

use rust_decimal::Decimal;

use super::{Block, Cell, Head};
use crate::domain::light::Light;

/// How the rows of a board are put in the order of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sorting {
    /// By its words.
    Words,
    /// By the ranks of its items.
    Rank,
}

/// The head of a column of a board.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardHead {
    /// The head.
    pub head: Head,
    /// How its rows are sorted.
    pub sorting: Sorting,
}

/// What an entry has in one column.
#[derive(Debug, Clone, PartialEq)]
pub struct Item<'a> {
    /// The cell.
    pub cell: Cell<'a>,
    /// What stands small beside it.
    pub beside: Cell<'a>,
    /// Its place among the others of the column; none where it is not known.
    pub rank: Option<Decimal>,
}

impl<'a> Item<'a> {
    /// A cell alone.
    #[must_use]
    pub fn of(cell: Cell<'a>) -> Self {
        Self { cell, beside: Cell::Empty, rank: None }
    }
}

/// One of the choices of a facet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// The code by which an address names it.
    pub code: String,
    /// Its word.
    pub label: String,
    /// What it belongs to, where the choices of a facet fall into groups.
    pub group: Option<String>,
    /// Its light.
    pub light: Light,
}

/// How the choices of a facet are offered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offer {
    /// Each with the number of its entries.
    Tiles,
    /// In a menu.
    Menu,
}

/// A side by which entries are told apart and filtered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facet {
    /// The key by which an address names it.
    pub key: &'static str,
    /// Its word.
    pub label: String,
    /// How it is offered.
    pub offer: Offer,
    /// Its choices.
    pub choices: Vec<Choice>,
}

/// One entry.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry<'a> {
    /// The code by which an address names it.
    pub code: &'a str,
    /// The title of its page.
    pub title: String,
    /// The light beside the title.
    pub light: Light,
    /// An item for each head; the first names the entry.
    pub items: Vec<Item<'a>>,
    /// Words set behind its name.
    pub marks: Vec<&'static str>,
    /// For each facet the places of its choices.
    pub choices: Vec<Vec<usize>>,
    /// Words by which it is found, beside those of its row.
    pub words: String,
    /// Its page, without the title.
    pub page: Vec<Piece>,
}

/// Where a cell leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lead {
    /// Nowhere.
    Nowhere,
    /// To an address of the web, as it was recorded: a renderer makes a link of it only where that is safe.
    Address(String),
    /// To the page of an entry, by its code.
    Entry(String),
    /// To the entries of one choice.
    Choice {
        /// The key of the facet.
        facet: &'static str,
        /// The code of the choice.
        code: String,
    },
}

/// A cell that may lead somewhere.
#[derive(Debug, Clone, PartialEq)]
pub struct Link {
    /// The cell.
    pub cell: Cell<'static>,
    /// Where it leads.
    pub lead: Lead,
    /// What there is to know besides, below it.
    pub below: Option<String>,
}

impl From<Cell<'static>> for Link {
    fn from(cell: Cell<'static>) -> Self {
        Self { cell, lead: Lead::Nowhere, below: None }
    }
}

/// A table with cells that lead somewhere.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct LinkTable {
    /// What it shows.
    pub title: String,
    /// Heads.
    pub heads: Vec<Head>,
    /// Rows.
    pub rows: Vec<Vec<Link>>,
    /// Remarks.
    pub remarks: Vec<String>,
}

/// A part of a page of a board.
#[derive(Debug, Clone, PartialEq)]
pub enum Piece {
    /// A block as other pages have it.
    Block(Block),
    /// A table with links.
    Links(LinkTable),
}

/// A section below the entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Section {
    /// The name by which an address leads to it.
    pub id: &'static str,
    /// Its title.
    pub title: String,
    /// What it holds.
    pub pieces: Vec<Piece>,
}

/// The words for the entries of a board. In templates `{n}`, `{of}` and `{apart}` stand for numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wording {
    /// Leads past the head to the entries.
    pub skip: &'static str,
    /// Above the counts.
    pub overview: &'static str,
    /// Above the table of entries.
    pub entries: &'static str,
    /// Above the pages of all entries.
    pub pages: &'static str,
    /// What one entry's page is.
    pub page: &'static str,
    /// Above the entries that are counted apart.
    pub apart: &'static str,
    /// How many entries of a choice are counted apart: `{apart}`.
    pub and_apart: &'static str,
    /// What that number is.
    pub apart_means: &'static str,
    /// What entries may be found by.
    pub find: &'static str,
    /// How many entries the filters leave: `{n}`, `{of}`.
    pub hits: &'static str,
    /// The same where some are counted apart: `{n}`, `{apart}`, `{of}`.
    pub hits_apart: &'static str,
    /// Where no entry is left.
    pub no_hits: &'static str,
    /// Prints the pages of the entries too.
    pub with_pages: &'static str,
}

/// What stands around the entries.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// The title.
    pub title: String,
    /// Lines below the title: as-of date, catalogue, digest.
    pub preface: Vec<String>,
    /// The words for its entries.
    pub wording: Wording,
    /// The totals.
    pub totals: String,
    /// What must be known of all of it.
    pub remarks: Vec<String>,
    /// The facets.
    pub facets: Vec<Facet>,
    /// The sections below the entries.
    pub sections: Vec<Section>,
}
