//! Reads `[[indicator]]`: one series of one region, or the same series of many.

use std::collections::HashMap;
use std::ops::Range;

use super::block::{At, Block};
use super::form;
use super::known::Known;
use super::register::Spot;
use super::target::{self, Draft, Facts};
use crate::domain::catalogue::ItemKind;
use crate::domain::code::{IndicatorCode, RegionCode, TargetCode, is_slug};
use crate::domain::fault::catalogue::{CodeForm, KeyFault, Place, ReferenceFault, SenseFault, ValueFault};
use crate::domain::indicator::{Direction, Indicator, Kind};
use crate::domain::target::Target;
use crate::domain::unit::Unit;

/// Indicators and targets read so far.
#[derive(Debug, Default)]
pub struct Series {
    /// The indicators.
    pub indicators: Vec<Indicator>,
    /// The targets, each after its indicator's others.
    pub targets: Vec<Target>,
}

/// Reads an indicator block and all it stands for.
pub fn read<'a>(block: &Block<'a>, known: &mut Known<'a>, series: &mut Series) {
    block.must(&["name", "unit", "kind", "direction"]);
    let scope = read_scope(block, known);
    let kind = block.word::<Kind>("kind");
    let direction = block.word::<Direction>("direction");
    let facts = Facts {
        kind: kind.as_ref().map(|k| k.value),
        direction: direction.as_ref().map(|d| d.value),
        is_percent: block.str("unit").is_some_and(|unit| unit.value == "%"),
        is_many: matches!(scope, Scope::Many(_)),
        is_clear: !matches!(scope, Scope::Unclear),
    };
    let pattern = read_pattern(block, kind, direction);
    let blocks = block.blocks("target", &form::TARGET);
    let drafts: Vec<(Block<'a>, Option<Draft>)> = blocks
        .into_iter()
        .map(|target| {
            let draft = target::read(&target, known, &facts);
            (target, draft)
        })
        .collect();
    match scope {
        Scope::One(code) => read_one(&code, pattern.as_ref(), &drafts, series),
        Scope::Many(slug) => read_many(block, slug.value, pattern.as_ref(), &drafts, known, series),
        Scope::Unclear => {}
    }
}

/// What a block stands for.
enum Scope<'a> {
    /// An indicator of one region.
    One(IndicatorCode),
    /// The same indicator of every region in the targets' tables.
    Many(At<&'a str>),
    /// Neither, or it could not be read.
    Unclear,
}

fn read_scope<'a>(block: &Block<'a>, known: &mut Known<'a>) -> Scope<'a> {
    if block.has("code") && block.has("slug") {
        block.fault(block.span_of("slug"), SenseFault::CodeAndSlug);
        return Scope::Unclear;
    }
    if block.has("slug") {
        let Some(slug) = block.str("slug") else { return Scope::Unclear };
        if is_slug(slug.value) {
            return Scope::Many(slug);
        }
        let kind = ValueFault::BadCode { text: slug.value.into(), form: CodeForm::Slug };
        block.fault(slug.span, kind);
        return Scope::Unclear;
    }
    block.must(&["code"]);
    let Some((code, text)) = known.own_code(block, "code", CodeForm::Indicator, IndicatorCode::new) else {
        return Scope::Unclear;
    };
    let region = text.value.split('.').next().unwrap_or_default();
    // The quote stands before the region.
    let start = text.span.start + 1;
    known.region(block, &At { value: region, span: start..start + region.len() });
    let spot = Spot { sheet: block.sheet, span: text.span };
    known.indicators.put(code.clone(), (), text.value, &spot, known.faults);
    Scope::One(code)
}

/// The indicator without its region, under a stand-in for its code.
fn read_pattern(block: &Block<'_>, kind: Option<At<Kind>>, direction: Option<At<Direction>>) -> Option<Indicator> {
    let name = block.text("name");
    let name_en = block.text("name_en");
    let unit = block.text("unit");
    let same_units = block.texts("same_units").into_iter().map(|unit| unit.value.into()).collect();
    let concept = block.str("concept").and_then(|text| {
        let bad = || ValueFault::BadCode { text: text.value.into(), form: CodeForm::Slug };
        let read = is_slug(text.value).then(|| text.value.into()).ok_or_else(bad);
        block.keep(text.span.clone(), read).map(|concept| concept.value)
    });
    let scope = block.text("scope");
    let scope_en = block.text("scope_en");
    let code = IndicatorCode::new("region.slug").expect("two slugs");
    Some(Indicator {
        region: code.region(),
        code,
        name: name?,
        name_en,
        unit: Unit(unit?),
        same_units,
        kind: kind?.value,
        direction: direction?.value,
        concept,
        scope,
        scope_en,
    })
}

