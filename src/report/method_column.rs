//! The columns of the methods: what each holds for scripts and for people.

use std::borrow::Cow;

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::code::Coded;
use crate::domain::method::Method;
use crate::domain::number::from_computed;
use crate::domain::status::Reason;
use crate::i18n::columns::TargetColumn;
use crate::i18n::unit::Quantity;
use crate::i18n::words::Spoken;
use crate::i18n::{number, phrases};

use super::document::{Align, Cell};
use super::method::reason;
use super::row::{Reader, count, term};
use super::target::TargetRow;

/// How a method's column stands.
pub(super) fn align(column: TargetColumn) -> Align {
    use TargetColumn as C;
    match column {
        C::GrowthRatio
        | C::GrowthScore
        | C::Growth
        | C::GrowthRequired
        | C::Trend
        | C::TrendLimitFactor
        | C::TrendScore
        | C::ProjectionPoints
        | C::ProjectionSlope
        | C::ProjectionValue
        | C::ProjectionLow
        | C::ProjectionHigh
        | C::TimeDistance
        | C::NeededGrowth
        | C::NeededPerQuarter
        | C::QuartersLeft
        | C::Cushion
        | C::NextLeast
        | C::NextFall => Align::Right,
        _ => Align::Left,
    }
}

/// The cell of a method's column.
pub(super) fn cell<'r>(row: &'r TargetRow<'_>, column: TargetColumn, reader: Reader) -> Cell<'r> {
    let words = Words { row, reader };
    match column.method() {
        Some(Method::GrowthRatio) => words.growth_ratio(column),
        Some(Method::GrowthTrend) => words.growth_trend(column),
        Some(Method::Projection) => words.projection(column),
        Some(Method::TimeDistance) => words.time_distance(column),
        Some(Method::Needed) => words.needed(column),
        Some(Method::Room) => words.room(column),
        Some(Method::Attainment | Method::Pace) | None => words.disagreements(),
    }
}

struct Words<'r, 'a> {
    row: &'r TargetRow<'a>,
    reader: Reader,
}

