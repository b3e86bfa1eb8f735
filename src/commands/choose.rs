//! Which part of the ledger a command is about: what people typed for regions, agencies, documents and codes.

use std::collections::{HashMap, HashSet};

use super::arguments::Filters;
use super::context::Context;
use super::exit::Failure;
use super::ledger;
use crate::domain::agency::{Role, Roles};
use crate::domain::code::{Coded as _, IndicatorCode, RegionCode, SourceCode, TargetCode, Text};
use crate::domain::dossier::{Office, Scope};
use crate::domain::lookup::{Entry, Lookup, find};
use crate::domain::source::Source;
use crate::domain::target::Target;
use crate::i18n::Lang;
use crate::i18n::ledger::{Sought, ambiguous, not_found};
use crate::report::comparison::Concept;
use crate::report::target::TargetRow;
use crate::store::Store;

/// How many of several candidates are listed.
pub const LISTED: usize = 12;

/// The part of the ledger that filters leave.
pub struct Choice {
    /// Regions.
    pub scope: Scope,
    /// What surrounds them.
    pub office: Office,
    /// Names of agencies; `None` for all.
    pub agencies: Option<Vec<Text>>,
    sources: Option<HashSet<SourceCode>>,
}

impl Choice {
    /// Settles what was typed.
    pub fn settle(context: &Context, store: &Store, filters: &Filters) -> Result<Self, Failure> {
        let typed = filters.regions(&context.regions);
        let (scope, office) = scope(context, store, typed)?;
        let agencies = named(context, &filters.agency, Sought::Agency, &agency_entries(&office))?
            .map(|found| found.into_iter().flatten().collect());
        let sources = named(context, &filters.source, Sought::Source, &source_entries(&office))?;
        Ok(Self { scope, agencies, sources: sources.map(|all| all.into_iter().collect()), office })
    }

    /// Everything in some regions.
    pub fn of_regions(context: &Context, store: &Store, regions: Vec<RegionCode>) -> Result<Self, Failure> {
        let scope = Scope { regions: Some(regions), ..Scope::default() };
        let office = store.office(&scope).map_err(|fault| ledger::failure(context, &fault))?;
        Ok(Self { scope, office, agencies: None, sources: None })
    }

    /// Whether one region was chosen, which then need not be told row by row.
    pub fn is_one_region(&self) -> bool {
        self.scope.regions.as_ref().is_some_and(|regions| regions.len() == 1)
    }

    /// Whether only some documents were chosen.
    pub fn is_of_some_sources(&self) -> bool {
        self.sources.is_some()
    }

    /// Whether a document is among those asked for.
    pub fn names(&self, source: &SourceCode) -> bool {
        self.sources.as_ref().is_none_or(|sources| sources.contains(source))
    }

    /// The documents that were asked for, in the order in which they are known.
    pub fn chosen_sources(&self) -> impl Iterator<Item = &Source> {
        let chosen = |source: &&Source| self.sources.as_ref().is_some_and(|codes| codes.contains(&source.code));
        self.office.sources.iter().filter(chosen)
    }

    /// An agency's name for people.
    pub fn agency_name(&self, name: &Text, lang: Lang) -> String {
        let agency = self.office.agencies.iter().find(|agency| agency.name == *name);
        let english = agency.and_then(|agency| agency.name_en.as_deref());
        lang.pick(&**name, english.unwrap_or(name)).to_owned()
    }

    /// Whether a row passes the filters.
    pub fn keeps(&self, row: &TargetRow<'_>) -> bool {
        self.admits(row.target, &row.roles)
    }

    /// Whether a target that these agencies answer for passes the filters.
    pub fn admits(&self, target: &Target, roles: &Roles) -> bool {
        self.names(&target.source) && self.agencies.as_ref().is_none_or(|names| names_one(roles, names))
    }
}

/// Whether one of these agencies has any role in a target.
pub fn names_one(roles: &Roles, names: &[Text]) -> bool {
    Role::ALL.iter().any(|role| roles.of(*role).iter().any(|name| names.contains(name)))
}

