//! The catalogue 目录 as a whole, and what a load changes.

use serde::Serialize;

use super::agency::Agency;
use super::code::{CatalogueCode, Text, coded};
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

/// What kind of thing an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ItemKind {
    /// The head.
    Head,
    /// The rules.
    Rules,
    /// A region.
    Region,
    /// A document.
    Source,
    /// A clause.
    Clause,
    /// An agency.
    Agency,
    /// An indicator.
    Indicator,
    /// A target.
    Target,
    /// An assignment.
    Assignment,
}

impl Item<'_> {
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
