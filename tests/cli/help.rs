//! Help, version, and the language they are in.

use crate::{Desk, told};

#[test]
fn help_goes_to_standard_output_in_both_languages() {
    let desk = Desk::new();
    let (code, out, err) = desk.run("report --help");
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("Usage:\n  duban report [OPTIONS]"), "{out}");
    let (_, out, _) = desk.run("--lang zh help report");
    assert!(out.contains("用法：\n  duban report [选项]"), "{out}");
}

#[test]
fn help_of_a_command_is_the_same_however_it_is_asked_for() {
    let desk = Desk::new();
    let pages = ["help overdue", "overdue -h", "overdue --help", "--help overdue"].map(|line| desk.run(line).1);
    assert_eq!(pages[0], pages[1]);
    assert_eq!(pages[1], pages[2]);
    assert_eq!(pages[3], desk.run("help").1);
}

#[test]
fn the_language_follows_option_variable_config_file_and_locale() {
    let desk = Desk::new();
    let is_chinese = |command: &mut assert_cmd::Command| told(&command.output().expect("started")).1.contains("用法：");
    assert!(!is_chinese(&mut desk.duban("--help")));
    assert!(is_chinese(desk.duban("--help").env("LC_MESSAGES", "zh_CN.UTF-8")));
    desk.put("set.toml", "lang = \"zh\"\n");
    assert!(is_chinese(desk.duban("--help").env("DUBAN_CONFIG", "set.toml")));
    assert!(!is_chinese(desk.duban("--help").env("DUBAN_CONFIG", "set.toml").env("DUBAN_LANG", "en")));
    assert!(is_chinese(desk.duban("--help --lang=zh").env("DUBAN_LANG", "en")));
}

#[test]
fn help_keeps_to_the_width_asked_for() {
    let desk = Desk::new();
    let output = desk.duban("record --help --lang zh").env("COLUMNS", "40").output().expect("started");
    let (_, out, _) = told(&output);
    let width = |line: &str| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>();
    // `…` and curly quotes take one column; the rest of Chinese takes two.
    assert!(out.lines().all(|line| width(&line.replace(['…', '“', '”'], ".")) <= 40), "{out}");
}

#[test]
fn the_version_is_told_anywhere() {
    let desk = Desk::new();
    let version = format!("duban {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(desk.run("--version").1, version);
    assert_eq!(desk.run("report -V").1, version);
}

#[cfg(unix)]
#[test]
fn a_closed_pipe_is_no_error() {
    let desk = Desk::new();
    let program = assert_cmd::cargo::cargo_bin("duban");
    let line = format!("sleep 0.2; {} schema; echo $? >&2", program.display());
    let mut shell = std::process::Command::new("bash");
    shell.args(["-c", &format!("({line}) | true")]).current_dir(desk.path()).env("DUBAN_CONFIG", "");
    let (_, _, err) = told(&shell.output().expect("started"));
    assert_eq!(err, "0\n");
}
