//! `history`: every figure ever logged for an indicator, the replaced ones too.

use crate::Desk;
use crate::desk::text;

#[test]
fn figures_stand_in_the_order_of_their_periods() {
    let periods: Vec<String> = Desk::with_ledger()
        .rows("history wuhan.core-share")
        .iter()
        .map(|row| text(&row["period"]).to_owned())
        .collect();
    assert_eq!(periods, ["2020", "2021", "2024"]);
}

#[test]
fn what_was_replaced_says_what_counts_instead() {
    let desk = Desk::in_town();
    desk.done("record town.firms 82 --period 2024 --revise");
    desk.done("record town.firms 83 --period 2024 --revise");
    let told: Vec<String> = desk
        .rows("history town.firms")
        .iter()
        .map(|row| format!("{} {} {}", text(&row["handle"]), row["value"], row["superseded_by"]))
        .collect();
    assert_eq!(
        told,
        [
            "town.firms@2023#1 58 null",
            r#"town.firms@2024#1 81 "town.firms@2024#3""#,
            r#"town.firms@2024#2 82 "town.firms@2024#3""#,
            "town.firms@2024#3 83 null",
        ]
    );
}

#[test]
fn a_figure_that_was_replaced_decides_nothing_even_for_a_day_in_the_past() {
    let desk = Desk::in_town();
    desk.done("record town.firms 120 --period 2024 --revise");
    let row = desk.row("show town.firms --as-of 2024-12-31");
    assert_eq!((row["judged"]["value"].to_string().as_str(), text(&row["status"])), ("120", "met"));
}

#[test]
fn the_table_shows_what_was_typed() {
    let out = Desk::with_ledger().done("history qingdao.5g-stations");
    assert!(out.starts_with("5G base stations: every figure recorded\n"), "{out}");
    assert!(out.contains("4.27万个") && out.contains("42,700 units"), "{out}");
}

#[test]
fn an_indicator_without_figures_has_an_empty_history() {
    let desk = Desk::with_ledger();
    assert!(desk.rows("history taizhou.core-share").is_empty());
    assert!(desk.done("history taizhou.core-share").ends_with("\n(none)\n\n0 records\n"));
}
