//! Writing a batch: sorted by key, merged with what is recorded, admitted series by series, inserted in order.

use rusqlite::{Connection, Row as StoredRow, Statement};
use rust_decimal::Decimal;

use super::batch::Known as Series;
use super::chain::Links;
use super::chain::events::Said;
use super::events::{self, COLUMNS, Stored, rank as rank_of, stands, waits};
use super::form::{period, quantity};
use super::identity::Place;
use super::inserting::{Ids, Inserting};
use super::pending::{Pending, Row};
use super::texts::Shared;
use super::trouble::Sql;
use crate::domain::admission::{self, Entry, Gate, Leave, Scale};
use crate::domain::fault::input::{AdmissionFault, LocatedRowFault, RowFault};
use crate::domain::history::{Event, Handle};
use crate::domain::target::{Comparator, TargetValue};
use crate::store::recording::Recorded;

/// Series whose recorded figures are read at once: reading and writing by turns would make the database find its place
/// again for every figure.
const WINDOW: usize = 1024;
/// Indicators that are stepped over before the next one wanted is looked up instead.
const STRIDE: u32 = 32;
/// Public names that are reported.
const HANDLES: usize = 100;

/// What a batch has come to so far.
#[derive(Debug)]
pub(super) struct Outcome {
    gate: Gate,
    pub recorded: Recorded,
    pub faults: Vec<LocatedRowFault>,
}

impl Outcome {
    pub fn new(leave: Leave) -> Self {
        Self { gate: Gate::new(leave), recorded: Recorded::default(), faults: Vec::new() }
    }
}

/// Writes the pending figures that are admitted.
pub(super) fn write(
    db: &Connection,
    action: i64,
    series: &[Series],
    pending: &mut Pending,
    (outcome, links): (&mut Outcome, &mut Links),
) -> Sql<()> {
    let order = rank(series, &mut pending.rows);
    pending.rows.sort_unstable_by_key(sort_key);
    let rows = std::mem::take(&mut pending.rows);
    let mut writer = Writer {
        db,
        shared: Shared::new(db),
        events_from: db.prepare(&events_from())?,
        targets_from: db.prepare(TARGETS_FROM)?,
        insert: Inserting::new(db, action, links)?,
        known: Vec::new(),
        new: Vec::new(),
        answers: Vec::new(),
    };
    let mut rest = rows.as_slice();
    while !rest.is_empty() {
        let mut window = Vec::with_capacity(WINDOW);
        let mut taken = 0;
        for of_series in rest.chunk_by(|a, b| a.series == b.series).take(WINDOW) {
            window.push((&series[order[of_series[0].series as usize] as usize], of_series));
            taken += of_series.len();
        }
        writer.window(&window, pending, outcome)?;
        rest = &rest[taken..];
    }
    // The room is kept for the next chunk.
    pending.rows = rows;
    Ok(())
}

/// Numbers the series by the order of their keys, renames them in the rows, and gives the way back.
fn rank(series: &[Series], rows: &mut [Row]) -> Vec<u32> {
    let mut order: Vec<u32> = (0..).take(series.len()).collect();
    order.sort_unstable_by_key(|at| series[*at as usize].place);
    let mut ranks = vec![0_u32; series.len()];
    for (rank, at) in (0_u32..).zip(&order) {
        ranks[*at as usize] = rank;
    }
    for row in rows {
        row.series = ranks[row.series as usize];
    }
    order
}

/// The key of a figure and its line as one number.
fn sort_key(row: &Row) -> u128 {
    let half = |high: u32, low: u32| u64::from(high) << 32 | u64::from(low);
    let left = half(row.series, row.last_day.cast_unsigned());
    let right = half(row.first_day.cast_unsigned(), row.line);
    u128::from(left) << 64 | u128::from(right)
}

fn events_from() -> String {
    format!(
        "select {COLUMNS} from observation where region = ?1 and indicator >= ?2
         order by indicator, last_day, first_day, seq"
    )
}

const TARGETS_FROM: &str = "select indicator, code, retired, terms, value, value_to
    from target_version
    where region = ?1 and indicator >= ?2
    order by indicator, code, action";

/// What the targets of a series ask for.
#[derive(Debug, Clone, Default)]
struct Asked {
    full_coverage: bool,
    scale: Scale,
}

/// The statements and buffers of one write.
struct Writer<'c, 'l> {
    db: &'c Connection,
    shared: Shared<'c>,
    events_from: Statement<'c>,
    targets_from: Statement<'c>,
    insert: Inserting<'c, 'l>,
    known: Vec<admission::Known>,
    new: Vec<admission::Figure>,
    answers: Vec<Result<Entry, RowFault>>,
}

