//! `log`: who did what when, and what came of it.

use std::ops::ControlFlow;

use super::arguments::LogArgs;
use super::context::Context;
use super::exit::Failure;
use super::list::{List, Plan, ever_fewer};
use super::output::Output;
use super::{ledger, open, remembered, rows};
use crate::domain::catalogue::Stamp;
use crate::domain::chain::Wanted;
use crate::domain::code::Coded;
use crate::domain::indicator::Remembered;
use crate::domain::moment::When;
use crate::i18n::chain as words;
use crate::i18n::columns::{HappeningColumn, LogColumn};
use crate::i18n::{deeds, known};
use crate::report::document::{Closing, Surround};
use crate::report::log::{HappeningRow, LogRow};
use crate::store::Store;

/// Runs `log`.
pub fn run(context: &Context, args: &LogArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let of = args.indicator.as_deref().map(|typed| remembered::indicator(context, store, typed)).transpose()?;
    let wanted = wanted(context, args, of.as_ref());
    let preface = preface(context, &wanted, of.as_ref());
    let stamps = rows::stamps(context, store)?;
    if args.events {
        happenings(context, args, store, (&wanted, preface), &stamps)
    } else {
        acts(context, args, store, (&wanted, preface), &stamps)
    }
}

fn wanted(context: &Context, args: &LogArgs, of: Option<&Remembered>) -> Wanted {
    let indicator = of.map(|of| of.indicator.code.clone());
    let from = match args.since {
        Some(When::Action(number)) => Some(number),
        _ => None,
    };
    let since = args.since.and_then(|since| since.beginning(context.clock));
    Wanted { since, from, by: args.by.as_deref().map(Into::into), indicator }
}

/// What is said above the list of the stretch that it is about, and of an indicator that is no longer tracked.
fn preface(context: &Context, wanted: &Wanted, of: Option<&Remembered>) -> Vec<String> {
    let from = wanted.since.map(|at| known::from_on(at, context.clock, context.lang));
    let retired = of.and_then(|of| {
        let code = of.indicator.code.as_str();
        of.retired_by.map(|action| deeds::no_longer_tracked(code, action, context.lang))
    });
    from.into_iter().chain(retired).collect()
}

fn acts(
    context: &Context,
    args: &LogArgs,
    store: &Store,
    (wanted, preface): (&Wanted, Vec<String>),
    stamps: &[Stamp],
) -> Result<(), Failure> {
    let mut output = Output::open(context, args.listing.destination.file())?;
    let plan = Plan {
        name: "log",
        usual: ever_fewer(output.width(), usual_columns),
        all: LogColumn::ALL.to_vec(),
        scripts: LogColumn::ALL.iter().copied().filter(|column| *column != LogColumn::What).collect(),
        surround: Surround { title: Some(words::log_title(context.lang).to_owned()), preface },
        stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, &mut output)?;
    let (mut count, mut failed) = (0, Ok(()));
    let visited = store.acts(wanted, &mut |act| {
        count += 1;
        failed = list.row(&LogRow { act, clock: context.clock });
        if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    visited.map_err(|fault| ledger::failure(context, &fault))?;
    failed?;
    list.end(&Closing { totals: Some(words::actions(count, context.lang)), ..Closing::default() })?;
    output.finish()
}

fn happenings(
    context: &Context,
    args: &LogArgs,
    store: &Store,
    (wanted, preface): (&Wanted, Vec<String>),
    stamps: &[Stamp],
) -> Result<(), Failure> {
    let mut output = Output::open(context, args.listing.destination.file())?;
    let plan = Plan {
        name: "log-events",
        usual: ever_fewer(output.width(), usual_event_columns),
        all: HappeningColumn::ALL.to_vec(),
        scripts: HappeningColumn::ALL.to_vec(),
        surround: Surround { title: Some(words::log_title(context.lang).to_owned()), preface },
        stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, &mut output)?;
    let (mut count, mut failed) = (0, Ok(()));
    let visited = store.happenings(wanted, &mut |act, happening| {
        count += 1;
        failed = list.row(&HappeningRow { act, happening, clock: context.clock });
        if failed.is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    });
    visited.map_err(|fault| ledger::failure(context, &fault))?;
    failed?;
    list.end(&Closing { totals: Some(words::events(count, context.lang)), ..Closing::default() })?;
    output.finish()
}

fn usual_columns(width: usize) -> Vec<LogColumn> {
    use LogColumn as C;
    match width {
        0..70 => vec![C::Action, C::At, C::Command, C::What],
        70..100 => vec![C::Action, C::At, C::By, C::Command, C::What, C::Reason],
        100..140 => vec![C::Action, C::At, C::By, C::Command, C::What, C::Reason, C::Head],
        _ => vec![C::Action, C::At, C::By, C::SystemUser, C::Command, C::What, C::Reason, C::Head],
    }
}

fn usual_event_columns(width: usize) -> Vec<HappeningColumn> {
    use HappeningColumn as C;
    match width {
        0..70 => vec![C::Action, C::Handle, C::Event, C::Old, C::New],
        70..90 => vec![C::Action, C::By, C::Handle, C::Event, C::Old, C::New],
        90..130 => vec![C::Action, C::At, C::By, C::Handle, C::Event, C::Old, C::New],
        _ => vec![C::Action, C::At, C::By, C::SystemUser, C::Command, C::Handle, C::Event, C::Old, C::New, C::Note],
    }
}
