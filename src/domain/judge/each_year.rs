//! 每年…: every calendar year of the window is judged by itself.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::super::indicator::Kind;
use super::super::observation::Bound;
use super::super::period::Period;
use super::super::series::{self, Figure};
use super::super::status::{Reason, Status};
use super::super::verdict::{Verdict, YearState, YearStatus};
use super::{Hearing, latest};

pub(super) fn judge(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let Some(window) = hearing.case.target.window else { return };
    let figures = hearing.figures();
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
        hearing.unconfirmed(verdict, Some(Reason::YearUnreported));
    } else if has(YearStatus::Unreported).is_some() {
        verdict.reason = Some(Reason::YearUnreported);
    } else if has(YearStatus::Met).is_some() {
        verdict.status = Status::OnTrack;
    } else {
        verdict.reason = Some(Reason::YearRunning);
    }
}

/// One year's figure and where the year stands.
fn state(hearing: &Hearing<'_, '_>, figures: &[Figure], year: i32) -> (YearState, Option<Figure>) {
    let whole = Period::year(year).expect("years are checked when read");
    let case = hearing.case;
    let flow = case.indicator.kind == Kind::Flow;
    let of_year = |f: &&Figure| f.period.last().year() == year;
    let figure = match case.indicator.kind {
        Kind::Flow | Kind::Growth => figures.iter().find(|f| f.period == whole),
        Kind::Stock | Kind::Ratio => {
            figures.iter().find(|f| f.period == whole).or_else(|| figures.iter().rfind(of_year))
        }
    };
    let to_date = || {
        let parts = flow.then(|| series::to_date(case.target.span, case.observations, hearing.as_of, whole))??;
        hearing.aim.proved_by(parts.value, parts.bound).then_some(parts)
    };
    let figure = figure.copied().or_else(to_date);
    let over = hearing.as_of > whole.last();
    let status = match figure {
        Some(f) if hearing.aim.proved_by(f.value, f.bound) => YearStatus::Met,
        Some(f) if f.bound == Bound::Exact && (over || f.period.last() == whole.last()) => YearStatus::Missed,
        _ if over => YearStatus::Unreported,
        _ => YearStatus::Running,
    };
    (YearState { year, value: figure.map(|f| f.value), bound: figure.map(|f| f.bound), status }, figure)
}

/// What a window's years have, for judges that look at the window as a whole.
pub(super) fn reported(hearing: &Hearing<'_, '_>, figures: &[Figure]) -> Vec<YearState> {
    let Some(window) = hearing.case.target.window else { return Vec::new() };
    let years = window.years.iter().map(|year| {
        let whole = Period::year(year).expect("years are checked when read");
        let figure = figures.iter().rfind(|f| f.period.last().year() == year && f.period.last() == whole.last());
        let status = match figure {
            Some(_) => YearStatus::Reported,
            None if hearing.as_of > whole.last() => YearStatus::Unreported,
            None => YearStatus::Running,
        };
        YearState { year, value: figure.map(|f| f.value), bound: figure.map(|f| f.bound), status }
    });
    years.collect()
}

/// There are figures in scope, but none of the window.
pub(super) fn outside_window(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let after = verdict.years.iter().any(|y| y.status == YearStatus::Unreported);
    if hearing.passed() {
        hearing.unconfirmed(verdict, Some(Reason::Hole));
    } else if after {
        verdict.reason = Some(Reason::YearUnreported);
    } else {
        latest::part_year(hearing, verdict);
    }
}
