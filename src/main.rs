//! The `duban` program: parse, run, exit code.

use std::process::ExitCode;

fn main() -> ExitCode {
    duban::commands::main(&std::env::args_os().collect::<Vec<_>>())
}
