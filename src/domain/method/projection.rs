//! Projection 趋势外推: where the figures lead by the deadline if they go on as they did.
//!
//! The least-squares line through the exact figures since the start of the path. Bounds and close figures are no points.

use std::cmp::Ordering;

use chrono::{Months, NaiveDate, TimeDelta};
use rust_decimal::Decimal;

use super::super::aim::Aim;
use super::super::number::{from_computed, to_double};
use super::super::observation::Bound;
use super::super::series::Figure;
use super::super::status::Reason;
use super::super::target::Judge;
use super::super::verdict::Stated;
use super::ground::Ground;
use super::line::Line;

/// Years after the deadline up to which it is said when the line reaches the target.
const HORIZON_YEARS: u32 = 100;

/// Where the figures lead.
#[derive(Debug, Clone, PartialEq)]
pub struct Projection {
    /// The line, in the indicator's unit.
    pub line: Line,
    /// How many figures the line goes through or between.
    pub points: usize,
    /// The first and the last day of these.
    pub span: (NaiveDate, NaiveDate),
    /// The change in a year of 365.25 days, in the target's unit.
    pub slope_per_year: Decimal,
    /// The line's value on the last of these days, in the target's unit.
    pub start: Decimal,
    /// The value at the deadline, in the target's unit.
    pub value: Decimal,
    /// Whether the line meets the target at the deadline; told exactly, before rounding.
    pub meets: bool,
    /// The first day on which the line reaches the target.
    pub reaches_on: Stated<NaiveDate>,
    /// The prediction interval of the figure at the deadline, lower end first.
    pub interval: Stated<(Decimal, Decimal)>,
}

pub(super) fn projection(ground: &Ground<'_, '_>) -> Stated<Projection> {
    if matches!(ground.case.target.judge, Judge::EachYear | Judge::WindowGrowth) {
        return Err(Reason::NoPath);
    }
    let judged = ground.judged()?;
    let (figures, passed_over) = figures(ground);
    let (Some(first), Some(last)) = (figures.first(), figures.last()) else {
        return Err(passed_over.unwrap_or(Reason::NoFigure));
    };
    let span = (first.period.last(), last.period.last());
    if span.1 >= ground.deadline() {
        return Err(Reason::DeadlinePassed);
    }
    if span.0 == span.1 {
        let alone = passed_over.filter(|_| judged.period.last() > span.1);
        return Err(alone.unwrap_or(Reason::OnePoint));
    }
    let line = Line::through(&points(ground, &figures)?).ok_or(Reason::TooLarge)?;
    project(ground, line, span).ok_or(Reason::TooLarge)
}

/// The exact figures since the start of the path, of a window's sum those that follow one another from its first day on;
/// and why others were passed over.
pub(super) fn figures(ground: &Ground<'_, '_>) -> (Vec<Figure>, Option<Reason>) {
    let mut figures = ground.figures();
    let exact = |f: &Figure| f.bound == Bound::Exact;
    if let (Judge::WindowSum, Some(window)) = (ground.case.target.judge, ground.case.target.window) {
        let (first, last) = (window.years.first_day(), window.years.last_day());
        figures.retain(|f| f.period.first() >= first && f.period.last() <= last);
        let mut next = Some(first);
        let goes_on = |f: &&Figure| {
            let follows = Some(f.period.first()) == next && exact(f);
            next = f.period.last().succ_opt();
            follows
        };
        let count = figures.iter().take_while(goes_on).count();
        let passed_over = figures.get(count).map(|f| if exact(f) { Reason::Hole } else { Reason::Bound });
        figures.truncate(count);
        return (figures, passed_over);
    }
    let start = ground.verdict.baseline.ok().map(|baseline| baseline.period.last());
    figures.retain(|f| start.is_none_or(|start| f.period.last() >= start));
    let passed_over = figures.iter().any(|f| !exact(f)).then_some(Reason::Bound);
    figures.retain(exact);
    (figures, passed_over)
}

/// The points of the line: the figures; of a window's sum its growing totals.
pub(super) fn points(ground: &Ground<'_, '_>, figures: &[Figure]) -> Stated<Vec<(NaiveDate, Decimal)>> {
    let mut total = Decimal::ZERO;
    let adds_up = ground.case.target.judge == Judge::WindowSum;
    let point = |f: &Figure| {
        total = if adds_up { total.checked_add(f.value).ok_or(Reason::TooLarge)? } else { f.value };
        Ok((f.period.last(), total))
    };
    figures.iter().map(point).collect()
}

fn project(ground: &Ground<'_, '_>, line: Line, span: (NaiveDate, NaiveDate)) -> Option<Projection> {
    let unit = ground.unit();
    let aim = ground.aim.times(unit)?;
    let deadline = ground.deadline();
    let in_unit = |value: f64| from_computed(value / to_double(unit));
    let by = |value: Decimal| line.compare(deadline, value).unwrap_or(Ordering::Less);
    // Whether the comparisons can be made at all.
    aim.ends().iter().try_for_each(|end| line.compare(deadline, *end).map(|_| ()))?;
    let meets = aim.tells_by(Bound::Exact, by) == Some(true);
    let value = line.at(deadline)?;
    let interval = match line.half_width(deadline) {
        Some(half) => Ok((in_unit(value - half)?, in_unit(value + half)?)),
        None if line.points() > 2 => Err(Reason::TooLarge),
        None => Err(Reason::TwoPoints),
    };
    Some(Projection {
        points: line.points(),
        span,
        slope_per_year: in_unit(line.slope() * 365.25)?,
        start: in_unit(line.at(span.1)?)?,
        value: in_unit(value)?,
        meets,
        reaches_on: reaches(&aim, &line, span.1, meets, deadline),
        interval,
        line,
    })
}

/// The value that the line is on its way to, and whether upwards.
pub(super) fn heads_for(aim: &Aim, line: &Line, last: NaiveDate) -> Stated<(Decimal, bool)> {
    let [low, high] = aim.ends();
    let compare = |end: Decimal| line.compare(last, end).ok_or(Reason::TooLarge);
    let upward = match aim.upward() {
        Some(upward) => upward,
        None if compare(low)? == Ordering::Less => true,
        None if compare(high)? == Ordering::Greater => false,
        None => line.trend() == Ordering::Greater,
    };
    Ok((if upward { low } else { high }, upward))
}

/// The first day on which the line has come up, or down, to the value to reach.
fn reaches(aim: &Aim, line: &Line, last: NaiveDate, meets: bool, deadline: NaiveDate) -> Stated<NaiveDate> {
    let (end, upward) = heads_for(aim, line, last)?;
    let toward = if upward { Ordering::Greater } else { Ordering::Less };
    if line.trend() != toward {
        return Err(if meets { Reason::AllAlong } else { Reason::MovesAway });
    }
    let strict = aim.equal_not_beyond_by(|_| Ordering::Equal);
    let days = line.day_of(end, strict).ok_or(Reason::TooLarge)?;
    let horizon = deadline.checked_add_months(Months::new(12 * HORIZON_YEARS)).ok_or(Reason::TooLarge)?;
    let day = TimeDelta::try_days(days).and_then(|days| line.origin().checked_add_signed(days));
    // Before its first figure a line says nothing: what it satisfies from then on it satisfies as long as there are figures.
    match day {
        _ if days < 0 => Err(if meets { Reason::AllAlong } else { Reason::MovesAway }),
        Some(day) if day <= horizon => Ok(day),
        _ => Err(Reason::BeyondHorizon),
    }
}

#[cfg(test)]
mod tests;
