//! `report`: to be filled in.

use super::arguments::ReportArgs;
use super::context::Context;
use super::exit::Failure;
use crate::i18n::shell::ShellFault;

/// Runs `report`.
pub fn run(_context: &Context, _args: &ReportArgs) -> Result<(), Failure> {
    Err(Failure::shell(ShellFault::NotBuilt("report")))
}
