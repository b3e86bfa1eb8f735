//! The methods' side of a target row's JSON: each with its numbers, or with the reason why it cannot be said.

use chrono::NaiveDate;
use rust_decimal::Decimal;
use serde::{Serialize, Serializer};

use crate::domain::code::Coded;
use crate::domain::method::{CONFIDENCE, Disagreement, Method, Trend};
use crate::domain::number::{Ratio, from_computed};
use crate::domain::period::Period;
use crate::domain::status::Reason;
use crate::domain::verdict::Stated;
use crate::i18n::columns::TargetColumn;

use super::document::Cell;
use super::row::{Reader, Row};
use super::target::{Exact, TargetRow, quotient, value};

/// A number that was computed in doubles, to twelve digits.
pub(super) fn computed(value: f64) -> Option<Exact> {
    from_computed(value).map(Exact)
}

fn why<T>(stated: &Stated<T>) -> Option<&'static str> {
    stated.as_ref().err().map(|reason| reason.code())
}

#[derive(Serialize)]
struct AttainmentJson {
    value: Option<Exact>,
    gap: Option<Exact>,
    gap_pct: Option<Exact>,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct PaceJson {
    progress: Option<Exact>,
    elapsed: Option<Exact>,
    pace: Option<Exact>,
    reason: Option<&'static str>,
}

#[derive(Debug, Serialize)]
pub(super) struct PointJson {
    period: Period,
    value: Exact,
}

impl PointJson {
    pub(super) fn of(&(period, value): &(Period, Decimal)) -> Self {
        Self { period, value: Exact(value) }
    }
}

#[derive(Serialize)]
struct GrowthRatioJson {
    base: Option<PointJson>,
    growth: Option<Exact>,
    required: Option<Exact>,
    ratio: Option<Exact>,
    band: Option<&'static str>,
    score: Option<Exact>,
    reason: Option<&'static str>,
}

/// What growth by itself says: the value of `methods.growth_trend`.
#[derive(Debug, Serialize)]
pub(super) struct GrowthTrendJson {
    base: Option<PointJson>,
    growth: Option<Exact>,
    limit: Option<Exact>,
    limit_factor: Option<Exact>,
    band: Option<&'static str>,
    score: Option<Exact>,
    reason: Option<&'static str>,
}

impl GrowthTrendJson {
    pub(super) fn of(stated: &Stated<Trend>) -> Self {
        let trend = stated.as_ref().ok();
        Self {
            base: trend.map(|t| PointJson::of(&t.base)),
            growth: trend.and_then(|t| computed(t.measure.growth)),
            limit: trend.and_then(|t| t.limit).map(Exact),
            limit_factor: trend.and_then(|t| computed(t.measure.limit_factor)),
            band: trend.map(|t| t.measure.band.code()),
            score: trend.and_then(|t| computed(t.measure.score)),
            reason: why(stated),
        }
    }
}

#[derive(Serialize)]
struct ProjectionJson {
    points: Option<usize>,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
    slope_per_year: Option<Exact>,
    value: Option<Exact>,
    meets: Option<bool>,
    reaches_on: Option<NaiveDate>,
    reaches_reason: Option<&'static str>,
    low: Option<Exact>,
    high: Option<Exact>,
    confidence: Option<f64>,
    interval_reason: Option<&'static str>,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct TimeDistanceJson {
    months: Option<Exact>,
    path_day: Option<NaiveDate>,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct NeededJson {
    per_year: Option<Exact>,
    growth_per_year: Option<Exact>,
    growth_reason: Option<&'static str>,
    per_quarter: Option<Exact>,
    quarters: Option<u32>,
    reason: Option<&'static str>,
}

#[derive(Serialize)]
struct RoomJson {
    cushion: Option<Exact>,
    next_day: Option<NaiveDate>,
    next_least: Option<Exact>,
    next_fall: Option<Exact>,
    behind_from: Option<NaiveDate>,
    behind_reason: Option<&'static str>,
    reason: Option<&'static str>,
}

/// A target row with what methods say beside its verdict, by their codes: `methods{}`.
#[derive(Debug, Serialize)]
pub struct MethodRow<'r, 'a> {
    #[serde(flatten)]
    row: &'r TargetRow<'a>,
    methods: MethodsJson<'r, 'a>,
}

impl<'r, 'a> MethodRow<'r, 'a> {
    /// The row with the methods asked for.
    #[must_use]
    pub fn new(row: &'r TargetRow<'a>, asked: &'r [Method]) -> Self {
        Self { row, methods: MethodsJson { row, asked } }
    }
}

impl Row for MethodRow<'_, '_> {
    type Column = TargetColumn;

    fn cell(&self, column: TargetColumn, reader: Reader) -> Cell<'_> {
        self.row.cell(column, reader)
    }
}

/// What methods say of a row.
#[derive(Debug)]
struct MethodsJson<'r, 'a> {
    row: &'r TargetRow<'a>,
    asked: &'r [Method],
}

impl MethodsJson<'_, '_> {
    fn attainment(&self) -> AttainmentJson {
        let verdict = &self.row.verdict;
        AttainmentJson {
            value: quotient(verdict.attainment),
            gap: value(verdict.gap),
            gap_pct: quotient(verdict.gap_pct),
            reason: why(&verdict.attainment),
        }
    }

