//! The chart of one target, or of an indicator without one: its course with words, axes and a legend, for any renderer to
//! draw.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::course::{self, Course, Rung, Scale, course};
use crate::domain::indicator::Indicator;
use crate::domain::light::Light;
use crate::domain::observation::{Bound, Observation};
use crate::domain::series::Figure;
use crate::domain::target::{Judge, TargetValue};
use crate::domain::unit::Unit;
use crate::i18n::unit::{self, Quantity};
use crate::i18n::words::bound_sign;
use crate::i18n::{Lang, phrases, pictures};

use super::document::{Axis, Chart, Level, Line, Mark, Point};
use super::scale::{round_values, year_ends};
use super::target::TargetRow;

/// The marks in the order of a legend.
const LISTED: [Mark; 9] = [
    Mark::Figure,
    Mark::Least,
    Mark::Most,
    Mark::Close,
    Mark::Path,
    Mark::Projection,
    Mark::Target,
    Mark::Deadline,
    Mark::Elapsed,
];

/// The chart of a target, where there is a figure to draw.
#[must_use]
pub fn chart(row: &TargetRow<'_>, lang: Lang) -> Option<Chart> {
    let course = course(&row.case(), &row.verdict);
    let picture = Picture { row: Some(row), indicator: row.dossier.indicator, course: &course, lang };
    picture.drawn(row.verdict.as_of, row.verdict.light)
}

/// The chart of an indicator's figures where there is no target to hold them against.
#[must_use]
pub fn of_figures(indicator: &Indicator, observations: &[Observation], as_of: NaiveDate, lang: Lang) -> Option<Chart> {
    let course = course::of_figures(indicator, observations, as_of);
    Picture { row: None, indicator, course: &course, lang }.drawn(as_of, Light::None)
}

struct Picture<'p, 'a> {
    /// The target, where there is one.
    row: Option<&'p TargetRow<'a>>,
    indicator: &'p Indicator,
    course: &'p Course,
    lang: Lang,
}

impl Picture<'_, '_> {
    fn drawn(&self, as_of: NaiveDate, light: Light) -> Option<Chart> {
        if self.course.figures.is_empty() && self.course.close.is_empty() {
            return None;
        }
        let (points, lines, levels) = (self.points(), self.lines(), self.levels());
        let values = self.values(&points, &lines, &levels)?;
        let time = self.time(&points, &lines)?;
        let legend = self.legend(&points, &lines, &levels, as_of);
        Some(Chart {
            title: pictures::title(self.lang).to_owned(),
            time,
            values,
            points,
            lines,
            levels,
            deadline: self.deadline(),
            as_of,
            light,
            legend,
            remarks: self.remarks(),
        })
    }

    fn deadline(&self) -> Option<NaiveDate> {
        self.row.map(|row| row.target.deadline)
    }

    /// The unit of the scale.
    fn unit(&self) -> &Unit {
        match (self.course.scale, self.row) {
            (Scale::Multiple, Some(row)) => &row.unit,
            (Scale::Indicator, _) | (Scale::Multiple, None) => &self.indicator.unit,
        }
    }

    fn say(&self, value: Decimal) -> String {
        Quantity::of(value, self.unit()).say(self.lang)
    }

    fn points(&self) -> Vec<Point> {
        let figures = self.course.figures.iter().map(|figure| self.point(figure, false));
        let mut points: Vec<Point> = figures.chain(self.course.close.iter().map(|f| self.point(f, true))).collect();
        points.sort_by_key(|point| point.day);
        points
    }

    fn point(&self, figure: &Figure, close: bool) -> Point {
        let near = if close { "≈" } else { "" };
        let reach = self.row.and_then(|row| row.verdict.reach.ok());
        let value = Quantity::of(figure.value, self.unit()).rounded(4, reach).say(self.lang);
        let mark = match figure.bound {
            _ if close => Mark::Close,
            Bound::Exact => Mark::Figure,
            Bound::AtLeast | Bound::MoreThan => Mark::Least,
            Bound::AtMost | Bound::LessThan => Mark::Most,
        };
        let judged = self.row.and_then(|row| row.verdict.judged);
        let decides = judged.is_some_and(|j| (j.period.last(), j.value) == (figure.period.last(), figure.value));
        Point {
            period: figure.period.to_string(),
            day: figure.period.last(),
            value: figure.value,
            shown: format!("{near}{}{value}", bound_sign(figure.bound)),
            bound: figure.bound,
            mark,
            decides: decides && !close,
        }
    }

    fn lines(&self) -> Vec<Line> {
        let line = |mark, points: Vec<(NaiveDate, Decimal)>| (points.len() > 1).then_some(Line { mark, points });
        // Where the figures lead, from the last of them to the deadline.
        let projection = self.row.and_then(|row| Some((row.methods().projection.as_ref().ok()?, row.target.deadline)));
        let projection = projection.map_or_else(Vec::new, |(projection, deadline)| {
            vec![(projection.span.1, projection.start), (deadline, projection.value)]
        });
        [line(Mark::Path, self.course.path.clone()), line(Mark::Projection, projection)].into_iter().flatten().collect()
    }

