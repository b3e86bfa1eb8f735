//! The long form of how a target was judged: the verdict and every method step by step, and where they disagree.

use serde::{Serialize, Serializer};

use crate::domain::code::Coded;
use crate::domain::light::Light;
use crate::domain::method::Method;
use crate::domain::method::step::{Retelling, Step};
use crate::domain::review::Review;
use crate::i18n::columns::{StepColumn, TargetColumn};
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, methods as words, phrases, steps};

use super::document::{Align, Block, Cell, Page};
use super::indicator::title;
use super::legend::Ladders;
use super::method_table::{capital, disagreements};
use super::row::{Column, Reader, Row, count, optional, text};
use super::show::{commitment, heading};
use super::target::TargetRow;

/// How one target was judged, in words of a language.
#[derive(Debug)]
pub struct Explanation<'r> {
    row: &'r TargetRow<'r>,
    lang: Lang,
    verdict: Vec<String>,
    methods: Vec<Told>,
}

/// What a method did.
#[derive(Debug)]
struct Told {
    method: Method,
    steps: Vec<String>,
    reason: Option<&'static str>,
    /// There are no steps but the reason.
    nothing: bool,
}

impl<'r> Explanation<'r> {
    /// Explains a row's verdict and some methods.
    #[must_use]
    pub fn new(row: &'r TargetRow<'r>, methods: &[Method], lang: Lang) -> Self {
        let case = row.case();
        let retelling = Retelling::new(&case, &row.verdict, row.methods());
        let told = |method: &Method| {
            let told = retelling.of(*method);
            Told {
                method: *method,
                nothing: told.iter().all(|step| matches!(step, Step::Without(..))),
                steps: told.iter().map(|step| steps::method::step(step, lang)).collect(),
                reason: row.methods().reason(&row.verdict, *method).map(Coded::code),
            }
        };
        let methods = methods.iter().map(told).collect();
        Self { row, lang, verdict: retelling.verdict().iter().map(|step| steps::step(step, lang)).collect(), methods }
    }

    /// Its steps as rows of a list.
    #[must_use]
    pub fn steps(&self) -> Vec<StepRow<'_>> {
        let parts = std::iter::once(("verdict", &self.verdict));
        let parts = parts.chain(self.methods.iter().map(|told| (told.method.code(), &told.steps)));
        let target = Some(self.row.target.code.as_str());
        let rows = |(part, steps): (&'static str, &'_ Vec<String>)| -> Vec<StepRow<'_>> {
            steps.iter().zip(1..).map(|(text, step)| StepRow { target, part, step, text: text.clone() }).collect()
        };
        let mut all: Vec<StepRow<'_>> = parts.flat_map(rows).collect();
        let found = disagreements(self.row, self.lang);
        let disagree = |(text, step)| StepRow { target, part: "disagreements", step, text };
        all.extend(found.into_iter().zip(1..).map(disagree));
        all
    }

    fn blocks(&self, blocks: &mut Vec<Block>) {
        let lang = self.lang;
        blocks.push(heading(self.row, lang));
        blocks.push(Block::Facts(commitment(self.row, lang)));
        let part = |text: &str| Block::Heading { level: 3, text: text.to_owned(), light: Light::None };
        blocks.push(part(phrases::steps_title(lang)));
        blocks.push(Block::Steps(self.verdict.clone()));
        for told in &self.methods {
            blocks.push(part(&capital(told.method.say(lang))));
            if told.nothing {
                blocks.extend(told.steps.iter().cloned().map(Block::Paragraph));
            } else {
                blocks.push(Block::Paragraph(words::formula(told.method, lang).to_owned()));
                blocks.push(Block::Steps(told.steps.clone()));
            }
        }
        if self.methods.iter().filter(|told| !told.nothing).count() > 1 {
            blocks.push(part(words::disagreements(lang)));
            blocks.push(match disagreements(self.row, lang) {
                found if found.is_empty() => Block::Paragraph(words::no_disagreement(lang).to_owned()),
                found => Block::Steps(found),
            });
        }
        let review = TargetColumn::Review;
        blocks.push(part(review.heading(lang)));
        let reviewed = self.row.review_ground().map(|ground| (ground.review(), ground));
        blocks.push(Block::Paragraph(phrases::reviewed(reviewed, lang)));
    }
}

