//! Reads `[[region]]` and `[[agency]]`.

use std::collections::HashMap;

use super::block::Block;
use super::known::Known;
use super::register::Spot;
use crate::domain::agency::Agency;
use crate::domain::code::{RegionCode, Text};
use crate::domain::fault::catalogue::{CodeForm, ReferenceFault, ValueFault};
use crate::domain::region::Region;

/// Reads all regions; a parent may be declared after its child.
pub fn read<'a>(blocks: &[Block<'a>], known: &mut Known<'a>) -> Vec<Region> {
    let codes: Vec<Option<RegionCode>> = blocks.iter().map(|block| declare(block, known)).collect();
    let mut parents = HashMap::new();
    let mut regions = Vec::with_capacity(blocks.len());
    for (block, code) in blocks.iter().zip(codes) {
        let parent = block.str("parent").and_then(|text| known.region(block, &text));
        if let (Some(code), Some(parent)) = (&code, &parent) {
            parents.insert(code.clone(), parent.clone());
        }
        regions.extend(read_one(block, code, parent));
    }
    for block in blocks {
        let Some(text) = block.str("parent") else { continue };
        let code = block.str("code").and_then(|code| known.regions.get(code.value));
        if let Some(code) = code.filter(|code| is_its_own_ancestor(code, &parents)) {
            block.fault(text.span, ReferenceFault::RegionCycle(code.as_str().into()));
        }
    }
    regions
}

fn declare<'a>(block: &Block<'a>, known: &mut Known<'a>) -> Option<RegionCode> {
    block.must(&["code", "name"]);
    let (code, text) = known.own_code(block, "code", CodeForm::Slug, RegionCode::new)?;
    let spot = Spot { sheet: block.sheet, span: text.span };
    known.regions.put(text.value, code.clone(), text.value, &spot, known.faults);
    Some(code)
}

fn read_one(block: &Block<'_>, code: Option<RegionCode>, parent: Option<RegionCode>) -> Option<Region> {
    let name = block.text("name");
    let name_en = block.text("name_en");
    let division = block.str("division").and_then(|text| {
        let well_formed = text.value.len() == 6 && text.value.bytes().all(|b| b.is_ascii_digit());
        let read = if well_formed { Ok(text.value.into()) } else { Err(ValueFault::BadDivision(text.value.into())) };
        block.keep(text.span, read).map(|division| division.value)
    });
    Some(Region { code: code?, name: name?, name_en, division, parent })
}

fn is_its_own_ancestor(code: &RegionCode, parents: &HashMap<RegionCode, RegionCode>) -> bool {
    let mut at = parents.get(code);
    for _ in 0..parents.len() {
        match at {
            Some(ancestor) if ancestor == code => return true,
            Some(ancestor) => at = parents.get(ancestor),
            None => return false,
        }
    }
    false
}

/// Reads an agency.
pub fn read_agency<'a>(block: &Block<'a>, known: &mut Known<'a>) -> Option<Agency> {
    block.must(&["region", "name"]);
    let region = block.str("region").and_then(|text| known.region(block, &text));
    let name = block.str("name");
    let full_name = block.text("full_name");
    let name_en = block.text("name_en");
    let aliases = block.texts("aliases");
    let (region, name) = (region?, name?);
    let spot = Spot { sheet: block.sheet, span: name.span };
    let text = Text::from(name.value);
    known.agencies.put((region.clone(), name.value), text.clone(), name.value, &spot, known.faults);
    for alias in &aliases {
        known.aliases.entry((region.clone(), alias.value)).or_insert_with(|| text.clone());
    }
    let aliases = aliases.into_iter().map(|alias| alias.value.into()).collect();
    Some(Agency { region, name: text, full_name, name_en, aliases })
}
