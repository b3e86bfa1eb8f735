//! The methods in plain phrases: what each computes, what it found, and what must be known of it.

use chrono::NaiveDate;

use super::Lang;
use super::words::Spoken;
use crate::domain::light::Light;
use crate::domain::method::Method;
use crate::domain::status::Reason;

/// The heading above what the methods say.
#[must_use]
pub fn title(lang: Lang) -> &'static str {
    lang.pick("各方法的结果", "What the methods say")
}

/// The headings of that table: method, result, remark.
#[must_use]
pub fn heads(lang: Lang) -> [&'static str; 3] {
    lang.pick(["方法", "结果", "说明"], ["Method", "Result", "Remark"])
}

/// The heading above where they disagree.
#[must_use]
pub fn disagreements(lang: Lang) -> &'static str {
    lang.pick("各方法为何不一致", "Where the methods disagree, and why")
}

/// What stands there where they do not.
#[must_use]
pub fn no_disagreement(lang: Lang) -> &'static str {
    lang.pick("各方法没有不一致之处。", "The methods do not disagree.")
}

/// Where no method can say anything, for one reason.
#[must_use]
pub fn nothing(reason: Reason, lang: Lang) -> String {
    let reason = reason.say(lang);
    lang.pick(format!("各方法都不能给出结果：{reason}。"), format!("No method can say anything: {reason}."))
}

/// What a method computes, in words.
#[must_use]
pub fn formula(method: Method, lang: Lang) -> &'static str {
    match method {
        Method::Attainment => lang.pick(
            "完成率 = 判定值 ÷ 目标值；越低越好的 =（基数 - 判定值）÷（基数 - 目标值）。差距是判定值到应达到的值还差多少，已达到为零。",
            "Attainment = deciding value ÷ target; where less is better (baseline - deciding value) ÷ (baseline - target). The gap is what the deciding value is short of the value to reach; 0 where it is reached.",
        ),
        Method::Pace => lang.pick(
            "快慢 = 进度 - 序时。进度 =（判定值 - 基数）÷（目标值 - 基数）；序时 = 到判定值之日已过的天数 ÷ 全程天数。",
            "Pace = progress - elapsed time. Progress = (deciding value - baseline) ÷ (target - baseline); elapsed time = days gone by the deciding value's day ÷ days of the whole way.",
        ),
        Method::GrowthRatio => lang.pick(
            "年均增速 =（判定值 ÷ 基数）^（1 ÷ 年数）- 1。增速比 = 迄今年均增速 ÷ 目标要求的年均增速的绝对值，按期望方向取正负。0.95以上为显著，0.6以上为一般，0以上为有限，负数为倒退；得分从-5到5。",
            "Growth a year = (deciding value ÷ baseline)^(1 ÷ years) - 1. Growth ratio = growth so far ÷ the size of the growth that the target needs, positive in the direction that is better. Substantial from 0.95, moderate from 0.6, limited from 0, below that deterioration; scores from -5 to 5.",
        ),
        Method::GrowthTrend => lang.pick(
            "不看目标，只看年均增速：按期望方向1.5%以上为显著，0.5%以上为一般，0以上为有限，负数为倒退。越接近自然上限，界线按上限系数越低。",
            "Growth a year by itself, without the target: substantial from 1.5% in the direction that is better, moderate from 0.5%, limited from 0, below that deterioration. Near a natural limit these are multiplied by the limit factor.",
        ),
        Method::Projection => lang.pick(
            "对起点以来的准确数作最小二乘直线，延长到期限：趋势值 = 数值平均 + 斜率 ×（天数 - 天数平均），斜率 = 分子 ÷ 分母。三个数据点起给出95%预测区间：趋势值 ± 分位数 × 剩余标准差 × √（1 + 1 ÷ 点数 +（天数 - 天数平均）² ÷（分母 ÷ 点数））。",
            "The least-squares line through the exact figures since the start, followed to the deadline: mean of the values + slope × (days - mean of the days), slope = numerator ÷ denominator. From three figures on, a 95% prediction interval: the line ± quantile × residual standard deviation × √(1 + 1 ÷ figures + (days - mean of the days)² ÷ (denominator ÷ figures)).",
        ),
        Method::TimeDistance => lang.pick(
            "判定值之日与路径应达到该值之日相差的天数，按每月365.25 ÷ 12天折成月。",
            "The days between the deciding value's day and the day on which the path has that value, in months of 365.25 ÷ 12 days.",
        ),
        Method::Needed => lang.pick(
            "每年需增 =（应达到的值 - 判定值）÷ 剩余年数；每季需增 = 同一差额 ÷ 剩余季度数；年均需增速 =（应达到的值 ÷ 判定值）^（1 ÷ 剩余年数）- 1。",
            "A year: (value to reach - deciding value) ÷ years left; a quarter: the same ÷ quarters left; growth a year: (value to reach ÷ deciding value)^(1 ÷ years left) - 1.",
        ),
        Method::Room => lang.pick(
            "余地 =（快慢 + 容差）× 全程的增量。下期至少 = 届时应达值 - 容差 ×（目标值 - 基数）。判定值 + 容差 ×（目标值 - 基数）是滞后线：路径超过它之日，停在现值即为滞后。",
            "Room = (pace + tolerance) × the size of the whole way. The next figure at least: what is expected by then - tolerance × (target - baseline). Once the path is beyond deciding value + tolerance × (target - baseline), a value that stayed is behind.",
        ),
    }
}

