//! `import`: to be filled in.

use super::arguments::ImportArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `import`.
pub fn run(_context: &Context, _args: &ImportArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("import")))
}
