//! Round places for the ticks of an axis: steps of 1, 2 or 5 times a power of ten for values, year ends for days.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

/// The most steps between the ends of an axis of values.
const MOST_STEPS: u32 = 6;

/// Powers of ten that a step may have.
const POWERS: std::ops::RangeInclusive<i32> = -27..=26;

/// Evenly spaced round values of which the first is not above and the last not below all values; two at least.
///
/// `None` for no values, and for values so large beside their differences that they cannot be computed with.
#[must_use]
pub fn round_values(values: impl Iterator<Item = Decimal> + Clone) -> Option<Vec<Decimal>> {
    let (mut low, mut high) = (values.clone().min()?, values.clone().max()?);
    // Things that are counted have no ticks between one and the next.
    let finest = values.map(|value| value.normalize().scale()).max()?;
    if low == high {
        // One value is given room below it, a tenth of itself; nothing is given room above.
        let unit = Decimal::new(1, finest);
        let below = (high.abs() / Decimal::TEN).max(unit);
        (low, high) = if high.is_zero() { (low, unit) } else { (high.checked_sub(below)?, high) };
    }
    let range = high.checked_sub(low)?;
    let steps = POWERS
        .filter_map(power_of_ten)
        .flat_map(|power| [1, 2, 5].into_iter().filter_map(move |times: u32| power.checked_mul(Decimal::from(times))));
    let steps = steps.filter(|step| step.scale() <= finest);
    // A step that small would need more of them than there may be.
    let fits = |step: &Decimal| range / Decimal::from(MOST_STEPS) <= *step;
    steps.filter(fits).find_map(|step| ticks(low, high, step))
}

/// The multiples of a step from the last not above `low` to the first not below `high`, where they are few enough.
fn ticks(low: Decimal, high: Decimal, step: Decimal) -> Option<Vec<Decimal>> {
    let first = low.checked_div(step)?.floor().checked_mul(step)?;
    let mut ticks = vec![first];
    while *ticks.last()? < high {
        if ticks.len() > MOST_STEPS as usize {
            return None;
        }
        ticks.push(ticks.last()?.checked_add(step)?);
    }
    (first <= low && ticks.len() > 1).then(|| ticks.into_iter().map(|tick| tick.normalize()).collect())
}

fn power_of_ten(power: i32) -> Option<Decimal> {
    if power < 0 {
        Some(Decimal::new(1, power.unsigned_abs()))
    } else {
        Decimal::from_i128_with_scale(10_i128.checked_pow(power.unsigned_abs())?, 0).into()
    }
}

/// The ends of the years that hold all days, the last of the year before the first day among them unless that day ends a
/// year itself; two at least.
#[must_use]
pub fn year_ends(days: impl Iterator<Item = NaiveDate> + Clone) -> Option<Vec<NaiveDate>> {
    let (first, last) = (days.clone().min()?, days.max()?);
    let end = |year: i32| NaiveDate::from_ymd_opt(year, 12, 31);
    let ends_year = |day: NaiveDate| (day.month(), day.day()) == (12, 31);
    let from = if ends_year(first) && first != last { first.year() } else { first.year() - 1 };
    (from..=last.year()).map(end).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn of(values: &[&str]) -> Vec<String> {
        let values = values.iter().map(|text| text.parse::<Decimal>().expect("a decimal"));
        round_values(values).expect("ticks").iter().map(ToString::to_string).collect()
    }

    #[test]
    fn ticks_are_round_and_hold_all_values() {
        assert_eq!(of(&["8.7", "14.6", "14"]), ["8", "10", "12", "14", "16"]);
        assert_eq!(of(&["0", "58", "100"]), ["0", "20", "40", "60", "80", "100"]);
        assert_eq!(of(&["-3", "7.25"]), ["-4", "-2", "0", "2", "4", "6", "8"]);
        assert_eq!(of(&["1000000000000", "1000000000000.5"]).len(), 6);
        assert_eq!(of(&["9", "10"]), ["9", "10"]);
    }

    #[test]
    fn one_value_alone_has_room_below_it() {
        assert_eq!(of(&["100", "100"]), ["90", "92", "94", "96", "98", "100"]);
        assert_eq!(of(&["0"]), ["0", "1"]);
        assert_eq!(of(&["-5"]), ["-6", "-5"]);
        assert_eq!(of(&["1"]), ["0", "1"]);
        assert_eq!(of(&["13.5"]), ["12", "12.5", "13", "13.5"]);
    }

    #[test]
    fn years_are_held_whole() {
        let ends = |days: &[&str]| {
            let days = days.iter().map(|text| text.parse::<NaiveDate>().expect("a day"));
            year_ends(days).expect("years").iter().map(Datelike::year).collect::<Vec<_>>()
        };
        assert_eq!(ends(&["2020-12-31", "2023-12-31"]), [2020, 2021, 2022, 2023]);
        assert_eq!(ends(&["2022-09-28", "2023-01-01"]), [2021, 2022, 2023]);
        assert_eq!(ends(&["2025-12-31"]), [2024, 2025]);
        assert_eq!(ends(&["2025-06-30"]), [2024, 2025]);
    }

    proptest! {
        #[test]
        fn any_figures_that_may_be_recorded_have_an_axis(
            values in prop::collection::vec((-999_999_999_999_999_i64..=999_999_999_999_999, 0u32..15), 1..6),
        ) {
            let values: Vec<Decimal> = values.into_iter().map(|(digits, scale)| Decimal::new(digits, scale)).collect();
            let ticks = round_values(values.iter().copied()).expect("an axis");
            prop_assert!((2..=7).contains(&ticks.len()), "{ticks:?}");
            prop_assert!(values.iter().all(|value| ticks[0] <= *value && *value <= ticks[ticks.len() - 1]));
            let step = ticks[1] - ticks[0];
            prop_assert!(ticks.windows(2).all(|pair| pair[1] - pair[0] == step));
        }

        #[test]
        fn values_of_any_size_bring_no_panic(mantissas in prop::collection::vec(any::<i128>(), 0..5), scale in 0u32..=28) {
            let values = mantissas.into_iter().map(|m| Decimal::from_i128_with_scale(m >> 32, scale));
            let _ = round_values(values);
        }
    }
}
