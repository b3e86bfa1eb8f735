//! Words for an indicator's history: the figures of a period side by side.

use super::Lang;
use super::words::Spoken;
use crate::domain::observation::Release;

/// Why a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// No other stands.
    Only,
    /// Its release outweighs the others.
    Release(Release),
    /// It is the last recorded of its release.
    LastRecorded,
}

/// One figure of a period: of a release, or waiting for approval.
#[must_use]
pub fn side(release: Option<Release>, quantity: &str, lang: Lang) -> String {
    match release {
        None => lang.pick(format!("待核准 {quantity}"), format!("waiting for approval {quantity}")),
        Some(Release::Unmarked) => lang.pick(format!("未注明版本 {quantity}"), format!("not marked {quantity}")),
        Some(release) => format!("{} {quantity}", release.say(lang)),
    }
}

/// A period, its figures, and those of them that count with the reason.
#[must_use]
pub fn side_by_side(period: &str, sides: &[String], counts: &[(String, Ground)], lang: Lang) -> String {
    let ground = |ground: &Ground| match ground {
        Ground::Only => lang.pick("没有别的有效数据", "no other stands").to_owned(),
        Ground::Release(release) => {
            let release = release.say(lang);
            lang.pick(format!("{release}优先"), format!("{release} outweighs the others"))
        }
        Ground::LastRecorded => lang.pick("同一版本以后登记的为准", "the last recorded of its release").to_owned(),
    };
    let counting = counts.iter().map(|(quantity, why)| {
        let why = ground(why);
        lang.pick(format!("计入 {quantity}（{why}）"), format!("{quantity} counts ({why})"))
    });
    let mut counting: Vec<String> = counting.collect();
    if counting.is_empty() {
        counting.push(lang.pick("没有计入的数据", "no figure counts").to_owned());
    }
    let counting = counting.join(lang.pick("，", ", "));
    match (sides, lang) {
        ([], Lang::Zh) => format!("{period}：{counting}"),
        ([], Lang::En) => format!("{period}: {counting}"),
        (sides, Lang::Zh) => format!("{period}：{} → {counting}", sides.join(" · ")),
        (sides, Lang::En) => format!("{period}: {} → {counting}", sides.join(" · ")),
    }
}
