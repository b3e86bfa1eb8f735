//! The command line in one language: the definitions of [`super::arguments`] with the words of [`crate::i18n::help`].

use clap::builder::{Arg, Resettable, StyledStr};
use clap::{Command, CommandFactory};

use super::arguments::Typed;
use crate::i18n::{Lang, help};

/// The program's name.
pub const PROGRAM: &str = "duban";

/// The command line with the words of one language.
#[must_use]
pub fn command_line(lang: Lang) -> Command {
    speak(Typed::command(), lang).mut_subcommands(|command| speak(command, lang))
}

/// Gives a command and its own arguments their words; the developers' comments go.
fn speak(command: Command, lang: Lang) -> Command {
    let name = command.get_name().to_owned();
    command
        .about(help::about(lang, &name).unwrap_or_default())
        .long_about(Resettable::<StyledStr>::Reset)
        .mut_args(|argument| speak_argument(argument, lang, &name))
}

fn speak_argument(argument: Arg, lang: Lang, command: &str) -> Arg {
    let Some(words) = help::argument(lang, command, argument.get_id().as_str()) else {
        return argument.help(Resettable::<StyledStr>::Reset).long_help(Resettable::<StyledStr>::Reset);
    };
    let argument = argument.help(words.says).long_help(Resettable::<StyledStr>::Reset);
    if words.value.is_empty() { argument } else { argument.value_names(words.value.iter().copied()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every command with its own arguments, `duban` first.
    fn all(lang: Lang) -> Vec<Command> {
        let tree = command_line(lang);
        let commands: Vec<Command> = tree.get_subcommands().cloned().collect();
        std::iter::once(tree).chain(commands).collect()
    }

    #[test]
    fn the_definitions_agree_with_themselves() {
        for lang in Lang::ALL {
            command_line(lang).debug_assert();
        }
    }

    #[test]
    fn every_command_and_argument_has_words_in_both_languages() {
        for lang in Lang::ALL {
            for command in all(lang) {
                let name = command.get_name();
                assert!(help::about(lang, name).is_some(), "{name} has no words in {lang:?}");
                assert!(!help::examples(lang, name).is_empty(), "{name} has no example");
                for argument in command.get_arguments() {
                    let id = argument.get_id();
                    let words = help::argument(lang, name, id.as_str());
                    let words = words.unwrap_or_else(|| panic!("{name} {id} has no words in {lang:?}"));
                    let takes_value = argument.get_action().takes_values();
                    assert_eq!(!words.value.is_empty(), takes_value, "{name} {id}: is its value named?");
                }
            }
        }
    }

    #[test]
    fn words_speak_their_own_language_only() {
        let chinese = |text: &str| text.chars().any(|c| ('\u{2e80}'..='\u{9fff}').contains(&c));
        for (zh, en) in all(Lang::Zh).iter().zip(all(Lang::En)) {
            let name = zh.get_name();
            for (lang, is_chinese) in [(Lang::Zh, true), (Lang::En, false)] {
                assert_eq!(help::about(lang, name).is_some_and(chinese), is_chinese, "{name}");
                for line in help::details(lang, name) {
                    assert_eq!(chinese(line), is_chinese, "{name}: {line}");
                }
            }
            for argument in zh.get_arguments().chain(en.get_arguments()) {
                let words = |lang| help::argument(lang, name, argument.get_id().as_str()).expect("tested above");
                assert!(
                    chinese(words(Lang::Zh).says) && !chinese(words(Lang::En).says),
                    "{name} {}",
                    argument.get_id()
                );
                assert!(words(Lang::Zh).value.iter().all(|v| chinese(v)), "{name} {}", argument.get_id());
                assert!(!words(Lang::En).value.iter().any(|v| chinese(v)), "{name} {}", argument.get_id());
            }
        }
    }
}
