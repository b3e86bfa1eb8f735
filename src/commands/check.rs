//! `check`: reads a catalogue and reports every fault.

use super::arguments::CheckArgs;
use super::context::Context;
use super::exit::Failure;
use super::files;
use super::output::Output;
use crate::i18n::ledger as words;

/// Runs `check`.
pub fn run(context: &Context, args: &CheckArgs) -> Result<(), Failure> {
    let reading = files::catalogue(context, args.file.as_deref())?;
    let name = args.file.as_ref().map_or_else(|| "targets.toml".to_owned(), |path| path.display().to_string());
    let mut output = Output::answer(context);
    output.say(&words::sound(&name, &reading.catalogue, context.lang))?;
    output.finish()
}
