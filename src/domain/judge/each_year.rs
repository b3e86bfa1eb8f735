//! 每年…: every calendar year of the window is judged by itself.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::super::indicator::Kind;
use super::super::observation::Bound;
use super::super::period::Period;
use super::super::series::{self, Figure};
use super::super::status::{Reason, Status};
use super::super::target::Span;
use super::super::verdict::{Verdict, YearState, YearStatus};
use super::Hearing;
use super::latest::telling;

pub(super) fn judge(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let Some(window) = hearing.case.target.window else { return };
    let figures = hearing.figures(Span::Year);
    let found: Vec<(YearState, Option<Figure>)> = window.years.iter().map(|y| state(hearing, &figures, y)).collect();
    verdict.years = found.iter().map(|(state, _)| *state).collect();
    let has = |status: YearStatus| found.iter().find(|(state, _)| state.status == status);

    let current = hearing.as_of.year().clamp(window.years.from, window.years.to);
    let shown = has(YearStatus::Missed).or_else(|| found.iter().find(|(state, _)| state.year == current));
    match shown {
        Some((_, Some(figure))) => {
            hearing.measure(verdict, *figure, &hearing.aim, Err(Reason::NoPath), Decimal::ONE);
            verdict.needed_per_year = Err(Reason::NoPath);
        }
        Some((state, None)) => {
            let why = match state.status {
                YearStatus::Unreported => Reason::YearUnreported,
                _ => Reason::YearRunning,
            };
            Hearing::unmeasured(verdict, why);
        }
        None => Hearing::unmeasured(verdict, Reason::YearRunning),
    }

    let open = if has(YearStatus::Unreported).is_some() { Reason::YearUnreported } else { Reason::YearRunning };
    if let Some((missed, _)) = has(YearStatus::Missed) {
        let equal = verdict.judged.is_some_and(|j| hearing.aim.equal_not_beyond(j.value));
        verdict.status = Status::Overdue;
        verdict.reason = Some(if equal { Reason::EqualNotBeyond } else { Reason::YearMissed });
        let last = NaiveDate::from_ymd_opt(missed.year, 12, 31).expect("years are checked when read");
        verdict.days_overdue = Some((hearing.as_of - last).num_days());
    } else if found.iter().all(|(state, _)| state.status == YearStatus::Met) {
        verdict.status = Status::Met;
        verdict.met_in = found.first().and_then(|(_, figure)| *figure).map(|f| f.period);
    } else if hearing.passed() {
        hearing.unconfirmed(verdict, Some(open));
    } else if open == Reason::YearUnreported {
        verdict.reason = Some(open);
    } else if has(YearStatus::Met).is_some() {
        verdict.status = Status::OnTrack;
    } else {
        verdict.reason = Some(open);
    }
}

/// One year's figure and where the year stands.
///
/// A year is missed only once it is over, and only by a figure that reaches its last day.
fn state(hearing: &Hearing<'_, '_>, figures: &[Figure], year: i32) -> (YearState, Option<Figure>) {
    let whole = Period::year(year).expect("years are checked when read");
    let case = hearing.case;
    let of_year = || figures.iter().filter(|f| f.period.last().year() == year);
    let told = telling(of_year(), &hearing.aim);
    let to_date = || {
        let parts = series::to_date(case.observations, hearing.as_of, whole)?;
        hearing.aim.proved_by(parts.value, parts.bound).then_some(parts)
    };
    let (figure, proof) = match told {
        Some((figure, proof)) => (Some(*figure), Some(proof)),
        None if case.indicator.kind == Kind::Flow => match to_date() {
            Some(parts) => (Some(parts), Some(true)),
            None => (of_year().next_back().copied(), None),
        },
        None => (of_year().next_back().copied(), None),
    };
    let over = hearing.as_of > whole.last();
    let covers = figure.is_some_and(|f| f.bound == Bound::Exact && f.period.last() == whole.last());
    let status = match proof {
        Some(true) => YearStatus::Met,
        Some(false) if over && covers => YearStatus::Missed,
        _ if over => YearStatus::Unreported,
        _ => YearStatus::Running,
    };
    (YearState { year, value: figure.map(|f| f.value), bound: figure.map(|f| f.bound), status }, figure)
}
