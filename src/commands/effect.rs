//! The effect of a deed on targets: where they stand before and after it.

use std::borrow::Cow;
use std::collections::HashMap;
use std::ops::ControlFlow;

use super::context::Context;
use super::exit::Failure;
use super::ledger;
use super::output::Output;
use crate::domain::code::IndicatorCode;
use crate::domain::dossier::Scope;
use crate::i18n::columns::TargetColumn;
use crate::i18n::ledger as words;
use crate::render::cell;
use crate::report::around::Around;
use crate::report::row::{Reader, Row};
use crate::report::target::TargetRow;
use crate::store::Store;

/// Targets whose standing is told even where it stays as it is.
const TOLD: usize = 8;
/// Targets that are told at most.
const MOST: usize = 40;

/// Where a target stands, in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Standing {
    /// The target.
    pub target: String,
    gap: String,
    status: String,
}

/// Where the targets of some indicators stand.
pub fn standings(context: &Context, store: &Store, codes: &[IndicatorCode]) -> Result<Vec<Standing>, Failure> {
    let failed = |fault| ledger::failure(context, &fault);
    let scope = Scope { indicators: Some(codes.to_vec()), ..Scope::default() };
    let office = store.office(&scope).map_err(failed)?;
    let around = Around::new(&office);
    let mut standings = Vec::new();
    store
        .dossiers(&scope, &mut |dossier| {
            for target in dossier.targets {
                let row = TargetRow::new(dossier, target, &around, context.as_of);
                let shown = |column| {
                    let shown = row.cell(column, Reader::Person(context.lang));
                    cell::words(&shown, context.lang).map(Cow::into_owned)
                };
                standings.push(Standing {
                    target: target.code.to_string(),
                    gap: shown(TargetColumn::Gap).unwrap_or_else(|| words::no_gap(context.lang).to_owned()),
                    status: shown(TargetColumn::Status).unwrap_or_default(),
                });
            }
            ControlFlow::Continue(())
        })
        .map_err(failed)?;
    Ok(standings)
}

/// Tells where targets stood and stand; of many only those that moved.
pub fn tell(context: &Context, output: &mut Output, before: &[Standing], after: &[Standing]) -> Result<(), Failure> {
    let stood: HashMap<&str, &Standing> = before.iter().map(|old| (old.target.as_str(), old)).collect();
    let pairs = after.iter().filter_map(|new| stood.get(new.target.as_str()).map(|old| (*old, new)));
    let mut pairs: Vec<(&Standing, &Standing)> = pairs.collect();
    if pairs.len() > TOLD {
        pairs.retain(|(old, new)| old != new);
    }
    for (old, new) in pairs.iter().take(MOST) {
        output.say(&words::effect(&new.target, (&old.gap, &new.gap), (&old.status, &new.status), context.lang))?;
    }
    if pairs.len() > MOST {
        output.say(&format!("  {}", words::more_faults(pairs.len() - MOST, context.lang)))?;
    }
    Ok(())
}
