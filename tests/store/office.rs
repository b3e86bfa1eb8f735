//! A made-up office: a province, a city, two plans, and an overlay; every field of the domain is used somewhere.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use duban::domain::admission::Leave;
use duban::domain::agency::{Agency, Roles};
use duban::domain::catalogue::{Act, Catalogue, Change, Head, Item, Plan, Stamp};
use duban::domain::code::{CatalogueCode, IndicatorCode, RegionCode, SourceCode, TargetCode, Text};
use duban::domain::deed::Deed;
use duban::domain::indicator::{Direction, Indicator, Kind};
use duban::domain::light::{Cause, Light, Profile};
use duban::domain::period::Period;
use duban::domain::region::Region;
use duban::domain::rules::Rules;
use duban::domain::source::{Clause, ClauseRef, Source, Standing};
use duban::domain::status::Status;
use duban::domain::target::{
    Assignment, BaselineBasis, Basis, Comparator, Judge, Span, StatedBaseline, Strength, Target, TargetValue, Window,
    Years,
};
use duban::domain::unit::Unit;
use duban::store::{Figure, Recorded, Refusal, Store};
use rust_decimal::Decimal;

pub fn text(text: &str) -> Text {
    text.into()
}

pub fn indicator_code(code: &str) -> IndicatorCode {
    IndicatorCode::new(code).unwrap()
}

pub fn region_code(code: &str) -> RegionCode {
    RegionCode::new(code).unwrap()
}

pub fn decimal(text: &str) -> Decimal {
    text.parse().unwrap()
}

pub fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

pub fn period(text: &str) -> Period {
    Period::parse(text).unwrap().period
}

pub fn instant(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000 + seconds, 0).unwrap()
}

pub fn deed(command: &str, seconds: i64) -> Deed {
    Deed {
        at: instant(seconds),
        by: Some(text("李雷")),
        system_user: Some(text("lilei")),
        command: text(command),
        reason: None,
    }
}

fn names(names: &[&str]) -> Vec<Text> {
    names.iter().map(|name| text(name)).collect()
}

fn region(code: &str, name: &str, parent: Option<&str>) -> Region {
    Region {
        code: region_code(code),
        name: text(name),
        name_en: Some(text(code)),
        division: parent.map(|_| text("220100")),
        parent: parent.map(region_code),
    }
}

fn source(code: &str, region: &str, standing: Standing) -> Source {
    Source {
        code: SourceCode::new(code).unwrap(),
        region: region_code(region),
        title: text("数字经济发展行动计划"),
        title_en: Some(text("Plan")),
        number: Some(text("长府办发〔2023〕17号")),
        issuer: Some(text("市政府办公厅")),
        issuer_en: None,
        issued: Some(day(2023, 4, 6)),
        published: Some(day(2023, 4, 18)),
        standing,
        horizon: Some(Years { from: 2023, to: 2025 }),
        note: Some(text("附件未公开")),
        note_en: None,
    }
}

fn clause(source: &str, number: &str, part: Option<u8>, roles: Roles) -> Clause {
    Clause {
        source: SourceCode::new(source).unwrap(),
        place: ClauseRef { number: text(number), part },
        subject: Some(text("5G网络")),
        subject_en: None,
        goals: number == "三",
        roles,
    }
}

fn agency(region: &str, name: &str, aliases: &[&str]) -> Agency {
    Agency {
        region: region_code(region),
        name: text(name),
        full_name: Some(text("政务服务和数字化建设管理局")),
        name_en: None,
        aliases: names(aliases),
    }
}

pub fn indicator(code: &str, unit: &str, kind: Kind, direction: Direction) -> Indicator {
    let code = indicator_code(code);
    Indicator {
        region: code.region(),
        code,
        name: text("指标"),
        name_en: Some(text("Indicator")),
        unit: Unit(text(unit)),
        same_units: if unit == "个" { names(&["座", "处"]) } else { Vec::new() },
        kind,
        direction,
        concept: Some(text("concept")),
        scope: Some(text("主城区")),
        scope_en: None,
    }
}

pub fn target(code: &str, comparator: Comparator, value: &str) -> Target {
    let code = TargetCode::new(code).unwrap();
    Target {
        indicator: code.indicator(),
        code,
        source: SourceCode::new("changchun-2023").unwrap(),
        clause: Some(ClauseRef { number: text("二(一)1"), part: Some(2) }),
        wording: Some(text("达到")),
        comparator,
        value: TargetValue::One(decimal(value)),
        tolerance: None,
        deadline: day(2025, 12, 31),
        deadline_basis: Basis::Plan,
        strength: Strength::Commit,
        judge: Judge::Latest,
        window: None,
        span: Span::Year,
        baseline: None,
        milestones: BTreeMap::new(),
        note: None,
        note_en: None,
        roles: Roles::default(),
        extension: None,
    }
}

