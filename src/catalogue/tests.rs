//! What the reader accepts and what it refuses, told by small catalogues.

mod load;
mod overlay;
mod rules;
mod scoring;
mod target;

use std::io;
use std::path::Path;

use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Reading, Reference, plan, read};
use crate::domain::catalogue::{Act, ItemKind};
use crate::domain::fault::catalogue::{
    CatalogueFaultKind, FileFault, KeyFault, ReferenceFault, SenseFault, SyntaxFault, ValueFault, Wanted, WindowUse,
};
use crate::domain::indicator::{Direction, Kind};
use crate::domain::light::{Cause, Light};
use crate::domain::source::ClauseRef;
use crate::domain::status::Status;
use crate::domain::target::{BaselineBasis, Comparator, Judge, StatedBaseline, TargetValue, Years};

const HEAD: &str = "[catalogue]\ncode = \"test\"\nversion = \"1\"\nname = \"测试\"\n";

const PLACES: &str = r#"
[[region]]
code = "jilin"
name = "吉林省"
[[region]]
code = "changchun"
name = "长春市"
parent = "jilin"
[[agency]]
region = "changchun"
name = "市政数局"
aliases = ["市数据局"]
[[agency]]
region = "jilin"
name = "省政数局"
[[source]]
code = "plan"
region = "changchun"
title = "行动计划"
standing = "in_force"
horizon = "2023..2025"
[[source.clause]]
number = "一(一)"
[[source.clause]]
number = "二(一)1"
lead = ["市政数局"]
[[source.clause]]
number = "二(一)2"
part = 1
lead = ["市政数局"]
[[source.clause]]
number = "二(一)2"
part = 2
"#;

type Located = Vec<(usize, CatalogueFaultKind)>;

fn read_text(text: &str) -> Result<Reading, Located> {
    let mut files = |path: &Path| {
        if path == Path::new("a.toml") { Ok(text.to_owned()) } else { Err(io::ErrorKind::NotFound.into()) }
    };
    read(Path::new("a.toml"), &mut files)
        .map_err(|refusal| refusal.faults.into_iter().map(|fault| (fault.place.line, fault.kind)).collect())
}

fn sound(text: &str) -> Reading {
    read_text(text).expect("a catalogue without fault")
}

fn kinds(text: &str) -> Vec<CatalogueFaultKind> {
    read_text(text).expect_err("a catalogue with faults").into_iter().map(|(_, kind)| kind).collect()
}

/// The faults of an indicator with one target; usual keys stand beside those given.
fn faults_of_target(indicator: &str, target: &str) -> Vec<CatalogueFaultKind> {
    read_text(&with_target(indicator, target)).err().unwrap_or_default().into_iter().map(|(_, kind)| kind).collect()
}

fn with_target(indicator: &str, target: &str) -> String {
    let code = if indicator.contains("slug = ") { "" } else { "code = \"changchun.racks\"\n" };
    let value = if target.contains("[indicator.target.values]") { "" } else { "value = 100\n" };
    let of_indicator = format!("{code}name = \"机架\"\nunit = \"架\"\nkind = \"stock\"\ndirection = \"up\"\n");
    let of_target = format!("source = \"plan\"\ncomparator = \"at_least\"\n{value}deadline = 2025-12-31\n");
    let (of_indicator, of_target) = (usual(&of_indicator, indicator), usual(&of_target, target));
    format!("{HEAD}{PLACES}[[indicator]]\n{of_indicator}{indicator}\n[[indicator.target]]\n{of_target}{target}\n")
}

/// The usual lines without those whose keys are given otherwise.
fn usual(lines: &str, given: &str) -> String {
    let key = |line: &str| line.split('=').next().map(|key| key.trim().to_owned());
    let is_given = |line: &&str| given.lines().any(|other| key(other) == key(line));
    lines.split_inclusive('\n').filter(|line| !is_given(line)).collect()
}

fn d(text: &str) -> Decimal {
    text.parse().expect("a decimal")
}

#[test]
fn a_whole_catalogue_is_read() {
    let reading = sound(&with_target(
        "unit = \"亿元\"\nkind = \"flow\"\nsame_units = [\"亿\"]\nconcept = \"racks\"",
        r#"clause = "二(一)2"
part = 1
value = 75.3
wording = "力争75.3亿元"
strength = "strive"
judge = "window_sum"
window = "2023..2025"
window_basis = "assumed"
note = "未写明是哪三年。"
period = "quarter"
baseline = { period = "2022H1", value = 8.70, basis = "published" }
milestones = { 2023 = 20, 2024 = 40.5 }"#,
    ));
    let catalogue = reading.catalogue;
    assert_eq!(catalogue.regions.len(), 2);
    let target = &catalogue.targets[0];
    assert_eq!(target.code.as_str(), "changchun.racks.2025");
    assert_eq!(target.value, TargetValue::One(d("75.3")));
    assert_eq!(target.clause, Some(ClauseRef { number: "二(一)2".into(), part: Some(1) }));
    assert_eq!(target.milestones.get(&2024), Some(&d("40.5")));
    let Some(StatedBaseline::Figure { origin, period, value }) = &target.baseline else { panic!("a figure") };
    assert_eq!((*origin, period.to_string(), *value), (BaselineBasis::Published, "2022H1".into(), d("8.7")));
    assert_eq!(catalogue.clauses[1].roles.lead, ["市政数局".into()]);
}

