//! The titles of a review, and how it counts.

use rust_decimal::Decimal;

use crate::domain::code::Coded;
use crate::domain::review::Review;
use crate::i18n::Lang;
use crate::i18n::words::Spoken;

/// The title of a review.
#[must_use]
pub fn title(lang: Lang) -> &'static str {
    lang.pick("目标完成情况综述", "Review of the targets")
}

/// The title of the table of statuses.
#[must_use]
pub fn statuses_title(lang: Lang) -> &'static str {
    lang.pick("各状态的目标数", "Targets by status")
}

/// The title of the table of the words of plan reviews.
#[must_use]
pub fn reviews_title(lang: Lang) -> &'static str {
    lang.pick("按规划评估用语的目标数", "Targets in the words of a plan review")
}

/// The title of the table of reasons.
#[must_use]
pub fn obstacles_title(lang: Lang) -> &'static str {
    lang.pick("暂不评价的原因", "Why targets are not reviewed")
}

/// The row of all.
#[must_use]
pub fn total(lang: Lang) -> &'static str {
    lang.pick("合计", "In all")
}

/// How it is counted: the rule of each word, the tolerance where all targets have the same, and what is counted twice.
#[must_use]
pub fn method(tolerance: Option<Decimal>, named: usize, lang: Lang) -> Vec<String> {
    let beyond = match tolerance {
        Some(share) => lang.pick(format!("{}个百分点", points(share)), format!("{} points", points(share))),
        None => lang.pick("规则所定的容差".to_owned(), "the tolerance of its rules".to_owned()),
    };
    let words = Review::ALL.iter().map(|review| {
        let word = review.say(lang);
        let rule = match review {
            Review::AheadOfTime => lang.pick(
                "在期限之前的时期已经完成".to_owned(),
                "met in a period that ends before the deadline".to_owned(),
            ),
            Review::Faster => {
                lang.pick(format!("达到序时进度，且快于序时超过{beyond}"), format!("on track, ahead by more than {beyond}"))
            }
            Review::AsExpected => lang.pick(
                "其余达到序时进度的，或在期限当期完成的；须保持的数值、增速和每年都须达到的目标，达到的归入此类".to_owned(),
                "otherwise on track, or met in the period of the deadline; a value to be kept, a growth rate or a yearly target that is met counts here".to_owned(),
            ),
            Review::Lagging => lang.pick(
                "滞后、逾期完成或逾期未完成".to_owned(),
                "behind, met late or overdue".to_owned(),
            ),
        };
        lang.pick(format!("{word}：{rule}"), format!("{word}: {rule}"))
    });
    let words: Vec<String> = words.collect();
    vec![
        lang.pick(
            format!("{}；不能判断的暂不评价。符合或快于预期占比按可评价的项数计算", words.join("；")),
            format!("{}; what cannot be judged is not reviewed. The share on plan is of those reviewed: as expected or better", words.join("; ")),
        ),
        lang.pick(
            format!("逾期包括逾期未完成、逾期待核和逾期未报；一项有几个单位的，各单位都计；单位和地区至多列出{named}个"),
            format!(
                "overdue counts the missed, the not confirmed and the not reported; a target counts for each of its agencies; at most {named} agencies or regions are named"
            ),
        ),
    ]
}

/// A share in percentage points, as the rules give it.
fn points(share: Decimal) -> String {
    (share * Decimal::ONE_HUNDRED).normalize().to_string()
}
