//! Help pages, laid out by ourselves: a page is plain data, written for a terminal in [`text`] and as a manual
//! in [`super::man`].
//!
//! The parser's own help knows neither Chinese nor how to wrap it.

mod text;

use clap::Command;
use clap::builder::Arg;

pub use text::text;

use super::localize::PROGRAM;
use crate::i18n::Lang;
use crate::i18n::help::{self, Example, Heading};

/// Something with a label: a command, an argument or an option.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// What is typed.
    pub label: String,
    /// What it is for.
    pub says: String,
}

/// The help of one command, or of the program.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Page {
    /// `duban` or `duban report`.
    pub name: String,
    /// What it does.
    pub about: String,
    /// How it is called.
    pub usage: String,
    /// Paragraphs.
    pub details: &'static [&'static str],
    /// Its parts, each under a heading.
    pub parts: Vec<(Heading, Vec<Item>)>,
    /// Examples.
    pub examples: Vec<Example>,
}

/// The page of a command, or of the program where none is named; `tree` is the command line in that language.
#[must_use]
pub fn page(lang: Lang, tree: &Command, name: Option<&str>) -> Page {
    let command = name.and_then(|name| tree.find_subcommand(name)).unwrap_or(tree);
    let is_program = command.get_name() == PROGRAM;
    let full = if is_program { PROGRAM.to_owned() } else { format!("{PROGRAM} {}", command.get_name()) };
    let commands = command.get_subcommands().map(|sub| Item {
        label: sub.get_name().to_owned(),
        says: sub.get_about().map(ToString::to_string).unwrap_or_default(),
    });
    let options = command.get_arguments().filter(|argument| !argument.is_positional());
    let mut options: Vec<Item> = options.map(|argument| item(lang, argument)).collect();
    let arguments = command.get_positionals().map(|argument| item(lang, argument)).collect();
    let global = if is_program {
        (Heading::Global, std::mem::take(&mut options))
    } else {
        let names: Vec<String> = tree.get_arguments().filter_map(Arg::get_long).map(|l| format!("--{l}")).collect();
        (Heading::Global, vec![Item { label: String::new(), says: help::global_line(lang, &names) }])
    };
    let mut parts = vec![
        (Heading::Commands, commands.collect()),
        (Heading::Arguments, arguments),
        (Heading::Options, options),
        global,
    ];
    parts.retain(|(_, items): &(Heading, Vec<Item>)| !items.is_empty());
    Page {
        about: command.get_about().map(ToString::to_string).unwrap_or_default(),
        usage: usage(lang, command, &full),
        details: help::details(lang, command.get_name()),
        examples: help::examples(lang, command.get_name()),
        name: full,
        parts,
    }
}

fn is_switch(argument: &Arg) -> bool {
    !argument.get_action().takes_values()
}

fn item(lang: Lang, argument: &Arg) -> Item {
    let shown = |values: Vec<String>| Some(values).filter(|v| !v.is_empty());
    let allowed = if is_switch(argument) { Vec::new() } else { possible(argument) };
    let default = argument.get_default_values().iter().map(|v| v.to_string_lossy().into_owned()).collect();
    let default = shown(default).filter(|_| !is_switch(argument)).map(|values| values.join(","));
    let says = argument.get_help().map(ToString::to_string).unwrap_or_default();
    Item { label: label(argument), says: says + &help::values(lang, &allowed, default.as_deref()) }
}

fn possible(argument: &Arg) -> Vec<String> {
    argument.get_possible_values().iter().filter(|v| !v.is_hide_set()).map(|v| v.get_name().to_owned()).collect()
}

/// `-o, --output <FILE>`, or `<INDICATOR> <VALUE>…`.
fn label(argument: &Arg) -> String {
    let value = placeholder(argument);
    let Some(long) = argument.get_long() else {
        return value;
    };
    let short = argument.get_short().map_or_else(|| "    ".to_owned(), |short| format!("-{short}, "));
    let value = if is_switch(argument) { String::new() } else { format!(" {value}") };
    format!("{short}--{long}{value}")
}

/// How the value of an argument is written in usage: `<FILE>`, `[FILE]` where it may be left out.
fn placeholder(argument: &Arg) -> String {
    let (open, close) = if argument.is_positional() && !argument.is_required_set() { ('[', ']') } else { ('<', '>') };
    let names = argument.get_value_names().unwrap_or_default();
    let shown: Vec<String> = names.iter().map(|name| format!("{open}{name}{close}")).collect();
    let many = argument.get_num_args().is_some_and(|n| n.max_values() > names.len());
    shown.join(" ") + if many { "…" } else { "" }
}

fn usage(lang: Lang, command: &Command, full: &str) -> String {
    let mut parts = vec![full.to_owned()];
    if command.has_subcommands() {
        parts.push(help::command_slot(lang).to_owned());
    }
    parts.extend(command.get_positionals().map(placeholder));
    let required = command.get_opts().filter(|option| option.is_required_set());
    parts.extend(required.map(|option| label(option).trim_start().to_owned()));
    if command.get_arguments().any(|argument| !argument.is_positional() && !argument.is_required_set()) {
        parts.push(help::options_slot(lang).to_owned());
    }
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::localize::command_line;

    #[test]
    fn usage_shows_what_is_required() {
        let tree = command_line(Lang::En);
        assert_eq!(
            page(Lang::En, &tree, Some("record")).usage,
            "duban record <INDICATOR> <VALUE>… --period <PERIOD> [OPTIONS]"
        );
        assert_eq!(page(Lang::En, &tree, Some("check")).usage, "duban check [FILE]");
        assert_eq!(page(Lang::En, &tree, None).usage, "duban <COMMAND> [OPTIONS]");
    }
}
