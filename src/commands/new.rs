//! `new`: prints a commented block to fill in and put into a catalogue.

use std::io::Write;

use super::arguments::{Blank, NewArgs};
use super::context::Context;
use super::exit::Failure;
use super::layout::{self, Form, Key};
use super::output::Output;
use crate::i18n::{Lang, key};
use crate::render::wrap::{pad, width};

/// Runs `new`.
pub fn run(context: &Context, args: &NewArgs) -> Result<(), Failure> {
    let mut output = Output::open(context, args.destination.file())?;
    output.write_all(block(context.lang, args.kind).as_bytes())?;
    output.finish()
}

/// The block in one language.
fn block(lang: Lang, kind: Blank) -> String {
    let tables = match kind {
        Blank::Source => ["source", "source.clause"],
        Blank::Target => ["indicator", "indicator.target"],
    };
    let mut lines = vec![format!("# {}", key::block_head(lang))];
    for table in tables {
        lines.push(String::new());
        lines.push(format!("# {}", key::table(lang, table).unwrap_or_default()));
        lines.push(format!("[[{table}]]"));
        let keys = layout::keys(table);
        let written: Vec<(String, String)> = keys
            .iter()
            .filter(|one| !matches!(one.form, Form::Tables(_)))
            .map(|one| (assignment(table, one), comment(lang, table, one)))
            .collect();
        let widest = written.iter().map(|(line, _)| width(line)).filter(|w| *w <= 40).max().unwrap_or(0);
        lines.extend(written.iter().map(|(line, comment)| format!("{}  # {comment}", pad(line, widest))));
    }
    lines.join("\n") + "\n"
}

/// The keys that a block needs although a catalogue can do without: one of two that exclude each other.
fn is_needed(table: &str, one: &Key) -> bool {
    one.required || matches!((table, one.name), ("indicator", "code") | ("indicator.target", "value" | "clause"))
}

fn assignment(table: &str, one: &Key) -> String {
    let optional = if is_needed(table, one) { "" } else { "# " };
    format!("{optional}{} = {}", one.name, one.sample)
}

fn comment(lang: Lang, table: &str, one: &Key) -> String {
    let says = key::key(lang, table, one.name).unwrap_or_default();
    match &one.form {
        Form::Words(words) => {
            let words = words.join(" | ");
            lang.pick(format!("{says}（{words}）"), format!("{says} ({words})"))
        }
        _ => says.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_block_is_toml_before_and_after_the_optional_keys_are_used() {
        for lang in Lang::ALL {
            for kind in [Blank::Source, Blank::Target] {
                let block = block(lang, kind);
                assert!(block.parse::<toml::Table>().is_ok(), "{block}");
                let uncommented = |line: &str| line.strip_prefix("# ").filter(|l| l.contains(" = ")).map(str::to_owned);
                let used: Vec<String> =
                    block.lines().map(|line| uncommented(line).unwrap_or_else(|| line.to_owned())).collect();
                assert!(used.join("\n").parse::<toml::Table>().is_ok(), "{}", used.join("\n"));
            }
        }
    }

    #[test]
    fn every_key_has_its_comment() {
        for line in block(Lang::Zh, Blank::Target).lines().filter(|line| line.contains(" = ")) {
            assert!(line.rsplit("  # ").next().is_some_and(|comment| !comment.is_empty() && comment != line), "{line}");
        }
    }
}
