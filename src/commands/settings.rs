//! The settings in force: command line before environment before config file before default, each with its origin.

use std::path::PathBuf;

use super::arguments::{Color, Global};
use super::config::Config;
use super::environment::Environment;
use super::exit::Failure;
use crate::domain::deed::is_blank;
use crate::i18n::shell::Origin;
use crate::i18n::usage::UsageFault;
use crate::i18n::{Lang, deeds};

/// The database where nothing else is said.
pub const DEFAULT_DB: &str = "duban.db";

/// The pager where nothing else is said: it leaves short output alone, keeps colours, and ends with the program.
const DEFAULT_PAGER: &str = if cfg!(windows) { "" } else { "less -FRXK" };

/// A value and where it comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setting<T> {
    /// The value.
    pub value: T,
    /// Where it comes from.
    pub origin: Origin,
}

/// The settings in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The database.
    pub db: Setting<PathBuf>,
    /// Who records.
    pub by: Option<Setting<String>>,
    /// The language.
    pub lang: Setting<Lang>,
    /// The regions that lists are about where no other is asked for; empty: all.
    pub region: Option<Setting<Vec<String>>>,
    /// Whether to use colour.
    pub color: Setting<Color>,
    /// The pager; empty for none.
    pub pager: Setting<String>,
}

impl Settings {
    /// Settles every setting.
    pub fn settle(
        global: &Global,
        by: Option<&str>,
        environment: &Environment,
        config: &Config,
    ) -> Result<Self, Failure> {
        if let Some(typed) = environment.text("DUBAN_LANG").filter(|typed| Lang::from_code(typed).is_none()) {
            return Err(Failure::usage(UsageFault::NotAllowed {
                argument: "DUBAN_LANG".to_owned(),
                typed: typed.to_owned(),
                allowed: Lang::ALL.map(|lang| lang.code().to_owned()).to_vec(),
                near: None,
            }));
        }
        if by.is_some_and(is_blank) {
            return Err(Failure::said([deeds::blank("--by", language(global.lang, environment, config).value)]));
        }
        let named = |name: &String| !is_blank(name);
        Ok(Self {
            db: first([
                from(global.db.clone(), Origin::Flag("--db")),
                from(environment.path("DUBAN_DB"), Origin::Variable("DUBAN_DB")),
                from(config.db.clone(), Origin::File),
            ])
            .unwrap_or(Setting { value: PathBuf::from(DEFAULT_DB), origin: Origin::Default }),
            by: first([
                from(by.map(str::to_owned), Origin::Flag("--by")),
                from(environment.text("DUBAN_BY").map(str::to_owned).filter(named), Origin::Variable("DUBAN_BY")),
                from(config.by.clone().filter(named), Origin::File),
            ]),
            lang: language(global.lang, environment, config),
            region: from(Some(config.region.clone()).filter(|all| !all.is_empty()), Origin::File),
            color: first([
                from(global.color, Origin::Flag("--color")),
                from(environment.text("NO_COLOR").map(|_| Color::Never), Origin::Variable("NO_COLOR")),
                from(config.color, Origin::File),
            ])
            .unwrap_or(Setting { value: Color::Auto, origin: Origin::Default }),
            pager: first([
                from(global.no_pager.then(String::new), Origin::Flag("--no-pager")),
                from(
                    environment
                        .has("DUBAN_PAGER")
                        .then(|| environment.text("DUBAN_PAGER").unwrap_or_default().to_owned()),
                    Origin::Variable("DUBAN_PAGER"),
                ),
                from(config.pager.clone(), Origin::File),
                from(environment.text("PAGER").map(str::to_owned), Origin::Variable("PAGER")),
            ])
            .unwrap_or(Setting { value: DEFAULT_PAGER.to_owned(), origin: Origin::Default }),
        })
    }
}

/// The language, which is needed before everything else is known to be right.
#[must_use]
pub fn language(flag: Option<Lang>, environment: &Environment, config: &Config) -> Setting<Lang> {
    first([
        from(flag, Origin::Flag("--lang")),
        from(environment.text("DUBAN_LANG").and_then(Lang::from_code), Origin::Variable("DUBAN_LANG")),
        from(config.lang, Origin::File),
        from(environment.locale().map(Lang::of_locale), Origin::Locale),
    ])
    .unwrap_or(Setting { value: Lang::En, origin: Origin::Default })
}

