//! What every command that touches the database says of it: its faults in words, and who does what.

use super::context::Context;
use super::exit::Failure;
use crate::domain::deed::Deed;
use crate::domain::fault::store::StoreFault;
use crate::domain::history::Entry;
use crate::domain::unit::Unit;
use crate::i18n::unit::Quantity;
use crate::i18n::words::bound_sign;
use crate::i18n::{deeds, store as faults};
use crate::store::Store;

/// A fault of the database in words.
pub fn failure(context: &Context, fault: &StoreFault) -> Failure {
    Failure::said([faults::store(fault, context.lang).line(context.lang)]).because(fault.clone())
}

/// Who does what, as it goes on record.
pub fn deed(context: &Context, command: &str) -> Deed {
    Deed {
        at: context.now,
        by: context.by.as_deref().map(Into::into),
        system_user: context.system_user.as_deref().map(Into::into),
        command: command.into(),
        reason: None,
    }
}

/// Who does what and why, as it goes on record.
pub fn deed_because(context: &Context, command: &str, reason: Option<String>) -> Deed {
    Deed { reason: reason.map(Into::into), ..deed(context, command) }
}

/// Does something while no other program writes, as one; on trial it is undone again.
pub fn as_one<T>(
    context: &Context,
    store: &mut Store,
    dry_run: bool,
    work: impl FnOnce(&mut Store) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let done = if dry_run { store.trial(work) } else { store.together(work) };
    done.map_err(|fault| failure(context, &fault))?
}

/// A text that must say something.
pub fn filled(context: &Context, option: &str, typed: &str) -> Result<String, Failure> {
    match typed.trim() {
        "" => Err(Failure::said([deeds::blank(option, context.lang)])),
        said => Ok(said.to_owned()),
    }
}

/// A recorded value in words.
pub fn value(context: &Context, entry: &Entry, unit: &Unit) -> String {
    let said = entry.value.map(|value| Quantity::of(value, unit).say(context.lang)).unwrap_or_default();
    format!("{}{said}", bound_sign(entry.bound))
}
