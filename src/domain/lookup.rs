//! Finding the thing a person means by a few letters: its code, a part of its name, or its pinyin initials.
//!
//! Each way of matching is tried in turn, the strictest first; the first that finds anything decides, so a loose
//! match never competes with a strict one.

use std::collections::BTreeMap;

use pinyin::ToPinyinMulti;

use super::code::Text;

/// How alike (0…1) a code must be to what was typed to be suggested for it.
const NEAR: f64 = 0.75;

/// How many things are suggested at most.
const SUGGESTIONS: usize = 5;

/// One thing that can be looked up, under the key by which the caller knows it.
#[derive(Debug, Clone, Copy)]
pub struct Entry<'a, K> {
    /// What the caller gets back.
    pub key: K,
    /// The code; empty for what has none.
    pub code: &'a str,
    /// Chinese name.
    pub name: &'a str,
    /// English name.
    pub name_en: Option<&'a str>,
    /// Other names it goes by.
    pub aliases: &'a [Text],
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Lookup<K> {
    /// Exactly one thing.
    One(K),
    /// Several match equally well.
    Many(Vec<K>),
    /// Nothing matches; these come near, the nearest first.
    None(Vec<K>),
}

/// An entry with its texts folded for comparison.
struct Folded<K> {
    key: K,
    code: String,
    names: Vec<String>,
}

/// One way of matching.
type Step<'a, K> = &'a dyn Fn(&Folded<K>) -> bool;

/// Finds what `typed` means: a code, a part of a code, a name, a part of a name, or pinyin initials.
pub fn find<'a, K: Copy>(typed: &str, entries: impl IntoIterator<Item = Entry<'a, K>>) -> Lookup<K> {
    let typed = fold(typed);
    let entries: Vec<Folded<K>> = entries.into_iter().map(folded).collect();
    if typed.is_empty() {
        return Lookup::None(Vec::new());
    }
    let dotted = format!(".{typed}.");
    let steps: [Step<'_, K>; 5] = [
        &|e| e.code == typed,
        &|e| e.names.contains(&typed),
        &|e| format!(".{}.", e.code).contains(&dotted),
        &|e| e.code.contains(&typed),
        &|e| e.names.iter().any(|n| n.contains(&typed)),
    ];
    for step in steps {
        if let Some(found) = decide(entries.iter().filter(|e| step(e)).map(|e| e.key).collect()) {
            return found;
        }
    }
    by_initials(&typed, &entries).unwrap_or_else(|| Lookup::None(nearest(&typed, &entries)))
}

fn decide<K: Copy>(keys: Vec<K>) -> Option<Lookup<K>> {
    match keys.as_slice() {
        [] => None,
        [one] => Some(Lookup::One(*one)),
        _ => Some(Lookup::Many(keys)),
    }
}

fn folded<K>(entry: Entry<'_, K>) -> Folded<K> {
    let names = std::iter::once(entry.name).chain(entry.name_en).chain(entry.aliases.iter().map(AsRef::as_ref));
    Folded { key: entry.key, code: fold(entry.code), names: names.map(fold).collect() }
}

/// Lower case, full-width letters and signs as ASCII, no blanks.
fn fold(text: &str) -> String {
    let narrow = |c: char| match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(narrow).filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

/// How well initials match a name, best first.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    Whole,
    Start,
    Run,
    Scattered,
}

fn by_initials<K: Copy>(typed: &str, entries: &[Folded<K>]) -> Option<Lookup<K>> {
    let letters: Vec<char> = typed.chars().collect();
    if letters.len() < 2 || !letters.iter().all(char::is_ascii_alphanumeric) {
        return None;
    }
    let fits: Vec<(Fit, K)> = entries
        .iter()
        .filter_map(|e| Some((e.names.iter().filter_map(|n| initials_fit(&letters, n)).min()?, e.key)))
        .collect();
    let best = fits.iter().map(|(fit, _)| fit).min()?;
    decide(fits.iter().filter(|(fit, _)| fit == best).map(|(_, key)| *key).collect())
}

/// Matches initials against a name that has Chinese characters in it, every reading of each counted.
fn initials_fit(letters: &[char], name: &str) -> Option<Fit> {
    if name.is_ascii() {
        return None;
    }
    let readings: Vec<Vec<char>> = name.chars().map(initials).filter(|r| !r.is_empty()).collect();
    let run_at = |start: usize| {
        readings.get(start..start + letters.len()).is_some_and(|r| r.iter().zip(letters).all(|(r, l)| r.contains(l)))
    };
    if run_at(0) {
        return Some(if readings.len() == letters.len() { Fit::Whole } else { Fit::Start });
    }
    if (1..readings.len()).any(run_at) {
        return Some(Fit::Run);
    }
    let mut rest = readings.iter();
    letters.iter().all(|l| rest.any(|r| r.contains(l))).then_some(Fit::Scattered)
}

/// The first letters of every reading of a character; a letter or digit stands for itself.
fn initials(c: char) -> Vec<char> {
    if c.is_ascii_alphanumeric() {
        return vec![c];
    }
    let first = |p: pinyin::Pinyin| p.first_letter().chars().next();
    c.to_pinyin_multi().map(|all| all.into_iter().filter_map(first).collect()).unwrap_or_default()
}

fn nearest<K: Copy>(typed: &str, entries: &[Folded<K>]) -> Vec<K> {
    let mut rarity = BTreeMap::<char, f64>::new();
    for c in entries.iter().flat_map(|e| characters(&e.names.concat())) {
        *rarity.entry(c).or_default() += 1.0;
    }
    for count in rarity.values_mut() {
        *count = 1.0 / *count;
    }
    let mut scored: Vec<(f64, K)> =
        entries.iter().map(|e| (nearness(typed, e, &rarity), e.key)).filter(|(score, _)| *score >= NEAR).collect();
    scored.sort_by(|(a, _), (b, _)| b.total_cmp(a));
    scored.into_iter().take(SUGGESTIONS).map(|(_, key)| key).collect()
}

