//! What was known when: after any sequence of actions the ledger as of each of them is what it was then.

use std::collections::BTreeSet;
use std::ops::ControlFlow;

use chrono::{DateTime, Utc};
use duban::catalogue::plan;
use duban::domain::catalogue::Catalogue;
use duban::domain::chain::Wanted;
use duban::domain::code::{IndicatorCode, RegionCode, TargetCode};
use duban::domain::deed::Deed;
use duban::domain::dossier::Scope;
use duban::domain::history::Handle;
use duban::domain::light::Light;
use duban::domain::observation::Release;
use duban::domain::source::Standing;
use duban::domain::target::TargetValue;
use duban::store::{Figure, Ruling, Store};
use proptest::prelude::*;

use crate::office::{REVISE, catalogue, day, decimal, deed, figure, instant, overlay, text};
use crate::reading::dossiers;
use crate::{Ledger, on_every_backend};

on_every_backend! {
    a_moment_is_the_last_action_at_or_before_it,
    actions_of_one_second_are_told_apart_by_their_numbers,
    what_a_load_changed_is_told_with_what_was_said_before,
    figures_are_told_with_all_that_is_on_record_of_their_indicator,
}

/// What can be done to a ledger.
#[derive(Debug, Clone)]
enum Step {
    /// A figure, for one of the indicators and years.
    Record { indicator: usize, year: usize, value: u32, release: usize },
    /// Another content of the office's catalogue.
    Load(Vec<Turn>),
    /// Another content of the overlay.
    Overlay(Vec<Turn>),
    /// A figure is retracted, approved or rejected.
    Rule { ruling: usize, indicator: usize, which: usize },
    /// A deadline is moved.
    Extend { target: usize, days: u32 },
    /// An action is taken back.
    Undo(i64),
}

/// How a catalogue differs from the office's usual one.
#[derive(Debug, Clone, Copy)]
enum Turn {
    TargetValue(u32),
    Deadline(u32),
    WithoutTarget,
    WithoutIndicator,
    Rules(u32),
    Light,
    RegionName,
    SourceMoves,
    Draft,
    ClauseRoles,
    AgencyGoes,
    AliasChanges,
    Unit,
    Version(u32),
    Assignment,
    Approval,
}

const INDICATORS: [&str; 4] = ["jilin.output", "jilin.pue", "changchun.5g-stations", "changchun.coverage"];
const YEARS: [&str; 3] = ["2022", "2023", "2024"];

fn turned(mut catalogue: Catalogue, turns: &[Turn]) -> Catalogue {
    for turn in turns {
        let last_target = catalogue.targets.len().checked_sub(1);
        match *turn {
            Turn::TargetValue(value) => {
                if let Some(at) = last_target {
                    catalogue.targets[at].value = TargetValue::One(value.into());
                }
            }
            Turn::Deadline(days) => {
                if let Some(target) = catalogue.targets.first_mut() {
                    target.deadline = target.deadline + chrono::Days::new(days.into());
                }
            }
            Turn::WithoutTarget => drop(catalogue.targets.pop()),
            Turn::WithoutIndicator => {
                if let Some(gone) = catalogue.indicators.pop() {
                    catalogue.targets.retain(|target| target.indicator != gone.code);
                }
            }
            Turn::Rules(days) => catalogue.rules.stale_months = days,
            Turn::Light => catalogue.rules.ladder.changed.iter_mut().for_each(|(_, light)| *light = Light::Yellow),
            Turn::RegionName => catalogue.regions.iter_mut().for_each(|region| region.name = text("改名")),
            Turn::SourceMoves => {
                if let [.., source] = catalogue.sources.as_mut_slice() {
                    source.region = RegionCode::new("changchun").unwrap();
                }
            }
            Turn::Draft => catalogue.sources.iter_mut().for_each(|source| source.standing = Standing::Draft),
            Turn::ClauseRoles => catalogue.clauses.iter_mut().for_each(|clause| clause.roles.support.clear()),
            Turn::AgencyGoes => drop(catalogue.agencies.pop()),
            Turn::AliasChanges => catalogue.agencies.iter_mut().for_each(|agency| agency.aliases.push(text("别名"))),
            Turn::Unit => catalogue.indicators.iter_mut().for_each(|indicator| indicator.scope = Some(text("全域"))),
            Turn::Approval => catalogue.rules.approval = true,
            Turn::Version(number) => catalogue.head.version = text(&number.to_string()),
            Turn::Assignment => catalogue.assignments.iter_mut().for_each(|given| given.contact = None),
        }
    }
    catalogue
}