/// What stands in place of a result: that it does not apply to such a target, or cannot be said yet.
#[must_use]
pub fn without_result(method: Method, reason: Reason, lang: Lang) -> &'static str {
    match (method, reason) {
        (Method::Projection, Reason::OnePoint) => lang.pick("趋势暂难判断", "no trend can be judged yet"),
        (_, Reason::GrowthKind | Reason::TwoSided | Reason::NoPath | Reason::NotOnTrack | Reason::DeadlinePassed) => {
            lang.pick("不适用", "does not apply")
        }
        _ => lang.pick("暂难判断", "cannot say yet"),
    }
}

/// Why there is no result.
#[must_use]
pub fn why(method: Method, reason: Reason, lang: Lang) -> &'static str {
    match (method, reason) {
        (Method::Projection, Reason::OnePoint) => lang.pick("只有一个数据点", "one figure only"),
        _ => reason.say(lang),
    }
}

/// `完成92.5%，差3000个`; a part that cannot be said is left out.
#[must_use]
pub fn attainment(share: Option<&str>, gap: Option<&str>, lang: Lang) -> String {
    let share = share.map(|share| lang.pick(format!("完成{share}"), format!("{share} attained")));
    let gap = gap.map(|gap| lang.pick(format!("差{gap}"), format!("{gap} short")));
    match (share, gap) {
        (Some(share), Some(gap)) => lang.pick(format!("{share}，{gap}"), format!("{share}, {gap}")),
        (Some(one), None) | (None, Some(one)) => one,
        (None, None) => lang.pick("已达到", "reached").to_owned(),
    }
}

/// `进度62%，序时60%，快慢+2个百分点`.
#[must_use]
pub fn pace(progress: &str, elapsed: &str, pace: &str, lang: Lang) -> String {
    lang.pick(
        format!("进度{progress}，序时{elapsed}，快慢{pace}"),
        format!("progress {progress}, time gone {elapsed}: {pace}"),
    )
}

/// What a pace is measured from.
#[must_use]
pub fn baseline(value: &str, basis: &str, day: NaiveDate, lang: Lang) -> String {
    lang.pick(format!("基数{value}（{basis}，{day}）"), format!("baseline {value} ({basis}, {day})"))
}

/// Between which figures growth is measured where there is no target.
#[must_use]
pub fn stretch(first: (&str, NaiveDate), latest: (&str, NaiveDate), lang: Lang) -> String {
    let ((first, start), (latest, end)) = (first, latest);
    lang.pick(
        format!("从最早准确数{first}（{start}）到最新准确数{latest}（{end}）"),
        format!("from the first exact figure, {first} ({start}), to the latest, {latest} ({end})"),
    )
}

/// A number with what it is called.
#[must_use]
pub fn banded(number: &str, band: &str, lang: Lang) -> String {
    lang.pick(format!("{number}，{band}"), format!("{number}, {band}"))
}

/// Growth so far and growth needed, with the score.
#[must_use]
pub fn growth(so_far: &str, required: &str, score: &str, lang: Lang) -> String {
    lang.pick(
        format!("年均{so_far}，目标要求{required}；得分{score}"),
        format!("{so_far} a year, {required} needed; score {score}"),
    )
}

/// Growth by itself.
#[must_use]
pub fn own_growth(growth: &str, band: &str, lang: Lang) -> String {
    lang.pick(format!("年均{growth}，{band}"), format!("{growth} a year, {band}"))
}

/// A score, and the limit factor where there is a limit.
#[must_use]
pub fn score(score: &str, factor: Option<&str>, lang: Lang) -> String {
    match factor {
        None => lang.pick(format!("得分{score}"), format!("score {score}")),
        Some(factor) => {
            lang.pick(format!("得分{score}；上限系数{factor}"), format!("score {score}; limit factor {factor}"))
        }
    }
}

/// Where the trend leads by the deadline.
#[must_use]
pub fn projected(value: &str, meets: bool, lang: Lang) -> String {
    if meets {
        return lang.pick(format!("到期预计{value}，能达到"), format!("{value} by the deadline: meets the target"));
    }
    lang.pick(format!("到期预计{value}，达不到"), format!("{value} by the deadline: misses the target"))
}

