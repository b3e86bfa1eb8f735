//! Every page of help, and the manual.

use std::collections::HashSet;

use duban::domain::code::Coded;
use duban::intake::{RegisterColumn, VectorColumn};

use super::{COMMANDS, han, latin};
use crate::Desk;

/// What a Chinese page may name that is no command, option or code: names of their own, files, variables, forms.
const ALSO: [&str; 40] = [
    "csv",
    "name",
    "Word",
    "docx",
    "xlsx",
    "xls",
    "ods",
    "md",
    "txt",
    "duban",
    "TOML",
    "CSV",
    "Excel",
    "JSON",
    "Schema",
    "man",
    "PowerShell",
    "Bash",
    "Zsh",
    "Fish",
    "Windows",
    "DUBAN_DB",
    "DUBAN_LANG",
    "DUBAN_BY",
    "DUBAN_CONFIG",
    "DUBAN_PAGER",
    "PAGER",
    "NO_COLOR",
    "APPDATA%\\duban\\config.toml",
    "~/.config/duban/config.toml",
    "duban.db",
    "config.fish",
    "$PROFILE",
    "PROFILE",
    "2024H1",
    "2024Q3",
    "desc",
    "db",
    "color",
    "pager",
];

/// The lines of a page that are typed as they stand: usage and examples.
fn is_typed(line: &str) -> bool {
    let line = line.trim_start();
    line.starts_with("duban ") || line.starts_with("echo ") || line.starts_with("man ./")
}

/// Codes that options may take, as their pages list them.
fn codes(page: &str) -> HashSet<String> {
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut codes = HashSet::new();
    for part in page.split("one of: ").skip(1) {
        let list = part.split([']', ';']).next().unwrap_or_default();
        codes.extend(list.split([',', ' ']).filter(|code| !code.is_empty()).map(str::to_owned));
    }
    codes
}

#[test]
fn a_chinese_page_has_no_stray_english_word() {
    let desk = Desk::new();
    for command in COMMANDS.iter().copied().chain([""]) {
        let mut known: HashSet<String> = codes(&desk.run_at(200, &format!("help {command}")).1);
        known.extend(COMMANDS.iter().chain(&ALSO).map(|word| (*word).to_owned()));
        known.extend(duban::intake::Column::keys().into_iter().map(str::to_owned));
        known.extend(VectorColumn::ALL.iter().map(ToString::to_string));
        known.extend(RegisterColumn::ALL.iter().map(ToString::to_string));
        known.extend(["pdf", "pdftotext"].map(str::to_owned));
        known.extend(["lang", "region"].map(str::to_owned));
        for wide in [40, 80, 120, 200] {
            let (_, page, _) = desk.run_at(wide, &format!("help {command} --lang zh"));
            // What an example goes on with is four columns in.
            let goes_on = |line: &str| line.starts_with("    ") && !line.starts_with("     ");
            for line in super::joined(&page).lines().filter(|line| !is_typed(line) && !goes_on(line)) {
                let words = line
                    .split_whitespace()
                    .flat_map(|part| part.split(['、', '，', '；', '：', '〔', '〕', '（', '）']));
                // What begins with a hyphen is an option.
                for word in words.filter(|part| !part.starts_with('-')).flat_map(latin) {
                    assert!(known.contains(word), "`{word}` in help {command} at {wide}: {line}");
                }
                let own: String = line.replace("duban ", "");
                assert!(!own.contains([';', '?', '!']), "{line}");
            }
        }
    }
}

#[test]
fn an_english_page_has_no_chinese() {
    let desk = Desk::new();
    for command in COMMANDS.iter().copied().chain([""]) {
        for wide in [40, 80, 120, 200] {
            let (_, page, _) = desk.run_at(wide, &format!("help {command}"));
            assert_eq!(han(&page), Vec::<&str>::new(), "help {command}");
            let strange = page.chars().find(|c| !c.is_ascii() && !"…“”‘’—".contains(*c));
            assert_eq!(strange, None, "help {command}");
        }
    }
}

#[test]
fn every_page_has_usage_and_an_example() {
    let desk = Desk::new();
    for command in COMMANDS {
        for (lang, usage, examples) in [("zh", "用法：\n", "\n示例：\n"), ("en", "Usage:\n", "\nExamples:\n")] {
            let (_, page, _) = desk.run(&format!("help {command} --lang {lang}"));
            assert!(page.contains(usage), "help {command}");
            assert!(page.contains(examples) && page.contains(&format!("  duban {command}")), "help {command}\n{page}");
        }
    }
}

#[test]
fn the_manual_tells_every_command_in_one_language() {
    let desk = Desk::new();
    let english = desk.done("man");
    assert_eq!(han(&english), Vec::<&str>::new());
    let chinese = desk.done("man --lang zh");
    for command in COMMANDS {
        assert!(english.contains(command) && chinese.contains(command), "{command}");
    }
}

#[test]
fn a_block_to_fill_in_is_explained_in_one_language() {
    let desk = Desk::new();
    for kind in ["source", "target"] {
        let explained = |text: &str| -> String {
            text.lines().filter_map(|line| line.rsplit_once("# ").map(|(_, words)| format!("{words}\n"))).collect()
        };
        let english = explained(&desk.done(&format!("new {kind}")));
        // Examples of what documents write stand in quotes.
        let own: String = english.split('"').step_by(2).collect();
        // The word of documents that makes a target an aim is told, as it must be looked for.
        let looked_for: &[&str] = if kind == "target" { &["力争"] } else { &[] };
        assert_eq!(han(&own), looked_for, "{own}");
        let chinese = explained(&desk.done(&format!("new {kind} --lang zh")));
        assert!(!han(&chinese).is_empty());
    }
}
