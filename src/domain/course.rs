//! The course 走势 of a target: the figures that can stand beside its value, the path they should take, and the levels to
//! reach, all on one scale. What a picture of a target holds; decides nothing and knows no drawing.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::aim::Aim;
use super::indicator::{Direction, Indicator, Kind};
use super::judge::Case;
use super::number::{Ratio, from_computed, to_double};
use super::observation::{Bound, Fit, Observation};
use super::path::{Path, day_before, years_between};
use super::period::Period;
use super::series::{self, Figure};
use super::status::Reason;
use super::target::{BaselineBasis, Comparator, Judge, Span, StatedBaseline, TargetValue};
use super::verdict::{Baseline, Verdict, YearState, YearStatus};

/// What a level is to the target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rung {
    /// The target's value.
    Goal,
    /// The lower end of a range.
    Low,
    /// The upper end of a range.
    High,
    /// What `about` still takes for its value.
    Tolerated,
}

/// A level to reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Level {
    /// What it is.
    pub rung: Rung,
    /// The value.
    pub value: Decimal,
}

/// The scale that a course is on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// The indicator's unit.
    Indicator,
    /// 倍 of the baseline.
    Multiple,
}

/// The course of a target up to a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Course {
    /// The scale of every value.
    pub scale: Scale,
    /// The figures that can stand beside the target's value, in order of their last day; for `window_sum` the running
    /// totals.
    pub figures: Vec<Figure>,
    /// Figures of another definition.
    pub close: Vec<Figure>,
    /// How many figures are neither: parts of a year beside yearly ones, figures outside the window of a sum.
    pub left_out: usize,
    /// The path by its points: from the baseline through the milestones to the target, for a growth rate asked of a
    /// level the curve by its year ends. Empty where there is none.
    pub path: Vec<(NaiveDate, Decimal)>,
    /// The levels to reach.
    pub levels: Vec<Level>,
}

/// The course of a target as of its verdict's date.
#[must_use]
pub fn course(case: &Case<'_>, verdict: &Verdict<'_>) -> Course {
    let share = verdict.tolerance.map_or(Decimal::ZERO, |(share, _)| share);
    let aim = Aim::new(case.target.comparator, case.indicator.direction, case.target.value, share);
    let sketch = Sketch { case, verdict, aim, baseline: baseline(case, verdict) };
    match case.target.judge {
        Judge::WindowGrowth if case.indicator.kind != Kind::Growth => sketch.growing_level(),
        Judge::Multiple => sketch.multiple(),
        _ => sketch.plain(),
    }
}

/// The course of an indicator's figures as of a date, with nothing to hold them against; flows and growth by calendar
/// years.
#[must_use]
pub fn of_figures(indicator: &Indicator, observations: &[Observation], as_of: NaiveDate) -> Course {
    let figures = series::deciding(indicator.kind, Span::Year, observations, as_of);
    let known = || known(observations, as_of);
    let spans = matches!(indicator.kind, Kind::Flow | Kind::Growth);
    let close: Vec<Figure> = known()
        .filter(|o| o.fit == Fit::Close && (!spans || series::is_whole(o.period, Span::Year)))
        .map(Figure::of)
        .collect();
    let left_out = left_out(known(), &figures, &close);
    Course { scale: Scale::Indicator, figures, close, left_out, path: Vec::new(), levels: Vec::new() }
}

fn known(observations: &[Observation], as_of: NaiveDate) -> impl Iterator<Item = &Observation> {
    observations.iter().filter(move |o| o.period.last() <= as_of)
}

/// How many figures stand nowhere in a course, neither as they are nor in a sum.
fn left_out<'o>(known: impl Iterator<Item = &'o Observation>, figures: &[Figure], close: &[Figure]) -> usize {
    let within = |o: &Observation, f: &Figure| {
        f.period.last() == o.period.last()
            || (f.period.contains(o.period.first()) && f.period.contains(o.period.last()))
    };
    let stands = |o: &Observation| match o.fit {
        Fit::Exact => figures.iter().any(|f| within(o, f)),
        Fit::Close => close.iter().any(|f| f.period == o.period),
    };
    known.filter(|o| !stands(o)).count()
}

