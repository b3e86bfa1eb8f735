//! Observations 观测值: a figure for an indicator and a period.

use rust_decimal::Decimal;

use super::code::{Text, coded};
use super::period::Period;

coded! {
    /// What a published figure says of the true value.
    Bound {
        /// The value itself.
        Exact = "exact",
        /// At least this.
        AtLeast = "at_least",
        /// 超, 逾, 突破: more than this.
        MoreThan = "more_than",
        /// At most this.
        AtMost = "at_most",
        /// Less than this.
        LessThan = "less_than",
    }
}

coded! {
    /// How closely the figure's definition fits the indicator's.
    Fit {
        /// The same definition.
        Exact = "exact",
        /// Another definition or scope; shown, never decisive.
        Close = "close",
    }
}

coded! {
    /// The standing of a figure among the releases of one period, weakest first.
    Release {
        /// 初步, 快报.
        Preliminary = "preliminary",
        /// Not marked.
        Unmarked = "unmarked",
        /// 修订.
        Revised = "revised",
        /// 核定.
        Final = "final",
    }
}

/// A figure in scope of a verdict: the one that counts for its period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Observation {
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
    /// Which of the period's records it is; with code and period its public handle.
    pub seq: u32,
    /// Who published it.
    pub publisher: Option<Text>,
    /// Under which title.
    pub title: Option<Text>,
    /// At which address.
    pub url: Option<Text>,
    /// A note.
    pub note: Option<Text>,
}
