//! `check`: every fault of a catalogue in one run.

use crate::Desk;
use crate::desk::TOWN;

#[test]
fn a_sound_catalogue_is_counted() {
    let desk = Desk::new();
    desk.put("town.toml", TOWN);
    assert_eq!(desk.done("check town.toml"), "`town.toml` is sound: 2 documents, 6 indicators, 6 targets\n");
}

#[test]
fn without_a_file_the_built_in_catalogue_is_checked() {
    let out = Desk::new().done("check");
    assert!(out.contains("is sound: 5 documents") && out.ends_with("103 targets\n"), "{out}");
}

/// The folder of a catalogue with ten faults, in two files.
fn ten_faults() -> Desk {
    let desk = Desk::new();
    desk.put("ten.toml", include_str!("../catalogue/fixture/ten-faults.toml"));
    std::fs::create_dir(desk.path().join("seeds")).expect("made");
    desk.put("seeds/sources.toml", include_str!("../catalogue/fixture/seeds/sources.toml"));
    desk
}

#[test]
fn ten_faults_are_told_in_one_run_each_with_file_line_column_and_pointer() {
    let desk = ten_faults();
    let err = desk.refused("check ten.toml");
    let places = [
        "ten.toml:11:1: ",
        "ten.toml:19:14: ",
        "ten.toml:20:9: ",
        "ten.toml:22:12: ",
        "ten.toml:25:9: ",
        "ten.toml:33:10: ",
        "ten.toml:35:9: ",
        "ten.toml:36:67: ",
        "ten.toml:40:8: ",
        "seeds/sources.toml:19:20: ",
    ];
    let lines: Vec<&str> = err.lines().collect();
    for place in places {
        let at = lines.iter().position(|line| line.starts_with(place)).unwrap_or_else(|| panic!("{place}\n{err}"));
        assert!(
            lines[at..].iter().take_while(|line| !line.is_empty()).any(|line| line.contains('^')),
            "{place}\n{err}"
        );
    }
    assert_eq!(lines.last(), Some(&"10 faults"), "{err}");
}

#[test]
fn faults_are_told_in_chinese_too() {
    let err = ten_faults().refused("check ten.toml --lang zh");
    assert!(err.contains("提示：是否想写 `unit`？\n") || err.contains("提示：是否想写 `unit`\n"), "{err}");
    assert!(err.ends_with("共 10 处错误\n"), "{err}");
}

#[test]
fn what_check_refuses_is_not_loaded_either() {
    let desk = ten_faults();
    desk.put_bytes("duban.db", &Desk::with_ledger().bytes("duban.db"));
    let before = desk.bytes("duban.db");
    let err = desk.refused("load ten.toml");
    assert!(err.ends_with("10 faults\n"), "{err}");
    assert!(desk.bytes("duban.db") == before, "the file is another");
}

#[test]
fn a_missing_file_is_told_in_one_sentence() {
    let err = Desk::new().refused("check none.toml");
    assert!(err.contains("there is no file `none.toml`"), "{err}");
}
