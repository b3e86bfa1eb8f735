//! Where the targets stand, what a plan review calls them, and why it says nothing of the rest.

use rust_decimal::Decimal;

use super::{count, row};
use crate::domain::review::{Obstacle, Review};
use crate::i18n::Lang;
use crate::i18n::number::percent;
use crate::i18n::words::Spoken;

/// How many are met, in time or late.
#[must_use]
pub fn met(of: u32, met: u32, share: Decimal, some_late: bool, lang: Lang) -> String {
    let (all, some, share) = (count(of, lang), count(met, lang), percent(share));
    let late = if some_late { lang.pick("（含逾期完成）", ", in time or late") } else { "" };
    lang.pick(
        format!("{all}项中{some}项已经完成{late}，占{share}。"),
        format!("Of the {all}, {some} {} met{late} ({share}).", if met == 1 { "is" } else { "are" }),
    )
}

/// What a plan review calls those that it can; `words` has no zeros.
#[must_use]
pub fn reviewed(of: u32, words: &[(Review, u32)], lang: Lang) -> String {
    let all = count(of, lang);
    if let [(word, _)] = words {
        let word = word.say(lang);
        let each = if of == 1 { "" } else { lang.pick("全部", "all ") };
        return lang.pick(
            format!("按规划评估用语，可以评价的{all}项{each}{word}。"),
            format!(
                "In the words of a plan review, the {all} that can be reviewed {} {each}{word}.",
                if of == 1 { "is" } else { "are" }
            ),
        );
    }
    let each = |(word, of): &(Review, u32)| {
        let (number, word) = (count(*of, lang), word.say(lang));
        lang.pick(format!("{word}{number}项"), format!("{number} {} {word}", if *of == 1 { "is" } else { "are" }))
    };
    let each: Vec<String> = words.iter().map(each).collect();
    lang.pick(
        format!("按规划评估用语，可以评价的{all}项中，{}。", each.join("、")),
        format!("In the words of a plan review, of the {all} that can be reviewed {}.", row(&each, "and")),
    )
}

/// How many are as expected or better.
#[must_use]
pub fn expected_or_better(of: u32, good: u32, share: Decimal, some_early: bool, lang: Lang) -> String {
    let (all, some, share) = (count(of, lang), count(good, lang), percent(share));
    let early = if some_early { "（含提前实现）" } else { "" };
    lang.pick(
        format!("{all}项中{some}项基本符合或快于预期{early}，占{share}。"),
        format!("Of these {all}, {some} {} as expected or better ({share}).", if good == 1 { "is" } else { "are" }),
    )
}

/// Those that are not reviewed, and why; `why` has no zeros.
#[must_use]
pub fn not_reviewed(of: u32, why: &[(Obstacle, u32)], others: bool, lang: Lang) -> String {
    let all = count(of, lang);
    let each = |(obstacle, of): &(Obstacle, u32)| {
        let (number, word) = (count(*of, lang), obstacle.say(lang));
        lang.pick(format!("{word}{number}项"), format!("{number} {word}"))
    };
    let reasons: Vec<String> = why.iter().map(each).collect();
    match (lang, others, why) {
        (Lang::Zh, true, [(obstacle, _)]) => format!("其余{all}项因{}暂不评价。", obstacle.say(lang)),
        (Lang::Zh, true, _) => format!("其余{all}项暂不评价：{}。", reasons.join("、")),
        (Lang::Zh, false, [(obstacle, _)]) => {
            format!("{}因{}暂不评价。", if of == 1 { "" } else { "均" }, obstacle.say(lang))
        }
        (Lang::Zh, false, _) => format!("均暂不评价：{}。", reasons.join("、")),
        (Lang::En, true, [(obstacle, _)]) => {
            format!("The other {all}, {}, {} not reviewed.", obstacle.say(lang), if of == 1 { "is" } else { "are" })
        }
        (Lang::En, true, _) => format!("The other {all} are not reviewed: {}.", row(&reasons, "and")),
        (Lang::En, false, _) => format!("None can be reviewed yet: {}.", row(&reasons, "and")),
    }
}

/// How many are due soon.
#[must_use]
pub fn due_soon(of: u32, lang: Lang) -> String {
    let of = count(of, lang);
    lang.pick(format!("即将到期而未完成（临期）的有{of}项。"), format!("Due soon and not met: {of}."))
}
