//! `show`: the page about one indicator or target.

use super::arguments::{Format, ShowArgs};
use super::context::Context;
use super::exit::{Failure, gate};
use super::list::{List, Plan};
use super::output::Output;
use super::report::{below, json_head, surround};
use super::rows::OfOne;
use super::{open, rows};
use crate::domain::catalogue::Stamp;
use crate::domain::code::Coded;
use crate::i18n::columns::TargetColumn;
use crate::i18n::phrases;
use crate::render::json::JsonRows;
use crate::render::look::Look;
use crate::render::{html, markdown, page};
use crate::report::document::{Block, Closing};
use crate::report::show::{self, ShowRow};

/// Runs `show`.
pub fn run(context: &Context, args: &ShowArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let came_up = rows::of_one(context, store, &args.code, &mut |one, stamps| tell(context, args, one, stamps))?;
    gate(&args.gate.fail_on, came_up)
}

fn tell(context: &Context, args: &ShowArgs, one: &OfOne<'_, '_>, stamps: &[Stamp]) -> Result<(), Failure> {
    let format = args.listing.format()?;
    let mut output = Output::open(context, args.listing.destination.file())?.drawing(args.pictures.chart);
    let look = Look { width: output.width(), color: output.color(), lang: context.lang, ascii: output.ascii() };
    let pictures = output.pictures();
    let page = || {
        let mut page = match one {
            OfOne::Targets(judged) => show::page(judged, context.lang),
            OfOne::Alone(indicator) => indicator.page(context.lang),
        };
        page.blocks.retain(|block| pictures || !matches!(block, Block::Chart(_)));
        page
    };
    match format {
        Format::Table => page::page(&mut output, &page(), look)?,
        Format::Markdown => markdown::page_in(&mut output, &page(), context.lang, look.ascii)?,
        Format::Html => html::page(&mut output, &page(), &below(context, stamps), context.lang)?,
        Format::Json => {
            let mut rows = JsonRows::with(&mut output, "duban/show/1", context.as_of, stamps, &json_head(context))?;
            match one {
                OfOne::Targets(judged) => {
                    judged.iter().try_for_each(|row| rows.row(&ShowRow::new(row, context.lang)))?;
                }
                OfOne::Alone(indicator) => rows.row(&indicator.to_show())?,
            }
            rows.finish()?;
        }
        Format::Xlsx => return Err(Failure::no_workbook()),
        Format::Csv => {
            let plan = Plan {
                name: "show",
                usual: vec![TargetColumn::ALL.to_vec()],
                all: TargetColumn::ALL.to_vec(),
                scripts: TargetColumn::usual_for_scripts(),
                surround: surround(context, stamps, phrases::report_title(context.lang)),
                stamps,
                as_of: context.as_of,
            };
            let mut list = List::begin(context, &args.listing, plan, &mut output)?;
            // A row is a target: an indicator without one has none.
            if let OfOne::Targets(judged) = one {
                judged.iter().try_for_each(|row| list.row(row))?;
            }
            list.end(&Closing::default())?;
        }
    }
    output.finish()
}
