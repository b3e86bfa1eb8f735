//! The catalogue 目录 as a whole, and what a load changes.

use std::fmt::Write as _;

use serde::Serialize;
use sha2::{Digest as _, Sha256};

use super::agency::Agency;
use super::code::{CatalogueCode, Coded as _, Text, coded};
use super::indicator::Indicator;
use super::region::Region;
use super::rules::Rules;
use super::source::{Clause, Source};
use super::target::{Assignment, Target};

/// A coded, versioned set of regions, sources, agencies, indicators and targets.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Catalogue {
    /// Head: code, version, name, the catalogue it extends.
    pub head: Head,
    /// The rules it judges by.
    pub rules: Rules,
    /// Regions.
    pub regions: Vec<Region>,
    /// Documents.
    pub sources: Vec<Source>,
    /// Clauses with their agencies.
    pub clauses: Vec<Clause>,
    /// Agencies.
    pub agencies: Vec<Agency>,
    /// Indicators.
    pub indicators: Vec<Indicator>,
    /// Targets, each after its indicator's others.
    pub targets: Vec<Target>,
    /// What an office's overlay adds to another catalogue's targets.
    pub assignments: Vec<Assignment>,
}

impl Catalogue {
    /// The catalogue's code, version and digest.
    #[must_use]
    pub fn stamp(&self) -> Stamp {
        Stamp { code: self.head.code.clone(), version: self.head.version.clone(), digest: self.digest() }
    }

    /// `sha256:` and the SHA-256 of its content in hexadecimal.
    ///
    /// Hashed are the items in the order of kind and code, each as one line of JSON under its kind's name; so the
    /// digest does not depend on the files' order or form, and can be formed again from what a database holds.
    #[must_use]
    pub fn digest(&self) -> Text {
        let mut hash = Sha256::new();
        let mut line = Vec::new();
        for item in self.ordered() {
            line.clear();
            write_line(item, &mut line);
            hash.update(&line);
        }
        let mut digest = String::from("sha256:");
        for byte in hash.finalize() {
            write!(digest, "{byte:02x}").expect("writing to memory does not fail");
        }
        digest.into()
    }

    /// Everything in it, in the order of kind and code.
    fn ordered(&self) -> Vec<Item<'_>> {
        let mut items = vec![Item::Head(&self.head), Item::Rules(&self.rules)];
        sorted(&self.regions, |region| region.code.as_str(), Item::Region, &mut items);
        sorted(&self.sources, |source| source.code.as_str(), Item::Source, &mut items);
        sorted(&self.clauses, |clause| (clause.source.as_str(), &clause.place), Item::Clause, &mut items);
        sorted(&self.agencies, |agency| (agency.region.as_str(), &*agency.name), Item::Agency, &mut items);
        sorted(&self.indicators, |indicator| indicator.code.as_str(), Item::Indicator, &mut items);
        sorted(&self.targets, |target| target.code.as_str(), Item::Target, &mut items);
        sorted(&self.assignments, |assignment| assignment.target.as_str(), Item::Assignment, &mut items);
        items
    }
}

fn sorted<'a, T, K: Ord>(all: &'a [T], key: fn(&'a T) -> K, item: fn(&'a T) -> Item<'a>, items: &mut Vec<Item<'a>>) {
    let mut order: Vec<&T> = all.iter().collect();
    order.sort_by_key(|one| key(one));
    items.extend(order.into_iter().map(item));
}

fn write_line(item: Item<'_>, line: &mut Vec<u8>) {
    line.extend_from_slice(b"{\"");
    line.extend_from_slice(item.kind().code().as_bytes());
    line.extend_from_slice(b"\":");
    serde_json::to_writer(&mut *line, &item).expect("items have text keys only and memory takes every byte");
    line.extend_from_slice(b"}\n");
}

/// What a catalogue says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Head {
    /// Code.
    pub code: CatalogueCode,
    /// Version.
    pub version: Text,
    /// Name.
    pub name: Text,
    /// English name.
    pub name_en: Option<Text>,
    /// The catalogue whose targets this one assigns.
    pub extends: Option<CatalogueCode>,
}