#[test]
fn rules_may_be_numbers_or_shares_in_percent() {
    let reading = sound(&format!(
        "{HEAD}[rules]\ntolerance = \"5%\"\nabout = 0.03\ndue_soon_days = 30\nutc_offset = \"+07:30\"\nladder = \"green-yellow-red\"\n[rules.lights]\nmet = \"blue\"\ndue_soon = \"red\"\n"
    ));
    let rules = reading.catalogue.rules;
    assert_eq!((rules.tolerance, rules.about, rules.due_soon_days), (d("0.05"), d("0.03"), 30));
    assert_eq!(rules.utc_offset_minutes, 450);
    assert_eq!(rules.ladder.changed, [(Cause::Status(Status::Met), Light::Blue), (Cause::DueSoon, Light::Red)]);
}

#[test]
fn faults_of_rules_are_found() {
    let faults = kinds(&format!(
        "{HEAD}[rules]\ntolerance = 1.5\nabout = \"5%\"\ndue_soon_days = 60.5\nstale_months = 0\nladder = \"red\"\nlights = {{ mett = \"none\", met = \"pink\" }}\n"
    ));
    assert_eq!(faults.len(), 6, "{faults:?}");
    assert!(matches!(faults[0], CatalogueFaultKind::Value(ValueFault::OutOfRange { .. })));
    assert!(matches!(faults[1], CatalogueFaultKind::Key(KeyFault::WrongType { .. })));
    assert!(
        matches!(&faults[4], CatalogueFaultKind::Value(ValueFault::UnknownWord { near: Some("met"), .. })),
        "{:?}",
        faults[4]
    );
}

#[test]
fn one_indicator_stands_for_many_regions() {
    let reading = sound(&with_target(
        "slug = \"coverage\"\nunit = \"%\"\nkind = \"ratio\"",
        "comparator = \"at_least\"\n[indicator.target.values]\njilin = 90\nchangchun = 95.5",
    ));
    let catalogue = reading.catalogue;
    let codes: Vec<_> = catalogue.targets.iter().map(|t| (t.code.to_string(), t.value)).collect();
    assert_eq!(
        codes,
        [
            ("jilin.coverage.2025".to_owned(), TargetValue::One(d("90"))),
            ("changchun.coverage.2025".to_owned(), TargetValue::One(d("95.5")))
        ]
    );
    assert!(std::sync::Arc::ptr_eq(&catalogue.indicators[0].name, &catalogue.indicators[1].name));
}

#[test]
fn faults_of_one_indicator_for_many_regions_are_found() {
    assert_eq!(faults_of_target("slug = \"coverage\"", "value = 5"), [SenseFault::ValueWithSlug.into()]);
    assert_eq!(faults_of_target("slug = \"c\"\ncode = \"changchun.c\"", "value = 5"), [SenseFault::CodeAndSlug.into()]);
    let faults = faults_of_target("slug = \"coverage\"", "note = \"x\"\n[indicator.target.values]\njilinn = 1");
    assert_eq!(
        faults,
        [ReferenceFault::Unknown { thing: ItemKind::Region, name: "jilinn".into(), near: Some("jilin".into()) }.into()]
    );
    let twice = with_target("slug = \"racks\"", "note = \"x\"\n[indicator.target.values]\nchangchun = 1")
        + "[[indicator]]\ncode = \"changchun.racks\"\nname = \"机架\"\nunit = \"架\"\nkind = \"stock\"\ndirection = \"up\"\n";
    assert_eq!(
        kinds(&twice),
        [ReferenceFault::Duplicate { thing: ItemKind::Indicator, name: "changchun.racks".into() }.into()]
    );
}

#[test]
fn unknown_keys_are_faults_everywhere() {
    let text = format!(
        "colour = 1\n{HEAD}nmae = \"x\"\n{PLACES}[[regionn]]\n[[indicator]]\ncode = \"changchun.a\"\nname = \"甲\"\nunit = \"个\"\nkind = \"stock\"\ndirection = \"up\"\nunti = 1\n"
    );
    let near: Vec<_> = kinds(&text)
        .into_iter()
        .map(|kind| match kind {
            CatalogueFaultKind::Key(KeyFault::Unknown { key, near, .. }) => (key.to_string(), near),
            other => panic!("{other:?}"),
        })
        .collect();
    let pairs: Vec<_> = near.iter().map(|(key, near)| (key.as_str(), *near)).collect();
    assert_eq!(pairs, [("colour", None), ("nmae", Some("name")), ("regionn", Some("region")), ("unti", Some("unit"))]);
}

