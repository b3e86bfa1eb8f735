//! A chart as a drawing: figures over time against path, projection, target and deadline.
//!
//! Places along the time are shares of the width and words keep their size, so that the same drawing fits a phone, a screen
//! and a sheet of paper. Everything is placed by exact decimals, the same on every machine.

use chrono::NaiveDate;
use maud::{Markup, html};
use rust_decimal::prelude::ToPrimitive;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{block, said};
use crate::domain::light::Light;
use crate::i18n::{Lang, board as words, pictures};
use crate::report::document::{Chart, Level, Mark, Point};

/// The height of a drawing; the values lie between `TOP` and `BOTTOM`.
const HEIGHT: i64 = 240;
const TOP: i64 = 34;
const BOTTOM: i64 = 212;

/// The time lies between these shares of the width, in percent: the words of the values stand before it.
const LEFT: i64 = 12;
const RIGHT: i64 = 96;

/// The most years that are named.
const YEARS: usize = 7;

/// Two lines of words are so far apart.
const LINE: i64 = 14;

/// A chart with its legend and remarks.
pub fn chart(chart: &Chart, lang: Lang) -> Markup {
    let frame = Frame { chart };
    let title = pictures::titled(&chart.title, [&chart.values.label, &chart.time.label], lang);
    html! {
        figure {
            figcaption { (said(&title)) }
            (frame.drawing(&frame.label(lang)))
            (legend(chart))
            (block::remarks(&chart.remarks))
        }
    }
}

struct Frame<'c> {
    chart: &'c Chart,
}

impl Frame<'_> {
    fn drawing(&self, label: &str) -> Markup {
        let chart = self.chart;
        let as_of = self.across(chart.as_of);
        let step = chart.time.ticks.len().div_ceil(YEARS).max(1);
        html! {
            svg.chart role="img" aria-label=(said(label)) width="100%" height=(HEIGHT) {
                @for (value, text) in &chart.values.ticks {
                    @let y = self.up(*value);
                    line.grid x2="100%" y1=(y) y2=(y) {}
                    text.value y=(y - 4) { (said(text)) }
                }
                @for (at, (day, text)) in chart.time.ticks.iter().enumerate() {
                    @let x = percent(self.across(*day));
                    line.year x1=(x) x2=(x) y1=(BOTTOM) y2=(BOTTOM + 5) {}
                    @if at % step == 0 { text.year x=(x) y=(BOTTOM + 20) { (said(text)) } }
                }
                @if as_of > Decimal::from(LEFT) { line.elapsed x1=(percent(LEFT.into())) x2=(percent(as_of)) y1=(BOTTOM) y2=(BOTTOM) {} }
                @for line in &chart.lines {
                    @for pair in line.points.windows(2) {
                        line class=(name(line.mark)) x1=(percent(self.across(pair[0].0))) y1=(self.up(pair[0].1))
                            x2=(percent(self.across(pair[1].0))) y2=(self.up(pair[1].1)) {}
                    }
                }
                @if let Some(deadline) = chart.deadline.map(|day| self.across(day)) {
                    line.deadline x1=(percent(deadline)) x2=(percent(deadline)) y1=(TOP - LINE) y2=(BOTTOM) {}
                    @if let Some((_, text)) = chart.legend.iter().find(|(mark, _)| *mark == Mark::Deadline) {
                        text class=(if deadline > Decimal::from(60) { "deadline end" } else { "deadline" }) x=(percent(deadline)) y=(TOP - LINE - 4) { (said(text)) }
                    }
                }
                @for (level, y) in self.levels() {
                    line.target x2="100%" y1=(self.up(level.value)) y2=(self.up(level.value)) {}
                    text.target x="100%" y=(y) { (said(&level.label)) }
                }
                @for point in &chart.points { (self.point(point)) }
                @if let Some(point) = chart.points.iter().rev().find(|point| point.decides).or(chart.points.last()) {
                    @let x = self.across(point.day);
                    text class=(if x > Decimal::from(80) { "figure end" } else { "figure" }) x=(percent(x)) y=(self.beside(point)) { (said(&point.shown)) }
                }
            }
        }
    }

    fn point(&self, point: &Point) -> Markup {
        let (x, y) = (percent(self.across(point.day)), self.up(point.value));
        let light = match (point.decides, self.chart.light) {
            (false, _) => None,
            (true, Light::None) => Some("decides"),
            (true, Light::Blue) => Some("decides blue"),
            (true, Light::Green) => Some("decides green"),
            (true, Light::Yellow) => Some("decides yellow"),
            (true, Light::Red) => Some("decides red"),
        };
        html! {
            g class={ "point" @if let Some(light) = light { " " (light) } } {
                @if point.decides { circle.ring cx=(x) cy=(y) r="8" {} }
                use href={ "#m-" (name(point.mark)) } class=(name(point.mark)) x=(x) y=(y) {
                    title { (said(&point.period)) " " (said(&point.shown)) }
                }
            }
        }
    }

    /// Where the words of a figure stand: above it, or below where it is high up.
    fn beside(&self, point: &Point) -> i64 {
        let y = self.up(point.value);
        if y < TOP + LINE { y + LINE + 8 } else { y - LINE }
    }

    /// The levels with the places of their words, no two of which lie upon each other.
    fn levels(&self) -> Vec<(&Level, i64)> {
        let mut levels: Vec<(&Level, i64)> =
            self.chart.levels.iter().map(|level| (level, self.up(level.value) - 5)).collect();
        levels.sort_by_key(|(_, y)| *y);
        for at in 1..levels.len() {
            levels[at].1 = levels[at].1.max(levels[at - 1].1 + LINE);
        }
        levels
    }

    /// The place of a day, in percent of the width.
    fn across(&self, day: NaiveDate) -> Decimal {
        let time = &self.chart.time;
        let days = |from: NaiveDate, to: NaiveDate| Decimal::from(to.signed_duration_since(from).num_days());
        let whole = days(time.from, time.to).max(Decimal::ONE);
        let share = (days(time.from, day) / whole).clamp(Decimal::ZERO, Decimal::ONE);
        Decimal::from(LEFT) + share * Decimal::from(RIGHT - LEFT)
    }

    /// The place of a value from the top.
    fn up(&self, value: Decimal) -> i64 {
        let values = &self.chart.values;
        let share = values.to.checked_sub(values.from).zip(value.checked_sub(values.from));
        let share = share.and_then(|(whole, part)| part.checked_div(whole)).unwrap_or_default();
        let height = share.clamp(Decimal::ZERO, Decimal::ONE) * Decimal::from(BOTTOM - TOP);
        BOTTOM - height.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero).to_i64().unwrap_or(0)
    }

    /// What the drawing shows, in words.
    fn label(&self, lang: Lang) -> String {
        let chart = self.chart;
        let last = chart.points.iter().rev().find(|point| point.decides).or(chart.points.last());
        let mut said: Vec<String> = last.map(|point| format!("{} {}", point.period, point.shown)).into_iter().collect();
        said.extend(chart.levels.iter().map(|level| level.label.clone()));
        said.extend(chart.legend.iter().filter(|(mark, _)| *mark == Mark::Deadline).map(|(_, text)| text.clone()));
        words::picture(&chart.title, chart.points.len(), &said, lang)
    }
}

