//! The blocks that are printed to be filled in are ones the reader accepts.

use std::path::Path;

use duban::catalogue::read;
use duban::domain::fault::catalogue::CatalogueFault;
use duban::i18n::{Lang, template};

/// The block with every optional line in force, but for those that other lines exclude.
fn filled(text: &str) -> String {
    let excluded = ["# part", "# tolerance", "# period", "# lead", "# division", "# parent"];
    text.lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if is_entry(rest) && !excluded.iter().any(|key| line.starts_with(key)) => rest,
            _ => line,
        })
        .collect::<Vec<_>>()
        .join("\n")
}

fn faults(text: &str) -> Option<Vec<CatalogueFault>> {
    read(Path::new("a.toml"), &mut |_: &Path| Ok(text.to_owned())).err().map(|refusal| refusal.faults)
}

#[test]
fn the_printed_blocks_together_are_a_sound_catalogue() {
    for lang in Lang::ALL {
        for fill in [str::to_owned, filled as fn(&str) -> String] {
            let blocks = [template::catalogue(lang), template::source(lang), template::target(lang)];
            let text = blocks.map(|block| fill(&block)).join("\n");
            assert_eq!(faults(&text), None, "{text}");
        }
    }
}

#[test]
fn a_printed_overlay_is_a_sound_catalogue() {
    for lang in Lang::ALL {
        assert_eq!(faults(&template::overlay(lang)), None);
    }
}

/// True for `key = …`.
fn is_entry(line: &str) -> bool {
    line.split_once(" = ").is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
}
