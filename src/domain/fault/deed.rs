//! Why something that was recorded cannot be retracted, approved, rejected, taken back or extended.

use chrono::NaiveDate;

use crate::domain::deed::{Action, Alike};
use crate::domain::history::Handle;

/// Why a deed upon what is on record is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum DeedFault {
    /// There is no such figure.
    #[error("no figure `{0}`")]
    NoSuchFigure(Handle),
    /// The event is no figure: it is itself something that was done to one.
    #[error("`{0}` is no figure")]
    NoFigure(Handle),
    /// The figure was retracted or rejected already.
    #[error("`{figure}` is gone since action {}", by.number)]
    Gone {
        /// The figure.
        figure: Handle,
        /// What was done.
        by: Box<Action>,
    },
    /// The figure does not wait for approval.
    #[error("`{0}` does not wait")]
    NotPending(Handle),
    /// Another figure waits in its place.
    #[error("`{figure}` was replaced by #{by}")]
    Replaced {
        /// The figure.
        figure: Handle,
        /// The number of the other.
        by: u32,
    },
    /// Who recorded a figure cannot approve it.
    #[error("`{figure}` was recorded by the same person")]
    Own {
        /// The figure.
        figure: Handle,
        /// By which name they are one.
        alike: Alike,
    },
    /// This person has done nothing that is on record.
    #[error("nothing to take back")]
    NothingDone,
    /// There is no action with this number.
    #[error("no action {0}")]
    NoSuchAction(i64),
    /// The action wrote nothing that could be taken back.
    #[error("action {} wrote nothing", .0.number)]
    WroteNothing(Box<Action>),
    /// A later action built on the one to be taken back.
    #[error("action {} built on action {}", later.number, action.number)]
    BuiltOn {
        /// The action to be taken back.
        action: Box<Action>,
        /// The later one.
        later: Box<Action>,
    },
    /// The target has this deadline already, on the same basis.
    #[error("already extended to {0}")]
    AlreadyExtended(NaiveDate),
    /// The new day is not later than the document's own deadline: there is nothing that it would extend.
    #[error("{to} is not after the document's {deadline}")]
    NoExtension {
        /// The new day.
        to: NaiveDate,
        /// The document's own deadline.
        deadline: NaiveDate,
    },
}

/// What looks wrong about an extension.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExtensionDoubt {
    /// The new day is not after the one in force.
    NotLater {
        /// The day in force.
        deadline: NaiveDate,
    },
    /// The new day has passed already.
    Passed {
        /// The day as of which is judged.
        as_of: NaiveDate,
    },
    /// Every year of the target is judged by itself: no deadline moves a year.
    EachYear,
}
