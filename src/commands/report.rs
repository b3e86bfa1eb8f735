//! `report`: gap to target, target by target or counted by agency, region or document.

use serde_json::{Value, json};

use super::arguments::{Format, Grouping, ReportArgs};
use super::choose::{Choice, names_one};
use super::context::Context;
use super::exit::{Failure, gate};
use super::list::{Encoding, List, Plan, Whole, ever_fewer};
use super::output::Output;
use super::supervision::{Kind, Supervision, What};
use super::{open, page, rows, summary};
use crate::domain::catalogue::Stamp;
use crate::domain::code::{Coded, Text};
use crate::domain::method::Method;
use crate::domain::source::Standing;
use crate::domain::status::Status;
use crate::i18n::columns::{TallyColumn, TargetColumn};
use crate::i18n::usage::UsageFault;
use crate::i18n::{Lang, board, chain, ledger as words, phrases};
use crate::report::document::{Closing, Surround};
use crate::report::method::MethodRow;
use crate::report::summary::Summary;
use crate::report::tally::{Count, GroupBy};
use crate::report::target::TargetRow;
use crate::report::{score, statistics};
use crate::store::Store;

/// Runs `report`.
pub fn run(context: &Context, args: &ReportArgs) -> Result<(), Failure> {
    args.sheets.check(&args.listing)?;
    if args.sheets.per_agency && args.by != Grouping::Indicator {
        let with = vec!["--by".to_owned()];
        return Err(Failure::usage(UsageFault::Conflict { argument: "--per-agency".to_owned(), with }));
    }
    if args.summary {
        return summary::run(context, args);
    }
    if args.by == Grouping::Indicator && page::is_asked(args)? {
        return page::run(context, args);
    }
    let (store, context) = &open::to_read(context)?;
    let mut choice = Choice::settle(context, store, &args.filters)?;
    let stamps = rows::stamps(context, store)?;
    let mut output = Output::open(context, args.listing.destination.file())?.drawing(args.pictures.chart);
    // An agency is ranked among all of its region, so that all are counted.
    let is_ledger = args.by == Grouping::Indicator && args.listing.format()? == Format::Xlsx;
    let only = if args.by == Grouping::Agency || is_ledger { choice.agencies.take() } else { None };
    let came_up = match args.by {
        Grouping::Indicator if is_ledger => {
            workbook(context, args, store, (&choice, only.as_deref()), &stamps, &mut output)?
        }
        Grouping::Indicator => by_target(context, args, store, &choice, &stamps, &mut output)?,
        Grouping::Agency => {
            counted(context, args, store, &choice, &stamps, &mut output, (GroupBy::Agency, only.as_deref()))?
        }
        Grouping::Region => {
            counted(context, args, store, &choice, &stamps, &mut output, (GroupBy::Region, only.as_deref()))?
        }
        Grouping::Source => {
            counted(context, args, store, &choice, &stamps, &mut output, (GroupBy::Source, only.as_deref()))?
        }
    };
    output.finish()?;
    gate(&args.gate.fail_on, came_up)
}

/// The columns people see, by the width there is; English words are longer. Methods that are asked for take the place
/// of what describes the target. A bar is shown where it pushes no column out.
fn usual_columns(lang: Lang, methods: &[Method], width: usize) -> Vec<TargetColumn> {
    use TargetColumn as C;
    if !methods.is_empty() {
        let mut columns = vec![C::Name, C::TargetValue, C::LatestValue];
        columns.extend(methods.iter().flat_map(|&method| C::of_method(method, width)));
        columns.push(C::Status);
        return columns;
    }
    let room = if lang == Lang::En { width.saturating_sub(20) } else { width };
    let mut columns = match room {
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
            C::Bar,
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
            C::Bar,
            C::NeededPerYear,
            C::Clause,
            C::Lead,
            C::Status,
            C::DaysOverdue,
        ],
    };
    columns.retain(|column| *column != C::Bar || matches!(room, 150..160 | 200..));
    columns
}

fn by_target(
    context: &Context,
    args: &ReportArgs,
    store: &Store,
    choice: &Choice,
    stamps: &[Stamp],
    output: &mut Output,
) -> Result<Vec<Status>, Failure> {
    let methods = args.methods();
    let of_methods = |column: &TargetColumn| column.method().is_some_and(|method| methods.contains(&method));
    let scripts = TargetColumn::usual_for_scripts();
    let asked = TargetColumn::ALL.iter().copied().filter(of_methods);
    let disagreements = (methods.len() > 1).then_some(TargetColumn::Disagreements);
    let plan = Plan {
        name: "report",
        usual: ever_fewer(output.width(), |width| usual_columns(context.lang, &methods, width)),
        all: TargetColumn::ALL.to_vec(),
        scripts: scripts.into_iter().chain(asked).chain(disagreements).collect(),
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
        if args.gate.fail_on.contains(&row.verdict.status) {
            came_up.push(row.verdict.status);
        }
        if methods.is_empty() { list.row(row) } else { list.row(&MethodRow::new(row, &methods)) }
    })?;
    list.end(&closing(&summary, context.lang))?;
    Ok(came_up)
}

