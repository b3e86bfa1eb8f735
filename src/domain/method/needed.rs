//! What is needed from now on: growth a year, and the amount for each quarter that is left.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::super::indicator::Kind;
use super::super::number::{Ratio, from_computed, to_double};
use super::super::path::{days_per_year, years_between};
use super::super::status::Reason;
use super::super::target::Judge;
use super::super::verdict::Stated;
use super::ground::Ground;

/// What each remaining quarter has to bring.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Quarterly {
    /// The amount a quarter, in the target's unit.
    pub amount: Ratio,
    /// How many quarters: those not yet over that the figure does not cover, up to the deadline's.
    pub quarters: u32,
    /// The day from which they are counted: the as-of date, or the first that the figure does not cover.
    pub from: NaiveDate,
}

/// Growth a year that leads from the deciding value to the value to reach by the deadline: (T* ÷ v)^(1 ÷ years) − 1, a
/// fraction; 0 where the target is met.
pub(super) fn growth_per_year(ground: &Ground<'_, '_>) -> Stated<Decimal> {
    if matches!(ground.case.target.judge, Judge::EachYear | Judge::WindowSum | Judge::WindowGrowth) {
        return Err(Reason::NoPath);
    }
    let judged = ground.judged()?;
    ground.verdict.needed_per_year?;
    if ground.verdict.status.is_met() || ground.aim.proved_by(judged.value, judged.bound) {
        return Ok(Decimal::ZERO);
    }
    if ground.case.indicator.kind == Kind::Growth {
        return Err(Reason::GrowthKind);
    }
    let reach = ground.verdict.reach?;
    if judged.value.is_zero() {
        return Err(Reason::ZeroBase);
    }
    if reach.is_zero() {
        return Err(Reason::ZeroTarget);
    }
    if (judged.value < Decimal::ZERO) != (reach < Decimal::ZERO) {
        return Err(Reason::SignChange);
    }
    if judged.value < Decimal::ZERO {
        return Err(Reason::NegativeBase);
    }
    let years = years_between(judged.period.last(), ground.deadline());
    from_computed((to_double(reach) / to_double(judged.value)).powf(1.0 / years) - 1.0).ok_or(Reason::TooLarge)
}

/// The amount each remaining quarter has to bring: (T* − v) ÷ quarters; 0 where the target is met.
pub(super) fn per_quarter(ground: &Ground<'_, '_>) -> Stated<Quarterly> {
    // Where nothing is needed a year, or nothing can be said of it, the same holds for quarters.
    let yearly = ground.verdict.needed_per_year?;
    let judged = ground.judged()?;
    let reach = ground.verdict.reach?;
    let from = first_day_left(judged.period.last(), ground.verdict.as_of, ground.deadline()).ok_or(Reason::TooLarge)?;
    let quarters = remaining_quarters(from, ground.deadline());
    if ground.aim.proved_by(judged.value, judged.bound) {
        return Ok(Quarterly { amount: Ratio::from_decimal(Decimal::ZERO), quarters, from });
    }
    let amount = if ground.case.target.judge == Judge::Multiple {
        // Its value is rounded to be printed; what it needs a year is not.
        let days = Decimal::from((ground.deadline() - judged.period.last()).num_days());
        let rest = yearly.times(days).and_then(|rest| rest.over(days_per_year())).ok_or(Reason::TooLarge)?;
        rest.over(quarters.into())
    } else {
        Ratio::new(reach.checked_sub(judged.value).ok_or(Reason::TooLarge)?, quarters.into())
    };
    let amount = amount.ok_or(Reason::DeadlinePassed)?;
    Ok(Quarterly { amount, quarters, from })
}

/// The day from which quarters are left: the as-of date, or the first that the figure does not cover. Of a quarter that
/// ends on the as-of date nothing is left, but for the deadline itself.
fn first_day_left(figure: NaiveDate, as_of: NaiveDate, deadline: NaiveDate) -> Option<NaiveDate> {
    let tomorrow = as_of.succ_opt()?;
    let ends = quarter(tomorrow) != quarter(as_of) && as_of != deadline;
    Some(figure.succ_opt()?.max(if ends { tomorrow } else { as_of }))
}