/// The office's own catalogue.
pub fn catalogue() -> Catalogue {
    let clause_roles = Roles {
        lead: names(&["市政数局"]),
        responsible: names(&["市城管局", "市规自局"]),
        support: names(&["市发改委"]),
    };
    let window = Some(Window { years: Years { from: 2023, to: 2025 }, basis: Basis::Assumed });
    let mut rules = Rules { tolerance: decimal("0.075"), due_soon_days: 30, ..Rules::default() };
    rules.far_behind = Some(decimal("0.25"));
    rules.ladder.profile = Profile::GreenYellowRed;
    rules.ladder.changed = vec![(Cause::Status(Status::Met), Light::None), (Cause::DueSoon, Light::Blue)];
    let targets = vec![
        Target {
            milestones: BTreeMap::from([(2023, decimal("9000")), (2024, decimal("11000.5"))]),
            baseline: Some(StatedBaseline::Figure {
                origin: BaselineBasis::Published,
                period: period("2022"),
                value: decimal("8000"),
            }),
            ..target("changchun.5g-stations.2025", Comparator::AtLeast, "13000")
        },
        Target {
            value: TargetValue::Range(decimal("50000"), decimal("55000")),
            strength: Strength::Strive,
            clause: None,
            roles: Roles { lead: names(&["市政数局"]), ..Roles::default() },
            ..target("changchun.5g-stations.alt", Comparator::Between, "0")
        },
        Target {
            tolerance: Some(decimal("0.03")),
            note: Some(text("原文为左右")),
            ..target("changchun.coverage.2025", Comparator::About, "99.5")
        },
        Target {
            judge: Judge::WindowSum,
            window,
            baseline: Some(StatedBaseline::FromZero),
            span: Span::Quarter,
            ..target("jilin.output.2025", Comparator::MoreThan, "1234567.891")
        },
        target("jilin.pue.2025", Comparator::AtMost, "1.25"),
    ];
    Catalogue {
        head: head("office", None),
        rules,
        regions: vec![region("jilin", "吉林省", None), region("changchun", "长春市", Some("jilin"))],
        sources: vec![
            source("changchun-2023", "changchun", Standing::InForce),
            source("jilin-2021", "jilin", Standing::Draft),
        ],
        clauses: vec![
            clause("changchun-2023", "二(一)1", Some(1), Roles::default()),
            clause("changchun-2023", "二(一)1", Some(2), clause_roles),
            clause("jilin-2021", "三", None, Roles { lead: names(&["省政数局"]), ..Roles::default() }),
        ],
        agencies: vec![
            agency("changchun", "市政数局", &["数局", "政数局"]),
            agency("changchun", "市城管局", &[]),
            agency("changchun", "市规自局", &[]),
            agency("changchun", "市发改委", &[]),
            agency("jilin", "省政数局", &[]),
        ],
        indicators: vec![
            indicator("jilin.output", "亿元", Kind::Flow, Direction::Up),
            indicator("jilin.pue", "PUE", Kind::Ratio, Direction::Down),
            indicator("changchun.5g-stations", "个", Kind::Stock, Direction::Up),
            indicator("changchun.coverage", "%", Kind::Ratio, Direction::Up),
        ],
        targets,
        assignments: Vec::new(),
    }
}

/// An overlay that assigns one of the office's targets.
pub fn overlay() -> Catalogue {
    Catalogue {
        head: head("overlay", Some("office")),
        rules: Rules::default(),
        regions: Vec::new(),
        sources: Vec::new(),
        clauses: Vec::new(),
        agencies: vec![agency("jilin", "省发改委", &[])],
        indicators: Vec::new(),
        targets: Vec::new(),
        assignments: vec![Assignment {
            target: TargetCode::new("jilin.pue.2025").unwrap(),
            roles: Roles { lead: names(&["省发改委"]), support: names(&["省政数局"]), ..Roles::default() },
            contact: Some(text("韩梅梅")),
            internal_deadline: Some(day(2025, 10, 31)),
            baseline: Some((period("2022"), decimal("1.4"))),
            note: Some(text("按季度报送")),
        }],
    }
}

pub fn head(code: &str, extends: Option<&str>) -> Head {
    Head {
        code: CatalogueCode::new(code).unwrap(),
        version: text("2026.11"),
        name: text("目标"),
        name_en: Some(text("Targets")),
        extends: extends.map(|code| CatalogueCode::new(code).unwrap()),
    }
}

/// A plan of some changes, under a stamp that tells them apart.
pub fn plan<'a>(head: &Head, digest: &str, changes: Vec<(Act, Item<'a>)>) -> Plan<'a> {
    Plan {
        stamp: Stamp { code: head.code.clone(), version: head.version.clone(), digest: text(digest) },
        changes: changes.into_iter().map(|(act, item)| Change { act, item, fields: Vec::new() }).collect(),
    }
}

/// Loads a catalogue for the first time.
pub fn load(store: &mut Store, catalogue: &Catalogue) {
    let items = [Item::Head(&catalogue.head), Item::Rules(&catalogue.rules)]
        .into_iter()
        .chain(catalogue.regions.iter().map(Item::Region))
        .chain(catalogue.sources.iter().map(Item::Source))
        .chain(catalogue.clauses.iter().map(Item::Clause))
        .chain(catalogue.agencies.iter().map(Item::Agency))
        .chain(catalogue.indicators.iter().map(Item::Indicator))
        .chain(catalogue.targets.iter().map(Item::Target))
        .chain(catalogue.assignments.iter().map(Item::Assignment));
    let changes = items.map(|item| (Act::Add, item)).collect();
    store.load(&deed("load", 0), &plan(&catalogue.head, "sha256:1", changes)).unwrap();
}

pub const STRICT: Leave = Leave { revise: false, confirm: false, today: NaiveDate::MAX };
pub const REVISE: Leave = Leave { revise: true, ..STRICT };

/// Records figures as they are.
pub fn record_all(store: &mut Store, leave: Leave, figures: &[(&str, Figure<'_>)]) -> Result<Recorded, Refusal> {
    let mut batch = store.batch(&deed("record", 60), leave);
    for (code, figure) in figures {
        let series = batch.indicator(code)?.expect("the office tracks it");
        batch.push(series, figure)?;
    }
    batch.record()
}

/// A figure of a period, both as a clerk types them.
pub fn figure(line: u64, period_text: &'static str, value: &str) -> Figure<'static> {
    Figure::plain(line, period(period_text), decimal(value))
}
