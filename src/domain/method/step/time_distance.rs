//! The steps of the time distance.

use rust_decimal::Decimal;

use super::{Quantity, Retelling, Step, days_on_path, equation, too_large};
use crate::domain::formula::Formula;
use crate::domain::method::TimeDistance;
use crate::domain::method::time_distance::{days_to, piece_at};
use crate::domain::path::days_per_year;
use crate::domain::step::Point;

pub(super) fn steps(telling: &Retelling<'_, '_>) -> Vec<Step> {
    match telling.methods.time_distance {
        Ok(distance) => told(telling, distance).unwrap_or_else(|| too_large(Quantity::TimeDistance)),
        Err(reason) => vec![Step::Without(Quantity::TimeDistance, reason)],
    }
}

fn told(telling: &Retelling<'_, '_>, distance: TimeDistance) -> Option<Vec<Step>> {
    let ground = &telling.ground;
    let (judged, path) = (ground.judged().ok()?, ground.path.as_ref().ok()?);
    let value = ground.unrounded(judged);
    let ((left_day, left), (right_day, right)) = piece_at(path, value)?;
    let piece = (Point { day: left_day, value: left }, Point { day: right_day, value: right });
    let days = days_to(ground, path, judged).ok()?;
    let gone = (judged.period.last() - path.start).num_days().max(0);
    let mut steps = vec![
        Step::Piece { start: path.start, left: piece.0, right: piece.1 },
        equation(Quantity::DaysOnPath, days_on_path(path, piece, judged.value), days.rounded()),
    ];
    if let Some(day) = distance.path_day {
        let whole = (day - path.start).num_days();
        steps.push(Step::Day { from: path.start, days: whole, beyond: false, day });
    }
    steps.push(Step::Days { from: path.start, to: path.start + chrono::TimeDelta::days(gone), days: gone });
    let months = distance.months.rounded();
    let (gone, days) = (Formula::from(gone), Formula::from(days.rounded()));
    let (what, off) =
        if months < Decimal::ZERO { (Quantity::MonthsEarly, days - gone) } else { (Quantity::MonthsLate, gone - days) };
    let formula = off * Formula::from(12) / days_per_year().into();
    steps.push(equation(what, formula, months.abs()));
    Some(steps)
}
