//! Words for moments of the record: what was known when.

use chrono::{DateTime, Utc};

use super::{Lang, chain};
use crate::domain::moment::{Clock, Moment, When};

/// An action: its number, when it was done, by whom, with which command.
#[must_use]
pub fn action(moment: &Moment, clock: Clock, lang: Lang) -> String {
    let Moment { action, at, by, command } = moment;
    let at = clock.zoned(*at);
    let by = by.as_deref().map(|by| lang.pick(format!("，{by}"), format!(", {by}"))).unwrap_or_default();
    lang.pick(
        format!("操作 #{action}（{at}，{}{by}）", chain::command(command, lang)),
        format!("action #{action} ({at}, `{command}`{by})"),
    )
}

/// From which instant on something is listed.
#[must_use]
pub fn from_on(at: DateTime<Utc>, clock: Clock, lang: Lang) -> String {
    let at = clock.zoned(at);
    lang.pick(format!("{at} 起"), format!("from {at} on"))
}

/// What an answer as of a moment rests on.
#[must_use]
pub fn known(moment: &Moment, clock: Clock, lang: Lang) -> String {
    let action = action(moment, clock, lang);
    lang.pick(format!("按当时所知：截至{action}"), format!("as known then: up to {action}"))
}

/// A moment as it was named.
#[must_use]
pub fn moment(when: When, clock: Clock) -> String {
    match when {
        When::Instant(at) => clock.zoned(at),
        When::Civil(civil) => civil.format("%Y-%m-%d %H:%M:%S").to_string(),
        When::Day(day) => day.to_string(),
        When::Action(number) => format!("#{number}"),
    }
}

/// Nothing was on record at that moment.
#[must_use]
pub fn nothing_known(when: When, first: Option<&Moment>, clock: Clock, lang: Lang) -> Vec<String> {
    let when = moment(when, clock);
    let mut lines =
        vec![lang.pick(format!("`{when}` 时数据库里还没有任何记录"), format!("nothing was on record yet at `{when}`"))];
    if let Some(first) = first {
        let first = action(first, clock, lang);
        lines.push(lang.pick(format!("记录从{first}开始"), format!("the record begins with {first}")));
    }
    lines
}

/// There is no action with that number.
#[must_use]
pub fn no_such_action(number: i64, last: i64, lang: Lang) -> Vec<String> {
    vec![lang.pick(
        format!("没有操作 `#{number}`，最后一次是 `#{last}`"),
        format!("there is no action `#{number}`; the last one is `#{last}`"),
    )]
}

/// Without a database there is no record of what was known when.
#[must_use]
pub fn nothing_recorded(lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            "没有数据库，也就没有“当时所知”的记录",
            "there is no database, so nothing is on record of what was known when",
        )
        .to_owned(),
        lang.pick("请用 `--db` 指明数据库，或先运行 `duban init`", "name one with `--db`, or run `duban init` first")
            .to_owned(),
    ]
}
