//! `history`: every figure ever recorded for an indicator.

use super::arguments::HistoryArgs;
use super::context::Context;
use super::exit::Failure;
use super::list::{List, Plan, ever_fewer};
use super::output::Output;
use super::report::surround;
use super::{ledger, open, remembered, rows};
use crate::domain::code::Coded;
use crate::domain::history::{Counting, Entry, Event};
use crate::domain::indicator::Remembered;
use crate::domain::observation::{Fit, Release};
use crate::i18n::columns::HistoryColumn;
use crate::i18n::deeds as words;
use crate::i18n::phrases;
use crate::report::document::Closing;
use crate::report::history::{HistoryRow, side_by_side};

/// Runs `history`.
pub fn run(context: &Context, args: &HistoryArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let fault = |fault| ledger::failure(context, &fault);
    let Remembered { indicator, retired_by } = remembered::indicator(context, store, &args.indicator)?;
    let entries = store.history(&indicator.code).map_err(fault)?.unwrap_or_default();
    let stamps = rows::stamps(context, store)?;
    let name = context.lang.pick(&*indicator.name, indicator.name_en.as_deref().unwrap_or(&indicator.name));
    let mut output = Output::open(context, args.listing.destination.file())?;
    let mut above = surround(context, &stamps, &phrases::history_title(name, context.lang));
    above
        .preface
        .extend(retired_by.map(|action| words::no_longer_tracked(indicator.code.as_str(), action, context.lang)));
    let plan = Plan {
        name: "history",
        usual: ever_fewer(output.width(), |width| usual_columns(width, &entries)),
        all: HistoryColumn::ALL.to_vec(),
        scripts: HistoryColumn::ALL.to_vec(),
        surround: above,
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
