//! `agencies`: to be filled in.

use super::arguments::AgenciesArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `agencies`.
pub fn run(_context: &Context, _args: &AgenciesArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("agencies")))
}