    fn levels(&self) -> Vec<Level> {
        let (Some(row), lang) = (self.row, self.lang) else { return Vec::new() };
        let target = row.target;
        // A mean growth asked of a level: the level says by which rate it is reached.
        let rated = target.judge == Judge::WindowGrowth && row.unit != *self.unit();
        let rate = |rung: Rung| match target.value {
            TargetValue::Range(_, high) if rung == Rung::High => high,
            TargetValue::Range(value, _) | TargetValue::One(value) => value,
        };
        let level = |level: &crate::domain::course::Level| {
            let (value, unit) = if rated { (rate(level.rung), &row.unit) } else { (level.value, self.unit()) };
            let plain = Quantity::of(value, unit).say(lang);
            let worded = match level.rung {
                Rung::Goal => phrases::aim(target.comparator, &plain, lang),
                Rung::Low | Rung::High | Rung::Tolerated => plain,
            };
            let shown = if rated { pictures::grown(&worded, lang) } else { worded };
            let label = match level.rung {
                Rung::Goal => pictures::target(&shown, lang),
                Rung::Low => pictures::low(&shown, lang),
                Rung::High => pictures::high(&shown, lang),
                Rung::Tolerated => pictures::tolerated(&shown, lang),
            };
            Level { value: level.value, label, shown }
        };
        self.course.levels.iter().map(level).collect()
    }

    fn values(&self, points: &[Point], lines: &[Line], levels: &[Level]) -> Option<Axis<Decimal>> {
        let on_lines = lines.iter().flat_map(|line| &line.points).map(|(_, value)| *value);
        let all = points.iter().map(|p| p.value).chain(on_lines).chain(levels.iter().map(|level| level.value));
        let ticks: Vec<_> = round_values(all)?.into_iter().map(|value| (value, self.say(value))).collect();
        let label = pictures::values(&unit::name(self.unit(), self.lang), self.lang);
        Some(Axis { label, from: ticks.first()?.0, to: ticks.last()?.0, ticks })
    }

    fn time(&self, points: &[Point], lines: &[Line]) -> Option<Axis<NaiveDate>> {
        let on_lines = lines.iter().flat_map(|line| &line.points).map(|(day, _)| *day);
        let all = points.iter().map(|p| p.day).chain(on_lines).chain(self.deadline());
        let year = |day: NaiveDate| (day, chrono::Datelike::year(&day).to_string());
        let ticks: Vec<_> = year_ends(all)?.into_iter().map(year).collect();
        let label = pictures::years(self.lang).to_owned();
        Some(Axis { label, from: ticks.first()?.0, to: ticks.last()?.0, ticks })
    }

    /// The words for what comes up.
    fn legend(&self, points: &[Point], lines: &[Line], levels: &[Level], as_of: NaiveDate) -> Vec<(Mark, String)> {
        let lang = self.lang;
        let own = |text: &str| text.to_owned();
        let entry = |mark: Mark| {
            let comes_up = match mark {
                Mark::Figure | Mark::Least | Mark::Most | Mark::Close => points.iter().any(|p| p.mark == mark),
                Mark::Path | Mark::Projection => lines.iter().any(|line| line.mark == mark),
                Mark::Target => !levels.is_empty(),
                Mark::Deadline => self.row.is_some(),
                Mark::Elapsed => true,
            };
            let words = match mark {
                Mark::Figure => {
                    own(pictures::figures(self.row.is_some_and(|row| row.target.judge == Judge::WindowSum), lang))
                }
                Mark::Least => own(pictures::least(lang)),
                Mark::Most => own(pictures::most(lang)),
                Mark::Close => own(pictures::close(lang)),
                Mark::Path => own(pictures::path(lang)),
                Mark::Projection => own(pictures::projection(lang)),
                Mark::Target => own(pictures::level(lang)),
                Mark::Deadline => self.deadline().map_or_else(String::new, |day| pictures::deadline(day, lang)),
                Mark::Elapsed => pictures::elapsed(as_of, lang),
            };
            comes_up.then_some((mark, words))
        };
        LISTED.into_iter().filter_map(entry).collect()
    }

    fn remarks(&self) -> Vec<String> {
        let left_out = self.course.left_out;
        let left_out = (left_out > 0).then(|| match self.row {
            Some(_) => pictures::left_out(left_out, self.lang),
            None => pictures::parts_left_out(left_out, self.lang),
        });
        let no_level =
            (self.row.is_some() && self.course.levels.is_empty()).then(|| pictures::no_level(self.lang).to_owned());
        [left_out, no_level].into_iter().flatten().collect()
    }
}

#[cfg(test)]
pub(crate) mod tests;
