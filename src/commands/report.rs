//! `report`: gap to target, target by target or counted by agency, region or document.

use super::arguments::{Grouping, ReportArgs};
use super::choose::Choice;
use super::context::Context;
use super::exit::{Failure, gate};
use super::list::{Encoding, List, Plan, Whole, ever_fewer};
use super::output::Output;
use super::{open, rows};
use crate::domain::catalogue::Stamp;
use crate::domain::code::Coded;
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::i18n::columns::{TallyColumn, TargetColumn};
use crate::i18n::{Lang, ledger as words, phrases};
use crate::report::document::{Closing, Surround};
use crate::report::summary::{self, Summary};
use crate::report::tally::{Count, GroupBy};
use crate::report::target::TargetRow;
use crate::store::Store;

/// Runs `report`.
pub fn run(context: &Context, args: &ReportArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let choice = Choice::settle(context, store, &args.filters)?;
    let stamps = rows::stamps(context, store)?;
    let mut output = Output::open(context, args.listing.destination.file())?;
    let came_up = match args.by {
        Grouping::Indicator => by_target(context, args, store, &choice, &stamps, &mut output)?,
        Grouping::Agency => counted(context, args, store, &choice, &stamps, &mut output, GroupBy::Agency)?,
        Grouping::Region => counted(context, args, store, &choice, &stamps, &mut output, GroupBy::Region)?,
        Grouping::Source => counted(context, args, store, &choice, &stamps, &mut output, GroupBy::Source)?,
    };
    output.finish()?;
    gate(&args.gate.fail_on, came_up)
}

/// The columns people see, by the width there is; English words are longer.
fn usual_columns(lang: Lang, width: usize) -> Vec<TargetColumn> {
    use TargetColumn as C;
    let room = if lang == Lang::En { width.saturating_sub(20) } else { width };
    match room {
        0..70 => vec![C::Name, C::TargetValue, C::LatestValue, C::Gap, C::Status],
        70..100 => vec![C::Name, C::TargetValue, C::LatestValue, C::LatestPeriod, C::Gap, C::Status],
        100..110 => vec![C::Name, C::TargetValue, C::LatestValue, C::LatestPeriod, C::Gap, C::Lead, C::Status],
        110..160 => vec![
            C::Name,
            C::TargetValue,
            C::Deadline,
            C::LatestValue,
            C::LatestPeriod,
            C::Gap,
            C::Attainment,
            C::Lead,
            C::Status,
        ],
        _ => vec![
            C::Name,
            C::TargetValue,
            C::Deadline,
            C::LatestValue,
            C::LatestPeriod,
            C::Gap,
            C::Attainment,
            C::Elapsed,
            C::Pace,
            C::NeededPerYear,
            C::Clause,
            C::Lead,
            C::Status,
            C::DaysOverdue,
        ],
    }
}

fn by_target(
    context: &Context,
    args: &ReportArgs,
    store: &Store,
    choice: &Choice,
    stamps: &[Stamp],
    output: &mut Output,
) -> Result<Vec<Status>, Failure> {
    let plan = Plan {
        name: "report",
        usual: ever_fewer(output.width(), |width| usual_columns(context.lang, width)),
        all: TargetColumn::ALL.to_vec(),
        surround: surround(context, stamps, phrases::report_title(context.lang)),
        stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, output)?;
    if rows::is_large(choice) {
        list = match list.whole()? {
            Ok((encoding, whole)) => return in_parts(context, args, store, choice, &encoding, whole),
            Err(list) => list,
        };
    }
    let mut summary = Summary::default();
    let mut came_up = Vec::new();
    let mut part = None;
    let mut rules = None;
    rows::visit(context, store, choice, &mut |row| {
        if !wanted(args, row) {
            return Ok(());
        }
        let here = (row.dossier.indicator.region.clone(), row.target.source.clone());
        if part.as_ref() != Some(&here) {
            list.section(&part_heading(row, context.lang))?;
            part = Some(here);
        }
        summary.add(row);
        rules.get_or_insert_with(|| row.rules.clone());
        if args.gate.fail_on.contains(&row.verdict.status) {
            came_up.push(row.verdict.status);
        }
        list.row(row)
    })?;
    list.end(&closing(&summary, rules.as_ref(), context.lang))?;
    Ok(came_up)
}

