//! What the judges that look at a window as a whole have in common: its years and the figures within.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::super::observation::Bound;
use super::super::period::Period;
use super::super::series::{self, Figure};
use super::super::status::Reason;
use super::super::target::Years;
use super::super::verdict::{Stated, Verdict, YearState, YearStatus};
use super::Hearing;

/// The figures whose last day lies within the years.
pub(super) fn inside(figures: &[Figure], years: Years) -> Vec<Figure> {
    figures.iter().filter(|f| (years.from..=years.to).contains(&f.period.last().year())).copied().collect()
}

/// Each year with the figure that reaches its last day: a level's own, a flow's sum over the whole year.
pub(super) fn reported(hearing: &Hearing<'_, '_>, inside: &[Figure], flows: bool) -> Vec<YearState> {
    let Some(window) = hearing.case.target.window else { return Vec::new() };
    let years = window.years.iter().map(|year| {
        let whole = Period::year(year).expect("years are checked when read");
        let figure = if flows {
            let spans: Vec<Figure> = inside.iter().filter(|f| f.period.last().year() == year).copied().collect();
            let covered = unbroken(&spans, whole.first()) == spans.len();
            add(&spans, whole.first()).ok().flatten().filter(|sum| covered && sum.period == whole)
        } else {
            inside.iter().rfind(|f| f.period.last() == whole.last()).copied()
        };
        let status = match figure {
            Some(_) => YearStatus::Reported,
            None if hearing.as_of > whole.last() => YearStatus::Unreported,
            None => YearStatus::Running,
        };
        YearState { year, value: figure.map(|f| f.value), bound: figure.map(|f| f.bound), status }
    });
    years.collect()
}

/// How many of the figures follow one another from a day on without a gap.
pub(super) fn unbroken(figures: &[Figure], from: NaiveDate) -> usize {
    let mut next = Some(from);
    figures
        .iter()
        .take_while(|f| {
            let follows = Some(f.period.first()) == next;
            next = f.period.last().succ_opt();
            follows
        })
        .count()
}

/// The sum of figures, for the period from a day to the last figure's last; `None` where there are none.
pub(super) fn add(figures: &[Figure], from: NaiveDate) -> Stated<Option<Figure>> {
    let Some(period) = figures.last().and_then(|last| Period::new(from, last.period.last())) else { return Ok(None) };
    let mut sum = Decimal::ZERO;
    let mut bound = Bound::Exact;
    for figure in figures {
        sum = sum.checked_add(figure.value).ok_or(Reason::TooLarge)?;
        bound = series::join(bound, figure.bound).ok_or(Reason::Bound)?;
    }
    Ok(Some(Figure { period, value: sum, bound }))
}

/// There are figures in scope, but none that decides within the window.
pub(super) fn empty(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let begun = verdict
        .latest
        .is_some_and(|o| hearing.case.target.window.is_some_and(|window| o.period.last() >= window.years.first_day()));
    let why = if hearing.passed() {
        Reason::Hole
    } else if verdict.years.iter().any(|y| y.status == YearStatus::Unreported) {
        Reason::YearUnreported
    } else if begun {
        Reason::PartYear
    } else {
        Reason::YearRunning
    };
    hearing.missing(verdict, why);
}
