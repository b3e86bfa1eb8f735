//! `record`: to be filled in.

use super::arguments::RecordArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `record`.
pub fn run(_context: &Context, _args: &RecordArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("record")))
}
