//! The `duban` program: parse, run, exit code.

fn main() {}
