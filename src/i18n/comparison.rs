//! Comparisons in words: where definitions differ, and what stands around the list.

use super::words::Spoken;
use super::{Lang, number, unit};
use crate::domain::comparison::{Aspect, Meaning};

/// How many of those that share a meaning are named; the others are counted.
const NAMED: usize = 6;

/// What is said of those that have a meaning: 为个 ("units"), 未写明 ("not stated").
#[must_use]
pub fn meaning(meaning: &Meaning<'_>, lang: Lang) -> String {
    match meaning {
        Meaning::Unit(of) => is(&unit::name(of, lang), lang),
        Meaning::Kind(kind) => is(kind.say(lang), lang),
        Meaning::Direction(direction) => is(direction.say(lang), lang),
        Meaning::Scope(None) => lang.pick("未写明", "not stated").to_owned(),
        Meaning::Scope(Some((source, en))) => {
            // Quotes within quotes.
            let zh = format!("为“{}”", source.replace('“', "‘").replace('”', "’"));
            lang.pick(zh, format!("\"{}\"", en.as_ref().unwrap_or(source).replace('"', "'")))
        }
        Meaning::Judge(judge) => is(judge.say(lang), lang),
        Meaning::Window(None) => lang.pick("未设", "none").to_owned(),
        Meaning::Window(Some(years)) => {
            is(&lang.pick(format!("{}—{}年", years.from, years.to), format!("{}-{}", years.from, years.to)), lang)
        }
        Meaning::Comparator(comparator) => is(comparator.say(lang), lang),
        Meaning::Deadline(day) => is(&day.to_string(), lang),
    }
}

fn is(word: &str, lang: Lang) -> String {
    lang.pick(format!("为{word}"), word.to_owned())
}

/// The sentence on an aspect in which targets differ: who has what.
#[must_use]
pub fn sentence(aspect: Aspect, meanings: &[(String, Vec<String>)], lang: Lang) -> String {
    let who = |names: &[String]| {
        let listed = number::list(&names[..names.len().min(NAMED)], lang);
        match names.len().saturating_sub(NAMED) {
            0 => listed,
            more => lang.pick(format!("{listed}等{}处", names.len()), format!("{listed} and {more} more")),
        }
    };
    let each: Vec<String> = meanings
        .iter()
        .map(|(meaning, names)| lang.pick(format!("{}{meaning}", who(names)), format!("{meaning} for {}", who(names))))
        .collect();
    let name = aspect.say(lang);
    lang.pick(format!("{name}不同：{}。", each.join("，")), format!("{name} differs: {}.", each.join("; ")))
}

/// A target among several of one region.
#[must_use]
pub fn one_of(region: &str, mark: &str, lang: Lang) -> String {
    lang.pick(format!("{region}（{mark}）"), format!("{region} ({mark})"))
}

/// The title of a comparison.
#[must_use]
pub fn title(concept: &str, name: &str, lang: Lang) -> String {
    lang.pick(format!("可比指标 {concept}：{name}"), format!("{concept} side by side: {name}"))
}

/// The line above a comparison of targets whose definitions differ.
#[must_use]
pub fn differ(aspects: &[Aspect], lang: Lang) -> String {
    let words: Vec<&str> = aspects.iter().map(|aspect| aspect.say(lang)).collect();
    let list = number::list(&words, lang);
    lang.pick(
        format!("注意：各地的{list}不同，只并列，不作平均和排名；差别见表下"),
        format!("mind: they differ in {list}, so they are neither averaged nor ranked; see below the table"),
    )
}

/// The regions whose document is not in force.
#[must_use]
pub fn not_in_force(regions: &[String], lang: Lang) -> String {
    let list = number::list(regions, lang);
    lang.pick(format!("文件未生效：{list}"), format!("documents not in force: {list}"))
}

/// Where what a plan asks a year comes from.
#[must_use]
pub fn planned(lang: Lang) -> &'static str {
    lang.pick(
        "规划年均为从基数到目标平均每年的变化；没有基数的不列",
        "\"plan\" is what the plan asks each year from baseline to target; without a baseline it is not stated",
    )
}

/// The title of the list of concepts.
#[must_use]
pub fn concepts_title(lang: Lang) -> &'static str {
    lang.pick("可比指标一览", "Concepts that can be compared")
}

/// How many concepts there are, and how many of them several regions share.
#[must_use]
pub fn concepts(count: usize, shared: usize, lang: Lang) -> String {
    let noun = if count == 1 { "concept" } else { "concepts" };
    lang.pick(
        format!("共 {count} 个可比指标，其中 {shared} 个有两个以上地区"),
        format!("{count} {noun}, {shared} of them in two regions or more"),
    )
}

/// The first of many names, and how many there are.
#[must_use]
pub fn some(names: &[&str], most: usize, lang: Lang) -> String {
    let listed = number::list(&names[..names.len().min(most)], lang);
    match names.len().saturating_sub(most) {
        0 => listed,
        more => lang.pick(format!("{listed}等{}个", names.len()), format!("{listed} and {more} more")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_says_who_has_what() {
        let groups = |zh: bool| {
            let pick = |one: &str, other: &str| if zh { one.to_owned() } else { other.to_owned() };
            vec![
                (pick("为个", "units"), vec![pick("长春市", "Changchun"), pick("吉林省", "Jilin Province")]),
                (pick("为个/万人", "/10k people"), vec![pick("武汉市", "Wuhan")]),
            ]
        };
        assert_eq!(sentence(Aspect::Unit, &groups(true), Lang::Zh), "单位不同：长春市、吉林省为个，武汉市为个/万人。");
        assert_eq!(
            sentence(Aspect::Unit, &groups(false), Lang::En),
            "unit differs: units for Changchun, Jilin Province; /10k people for Wuhan."
        );
    }

    #[test]
    fn of_many_only_the_first_are_named() {
        let names: Vec<String> = (1..=9).map(|n| format!("{n}号")).collect();
        let said = sentence(Aspect::Kind, &[("为存量".into(), names), ("为流量".into(), vec!["甲".into()])], Lang::Zh);
        assert_eq!(said, "类别不同：1号、2号、3号、4号、5号、6号等9处为存量，甲为流量。");
    }
}
