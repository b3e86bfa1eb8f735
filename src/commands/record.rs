//! `record`: logs measurements and answers with their effect.

use std::ops::ControlFlow;

use super::arguments::RecordArgs;
use super::context::Context;
use super::effect::{Standing, standings, tell};
use super::exit::Failure;
use super::output::Output;
use super::{choose, doubted, ledger, open};
use crate::domain::admission::Leave;
use crate::domain::code::IndicatorCode;
use crate::domain::dossier::Scope;
use crate::domain::fault::input::LocatedRowFault;
use crate::domain::history::{Counting, Entry, Handle};
use crate::domain::indicator::Indicator;
use crate::domain::observation::Bound;
use crate::domain::period::{ParsedPeriod, Period};
use crate::domain::quantity::{self, Typed};
use crate::domain::unit::UnitSpec;
use crate::i18n::unit::Quantity;
use crate::i18n::usage::UsageFault;
use crate::i18n::words::bound_sign;
use crate::i18n::{deeds, input, ledger as words};
use crate::store::{Figure, Recorded, Refusal, Store};

/// One measurement as it was understood.
struct Measurement {
    indicator: Indicator,
    typed: String,
    value: Typed,
}

/// Runs `record`.
pub fn run(context: &Context, args: &RecordArgs) -> Result<(), Failure> {
    let pairs = args.pairs().map_err(|left| Failure::usage(UsageFault::Unpaired { last: left.to_owned() }))?;
    let (mut store, context) = open::to_write(context)?;
    let context = &context;
    let period = Period::parse(&args.period)
        .map_err(|fault| Failure::said([input::period(&fault, &args.period, context.lang).line(context.lang)]))?;
    let (mut measurements, mut refusals) = (Vec::new(), Vec::new());
    for (code, value) in pairs {
        match understand(context, &store, code, value)? {
            Ok(measurement) => measurements.push(measurement),
            Err(said) => refusals.extend(said),
        }
    }
    if !refusals.is_empty() {
        refusals.push(words::nothing_stored(context.lang).to_owned());
        return Err(Failure::said(refusals));
    }
    let codes: Vec<IndicatorCode> = measurements.iter().map(|m| m.indicator.code.clone()).collect();
    let (before, recorded, weightier, after) = ledger::as_one(context, &mut store, args.dry_run, |store| {
        let before = standings(context, store, &codes)?;
        let recorded = write(context, args, store, period, &measurements)?;
        let weightier = outweighing(context, store, &recorded)?;
        Ok((before, recorded, weightier, standings(context, store, &codes)?))
    })?;
    answer(context, args, period, &measurements, (&recorded, &weightier), (&before, &after))
}

/// By its line, the figure that counts in the place of one just recorded, because its release weighs more.
fn outweighing(context: &Context, store: &Store, recorded: &Recorded) -> Result<Vec<(u64, Handle, Entry)>, Failure> {
    let mut found = Vec::new();
    for (line, handle) in &recorded.handles {
        let entries = store.history(&handle.indicator).map_err(|fault| ledger::failure(context, &fault))?;
        let entries = entries.unwrap_or_default();
        let of_period = || entries.iter().filter(|entry| entry.period == handle.period);
        let own = of_period().find(|entry| entry.seq == handle.seq);
        let Some(own) = own.filter(|own| own.counting == Some(Counting::Outweighed)) else { continue };
        let counts = |entry: &&Entry| entry.fit == own.fit && entry.counting == Some(Counting::Counts);
        if let Some(counting) = of_period().find(counts) {
            found.push((*line, Handle { seq: counting.seq, ..handle.clone() }, counting.clone()));
        }
    }
    Ok(found)
}

/// A pair as it is understood, or what is wrong with its value in lines.
fn understand(
    context: &Context,
    store: &Store,
    code: &str,
    value: &str,
) -> Result<Result<Measurement, Vec<String>>, Failure> {
    let (code, _) = choose::indicator(context, store, code)?;
    let mut indicator = None;
    store
        .dossiers(&Scope::of_indicator(code), &mut |dossier| {
            indicator = Some(dossier.indicator.clone());
            ControlFlow::Break(())
        })
        .map_err(|fault| ledger::failure(context, &fault))?;
    let indicator = indicator.expect("the indicator was just found");
    Ok(match quantity::parse(value, &UnitSpec::of(&indicator)) {
        Ok(typed) => Ok(Measurement { indicator, typed: value.to_owned(), value: typed }),
        Err(fault) => {
            let said = input::quantity(&fault, value, context.lang).line(context.lang);
            Err(vec![format!("{}{}{said}", indicator.code, context.lang.pick("：", ": "))])
        }
    })
}

