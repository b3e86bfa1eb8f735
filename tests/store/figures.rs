//! Figures are recorded exactly, once, all or none, and nothing that happened to them is forgotten.

use duban::domain::fault::input::{AdmissionFault, RowFault};
use duban::domain::observation::{Bound, Fit, Observation, Release};
use duban::store::{Figure, Refusal};
use proptest::prelude::*;
use rust_decimal::Decimal;

use crate::office::{
    REVISE, STRICT, catalogue, decimal, deed, figure, indicator_code, instant, load, period, record_all, text,
};
use crate::reading::dossier_of;
use crate::{Ledger, on_every_backend};

on_every_backend! {
    a_figure_comes_back_with_everything_that_was_said_of_it,
    the_same_figure_again_is_skipped,
    another_value_is_refused_and_replaces_only_when_asked_to,
    the_weightiest_release_counts,
    exact_and_close_figures_stand_beside_each_other,
    one_bad_figure_keeps_all_out,
    rows_that_contradict_each_other_are_refused,
    nobody_exceeds_the_whole_where_all_is_asked_for,
    a_trial_leaves_no_trace,
    a_batch_that_is_dropped_leaves_no_trace,
    time_never_runs_backwards,
    many_indicators_are_found_as_well_as_few,
}

fn values(ledger: &Ledger, code: &str) -> Vec<String> {
    dossier_of(ledger, code).observations.iter().map(|figure| figure.value.to_string()).collect()
}

fn faults(refusal: Refusal) -> Vec<(u64, RowFault)> {
    match refusal {
        Refusal::Rows(faults) => faults.into_iter().map(|fault| (fault.line, fault.fault)).collect(),
        Refusal::Store(fault) => panic!("{fault}"),
    }
}

fn a_figure_comes_back_with_everything_that_was_said_of_it(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let full = Figure {
        bound: Bound::MoreThan,
        fit: Fit::Close,
        release: Release::Final,
        as_typed: Some("超1.3万个"),
        period_typed: Some("2024年末"),
        publisher: Some("市统计局"),
        title: Some("统计公报"),
        url: Some("https://example.invalid/1"),
        note: Some("全市口径"),
        by: Some("韩梅梅"),
        ..figure(7, "2024-12-31", "13000")
    };
    let recorded = record_all(&mut ledger, STRICT, &[("changchun.5g-stations", full)]).unwrap();
    assert_eq!((recorded.new, recorded.revised, recorded.skipped), (1, 0, 0));
    let (line, handle) = &recorded.handles[0];
    assert_eq!((*line, handle.to_string().as_str()), (7, "changchun.5g-stations@2024-12-31#1"));
    let expected = Observation {
        period: period("2024-12-31"),
        value: decimal("13000"),
        bound: Bound::MoreThan,
        fit: Fit::Close,
        release: Release::Final,
        seq: 1,
        publisher: Some(text("市统计局")),
        title: Some(text("统计公报")),
        url: Some(text("https://example.invalid/1")),
        note: Some(text("全市口径")),
    };
    assert_eq!(dossier_of(&ledger, "changchun.5g-stations").observations, [expected]);
    let history = ledger.history(&indicator_code("changchun.5g-stations")).unwrap().expect("it is tracked");
    assert_eq!(history[0].as_typed.as_deref(), Some("超1.3万个"));
    assert_eq!(history[0].period_typed.as_deref(), Some("2024年末"));
    assert_eq!(history[0].by.as_deref(), Some("韩梅梅"));
    assert_eq!(history[0].recorded_at, instant(60));
    assert_eq!(ledger.history(&indicator_code("changchun.nothing")).unwrap(), None);
}

fn the_same_figure_again_is_skipped(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let figures = [("jilin.pue", figure(1, "2023", "1.4")), ("jilin.pue", figure(2, "2024", "1.30"))];
    assert_eq!(record_all(&mut ledger, STRICT, &figures).unwrap().new, 2);
    let again = record_all(&mut ledger, STRICT, &figures).unwrap();
    assert_eq!((again.new, again.skipped, again.handles.len()), (0, 2, 0));
    assert_eq!(values(&ledger, "jilin.pue"), ["1.4", "1.3"]);
}

