//! An indicator of which there are records, whether a catalogue still has it or not: what is on record is never out of
//! reach.

use super::context::Context;
use super::exit::Failure;
use super::{choose, ledger};
use crate::domain::code::{IndicatorCode, TargetCode};
use crate::domain::indicator::Remembered;
use crate::i18n::ledger::{Sought, not_found};
use crate::store::Store;

/// The indicator that was typed: one that is tracked by whatever names it, one that is retired by its exact code.
pub fn indicator(context: &Context, store: &Store, typed: &str) -> Result<Remembered, Failure> {
    let target = TargetCode::new(typed).ok();
    let exact = target.as_ref().map(TargetCode::indicator).or_else(|| IndicatorCode::new(typed).ok());
    if let Some(code) = exact
        && let Some(retired) = find(context, store, &code)?.filter(|found| found.retired_by.is_some())
    {
        return Ok(retired);
    }
    let (code, _) = choose::indicator(context, store, typed)?;
    let none = || Failure::said(not_found(Sought::Code, typed, &[], context.lang));
    find(context, store, &code)?.ok_or_else(none)
}

/// An indicator by its code, as it was last described.
pub fn find(context: &Context, store: &Store, code: &IndicatorCode) -> Result<Option<Remembered>, Failure> {
    store.remembered(code).map_err(|fault| ledger::failure(context, &fault))
}
