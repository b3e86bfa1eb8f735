//! `undo`: takes back an action by what answers it.

use super::arguments::UndoArgs;
use super::context::Context;
use super::effect::{standings, tell};
use super::exit::Failure;
use super::output::Output;
use super::{ledger, open};
use crate::domain::fault::deed::DeedFault;
use crate::i18n::deeds as words;

/// Indicators whose targets are looked at before and after.
const LOOKED_AT: u32 = 50;

/// Runs `undo`.
pub fn run(context: &Context, args: &UndoArgs) -> Result<(), Failure> {
    let reason = args.reason.as_deref().map(|reason| ledger::filled(context, "--reason", reason)).transpose()?;
    let (mut store, context) = open::to_write(context)?;
    let context = &context;
    let failed = |fault| ledger::failure(context, &fault);
    let refused =
        |fault: DeedFault| Failure::said([words::fault(&fault, context.clock, context.lang).line(context.lang)]);
    let deed = ledger::deed_because(context, "undo", reason);
    let number = match args.action {
        Some(number) => number,
        None => match store.last_action(&deed.actor()).map_err(failed)? {
            Some(last) => last.number,
            None => return Err(refused(DeedFault::NothingDone)),
        },
    };
    let codes = store.touched(number, LOOKED_AT).map_err(failed)?;
    let (before, undone, after) = ledger::as_one(context, &mut store, args.dry_run, |store| {
        let before = standings(context, store, &codes)?;
        let undone = store.undo(&deed, Some(number)).map_err(failed)?.map_err(refused)?;
        Ok((before, undone, standings(context, store, &codes)?))
    })?;
    let mut output = Output::answer(context);
    output.say(&words::undone(&undone.action, args.dry_run, context.clock, context.lang))?;
    let counts = (undone.retracted, undone.restored, undone.versions, undone.extensions);
    output.say(&words::undone_counts(counts.0, counts.1, counts.2, counts.3, context.lang))?;
    tell(context, &mut output, &before, &after)?;
    output.finish()?;
    if !args.dry_run {
        for line in words::undo_hint(undone.by, undone.before.as_ref(), context.clock, context.lang) {
            context.note(&line);
        }
    }
    Ok(())
}