impl Writer<'_, '_> {
    /// Reads what is recorded of some series, then admits and writes their figures.
    fn window(&mut self, window: &[(&Series, &[Row])], pending: &mut Pending, outcome: &mut Outcome) -> Sql<()> {
        let places: Vec<Place> = window.iter().map(|(series, _)| series.place).collect();
        let mut stored: Vec<Stored> = Vec::new();
        let mut starts = vec![usize::MAX; window.len()];
        sweep(&mut self.events_from, &places, |at, row| {
            starts[at] = starts[at].min(stored.len());
            stored.push(events::read(row)?);
            Ok(())
        })?;
        let asked = self.asked(window)?;
        for (at, (series, rows)) in window.iter().enumerate() {
            let recorded = match starts[at] {
                usize::MAX => &[],
                start => {
                    let after = stored[start..].iter().take_while(|event| event.indicator == series.place.indicator);
                    &stored[start..start + after.count()]
                }
            };
            self.admit(series, recorded, rows, &asked[at], outcome)?;
            self.insert(series, recorded, rows, pending, outcome)?;
        }
        Ok(())
    }

    /// What the targets of some series ask for.
    fn asked(&mut self, window: &[(&Series, &[Row])]) -> Sql<Vec<Asked>> {
        let places: Vec<Place> = window.iter().map(|(series, _)| series.place).collect();
        let mut latest: Vec<(usize, String, bool, i64, TargetValue)> = Vec::new();
        sweep(&mut self.targets_from, &places, |at, row| {
            let (code, retired, terms): (String, bool, i64) = (row.get(1)?, row.get(2)?, row.get(3)?);
            let value = match row.get::<_, Option<f64>>(5)? {
                Some(high) => TargetValue::Range(quantity(row.get(4)?)?, quantity(high)?),
                None => TargetValue::One(quantity(row.get(4)?)?),
            };
            latest.pop_if(|(last, of, ..)| *last == at && *of == code);
            latest.push((at, code, retired, terms, value));
            Ok(())
        })?;
        let mut asked = vec![Asked::default(); places.len()];
        for (at, _, _, terms, value) in latest.into_iter().filter(|(_, _, retired, ..)| !retired) {
            let terms = self.shared.terms(terms)?;
            terms.expect(window[at].0.definition.kind, value, &mut asked[at].scale);
            let whole = matches!(value, TargetValue::One(value) if value >= Decimal::ONE_HUNDRED);
            asked[at].full_coverage |= whole && terms.comparator == Comparator::AtLeast;
        }
        Ok(asked)
    }

    fn admit(
        &mut self,
        series: &Series,
        recorded: &[Stored],
        rows: &[Row],
        asked: &Asked,
        outcome: &mut Outcome,
    ) -> Sql<()> {
        self.known.clear();
        for of_period in recorded.chunk_by(Stored::same_period) {
            let from = self.known.len();
            for event in of_period.iter().filter(|event| event.is_figure()) {
                self.known.push(admission::Known {
                    period: period(event.first_day, event.last_day)?,
                    value: quantity(event.value)?,
                    bound: event.bound,
                    fit: event.fit,
                    release: event.release,
                    seq: event.seq,
                    // What waits is recorded already, though it does not count yet.
                    superseded: !stands(event, of_period) && !waits(event, of_period),
                });
            }
            if of_period.len() > 1 {
                // One that was brought back stands where it stood before.
                let rank = |known: &admission::Known| {
                    of_period.iter().find(|event| event.seq == known.seq).map(|event| rank_of(event, of_period))
                };
                self.known[from..].sort_by_key(rank);
            }
        }
        self.new.clear();
        for row in rows {
            self.new.push(admission::Figure {
                period: period(row.first_day, row.last_day)?,
                value: row.value,
                bound: row.bound,
                fit: row.fit,
                release: row.release,
                line: u64::from(row.line),
            });
        }
        let indicator = series.definition.indicator(series.code.region(), series.code.clone());
        let Asked { full_coverage, scale } = asked;
        let asked = admission::Series { indicator: &indicator, full_coverage: *full_coverage, scale };
        let answers = &mut self.answers;
        answers.clear();
        outcome.gate.admit(&asked, &self.known, &self.new, |_, answer| answers.push(answer.map_err(RowFault::from)));
        outcome.recorded.doubted = outcome.gate.doubted();
        Ok(())
    }

