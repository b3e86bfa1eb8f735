//! The steps to an agency's score in words, each with its arithmetic written out, and what a score is made of.
//!
//! Every line that computes reads `name = formula = result`: a clerk adds it up by hand.

use std::fmt::Write as _;

use rust_decimal::Decimal;

use super::equation;
use super::formula::{percent, plain};
use crate::domain::agency::Role;
use crate::domain::code::Coded;
use crate::domain::number::Ratio;
use crate::domain::rules::scoring::{FULL, Points, Scoring};
use crate::domain::score::{Attained, JUDGED, Late, Score, Share};
use crate::domain::status::Reason;
use crate::i18n::agency::capital;
use crate::i18n::number::{list, plural};
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, marks};

/// How many targets of a role there are, and how many are judged; `place` where the agency answers in several regions.
#[must_use]
pub fn role(role: Role, place: Option<&str>, targets: u32, judged: u32, lang: Lang) -> String {
    let (name, rest) = (role_in(role, place, lang), targets - judged);
    let mut text = lang.pick(
        format!("{name}：{targets} 个目标，{judged} 个可判断"),
        format!("As {name}: {}, {judged} of them judged", plural(&targets.to_string(), "target", "targets")),
    );
    if rest > 0 {
        text += &lang.pick(
            format!("；{rest} 个没有数据，不加分也不扣分"),
            format!("; {rest} without data, counted neither for nor against"),
        );
    }
    text + lang.pick("。", ".")
}

/// A role, with the region where the agency answers in several.
#[must_use]
pub fn role_in(role: Role, place: Option<&str>, lang: Lang) -> String {
    let word = role.say(lang);
    match place {
        Some(place) => lang.pick(format!("{place}{word}"), format!("{word} in {place}")),
        None => word.to_owned(),
    }
}

/// What one status adds.
#[must_use]
pub fn share(share: &Share, judged: u32, lang: Lang) -> String {
    let word = share.status.say(lang);
    let formula = format!("{} ÷ {judged} × {} = {}", share.count, plain(share.worth), exact(share.points));
    equation((word, &capital(word)), &formula, lang)
}

/// What the statuses' points are multiplied by where no attainment is stated.
#[must_use]
pub fn factor(attainment: Decimal, factor: Ratio, lang: Lang) -> String {
    let formula = format!("{} ÷ ({} - {}) = {}", plain(FULL), plain(FULL), plain(attainment), exact(factor));
    equation(("没有完成率可以计入，折算系数", "No attainment is stated; factor"), &formula, lang)
}

/// The mean attainment, formed from what is stated, each at most 100 %.
#[must_use]
pub fn mean_attainment(attained: &Attained, stated: &[Decimal], lang: Lang) -> String {
    let terms: Vec<String> = stated.iter().map(|share| percent(*share)).collect();
    let formula = format!("{} ÷ {} = {}", sum(&terms), attained.count, percent(attained.mean.rounded()));
    equation(("平均完成率（每个最多计 100%）", "Mean attainment (each at most 100%)"), &formula, lang)
}

/// What attainment adds.
#[must_use]
pub fn attainment(attained: &Attained, lang: Lang) -> String {
    let mean = percent(attained.mean.rounded());
    equation(
        ("完成率得分", "Attainment"),
        &format!("{mean} × {} = {}", plain(attained.worth), exact(attained.points)),
        lang,
    )
}

/// The mean of the days overdue over all judged targets.
#[must_use]
pub fn mean_days(late: &Late, days: &[i64], judged: u32, lang: Lang) -> String {
    let terms: Vec<String> = days.iter().map(i64::to_string).collect();
    let formula = format!("{} ÷ {judged} = {}", sum(&terms), exact(late.mean));
    equation(("平均逾期天数", "Mean days overdue"), &formula, lang)
}

/// What days overdue take off.
#[must_use]
pub fn late(late: &Late, lang: Lang) -> String {
    let formula = format!("{} ÷ 30 × {} = {}", exact(late.mean), plain(late.rate), exact(late.uncapped));
    if late.points == late.uncapped {
        return equation(("逾期扣分", "Taken off for days overdue"), &formula, lang);
    }
    let most = plain(late.most);
    lang.pick(
        format!("逾期扣分 = {formula}，最多扣 {most}。"),
        format!("Taken off for days overdue = {formula}, at most {most}."),
    )
}

/// The score of a role: its addends.
#[must_use]
pub fn total(name: &str, score: &Score, lang: Lang) -> String {
    let some: Vec<String> =
        score.shares.iter().filter(|share| share.count > 0).map(|share| exact(share.points)).collect();
    let mut formula = some.join(" + ");
    if score.factor.rounded() != Decimal::ONE {
        formula = if some.len() > 1 { format!("({formula})") } else { formula };
        let _ = write!(formula, " × {}", exact(score.factor));
    }
    if let Some(attained) = &score.attainment {
        let _ = write!(formula, " + {}", exact(attained.points));
    }
    if score.late.days > 0 {
        let _ = write!(formula, " - {}", exact(score.late.points));
    }
    let name = (format!("{name}得分"), format!("Score as {name}"));
    if score.floored {
        return lang
            .pick(format!("{} = {formula}，低于 0，计 0。", name.0), format!("{} = {formula}, below 0: 0.", name.1));
    }
    let result = exact(score.total);
    // One addend alone is the score itself.
    if formula != result {
        let _ = write!(formula, " = {result}");
    }
    equation((&name.0, &name.1), &formula, lang)
}

/// Why a role has no score.
#[must_use]
pub fn none(reason: Reason, lang: Lang) -> String {
    let word = reason.say(lang);
    lang.pick(format!("不计分：{word}。"), format!("No score: {word}."))
}

