//! `config`, and the config file's faults.

use crate::{Desk, told};

#[test]
fn every_setting_is_shown_with_its_origin() {
    let desk = Desk::new();
    desk.put("set.toml", "by = \"李华\"\nregion = \"jilin\"\n");
    let mut command = desk.duban("config --db city.db");
    let output = command.env("DUBAN_CONFIG", "set.toml").env("NO_COLOR", "1").output().expect("started");
    let (code, out, err) = told(&output);
    assert_eq!((code, err.as_str()), (0, ""));
    let origin = |key: &str| {
        let line = out.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split_once(" # ").map(|(value, origin)| (value.trim().to_owned(), origin.trim().to_owned()))
    };
    let is = |value: &str, from: &str| Some((value.to_owned(), from.to_owned()));
    assert_eq!(origin("db"), is("db = \"city.db\"", "command line --db"));
    assert_eq!(origin("by"), is("by = \"李华\"", "config file"));
    assert_eq!(origin("region"), is("region = [\"jilin\"]", "config file"));
    assert_eq!(origin("color"), is("color = \"never\"", "variable NO_COLOR"));
    assert_eq!(origin("lang"), is("lang = \"en\"", "locale"));
}

#[test]
fn what_is_printed_can_be_saved_as_a_config_file() {
    let desk = Desk::new();
    desk.put("set.toml", &desk.run("config --lang zh --db a.db").1);
    let output = desk.duban("config").env("DUBAN_CONFIG", "set.toml").output().expect("started");
    let (code, out, _) = told(&output);
    assert_eq!(code, 0);
    assert!(out.contains("lang = \"zh\"") && out.contains("配置文件"), "{out}");
}

#[test]
fn a_config_file_at_fault_is_told_with_every_line() {
    let desk = Desk::new();
    desk.put("set.toml", "lang = \"fr\"\ndatabase = \"x\"\n");
    let output = desk.duban("config").env("DUBAN_CONFIG", "set.toml").output().expect("started");
    let (code, out, err) = told(&output);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("set.toml:1: `lang` must be one of `zh`, `en`"), "{err}");
    assert!(err.contains("set.toml:2: no key `database`"), "{err}");
}

#[test]
fn help_is_told_although_the_config_file_is_at_fault() {
    let desk = Desk::new();
    desk.put("set.toml", "nonsense\n");
    assert!(desk.duban("--help").env("DUBAN_CONFIG", "set.toml").output().expect("started").status.success());
}

#[test]
fn a_config_file_in_the_usual_place_is_found() {
    let desk = Desk::new();
    std::fs::create_dir_all(desk.path().join(".config/duban")).expect("made");
    desk.put(".config/duban/config.toml", "by = \"li\"\n");
    let output = desk.duban("config").env_remove("DUBAN_CONFIG").env("APPDATA", desk.path().join(".config")).output();
    assert!(told(&output.expect("started")).1.contains("by = \"li\""));
}
