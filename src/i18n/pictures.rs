//! The words of pictures: what a chart shows, what its marks stand for, and how a bar is read.

use chrono::NaiveDate;

use super::Lang;

/// The title of a target's chart.
#[must_use]
pub fn title(lang: Lang) -> &'static str {
    lang.pick("走势图", "Figures over time")
}

/// A title with what its axes show.
#[must_use]
pub fn titled(title: &str, axes: [&str; 2], lang: Lang) -> String {
    let axes: Vec<&str> = axes.into_iter().filter(|axis| !axis.is_empty()).collect();
    match axes.as_slice() {
        [] => title.to_owned(),
        axes => lang.pick(format!("{title}（{}）", axes.join("，")), format!("{title} ({})", axes.join(", "))),
    }
}

/// What is measured along the values: their unit.
#[must_use]
pub fn values(unit: &str, lang: Lang) -> String {
    match unit {
        "" => String::new(),
        _ => lang.pick(format!("单位：{unit}"), format!("in {unit}")),
    }
}

/// How the years along the time are to be read.
#[must_use]
pub fn years(lang: Lang) -> &'static str {
    lang.pick("年份标在年末", "years stand at their ends")
}

/// The level of a target's value.
#[must_use]
pub fn target(value: &str, lang: Lang) -> String {
    lang.pick(format!("目标 {value}"), format!("target {value}"))
}

/// The lower end of a target's range.
#[must_use]
pub fn low(value: &str, lang: Lang) -> String {
    lang.pick(format!("下限 {value}"), format!("at least {value}"))
}

/// The upper end of a target's range.
#[must_use]
pub fn high(value: &str, lang: Lang) -> String {
    lang.pick(format!("上限 {value}"), format!("at most {value}"))
}

/// What a target with a tolerance still takes.
#[must_use]
pub fn tolerated(value: &str, lang: Lang) -> String {
    lang.pick(format!("容差内 {value}"), format!("tolerated {value}"))
}

/// The level that a mean growth asks for.
#[must_use]
pub fn grown(rate: &str, lang: Lang) -> String {
    lang.pick(format!("年均{rate}"), format!("{rate} a year"))
}

/// What an exact figure is called in a legend: a running total, or as published.
#[must_use]
pub fn figures(totals: bool, lang: Lang) -> &'static str {
    if totals { lang.pick("累计", "total so far") } else { lang.pick("数据", "figure") }
}

/// A lower bound in a legend.
#[must_use]
pub fn least(lang: Lang) -> &'static str {
    lang.pick("不少于", "at least")
}

/// An upper bound in a legend.
#[must_use]
pub fn most(lang: Lang) -> &'static str {
    lang.pick("不多于", "at most")
}

/// A close figure in a legend.
#[must_use]
pub fn close(lang: Lang) -> &'static str {
    lang.pick("口径相近", "close definition")
}

/// The path in a legend.
#[must_use]
pub fn path(lang: Lang) -> &'static str {
    lang.pick("应达路径", "path expected")
}

/// The projection in a legend.
#[must_use]
pub fn projection(lang: Lang) -> &'static str {
    lang.pick("趋势外推", "trend")
}

/// The level to reach in a legend.
#[must_use]
pub fn level(lang: Lang) -> &'static str {
    lang.pick("目标", "target")
}

/// The deadline in a legend.
#[must_use]
pub fn deadline(day: NaiveDate, lang: Lang) -> String {
    lang.pick(format!("期限{day}"), format!("deadline {day}"))
}

/// The time that has passed in a legend.
#[must_use]
pub fn elapsed(as_of: NaiveDate, lang: Lang) -> String {
    lang.pick(format!("截至{as_of}"), format!("time to {as_of}"))
}

/// How many figures are not in the picture.
#[must_use]
pub fn left_out(count: usize, lang: Lang) -> String {
    let figures = if count == 1 { "figure" } else { "figures" };
    lang.pick(
        format!("另有 {count} 个数据与目标值不能直接比较（如不足一年的数据），没有画出"),
        format!(
            "{count} {figures} that cannot be set against the target as they are (parts of a year, say) are not drawn"
        ),
    )
}

/// How many figures are not in the picture of an indicator without a target.
#[must_use]
pub fn parts_left_out(count: usize, lang: Lang) -> String {
    let english = if count == 1 {
        "1 figure that covers no calendar year is not drawn".to_owned()
    } else {
        format!("{count} figures that cover no calendar year are not drawn")
    };
    lang.pick(format!("另有 {count} 个数据不是整年的，没有画出"), english)
}

/// Why nothing is drawn to hold the figures against.
#[must_use]
pub fn no_level(lang: Lang) -> &'static str {
    lang.pick("没有基数，目标画不出来", "without a baseline the target cannot be drawn")
}

/// What stands before the words about bars.
#[must_use]
pub fn bars(lang: Lang) -> &'static str {
    lang.pick("进度条", "Bars")
}

/// How a bar is read, by the signs it is drawn with.
#[must_use]
pub fn bar(progress: &str, attainment: &str, tick: &str, lang: Lang) -> String {
    lang.pick(
        format!("{progress} 进度（算不出进度时用 {attainment} 完成率），{tick} 数据时点的序时；只有已完成才画满"),
        format!(
            "{progress} progress ({attainment} attainment where there is no progress), {tick} time elapsed at the figure; full only if met"
        ),
    )
}
