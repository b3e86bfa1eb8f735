//! What the program prints of itself: blocks to fill in, the schema, completions, the manual.

use crate::{Desk, told};

#[test]
fn a_block_to_fill_in_goes_to_standard_output_or_a_file() {
    let desk = Desk::new();
    let (code, out, err) = desk.run("new source");
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.contains("[[source.clause]]"), "{out}");
    assert_eq!(desk.run("new source -o block.toml"), (0, String::new(), String::new()));
    assert_eq!(desk.read("block.toml"), out);
}

#[test]
fn the_schema_is_json() {
    let (code, out, _) = Desk::new().run("schema --lang zh");
    assert_eq!(code, 0);
    assert!(out.starts_with("{\n") && out.ends_with("}\n"));
    assert!(out.contains("\"deadline_basis\""));
}

#[test]
fn the_manual_is_a_man_page_in_the_readers_language() {
    let desk = Desk::new();
    assert!(desk.run("man").1.contains("\n.SH Usage\n"));
    assert!(desk.run("man --lang zh").1.contains("\n.SH 用法\n"));
}

#[test]
fn the_completion_script_asks_the_program_itself() {
    let desk = Desk::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let (code, out, _) = desk.run(&format!("completions {shell}"));
        assert_eq!(code, 0);
        assert!(out.contains("DUBAN_COMPLETE"), "{shell}");
    }
}

#[test]
fn the_shell_is_answered_with_commands_and_their_words() {
    let desk = Desk::new();
    let mut command = assert_cmd::Command::cargo_bin("duban").expect("built");
    command.current_dir(desk.path()).env_clear().env("DUBAN_CONFIG", "").env("LANG", "zh_CN.UTF-8");
    let output = command.env("DUBAN_COMPLETE", "fish").args(["--", "duban", "over"]).output().expect("started");
    let (code, out, err) = told(&output);
    assert_eq!((code, err.as_str()), (0, ""));
    assert!(out.starts_with("overdue\t督查用的逾期清单"), "{out}");
}

#[test]
fn a_file_in_a_missing_folder_is_refused_in_plain_words() {
    let (code, out, err) = Desk::new().run("schema -o nowhere/schema.json");
    assert_eq!((code, out.as_str()), (1, ""));
    assert_eq!(err, "error: cannot write `nowhere/schema.json`: its folder does not exist; make it first\n");
}
