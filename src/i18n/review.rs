//! The sentences of a review: plain, short, and each number with what it counts.
//!
//! Knows no report: it is told numbers, names and words. A count of zero is never told; the caller leaves it out.

mod method;
mod overdue;
mod standing;

use chrono::NaiveDate;

pub use self::method::{method, obstacles_title, reviews_title, statuses_title, title, total};
pub use self::overdue::{Called, overdue_agencies, overdue_regions};
pub use self::standing::{due_soon, expected_or_better, met, not_reviewed, reviewed};
use super::number::{list, number};
use super::words::Spoken;
use super::{Lang, calendar};
use crate::domain::source::Standing;
use crate::domain::status::Status;

/// The documents that targets come from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Documents<'d> {
    /// How many.
    pub count: u32,
    /// Whether they bind anybody.
    pub standing: Standing,
    /// Their titles, where there are few.
    pub titles: Vec<&'d str>,
    /// Whether they were chosen among others.
    pub chosen: bool,
}

/// Whose targets a paragraph is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Subject<'s> {
    /// Nothing was found: whether some regions or documents alone were looked at.
    Nothing(bool, bool),
    /// One region.
    Region(&'s str, Documents<'s>),
    /// Several regions: how many, their names where there are few, and whether they were chosen among others.
    Regions(u32, Vec<&'s str>, bool, Documents<'s>),
    /// One document of a region.
    Document(&'s str, &'s str, Standing),
}

/// Which targets alone are counted.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Only<'o> {
    /// Those that these agencies answer for.
    pub agencies: Vec<&'o str>,
    /// Those of these statuses.
    pub statuses: Vec<Status>,
}

/// A title of a document in running text.
fn quoted(title: &str, lang: Lang) -> String {
    if lang == Lang::En {
        return format!("\"{title}\"");
    }
    // A title within a title has single brackets.
    let whole = title.strip_prefix('《').and_then(|rest| rest.strip_suffix('》'));
    let bare = whole.filter(|inner| !inner.contains('》')).unwrap_or(title);
    format!("《{}》", bare.replace('《', "〈").replace('》', "〉"))
}

fn count(of: u32, lang: Lang) -> String {
    number(of.into(), lang)
}

/// `1 target`, `2 targets`.
fn many(of: u32, one: &str, more: &str) -> String {
    format!("{} {}", count(of, Lang::En), if of == 1 { one } else { more })
}

/// English words in a row, the last behind `and` or `or`.
fn row(items: &[String], last: &str) -> String {
    match items {
        [] => String::new(),
        [one] => one.clone(),
        [before @ .., end] => format!("{} {last} {end}", before.join(", ")),
    }
}

fn documents(of: &Documents<'_>, lang: Lang) -> String {
    let number = count(of.count, lang);
    let titles: Vec<String> = of.titles.iter().map(|title| quoted(title, lang)).collect();
    let chosen = of.chosen && titles.is_empty();
    match lang {
        Lang::Zh => {
            let noun = match of.standing {
                Standing::InForce => "个文件",
                Standing::Draft => "个征求意见稿",
                Standing::Repealed => "个已废止文件",
            };
            let titles = if titles.is_empty() { String::new() } else { format!("（{}）", titles.concat()) };
            format!("{}{number}{noun}{titles}", if chosen { "所选文件中的" } else { "" })
        }
        Lang::En => {
            let (one, more) = match of.standing {
                Standing::InForce => ("document", "documents"),
                Standing::Draft => ("draft for comment", "drafts for comment"),
                Standing::Repealed => ("repealed document", "repealed documents"),
            };
            let titles = if titles.is_empty() { String::new() } else { format!(" ({})", titles.join(", ")) };
            format!("{}{}{titles}", many(of.count, one, more), if chosen { " of those chosen" } else { "" })
        }
    }
}

/// What only some targets have: in Chinese before the noun, in English before the sentence.
fn only(of: &Only<'_>, lang: Lang) -> String {
    let agencies: Vec<String> = of.agencies.iter().map(|name| (*name).to_owned()).collect();
    let quote = |status: &Status| lang.pick(format!("“{}”", status.say(lang)), format!("\"{}\"", status.say(lang)));
    let statuses: Vec<String> = of.statuses.iter().map(quote).collect();
    let who = (!agencies.is_empty()).then(|| {
        let s = if agencies.len() == 1 { "s" } else { "" };
        lang.pick(format!("由{}承担", agencies.join("或")), format!(" that {} answer{s} for", row(&agencies, "or")))
    });
    let how = (!statuses.is_empty()).then(|| {
        lang.pick(format!("状态为{}", statuses.join("或")), format!(" with the status {}", row(&statuses, "or")))
    });
    let parts: Vec<String> = [who, how].into_iter().flatten().collect();
    match (lang, parts.as_slice()) {
        (_, []) => String::new(),
        (Lang::Zh, parts) => format!("{}的", parts.join("、")),
        (Lang::En, parts) => format!("counting only targets{}, ", parts.join(",")),
    }
}

