//! What the page about one agency says beside its steps and tables.

use super::Lang;

/// The heading above the steps to an agency's score.
#[must_use]
pub fn score_steps_title(lang: Lang) -> &'static str {
    lang.pick("得分算式", "How the score was reached")
}

/// The heading of an agency's targets in a role; those of a document not in force are not scored.
#[must_use]
pub fn duties_title(role: &str, targets: u32, standing: Option<&str>, lang: Lang) -> String {
    let noun = if targets == 1 { "target" } else { "targets" };
    match standing {
        None => lang.pick(format!("{role}：{targets} 个目标"), format!("{}: {targets} {noun}", capital(role))),
        Some(standing) => lang.pick(
            format!("{role}（{standing}，不计分）：{targets} 个目标"),
            format!("{} ({standing}, not scored): {targets} {noun}", capital(role)),
        ),
    }
}

/// The line above targets that are counted and do not enter a score.
#[must_use]
pub fn not_judged(count: usize, lang: Lang) -> String {
    let noun = if count == 1 { "target does" } else { "targets do" };
    lang.pick(format!("不计入得分的目标 {count} 个："), format!("{count} {noun} not enter the score:"))
}

/// A count with its parts.
#[must_use]
pub fn with_roles(count: u32, roles: &str, lang: Lang) -> String {
    lang.pick(format!("{count}（{roles}）"), format!("{count} ({roles})"))
}

/// A part of a number.
#[must_use]
pub fn part_of(part: u32, whole: u32, lang: Lang) -> String {
    lang.pick(format!("{part} 个，共 {whole} 个"), format!("{part} of {whole}"))
}

/// A score, marked where it is formed from few targets.
#[must_use]
pub fn score_of_few(score: &str, small_n: Option<u32>, lang: Lang) -> String {
    match small_n {
        None => score.to_owned(),
        Some(small_n) => lang.pick(
            format!("{score}（可判断目标不足 {small_n} 个，仅供参考）"),
            format!("{score} (from fewer than {small_n} judged targets: a guide only)"),
        ),
    }
}

/// There is no score, and why.
#[must_use]
pub fn no_score(reason: &str, lang: Lang) -> String {
    lang.pick(format!("不计分：{reason}"), format!("none: {reason}"))
}

/// A rank among so many.
#[must_use]
pub fn rank_of(rank: usize, ranked: usize, lang: Lang) -> String {
    lang.pick(format!("第 {rank}，共 {ranked} 个单位"), format!("{rank} of {ranked}"))
}

/// An English word at the head of a line.
#[must_use]
pub fn capital(word: &str) -> String {
    let mut chars = word.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