#[test]
fn what_is_declared_twice_names_both_places() {
    let text = format!("{HEAD}{PLACES}[[region]]\ncode = \"jilin\"\nname = \"吉林\"\n");
    let mut files = |_: &Path| Ok(text.clone());
    let refusal = read(Path::new("a.toml"), &mut files).expect_err("a second region");
    assert_eq!(refusal.faults.len(), 1);
    assert_eq!(refusal.faults[0].place.line, text.lines().count() - 1);
    assert_eq!(refusal.faults[0].also.as_ref().map(|place| (place.line, place.column)), Some((7, 8)));
}

#[test]
fn a_second_target_of_one_year_needs_a_code() {
    let twice = with_target("", "value = 1")
        + "[[indicator.target]]\nsource = \"plan\"\ncomparator = \"at_least\"\nvalue = 2\ndeadline = 2025-06-30\n";
    assert_eq!(
        kinds(&twice),
        [ReferenceFault::Duplicate { thing: ItemKind::Target, name: "changchun.racks.2025".into() }.into()]
    );
    assert_eq!(sound(&(twice + "code = \"2025-goal\"\n")).catalogue.targets.len(), 2);
}

#[test]
fn regions_must_not_form_a_circle() {
    let text = format!(
        "{HEAD}[[region]]\ncode = \"a\"\nname = \"甲\"\nparent = \"b\"\n[[region]]\ncode = \"b\"\nname = \"乙\"\nparent = \"a\"\n"
    );
    assert_eq!(
        kinds(&text),
        [ReferenceFault::RegionCycle("a".into()).into(), ReferenceFault::RegionCycle("b".into()).into()]
    );
}

#[test]
fn a_fault_of_form_hides_no_fault_of_meaning_and_makes_none() {
    let text = format!("{HEAD}{PLACES}")
        .replace("name = \"长春市\"", "name “长春市”")
        .replace("standing = \"in_force\"", "standing = \"in_farce\"")
        .replace("code = \"jilin\"\n", "code = \"jilin\n");
    let faults = kinds(&text);
    assert_eq!(faults.len(), 3, "{faults:?}");
    assert_eq!(faults[0], SyntaxFault::UnclosedText.into());
    assert_eq!(faults[1], SyntaxFault::MissingEquals.into());
    assert!(matches!(&faults[2], CatalogueFaultKind::Value(ValueFault::UnknownWord { near: Some("in_force"), .. })));
}

#[test]
fn a_missing_include_is_one_fault_not_one_for_each_reference() {
    let text = format!("include = [\"seeds/sources.toml\"]\n{}", with_target("", "value = 1").replace(PLACES, ""));
    let faults = kinds(&text);
    assert_eq!(faults.len(), 1, "{faults:?}");
    assert!(matches!(&faults[0], CatalogueFaultKind::File(FileFault::Missing(path)) if path.ends_with("sources.toml")));
}

#[test]
fn a_catalogue_needs_its_head() {
    assert_eq!(kinds("# 空\n"), [FileFault::MissingHead.into()]);
}

/// A catalogue from memory with some of its characters taken out and others put in.
fn damaged(text: &str, cuts: &[(usize, usize, String)]) -> String {
    let mut signs: Vec<char> = text.chars().collect();
    for (at, count, inserted) in cuts {
        let at = at % (signs.len() + 1);
        let end = (at + count).min(signs.len());
        signs.splice(at..end, inserted.chars());
    }
    signs.into_iter().collect()
}

proptest! {
    #[test]
    fn no_damage_makes_the_reader_stumble(
        cuts in prop::collection::vec((0_usize..4000, 0_usize..30, "[\\[\\]{}=\"'#,.\n\t0-9a-z中“：\r\u{feff}\u{0}\\\\-]{0,8}"), 1..6)
    ) {
        let whole = with_target(
            "kind = \"flow\"",
            "clause = \"二(一)1\"\nwindow = \"2023..2025\"\nbaseline = { period = \"2022\", value = 8.7 }\nmilestones = { 2023 = 9 }\nnote = \"\"\"甲\n乙\"\"\"",
        );
        let text = damaged(&whole, &cuts);
        let read = read(Path::new("a.toml"), &mut |_: &Path| Ok(text.clone()));
        if let Err(refusal) = read {
            prop_assert!(!refusal.faults.is_empty());
            for fault in refusal.faults {
                let text = &refusal.texts[&fault.place.file];
                prop_assert!(text.get(fault.place.span.clone()).is_some(), "{:?} of {text:?}", fault);
            }
        }
    }
}
