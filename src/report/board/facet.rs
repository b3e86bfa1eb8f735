//! The sides by which the targets of a board are filtered: status, marks, region, document, agency.

use std::collections::HashMap;

use crate::domain::agency::Role;
use crate::domain::code::{Coded, RegionCode, SourceCode, Text};
use crate::domain::dossier::Office;
use crate::domain::light::{Cause, Light};
use crate::domain::source::Standing;
use crate::i18n::columns::TargetColumn;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, board as words};
use crate::report::document::{Choice, Facet, Offer};
use crate::report::home::Homes;
use crate::report::tally::ORDER;
use crate::report::target::TargetRow;

/// The marks of a target, in the order of the choices.
const MARKS: [Mark; 6] = [Mark::DueSoon, Mark::FarBehind, Mark::FellBack, Mark::Conflict, Mark::Nobody, Mark::Pending];

/// What tells a target apart beside its status.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    DueSoon,
    FarBehind,
    FellBack,
    Conflict,
    Nobody,
    Pending,
}

impl Mark {
    fn is_on(self, row: &TargetRow<'_>) -> bool {
        match self {
            Self::DueSoon => row.verdict.due_soon,
            Self::FarBehind => row.verdict.far_behind,
            Self::FellBack => row.verdict.fell_back,
            Self::Conflict => !row.conflicts.is_empty(),
            Self::Nobody => row.roles.is_empty(),
            Self::Pending => row.dossier.pending > 0,
        }
    }

    fn code(self) -> &'static str {
        match self {
            Self::DueSoon => TargetColumn::DueSoon.code(),
            Self::FarBehind => TargetColumn::FarBehind.code(),
            Self::FellBack => TargetColumn::FellBack.code(),
            Self::Conflict => TargetColumn::Conflict.code(),
            Self::Nobody => "unassigned",
            Self::Pending => TargetColumn::Pending.code(),
        }
    }

    fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::DueSoon => TargetColumn::DueSoon.heading(lang),
            Self::FarBehind => TargetColumn::FarBehind.heading(lang),
            Self::FellBack => TargetColumn::FellBack.heading(lang),
            Self::Conflict => TargetColumn::Conflict.heading(lang),
            Self::Nobody => words::nobody(lang),
            Self::Pending => TargetColumn::Pending.heading(lang),
        }
    }
}

/// The choices that came up so far.
#[derive(Debug)]
pub struct Facets<'o> {
    lang: Lang,
    homes: Homes<'o>,
    names: HashMap<&'o RegionCode, &'o str>,
    regions: Choices<RegionCode>,
    sources: Choices<SourceCode>,
    agencies: Choices<(RegionCode, Text)>,
    /// The light of each status, where all ladders agree.
    lights: [Option<Light>; ORDER.len()],
}

/// Choices with their places, in the order in which they came up.
#[derive(Debug)]
struct Choices<K> {
    places: HashMap<K, usize>,
    all: Vec<Choice>,
}

impl<K: std::hash::Hash + Eq> Choices<K> {
    fn new() -> Self {
        Self { places: HashMap::new(), all: Vec::new() }
    }

    fn place(&mut self, key: K, choice: impl FnOnce(&K) -> Choice) -> usize {
        if let Some(place) = self.places.get(&key) {
            return *place;
        }
        self.all.push(choice(&key));
        self.places.insert(key, self.all.len() - 1);
        self.all.len() - 1
    }
}

impl<'o> Facets<'o> {
    /// None yet.
    pub fn new(office: &'o Office, lang: Lang) -> Self {
        let name = |zh: &'o Text, en: &'o Option<Text>| lang.pick(&**zh, en.as_deref().unwrap_or(zh));
        Self {
            lang,
            homes: Homes::new(office),
            names: office.regions.iter().map(|region| (&region.code, name(&region.name, &region.name_en))).collect(),
            regions: Choices::new(),
            sources: Choices::new(),
            agencies: Choices::new(),
            lights: [None; ORDER.len()],
        }
    }

