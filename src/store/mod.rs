//! The ledger: the only place that knows a database.
//!
//! [`Store`] is a concrete type whose methods are whole units of work in the domain's nouns; no SQL, row,
//! transaction or connection leaks. Today it keeps one file (`sqlite`, schema in `schema.sql`); another
//! backend would stand beside that folder. Knows nothing of files of figures, catalogues as text, reports or
//! language.
//!
//! Records are only ever added. What is current is worked out when it is read.

mod recording;
mod sqlite;

pub use recording::{Figure, Recorded, Refusal};
pub use sqlite::batch::{Batch, Series};
pub use sqlite::definition::Definition;
pub use sqlite::footing::Footing;
pub use sqlite::proposals::Proposal;
pub use sqlite::restore::Restored;
pub use sqlite::ruling::Ruling;
pub use sqlite::undo::Undone;
pub use sqlite::{Access, Store};
