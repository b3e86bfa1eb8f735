//! What a catalogue declares so far, and whether a reference finds it.
//!
//! Where a reference finds nothing, the fault names the nearest thing that is declared. A declaration that could not
//! be read is no reason to complain about every reference to it.

use std::cell::Cell;
use std::collections::{HashMap, HashSet};
use std::ops::Range;

use super::Outside;
use super::Reference;
use super::block::{At, Block};
use super::near::nearest;
use super::register::{Register, Spot};
use super::sheet::{Faults, Sheet};
use crate::domain::agency::{Role, Roles};
use crate::domain::catalogue::ItemKind;
use crate::domain::code::{BadCode, Coded, IndicatorCode, RegionCode, SourceCode, Text};
use crate::domain::fault::catalogue::{CodeForm, ReferenceFault, ValueFault};
use crate::domain::source::ClauseRef;
use crate::domain::target::Years;

/// A document and its clauses.
#[derive(Debug)]
pub struct Document<'a> {
    /// Its code.
    pub code: SourceCode,
    /// Its region.
    pub region: Option<RegionCode>,
    /// The years it runs over.
    pub horizon: Option<Years>,
    /// Its clauses by number.
    pub clauses: HashMap<&'a str, Vec<Bracket<'a>>>,
}

/// One bracket of agencies.
#[derive(Debug)]
pub struct Bracket<'a> {
    /// The place in the document.
    pub place: ClauseRef,
    /// True where it names agencies.
    pub names_agencies: bool,
    /// Where it is declared.
    pub spot: Spot<'a>,
}

/// Everything declared so far.
#[derive(Debug)]
pub struct Known<'a> {
    /// Where faults go.
    pub faults: &'a Faults,
    /// Regions.
    pub regions: Register<'a, &'a str, RegionCode>,
    /// Agencies by region and name.
    pub agencies: Register<'a, (RegionCode, &'a str), Text>,
    /// Agencies by region and alias.
    pub aliases: HashMap<(RegionCode, &'a str), Text>,
    /// Documents.
    pub sources: Register<'a, &'a str, Document<'a>>,
    /// Indicators.
    pub indicators: Register<'a, IndicatorCode, ()>,
    /// Codes that were declared but are no codes.
    pub misnamed: HashSet<&'a str>,
    /// True for an overlay: what it does not declare may stand in the catalogue it extends.
    pub is_overlay: bool,
    /// What an overlay leaves to the catalogue it extends.
    pub outside: Vec<Outside>,
    sheets: &'a [Sheet],
    incomplete: bool,
    suggestions_left: Cell<usize>,
}

/// How many times at most a nearest name is looked for: a file with thousands of unknown names has another fault.
const MOST_SUGGESTIONS: usize = 200;

impl<'a> Known<'a> {
    /// Nothing yet.
    pub fn new(sheets: &'a [Sheet], faults: &'a Faults, incomplete: bool) -> Self {
        Self {
            faults,
            regions: Register::new(ItemKind::Region, sheets),
            agencies: Register::new(ItemKind::Agency, sheets),
            aliases: HashMap::new(),
            sources: Register::new(ItemKind::Source, sheets),
            indicators: Register::new(ItemKind::Indicator, sheets),
            misnamed: HashSet::new(),
            is_overlay: false,
            outside: Vec::new(),
            sheets,
            incomplete,
            suggestions_left: Cell::new(MOST_SUGGESTIONS),
        }
    }

    /// Reads the code under which a block declares something.
    pub fn own_code<T>(
        &mut self,
        block: &Block<'a>,
        key: &str,
        form: CodeForm,
        make: fn(&str) -> Result<T, BadCode>,
    ) -> Option<(T, At<&'a str>)> {
        let text = block.str(key)?;
        if let Ok(code) = make(text.value) {
            return Some((code, text));
        }
        self.misnamed.insert(text.value);
        block.fault(text.span, ValueFault::BadCode { text: text.value.into(), form });
        None
    }

    /// The region that a text refers to.
    pub fn region(&mut self, block: &Block<'a>, text: &At<&str>) -> Option<RegionCode> {
        if let Some(code) = self.regions.get(text.value) {
            return Some(code.clone());
        }
        if self.is_overlay
            && let Ok(code) = RegionCode::new(text.value)
        {
            self.leave(block, text.span.clone(), Reference::Region(code.clone()));
            return Some(code);
        }
        if !self.hides(text.value) {
            let near = self.nearest(text.value, self.regions.values().map(RegionCode::as_str)).map(Into::into);
            let kind = ReferenceFault::Unknown { thing: ItemKind::Region, name: text.value.into(), near };
            block.fault(text.span.clone(), kind);
        }
        None
    }

