//! `compare`: one indicator of several regions side by side.

use std::collections::HashMap;
use std::ops::ControlFlow;

use super::arguments::CompareArgs;
use super::choose::{self, Choice};
use super::context::Context;
use super::exit::Failure;
use super::list::{List, ON_A_SHEET, Plan, ever_fewer};
use super::output::Output;
use super::report::{closing, surround};
use super::{ledger, open, rows};
use crate::domain::code::{Coded, Text};
use crate::domain::comparison::Aspect;
use crate::domain::indicator::Indicator;
use crate::domain::source::Standing;
use crate::domain::target::Target;
use crate::i18n::columns::{ConceptColumn, TargetColumn};
use crate::i18n::comparison as words;
use crate::report::around::Around;
use crate::report::comparison::{Concept, ConceptRow, region_name, warnings};
use crate::report::document::Closing;
use crate::report::summary::Summary;
use crate::store::Store;

/// Runs `compare`.
pub fn run(context: &Context, args: &CompareArgs) -> Result<(), Failure> {
    // Several regions are the point: the person's usual ones do not narrow them down.
    let context = &Context { regions: Vec::new(), ..context.clone() };
    let (store, context) = &open::to_read(context)?;
    let mut choice = Choice::settle(context, store, &args.filters)?;
    let concepts = concepts(context, store, &choice)?;
    let Some(typed) = &args.concept else { return list_concepts(context, args, store, &choice, &concepts) };
    let concept = &concepts[choose::concept(context, typed, &concepts)?];
    choice.scope.indicators = Some(concept.indicators.clone());
    side_by_side(context, args, store, &choice, concept)
}

/// Every concept of a choice, in the order in which they were first heard of.
fn concepts(context: &Context, store: &Store, choice: &Choice) -> Result<Vec<Concept>, Failure> {
    let around = Around::new(&choice.office);
    let mut concepts: Vec<Concept> = Vec::new();
    let mut places: HashMap<Text, usize> = HashMap::new();
    store
        .dossiers_without_figures(&choice.scope, &mut |dossier| {
            let Some(code) = &dossier.indicator.concept else { return ControlFlow::Continue(()) };
            let kept = dossier.targets.iter().filter(|target| choice.admits(target, &around.roles(target))).count();
            if kept > 0 {
                let place = *places.entry(code.clone()).or_insert_with(|| {
                    concepts.push(Concept::new(code));
                    concepts.len() - 1
                });
                concepts[place].add(dossier.indicator, kept);
            }
            ControlFlow::Continue(())
        })
        .map_err(|fault| ledger::failure(context, &fault))?;
    Ok(concepts)
}

/// The concepts, those that most regions share first.
fn list_concepts(
    context: &Context,
    args: &CompareArgs,
    store: &Store,
    choice: &Choice,
    concepts: &[Concept],
) -> Result<(), Failure> {
    let stamps = rows::stamps(context, store)?;
    let around = Around::new(&choice.office);
    let mut output = Output::open(context, args.listing.destination.file())?;
    let plan = Plan {
        name: "concepts",
        usual: ever_fewer(output.width(), concept_columns),
        all: ConceptColumn::ALL.to_vec(),
        scripts: args.listing.unasked(ConceptColumn::ALL.to_vec(), || concept_columns(ON_A_SHEET))?,
        surround: surround(context, &stamps, words::concepts_title(context.lang)),
        stamps: &stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, &mut output)?;
    let mut order: Vec<&Concept> = concepts.iter().collect();
    order.sort_by_key(|concept| std::cmp::Reverse(concept.regions.len()));
    for concept in order {
        list.row(&ConceptRow { concept, around: &around })?;
    }
    let shared = concepts.iter().filter(|concept| concept.regions.len() > 1).count();
    let totals = Some(words::concepts(concepts.len(), shared, context.lang));
    list.end(&Closing { totals, ..Closing::default() })?;
    output.finish()
}

fn concept_columns(width: usize) -> Vec<ConceptColumn> {
    use ConceptColumn as C;
    match width {
        0..80 => vec![C::Concept, C::Names, C::Regions, C::Targets],
        _ => vec![C::Concept, C::Names, C::Regions, C::Targets, C::RegionCodes],
    }
}