fn read_one(
    code: &IndicatorCode,
    pattern: Option<&Indicator>,
    drafts: &[(Block<'_>, Option<Draft>)],
    series: &mut Series,
) {
    let mut own_codes: HashMap<&str, &Range<usize>> = HashMap::new();
    for (block, draft) in drafts {
        let Some(draft) = draft else { continue };
        match own_codes.get(draft.own.value.as_str()) {
            Some(first) => twice(block, &draft.own, code, block.sheet.place((*first).clone())),
            None => {
                own_codes.insert(&draft.own.value, &draft.own.span);
            }
        }
        if let Some((target, value)) = draft.target.as_ref().zip(draft.value) {
            let own = TargetCode::join(code, &draft.own.value).expect("the own part was checked");
            series.targets.push(Target { code: own, indicator: code.clone(), value, ..target.clone() });
        }
    }
    if let Some(pattern) = pattern {
        series.indicators.push(Indicator { code: code.clone(), region: code.region(), ..pattern.clone() });
    }
}

fn twice(block: &Block<'_>, own: &At<String>, indicator: &IndicatorCode, first: Place) {
    let name = format!("{indicator}.{}", own.value).into();
    let kind = ReferenceFault::Duplicate { thing: ItemKind::Target, name };
    block.faults.add_with(block.sheet, own.span.clone(), kind, first);
}

/// One region of an indicator of many.
struct Member<'d> {
    region: &'d RegionCode,
    span: Range<usize>,
    /// Which draft and which of its values.
    values: Vec<(usize, usize)>,
}

fn read_many<'a>(
    block: &Block<'a>,
    slug: &str,
    pattern: Option<&Indicator>,
    drafts: &[(Block<'_>, Option<Draft>)],
    known: &mut Known<'a>,
    series: &mut Series,
) {
    if drafts.is_empty() && !block.sheet.lost(0..block.sheet.text.len(), "values") {
        block.fault(block.span.clone(), KeyFault::Missing { key: "values", block: "indicator.target" });
    }
    let mut places: HashMap<&RegionCode, usize> = HashMap::new();
    let mut regions: Vec<Member<'_>> = Vec::new();
    for (number, (_, draft)) in drafts.iter().enumerate() {
        for (at, value) in draft.iter().flat_map(|d| d.values.iter().enumerate()) {
            let place = *places.entry(&value.region).or_insert_with(|| {
                regions.push(Member { region: &value.region, span: value.span.clone(), values: Vec::new() });
                regions.len() - 1
            });
            regions[place].values.push((number, at));
        }
    }
    series.indicators.reserve(regions.len());
    series.targets.reserve(drafts.iter().flat_map(|(_, d)| d).map(|d| d.values.len()).sum());
    known.indicators.reserve(regions.len());
    for Member { region, span, values } in regions {
        let code = IndicatorCode::join(region, slug).expect("the slug was checked");
        let spot = Spot { sheet: block.sheet, span };
        known.indicators.put(code.clone(), (), code.as_str(), &spot, known.faults);
        push_members(&code, drafts, &values, series);
        if let Some(pattern) = pattern {
            series.indicators.push(Indicator { code, region: region.clone(), ..pattern.clone() });
        }
    }
}

/// The targets of one region of an indicator of many.
fn push_members(
    code: &IndicatorCode,
    drafts: &[(Block<'_>, Option<Draft>)],
    members: &[(usize, usize)],
    series: &mut Series,
) {
    let drafts = |number: &usize| drafts[*number].1.as_ref().map(|draft| (&drafts[*number].0, draft));
    for (nth, (number, at)) in members.iter().enumerate() {
        let Some((block, draft)) = drafts(number) else { continue };
        let earlier = members[..nth].iter().filter_map(|(n, a)| drafts(n).map(|(b, d)| (b, d, a)));
        let first = earlier.into_iter().find(|(_, other, _)| other.own.value == draft.own.value);
        if let Some((first_block, first, first_at)) = first {
            let own = At { value: draft.own.value.clone(), span: draft.values[*at].span.clone() };
            twice(block, &own, code, first_block.sheet.place(first.values[*first_at].span.clone()));
            continue;
        }
        if let Some(target) = &draft.target {
            let own = TargetCode::join(code, &draft.own.value).expect("the own part was checked");
            let value = draft.values[*at].value;
            series.targets.push(Target { code: own, indicator: code.clone(), value, ..target.clone() });
        }
    }
}
