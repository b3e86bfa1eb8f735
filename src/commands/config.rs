//! The config file: what a person sets once instead of with every command.

use std::path::{Path, PathBuf};

use clap::ValueEnum;
use toml::de::{DeTable, DeValue};

use super::arguments::Color;
use super::environment::Environment;
use super::exit::Failure;
use super::input::whole;
use crate::domain::limits;
use crate::i18n::Lang;
use crate::i18n::shell::{ConfigTrouble, ShellFault};

/// The keys of a config file.
pub const KEYS: [&str; 6] = ["db", "by", "lang", "region", "color", "pager"];

/// Faults of a config file that are told.
const MOST_FAULTS: usize = 100;

/// What a config file says.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Config {
    /// Where it stands or would stand.
    pub path: Option<PathBuf>,
    /// Whether it is there.
    pub exists: bool,
    /// The database; a relative path starts at the config file's folder.
    pub db: Option<PathBuf>,
    /// Who records.
    pub by: Option<String>,
    /// The language.
    pub lang: Option<Lang>,
    /// The regions that lists are about where no other is asked for.
    pub region: Vec<String>,
    /// Whether to use colour.
    pub color: Option<Color>,
    /// The pager; empty for none.
    pub pager: Option<String>,
}

impl Config {
    /// Reads the config file of this environment; without one nothing is set.
    ///
    /// A file named by `DUBAN_CONFIG` must be there; `DUBAN_CONFIG` set to nothing means none.
    pub fn read(environment: &Environment) -> Result<Self, Failure> {
        let named = environment.has("DUBAN_CONFIG");
        let path = if named { environment.path("DUBAN_CONFIG") } else { usual_place(environment) };
        let Some(path) = path else {
            return Ok(Self::default());
        };
        let read = whole(&path, limits::CONFIG).and_then(|bytes| {
            String::from_utf8(bytes).map_err(|error| std::io::Error::new(std::io::ErrorKind::InvalidData, error))
        });
        let text = match read {
            Ok(text) => text,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound && !named => {
                return Ok(Self { path: Some(path), ..Self::default() });
            }
            Err(error) => return Err(Failure::reading(&path, error)),
        };
        let folder = path.parent().unwrap_or(Path::new("")).to_owned();
        let config = Self::parse(&text, &folder, environment.home().as_deref())
            .map_err(|faults| Failure::shell(ShellFault::Config { path: path.display().to_string(), faults }))?;
        Ok(Self { path: Some(path), exists: true, ..config })
    }

    /// Understands a config file's text, or lists everything wrong in it, each with its line.
    fn parse(text: &str, folder: &Path, home: Option<&Path>) -> Result<Self, Vec<(usize, ConfigTrouble)>> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let line = |at: usize| text.as_bytes().iter().take(at).filter(|b| **b == b'\n').count() + 1;
        let (table, errors) = DeTable::parse_recoverable(text);
        let mut faults: Vec<_> = errors
            .iter()
            .take(MOST_FAULTS)
            .map(|e| (line(e.span().map_or(0, |s| s.start)), ConfigTrouble::Syntax))
            .collect();
        let mut config = Self::default();
        for (key, value) in table.get_ref() {
            if faults.len() <= MOST_FAULTS
                && let Err(trouble) = config.set(key.get_ref(), value.get_ref(), folder, home)
            {
                faults.push((line(key.span().start), trouble));
            }
        }
        faults.sort_by_key(|(line, _)| *line);
        faults.dedup();
        faults.truncate(MOST_FAULTS);
        if faults.is_empty() { Ok(config) } else { Err(faults) }
    }

    fn set(&mut self, key: &str, value: &DeValue, folder: &Path, home: Option<&Path>) -> Result<(), ConfigTrouble> {
        let bad = |allowed| ConfigTrouble::BadValue { key: key.to_owned(), allowed };
        let text = || value.as_str().map(str::to_owned).ok_or_else(|| bad(&[]));
        match key {
            "db" => self.db = Some(place(&text()?, folder, home)),
            "by" => self.by = Some(text()?),
            "pager" => self.pager = Some(text()?),
            "lang" => self.lang = Some(Lang::from_code(&text()?).ok_or_else(|| bad(&["zh", "en"]))?),
            "color" => {
                let color = Color::from_str(&text()?, false);
                self.color = Some(color.map_err(|_| bad(&["auto", "always", "never"]))?);
            }
            "region" => {
                let all: Option<Vec<String>> = match value {
                    DeValue::Array(all) => all.iter().map(|v| v.get_ref().as_str().map(str::to_owned)).collect(),
                    _ => value.as_str().map(|one| vec![one.to_owned()]),
                };
                self.region = all.ok_or_else(|| bad(&[]))?;
            }
            _ => return Err(ConfigTrouble::UnknownKey { key: key.to_owned(), known: &KEYS }),
        }
        Ok(())
    }
}

