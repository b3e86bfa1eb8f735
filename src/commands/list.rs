//! Writing a list in the form that was asked for: one row at a time where nothing is sorted, else in order at the end.

mod parts;
mod rank;

use chrono::NaiveDate;
use serde::Serialize;

use super::arguments::{Format, Listing};
use super::context::Context;
use super::exit::Failure;
use super::output::Output;
use super::report::{json_head, seals};
use super::workbook::{Spot, Workbook};
use crate::domain::catalogue::Stamp;
use crate::i18n::chain;
use crate::i18n::usage::UsageFault;
use crate::render::columns::NARROW;
use crate::render::csv::CsvSheet;
use crate::render::html::HtmlSheet;
use crate::render::json::{self, JsonRows};
use crate::render::look::Look;
use crate::render::markdown::MarkdownSheet;
use crate::render::table::TableSheet;
use crate::report::document::{Cell, Closing, Sheet, Surround};
use crate::report::row::{Column, Reader, Row};
use crate::report::workbook::{entries, spec};
pub use parts::{Encoding, Whole};
pub use rank::Rank;
use rank::rank;

/// What a list is, apart from its rows.
pub struct Plan<'p, C> {
    /// The name of its JSON schema, for example `report`.
    pub name: &'p str,
    /// The columns people see where none are asked for: those for the width there is, then ever fewer, of which a table
    /// takes the first that fit; see [`ever_fewer`].
    pub usual: Vec<Vec<C>>,
    /// The columns there are.
    pub all: Vec<C>,
    /// The columns scripts get where none are asked for.
    pub scripts: Vec<C>,
    /// What stands above it.
    pub surround: Surround,
    /// The catalogues it is from.
    pub stamps: &'p [Stamp],
    /// The as-of date.
    pub as_of: NaiveDate,
}

/// The width for which the columns of a workbook are chosen where none are asked for.
pub const ON_A_SHEET: usize = 200;

/// The columns for a width, then those for narrower ones down to where records take the place of columns.
pub fn ever_fewer<C: PartialEq>(width: usize, usual: impl Fn(usize) -> Vec<C>) -> Vec<Vec<C>> {
    const WIDEST: usize = 240;
    let mut sets: Vec<Vec<C>> = (NARROW..=width.min(WIDEST)).rev().map(&usual).collect();
    sets.dedup();
    if sets.is_empty() { vec![usual(width)] } else { sets }
}

/// A list being written.
pub struct List<'o, C: Column> {
    columns: Vec<C>,
    reader: Reader,
    order: Option<(C, bool)>,
    limit: usize,
    written: usize,
    sink: Sink<'o>,
    kept: Vec<(Vec<Rank>, Option<String>, Kept)>,
}

