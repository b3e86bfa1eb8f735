//! `init`: makes the database, with the catalogue and the published figures.

use super::arguments::InitArgs;
use super::context::Context;
use super::exit::Failure;
use super::output::Output;
use super::progress::busy;
use super::{builtin, figures, files, ledger};
use crate::catalogue::plan;
use crate::i18n::ledger as words;
use crate::i18n::progress::Doing;
use crate::store::Store;

/// Runs `init`.
pub fn run(context: &Context, args: &InitArgs) -> Result<(), Failure> {
    let reading = files::catalogue(context, args.catalogue.as_deref())?;
    if let Some(base) = &reading.catalogue.head.extends {
        return Err(Failure::said(words::base_first(base.as_str(), context.lang)));
    }
    let plan = plan(None, &reading.catalogue);
    let path = &context.db.value;
    let mut recorded = 0;
    let fill = |store: &mut Store| -> Result<(), Failure> {
        let deed = ledger::deed(context, "init");
        store.load(&deed, &plan).map_err(|fault| ledger::failure(context, &fault))?;
        // The published figures belong to the built-in catalogue, whichever copy of it is loaded.
        if !args.empty && reading.catalogue.head.code.as_str() == builtin::head().0 {
            recorded = figures::published(context, store)?;
        }
        Ok(())
    };
    let turning = busy(context, Doing::Loading);
    match Store::create_filled(path, fill) {
        Ok(filled) => filled?,
        Err(fault) => return Err(ledger::failure(context, &fault)),
    }
    drop(turning);
    let mut output = Output::answer(context);
    let shown = path.display().to_string();
    for line in words::made(&shown, &plan.stamp, reading.catalogue.targets.len(), recorded, context.lang) {
        output.say(&line)?;
    }
    output.finish()
}
