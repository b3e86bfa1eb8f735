//! Time distance 时间距离: how many months before or after the path the value was reached.
//!
//! Sicherl's S-time-distance read against the path: the figure's day less the day on which the path has its value. On a
//! straight path this is the lag that the verdict states up to the deadline; milestones bend it.
//! A figure of after the deadline is as much later as the days since: what came late is never said to be early.

use chrono::{Datelike, Days, NaiveDate};
use rust_decimal::Decimal;

use super::super::number::Ratio;
use super::super::path::{Path, days_per_year};
use super::super::status::Reason;
use super::super::verdict::{Judged, Stated};
use super::ground::Ground;

/// How far a value is from its path in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeDistance {
    /// Months of 365.25 ÷ 12 days late; negative: early.
    pub months: Ratio,
    /// The day on which the path comes to the value, where that is a day of the years 1 to 9999.
    pub path_day: Option<NaiveDate>,
}

pub(super) fn time_distance(ground: &Ground<'_, '_>) -> Stated<TimeDistance> {
    let judged = ground.exact()?;
    let path = ground.path.as_ref().map_err(|reason| *reason)?;
    let days = days_to(ground, path, judged)?;
    if path.milestones.is_empty() && judged.period.last() <= path.end {
        return Ok(TimeDistance { months: ground.verdict.lag_months?, path_day: day_after(path.start, days) });
    }
    let gone = (judged.period.last() - path.start).num_days().max(0);
    let late = Ratio::from_decimal(gone.into()).minus(days).ok_or(Reason::TooLarge)?;
    let months = late.times(Decimal::from(12)).and_then(|late| late.over(days_per_year())).ok_or(Reason::TooLarge)?;
    Ok(TimeDistance { months, path_day: day_after(path.start, days) })
}

/// Days from the start of the path to where it has the deciding value; beyond its ends the first and last lines go on.
pub(super) fn days_to(ground: &Ground<'_, '_>, path: &Path, judged: Judged) -> Stated<Ratio> {
    if path.milestones.is_empty() {
        let whole = (path.end - path.start).num_days();
        return ground.verdict.progress?.times(whole.into()).ok_or(Reason::TooLarge);
    }
    let value = ground.unrounded(judged);
    let ((left_day, left), (right_day, right)) = piece_at(path, value).ok_or(Reason::NoPath)?;
    let length = Decimal::from((right_day - left_day).num_days());
    let rise = right.checked_sub(left).ok_or(Reason::TooLarge)?;
    let along = value.minus(Ratio::from_decimal(left)).and_then(|gone| gone.over(rise)).ok_or(Reason::TooLarge)?;
    let before = Ratio::from_decimal((left_day - path.start).num_days().into());
    along.times(length).and_then(|days| days.plus(before)).ok_or(Reason::TooLarge)
}

/// The piece of the path on which it comes to a value: the first whose end is as far, of those that lead on.
pub(super) fn piece_at(path: &Path, value: Ratio) -> Option<(Point, Point)> {
    let rises = Ground::rises(path);
    let points = path.points();
    let leads_on = |pair: &[Point]| if rises { pair[1].1 > pair[0].1 } else { pair[1].1 < pair[0].1 };
    let mut last = None;
    for pair in points.windows(2).filter(|pair| leads_on(pair)) {
        last = Some((pair[0], pair[1]));
        let order = value.compare(Ratio::from_decimal(pair[1].1));
        if if rises { order.is_le() } else { order.is_ge() } {
            break;
        }
    }
    last
}

/// A day and the path's value on it.
type Point = (NaiveDate, Decimal);

fn day_after(start: NaiveDate, days: Ratio) -> Option<NaiveDate> {
    // The whole day on or after.
    let whole = -days.times(Decimal::NEGATIVE_ONE)?.floor()?;
    let away = Days::new(whole.unsigned_abs());
    let day = if whole >= 0 { start.checked_add_days(away) } else { start.checked_sub_days(away) };
    // A year is written in four digits.
    day.filter(|day| (1..=9999).contains(&day.year()))
}

#[cfg(test)]
mod tests {
    use super::super::methods;
    use super::*;
    use crate::domain::judge::draft::{Draft, d, day};
    use crate::domain::judge::judge;
    use crate::domain::target::Comparator;

    fn of(draft: &Draft, as_of: &str) -> Stated<(Decimal, Option<NaiveDate>)> {
        let case = draft.case();
        let verdict = judge(&case, day(as_of));
        methods(&case, &verdict).time_distance.map(|distance| (distance.months.rounded(), distance.path_day))
    }

    fn draft() -> Draft {
        Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10")
    }

    #[test]
    fn on_a_straight_path_it_is_the_lag() {
        let late = draft().on("2023-12-31", "14");
        let case = late.case();
        let verdict = judge(&case, day("2024-03-01"));
        let (months, path_day) = of(&late, "2024-03-01").expect("a path");
        assert_eq!(Ok(months), verdict.lag_months.map(Ratio::rounded));
        // 4 of 10 on a way of 1826 days: 730.4 days.
        assert_eq!(path_day, Some(day("2023-01-01")));
    }

    #[test]
    fn a_bent_path_is_read_where_it_has_the_value() {
        let mut bent = draft().on("2023-12-31", "14");
        bent.target.milestones.insert(2022, d("18"));
        // From 10 to 18 in 730 days: 14 was due after 365 days, on 2021-12-31; 730 days later it came.
        assert_eq!(of(&bent, "2024-03-01"), Ok((d("23.9835728953"), Some(day("2021-12-31")))));
    }

    #[test]
    fn a_milestone_on_the_straight_line_changes_nothing() {
        let straight = draft().on("2023-12-31", "14");
        let mut stone = straight.clone();
        // 10 + 10 · 730 ÷ 1461 at the end of 2022.
        stone.target.deadline = day("2024-12-31");
        let mut plain = stone.clone();
        stone.target.milestones.insert(2022, d("14.996577686516"));
        plain.target.milestones.clear();
        let (bent, line) = (of(&stone, "2024-03-01").expect("a path"), of(&plain, "2024-03-01").expect("a path"));
        assert!((bent.0 - line.0).abs() < d("0.00001"));
        assert_eq!(bent.1, line.1);
    }

    #[test]
    fn what_came_after_the_deadline_is_late_however_good_it_is() {
        let mut late = draft().on("2021-12-31", "15").on("2024-12-31", "21");
        late.target.deadline = day("2022-12-31");
        // The path of 730 days comes to 21 after 1.1 · 730 = 803 days; it came after 1461: 658 days later.
        assert_eq!(of(&late, "2025-03-01"), Ok((d("21.6180698152"), Some(day("2023-03-14")))));
    }

    #[test]
    fn a_value_before_the_start_is_later_than_the_whole_time() {
        let worse = draft().on("2023-12-31", "8");
        // 20 % of 1826 days before the start, and 1095 days since.
        assert_eq!(of(&worse, "2024-03-01").map(|(months, _)| months), Ok(d("47.9737166324")));
    }
}
