//! `overdue`: to be filled in.

use super::arguments::OverdueArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `overdue`.
pub fn run(_context: &Context, _args: &OverdueArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("overdue")))
}
