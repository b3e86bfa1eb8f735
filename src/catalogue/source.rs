//! Reads `[[source]]` and its `[[source.clause]]`.

use std::collections::HashMap;

use super::block::{At, Block};
use super::form;
use super::known::{Bracket, Document, Known};
use super::register::Spot;
use crate::domain::catalogue::ItemKind;
use crate::domain::code::{SourceCode, Text};
use crate::domain::fault::catalogue::{CodeForm, ReferenceFault};
use crate::domain::source::{Clause, ClauseRef, Source, Standing};

/// Reads a document and its clauses.
pub fn read<'a>(block: &Block<'a>, known: &mut Known<'a>) -> (Option<Source>, Vec<Clause>) {
    block.must(&["code", "region", "title", "standing"]);
    let code = known.own_code(block, "code", CodeForm::Slug, SourceCode::new);
    let region = block.str("region").and_then(|text| known.region(block, &text));
    let title = block.text("title");
    let standing = block.word::<Standing>("standing");
    let mut document = Document {
        code: code.as_ref().map_or_else(unnamed, |(code, _)| code.clone()),
        region: region.clone(),
        horizon: block.years("horizon").map(|years| years.value),
        clauses: HashMap::new(),
    };
    let clauses = read_clauses(block, &mut document, known);
    let source = read_rest(block, &document, title.zip(standing));
    if let Some((_, text)) = code {
        let spot = Spot { sheet: block.sheet, span: text.span };
        known.sources.put(text.value, document, text.value, &spot, known.faults);
    }
    (source, clauses)
}

/// Stands in for a code that could not be read, so that the clauses are looked at all the same.
fn unnamed() -> SourceCode {
    SourceCode::new("unnamed").expect("a slug")
}

fn read_rest(block: &Block<'_>, document: &Document<'_>, title: Option<(Text, At<Standing>)>) -> Option<Source> {
    let title_en = block.text("title_en");
    let number = block.text("number");
    let issuer = block.text("issuer");
    let issuer_en = block.text("issuer_en");
    let days = (block.date("issued").map(|day| day.value), block.date("published").map(|day| day.value));
    let note = block.text("note");
    let note_en = block.text("note_en");
    let (title, standing) = title?;
    Some(Source {
        code: document.code.clone(),
        region: document.region.clone()?,
        title,
        title_en,
        number,
        issuer,
        issuer_en,
        issued: days.0,
        published: days.1,
        standing: standing.value,
        horizon: document.horizon,
        note,
        note_en,
    })
}

fn read_clauses<'a>(source: &Block<'a>, document: &mut Document<'a>, known: &mut Known<'a>) -> Vec<Clause> {
    let mut clauses = Vec::new();
    for block in source.blocks("clause", &form::CLAUSE) {
        block.must(&["number"]);
        let number = block.str("number");
        let part = block.whole("part", 1, 255);
        let subject = block.text("subject");
        let subject_en = block.text("subject_en");
        let goals = block.flag("goals").is_some_and(|flag| flag.value);
        let roles = known.roles(&block, document.region.as_ref());
        let Some(number) = number else { continue };
        let place = ClauseRef { number: number.value.into(), part: part.and_then(|p| u8::try_from(p.value).ok()) };
        let bracket = Bracket {
            place: place.clone(),
            names_agencies: !roles.is_empty(),
            spot: Spot { sheet: block.sheet, span: number.span },
        };
        declare(number.value, bracket, document, known);
        clauses.push(Clause { source: document.code.clone(), place, subject, subject_en, goals, roles });
    }
    for (number, brackets) in document.clauses.iter().filter(|(_, brackets)| brackets.len() > 1) {
        let parts = || brackets.iter().filter_map(|b| b.place.part).collect();
        for bracket in brackets.iter().filter(|b| b.place.part.is_none()) {
            let kind = ReferenceFault::PartNeeded { number: (*number).into(), parts: parts() };
            known.faults.add(bracket.spot.sheet, bracket.spot.span.clone(), kind);
        }
    }
    clauses
}

fn declare<'a>(number: &'a str, bracket: Bracket<'a>, document: &mut Document<'a>, known: &Known<'a>) {
    let brackets = document.clauses.entry(number).or_default();
    match brackets.iter().find(|other| other.place == bracket.place) {
        Some(first) => {
            let kind = ReferenceFault::Duplicate { thing: ItemKind::Clause, name: number.into() };
            let also = first.spot.sheet.place(first.spot.span.clone());
            known.faults.add_with(bracket.spot.sheet, bracket.spot.span, kind, also);
        }
        None => brackets.push(bracket),
    }
}