fn bring(store: &mut Store, wanted: &Catalogue, at: i64) {
    let stored = store.catalogue(&wanted.head.code).unwrap();
    let plan = plan(stored.as_ref(), wanted);
    store.load(&deed("load", at), &plan).unwrap();
}

fn record(store: &mut Store, code: &str, given: &Figure<'_>, at: i64) {
    let mut batch = store.batch(&deed("record", at), REVISE);
    let Some(series) = batch.indicator(code).unwrap() else { return };
    batch.push(series, given).unwrap();
    // What is refused, a falling running total for example, leaves no action.
    let _ = batch.record();
}

fn take(store: &mut Store, step: &Step, at: i64) {
    match step {
        Step::Record { indicator, year, value, release } => {
            let release = [Release::Preliminary, Release::Unmarked, Release::Revised, Release::Final][*release];
            let given = Figure { release, ..figure(1, YEARS[*year], &value.to_string()) };
            record(store, INDICATORS[*indicator], &given, at);
        }
        Step::Load(turns) => bring(store, &turned(catalogue(), turns), at),
        Step::Overlay(turns) => bring(store, &turned(overlay(), turns), at),
        // What is refused leaves no action.
        Step::Rule { ruling, indicator, which } => {
            let ruling = [Ruling::Retract, Ruling::Approve, Ruling::Reject][*ruling];
            let code = IndicatorCode::new(INDICATORS[*indicator]).unwrap();
            let entries = store.history(&code).unwrap().unwrap_or_default();
            if let Some(entry) = entries.get(which % entries.len().max(1)) {
                let figure = Handle { indicator: code, period: entry.period, seq: entry.seq };
                let _ = store.rule(&others(at), ruling, &[figure]).unwrap();
            }
        }
        Step::Extend { target, days } => {
            let target = TargetCode::new(["jilin.pue.2025", "jilin.output.2025"][*target]).unwrap();
            let to = day(2026, 1, 1) + chrono::Days::new((*days).into());
            let _ = store.extend(&deed("extend", at), &target, (to, "纪要", None)).unwrap();
        }
        Step::Undo(action) => {
            let _ = store.undo(&others(at), Some(*action)).unwrap();
        }
    }
}

/// What somebody else does than who records.
fn others(at: i64) -> Deed {
    Deed { by: Some(text("韩梅梅")), system_user: Some(text("hmm")), ..deed("rule", at) }
}

/// Every answer that the ledger gives.
fn answers(store: &Store) -> String {
    let everything = Scope::default();
    let mut names = Vec::new();
    store.names(&everything, &mut |code, name, _| names.push((code.clone(), name.clone()))).unwrap();
    let regions = ["jilin", "changchun"].map(|code| RegionCode::new(code).unwrap());
    let offices: Vec<_> = regions
        .iter()
        .map(|region| Scope { regions: Some(vec![region.clone()]), ..Scope::default() })
        .map(|scope| store.office(&scope).unwrap())
        .collect();
    let histories: Vec<_> =
        INDICATORS.iter().map(|code| store.history(&IndicatorCode::new(code).unwrap()).unwrap()).collect();
    // An indicator that was never heard of and one without figures are the same to whoever asks.
    let histories: Vec<_> = histories.into_iter().map(Option::unwrap_or_default).collect();
    let catalogues: Vec<_> = store.stamps().unwrap().iter().map(|s| store.catalogue(&s.code).unwrap()).collect();
    let bound: Vec<_> = regions.iter().map(|region| store.bound(region).unwrap()).collect();
    let mut acts = Vec::new();
    let wanted = Wanted { since: None, from: None, by: None, indicator: None };
    store
        .acts(&wanted, &mut |act| {
            acts.push(act.clone());
            ControlFlow::Continue(())
        })
        .unwrap();
    let mut happenings = Vec::new();
    store
        .happenings(&wanted, &mut |act, happening| {
            happenings.push((act.number, happening.clone()));
            ControlFlow::Continue(())
        })
        .unwrap();
    let acts = (acts, happenings);
    format!(
        "{:#?}",
        (
            store.stamps().unwrap(),
            store.office(&everything).unwrap(),
            dossiers(store, &everything),
            names,
            offices,
            histories,
            catalogues,
            bound,
            store.proposals(&everything).unwrap(),
            acts
        )
    )
}

