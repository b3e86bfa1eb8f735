//! Wrong usage: exit code 2, plain lines on standard error, nothing on standard output.

use crate::Desk;

#[test]
fn nothing_typed_is_answered_with_the_help() {
    let desk = Desk::new();
    let output = assert_cmd::Command::cargo_bin("duban").expect("built");
    let output = { output }.env_clear().current_dir(desk.path()).env("DUBAN_CONFIG", "").output().expect("started");
    let (code, out, err) = crate::told(&output);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(err.contains("Usage:"), "{err}");
}

#[test]
fn a_misspelt_command_is_answered_in_the_readers_language() {
    let desk = Desk::new();
    let (code, out, err) = desk.run("overdeu --lang zh");
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(err, "错误：没有 `overdeu` 这个命令\n是不是想写 `overdue`？\n用法见 `duban --help`\n");
    let (code, _, err) = desk.run("help overdeu");
    assert_eq!(code, 2);
    assert!(err.contains("did you mean `overdue`?"), "{err}");
}

#[test]
fn a_bad_value_says_what_is_allowed_and_where_to_read_on() {
    let desk = Desk::new();
    let (code, out, err) = desk.run("report --format xls");
    assert_eq!((code, out.as_str()), (2, ""));
    assert_eq!(
        err,
        "error: `xls` is not a value of `--format <FORMAT>`\n\
         did you mean `xlsx`?\n\
         allowed: `table`, `csv`, `json`, `markdown`, `html`, `xlsx`\n\
         see `duban report --help`\n"
    );
}

#[test]
fn quiet_does_not_silence_errors() {
    assert!(Desk::new().run("-q history").2.starts_with("error: missing"));
}

#[test]
fn a_variable_that_says_nonsense_is_named() {
    let output = Desk::new().duban("config").env("DUBAN_LANG", "fr").output().expect("started");
    let (code, _, err) = crate::told(&output);
    assert_eq!(code, 2);
    assert!(err.starts_with("error: `fr` is not a value of `DUBAN_LANG`"), "{err}");
}
