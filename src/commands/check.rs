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
    let catalogue = &reading.catalogue;
    let name = args.file.as_ref().map_or_else(|| "targets.toml".to_owned(), |path| path.display().to_string());
    let mut output = Output::answer(context);
    let counts = (catalogue.indicators.len(), catalogue.targets.len(), catalogue.sources.len());
    output.say(&words::sound(&name, counts.0, counts.1, counts.2, context.lang))?;
    output.finish()
}