fn last_action(store: &Store) -> i64 {
    store.actions_span().unwrap().map_or(0, |(_, last)| last.action)
}

fn turns() -> impl Strategy<Value = Vec<Turn>> {
    let turn = prop_oneof![
        1 => (1..9_u32).prop_map(Turn::TargetValue),
        1 => (1..400_u32).prop_map(Turn::Deadline),
        1 => Just(Turn::WithoutTarget),
        1 => Just(Turn::WithoutIndicator),
        1 => (1..30_u32).prop_map(Turn::Rules),
        1 => Just(Turn::Light),
        1 => Just(Turn::RegionName),
        1 => Just(Turn::SourceMoves),
        1 => Just(Turn::Draft),
        1 => Just(Turn::ClauseRoles),
        1 => Just(Turn::AgencyGoes),
        1 => Just(Turn::AliasChanges),
        1 => Just(Turn::Unit),
        1 => (1..5_u32).prop_map(Turn::Version),
        1 => Just(Turn::Assignment),
        5 => Just(Turn::Approval),
    ];
    proptest::collection::vec(turn, 0..4)
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let step = prop_oneof![
        3 => (0..INDICATORS.len(), 0..YEARS.len(), 1..6_u32, 0..4_usize)
            .prop_map(|(indicator, year, value, release)| Step::Record { indicator, year, value, release }),
        2 => turns().prop_map(Step::Load),
        1 => turns().prop_map(Step::Overlay),
        2 => (0..3_usize, 0..INDICATORS.len(), 0..6_usize)
            .prop_map(|(ruling, indicator, which)| Step::Rule { ruling, indicator, which }),
        1 => (0..2_usize, 1..400_u32).prop_map(|(target, days)| Step::Extend { target, days }),
        2 => (2..14_i64).prop_map(Step::Undo),
    ];
    proptest::collection::vec(step, 1..14)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_ledger_as_of_an_action_is_what_it_was_then(waits in any::<bool>(), steps in steps()) {
        let mut store = Store::in_memory().unwrap();
        bring(&mut store, &turned(catalogue(), if waits { &[Turn::Approval] } else { &[] }), 0);
        let mut kept = vec![(last_action(&store), answers(&store))];
        for (at, step) in (1..).zip(&steps) {
            take(&mut store, step, at);
            kept.push((last_action(&store), answers(&store)));
        }
        for (action, then) in &kept {
            store = store.known_after(*action);
            prop_assert_eq!(&answers(&store), then, "after action {}", action);
        }
    }

    #[test]
    fn every_indicator_that_differs_is_among_those_that_moved(steps in steps()) {
        let mut store = Store::in_memory().unwrap();
        bring(&mut store, &catalogue(), 0);
        for (at, step) in (1..).zip(&steps) {
            take(&mut store, step, at);
        }
        let last = last_action(&store);
        for after in 0..last {
            store = store.known_after(after);
            let before = dossiers(&store, &Scope::default());
            store = store.known_after(last);
            let mut moved = BTreeSet::new();
            store.moved_after(&Scope::default(), after, &mut |_, codes| {
                moved.extend(codes);
                ControlFlow::Continue(())
            }).unwrap();
            for now in dossiers(&store, &Scope::default()) {
                let same = before.contains(&now);
                prop_assert!(same || moved.contains(&now.indicator.code), "{} after {}", now.indicator.code, after);
            }
        }
    }
}

