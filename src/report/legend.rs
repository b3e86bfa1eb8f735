//! The legend of lights: what each colour means, and whose ladder it is where several are at work.

use std::collections::HashSet;

use crate::domain::code::{CatalogueCode, SourceCode, Text};
use crate::domain::light::{Cause, Light};
use crate::domain::rules::Rules;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, phrases};

use super::document::Legend;
use super::tally::ORDER;
use super::target::TargetRow;

/// Each light and what it means.
type Lights = Vec<(Light, String)>;

/// The ladders by which the rows of a report were lit, gathered row by row.
#[derive(Debug, Clone, Default)]
pub struct Ladders {
    owners: Vec<Owner>,
}

/// A catalogue with its rules and the documents whose targets came up.
#[derive(Debug, Clone)]
struct Owner {
    catalogue: CatalogueCode,
    rules: Rules,
    documents: HashSet<SourceCode>,
    /// The first of them, Chinese and English.
    title: Option<(Text, Option<Text>)>,
}

impl Ladders {
    /// Takes note of the ladder of a row.
    pub fn add(&mut self, row: &TargetRow<'_>) {
        let place = self.owners.iter().position(|owner| owner.catalogue == *row.dossier.catalogue);
        let place = place.unwrap_or_else(|| {
            let (catalogue, rules) = (row.dossier.catalogue.clone(), row.rules.clone());
            self.owners.push(Owner { catalogue, rules, documents: HashSet::new(), title: None });
            self.owners.len() - 1
        });
        let owner = &mut self.owners[place];
        if let Some(source) = row.source
            && !owner.documents.contains(&source.code)
        {
            owner.documents.insert(source.code.clone());
            owner.title.get_or_insert_with(|| (source.title.clone(), source.title_en.clone()));
        }
    }

    /// One legend where all rows have the same lights, else one for each ladder that names whose it is.
    #[must_use]
    pub fn legends(&self, lang: Lang) -> Vec<Legend> {
        let mut ladders: Vec<(Lights, Vec<&Owner>)> = Vec::new();
        for owner in &self.owners {
            let lights = lights(&owner.rules, lang);
            match ladders.iter_mut().find(|(known, _)| *known == lights) {
                Some((_, owners)) => owners.push(owner),
                None => ladders.push((lights, vec![owner])),
            }
        }
        let several = ladders.len() > 1;
        let legend = |(lights, owners): (Lights, Vec<&Owner>)| Legend {
            of: several.then(|| owners.iter().map(|owner| owner.name(lang)).collect::<Vec<_>>().join("；")),
            lights,
        };
        ladders.into_iter().map(legend).collect()
    }
}

impl Owner {
    fn name(&self, lang: Lang) -> String {
        let first = self.title.as_ref().map(|(zh, en)| lang.pick(&**zh, en.as_deref().unwrap_or(zh)));
        phrases::ladder_of(self.catalogue.as_str(), first, self.documents.len(), lang)
    }
}

/// What each light of the rules means.
#[must_use]
pub fn lights(rules: &Rules, lang: Lang) -> Lights {
    let far_behind = rules.far_behind.map(|_| Cause::FarBehind);
    let causes = || std::iter::once(Cause::DueSoon).chain(ORDER.map(Cause::Status)).chain(far_behind);
    [Light::Blue, Light::Green, Light::Yellow, Light::Red]
        .into_iter()
        .filter_map(|light| {
            let words: Vec<&str> =
                causes().filter(|cause| rules.ladder.hung(*cause) == light).map(|cause| cause.say(lang)).collect();
            (!words.is_empty()).then(|| (light, words.join(lang.pick("、", ", "))))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    #[test]
    fn far_behind_stands_in_the_legend_only_with_its_threshold() {
        let red = |rules: &Rules| lights(rules, Lang::Zh).into_iter().find(|(light, _)| *light == Light::Red);
        let usual = Rules::default();
        assert_eq!(red(&usual).map(|(_, words)| words), Some("逾期未完成、逾期待核、逾期未报".into()));
        let strict = Rules { far_behind: Some(Decimal::new(2, 1)), ..Rules::default() };
        assert_eq!(red(&strict).map(|(_, words)| words), Some("逾期未完成、逾期待核、逾期未报、严重滞后".into()));
    }
}