/// Calendar quarters from that of a day to the deadline's.
fn remaining_quarters(from: NaiveDate, deadline: NaiveDate) -> u32 {
    if from > deadline {
        return 0;
    }
    (quarter(deadline) - quarter(from)).unsigned_abs() + 1
}

/// The number of a day's quarter.
fn quarter(day: NaiveDate) -> i32 {
    day.year() * 4 + day.month0().cast_signed() / 3
}

#[cfg(test)]
mod tests {
    use super::super::methods;
    use super::*;
    use crate::domain::judge::draft::{Draft, d, day};
    use crate::domain::judge::judge;
    use crate::domain::target::Comparator;

    fn growth(draft: &Draft, as_of: &str) -> Stated<Decimal> {
        let case = draft.case();
        let verdict = judge(&case, day(as_of));
        methods(&case, &verdict).needed_growth_per_year
    }

    #[test]
    fn one_figure_says_what_growth_is_needed() {
        // (121 ÷ 100)^(1 ÷ 2) − 1.
        let one = Draft::stock(Comparator::AtLeast, "121").on("2023-12-31", "100");
        assert_eq!(growth(&one, "2024-06-01"), Ok(d("0.1")));
        let met = Draft::stock(Comparator::AtLeast, "121").on("2023-12-31", "130");
        assert_eq!(growth(&met, "2024-06-01"), Ok(d("0")));
    }

    #[test]
    fn growth_from_zero_or_across_zero_cannot_be_said() {
        let from =
            |value: &str| growth(&Draft::stock(Comparator::AtLeast, "121").on("2023-12-31", value), "2024-06-01");
        assert_eq!(from("0"), Err(Reason::ZeroBase));
        assert_eq!(from("-5"), Err(Reason::SignChange));
        assert_eq!(
            growth(&Draft::stock(Comparator::AtLeast, "121").on("2023-12-31", "100"), "2026-06-01"),
            Err(Reason::DeadlinePassed)
        );
    }

    #[test]
    fn the_quarter_that_runs_is_one_that_is_left() {
        let quarters = |from: &str| remaining_quarters(day(from), day("2025-12-31"));
        assert_eq!([quarters("2025-01-01"), quarters("2025-11-22"), quarters("2025-10-01")], [4, 1, 1]);
        assert_eq!(quarters("2026-01-01"), 0);
        let one = Draft::stock(Comparator::AtLeast, "121").on("2024-12-31", "100");
        let case = one.case();
        let verdict = judge(&case, day("2025-05-01"));
        let needed = methods(&case, &verdict).needed_per_quarter.expect("three quarters left");
        assert_eq!((needed.amount.rounded(), needed.quarters, needed.from), (d("7"), 3, day("2025-05-01")));
        // A quarter that the figure covers is over.
        let verdict = judge(&case, day("2024-12-31"));
        assert_eq!(methods(&case, &verdict).needed_per_quarter.expect("four quarters left").quarters, 4);
    }

    #[test]
    fn a_quarter_that_ends_today_is_not_one_that_is_left() {
        let old = Draft::stock(Comparator::AtLeast, "20").on("2023-12-31", "10");
        let case = old.case();
        let at = |as_of: &str| methods(&case, &judge(&case, day(as_of))).needed_per_quarter;
        let quarters = |as_of: &str| at(as_of).expect("quarters left").quarters;
        assert_eq!([quarters("2024-12-30"), quarters("2024-12-31"), quarters("2025-06-30")], [5, 4, 2]);
        // On the deadline that day itself is left.
        assert_eq!([quarters("2025-12-30"), quarters("2025-12-31")], [1, 1]);
        assert_eq!(at("2026-01-01"), Err(Reason::DeadlinePassed));
    }
}