/// The baseline used, else the one that is stated although nothing could be judged by it.
fn baseline(case: &Case<'_>, verdict: &Verdict<'_>) -> Option<Baseline> {
    let target = case.target;
    let zero = |basis| {
        let day = day_before(target.window?.years);
        Some(Baseline { period: Period::day(day), value: Decimal::ZERO, basis })
    };
    verdict.baseline.ok().or_else(|| match (&target.baseline, target.judge) {
        (_, Judge::EachYear) => None,
        (_, Judge::WindowSum) | (Some(StatedBaseline::FromZero), _) => zero(BaselineBasis::FromZero),
        (Some(StatedBaseline::Figure { origin, period, value }), _) => {
            Some(Baseline { period: *period, value: *value, basis: *origin })
        }
        (None, _) => {
            case.office_baseline.map(|(period, value)| Baseline { period, value, basis: BaselineBasis::Office })
        }
    })
}

/// A course being drawn up.
struct Sketch<'s, 'a> {
    case: &'s Case<'a>,
    verdict: &'s Verdict<'a>,
    aim: Aim,
    baseline: Option<Baseline>,
}

impl Sketch<'_, '_> {
    /// Figures in the indicator's unit against the target's value in it.
    fn plain(&self) -> Course {
        let figures = self.figures(&self.aim);
        let close = self.close();
        Course {
            scale: Scale::Indicator,
            left_out: left_out(self.known(), &figures, &close),
            path: self.path(),
            levels: self.levels(),
            figures,
            close,
        }
    }

    /// Multiples of the baseline; without one the figures as they are, with nothing to hold them against.
    fn multiple(&self) -> Course {
        let base = self.baseline.map(|b| b.value).filter(|base| *base > Decimal::ZERO);
        let Some((base, aim)) = base.and_then(|base| Some((base, self.aim.times(base)?))) else {
            return Course { path: Vec::new(), levels: Vec::new(), ..self.plain() };
        };
        let times = |figure: Figure| Some(Figure { value: Ratio::new(figure.value, base)?.rounded(), ..figure });
        let (figures, close) = (self.figures(&aim), self.close());
        Course {
            scale: Scale::Multiple,
            left_out: left_out(self.known(), &figures, &close),
            figures: figures.into_iter().filter_map(times).collect(),
            close: close.into_iter().filter_map(times).collect(),
            path: self.path(),
            levels: self.levels(),
        }
    }

    /// Levels against the curve that a mean growth asks of them: b · (1 + p)^years.
    fn growing_level(&self) -> Course {
        let figures = self.figures(&self.aim);
        let close = self.close();
        let left_out = left_out(self.known(), &figures, &close);
        let ends = match self.case.target.value {
            TargetValue::One(rate) => vec![(Rung::Goal, rate)],
            TargetValue::Range(low, high) => vec![(Rung::Low, low), (Rung::High, high)],
        };
        let curve = |rate| self.curve(rate).unwrap_or_default();
        let levels = ends.iter().filter_map(|&(rung, rate)| Some(Level { rung, value: curve(rate).last()?.1 }));
        let levels: Vec<Level> = levels.collect();
        let path = ends.first().map(|&(_, rate)| curve(rate)).unwrap_or_default();
        Course { scale: Scale::Indicator, figures, close, left_out, path, levels }
    }

    /// The curve of a growth rate from the baseline by its year ends.
    fn curve(&self, rate: Decimal) -> Option<Vec<(NaiveDate, Decimal)>> {
        let baseline = self.baseline.filter(|b| b.value > Decimal::ZERO)?;
        let (start, end) = (baseline.period.last(), self.case.target.window?.years.last_day());
        let factor = 1.0 + to_double(rate) / 100.0;
        if factor <= 0.0 || end <= start {
            return None;
        }
        let days = (start.year()..=end.year()).filter_map(|year| NaiveDate::from_ymd_opt(year, 12, 31));
        let level = |day| from_computed(to_double(baseline.value) * factor.powf(years_between(start, day)));
        let mut curve = vec![(start, baseline.value)];
        for day in days.filter(|day| *day > start) {
            curve.push((day, level(day)?));
        }
        Some(curve)
    }

    /// The figures that may decide, with what parts of a span prove and the value that decided.
    fn figures(&self, aim: &Aim) -> Vec<Figure> {
        let Case { indicator, target, observations, .. } = *self.case;
        let as_of = self.verdict.as_of;
        let by_year = matches!(target.judge, Judge::EachYear | Judge::WindowGrowth);
        let span = if by_year { Span::Year } else { target.span };
        let mut figures = series::deciding(indicator.kind, span, observations, as_of);
        match target.judge {
            Judge::WindowSum => figures = self.totals(&figures),
            Judge::EachYear => figures.extend(self.proved_years(&figures)),
            Judge::Latest | Judge::Multiple if indicator.kind == Kind::Flow => {
                series::add_proofs(span, observations, as_of, aim, &mut figures);
            }
            _ => {}
        }
        figures.sort_by_key(|f| f.period.last());
        figures
    }

