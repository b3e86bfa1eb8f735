//! Conflicts in words: one plain sentence for two targets that contradict each other.

use chrono::NaiveDate;

use super::Lang;
use super::words::Spoken;
use crate::domain::conflict::{ConflictKind, Side};
use crate::domain::target::Comparator;

/// Where one of two targets stands.
#[derive(Debug, Clone, Copy)]
pub struct Place<'t> {
    /// The clause, as the document numbers it.
    pub clause: Option<&'t str>,
    /// The document, where the two stand in different ones or no clause is known.
    pub document: Option<&'t str>,
    /// True for the goals, where the other stands elsewhere.
    pub goals: bool,
    /// The target's code, where nothing else tells the two apart.
    pub code: Option<&'t str>,
}

/// What one of the two says.
#[derive(Debug, Clone)]
pub struct Claim {
    /// Where it stands, see [`place`].
    pub place: String,
    /// True for the goals, which are many in English.
    pub goals: bool,
    /// The value with its unit.
    pub value: String,
    /// How figures are compared with it; nothing for a value on the way.
    pub comparator: Option<Comparator>,
    /// For when.
    pub day: NaiveDate,
}

/// Everything a sentence on a conflict says.
#[derive(Debug, Clone)]
pub struct Telling<'t> {
    /// The region.
    pub region: &'t str,
    /// The indicators' names, the second where there are two.
    pub names: (&'t str, Option<&'t str>),
    /// What they contradict each other in.
    pub kinds: &'t [ConflictKind],
    /// The first.
    pub one: &'t Claim,
    /// The second.
    pub other: &'t Claim,
    /// How far the values lie apart; nothing where they do not.
    pub difference: Option<&'t str>,
    /// Which is the stricter.
    pub stricter: Option<Side>,
    /// No value satisfies both.
    pub exclusive: bool,
}

/// Where a target stands, in words.
#[must_use]
pub fn place(place: Place<'_>, lang: Lang) -> String {
    let Place { clause, document, goals, code } = place;
    let within = match (clause, goals) {
        (Some(clause), true) => Some(lang.pick(format!("目标部分（{clause}）"), format!("the goals ({clause})"))),
        (Some(clause), false) => Some(lang.pick(clause.to_owned(), format!("clause {clause}"))),
        (None, _) => None,
    };
    let whole = match (document, within) {
        (Some(title), Some(within)) => lang.pick(format!("《{title}》{within}"), format!("{within} of \"{title}\"")),
        (Some(title), None) => lang.pick(format!("《{title}》"), format!("\"{title}\"")),
        (None, within) => within.unwrap_or_default(),
    };
    match code {
        Some(code) => lang.pick(format!("{whole}（{code}）"), format!("{whole} ({code})")),
        None => whole,
    }
}

/// What a value with its comparator asks for.
#[must_use]
pub fn asked(comparator: Comparator, value: &str, lang: Lang) -> String {
    let word = comparator.say(lang);
    match comparator {
        Comparator::About => lang.pick(format!("{value}左右"), format!("about {value}")),
        Comparator::Between => lang.pick(value.to_owned(), format!("between {value}")),
        _ => lang.pick(format!("{word}{value}"), format!("{word} {value}")),
    }
}

/// The sentence on a conflict.
#[must_use]
pub fn sentence(telling: &Telling<'_>, lang: Lang) -> String {
    let Telling { region, names, one, other, .. } = telling;
    let head = match names {
        (name, None) => lang.pick(format!("{region}{name}"), format!("{region}, {name}")),
        (name, Some(second)) => lang.pick(
            format!("{region}“{name}”与“{second}”口径相同而要求不同"),
            format!("{region}, \"{name}\" and \"{second}\" measure the same and are asked for different things"),
        ),
    };
    let same_day = one.day == other.day && one.comparator.is_some() && other.comparator.is_some();
    let mut parts = vec![claim(one, same_day, lang), claim(other, same_day, lang)];
    if same_day {
        parts.push(lang.pick(format!("期限同为{}", one.day), format!("both by {}", one.day)));
    }
    if telling.kinds.contains(&ConflictKind::Comparator) {
        parts.push(lang.pick("数值相同而比较方式不同", "the same value compared otherwise").to_owned());
    }
    if let Some(difference) = telling.difference {
        parts.push(lang.pick(format!("相差{difference}"), format!("{difference} apart")));
    }
    let end = match telling.stricter.map(|side| if side == Side::One { one } else { other }) {
        _ if telling.exclusive => lang.pick("；两者不能同时完成", "; both cannot be met together").to_owned(),
        Some(Claim { place, goals, .. }) => {
            let is = if *goals { "are" } else { "is" };
            lang.pick(format!("；{place}更严"), format!("; {place} {is} the stricter"))
        }
        None => String::new(),
    };
    lang.pick(format!("{head}：{}{end}。", parts.join("，")), format!("{head}: {}{end}.", parts.join(", ")))
}

