//! Reading a catalogue for a command: the built-in one or a file, with every fault drawn.

use std::io;
use std::path::Path;

use super::builtin;
use super::context::Context;
use super::exit::Failure;
use super::input::whole;
use crate::catalogue::{Reading, Texts, read};
use crate::domain::fault::catalogue::{CatalogueFault, Place};
use crate::domain::limits;
use crate::i18n::catalogue as words;
use crate::i18n::ledger::more_faults;
use crate::render::snippet::{Mark, Snippet};

/// Reads a catalogue, or the built-in one where no file is named.
pub fn catalogue(context: &Context, file: Option<&Path>) -> Result<Reading, Failure> {
    let Some(path) = file else { return builtin::catalogue() };
    let mut left = limits::CATALOGUE;
    let mut text = |path: &Path| -> io::Result<String> {
        let bytes = whole(path, left)?;
        left -= bytes.len() as u64;
        String::from_utf8(bytes).map_err(|error| io::Error::new(io::ErrorKind::InvalidData, error))
    };
    read(path, &mut text).map_err(|refusal| refused(context, (&refusal.faults, refusal.more), &refusal.texts))
}

/// Every fault drawn, and how many there are.
pub fn refused(context: &Context, (faults, more): (&[CatalogueFault], usize), texts: &Texts) -> Failure {
    let mut lines: Vec<String> = Vec::new();
    for fault in faults.iter().take(limits::FAULTS) {
        let said = words::said(fault, context.lang);
        let also = fault.also.as_ref().map(|place| (mark(place, texts), words::also(fault, context.lang)));
        let snippet = Snippet {
            mark: mark(&fault.place, texts),
            message: &said.message,
            also,
            hint: (!said.hint.is_empty()).then(|| (words::hint_label(context.lang), said.hint.as_str())),
        };
        lines.extend(snippet.draw(context.error_width, context.error_color).lines().map(str::to_owned));
        lines.push(String::new());
    }
    let untold = more + faults.len().saturating_sub(limits::FAULTS);
    if untold > 0 {
        lines.push(more_faults(untold, context.lang));
    }
    lines.push(words::count(faults.len() + more, context.lang));
    Failure::drawn(lines)
}

fn mark<'a>(place: &'a Place, texts: &'a Texts) -> Mark<'a> {
    Mark {
        file: &place.file,
        text: texts.get(&place.file).map(|text| &**text),
        line: place.line,
        column: place.column,
        span: place.span.clone(),
    }
}
