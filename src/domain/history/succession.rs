//! The succession of a period's figures: which one counts after each event, in one walk through them.

use std::collections::{BTreeSet, HashMap, HashSet};

use super::{Counting, Event};
use crate::domain::observation::{Fit, Release};

/// What an event says that decides what counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Say {
    /// Which of the period's events, from 1.
    pub seq: u32,
    /// What happened.
    pub event: Event,
    /// The event that it is about.
    pub refers: Option<u32>,
    /// How closely the figure's definition fits.
    pub fit: Fit,
    /// Its standing among releases.
    pub release: Release,
}

/// The figures of one period, followed event by event in the order in which they happened.
///
/// A figure stands unless it is retracted or rejected, a proposal only once it is approved. Of those of one fit that
/// stand the weightiest release counts, then the last recorded; one that brings another back ranks where that one did.
/// It says what [`Past`](crate::domain::past::Past) says, of every event in one walk.
#[derive(Debug, Clone, Default)]
pub struct Succession {
    figures: HashMap<u32, Figure>,
    gone: HashMap<u32, (u32, Event)>,
    approved: HashSet<u32>,
    /// The figures recorded in the place of a first one of its content.
    revisions: HashMap<u32, Vec<u32>>,
    exact: BTreeSet<Weight>,
    close: BTreeSet<Weight>,
}

/// What decides which of the figures that stand counts: release, rank, number.
type Weight = (Release, u32, u32);

#[derive(Debug, Clone, Copy)]
struct Figure {
    event: Event,
    refers: Option<u32>,
    fit: Fit,
    release: Release,
    /// The first figure of the same content: itself, unless it brings another one back.
    first: u32,
}

impl Succession {
    /// Takes the next event.
    pub fn take(&mut self, say: Say) {
        match (say.event, say.refers) {
            (Event::Value | Event::Proposal, refers) => {
                let Say { seq, event, fit, release, .. } = say;
                let first = refers.filter(|about| self.gone.contains_key(about)).unwrap_or(seq);
                self.figures.insert(seq, Figure { event, refers, fit, release, first });
                if let Some(revised) = self.first_revised(first) {
                    self.revisions.entry(revised).or_default().push(seq);
                }
                if event == Event::Value {
                    self.standing(fit).insert((release, first, seq));
                }
            }
            (Event::Approval, Some(about)) => {
                self.approved.insert(about);
                if let Some(&Figure { event: Event::Proposal, fit, release, first, .. }) = self.figures.get(&about)
                    && !self.gone.contains_key(&about)
                {
                    self.standing(fit).insert((release, first, about));
                }
            }
            (Event::Rejection | Event::Retraction, Some(about)) => {
                self.gone.entry(about).or_insert((say.seq, say.event));
                if let Some(&Figure { fit, release, first, .. }) = self.figures.get(&about) {
                    self.standing(fit).remove(&(release, first, about));
                }
            }
            (_, None) => {}
        }
    }

    /// The figure of a fit that counts now.
    #[must_use]
    pub fn counts(&self, fit: Fit) -> Option<u32> {
        let standing = if fit == Fit::Exact { &self.exact } else { &self.close };
        standing.last().map(|(.., seq)| *seq)
    }

    /// Whether a figure brings another one back that was gone before.
    #[must_use]
    pub fn brings_back(&self, seq: u32) -> bool {
        self.figures.get(&seq).is_some_and(|figure| figure.first != seq)
    }

    /// How closely the definition of a figure fits: of the one that an event is about, else its own.
    #[must_use]
    pub fn fit_of(&self, say: &Say) -> Fit {
        let about = if matches!(say.event, Event::Value | Event::Proposal) { None } else { say.refers };
        about.and_then(|about| self.figures.get(&about)).map_or(say.fit, |figure| figure.fit)
    }

    /// Why a figure counts or does not; `None` for events that are no figures.
    #[must_use]
    pub fn counting(&self, seq: u32) -> Option<Counting> {
        let figure = self.figures.get(&seq)?;
        if let Some((_, by)) = self.gone.get(&seq) {
            return Some(if *by == Event::Rejection { Counting::Rejected } else { Counting::Retracted });
        }
        if !self.is_approved(seq, figure) {
            let revised = self.revision(figure.first).is_some();
            return Some(if revised { Counting::Replaced } else { Counting::Pending });
        }
        let counts = self.counts(figure.fit)?;
        let weight = self.figures.get(&counts).map(|counting| counting.release);
        Some(match weight {
            _ if counts == seq => Counting::Counts,
            Some(weight) if weight > figure.release => Counting::Outweighed,
            _ => Counting::Replaced,
        })
    }