fn claim(claim: &Claim, same_day: bool, lang: Lang) -> String {
    let Claim { place, goals, value, comparator, day } = claim;
    let (has, asks) = if *goals { ("have", "ask") } else { ("has", "asks") };
    match comparator {
        None => {
            lang.pick(format!("{place}写明到{day}应为{value}"), format!("{place} {has} {value} on the way, by {day}"))
        }
        Some(comparator) => {
            let asked = asked(*comparator, value, lang);
            if same_day {
                lang.pick(format!("{place}要求{asked}"), format!("{place} {asks} for {asked}"))
            } else {
                lang.pick(format!("{place}要求到{day}{asked}"), format!("{place} {asks} for {asked} by {day}"))
            }
        }
    }
}

/// The title of the list of conflicts.
#[must_use]
pub fn title(lang: Lang) -> &'static str {
    lang.pick("目标冲突清单", "Targets that contradict one another")
}

/// How many conflicts there are.
#[must_use]
pub fn count(count: usize, lang: Lang) -> String {
    let noun = if count == 1 { "pair" } else { "pairs" };
    match count {
        0 => lang.pick("没有互相冲突的目标", "no targets contradict one another").to_owned(),
        _ => lang
            .pick(format!("共 {count} 对互相冲突的目标"), format!("{count} {noun} of targets contradict each other")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn claim_of(place: &str, value: &str, comparator: Option<Comparator>, day: &str) -> Claim {
        Claim {
            place: place.into(),
            goals: place.contains("goals"),
            value: value.into(),
            comparator,
            day: day.parse().expect("a date"),
        }
    }

    #[test]
    fn a_sentence_names_both_what_they_ask_and_which_is_stricter() {
        for (lang, region, name, goals, clause, end) in [
            (
                Lang::Zh,
                "吉林省",
                "5G基站数",
                "目标部分（二）",
                "三(二)4",
                "吉林省5G基站数：目标部分（二）要求超过50000个，三(二)4要求不低于55000个，期限同为2025-12-31，相差5000个；三(二)4更严。",
            ),
            (
                Lang::En,
                "Jilin Province",
                "5G base stations",
                "the goals (二)",
                "clause 三(二)4",
                "Jilin Province, 5G base stations: the goals (二) ask for more than 50000个, clause 三(二)4 asks for at least 55000个, both by 2025-12-31, 5000个 apart; clause 三(二)4 is the stricter.",
            ),
        ] {
            let place_of =
                |clause, goals| place(Place { clause: Some(clause), document: None, goals, code: None }, lang);
            assert_eq!((place_of("二", true).as_str(), place_of("三(二)4", false).as_str()), (goals, clause));
            let telling = Telling {
                region,
                names: (name, None),
                kinds: &[ConflictKind::Value, ConflictKind::Goals],
                one: &claim_of(goals, "50000个", Some(Comparator::MoreThan), "2025-12-31"),
                other: &claim_of(clause, "55000个", Some(Comparator::AtLeast), "2025-12-31"),
                difference: Some("5000个"),
                stricter: Some(Side::Other),
                exclusive: false,
            };
            assert_eq!(sentence(&telling, lang), end);
        }
    }

    #[test]
    fn a_value_on_the_way_is_told_with_its_day() {
        let telling = Telling {
            region: "甲镇",
            names: ("企业数", None),
            kinds: &[ConflictKind::Milestone],
            one: &claim_of("一1", "100家", Some(Comparator::AtLeast), "2024-12-31"),
            other: &claim_of("一2", "90家", None, "2024-12-31"),
            difference: Some("10家"),
            stricter: None,
            exclusive: false,
        };
        assert_eq!(
            sentence(&telling, Lang::Zh),
            "甲镇企业数：一1要求到2024-12-31不低于100家，一2写明到2024-12-31应为90家，相差10家。"
        );
    }
}
