//! `load`: brings the database to a catalogue, its own code only, and never drops a figure.

use crate::Desk;
use crate::desk::TOWN;

/// The built-in database with the town loaded beside it.
fn two_catalogues() -> Desk {
    let desk = Desk::with_ledger();
    desk.put("town.toml", TOWN);
    desk.done("load town.toml");
    desk
}

#[test]
fn two_catalogues_stand_side_by_side() {
    let desk = two_catalogues();
    assert_eq!(desk.rows("targets").len(), 109);
    assert_eq!(desk.rows("targets --region town").len(), 6);
    let json = desk.json("report");
    let codes: Vec<_> = json["catalogue"].as_array().expect("a list").iter().map(|c| &c["code"]).collect();
    assert_eq!(codes, ["digital-economy", "town"]);
}

#[test]
fn what_is_new_is_listed_and_counted() {
    let desk = Desk::with_ledger();
    desk.put("town.toml", TOWN);
    let out = desk.done("load town.toml");
    for line in ["added region town", "added indicator town.firms", "added target town.firms.2025"] {
        assert!(out.lines().any(|l| l == line), "{line}\n{out}");
    }
    assert!(out.ends_with(" added, 0 changed, 0 retired\n"), "{out}");
}

#[test]
fn loading_twice_changes_nothing() {
    let desk = two_catalogues();
    let before = desk.bytes("duban.db");
    assert_eq!(desk.done("load town.toml"), "the database already has catalogue town 1: nothing changed\n");
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[test]
fn comments_and_order_are_no_change() {
    let desk = two_catalogues();
    let before = desk.bytes("duban.db");
    desk.put("town.toml", &TOWN.replace("\n\n", "\n# ——\n\n"));
    assert!(desk.done("load town.toml").ends_with("nothing changed\n"));
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[test]
fn a_dry_run_says_the_same_and_changes_nothing() {
    let desk = Desk::with_ledger();
    desk.put("town.toml", TOWN);
    let before = desk.bytes("duban.db");
    let trial = desk.done("load town.toml --dry-run");
    assert!(desk.bytes("duban.db") == before, "the file is another");
    assert_eq!(desk.names(), ["duban.db", "town.toml"]);
    let done = desk.done("load town.toml");
    assert_eq!(trial.replace("would bring", "brought"), done);
}

#[test]
fn a_change_is_told_with_the_old_and_the_new() {
    let desk = two_catalogues();
    let changed = TOWN
        .replace("version = \"1\"", "version = \"2\"")
        .replace("value = 100\nwording = \"100家以上\"", "value = 120\nwording = \"120家以上\"");
    desk.put("town.toml", &changed);
    let out = desk.done("load town.toml");
    assert!(out.starts_with("changed catalogue town\n    version: \"1\" → \"2\"\n"), "{out}");
    assert!(out.contains("changed target town.firms.2025\n"), "{out}");
    assert!(out.contains("    value: 100 → 120\n"), "{out}");
    assert!(out.contains("    wording: \"100家以上\" → \"120家以上\"\n"), "{out}");
    assert!(out.ends_with("brought the database to catalogue town 2: 0 added, 2 changed, 0 retired\n"), "{out}");
    let row = desk.row("show town.firms");
    assert_eq!((row["target_value"].to_string(), row["wording"].as_str()), ("120".into(), Some("120家以上")));
}

/// The town without its firms.
fn without_firms() -> String {
    let (before, rest) = TOWN.split_once("[[indicator]]\ncode = \"town.firms\"").expect("there");
    let (_, after) = rest.split_once("[[indicator]]\ncode = \"town.coverage\"").expect("there");
    format!("{before}[[indicator]]\ncode = \"town.coverage\"{after}").replace("version = \"1\"", "version = \"2\"")
}

#[test]
fn what_a_key_says_is_told_in_the_readers_words() {
    let desk = Desk::in_town();
    desk.put("with.toml", &TOWN.replacen("[rules]\n", "[rules]\napproval = true\n", 1));
    let out = desk.done("load with.toml --lang zh");
    assert!(out.contains("    approval：未写 → 是\n"), "{out}");
    desk.put("town.toml", TOWN);
    let out = desk.done("load town.toml --lang zh");
    assert!(out.contains("    approval：是 → 未写\n"), "{out}");
    assert!(desk.done("load with.toml").contains("    approval: none → yes\n"));
}

#[test]
fn a_retired_indicator_keeps_its_figures_until_it_comes_back() {
    let desk = two_catalogues();
    desk.done("record town.firms 58 --period 2023");
    let told = |desk: &Desk| desk.done("history town.firms --format csv");
    let before = told(&desk);
    desk.put("town.toml", &without_firms());
    let out = desk.done("load town.toml -q");
    assert!(
        out.contains("retired indicator town.firms\n") && out.contains("retired target town.firms.2025\n"),
        "{out}"
    );
    assert!(out.ends_with(": 0 added, 1 changed, 2 retired\n"), "{out}");
    assert_eq!(desk.rows("targets --region town").len(), 5);
    assert!(desk.refused("record town.firms 60 --period 2024").contains("town.firms"));
    desk.put("town.toml", &TOWN.replace("version = \"1\"", "version = \"3\""));
    assert!(desk.done("load town.toml").contains(" 0 retired\n"));
    assert_eq!(told(&desk), before);
    assert_eq!(desk.row("show town.firms")["latest"]["value"].to_string(), "58");
}

#[test]
fn loading_one_catalogue_never_touches_another() {
    let desk = two_catalogues();
    let others = |desk: &Desk| desk.done("report --region changchun,taizhou,jilin,qingdao,wuhan --format csv");
    let before = others(&desk);
    desk.put("town.toml", &without_firms());
    desk.done("load town.toml");
    assert_eq!(others(&desk), before);
}

#[test]
fn what_belongs_to_another_catalogue_is_refused() {
    let desk = two_catalogues();
    let thief = TOWN.replace("code = \"town\"\nversion", "code = \"thief\"\nversion");
    desk.put("thief.toml", &thief);
    let before = desk.bytes("duban.db");
    let err = desk.refused("load thief.toml");
    assert!(err.contains("belongs to the catalogue `town` and cannot be loaded by another"), "{err}");
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[test]
fn a_newer_built_in_catalogue_is_announced_and_never_applied() {
    let desk = Desk::new();
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/targets.toml");
    let old = std::fs::read_to_string(root).expect("there").replace("version = \"2026.11\"", "version = \"2026.9\"");
    desk.put("targets.toml", &old.replace("seeds/sources.toml", "sources.toml"));
    let sources = concat!(env!("CARGO_MANIFEST_DIR"), "/seeds/sources.toml");
    desk.put("sources.toml", &std::fs::read_to_string(sources).expect("there"));
    desk.done("init --catalogue targets.toml");
    let (code, out, err) = desk.run("report --format json --limit 1");
    assert_eq!(code, 0);
    assert!(out.contains("\"version\":\"2026.9\""), "{out}");
    assert!(err.contains("the built-in catalogue is newer (2026.11, the database has 2026.9)"), "{err}");
    assert_eq!(desk.run("load").0, 0);
    assert_eq!(desk.json("report --limit 1")["catalogue"][0]["version"], "2026.11");
}

#[test]
fn that_a_retired_indicator_has_figures_is_said() {
    let desk = two_catalogues();
    desk.put("town.toml", &without_firms());
    let (_, _, err) = desk.run("load town.toml --dry-run");
    assert!(!err.contains("stay"), "{err}");
    desk.done("record town.firms 58 --period 2023");
    let (code, _, err) = desk.run("load town.toml");
    assert!(code == 0 && err.contains("1 figure of the retired town.firms stays on record"), "{err}");
}
