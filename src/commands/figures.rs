//! Bringing figures from a file into the database, all or nothing; and those that come with the program.

use std::io::Cursor;
use std::ops::ControlFlow;
use std::path::Path;

use super::context::Context;
use super::directory::Directory;
use super::exit::Failure;
use super::progress::{Progress, busy};
use super::returned::Returned;
use super::{builtin, ledger};
use crate::domain::admission::Leave;
use crate::domain::code::{Coded, RegionCode};
use crate::domain::fault::input::{AdmissionFault, BookFault, LocatedRowFault, RowFault};
use crate::domain::limits;
use crate::domain::observation::{Bound, Fit, Release};
use crate::domain::period::{ParsedPeriod, Period};
use crate::domain::quantity;
use crate::i18n::progress::Doing;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, input, ledger as words};
use crate::intake::{Column, IntakeFault, Line, Rows, Sheet};
use crate::store::{Batch, Figure, Recorded, Refusal, Series, Store};

/// Records the published figures of the built-in catalogue; those of indicators that are not there are left out.
pub fn published(context: &Context, store: &mut Store) -> Result<u64, Failure> {
    let name = builtin::OBSERVATIONS_NAME;
    let mut sheet =
        Sheet::open(Cursor::new(builtin::OBSERVATIONS.as_bytes())).map_err(|fault| header(context, name, fault))?;
    let leave = Leave { revise: false, confirm: true, today: context.today };
    match bring_in(context, store, (name, &mut sheet), leave, "init", Guide::default())? {
        Brought::In { recorded, .. } => Ok(recorded.new),
        Brought::Refused { faults, more } => Err(refused(context, name, &faults, more)),
        Brought::UnknownNames => Ok(0),
    }
}

/// What became of a file.
pub enum Brought {
    /// Its figures are recorded; so many rows had no value, so many were notes, and so many values are of formulas.
    In { recorded: Recorded, empty: u64, notes: u64, formulas: u64 },
    /// Nothing is recorded.
    Refused { faults: Vec<LocatedRowFault>, more: usize },
    /// Indicators or regions are named by something else than their codes: the directory is needed.
    UnknownNames,
}

/// What helps to understand rows.
#[derive(Default, Clone, Copy)]
pub struct Guide<'g> {
    /// Every indicator and region by name, where rows name them.
    pub directory: Option<&'g Directory>,
    /// The region that names are of.
    pub region: Option<&'g RegionCode>,
    /// The form that the rows belong to.
    pub form: Option<&'g Returned<'g>>,
}

