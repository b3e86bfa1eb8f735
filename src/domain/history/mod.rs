//! History: everything that happened to the figures of an indicator.

mod succession;

use std::fmt;

use chrono::{DateTime, Utc};
use rust_decimal::Decimal;

use super::code::{IndicatorCode, Text, coded};
use super::deed::Action;
use super::observation::{Bound, Fit, Release};
use super::past::Happening;
use super::period::Period;

pub use succession::{Say, Succession};

coded! {
    /// What can happen to a figure.
    Event {
        /// A value is recorded.
        Value = "value",
        /// A value is proposed: it counts once it is approved.
        Proposal = "proposal",
        /// A proposal is approved.
        Approval = "approval",
        /// A value or proposal is rejected.
        Rejection = "rejection",
        /// A value is retracted.
        Retraction = "retraction",
    }
}

coded! {
    /// What an event is called in lists: as it is stored, but that a figure was brought back is told apart from one that is new.
    Told {
        /// A value is recorded.
        Value = "value",
        /// A value is proposed.
        Proposal = "proposal",
        /// A proposal is approved.
        Approval = "approval",
        /// A proposal is rejected.
        Rejection = "rejection",
        /// A figure is retracted.
        Retraction = "retraction",
        /// A figure that was retracted or rejected is brought back, to count or to wait as it did.
        Reinstatement = "reinstatement",
    }
}

impl Event {
    /// What it is called; `brings_back` where it refers to a figure that was gone.
    #[must_use]
    pub fn told(self, brings_back: bool) -> Told {
        match self {
            Self::Value | Self::Proposal if brings_back => Told::Reinstatement,
            Self::Value => Told::Value,
            Self::Proposal => Told::Proposal,
            Self::Approval => Told::Approval,
            Self::Rejection => Told::Rejection,
            Self::Retraction => Told::Retraction,
        }
    }
}

coded! {
    /// Why a figure counts, or does not.
    Counting {
        /// It counts.
        Counts = "counts",
        /// A weightier release of the same period counts.
        Outweighed = "outweighed",
        /// A later record of the same release counts, or was recorded in the place of one that waited.
        Replaced = "replaced",
        /// It waits for approval.
        Pending = "pending",
        /// It was rejected.
        Rejected = "rejected",
        /// It was retracted.
        Retracted = "retracted",
    }
}

/// The public name of an event: `CODE@PERIOD#SEQ`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Handle {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The period.
    pub period: Period,
    /// Which of the period's events, from 1.
    pub seq: u32,
}

impl fmt::Display for Handle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}#{}", self.indicator, self.period, self.seq)
    }
}

impl serde::Serialize for Handle {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

/// One event of a figure's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry {
    /// The period.
    pub period: Period,
    /// Which of the period's events, from 1.
    pub seq: u32,
    /// What happened.
    pub event: Event,
    /// The event of the same period that this one is about: revised, approved, rejected, retracted or brought back by it.
    pub refers: Option<u32>,
    /// Whether it brings a figure back that was retracted or rejected.
    pub brings_back: bool,
    /// The value, in the indicator's unit, of a value or proposal.
    pub value: Option<Decimal>,
    /// What was typed, where it is not simply the value.
    pub as_typed: Option<Text>,
    /// What was typed for the period, where it is not its canonical text.
    pub period_typed: Option<Text>,
    /// What the value says of the true value.
    pub bound: Bound,
    /// How closely its definition fits.
    pub fit: Fit,
    /// Its standing among releases.
    pub release: Release,
    /// Who published it.
    pub publisher: Option<Text>,
    /// Under which title.
    pub title: Option<Text>,
    /// At which address.
    pub url: Option<Text>,
    /// A note.
    pub note: Option<Text>,
    /// Who measured or reported it, else who answers for the record.
    pub by: Option<Text>,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// The action that recorded it.
    pub action: Action,
    /// Why it counts or does not; `None` for events that are no figures.
    pub counting: Option<Counting>,
    /// The event of the same period that stands in its place; `None` for the figure that counts and for events
    /// that are no figures.
    pub superseded_by: Option<u32>,
}

impl Entry {
    /// What it is called in lists.
    #[must_use]
    pub fn told(&self) -> Told {
        self.event.told(self.brings_back)
    }

    /// What it says that decides what counts.
    #[must_use]
    pub fn say(&self) -> Say {
        Say { seq: self.seq, event: self.event, refers: self.refers, fit: self.fit, release: self.release }
    }

    /// The same with the action that did it.
    #[must_use]
    pub fn happening(&self) -> Happening {
        let Say { seq, event, refers, fit, release } = self.say();
        Happening { seq, action: self.action.number, event, refers, fit, release }
    }
}
