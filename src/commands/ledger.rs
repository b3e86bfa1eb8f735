//! What every command that touches the database says of it: its faults in words, and who does what.

use super::context::Context;
use super::exit::Failure;
use crate::domain::deed::Deed;
use crate::domain::fault::store::StoreFault;
use crate::i18n::store as faults;

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
