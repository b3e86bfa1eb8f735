//! The blocks that are printed to be filled in are ones the reader accepts.

use std::path::Path;

use duban::catalogue::read;
use duban::i18n::{Lang, template};

const HEAD: &str = "[catalogue]\ncode = \"test\"\nversion = \"1\"\nname = \"测试\"\n\n[[region]]\ncode = \"changchun\"\nname = \"长春市\"\n\n";

/// The block with every optional line in force, but for those that other lines exclude.
fn filled(text: &str) -> String {
    let excluded = ["# part", "# tolerance", "# period", "# lead"];
    text.lines()
        .map(|line| match line.strip_prefix("# ") {
            Some(rest) if is_entry(rest) && !excluded.iter().any(|key| line.starts_with(key)) => rest,
            _ => line,
        })
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn a_printed_block_is_a_sound_catalogue() {
    for lang in Lang::ALL {
        for fill in [str::to_owned, filled as fn(&str) -> String] {
            let text = format!("{HEAD}{}\n{}", fill(&template::source(lang)), fill(&template::target(lang)));
            let reading = read(Path::new("a.toml"), &mut |_: &Path| Ok(text.clone()));
            let faults = reading.err().map(|refusal| refusal.faults);
            assert_eq!(faults, None, "{text}");
        }
    }
}

/// True for `key = …`.
fn is_entry(line: &str) -> bool {
    line.split_once(" = ").is_some_and(|(key, _)| key.chars().all(|c| c.is_ascii_lowercase() || c == '_'))
}
