//! The steps of what is needed from now on.

use super::{Quantity, Retelling, Step, equation, too_large, years};
use crate::domain::formula::Formula;
use crate::domain::path::years_between;
use crate::domain::status::Reason;
use crate::domain::step;

pub(super) fn steps(telling: &Retelling<'_, '_>) -> Vec<Step> {
    told(telling).unwrap_or_else(|| too_large(Quantity::NeededPerYear))
}

fn told(telling: &Retelling<'_, '_>) -> Option<Vec<Step>> {
    let (ground, methods) = (&telling.ground, telling.methods);
    let verdict = ground.verdict;
    let needed = match verdict.needed_per_year {
        Ok(needed) => needed.rounded(),
        Err(reason) => return Some(vec![Step::Without(Quantity::NeededPerYear, reason)]),
    };
    let (judged, reach) = (ground.judged().ok()?, verdict.reach.ok()?);
    if verdict.status.is_met() || ground.aim.proved_by(judged.value, judged.bound) {
        return Some(vec![Step::NothingNeeded]);
    }
    let (day, deadline) = (judged.period.last(), ground.deadline());
    let (value, days) = (judged.value, (deadline - day).num_days());
    let mut steps = vec![
        Step::Days { from: day, to: deadline, days },
        Step::Verdict(step::Step::Needed { reach, value, days, needed }),
    ];
    match methods.needed_per_quarter {
        Ok(quarterly) => {
            let quarters = quarterly.quarters;
            steps.push(Step::Quarters { from: quarterly.from, deadline, quarters });
            let formula = (Formula::from(reach) - value.into()) / i64::from(quarters).into();
            steps.push(equation(Quantity::NeededPerQuarter, formula, quarterly.amount.rounded()));
        }
        Err(reason) => steps.push(Step::Without(Quantity::NeededPerQuarter, reason)),
    }
    match methods.needed_growth_per_year {
        Ok(growth) => {
            let left = years_between(day, deadline);
            let one = || Formula::from(1);
            let exponent = one() / Formula::computed(left)?;
            let formula = (Formula::from(reach) / value.into()).power(exponent) - one();
            steps.push(years(day, deadline, left)?);
            steps.push(equation(Quantity::NeededGrowth, formula, Formula::percent(growth)));
        }
        Err(Reason::NoPath) => {}
        Err(reason) => steps.push(Step::Without(Quantity::NeededGrowth, reason)),
    }
    Some(steps)
}