/// How many figures a trend has, and between what the figure of the deadline lies.
#[must_use]
pub fn points(count: usize, interval: Result<(&str, &str), Reason>, lang: Lang) -> String {
    match interval {
        Ok((low, high)) => lang.pick(
            format!("{count}个数据点，95%区间{low}～{high}"),
            format!("{count} figures, 95% interval {low} to {high}"),
        ),
        Err(_) => {
            lang.pick(format!("只有{count}个数据点，给不出区间"), format!("{count} figures only, so no interval"))
        }
    }
}

/// When the trend reaches the target.
#[must_use]
pub fn reaches(day: NaiveDate, in_time: bool, lang: Lang) -> String {
    let zh = if in_time { "可达到" } else { "才达到" };
    lang.pick(format!("照此趋势{day}{zh}"), format!("the trend reaches it on {day}"))
}

/// Months late or early.
#[must_use]
pub fn late(months: &str, early: bool, lang: Lang) -> String {
    if early {
        return lang.pick(format!("早{months}"), format!("{months} early"));
    }
    lang.pick(format!("晚{months}"), format!("{months} late"))
}

/// Neither late nor early.
#[must_use]
pub fn just_in_time(lang: Lang) -> &'static str {
    lang.pick("不早不晚", "just in time")
}

/// The day on which the path has the deciding value.
#[must_use]
pub fn due_on_path(day: NaiveDate, lang: Lang) -> String {
    lang.pick(format!("按路径{day}应达到判定值"), format!("the path has that value on {day}"))
}

/// What is needed a year and a quarter; falling where less is better.
#[must_use]
pub fn needed(yearly: &str, quarterly: &str, falls: bool, lang: Lang) -> String {
    let (zh, en) = if falls { ("降", "down ") } else { ("增", "") };
    lang.pick(format!("每年需{zh}{yearly}，每季{quarterly}"), format!("{en}{yearly} a year, {en}{quarterly} a quarter"))
}

/// How many quarters are left, and the growth needed.
#[must_use]
pub fn left(quarters: u32, growth: Result<&str, Reason>, lang: Lang) -> String {
    let noun = if quarters == 1 { "quarter" } else { "quarters" };
    let quarters = lang.pick(format!("剩{quarters}个季度"), format!("{quarters} {noun} left"));
    match growth {
        Ok(growth) => {
            lang.pick(format!("{quarters}；年均需增速{growth}"), format!("{quarters}; growth needed {growth} a year"))
        }
        Err(Reason::NoPath) => quarters,
        Err(reason) => {
            let reason = reason.say(lang);
            lang.pick(format!("{quarters}；增速：{reason}"), format!("{quarters}; of growth: {reason}"))
        }
    }
}

/// Nothing is needed any more.
#[must_use]
pub fn nothing_needed(lang: Lang) -> &'static str {
    lang.pick("已达到，无须再增", "met: nothing more")
}

/// How much worse the value may be until its light changes; no light where the ladder has none for what is behind.
#[must_use]
pub fn cushion(amount: &str, falls: bool, light: Light, lang: Lang) -> String {
    let (zh, en) = if falls { ("高", "more") } else { ("低", "less") };
    let colour = light.say(lang);
    match light {
        Light::None => lang.pick(format!("再{zh}{amount}即为滞后"), format!("{amount} {en} would be behind")),
        _ => lang.pick(
            format!("再{zh}{amount}转{}", colour.trim_end_matches('灯')),
            format!("{amount} {en} would turn {colour}"),
        ),
    }
}

/// What the next figure has to be.
#[must_use]
pub fn next(day: NaiveDate, value: &str, bound: NextBound, lang: Lang) -> String {
    let (zh, en) = match bound {
        NextBound::AtLeast => ("至少", "at least"),
        NextBound::MoreThan => ("须超过", "more than"),
        NextBound::AtMost => ("至多", "at most"),
        NextBound::LessThan => ("须低于", "less than"),
    };
    lang.pick(format!("下期（至{day}）{zh}{value}"), format!("the next figure ({day}) {en} {value}"))
}

/// How the next figure is bounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NextBound {
    /// Not below.
    AtLeast,
    /// Above.
    MoreThan,
    /// Not above.
    AtMost,
    /// Below.
    LessThan,
}

/// From when on nothing new means behind; `already` where that day has come.
#[must_use]
pub fn behind_from(day: NaiveDate, already: bool, lang: Lang) -> String {
    if already {
        return lang.pick(
            format!("若无新数、停在现值，自{day}起已是滞后"),
            format!("without news, at the same value, it has been behind since {day}"),
        );
    }
    lang.pick(
        format!("若无新数、停在现值，{day}起为滞后"),
        format!("without news, at the same value, it is behind from {day}"),
    )
}

/// Nothing new is needed before the deadline.
#[must_use]
pub fn safe(lang: Lang) -> &'static str {
    lang.pick("到期前无新数也不致滞后", "on track to the deadline even without news")
}
