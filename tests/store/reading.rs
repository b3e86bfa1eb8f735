//! Dossiers, the office around them, and the directory: only what is asked for, in a settled order.

use std::ops::ControlFlow;

use duban::domain::code::CatalogueCode;
use duban::domain::dossier::Scope;
use duban::domain::indicator::Indicator;
use duban::domain::observation::Observation;
use duban::domain::target::Target;
use duban::store::Store;

use crate::office::{STRICT, catalogue, day, figure, indicator_code, load, overlay, record_all, region_code};
use crate::{Ledger, on_every_backend};

on_every_backend! {
    dossiers_come_region_by_region_with_what_belongs_to_them,
    a_scope_leaves_out_the_rest,
    figures_after_the_as_of_date_are_left_out,
    without_figures_the_rest_of_a_dossier_is_the_same,
    a_visitor_may_break_off,
    the_office_of_a_region_is_all_it_needs_and_no_more,
    the_names_of_all_indicators_are_listed,
}

/// A dossier that outlives its visit.
#[derive(Debug, Clone, PartialEq)]
pub struct Kept {
    pub catalogue: CatalogueCode,
    pub indicator: Indicator,
    pub targets: Vec<Target>,
    pub observations: Vec<Observation>,
}

pub fn dossiers(store: &Store, scope: &Scope) -> Vec<Kept> {
    let mut kept = Vec::new();
    store
        .dossiers(scope, &mut |dossier| {
            kept.push(Kept {
                catalogue: dossier.catalogue.clone(),
                indicator: dossier.indicator.clone(),
                targets: dossier.targets.to_vec(),
                observations: dossier.observations.to_vec(),
            });
            ControlFlow::Continue(())
        })
        .unwrap();
    kept
}

pub fn dossier_of(store: &Store, code: &str) -> Kept {
    dossiers(store, &Scope::of_indicator(indicator_code(code))).pop().expect("the office tracks it")
}

fn codes(dossiers: &[Kept]) -> Vec<&str> {
    dossiers.iter().map(|dossier| dossier.indicator.code.as_str()).collect()
}

fn filled(ledger: &mut Ledger) {
    load(ledger, &catalogue());
    load(ledger, &overlay());
    let figures = [
        ("changchun.coverage", figure(1, "2024", "98")),
        ("jilin.pue", figure(2, "2024", "1.3")),
        ("jilin.pue", figure(3, "2022", "1.4")),
        ("jilin.output", figure(4, "2024", "1000")),
        ("jilin.output", figure(5, "2024H1", "480")),
        ("jilin.output", figure(6, "2024Q4", "260")),
    ];
    record_all(ledger, STRICT, &figures).unwrap();
}

fn dossiers_come_region_by_region_with_what_belongs_to_them(mut ledger: Ledger) {
    filled(&mut ledger);
    let all = dossiers(&ledger, &Scope::default());
    assert_eq!(codes(&all), ["jilin.output", "jilin.pue", "changchun.5g-stations", "changchun.coverage"]);
    for dossier in &all {
        let expected = catalogue();
        let targets: Vec<_> =
            expected.targets.into_iter().filter(|target| target.indicator == dossier.indicator.code).collect();
        assert_eq!(dossier.targets, targets);
        assert!(expected.indicators.contains(&dossier.indicator));
        assert_eq!(dossier.catalogue, expected.head.code);
    }
    let periods = |at: usize| all[at].observations.iter().map(|o| o.period.to_string()).collect::<Vec<_>>();
    assert_eq!(periods(0), ["2024H1", "2024", "2024Q4"], "by last day, the longer first");
    assert_eq!(periods(1), ["2022", "2024"]);
    assert!(all[2].observations.is_empty());
}