fn another_value_is_refused_and_replaces_only_when_asked_to(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(1, "2023", "1.4"))]).unwrap();
    let other = [("jilin.pue", figure(5, "2023", "1.45"))];
    let refused = faults(record_all(&mut ledger, STRICT, &other).unwrap_err());
    let contradicts = AdmissionFault::Contradicts { value: decimal("1.4"), bound: Bound::Exact };
    assert_eq!(refused, [(5, RowFault::Admission(contradicts))]);
    let revised = record_all(&mut ledger, REVISE, &other).unwrap();
    assert_eq!((revised.new, revised.revised), (0, 1));
    assert_eq!(revised.handles[0].1.to_string(), "jilin.pue@2023#2");
    assert_eq!(values(&ledger, "jilin.pue"), ["1.45"]);
    let history = ledger.history(&indicator_code("jilin.pue")).unwrap().expect("it is tracked");
    let trail: Vec<_> = history.iter().map(|entry| (entry.seq, entry.refers, entry.superseded_by)).collect();
    assert_eq!(trail, [(1, None, Some(2)), (2, Some(1), None)]);
}

fn the_weightiest_release_counts(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let release = |line, release, value| ("jilin.pue", Figure { release, ..figure(line, "2023", value) });
    let figures = [
        release(1, Release::Final, "1.41"),
        release(2, Release::Preliminary, "1.4"),
        release(3, Release::Revised, "1.42"),
    ];
    assert_eq!(record_all(&mut ledger, STRICT, &figures).unwrap().new, 3);
    assert_eq!(values(&ledger, "jilin.pue"), ["1.41"]);
}

fn exact_and_close_figures_stand_beside_each_other(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let close = Figure { fit: Fit::Close, ..figure(2, "2023", "1.5") };
    record_all(&mut ledger, STRICT, &[("jilin.pue", close), ("jilin.pue", figure(1, "2023", "1.4"))]).unwrap();
    let figures = dossier_of(&ledger, "jilin.pue").observations;
    assert_eq!(figures.iter().map(|figure| figure.fit).collect::<Vec<_>>(), [Fit::Exact, Fit::Close]);
}

fn one_bad_figure_keeps_all_out(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let figures = [
        ("jilin.pue", figure(2, "2023", "1.4")),
        ("jilin.pue", figure(3, "2024", "14")),
        ("jilin.output", figure(4, "2024-12-31", "1000")),
    ];
    let refused = faults(record_all(&mut ledger, STRICT, &figures).unwrap_err());
    assert_eq!(refused.iter().map(|(line, _)| *line).collect::<Vec<_>>(), [3, 4]);
    assert!(values(&ledger, "jilin.pue").is_empty());
    record_all(&mut ledger, STRICT, &figures[..1]).unwrap();
    assert_eq!(values(&ledger, "jilin.pue"), ["1.4"]);
}

fn rows_that_contradict_each_other_are_refused(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let figures = [("jilin.pue", figure(2, "2023", "1.4")), ("jilin.pue", figure(9, "2023", "1.5"))];
    let refused = faults(record_all(&mut ledger, REVISE, &figures).unwrap_err());
    let contradicts = AdmissionFault::ContradictsRow { line: 2, value: decimal("1.4"), bound: Bound::Exact };
    assert_eq!(refused, [(9, RowFault::Admission(contradicts))]);
}

fn nobody_exceeds_the_whole_where_all_is_asked_for(mut ledger: Ledger) {
    let mut all = catalogue();
    all.targets.push(crate::office::target(
        "changchun.coverage.all",
        duban::domain::target::Comparator::AtLeast,
        "100",
    ));
    load(&mut ledger, &all);
    let leave = duban::domain::admission::Leave { confirm: true, ..STRICT };
    let refused = record_all(&mut ledger, leave, &[("changchun.coverage", figure(1, "2023", "101"))]);
    assert_eq!(faults(refused.unwrap_err()), [(1, RowFault::Admission(AdmissionFault::AboveWhole))]);
}

