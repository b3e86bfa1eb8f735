//! `show`: the page about one indicator or target.

use std::ops::ControlFlow;

use super::arguments::{Format, ShowArgs};
use super::choose;
use super::context::Context;
use super::exit::{Failure, gate};
use super::list::{List, Plan};
use super::output::Output;
use super::report::surround;
use super::{ledger, open, rows};
use crate::domain::code::Coded;
use crate::domain::dossier::Scope;
use crate::i18n::columns::TargetColumn;
use crate::i18n::phrases;
use crate::render::json::JsonRows;
use crate::render::look::Look;
use crate::render::{markdown, page};
use crate::report::around::Around;
use crate::report::document::{Block, Closing};
use crate::report::show::{self, ShowRow};
use crate::report::target::TargetRow;

/// Runs `show`.
pub fn run(context: &Context, args: &ShowArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let fault = |fault| ledger::failure(context, &fault);
    let (code, only) = choose::indicator(context, store, &args.code)?;
    let scope = Scope::of_indicator(code);
    let office = store.office(&scope).map_err(fault)?;
    let around = Around::new(&office);
    let stamps = rows::stamps(context, store)?;
    let mut came_up = Vec::new();
    let mut told: Result<(), Failure> = Ok(());
    store
        .dossiers(&scope, &mut |dossier| {
            let wanted = |code| only.as_ref().is_none_or(|only| only == code);
            let judged: Vec<TargetRow<'_>> = dossier
                .targets
                .iter()
                .filter(|target| wanted(&target.code))
                .map(|target| TargetRow::new(dossier, target, &around, context.as_of))
                .collect();
            came_up = judged.iter().map(|row| row.verdict.status).collect();
            told = tell(context, args, &judged, &stamps);
            ControlFlow::Break(())
        })
        .map_err(fault)?;
    told?;
    gate(&args.gate.fail_on, came_up)
}

fn tell(
    context: &Context,
    args: &ShowArgs,
    judged: &[TargetRow<'_>],
    stamps: &[crate::domain::catalogue::Stamp],
) -> Result<(), Failure> {
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