/// `$XDG_CONFIG_HOME` or `~/.config`, on Windows `%APPDATA%`.
fn usual_place(environment: &Environment) -> Option<PathBuf> {
    let folder = if cfg!(windows) {
        environment.path("APPDATA")?
    } else {
        environment.path("XDG_CONFIG_HOME").or_else(|| Some(environment.home()?.join(".config")))?
    };
    Some(folder.join("duban").join("config.toml"))
}

/// A path as a config file gives it: `~/` is the home folder, a relative path starts at the file's folder.
fn place(typed: &str, folder: &Path, home: Option<&Path>) -> PathBuf {
    match (typed.strip_prefix("~/"), home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => folder.join(typed),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Config, Vec<(usize, ConfigTrouble)>> {
        Config::parse(text, Path::new("/etc/duban"), Some(Path::new("/home/li")))
    }

    #[test]
    fn every_key_is_understood() {
        let text =
            "db = \"city.db\"\nby = \"李华\"\nlang = \"zh\"\nregion = [\"jilin\"]\ncolor = \"never\"\npager = \"\"\n";
        let config = parse(text).expect("well formed");
        assert_eq!(config.db, Some(PathBuf::from("/etc/duban/city.db")));
        assert_eq!(config.by.as_deref(), Some("李华"));
        assert_eq!(config.lang, Some(Lang::Zh));
        assert_eq!(config.region, ["jilin"]);
        assert_eq!(config.color, Some(Color::Never));
        assert_eq!(config.pager.as_deref(), Some(""));
    }

    #[test]
    fn a_database_may_stand_in_the_home_folder_or_anywhere() {
        let db = |text: &str| parse(text).expect("well formed").db;
        assert_eq!(db("db = \"~/city.db\""), Some(PathBuf::from("/home/li/city.db")));
        assert_eq!(db("db = \"/data/city.db\""), Some(PathBuf::from("/data/city.db")));
    }

    #[test]
    fn every_fault_is_listed_with_its_line() {
        let faults = parse("lang = \"fr\"\n\ndatabase = \"x\"\nby = 3\n").expect_err("three faults");
        assert_eq!(
            faults,
            [
                (1, ConfigTrouble::BadValue { key: "lang".into(), allowed: &["zh", "en"] }),
                (3, ConfigTrouble::UnknownKey { key: "database".into(), known: &KEYS }),
                (4, ConfigTrouble::BadValue { key: "by".into(), allowed: &[] }),
            ]
        );
    }

    #[test]
    fn what_is_not_toml_is_said_with_its_line() {
        let faults = parse("by = \"x\"\nlang zh\n").expect_err("no TOML");
        assert_eq!(faults[0], (2, ConfigTrouble::Syntax));
    }

    #[test]
    fn a_variable_set_to_nothing_means_no_config_file() {
        let environment = [("DUBAN_CONFIG", ""), ("HOME", "/home/li")].into_iter().collect();
        assert_eq!(Config::read(&environment).ok(), Some(Config::default()));
    }

    #[test]
    fn a_named_config_file_must_be_there() {
        let environment = [("DUBAN_CONFIG", "/nowhere/config.toml")].into_iter().collect();
        assert!(Config::read(&environment).is_err());
        let usual = [("XDG_CONFIG_HOME", "/nowhere"), ("APPDATA", "/nowhere")].into_iter().collect();
        assert!(Config::read(&usual).is_ok_and(|config| !config.exists && config.path.is_some()));
    }
}
