//! What is recorded, and what comes of it.

use rust_decimal::Decimal;

use crate::domain::fault::input::LocatedRowFault;
use crate::domain::fault::store::StoreFault;
use crate::domain::history::Handle;
use crate::domain::observation::{Bound, Fit, Release};
use crate::domain::period::Period;

/// A figure to be recorded.
#[derive(Debug, Clone, Copy)]
pub struct Figure<'a> {
    /// The line it stands in, in a file.
    pub line: u64,
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
    /// What was typed for the value.
    pub as_typed: Option<&'a str>,
    /// What was typed for the period.
    pub period_typed: Option<&'a str>,
    /// Who published it.
    pub publisher: Option<&'a str>,
    /// Under which title.
    pub title: Option<&'a str>,
    /// At which address.
    pub url: Option<&'a str>,
    /// A note.
    pub note: Option<&'a str>,
    /// Who measured or reported it.
    pub by: Option<&'a str>,
}

impl Figure<'_> {
    /// A figure of which nothing is known but period and value.
    #[must_use]
    pub fn plain(line: u64, period: Period, value: Decimal) -> Self {
        Self {
            line,
            period,
            value,
            bound: Bound::Exact,
            fit: Fit::Exact,
            release: Release::Unmarked,
            as_typed: None,
            period_typed: None,
            publisher: None,
            title: None,
            url: None,
            note: None,
            by: None,
        }
    }
}

/// What a batch did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Recorded {
    /// Figures recorded beside what was there.
    pub new: u64,
    /// Figures recorded in place of others.
    pub revised: u64,
    /// Figures that were recorded already.
    pub skipped: u64,
    /// How many of those recorded wait for approval.
    pub pending: u64,
    /// How many of those that were recorded already wait for it.
    pub skipped_pending: u64,
    /// How many of those recorded looked wrong and were confirmed.
    pub doubted: u64,
    /// What looked wrong about the first of them, in order of their lines.
    pub doubts: Vec<LocatedRowFault>,
    /// Line and public name of the first hundred figures recorded, in order of the keys.
    pub handles: Vec<(u64, Handle)>,
}

/// Why a batch recorded nothing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreFault),
    /// Figures that may not be recorded, in order of their lines.
    #[error("{} figures refused", .0.len())]
    Rows(Vec<LocatedRowFault>),
}