/// A thing that can be named.
struct Nameable<K> {
    key: K,
    code: String,
    name: Text,
    name_en: Option<Text>,
    aliases: Vec<Text>,
}

/// The scope of some regions, with the office around them.
fn scope(context: &Context, store: &Store, typed: &[String]) -> Result<(Scope, Office), Failure> {
    let office_of = |scope: &Scope| store.office(scope).map_err(|fault| ledger::failure(context, &fault));
    if typed.is_empty() {
        let scope = Scope::default();
        let office = office_of(&scope)?;
        return Ok((scope, office));
    }
    // Codes are taken as they are: a ledger of thousands of regions is then not read to find one of them.
    let codes: Option<Vec<RegionCode>> = typed.iter().map(|code| RegionCode::new(code).ok()).collect();
    if let Some(codes) = codes {
        let scope = Scope { regions: Some(codes.clone()), ..Scope::default() };
        let office = office_of(&scope)?;
        if codes.iter().all(|code| office.regions.iter().any(|region| region.code == *code)) {
            return Ok((scope, office));
        }
    }
    let all = office_of(&Scope::default())?;
    let entries: Vec<Nameable<RegionCode>> = all
        .regions
        .iter()
        .map(|region| Nameable {
            key: region.code.clone(),
            code: region.code.to_string(),
            name: region.name.clone(),
            name_en: region.name_en.clone(),
            aliases: Vec::new(),
        })
        .collect();
    let scope = Scope { regions: named(context, typed, Sought::Region, &entries)?, ..Scope::default() };
    let office = office_of(&scope)?;
    Ok((scope, office))
}

/// Agencies by name; one name may stand for agencies of several regions.
fn agency_entries(office: &Office) -> Vec<Nameable<Vec<Text>>> {
    let mut entries: Vec<Nameable<Vec<Text>>> = Vec::new();
    let mut places: HashMap<&Text, usize> = HashMap::new();
    for agency in &office.agencies {
        if let Some(&place) = places.get(&agency.name) {
            entries[place].aliases.extend(agency.aliases.iter().chain(&agency.full_name).cloned());
            continue;
        }
        places.insert(&agency.name, entries.len());
        entries.push(Nameable {
            key: vec![agency.name.clone()],
            code: String::new(),
            name: agency.name.clone(),
            name_en: agency.name_en.clone(),
            aliases: agency.aliases.iter().chain(&agency.full_name).cloned().collect(),
        });
    }
    entries
}

fn source_entries(office: &Office) -> Vec<Nameable<SourceCode>> {
    let nameable = |source: &Source| Nameable {
        key: source.code.clone(),
        code: source.code.to_string(),
        name: source.title.clone(),
        name_en: source.title_en.clone(),
        aliases: source.number.iter().cloned().collect(),
    };
    office.sources.iter().map(nameable).collect()
}

/// The things that were named; `None` where nothing was typed.
fn named<K: Clone>(
    context: &Context,
    typed: &[String],
    sought: Sought,
    things: &[Nameable<K>],
) -> Result<Option<Vec<K>>, Failure> {
    if typed.is_empty() {
        return Ok(None);
    }
    let entries = || {
        things.iter().enumerate().map(|(key, thing)| Entry {
            key,
            code: &thing.code,
            name: &thing.name,
            name_en: thing.name_en.as_deref(),
            aliases: &thing.aliases,
        })
    };
    let words = |keys: &[usize]| -> Vec<String> {
        keys.iter()
            .take(LISTED)
            .map(|&key| label(&things[key].code, &things[key].name, things[key].name_en.as_deref(), context.lang))
            .collect()
    };
    let one = |text: &String| match find(text, entries()) {
        Lookup::One(key) => Ok(things[key].key.clone()),
        Lookup::Many(keys) => {
            let more = keys.len().saturating_sub(LISTED);
            Err(Failure::said(ambiguous(sought, text, &words(&keys), more, context.lang)))
        }
        Lookup::None(keys) => Err(Failure::said(not_found(sought, text, &words(&keys), context.lang))),
    };
    typed.iter().map(one).collect::<Result<Vec<K>, Failure>>().map(Some)
}