    /// The document that a text refers to.
    pub fn source(&self, block: &Block<'a>, text: &At<&str>) -> Option<&Document<'a>> {
        let found = self.sources.get(text.value);
        if found.is_none() && !self.hides(text.value) {
            let near = self.nearest(text.value, self.sources.values().map(|s| s.code.as_str())).map(Into::into);
            let kind = ReferenceFault::Unknown { thing: ItemKind::Source, name: text.value.into(), near };
            block.fault(text.span.clone(), kind);
        }
        found
    }

    /// The bracket of a document that a target refers to.
    pub fn bracket<'k>(
        &self,
        block: &Block<'a>,
        document: &'k Document<'a>,
        number: &At<&str>,
        part: Option<&At<u32>>,
    ) -> Option<&'k Bracket<'a>> {
        let Some(brackets) = document.clauses.get(number.value) else {
            if !self.hides(number.value) {
                let near = self.nearest(number.value, document.clauses.keys().copied()).map(Into::into);
                let (number_text, source) = (number.value.into(), document.code.as_str().into());
                let kind = ReferenceFault::UnknownClause { number: number_text, source, near };
                block.fault(number.span.clone(), kind);
            }
            return None;
        };
        let parts = || brackets.iter().filter_map(|b| b.place.part).collect();
        match (part, brackets.as_slice()) {
            (None, [only]) => Some(only),
            (None, _) => {
                let kind = ReferenceFault::PartNeeded { number: number.value.into(), parts: parts() };
                block.fault(number.span.clone(), kind);
                None
            }
            (Some(part), _) => {
                let wanted = u8::try_from(part.value).ok();
                let found = brackets.iter().find(|b| b.place.part == wanted);
                if found.is_none() {
                    let (number, part_number) = (number.value.into(), wanted.unwrap_or_default());
                    let kind = ReferenceFault::UnknownPart { number, part: part_number, parts: parts() };
                    block.fault(part.span.clone(), kind);
                }
                found
            }
        }
    }

    /// The agencies of a block by role; names are looked up in a region, where it is known.
    pub fn roles(&mut self, block: &Block<'a>, region: Option<&RegionCode>) -> Roles {
        let mut roles = Roles::default();
        for role in Role::ALL {
            let names = block.texts(role.code());
            let list = match role {
                Role::Lead => &mut roles.lead,
                Role::Responsible => &mut roles.responsible,
                Role::Support => &mut roles.support,
            };
            list.extend(names.into_iter().filter_map(|name| match region {
                Some(region) => self.agency(block, region, &name),
                None => None,
            }));
        }
        roles
    }

    fn agency(&mut self, block: &Block<'a>, region: &RegionCode, name: &At<&'a str>) -> Option<Text> {
        let key = (region.clone(), name.value);
        if let Some(found) = self.agencies.get(&key) {
            return Some(found.clone());
        }
        if self.is_overlay {
            let text: Text = name.value.into();
            self.leave(block, name.span.clone(), Reference::Agency(region.clone(), text.clone()));
            return Some(text);
        }
        if !self.hides(name.value) {
            let alias_of = self.aliases.get(&key).cloned();
            let of_region = self.agencies.keys().filter(|(r, _)| r == region).map(|(_, n)| *n);
            let near = self.nearest(name.value, of_region).map(Into::into);
            let (name_text, region) = (name.value.into(), region.as_str().into());
            let kind = ReferenceFault::UnknownAgency { name: name_text, region, near, alias_of };
            block.fault(name.span.clone(), kind);
        }
        None
    }

    fn nearest<'n>(&self, text: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
        let left = self.suggestions_left.get().checked_sub(1)?;
        self.suggestions_left.set(left);
        nearest(text, names)
    }

    /// Notes what the catalogue that is extended must declare.
    pub fn leave(&mut self, block: &Block<'a>, span: Range<usize>, reference: Reference) {
        self.outside.push(Outside { reference, place: block.sheet.place(span) });
    }

    /// True where a name may be declared in what could not be read.
    fn hides(&self, name: &str) -> bool {
        self.incomplete
            || self.misnamed.contains(name)
            || self.sheets.iter().any(|sheet| sheet.lost(0..sheet.text.len(), name))
    }
}
