//! `config`: prints the settings in force and where each comes from, in the form of a config file.

use std::io::Write;

use clap::ValueEnum;

use super::config::{Config, KEYS};
use super::context::Context;
use super::exit::Failure;
use super::output::Output;
use super::settings::Setting;
use crate::i18n::Lang;
use crate::i18n::shell::{Origin, config_head, unset};
use crate::render::clean::clean;
use crate::render::wrap::{pad, width};

/// Runs `config`.
pub fn run(context: &Context, config: &Config) -> Result<(), Failure> {
    let mut output = Output::open(context, None)?;
    output.write_all(clean(&listing(context, config)).as_bytes())?;
    output.finish()
}

fn listing(context: &Context, config: &Config) -> String {
    let lang = context.lang;
    let path = config.path.as_ref().map(|path| path.display().to_string());
    let head = format!("# {}\n", config_head(lang, path.as_deref(), config.exists));
    let lines: Vec<(String, String)> = KEYS.iter().map(|key| line(key, context)).collect();
    let widest = lines.iter().map(|(line, _)| width(line)).max().unwrap_or(0);
    let body = lines.iter().map(|(line, origin)| format!("{}  # {origin}\n", pad(line, widest)));
    head + &body.collect::<String>()
}

/// A key with its value, and the origin; a key that is not set stands behind `#`.
fn line(key: &str, context: &Context) -> (String, String) {
    let settings = &context.settings;
    let lang = context.lang;
    match key {
        "db" => set(key, &quoted(&settings.db.value.display().to_string()), &settings.db.origin, lang),
        "by" => optional(key, settings.by.as_ref(), |by| quoted(by), lang),
        "lang" => set(key, &quoted(settings.lang.value.code()), &settings.lang.origin, lang),
        "region" => optional(key, settings.region.as_ref(), |all| list(all), lang),
        "color" => {
            let color = settings.color.value.to_possible_value();
            let name = color.as_ref().map(clap::builder::PossibleValue::get_name).unwrap_or_default();
            set(key, &quoted(name), &settings.color.origin, lang)
        }
        "pager" => set(key, &quoted(&settings.pager.value), &settings.pager.origin, lang),
        _ => (format!("# {key} ="), unset(lang).to_owned()),
    }
}

fn optional<T>(
    key: &str,
    setting: Option<&Setting<T>>,
    written: impl Fn(&T) -> String,
    lang: Lang,
) -> (String, String) {
    match setting {
        Some(setting) => set(key, &written(&setting.value), &setting.origin, lang),
        None => (format!("# {key} ="), unset(lang).to_owned()),
    }
}

fn set(key: &str, value: &str, origin: &Origin, lang: Lang) -> (String, String) {
    (format!("{key} = {value}"), origin.words(lang))
}

fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn list(all: &[String]) -> String {
    format!("[{}]", all.iter().map(|one| quoted(one)).collect::<Vec<_>>().join(", "))
}
