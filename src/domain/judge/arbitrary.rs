//! Arbitrary cases for properties: every kind, direction, comparator, judge, bound and fit.

use chrono::{Datelike, Days, NaiveDate};
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use rust_decimal::Decimal;

use super::draft::Draft;
use crate::domain::code::Coded;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::observation::{Bound, Fit};
use crate::domain::period::Period;
use crate::domain::series;
use crate::domain::target::{
    BaselineBasis, Basis, Comparator, Judge, Span, StatedBaseline, TargetValue, Window, Years,
};

/// Which cases are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Range {
    /// What a catalogue allows, with amounts as offices publish them.
    Sensible,
    /// Whatever the types allow: contradictions, missing windows, amounts at the ends of what a decimal holds.
    Anything,
}

/// A day from 2020 to 2028, often the last of a year.
pub(crate) fn any_day() -> impl Strategy<Value = NaiveDate> {
    let year_end = (2020..=2028).prop_filter_map("a date", |year| NaiveDate::from_ymd_opt(year, 12, 31));
    let first = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a date");
    prop_oneof![1 => year_end, 2 => (0u64..3288).prop_map(move |days| first + Days::new(days))]
}

fn any_amount(range: Range) -> BoxedStrategy<Decimal> {
    // A few amounts come often, so that figures stand exactly on what is asked.
    let usual = prop_oneof![
        4 => select(vec![10i64, 20, 100, 300]).prop_map(Decimal::from),
        8 => (0i64..400, 0u32..2).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale)),
        1 => (-60i64..0, 0u32..2).prop_map(|(mantissa, scale)| Decimal::new(mantissa, scale)),
    ];
    if range == Range::Sensible {
        return usual.boxed();
    }
    let ends = select(vec![
        Decimal::MAX,
        Decimal::MIN,
        Decimal::new(1, 28),
        Decimal::new(-1, 28),
        Decimal::from_i128_with_scale(1_000_000_000_000_000_000_000_000, 0),
        Decimal::from_i128_with_scale(-999_999_999_999_999_000_000_000, 0),
        Decimal::new(123_456_789_012_345, 14),
    ]);
    prop_oneof![3 => usual, 1 => ends].boxed()
}

fn any_period() -> impl Strategy<Value = Period> {
    let of_span = |span: Span| any_day().prop_map(move |day| series::span_around(span, day));
    let so_far = any_day().prop_filter_map("in order", |day| {
        let month = series::span_around(Span::Month, day);
        Period::new(NaiveDate::from_ymd_opt(day.year(), 1, 1)?, month.last())
    });
    prop_oneof![
        6 => of_span(Span::Year),
        1 => of_span(Span::Half),
        2 => of_span(Span::Quarter),
        1 => of_span(Span::Month),
        1 => so_far,
        3 => any_day().prop_map(Period::day),
    ]
}

fn any_bound() -> impl Strategy<Value = Bound> {
    prop_oneof![6 => Just(Bound::Exact), 2 => select(Bound::ALL)]
}

fn any_fit() -> impl Strategy<Value = Fit> {
    prop_oneof![8 => Just(Fit::Exact), 1 => Just(Fit::Close)]
}

fn any_baseline(range: Range) -> impl Strategy<Value = Option<StatedBaseline>> {
    let figure = (any_day(), any_amount(range)).prop_map(|(day, value)| StatedBaseline::Figure {
        origin: BaselineBasis::Stated,
        period: Period::day(day),
        value,
    });
    prop_oneof![3 => Just(None), 1 => Just(Some(StatedBaseline::FromZero)), 3 => figure.prop_map(Some)]
}

/// Turns what was drawn into something that a catalogue would let pass.
fn make_sensible(draft: &mut Draft, range: (Decimal, Decimal)) {
    let target = &mut draft.target;
    let (kind, direction) = (draft.indicator.kind, draft.indicator.direction);
    target.judge = match target.judge {
        Judge::EachYear if kind == Kind::Stock => Judge::Latest,
        Judge::WindowSum if kind != Kind::Flow => Judge::Latest,
        Judge::Multiple if kind == Kind::Growth => Judge::Latest,
        judge => judge,
    };
    target.comparator = match (target.comparator, direction) {
        (Comparator::AtLeast | Comparator::AtMost, Direction::Up) => Comparator::AtLeast,
        (Comparator::AtLeast | Comparator::AtMost, Direction::Down) => Comparator::AtMost,
        (Comparator::MoreThan | Comparator::LessThan, Direction::Up) => Comparator::MoreThan,
        (Comparator::MoreThan | Comparator::LessThan, Direction::Down) => Comparator::LessThan,
        (Comparator::About | Comparator::Between | Comparator::Exactly, _) => target.comparator,
        (_, Direction::Within) => Comparator::Exactly,
    };
    if target.comparator == Comparator::Between {
        target.value = TargetValue::Range(range.0.min(range.1), range.0.max(range.1));
    }
    if target.judge == Judge::Multiple {
        let positive = |value: Decimal| value.abs() / Decimal::ONE_HUNDRED + Decimal::new(5, 1);
        target.value = match target.value {
            TargetValue::One(value) => TargetValue::One(positive(value)),
            TargetValue::Range(low, high) => {
                let (low, high) = (positive(low), positive(high));
                TargetValue::Range(low.min(high), low.max(high))
            }
        };
        target.milestones.values_mut().for_each(|value| *value = positive(*value));
    }
    if let Some(window) = &mut target.window {
        let ends = NaiveDate::from_ymd_opt(window.years.to, 12, 31).expect("a date");
        if matches!(target.judge, Judge::EachYear | Judge::WindowSum | Judge::WindowGrowth) {
            target.deadline = ends;
        }
    }
    if matches!(kind, Kind::Stock | Kind::Ratio) {
        target.span = Span::Year;
    }
    if matches!(kind, Kind::Ratio | Kind::Growth) && target.baseline == Some(StatedBaseline::FromZero) {
        target.baseline = None;
    }
}