/// A catalogue as it was loaded: code, version and digest of its content.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Stamp {
    /// Code.
    pub code: CatalogueCode,
    /// Version.
    pub version: Text,
    /// `sha256:` and the digest of the canonical content.
    pub digest: Text,
}

coded! {
    /// What a load does to an item.
    Act {
        /// New.
        Add = "added",
        /// Other content than before.
        Change = "changed",
        /// No longer in the catalogue.
        Retire = "retired",
    }
}

/// One thing in a catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum Item<'a> {
    /// The head.
    Head(&'a Head),
    /// The rules.
    Rules(&'a Rules),
    /// A region.
    Region(&'a Region),
    /// A document.
    Source(&'a Source),
    /// A clause.
    Clause(&'a Clause),
    /// An agency.
    Agency(&'a Agency),
    /// An indicator.
    Indicator(&'a Indicator),
    /// A target.
    Target(&'a Target),
    /// An assignment.
    Assignment(&'a Assignment),
}

macro_rules! items {
    ($($kind:ident),+) => {
        $(impl<'a> From<&'a $kind> for Item<'a> {
            fn from(item: &'a $kind) -> Self {
                Self::$kind(item)
            }
        })+
    };
}

items!(Head, Rules, Region, Source, Clause, Agency, Indicator, Target, Assignment);

coded! {
    /// What kind of thing an item is, in the order in which kinds are stored.
    ItemKind {
        /// The head.
        Head = "catalogue",
        /// The rules.
        Rules = "rules",
        /// A region.
        Region = "region",
        /// A document.
        Source = "source",
        /// A clause.
        Clause = "clause",
        /// An agency.
        Agency = "agency",
        /// An indicator.
        Indicator = "indicator",
        /// A target.
        Target = "target",
        /// An assignment.
        Assignment = "assignment",
    }
}

impl Item<'_> {
    /// The code people know it by; documents' places and agencies by their names.
    #[must_use]
    pub fn code(&self) -> String {
        match self {
            Self::Head(head) => head.code.to_string(),
            Self::Rules(_) => String::new(),
            Self::Region(region) => region.code.to_string(),
            Self::Source(source) => source.code.to_string(),
            Self::Clause(clause) => match clause.place.part {
                Some(part) => format!("{} {}/{part}", clause.source, clause.place.number),
                None => format!("{} {}", clause.source, clause.place.number),
            },
            Self::Agency(agency) => format!("{} {}", agency.region, agency.name),
            Self::Indicator(indicator) => indicator.code.to_string(),
            Self::Target(target) => target.code.to_string(),
            Self::Assignment(assignment) => assignment.target.to_string(),
        }
    }

    /// What kind of thing it is.
    #[must_use]
    pub fn kind(&self) -> ItemKind {
        match self {
            Self::Head(_) => ItemKind::Head,
            Self::Rules(_) => ItemKind::Rules,
            Self::Region(_) => ItemKind::Region,
            Self::Source(_) => ItemKind::Source,
            Self::Clause(_) => ItemKind::Clause,
            Self::Agency(_) => ItemKind::Agency,
            Self::Indicator(_) => ItemKind::Indicator,
            Self::Target(_) => ItemKind::Target,
            Self::Assignment(_) => ItemKind::Assignment,
        }
    }
}

/// One field of an item, before and after.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldChange {
    /// The field's key in the catalogue.
    pub field: String,
    /// What it was, as JSON text; `None` where it was not given.
    pub old: Option<String>,
    /// What it is, as JSON text; `None` where it is not given.
    pub new: Option<String>,
}

/// One step of a load.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change<'a> {
    /// What is done.
    pub act: Act,
    /// The item as it is from now on (for a retirement: as it was).
    pub item: Item<'a>,
    /// The fields that differ, for a change.
    pub fields: Vec<FieldChange>,
}

/// Everything a load changes, in the order in which it must be stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan<'a> {
    /// The catalogue's stamp once loaded.
    pub stamp: Stamp,
    /// The changes; empty where the database already is at that catalogue.
    pub changes: Vec<Change<'a>>,
}