fn wanted(args: &ReportArgs, row: &TargetRow<'_>) -> bool {
    args.status.is_empty() || args.status.contains(&row.verdict.status)
}

/// A long list for scripts, its parts made side by side.
fn in_parts(
    context: &Context,
    args: &ReportArgs,
    store: &Store,
    choice: &Choice,
    encoding: &Encoding<TargetColumn>,
    mut whole: Whole<'_>,
) -> Result<Vec<Status>, Failure> {
    let mut came_up = Vec::new();
    let work = |part: &mut rows::Rows<'_>| {
        let (mut fragment, mut came_up) = (encoding.begin(), Vec::new());
        part.visit(&mut |row| {
            if !wanted(args, row) {
                return Ok(());
            }
            if args.gate.fail_on.contains(&row.verdict.status) {
                came_up.push(row.verdict.status);
            }
            fragment.row(row)
        })?;
        Ok((fragment.finish()?, came_up))
    };
    rows::in_parts(context, store, choice, &work, &mut |(bytes, more)| {
        came_up.extend(more);
        whole.append(&bytes)
    })?;
    whole.end()?;
    Ok(came_up)
}

/// The heading of the part that a row belongs to: its document.
#[must_use]
pub fn part_heading(row: &TargetRow<'_>, lang: Lang) -> String {
    let region = row.region.map_or(row.dossier.indicator.region.as_str(), |region| {
        lang.pick(&*region.name, region.name_en.as_deref().unwrap_or(&region.name))
    });
    let source = row.source.map_or(row.target.source.as_str(), |source| {
        lang.pick(&*source.title, source.title_en.as_deref().unwrap_or(&source.title))
    });
    phrases::part(region, source, row.standing(), lang)
}

/// What stands above a report.
#[must_use]
pub fn surround(context: &Context, stamps: &[Stamp], title: &str) -> Surround {
    let preface = vec![words::as_of(&context.as_of.to_string(), stamps, context.lang)];
    Surround { title: Some(title.to_owned()), preface }
}

/// What stands below a report: the totals and what the lights mean.
#[must_use]
pub fn closing(summary: &Summary, rules: Option<&crate::domain::rules::Rules>, lang: Lang) -> Closing {
    Closing {
        totals: Some(summary.line(lang)),
        legend: rules.map(|rules| summary::legend(&rules.ladder, lang)).unwrap_or_default(),
        remarks: summary.remarks(lang),
    }
}

fn counted(
    context: &Context,
    args: &ReportArgs,
    store: &Store,
    choice: &Choice,
    stamps: &[Stamp],
    output: &mut Output,
    by: GroupBy,
) -> Result<Vec<Status>, Failure> {
    let mut count = Count::new(by).only(choice.agencies.clone());
    let mut summary = Summary::default();
    let mut came_up = Vec::new();
    rows::visit(context, store, choice, &mut |row| {
        if !wanted(args, row) {
            return Ok(());
        }
        count.add(row);
        summary.add(row);
        if args.gate.fail_on.contains(&row.verdict.status) {
            came_up.push(row.verdict.status);
        }
        Ok(())
    })?;
    let plan = Plan {
        name: "report",
        usual: ever_fewer(output.width(), |width| TallyColumn::usual(by, choice.is_one_region(), width)),
        all: TallyColumn::of(by),
        surround: surround(
            context,
            stamps,
            phrases::tally_title(by.column().heading(context.lang), context.lang).as_str(),
        ),
        stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, output)?;
    let mut in_force = true;
    for row in count.rows() {
        if in_force && row.standing != Standing::InForce {
            list.section(phrases::not_in_force(context.lang))?;
            in_force = false;
        }
        list.row(&row)?;
    }
    let mut closing = closing(&summary, None, context.lang);
    if by == GroupBy::Agency {
        closing.remarks.push(phrases::counted_per_role(context.lang).to_owned());
    }
    list.end(&closing)?;
    Ok(came_up)
}
