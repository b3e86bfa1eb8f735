//! Reads the paragraphs of a review back into numbers, and counts the same numbers anew from single targets.
//!
//! Knows the program by what it prints alone: it has its own words and its own arithmetic, and stands on the standard
//! library only, so that the tests of the program itself read by it too.

mod chinese;
mod english;
mod recount;

use std::collections::BTreeMap;

pub use recount::{Fact, assert_same, recount};

/// What a paragraph claims, or should claim: a number or word by what it is about.
pub type Claims = BTreeMap<String, String>;

type Words = [(&'static str, &'static str, &'static str)];

const STATUSES: [(&str, &str, &str); 9] = [
    ("met", "已完成", "met"),
    ("met_late", "逾期完成", "met late"),
    ("on_track", "达到序时进度", "on track"),
    ("behind", "滞后", "behind"),
    ("unjudged", "暂难判断", "that cannot be judged yet"),
    ("no_data", "未报数据", "without data"),
    ("overdue", "逾期未完成", "overdue"),
    ("overdue_unconfirmed", "逾期待核", "overdue and not confirmed"),
    ("overdue_unreported", "逾期未报", "overdue and not reported"),
];

const REVIEWS: [(&str, &str, &str); 4] = [
    ("ahead_of_time", "提前实现", "ahead of time"),
    ("faster", "快于预期", "faster than expected"),
    ("as_expected", "基本符合预期", "as expected"),
    ("lagging", "滞后", "lagging"),
];

const OBSTACLES: [(&str, &str, &str); 11] = [
    ("no_figure", "没有数据", "without a figure"),
    ("definition", "只有口径相近的数据", "with figures of another definition only"),
    ("uncovered", "缺少期限当期的数据", "without the figure that covers the deadline"),
    ("awaited", "数据尚在等待期内", "whose figure is still awaited"),
    ("one_point", "只有一个数据", "with one figure only"),
    ("no_baseline", "没有基数", "without a baseline"),
    ("bound", "只知上限或下限", "with a bound only"),
    ("stale", "数据过旧", "whose figure is too old"),
    ("incomplete", "期内数据不全", "with figures missing in the period"),
    ("year_running", "当年尚未结束", "whose year is not over"),
    ("incomputable", "无法计算", "that cannot be computed"),
];

const DOCUMENTS: [(&str, &str, &str); 3] = [
    ("in_force", "文件", "document"),
    ("draft", "征求意见稿", "draft for comment"),
    ("repealed", "已废止文件", "repealed document"),
];

/// Reads a paragraph: every number in it must be understood. `names` are the names that may stand in it.
pub fn read(paragraph: &str, chinese: bool, names: &[String]) -> Claims {
    let mut names: Vec<&String> = names.iter().filter(|name| !name.is_empty()).collect();
    names.sort_by_key(|name| (std::cmp::Reverse(name.len()), *name));
    names.dedup();
    let mark = |at: usize| char::from_u32(0xE000 + u32::try_from(at).expect("few names")).expect("private use");
    let mut text = paragraph.to_owned();
    for (at, name) in names.iter().enumerate() {
        text = text.replace(name.as_str(), &mark(at).to_string());
    }
    let mut claims = Claims::new();
    let body = if chinese {
        let (_, body) = text.split_once("日，").expect("a day");
        body.strip_suffix('。').expect("a full stop").split('。').map(str::to_owned).collect::<Vec<_>>()
    } else {
        let rest = text.strip_prefix("As of ").expect("a day");
        let (_, body) = rest.split_once(", ").expect("a day");
        body.strip_suffix('.').expect("a full stop").split(". ").map(str::to_owned).collect()
    };
    for sentence in body {
        let told = if chinese { chinese::sentence(&sentence) } else { english::sentence(&sentence) };
        for (key, value) in told.unwrap_or_else(|| panic!("not understood: {sentence}")) {
            let key: String = key
                .chars()
                .map(|c| {
                    let at = u32::from(c).checked_sub(0xE000).and_then(|at| usize::try_from(at).ok());
                    at.and_then(|at| names.get(at)).map_or_else(|| c.to_string(), |name| (*name).clone())
                })
                .collect();
            assert_eq!(claims.insert(key.clone(), value), None, "{key} is told twice: {paragraph}");
        }
    }
    fill_in(&mut claims);
    claims
}

/// What stands for all of a number has that number.
fn fill_in(claims: &mut Claims) {
    for (word, whole) in [("all status", "targets"), ("all review", "reviewed"), ("all obstacle", "not reviewed")] {
        if let Some(code) = claims.remove(word) {
            if !claims.contains_key(whole) {
                let targets = claims["targets"].clone();
                claims.insert(whole.to_owned(), targets);
            }
            let kind = word.trim_start_matches("all ");
            claims.insert(format!("{kind}:{code}"), claims[whole].clone());
        }
    }
    let obstacles = claims.iter().filter(|(key, _)| key.starts_with("obstacle:"));
    let sum: u64 = obstacles.map(|(_, of)| of.parse::<u64>().expect("a count")).sum();
    if sum > 0 {
        let told = claims.entry("not reviewed".to_owned()).or_insert_with(|| sum.to_string());
        assert_eq!(*told, sum.to_string(), "the reasons add up");
    }
}

/// Matches a text with a template: `#` is a count, `%` a share, `*` any text. What is captured, in order.
fn fits(text: &str, template: &str) -> Option<Vec<String>> {
    let Some(sign) = template.chars().next() else { return text.is_empty().then(Vec::new) };
    let rest = &template[sign.len_utf8()..];
    let taken = |end: usize| {
        let mut found = fits(&text[end..], rest)?;
        found.insert(0, text[..end].replace(',', ""));
        Some(found)
    };
    let run = |holds: &dyn Fn(char) -> bool| text.find(|c| !holds(c)).unwrap_or(text.len());
    match sign {
        '#' => Some(run(&|c| c.is_ascii_digit() || c == ',')).filter(|end| *end > 0).and_then(|end| {
            let end = text[..end].trim_end_matches(',').len();
            (end > 0).then(|| taken(end)).flatten()
        }),
        '%' => {
            let end = run(&|c| c.is_ascii_digit() || c == '.');
            (end > 0 && text[end..].starts_with('%')).then(|| taken(end + 1)).flatten()
        }
        '*' => text.char_indices().map(|(at, _)| at).chain([text.len()]).find_map(|end| {
            let mut found = fits(&text[end..], rest)?;
            found.insert(0, text[..end].to_owned());
            Some(found)
        }),
        sign => text.strip_prefix(sign).and_then(|text| fits(text, rest)),
    }
}

type Told = Vec<(String, String)>;

/// The first template that fits, by its place.
fn first(text: &str, templates: &[&str]) -> Option<(usize, Vec<String>)> {
    templates.iter().enumerate().find_map(|(at, template)| Some((at, fits(text, template)?)))
}

fn numberless(text: &str) {
    assert!(!text.contains(|c: char| c.is_ascii_digit()), "a number is left in `{text}`");
}

fn code_of(word: &str, words: &Words, chinese: bool) -> String {
    let found = words.iter().find(|(_, zh, en)| word == if chinese { *zh } else { *en });
    found.unwrap_or_else(|| panic!("`{word}` is no word here")).0.to_owned()
}

/// `word N项、word N项` or `N word, N word and N word`.
fn each(list: &str, kind: &str, words: &Words, chinese: bool) -> Told {
    let mut told = Told::new();
    if chinese {
        for item in list.split('、') {
            let found = fits(item, "*#项").unwrap_or_else(|| panic!("`{item}`"));
            told.push((format!("{kind}:{}", code_of(&found[0], words, true)), found[1].clone()));
        }
        return told;
    }
    for item in items(list) {
        let (at, found) = first(&item, &["# is *", "# are *", "# *"]).unwrap_or_else(|| panic!("`{item}`"));
        assert!(at == 2 || (at == 0) == (found[0] == "1"), "singular and plural: {item}");
        told.push((format!("{kind}:{}", code_of(&found[1], words, false)), found[0].clone()));
    }
    told
}

/// The items of an English row; no word of the tables begins with a digit, so an item does.
fn items(list: &str) -> Vec<String> {
    let mut items: Vec<String> = Vec::new();
    for part in list.split(", ") {
        let digit = |text: &str| text.starts_with(|c: char| c.is_ascii_digit());
        let and = part.match_indices(" and ").find(|(at, and)| digit(&part[at + and.len()..]));
        match and {
            Some((at, and)) => items.extend([part[..at].to_owned(), part[at + and.len()..].to_owned()]),
            None => items.push(part.to_owned()),
        }
    }
    items
}

/// `X（N项）、Y（N项）` or `X (N), Y (N) and Z (N)`, the most first.
fn ranked(list: &str, kind: &str, chinese: bool) -> Told {
    let mut told = Told::new();
    let mut rest = list;
    let mut before = u64::MAX;
    while !rest.is_empty() {
        let template = if chinese { "*（#项）*" } else { "* (#)*" };
        let found = fits(rest, template).unwrap_or_else(|| panic!("`{rest}`"));
        let name = found[0].trim_start_matches([',', ' ', '、']).trim_start_matches("and ").to_owned();
        assert_eq!(name.chars().count(), 1, "`{name}` is one name: {list}");
        let of: u64 = found[1].parse().expect("a count");
        assert!(of <= before, "the most first: {list}");
        before = of;
        told.push((format!("{kind}:{name}"), found[1].clone()));
        rest = &rest[rest.len() - found[2].len()..];
    }
    told
}

fn pair(key: &str, value: &str) -> (String, String) {
    (key.to_owned(), value.to_owned())
}