enum Sink<'o> {
    Sheet(Box<dyn Sheet + 'o>),
    Csv(Box<CsvSheet<&'o mut Output>>),
    Json(JsonRows<&'o mut Output>),
    Book(Box<Workbook<'o>>),
}

/// A row that waits for its place.
enum Kept {
    Cells(Vec<Cell<'static>>),
    Json(Vec<u8>),
    Waiting(Spot),
}

impl<'o, C: Column> List<'o, C> {
    /// Begins a list.
    pub fn begin(
        context: &Context,
        listing: &Listing,
        plan: Plan<'_, C>,
        output: &'o mut Output,
    ) -> Result<Self, Failure> {
        let format = listing.format()?;
        let look = Look { width: output.width(), color: output.color(), lang: context.lang, ascii: output.ascii() };
        let scripts = matches!(format, Format::Csv | Format::Json | Format::Xlsx);
        let pictures = output.pictures();
        let known = &plan.all;
        let find = |key: &str| {
            known.iter().copied().find(|column| column.code() == key).ok_or_else(|| {
                let near = known.iter().map(|column| (strsim::jaro_winkler(key, column.code()), column.code()));
                let near = near.filter(|near| near.0 > 0.85).max_by(|one, other| one.0.total_cmp(&other.0));
                Failure::usage(UsageFault::UnknownColumn {
                    typed: key.to_owned(),
                    known: known.iter().map(|column| column.code().to_owned()).collect(),
                    near: near.map(|(_, code)| code.to_owned()),
                })
            })
        };
        let mut asked: Vec<C> = listing.columns.iter().map(|key| find(key)).collect::<Result<_, _>>()?;
        if let Some(picture) =
            asked.iter().find(|column| column.is_picture() && matches!(format, Format::Csv | Format::Xlsx))
        {
            return Err(Failure::usage(UsageFault::PictureColumn { typed: picture.code().to_owned() }));
        }
        if !pictures {
            asked.retain(|column| !column.is_picture());
        }
        let order = listing.sort.as_ref().map(|order| Ok::<_, Failure>((find(&order.key)?, order.descending)));
        let drawn = |mut set: Vec<C>| {
            set.retain(|column| !column.is_picture() || (pictures && !scripts));
            set
        };
        let mut usual = plan.usual.into_iter().map(drawn);
        let columns = match (asked.is_empty(), format) {
            (false, _) => asked,
            (true, Format::Csv | Format::Xlsx) => drawn(plan.scripts),
            (true, _) => usual.next().unwrap_or_default(),
        };
        let places =
            |set: Vec<C>| set.iter().filter_map(|c| columns.iter().position(|own| own.code() == c.code())).collect();
        let fewer: Vec<Vec<usize>> = if listing.columns.is_empty() { usual.map(places).collect() } else { Vec::new() };
        let reader = match format {
            Format::Csv | Format::Json => Reader::Machine,
            Format::Table | Format::Markdown | Format::Html | Format::Xlsx => Reader::Person(context.lang),
        };
        let heads: Vec<_> = columns.iter().map(|column| column.head(context.lang)).collect();
        let bom = output.is_file();
        let mut surround = plan.surround;
        if matches!(format, Format::Table | Format::Markdown) && surround.title.is_some() {
            // A document is kept, and so is what it can be held against: the whole head.
            let head = if format == Format::Markdown { chain::whole_head } else { chain::head };
            surround.preface.extend(context.head.iter().map(|known| head(known, context.lang)));
        }
        let sink = match format {
            Format::Csv => Sink::Csv(Box::new(CsvSheet::new(output, &heads, bom)?)),
            Format::Markdown => {
                let sheet = MarkdownSheet::new(output, heads, &surround, context.lang)?;
                Sink::Sheet(Box::new(sheet.in_ascii(look.ascii)))
            }
            Format::Html => {
                let below = seals(context, plan.stamps);
                Sink::Sheet(Box::new(HtmlSheet::new(output, heads, &surround, below, context.lang)?))
            }
            Format::Table => Sink::Sheet(Box::new(TableSheet::new(output, heads, surround, look).or_fewer(fewer))),
            Format::Json => {
                let schema = format!("duban/{}/1", plan.name);
                Sink::Json(JsonRows::with(output, &schema, plan.as_of, plan.stamps, &json_head(context))?)
            }
            Format::Xlsx => {
                let specs = columns.iter().map(|&column| spec(column, context.lang)).collect();
                Sink::Book(Box::new(Workbook::begin(context, surround, plan.stamps, specs, output)?))
            }
        };
        Ok(Self {
            columns,
            reader,
            order: order.transpose()?,
            limit: listing.limit.unwrap_or(usize::MAX),
            written: 0,
            sink,
            kept: Vec::new(),
        })
    }

    /// The list with its head written, and how its rows are encoded, so that parts of it can be made side by side:
    /// for scripts, all rows, in their order. Any other list comes back as it was.
    pub fn whole(self) -> Result<Result<(Encoding<C>, Whole<'o>), Self>, Failure> {
        if self.order.is_some() || self.limit != usize::MAX {
            return Ok(Err(self));
        }
        let Self { columns, sink, .. } = self;
        Ok(Ok(match sink {
            Sink::Csv(csv) => (Encoding { columns, json: false }, Whole::Csv(csv.into_inner()?)),
            Sink::Json(json) => (Encoding { columns, json: true }, Whole::Json(json)),
            Sink::Sheet(_) | Sink::Book(_) => return Ok(Err(Self { columns, sink, ..self })),
        }))
    }

    /// The workbook that the list is written to, where it is.
    pub fn book(&mut self) -> Option<&mut Workbook<'o>> {
        if let Sink::Book(book) = &mut self.sink { Some(book) } else { None }
    }

    /// Adds a row; it is written at once unless the list is sorted.
    pub fn row<R: Row<Column = C>>(&mut self, row: &R) -> Result<(), Failure> {
        self.row_on(row, None, &[])
    }

    /// Adds a row to a workbook, on further sheets of it too; `ranks` as for [`Self::ranked`].
    pub fn row_on<R: Row<Column = C>>(
        &mut self,
        row: &R,
        ranks: Option<Vec<Rank>>,
        further: &[usize],
    ) -> Result<(), Failure> {
        match (self.order, ranks) {
            (Some((column, descending)), _) => {
                let rank = rank(row.cell(column, Reader::Machine), descending);
                self.keep(vec![rank], None, row, further)
            }
            (None, Some(ranks)) => self.keep(ranks, None, row, further),
            (None, None) => self.write(row, further),
        }
    }

    /// Adds a row that has a place among the others, and a part with a heading of its own where one is given, unless the
    /// person asked for another order.
    pub fn ranked<R: Row<Column = C>>(
        &mut self,
        ranks: Vec<Rank>,
        part: Option<String>,
        row: &R,
    ) -> Result<(), Failure> {
        match self.order {
            Some(_) => self.row(row),
            None => self.keep(ranks, part, row, &[]),
        }
    }

    /// Begins a part under its own heading, unless the person asked for an order of their own.
    pub fn section(&mut self, heading: &str) -> Result<(), Failure> {
        if let (Sink::Sheet(sheet), false, true) = (&mut self.sink, self.order.is_some(), self.written < self.limit) {
            sheet.section(heading)?;
        }
        Ok(())
    }

    /// Writes what waited, and what stands below.
    pub fn end(self, closing: &Closing) -> Result<(), Failure> {
        self.finish(closing, None::<(&str, ())>)
    }

    /// The same, with something beside the rows of the JSON under a key of its own.
    pub fn end_beside(self, closing: &Closing, key: &str, beside: impl Serialize) -> Result<(), Failure> {
        self.finish(closing, Some((key, beside)))
    }

    fn finish(mut self, closing: &Closing, beside: Option<(&str, impl Serialize)>) -> Result<(), Failure> {
        self.kept.sort_by(|(a, ..), (b, ..)| a.cmp(b));
        let rest = self.limit.saturating_sub(self.written);
        let mut now: Option<String> = None;
        for (_, part, kept) in self.kept.drain(..).take(rest) {
            if let (Some(heading), Sink::Sheet(sheet), true) = (&part, &mut self.sink, part != now) {
                sheet.section(heading)?;
            }
            now = part;
            match (kept, &mut self.sink) {
                (Kept::Cells(cells), Sink::Sheet(sheet)) => sheet.row(&cells)?,
                (Kept::Cells(cells), Sink::Csv(sheet)) => sheet.row(&cells)?,
                (Kept::Json(json), Sink::Json(rows)) => rows.rows(&json)?,
                (Kept::Waiting(row), Sink::Book(book)) => book.kept(row)?,
                _ => {}
            }
        }
        match self.sink {
            Sink::Sheet(sheet) => sheet.finish(closing)?,
            Sink::Csv(sheet) => sheet.finish(closing)?,
            Sink::Json(rows) => match beside {
                Some((key, beside)) => rows.finish_beside(key, &beside)?,
                None => rows.finish()?,
            },
            Sink::Book(book) => book.finish(closing)?,
        }
        Ok(())
    }

    fn write<R: Row<Column = C>>(&mut self, row: &R, further: &[usize]) -> Result<(), Failure> {
        if self.written >= self.limit {
            return Ok(());
        }
        self.written += 1;
        let cells = || -> Vec<Cell<'_>> { self.columns.iter().map(|&c| row.cell(c, self.reader)).collect() };
        match &mut self.sink {
            Sink::Sheet(sheet) => sheet.row(&cells())?,
            Sink::Csv(sheet) => sheet.row(&cells())?,
            Sink::Json(rows) => rows.row(row)?,
            Sink::Book(book) => book.row(&entries(row, &self.columns, book.lang()), further)?,
        }
        Ok(())
    }

    fn keep<R: Row<Column = C>>(
        &mut self,
        ranks: Vec<Rank>,
        part: Option<String>,
        row: &R,
        further: &[usize],
    ) -> Result<(), Failure> {
        let kept = match &mut self.sink {
            Sink::Sheet(_) | Sink::Csv(_) => {
                Kept::Cells(self.columns.iter().map(|&c| row.cell(c, self.reader).into_owned()).collect())
            }
            Sink::Json(_) => Kept::Json(raw(row)?),
            Sink::Book(book) => Kept::Waiting(book.keep(&entries(row, &self.columns, book.lang()), further)?),
        };
        self.kept.push((ranks, part, kept));
        Ok(())
    }
}

fn raw(row: &impl Serialize) -> Result<Vec<u8>, Failure> {
    let mut raw = Vec::new();
    json::write(&mut raw, row)?;
    Ok(raw)
}