/// A case of any shape; its figures stand in order of their last day.
pub(crate) fn any_draft(range: Range) -> impl Strategy<Value = Draft> {
    let shape = (select(Kind::ALL), select(Direction::ALL), select(Comparator::ALL), select(Judge::ALL));
    let value = (any_amount(range), any_amount(range), option::of(0i64..30));
    let time = (any_day(), 2021i32..2025, 0i32..4, option::weighted(0.2, select(Span::ALL)));
    let start = (any_baseline(range), option::weighted(0.1, (any_day(), any_amount(range))));
    let stones = prop::collection::btree_map(2021i32..2028, any_amount(range), 0..3);
    let rules = (0i64..20, 0u32..24, option::weighted(0.3, 1u32..90), option::weighted(0.3, 20i64..60));
    let figures = prop::collection::vec((any_period(), any_amount(range), any_bound(), any_fit()), 0..9);
    (shape, value, time, start, option::weighted(0.2, stones), rules, figures, any::<bool>()).prop_map(
        move |(shape, value, time, start, stones, rules, figures, windowless)| {
            let (kind, direction, comparator, judge) = shape;
            let mut draft = Draft::new(kind, direction, comparator, "0");
            let (deadline, from, length, span) = time;
            draft.target.judge = judge;
            draft.target.value = TargetValue::One(value.0);
            draft.target.tolerance = value.2.map(|share| Decimal::new(share, 2));
            draft.target.deadline = deadline;
            draft.target.span = span.unwrap_or(Span::Year);
            draft.target.window = Some(Window { years: Years { from, to: from + length }, basis: Basis::Stated });
            draft.target.baseline = start.0;
            draft.office_baseline = start.1.map(|(day, value)| (Period::day(day), value));
            draft.target.milestones = stones.unwrap_or_default();
            draft.rules.tolerance = Decimal::new(rules.0, 2);
            draft.rules.far_behind = rules.3.map(|share| Decimal::new(share, 2));
            draft.rules.stale_months = rules.1;
            draft.rules.report_grace_days = rules.2.unwrap_or(0);
            match range {
                Range::Sensible => make_sensible(&mut draft, (value.0, value.1)),
                Range::Anything if windowless => {
                    draft.target.window = None;
                    draft.target.value = TargetValue::Range(value.0.min(value.1), value.0.max(value.1));
                }
                Range::Anything => {}
            }
            let mut seen = Vec::new();
            for (period, value, bound, fit) in figures {
                if !seen.contains(&(period, fit)) {
                    seen.push((period, fit));
                    draft = draft.figure(period, &value.to_string(), bound, fit);
                }
            }
            draft
        },
    )
}

/// The same case with up and down exchanged.
pub(crate) fn mirrored(draft: &Draft) -> Draft {
    let mut other = draft.clone();
    other.indicator.direction = match draft.indicator.direction {
        Direction::Up => Direction::Down,
        Direction::Down => Direction::Up,
        Direction::Within => Direction::Within,
    };
    let target = &mut other.target;
    target.comparator = match draft.target.comparator {
        Comparator::AtLeast => Comparator::AtMost,
        Comparator::MoreThan => Comparator::LessThan,
        Comparator::AtMost => Comparator::AtLeast,
        Comparator::LessThan => Comparator::MoreThan,
        same => same,
    };
    target.value = match target.value {
        TargetValue::One(value) => TargetValue::One(-value),
        TargetValue::Range(low, high) => TargetValue::Range(-high, -low),
    };
    if let Some(StatedBaseline::Figure { value, .. }) = &mut target.baseline {
        *value = -*value;
    }
    target.milestones.values_mut().for_each(|value| *value = -*value);
    other.office_baseline = other.office_baseline.map(|(period, value)| (period, -value));
    for observation in &mut other.observations {
        observation.value = -observation.value;
        observation.bound = match observation.bound {
            Bound::Exact => Bound::Exact,
            Bound::AtLeast => Bound::AtMost,
            Bound::MoreThan => Bound::LessThan,
            Bound::AtMost => Bound::AtLeast,
            Bound::LessThan => Bound::MoreThan,
        };
    }
    other
}

/// True where a figure stands midway between two ends, so that neither is nearer.
pub(crate) fn is_midway(draft: &Draft) -> bool {
    let middle = match (draft.target.comparator, draft.target.value) {
        (Comparator::About, TargetValue::One(value)) => value,
        (_, TargetValue::One(_)) => return false,
        (_, TargetValue::Range(low, high)) => (low + high) / Decimal::TWO,
    };
    draft.observations.iter().any(|o| o.value == middle)
}