fn a_scope_leaves_out_the_rest(mut ledger: Ledger) {
    filled(&mut ledger);
    let regions = |codes: &[&str]| Some(codes.iter().map(|code| region_code(code)).collect());
    let scope = Scope { regions: regions(&["changchun"]), ..Scope::default() };
    assert_eq!(codes(&dossiers(&ledger, &scope)), ["changchun.5g-stations", "changchun.coverage"]);
    let scope = Scope {
        indicators: Some(vec![indicator_code("jilin.pue"), indicator_code("changchun.coverage")]),
        ..Scope::default()
    };
    let two = dossiers(&ledger, &scope);
    assert_eq!(codes(&two), ["jilin.pue", "changchun.coverage"]);
    assert_eq!((two[0].observations.len(), two[0].targets.len()), (2, 1));
    let scope = Scope { regions: regions(&["jilin"]), ..scope };
    assert_eq!(codes(&dossiers(&ledger, &scope)), ["jilin.pue"]);
    let scope = Scope { regions: regions(&["nowhere"]), ..Scope::default() };
    assert!(dossiers(&ledger, &scope).is_empty());
}

fn without_figures_the_rest_of_a_dossier_is_the_same(mut ledger: Ledger) {
    filled(&mut ledger);
    for scope in [Scope::default(), Scope::of_indicator(indicator_code("jilin.pue"))] {
        let mut bare = Vec::new();
        ledger
            .dossiers_without_figures(&scope, &mut |dossier| {
                assert!(dossier.observations.is_empty());
                bare.push((dossier.catalogue.clone(), dossier.indicator.clone(), dossier.targets.to_vec()));
                ControlFlow::Continue(())
            })
            .unwrap();
        let whole = dossiers(&ledger, &scope).into_iter().map(|kept| (kept.catalogue, kept.indicator, kept.targets));
        assert_eq!(bare, whole.collect::<Vec<_>>());
    }
}

fn figures_after_the_as_of_date_are_left_out(mut ledger: Ledger) {
    filled(&mut ledger);
    let at = |as_of| {
        let scope = Scope { as_of: Some(as_of), ..Scope::of_indicator(indicator_code("jilin.output")) };
        dossiers(&ledger, &scope)[0].observations.len()
    };
    assert_eq!((at(day(2024, 6, 29)), at(day(2024, 6, 30)), at(day(2024, 12, 31))), (0, 1, 3));
}

fn a_visitor_may_break_off(mut ledger: Ledger) {
    filled(&mut ledger);
    let mut seen = 0;
    let mut visit = |_: duban::domain::dossier::Dossier<'_>| {
        seen += 1;
        ControlFlow::Break(())
    };
    ledger.dossiers(&Scope::default(), &mut visit).unwrap();
    assert_eq!(seen, 1);
}

fn the_office_of_a_region_is_all_it_needs_and_no_more(mut ledger: Ledger) {
    filled(&mut ledger);
    let full = catalogue();
    let office = ledger.office(&Scope::default()).unwrap();
    assert_eq!((&office.regions, &office.sources, &office.clauses), (&full.regions, &full.sources, &full.clauses));
    assert_eq!(office.agencies.len(), full.agencies.len() + 1);
    assert_eq!(office.rules[&full.head.code], full.rules);
    assert_eq!(office.rules.len(), 2);
    assert_eq!(office.assignments, overlay().assignments);

    let scope = Scope { regions: Some(vec![region_code("changchun")]), ..Scope::default() };
    let office = ledger.office(&scope).unwrap();
    assert_eq!(office.regions, full.regions[1..]);
    assert_eq!(office.sources, full.sources[..1]);
    assert_eq!(office.clauses, full.clauses[..2]);
    assert!(office.agencies.iter().all(|agency| agency.region.as_str() == "changchun"));
    assert!(office.assignments.is_empty());
    // The province's indicators are judged by a document of the city, so that comes along.
    let scope = Scope { regions: Some(vec![region_code("jilin")]), ..Scope::default() };
    let office = ledger.office(&scope).unwrap();
    assert_eq!((office.sources.len(), office.regions.len()), (2, 2));
    assert_eq!(office.assignments, overlay().assignments);
}

fn the_names_of_all_indicators_are_listed(mut ledger: Ledger) {
    filled(&mut ledger);
    let mut seen = Vec::new();
    ledger
        .names(&Scope::default(), &mut |code, name, name_en| {
            seen.push((code.to_string(), name.to_string(), name_en.map(ToString::to_string)));
        })
        .unwrap();
    assert_eq!(seen.len(), 4);
    assert_eq!(seen[0], ("jilin.output".to_owned(), "指标".to_owned(), Some("Indicator".to_owned())));
}
