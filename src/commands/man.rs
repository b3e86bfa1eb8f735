//! `man`: prints the manual, made from the same pages as the help.

use std::io::Write;

use clap_mangen::roff::{Roff, bold, roman};

use super::arguments::ManArgs;
use super::context::Context;
use super::exit::Failure;
use super::help::{Page, page};
use super::localize::{PROGRAM, command_line};
use super::output::Output;
use crate::i18n::Lang;
use crate::i18n::help::{Heading, manual_title};
use crate::render::wrap::width;

/// Runs `man`.
pub fn run(context: &Context, args: &ManArgs) -> Result<(), Failure> {
    let mut output = Output::open(context, args.destination.file())?;
    output.write_all(manual(context.lang).as_bytes())?;
    output.finish()
}

/// The manual in one language: the program's page, then a part for every command.
fn manual(lang: Lang) -> String {
    let tree = command_line(lang);
    let program = page(lang, &tree, None);
    let version = format!("{PROGRAM} {}", env!("CARGO_PKG_VERSION"));
    let mut roff = Roff::new();
    // No date: the manual is the same on every day. A blank, as an empty argument would be left out.
    roff.control("TH", ["DUBAN", "1", " ", &version, manual_title(lang)]);
    // Ragged lines without hyphens: Chinese has no spaces to stretch, and options are not to be cut.
    roff.control("ad", ["l"]).control("nh", []);
    roff.control("SH", [Heading::Name.words(lang)]);
    roff.text([roman(format!("{PROGRAM} - {}", program.about))]);
    roff.control("SH", [Heading::Usage.words(lang)]);
    roff.text([bold(&program.usage)]);
    body(&mut roff, lang, &program);
    for command in tree.get_subcommands() {
        let page = page(lang, &tree, Some(command.get_name()));
        roff.control("SH", [page.name.as_str()]);
        roff.text([roman(&page.about)]);
        roff.control("PP", []);
        roff.text([bold(&page.usage)]);
        body(&mut roff, lang, &page);
    }
    breakable(&roff.render())
}

/// Lets lines of text end between Chinese characters and behind Chinese commas and stops, which the formatter does
/// not do by itself (`\:` marks the places); never before a closing mark or behind an opening one.
fn breakable(roff: &str) -> String {
    let mut marked = String::with_capacity(roff.len() * 2);
    for line in roff.split_inclusive('\n') {
        let mut before = None;
        for c in line.chars() {
            let may_break = before.is_some_and(|b| {
                (is_wide(b) && is_wide(c) && !"（《“「〔".contains(b)) || ("，。；：、".contains(b) && c != '\n')
            });
            if may_break && !line.starts_with('.') && !"，。；：、！？）》”」〕…".contains(c) {
                marked.push_str("\\:");
            }
            marked.push(c);
            before = Some(c);
        }
    }
    marked
}

fn is_wide(c: char) -> bool {
    width(c.encode_utf8(&mut [0; 4])) == 2
}

fn body(roff: &mut Roff, lang: Lang, page: &Page) {
    let heading = if page.name == PROGRAM { "SH" } else { "SS" };
    for paragraph in page.details {
        roff.control("PP", []);
        roff.text([roman(*paragraph)]);
    }
    // Every command's page would repeat where the common options stand.
    let is_pointer = |heading: &Heading| *heading == Heading::Global && page.name != PROGRAM;
    for (part, items) in page.parts.iter().filter(|(part, _)| !is_pointer(part)) {
        roff.control(heading, [part.words(lang)]);
        for item in items {
            roff.control("TP", []);
            roff.text([bold(item.label.trim_start())]);
            roff.text([roman(&item.says)]);
        }
    }
    roff.control(heading, [Heading::Examples.words(lang)]);
    for example in &page.examples {
        roff.control("TP", []);
        roff.text([bold(example.line)]);
        roff.text([roman(example.says)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_manual_has_a_part_for_every_command() {
        for lang in Lang::ALL {
            let manual = manual(lang);
            for command in command_line(lang).get_subcommands() {
                assert!(
                    manual.contains(&format!("\n.SH \"duban {}\"\n", command.get_name())),
                    "{}",
                    command.get_name()
                );
            }
        }
    }

    #[test]
    fn the_manual_is_the_same_on_every_day() {
        assert!(
            manual(Lang::Zh)
                .contains(&format!(".TH DUBAN 1 \" \" \"duban {}\" 督办使用手册\n", env!("CARGO_PKG_VERSION")))
        );
    }

    #[test]
    fn chinese_lines_may_end_between_characters_but_not_before_a_closing_mark() {
        assert_eq!(breakable(".SH 名称\n数据，a（见）\n"), ".SH 名称\n数\\:据，\\:a（见）\n");
    }
}