/// A thing with what can be typed for it first: its code, or the name of what has none.
fn label(code: &str, name: &str, name_en: Option<&str>, lang: Lang) -> String {
    let told = lang.pick(name, name_en.unwrap_or(name));
    let typed = if code.is_empty() { name } else { code };
    if typed == told { told.to_owned() } else { format!("{typed}  {told}") }
}

/// The place of a concept that was typed: its code, or the name or code of one of its indicators.
pub fn concept(context: &Context, typed: &str, concepts: &[Concept]) -> Result<usize, Failure> {
    let nameable = |(key, concept): (usize, &Concept)| {
        let (name, name_en) = concept.names.first().cloned().unwrap_or_else(|| (concept.code.clone(), None));
        let others = concept.names.iter().skip(1);
        let codes = concept.indicators.iter().map(|code| Text::from(code.as_str()));
        let aliases = others.flat_map(|(zh, en)| std::iter::once(zh).chain(en)).cloned().chain(codes).collect();
        Nameable { key, code: concept.code.to_string(), name, name_en, aliases }
    };
    let things: Vec<Nameable<usize>> = concepts.iter().enumerate().map(nameable).collect();
    let mut found = named(context, &[typed.to_owned()], Sought::Concept, &things)?.unwrap_or_default();
    Ok(found.remove(0))
}

/// The names of an agency that was typed, of one region where that is said.
pub fn agency(
    context: &Context,
    store: &Store,
    typed: &str,
    region: Option<&RegionCode>,
) -> Result<Vec<Text>, Failure> {
    let scope = Scope { regions: region.map(|region| vec![region.clone()]), ..Scope::default() };
    let office = store.office(&scope).map_err(|fault| ledger::failure(context, &fault))?;
    let found = named(context, &[typed.to_owned()], Sought::Agency, &agency_entries(&office))?;
    Ok(found.into_iter().flatten().flatten().collect())
}

/// A region that was typed.
pub fn region(context: &Context, store: &Store, typed: &str) -> Result<RegionCode, Failure> {
    let (scope, _) = scope(context, store, &[typed.to_owned()])?;
    Ok(scope.regions.and_then(|mut all| all.pop()).expect("one was typed and found"))
}

/// An indicator that was typed, and the target of it where one was typed.
pub fn indicator(
    context: &Context,
    store: &Store,
    typed: &str,
) -> Result<(IndicatorCode, Option<TargetCode>), Failure> {
    let fault = |fault| ledger::failure(context, &fault);
    let target = TargetCode::new(typed).ok();
    let exact = target.as_ref().map(TargetCode::indicator).or_else(|| IndicatorCode::new(typed).ok());
    if let Some(code) = exact
        && let Some(found) = exactly(store, &code).map_err(fault)?
    {
        match target {
            Some(target) if !found.contains(&target) => {
                let near: Vec<String> = found.iter().map(ToString::to_string).collect();
                return Err(Failure::said(not_found(Sought::Code, typed, &near, context.lang)));
            }
            target => return Ok((code, target)),
        }
    }
    let mut things: Vec<Nameable<IndicatorCode>> = Vec::new();
    store
        .names(&Scope::default(), &mut |code, name, name_en| {
            things.push(Nameable {
                key: code.clone(),
                code: code.to_string(),
                name: name.clone(),
                name_en: name_en.cloned(),
                aliases: Vec::new(),
            });
        })
        .map_err(fault)?;
    let mut found = named(context, &[typed.to_owned()], Sought::Code, &things)?.unwrap_or_default();
    Ok((found.remove(0), None))
}

/// The codes of an indicator's targets, where the indicator exists.
fn exactly(
    store: &Store,
    code: &IndicatorCode,
) -> Result<Option<Vec<TargetCode>>, crate::domain::fault::store::StoreFault> {
    let mut targets = None;
    store.dossiers(&Scope::of_indicator(code.clone()), &mut |dossier| {
        targets = Some(dossier.targets.iter().map(|target| target.code.clone()).collect());
        std::ops::ControlFlow::Continue(())
    })?;
    Ok(targets)
}
