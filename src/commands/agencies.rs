//! `agencies`: who answers for targets, by region; with a name the sheet of that agency.

use super::arguments::{AgenciesArgs, Filters, Format};
use super::choose::Choice;
use super::context::Context;
use super::exit::{Failure, gate};
use super::list::{List, ON_A_SHEET, Plan, ever_fewer};
use super::output::Output;
use super::report::surround;
use super::{agency, open, rows};
use crate::domain::code::Coded;
use crate::i18n::columns::AgencyColumn;
use crate::i18n::{Lang, phrases};
use crate::report::agency::Register;
use crate::report::document::Closing;
use crate::report::statistics::statistics;
use crate::report::tally::{Count, GroupBy};

/// Runs `agencies`.
pub fn run(context: &Context, args: &AgenciesArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let filters = Filters { region: args.region.clone(), ..Filters::default() };
    let choice = Choice::settle(context, store, &filters)?;
    if let Some(typed) = &args.agency {
        return agency::run(context, store, args, typed, &choice);
    }
    let stamps = rows::stamps(context, store)?;
    let mut register = Register::new(&choice.office);
    let mut came_up = Vec::new();
    let mut regions = Count::new(GroupBy::Region, &choice.office);
    let mut agencies = Count::new(GroupBy::Agency, &choice.office);
    let is_book = args.listing.format()? == Format::Xlsx;
    rows::visit(context, store, &choice, &mut |row| {
        register.add(row);
        if is_book {
            regions.add(row);
            agencies.add(row);
        }
        if args.gate.fail_on.contains(&row.verdict.status) && !row.roles.is_empty() {
            came_up.push(row.verdict.status);
        }
        Ok(())
    })?;
    let rows = register.rows();
    let mut output = Output::open(context, args.listing.destination.file())?;
    let plan = Plan {
        name: "agencies",
        usual: ever_fewer(output.width(), |width| usual_columns(context.lang, width)),
        all: AgencyColumn::ALL.to_vec(),
        scripts: args.listing.unasked(AgencyColumn::ALL.to_vec(), || usual_columns(context.lang, ON_A_SHEET))?,
        surround: surround(context, &stamps, phrases::agencies_title(context.lang)),
        stamps: &stamps,
        as_of: context.as_of,
    };
    let mut list = List::begin(context, &args.listing, plan, &mut output)?;
    for row in &rows {
        list.row(row)?;
    }
    if let Some(book) = list.book() {
        let counts = statistics(book.about(), regions, agencies, &[], context.lang);
        book.add(counts);
    }
    list.end(&Closing { totals: Some(phrases::agencies(rows.len(), context.lang)), ..Closing::default() })?;
    output.finish()?;
    gate(&args.gate.fail_on, came_up)
}

fn usual_columns(lang: Lang, width: usize) -> Vec<AgencyColumn> {
    use AgencyColumn as C;
    let mut columns = vec![C::Agency];
    if lang == Lang::En {
        columns.push(C::NameEn);
    } else if width >= 100 {
        columns.push(C::FullName);
    }
    columns.extend([C::Region, C::Lead, C::Responsible, C::Support, C::Clauses]);
    columns
}
