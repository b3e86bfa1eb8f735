//! The steps of the room there is.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::{Quantity, Retelling, Step, days_on_path, equation, piece, too_large};
use crate::domain::formula::Formula;
use crate::domain::method::ground::Ground;
use crate::domain::method::room::{Next, Room};
use crate::domain::number::Ratio;
use crate::domain::path::Path;
use crate::domain::step;

pub(super) fn steps(telling: &Retelling<'_, '_>) -> Vec<Step> {
    match telling.methods.room {
        Ok(room) => told(telling, room).unwrap_or_else(|| too_large(Quantity::Room)),
        Err(reason) => vec![Step::Without(Quantity::Room, reason)],
    }
}

fn told(telling: &Retelling<'_, '_>, room: Room) -> Option<Vec<Step>> {
    let ground = &telling.ground;
    let (judged, path) = (ground.judged().ok()?, ground.path.as_ref().ok()?);
    let tolerance = ground.case.rules.tolerance;
    let pace = Formula::percent(ground.verdict.pace.ok()?.rounded());
    let (far, near) = if Ground::rises(path) { (path.to, path.from) } else { (path.from, path.to) };
    let way = Formula::from(far) - near.into();
    let cushion = (pace + Formula::percent(tolerance)) * way;
    let mut steps = vec![equation(Quantity::Cushion, cushion, room.cushion.rounded())];
    if let Some(next) = room.next {
        follow(telling, path, next, judged.value, &mut steps);
    }
    let slack = || Formula::percent(tolerance) * (Formula::from(path.to) - path.from.into());
    let level = judged.value.checked_add(tolerance.checked_mul(path.to.checked_sub(path.from)?)?)?;
    steps.push(equation(Quantity::BehindBeyond, Formula::from(judged.value) + slack(), level));
    match room.behind_from {
        Ok(day) => until(path, level, day, &mut steps),
        Err(reason) => steps.push(Step::Without(Quantity::BehindFrom, reason)),
    }
    Some(steps)
}

/// What the next figure has to be.
fn follow(telling: &Retelling<'_, '_>, path: &Path, next: Next, value: Decimal, steps: &mut Vec<Step>) {
    let rises = Ground::rises(path);
    let least = next.least.rounded();
    steps.push(Step::NextDay(next.day));
    if next.day == path.end {
        steps.push(Step::NextIsLast(least));
    } else if let Some(expected) = path.expected(next.day).map(Ratio::rounded) {
        let on = next.day.max(path.start);
        let (left, right) = piece(path, on);
        let gone = (on - left.day).num_days();
        steps.push(Step::Verdict(step::Step::Expected { left, right, gone, expected }));
        let tolerance = Formula::percent(telling.ground.case.rules.tolerance);
        let slack = tolerance * (Formula::from(path.to) - path.from.into());
        let what = if rises { Quantity::NextLeast } else { Quantity::NextMost };
        steps.push(equation(what, Formula::from(expected) - slack, least));
    }
    let fall = next.fall.rounded();
    let (value, least) = (Formula::from(value), Formula::from(least));
    let (what, formula) = match (fall < Decimal::ZERO, rises) {
        (false, true) => (Quantity::NextWorse, value - least),
        (false, false) => (Quantity::NextWorse, least - value),
        (true, true) => (Quantity::NextBetter, least - value),
        (true, false) => (Quantity::NextBetter, value - least),
    };
    steps.push(equation(what, formula, fall.abs()));
}

/// On which day the path goes beyond the level.
fn until(path: &Path, level: Decimal, day: NaiveDate, steps: &mut Vec<Step>) {
    let (left, right) = piece(path, day);
    let rise = right.value - left.value;
    let length = Decimal::from((right.day - left.day).num_days());
    let along = Ratio::new(level - left.value, rise).and_then(|share| share.times(length));
    let before = Decimal::from((left.day - path.start).num_days());
    let Some(days) = along.and_then(|along| along.plus(Ratio::from_decimal(before))) else { return };
    steps.push(Step::Piece { start: path.start, left, right });
    let formula = days_on_path(path, (left, right), level);
    steps.push(equation(Quantity::DaysOnPath, formula, days.rounded()));
    let whole = (day - path.start).num_days();
    steps.push(Step::Day { from: path.start, days: whole, beyond: true, day });
}
