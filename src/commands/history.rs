//! `history`: to be filled in.

use super::arguments::HistoryArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `history`.
pub fn run(_context: &Context, _args: &HistoryArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("history")))
}
