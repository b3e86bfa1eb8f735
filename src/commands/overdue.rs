//! `overdue`: the list for a supervision review.

use std::cmp::Reverse;

use rust_decimal::Decimal;

use super::arguments::{Format, OverdueArgs};
use super::choose::Choice;
use super::context::Context;
use super::exit::{Failure, gate};
use super::list::{List, Plan, Rank, ever_fewer};
use super::output::Output;
use super::report::{closing, surround};
use super::supervision::{Kind, Supervision, What};
use super::{open, rows};
use crate::domain::catalogue::Stamp;
use crate::domain::code::Coded;
use crate::domain::source::Standing;
use crate::i18n::columns::TargetColumn;
use crate::i18n::phrases;
use crate::report::summary::Summary;
use crate::report::target::TargetRow;
use crate::store::Store;

/// Runs `overdue`.
pub fn run(context: &Context, args: &OverdueArgs) -> Result<(), Failure> {
    args.sheets.check(&args.listing)?;
    let (store, context) = &open::to_read(context)?;
    let choice = Choice::settle(context, store, &args.filters)?;
    let stamps = rows::stamps(context, store)?;
    let mut output = Output::open(context, args.listing.destination.file())?;
    if args.listing.format()? == Format::Xlsx {
        return workbook(context, args, store, &choice, &stamps, output);
    }
    let one_region = choice.is_one_region();
    let plan = Plan {
        name: "overdue",
        usual: ever_fewer(output.width(), |width| usual_columns(one_region, width)),
        all: TargetColumn::ALL.to_vec(),
        scripts: TargetColumn::usual_for_scripts(),
        surround: surround(context, &stamps, phrases::overdue_title(context.lang)),
        stamps: &stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, &mut output)?;
    let mut summary = Summary::default();
    let mut came_up = Vec::new();
    rows::visit(context, store, &choice, &mut |row| {
        if !belongs(row, args.due_within) {
            return Ok(());
        }
        summary.add(row);
        if args.gate.fail_on.contains(&row.verdict.status) {
            came_up.push(row.verdict.status);
        }
        let part = (row.standing() != Standing::InForce).then(|| phrases::not_in_force(context.lang).to_owned());
        list.ranked(place(row), part, row)
    })?;
    list.end(&closing(&summary, context.lang))?;
    output.finish()?;
    gate(&args.gate.fail_on, came_up)
}

/// The list as a supervision ledger.
fn workbook(
    context: &Context,
    args: &OverdueArgs,
    store: &Store,
    choice: &Choice,
    stamps: &[Stamp],
    mut output: Output,
) -> Result<(), Failure> {
    let only = choice.agencies.as_deref();
    let what = What { kind: Kind::Overdue, methods: &[], per_agency: args.sheets.per_agency, only, of_some: true };
    let mut ledger = Supervision::begin(context, what, &args.listing, choice, stamps, &mut output)?;
    let mut came_up = Vec::new();
    rows::visit(context, store, choice, &mut |row| {
        if !belongs(row, args.due_within) || !ledger.count(row) {
            return Ok(());
        }
        if args.gate.fail_on.contains(&row.verdict.status) {
            came_up.push(row.verdict.status);
        }
        ledger.row(row, Some(place(row)))
    })?;
    ledger.end()?;
    output.finish()?;
    gate(&args.gate.fail_on, came_up)
}

/// Whether a target is overdue, or falls due within the days asked for without being met.
fn belongs(row: &TargetRow<'_>, due_within: Option<u32>) -> bool {
    let verdict = &row.verdict;
    verdict.status.is_overdue()
        || due_within.is_some_and(|days| !verdict.status.is_met() && (0..=i64::from(days)).contains(&verdict.days_left))
}

/// By days overdue, the longest first; then by gap in percent, the widest first and the unknown last; then by code.
/// Targets of documents that are not in force come after the others, what is not yet due after what is overdue.
fn place(row: &TargetRow<'_>) -> Vec<Rank> {
    let verdict = &row.verdict;
    let apart = Decimal::from(u8::from(row.standing() != Standing::InForce));
    let days = verdict.days_overdue.unwrap_or(-verdict.days_left);
    vec![
        Rank::Number(apart),
        Rank::Falling(Reverse(days.into())),
        verdict.gap_pct.map_or(Rank::Unknown, |gap| Rank::Falling(Reverse(gap.rounded()))),
        Rank::Text(row.target.code.to_string()),
    ]
}

/// The columns people see, by the width there is; one region needs no column.
fn usual_columns(one_region: bool, width: usize) -> Vec<TargetColumn> {
    use TargetColumn as C;
    let mut columns = match if one_region { width + 8 } else { width } {
        0..65 => vec![C::Name, C::Lead, C::DaysOverdue, C::Status],
        65..80 => vec![C::Name, C::Gap, C::Lead, C::DaysOverdue, C::Status],
        80..88 => vec![C::Name, C::TargetValue, C::Gap, C::Lead, C::DaysOverdue, C::Status],
        88..100 => vec![C::Name, C::TargetValue, C::Gap, C::Clause, C::Lead, C::DaysOverdue, C::Status],
        100..110 => vec![C::Region, C::Name, C::TargetValue, C::Gap, C::Clause, C::Lead, C::DaysOverdue, C::Status],
        110..160 => vec![
            C::Region,
            C::Name,
            C::TargetValue,
            C::Deadline,
            C::LatestValue,
            C::Gap,
            C::Clause,
            C::Lead,
            C::DaysOverdue,
            C::Status,
        ],
        _ => vec![
            C::Region,
            C::Name,
            C::TargetValue,
            C::Deadline,
            C::LatestValue,
            C::LatestPeriod,
            C::Gap,
            C::GapPct,
            C::Source,
            C::Clause,
            C::Lead,
            C::DaysOverdue,
            C::Status,
            C::Reason,
        ],
    };
    if one_region {
        columns.retain(|column| *column != C::Region);
    }
    columns
}
