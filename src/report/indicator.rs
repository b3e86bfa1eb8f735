//! An indicator for which no target is set: its latest figure, its growth by itself and its series. Judges nothing.

use chrono::NaiveDate;
use serde::Serialize;

use crate::domain::code::Coded;
use crate::domain::dossier::Dossier;
use crate::domain::indicator::Indicator;
use crate::domain::light::Light;
use crate::domain::method::{self, Method, Trend, step};
use crate::domain::observation::{Fit, Observation};
use crate::domain::region::Region;
use crate::domain::series::{latest, nearby};
use crate::domain::verdict::Stated;
use crate::i18n::columns::TargetColumn as C;
use crate::i18n::unit::{self, Quantity};
use crate::i18n::words::{Spoken, bound_sign};
use crate::i18n::{Lang, methods as words, number, phrases, steps};

use super::around::Around;
use super::chart;
use super::document::{Block, Page};
use super::explain::StepRow;
use super::method::{GrowthTrendJson, PointJson};
use super::method_table::{self, capital};
use super::series::{Point, series};
use super::target::{LatestJson, NearbyJson};

/// An indicator without a target, with what is said of it at a date.
#[derive(Debug, Clone)]
pub struct IndicatorRow<'a> {
    dossier: Dossier<'a>,
    region: Option<&'a Region>,
    as_of: NaiveDate,
    latest: Option<&'a Observation>,
    nearby: Option<&'a Observation>,
    growth: Stated<Trend>,
}

impl<'a> IndicatorRow<'a> {
    /// Looks at the figures of a dossier.
    #[must_use]
    pub fn new(dossier: Dossier<'a>, around: &'a Around<'a>, as_of: NaiveDate) -> Self {
        let Dossier { indicator, observations, .. } = dossier;
        Self {
            dossier,
            region: around.region(&indicator.region),
            as_of,
            latest: latest(indicator.kind, observations, as_of),
            nearby: nearby(indicator.kind, observations, as_of),
            growth: method::of_figures(indicator, observations, as_of),
        }
    }

    /// Days from the latest figure to the as-of date.
    fn age(&self) -> Option<i64> {
        self.latest.map(|o| (self.as_of - o.period.last()).num_days())
    }

    /// The page of `show`.
    #[must_use]
    pub fn page(&self, lang: Lang) -> Page {
        let Dossier { indicator, observations, .. } = self.dossier;
        let mut blocks = self.begin(lang);
        blocks.push(Block::Facts(self.facts(lang)));
        blocks.extend(method_table::of_figures(indicator, &self.growth, lang));
        let chart = chart::of_figures(indicator, observations, self.as_of, lang);
        blocks.extend(chart.map(|chart| Block::Chart(Box::new(chart))));
        blocks.extend(series(indicator, observations, self.as_of, lang));
        Page { blocks }
    }

    fn begin(&self, lang: Lang) -> Vec<Block> {
        let indicator = self.dossier.indicator;
        let text = title(indicator, self.region, lang);
        vec![
            Block::Heading { level: 1, text, light: Light::None },
            Block::Facts(identity(indicator, lang)),
            Block::Paragraph(phrases::no_target(lang).to_owned()),
        ]
    }

    /// The latest figure and the latest close one, with their periods.
    fn facts(&self, lang: Lang) -> Vec<(String, String)> {
        let value = |o: &Observation| {
            let near = if o.fit == Fit::Close { "≈" } else { "" };
            format!("{near}{}{}", bound_sign(o.bound), Quantity::of(o.value, &self.dossier.indicator.unit).say(lang))
        };
        let (latest, nearby) = (self.latest, self.nearby);
        let facts = [
            (C::LatestValue, latest.map(value)),
            (C::LatestPeriod, latest.map(|o| o.period.to_string())),
            (C::FigureAgeDays, self.age().map(|days| number::days(days, lang))),
            (C::LatestPublisher, latest.and_then(|o| o.publisher.as_deref().map(str::to_owned))),
            (C::NearbyValue, nearby.map(value)),
            (C::NearbyPeriod, nearby.map(|o| o.period.to_string())),
            (C::NearbyNote, nearby.and_then(|o| o.note.as_deref().map(str::to_owned))),
        ];
        facts.into_iter().filter_map(|(column, said)| Some((column.heading(lang).to_owned(), said?))).collect()
    }

    /// The row of `show` for a program.
    #[must_use]
    pub fn to_show(&self) -> IndicatorJson<'_> {
        let Dossier { indicator, observations, .. } = self.dossier;
        let growth_trend = ShownGrowthJson {
            growth: GrowthTrendJson::of(&self.growth),
            current: self.growth.as_ref().ok().map(|growth| PointJson::of(&growth.current)),
        };
        IndicatorJson {
            identity: IdentityJson::of(indicator),
            latest: self.latest.map(LatestJson::of),
            nearby: self.nearby.map(NearbyJson::of),
            figure_age_days: self.age(),
            methods: ShownJson { growth_trend },
            series: Point::all(observations, self.as_of),
        }
    }
}

/// How growth by itself came about, in words of a language.
#[derive(Debug)]
pub struct GrowthExplained<'r> {
    row: &'r IndicatorRow<'r>,
    lang: Lang,
    /// Nothing where the method was not asked for.
    steps: Option<Vec<String>>,
}