/// A status as it stands behind a number or a noun.
fn standing(status: Status, lang: Lang) -> &'static str {
    match (lang, status) {
        (Lang::En, Status::Unjudged) => "that cannot be judged yet",
        (Lang::En, Status::NoData) => "without data",
        (Lang::En, Status::OverdueUnconfirmed) => "overdue and not confirmed",
        (Lang::En, Status::OverdueUnreported) => "overdue and not reported",
        _ => status.say(lang),
    }
}

/// How many targets there are and where they stand; `statuses` has no zeros.
#[must_use]
pub fn opening(
    as_of: NaiveDate,
    subject: &Subject<'_>,
    chosen: &Only<'_>,
    targets: u32,
    statuses: &[(Status, u32)],
    lang: Lang,
) -> String {
    let day = calendar::date(as_of, lang);
    let only = only(chosen, lang);
    let told = if chosen.statuses.len() == 1 { &[] } else { statuses };
    let stand = match (told, targets) {
        ([], _) => String::new(),
        ([(status, _)], 1) => {
            let en = match status {
                Status::Unjudged => "cannot be judged yet".to_owned(),
                _ => format!("is {}", standing(*status, lang)),
            };
            lang.pick(format!("，{}", status.say(lang)), format!(", which {en}"))
        }
        ([(Status::Unjudged, _)], _) if lang == Lang::En => ", none of which can be judged yet".to_owned(),
        ([(status, _)], _) => {
            lang.pick(format!("，全部{}", standing(*status, lang)), format!(", all {}", standing(*status, lang)))
        }
        (several, _) => {
            let each = |(status, of): &(Status, u32)| {
                let (of, word) = (count(*of, lang), standing(*status, lang));
                lang.pick(format!("{word}{of}项"), format!("{of} {word}"))
            };
            let each: Vec<String> = several.iter().map(each).collect();
            lang.pick(format!("：{}", each.join("、")), format!(": {}", row(&each, "and")))
        }
    };
    let (zh, en) = match subject {
        Subject::Nothing(regions, sources) => {
            let (some, of_some) = (
                if *sources { lang.pick("所选的", "the chosen ") } else { "" },
                if *regions { lang.pick("所选地区", " of the regions chosen") } else { "" },
            );
            return lang.pick(
                format!("截至{day}，{of_some}{some}现行文件中没有{only}量化目标。"),
                format!("As of {day}, {only}there are no quantified targets in {some}documents in force{of_some}."),
            );
        }
        Subject::Region(name, of) => {
            let of = documents(of, lang);
            ((*name).to_owned() + &of, (format!("{name} has"), format!(" in {of}")))
        }
        Subject::Regions(regions, names, some, of) => {
            let (of, regions) = (documents(of, lang), count(*regions, lang));
            let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
            let chosen = *some && names.is_empty();
            let zh = format!("{}{}{regions}个地区的{of}", list(&names, lang), if chosen { "所选地区中的" } else { "" });
            let en = match (names.is_empty(), chosen) {
                (false, _) => format!("{} ({regions} regions) have", row(&names, "and")),
                (true, true) => format!("{regions} of the regions chosen have"),
                (true, false) => format!("{regions} regions have"),
            };
            (zh, (en, format!(" in {of}")))
        }
        Subject::Document(region, title, standing) => {
            let mark = match standing {
                Standing::InForce => String::new(),
                _ if title.contains(standing.say(lang)) => String::new(),
                _ => lang.pick(format!("（{}）", standing.say(lang)), format!(" ({})", standing.say(lang))),
            };
            let title = quoted(title, lang);
            (format!("{region}{title}{mark}"), (format!("{title} of {region}{mark} has"), String::new()))
        }
    };
    let number = count(targets, lang);
    lang.pick(
        format!("截至{day}，{zh}共有{only}量化目标{number}项{stand}。"),
        format!(
            "As of {day}, {only}{} {}{}{stand}.",
            en.0,
            many(targets, "quantified target", "quantified targets"),
            en.1
        ),
    )
}

/// What is counted apart from what the paragraph tells.
#[must_use]
pub fn apart(targets: u32, of: &Documents<'_>, lang: Lang) -> String {
    let (number, documents) = (count(targets, lang), documents(of, lang));
    lang.pick(
        format!("另有{documents}的量化目标{number}项，单独计数，未计入以上各项。"),
        format!(
            "Apart from these, {} in {documents} {} counted by {}.",
            many(targets, "quantified target", "quantified targets"),
            if targets == 1 { "is" } else { "are" },
            if targets == 1 { "itself" } else { "themselves" }
        ),
    )
}
