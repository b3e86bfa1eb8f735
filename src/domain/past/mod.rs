//! The past of one period: everything that happened to its figures, and where each of them stands because of it.
//!
//! Nothing that happened is ever changed. What is taken back is answered by another event, and a figure that is brought
//! back is a new event that refers to the first one of the same content: it stands where that one stood.

mod undoing;

pub use undoing::{Counter, counters};

use super::history::Event;
use super::observation::{Fit, Release};

/// One event of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happening {
    /// Which of the period's events, from 1.
    pub seq: u32,
    /// The action that wrote it.
    pub action: i64,
    /// What happened.
    pub event: Event,
    /// The event that it is about.
    pub refers: Option<u32>,
    /// How closely the figure's definition fits.
    pub fit: Fit,
    /// The figure's standing among releases.
    pub release: Release,
}

impl Happening {
    /// True for a value or proposal.
    #[must_use]
    pub fn is_figure(&self) -> bool {
        matches!(self.event, Event::Value | Event::Proposal)
    }

    fn is_about(&self, figure: u32, events: &[Event]) -> bool {
        self.refers == Some(figure) && events.contains(&self.event)
    }
}

/// Where a figure stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// Neither waiting nor taken back: it counts unless another of its period weighs more.
    Stands,
    /// It waits for approval.
    Pending,
    /// It waits no longer: a later one was recorded in its place.
    Replaced {
        /// That one.
        by: u32,
    },
    /// It was retracted or rejected.
    Gone {
        /// The event that says so.
        by: u32,
    },
}

/// The events of one period, in their order.
#[derive(Debug, Clone, Copy)]
pub struct Past<'p>(pub &'p [Happening]);

impl<'p> Past<'p> {
    /// The event with this number.
    #[must_use]
    pub fn find(self, seq: u32) -> Option<&'p Happening> {
        self.0.iter().find(|event| event.seq == seq)
    }

    /// The event that took a figure out of the account.
    #[must_use]
    pub fn gone(self, figure: u32) -> Option<&'p Happening> {
        self.0.iter().find(|event| event.is_about(figure, &[Event::Retraction, Event::Rejection]))
    }

    /// The last approval of a figure.
    #[must_use]
    pub fn approval(self, figure: u32) -> Option<&'p Happening> {
        self.0.iter().rfind(|event| event.is_about(figure, &[Event::Approval]))
    }

    /// The first figure of the same content: the figure itself, unless it brings another one back.
    ///
    /// A figure that refers to one that was gone before brings it back; one that refers to one still there revises it.
    #[must_use]
    pub fn root(self, figure: &Happening) -> u32 {
        let brought_back = figure.refers.filter(|first| self.gone(*first).is_some_and(|gone| gone.seq < figure.seq));
        brought_back.unwrap_or(figure.seq)
    }

    /// The figure that stands in the place of a first one today, where there is one: it or the last that brought it back.
    #[must_use]
    pub fn living(self, root: u32) -> Option<&'p Happening> {
        let same = |event: &&Happening| event.is_figure() && self.root(event) == root;
        self.0.iter().rfind(same).filter(|last| self.gone(last.seq).is_none())
    }

    /// True for a figure that needs no approval (any more).
    #[must_use]
    pub fn is_approved(self, figure: &Happening) -> bool {
        figure.event == Event::Value || self.approval(figure.seq).is_some()
    }

    /// The figure, still there, that was recorded in the place of one.
    #[must_use]
    pub fn revision(self, root: u32) -> Option<&'p Happening> {
        let revises = |event: &&Happening| {
            event.is_figure()
                && self.gone(event.seq).is_none()
                && self.first_revised(event).is_some_and(|revised| revised == root)
        };
        self.0.iter().rfind(revises)
    }

    /// The first one of the content that a figure, or the one that it brings back, was recorded in the place of.
    fn first_revised(self, figure: &Happening) -> Option<u32> {
        let first = self.find(self.root(figure))?;
        self.find(first.refers?).map(|revised| self.root(revised))
    }

    /// Where a figure stands.
    #[must_use]
    pub fn state(self, figure: &Happening) -> State {
        if let Some(gone) = self.gone(figure.seq) {
            return State::Gone { by: gone.seq };
        }
        if self.is_approved(figure) {
            return State::Stands;
        }
        match self.revision(self.root(figure)) {
            Some(later) => State::Replaced { by: later.seq },
            None => State::Pending,
        }
    }

    /// The figures that stand or wait.
    pub fn present(self) -> impl Iterator<Item = (&'p Happening, State)> {
        let figures = self.0.iter().filter(|event| event.is_figure());
        figures
            .map(move |figure| (figure, self.state(figure)))
            .filter(|(_, state)| !matches!(state, State::Gone { .. }))
    }

    /// Of the figures that stand, the one of that fit that counts: of the weightiest release the last recorded; one that
    /// was brought back weighs as the first one did.
    #[must_use]
    pub fn counting(self, fit: Fit) -> Option<&'p Happening> {
        let standing = self.present().filter(|(figure, state)| figure.fit == fit && *state == State::Stands);
        standing.map(|(figure, _)| figure).max_by_key(|figure| (figure.release, self.root(figure)))
    }
}

#[cfg(test)]
mod tests;