    /// The choices of a target, facet by facet.
    pub fn of(&mut self, row: &TargetRow<'_>) -> Vec<Vec<usize>> {
        let status = ORDER.iter().position(|status| *status == row.verdict.status).expect("every status is listed");
        let light = row.rules.ladder.hung(Cause::Status(row.verdict.status));
        let agreed = self.lights[status].is_none_or(|known| known == light);
        self.lights[status] = Some(if agreed { light } else { Light::None });
        let marks = (0..MARKS.len()).filter(|mark| MARKS[*mark].is_on(row)).collect();
        let region = &row.dossier.indicator.region;
        let (lang, names, homes) = (self.lang, &self.names, &self.homes);
        let name = |region: &RegionCode| names.get(region).map_or_else(|| region.to_string(), ToString::to_string);
        let plain = |code: String, label: String, group| Choice { code, label, group, light: Light::None };
        let at_region = self.regions.place(region.clone(), |code| plain(code.to_string(), name(code), None));
        let at_source = self.sources.place(row.target.source.clone(), |code| {
            let title = row.source.map_or(code.to_string(), |source| {
                lang.pick(&source.title, source.title_en.as_ref().unwrap_or(&source.title)).to_string()
            });
            plain(code.to_string(), title, Some(name(region)))
        });
        let mut agencies: Vec<usize> = Vec::new();
        for agency in Role::ALL.iter().flat_map(|role| row.roles.of(*role)) {
            let home = homes.of(row, agency);
            let place = self.agencies.place((home.clone(), agency.clone()), |(home, agency)| {
                plain(agency_code(home, agency), agency.to_string(), Some(name(home)))
            });
            if !agencies.contains(&place) {
                agencies.push(place);
            }
        }
        vec![vec![status], marks, vec![at_region], vec![at_source], agencies]
    }

    /// The facets with all that came up.
    pub fn end(self) -> Vec<Facet> {
        let lang = self.lang;
        let statuses = ORDER.iter().zip(self.lights).map(|(status, light)| Choice {
            code: status.code().to_owned(),
            label: status.say(lang).to_owned(),
            group: None,
            light: light.unwrap_or(Light::None),
        });
        let marks = MARKS.iter().map(|mark| Choice {
            code: mark.code().to_owned(),
            label: mark.label(lang).to_owned(),
            group: None,
            light: Light::None,
        });
        let facet = |key, label: &str, offer, choices| Facet { key, label: label.to_owned(), offer, choices };
        let heading = |column: TargetColumn| column.heading(lang);
        // Where one document belongs to each region the menu of regions says it all.
        let sources = if self.sources.all.len() > self.regions.all.len() { self.sources.all } else { Vec::new() };
        vec![
            facet(STATUS, heading(TargetColumn::Status), Offer::Tiles, statuses.collect()),
            facet("mark", words::marks(lang), Offer::Tiles, marks.collect()),
            facet(REGION, heading(TargetColumn::Region), Offer::Menu, self.regions.all),
            facet("source", heading(TargetColumn::Source), Offer::Menu, sources),
            facet(AGENCY, words::agency(lang), Offer::Menu, self.agencies.all),
        ]
    }
}

/// The key of the facet of statuses.
pub const STATUS: &str = "status";

/// The key of the facet of regions.
pub const REGION: &str = "region";

/// The key of the facet of agencies.
pub const AGENCY: &str = "agency";

/// The code of an agency: the same name in another region is another agency.
pub fn agency_code(home: &RegionCode, agency: &str) -> String {
    format!("{home}/{agency}")
}

/// The words behind a target's name.
pub fn marks(row: &TargetRow<'_>, lang: Lang) -> Vec<&'static str> {
    let pending = (row.dossier.pending > 0).then(|| Mark::Pending.label(lang));
    let conflict = (!row.conflicts.is_empty()).then(|| Mark::Conflict.label(lang));
    let standing = (row.standing() != Standing::InForce).then(|| row.standing().say(lang));
    conflict.into_iter().chain(pending).chain(standing).collect()
}
