//! `undo`: what was done is answered, and the answer can be answered.

use crate::Desk;

/// What a reader sees of the town: its report, row by row.
fn report(desk: &Desk) -> String {
    desk.json("report")["rows"].to_string()
}

#[test]
fn the_last_action_is_taken_back_and_brought_back() {
    let desk = Desk::in_town();
    let before = report(&desk);
    desk.done("record town.firms 82 --period 2024 --revise --by 李华");
    let after = report(&desk);
    let (code, out, err) = desk.run("undo --by 李华");
    assert_eq!(code, 0, "{err}");
    assert!(out.starts_with("took back action 3 (`record`, 李华, "), "{out}");
    assert!(
        out.ends_with(
            "  1 figure retracted\n  town.firms.2025: gap 18 companies → 19 companies, status on track (due soon)\n"
        ),
        "{out}"
    );
    assert!(
        err.starts_with("to bring it back: `duban undo --action 4`\nbefore it came action 2 (`import`, 李华, "),
        "{err}"
    );
    assert_eq!(report(&desk), before);
    desk.done("undo --by 李华 -q");
    assert_eq!(report(&desk), after);
}

#[test]
fn what_is_taken_back_is_not_offered_again_however_often_it_was_undone() {
    let desk = Desk::in_town();
    desk.done("record town.firms 82 --period 2024 --revise --by 李华");
    desk.done("record town.energy 1.34 --period 2024 --revise --by 李华");
    for action in [3, 5, 6] {
        desk.done(&format!("undo --action {action} --by 李华 -q"));
    }
    let (_, _, err) = desk.run("undo --action 4 --by 李华");
    assert!(err.contains("before it came action 2 (`import`, 李华, "), "{err}");
}

#[test]
fn an_import_is_taken_back_as_a_whole() {
    let desk = Desk::in_town();
    let out = desk.done("undo --by 李华 -q");
    assert!(out.contains("  9 figures retracted\n"), "{out}");
    assert!(desk.rows("report").iter().all(|row| row["latest"].is_null()));
    assert_eq!(desk.rows("history town.firms").len(), 4, "everything stays on record");
}

#[test]
fn what_a_later_action_built_on_is_not_taken_back_and_that_action_is_named() {
    let desk = Desk::in_town();
    desk.done("record town.firms 82 --period 2024 --revise --by 王芳");
    let before = desk.bytes("duban.db");
    let err = desk.refused("undo --by 李华");
    assert!(
        err.contains("error: action 2 (`import`, 李华, ")
            && err.contains("cannot be taken back: action 3 (`record`, 王芳, "),
        "{err}"
    );
    assert!(err.ends_with("take that one back first: `duban undo --action 3`\n"), "{err}");
    assert_eq!(desk.bytes("duban.db"), before);
    desk.done("undo --action 3 -q --by 李华");
    desk.done("undo --action 2 -q --by 李华");
}

#[test]
fn taking_a_catalogue_back_restores_what_it_said() {
    let desk = Desk::in_town();
    let before = (report(&desk), desk.json("targets")["rows"].to_string());
    let wanted =
        crate::desk::TOWN.replacen("version = \"1\"", "version = \"2\"", 1).replace("value = 7.25\n", "value = 7.5\n");
    desk.put("town.toml", &wanted);
    desk.done("load town.toml");
    assert_ne!(report(&desk), before.0);
    let out = desk.done("undo -q");
    assert!(out.contains("as before"), "{out}");
    assert_eq!((report(&desk), desk.json("targets")["rows"].to_string()), before);
}

#[test]
fn a_dry_run_stores_nothing() {
    let desk = Desk::in_town();
    let before = desk.bytes("duban.db");
    let out = desk.done("undo --dry-run --by 李华");
    assert!(out.starts_with("would take back action 2 (`import`"), "{out}");
    assert_eq!(desk.bytes("duban.db"), before);
    assert_eq!(desk.names(), ["duban.db"]);
}

#[test]
fn nothing_to_take_back_is_said() {
    let desk = Desk::in_town();
    for (line, says) in
        [("undo --by 新来的", "you have done nothing that is on record"), ("undo --action 99", "there is no action 99")]
    {
        let err = desk.refused(line);
        assert!(err.contains(says), "{line}: {err}");
    }
}

#[test]
fn the_reason_goes_on_record() {
    let desk = Desk::in_town();
    desk.done("undo --by 李华 --reason 导错文件 -q");
    let rows = desk.rows("history town.firms");
    assert!(rows.iter().any(|row| row["event"] == "retraction" && row["reason"] == "导错文件"));
}
