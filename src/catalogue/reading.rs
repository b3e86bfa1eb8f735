//! From files to a catalogue, or to all that is wrong with it.

use std::collections::{BTreeMap, HashSet};
use std::path::Path;

use toml::de::DeTable;

use super::assignment;
use super::block::Block;
use super::form;
use super::head;
use super::include::{self, Files, Gathered};
use super::indicator::{self, Series};
use super::known::Known;
use super::near::nearest;
use super::region;
use super::sheet::{Faults, Sheet};
use super::source;
use super::syntax;
use crate::domain::catalogue::{Catalogue, Head, ItemKind};
use crate::domain::code::{RegionCode, TargetCode, Text};
use crate::domain::fault::catalogue::{CatalogueFault, FileFault, Place, ReferenceFault};
use crate::domain::rules::Rules;

/// The texts of the files by name, for drawing faults.
pub type Texts = BTreeMap<Text, Text>;

/// A catalogue without fault.
#[derive(Debug)]
pub struct Reading {
    /// The catalogue.
    pub catalogue: Catalogue,
    /// What an overlay leaves to the catalogue it extends; empty for any other.
    pub outside: Vec<Outside>,
    /// The texts it was read from.
    pub texts: Texts,
}

/// All that is wrong with a catalogue.
#[derive(Debug)]
pub struct Refusal {
    /// The faults in the order of files and lines; never empty.
    pub faults: Vec<CatalogueFault>,
    /// How many more there are that are counted only.
    pub more: usize,
    /// The texts they were found in.
    pub texts: Texts,
}

/// Something that an overlay refers to and the catalogue it extends must declare.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Reference {
    /// A target.
    Target(TargetCode),
    /// A region.
    Region(RegionCode),
    /// An agency of a region.
    Agency(RegionCode, Text),
}

/// A reference out of an overlay, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outside {
    /// What it refers to.
    pub reference: Reference,
    /// Where.
    pub place: Place,
}

impl Reading {
    /// The faults of an overlay whose references the extended catalogue does not know.
    pub fn check_outside(&self, known: impl Fn(&Reference) -> bool) -> Vec<CatalogueFault> {
        self.unknown(known, |_| None)
    }

    /// The faults of an overlay against the catalogue it extends, each with what was probably meant.
    #[must_use]
    pub fn check_against(&self, base: &Catalogue) -> Vec<CatalogueFault> {
        let targets: HashSet<&str> = base.targets.iter().map(|target| target.code.as_str()).collect();
        let regions: HashSet<&str> = base.regions.iter().map(|region| region.code.as_str()).collect();
        let agencies: HashSet<(&str, &str)> =
            base.agencies.iter().map(|agency| (agency.region.as_str(), agency.name.as_ref())).collect();
        let known = |reference: &Reference| match reference {
            Reference::Target(code) => targets.contains(code.as_str()),
            Reference::Region(code) => regions.contains(code.as_str()),
            Reference::Agency(region, name) => agencies.contains(&(region.as_str(), name)),
        };
        let near = |reference: &Reference| match reference {
            Reference::Target(code) => nearest(code.as_str(), targets.iter().copied()).map(Text::from),
            Reference::Region(code) => nearest(code.as_str(), regions.iter().copied()).map(Text::from),
            Reference::Agency(region, name) => {
                let of_region = agencies.iter().filter(|(r, _)| *r == region.as_str()).map(|(_, name)| *name);
                nearest(name, of_region).map(Text::from)
            }
        };
        self.unknown(known, near)
    }

    fn unknown(
        &self,
        known: impl Fn(&Reference) -> bool,
        near: impl Fn(&Reference) -> Option<Text>,
    ) -> Vec<CatalogueFault> {
        let own: HashSet<&str> = self.catalogue.targets.iter().map(|target| target.code.as_str()).collect();
        let is_own =
            |reference: &Reference| matches!(reference, Reference::Target(code) if own.contains(code.as_str()));
        let mut faults = Vec::new();
        for Outside { reference, place } in &self.outside {
            if is_own(reference) || known(reference) {
                continue;
            }
            let near = near(reference);
            let fault = match reference {
                Reference::Target(code) => {
                    ReferenceFault::Unknown { thing: ItemKind::Target, name: code.as_str().into(), near }
                }
                Reference::Region(code) => {
                    ReferenceFault::Unknown { thing: ItemKind::Region, name: code.as_str().into(), near }
                }
                Reference::Agency(region, name) => {
                    let (name, region) = (name.clone(), region.as_str().into());
                    ReferenceFault::UnknownAgency { name, region, near, alias_of: None }
                }
            };
            faults.push(CatalogueFault { place: place.clone(), kind: fault.into(), also: None });
        }
        faults
    }
}

