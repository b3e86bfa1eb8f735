//! `retract`: what counts no longer is one more entry.

use serde_json::{Value, json};

use crate::Desk;

#[test]
fn the_answer_tells_the_effect_and_what_counts_instead() {
    let desk = Desk::in_town();
    desk.done("record town.firms 82 --period 2024 --revise");
    let out = desk.done("retract town.firms@2024 --reason 口径有误");
    assert_eq!(
        out,
        "retracted town.firms@2024#2: 82 companies\n  for the period town.firms@2024#1 counts now: 81 companies\n  \
         town.firms.2025: gap 18 companies → 19 companies, status on track (due soon)\n"
    );
    let out = desk.done("retract town.firms@2024#1 --reason 误报 --lang zh");
    assert!(out.starts_with("已撤回 town.firms@2024#1：81家\n  这一时期现在没有数据\n"), "{out}");
}

#[test]
fn a_retraction_stands_in_the_history_with_its_reason() {
    let desk = Desk::in_town();
    desk.done("retract town.firms@2024 --reason 口径有误 --by 王芳");
    let rows = desk.rows("history town.firms");
    let last = rows.last().expect("some");
    assert_eq!(
        json!([last["event"], last["refers"], last["reason"], last["by"], last["value"]]),
        json!(["retraction", "town.firms@2024#1", "口径有误", "王芳", null])
    );
    let figure = &rows[rows.len() - 2];
    assert_eq!(
        json!([figure["value"], figure["counting"], figure["superseded_by"]]),
        json!([81, "retracted", "town.firms@2024#2"])
    );
}

#[test]
fn a_dry_run_tells_the_effect_and_stores_nothing() {
    let desk = Desk::in_town();
    let before = desk.bytes("duban.db");
    let out = desk.done("retract town.firms@2024 --reason x --dry-run");
    assert!(out.starts_with("town.firms@2024#1 would be retracted: 81 companies\n"), "{out}");
    assert_eq!(desk.bytes("duban.db"), before);
}

#[test]
fn what_is_meant_must_be_plain() {
    let desk = Desk::in_town();
    for (line, says) in [
        ("retract town.firms --reason x", "`town.firms` names no period; write `INDICATOR@PERIOD`"),
        ("retract town.firms@2024#x --reason x", "a number must stand behind `#`"),
        ("retract town.firms@2019 --reason x", "town.firms has no figure of `2019`"),
        ("retract town.firms@2024#7 --reason x", "there is no figure `town.firms@2024#7`"),
        ("retract town.firms@二〇二 --reason x", "`二〇二`"),
        ("retract town.nothing@2024 --reason x", "no indicator or target is called `town.nothing`"),
        ("retract town.firms@2024 --reason ␣", "`--reason` must say something"),
    ] {
        let err = desk.refused(line);
        assert!(err.contains(says), "{line}: {err}");
    }
    desk.done("record town.coverage 98 --period 2024 --fit close --note 全市");
    let err = desk.refused("retract town.coverage@2024 --reason x");
    assert!(err.contains("`town.coverage@2024` names more than one figure; say which:\n"), "{err}");
    assert!(err.contains("\n  town.coverage@2024#1 99.96%\n  town.coverage@2024#2 98%\n"), "{err}");
    let (code, ..) = desk.run("retract town.firms@2024");
    assert_eq!(code, 2, "a reason is asked for");
}

#[test]
fn a_figure_is_retracted_once() {
    let desk = Desk::in_town();
    desk.done("retract town.firms@2024 --reason x");
    let err = desk.refused("retract town.firms@2024#1 --reason x");
    assert!(err.starts_with("error: `town.firms@2024#1` is gone already, by action 3 (`retract`"), "{err}");
    let err = desk.refused("retract town.firms@2024#2 --reason x");
    assert!(err.contains("`town.firms@2024#2` is no figure"), "{err}");
    assert_eq!(desk.row("show town.firms")["latest"]["period"], Value::from("2023"));
}