    /// The event that stands in a figure's place: what retracted or rejected it, what was recorded in the place of one that
    /// waited, else the figure that counts instead.
    #[must_use]
    pub fn in_place_of(&self, seq: u32) -> Option<u32> {
        let figure = self.figures.get(&seq)?;
        if let Some((gone, _)) = self.gone.get(&seq) {
            return Some(*gone);
        }
        let revision = if self.is_approved(seq, figure) { None } else { self.revision(figure.first) };
        revision.or_else(|| self.counts(figure.fit).filter(|counts| *counts != seq))
    }

    fn is_approved(&self, seq: u32, figure: &Figure) -> bool {
        figure.event == Event::Value || self.approved.contains(&seq)
    }

    /// The first one of the content that a first figure was recorded in the place of.
    fn first_revised(&self, first: u32) -> Option<u32> {
        let revised = self.figures.get(&first)?.refers?;
        self.figures.get(&revised).map(|revised| revised.first)
    }

    /// The last figure, still there, that was recorded in the place of a first one.
    fn revision(&self, first: u32) -> Option<u32> {
        self.revisions.get(&first)?.iter().rev().copied().find(|seq| !self.gone.contains_key(seq))
    }

    fn standing(&mut self, fit: Fit) -> &mut BTreeSet<Weight> {
        if fit == Fit::Exact { &mut self.exact } else { &mut self.close }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn say(seq: u32, event: Event, refers: Option<u32>, release: Release) -> Say {
        Say { seq, event, refers, fit: Fit::Exact, release }
    }

    fn after(events: &[Say]) -> Succession {
        let mut succession = Succession::default();
        for say in events {
            succession.take(*say);
        }
        succession
    }

    #[test]
    fn a_preliminary_a_revised_and_a_final_figure_succeed_one_another() {
        let events = [
            say(1, Event::Value, None, Release::Preliminary),
            say(2, Event::Value, Some(1), Release::Final),
            say(3, Event::Value, Some(2), Release::Revised),
            say(4, Event::Value, Some(2), Release::Final),
        ];
        let counted: Vec<_> = (1..=4).map(|n| after(&events[..n]).counts(Fit::Exact)).collect();
        assert_eq!(counted, [Some(1), Some(2), Some(2), Some(4)]);
        let end = after(&events);
        let why: Vec<_> = (1..=4).map(|seq| end.counting(seq)).collect();
        assert_eq!(why, [Counting::Outweighed, Counting::Replaced, Counting::Outweighed, Counting::Counts].map(Some));
        assert_eq!((end.in_place_of(1), end.in_place_of(4)), (Some(4), None));
    }

    #[test]
    fn what_is_retracted_gives_its_place_back() {
        let events = [
            say(1, Event::Value, None, Release::Unmarked),
            say(2, Event::Value, Some(1), Release::Unmarked),
            say(3, Event::Retraction, Some(2), Release::Unmarked),
        ];
        let end = after(&events);
        assert_eq!((end.counts(Fit::Exact), end.counting(2)), (Some(1), Some(Counting::Retracted)));
        assert_eq!((end.in_place_of(2), end.in_place_of(1), end.counting(3)), (Some(3), None, None));
    }

    #[test]
    fn a_proposal_waits_until_it_is_approved() {
        let proposal = say(1, Event::Proposal, None, Release::Unmarked);
        assert_eq!(after(&[proposal]).counting(1), Some(Counting::Pending));
        assert_eq!(after(&[proposal]).counts(Fit::Exact), None);
        let approved = after(&[proposal, say(2, Event::Approval, Some(1), Release::Unmarked)]);
        assert_eq!((approved.counts(Fit::Exact), approved.counting(1)), (Some(1), Some(Counting::Counts)));
        let rejected = after(&[proposal, say(2, Event::Rejection, Some(1), Release::Unmarked)]);
        assert_eq!((rejected.counts(Fit::Exact), rejected.counting(1)), (None, Some(Counting::Rejected)));
    }

    #[test]
    fn exact_and_close_figures_succeed_apart() {
        let close = Say { fit: Fit::Close, ..say(2, Event::Value, None, Release::Final) };
        let both = after(&[say(1, Event::Value, None, Release::Preliminary), close]);
        assert_eq!((both.counts(Fit::Exact), both.counts(Fit::Close)), (Some(1), Some(2)));
    }
}
