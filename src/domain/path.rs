//! The straight path from baseline to target: progress, elapsed time 序时, pace and lag.

use chrono::{Datelike, Months, NaiveDate};
use rust_decimal::Decimal;

use super::aim::Aim;
use super::number::Ratio;
use super::status::Reason;
use super::target::{Judge, Target, TargetValue, Years};
use super::verdict::{Baseline, Stated};

/// Days of a year in rates and lags: 365.25.
#[must_use]
pub fn days_per_year() -> Decimal {
    Decimal::new(36_525, 2)
}

/// The path that a target's value is expected to take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Path {
    /// The day the path starts: the baseline's last day.
    pub start: NaiveDate,
    /// The deadline.
    pub end: NaiveDate,
    /// The value at the start, b.
    pub from: Decimal,
    /// The value at the end, T.
    pub to: Decimal,
    /// Values on the way, by day, between start and end.
    pub milestones: Vec<(NaiveDate, Decimal)>,
}

/// Where a value stands on a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Standing {
    /// (v − b) ÷ (T − b).
    pub progress: Ratio,
    /// Days from start to the value's last day ÷ days from start to deadline, 0 to 1.
    pub elapsed: Ratio,
    /// b + (T − b) · elapsed, or piecewise through the milestones.
    pub expected: Ratio,
    /// (v − expected) ÷ (T − b): without milestones progress − elapsed.
    pub pace: Ratio,
    /// −pace · days of the whole path ÷ (365.25 ÷ 12): positive is late.
    pub lag_months: Ratio,
}

impl Path {
    /// The path of a target from a baseline, on the target's own scale: 倍 from 1 for a multiple. It leads to a range's end
    /// that is nearer to its start.
    #[must_use]
    pub fn of(target: &Target, aim: &Aim, baseline: Baseline) -> Self {
        let from = if target.judge == Judge::Multiple { Decimal::ONE } else { baseline.value };
        let to = match target.value {
            TargetValue::One(goal) => goal,
            TargetValue::Range(..) => aim.reach(from),
        };
        let (start, end) = (baseline.period.last(), target.deadline);
        let stones = target.milestones.iter();
        let stones = stones.filter_map(|(&year, &value)| Some((NaiveDate::from_ymd_opt(year, 12, 31)?, value)));
        Self { start, end, from, to, milestones: stones.filter(|&(day, _)| start < day && day < end).collect() }
    }

    /// The points of the path: its start, the milestones on the way, its end.
    #[must_use]
    pub fn points(&self) -> Vec<(NaiveDate, Decimal)> {
        let ends = [(self.start, self.from), (self.end, self.to)];
        [&ends[..1], &self.milestones, &ends[1..]].concat()
    }

    /// The two points of the path between which a day lies.
    #[must_use]
    pub fn piece(&self, day: NaiveDate) -> [(NaiveDate, Decimal); 2] {
        let points = self.points();
        let right = points.iter().position(|(end, _)| day <= *end).unwrap_or(points.len() - 1).max(1);
        [points[right - 1], points[right]]
    }

    /// Where a value of a day stands.
    ///
    /// Cannot be said where the deadline is not after the start, or where the path does not lead in the direction
    /// `sign` (+1 up, −1 down): `baseline_meets_target`.
    pub fn standing(&self, value: Decimal, day: NaiveDate, sign: Decimal) -> Stated<Standing> {
        let way = self.to - self.from;
        if sign * way <= Decimal::ZERO {
            return Err(Reason::BaselineMeetsTarget);
        }
        let whole = (self.end - self.start).num_days();
        if whole <= 0 {
            return Err(Reason::NoTime);
        }
        let gone = (day - self.start).num_days().clamp(0, whole);
        let elapsed = Ratio::new(gone.into(), whole.into()).ok_or(Reason::NoTime)?;
        let expected = self.expected(day).ok_or(Reason::TooLarge)?;
        let progress = Ratio::new(value - self.from, way).ok_or(Reason::BaselineMeetsTarget)?;
        let pace = if self.milestones.is_empty() {
            progress.minus(elapsed)
        } else {
            Ratio::from_decimal(value).minus(expected).and_then(|gap| gap.over(way))
        };
        let pace = pace.ok_or(Reason::TooLarge)?;
        let months = Ratio::new(Decimal::from(-whole * 12), days_per_year()).ok_or(Reason::NoTime)?;
        let lag_months = pace.product(months).ok_or(Reason::TooLarge)?;
        Ok(Standing { progress, elapsed, expected, pace, lag_months })
    }

    /// The value expected on a day: on the straight lines from the start through the milestones to the end.
    #[must_use]
    pub fn expected(&self, day: NaiveDate) -> Option<Ratio> {
        let day = day.clamp(self.start, self.end);
        let mut left = (self.start, self.from);
        for &(right_day, right_value) in self.milestones.iter().chain([&(self.end, self.to)]) {
            if day <= right_day {
                let span = (right_day - left.0).num_days();
                let gone = (day - left.0).num_days();
                let rise = Ratio::new(gone.into(), span.into())?.times(right_value.checked_sub(left.1)?)?;
                return rise.plus(Ratio::from_decimal(left.1));
            }
            left = (right_day, right_value);
        }
        None
    }
}