/// What the marks mean.
fn legend(chart: &Chart) -> Markup {
    html! {
        ul.key {
            @for (mark, text) in &chart.legend {
                li { svg class={ "k " (name(*mark)) } aria-hidden="true" { use href={ "#k-" (name(*mark)) } {} } (said(text)) }
            }
        }
    }
}

/// The class of a mark, by which the style draws it.
fn name(mark: Mark) -> &'static str {
    match mark {
        Mark::Figure => "figure",
        Mark::Least => "least",
        Mark::Most => "most",
        Mark::Close => "close",
        Mark::Path => "path",
        Mark::Projection => "projection",
        Mark::Target => "target",
        Mark::Deadline => "deadline",
        Mark::Elapsed => "elapsed",
    }
}

/// A share of the width.
fn percent(share: Decimal) -> String {
    format!("{}%", share.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::samples;

    fn drawn(chart: &Chart) -> String {
        super::chart(chart, Lang::Zh).into_string()
    }

    #[test]
    fn every_mark_is_drawn_and_named() {
        let drawn = drawn(&samples::chart(Lang::Zh));
        for mark in ["figure", "least", "most", "close"] {
            assert!(drawn.contains(&format!("<use href=\"#m-{mark}\"")), "{mark}: {drawn}");
            assert!(drawn.contains(&format!("#k-{mark}")), "{mark}");
        }
        for line in ["path", "projection", "target", "deadline", "elapsed"] {
            assert!(drawn.contains(&format!("<line class=\"{line}\"")), "{line}: {drawn}");
        }
        assert!(drawn.contains("目标 ≥13000个</text>") && drawn.contains("期限2025-12-31</text>"));
        assert!(drawn.contains("另有 2 个数据没有画出。"));
    }

    #[test]
    fn places_follow_days_and_values() {
        let chart = samples::chart(Lang::Zh);
        let frame = Frame { chart: &chart };
        assert_eq!((frame.up(chart.values.from), frame.up(chart.values.to)), (BOTTOM, TOP));
        assert_eq!(percent(frame.across(chart.time.from)), "12%");
        assert_eq!(percent(frame.across(chart.time.to)), "96%");
        let middle = frame.up("11000".parse().expect("a decimal"));
        assert_eq!(middle, i64::midpoint(TOP, BOTTOM));
    }

    #[test]
    fn a_path_has_a_stretch_between_each_two_of_its_points() {
        let drawn = drawn(&samples::chart(Lang::Zh));
        assert_eq!(drawn.matches("<line class=\"path\"").count(), 2);
    }

    #[test]
    fn words_of_levels_never_lie_upon_each_other() {
        let mut chart = samples::chart(Lang::Zh);
        let near = Level { value: "12990".parse().expect("a decimal"), ..chart.levels[0].clone() };
        chart.levels.push(near);
        let frame = Frame { chart: &chart };
        let places: Vec<i64> = frame.levels().iter().map(|(_, y)| *y).collect();
        assert!(places.windows(2).all(|pair| pair[1] - pair[0] >= LINE), "{places:?}");
    }

    #[test]
    fn the_picture_is_told_in_words_too() {
        let drawn = drawn(&samples::chart(Lang::Zh));
        assert!(
            drawn.contains("aria-label=\"走势图：5 个数据；2024-12-31 12450个；目标 ≥13000个；期限2025-12-31\""),
            "{drawn}"
        );
    }

    #[test]
    fn words_of_data_stay_words() {
        let mut chart = samples::chart(Lang::Zh);
        chart.points[0].shown = "<script>\"\u{202e}".to_owned();
        chart.levels[0].label = "</svg><script>".to_owned();
        let drawn = drawn(&chart);
        assert!(!drawn.contains("<script>") && drawn.contains("&lt;script&gt;&quot;\\u{202e}"), "{drawn}");
    }
}