/// The page that explains some targets of one indicator.
#[must_use]
pub fn page(explanations: &[Explanation<'_>], lang: Lang) -> Page {
    let Some(first) = explanations.first() else { return Page::default() };
    let mut blocks = vec![Block::Heading {
        level: 1,
        text: title(first.row.dossier.indicator, first.row.region, lang),
        light: Light::None,
    }];
    for explanation in explanations {
        explanation.blocks(&mut blocks);
    }
    let mut ladders = Ladders::default();
    for explanation in explanations {
        ladders.add(explanation.row);
    }
    blocks.push(Block::Legend(ladders.legends(lang)));
    Page { blocks }
}

#[derive(Serialize)]
struct MethodJson<'e> {
    steps: &'e [String],
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct DisagreementJson {
    code: &'static str,
    text: &'static str,
}

#[derive(Serialize)]
struct ExplanationJson<'e> {
    target: &'e str,
    indicator: &'e str,
    name: &'e str,
    name_en: Option<&'e str>,
    region: &'e str,
    source: &'e str,
    clause: Option<&'e str>,
    deadline: chrono::NaiveDate,
    status: &'static str,
    reason: Option<&'static str>,
    steps: &'e [String],
    methods: MethodsJson<'e>,
    disagreements: Vec<DisagreementJson>,
    review: Option<Review>,
    extended_to: Option<chrono::NaiveDate>,
    status_original: Option<&'static str>,
}

struct MethodsJson<'e>(&'e [Told]);

impl Serialize for MethodsJson<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(
            self.0.iter().map(|told| (told.method.code(), MethodJson { steps: &told.steps, reason: told.reason })),
        )
    }
}

impl Serialize for Explanation<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (row, indicator) = (self.row, self.row.dossier.indicator);
        let found = row.methods().disagreements.iter();
        ExplanationJson {
            target: row.target.code.as_str(),
            indicator: indicator.code.as_str(),
            name: &indicator.name,
            name_en: indicator.name_en.as_deref(),
            region: indicator.region.as_str(),
            source: row.target.source.as_str(),
            clause: row.target.clause.as_ref().map(|place| &*place.number),
            deadline: row.target.document_deadline(),
            extended_to: row.target.extension.as_ref().map(|_| row.target.deadline),
            status_original: row.original.map(|original| original.status.code()),
            status: row.verdict.status.code(),
            reason: row.verdict.reason.map(Coded::code),
            steps: &self.verdict,
            methods: MethodsJson(&self.methods),
            disagreements: found.map(|d| DisagreementJson { code: d.code(), text: d.say(self.lang) }).collect(),
            review: row.review().ok(),
        }
        .serialize(serializer)
    }
}

/// One step of an explanation, as a row of a list.
#[derive(Debug, Serialize)]
pub struct StepRow<'e> {
    /// Nothing for an indicator without a target.
    pub(super) target: Option<&'e str>,
    pub(super) part: &'static str,
    pub(super) step: i64,
    pub(super) text: String,
}

impl Column for StepColumn {
    fn heading(self, lang: Lang) -> &'static str {
        Self::heading(self, lang)
    }

    fn align(self) -> Align {
        if self == Self::Step { Align::Right } else { Align::Left }
    }

    fn wraps(self) -> bool {
        self == Self::Text
    }
}

impl Row for StepRow<'_> {
    type Column = StepColumn;

    fn cell(&self, column: StepColumn, _: Reader) -> Cell<'_> {
        match column {
            StepColumn::Target => optional(self.target),
            StepColumn::Part => text(self.part),
            StepColumn::Step => count(self.step),
            StepColumn::Text => text(self.text.as_str()),
        }
    }
}