/// Reads the named file and all it includes; `files` gives their texts by path.
pub fn read(root: &Path, files: &mut Files<'_>) -> Result<Reading, Refusal> {
    let faults = Faults::default();
    let gathered = include::gather(root, files, &faults);
    let read = assemble(&gathered, &faults);
    let texts = gathered.sheets.iter().map(|sheet| (sheet.name.clone(), sheet.text.clone())).collect();
    let more = faults.more();
    let faults = faults.into_sorted();
    match read {
        Some((catalogue, outside)) if faults.is_empty() => Ok(Reading { catalogue, outside, texts }),
        _ => Err(Refusal { faults, more, texts }),
    }
}

fn assemble(gathered: &Gathered, faults: &Faults) -> Option<(Catalogue, Vec<Outside>)> {
    let root = gathered.sheets.first()?;
    let parsed: Vec<Option<DeTable<'_>>> = gathered.sheets.iter().map(|sheet| syntax::parse(sheet, faults)).collect();
    let incomplete = gathered.incomplete || parsed.iter().any(Option::is_none);
    let tables: Vec<DeTable<'_>> = parsed.into_iter().map(Option::unwrap_or_default).collect();
    let tops: Vec<Block<'_>> = gathered
        .sheets
        .iter()
        .zip(&tables)
        .map(|(sheet, table)| Block::open(sheet, faults, &form::TOP, 0..0, table))
        .collect();
    let mut known = Known::new(&gathered.sheets, faults, incomplete);
    let (head, rules) = read_heads(root, &tops, &mut known);
    let all = |key: &str, form: &'static form::Form| -> Vec<Block<'_>> {
        tops.iter().flat_map(|top| top.blocks(key, form)).collect()
    };
    for top in &tops {
        top.texts("include");
    }
    let regions = region::read(&all("region", &form::REGION), &mut known);
    let agencies =
        all("agency", &form::AGENCY).iter().filter_map(|block| region::read_agency(block, &mut known)).collect();
    let mut sources = Vec::new();
    let mut clauses = Vec::new();
    for block in all("source", &form::SOURCE) {
        let (source, own) = source::read(&block, &mut known);
        sources.extend(source);
        clauses.extend(own);
    }
    let mut series = Series::default();
    for block in all("indicator", &form::INDICATOR) {
        indicator::read(&block, &mut known, &mut series);
    }
    let assignments = assignment::read(&all("assignment", &form::ASSIGNMENT), &mut known);
    let Series { indicators, targets } = series;
    let catalogue =
        Catalogue { head: head?, rules, regions, sources, clauses, agencies, indicators, targets, assignments };
    Some((catalogue, known.outside))
}

/// The head, which only the named file has, and the rules.
fn read_heads<'a>(root: &Sheet, tops: &[Block<'a>], known: &mut Known<'a>) -> (Option<Head>, Rules) {
    let mut head = None;
    let mut rules = Rules::default();
    let mut rules_at: Option<Place> = None;
    for top in tops {
        if top.has("catalogue") && top.sheet.number != root.number {
            top.fault(top.span_of("catalogue"), FileFault::HeadInInclude);
        } else if let Some(block) = top.table("catalogue", &form::HEAD) {
            known.is_overlay = block.has("extends");
            head = head::read(&block);
        } else if top.sheet.number == root.number && !top.sheet.lost(0..root.text.len(), "catalogue") {
            top.fault(0..0, FileFault::MissingHead);
        }
        let Some(block) = top.table("rules", &form::RULES) else { continue };
        let place = block.sheet.place(block.span.clone());
        if let Some(first) = rules_at.replace(place.clone()) {
            let kind = FileFault::RulesTwice;
            block.faults.add_with(block.sheet, place.span, kind, first);
        }
        rules = head::read_rules(&block);
    }
    (head, rules)
}
