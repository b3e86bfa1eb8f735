//! A list going to a workbook: what stands beside it is gathered until the end, when all is written.

mod waiting;
mod writer;

use chrono::NaiveDate;

pub use self::waiting::Spot;
use self::waiting::Waiting;
use self::writer::{Part, Writer};

use super::context::Context;
use super::exit::Failure;
use super::output::Output;
use crate::domain::catalogue::Stamp;
use crate::domain::chain::Head;
use crate::domain::light::Ladder;
use crate::domain::rules::Rules;
use crate::i18n::Lang;
use crate::i18n::usage::UsageFault;
use crate::render::xlsx::{Book, Colours, ListBook, pack};
use crate::report::document::{Closing, Surround};
use crate::report::statistics::{About, light_tints, notes, statuses, tints};
use crate::report::workbook::{Chart, Entry, Leaf, Spec};

/// The bytes of rows that are handed over together.
const HANDFUL: usize = 1 << 16;

/// A list going to a workbook.
pub struct Workbook<'o> {
    writer: Writer,
    rows: Vec<u8>,
    further: usize,
    chart: Option<Chart>,
    lang: Lang,
    output: &'o mut Output,
    title: String,
    as_of: NaiveDate,
    stamps: Vec<Stamp>,
    head: Option<Head>,
    rules: Option<Rules>,
    ladders: Vec<Ladder>,
    far_behind: bool,
    is_ledger: bool,
    beside: Vec<Leaf>,
    closings: Vec<Closing>,
    waiting: Option<Waiting>,
}

impl<'o> Workbook<'o> {
    /// Begins a workbook, unless it would go to a terminal.
    pub fn begin(
        context: &Context,
        surround: Surround,
        stamps: &[Stamp],
        specs: Vec<Spec>,
        output: &'o mut Output,
    ) -> Result<Self, Failure> {
        if context.terminal.is_some() && !output.is_file() {
            return Err(Failure::usage(UsageFault::BinaryOnTerminal { format: "xlsx" }));
        }
        let title = surround.title.clone().unwrap_or_default();
        let book = Book::new(&title, context.as_of, context.lang);
        Ok(Self {
            writer: Writer::Here(Box::new(ListBook::begin(book, &title, surround, specs)?)),
            rows: Vec::new(),
            further: 0,
            chart: None,
            lang: context.lang,
            output,
            title,
            as_of: context.as_of,
            stamps: stamps.to_vec(),
            head: context.head,
            rules: None,
            ladders: Vec::new(),
            far_behind: false,
            is_ledger: false,
            beside: Vec::new(),
            closings: Vec::new(),
            waiting: None,
        })
    }

    /// The language.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// What the notes and counts are about.
    pub fn about(&self) -> About<'_> {
        About {
            title: &self.title,
            as_of: self.as_of,
            stamps: &self.stamps,
            head: self.head.as_ref(),
            rules: self.rules.as_ref(),
            is_ledger: self.is_ledger,
        }
    }

    /// Says that the list is a ledger with columns to write in.
    pub fn is_ledger(&mut self) {
        self.is_ledger = true;
    }

    /// Takes note of the rules that the rows were judged by.
    pub fn judged_by(&mut self, rules: &[Rules]) {
        self.ladders = rules.iter().map(|rules| rules.ladder.clone()).collect();
        self.ladders.dedup();
        self.far_behind = rules.iter().any(|rules| rules.far_behind.is_some());
        self.rules = rules.first().cloned();
    }

    /// Adds a sheet beside the list.
    pub fn add(&mut self, leaf: Leaf) {
        self.beside.push(leaf);
    }

    /// Draws a chart of the list below it.
    pub fn chart(&mut self, chart: Chart) {
        self.chart = Some(chart);
    }

    /// Names a sheet for some of the rows, and tells its number.
    pub fn add_further(&mut self, name: &str, title: String) -> Result<usize, Failure> {
        self.writer.give(Part::Further { name: name.to_owned(), title })?;
        self.further += 1;
        Ok(self.further - 1)
    }

    /// Says what stands below the tables of the further sheets.
    pub fn close_further(&mut self, closings: Vec<Closing>) {
        self.closings = closings;
    }

    /// Writes a row, on some of the further sheets too.
    pub fn row(&mut self, entries: &[Entry<'_>], further: &[usize]) -> Result<(), Failure> {
        pack(entries, further, self.lang, &mut self.rows);
        self.hand_over()
    }

    /// Keeps a row that waits for its place.
    pub fn keep(&mut self, entries: &[Entry<'_>], further: &[usize]) -> Result<Spot, Failure> {
        if self.waiting.is_none() {
            self.waiting = Some(Waiting::new()?);
        }
        let waiting = self.waiting.as_mut().expect("just made");
        let mut row = Vec::with_capacity(512);
        pack(entries, further, self.lang, &mut row);
        Ok(waiting.keep(&row)?)
    }

    /// Writes a row that waited for its place.
    pub fn kept(&mut self, spot: Spot) -> Result<(), Failure> {
        if let Some(waiting) = &mut self.waiting {
            waiting.find(spot, &mut self.rows)?;
        }
        self.hand_over()
    }

    fn hand_over(&mut self) -> Result<(), Failure> {
        if self.rows.len() >= HANDFUL {
            self.writer.give(Part::Rows(std::mem::take(&mut self.rows)))?;
        }
        Ok(())
    }

    /// Writes what stands below the list and beside it, and the whole workbook.
    pub fn finish(mut self, closing: &Closing) -> Result<(), Failure> {
        let lang = self.lang();
        let leaf = notes(self.about(), closing, lang);
        self.beside.push(leaf);
        // Where offices hang their lights differently no status has one colour.
        let status = match self.ladders.as_slice() {
            [ladder] => tints(ladder, lang),
            _ => Vec::new(),
        };
        let colours = Colours { status, light: light_tints(lang), statuses: statuses(self.far_behind, lang) };
        if let Writer::Beside { .. } = self.writer {
            self.writer.give(Part::Rows(std::mem::take(&mut self.rows)))?;
        }
        self.writer.come_back()?;
        let Writer::Here(mut list) = self.writer else { return Ok(()) };
        list.rows(&self.rows)?;
        if let Some(chart) = self.chart {
            list.chart(chart);
        }
        Ok(list.finish(closing, &self.closings, &colours, &self.beside, self.output)?)
    }
}
