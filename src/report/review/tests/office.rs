//! Targets somewhere in an office of several regions, documents and agencies, whose names hold digits and quotes.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use proptest::prelude::*;
use proptest::sample::subsequence;

use super::reader::Fact;
use crate::domain::agency::{Agency, Role, Roles};
use crate::domain::code::{CatalogueCode, Coded, IndicatorCode, RegionCode, SourceCode, TargetCode, Text};
use crate::domain::dossier::{Dossier, Office};
use crate::domain::judge::arbitrary::{Range, any_draft};
use crate::domain::judge::draft::Draft;
use crate::domain::region::Region;
use crate::domain::review::Obstacle;
use crate::domain::source::{Source, Standing};
use crate::domain::status::Status;
use crate::domain::target::Comparator;
use crate::i18n::Lang;
use crate::report::around::Around;
use crate::report::review::{Asked, Part, ReviewReport};
use crate::report::tally::{Group, GroupBy};
use crate::report::target::TargetRow;

const REGIONS: [(&str, &str, &str); 7] = [
    ("a", "甲市", "Alpha"),
    ("b", "乙市2区", "Beta 2"),
    ("c", "丙县", "Gamma"),
    ("d", "丁县", "Delta"),
    ("e", "戊县", "Epsilon"),
    ("f", "己县", "Zeta"),
    ("g", "庚县", "Eta"),
];

/// Documents: code, title, English title, standing.
pub(super) const SOURCES: [(&str, &str, &str, Standing); 7] = [
    ("s0", "甲规划（2023－2025年）", "Plan A (2023-2025)", Standing::InForce),
    ("s1", "《乙方案》", "Scheme B", Standing::InForce),
    ("s2", "贯彻《丙意见》的措施30条", "30 Measures", Standing::InForce),
    ("s3", "丁计划", "Programme D", Standing::InForce),
    ("s4", "戊规划（征求意见稿）", "Plan E (draft for comment)", Standing::Draft),
    ("s5", "己规划", "Plan F", Standing::Draft),
    ("s6", "庚规划2015", "Plan G 2015", Standing::Repealed),
];

pub(super) const AGENCIES: [&str; 8] = ["市一局", "市二局", "市三局", "区4办", "县5办", "市六局", "市七局", "市八局"];

/// A target somewhere in an office.
#[derive(Debug, Clone)]
pub(super) struct Case {
    pub(super) draft: Draft,
    region: usize,
    pub(super) source: usize,
    lead: Vec<Text>,
    responsible: Vec<Text>,
}