    fn pace(&self) -> PaceJson {
        let verdict = &self.row.verdict;
        PaceJson {
            progress: quotient(verdict.progress),
            elapsed: quotient(verdict.elapsed),
            pace: quotient(verdict.pace),
            reason: why(&verdict.pace),
        }
    }

    fn growth_ratio(&self) -> GrowthRatioJson {
        let stated = &self.row.methods().growth_ratio;
        let growth = stated.as_ref().ok();
        GrowthRatioJson {
            base: growth.map(|g| PointJson::of(&g.base)),
            growth: growth.and_then(|g| computed(g.measure.growth)),
            required: growth.and_then(|g| computed(g.measure.required)),
            ratio: growth.and_then(|g| computed(g.measure.ratio)),
            band: growth.map(|g| g.measure.band.code()),
            score: growth.and_then(|g| computed(g.measure.score)),
            reason: why(stated),
        }
    }

    fn growth_trend(&self) -> GrowthTrendJson {
        GrowthTrendJson::of(&self.row.methods().growth_trend)
    }

    fn projection(&self) -> ProjectionJson {
        let stated = &self.row.methods().projection;
        let projection = stated.as_ref().ok();
        let interval = projection.and_then(|p| p.interval.ok());
        ProjectionJson {
            points: projection.map(|p| p.points),
            from: projection.map(|p| p.span.0),
            to: projection.map(|p| p.span.1),
            slope_per_year: projection.map(|p| Exact(p.slope_per_year)),
            value: projection.map(|p| Exact(p.value)),
            meets: projection.map(|p| p.meets),
            reaches_on: projection.and_then(|p| p.reaches_on.ok()),
            reaches_reason: projection.and_then(|p| why(&p.reaches_on)),
            low: interval.map(|(low, _)| Exact(low)),
            high: interval.map(|(_, high)| Exact(high)),
            confidence: interval.map(|_| CONFIDENCE),
            interval_reason: projection.and_then(|p| why(&p.interval)),
            reason: why(stated),
        }
    }

    fn time_distance(&self) -> TimeDistanceJson {
        let stated = &self.row.methods().time_distance;
        TimeDistanceJson {
            months: quotient(stated.map(|distance| distance.months)),
            path_day: stated.ok().and_then(|distance| distance.path_day),
            reason: why(stated),
        }
    }

    fn needed(&self) -> NeededJson {
        let methods = self.row.methods();
        let quarterly = methods.needed_per_quarter;
        NeededJson {
            per_year: quotient(self.row.verdict.needed_per_year),
            growth_per_year: value(methods.needed_growth_per_year),
            growth_reason: why(&methods.needed_growth_per_year),
            per_quarter: quotient(quarterly.map(|q| q.amount)),
            quarters: quarterly.ok().map(|q| q.quarters),
            reason: why(&quarterly),
        }
    }

    fn room(&self) -> RoomJson {
        let stated = &self.row.methods().room;
        let room = stated.as_ref().ok();
        let next = room.and_then(|room| room.next);
        let exact = |ratio: Ratio| Exact(ratio.rounded());
        RoomJson {
            cushion: room.map(|room| exact(room.cushion)),
            next_day: next.map(|next| next.day),
            next_least: next.map(|next| exact(next.least)),
            next_fall: next.map(|next| exact(next.fall)),
            behind_from: room.and_then(|room| room.behind_from.ok()),
            behind_reason: room.and_then(|room| why(&room.behind_from)),
            reason: why(stated),
        }
    }
}

impl Serialize for MethodsJson<'_, '_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap;
        let mut map = serializer.serialize_map(None)?;
        for method in self.asked {
            let key = method.code();
            match method {
                Method::Attainment => map.serialize_entry(key, &self.attainment())?,
                Method::Pace => map.serialize_entry(key, &self.pace())?,
                Method::GrowthRatio => map.serialize_entry(key, &self.growth_ratio())?,
                Method::GrowthTrend => map.serialize_entry(key, &self.growth_trend())?,
                Method::Projection => map.serialize_entry(key, &self.projection())?,
                Method::TimeDistance => map.serialize_entry(key, &self.time_distance())?,
                Method::Needed => map.serialize_entry(key, &self.needed())?,
                Method::Room => map.serialize_entry(key, &self.room())?,
            }
        }
        if self.asked.len() < 2 {
            return map.end();
        }
        let codes: Vec<&str> = self.row.methods().disagreements.iter().map(|d: &Disagreement| d.code()).collect();
        map.serialize_entry("disagreements", &codes)?;
        map.end()
    }
}

/// The reason of what cannot be said.
pub(super) fn reason<T>(stated: &Stated<T>) -> Option<Reason> {
    stated.as_ref().err().copied()
}
