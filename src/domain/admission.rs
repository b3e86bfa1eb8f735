//! Whether a figure may be recorded, and as what: one rule for single records and for imports.
//!
//! Works series by series in the order of periods, in one pass and without allocating once its buffers have grown. It
//! sees figures only: what they were typed as, who sent them and where they are kept is not known here.

mod plausibility;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use self::plausibility::{Candidate, Plausibility};
use super::fault::input::{AdmissionFault, Doubt, Neighbour};
use super::indicator::{Indicator, Kind};
use super::observation::{Bound, Fit, Release};
use super::period::Period;
use super::target::{Judge, StatedBaseline, TargetValue};
use super::unit::UnitSpec;

/// What the person who records has allowed, and the day on which they do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Leave {
    /// A different value for the same period and release replaces the recorded one.
    pub revise: bool,
    /// What looks wrong is meant so.
    pub confirm: bool,
    /// Periods should have ended by this day.
    pub today: NaiveDate,
}

/// The series that figures are recorded for.
#[derive(Debug, Clone, Copy)]
pub struct Series<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// True where some target asks for at least 100 %: more than everything cannot be.
    pub full_coverage: bool,
    /// The size that its figures can be expected to have.
    pub scale: &'a Scale,
}

/// The size that the figures of a series can be expected to have, by its targets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scale {
    /// The values of targets and their baselines, in the indicator's unit.
    values: Vec<Decimal>,
    /// True where the first figures may be far below them: a count from zero, a part of a sum over years.
    may_be_smaller: bool,
}

impl Scale {
    /// Takes note of a target's value, where figures are measured against it directly, and of its baseline.
    pub fn add(&mut self, kind: Kind, judge: Judge, value: TargetValue, baseline: Option<&StatedBaseline>) {
        let is_measure = match judge {
            Judge::Latest | Judge::EachYear | Judge::WindowSum => true,
            Judge::WindowGrowth => kind == Kind::Growth,
            Judge::Multiple => false,
        };
        match value {
            TargetValue::One(value) if is_measure => self.values.push(value),
            TargetValue::Range(low, high) if is_measure => self.values.extend([low, high]),
            _ => {}
        }
        self.may_be_smaller |= judge == Judge::WindowSum;
        match baseline {
            Some(StatedBaseline::FromZero) => self.may_be_smaller = true,
            Some(StatedBaseline::Figure { value, .. }) => self.values.push(*value),
            None => {}
        }
    }
}

/// A recorded figure of the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Known {
    /// The period.
    pub period: Period,
    /// The value in the indicator's unit.
    pub value: Decimal,
    /// What it says of the true value.
    pub bound: Bound,
    /// How closely its definition fits.
    pub fit: Fit,
    /// Its standing among releases.
    pub release: Release,
    /// Which of the period's records it is.
    pub seq: u32,
    /// True where it was revised or withdrawn: it no longer counts.
    pub superseded: bool,
}

/// A figure to be recorded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// The period.
    pub period: Period,
    /// The value in the indicator's unit.
    pub value: Decimal,
    /// What it says of the true value.
    pub bound: Bound,
    /// How closely its definition fits.
    pub fit: Fit,
    /// Its standing among releases.
    pub release: Release,
    /// The line it stands in, in a file.
    pub line: u64,
}

/// What is done with a figure that is admitted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Entry {
    /// It is recorded already.
    Skip,
    /// It is recorded.
    Insert,
    /// It is recorded in place of another of its period.
    Revise {
        /// The record it supersedes.
        seq: u32,
    },
}

/// The order of figures within a series: by last day, then first day.
#[must_use]
pub fn order(period: Period) -> (NaiveDate, NaiveDate) {
    (period.last(), period.first())
}

/// Admits figures series by series; its buffers are kept from one series to the next.
#[derive(Debug)]
pub struct Gate {
    leave: Leave,
    plausibility: Plausibility,
    doubted: u64,
    doubts: Vec<(u64, Doubt)>,
}

/// Doubts that were confirmed of which the words are kept; the others are counted.
const DOUBTS: usize = 20;

impl Gate {
    /// A gate with what has been allowed.
    #[must_use]
    pub fn new(leave: Leave) -> Self {
        Self { leave, plausibility: Plausibility::default(), doubted: 0, doubts: Vec::new() }
    }

    /// How many figures were admitted because what looks wrong about them was confirmed.
    #[must_use]
    pub fn doubted(&self) -> u64 {
        self.doubted
    }

