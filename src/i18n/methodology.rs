//! Holds `docs/methodology.md` to the code: its tables of words and lights, and the tests that keep its examples.

use std::fs;
use std::path::Path;

use super::Lang;
use super::words::Spoken;
use crate::domain::code::Coded;
use crate::domain::conflict::ConflictKind;
use crate::domain::light::{Cause, Ladder, Profile};
use crate::domain::method::growth_ratio::GrowthBand;
use crate::domain::review::Review;
use crate::domain::status::{Reason, Status};

const PAGE: &str = include_str!("../../docs/methodology.md");

/// The rows of the table that follows a heading row.
fn rows_below(heading: &str) -> Vec<&'static str> {
    PAGE.lines().skip_while(|line| *line != heading).skip(2).take_while(|line| line.starts_with('|')).collect()
}

/// The row of a member: its code, its Chinese word, its English word.
fn row<T: Coded + Spoken>(member: T) -> String {
    format!("| `{}` | {} | {} |", member.code(), member.say(Lang::Zh), member.say(Lang::En))
}

/// Every function that stands somewhere in the source.
fn functions_below(folder: &Path, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).expect("the source is readable") {
        let path = entry.expect("the source is readable").path();
        if path.is_dir() {
            functions_below(&path, found);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            let text = fs::read_to_string(&path).expect("the source is text");
            let names = text.lines().filter_map(|line| line.trim_start().strip_prefix("fn ")?.split_once('('));
            found.extend(names.map(|(name, _)| name.to_owned()));
        }
    }
}

#[test]
fn the_page_lists_every_status_with_its_words() {
    let expected: Vec<String> = Status::ALL.iter().map(|status| row(*status)).collect();
    assert_eq!(rows_below("| status | 中文 | English |"), expected);
}

#[test]
fn the_page_lists_every_reason_with_its_words() {
    let expected: Vec<String> = Reason::ALL.iter().map(|reason| row(*reason)).collect();
    assert_eq!(rows_below("| code | 中文 | English |"), expected);
}

#[test]
fn the_page_lists_every_band_of_growth_with_its_word() {
    let listed: Vec<String> = rows_below("| band | 中文 | with a target | without | score |")
        .iter()
        .map(|row| row.splitn(4, '|').take(3).collect::<Vec<_>>().join("|"))
        .collect();
    let expected: Vec<String> =
        GrowthBand::ALL.iter().map(|band| format!("| `{}` | {} ", band.code(), band.say(Lang::Zh))).collect();
    assert_eq!(listed, expected);
}

#[test]
fn the_page_lists_every_word_of_plan_reviews() {
    let expected: Vec<String> = Review::ALL.iter().map(|review| row(*review)).collect();
    assert_eq!(rows_below("| review | 中文 | English |"), expected);
}

#[test]
fn the_page_lists_every_kind_of_conflict_with_its_word() {
    let rows = rows_below("| kind | 中文 | the two |");
    assert_eq!(rows.len(), ConflictKind::ALL.len());
    for kind in ConflictKind::ALL {
        let begins = format!("| `{}` | {} |", kind.code(), kind.say(Lang::Zh));
        assert!(rows.iter().any(|row| row.starts_with(&begins)), "{begins}");
    }
}

#[test]
fn the_page_shows_both_ladders_as_they_are() {
    let ladder = |profile| Ladder { profile, changed: Vec::new() };
    let row = |code: &str, cause: Cause| {
        let [blue, green] = [Profile::BlueYellowRed, Profile::GreenYellowRed].map(|p| ladder(p).hung(cause).code());
        format!("| `{code}` | {blue} | {green} |")
    };
    let mut expected: Vec<String> = Status::ALL.iter().map(|s| row(s.code(), Cause::Status(*s))).collect();
    expected.push(row("due_soon", Cause::DueSoon));
    expected.push(row("far_behind", Cause::FarBehind));
    assert_eq!(rows_below("| cause | `blue-yellow-red` | `green-yellow-red` |"), expected);
}

#[test]
fn every_test_that_the_page_names_exists() {
    let mut functions = Vec::new();
    functions_below(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut functions);
    // Codes have at most two underscores, names of tests more.
    let named: Vec<&str> = PAGE.split('`').skip(1).step_by(2).filter(|word| word.matches('_').count() > 2).collect();
    assert!(named.len() > 30);
    let missing: Vec<&str> = named.into_iter().filter(|name| !functions.iter().any(|f| f == name)).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
