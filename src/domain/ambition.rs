//! Ambition: what a plan asks for each year between its baseline and its deadline, whatever was reached since.
//!
//! Knows the target and its baseline, nothing of progress.

use rust_decimal::Decimal;

use super::indicator::{Direction, Indicator, Kind};
use super::number::{Ratio, from_computed, to_double};
use super::path::{days_per_year, years_between};
use super::period::Period;
use super::status::Reason;
use super::target::{Judge, Target, TargetValue};
use super::verdict::{Baseline, Stated};

/// What a plan asks for each year. Its figures are worked out when they are asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ambition {
    way: Stated<Way>,
}

/// The way from the baseline to the value asked for.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Way {
    kind: Kind,
    from: Decimal,
    to: Decimal,
    days: i64,
    years: f64,
}

impl Ambition {
    /// The ambition of a target; `used` is the baseline that a verdict used, or why it used none.
    ///
    /// Where no verdict could use one, what the document or the office sets will do: an ambition needs no figure.
    #[must_use]
    pub fn of(
        indicator: &Indicator,
        target: &Target,
        office: Option<(Period, Decimal)>,
        used: Stated<Baseline>,
    ) -> Self {
        let baseline = match used {
            Ok(baseline) => Ok(baseline),
            Err(reason) => Baseline::set(target, office).unwrap_or(Err(reason)),
        };
        Self { way: baseline.and_then(|baseline| Way::new(indicator, target, baseline)) }
    }

    /// (T − b) ÷ years of 365.25 days from the baseline's last day to the deadline, in the target's unit; for a multiple
    /// (T − 1) 倍 ÷ years.
    pub fn per_year(&self) -> Stated<Ratio> {
        let Way { from, to, days, .. } = self.way?;
        let way = to.checked_sub(from).and_then(|way| way.checked_mul(days_per_year()));
        way.and_then(|way| Ratio::new(way, days.into())).ok_or(Reason::TooLarge)
    }

    /// (T ÷ b)^(1 ÷ years) − 1, a share; years are whole between the same days of the year, else days ÷ 365.25.
    pub fn growth(&self) -> Stated<Decimal> {
        from_computed(self.yearly_growth()?).ok_or(Reason::TooLarge)
    }

    /// Why one of the two is not stated.
    #[must_use]
    pub fn reason(&self) -> Option<Reason> {
        self.per_year().err().or_else(|| self.yearly_growth().err())
    }

    fn yearly_growth(&self) -> Stated<f64> {
        let Way { kind, from, to, years, .. } = self.way?;
        if kind == Kind::Growth {
            return Err(Reason::GrowthKind);
        }
        if from.is_zero() {
            return Err(Reason::ZeroDenominator);
        }
        if from < Decimal::ZERO || to < Decimal::ZERO {
            return Err(Reason::SignChange);
        }
        let growth = (to_double(to) / to_double(from)).powf(1.0 / years) - 1.0;
        if growth.abs() < LARGEST_GROWTH { Ok(growth) } else { Err(Reason::TooLarge) }
    }
}

/// The largest yearly growth that is stated: far beyond any plan, within what a decimal holds.
const LARGEST_GROWTH: f64 = 1e24;