/// What is needed each year from a value's last day to the deadline: (T* − v) ÷ years of 365.25 days.
pub fn needed_per_year(reach: Decimal, value: Decimal, day: NaiveDate, deadline: NaiveDate) -> Stated<Ratio> {
    let days = (deadline - day).num_days();
    if days <= 0 {
        return Err(Reason::DeadlinePassed);
    }
    let rest = reach.checked_sub(value).and_then(|gap| gap.checked_mul(days_per_year())).ok_or(Reason::TooLarge)?;
    Ratio::new(rest, days.into()).ok_or(Reason::DeadlinePassed)
}

/// The passed time from one day to another in years: whole where both are the same day of the year, else days ÷ 365.25.
#[must_use]
pub fn years_between(from: NaiveDate, to: NaiveDate) -> f64 {
    if (from.month(), from.day()) == (to.month(), to.day()) {
        f64::from(to.year() - from.year())
    } else {
        #[expect(clippy::cast_precision_loss, reason = "days of a few centuries")]
        let days = (to - from).num_days() as f64;
        days / 365.25
    }
}

/// The last as-of date on which a figure of a day is not older than a number of months: from the day after, the date
/// so many months back lies past the figure's day.
#[must_use]
pub fn counts_until(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let then = day.checked_add_months(Months::new(months))?;
    let ends_a_month = day.succ_opt()?.day() == 1;
    if !ends_a_month {
        return Some(then);
    }
    // Months back from any later day of that month lead to the end of the figure's month too.
    then.with_day(1)?.checked_add_months(Months::new(1))?.pred_opt()
}

/// The day before the first year.
#[must_use]
pub fn day_before(years: Years) -> NaiveDate {
    years.first_day().pred_opt().expect("years are checked when read")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn path() -> Path {
        Path { start: day("2020-12-31"), end: day("2025-12-31"), from: d("10"), to: d("20"), milestones: Vec::new() }
    }

    #[test]
    fn pace_is_progress_less_elapsed() {
        let standing = path().standing(d("14"), day("2023-12-31"), Decimal::ONE).expect("a path");
        // 1095 of 1826 days; 4 of 10.
        assert_eq!(standing.elapsed.rounded(), d("0.599671412924"));
        assert_eq!(standing.progress.rounded(), d("0.4"));
        assert_eq!(standing.pace.rounded(), d("-0.199671412924"));
        assert_eq!(standing.expected.rounded(), d("15.9967141292"));
        // 0.19967… × 1826 days ÷ 30.4375 days a month.
        assert_eq!(standing.lag_months.rounded(), d("11.9786447639"));
    }

    #[test]
    fn a_falling_path_is_judged_in_its_own_direction() {
        let down = Path { from: d("20"), to: d("10"), ..path() };
        let standing = down.standing(d("14"), day("2023-12-31"), Decimal::NEGATIVE_ONE).expect("a path");
        assert_eq!(standing.progress.rounded(), d("0.6"));
        assert_eq!(down.standing(d("14"), day("2023-12-31"), Decimal::ONE), Err(Reason::BaselineMeetsTarget));
    }

    #[test]
    fn expected_runs_through_the_milestones() {
        let stepped = Path { milestones: vec![(day("2022-12-31"), d("18"))], ..path() };
        assert_eq!(stepped.expected(day("2022-12-31")).expect("on the path").rounded(), d("18"));
        assert_eq!(stepped.expected(day("2021-12-31")).expect("on the path").rounded(), d("14"));
        let standing = stepped.standing(d("18"), day("2022-12-31"), Decimal::ONE).expect("a path");
        assert_eq!(standing.pace.rounded(), d("0"));
    }

    #[test]
    fn what_is_needed_per_year_counts_from_the_figure() {
        let needed = needed_per_year(d("20"), d("14"), day("2023-12-31"), day("2025-12-31"));
        // 6 ÷ (731 ÷ 365.25).
        assert_eq!(needed.expect("time left").rounded(), d("2.99794801642"));
        assert_eq!(
            needed_per_year(d("20"), d("14"), day("2025-12-31"), day("2025-12-31")),
            Err(Reason::DeadlinePassed)
        );
    }

    #[test]
    fn a_figure_counts_until_so_many_months_back_lie_past_it() {
        for (figure, until) in
            [("2024-06-30", "2025-12-31"), ("2024-06-15", "2025-12-15"), ("2024-08-31", "2026-02-28")]
        {
            let end = counts_until(day(figure), 18).expect("far from the ends");
            assert_eq!(end, day(until));
            let back = |from: NaiveDate| from.checked_sub_months(Months::new(18)).expect("far from the ends");
            assert!(back(end) <= day(figure) && back(end.succ_opt().expect("a day")) > day(figure));
        }
    }

    #[test]
    fn years_between_year_ends_are_whole() {
        assert!((years_between(day("2022-12-31"), day("2025-12-31")) - 3.0).abs() < f64::EPSILON);
    }
}