/// The agency's score out of its roles': weight, number of judged targets, score.
#[must_use]
pub fn overall(parts: &[(Decimal, u32, Decimal)], total: Ratio, lang: Lang) -> String {
    let over: Vec<String> = parts
        .iter()
        .map(|(weight, judged, score)| format!("{} × {} × {judged}", plain(*score), plain(*weight)))
        .collect();
    let under: Vec<String> = parts.iter().map(|(weight, judged, _)| format!("{} × {judged}", plain(*weight))).collect();
    let formula = format!("({}) ÷ ({}) = {}", over.join(" + "), under.join(" + "), exact(total));
    equation(
        ("总得分（各角色得分 × 权重 × 可判断目标数）", "Agency score (each role's score × weight × judged targets)"),
        &formula,
        lang,
    )
}

/// The mark of few targets.
#[must_use]
pub fn few(judged: u32, small_n: u32, lang: Lang) -> String {
    lang.pick(
        format!("可判断的目标 {judged} 个，不足 {small_n} 个，得分仅供参考。"),
        format!("{judged} judged, fewer than {small_n}: the score is a guide only."),
    )
}

/// The rank among the agencies of a region that have a score.
#[must_use]
pub fn rank(rank: usize, ranked: usize, tied: usize, region: &str, lang: Lang) -> String {
    let mut text = lang.pick(
        format!("名次：{region}有得分的 {ranked} 个单位中第 {rank}"),
        format!("Rank: {rank} of {} of {region} with a score", plural(&ranked.to_string(), "agency", "agencies")),
    );
    if tied > 1 {
        let others = tied - 1;
        text += &lang.pick(format!("，与 {others} 个单位同分"), format!(", shared with {others}"));
    }
    text + lang.pick("。", ".")
}

/// What a score is made of, for the foot of a report.
#[must_use]
pub fn made_of(points: &Points, lang: Lang) -> String {
    let worth = |status| Some(format!("{} {}", Spoken::say(status, lang), plain(points.of(status)?)));
    let statuses = list(&JUDGED.iter().filter_map(|status| worth(*status)).collect::<Vec<_>>(), lang);
    let (attainment, rate, most) =
        (plain(points.attainment), plain(points.overdue_per_30_days), plain(points.overdue_most));
    lang.pick(
        format!(
            "得分（满分 100）= 各状态占可判断目标的比例 × 分值（{statuses}）+ 平均完成率 × {attainment} - 逾期扣分（可判断目标平均每逾期 30 天扣 {rate}，最多 {most}）"
        ),
        format!(
            "score (of 100) = share of the judged targets × points of each status ({statuses}) + mean attainment × {attainment} - {rate} for each 30 days that they are overdue on average, at most {most}"
        ),
    )
}

/// What is scored and what is only counted.
#[must_use]
pub fn judged_only(lang: Lang) -> String {
    let apart: Vec<&str> = crate::domain::status::Status::ALL
        .iter()
        .filter(|status| !JUDGED.contains(status))
        .map(|status| status.say(lang))
        .collect();
    let apart = list(&apart, lang);
    lang.pick(
        format!("没有数据的目标（{apart}）另行计数，不加分也不扣分"),
        format!("targets without data ({apart}) are counted apart, neither for nor against anyone"),
    )
}

/// How roles make an agency's score, and among whom it is ranked.
#[must_use]
pub fn weights(scoring: &Scoring, lang: Lang) -> String {
    let weight = |role: &Role| format!("{} {}", role.say(lang), plain(scoring.weight.of(*role)));
    let all = list(&Role::ALL.iter().map(weight).collect::<Vec<_>>(), lang);
    lang.pick(
        format!("总得分 = 各角色得分按权重（{all}）× 可判断目标数平均；在本地区有得分的单位中排名，同分同名次"),
        format!(
            "agency score = mean of its roles' scores, by weight ({all}) × judged targets; ranked among the agencies of its region that have one, ties share a rank"
        ),
    )
}

/// What the mark of few targets means.
#[must_use]
pub fn few_mark(small_n: u32, lang: Lang) -> String {
    let mark = marks::FEW;
    lang.pick(
        format!("{mark} 可判断目标不足 {small_n} 个，得分仅供参考"),
        format!("{mark} from fewer than {small_n} judged targets: a guide only"),
    )
}

/// Why rows have no score, with their numbers.
#[must_use]
pub fn not_scored(reasons: &[(Reason, usize)], lang: Lang) -> String {
    let one = |(reason, rows): &(Reason, usize)| {
        let word = reason.say(lang);
        lang.pick(format!("{word}（{rows} 行）"), format!("{word} ({})", plural(&rows.to_string(), "row", "rows")))
    };
    let all = reasons.iter().map(one).collect::<Vec<_>>().join(lang.pick("；", "; "));
    lang.pick(format!("不计分：{all}"), format!("not scored: {all}"))
}

/// Scores of catalogues that score differently are not explained by one line.
#[must_use]
pub fn several_rules(lang: Lang) -> &'static str {
    lang.pick(
        "各目录的计分规则不同，见目录的 `[rules.score]`、`[rules.weight]`",
        "the catalogues score differently: see their `[rules.score]` and `[rules.weight]`",
    )
}

/// Where every step can be read.
#[must_use]
pub fn see_sheet(lang: Lang) -> &'static str {
    lang.pick("`duban agencies 单位` 逐步列出算式", "`duban agencies NAME` writes out every step")
}

fn exact(ratio: Ratio) -> String {
    plain(ratio.rounded())
}

/// A sum in brackets; one term alone.
fn sum(terms: &[String]) -> String {
    match terms {
        [one] => one.clone(),
        all => format!("({})", all.join(" + ")),
    }
}
