//! `show`: to be filled in.

use super::arguments::ShowArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `show`.
pub fn run(_context: &Context, _args: &ShowArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("show")))
}
