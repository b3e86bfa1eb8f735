//! `check`: to be filled in.

use super::arguments::CheckArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `check`.
pub fn run(_context: &Context, _args: &CheckArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("check")))
}
