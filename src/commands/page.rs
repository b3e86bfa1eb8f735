//! `report -o FILE.html`: every target on one page, with counts, filters, and a page of its own for each.

use super::arguments::{Format, ReportArgs};
use super::choose::{Choice, names_one};
use super::context::Context;
use super::exit::{Failure, gate};
use super::output::Output;
use super::report::{below, part_heading, surround, wanted};
use super::{open, rows};
use crate::i18n::{board as words, phrases};
use crate::render::html::board::BoardSheet;
use crate::report::board::BoardReport;
use crate::report::document::{Block, Piece};

/// Targets beyond which a browser takes long to open a page.
const MANY: usize = 10_000;

/// Whether a report is asked for as this page: columns, an order or a length of one's own make it a plain list.
pub fn is_asked(args: &ReportArgs) -> Result<bool, Failure> {
    let own = !args.listing.columns.is_empty() || args.listing.sort.is_some() || args.listing.limit.is_some();
    Ok(!own && args.listing.format()? == Format::Html)
}

/// Writes the page.
pub fn run(context: &Context, args: &ReportArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let mut choice = Choice::settle(context, store, &args.filters)?;
    let stamps = rows::stamps(context, store)?;
    let mut output = Output::open(context, args.listing.destination.file())?.drawing(args.pictures.chart);
    let pictures = output.pictures();
    // An agency is ranked among all of its region, so that all are counted.
    let only = choice.agencies.take();
    let (only_some, one_region) = (!args.status.is_empty(), choice.is_one_region());
    let mut report = BoardReport::new(&choice.office, one_region, only.as_deref(), only_some, context.lang);
    let mut sheet = BoardSheet::new(report.heads(), context.lang);
    let (mut came_up, mut part, mut entries) = (Vec::new(), None, 0);
    rows::visit(context, store, &choice, &mut |row| {
        if !wanted(args, row) {
            return Ok(());
        }
        report.count(row);
        if only.as_ref().is_some_and(|names| !names_one(&row.roles, names)) {
            return Ok(());
        }
        let here = (row.dossier.indicator.region.clone(), row.target.source.clone());
        if part.as_ref() != Some(&here) {
            sheet.part(&part_heading(row, context.lang), BoardReport::is_apart(row));
            part = Some(here);
        }
        let mut entry = report.entry(row);
        entry.page.retain(|piece| pictures || !matches!(piece, Piece::Block(Block::Chart(_))));
        sheet.entry(&entry);
        entries += 1;
        if args.gate.fail_on.contains(&row.verdict.status) {
            came_up.push(row.verdict.status);
        }
        Ok(())
    })?;
    let frame = report.frame(surround(context, &stamps, phrases::report_title(context.lang)));
    sheet.finish(&mut output, &frame, &below(context, &stamps))?;
    output.finish()?;
    if entries > MANY {
        context.note(&words::large(entries, context.lang));
    }
    gate(&args.gate.fail_on, came_up)
}
