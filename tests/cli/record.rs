//! `record`: what people type is understood, what looks wrong is held back, and the answer tells the effect.

use serde_json::{Value, json};

use crate::Desk;
use crate::desk::{number, text};

#[test]
fn the_answer_tells_gap_and_status_before_and_after() {
    let desk = Desk::with_ledger();
    assert_eq!(
        desk.done("record changchun.5g-stations 1.21万 --period 2025-06-30"),
        "recorded changchun.5g-stations@2025-06-30#1: 12,100 units\n  \
         changchun.5g-stations.2025: gap unknown → 900 units, status no data (due soon) → cannot say yet (due soon)\n"
    );
    assert_eq!(
        desk.done("record changchun.5g-stations 1.31万 --period 2025-12-31 --as-of 2026-01-15"),
        "recorded changchun.5g-stations@2025-12-31#1: 13,100 units\n  \
         changchun.5g-stations.2025: gap 900 units → 0 units, status overdue (not confirmed) → met\n"
    );
}

#[test]
fn several_values_are_recorded_at_once_or_not_at_all() {
    let desk = Desk::with_ledger();
    let line = "record jilin.5g-stations 52000 jilin.racks 13000 jilin.ipv6-share";
    let err = desk.refused(&format!("{line} 101 --period 2024"));
    assert!(
        err.contains("jilin.ipv6-share: `101`: a share is above `100`") && err.contains("nothing was stored"),
        "{err}"
    );
    assert!(desk.rows("history jilin.5g-stations").is_empty());
    let out = desk.done(&format!("{line} 61 --period 2024"));
    assert_eq!(out.lines().filter(|line| line.starts_with("recorded ")).count(), 3, "{out}");
    // The two targets of the conflicting statements are both told.
    for target in ["jilin.5g-stations.2025-goal", "jilin.5g-stations.2025-clause4", "jilin.racks.2025-goal"] {
        assert!(out.contains(&format!("\n  {target}: ")), "{out}");
    }
    let recorded: Vec<Value> = ["jilin.5g-stations", "jilin.racks", "jilin.ipv6-share"]
        .iter()
        .map(|code| desk.row(&format!("history {code}"))["recorded_at"].take())
        .collect();
    assert!(recorded.iter().all(|at| *at == recorded[0]), "one action, one instant: {recorded:?}");
}

#[test]
fn a_dry_run_tells_the_effect_and_stores_nothing() {
    let desk = Desk::with_ledger();
    let before = desk.bytes("duban.db");
    let trial = desk.done("record taizhou.core-share 12.9 --period 2024 --dry-run");
    assert!(trial.contains("gap unknown → 0 points, status no data (due soon) → met\n"), "{trial}");
    assert!(desk.bytes("duban.db") == before, "the file is another");
    assert_eq!(desk.names(), ["duban.db"]);
    let done = desk.done("record taizhou.core-share 12.9 --period 2024");
    assert_eq!(trial.replace("would record", "recorded"), done);
}