/// How near an entry is: codes by their spelling, Chinese names by the characters they share.
///
/// Two shared characters, or half of what was typed, bring a name near; among the near ones rare characters
/// count more, so that 人社局 leads to 人力资源和社会保障局 and not to every other 局.
fn nearness<K>(typed: &str, entry: &Folded<K>, rarity: &BTreeMap<char, f64>) -> f64 {
    let alike = |code: &str| strsim::normalized_damerau_levenshtein(typed, code);
    let mut best = entry.code.rsplit('.').chain([entry.code.as_str()]).map(alike).fold(0.0, f64::max);
    let wanted = characters(typed);
    for name in &entry.names {
        let shared: Vec<f64> =
            characters(name).iter().filter(|c| wanted.contains(c)).filter_map(|c| rarity.get(c).copied()).collect();
        if shared.len() >= 2 && shared.len() * 2 >= wanted.len() {
            best = best.max(NEAR + shared.iter().sum::<f64>());
        }
    }
    best
}

/// The different characters of a text that are not ASCII.
fn characters(text: &str) -> Vec<char> {
    let mut all: Vec<char> = text.chars().filter(|c| !c.is_ascii()).collect();
    all.sort_unstable();
    all.dedup();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    const THINGS: [(&str, &str, &str); 7] = [
        ("changchun.5g-stations", "主城区5G基站数量", "5G base stations in the main urban area"),
        ("jilin.5g-stations", "5G基站总数", "5G base stations"),
        ("jilin.racks", "标准机架数", "Standard racks"),
        ("chongqing.compute", "重庆算力规模", "Computing power"),
        ("jilin.bank-apps", "银行数字应用", "Bank applications"),
        ("taizhou.core-share", "数字经济核心产业增加值占比", "Core share"),
        ("taizhou.core", "数字经济核心产业增加值", "Core"),
    ];

    fn look(typed: &str) -> Lookup<&'static str> {
        find(typed, THINGS.map(|(code, name, en)| Entry { key: code, code, name, name_en: Some(en), aliases: &[] }))
    }

    fn agency(typed: &str) -> Lookup<&'static str> {
        let long = [Text::from("人力资源和社会保障局")];
        let agencies = [("市人社局", &long[..]), ("市财政局", &[]), ("市发改委", &[]), ("市工信局", &[])];
        find(
            typed,
            agencies.map(|(name, aliases)| Entry { key: name, code: "", name, name_en: None, aliases }).iter().copied(),
        )
    }

    #[test]
    fn an_exact_code_wins_over_the_codes_that_contain_it() {
        assert_eq!(look("taizhou.core"), Lookup::One("taizhou.core"));
        assert_eq!(look(" Jilin.Racks "), Lookup::One("jilin.racks"));
    }

    #[test]
    fn a_whole_part_of_a_code_wins_over_a_piece_of_one() {
        assert_eq!(look("core"), Lookup::One("taizhou.core"));
        assert_eq!(look("5g-stations"), Lookup::Many(vec!["changchun.5g-stations", "jilin.5g-stations"]));
    }

    #[test]
    fn a_unique_piece_of_a_code_is_enough() {
        assert_eq!(look("rack"), Lookup::One("jilin.racks"));
    }

    #[test]
    fn an_exact_name_wins_over_the_names_that_contain_it() {
        assert_eq!(look("数字经济核心产业增加值"), Lookup::One("taizhou.core"));
        assert_eq!(look("５Ｇ基站总数"), Lookup::One("jilin.5g-stations"));
    }

    #[test]
    fn a_part_of_a_name_is_found_in_both_languages() {
        assert_eq!(look("机架"), Lookup::One("jilin.racks"));
        assert_eq!(look("main urban"), Lookup::One("changchun.5g-stations"));
        assert_eq!(look("基站"), Lookup::Many(vec!["changchun.5g-stations", "jilin.5g-stations"]));
    }

    #[test]
    fn initials_count_every_reading() {
        assert_eq!(look("cqsl"), Lookup::One("chongqing.compute"));
        assert_eq!(look("zqsl"), Lookup::One("chongqing.compute"));
        assert_eq!(look("yhsz"), Lookup::One("jilin.bank-apps"));
        assert_eq!(look("yxsz"), Lookup::One("jilin.bank-apps"));
    }

    #[test]
    fn initials_in_one_run_win_over_scattered_ones() {
        assert_eq!(look("bzjj"), Lookup::One("jilin.racks"));
        assert_eq!(look("jzsl"), Lookup::One("changchun.5g-stations"));
        assert_eq!(look("bzs"), Lookup::One("jilin.racks"));
    }

    #[test]
    fn a_misspelt_code_is_answered_with_the_nearest() {
        assert_eq!(look("jilin.rakcs"), Lookup::None(vec!["jilin.racks"]));
        assert_eq!(look("racsk"), Lookup::None(vec!["jilin.racks"]));
        assert_eq!(look("qqqq"), Lookup::None(vec![]));
    }

    #[test]
    fn a_short_agency_name_leads_to_its_own_full_name() {
        assert_eq!(agency("人社局"), Lookup::One("市人社局"));
        assert_eq!(agency("省人社厅"), Lookup::None(vec!["市人社局"]));
        assert_eq!(agency("人力社保局"), Lookup::None(vec!["市人社局"]));
        assert_eq!(agency("省林业厅"), Lookup::None(vec![]));
    }

    #[test]
    fn nothing_typed_finds_nothing() {
        assert_eq!(look("  "), Lookup::None(vec![]));
    }
}
