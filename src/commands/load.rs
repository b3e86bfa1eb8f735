//! `load`: to be filled in.

use super::arguments::LoadArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `load`.
pub fn run(_context: &Context, _args: &LoadArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("load")))
}
