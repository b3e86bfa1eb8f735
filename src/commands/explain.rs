//! `explain`: how one indicator or target was judged, step by step, by the verdict and by every method.

use serde::Serialize;

use super::arguments::{ExplainArgs, Format};
use super::context::Context;
use super::exit::{Failure, gate};
use super::list::{List, Plan};
use super::output::Output;
use super::report::{below, json_head};
use super::rows::OfOne;
use super::{open, rows};
use crate::domain::catalogue::Stamp;
use crate::domain::code::Coded;
use crate::i18n::columns::StepColumn;
use crate::render::json::JsonRows;
use crate::render::look::Look;
use crate::render::{html, markdown, page};
use crate::report::document::{Closing, Page, Surround};
use crate::report::explain::{self, Explanation, StepRow};
use crate::report::indicator::GrowthExplained;

/// Runs `explain`.
pub fn run(context: &Context, args: &ExplainArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let came_up = rows::of_one(context, store, &args.code, &mut |one, stamps| tell(context, args, one, stamps))?;
    gate(&args.gate.fail_on, came_up)
}

fn tell(context: &Context, args: &ExplainArgs, one: &OfOne<'_, '_>, stamps: &[Stamp]) -> Result<(), Failure> {
    let methods = args.methods();
    match one {
        OfOne::Alone(indicator) => {
            let explained = GrowthExplained::new(indicator, &methods, context.lang);
            write(context, args, stamps, &explained.page(), std::slice::from_ref(&explained), explained.steps())
        }
        OfOne::Targets(judged) => {
            let explained: Vec<Explanation<'_>> =
                judged.iter().map(|row| Explanation::new(row, &methods, context.lang)).collect();
            let steps = explained.iter().flat_map(Explanation::steps).collect();
            write(context, args, stamps, &explain::page(&explained, context.lang), &explained, steps)
        }
    }
}

/// Writes an explanation as a page, as rows for a program, or as a list of steps.
fn write(
    context: &Context,
    args: &ExplainArgs,
    stamps: &[Stamp],
    page: &Page,
    explained: &[impl Serialize],
    steps: Vec<StepRow<'_>>,
) -> Result<(), Failure> {
    let format = args.listing.format()?;
    let mut output = Output::open(context, args.listing.destination.file())?;
    let look = Look { width: output.width(), color: output.color(), lang: context.lang, ascii: output.ascii() };
    match format {
        Format::Table => page::page(&mut output, page, look)?,
        Format::Markdown => markdown::page(&mut output, page, context.lang)?,
        Format::Html => html::page(&mut output, page, &below(context, stamps), context.lang)?,
        Format::Json => {
            let mut rows = JsonRows::with(&mut output, "duban/explain/1", context.as_of, stamps, &json_head(context))?;
            for explanation in explained {
                rows.row(explanation)?;
            }
            rows.finish()?;
        }
        Format::Xlsx => return Err(Failure::no_workbook()),
        Format::Csv => {
            let all = StepColumn::ALL.to_vec();
            let plan = Plan {
                name: "explain",
                usual: vec![all.clone()],
                all: all.clone(),
                scripts: all,
                surround: Surround::default(),
                stamps,
                as_of: context.as_of,
            };
            let mut list = List::begin(context, &args.listing, plan, &mut output)?;
            for step in steps {
                list.row(&step)?;
            }
            list.end(&Closing::default())?;
        }
    }
    output.finish()
}
