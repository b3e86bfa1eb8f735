//! Holds `docs/methodology.md` to the code: its tables of words and lights, and the tests that keep its examples.

use std::fs;
use std::path::Path;

use rust_decimal::Decimal;

use super::Lang;
use super::words::Spoken;
use crate::domain::code::Coded;
use crate::domain::conflict::ConflictKind;
use crate::domain::judge::draft::{Draft, day};
use crate::domain::judge::judge;
use crate::domain::light::{Cause, Ladder, Profile};
use crate::domain::method::growth_ratio::GrowthBand;
use crate::domain::method::{Disagreement, Method, methods};
use crate::domain::number::{Ratio, from_computed};
use crate::domain::review::Review;
use crate::domain::status::{Reason, Status};
use crate::domain::target::Comparator;
use crate::domain::verdict::Stated;

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

/// The case of the page with its figures of 2021 to 2023, as of 2024-03-01.
fn case_with(figures: [&str; 3]) -> Draft {
    let draft = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10");
    figures.iter().zip(2021..).fold(draft, |draft, (value, year)| draft.year(year, value))
}

/// What a method says of that case, to four digits after the point.
fn said(method: Method, draft: &Draft) -> String {
    let case = draft.case();
    let verdict = judge(&case, day("2024-03-01"));
    let all = methods(&case, &verdict);
    let four = |value: Decimal| value.round_dp(4).normalize().to_string();
    let quotient = |stated: Stated<Ratio>| four(stated.expect("stated").rounded());
    let double = |value: f64| four(from_computed(value).expect("small"));
    match method {
        Method::Attainment => {
            format!("{}, gap {}", quotient(verdict.attainment), four(verdict.gap.expect("a gap")))
        }
        Method::Pace => format!("{}: `{}`", quotient(verdict.pace), verdict.status.code()),
        Method::GrowthRatio => {
            let measure = all.growth_ratio.expect("a ratio").measure;
            format!("{}: `{}`, score {}", double(measure.ratio), measure.band.code(), double(measure.score))
        }
        Method::GrowthTrend => {
            let measure = all.growth_trend.expect("a trend").measure;
            format!("{} a year: `{}`, score {}", double(measure.growth), measure.band.code(), double(measure.score))
        }
        Method::Projection => {
            let projection = all.projection.expect("three figures");
            let (low, high) = projection.interval.expect("three figures");
            let meets = if projection.meets { "meets" } else { "misses" };
            let day = projection.reaches_on.expect("a day");
            format!("{} ({} to {}): {meets}, on {day}", four(projection.value), four(low), four(high))
        }
        Method::TimeDistance => format!("{} months", quotient(all.time_distance.map(|distance| distance.months))),
        Method::Needed => {
            let (year, growth) = (quotient(verdict.needed_per_year), all.needed_growth_per_year.expect("growth"));
            let quarter = quotient(all.needed_per_quarter.map(|quarterly| quarterly.amount));
            format!("{year} a year, {quarter} a quarter, growth {}", four(growth))
        }
        Method::Room => match all.room {
            Err(reason) => format!("`{}`", reason.code()),
            Ok(room) => {
                let (next, day) = (room.next.expect("a next figure"), room.behind_from.expect("a day"));
                let (cushion, least) = (four(room.cushion.rounded()), four(next.least.rounded()));
                format!("{cushion}; {} at least {least}; behind from {day}", next.day)
            }
        },
    }
}

#[test]
fn the_page_shows_one_case_under_all_methods_as_they_are() {
    let cases = [case_with(["12", "13.5", "16.2"]), case_with(["12", "14", "15"])];
    let row = |name: &str, said: [String; 2]| format!("| {name} | {} | {} |", said[0], said[1]);
    let mut expected: Vec<String> = Method::ALL
        .iter()
        .map(|method| {
            let name = format!("`{}` {}", method.code(), method.say(Lang::Zh));
            row(&name, [&cases[0], &cases[1]].map(|case| said(*method, case)))
        })
        .collect();
    let parted = |draft: &Draft| {
        let case = draft.case();
        let found = methods(&case, &judge(&case, day("2024-03-01"))).disagreements;
        let codes: Vec<String> = found.iter().map(|found| format!("`{}`", found.code())).collect();
        if codes.is_empty() { "–".to_owned() } else { codes.join(", ") }
    };
    expected.push(row("they disagree", [parted(&cases[0]), parted(&cases[1])]));
    assert_eq!(rows_below("| method | 12, 13.5, 16.2 | 12, 14, 15 |"), expected);
    let codes: Vec<String> = Disagreement::ALL.iter().map(|found| format!("| `{}` |", found.code())).collect();
    let listed = rows_below("| code | the one is content, the other not, because |");
    assert_eq!(listed.len(), codes.len());
    assert!(listed.iter().zip(&codes).all(|(row, code)| row.starts_with(code)));
}
