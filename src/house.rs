//! The house rules, read from the code itself: which layer may use which, and what no layer may do.

use std::fs;
use std::path::{Path, PathBuf};

/// Each layer with those it may use; whatever is not listed is forbidden.
const MAY_USE: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("catalogue", &["domain"]),
    ("store", &["domain"]),
    ("intake", &["domain"]),
    ("i18n", &["domain"]),
    ("report", &["domain", "i18n"]),
    ("render", &["domain", "i18n", "report"]),
    ("commands", &["catalogue", "domain", "i18n", "intake", "render", "report", "store"]),
];

/// What only some layers may name: a text and the layers that may.
const ONLY_IN: &[(&str, &[&str])] = &[
    ("rusqlite", &["store"]),
    ("comfy_table", &["render"]),
    ("rust_xlsxwriter", &["render"]),
    ("clap", &["commands"]),
    ("anyhow", &["commands"]),
    ("std::env", &["commands"]),
    ("std::fs", &["commands", "store"]),
    ("Utc::now", &["commands"]),
    ("Local::now", &[]),
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of the package") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            found.push(path);
        }
    }
}

/// The code of a layer's files, without comments, test modules, and files that are modules of tests only.
fn files_of(layer: &str) -> Vec<(PathBuf, String)> {
    let mut paths = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src").join(layer), &mut paths);
    let texts: Vec<(PathBuf, String)> =
        paths.into_iter().map(|path| (path.clone(), fs::read_to_string(path).expect("a source file"))).collect();
    let of_tests: Vec<&str> = texts
        .iter()
        .flat_map(|(_, text)| text.split("#[cfg(test)]\n").skip(1))
        .filter_map(|rest| rest.lines().next()?.trim_start_matches("pub ").strip_prefix("mod ")?.strip_suffix(';'))
        .collect();
    texts
        .iter()
        .filter(|(path, _)| !path.file_stem().is_some_and(|stem| of_tests.iter().any(|name| stem == *name)))
        .map(|(path, text)| {
            let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap_or_default();
            let lines = code.lines().filter(|line| !line.trim_start().starts_with("//"));
            (path.clone(), lines.collect::<Vec<_>>().join("\n"))
        })
        .collect()
}

#[test]
fn no_layer_uses_what_stands_above_it() {
    for (layer, allowed) in MAY_USE {
        let files = files_of(layer);
        assert!(!files.is_empty(), "no file in {layer}");
        for (path, code) in files {
            for (other, _) in MAY_USE.iter().filter(|(other, _)| other != layer && !allowed.contains(other)) {
                assert!(!code.contains(&format!("crate::{other}::")), "{} uses {other}", path.display());
            }
        }
    }
}

#[test]
fn only_the_layer_that_is_for_it_touches_database_terminal_files_and_clock() {
    for (layer, _) in MAY_USE {
        for (path, code) in files_of(layer) {
            for (name, _) in ONLY_IN.iter().filter(|(_, layers)| !layers.contains(layer)) {
                assert!(!code.contains(name), "{} names {name}", path.display());
            }
        }
    }
}

#[test]
fn only_the_store_speaks_sql() {
    for (layer, _) in MAY_USE.iter().filter(|(layer, _)| *layer != "store") {
        for (path, code) in files_of(layer) {
            for word in ["select * from", "insert into", "order by", "pragma "] {
                assert!(!code.contains(word), "{} speaks SQL: {word}", path.display());
            }
        }
    }
}
