//! `form`: writes what an agency fills in, a workbook for each.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use super::arguments::{Filters, FormArgs};
use super::choose::Choice;
use super::context::Context;
use super::exit::Failure;
use super::naming::file_names;
use super::output::Output;
use super::progress::Progress;
use super::{open, rows};
use crate::domain::agency::Role;
use crate::domain::code::{RegionCode, Text};
use crate::domain::period::Period;
use crate::i18n::progress::Doing;
use crate::i18n::{form as words, input};
use crate::render::xlsx::write_form;
use crate::report::form::{AgencyKey, Collected, Collector, Occasion};
use crate::report::target::TargetRow;
use crate::store::Store;

/// Runs `form`.
pub fn run(context: &Context, args: &FormArgs) -> Result<(), Failure> {
    let (store, context) = &open::to_read(context)?;
    let lang = context.lang;
    if let Some(typed) = &args.period {
        Period::parse(typed).map_err(|fault| Failure::said([input::period(&fault, typed, lang).line(lang)]))?;
    }
    let filters = Filters { region: args.region.clone(), agency: args.agency.clone(), source: Vec::new() };
    let choice = Choice::settle(context, store, &filters)?;
    let collected = collect(context, store, &choice, args)?;
    if collected.is_empty() {
        return Err(Failure::said(words::nobody(lang)));
    }
    let Some(place) = args.destination.file() else { return Err(Failure::said(words::no_file(lang))) };
    let stamps = rows::stamps(context, store)?;
    let files = files(context, &choice, args, place, &collected)?;
    for (asked, file) in collected.iter().zip(&files) {
        let (region, agency) = (region_name(context, &choice, &asked.agency.0), agency_name(context, &choice, asked));
        let occasion = Occasion {
            lang,
            as_of: context.as_of,
            stamps: &stamps,
            period: args.period.as_deref(),
            region: &region,
            agency: &agency,
        };
        let paper = asked.paper(&occasion);
        let named = file == place;
        let opened = if named { Output::open(context, Some(file)) } else { Output::named_by_data(context, file) };
        let mut output = opened?;
        write_form(&paper, lang, &mut output).map_err(|error| Failure::writing(file, error))?;
        output.finish()?;
        context.note(&words::written(&file.display().to_string(), paper.count(), lang));
    }
    Ok(())
}

/// What the agencies asked for are asked.
fn collect(context: &Context, store: &Store, choice: &Choice, args: &FormArgs) -> Result<Vec<Collected>, Failure> {
    let roles = if args.role.is_empty() { vec![Role::Lead, Role::Responsible] } else { args.role.clone() };
    let known: HashSet<(&RegionCode, &Text)> =
        choice.office.agencies.iter().map(|agency| (&agency.region, &agency.name)).collect();
    let key = |row: &TargetRow<'_>, name: &Text| -> Option<AgencyKey> {
        let wanted = choice.agencies.as_ref().is_none_or(|names| names.contains(name));
        let own = &row.dossier.indicator.region;
        // Whose document names it decides which of several agencies of one name it is.
        let issuer = row.source.map(|source| &source.region).filter(|issuer| known.contains(&(*issuer, name)));
        wanted.then(|| (issuer.unwrap_or(own).clone(), name.clone()))
    };
    let mut collector = Collector::default();
    let mut progress = Progress::new(context, Doing::Writing);
    rows::visit(context, store, choice, &mut |row| {
        progress.step();
        collector.add(row, &roles, |name| key(row, name), context.lang);
        Ok(())
    })?;
    Ok(collector.forms())
}

/// The file of each form: the one that is named, or one each in the folder that is.
fn files(
    context: &Context,
    choice: &Choice,
    args: &FormArgs,
    place: &Path,
    collected: &[Collected],
) -> Result<Vec<PathBuf>, Failure> {
    let is_file = place.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("xlsx")) && !place.is_dir();
    if is_file {
        if collected.len() > 1 {
            return Err(Failure::said(words::one_file(collected.len(), context.lang)));
        }
        return Ok(vec![place.to_owned()]);
    }
    match fs::create_dir(place) {
        Err(_) if place.is_dir() => {}
        made => made.map_err(|error| Failure::writing(place, error))?,
    }
    let name = |asked: &Collected| {
        let (region, agency) = (region_name(context, choice, &asked.agency.0), agency_name(context, choice, asked));
        words::file_name(&region, &agency, args.period.as_deref(), context.lang)
    };
    let names: Vec<String> = collected.iter().map(name).collect();
    let keys: Vec<String> = collected.iter().map(|asked| format!("{}\n{}", asked.agency.0, asked.agency.1)).collect();
    Ok(file_names(&names, &keys).into_iter().map(|name| place.join(format!("{name}.xlsx"))).collect())
}

fn region_name(context: &Context, choice: &Choice, code: &RegionCode) -> String {
    let region = choice.office.regions.iter().find(|region| region.code == *code);
    let name = |zh: &Text, en: Option<&Text>| context.lang.pick(zh, en.unwrap_or(zh)).to_string();
    region.map_or_else(|| code.to_string(), |region| name(&region.name, region.name_en.as_ref()))
}

fn agency_name(context: &Context, choice: &Choice, asked: &Collected) -> String {
    let (region, name) = &asked.agency;
    let agency = choice.office.agencies.iter().find(|agency| agency.region == *region && agency.name == *name);
    let en = agency.and_then(|agency| agency.name_en.as_ref());
    context.lang.pick(name, en.unwrap_or(name)).to_string()
}
