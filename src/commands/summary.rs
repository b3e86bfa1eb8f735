//! `report --summary`: the review of the targets in paragraphs, with the tables of the same numbers.

use std::io::Write;

use super::arguments::{Format, Grouping, ReportArgs};
use super::choose::Choice;
use super::context::Context;
use super::exit::{Failure, gate};
use super::list::{List, Plan};
use super::output::Output;
use super::report::{below, surround, wanted};
use super::{open, rows};
use crate::domain::catalogue::Stamp;
use crate::domain::chain::Head;
use crate::i18n::usage::UsageFault;
use crate::i18n::{Lang, chain, review as words};
use crate::render::look::Look;
use crate::render::{html, markdown, page};
use crate::report::document::{Block, Closing, Page};
use crate::report::review::{Asked, ReviewReport, columns, prose, tables};
use crate::report::tally::GroupBy;

/// Runs `report --summary`.
pub fn run(context: &Context, args: &ReportArgs) -> Result<(), Failure> {
    let by = match args.by {
        Grouping::Indicator | Grouping::Region => GroupBy::Region,
        Grouping::Source => GroupBy::Source,
        Grouping::Agency => return Err(Failure::usage(UsageFault::SummaryByAgency)),
    };
    let (store, context) = &open::to_read(context)?;
    let choice = Choice::settle(context, store, &args.filters)?;
    let stamps = rows::stamps(context, store)?;
    let asked = Asked {
        regions: choice.scope.regions.is_some(),
        sources: choice.is_of_some_sources(),
        agencies: choice.agencies.clone().unwrap_or_default(),
        statuses: args.status.clone(),
    };
    let mut output = Output::open(context, args.listing.destination.file())?;
    let mut report = ReviewReport::new(by, context.as_of, asked, &choice.office);
    let mut came_up = Vec::new();
    rows::visit(context, store, &choice, &mut |row| {
        if wanted(args, row) {
            report.add(row);
            if args.gate.fail_on.contains(&row.verdict.status) {
                came_up.push(row.verdict.status);
            }
        }
        Ok(())
    })?;
    tell(context, args, &report, by, &stamps, &mut output)?;
    output.finish()?;
    gate(&args.gate.fail_on, came_up)
}

/// A page with the head of the chain at its foot.
fn sealed(context: &Context, mut page: Page, words: fn(&Head, Lang) -> String) -> Page {
    page.blocks.extend(context.head.iter().map(|head| Block::Paragraph(words(head, context.lang))));
    page
}

fn tell(
    context: &Context,
    args: &ReportArgs,
    report: &ReviewReport,
    by: GroupBy,
    stamps: &[Stamp],
    output: &mut Output,
) -> Result<(), Failure> {
    let lang = context.lang;
    let rows = report.rows(lang);
    match args.listing.format()? {
        Format::Table => {
            let look = Look { width: output.width(), color: output.color(), lang, ascii: output.ascii() };
            // Paragraphs are for pasting: a line ends only where a screen, or the person, says so.
            let open = Look { width: context.prose_width.filter(|_| !output.is_file()).unwrap_or(usize::MAX), ..look };
            page::page(output, &prose(report, &rows, lang), open)?;
            writeln!(output)?;
            page::page(output, &sealed(context, tables(report, &rows, stamps, look.width, lang), chain::head), look)?;
        }
        Format::Markdown => {
            let mut whole = prose(report, &rows, lang);
            whole.blocks.extend(tables(report, &rows, stamps, usize::MAX, lang).blocks);
            markdown::page(output, &sealed(context, whole, chain::whole_head), lang)?;
        }
        Format::Html => {
            let mut whole = prose(report, &rows, lang);
            whole.blocks.extend(tables(report, &rows, stamps, usize::MAX, lang).blocks);
            html::page(output, &whole, &below(context, stamps), lang)?;
        }
        Format::Xlsx => return Err(Failure::no_workbook()),
        Format::Csv | Format::Json => {
            let plan = Plan {
                name: "summary",
                usual: vec![columns(by)],
                all: columns(by),
                scripts: columns(by),
                surround: surround(context, stamps, words::title(lang)),
                stamps,
                as_of: context.as_of,
            };
            let mut list = List::begin(context, &args.listing, plan, output)?;
            for row in &rows {
                list.row(row)?;
            }
            list.end(&Closing::default())?;
        }
    }
    Ok(())
}