    /// Inserts what was admitted and notes what was not.
    fn insert(
        &mut self,
        series: &Series,
        recorded: &[Stored],
        rows: &[Row],
        pending: &mut Pending,
        outcome: &mut Outcome,
    ) -> Sql<()> {
        let mut ahead = recorded.iter().peekable();
        let (mut current, mut seq) = ((0, 0), 0);
        for (row, answer) in rows.iter().zip(self.answers.drain(..)) {
            let revises = match answer {
                Ok(Entry::Skip) => {
                    outcome.recorded.skipped += 1;
                    outcome.recorded.skipped_pending += u64::from(waits_already(recorded, row));
                    continue;
                }
                Ok(Entry::Insert) => None,
                Ok(Entry::Revise { seq }) => Some(seq),
                Err(fault) => {
                    outcome.faults.push(located(series, row, pending, fault));
                    continue;
                }
            };
            // Of the few doubts that are kept, those not noted yet are of this series.
            let untold = &outcome.gate.doubts()[outcome.recorded.doubts.len()..];
            if let Some((_, doubt)) = untold.first().filter(|(line, _)| *line == u64::from(row.line)) {
                let fault = RowFault::from(AdmissionFault::from(*doubt));
                outcome.recorded.doubts.push(located(series, row, pending, fault));
            }
            let at = (row.last_day, row.first_day);
            if at != current {
                (current, seq) = (at, 0);
                while let Some(event) = ahead.next_if(|event| (event.last_day, event.first_day) <= at) {
                    if (event.last_day, event.first_day) == at {
                        seq = event.seq;
                    }
                }
            }
            seq += 1;
            let shared = Ids {
                publication: pending.interned.publication_id(self.db, row.publication)?,
                note: pending.interned.phrase_id(self.db, row.note)?,
                by: pending.interned.phrase_id(self.db, row.by)?,
            };
            let [publisher, title, url] = pending.interned.publication_texts(row.publication);
            let said = Said {
                publisher,
                title,
                url,
                note: pending.interned.known_text(row.note),
                by: pending.interned.known_text(row.by),
                as_typed: pending.typed(row.as_typed),
                period_typed: pending.typed(row.period_typed),
            };
            let place = (series.place, series.code.as_str());
            let event = if series.proposes { Event::Proposal } else { Event::Value };
            self.insert.insert(place, row, (seq, event, revises), (shared, said))?;
            outcome.recorded.pending += u64::from(series.proposes);
            match revises {
                None => outcome.recorded.new += 1,
                Some(_) => outcome.recorded.revised += 1,
            }
            if outcome.recorded.handles.len() < HANDLES {
                let period = period(row.first_day, row.last_day)?;
                let handle = Handle { indicator: series.code.clone(), period, seq };
                outcome.recorded.handles.push((u64::from(row.line), handle));
            }
        }
        Ok(())
    }
}

/// What is to be said of a row, with what was typed and the unit of its series.
fn located(series: &Series, row: &Row, pending: &Pending, fault: RowFault) -> LocatedRowFault {
    let typed = pending.typed(row.as_typed).map_or_else(|| row.value.normalize().to_string(), str::to_owned);
    let unit = Some(Box::new(series.definition.unit.clone()));
    LocatedRowFault { value: Some(typed), unit, ..LocatedRowFault::of_line(u64::from(row.line), fault) }
}

/// True where the figure on record that a row repeats waits for approval.
fn waits_already(recorded: &[Stored], row: &Row) -> bool {
    if recorded.iter().all(|event| event.event != Event::Proposal) {
        return false;
    }
    let of_period: Vec<Stored> = recorded
        .iter()
        .filter(|event| (event.last_day, event.first_day) == (row.last_day, row.first_day))
        .copied()
        .collect();
    let same = |event: &&Stored| {
        event.fit == row.fit
            && event.release == row.release
            && quantity(event.value).is_ok_and(|value| value == row.value)
    };
    let repeats =
        |test: fn(&Stored, &[Stored]) -> bool| of_period.iter().filter(same).any(|event| test(event, &of_period));
    repeats(waits) && !repeats(stands)
}

/// Visits the rows that belong to some indicators, which stand in order. Runs on from one to the next where they are
/// neighbours, and looks the next one up where they are far apart. The statement takes region and first indicator,
/// gives the indicator first and everything from there on in order.
fn sweep(
    statement: &mut Statement<'_>,
    places: &[Place],
    mut visit: impl FnMut(usize, &StoredRow<'_>) -> Sql<()>,
) -> Sql<()> {
    let mut at = 0;
    while let Some(wanted) = places.get(at) {
        let region = wanted.region;
        let mut rows = statement.query([region, wanted.indicator])?;
        let mut idle = 0;
        loop {
            let Some(row) = rows.next()? else {
                at += places[at..].iter().take_while(|place| place.region == region).count();
                break;
            };
            let indicator: i64 = row.get(0)?;
            let here = |place: &&Place| place.region == region && place.indicator < indicator;
            at += places[at..].iter().take_while(here).count();
            match places.get(at) {
                Some(place) if place.region == region && place.indicator == indicator => {
                    visit(at, row)?;
                    idle = 0;
                }
                Some(place) if place.region == region && idle < STRIDE => idle += 1,
                _ => break,
            }
        }
    }
    Ok(())
}