/// The report as a supervision ledger.
fn workbook(
    context: &Context,
    args: &ReportArgs,
    store: &Store,
    (choice, only): (&Choice, Option<&[Text]>),
    stamps: &[Stamp],
    output: &mut Output,
) -> Result<Vec<Status>, Failure> {
    let methods = args.methods();
    let what = What {
        kind: Kind::Report,
        methods: &methods,
        per_agency: args.sheets.per_agency,
        only,
        of_some: !args.status.is_empty(),
    };
    let mut ledger = Supervision::begin(context, what, &args.listing, choice, stamps, output)?;
    let mut came_up = Vec::new();
    rows::visit(context, store, choice, &mut |row| {
        if !wanted(args, row) || !ledger.count(row) {
            return Ok(());
        }
        if args.gate.fail_on.contains(&row.verdict.status) {
            came_up.push(row.verdict.status);
        }
        ledger.row(row, None)
    })?;
    ledger.end()?;
    Ok(came_up)
}

/// Whether a row has one of the statuses asked for.
pub fn wanted(args: &ReportArgs, row: &TargetRow<'_>) -> bool {
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
    let (mut came_up, methods) = (Vec::new(), args.methods());
    let work = |part: &mut rows::Rows<'_>| {
        let (mut fragment, mut came_up) = (encoding.begin(), Vec::new());
        part.visit(&mut |row| {
            if !wanted(args, row) {
                return Ok(());
            }
            if args.gate.fail_on.contains(&row.verdict.status) {
                came_up.push(row.verdict.status);
            }
            if methods.is_empty() { fragment.row(row) } else { fragment.row(&MethodRow::new(row, &methods)) }
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

/// What stands at the foot of a page: the as-of date and by which texts was judged.
#[must_use]
pub fn below(context: &Context, stamps: &[Stamp]) -> Vec<String> {
    let as_of = words::as_of(&context.as_of.to_string(), stamps, context.lang);
    std::iter::once(as_of).chain(seals(context, stamps)).collect()
}

/// By which texts was judged and up to which action is told: the digests of the catalogues and the head of the chain.
#[must_use]
pub fn seals(context: &Context, stamps: &[Stamp]) -> Vec<String> {
    let head = context.head.iter().map(|head| chain::whole_head(head, context.lang));
    board::digests(stamps, context.lang).into_iter().chain(head).collect()
}

/// The head of the chain as it stands in JSON.
#[must_use]
pub fn json_head(context: &Context) -> Vec<(&'static str, Value)> {
    context.head.iter().map(|head| ("head", json!(head))).collect()
}

/// What stands below a report: the totals, what the lights mean, and remarks.
#[must_use]
pub fn closing(summary: &Summary, lang: Lang) -> Closing {
    Closing { totals: Some(summary.line(lang)), legend: summary.legends(lang), remarks: summary.remarks(lang) }
}

fn counted(
    context: &Context,
    args: &ReportArgs,
    store: &Store,
    choice: &Choice,
    stamps: &[Stamp],
    output: &mut Output,
    (by, only): (GroupBy, Option<&[Text]>),
) -> Result<Vec<Status>, Failure> {
    let mut count = Count::new(by, &choice.office).only(only).of_some_statuses(!args.status.is_empty());
    let mut summary = Summary::default();
    let mut came_up = Vec::new();
    rows::visit(context, store, choice, &mut |row| {
        if !wanted(args, row) {
            return Ok(());
        }
        count.add(row);
        if only.is_some_and(|names| !names_one(&row.roles, names)) {
            return Ok(());
        }
        summary.add(row);
        if args.gate.fail_on.contains(&row.verdict.status) {
            came_up.push(row.verdict.status);
        }
        Ok(())
    })?;
    let counted = count.rows();
    let one_region = choice.is_one_region();
    let is_scored = score::is_scored(&counted);
    let usual = |width| {
        if is_scored {
            TallyColumn::usual_with_scores(one_region, width)
        } else {
            TallyColumn::usual(by, one_region, width)
        }
    };
    let plan = Plan {
        name: "report",
        usual: ever_fewer(output.width(), usual),
        all: TallyColumn::of(by),
        scripts: match args.listing.format()? {
            Format::Xlsx => TallyColumn::on_sheet(by, is_scored),
            _ => TallyColumn::of(by),
        },
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
    if let Some(book) = list.book()
        && by != GroupBy::Agency
        && args.listing.columns.is_empty()
        && (2..=statistics::MOST_BARS).contains(&counted.len())
        && let Some(chart) = statistics::chart(&TallyColumn::of(by), by, context.lang)
    {
        book.chart(chart);
    }
    for row in &counted {
        if in_force && row.standing != Standing::InForce {
            list.section(phrases::not_in_force(context.lang))?;
            in_force = false;
        }
        list.row(row)?;
    }
    // Counts show no light, so they need no legend.
    let mut closing = Closing { legend: Vec::new(), ..closing(&summary, context.lang) };
    if by == GroupBy::Agency {
        closing.remarks.push(phrases::counted_per_role(context.lang).to_owned());
        closing.remarks.extend(score::remarks(&counted, context.lang));
    }
    list.end(&closing)?;
    Ok(came_up)
}
