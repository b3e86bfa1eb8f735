//! `show`: the page about one indicator or target.

use super::arguments::{Format, ShowArgs};
use super::context::Context;
use super::exit::{Failure, gate};
use super::list::{List, Plan};
use super::output::Output;
use super::report::surround;
use super::{open, rows};
use crate::domain::catalogue::Stamp;
use crate::domain::code::Coded;
use crate::i18n::columns::TargetColumn;
use crate::i18n::phrases;
use crate::render::json::JsonRows;
use crate::render::look::Look;
use crate::render::{markdown, page};
use crate::report::document::{Block, Closing};
use crate::report::show::{self, ShowRow};
use crate::report::target::TargetRow;

/// Runs `show`.
pub fn run(context: &Context, args: &ShowArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let came_up = rows::of_one(context, store, &args.code, &mut |judged, stamps| tell(context, args, judged, stamps))?;
    gate(&args.gate.fail_on, came_up)
}

fn tell(context: &Context, args: &ShowArgs, judged: &[TargetRow<'_>], stamps: &[Stamp]) -> Result<(), Failure> {
    let format = args.listing.format()?;
    let mut output = Output::open(context, args.listing.destination.file())?.drawing(args.pictures.chart);
    let look = Look { width: output.width(), color: output.color(), lang: context.lang, ascii: output.ascii() };
    let pictures = output.pictures();
    let page = || {
        let mut page = show::page(judged, context.lang);
        page.blocks.retain(|block| pictures || !matches!(block, Block::Chart(_)));
        page
    };
    match format {
        Format::Table => page::page(&mut output, &page(), look)?,
        Format::Markdown => markdown::page_in(&mut output, &page(), context.lang, look.ascii)?,
        Format::Json => {
            let mut rows = JsonRows::new(&mut output, "duban/show/1", context.as_of, stamps)?;
            for row in judged {
                rows.row(&ShowRow::new(row, context.lang))?;
            }
            rows.finish()?;
        }
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
            for row in judged {
                list.row(row)?;
            }
            list.end(&Closing::default())?;
        }
    }
    output.finish()
}
