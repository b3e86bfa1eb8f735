//! The columns of every kind of row: the stable key, and the heading in Chinese and English.
//!
//! The keys are the promise to scripts and never translated. What a column holds is the report's business.

/// Declares a set of columns from lines of `Member = "key": "Chinese", "English"`.
macro_rules! columns {
    ($(#[$doc:meta])* $name:ident { $($member:ident = $key:literal: $zh:literal, $en:literal;)+ }) => {
        coded! {
            $(#[$doc])*
            $name {
                $(#[doc = $en] $member = $key,)+
            }
        }

        impl $name {
            /// What people read above the column.
            #[must_use]
            pub fn heading(self, lang: Lang) -> &'static str {
                match self { $(Self::$member => lang.pick($zh, $en)),+ }
            }
        }
    };
}

mod agency;
mod method;
mod record;
mod target;

pub use agency::{AgencyColumn, DutyColumn, ReviewColumn, TallyColumn};
pub use method::{CheckupColumn, ConceptColumn, ConflictColumn, StepColumn};
pub use record::{
    ChangeColumn, HappeningColumn, HistoryColumn, LogColumn, MisfitColumn, PendingColumn, ProvenanceColumn,
};
pub use target::{OfficeColumn, TargetColumn};
