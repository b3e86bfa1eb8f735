//! Judging the targets of a choice one by one: those of documents in force first, then the others.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use super::choose::{self, Choice};
use super::context::Context;
use super::exit::Failure;
use super::ledger;
use crate::domain::catalogue::Stamp;
use crate::domain::code::RegionCode;
use crate::domain::dossier::Scope;
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::report::around::Around;
use crate::report::indicator::IndicatorRow;
use crate::report::target::TargetRow;
use crate::store::Store;

/// Visits every target of the choice in the order of region and indicator.
///
/// Targets of documents that are not in force come last; only regions that have some are read a second time.
pub fn visit(
    context: &Context,
    store: &Store,
    choice: &Choice,
    seen: &mut dyn FnMut(&TargetRow<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let around = Around::new(&choice.office);
    let mut left: BTreeSet<RegionCode> = BTreeSet::new();
    pass(context, store, &choice.scope, &around, choice, &mut |row, in_force| {
        if in_force {
            return seen(row);
        }
        left.insert(row.dossier.indicator.region.clone());
        Ok(())
    })?;
    if left.is_empty() {
        return Ok(());
    }
    let scope = Scope { regions: Some(left.into_iter().collect()), ..choice.scope.clone() };
    pass(context, store, &scope, &around, choice, &mut |row, in_force| if in_force { Ok(()) } else { seen(row) })
}

/// Visits every target of the choice in the order of region and indicator, whether its document is in force or not.
pub fn visit_in_order(
    context: &Context,
    store: &Store,
    choice: &Choice,
    seen: &mut dyn FnMut(&TargetRow<'_>) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let around = Around::new(&choice.office);
    pass(context, store, &choice.scope, &around, choice, &mut |row, _| seen(row))
}

/// Regions that make a part: enough for its overhead not to count, few enough for memory not to.
const REGIONS_IN_A_PART: usize = 16;

/// True where a choice is large enough to be read in parts side by side.
pub fn is_large(choice: &Choice) -> bool {
    choice.scope == Scope::default() && choice.office.regions.len() > 4 * REGIONS_IN_A_PART
}

/// Visits every target of a large choice as [`visit`] does, in parts that are worked on side by side: `work` makes
/// something of a part's rows, `collect` gets it in the order of the rows.
pub fn in_parts<T: Send>(
    context: &Context,
    store: &Store,
    choice: &Choice,
    work: &(dyn Fn(&mut Rows<'_>) -> Result<T, Failure> + Sync),
    collect: &mut dyn FnMut(T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let regions: Vec<RegionCode> = choice.office.regions.iter().map(|region| region.code.clone()).collect();
    let mut left = BTreeSet::new();
    one_pass(context, store, choice, (&regions, true), &mut left, work, collect)?;
    // In the order in which the regions are known, as they are read.
    let left: Vec<RegionCode> = regions.into_iter().filter(|region| left.contains(region)).collect();
    one_pass(context, store, choice, (&left, false), &mut BTreeSet::new(), work, collect)
}

fn one_pass<T: Send>(
    context: &Context,
    store: &Store,
    choice: &Choice,
    (regions, in_force): (&[RegionCode], bool),
    left: &mut BTreeSet<RegionCode>,
    work: &(dyn Fn(&mut Rows<'_>) -> Result<T, Failure> + Sync),
    collect: &mut dyn FnMut(T) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let parts: Vec<&[RegionCode]> = regions.chunks(REGIONS_IN_A_PART).collect();
    let mut failed = None;
    let read = store.in_parts(
        parts.len(),
        &|store, part| {
            let mut rows = Rows { context, store, choice, regions: parts[part], in_force, left: BTreeSet::new() };
            let made = work(&mut rows);
            made.map(|made| (made, rows.left))
        },
        &mut |made| match made.and_then(|(made, more)| collect(made).map(|()| more)) {
            Ok(more) => {
                left.extend(more);
                ControlFlow::Continue(())
            }
            Err(failure) => {
                failed = Some(failure);
                ControlFlow::Break(())
            }
        },
    );
    read.map_err(|fault| ledger::failure(context, &fault))?;
    failed.map_or(Ok(()), Err)
}

/// The rows of one part.
pub struct Rows<'p> {
    context: &'p Context,
    store: &'p Store,
    choice: &'p Choice,
    regions: &'p [RegionCode],
    in_force: bool,
    left: BTreeSet<RegionCode>,
}

impl Rows<'_> {
    /// Visits the rows.
    pub fn visit(&mut self, seen: &mut dyn FnMut(&TargetRow<'_>) -> Result<(), Failure>) -> Result<(), Failure> {
        let around = Around::new(&self.choice.office);
        let scope = Scope { regions: Some(self.regions.to_vec()), ..Scope::default() };
        let (wanted, left) = (self.in_force, &mut self.left);
        pass(self.context, self.store, &scope, &around, self.choice, &mut |row, in_force| {
            if in_force == wanted {
                return seen(row);
            }
            if wanted {
                left.insert(row.dossier.indicator.region.clone());
            }
            Ok(())
        })
    }
}

fn pass(
    context: &Context,
    store: &Store,
    scope: &Scope,
    around: &Around<'_>,
    choice: &Choice,
    seen: &mut dyn FnMut(&TargetRow<'_>, bool) -> Result<(), Failure>,
) -> Result<(), Failure> {
    let mut failed = None;
    let read = store.dossiers(scope, &mut |dossier| {
        for target in dossier.targets {
            let row = TargetRow::new(dossier, target, around, context.as_of);
            if !choice.keeps(&row) {
                continue;
            }
            if let Err(failure) = seen(&row, row.standing() == Standing::InForce) {
                failed = Some(failure);
                return ControlFlow::Break(());
            }
        }
        ControlFlow::Continue(())
    });
    read.map_err(|fault| ledger::failure(context, &fault))?;
    failed.map_or(Ok(()), Err)
}

/// What there is to say of one indicator.
pub enum OfOne<'o, 'a> {
    /// Its targets, or the one that was typed.
    Targets(&'o [TargetRow<'a>]),
    /// The indicator itself, where no target is set for it.
    Alone(&'o IndicatorRow<'a>),
}

/// What is done with one indicator and the catalogues it is from.
pub type Telling<'t> = dyn FnMut(&OfOne<'_, '_>, &[Stamp]) -> Result<(), Failure> + 't;

/// Judges the targets that were typed, those of an indicator or one of them, and hands them on with the catalogues; an
/// indicator without targets is handed on itself.
pub fn of_one(context: &Context, store: &Store, typed: &str, told: &mut Telling<'_>) -> Result<Vec<Status>, Failure> {
    let fault = |fault| ledger::failure(context, &fault);
    let (code, only) = choose::indicator(context, store, typed)?;
    let scope = Scope::of_indicator(code);
    let office = store.office(&scope).map_err(fault)?;
    let around = Around::new(&office);
    let stamps = stamps(context, store)?;
    let mut came_up = Vec::new();
    let mut done: Result<(), Failure> = Ok(());
    store
        .dossiers(&scope, &mut |dossier| {
            if only.is_none() && dossier.targets.is_empty() {
                done = told(&OfOne::Alone(&IndicatorRow::new(dossier, &around, context.as_of)), &stamps);
                return ControlFlow::Break(());
            }
            let wanted = |code| only.as_ref().is_none_or(|only| only == code);
            let judged: Vec<TargetRow<'_>> = dossier
                .targets
                .iter()
                .filter(|target| wanted(&target.code))
                .map(|target| TargetRow::new(dossier, target, &around, context.as_of))
                .collect();
            came_up = judged.iter().map(|row| row.verdict.status).collect();
            done = told(&OfOne::Targets(&judged), &stamps);
            ControlFlow::Break(())
        })
        .map_err(fault)?;
    done.map(|()| came_up)
}

/// The catalogues of a database.
pub fn stamps(context: &Context, store: &Store) -> Result<Vec<Stamp>, Failure> {
    store.stamps().map_err(|fault| ledger::failure(context, &fault))
}
