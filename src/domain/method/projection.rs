//! Projection 趋势外推: where the figures lead by the deadline if they go on as they did.
//!
//! The least-squares line through the exact figures since the start of the path. Bounds and close figures are no points.

use std::cmp::Ordering;

use chrono::{Months, NaiveDate, TimeDelta};
use rust_decimal::Decimal;

use super::super::judge::Case;
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
    let figures = points(ground)?;
    let (Some(first), Some(last)) = (figures.first(), figures.last()) else { return Err(Reason::Bound) };
    let span = (first.0, last.0);
    if span.1 >= ground.deadline() {
        return Err(Reason::DeadlinePassed);
    }
    if span.0 == span.1 {
        return Err(if judged.bound == Bound::Exact { Reason::OnePoint } else { Reason::Bound });
    }
    let line = Line::through(&figures).ok_or(Reason::TooLarge)?;
    project(ground, &line, span).ok_or(Reason::TooLarge)
}

/// The points of the line: exact figures since the start of the path; of a window's sum its growing totals.
fn points(ground: &Ground<'_, '_>) -> Stated<Vec<(NaiveDate, Decimal)>> {
    let Case { target, .. } = *ground.case;
    let start = ground.verdict.baseline.ok().map(|baseline| baseline.period.last());
    let since = |f: &Figure| start.is_none_or(|start| f.period.last() >= start);
    let figures = ground.figures().into_iter().filter(since);
    let (Judge::WindowSum, Some(window)) = (target.judge, target.window) else {
        return Ok(figures.filter(|f| f.bound == Bound::Exact).map(|f| (f.period.last(), f.value)).collect());
    };
    let (mut total, mut next, mut totals) = (Decimal::ZERO, Some(window.years.first_day()), Vec::new());
    for figure in figures {
        if Some(figure.period.first()) != next || figure.bound != Bound::Exact {
            break;
        }
        total = total.checked_add(figure.value).ok_or(Reason::TooLarge)?;
        totals.push((figure.period.last(), total));
        next = figure.period.last().succ_opt();
    }
    Ok(totals)
}

fn project(ground: &Ground<'_, '_>, line: &Line, span: (NaiveDate, NaiveDate)) -> Option<Projection> {
    let unit = ground.unit();
    let aim = ground.aim.times(unit)?;
    let deadline = ground.deadline();
    let in_unit = |value: f64| from_computed(value / to_double(unit));
    let by = |day: NaiveDate| move |value: Decimal| line.compare(day, value).unwrap_or(Ordering::Less);
    // Whether the comparisons can be made at all.
    aim.ends().iter().try_for_each(|end| line.compare(deadline, *end).map(|_| ()))?;
    let meets = aim.tells_by(Bound::Exact, by(deadline)) == Some(true);
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
        reaches_on: reaches(&aim, line, span.1, deadline),
        interval,
    })
}

/// The first day on which the line has come up, or down, to the value to reach.
fn reaches(aim: &super::super::aim::Aim, line: &Line, last: NaiveDate, deadline: NaiveDate) -> Stated<NaiveDate> {
    let [low, high] = aim.ends();
    let compare = |day: NaiveDate, end: Decimal| line.compare(day, end).ok_or(Reason::TooLarge);
    let upward = match aim.upward() {
        Some(upward) => upward,
        None if compare(last, low)? == Ordering::Less => true,
        None if compare(last, high)? == Ordering::Greater => false,
        None => line.trend() == Ordering::Greater,
    };
    let toward = if upward { Ordering::Greater } else { Ordering::Less };
    if line.trend() != toward {
        return Err(Reason::MovesAway);
    }
    let end = if upward { low } else { high };
    let strict = aim.equal_not_beyond_by(|_| Ordering::Equal);
    let days = line.day_of(end, strict).ok_or(Reason::TooLarge)?;
    let horizon = deadline.checked_add_months(Months::new(12 * HORIZON_YEARS)).ok_or(Reason::TooLarge)?;
    let day = TimeDelta::try_days(days).and_then(|days| line.origin().checked_add_signed(days));
    day.filter(|day| *day <= horizon).ok_or(Reason::BeyondHorizon)
}

#[cfg(test)]
mod tests {
    use super::super::methods;
    use super::*;
    use crate::domain::indicator::{Direction, Kind};
    use crate::domain::judge::draft::{Draft, d, day};
    use crate::domain::judge::judge;
    use crate::domain::observation::Fit;
    use crate::domain::period::Period;
    use crate::domain::target::Comparator;

    fn of(draft: &Draft, as_of: &str) -> Stated<Projection> {
        let case = draft.case();
        let verdict = judge(&case, day(as_of));
        methods(&case, &verdict).projection
    }

