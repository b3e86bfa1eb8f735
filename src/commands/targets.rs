//! `targets`: what the documents ask, of whom and by when.

use super::arguments::{Format, TargetsArgs};
use super::choose::Choice;
use super::context::Context;
use super::exit::Failure;
use super::list::{List, Plan, ever_fewer};
use super::output::Output;
use super::report::{part_heading, surround};
use super::supervision::{Kind, Supervision, What};
use super::{open, rows};
use crate::i18n::columns::TargetColumn;
use crate::i18n::phrases;
use crate::report::catalogue_row::{COLUMNS, CatalogueRow};
use crate::report::document::Closing;
use crate::report::summary::Summary;

/// Runs `targets`.
pub fn run(context: &Context, args: &TargetsArgs) -> Result<(), Failure> {
    args.sheets.check(&args.listing)?;
    let (store, context) = &open::to_read(context)?;
    let choice = Choice::settle(context, store, &args.filters)?;
    let stamps = rows::stamps(context, store)?;
    let mut output = Output::open(context, args.listing.destination.file())?;
    if args.listing.format()? == Format::Xlsx {
        let only = choice.agencies.as_deref();
        let what = What { kind: Kind::Targets, methods: &[], per_agency: args.sheets.per_agency, only, of_some: true };
        let mut ledger = Supervision::begin(context, what, &args.listing, &choice, &stamps, &mut output)?;
        rows::visit(context, store, &choice, &mut |row| {
            if args.unassigned && !row.roles.is_empty() { Ok(()) } else { ledger.row(row, None) }
        })?;
        ledger.end()?;
        return output.finish();
    }
    let plan = Plan {
        name: "targets",
        usual: ever_fewer(output.width(), usual_columns),
        all: COLUMNS.to_vec(),
        scripts: COLUMNS.to_vec(),
        surround: surround(context, &stamps, phrases::targets_title(context.lang)),
        stamps: &stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, &mut output)?;
    let mut summary = Summary::default();
    let mut part = String::new();
    rows::visit(context, store, &choice, &mut |row| {
        if args.unassigned && !row.roles.is_empty() {
            return Ok(());
        }
        let heading = part_heading(row, context.lang);
        if heading != part {
            list.section(&heading)?;
            part = heading;
        }
        summary.add(row);
        list.row(&CatalogueRow(row))
    })?;
    list.end(&Closing { totals: Some(summary.size(context.lang)), ..Closing::default() })?;
    output.finish()
}

fn usual_columns(width: usize) -> Vec<TargetColumn> {
    use TargetColumn as C;
    match width {
        0..100 => vec![C::Name, C::TargetValue, C::Deadline, C::Clause, C::Lead],
        100..160 => vec![C::Target, C::Name, C::TargetValue, C::Deadline, C::Clause, C::Lead],
        _ => vec![
            C::Target,
            C::Name,
            C::TargetValue,
            C::Wording,
            C::Deadline,
            C::Judge,
            C::Strength,
            C::Clause,
            C::Lead,
            C::Support,
        ],
    }
}
