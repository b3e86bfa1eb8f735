//! Bringing figures from a file into the database, all or nothing; and those that come with the program.

use std::collections::HashMap;
use std::io::{Cursor, Read};
use std::path::Path;

use super::context::Context;
use super::exit::Failure;
use super::{builtin, ledger};
use crate::domain::admission::Leave;
use crate::domain::code::{Coded, Text};
use crate::domain::dossier::Scope;
use crate::domain::fault::input::{LocatedRowFault, RowFault};
use crate::domain::lookup::{Entry, Lookup, find};
use crate::domain::observation::{Bound, Fit, Release};
use crate::domain::period::Period;
use crate::domain::quantity;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, input, ledger as words};
use crate::intake::{Column, IntakeFault, Line, Sheet};
use crate::store::{Batch, Figure, Recorded, Refusal, Series, Store};

/// Faults beyond so many are counted, not collected: nobody reads a million of them.
const COLLECTED: usize = 1000;

/// Records the published figures of the built-in catalogue; those of indicators that are not there are left out.
pub fn published(context: &Context, store: &mut Store) -> Result<u64, Failure> {
    let sheet = Sheet::open(Cursor::new(builtin::OBSERVATIONS.as_bytes()))
        .map_err(|fault| header(context, builtin::OBSERVATIONS_NAME, fault))?;
    let leave = Leave { revise: false, confirm: true, today: context.today };
    match bring_in(context, store, sheet, leave, "init", None)? {
        Brought::In { recorded, .. } => Ok(recorded.new),
        Brought::Refused { faults, more } => Err(refused(context, builtin::OBSERVATIONS_NAME, &faults, more)),
        Brought::UnknownNames => Ok(0),
    }
}

/// What became of a file.
pub enum Brought {
    /// Its figures are recorded; so many rows had no value.
    In { recorded: Recorded, empty: u64 },
    /// Nothing is recorded.
    Refused { faults: Vec<LocatedRowFault>, more: usize },
    /// Indicators are named by something else than their codes: the directory is needed.
    UnknownNames,
}

/// Reads the rows of a file and records them, or says what is wrong with them.
pub fn bring_in<R: Read>(
    context: &Context,
    store: &mut Store,
    mut sheet: Sheet<R>,
    leave: Leave,
    command: &str,
    directory: Option<&Directory>,
) -> Result<Brought, Failure> {
    let deed = ledger::deed(context, command);
    let mut batch = store.batch(&deed, leave);
    let (mut faults, mut more, mut empty) = (Vec::new(), 0, 0);
    loop {
        let row = match sheet.next_line()? {
            None => break,
            Some(Ok(line)) if line.get(Column::Value).is_none() && line.get(Column::Indicator).is_some() => {
                empty += 1;
                continue;
            }
            Some(Ok(line)) => take(context, &mut batch, line, directory),
            Some(Err(fault)) => Err(Stop::Fault(fault)),
        };
        match row {
            Ok(()) => {}
            Err(Stop::Fault(fault)) if faults.len() < COLLECTED => faults.push(fault),
            Err(Stop::Fault(_)) => more += 1,
            Err(Stop::UnknownName) => return Ok(Brought::UnknownNames),
            Err(Stop::Failure(failure)) => return Err(failure),
        }
    }
    if !faults.is_empty() {
        // What the record says of the other rows belongs to the same list.
        faults.extend(batch.check().map_err(|fault| ledger::failure(context, &fault))?);
        faults.sort_by_key(|fault| fault.line);
        return Ok(Brought::Refused { faults, more });
    }
    match batch.record() {
        Ok(recorded) => Ok(Brought::In { recorded, empty }),
        Err(Refusal::Rows(faults)) => Ok(Brought::Refused { faults, more: 0 }),
        Err(Refusal::Store(fault)) => Err(ledger::failure(context, &fault)),
    }
}

/// Why a row is not taken.
enum Stop {
    Fault(LocatedRowFault),
    UnknownName,
    Failure(Failure),
}

impl From<LocatedRowFault> for Stop {
    fn from(fault: LocatedRowFault) -> Self {
        Self::Fault(fault)
    }
}

/// Reads one row and adds it to the batch.
fn take(context: &Context, batch: &mut Batch<'_>, line: Line<'_>, directory: Option<&Directory>) -> Result<(), Stop> {
    let series = series(context, batch, line, directory)?;
    let typed = line.need(Column::Period)?;
    let parsed = Period::parse(typed).map_err(|fault| line.fault(Column::Period, fault.into()))?;
    let value_text = line.need(Column::Value)?;
    let unit = line.get(Column::Unit);
    let value = match unit {
        Some(unit) => quantity::parse_apart(value_text, unit, &batch.unit(series)),
        None => quantity::parse(value_text, &batch.unit(series)),
    };
    let value = value.map_err(|fault| {
        let fault = RowFault::from(fault);
        let column = if unit.is_some() && matches!(fault, RowFault::Unit(_)) { Column::Unit } else { Column::Value };
        line.fault(column, fault)
    })?;
    let bound = coded::<Bound>(line, Column::Bound)?.or(value.bound).unwrap_or(Bound::Exact);
    let other_unit = unit.filter(|unit| *unit != batch.definition(series).unit.as_str());
    let as_typed = other_unit.map(|unit| format!("{value_text}{unit}"));
    let imprecise = parsed.imprecise.then(|| words::imprecise(typed, &parsed.period.last().to_string(), context.lang));
    let figure = Figure {
        bound,
        fit: coded::<Fit>(line, Column::Fit)?.unwrap_or(Fit::Exact),
        release: coded::<Release>(line, Column::Release)?.unwrap_or(Release::Unmarked),
        as_typed: Some(as_typed.as_deref().unwrap_or(value_text)),
        period_typed: Some(typed),
        publisher: line.get(Column::Publisher),
        title: line.get(Column::Title),
        url: line.get(Column::Url),
        note: line.get(Column::Note).or(imprecise.as_deref()),
        by: line.get(Column::By),
        ..Figure::plain(line.number(), parsed.period, value.value)
    };
    batch.push(series, &figure).map_err(|fault| Stop::Failure(ledger::failure(context, &fault)))
}

