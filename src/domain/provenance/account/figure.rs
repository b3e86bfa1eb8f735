//! What the catalogue says of numbers and dates beside wordings: values, deadlines, baselines, the document's own dates.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::{Ledger, Subject, clause_of};
use crate::domain::code::Text;
use crate::domain::indicator::Indicator;
use crate::domain::provenance::mention::{Date, Kind};
use crate::domain::provenance::name::plan_period;
use crate::domain::provenance::phrase::places;
use crate::domain::provenance::{Account, Finding, Problem};
use crate::domain::quantity;
use crate::domain::target::{BaselineBasis, Basis, StatedBaseline, Target, TargetValue};
use crate::domain::unit::UnitSpec;

impl Ledger<'_> {
    /// The number in the wording is the target's value, where it can be read in the target's unit.
    pub(super) fn check_value(&mut self, place: &Range<usize>, indicator: &Indicator, target: &Target, wording: &str) {
        let unit = target.unit(indicator);
        let spec = UnitSpec { unit: &unit, same: &indicator.same_units };
        let read: Vec<Decimal> = self.within(place).filter_map(|at| self.value(at, &spec)).collect();
        let means = |value: Decimal| read.is_empty() || read.contains(&value);
        let sound = match target.value {
            TargetValue::One(value) => means(value),
            TargetValue::Range(low, high) => means(low) || means(high),
        };
        if !sound {
            self.problem(Problem::OtherValue, target, wording.into(), Some(place.start));
        }
    }

    /// The value of a quantity in a unit.
    fn value(&self, at: usize, unit: &UnitSpec<'_>) -> Option<Decimal> {
        let mention = &self.mentions[at];
        if !matches!(mention.kind, Kind::Number | Kind::Token) {
            return None;
        }
        let text = self.script.text(mention.span.clone());
        quantity::parse(&text, unit).ok().map(|typed| typed.value)
    }

    /// Finds the year of a deadline that the document is said to state in the clause; whether it is there.
    pub(super) fn claim_deadline(&mut self, target: &Target) -> bool {
        if target.deadline_basis != Basis::Stated {
            return true;
        }
        let year = target.deadline_year();
        let mut stated = false;
        for at in 0..self.mentions.len() {
            let mention = &self.mentions[at];
            if !self.lies_in(mention.core.start, clause_of(target)) {
                continue;
            }
            let state = &mut self.states[at];
            if let Kind::Date(date) = &mention.kind
                && date.to.or(date.year) == Some(year)
            {
                stated = true;
                state.account = Some(Account::Deadline);
                state.targets.push(target.code.clone());
            } else if plan_period(&self.script.text(mention.core.clone())) == Some(year) {
                stated = true;
            }
        }
        stated
    }

    /// Tells that a deadline is not there.
    pub(super) fn deadline_lost(&mut self, place: &Range<usize>, target: &Target) {
        // Targets of one clause lose their deadline together.
        let number: Text = self.script.clause(place.start).number().into();
        let year: Text = target.deadline_year().to_string().into();
        let same = |told: &&mut Finding| {
            told.problem == Some(Problem::NoDeadline) && told.clause.as_ref() == Some(&number) && told.text == year
        };
        match self.problems.iter_mut().find(same) {
            Some(told) => told.targets.push(target.code.clone()),
            None => self.problem(Problem::NoDeadline, target, year, Some(place.start)),
        }
    }

    /// The document's own date and number, and the years of the plan.
    pub(super) fn own_dates(&mut self, subject: &Subject<'_>) {
        let source = subject.source;
        for own in source.number.iter().flat_map(|number| places(self.script, number)) {
            self.say(&own, Account::Issue);
        }
        for (mention, state) in self.mentions.iter().zip(&mut self.states) {
            let Kind::Date(date) = &mention.kind else { continue };
            if state.account.is_some() {
                continue;
            }
            let is_own = [source.issued, source.published].into_iter().flatten().any(|day| is_day(date, day));
            let horizon = source.horizon.is_some_and(|years| match (date.year, date.to) {
                (Some(from), Some(to)) => (from, to) == (years.from, years.to),
                (Some(year), None) => year == years.to && date.month.is_none(),
                _ => false,
            });
            state.account = if is_own { Some(Account::Issue) } else { horizon.then_some(Account::Horizon) };
        }
    }

    /// Baselines that the document states, and values on the way.
    pub(super) fn figures(&mut self, subject: &Subject<'_>) {
        for (indicator, target) in subject.targets {
            let spec = UnitSpec::of(indicator);
            let stated = match &target.baseline {
                Some(StatedBaseline::Figure { origin: BaselineBasis::Stated, value, period }) => {
                    Some((*value, period.last().year(), Account::Baseline))
                }
                _ => None,
            };
            let milestones = target.milestones.iter().map(|(year, value)| (*value, *year, Account::Milestone));
            for (value, year, account) in stated.into_iter().chain(milestones) {
                for at in 0..self.mentions.len() {
                    let open = self.states[at].account.is_none() || self.states[at].account == Some(Account::Horizon);
                    if !open || !self.lies_in(self.mentions[at].core.start, clause_of(target)) {
                        continue;
                    }
                    let of_year = matches!(&self.mentions[at].kind, Kind::Date(date) if date.year == Some(year) && date.to.is_none());
                    if of_year || self.value(at, &spec) == Some(value) {
                        self.states[at].account = Some(account);
                        self.states[at].targets.push(target.code.clone());
                    }
                }
            }
        }
    }
}

/// Whether a date, as far as it is written, is a day.
fn is_day(date: &Date, day: NaiveDate) -> bool {
    let same = |written: Option<u32>, own: u32| written.is_none_or(|written| written == own);
    let year = date.year.is_none_or(|year| year == day.year());
    date.to.is_none() && date.month.is_some() && year && same(date.month, day.month()) && same(date.day, day.day())
}
