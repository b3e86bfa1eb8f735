//! `targets`: to be filled in.

use super::arguments::TargetsArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `targets`.
pub fn run(_context: &Context, _args: &TargetsArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("targets")))
}
