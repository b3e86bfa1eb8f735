//! How a workbook shows the numbers of a target row: their signs, and digits as many as people read elsewhere.

use rust_decimal::Decimal;

use crate::domain::observation::Bound;
use crate::domain::target::{Comparator, TargetValue};
use crate::i18n::columns::TargetColumn;
use crate::i18n::words::bound_sign;
use crate::i18n::{Lang, number};

use super::row::Reader;
use super::target::TargetRow;
use super::workbook::{Figure, Measure, Part};

/// What a column of target rows is measured in.
pub(super) fn measure(column: TargetColumn) -> Measure {
    use TargetColumn as C;
    match column {
        C::Tolerance
        | C::GapPct
        | C::Attainment
        | C::Progress
        | C::Elapsed
        | C::YearToDateElapsed
        | C::Growth
        | C::GrowthRequired
        | C::Trend
        | C::NeededGrowth
        | C::AmbitionGrowth => Measure::Share,
        C::Pace => Measure::Points,
        C::Deadline
        | C::ExtendedTo
        | C::InternalDeadline
        | C::ProjectionReachesOn
        | C::PathDay
        | C::NextDay
        | C::BehindFrom => Measure::Date,
        _ => Measure::Plain,
    }
}

/// What a column of target rows is for.
pub(super) fn part(column: TargetColumn) -> Part {
    match column {
        TargetColumn::Name => Part::Name,
        TargetColumn::Status => Part::Status,
        TargetColumn::Light => Part::Light,
        _ => Part::Data,
    }
}

/// Who reads the number of a column: its words need not be made where only the number is wanted.
pub(super) fn reader(row: &TargetRow<'_>, column: TargetColumn, lang: Lang) -> Reader {
    use TargetColumn as C;
    let bare = match column {
        C::TargetValue => matches!(row.target.value, TargetValue::One(_)),
        C::LatestValue => row.verdict.latest.is_some(),
        // A workbook keeps the deadline of the document as a date; the explanation beside it tells of an extension.
        C::Deadline
        | C::BaselineValue
        | C::JudgedValue
        | C::NearbyValue
        | C::YearToDateValue
        | C::Gap
        | C::GapPct
        | C::Margin
        | C::Attainment
        | C::Progress
        | C::Elapsed
        | C::Expected
        | C::Pace
        | C::NeededPerYear
        | C::LagMonths => true,
        _ => false,
    };
    if bare { Reader::Machine } else { Reader::Person(lang) }
}

/// How the number of a column is shown.
pub(super) fn figure(row: &TargetRow<'_>, column: TargetColumn, value: Decimal, lang: Lang) -> Figure {
    use TargetColumn as C;
    let verdict = &row.verdict;
    let plain = Figure::of(measure(column), value);
    let rounded = |digits, reach: bool| {
        let must_differ_from = verdict.reach.ok().filter(|_| reach);
        plain.with_decimals(number::decimals(value, digits, must_differ_from))
    };
    match column {
        C::TargetValue => asked(plain, row.target.comparator, lang),
        C::BaselineValue | C::YearToDateValue => rounded(4, true),
        C::LatestValue => match (verdict.latest, verdict.nearby) {
            (Some(latest), _) => rounded(4, true).after_sign(bound_sign(latest.bound)),
            (None, nearby) => rounded(4, true).after_sign(near_sign(nearby.map_or(Bound::Exact, |o| o.bound))),
        },
        C::JudgedValue => rounded(4, true).after_sign(verdict.judged.map_or("", |judged| bound_sign(judged.bound))),
        C::NearbyValue => {
            rounded(4, true).after_sign(near_sign(verdict.nearby.map_or(Bound::Exact, |nearby| nearby.bound)))
        }
        C::Gap => limited(row, rounded(4, false), value, "≤"),
        C::GapPct => limited(row, plain, value, "≤"),
        C::Attainment => limited(row, plain, value, "≥"),
        C::NeededPerYear => limited(row, rounded(2, false), value, "≤"),
        C::Margin => rounded(4, false),
        C::ProjectionValue | C::ProjectionLow | C::ProjectionHigh => rounded(2, true),
        C::Expected
        | C::AmbitionPerYear
        | C::ProjectionSlope
        | C::NeededPerQuarter
        | C::GrowthRatio
        | C::GrowthScore
        | C::TrendLimitFactor
        | C::TrendScore => rounded(2, false),
        C::LagMonths | C::TimeDistance => rounded(1, false),
        C::Pace => plain.with_decimals(number::points_decimals(value, Some(-row.rules.tolerance))),
        _ => plain,
    }
}

/// The value asked for, with what is asked of it.
fn asked(figure: Figure, comparator: Comparator, lang: Lang) -> Figure {
    let before = match comparator {
        Comparator::AtLeast | Comparator::Between => "≥",
        Comparator::MoreThan => ">",
        Comparator::AtMost => "≤",
        Comparator::LessThan => "<",
        Comparator::Exactly => "=",
        Comparator::About => {
            let (before, after) = lang.pick(("", "左右"), ("about ", ""));
            return Figure { before, after, ..figure };
        }
    };
    figure.after_sign(before)
}

/// What a deciding bound leaves open: the true value can only be better.
fn limited(row: &TargetRow<'_>, figure: Figure, value: Decimal, sign: &'static str) -> Figure {
    let bound = row.verdict.judged.map_or(Bound::Exact, |judged| judged.bound);
    if bound == Bound::Exact || value.is_zero() { figure } else { figure.after_sign(sign) }
}

/// The sign of a figure whose definition is only close.
fn near_sign(bound: Bound) -> &'static str {
    match bound {
        Bound::Exact => "≈",
        Bound::AtLeast => "≈≥",
        Bound::MoreThan => "≈>",
        Bound::AtMost => "≈≤",
        Bound::LessThan => "≈<",
    }
}