    /// The first of those doubts, each with the line of its figure.
    #[must_use]
    pub fn doubts(&self) -> &[(u64, Doubt)] {
        &self.doubts
    }

    /// Answers for every new figure of one series, by its place in `new`.
    ///
    /// Both lists stand in [`order`]; within a period, recorded figures by their number and new ones by their line.
    pub fn admit(
        &mut self,
        series: &Series<'_>,
        known: &[Known],
        new: &[Figure],
        mut answer: impl FnMut(usize, Result<Entry, AdmissionFault>),
    ) {
        debug_assert!(known.is_sorted_by_key(|k| order(k.period)) && new.is_sorted_by_key(|f| order(f.period)));
        self.plausibility.begin(series, known);
        let (mut at, mut behind) = (0, 0);
        for group in new.chunk_by(|a, b| a.period == b.period) {
            let period = group[0].period;
            let after = at + group.len();
            behind += known[behind..].iter().take_while(|k| order(k.period) < order(period)).count();
            let same = known[behind..].iter().take_while(|k| k.period == period).count();
            let same = &known[behind..behind + same];
            self.plausibility.enter(period, new.get(after).map(|next| next.period));
            let mut seen: [Option<&Figure>; 8] = [None; 8];
            for (place, figure) in group.iter().enumerate() {
                let first = &mut seen[slot(figure)];
                let outcome = self.one(series, same, figure, *first);
                first.get_or_insert(figure);
                if let Ok(Entry::Insert | Entry::Revise { .. }) = outcome {
                    self.plausibility.accept(figure);
                }
                answer(at + place, outcome);
            }
            self.plausibility.leave();
            at = after;
        }
    }

    /// Answers for one figure, given what is recorded of its period and the file's first row of its kind.
    fn one(
        &mut self,
        series: &Series<'_>,
        same: &[Known],
        figure: &Figure,
        first: Option<&Figure>,
    ) -> Result<Entry, AdmissionFault> {
        let mut counting = same.iter().filter(|k| !k.superseded);
        let recorded = counting.rfind(|k| k.release == figure.release && k.fit == figure.fit);
        if let Some(row) = first {
            let Figure { value, bound, line, .. } = *row;
            return if (value, bound) == (figure.value, figure.bound) {
                Ok(Entry::Skip)
            } else {
                Err(AdmissionFault::ContradictsRow { line, value, bound })
            };
        }
        if recorded.is_some_and(|k| (k.value, k.bound) == (figure.value, figure.bound)) {
            return Ok(Entry::Skip);
        }
        let kind = series.indicator.kind;
        if matches!(kind, Kind::Flow | Kind::Growth) && figure.period.days() == 1 {
            return Err(AdmissionFault::NeedsSpan { kind });
        }
        if series.full_coverage && exceeds_whole(figure) && UnitSpec::of(series.indicator).is_percent() {
            return Err(AdmissionFault::AboveWhole);
        }
        let entry = match recorded {
            None => Entry::Insert,
            Some(k) if self.leave.revise => Entry::Revise { seq: k.seq },
            Some(k) => return Err(AdmissionFault::Contradicts { value: k.value, bound: k.bound }),
        };
        let candidate = Candidate { figure, today: self.leave.today };
        match self.plausibility.doubt(series, &candidate) {
            Some(doubt) if !self.leave.confirm => return Err(AdmissionFault::Doubt(doubt)),
            Some(doubt) => {
                self.doubted += 1;
                if self.doubts.len() < DOUBTS {
                    self.doubts.push((figure.line, doubt));
                }
            }
            None => {}
        }
        Ok(entry)
    }
}

/// True where a figure says that the share is above 100 %.
fn exceeds_whole(figure: &Figure) -> bool {
    match figure.bound {
        Bound::Exact | Bound::AtLeast => figure.value > Decimal::ONE_HUNDRED,
        Bound::MoreThan => figure.value >= Decimal::ONE_HUNDRED,
        Bound::AtMost | Bound::LessThan => false,
    }
}

/// A place for each fit and release: figures of one period that differ in either stand beside each other.
fn slot(figure: &Figure) -> usize {
    figure.fit as usize * 4 + figure.release as usize
}

impl From<&Known> for Neighbour {
    fn from(known: &Known) -> Self {
        Self { period: known.period, value: known.value, bound: known.bound }
    }
}

#[cfg(test)]
mod tests;
