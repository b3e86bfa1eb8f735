//! The events of figures in rows, and which figure of a period counts.

use rusqlite::{Row, Rows, Statement};

use super::form::Numbered;
use super::trouble::Sql;
use crate::domain::history::Event;
use crate::domain::observation::{Bound, Fit, Release};
use crate::domain::past::{Happening, Past, State};

/// An event as it is stored.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stored {
    pub indicator: i64,
    pub last_day: i32,
    pub first_day: i32,
    pub seq: u32,
    pub event: Event,
    pub refers: Option<u32>,
    pub value: f64,
    pub bound: Bound,
    pub fit: Fit,
    pub release: Release,
    pub publication: Option<i64>,
    pub note: Option<i64>,
}

impl Stored {
    pub fn same_period(&self, other: &Self) -> bool {
        self.indicator == other.indicator && self.last_day == other.last_day && self.first_day == other.first_day
    }

    /// True for a value or proposal.
    pub fn is_figure(&self) -> bool {
        matches!(self.event, Event::Value | Event::Proposal)
    }

    /// What the domain sees of it; which action wrote it is not known here.
    pub fn happening(&self) -> Happening {
        let Self { seq, event, refers, fit, release, .. } = *self;
        Happening { seq, action: 0, event, refers, fit, release }
    }

    /// True where this event of the same period speaks about that one.
    pub fn is_about(&self, other: &Self, events: &[Event]) -> bool {
        self.refers == Some(other.seq) && events.contains(&self.event)
    }
}

/// The columns of a [`Stored`] event. What most figures have in common (the first of its period, a value, exact, not
/// marked) is said by a null, everything else packed into one number: every column that is fetched takes its time.
/// The first figure of a period refers to nothing.
pub(super) const COLUMNS: &str = "indicator, last_day, first_day, value, publication, note,
    case when seq = 1 and event = 0 and bound = 0 and fit = 0 and release = 1 then null
         else (seq << 10) + (event << 7) + (bound << 4) + (fit << 3) + release end,
    refers";

/// The query behind a [`Cursor`]: the events of a region between two indicators up to an action, in order.
pub(super) fn in_region() -> String {
    format!(
        "select {COLUMNS} from observation where region = ?1 and indicator between ?2 and ?3 and action <= ?4
         order by indicator, last_day, first_day, seq"
    )
}

/// Reads a row that begins with [`COLUMNS`].
pub(super) fn read(row: &Row<'_>) -> Sql<Stored> {
    let mut stored = Stored {
        indicator: row.get(0)?,
        last_day: row.get(1)?,
        first_day: row.get(2)?,
        seq: 1,
        event: Event::Value,
        refers: None,
        value: 0.0,
        bound: Bound::Exact,
        fit: Fit::Exact,
        release: Release::Unmarked,
        publication: row.get(4)?,
        note: row.get(5)?,
    };
    if let Some(packed) = row.get::<_, Option<u32>>(6)? {
        let bits = |from: u32, mask: u32| u8::try_from(packed >> from & mask).expect("at most three bits");
        stored.seq = packed >> 10;
        stored.event = Event::from_number(bits(7, 7))?;
        stored.bound = Bound::from_number(bits(4, 7))?;
        stored.fit = Fit::from_number(bits(3, 1))?;
        stored.release = Release::from_number(bits(0, 7))?;
        stored.refers = row.get(7)?;
    }
    if stored.is_figure() {
        stored.value = row.get(3)?;
    }
    Ok(stored)
}

/// The figures of an indicator that wait for approval.
#[derive(Debug, Default)]
pub(super) struct Awaited {
    /// How many there are.
    pub count: u32,
    /// The one of the latest period, then the last recorded.
    pub newest: Option<Stored>,
    /// The number of the figure that it brings back, or its own.
    pub first: u32,
}

impl Awaited {
    /// Adds those of a period; periods come in order.
    fn add(&mut self, period: &[Stored]) {
        for figure in period.iter().filter(|event| waits(event, period)) {
            let past: Vec<Happening> = period.iter().map(Stored::happening).collect();
            self.count = self.count.saturating_add(1);
            self.first = Past(&past).root(&figure.happening());
            self.newest = Some(*figure);
        }
    }
}

/// A walk through a region's events, indicator by indicator and period by period.
pub(super) struct Cursor<'s> {
    rows: Rows<'s>,
    ahead: Option<Stored>,
    group: Vec<Stored>,
}

impl<'s> Cursor<'s> {
    /// Starts at the first indicator of the range; the statement is that of [`in_region`], `upto` the last action seen.
    pub fn new(statement: &'s mut Statement<'_>, region: i64, (low, high): (i64, i64), upto: i64) -> Sql<Self> {
        let rows = statement.query([region, low, high, upto])?;
        let mut cursor = Self { rows, ahead: None, group: Vec::new() };
        cursor.step()?;
        Ok(cursor)
    }

