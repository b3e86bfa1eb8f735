//! A help page as text for a terminal.

use super::{Item, Page};
use crate::i18n::Lang;
use crate::i18n::help::Heading;
use crate::render::wrap::{pad, width, wrap};

/// Lines longer than this are hard to read.
const MOST_COLUMNS: usize = 100;

/// On paper narrower than this a description stands below its label.
const LEAST_FOR_TWO: usize = 60;

/// The widest label beside which a description may stand.
const WIDEST_LABEL: usize = 30;

/// The page as text, no line wider than asked.
#[must_use]
pub fn text(lang: Lang, page: &Page, columns: usize) -> String {
    let columns = columns.min(MOST_COLUMNS);
    let colon = lang.pick("：", ":");
    let mut lines = wrap(&page.about, columns);
    lines.push(String::new());
    lines.push(format!("{}{colon}", Heading::Usage.words(lang)));
    lines.extend(indented(&page.usage, 2, 4, columns));
    for paragraph in page.details {
        lines.push(String::new());
        lines.extend(wrap(paragraph, columns));
    }
    for (heading, items) in &page.parts {
        lines.push(String::new());
        lines.push(format!("{}{colon}", heading.words(lang)));
        let widest = items.iter().map(|i| width(&i.label)).filter(|w| *w <= WIDEST_LABEL).max().unwrap_or(0);
        for item in items {
            lines.extend(item_lines(item, widest, columns));
        }
    }
    lines.push(String::new());
    lines.push(format!("{}{colon}", Heading::Examples.words(lang)));
    for example in &page.examples {
        lines.extend(continued(example.line, columns));
        lines.extend(indented(example.says, 6, 6, columns));
    }
    lines.join("\n") + "\n"
}

/// A command line to type, broken between words with `\` where it is too long.
fn continued(line: &str, columns: usize) -> Vec<String> {
    let mut lines = vec![String::from(" ")];
    for word in words_of(line) {
        let last = lines.last_mut().expect("there is always a line");
        // Room for the space before the word and ` \` behind it.
        if width(last) + width(word) + 3 > columns && last.trim() != "" {
            last.push_str(" \\");
            lines.push(format!("    {word}"));
        } else {
            last.push(' ');
            last.push_str(word);
        }
    }
    lines
}

/// Words of a command line; what stands in quotes is one word.
fn words_of(line: &str) -> Vec<&str> {
    let mut quote = None;
    line.split(|c: char| {
        match (quote, c) {
            (None, '\'' | '"') => quote = Some(c),
            (Some(open), c) if open == c => quote = None,
            _ => {}
        }
        c == ' ' && quote.is_none()
    })
    .collect()
}

fn item_lines(item: &Item, widest: usize, columns: usize) -> Vec<String> {
    if item.label.is_empty() {
        return indented(&item.says, 2, 2, columns);
    }
    if columns < LEAST_FOR_TWO || width(&item.label) > widest {
        let says = indented(&item.says, 8, 8, columns);
        return indented(&item.label, 2, 6, columns).into_iter().chain(says).collect();
    }
    let beside = widest + 4;
    let mut lines = indented(&item.says, beside, beside, columns);
    lines[0] = format!("  {}{}", pad(&item.label, widest + 2), lines[0].trim_start());
    lines
}

/// A text wrapped, its first line indented by `first`, the others by `rest`.
fn indented(text: &str, first: usize, rest: usize, columns: usize) -> Vec<String> {
    let wrapped = wrap(text, columns.saturating_sub(first.max(rest)).max(2));
    let indent = |at| if at == 0 { first } else { rest };
    wrapped.iter().enumerate().map(|(at, line)| format!("{}{line}", " ".repeat(indent(at)))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::commands::help::{page, possible};
    use crate::commands::localize::command_line;
    use crate::domain::code::Coded;
    use crate::intake::{RegisterColumn, VectorColumn};

    fn pages(lang: Lang) -> Vec<Page> {
        let tree = command_line(lang);
        let names = tree.get_subcommands().map(|sub| Some(sub.get_name()));
        std::iter::once(None).chain(names).map(|name| page(lang, &tree, name)).collect()
    }

    #[test]
    fn no_line_is_wider_than_asked() {
        for lang in Lang::ALL {
            for page in pages(lang) {
                for columns in [40, 80, 120, 200] {
                    for line in text(lang, &page, columns).lines() {
                        assert!(width(line) <= columns, "{} {columns}: {line}", page.name);
                        assert_eq!(line, line.trim_end(), "{}", page.name);
                    }
                }
            }
        }
    }

    #[test]
    fn everything_stands_on_its_page_once() {
        for page in pages(Lang::En) {
            for (heading, items) in &page.parts {
                let labels: std::collections::BTreeSet<&str> = items.iter().map(|i| i.label.as_str()).collect();
                assert_eq!(labels.len(), items.len(), "{} {heading:?}", page.name);
            }
        }
    }

    #[test]
    fn english_pages_have_no_chinese() {
        for page in pages(Lang::En) {
            let text = text(Lang::En, &page, 80);
            assert!(!text.chars().any(|c| ('\u{2e80}'..='\u{ffef}').contains(&c)), "{text}");
        }
    }

    #[test]
    fn chinese_pages_have_no_english_but_names_codes_and_keys() {
        let tree = command_line(Lang::Zh);
        let mut known: Vec<String> = [
            "duban",
            "toml",
            "csv",
            "json",
            "schema",
            "excel",
            "utf",
            "man",
            "bash",
            "zsh",
            "fish",
            "elvish",
            "powershell",
            "desc",
            "windows",
            "auto",
            "table",
            "close",
            "more_than",
            "source",
            "target",
            "config",
            "appdata",
            "color",
            "pager",
            "no_color",
            "env",
            "db",
            "h1",
            "q3",
            "unit",
            "duban_db",
            "duban_lang",
            "duban_by",
            "duban_config",
            "duban_pager",
            "lang",
            "region",
            "by",
            "fail",
            "indicator",
            "period",
            "value",
            "bound",
            "fit",
            "release",
            "publisher",
            "title",
            "name",
            "url",
            "note",
            "init",
            "word",
            "docx",
            "xlsx",
            "xls",
            "ods",
            "md",
            "txt",
        ]
        .map(str::to_owned)
        .to_vec();
        known.extend(VectorColumn::ALL.iter().map(ToString::to_string));
        known.extend(RegisterColumn::ALL.iter().map(ToString::to_string));
        known.extend(["pdf", "pdftotext"].map(str::to_owned));
        for command in std::iter::once(&tree).chain(tree.get_subcommands()) {
            known.push(command.get_name().to_owned());
            for argument in command.get_arguments() {
                known.extend(argument.get_long().iter().flat_map(|l| l.split('-')).map(str::to_owned));
                known.extend(possible(argument));
            }
        }
        for page in pages(Lang::Zh) {
            let page = Page { examples: Vec::new(), ..page };
            let text = text(Lang::Zh, &page, 80).to_lowercase();
            for word in text.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|w| w.len() > 1) {
                let is_number = word.bytes().all(|b| b.is_ascii_digit()) || word.starts_with("2024");
                assert!(is_number || known.iter().any(|k| k == word), "{}: stray `{word}`", page.name);
            }
        }
    }

    #[test]
    fn a_long_example_is_broken_so_that_it_can_still_be_typed() {
        assert_eq!(
            continued("duban record a.b 1 --note \"x y\"", 24),
            ["  duban record a.b 1 \\", "    --note \"x y\""]
        );
        assert_eq!(words_of("echo 'a b' c"), ["echo", "'a b'", "c"]);
    }
}
