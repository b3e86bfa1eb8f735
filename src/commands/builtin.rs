//! The catalogue, the published figures and the published results of a method that come with the program.

use std::io;
use std::path::Path;

use super::exit::Failure;
use crate::catalogue::{Reading, read};
use crate::i18n::shell::ShellFault;

/// The catalogue's file.
const TARGETS: &str = include_str!("../../targets.toml");
/// Documents, clauses and agencies.
const SOURCES: &str = include_str!("../../seeds/sources.toml");
/// Published figures.
pub const OBSERVATIONS: &str = include_str!("../../seeds/observations.csv");

/// What of the built-in documents is no target, and why.
pub const REGISTER: &str = include_str!("../../seeds/register.csv");

/// The name under which faults of the built-in register would be reported.
pub const REGISTER_NAME: &str = "seeds/register.csv";

/// The name under which faults of the built-in figures would be reported.
pub const OBSERVATIONS_NAME: &str = "seeds/observations.csv";

/// Growth ratios as Statistics Canada published them, see `tests/data/README.md`.
pub const VECTORS: &str = include_str!("../../tests/data/growth_ratio_vectors.csv");

/// The name under which faults of the built-in results would be reported.
pub const VECTORS_NAME: &str = "tests/data/growth_ratio_vectors.csv";

/// The text of a built-in file.
pub fn file(path: &Path) -> io::Result<String> {
    match path.to_str() {
        Some("targets.toml") => Ok(TARGETS.to_owned()),
        Some("seeds/sources.toml") => Ok(SOURCES.to_owned()),
        _ => Err(io::ErrorKind::NotFound.into()),
    }
}

/// Reads the built-in catalogue.
pub fn catalogue() -> Result<Reading, Failure> {
    read(Path::new("targets.toml"), &mut file)
        .map_err(|refusal| Failure::shell(ShellFault::Internal).because(anyhow::anyhow!("{:?}", refusal.faults)))
}

/// Code and version of the built-in catalogue, without reading it whole.
#[must_use]
pub fn head() -> (&'static str, &'static str) {
    let value = |key: &str| {
        let line = TARGETS.lines().find(|line| line.starts_with(key)).unwrap_or_default();
        line.split('"').nth(1).unwrap_or_default()
    };
    (value("code ="), value("version ="))
}

#[cfg(test)]
mod tests {
    use std::io::Cursor;

    use super::*;
    use crate::intake::{RegisterColumn, Sheet, read_entry};

    #[test]
    fn the_built_in_catalogue_is_sound_and_its_head_is_found_without_reading_it() {
        let reading = catalogue().expect("no fault");
        assert_eq!(head(), (reading.catalogue.head.code.as_str(), &*reading.catalogue.head.version));
    }

    #[test]
    fn the_register_keeps_a_few_characters_of_the_built_in_documents() {
        let reading = catalogue().expect("no fault");
        let mut sheet = Sheet::<_, RegisterColumn>::open(Cursor::new(REGISTER.as_bytes())).expect("a header");
        let mut rows = 0;
        while let Some(line) = sheet.next_line().expect("bytes in memory") {
            let entry = line.and_then(read_entry).expect("a sound row");
            assert!(reading.catalogue.sources.iter().any(|source| source.code == entry.source), "{entry:?}");
            assert!(entry.text.chars().count() <= 16, "{entry:?}");
            rows += 1;
        }
        assert_eq!(rows, 192);
    }
}