fn series(
    context: &Context,
    batch: &mut Batch<'_>,
    line: Line<'_>,
    directory: Option<&Directory>,
) -> Result<Series, Stop> {
    let typed = line.need(Column::Indicator)?;
    let mut find = |code: &str| batch.indicator(code).map_err(|fault| Stop::Failure(ledger::failure(context, &fault)));
    if let Some(series) = find(typed)? {
        return Ok(series);
    }
    let Some(directory) = directory else { return Err(Stop::UnknownName) };
    match directory.named(typed) {
        Ok(code) => match find(code)? {
            Some(series) => Ok(series),
            None => Err(line.fault(Column::Indicator, RowFault::UnknownIndicator { suggestions: Vec::new() }).into()),
        },
        Err(fault) => Err(line.fault(Column::Indicator, fault).into()),
    }
}

/// A coded cell: its code, or the office's word for it.
fn coded<T: Coded + Spoken>(line: Line<'_>, column: Column) -> Result<Option<T>, LocatedRowFault> {
    let Some(text) = line.get(column) else { return Ok(None) };
    let spoken = || T::ALL.iter().copied().find(|member| Lang::ALL.iter().any(|&lang| member.say(lang) == text));
    T::from_code(text).or_else(spoken).map(Some).ok_or_else(|| {
        line.fault(column, RowFault::BadCode { allowed: T::ALL.iter().map(|member| member.code()).collect() })
    })
}

/// Every indicator by code and name, for files that name them.
pub struct Directory {
    names: HashMap<Text, Vec<Text>>,
    all: Vec<(Text, Text, Option<Text>)>,
}

impl Directory {
    /// Reads the whole directory.
    pub fn read(context: &Context, store: &Store) -> Result<Self, Failure> {
        let mut names: HashMap<Text, Vec<Text>> = HashMap::new();
        let mut all = Vec::new();
        store
            .names(&Scope::default(), &mut |code, name, name_en| {
                let code: Text = code.as_str().into();
                for name in std::iter::once(name).chain(name_en) {
                    names.entry(name.clone()).or_default().push(code.clone());
                }
                all.push((code, name.clone(), name_en.cloned()));
            })
            .map_err(|fault| ledger::failure(context, &fault))?;
        Ok(Self { names, all })
    }

    /// The code of what is named exactly so.
    fn named(&self, typed: &str) -> Result<&str, RowFault> {
        match self.names.get(typed).map(Vec::as_slice) {
            Some([one]) => Ok(one),
            Some(several) => {
                Err(RowFault::AmbiguousIndicator { candidates: several.iter().map(ToString::to_string).collect() })
            }
            None => Err(RowFault::UnknownIndicator { suggestions: self.near(typed) }),
        }
    }

    fn near(&self, typed: &str) -> Vec<String> {
        // A guess costs a look at every name: worth it for a ledger of a size that people name things in.
        if self.all.len() > 20_000 {
            return Vec::new();
        }
        let entries = self.all.iter().enumerate().map(|(key, (code, name, name_en))| Entry {
            key,
            code,
            name,
            name_en: name_en.as_deref(),
            aliases: &[],
        });
        let keys = match find(typed, entries) {
            Lookup::One(key) => vec![key],
            Lookup::Many(keys) | Lookup::None(keys) => keys,
        };
        keys.into_iter().take(3).map(|key| self.all[key].0.to_string()).collect()
    }
}

/// A file whose header cannot be used.
pub fn header(context: &Context, name: &str, fault: IntakeFault) -> Failure {
    match fault {
        IntakeFault::Io(error) => Failure::reading(Path::new(name), error),
        IntakeFault::Empty => Failure::said([words::empty_file(name, context.lang)]),
        IntakeFault::Header(faults) => refused(context, name, &faults, 0),
    }
}

/// Every fault on its line, and that nothing is stored.
pub fn refused(context: &Context, name: &str, faults: &[LocatedRowFault], more: usize) -> Failure {
    let mut lines = vec![words::refused_file(name, context.lang)];
    for fault in faults {
        let place = input::place(fault, context.lang);
        let text = input::row(fault, context.lang).line(context.lang);
        lines.push(format!("  {place}{}{text}", context.lang.pick("：", ": ")));
    }
    if more > 0 {
        lines.push(format!("  {}", words::more_faults(more, context.lang)));
    }
    lines.push(
        format!("{}{}", words::faults(faults.len() + more, context.lang), context.lang.pick("；", "; "))
            + words::nothing_stored(context.lang),
    );
    Failure::said(lines)
}
