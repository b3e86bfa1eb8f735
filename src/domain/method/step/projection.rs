//! The steps of the projection: the figures, their sums, the line, and what scatters about it.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::sums::{Point, Sums};
use super::{Quantity, Retelling, Step, computed, equation, too_large};
use crate::domain::aim::Aim;
use crate::domain::formula::Formula;
use crate::domain::method::line::Line;
use crate::domain::method::projection::{Projection, figures, heads_for, points};
use crate::domain::number::from_computed;
use crate::domain::observation::Bound;
use crate::domain::path::days_per_year;
use crate::domain::series::{self, Figure};
use crate::domain::status::Reason;
use crate::domain::step::{self, Claim};
use crate::domain::target::Judge;

pub(super) fn steps(telling: &Retelling<'_, '_>) -> Vec<Step> {
    match &telling.methods.projection {
        Ok(projection) => {
            Told { telling, projection, steps: Vec::new() }.all().unwrap_or_else(|| too_large(Quantity::Projection))
        }
        Err(reason) => vec![Step::Without(Quantity::Projection, *reason)],
    }
}

struct Told<'s, 't, 'a> {
    telling: &'s Retelling<'t, 'a>,
    projection: &'s Projection,
    steps: Vec<Step>,
}

impl Told<'_, '_, '_> {
    fn all(mut self) -> Option<Vec<Step>> {
        let (line, ground) = (&self.projection.line, &self.telling.ground);
        let (figures, _) = figures(ground);
        let points = points(ground, &figures).ok()?;
        let point = |(day, y)| Point { day, x: (day - line.origin()).num_days(), y };
        let points: Vec<Point> = points.into_iter().map(point).collect();
        let sums = Sums::of(&points, line)?;
        self.added_up(&figures);
        self.steps.push(Step::Points(points.iter().map(|point| (point.day, point.x, point.y.into())).collect()));
        self.sums(&sums, &points);
        let per_year = sums.per_day() * Formula::from(days_per_year());
        self.steps.push(equation(Quantity::SlopePerYear, self.in_unit(per_year), self.projection.slope_per_year));
        let deadline = ground.deadline();
        let days = (deadline - line.origin()).num_days();
        self.steps.push(Step::Days { from: line.origin(), to: deadline, days });
        let value = from_computed(line.at(deadline)?)?;
        self.steps.push(equation(Quantity::AtDeadline, sums.on_line(days), value));
        if self.is_multiple() {
            let in_times = self.in_unit(value.into());
            self.steps.push(equation(Quantity::InTimes, in_times, self.projection.value));
        }
        self.meets(line, value)?;
        self.reaches(line, &sums)?;
        self.interval(line, &sums, &points, value)?;
        Some(self.steps)
    }

    fn is_multiple(&self) -> bool {
        self.telling.ground.case.target.judge == Judge::Multiple
    }

    /// What is in the indicator's unit in the target's.
    fn in_unit(&self, formula: Formula) -> Formula {
        if self.is_multiple() { formula / self.telling.ground.unit().into() } else { formula }
    }

    /// How figures were added up: a period's from its parts, a window's totals from figures.
    fn added_up(&mut self, figures: &[Figure]) {
        let ground = &self.telling.ground;
        let (observations, as_of) = (ground.case.observations, ground.verdict.as_of);
        let adds_up = ground.case.target.judge == Judge::WindowSum;
        let mut total: Option<Decimal> = None;
        for figure in figures {
            let parts: Vec<Decimal> = series::parts(observations, as_of, figure).iter().map(|f| f.value).collect();
            if parts.len() > 1 {
                let (of, sum, bound) = (figure.period, figure.value, figure.bound);
                self.steps.push(Step::Verdict(step::Step::Sum { of, parts, sum, bound }));
            }
            if let (true, Some(before)) = (adds_up, total) {
                let sum = before + figure.value;
                let formula = Formula::from(before) + figure.value.into();
                self.steps.push(equation(Quantity::Total(figure.period.last()), formula, sum));
            }
            total = total.unwrap_or_default().checked_add(figure.value);
        }
    }

    /// Σx, Σy, Σx², Σxy, N and D.
    fn sums(&mut self, sums: &Sums, points: &[Point]) {
        let all = |term: &dyn Fn(&Point) -> Formula| Formula::Sum(points.iter().map(term).collect());
        let (x, y) = (|p: &Point| Formula::from(p.x), |p: &Point| Formula::from(p.y));
        let number = Formula::Number;
        let count = || Formula::from(sums.count);
        let equations = [
            (Quantity::SumOfDays, all(&x), sums.x),
            (Quantity::SumOfValues, all(&y), sums.y),
            (Quantity::SumOfSquares, all(&|p| x(p).power(2.into())), sums.xx),
            (Quantity::SumOfProducts, all(&|p| x(p) * y(p)), sums.xy),
            (Quantity::Rise, count() * number(sums.xy) - number(sums.x) * number(sums.y), sums.rise),
            (Quantity::Run, count() * number(sums.xx) - number(sums.x).power(2.into()), sums.run),
        ];
        self.steps.extend(equations.map(|(what, formula, sum)| equation(what, formula, number(sum))));
    }

    /// The aim in the indicator's unit.
    fn aim(&self) -> Option<Aim> {
        let ground = &self.telling.ground;
        ground.aim.times(ground.unit())
    }

    /// The value at the deadline held against the target.
    fn meets(&mut self, line: &Line, rounded: Decimal) -> Option<()> {
        let ground = &self.telling.ground;
        let aim = self.aim()?;
        let meets = self.projection.meets;
        // As many digits as it takes to stand on its side.
        let misleads = aim.satisfied(rounded) != meets;
        let value = if misleads { line.exactly(ground.deadline()).unwrap_or(rounded) } else { rounded };
        if self.is_multiple() {
            let mut ends: Vec<(Decimal, Decimal)> = ground.aim.ends().into_iter().zip(aim.ends()).collect();
            ends.dedup();
            for (end, in_unit) in ends {
                let formula = Formula::from(end) * ground.unit().into();
                self.steps.push(equation(Quantity::ReachInUnit, formula, in_unit));
            }
        }
        let claim = Claim::of(ground.case, &aim, value, Bound::Exact);
        self.steps.push(Step::Held(Quantity::AtDeadline, Claim { holds: Some(meets), ..claim }));
        Some(())
    }

    /// The first day on which the line reaches the target.
    fn reaches(&mut self, line: &Line, sums: &Sums) -> Option<()> {
        let aim = self.aim()?;
        let (end, _) = heads_for(&aim, line, self.projection.span.1).ok()?;
        let reached = self.projection.reaches_on;
        if matches!(reached, Ok(_) | Err(Reason::BeyondHorizon)) {
            let formula = sums.mean(sums.x) + (Formula::from(end) - sums.mean(sums.y)) / sums.per_day();
            let days = formula.value();
            self.steps.extend(computed(Quantity::DaysToReach, formula, days));
        }
        match reached {
            Ok(day) => {
                let beyond = aim.equal_not_beyond_by(|_| Ordering::Equal);
                let days = (day - line.origin()).num_days();
                self.steps.push(Step::Day { from: line.origin(), days, beyond, day });
            }
            Err(reason) => self.steps.push(Step::Without(Quantity::ReachesOn, reason)),
        }
        Some(())
    }

    /// The prediction interval.
    fn interval(&mut self, line: &Line, sums: &Sums, points: &[Point], value: Decimal) -> Option<()> {
        let (low, high) = match self.projection.interval {
            Ok(ends) => ends,
            Err(reason) => {
                self.steps.push(Step::Without(Quantity::Interval, reason));
                return Some(());
            }
        };
        let mut squares = Vec::new();
        for point in points {
            let off = Formula::computed(line.off(point.day, point.y)?)?;
            let formula = Formula::from(point.y) - sums.on_line(point.x);
            self.steps.push(equation(Quantity::Off(point.day), formula, off.clone()));
            squares.push(off.power(2.into()));
        }
        let (freedom, scatter, quantile) = (sums.count - 2, line.scatter()?, from_computed(line.quantile()?)?);
        let n = || Formula::from(sums.count);
        let formula = (Formula::Sum(squares) / (n() - 2.into())).root();
        self.steps.push(computed(Quantity::Scatter, formula, scatter)?);
        self.steps.push(Step::Quantile { freedom, quantile: quantile.into() });
        let deadline = self.telling.ground.deadline();
        let away = Formula::from((deadline - line.origin()).num_days()) - sums.mean(sums.x);
        let spread = Formula::from(1) + Formula::from(1) / n() + away.power(2.into()) / sums.mean(sums.run);
        let half = from_computed(line.half_width(deadline)?)?;
        let formula = Formula::from(quantile) * Formula::computed(scatter)? * spread.root();
        self.steps.push(equation(Quantity::HalfWidth, formula, half));
        let ends = [Formula::from(value) - half.into(), Formula::from(value) + half.into()];
        let [to_low, to_high] = ends.map(|end| self.in_unit(end));
        self.steps.push(equation(Quantity::IntervalLow, to_low, low));
        self.steps.push(equation(Quantity::IntervalHigh, to_high, high));
        Some(())
    }
}
