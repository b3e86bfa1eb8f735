//! `pending`: the figures that wait for approval.

use super::arguments::{Filters, Format, PendingArgs};
use super::choose::Choice;
use super::context::Context;
use super::exit::Failure;
use super::list::{List, Plan, ever_fewer};
use super::output::Output;
use super::report::surround;
use super::{ledger, open, rows};
use crate::domain::code::Coded;
use crate::domain::indicator::Remembered;
use crate::i18n::columns::PendingColumn;
use crate::i18n::deeds as words;
use crate::report::document::Closing;
use crate::report::pending::PendingRow;
use crate::store::Proposal;

/// Runs `pending`.
pub fn run(context: &Context, args: &PendingArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let fault = |fault| ledger::failure(context, &fault);
    let filters = Filters { region: args.region.clone(), ..Filters::default() };
    let choice = Choice::settle(context, store, &filters)?;
    let waiting = store.proposals(&choice.scope).map_err(fault)?;
    let stamps = rows::stamps(context, store)?;
    let mut output = Output::open(context, args.listing.destination.file())?;
    if waiting.is_empty() && matches!(args.listing.format()?, Format::Table | Format::Markdown) {
        output.say(&words::nothing_waits(None, context.lang))?;
        return output.finish();
    }
    let plan = Plan {
        name: "pending",
        usual: ever_fewer(output.width(), usual_columns),
        all: PendingColumn::ALL.to_vec(),
        scripts: PendingColumn::ALL.to_vec(),
        surround: surround(context, &stamps, words::pending_title(context.lang)),
        stamps: &stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, &mut output)?;
    let mut of: Option<Remembered> = None;
    for proposal in &waiting {
        let code = &proposal.handle.indicator;
        if of.as_ref().is_none_or(|known| known.indicator.code != *code) {
            of = store.remembered(code).map_err(fault)?;
        }
        if let Some(Remembered { indicator, retired_by }) = &of {
            let region = choice.office.regions.iter().find(|region| region.code == indicator.region);
            let Proposal { handle, entry, recorder, counts } = proposal;
            list.row(&PendingRow {
                indicator,
                retired_by: *retired_by,
                region,
                handle,
                entry,
                recorder,
                counts: counts.as_ref(),
                clock: context.clock,
            })?;
        }
    }
    list.end(&Closing { totals: Some(words::pending_count(waiting.len(), context.lang)), ..Closing::default() })?;
    output.finish()
}

fn usual_columns(width: usize) -> Vec<PendingColumn> {
    use PendingColumn as C;
    match width {
        0..100 => vec![C::Handle, C::Value, C::Counts, C::By],
        100..160 => vec![C::Handle, C::Name, C::Value, C::Counts, C::Release, C::By, C::Action],
        _ => vec![
            C::Handle,
            C::Name,
            C::Region,
            C::Period,
            C::Value,
            C::Counts,
            C::Fit,
            C::Release,
            C::Publisher,
            C::Note,
            C::By,
            C::SystemUser,
            C::RecordedAt,
            C::Action,
        ],
    }
}