    fn rising() -> Draft {
        // 100 days apart, 10 each: 0.1 a day.
        Draft::stock(Comparator::AtLeast, "60").on("2024-01-01", "10").on("2024-04-10", "20").on("2024-07-19", "30")
    }

    #[test]
    fn a_line_through_figures_on_one_is_followed_to_the_deadline() {
        let projection = of(&rising(), "2024-12-01").expect("three points");
        // 730 days from 2024-01-01 to 2025-12-31: 10 + 73.
        assert_eq!((projection.points, projection.value, projection.meets), (3, d("83"), true));
        assert_eq!(projection.slope_per_year, d("36.525"));
        // 60 is reached 500 days after 2024-01-01.
        assert_eq!(projection.reaches_on, Ok(day("2025-05-15")));
        assert_eq!(projection.interval, Ok((d("83"), d("83"))));
    }

    #[test]
    fn exactly_the_value_at_the_deadline_meets_at_least_and_not_more_than() {
        let mut draft = rising();
        draft.target.value = crate::domain::target::TargetValue::One(d("83"));
        assert!(of(&draft, "2024-12-01").expect("three points").meets);
        draft.target.comparator = Comparator::MoreThan;
        let beyond = of(&draft, "2024-12-01").expect("three points");
        assert!(!beyond.meets);
        assert_eq!(beyond.reaches_on, Ok(day("2026-01-01")));
    }

    #[test]
    fn two_points_give_no_interval_and_one_no_line() {
        let two = Draft::stock(Comparator::AtLeast, "60").on("2024-01-01", "10").on("2024-04-10", "20");
        assert_eq!(of(&two, "2024-12-01").expect("two points").interval, Err(Reason::TwoPoints));
        let one = Draft::stock(Comparator::AtLeast, "60").on("2024-01-01", "10");
        assert_eq!(of(&one, "2024-12-01"), Err(Reason::OnePoint));
    }

    #[test]
    fn bounds_are_no_points() {
        let bound = Draft::stock(Comparator::AtLeast, "60")
            .on("2024-01-01", "10")
            .figure(Period::day(day("2024-04-10")), "20", crate::domain::observation::Bound::AtLeast, Fit::Exact)
            .on("2024-07-19", "30");
        assert_eq!(of(&bound, "2024-12-01").expect("two exact figures").points, 2);
    }

    #[test]
    fn a_trend_away_from_the_target_never_reaches_it() {
        let falling = Draft::stock(Comparator::AtLeast, "60").on("2024-01-01", "30").on("2024-04-10", "20");
        let projection = of(&falling, "2024-12-01").expect("two points");
        assert_eq!((projection.meets, projection.reaches_on), (false, Err(Reason::MovesAway)));
        let slow = Draft::stock(Comparator::AtLeast, "60").on("2023-01-01", "10").on("2024-01-01", "10.01");
        assert_eq!(of(&slow, "2024-12-01").expect("two points").reaches_on, Err(Reason::BeyondHorizon));
    }

    #[test]
    fn less_is_better_where_the_target_is_a_ceiling() {
        let pue = Draft::new(Kind::Ratio, Direction::Down, Comparator::AtMost, "1.3")
            .on("2022-12-31", "1.5")
            .on("2023-12-31", "1.45");
        let projection = of(&pue, "2024-06-01").expect("two points");
        // 0.05 in 365 days; 731 days more to the end of 2025.
        assert_eq!((projection.value, projection.meets), (d("1.34986301370"), false));
        // 0.2 takes 1460 days.
        assert_eq!(projection.reaches_on, Ok(day("2026-12-30")));
    }

    #[test]
    fn a_window_is_projected_by_its_growing_total() {
        use crate::domain::target::Judge;
        let sum = Draft::new(Kind::Flow, Direction::Up, Comparator::AtLeast, "50")
            .judged_by(Judge::WindowSum, 2021, 2025)
            .year(2021, "10")
            .year(2022, "10")
            .year(2023, "10");
        let projection = of(&sum, "2024-06-01").expect("three totals");
        // Totals 10, 20, 30 at year ends 365 days apart; 731 days more.
        assert_eq!(projection.points, 3);
        assert_eq!(projection.value, d("50.0273972603"));
    }

    #[test]
    fn once_a_figure_covers_the_deadline_there_is_nothing_to_project() {
        let covered = rising().on("2025-12-31", "50");
        assert_eq!(of(&covered, "2026-03-01"), Err(Reason::DeadlinePassed));
        assert!(of(&rising(), "2026-03-01").is_ok());
    }
}