impl Way {
    fn new(indicator: &Indicator, target: &Target, baseline: Baseline) -> Stated<Self> {
        if matches!(target.judge, Judge::EachYear | Judge::WindowGrowth) {
            return Err(Reason::NoPath);
        }
        let from = if target.judge == Judge::Multiple { Decimal::ONE } else { baseline.value };
        let to = match target.value {
            TargetValue::One(value) => value,
            TargetValue::Range(low, high) if from < low || from > high => {
                if from < low {
                    low
                } else {
                    high
                }
            }
            TargetValue::Range(..) => return Err(Reason::BaselineMeetsTarget),
        };
        let leads = match indicator.direction {
            Direction::Up => to > from,
            Direction::Down => to < from,
            Direction::Within => to != from,
        };
        if !leads {
            return Err(Reason::BaselineMeetsTarget);
        }
        let start = baseline.period.last();
        let days = (target.document_deadline() - start).num_days();
        if days <= 0 {
            return Err(Reason::NoTime);
        }
        Ok(Self { kind: indicator.kind, from, to, days, years: years_between(start, target.document_deadline()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::judge::draft::{Draft, d, day};
    use crate::domain::target::{Comparator, StatedBaseline};

    fn ambition(draft: &Draft, used: Stated<Baseline>) -> Ambition {
        Ambition::of(&draft.indicator, &draft.target, draft.office_baseline, used)
    }

    fn stated(draft: &Draft) -> Result<(String, String), Reason> {
        let ambition = ambition(draft, Err(Reason::NoFigure));
        Ok((ambition.per_year()?.rounded().to_string(), ambition.growth()?.to_string()))
    }

    #[test]
    fn what_a_plan_asks_a_year_runs_from_the_baseline_to_the_deadline() {
        // (20 − 10) ÷ (1826 ÷ 365.25), and 2^(1 ÷ 5) − 1; no figure is needed.
        let draft = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10");
        assert_eq!(stated(&draft), Ok(("2.00027382256".into(), "0.148698354997".into())));
    }

    #[test]
    fn the_baseline_of_the_verdict_comes_first() {
        let draft = Draft::stock(Comparator::AtLeast, "20");
        assert_eq!(stated(&draft), Err(Reason::NoFigure));
        let used = draft.clone().on("2020-12-31", "10").on("2023-12-31", "15").at("2024-01-01").baseline;
        assert_eq!(ambition(&draft, used).per_year().map(Ratio::rounded), Ok(d("2.00027382256")));
    }

    #[test]
    fn a_count_from_zero_has_a_yearly_amount_and_no_growth() {
        let mut draft = Draft::stock(Comparator::AtLeast, "30").judged_by(Judge::WindowSum, 2023, 2025);
        let ambition_of = |draft: &Draft| ambition(draft, Err(Reason::NoFigure));
        // 30 ÷ (1096 ÷ 365.25).
        assert_eq!(ambition_of(&draft).per_year().map(Ratio::rounded), Ok(d("9.99771897810")));
        assert_eq!(ambition_of(&draft).growth(), Err(Reason::ZeroDenominator));
        assert_eq!(ambition_of(&draft).reason(), Some(Reason::ZeroDenominator));
        draft.target.judge = Judge::Latest;
        draft.target.baseline = Some(StatedBaseline::FromZero);
        assert_eq!(ambition_of(&draft).per_year().map(Ratio::rounded), Ok(d("9.99771897810")));
    }

    #[test]
    fn a_fall_is_asked_for_as_a_negative_amount() {
        let draft = Draft::new(Kind::Ratio, Direction::Down, Comparator::AtMost, "1.25").based_on("2022-12-31", "1.5");
        let (per_year, growth) = stated(&draft).expect("a way");
        // −0.25 ÷ (1096 ÷ 365.25), and (1.25 ÷ 1.5)^(1 ÷ 3) − 1.
        assert_eq!((per_year.as_str(), growth.as_str()), ("-0.0833143248175", "-0.058963971119"));
    }

    #[test]
    fn what_leads_nowhere_or_has_no_path_has_no_ambition() {
        let met = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "21");
        assert_eq!(stated(&met), Err(Reason::BaselineMeetsTarget));
        let yearly = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10");
        assert_eq!(stated(&yearly.judged_by(Judge::EachYear, 2023, 2025)), Err(Reason::NoPath));
        let mut late = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10");
        late.target.deadline = day("2020-12-31");
        assert_eq!(stated(&late), Err(Reason::NoTime));
    }

    #[test]
    fn a_multiple_is_asked_for_in_times_of_its_baseline() {
        let mut draft = Draft::stock(Comparator::AtLeast, "2").based_on("2020-12-31", "500");
        draft.target.judge = Judge::Multiple;
        assert_eq!(stated(&draft), Ok(("0.200027382256".into(), "0.148698354997".into())));
    }

    #[test]
    fn growth_of_a_growth_rate_is_not_stated() {
        let draft = Draft::new(Kind::Growth, Direction::Up, Comparator::AtLeast, "8").based_on("2022-12-31", "6");
        let ambition = ambition(&draft, Err(Reason::NoFigure));
        assert!(ambition.per_year().is_ok());
        assert_eq!(ambition.growth(), Err(Reason::GrowthKind));
    }

    #[test]
    fn a_growth_too_steep_to_be_written_is_not_stated() {
        let mut draft = Draft::stock(Comparator::AtLeast, "1000000").based_on("2025-12-30", "1");
        draft.target.deadline = day("2025-12-31");
        let ambition = ambition(&draft, Err(Reason::NoFigure));
        assert_eq!((ambition.growth(), ambition.reason()), (Err(Reason::TooLarge), Some(Reason::TooLarge)));
        assert!(ambition.per_year().is_ok());
    }
}