    /// Years that parts of them prove met.
    fn proved_years(&self, whole: &[Figure]) -> Vec<Figure> {
        let met = self.verdict.years.iter().filter(|state| state.status == YearStatus::Met);
        let own = |state: &YearState, f: &Figure| {
            (f.period.last().year(), Some(f.value), Some(f.bound)) == (state.year, state.value, state.bound)
        };
        let unknown = met.filter(|state| !whole.iter().any(|f| own(state, f)));
        let parts = unknown
            .filter_map(|state| series::to_date(self.case.observations, self.verdict.as_of, Period::year(state.year)?));
        parts.collect()
    }

    /// The running totals over the window; what is missing before one makes it a lower bound.
    fn totals(&self, figures: &[Figure]) -> Vec<Figure> {
        let Some(window) = self.case.target.window else { return Vec::new() };
        let years = window.years;
        let mut totals: Vec<Figure> = Vec::new();
        let (mut sum, mut bound, mut next) = (Decimal::ZERO, Some(Bound::Exact), Some(years.first_day()));
        for figure in figures.iter().filter(|f| (years.from..=years.to).contains(&f.period.last().year())) {
            let Some(total) = sum.checked_add(figure.value) else { break };
            sum = total;
            let hole = if Some(figure.period.first()) == next { Bound::Exact } else { Bound::AtLeast };
            bound = bound.and_then(|b| series::join(b, hole)).and_then(|b| series::join(b, figure.bound));
            next = figure.period.last().succ_opt();
            let period = Period::new(years.first_day(), figure.period.last());
            totals.extend(period.zip(bound).map(|(period, bound)| Figure { period, value: sum, bound }));
        }
        let decided = self.verdict.judged.map(|j| Figure { period: j.period, value: j.value, bound: j.bound });
        let stands =
            |judged: &Figure| totals.iter().any(|t| (t.period.last(), t.value) == (judged.period.last(), judged.value));
        let missing = decided.filter(|judged| !stands(judged));
        totals.extend(missing);
        totals
    }

    /// The close figures that could stand beside the target's value if their definition were its own.
    fn close(&self) -> Vec<Figure> {
        let Case { indicator, target, .. } = *self.case;
        let fits = |o: &&Observation| match (target.judge, indicator.kind) {
            (Judge::WindowSum, _) => false,
            (_, Kind::Stock | Kind::Ratio) => true,
            (Judge::EachYear | Judge::WindowGrowth, _) => series::is_whole(o.period, Span::Year),
            _ => series::is_whole(o.period, target.span),
        };
        let close = self.known().filter(|o| o.fit == Fit::Close).filter(fits);
        close.map(Figure::of).collect()
    }

    fn known(&self) -> impl Iterator<Item = &Observation> {
        known(self.case.observations, self.verdict.as_of)
    }

    /// The path on the target's own scale, where one leads from the baseline in the right direction.
    fn path(&self) -> Vec<(NaiveDate, Decimal)> {
        let straight = matches!(self.case.target.judge, Judge::Latest | Judge::Multiple | Judge::WindowSum);
        let computable = self.verdict.gap != Err(Reason::TooLarge);
        let Some(baseline) = self.baseline.filter(|_| straight && computable) else { return Vec::new() };
        let path = Path::of(self.case.target, &self.aim, baseline);
        let leads = match self.case.indicator.direction {
            _ if self.aim.two_sided() => !self.aim.satisfied(path.from),
            Direction::Up => path.to > path.from,
            Direction::Down => path.to < path.from,
            Direction::Within => path.to != path.from,
        };
        if leads && path.end > path.start { path.points() } else { Vec::new() }
    }

    /// The levels to reach on the target's own scale.
    fn levels(&self) -> Vec<Level> {
        let level = |rung, value| Level { rung, value };
        match self.case.target.value {
            TargetValue::Range(low, high) => vec![level(Rung::Low, low), level(Rung::High, high)],
            TargetValue::One(goal) => {
                let mut levels = vec![level(Rung::Goal, goal)];
                if self.case.target.comparator == Comparator::About {
                    let mut ends = self.aim.ends().to_vec();
                    ends.dedup();
                    levels.extend(ends.into_iter().filter(|end| *end != goal).map(|end| level(Rung::Tolerated, end)));
                }
                levels
            }
        }
    }
}

#[cfg(test)]
mod tests;
