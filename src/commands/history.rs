//! `history`: every figure ever recorded for an indicator.

use std::ops::ControlFlow;

use super::arguments::HistoryArgs;
use super::choose;
use super::context::Context;
use super::exit::Failure;
use super::list::{List, Plan, ever_fewer};
use super::output::Output;
use super::report::surround;
use super::{ledger, open, rows};
use crate::domain::code::Coded;
use crate::domain::dossier::Scope;
use crate::domain::history::{Counting, Entry, Event};
use crate::domain::observation::{Fit, Release};
use crate::i18n::columns::HistoryColumn;
use crate::i18n::phrases;
use crate::report::document::Closing;
use crate::report::history::{HistoryRow, side_by_side};

/// Runs `history`.
pub fn run(context: &Context, args: &HistoryArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let fault = |fault| ledger::failure(context, &fault);
    let (code, _) = choose::indicator(context, store, &args.indicator)?;
    let entries = store.history(&code).map_err(fault)?.unwrap_or_default();
    let mut indicator = None;
    store
        .dossiers(&Scope::of_indicator(code), &mut |dossier| {
            indicator = Some(dossier.indicator.clone());
            ControlFlow::Break(())
        })
        .map_err(fault)?;
    let Some(indicator) = indicator else { return Ok(()) };
    let stamps = rows::stamps(context, store)?;
    let name = context.lang.pick(&*indicator.name, indicator.name_en.as_deref().unwrap_or(&indicator.name));
    let mut output = Output::open(context, args.listing.destination.file())?;
    let plan = Plan {
        name: "history",
        usual: ever_fewer(output.width(), |width| usual_columns(width, &entries)),
        all: HistoryColumn::ALL.to_vec(),
        scripts: HistoryColumn::ALL.to_vec(),
        surround: surround(context, &stamps, &phrases::history_title(name, context.lang)),
        stamps: &stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, &mut output)?;
    // Where a period has several figures, they stand side by side above its events.
    let same_period = |one: &Entry, other: &Entry| one.period == other.period;
    let grouped = entries.chunk_by(same_period).any(|period| period.len() > 1);
    for period in entries.chunk_by(same_period) {
        if grouped {
            list.section(&side_by_side(&indicator, period, context.lang))?;
        }
        for entry in period {
            list.row(&HistoryRow { indicator: &indicator, entry, clock: context.clock })?;
        }
    }
    list.end(&Closing { totals: Some(phrases::records(entries.len(), context.lang)), ..Closing::default() })?;
    output.finish()
}

/// The columns people see, by the width there is; what is the same of every entry needs none.
fn usual_columns(width: usize, entries: &[Entry]) -> Vec<HistoryColumn> {
    use HistoryColumn as C;
    let mut columns = match width {
        0..100 => {
            vec![C::Period, C::Seq, C::Event, C::Value, C::AsTyped, C::Fit, C::Release, C::Counting, C::SupersededBy]
        }
        100..160 => vec![
            C::Period,
            C::Seq,
            C::Event,
            C::Value,
            C::AsTyped,
            C::Fit,
            C::Release,
            C::Publisher,
            C::By,
            C::Counting,
            C::SupersededBy,
        ],
        _ => vec![
            C::Period,
            C::Seq,
            C::Event,
            C::Value,
            C::AsTyped,
            C::Fit,
            C::Release,
            C::Publisher,
            C::Title,
            C::Url,
            C::Note,
            C::By,
            C::RecordedAt,
            C::Counting,
            C::SupersededBy,
        ],
    };
    let stands = |entry: &Entry| entry.counting.is_none_or(|why| why == Counting::Counts);
    let all_stand = entries.iter().all(stands);
    let several = entries.iter().any(|entry| entry.seq > 1);
    let differs = |column: &C| match column {
        C::Seq => several,
        C::Event => entries.iter().any(|entry| entry.event != Event::Value),
        C::Fit => width >= 100 || all_stand || entries.iter().any(|entry| entry.fit == Fit::Close),
        C::Release => width >= 100 || entries.iter().any(|entry| entry.release != Release::Unmarked),
        C::Counting => !all_stand,
        _ => true,
    };
    columns.retain(differs);
    columns
}
