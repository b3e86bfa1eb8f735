//! Reads `[[assignment]]`: what an office's overlay adds to another catalogue's targets.

use std::collections::HashMap;

use super::Reference;
use super::block::Block;
use super::form;
use super::known::Known;
use crate::domain::catalogue::ItemKind;
use crate::domain::code::TargetCode;
use crate::domain::fault::catalogue::{CodeForm, Place, ReferenceFault, ValueFault};
use crate::domain::target::Assignment;

/// Reads all assignments; one target has one at most.
pub fn read<'a>(blocks: &[Block<'a>], known: &mut Known<'a>) -> Vec<Assignment> {
    let mut seen: HashMap<TargetCode, Place> = HashMap::new();
    let mut assignments = Vec::with_capacity(blocks.len());
    for block in blocks {
        if !known.is_overlay {
            block.fault(block.span.clone(), ReferenceFault::AssignmentWithoutExtends);
        }
        let Some(assignment) = read_one(block, known) else { continue };
        let place = block.sheet.place(block.span_of("target"));
        if let Some(first) = seen.get(&assignment.target) {
            let name = assignment.target.as_str().into();
            let kind = ReferenceFault::Duplicate { thing: ItemKind::Assignment, name };
            block.faults.add_with(block.sheet, place.span.clone(), kind, first.clone());
        } else {
            seen.insert(assignment.target.clone(), place);
        }
        assignments.push(assignment);
    }
    assignments
}

fn read_one<'a>(block: &Block<'a>, known: &mut Known<'a>) -> Option<Assignment> {
    block.must(&["target"]);
    if !form::ASSIGNMENT.keys.iter().any(|key| *key != "target" && block.has(key)) {
        block.fault(block.span.clone(), ReferenceFault::EmptyAssignment);
    }
    let target = block.str("target").and_then(|text| {
        let bad = |_| ValueFault::BadCode { text: text.value.into(), form: CodeForm::Target };
        block.keep(text.span.clone(), TargetCode::new(text.value).map_err(bad))
    });
    if let Some(target) = target.as_ref().filter(|_| known.is_overlay) {
        known.leave(block, target.span.clone(), Reference::Target(target.value.clone()));
    }
    let region = target.as_ref().map(|target| target.value.indicator().region());
    let roles = known.roles(block, region.as_ref());
    let contact = block.text("contact");
    let internal_deadline = block.date("internal_deadline").map(|day| day.value);
    let note = block.text("note");
    let baseline = block.table("baseline", &form::OFFICE_BASELINE).and_then(|inner| {
        inner.must(&["period", "value"]);
        let (period, value) = (inner.period("period"), inner.decimal("value"));
        Some((period?.value, value?.value))
    });
    Some(Assignment { target: target?.value, roles, contact, internal_deadline, baseline, note })
}
