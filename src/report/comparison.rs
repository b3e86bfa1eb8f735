//! One indicator of several regions side by side: where the definitions differ, and the list of what can be compared.

use std::borrow::Cow;
use std::collections::HashMap;

use serde::{Serialize, Serializer};

use crate::domain::code::{Coded, IndicatorCode, RegionCode, Text};
use crate::domain::comparison::{Aspect, Compared, Difference, Meaning, differences};
use crate::domain::indicator::Indicator;
use crate::domain::target::Target;
use crate::i18n::columns::ConceptColumn;
use crate::i18n::{Lang, comparison as words};

use super::around::Around;
use super::document::{Align, Cell};
use super::row::{Column, Reader, Row, count, text};

/// A concept with everything that is tracked of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Concept {
    /// Its code.
    pub code: Text,
    /// The names of its indicators, Chinese and English, each once.
    pub names: Vec<(Text, Option<Text>)>,
    /// Its indicators.
    pub indicators: Vec<IndicatorCode>,
    /// The regions that have one.
    pub regions: Vec<RegionCode>,
    /// How many targets there are on them.
    pub targets: usize,
}

impl Concept {
    /// A concept without indicators.
    #[must_use]
    pub fn new(code: &Text) -> Self {
        Self { code: code.clone(), names: Vec::new(), indicators: Vec::new(), regions: Vec::new(), targets: 0 }
    }

    /// What people call it: its shortest names, and how many there are.
    #[must_use]
    pub fn name(&self, lang: Lang) -> String {
        let own = |(zh, en): &'_ (Text, Option<Text>)| lang.pick(zh.clone(), en.clone().unwrap_or_else(|| zh.clone()));
        let mut names: Vec<Text> = self.names.iter().map(own).collect();
        names.sort_by_key(|name| name.chars().count());
        let mut seen: Vec<&str> = Vec::with_capacity(names.len());
        for name in &names {
            if !seen.contains(&&**name) {
                seen.push(name);
            }
        }
        words::some(&seen, 2, lang)
    }

    /// Counts an indicator with so many targets.
    pub fn add(&mut self, indicator: &Indicator, targets: usize) {
        let name = (indicator.name.clone(), indicator.name_en.clone());
        if !self.names.contains(&name) {
            self.names.push(name);
        }
        self.indicators.push(indicator.code.clone());
        if self.regions.last() != Some(&indicator.region) {
            self.regions.push(indicator.region.clone());
        }
        self.targets += targets;
    }
}

/// A row of the list of concepts.
#[derive(Debug, Clone, Copy)]
pub struct ConceptRow<'r> {
    /// The concept.
    pub concept: &'r Concept,
    /// What names its regions.
    pub around: &'r Around<'r>,
}

#[derive(Serialize)]
struct Json<'r> {
    concept: &'r str,
    names: Vec<&'r str>,
    names_en: Vec<&'r str>,
    regions: usize,
    indicators: usize,
    targets: usize,
    region_codes: &'r [RegionCode],
}

impl Serialize for ConceptRow<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let concept = self.concept;
        Json {
            concept: &concept.code,
            names: concept.names.iter().map(|(zh, _)| &**zh).collect(),
            names_en: concept.names.iter().filter_map(|(_, en)| en.as_deref()).collect(),
            regions: concept.regions.len(),
            indicators: concept.indicators.len(),
            targets: concept.targets,
            region_codes: &concept.regions,
        }
        .serialize(serializer)
    }
}

impl Column for ConceptColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        match self {
            Self::Regions | Self::Indicators | Self::Targets => Align::Right,
            _ => Align::Left,
        }
    }

    fn wraps(self) -> bool {
        self.align() == Align::Left && self != Self::Concept
    }
}

impl Row for ConceptRow<'_> {
    type Column = ConceptColumn;

    fn cell(&self, column: ConceptColumn, reader: Reader) -> Cell<'_> {
        let concept = self.concept;
        let many = |count_of: usize| count(i64::try_from(count_of).unwrap_or(i64::MAX));
        let list = |names: Vec<&'_ str>, reader: Reader| match reader {
            Reader::Person(lang) => Cell::Text(Cow::Owned(words::some(&names, 6, lang))),
            Reader::Machine => Cell::List(names.into_iter().map(|name| Cow::Owned(name.to_owned())).collect()),
        };
        match column {
            ConceptColumn::Concept => text(&*concept.code),
            ConceptColumn::Names => match reader {
                Reader::Person(lang) => text(concept.name(lang)),
                Reader::Machine => list(concept.names.iter().map(|(zh, _)| &**zh).collect(), reader),
            },
            ConceptColumn::NamesEn => list(concept.names.iter().filter_map(|(_, en)| en.as_deref()).collect(), reader),
            ConceptColumn::Regions => many(concept.regions.len()),
            ConceptColumn::Indicators => many(concept.indicators.len()),
            ConceptColumn::Targets => many(concept.targets),
            ConceptColumn::RegionCodes => {
                let name = |code: &'_ RegionCode| match reader {
                    Reader::Machine => code.to_string(),
                    Reader::Person(lang) => region_name(self.around, code, lang),
                };
                let names: Vec<String> = concept.regions.iter().map(name).collect();
                list(names.iter().map(String::as_str).collect(), reader)
            }
        }
    }
}

