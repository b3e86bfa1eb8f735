//! `schema`: prints the JSON Schema of the catalogue, for editors.

use std::io::Write;

use super::arguments::SchemaArgs;
use super::context::Context;
use super::exit::Failure;
use super::output::Output;
use crate::catalogue::schema;

/// Runs `schema`.
pub fn run(context: &Context, args: &SchemaArgs) -> Result<(), Failure> {
    let mut output = Output::open(context, args.destination.file())?;
    output.write_all(schema().as_bytes())?;
    output.finish()
}