/// A case with its fact in each language, by the language's code.
pub(super) type Counted = (Case, BTreeMap<&'static str, Fact>);

pub(super) fn any_case() -> impl Strategy<Value = Case> {
    let agencies = || subsequence(AGENCIES.to_vec(), 0..3).prop_map(|all| all.into_iter().map(Text::from).collect());
    let names = (agencies(), agencies(), any::<bool>());
    (any_draft(Range::Sensible), 0..REGIONS.len(), 0..SOURCES.len(), names).prop_map(
        |(draft, region, source, (lead, responsible, led)): (_, _, _, (Vec<Text>, Vec<Text>, bool))| Case {
            draft,
            region,
            source,
            lead: if led { lead } else { Vec::new() },
            responsible,
        },
    )
}

pub(super) fn catalogue(at: usize) -> CatalogueCode {
    CatalogueCode::new(&format!("c{at}")).expect("a code")
}

pub(super) fn dossier<'c>(case: &'c Case, catalogue: &'c CatalogueCode) -> Dossier<'c> {
    Dossier {
        catalogue,
        indicator: &case.draft.indicator,
        targets: std::slice::from_ref(&case.draft.target),
        observations: &case.draft.observations,
        pending: 0,
        newest_pending: None,
    }
}

/// The cases with codes of their own, and the office around them.
pub(super) fn settled(cases: Vec<Case>) -> (Vec<Case>, Office) {
    let mut office = Office::default();
    for (code, name, name_en) in REGIONS {
        office.regions.push(Region {
            code: RegionCode::new(code).expect("a code"),
            name: name.into(),
            name_en: Some(name_en.into()),
            division: None,
            parent: None,
        });
    }
    for (code, title, title_en, standing) in SOURCES {
        office.sources.push(Source {
            code: SourceCode::new(code).expect("a code"),
            region: RegionCode::new("a").expect("a code"),
            title: title.into(),
            title_en: Some(title_en.into()),
            number: None,
            issuer: None,
            issuer_en: None,
            issued: None,
            published: None,
            standing,
            horizon: None,
            note: None,
            note_en: None,
        });
    }
    for (at, name) in AGENCIES.iter().enumerate() {
        office.agencies.push(Agency {
            region: RegionCode::new("a").expect("a code"),
            name: (*name).into(),
            full_name: None,
            name_en: (at % 2 == 0).then(|| format!("Office {at}").into()),
            aliases: Vec::new(),
        });
    }
    let mut cases = cases;
    for (at, case) in cases.iter_mut().enumerate() {
        let region = RegionCode::new(REGIONS[case.region].0).expect("a code");
        let code = IndicatorCode::new(&format!("{region}.x{at}")).expect("a code");
        case.draft.indicator.region = region;
        case.draft.indicator.code = code.clone();
        case.draft.target.code = TargetCode::join(&code, "t").expect("a code");
        case.draft.target.indicator = code;
        case.draft.target.source = SourceCode::new(SOURCES[case.source].0).expect("a code");
        case.draft.target.roles =
            Roles { lead: case.lead.clone(), responsible: case.responsible.clone(), support: vec!["市一局".into()] };
        case.draft.office_baseline = None;
        office.rules.insert(catalogue(at), case.draft.rules.clone());
    }
    (cases, office)
}

/// The name that stands in a text of a language.
fn shown(zh: &str, en: &str, lang: Lang) -> String {
    lang.pick(zh, en).to_owned()
}

fn agency_shown(name: &str, lang: Lang) -> String {
    let at = AGENCIES.iter().position(|agency| *agency == name).expect("one of them");
    if lang == Lang::En && at % 2 == 0 { format!("Office {at}") } else { name.to_owned() }
}

fn fact(row: &TargetRow<'_>, case: &Case, lang: Lang) -> Fact {
    let named = |role| row.roles.of(role).iter().map(|name| agency_shown(name, lang)).collect();
    let review = row.review();
    Fact {
        status: row.verdict.status.code().to_owned(),
        review: review.ok().map(|review| review.code().to_owned()),
        obstacle: review.err().map(|reason| Obstacle::of(reason).code().to_owned()).unwrap_or_default(),
        due_soon: row.verdict.due_soon,
        region: shown(REGIONS[case.region].1, REGIONS[case.region].2, lang),
        document: SOURCES[case.source].0.to_owned(),
        standing: row.standing().code().to_owned(),
        lead: named(Role::Lead),
        responsible: named(Role::Responsible),
    }
}

/// Every name that may stand in a text, titles as they are shown.
pub(super) fn names(lang: Lang) -> Vec<String> {
    let regions = REGIONS.iter().map(|(_, zh, en)| shown(zh, en, lang));
    let bare =
        |title: &str| title.trim_start_matches('《').trim_end_matches('》').replace('《', "〈").replace('》', "〉");
    let titles = SOURCES.iter().map(|(_, zh, en, _)| lang.pick(bare(zh), (*en).to_owned()));
    regions.chain(titles).chain(AGENCIES.iter().map(|name| agency_shown(name, lang))).collect()
}

/// Whether a target belongs to a part but for its standing.
pub(super) fn belongs(part: &Part, case: &Case) -> bool {
    match &part.group {
        None => true,
        Some(Group::Source { source, region }) => {
            source.as_str() == SOURCES[case.source].0 && region.as_str() == REGIONS[case.region].0
        }
        Some(group) => group.region().as_str() == REGIONS[case.region].0,
    }
}

/// Judges the cases, reviews them, and hands over the review with the facts in each language.
pub(super) fn reviewed(
    cases: Vec<Case>,
    as_of: NaiveDate,
    by: GroupBy,
    told: &mut dyn FnMut(&ReviewReport, &[Counted]),
) {
    let (cases, office) = settled(cases);
    let around = Around::new(&office);
    let mut report = ReviewReport::new(by, as_of, Asked::default(), &office);
    let mut facts = Vec::new();
    for (at, case) in cases.iter().enumerate() {
        let own = catalogue(at);
        let dossier = dossier(case, &own);
        let row = TargetRow::new(dossier, &case.draft.target, &around, as_of);
        report.add(&row);
        let of = Lang::ALL.map(|lang| (lang.code(), fact(&row, case, lang)));
        facts.push((case.clone(), of.into_iter().collect()));
    }
    told(&report, &facts);
}

/// A target of a region and document that stands so.
pub(super) fn case(status: Status, region: usize, source: usize, lead: &[&str]) -> Case {
    let bare = Draft::stock(Comparator::AtLeast, "10").based_on("2020-12-31", "0");
    let draft = match status {
        Status::Met => bare.on("2024-12-31", "11"),
        Status::OnTrack => bare.on("2024-12-31", "9"),
        Status::Behind => bare.on("2024-12-31", "2"),
        _ => bare,
    };
    let lead = lead.iter().map(|name| Text::from(*name)).collect();
    Case { draft, region, source, lead, responsible: Vec::new() }
}
