//! `init`: makes the database, once.

use crate::Desk;
use crate::desk::TOWN;

#[test]
fn the_database_holds_the_built_in_targets_and_figures() {
    let desk = Desk::new();
    assert_eq!(desk.done("init"), "made `duban.db`\ncatalogue digital-economy 2026.11: 103 targets, 23 figures\n");
    assert_eq!(desk.names(), ["duban.db"]);
    assert_eq!(desk.rows("targets").len(), 103);
}

#[test]
fn a_database_reads_as_the_built_in_catalogue_does_without_one() {
    let (_, without, _) = Desk::new().run("report --format json");
    let with = Desk::with_ledger().done("report --format json");
    // What is read without a database has no head of a chain.
    let (before, rest) = with.split_once(",\"head\":{").expect("a head");
    let (_, after) = rest.split_once('}').expect("its end");
    assert_eq!(format!("{before}{after}"), without);
}

#[test]
fn an_existing_database_is_refused_and_left_as_it_is() {
    let desk = Desk::with_ledger();
    let before = desk.bytes("duban.db");
    assert_eq!(
        desk.refused("init"),
        "error: `duban.db` exists and was not touched; choose another path, or move that file away\n"
    );
    assert!(desk.bytes("duban.db") == before, "the file is another");
    assert_eq!(desk.names(), ["duban.db"]);
}

#[test]
fn whatever_stands_at_the_place_is_never_overwritten() {
    let desk = Desk::new();
    desk.put("duban.db", "notes");
    desk.refused("init");
    assert_eq!(desk.read("duban.db"), "notes");
    std::fs::create_dir(desk.path().join("folder.db")).expect("made");
    desk.refused("init --db folder.db");
    assert_eq!(desk.names(), ["duban.db", "folder.db"]);
}

#[test]
fn an_empty_database_has_the_targets_and_no_figure() {
    let desk = Desk::new();
    assert_eq!(
        desk.done("init --empty --db a.db"),
        "made `a.db`\ncatalogue digital-economy 2026.11: 103 targets, 0 figures\n"
    );
    assert!(desk.rows("history qingdao.5g-stations --db a.db").is_empty());
}

#[test]
fn a_catalogue_of_ones_own_comes_without_figures() {
    let desk = Desk::new();
    desk.put("town.toml", TOWN);
    assert_eq!(desk.done("init --catalogue town.toml"), "made `duban.db`\ncatalogue town 1: 6 targets, 0 figures\n");
    assert_eq!(desk.rows("targets").len(), 6);
}

#[test]
fn a_failure_leaves_nothing_behind() {
    let desk = Desk::new();
    desk.put("bad.toml", "[catalogue]\ncode = \"bad\"\n");
    let err = desk.refused("init --catalogue bad.toml");
    assert!(err.contains("`version`") && err.contains("bad.toml:1:1"), "{err}");
    assert_eq!(desk.names(), ["bad.toml"]);
    desk.refused("init --catalogue missing.toml");
    desk.refused("init --db nowhere/duban.db");
    assert_eq!(desk.names(), ["bad.toml"]);
}

#[test]
fn an_overlay_is_no_catalogue_to_begin_with() {
    let desk = Desk::new();
    desk.put("over.toml", "[catalogue]\ncode = \"over\"\nversion = \"1\"\nname = \"补充\"\nextends = \"town\"\n");
    let err = desk.refused("init --catalogue over.toml");
    assert!(err.starts_with("error: this catalogue extends `town`, which the database does not hold\n"), "{err}");
    assert_eq!(desk.names(), ["over.toml"]);
}

#[test]
fn today_is_a_day_of_the_civil_time_in_the_rules() {
    let as_of = |offset: &str| {
        let desk = Desk::new();
        desk.put("town.toml", &TOWN.replacen("[rules]\n", &format!("[rules]\nutc_offset = \"{offset}\"\n"), 1));
        desk.done("init --catalogue town.toml");
        let mut command = assert_cmd::Command::cargo_bin("duban").expect("built");
        command.current_dir(desk.path()).env_clear().env("DUBAN_CONFIG", "").args(["report", "--format", "json"]);
        let out = command.output().expect("started").stdout;
        let json: serde_json::Value = serde_json::from_slice(&out).expect("JSON");
        json["as_of"].as_str().expect("a day").to_owned()
    };
    // Twenty-six hours apart: never the same day.
    assert!(as_of("-12:00") < as_of("+14:00"));
}
