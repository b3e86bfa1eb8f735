//! `backup`: copies the database while others may write, and looks through the copy before it counts.

use std::path::{Path, PathBuf};

use super::arguments::BackupArgs;
use super::context::Context;
use super::exit::Failure;
use super::output::Output;
use super::progress::busy;
use super::{ledger, open};
use crate::domain::fault::store::StoreFaultKind;
use crate::i18n::backup as words;
use crate::i18n::progress::Doing;
use crate::store::Access;

/// Backups of one day in one folder.
const OF_ONE_DAY: u32 = 1000;

/// Runs `backup`.
pub fn run(context: &Context, args: &BackupArgs) -> Result<(), Failure> {
    let path = &context.db.value;
    // Without a database there is nothing to back up: the built-in catalogue is in the program.
    let store = match open::opened(context, Access::Read) {
        Ok(store) => store,
        Err(fault) if fault.kind == StoreFaultKind::Missing => {
            return Err(Failure::said([words::nothing_there(&path.display().to_string(), context.lang)]));
        }
        Err(fault) => return Err(ledger::failure(context, &fault)),
    };
    let place = if args.file.is_dir() { named_by_day(context, path, &args.file) } else { args.file.clone() };
    let turning = busy(context, Doing::Copying);
    let inventory = store.back_up(&place, args.force).map_err(|fault| match fault.kind {
        StoreFaultKind::Exists => {
            Failure::said([words::exists(&place.display().to_string(), context.lang)]).because(fault)
        }
        _ => ledger::failure(context, &fault),
    })?;
    drop(turning);
    let mut output = Output::answer(context);
    for line in words::backed_up(
        &path.display().to_string(),
        &place.display().to_string(),
        &inventory,
        context.clock,
        context.lang,
    ) {
        output.say(&line)?;
    }
    output.finish()
}

/// A name that is free in a folder: that of the database with the day, `duban-2026-11-22.db`.
fn named_by_day(context: &Context, database: &Path, folder: &Path) -> PathBuf {
    let stem = database.file_stem().unwrap_or_default().to_string_lossy();
    let ending = database.extension().map_or_else(|| "db".into(), |ending| ending.to_string_lossy());
    let day = context.today;
    let name = |number: u32| match number {
        1 => folder.join(format!("{stem}-{day}.{ending}")),
        more => folder.join(format!("{stem}-{day}-{more}.{ending}")),
    };
    (1..OF_ONE_DAY).map(name).find(|place| !place.exists()).unwrap_or_else(|| name(1))
}
