//! Where the parts of an indicator or target do not agree, in words.

use super::Said;
use crate::domain::code::Coded;
use crate::domain::fault::catalogue::{SenseFault, WindowUse};
use crate::domain::indicator::Direction;
use crate::domain::target::Judge;
use crate::i18n::Lang;
use crate::i18n::calendar::date;
use crate::i18n::words::Spoken;

/// What does not agree.
#[expect(clippy::too_many_lines, reason = "one arm a fault")]
pub fn said(fault: &SenseFault, lang: Lang) -> Said {
    match fault {
        SenseFault::CodeAndSlug => Said::fixed(
            lang,
            ("`code` 与 `slug` 不能同时写", "`code` and `slug` exclude each other"),
            (
                "一个地区写 `code`；许多地区写 `slug`，各目标用 `values`",
                "`code` is for one region; for many give `slug`, and `values` in each target",
            ),
        ),
        SenseFault::ValuesWithoutSlug => Said::fixed(
            lang,
            ("一个地区的指标不能用 `values`", "`values` needs an indicator of many regions"),
            ("写 `value = …`；许多地区时指标改写 `slug`", "write `value = …`, or give the indicator a `slug`"),
        ),
        SenseFault::ValueWithSlug => Said::fixed(
            lang,
            ("许多地区的指标不能用 `value`", "an indicator of many regions has no single `value`"),
            ("在 `[indicator.target.values]` 下逐个地区写值", "give each region's under `[indicator.target.values]`"),
        ),
        SenseFault::RangeNeeded => Said::fixed(
            lang,
            ("`between` 需要上下限", "`between` needs both ends"),
            ("写作 `value = [5, 6]`", "write `value = [5, 6]`"),
        ),
        SenseFault::RangeUnwanted(comparator) => Said::plain(
            lang,
            (format!("`{comparator}` 只要一个数"), format!("`{comparator}` takes one number")),
            ("写一个数，或改用 `between`", "give one number, or use `between`"),
        ),
        SenseFault::RangeLength(count) => Said::plain(
            lang,
            (format!("这里有 {count} 个数，应为两个"), format!("here are {count} numbers, not two")),
            ("写作 `value = [5, 6]`，下限在前", "write `value = [5, 6]`, the lower end first"),
        ),
        SenseFault::RangeReversed { low, high } => Said::new(
            lang,
            (format!("下限 {low} 大于上限 {high}"), format!("the lower end, {low}, is above the upper, {high}")),
            (format!("写作 `[{high}, {low}]`"), format!("write `[{high}, {low}]`")),
        ),
        SenseFault::DirectionContradicts { comparator, direction } => Said::new(
            lang,
            (
                format!("`{comparator}` 与 `direction = \"{direction}\"` 矛盾"),
                format!("`{comparator}` contradicts `direction = \"{direction}\"`"),
            ),
            direction_hint(*direction),
        ),
        SenseFault::ShareAboveWhole(value) => Said::plain(
            lang,
            (format!("比率不会超过 100%，这里是 {value}"), format!("a share does not exceed 100%, here is {value}")),
            ("改正数值；可以超过 100% 的改用别的 `kind`", "correct the value, or the `kind` where it may exceed 100%"),
        ),
        SenseFault::MultipleNotPositive(value) => Said::plain(
            lang,
            (format!("倍数须大于零，这里是 {value}"), format!("a multiple is above zero, here is {value}")),
            ("翻番写 `value = 2`", "a doubling is `value = 2`"),
        ),
        SenseFault::ToleranceWithoutAbout(comparator) => Said::plain(
            lang,
            (
                format!("`tolerance` 只用于 `about`，这里是 `{comparator}`"),
                format!("`tolerance` belongs to `about`, here is `{comparator}`"),
            ),
            ("删去 `tolerance`，或改用 `about`", "remove `tolerance`, or use `about`"),
        ),
        SenseFault::WindowNeeded(by) => {
            let by = match by {
                WindowUse::Judge(judge) => judge.code(),
                WindowUse::FromZero => "from_zero",
            };
            Said::plain(
                lang,
                (format!("`{by}` 需要 `window`"), format!("`{by}` needs a `window`")),
                ("补上 `window = \"2023..2025\"`", "add `window = \"2023..2025\"`"),
            )
        }
        SenseFault::BasisWithoutWindow => Said::fixed(
            lang,
            ("有 `window_basis` 而没有 `window`", "`window_basis` without `window`"),
            ("补上 `window`，或删去 `window_basis`", "add `window`, or remove `window_basis`"),
        ),
        SenseFault::NoteNeeded => Said::fixed(
            lang,
            ("推定的起止年份须有说明", "an assumed window needs a note"),
            ("用 `note` 写明为何这样推定", "say in `note` why it is assumed"),
        ),
        SenseFault::DeadlineBeforeWindow { deadline, window } => {
            let day = date(*deadline, lang);
            Said::plain(
                lang,
                (
                    format!("期限{day}早于起始年份 {}", window.from),
                    format!("the deadline, {day}, is before the window's first year, {}", window.from),
                ),
                ("改正 `deadline` 或 `window`", "correct `deadline` or `window`"),
            )
        }
        SenseFault::BaselineNotBefore { last, deadline } => {
            let (last, deadline) = (date(*last, lang), date(*deadline, lang));
            Said::plain(
                lang,
                (
                    format!("基数的时期到{last}，不早于期限{deadline}"),
                    format!("the baseline's period ends on {last}, not before the deadline, {deadline}"),
                ),
                ("改正 `baseline` 的 `period`", "correct the `period` of `baseline`"),
            )
        }
        SenseFault::MilestoneOutside { year, from, deadline } => {
            let deadline = date(*deadline, lang);
            let hint = match from {
                Some(from) => (
                    format!("年份从 {from} 起，年底早于期限{deadline}"),
                    format!("years begin in {from} and end before the deadline, {deadline}"),
                ),
                None => (format!("年底早于期限{deadline}"), format!("years end before the deadline, {deadline}")),
            };
            let message =
                (format!("{year} 年不在途中"), format!("the year {year} does not lie on the way to the deadline"));
            Said::new(lang, message, hint)
        }
        SenseFault::JudgeUnfit { judge, kind } => Said::new(
            lang,
            (format!("`{judge}` 不适用于 `{kind}` 指标"), format!("`{judge}` does not suit a `{kind}` indicator")),
            judge_hint(*judge),
        ),
        SenseFault::SpanUnfit(kind) => Said::plain(
            lang,
            (format!("`{kind}` 指标不分时期"), format!("a `{kind}` indicator has no `period`")),
            ("`period` 只用于 `flow` 和 `growth`；删去这一行", "`period` is for `flow` and `growth`: remove the line"),
        ),
        SenseFault::FromZeroUnfit(kind) => Said::plain(
            lang,
            (format!("`{kind}` 指标不能从零起计"), format!("a `{kind}` indicator does not count from zero")),
            ("删去 `baseline`，或改正 `kind`", "remove `baseline`, or correct `kind`"),
        ),
        SenseFault::FromZeroWithFigure => Said::fixed(
            lang,
            ("从零起计时不写时期和数值", "`from_zero` has no period or value"),
            ("只写 `{ basis = \"from_zero\" }`", "write `{ basis = \"from_zero\" }` only"),
        ),
        SenseFault::NoWeight => Said::fixed(
            lang,
            ("三种角色的权重都是零", "no role has any weight"),
            ("至少一种角色的权重大于零，如 `lead = 1`", "give at least one role a weight, such as `lead = 1`"),
        ),
        SenseFault::PointsNotFull { met, attainment } => Said::plain(
            lang,
            (
                format!("`met` 的 {met} 分加 `attainment` 的 {attainment} 分不是 100 分"),
                format!("`met`, {met}, and `attainment`, {attainment}, do not make 100"),
            ),
            ("两者相加应为 100，即最高得分", "together they are the best score, 100"),
        ),
        SenseFault::PointsOutOfOrder { better, worse } => Said::new(
            lang,
            (format!("`{worse}` 的分值高于 `{better}`"), format!("`{worse}` has more points than `{better}`")),
            (format!("`{worse}` 不得高于 `{better}`"), format!("`{worse}` may have as many as `{better}` at most")),
        ),
        SenseFault::FarBehindWithinTolerance { far_behind, tolerance } => Said::plain(
            lang,
            (
                format!("`far_behind` {far_behind} 小于 `tolerance` {tolerance}：还在容许之内就算严重滞后"),
                format!(
                    "`far_behind` {far_behind} is below `tolerance` {tolerance}: what is on track would be far behind"
                ),
            ),
            (
                "写一个不小于 `tolerance` 的值，如 `far_behind = 0.2`",
                "give at least the `tolerance`, such as `far_behind = 0.2`",
            ),
        ),
        SenseFault::LightWithoutThreshold => Said::fixed(
            lang,
            ("给了 `far_behind` 的灯，没有写落后多少算严重", "a light for `far_behind` without its threshold"),
            (
                "在 `[rules]` 下补上 `far_behind = 0.2`，或删去这一行",
                "add `far_behind = 0.2` under `[rules]`, or remove the line",
            ),
        ),
        SenseFault::LightsAlike { status, light } => {
            let word = light.say(lang);
            Said::plain(
                lang,
                (
                    format!("`{status}` 与 `met` 同为{word}，逾期与完成分不清"),
                    format!("`{status}` and `met` both show {word}: what is overdue looks like what is met"),
                ),
                ("换一种颜色，逾期与完成不能相同", "choose another light for one of them"),
            )
        }
    }
}

fn direction_hint(direction: Direction) -> (String, String) {
    let fitting = match direction {
        Direction::Up => ["at_least", "more_than"],
        Direction::Down => ["at_most", "less_than"],
        Direction::Within => ["between", "about"],
    };
    let [one, other] = fitting;
    (
        format!("与 `{direction}` 相配的是 `{one}`、`{other}` 等；或改正 `direction`"),
        format!("`{direction}` goes with `{one}` or `{other}`, among others; or correct `direction`"),
    )
}

fn judge_hint(judge: Judge) -> (String, String) {
    let (zh, en) = match judge {
        Judge::EachYear => ("逐年判断用于 `flow`、`ratio`、`growth`", "years are judged for `flow`, `ratio`, `growth`"),
        Judge::WindowSum => ("累计只用于 `flow`", "only a `flow` is summed"),
        Judge::Multiple => ("倍数不用于 `growth`", "a `growth` rate is not multiplied"),
        Judge::Latest | Judge::WindowGrowth => ("改正 `judge` 或 `kind`", "correct `judge` or `kind`"),
    };
    (zh.to_owned(), en.to_owned())
}