fn write(
    context: &Context,
    args: &RecordArgs,
    store: &mut Store,
    period: ParsedPeriod,
    measurements: &[Measurement],
) -> Result<Recorded, Failure> {
    let leave = Leave { revise: args.revise, confirm: args.confirm, today: context.today };
    let failed = |fault| ledger::failure(context, &fault);
    let imprecise =
        period.imprecise.then(|| words::imprecise(&args.period, &period.period.last().to_string(), context.lang));
    let mut batch = store.batch(&ledger::deed(context, "record"), leave);
    for (line, measurement) in (1..).zip(measurements) {
        let series = batch.indicator(measurement.indicator.code.as_str()).map_err(failed)?;
        let figure = Figure {
            bound: args.bound.or(measurement.value.bound).unwrap_or(Bound::Exact),
            fit: args.fit,
            release: args.release,
            as_typed: Some(&measurement.typed),
            period_typed: Some(&args.period),
            publisher: args.publisher.as_deref(),
            title: args.title.as_deref(),
            url: args.url.as_deref(),
            note: args.note.as_deref().or(imprecise.as_deref()),
            by: context.by.as_deref(),
            ..Figure::plain(line, period.period, measurement.value.value)
        };
        batch.push(series.expect("the indicator was just found"), &figure).map_err(failed)?;
    }
    match batch.record() {
        Ok(recorded) => Ok(recorded),
        Err(Refusal::Store(fault)) => Err(failed(fault)),
        Err(Refusal::Rows(faults)) => Err(refused(context, measurements, &faults)),
    }
}

fn refused(context: &Context, measurements: &[Measurement], faults: &[LocatedRowFault]) -> Failure {
    let mut lines = Vec::new();
    for fault in faults {
        let at = usize::try_from(fault.line).unwrap_or(1).saturating_sub(1);
        let code = measurements.get(at).map(|m| m.indicator.code.to_string()).unwrap_or_default();
        let said = input::row(fault, context.lang).line(context.lang);
        lines.push(format!("{code}{}{said}", context.lang.pick("：", ": ")));
    }
    lines.push(words::nothing_stored(context.lang).to_owned());
    Failure::said(lines)
}

fn answer(
    context: &Context,
    args: &RecordArgs,
    period: ParsedPeriod,
    measurements: &[Measurement],
    (recorded, weightier): (&Recorded, &[(u64, Handle, Entry)]),
    (before, after): (&[Standing], &[Standing]),
) -> Result<(), Failure> {
    let mut output = Output::answer(context);
    if period.imprecise {
        context.note(&words::imprecise(&args.period, &period.period.last().to_string(), context.lang));
    }
    let says_more = [&args.publisher, &args.title, &args.url, &args.note].into_iter().any(Option::is_some);
    for (line, measurement) in (1_u64..).zip(measurements) {
        let value = Quantity::of(measurement.value.value, &measurement.indicator.unit).say(context.lang);
        let bound = args.bound.or(measurement.value.bound).unwrap_or(Bound::Exact);
        let value = format!("{}{value}", bound_sign(bound));
        if let Some((_, handle)) = recorded.handles.iter().find(|(at, _)| *at == line) {
            output.say(&words::recorded(&handle.to_string(), &value, args.dry_run, context.lang))?;
            if let Some((_, other, entry)) = weightier.iter().find(|(at, ..)| *at == line) {
                let value = ledger::value(context, entry, &measurement.indicator.unit);
                output.say(&words::outweighed(entry.release, &other.to_string(), &value, context.lang))?;
            }
        } else {
            let code = measurement.indicator.code.as_str();
            output.say(&words::already_recorded(code, &period.period.to_string(), context.lang))?;
            if says_more {
                output.say(words::nothing_added(context.lang))?;
            }
        }
        let of_it = |standing: &&Standing| standing.target.starts_with(&format!("{}.", measurement.indicator.code));
        let of_it = |all: &[Standing]| all.iter().filter(of_it).cloned().collect::<Vec<_>>();
        tell(context, &mut output, &of_it(before), &of_it(after))?;
    }
    let code = |doubt: &LocatedRowFault| {
        let at = usize::try_from(doubt.line).unwrap_or(1).saturating_sub(1);
        measurements.get(at).map(|measurement| measurement.indicator.code.to_string()).unwrap_or_default()
    };
    doubted::tell(context, recorded, args.dry_run, code);
    if recorded.pending > 0 && !args.dry_run {
        context.note(&deeds::waits(recorded.pending, context.lang));
    }
    if recorded.skipped_pending > 0 {
        context.note(&deeds::waits_already(recorded.skipped_pending, context.lang));
    }
    output.finish()
}
