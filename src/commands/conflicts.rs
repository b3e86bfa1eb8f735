//! `conflicts`: targets that contradict one another.

use std::ops::ControlFlow;

use rust_decimal::Decimal;

use super::arguments::{ConflictsArgs, Filters, Format};
use super::choose::Choice;
use super::context::Context;
use super::exit::Failure;
use super::list::{List, ON_A_SHEET, Plan, Rank, ever_fewer};
use super::output::Output;
use super::report::surround;
use super::{ledger, open, rows};
use crate::domain::code::Coded;
use crate::domain::conflict::{self, Conflict, Party};
use crate::domain::indicator::Indicator;
use crate::domain::target::Target;
use crate::i18n::columns::ConflictColumn;
use crate::i18n::{conflict as words, phrases};
use crate::report::around::Around;
use crate::report::conflict::ConflictRow;
use crate::report::document::Closing;
use crate::store::Store;

/// A target that may contradict another.
#[derive(Clone)]
struct Held {
    indicator: Indicator,
    target: Target,
    about: Decimal,
}

impl Held {
    fn party<'h>(&'h self, around: &Around<'_>) -> Party<'h> {
        let goals = around.is_of_goals(&self.target);
        Party { indicator: &self.indicator, target: &self.target, about: self.about, goals }
    }
}

/// Runs `conflicts`.
pub fn run(context: &Context, args: &ConflictsArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let filters = Filters { region: args.region.clone(), source: args.source.clone(), ..Filters::default() };
    let choice = Choice::settle(context, store, &filters)?;
    let around = Around::new(&choice.office);
    let found = all(context, store, &choice, &around)?;
    let stamps = rows::stamps(context, store)?;
    let mut output = Output::open(context, args.listing.destination.file())?;
    if found.is_empty() && matches!(args.listing.format()?, Format::Table | Format::Markdown) {
        output.say(&words::count(0, context.lang))?;
        return output.finish();
    }
    let one_region = choice.is_one_region();
    let plan = Plan {
        name: "conflicts",
        usual: ever_fewer(output.width(), |width| usual_columns(one_region, width)),
        all: ConflictColumn::ALL.to_vec(),
        scripts: args.listing.unasked(ConflictColumn::ALL.to_vec(), || usual_columns(one_region, ON_A_SHEET))?,
        surround: surround(context, &stamps, words::title(context.lang)),
        stamps: &stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, &mut output)?;
    for (at, (one, other, conflict)) in found.iter().enumerate() {
        let row = ConflictRow::new(one.party(&around), other.party(&around), conflict.clone(), &around);
        let apart = !row.in_force();
        let part = apart.then(|| phrases::not_in_force(context.lang).to_owned());
        list.ranked(vec![Rank::Number(u8::from(apart).into()), Rank::Number(at.into())], part, &row)?;
    }
    list.end(&Closing { totals: Some(words::count(found.len(), context.lang)), ..Closing::default() })?;
    output.finish()
}

/// Every conflict of a choice, region by region: nothing of one region is held against another's.
fn all(
    context: &Context,
    store: &Store,
    choice: &Choice,
    around: &Around<'_>,
) -> Result<Vec<(Held, Held, Conflict)>, Failure> {
    let mut found = Vec::new();
    let mut of_region: Vec<Held> = Vec::new();
    store
        .dossiers_without_figures(&choice.scope, &mut |dossier| {
            let indicator = dossier.indicator;
            if of_region.first().is_some_and(|held| held.indicator.region != indicator.region) {
                found.extend(within(&of_region, choice, around));
                of_region.clear();
            }
            if dossier.targets.len() > 1 || indicator.concept.is_some() {
                let about = around.rules(dossier.catalogue).about;
                let held = |target: &Target| Held { indicator: indicator.clone(), target: target.clone(), about };
                of_region.extend(dossier.targets.iter().map(held));
            }
            ControlFlow::Continue(())
        })
        .map_err(|fault| ledger::failure(context, &fault))?;
    found.extend(within(&of_region, choice, around));
    Ok(found)
}

/// The conflicts of one region in which a document that was asked for takes part.
fn within(held: &[Held], choice: &Choice, around: &Around<'_>) -> Vec<(Held, Held, Conflict)> {
    let parties: Vec<Party<'_>> = held.iter().map(|held| held.party(around)).collect();
    conflict::find(&parties)
        .into_iter()
        .map(|(one, other, conflict)| (&held[one], &held[other], conflict))
        .filter(|(one, other, _)| [one, other].iter().any(|held| choice.names(&held.target.source)))
        .map(|(one, other, conflict)| (one.clone(), other.clone(), conflict))
        .collect()
}

/// The columns people see, by the width there is; one region needs no column.
fn usual_columns(one_region: bool, width: usize) -> Vec<ConflictColumn> {
    use ConflictColumn as C;
    let mut columns = match width {
        0..100 => vec![C::Name, C::Value, C::OtherValue, C::Difference, C::Says],
        100..160 => vec![C::Region, C::Name, C::Value, C::OtherValue, C::Difference, C::Kinds, C::Says],
        _ => vec![
            C::Region,
            C::Name,
            C::Deadline,
            C::Value,
            C::Clause,
            C::OtherValue,
            C::OtherClause,
            C::Difference,
            C::Kinds,
            C::Says,
        ],
    };
    if one_region {
        columns.retain(|column| *column != C::Region);
    }
    columns
}