impl<'r> Words<'r, '_> {
    fn growth_ratio(&self, column: TargetColumn) -> Cell<'r> {
        use TargetColumn as C;
        let stated = &self.row.methods().growth_ratio;
        let growth = match (column, stated) {
            (C::GrowthReason, _) => return self.reason(reason(stated)),
            (_, Err(_)) => return Cell::Empty,
            (_, Ok(growth)) => growth.measure,
        };
        match column {
            C::GrowthRatio => self.plain(growth.ratio),
            C::GrowthBand => term(growth.band, self.reader),
            C::GrowthScore => self.plain(growth.score),
            C::GrowthRequired => self.share(from_computed(growth.required)),
            _ => self.share(from_computed(growth.growth)),
        }
    }

    fn growth_trend(&self, column: TargetColumn) -> Cell<'r> {
        use TargetColumn as C;
        let stated = &self.row.methods().growth_trend;
        let trend = match (column, stated) {
            (C::TrendReason, _) => return self.reason(reason(stated)),
            (_, Err(_)) => return Cell::Empty,
            (_, Ok(trend)) => trend.measure,
        };
        match column {
            C::TrendLimitFactor => self.plain(trend.limit_factor),
            C::TrendBand => term(trend.band, self.reader),
            C::TrendScore => self.plain(trend.score),
            _ => self.share(from_computed(trend.growth)),
        }
    }

    fn projection(&self, column: TargetColumn) -> Cell<'r> {
        use TargetColumn as C;
        let stated = &self.row.methods().projection;
        let projection = match (column, stated) {
            (C::ProjectionReason, _) => return self.reason(reason(stated)),
            (_, Err(_)) => return Cell::Empty,
            (_, Ok(projection)) => projection,
        };
        let interval = projection.interval.ok();
        match column {
            C::ProjectionPoints => count(i64::try_from(projection.points).unwrap_or(i64::MAX)),
            C::ProjectionSlope => self.amount(Some(projection.slope_per_year), true),
            C::ProjectionValue => self.amount(Some(projection.value), false),
            C::ProjectionMeets => self.flag(projection.meets),
            C::ProjectionReachesOn => day(projection.reaches_on.ok()),
            C::ProjectionReachesReason => self.reason(reason(&projection.reaches_on)),
            C::ProjectionLow => self.amount(interval.map(|ends| ends.0), false),
            C::ProjectionHigh => self.amount(interval.map(|ends| ends.1), false),
            _ => self.reason(reason(&projection.interval)),
        }
    }

    fn time_distance(&self, column: TargetColumn) -> Cell<'r> {
        let stated = &self.row.methods().time_distance;
        match (column, stated) {
            (TargetColumn::TimeDistanceReason, _) => self.reason(reason(stated)),
            (_, Err(_)) => Cell::Empty,
            (TargetColumn::PathDay, Ok(distance)) => day(distance.path_day),
            (_, Ok(distance)) => {
                let value = distance.months.rounded();
                Cell::Number { value, shown: self.reader.lang().map(|_| number::shown(value, 1, None)) }
            }
        }
    }

    fn needed(&self, column: TargetColumn) -> Cell<'r> {
        use TargetColumn as C;
        let methods = self.row.methods();
        let quarterly = methods.needed_per_quarter;
        match column {
            C::NeededGrowth => self.share(methods.needed_growth_per_year.ok()),
            C::NeededGrowthReason => self.reason(reason(&methods.needed_growth_per_year)),
            C::NeededPerQuarter => self.amount(quarterly.ok().map(|q| q.amount.rounded()), true),
            C::QuartersLeft => quarterly.map_or(Cell::Empty, |q| count(q.quarters)),
            _ => self.reason(reason(&quarterly)),
        }
    }

    fn room(&self, column: TargetColumn) -> Cell<'r> {
        use TargetColumn as C;
        let stated = &self.row.methods().room;
        let room = match (column, stated) {
            (C::RoomReason, _) => return self.reason(reason(stated)),
            (_, Err(_)) => return Cell::Empty,
            (_, Ok(room)) => room,
        };
        match column {
            C::Cushion => self.safe(Some(room.cushion.rounded()), false, true),
            C::NextDay => day(room.next.map(|next| next.day)),
            C::NextLeast => self.safe(room.next.map(|next| next.least.rounded()), !room.falls, false),
            C::NextFall => self.safe(room.next.map(|next| next.fall.rounded()), false, true),
            C::BehindFrom => day(room.behind_from.ok()),
            _ => self.reason(reason(&room.behind_from)),
        }
    }

    fn disagreements(&self) -> Cell<'r> {
        let found = &self.row.methods().disagreements;
        let said = found.iter().map(|disagreement| match self.reader {
            Reader::Machine => Cow::Borrowed(disagreement.code()),
            Reader::Person(lang) => Cow::Borrowed(disagreement.say(lang)),
        });
        if found.is_empty() { Cell::Empty } else { Cell::List(said.collect()) }
    }

    fn reason(&self, reason: Option<Reason>) -> Cell<'r> {
        reason.map_or(Cell::Empty, |reason| term(reason, self.reader))
    }

    fn flag(&self, value: bool) -> Cell<'r> {
        let shown = self.reader.lang().map_or("", |lang| phrases::yes_no(value, lang));
        Cell::Flag { value, shown: Cow::Borrowed(shown) }
    }

    /// A number without a unit, people read two digits after the point.
    fn plain(&self, value: f64) -> Cell<'r> {
        let Some(value) = from_computed(value) else { return Cell::Empty };
        Cell::Number { value, shown: self.reader.lang().map(|_| number::shown(value, 2, None)) }
    }

    fn share(&self, value: Option<Decimal>) -> Cell<'r> {
        let Some(value) = value else { return Cell::Empty };
        Cell::Number { value, shown: self.reader.lang().map(|_| number::percent(value)) }
    }

    /// An amount that is promised: for people rounded up or down, so that it is not promised too freely.
    fn safe(&self, value: Option<Decimal>, up: bool, difference: bool) -> Cell<'r> {
        let Some(value) = value else { return Cell::Empty };
        let Some(lang) = self.reader.lang() else { return Cell::Number { value, shown: None } };
        let value = number::toward(value, 2, up);
        let quantity = Quantity::of(value, &self.row.unit);
        let shown = if difference { quantity.difference().say(lang) } else { quantity.say(lang) };
        Cell::Number { value, shown: Some(shown) }
    }

    /// An amount in the target's unit; a rounded one neither touches nor crosses the value to reach.
    fn amount(&self, value: Option<Decimal>, difference: bool) -> Cell<'r> {
        let Some(value) = value else { return Cell::Empty };
        let reach = self.row.verdict.reach.ok().filter(|_| !difference);
        let shown = self.reader.lang().map(|lang| {
            let quantity = Quantity::of(value, &self.row.unit).rounded(2, reach);
            if difference { quantity.difference().say(lang) } else { quantity.say(lang) }
        });
        Cell::Number { value, shown }
    }
}

fn day(day: Option<NaiveDate>) -> Cell<'static> {
    day.map_or(Cell::Empty, Cell::Date)
}