fn moment_at(store: &Store, at: DateTime<Utc>) -> Option<i64> {
    store.last_action_at(at).unwrap().map(|moment| moment.action)
}

fn a_moment_is_the_last_action_at_or_before_it(mut store: Ledger) {
    bring(&mut store, &catalogue(), 0);
    record(&mut store, "jilin.pue", &figure(1, "2022", "1.4"), 60);
    assert_eq!(moment_at(&store, instant(-1)), None);
    assert_eq!([0, 59, 60, 1_000_000].map(|s| moment_at(&store, instant(s))), [1, 1, 2, 2].map(Some));
    let (first, last) = store.actions_span().unwrap().expect("two actions");
    assert_eq!((first.action, &*first.command, last.action, &*last.command), (1, "load", 2, "record"));
}

fn actions_of_one_second_are_told_apart_by_their_numbers(mut store: Ledger) {
    bring(&mut store, &catalogue(), 0);
    record(&mut store, "jilin.pue", &figure(1, "2022", "1.4"), 60);
    record(&mut store, "jilin.pue", &figure(1, "2022", "1.5"), 60);
    assert_eq!(moment_at(&store, instant(60)), Some(3));
    assert_eq!(store.action(2).unwrap().map(|moment| moment.at), Some(instant(60)));
    assert_eq!(store.action(4).unwrap(), None);
    let code = IndicatorCode::new("jilin.pue").unwrap();
    let store = store.known_at_action(2);
    assert_eq!(store.history(&code).unwrap().map(|entries| entries.len()), Some(1));
}

impl Ledger {
    fn known_at_action(self, action: i64) -> Self {
        Self { store: self.store.known_after(action), ..self }
    }
}

fn what_a_load_changed_is_told_with_what_was_said_before(mut store: Ledger) {
    bring(&mut store, &catalogue(), 0);
    bring(&mut store, &turned(catalogue(), &[Turn::TargetValue(2), Turn::Rules(6), Turn::Draft]), 1);
    bring(&mut store, &turned(catalogue(), &[Turn::WithoutTarget]), 2);
    let mut told = Vec::new();
    store
        .versions_after(&Scope::default(), 1, &mut |version| {
            let item = version.new.or(version.old).expect("one of them");
            let sides = (version.old.is_some(), version.new.is_some());
            told.push(format!("{} {} {sides:?}", version.action, item.code()));
            ControlFlow::Continue(())
        })
        .unwrap();
    assert_eq!(
        told,
        [
            "2 office (true, true)",
            "3 office (true, true)",
            "2  (true, true)",
            "3  (true, true)",
            "2 changchun-2023 (true, true)",
            "3 changchun-2023 (true, true)",
            "2 jilin.pue.2025 (true, true)",
            "3 jilin.pue.2025 (true, false)",
        ]
    );
}

fn figures_are_told_with_all_that_is_on_record_of_their_indicator(mut store: Ledger) {
    bring(&mut store, &catalogue(), 0);
    record(&mut store, "jilin.pue", &figure(1, "2022", "1.4"), 1);
    record(&mut store, "changchun.coverage", &figure(1, "2022", "80"), 2);
    record(&mut store, "jilin.pue", &figure(1, "2022", "1.39"), 3);
    let mut told = Vec::new();
    store
        .figures_after(&Scope::default(), 2, &mut |touched| {
            let values: Vec<_> = touched.entries.iter().map(|entry| (entry.action.number, entry.value)).collect();
            told.push((touched.indicator.code.to_string(), values));
            ControlFlow::Continue(())
        })
        .unwrap();
    let of = |code: &str, values: &[(i64, &str)]| {
        (code.to_owned(), values.iter().map(|(action, value)| (*action, Some(decimal(value)))).collect::<Vec<_>>())
    };
    assert_eq!(told, [of("jilin.pue", &[(2, "1.4"), (4, "1.39")]), of("changchun.coverage", &[(3, "80")])]);
}
