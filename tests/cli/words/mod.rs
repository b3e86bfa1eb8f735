//! The program speaks one language at a time: help, tables and messages, in Chinese and English, at any width.
//!
//! What may stand in the other language is told by the data, not by patterns: names that have no translation, codes,
//! what was typed.

mod help;
mod messages;
mod tables;

use std::collections::HashSet;

use serde_json::Value;

/// Every command.
pub const COMMANDS: [&str; 35] = [
    "init",
    "check",
    "load",
    "record",
    "import",
    "retract",
    "undo",
    "extend",
    "pending",
    "approve",
    "reject",
    "form",
    "targets",
    "agencies",
    "show",
    "explain",
    "history",
    "changes",
    "report",
    "overdue",
    "conflicts",
    "compare",
    "log",
    "verify",
    "doctor",
    "backup",
    "restore",
    "notice",
    "bulletin",
    "new",
    "schema",
    "config",
    "completions",
    "man",
    "help",
];

/// Names of their own that no language translates.
const NAMES: [&str; 6] = ["UTF-8", "TOML", "CSV", "JSON", "KB", "MB"];

/// True for a Chinese character.
fn is_han(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c) || c == '〇'
}

/// The Latin words of a text: runs of letters, digits and what holds codes, addresses and file names together.
fn latin(text: &str) -> Vec<&str> {
    let holds = |c: char| c.is_ascii_alphanumeric() || "_./~%:\\$@#+-=?&".contains(c);
    text.split(|c: char| !holds(c))
        .map(|word| word.trim_matches(|c: char| "./:-%#=+?&".contains(c)))
        .filter(|word| word.contains(|c: char| c.is_ascii_alphabetic()))
        .collect()
}

/// The runs of Chinese characters of a text.
fn han(text: &str) -> Vec<&str> {
    text.split(|c: char| !is_han(c)).filter(|run| !run.is_empty()).collect()
}

/// The text without what stands in backticks: what was typed, codes, commands.
fn own_words(text: &str) -> String {
    text.split('`').step_by(2).collect()
}

/// A text whose broken words are joined again.
fn joined(text: &str) -> String {
    let mut joined = String::new();
    for line in text.lines() {
        let goes_on = joined.ends_with('…');
        if goes_on {
            joined.pop();
            joined.push_str(line.trim_start());
        } else {
            if !joined.is_empty() {
                joined.push('\n');
            }
            joined.push_str(line);
        }
    }
    joined
}

/// Every text of a JSON value but those under some keys.
fn texts<'v>(value: &'v Value, without: &[&str], into: &mut HashSet<&'v str>) {
    match value {
        Value::String(text) => {
            into.insert(text);
        }
        Value::Array(items) => items.iter().for_each(|item| texts(item, without, into)),
        Value::Object(object) => object
            .iter()
            .filter(|(key, _)| !without.contains(&key.as_str()))
            .for_each(|(_, item)| texts(item, without, into)),
        _ => {}
    }
}
