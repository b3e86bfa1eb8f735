//! `agencies NAME`: one agency's sheet, with its score step by step and every target it answers for.

use super::arguments::{AgenciesArgs, Format};
use super::choose::{Choice, LISTED};
use super::context::Context;
use super::exit::{Failure, gate};
use super::list::{List, Plan};
use super::output::Output;
use super::report::{below, json_head, surround};
use super::{ledger, rows};
use crate::domain::agency::{Agency, Role};
use crate::domain::catalogue::Stamp;
use crate::domain::code::{Coded, RegionCode};
use crate::domain::dossier::Office;
use crate::domain::lookup::{Entry, Lookup, find};
use crate::domain::status::Status;
use crate::i18n::columns::DutyColumn;
use crate::i18n::ledger::{Sought, ambiguous, by_region, not_found};
use crate::i18n::phrases;
use crate::render::json::JsonRows;
use crate::render::look::Look;
use crate::render::{html, markdown, page};
use crate::report::agency_page;
use crate::report::agency_sheet::AgencySheet;
use crate::report::document::Closing;
use crate::report::duty::Duty;
use crate::report::home::Homes;
use crate::report::legend::Ladders;
use crate::report::row::Reader;
use crate::report::tally::{Count, GroupBy};
use crate::store::Store;

/// Prints the sheet of the agency that was typed, looked for in the regions chosen.
pub fn run(context: &Context, store: &Store, args: &AgenciesArgs, typed: &str, choice: &Choice) -> Result<(), Failure> {
    let agency = choose(context, &choice.office, choice.scope.regions.as_deref(), typed)?;
    let format = args.listing.format()?;
    let reader = match format {
        Format::Csv | Format::Json => Reader::Machine,
        Format::Table | Format::Markdown | Format::Html | Format::Xlsx => Reader::Person(context.lang),
    };
    // It is ranked among all of its region, and may answer for targets of others that its region's documents bind.
    let mut regions = store.bound(&agency.region).map_err(|fault| ledger::failure(context, &fault))?;
    if !regions.contains(&agency.region) {
        regions.push(agency.region.clone());
    }
    let choice = Choice::of_regions(context, store, regions)?;
    let stamps = rows::stamps(context, store)?;
    let homes = Homes::new(&choice.office);
    let mut count = Count::new(GroupBy::Agency, &choice.office);
    let (mut duties, mut came_up, mut ladders) = (Vec::new(), Vec::new(), Ladders::default());
    rows::visit(context, store, &choice, &mut |row| {
        count.add(row);
        for &role in Role::ALL {
            if row.roles.of(role).contains(&agency.name) && *homes.of(row, &agency.name) == agency.region {
                duties.push(Duty::new(row, &agency.name, &agency.region, role, reader));
                came_up.push(row.verdict.status);
                ladders.add(row);
            }
        }
        Ok(())
    })?;
    let region = choice.office.regions.iter().find(|region| region.code == agency.region);
    let sheet = AgencySheet::new(&agency, region, count.rows(), duties);
    tell(context, args, format, &sheet, &ladders, &stamps)?;
    let wanted = |status: &Status| args.gate.fail_on.contains(status);
    gate(&args.gate.fail_on, came_up.into_iter().filter(wanted))
}

fn tell(
    context: &Context,
    args: &AgenciesArgs,
    format: Format,
    sheet: &AgencySheet<'_>,
    ladders: &Ladders,
    stamps: &[Stamp],
) -> Result<(), Failure> {
    let lang = context.lang;
    let mut output = Output::open(context, args.listing.destination.file())?;
    let look = Look { width: output.width(), color: output.color(), lang, ascii: output.ascii() };
    let surround = surround(context, stamps, phrases::agencies_title(lang));
    let page = |width| agency_page::page(sheet, &surround.preface, ladders, width, lang);
    match format {
        Format::Table => page::page(&mut output, &page(look.width), look)?,
        Format::Markdown => markdown::page(&mut output, &page(usize::MAX), lang)?,
        Format::Html => html::page(&mut output, &page(usize::MAX), &below(context, stamps), lang)?,
        Format::Json => {
            let mut rows = JsonRows::with(&mut output, "duban/agency/1", context.as_of, stamps, &json_head(context))?;
            rows.row(&sheet.json(lang))?;
            rows.finish()?;
        }
        Format::Xlsx => return Err(Failure::no_workbook()),
        Format::Csv => {
            let plan = Plan {
                name: "agency",
                usual: vec![DutyColumn::ALL.to_vec()],
                all: DutyColumn::ALL.to_vec(),
                scripts: DutyColumn::ALL.to_vec(),
                surround,
                stamps,
                as_of: context.as_of,
            };
            let mut list = List::begin(context, &args.listing, plan, &mut output)?;
            for duty in &sheet.duties {
                list.row(duty)?;
            }
            list.end(&Closing::default())?;
        }
    }
    output.finish()
}

/// The agency that was typed: of the regions asked for, else of those whose documents bind them.
fn choose(context: &Context, office: &Office, regions: Option<&[RegionCode]>, typed: &str) -> Result<Agency, Failure> {
    let is_asked = |agency: &&Agency| regions.is_none_or(|regions| regions.contains(&agency.region));
    let own: Vec<&Agency> = office.agencies.iter().filter(is_asked).collect();
    let found = match look_up(typed, &own) {
        Lookup::None(near) => match look_up(typed, &office.agencies.iter().collect::<Vec<_>>()) {
            Lookup::None(more) => Lookup::None(if near.is_empty() { more } else { near }),
            found => found,
        },
        found => found,
    };
    let region = |agency: &Agency| {
        let region = office.regions.iter().find(|region| region.code == agency.region);
        let name = region.map(|r| context.lang.pick(&r.name, r.name_en.as_ref().unwrap_or(&r.name)));
        name.map_or(agency.region.to_string(), ToString::to_string)
    };
    let words = |agencies: &[&Agency]| -> Vec<String> {
        agencies.iter().take(LISTED).map(|agency| format!("{}  {}", agency.name, region(agency))).collect()
    };
    match found {
        Lookup::One(agency) => Ok(agency.clone()),
        Lookup::Many(all) => {
            let more = all.len().saturating_sub(LISTED);
            let mut lines = ambiguous(Sought::Agency, typed, &words(&all), more, context.lang);
            if all.iter().any(|one| all.iter().any(|other| one.name == other.name && one.region != other.region)) {
                lines.push(by_region(context.lang).to_owned());
            }
            Err(Failure::said(lines))
        }
        Lookup::None(near) => Err(Failure::said(not_found(Sought::Agency, typed, &words(&near), context.lang))),
    }
}

fn look_up<'a>(typed: &str, agencies: &[&'a Agency]) -> Lookup<&'a Agency> {
    let aliases: Vec<Vec<_>> =
        agencies.iter().map(|agency| agency.aliases.iter().chain(&agency.full_name).cloned().collect()).collect();
    let entries = agencies.iter().zip(&aliases).map(|(agency, aliases)| Entry {
        key: *agency,
        code: "",
        name: &agency.name,
        name_en: agency.name_en.as_deref(),
        aliases,
    });
    find(typed, entries)
}