fn a_trial_leaves_no_trace(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let seen = ledger
        .trial(|store| {
            record_all(store, STRICT, &[("jilin.pue", figure(1, "2023", "1.4"))]).unwrap();
            let bad = record_all(store, STRICT, &[("jilin.pue", figure(1, "2024", "99"))]);
            assert!(bad.is_err(), "a part of a trial that fails undoes only itself");
            dossier_of(store, "jilin.pue").observations.len()
        })
        .unwrap();
    assert_eq!(seen, 1);
    assert!(values(&ledger, "jilin.pue").is_empty());
    assert_eq!(record_all(&mut ledger, STRICT, &[("jilin.pue", figure(1, "2023", "1.4"))]).unwrap().new, 1);
}

fn a_batch_that_is_dropped_leaves_no_trace(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    let mut batch = ledger.batch(&deed("import", 1), STRICT);
    let series = batch.indicator("jilin.pue").unwrap().expect("it is tracked");
    batch.push(series, &figure(1, "2023", "1.4")).unwrap();
    drop(batch);
    assert!(values(&ledger, "jilin.pue").is_empty());
}

fn time_never_runs_backwards(mut ledger: Ledger) {
    load(&mut ledger, &catalogue());
    record_all(&mut ledger, STRICT, &[("jilin.pue", figure(1, "2023", "1.4"))]).unwrap();
    let mut batch = ledger.batch(&deed("record", -3600), STRICT);
    let series = batch.indicator("jilin.pue").unwrap().expect("it is tracked");
    batch.push(series, &figure(1, "2024", "1.3")).unwrap();
    batch.record().unwrap();
    let history = ledger.history(&indicator_code("jilin.pue")).unwrap().expect("it is tracked");
    assert_eq!(history.iter().map(|entry| entry.recorded_at).collect::<Vec<_>>(), [instant(60), instant(60)]);
}

fn many_indicators_are_found_as_well_as_few(mut ledger: Ledger) {
    use duban::domain::indicator::{Direction, Kind};
    let mut large = catalogue();
    let codes: Vec<String> = (0..1000).map(|n| format!("{}.many-{n}", ["jilin", "changchun"][n % 2])).collect();
    large
        .indicators
        .extend(codes.iter().map(|code| crate::office::indicator(code, "亿元", Kind::Stock, Direction::Up)));
    load(&mut ledger, &large);
    // Every third, so that some neighbours are stepped over, and two years each, in no order.
    for year in ["2024", "2023"] {
        let figures: Vec<_> = codes
            .iter()
            .rev()
            .step_by(3)
            .zip(2..)
            .map(|(code, line)| (code.as_str(), figure(line, year, &format!("{line}.5"))))
            .collect();
        let count = figures.len() as u64;
        assert_eq!(record_all(&mut ledger, STRICT, &figures).unwrap().new, count);
        assert_eq!(record_all(&mut ledger, STRICT, &figures).unwrap().skipped, count);
    }
    let line = codes.iter().rev().step_by(3).position(|code| code == "jilin.many-0").map(|at| at + 2);
    let expected = line.map(|line| format!("{line}.5")).expect("every third from the end reaches the first");
    assert_eq!(values(&ledger, "jilin.many-0"), [expected.clone(), expected]);
    let mut batch = ledger.batch(&deed("record", 100), STRICT);
    for code in &codes {
        assert!(batch.indicator(code).unwrap().is_some(), "{code}");
    }
    assert_eq!(batch.indicator("jilin.none").unwrap(), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_value_of_fifteen_digits_comes_back_exactly(
        values in prop::collection::vec((-999_999_999_999_999_i64..=999_999_999_999_999, 0_u32..=14), 1..12),
    ) {
        let mut ledger = crate::in_memory();
        load(&mut ledger, &catalogue());
        let leave = duban::domain::admission::Leave { confirm: true, ..STRICT };
        let figures: Vec<_> = values
            .iter()
            .zip(2000..)
            .map(|((mantissa, scale), year)| {
                let value = Decimal::new(*mantissa, *scale);
                let period = duban::domain::period::Period::year(year).expect("a year");
                ("jilin.output", Figure::plain(1, period, value))
            })
            .collect();
        record_all(&mut ledger, leave, &figures).unwrap();
        let stored: Vec<Decimal> = dossier_of(&ledger, "jilin.output").observations.iter().map(|o| o.value).collect();
        let expected: Vec<Decimal> = figures.iter().map(|(_, figure)| figure.value).collect();
        prop_assert_eq!(stored, expected);
    }
}
