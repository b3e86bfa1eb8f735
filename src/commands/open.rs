//! Opening the database that a command is about, or the built-in catalogue in memory where there is none.

use super::context::Context;
use super::exit::Failure;
use super::{builtin, figures, known, ledger};
use crate::catalogue::plan;
use crate::domain::dossier::Scope;
use crate::domain::fault::store::{StoreFault, StoreFaultKind};
use crate::domain::moment::Clock;
use crate::i18n::{known as known_words, ledger as words};
use crate::store::{Access, Store};

/// The database to read from. Where nobody named one and none is there: the built-in catalogue and figures.
///
/// The context comes back in the civil time that the office's rules state.
pub fn to_read(context: &Context) -> Result<(Store, Context), Failure> {
    match opened(context, Access::Read) {
        Ok(store) => {
            if let Some(when) = context.known_at {
                return known::at(context, store, when);
            }
            announce_newer(context, &store);
            in_civil_time(context, store)
        }
        Err(fault) if fault.kind == StoreFaultKind::Missing && context.db_is_default() => {
            if context.known_at.is_some() {
                return Err(Failure::said(known_words::nothing_recorded(context.lang)));
            }
            context.note(words::on_builtin(context.lang));
            in_civil_time(context, in_memory(context)?)
        }
        Err(fault) => Err(ledger::failure(context, &fault)),
    }
}

/// The database to write to, and the context in the office's civil time.
pub fn to_write(context: &Context) -> Result<(Store, Context), Failure> {
    match opened(context, Access::Write) {
        Ok(store) => {
            announce_newer(context, &store);
            in_civil_time(context, store)
        }
        Err(fault) if fault.kind == StoreFaultKind::Missing => {
            Err(Failure::said(words::init_first(&context.db.value.display().to_string(), context.lang)))
        }
        Err(fault) => Err(ledger::failure(context, &fault)),
    }
}

/// Opens the database; where it is of an older version, the upgrade goes on record under the name of who opened it.
pub fn opened(context: &Context, access: Access) -> Result<Store, StoreFault> {
    Store::open_by(&context.db.value, access, Some(&ledger::deed(context, "upgrade")))
}

/// The context in the civil time that the rules on record state.
pub fn in_civil_time(context: &Context, store: Store) -> Result<(Store, Context), Failure> {
    let here = clock(context, &store)?.map_or_else(|| context.clone(), |clock| context.at(clock));
    let head = store.head().map_err(|fault| ledger::failure(context, &fault))?;
    Ok((store, Context { head, ..here }))
}

/// The office's clock: the first catalogue's rules say so; overlays and further
/// catalogues belong to the same office.
pub fn clock(context: &Context, store: &Store) -> Result<Option<Clock>, Failure> {
    let nowhere = Scope { regions: Some(Vec::new()), ..Scope::default() };
    let office = store.office(&nowhere).map_err(|fault| ledger::failure(context, &fault))?;
    let stamps = store.stamps().map_err(|fault| ledger::failure(context, &fault))?;
    let rules = stamps.first().and_then(|stamp| office.rules.get(&stamp.code));
    Ok(rules.map(|rules| Clock(rules.utc_offset_minutes)))
}

fn in_memory(context: &Context) -> Result<Store, Failure> {
    let mut store = Store::in_memory().map_err(|fault| ledger::failure(context, &fault))?;
    let reading = builtin::catalogue()?;
    let loaded = store.load(&ledger::deed(context, "init"), &plan(None, &reading.catalogue));
    loaded.map_err(|fault| ledger::failure(context, &fault))?;
    figures::published(context, &mut store)?;
    Ok(store)
}

/// Says where the program carries a newer version of a catalogue that the database holds; applies nothing.
fn announce_newer(context: &Context, store: &Store) {
    let Ok(stamps) = store.stamps() else { return };
    let (code, version) = builtin::head();
    if let Some(stamp) = stamps.iter().find(|stamp| stamp.code.as_str() == code)
        && is_older(&stamp.version, version)
    {
        context.note(&words::newer_builtin(&stamp.version, version, context.lang));
    }
}

/// Whether one version comes before another: number by number, `2026.9` before `2026.11`.
fn is_older(one: &str, other: &str) -> bool {
    fn parts(version: &str) -> Vec<(u64, &str)> {
        version.split(['.', '-', '+']).map(|part| (part.parse().unwrap_or(0), part)).collect()
    }
    parts(one) < parts(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_number_by_number() {
        assert!(is_older("2026.9", "2026.11"));
        assert!(!is_older("2026.11", "2026.11") && !is_older("2026.12", "2026.11"));
    }
}