fn from<T>(value: Option<T>, origin: Origin) -> Option<Setting<T>> {
    value.map(|value| Setting { value, origin })
}

fn first<T, const N: usize>(choices: [Option<Setting<T>>; N]) -> Option<Setting<T>> {
    choices.into_iter().flatten().next()
}

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;
    use crate::commands::arguments::Typed;

    fn settle(typed: &str, variables: &[(&str, &str)], config: &Config) -> Settings {
        let typed = Typed::try_parse_from(typed.split(' ')).expect("well typed");
        let environment = variables.iter().copied().collect();
        Settings::settle(&typed.global, typed.command.by(), &environment, config).expect("well set")
    }

    fn config() -> Config {
        Config {
            db: Some("file.db".into()),
            by: Some("file".into()),
            lang: Some(Lang::Zh),
            color: Some(Color::Always),
            pager: Some("most".into()),
            ..Config::default()
        }
    }

    #[test]
    fn the_command_line_comes_first() {
        let variables = [("DUBAN_DB", "env.db"), ("DUBAN_BY", "env"), ("DUBAN_LANG", "zh"), ("NO_COLOR", "1")];
        let line = "duban load --by me --db flag.db --lang en --color always --no-pager";
        let settings = settle(line, &variables, &config());
        assert_eq!(settings.db, Setting { value: "flag.db".into(), origin: Origin::Flag("--db") });
        assert_eq!(settings.by.map(|by| by.value).as_deref(), Some("me"));
        assert_eq!(settings.lang.value, Lang::En);
        assert_eq!(settings.color.value, Color::Always);
        assert_eq!(settings.pager.value, "");
    }

    #[test]
    fn the_environment_comes_before_the_config_file() {
        let variables = [("DUBAN_DB", "env.db"), ("DUBAN_LANG", "en"), ("NO_COLOR", "1"), ("DUBAN_PAGER", "")];
        let settings = settle("duban config", &variables, &config());
        assert_eq!(settings.db.origin, Origin::Variable("DUBAN_DB"));
        assert_eq!(settings.lang.value, Lang::En);
        assert_eq!(settings.color.value, Color::Never);
        assert_eq!(settings.pager, Setting { value: String::new(), origin: Origin::Variable("DUBAN_PAGER") });
    }

    #[test]
    fn the_config_file_comes_before_the_default_and_the_common_variables() {
        let settings = settle("duban config", &[("PAGER", "more"), ("LANG", "en_US.UTF-8")], &config());
        assert_eq!(settings.db, Setting { value: "file.db".into(), origin: Origin::File });
        assert_eq!(settings.pager.value, "most");
        assert_eq!(settings.lang, Setting { value: Lang::Zh, origin: Origin::File });
    }

    #[test]
    fn nothing_said_means_the_defaults_and_the_locale() {
        let settings = settle("duban config", &[("LANG", "zh_CN.UTF-8"), ("DUBAN_DB", "")], &Config::default());
        assert_eq!(settings.db, Setting { value: DEFAULT_DB.into(), origin: Origin::Default });
        assert_eq!(settings.lang, Setting { value: Lang::Zh, origin: Origin::Locale });
        assert_eq!(settings.by, None);
    }

    #[test]
    fn the_locale_for_messages_is_read_in_the_usual_order() {
        let lang =
            |variables: &[(&str, &str)]| language(None, &variables.iter().copied().collect(), &Config::default());
        assert_eq!(lang(&[("LC_ALL", "en_US.UTF-8"), ("LANG", "zh_CN.UTF-8")]).value, Lang::En);
        assert_eq!(lang(&[("LC_MESSAGES", "zh_CN.UTF-8"), ("LANG", "C.UTF-8")]).value, Lang::Zh);
        assert_eq!(lang(&[("LC_ALL", ""), ("LANG", "zh_CN.UTF-8")]).value, Lang::Zh);
        assert_eq!(lang(&[]).value, Lang::En);
    }

    #[test]
    fn a_language_nobody_speaks_here_is_wrong_usage() {
        let typed = Typed::try_parse_from(["duban", "config"]).expect("well typed");
        let environment = [("DUBAN_LANG", "fr")].into_iter().collect();
        assert!(Settings::settle(&typed.global, None, &environment, &Config::default()).is_err());
    }
}