fn side_by_side(
    context: &Context,
    args: &CompareArgs,
    store: &Store,
    choice: &Choice,
    concept: &Concept,
) -> Result<(), Failure> {
    let lang = context.lang;
    let around = Around::new(&choice.office);
    let warnings = warnings(&compared(context, store, choice, &around)?, &around);
    let stamps = rows::stamps(context, store)?;
    let mut output = Output::open(context, args.listing.destination.file())?;
    let mut surround = surround(context, &stamps, &words::title(&concept.code, &concept.name(lang), lang));
    let aspects: Vec<Aspect> = warnings.iter().map(|warning| warning.aspect).collect();
    if !aspects.is_empty() {
        surround.preface.push(words::differ(&aspects, lang));
    }
    let several = concept.indicators.len() > concept.regions.len();
    let plan = Plan {
        name: "compare",
        usual: ever_fewer(output.width(), |width| usual_columns(several, width)),
        all: TargetColumn::ALL.to_vec(),
        scripts: args.listing.unasked(TargetColumn::usual_for_scripts(), || on_a_sheet(several))?,
        surround,
        stamps: &stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, &mut output)?;
    let mut summary = Summary::default();
    let mut apart: Vec<String> = Vec::new();
    rows::visit_in_order(context, store, choice, &mut |row| {
        summary.add(row);
        if row.standing() != Standing::InForce {
            let region = region_name(&around, &row.dossier.indicator.region, lang);
            apart.extend(Some(region).filter(|region| !apart.contains(region)));
        }
        list.row(row)
    })?;
    let mut below = closing(&summary, lang);
    let own = warnings.iter().map(|warning| warning.says(lang).to_owned()).chain([words::planned(lang).to_owned()]);
    let standing = (!apart.is_empty()).then(|| words::not_in_force(&apart, lang));
    below.remarks = own.chain(standing).chain(below.remarks).collect();
    list.end_beside(&below, "warnings", &warnings)?;
    output.finish()
}

/// The targets that are compared, as their catalogues have them.
fn compared(
    context: &Context,
    store: &Store,
    choice: &Choice,
    around: &Around<'_>,
) -> Result<Vec<(Indicator, Target)>, Failure> {
    let mut compared = Vec::new();
    store
        .dossiers_without_figures(&choice.scope, &mut |dossier| {
            let kept = dossier.targets.iter().filter(|target| choice.admits(target, &around.roles(target)));
            compared.extend(kept.map(|target| (dossier.indicator.clone(), target.clone())));
            ControlFlow::Continue(())
        })
        .map_err(|fault| ledger::failure(context, &fault))?;
    Ok(compared)
}

/// The columns of a workbook, where a value is a number and its unit has a column of its own.
fn on_a_sheet(several: bool) -> Vec<TargetColumn> {
    let mut columns = usual_columns(several, ON_A_SHEET);
    let behind_target = columns.iter().position(|column| *column == TargetColumn::TargetValue).map_or(0, |at| at + 1);
    columns.insert(behind_target, TargetColumn::Unit);
    columns
}

/// The columns people see, by the width there is, each set within the next; several indicators of one region need their
/// names.
fn usual_columns(several: bool, width: usize) -> Vec<TargetColumn> {
    use TargetColumn as C;
    let mut columns = match width {
        0..64 => vec![C::Region, C::TargetValue, C::LatestValue, C::Gap, C::Status],
        64..74 => vec![C::Region, C::TargetValue, C::Deadline, C::LatestValue, C::Gap, C::Status],
        74..96 => {
            vec![C::Region, C::TargetValue, C::Deadline, C::AmbitionPerYear, C::LatestValue, C::Gap, C::Status]
        }
        96..150 => vec![
            C::Region,
            C::TargetValue,
            C::Deadline,
            C::AmbitionPerYear,
            C::AmbitionGrowth,
            C::LatestValue,
            C::LatestPeriod,
            C::NeededPerYear,
            C::Gap,
            C::Status,
        ],
        _ => vec![
            C::Region,
            C::TargetValue,
            C::Deadline,
            C::BaselineValue,
            C::BaselinePeriod,
            C::AmbitionPerYear,
            C::AmbitionGrowth,
            C::LatestValue,
            C::LatestPeriod,
            C::NeededPerYear,
            C::Gap,
            C::Attainment,
            C::Status,
        ],
    };
    if several {
        columns.insert(1, C::Name);
    }
    columns
}