    /// Visits the figures of an indicator that count, in order of their periods, and gives those that wait;
    /// indicators are asked for in order.
    pub fn visit(&mut self, indicator: i64, mut visit: impl FnMut(&Stored) -> Sql<()>) -> Sql<Awaited> {
        let mut waiting = Awaited::default();
        while let Some(first) = self.ahead.take_if(|ahead| ahead.indicator <= indicator) {
            self.step()?;
            let wanted = first.indicator == indicator;
            if first.event == Event::Value && self.ahead.as_ref().is_none_or(|next| !next.same_period(&first)) {
                if wanted {
                    visit(&first)?;
                }
                continue;
            }
            self.group.clear();
            self.group.push(first);
            while let Some(next) = self.ahead.take_if(|next| next.same_period(&first)) {
                self.group.push(next);
                self.step()?;
            }
            if wanted {
                for counting in [Fit::Exact, Fit::Close].into_iter().filter_map(|fit| that_counts(&self.group, fit)) {
                    visit(counting)?;
                }
                if self.group.iter().any(|event| event.event == Event::Proposal) {
                    waiting.add(&self.group);
                }
            }
        }
        Ok(waiting)
    }

    fn step(&mut self) -> Sql<()> {
        self.ahead = match self.rows.next()? {
            Some(row) => Some(read(row)?),
            None => None,
        };
        Ok(())
    }
}

/// Of the events of one period, the figure of that fit that counts: of those that stand the weightiest release, then
/// the last recorded.
pub(super) fn that_counts(period: &[Stored], fit: Fit) -> Option<&Stored> {
    let figures = period.iter().filter(|event| event.fit == fit && stands(event, period));
    figures.max_by_key(|figure| (figure.release, rank(figure, period)))
}

/// Where a figure stands in the order of its period: one that brings another back stands where that one stood.
pub(super) fn rank(figure: &Stored, period: &[Stored]) -> u32 {
    let Some(first) = figure.refers else { return figure.seq };
    let gone = |event: &Stored| {
        event.refers == Some(first)
            && event.seq < figure.seq
            && matches!(event.event, Event::Retraction | Event::Rejection)
    };
    if period.iter().any(gone) { first } else { figure.seq }
}

/// True for a proposal that nobody has decided on, and in whose place no other waits or counts.
pub(super) fn waits(figure: &Stored, period: &[Stored]) -> bool {
    figure.event == Event::Proposal && {
        let past: Vec<Happening> = period.iter().map(Stored::happening).collect();
        Past(&past).state(&figure.happening()) == State::Pending
    }
}

/// True for a figure that is neither retracted nor rejected, and approved where it needs to be.
pub(super) fn stands(figure: &Stored, period: &[Stored]) -> bool {
    let spoken_of = |events: &[Event]| period.iter().any(|later| later.is_about(figure, events));
    figure.is_figure()
        && !spoken_of(&[Event::Retraction, Event::Rejection])
        && (figure.event == Event::Value || spoken_of(&[Event::Approval]))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(seq: u32, event: Event, refers: Option<u32>, release: Release) -> Stored {
        Stored {
            indicator: 1,
            last_day: 20_241_231,
            first_day: 20_240_101,
            seq,
            event,
            refers,
            value: 0.0,
            bound: Bound::Exact,
            fit: Fit::Exact,
            release,
            publication: None,
            note: None,
        }
    }

    fn counting(events: &[Stored]) -> Option<u32> {
        that_counts(events, Fit::Exact).map(|figure| figure.seq)
    }

    #[test]
    fn the_weightiest_release_counts_then_the_last_recorded() {
        let first = event(1, Event::Value, None, Release::Final);
        let later = event(2, Event::Value, None, Release::Revised);
        let again = event(3, Event::Value, Some(1), Release::Final);
        assert_eq!(counting(&[first, later]), Some(1));
        assert_eq!(counting(&[first, later, again]), Some(3));
    }

    #[test]
    fn a_retracted_figure_does_not_count() {
        let value = event(1, Event::Value, None, Release::Unmarked);
        let retracted = event(2, Event::Retraction, Some(1), Release::Unmarked);
        assert_eq!(counting(&[value, retracted]), None);
        let again = event(3, Event::Value, None, Release::Unmarked);
        assert_eq!(counting(&[value, retracted, again]), Some(3));
    }

    #[test]
    fn a_proposal_counts_once_it_is_approved() {
        let proposal = event(1, Event::Proposal, None, Release::Unmarked);
        assert_eq!(counting(&[proposal]), None);
        assert_eq!(counting(&[proposal, event(2, Event::Approval, Some(1), Release::Unmarked)]), Some(1));
        assert_eq!(counting(&[proposal, event(2, Event::Rejection, Some(1), Release::Unmarked)]), None);
    }

    #[test]
    fn a_close_figure_does_not_stand_in_for_an_exact_one() {
        let exact = event(1, Event::Value, None, Release::Preliminary);
        let close = Stored { fit: Fit::Close, ..event(2, Event::Value, None, Release::Final) };
        assert_eq!(counting(&[exact, close]), Some(1));
        assert_eq!(that_counts(&[exact, close], Fit::Close).map(|figure| figure.seq), Some(2));
    }
}