/// Reads the rows of a file and records them, or says what is wrong with them.
pub fn bring_in(
    context: &Context,
    store: &mut Store,
    (name, source): (&str, &mut dyn Rows),
    leave: Leave,
    command: &str,
    guide: Guide<'_>,
) -> Result<Brought, Failure> {
    let deed = ledger::deed(context, command);
    let mut batch = store.batch(&deed, leave);
    let (mut faults, mut more, mut empty, mut notes, mut formulas) = (Vec::new(), 0, 0, 0, 0);
    let mut stopped = None;
    let mut progress = Progress::new(context, Doing::Reading);
    let read = source.each(&mut |row, way| {
        progress.at(way.done, way.of);
        let taken = row.map_err(Stop::Fault).and_then(|line| match unreported(&mut batch, line, guide) {
            Some(Unreported::Value) => {
                empty += 1;
                Ok(())
            }
            Some(Unreported::Note) => {
                notes += 1;
                Ok(())
            }
            None => {
                formulas += u64::from(line.formula().is_some());
                take(context, &mut batch, line, guide)
            }
        });
        match taken {
            Ok(()) => {}
            Err(Stop::Fault(fault)) if faults.len() < limits::FAULTS => faults.push(fault),
            Err(Stop::Fault(_)) => more += 1,
            Err(Stop::UnknownName) => {
                stopped = Some(Ok(Brought::UnknownNames));
                return ControlFlow::Break(());
            }
            Err(Stop::Failure(failure)) => {
                stopped = Some(Err(failure));
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    drop(progress);
    if let Some(stopped) = stopped {
        return stopped;
    }
    match read {
        Err(IntakeFault::Header(found)) => faults.extend(found),
        read => read.map_err(|fault| header(context, name, fault))?,
    }
    let _busy = busy(context, Doing::Recording);
    if !faults.is_empty() {
        // What the record says of the other rows belongs to the same list.
        let check = batch.check().map_err(|fault| ledger::failure(context, &fault))?;
        faults.extend(check.into_iter().map(|fault| in_its_cell(source, fault)));
        faults.sort_by_key(|fault| fault.line);
        return Ok(Brought::Refused { faults, more });
    }
    match batch.record() {
        Ok(mut recorded) => {
            let doubts = std::mem::take(&mut recorded.doubts);
            recorded.doubts = doubts.into_iter().map(|doubt| in_its_cell(source, doubt)).collect();
            Ok(Brought::In { recorded, empty, notes, formulas })
        }
        Err(Refusal::Rows(faults)) => {
            let faults = faults.into_iter().map(|fault| in_its_cell(source, fault)).collect();
            Ok(Brought::Refused { faults, more: 0 })
        }
        Err(Refusal::Store(fault)) => Err(ledger::failure(context, &fault)),
    }
}

/// A fault that the record found, in the cell of the row's value where the source is a workbook.
fn in_its_cell(source: &dyn Rows, fault: LocatedRowFault) -> LocatedRowFault {
    let Some(cell) = source.cell(fault.line) else { return fault };
    let told = match fault.fault {
        RowFault::Admission(AdmissionFault::ContradictsRow { line, value, bound }) => match source.cell(line) {
            Some(cell) => RowFault::ContradictsCell { cell: Box::new(cell), value, bound },
            None => fault.fault,
        },
        other => other,
    };
    LocatedRowFault { cell: Some(Box::new(cell)), fault: told, ..fault }
}

/// Why a row without a value is no fault.
enum Unreported {
    /// Its indicator was not reported.
    Value,
    /// It is a note between or below the figures.
    Note,
}

/// What a row without a value is.
fn unreported(batch: &mut Batch<'_>, line: Line<'_>, guide: Guide<'_>) -> Option<Unreported> {
    if let Some(value) = line.get(Column::Value) {
        let is_note = line.repeats_header() || (line.filled() == 1 && !quantity::is_said(value));
        return is_note.then_some(Unreported::Note);
    }
    let Some(typed) = line.get(Column::Indicator).or_else(|| line.get(Column::Name)) else {
        return Some(Unreported::Note);
    };
    if let Some(form) = guide.form {
        let known = form.entry(line).is_ok();
        if known && line.get(Column::Period).is_some_and(|typed| Period::parse(typed).is_err()) {
            // What stands there may be the value, a column too far.
            return None;
        }
        return Some(if known { Unreported::Value } else { Unreported::Note });
    }
    // A single cell may be an indicator or a sentence.
    let is_indicator = line.filled() > 1
        || batch.indicator(typed).is_ok_and(|found| found.is_some())
        || guide.directory.is_some_and(|directory| directory.named(typed, guide.region).is_ok());
    Some(if is_indicator { Unreported::Value } else { Unreported::Note })
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
fn take(context: &Context, batch: &mut Batch<'_>, line: Line<'_>, guide: Guide<'_>) -> Result<(), Stop> {
    let series = series(context, batch, line, guide)?;
    let period = guide.form.map_or_else(|| period_of(line), |form| form.period(line))?;
    let parsed = period.parsed;
    let value_text = line.need(Column::Value)?;
    let unit = line.get(Column::Unit).or_else(|| line.heading_unit()).or_else(|| {
        let spec = batch.unit(series);
        let units = line.table_units();
        units.iter().find(|unit| spec.shift(unit).is_ok()).or(units.first()).map(|unit| &**unit)
    });
    let value = match unit {
        Some(unit) => quantity::parse_apart(value_text, unit, &batch.unit(series)),
        None => quantity::parse(value_text, &batch.unit(series)),
    };
    let value = value.map_err(|fault| {
        let fault = RowFault::from(fault);
        // The unit that does not fit is the one beside the value, unless the value names it itself.
        let at_unit = line.get(Column::Unit).is_some()
            && matches!(&fault, RowFault::Unit(unit) if !value_text.contains(unit.found.as_str()));
        line.fault(if at_unit { Column::Unit } else { Column::Value }, fault)
    })?;
    let bound = coded::<Bound>(line, Column::Bound)?.or(value.bound).unwrap_or(Bound::Exact);
    let other_unit = unit.filter(|unit| *unit != batch.definition(series).unit.as_str());
    let as_typed = match (line.formula(), other_unit) {
        (Some(formula), _) => Some(formula.to_owned()),
        (None, Some(unit)) => Some(format!("{value_text}{unit}")),
        (None, None) => None,
    };
    let imprecise =
        parsed.imprecise.then(|| words::imprecise(period.typed, &parsed.period.last().to_string(), context.lang));
    let figure = Figure {
        bound,
        fit: coded::<Fit>(line, Column::Fit)?.unwrap_or(Fit::Exact),
        release: coded::<Release>(line, Column::Release)?.unwrap_or(Release::Unmarked),
        as_typed: Some(as_typed.as_deref().unwrap_or(value_text)),
        period_typed: Some(period.typed),
        publisher: line.get(Column::Publisher),
        title: line.get(Column::Title),
        url: line.get(Column::Url),
        note: line.get(Column::Note).or(imprecise.as_deref()),
        by: line.get(Column::By),
        ..Figure::plain(line.number(), parsed.period, value.value)
    };
    batch.push(series, &figure).map_err(|fault| Stop::Failure(ledger::failure(context, &fault)))
}

/// A period as it was typed and understood.
#[derive(Clone, Copy)]
pub struct PeriodOf<'l> {
    /// What was typed.
    pub typed: &'l str,
    /// What it means.
    pub parsed: ParsedPeriod,
}

/// The period of a row.
pub fn period_of(line: Line<'_>) -> Result<PeriodOf<'_>, LocatedRowFault> {
    let typed = line.need(Column::Period)?;
    let parsed = Period::parse(typed).map_err(|fault| line.fault(Column::Period, fault.into()))?;
    Ok(PeriodOf { typed, parsed })
}

fn series(context: &Context, batch: &mut Batch<'_>, line: Line<'_>, guide: Guide<'_>) -> Result<Series, Stop> {
    let mut find = |code: &str| batch.indicator(code).map_err(|fault| Stop::Failure(ledger::failure(context, &fault)));
    let unknown = || line.fault(Column::Indicator, RowFault::UnknownIndicator { suggestions: Vec::new() });
    if let Some(form) = guide.form {
        let entry = form.answered(line)?;
        let series = find(entry.indicator.as_str())?.ok_or_else(unknown)?;
        Returned::same_unit(line, entry, batch.unit(series))?;
        return Ok(series);
    }
    let region = match (line.get(Column::Region), guide.directory) {
        (None, _) => guide.region.cloned(),
        (Some(_), None) => return Err(Stop::UnknownName),
        (Some(typed), Some(directory)) => {
            let region = directory.region(typed).map_err(|fault| line.fault(Column::Region, fault))?;
            if let Some(asked) = guide.region.filter(|asked| **asked != *region) {
                return Err(line.fault(Column::Region, RowFault::OtherRegion { region: asked.as_str().into() }).into());
            }
            Some(region.clone())
        }
    };
    let typed = line.need(Column::Indicator)?;
    if let Some(series) = find(typed)? {
        return match region {
            Some(region) if !typed.strip_prefix(region.as_str()).is_some_and(|rest| rest.starts_with('.')) => {
                Err(line.fault(Column::Indicator, RowFault::OtherRegion { region: region.as_str().into() }).into())
            }
            _ => Ok(series),
        };
    }
    let Some(directory) = guide.directory else { return Err(Stop::UnknownName) };
    match directory.named(typed, region.as_ref()) {
        Ok(code) => Ok(find(code)?.ok_or_else(unknown)?),
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

/// A file whose header cannot be used.
pub fn header(context: &Context, name: &str, fault: IntakeFault) -> Failure {
    match fault {
        IntakeFault::Io(error) => Failure::reading(Path::new(name), error),
        IntakeFault::Empty => Failure::said([words::empty_file(name, context.lang)]),
        IntakeFault::Header(faults) => refused(context, name, &faults, 0),
        IntakeFault::Book(fault) => unusable(context, name, &fault),
    }
}

/// A workbook that cannot be read at all.
pub fn unusable(context: &Context, name: &str, fault: &BookFault) -> Failure {
    let said = input::book(fault, context.lang).line(context.lang);
    let lines =
        [words::refused_file(name, context.lang), format!("  {said}"), words::nothing_stored(context.lang).into()];
    Failure::said(lines).because(fault.clone())
}

/// Every fault on its line, and that nothing is stored.
pub fn refused(context: &Context, name: &str, faults: &[LocatedRowFault], more: usize) -> Failure {
    let mut lines = vec![words::refused_file(name, context.lang)];
    for fault in faults.iter().take(limits::FAULTS) {
        let place = input::place(fault, context.lang);
        let text = input::row(fault, context.lang).line(context.lang);
        lines.push(format!("  {place}{}{text}", context.lang.pick("：", ": ")));
    }
    let untold = more + faults.len().saturating_sub(limits::FAULTS);
    if untold > 0 {
        lines.push(format!("  {}", words::more_faults(untold, context.lang)));
    }
    lines.push(
        format!("{}{}", words::faults(faults.len() + more, context.lang), context.lang.pick("；", "; "))
            + words::nothing_stored(context.lang),
    );
    Failure::said(lines)
}
