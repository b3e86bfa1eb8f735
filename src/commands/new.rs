//! `new`: prints a commented block to fill in and put into a catalogue.

use std::io::Write;

use super::arguments::{Blank, NewArgs};
use super::context::Context;
use super::exit::Failure;
use super::output::Output;
use crate::i18n::template;

/// Runs `new`.
pub fn run(context: &Context, args: &NewArgs) -> Result<(), Failure> {
    let mut output = Output::open(context, args.destination.file())?;
    let block = match args.kind {
        Blank::Catalogue => template::catalogue(context.lang),
        Blank::Source => template::source(context.lang),
        Blank::Target => template::target(context.lang),
        Blank::Overlay => template::overlay(context.lang),
    };
    output.write_all(block.as_bytes())?;
    output.finish()
}
