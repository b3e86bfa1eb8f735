//! `restore`: puts a backup in the database's place, and keeps what was there.

use super::arguments::RestoreArgs;
use super::context::Context;
use super::exit::Failure;
use super::ledger;
use super::output::Output;
use super::progress::busy;
use crate::domain::fault::store::{StoreFault, StoreFaultKind};
use crate::i18n::backup::{self as words, Beyond};
use crate::i18n::progress::Doing;
use crate::i18n::verify::unsound;
use crate::store::{Access, Store};

/// Runs `restore`.
pub fn run(context: &Context, args: &RestoreArgs) -> Result<(), Failure> {
    let path = &context.db.value;
    let turning = busy(context, Doing::Copying);
    let restored = Store::restore(path, &args.file, &ledger::deed(context, "restore"), context.today);
    let restored = restored.map_err(|fault| said(context, args, &fault))?;
    // A backup may have been edited as well as any other file.
    let seen = Store::open(path, Access::Read).and_then(|store| store.examine());
    drop(turning);
    let mut output = Output::answer(context);
    let (path, from) = (path.display().to_string(), args.file.display().to_string());
    for line in words::restored(&path, &from, &restored.backup, context.clock, context.lang) {
        output.say(&line)?;
    }
    if let Some(replaced) = &restored.replaced {
        let since = restored.backup.last.as_ref().map_or(0, |last| last.number);
        let beyond = match &replaced.last {
            None => Beyond::Unreadable,
            Some(_) if !replaced.is_later => Beyond::Other,
            Some(last) => Beyond::Later { first: since + 1, last: last.number },
        };
        output.say(&words::kept(&replaced.kept.display().to_string(), beyond, context.lang))?;
    }
    if let Some(first) = seen.ok().as_ref().and_then(|seen| seen.misfits.first()) {
        output.say(&unsound(first, context.lang))?;
    }
    output.finish()
}

/// What is wrong with the backup is said of a backup, not of a database to be made or restored.
fn said(context: &Context, args: &RestoreArgs, fault: &StoreFault) -> Failure {
    let of_backup = fault.path == args.file;
    let shown = fault.path.display().to_string();
    let line = match &fault.kind {
        StoreFaultKind::Missing if of_backup => words::no_backup(&shown, context.lang),
        StoreFaultKind::Corrupt(_) | StoreFaultKind::Unequal(_) if of_backup => {
            words::damaged_backup(&shown, context.lang)
        }
        StoreFaultKind::NotADatabase | StoreFaultKind::NotOurs if !of_backup => {
            words::not_replaced(&shown, context.lang)
        }
        _ => return ledger::failure(context, fault),
    };
    Failure::said([line]).because(fault.clone())
}
