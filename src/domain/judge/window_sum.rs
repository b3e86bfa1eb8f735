//! 新增 N, N年内: flows summed over the window.
//!
//! A missing year is unknown, not zero: the sum is then a lower bound and the missing years are named.

use chrono::Datelike;
use rust_decimal::Decimal;

use super::super::observation::Bound;
use super::super::path;
use super::super::period::Period;
use super::super::series::{self, Figure};
use super::super::status::{Reason, Status};
use super::super::verdict::{Verdict, YearStatus};
use super::{Hearing, each_year};

pub(super) fn judge(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let case = hearing.case;
    let Some(window) = case.target.window else { return };
    let figures = hearing.figures();
    verdict.years = each_year::reported(hearing, &figures);
    let inside: Vec<Figure> = figures
        .iter()
        .filter(|f| (window.years.from..=window.years.to).contains(&f.period.last().year()))
        .copied()
        .collect();
    let start = window.years.first_day();
    let baseline = Hearing::zero(path::day_before(window.years));

    let Some(sum) = add(&inside, start) else {
        return each_year::outside_window(hearing, verdict);
    };
    let last_year = sum.period.last().year();
    let hole = verdict.years.iter().any(|y| y.year < last_year && y.status == YearStatus::Unreported);
    let sum = if hole {
        Figure { bound: series::join(sum.bound, Bound::AtLeast).unwrap_or(Bound::AtLeast), ..sum }
    } else {
        sum
    };
    let complete = !hole && last_year == window.years.to;
    // A sum that can still grow proves a minimum, but neither a ceiling nor a range.
    let proves = |figure: Figure| {
        let bound = if complete { figure.bound } else { series::join(figure.bound, Bound::AtLeast)? };
        hearing.aim.proved_by(figure.value, bound).then_some(())
    };
    let with_parts = running_parts(hearing, &inside, sum);
    let deciding = match with_parts {
        Some(figure) if proves(sum).is_none() && proves(figure).is_some() => figure,
        _ => sum,
    };
    hearing.measure(verdict, deciding, &hearing.aim, Ok(baseline), Decimal::ONE);
    if proves(deciding).is_some() {
        verdict.status = Status::Met;
        verdict.met_in = first_met(&inside, start, deciding, &proves);
        return;
    }
    if !complete && hearing.aim.satisfied(deciding.value) {
        verdict.needed_per_year = Err(Reason::WindowOpen);
    }
    if hearing.passed() {
        if complete && sum.bound == Bound::Exact {
            let equal = hearing.aim.equal_not_beyond(sum.value).then_some(Reason::EqualNotBeyond);
            (verdict.status, verdict.reason) = (Status::Overdue, equal);
        } else {
            let why = if hole { Some(Reason::Hole) } else { (sum.bound != Bound::Exact).then_some(Reason::Bound) };
            hearing.unconfirmed(verdict, why);
        }
        return;
    }
    let least = super::Ratio::from_decimal(-case.rules.tolerance);
    let uncertain = if hole { Some(Reason::Hole) } else { (sum.bound != Bound::Exact).then_some(Reason::Bound) };
    (verdict.status, verdict.reason) = match verdict.pace {
        Ok(pace) if pace.compare(least) != std::cmp::Ordering::Less && hearing.aim.favoured_by(sum.bound) => {
            if hearing.is_stale(sum.period.last()) {
                (Status::Unjudged, Some(Reason::Stale))
            } else {
                (Status::OnTrack, None)
            }
        }
        Ok(_) => uncertain.map_or((Status::Behind, None), |why| (Status::Unjudged, Some(why))),
        Err(Reason::BaselineMeetsTarget) if !hearing.aim.satisfied(sum.value) => {
            (Status::Behind, Some(Reason::BaselineMeetsTarget))
        }
        Err(Reason::BaselineMeetsTarget) => (Status::Unjudged, Some(Reason::WindowOpen)),
        Err(reason) => (Status::Unjudged, Some(reason)),
    };
}

/// The sum of the window's figures, for the period from the window's first day to the last figure's last.
fn add(figures: &[Figure], start: chrono::NaiveDate) -> Option<Figure> {
    let last = figures.last()?.period.last();
    let mut sum = Decimal::ZERO;
    let mut bound = Bound::Exact;
    for figure in figures {
        sum = sum.checked_add(figure.value)?;
        bound = series::join(bound, figure.bound)?;
    }
    Some(Figure { period: Period::new(start, last)?, value: sum, bound })
}

/// The sum with what the parts of the year after it add up to, as a lower bound.
fn running_parts(hearing: &Hearing<'_, '_>, inside: &[Figure], sum: Figure) -> Option<Figure> {
    let case = hearing.case;
    let latest = series::in_scope(case.observations, hearing.as_of).next_back()?;
    let span = series::span_around(case.target.span, latest.period.last());
    if inside.last().is_some_and(|f| f.period.last() >= span.last())
        || span.last() > case.target.window?.years.last_day()
    {
        return None;
    }
    let parts = series::to_date(case.target.span, case.observations, hearing.as_of, span)?;
    Some(Figure {
        period: Period::new(sum.period.first(), parts.period.last())?,
        value: sum.value.checked_add(parts.value)?,
        bound: series::join(sum.bound, Bound::AtLeast)?,
    })
}

/// The year in which the growing sum first proved the target.
fn first_met(
    inside: &[Figure],
    start: chrono::NaiveDate,
    deciding: Figure,
    proves: &dyn Fn(Figure) -> Option<()>,
) -> Option<Period> {
    (1..=inside.len())
        .filter_map(|n| add(&inside[..n], start))
        .find(|sum| proves(*sum).is_some())
        .or(Some(deciding))
        .and_then(|sum| Period::year(sum.period.last().year()))
}