#[test]
fn the_same_figure_again_is_skipped() {
    let desk = Desk::with_ledger();
    desk.done("record taizhou.core-share 12.9 --period 2024");
    let before = desk.bytes("duban.db");
    for typed in ["12.9", "12.90%", "百分之十二点九"] {
        let out = desk.done(&format!("record taizhou.core-share {typed} --period 2024年"));
        assert!(out.starts_with("taizhou.core-share 2024: the same figure is recorded already, skipped\n"), "{out}");
    }
    assert_eq!(desk.rows("history taizhou.core-share").len(), 1);
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[test]
fn a_different_figure_needs_revise_and_the_old_one_stays_on_record() {
    let desk = Desk::with_ledger();
    desk.done("record taizhou.core-share 12.9 --period 2024 --by 李华");
    assert_eq!(
        desk.refused("record taizhou.core-share 12.8 --period 2024"),
        "error: taizhou.core-share: `12.8`: `12.9%` is recorded for the same period and release; to correct it, add \
         `--revise`\nnothing was stored\n"
    );
    desk.done("record taizhou.core-share 12.8 --period 2024 --revise --by 王芳");
    let told: Vec<Value> = desk
        .rows("history taizhou.core-share")
        .iter()
        .map(|row| json!([number(&row["value"]), row["by"], row["superseded_by"], row["handle"]]))
        .collect();
    assert_eq!(
        told,
        [
            json!(["12.9", "李华", "taizhou.core-share@2024#2", "taizhou.core-share@2024#1"]),
            json!(["12.8", "王芳", null, "taizhou.core-share@2024#2"]),
        ]
    );
    assert_eq!(number(&desk.row("show taizhou.core-share")["latest"]["value"]), "12.8");
}

#[test]
fn another_release_of_the_same_period_is_no_contradiction_and_the_final_one_counts() {
    let desk = Desk::with_ledger();
    for (value, release) in [("12.5", "final"), ("12.6", "preliminary"), ("12.7", "unmarked"), ("12.8", "revised")] {
        desk.done(&format!("record taizhou.core-share {value} --period 2024 --release {release}"));
    }
    let counting = |row: &Value| row["superseded_by"].is_null();
    let rows = desk.rows("history taizhou.core-share");
    assert_eq!((rows.len(), rows.iter().filter(|row| counting(row)).count()), (4, 1));
    let row = desk.row("show taizhou.core-share");
    assert_eq!((number(&row["latest"]["value"]), text(&row["latest"]["release"])), ("12.5".into(), "final"));
}

#[test]
fn what_looks_wrong_is_held_back_until_it_is_confirmed() {
    for (indicator, value, period, why) in [
        ("qingdao.5g-stations", "450000", "2025-12-31", "the scale looks wrong: 10.1 times the figure of `2025-06-05`"),
        ("qingdao.5g-stations", "4400", "2025-12-31", "the scale looks wrong: 1/10.1 of the figure of `2025-06-05`"),
        ("jilin.ipv6-share", "101", "2024", "a share is above `100`"),
        ("qingdao.5g-stations", "44499", "2025-12-31", "a running total should not fall"),
        ("qingdao.5g-stations", "-1", "2020", "a count is below zero"),
        ("taizhou.core-share", "13", "2990", "the period has not ended by "),
    ] {
        let desk = Desk::with_ledger();
        let line = format!("record --period {period} {{}} -- {indicator} {value}");
        let err = desk.refused(&line.replace("{}", ""));
        assert!(err.starts_with(&format!("error: {indicator}: `{value}`: {why}")), "{err}");
        assert!(err.ends_with("check it; if it is right, add `--confirm`\nnothing was stored\n"), "{err}");
        let before = desk.rows(&format!("history {indicator}")).len();
        let (code, _, err) = desk.run(&line.replace("{}", "--confirm"));
        assert!(code == 0 && err.contains(&format!("  {indicator}: `{value}`: {why}")), "{indicator} {value}: {err}");
        assert_eq!(desk.rows(&format!("history {indicator}")).len(), before + 1);
    }
}

#[test]
fn above_full_coverage_is_refused_even_when_confirmed() {
    let desk = Desk::with_ledger();
    for confirm in ["", "--confirm"] {
        let err = desk.refused(&format!("record taizhou.5g-coverage 100.5 --period 2024 {confirm}"));
        assert!(err.contains("the target is full coverage, so the value cannot exceed `100`"), "{err}");
    }
    desk.done("record taizhou.5g-coverage 100 --period 2024");
}

#[test]
fn a_flow_or_growth_needs_a_span() {
    let desk = Desk::with_ledger();
    let err = desk.refused("record changchun.data-trading 12 --period 2024-12-31");
    assert!(err.contains("it belongs to a span of time, not to a day"), "{err}");
    desk.done("record changchun.data-trading 12 --period 2024");
}

#[test]
fn a_close_figure_is_kept_and_decides_nothing() {
    let desk = Desk::with_ledger();
    let out = desk.done("record taizhou.core-share 14 --period 2024 --fit close --note=口径不同");
    assert!(out.contains("gap unknown, status no data (due soon) → cannot say yet (due soon)\n"), "{out}");
    let row = desk.row("show taizhou.core-share");
    assert_eq!(
        (&row["latest"], &row["nearby"]),
        (&Value::Null, &json!({"period": "2024", "value": 14, "note": "口径不同"}))
    );
    assert_eq!((&row["status"], &row["reason"]), (&json!("unjudged"), &json!("definition")));
}

#[test]
fn where_it_was_published_and_who_recorded_it_is_kept() {
    let desk = Desk::with_ledger();
    desk.done(
        "record taizhou.core-share 12 --period 2024 --release preliminary --publisher 市统计局 --title 统计公报 \
         --url https://example.org/a --note 快报 --by 李华",
    );
    let row = desk.row("history taizhou.core-share");
    let keys = ["release", "publisher", "title", "url", "note", "by"];
    assert_eq!(
        Value::from_iter(keys.map(|key| row[key].clone())),
        json!(["preliminary", "市统计局", "统计公报", "https://example.org/a", "快报", "李华"])
    );
    let output =
        desk.duban("record taizhou.core-share 11 --period 2023").env("DUBAN_BY", "王芳").output().expect("run");
    assert!(output.status.success());
    assert_eq!(desk.rows("history taizhou.core-share")[0]["by"], "王芳");
}

#[test]
fn a_figure_that_a_weightier_release_outweighs_is_said_not_to_count() {
    let desk = Desk::with_ledger();
    desk.done("record jilin.racks 61000 --period 2024 --release final");
    let out = desk.done("record jilin.racks 62000 --period 2024 --release preliminary");
    let said = "\n  it does not count: for the period jilin.racks@2024#1 still does (final): 61,000 racks\n";
    assert!(out.contains(said), "{out}");
    let out = desk.done("record jilin.racks 63000 --period 2024 --release final --revise");
    assert!(!out.contains("it does not count"), "{out}");
}

#[test]
fn a_note_beside_a_figure_that_is_there_is_said_not_to_be_kept() {
    let desk = Desk::with_ledger();
    desk.done("record jilin.racks 61000 --period 2024");
    let out = desk.done("record jilin.racks 61000 --period 2024 --note checked");
    assert!(out.contains("the source and note given now were not kept"), "{out}");
    assert!(!desk.done("record jilin.racks 61000 --period 2024").contains("were not kept"));
}
