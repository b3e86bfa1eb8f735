//! Time distance 时间距离: how many months before or after the path the value was reached.
//!
//! Sicherl's S-time-distance read against the path: the figure's day less the day on which the path has its value. On a
//! straight path this is the lag that the verdict states; milestones bend it.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::super::number::Ratio;
use super::super::path::{Path, days_per_year};
use super::super::status::Reason;
use super::super::verdict::Stated;
use super::ground::Ground;

/// How far a value is from its path in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TimeDistance {
    /// Months of 365.25 ÷ 12 days late; negative: early.
    pub months: Ratio,
    /// The day on which the path comes to the value, where that is a day of the calendar.
    pub path_day: Option<NaiveDate>,
}

pub(super) fn time_distance(ground: &Ground<'_, '_>) -> Stated<TimeDistance> {
    let judged = ground.exact()?;
    let path = ground.path.as_ref().map_err(|reason| *reason)?;
    let whole = (path.end - path.start).num_days();
    if path.milestones.is_empty() {
        let days = ground.verdict.progress?.times(whole.into()).ok_or(Reason::TooLarge)?;
        return Ok(TimeDistance { months: ground.verdict.lag_months?, path_day: day_after(path.start, days) });
    }
    let days = days_to(path, judged.value)?;
    let gone = (judged.period.last() - path.start).num_days().clamp(0, whole);
    let late = Ratio::from_decimal(gone.into()).minus(days).ok_or(Reason::TooLarge)?;
    let months = late.times(Decimal::from(12)).and_then(|late| late.over(days_per_year())).ok_or(Reason::TooLarge)?;
    Ok(TimeDistance { months, path_day: day_after(path.start, days) })
}

/// Days from the start of the path to where it has a value; beyond its ends the first and last lines go on.
fn days_to(path: &Path, value: Decimal) -> Stated<Ratio> {
    let sign = if Ground::rises(path) { Decimal::ONE } else { Decimal::NEGATIVE_ONE };
    let points = path.points();
    let steps = points.windows(2).filter(|pair| sign * (pair[1].1 - pair[0].1) > Decimal::ZERO);
    let mut last = None;
    for pair in steps {
        last = Some((pair[0], pair[1]));
        if sign * (value - pair[1].1) <= Decimal::ZERO {
            break;
        }
    }
    let ((left_day, left), (right_day, right)) = last.ok_or(Reason::NoPath)?;
    let length = Decimal::from((right_day - left_day).num_days());
    let along = Ratio::new(value.checked_sub(left).ok_or(Reason::TooLarge)?, right - left).ok_or(Reason::NoPath)?;
    let before = Ratio::from_decimal((left_day - path.start).num_days().into());
    along.times(length).and_then(|days| days.plus(before)).ok_or(Reason::TooLarge)
}

fn day_after(start: NaiveDate, days: Ratio) -> Option<NaiveDate> {
    // The whole day on or after.
    let whole = -days.times(Decimal::NEGATIVE_ONE)?.floor()?;
    if whole >= 0 {
        start.checked_add_days(Days::new(whole.unsigned_abs()))
    } else {
        start.checked_sub_days(Days::new(whole.unsigned_abs()))
    }
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
    fn a_value_before_the_start_is_later_than_the_whole_time() {
        let worse = draft().on("2023-12-31", "8");
        // 20 % of 1826 days before the start, and 1095 days since.
        assert_eq!(of(&worse, "2024-03-01").map(|(months, _)| months), Ok(d("47.9737166324")));
    }
}