impl<'r> GrowthExplained<'r> {
    /// Explains what the methods asked for say of an indicator without a target.
    #[must_use]
    pub fn new(row: &'r IndicatorRow<'r>, asked: &[Method], lang: Lang) -> Self {
        let told = || step::of_figures(row.dossier.indicator, &row.growth);
        let steps = asked.contains(&Method::GrowthTrend).then(told);
        let steps = steps.map(|told| told.iter().map(|step| steps::method::step(step, lang)).collect());
        Self { row, lang, steps }
    }

    /// The page of `explain`.
    #[must_use]
    pub fn page(&self) -> Page {
        let lang = self.lang;
        let mut blocks = self.row.begin(lang);
        if let Some(steps) = &self.steps {
            let text = capital(Method::GrowthTrend.say(lang));
            blocks.push(Block::Heading { level: 3, text, light: Light::None });
            if self.row.growth.is_err() {
                blocks.extend(steps.iter().cloned().map(Block::Paragraph));
            } else {
                blocks.push(Block::Paragraph(words::formula(Method::GrowthTrend, lang).to_owned()));
                blocks.push(Block::Steps(steps.clone()));
            }
        }
        Page { blocks }
    }

    /// Its steps as rows of a list.
    #[must_use]
    pub fn steps(&self) -> Vec<StepRow<'_>> {
        let steps = self.steps.iter().flatten().zip(1..);
        let part = Method::GrowthTrend.code();
        steps.map(|(text, step)| StepRow { target: None, part, step, text: text.clone() }).collect()
    }
}

/// The title of a page about an indicator.
pub(super) fn title(indicator: &Indicator, region: Option<&Region>, lang: Lang) -> String {
    let name = lang.pick(&*indicator.name, indicator.name_en.as_deref().unwrap_or(&indicator.name));
    let region = region.map_or(indicator.region.as_str(), |region| {
        lang.pick(&*region.name, region.name_en.as_deref().unwrap_or(&region.name))
    });
    lang.pick(format!("{region}：{name}"), format!("{region}: {name}"))
}

/// What an indicator is.
pub(super) fn identity(indicator: &Indicator, lang: Lang) -> Vec<(String, String)> {
    let fact = |column: C, said: &str| (column.heading(lang).to_owned(), said.to_owned());
    let mut facts = vec![
        fact(C::Indicator, indicator.code.as_str()),
        fact(C::Kind, indicator.kind.say(lang)),
        fact(C::Direction, indicator.direction.say(lang)),
        fact(C::IndicatorUnit, &unit::name(&indicator.unit, lang)),
    ];
    let scope = match lang {
        Lang::Zh => indicator.scope.as_ref(),
        Lang::En => indicator.scope_en.as_ref().or(indicator.scope.as_ref()),
    };
    facts.extend(scope.map(|scope| fact(C::Scope, scope)));
    facts.extend(indicator.concept.as_ref().map(|concept| fact(C::Concept, concept)));
    facts
}

/// What an indicator without a target is; its target is null.
#[derive(Debug, Serialize)]
struct IdentityJson<'r> {
    target: Option<&'static str>,
    indicator: &'r str,
    name: &'r str,
    name_en: Option<&'r str>,
    region: &'r str,
    kind: &'static str,
    direction: &'static str,
    unit: &'r str,
    concept: Option<&'r str>,
    scope: Option<&'r str>,
    scope_en: Option<&'r str>,
}

impl<'r> IdentityJson<'r> {
    fn of(indicator: &'r Indicator) -> Self {
        Self {
            target: None,
            indicator: indicator.code.as_str(),
            name: &indicator.name,
            name_en: indicator.name_en.as_deref(),
            region: indicator.region.as_str(),
            kind: indicator.kind.code(),
            direction: indicator.direction.code(),
            unit: indicator.unit.as_str(),
            concept: indicator.concept.as_deref(),
            scope: indicator.scope.as_deref(),
            scope_en: indicator.scope_en.as_deref(),
        }
    }
}

#[derive(Debug, Serialize)]
struct ShownJson {
    growth_trend: ShownGrowthJson,
}

/// Growth by itself, and the figure that it leads to: there is no deciding one to tell it by.
#[derive(Debug, Serialize)]
struct ShownGrowthJson {
    #[serde(flatten)]
    growth: GrowthTrendJson,
    current: Option<PointJson>,
}

/// The JSON of `show` for an indicator without a target.
#[derive(Debug, Serialize)]
pub struct IndicatorJson<'r> {
    #[serde(flatten)]
    identity: IdentityJson<'r>,
    latest: Option<LatestJson<'r>>,
    nearby: Option<NearbyJson<'r>>,
    figure_age_days: Option<i64>,
    methods: ShownJson,
    series: Vec<Point<'r>>,
}

#[derive(Serialize)]
struct StepsJson<'e> {
    steps: &'e [String],
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct ExplainedJson<'e> {
    #[serde(skip_serializing_if = "Option::is_none")]
    growth_trend: Option<StepsJson<'e>>,
}

#[derive(Serialize)]
struct ExplanationJson<'e> {
    #[serde(flatten)]
    identity: IdentityJson<'e>,
    methods: ExplainedJson<'e>,
}

impl Serialize for GrowthExplained<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let reason = self.row.growth.as_ref().err().map(|reason| reason.code());
        let growth_trend = self.steps.as_ref().map(|steps| StepsJson { steps, reason });
        let identity = IdentityJson::of(self.row.dossier.indicator);
        ExplanationJson { identity, methods: ExplainedJson { growth_trend } }.serialize(serializer)
    }
}