/// What people call a region.
#[must_use]
pub fn region_name(around: &Around<'_>, code: &RegionCode, lang: Lang) -> String {
    around.region(code).map_or_else(
        || code.to_string(),
        |region| lang.pick(&*region.name, region.name_en.as_deref().unwrap_or(&region.name)).to_owned(),
    )
}

/// An aspect in which the targets on a concept differ, for scripts and for people.
#[derive(Debug, Clone, Serialize)]
pub struct Warning {
    /// The aspect.
    pub aspect: Aspect,
    values: Vec<Shared>,
    says: String,
    says_en: String,
}

/// One value of the aspect and who has it.
#[derive(Debug, Clone, Serialize)]
struct Shared {
    value: Option<String>,
    regions: Vec<String>,
    targets: Vec<String>,
}

impl Warning {
    /// The sentence.
    #[must_use]
    pub fn says(&self, lang: Lang) -> &str {
        lang.pick(&self.says, &self.says_en)
    }
}

/// The aspects in which the definitions of targets differ; nothing where they all agree.
#[must_use]
pub fn warnings(targets: &[(Indicator, Target)], around: &Around<'_>) -> Vec<Warning> {
    let compared: Vec<Compared<'_>> =
        targets.iter().map(|(indicator, target)| Compared { indicator, target }).collect();
    let mut of_region: HashMap<&RegionCode, Vec<usize>> = HashMap::new();
    for (at, one) in compared.iter().enumerate() {
        of_region.entry(&one.indicator.region).or_default().push(at);
    }
    let all = All { targets: &compared, of_region, around };
    differences(&compared).iter().map(|difference| all.warning(difference)).collect()
}

/// The targets that are compared, and where those of each region stand among them.
struct All<'a> {
    targets: &'a [Compared<'a>],
    of_region: HashMap<&'a RegionCode, Vec<usize>>,
    around: &'a Around<'a>,
}

impl All<'_> {
    fn warning(&self, difference: &Difference<'_>) -> Warning {
        let says = |lang: Lang| {
            let meanings: Vec<(String, Vec<String>)> = difference
                .meanings
                .iter()
                .map(|(meaning, places)| (words::meaning(meaning, lang), self.who(places, lang)))
                .collect();
            words::sentence(difference.aspect, &meanings, lang)
        };
        let value = |(meaning, places): &(Meaning<'_>, Vec<usize>)| {
            let mut regions: Vec<String> =
                places.iter().map(|at| self.targets[*at].indicator.region.to_string()).collect();
            regions.dedup();
            Shared {
                value: coded(meaning),
                regions,
                targets: places.iter().map(|at| self.targets[*at].target.code.to_string()).collect(),
            }
        };
        Warning {
            aspect: difference.aspect,
            values: difference.meanings.iter().map(value).collect(),
            says: says(Lang::Zh),
            says_en: says(Lang::En),
        }
    }

    /// Who shares a meaning: the regions; those of which other targets mean otherwise with the clause, name or code.
    fn who(&self, places: &[usize], lang: Lang) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for at in places {
            let Compared { indicator, target } = self.targets[*at];
            let region = region_name(self.around, &indicator.region, lang);
            let own = &self.of_region[&indicator.region];
            let mark = if own.iter().all(|other| places.binary_search(other).is_ok()) {
                None
            } else if own.iter().any(|other| self.targets[*other].indicator.code != indicator.code) {
                Some(lang.pick(&*indicator.name, indicator.name_en.as_deref().unwrap_or(&indicator.name)))
            } else {
                Some(target.clause.as_ref().map_or(target.code.as_str(), |place| &*place.number))
            };
            let name = mark.map_or_else(|| region.clone(), |mark| words::one_of(&region, mark, lang));
            if names.last() != Some(&name) {
                names.push(name);
            }
        }
        names
    }
}

/// A meaning as scripts read it.
fn coded(meaning: &Meaning<'_>) -> Option<String> {
    Some(match meaning {
        Meaning::Unit(unit) => unit.as_str().to_owned(),
        Meaning::Kind(kind) => kind.code().to_owned(),
        Meaning::Direction(direction) => direction.code().to_owned(),
        Meaning::Scope(scope) => scope.map(|(zh, _)| zh.to_string())?,
        Meaning::Judge(judge) => judge.code().to_owned(),
        Meaning::Window(years) => years.map(|years| format!("{}..{}", years.from, years.to))?,
        Meaning::Comparator(comparator) => comparator.code().to_owned(),
        Meaning::Deadline(day) => day.to_string(),
    })
}
