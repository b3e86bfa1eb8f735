//! `init`: to be filled in.

use super::arguments::InitArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `init`.
pub fn run(_context: &Context, _args: &InitArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("init")))
}
