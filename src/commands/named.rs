//! Which figures are meant by `INDICATOR@PERIOD#SEQ`, or without the number where only one can be.

use super::context::Context;
use super::exit::Failure;
use super::{ledger, remembered};
use crate::domain::history::{Counting, Entry, Handle};
use crate::domain::indicator::{Indicator, Remembered};
use crate::domain::period::Period;
use crate::i18n::{deeds as words, input};
use crate::store::Store;

/// A figure that was named, with what is on record of it.
pub struct Named {
    /// Its public name.
    pub handle: Handle,
    /// What was recorded, where there is such a figure.
    pub entry: Option<Entry>,
    /// The unit of the indicator's figures.
    pub unit: crate::domain::unit::Unit,
    /// The action that retired the indicator, where it is no longer tracked.
    pub retired_by: Option<i64>,
}

/// The figures that were typed; where no number is typed those that count, or those that wait.
pub fn figures(context: &Context, store: &Store, typed: &[String], pending: bool) -> Result<Vec<Named>, Failure> {
    let mut found: Vec<Named> = Vec::new();
    for typed in typed {
        let named = figure(context, store, typed, pending)?;
        if found.iter().all(|known| known.handle != named.handle) {
            found.push(named);
        }
    }
    Ok(found)
}

fn figure(context: &Context, store: &Store, typed: &str, pending: bool) -> Result<Named, Failure> {
    let lang = context.lang;
    let Some((code, rest)) = typed.rsplit_once(['@', '＠']) else {
        return Err(Failure::said([words::no_handle(typed, lang)]));
    };
    let (period, seq) = match rest.split_once(['#', '＃']) {
        Some((period, seq)) => {
            let number = seq.trim().parse().ok().filter(|seq: &u32| *seq > 0);
            let number = number.ok_or_else(|| Failure::said([words::bad_seq(typed, lang)]))?;
            (period, Some(number))
        }
        None => (rest, None),
    };
    let Remembered { indicator: Indicator { code: indicator, unit, .. }, retired_by } =
        remembered::indicator(context, store, code)?;
    let period =
        Period::parse(period).map_err(|fault| Failure::said([input::period(&fault, period, lang).line(lang)]))?.period;
    let failed = |fault| ledger::failure(context, &fault);
    let entries = store.history(&indicator).map_err(failed)?.unwrap_or_default();
    let of_period: Vec<&Entry> = entries.iter().filter(|entry| entry.period == period).collect();
    let named = |entry: &Entry| Named {
        handle: Handle { indicator: indicator.clone(), period, seq: entry.seq },
        entry: Some(entry.clone()),
        unit: unit.clone(),
        retired_by,
    };
    if let Some(seq) = seq {
        let entry = of_period.iter().find(|entry| entry.seq == seq).map(|entry| (*entry).clone());
        return Ok(Named { handle: Handle { indicator, period, seq }, entry, unit, retired_by });
    }
    let waits = |entry: &&&Entry| entry.counting == Some(Counting::Pending);
    let counts = |entry: &&&Entry| entry.counting == Some(Counting::Counts);
    let waiting: Vec<&Entry> = of_period.iter().filter(waits).copied().collect();
    let counting: Vec<&Entry> = of_period.iter().filter(counts).copied().collect();
    let meant = if pending || counting.is_empty() { waiting } else { counting };
    match meant.as_slice() {
        [] => Err(Failure::said(words::none_there(&period.to_string(), indicator.as_str(), pending, lang))),
        [one] => Ok(named(one)),
        several => {
            let listed: Vec<String> = several
                .iter()
                .map(|entry| {
                    let handle = Handle { indicator: indicator.clone(), period, seq: entry.seq };
                    format!("{handle} {}", ledger::value(context, entry, &unit))
                })
                .collect();
            Err(Failure::said(words::which(typed, &listed, lang)))
        }
    }
}
