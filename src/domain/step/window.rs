//! The steps of the judges that look at a window: its years, what is missing, the sum or the mean.

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::super::indicator::Kind;
use super::super::number::{from_computed, to_double};
use super::super::path::years_between;
use super::super::period::Period;
use super::super::series::{self, Figure};
use super::super::target::Span;
use super::super::verdict::{Baseline, Judged};
use super::Step;
use super::trace::Trace;

/// Each year by itself.
pub(super) fn each_year(trace: &mut Trace<'_, '_>) {
    let figures = trace.figures(Span::Year);
    for state in trace.verdict.years.clone() {
        let figure = state.value.zip(state.bound).map(|(value, bound)| {
            let of_year = |f: &&Figure| f.period.last().year() == state.year;
            let own = figures.iter().filter(of_year).rfind(|f| (f.value, f.bound) == (value, bound)).copied();
            let formed = own
                .or_else(|| series::to_date(trace.case.observations, trace.verdict.as_of, Period::year(state.year)?));
            if let Some(figure) = formed {
                trace.added_up(&figure);
            }
            let last = formed.map_or(trace.verdict.as_of, |f| f.period.last());
            (trace.claim(value, bound), last)
        });
        trace.push(Step::Year { year: state.year, figure, status: state.status });
    }
    if let Some(Judged { period, value, bound }) = trace.verdict.judged {
        trace.push(Step::Figure { period, value, bound });
    }
}

/// The sum over the window.
pub(super) fn sum(trace: &mut Trace<'_, '_>) {
    let Some(window) = trace.case.target.window else { return };
    trace.push(Step::Years(trace.verdict.years.clone()));
    let Some(judged) = trace.verdict.judged else { return without(trace) };
    let inside: Vec<Figure> = trace
        .figures(trace.case.target.span)
        .into_iter()
        .filter(|f| (window.years.from..=window.years.to).contains(&f.period.last().year()))
        .collect();
    let formed: Vec<Figure> =
        inside.iter().flat_map(|f| series::parts(trace.case.observations, trace.verdict.as_of, f)).collect();
    let total: Decimal = formed.iter().map(|f| f.value).sum();
    let parts = if total == judged.value && formed.last().map(|f| f.period.last()) == Some(judged.period.last()) {
        formed
    } else {
        series::disjoint(trace.case.observations, trace.verdict.as_of, judged.period)
    };
    let end = window.years.last_day();
    let missing = gaps(&parts, window.years.first_day());
    let open = judged.period.last() < end || !missing.is_empty();
    if !missing.is_empty() {
        trace.push(Step::Missing(missing));
    }
    let only_adds = inside.iter().all(|f| f.value >= Decimal::ZERO);
    match parts.as_slice() {
        [Figure { period, value, bound }] if *bound == judged.bound => {
            trace.push(Step::Figure { period: *period, value: *value, bound: *bound });
        }
        _ => {
            let parts = parts.iter().map(|f| f.value).collect();
            trace.push(Step::Sum { of: judged.period, parts, sum: judged.value, bound: judged.bound });
        }
    }
    compared(trace, judged);
    trace.push(Step::Window { end, reached: judged.period.last(), open, only_adds });
}

/// The level of a day that a mean was formed from: of several that end on it the one that gives the mean.
fn level_of(trace: &Trace<'_, '_>, baseline: Baseline, day: NaiveDate, mean: Decimal) -> Option<Figure> {
    let years = years_between(baseline.period.last(), day);
    let gives = |level: &Figure| {
        let factor = to_double(level.value) / to_double(baseline.value);
        from_computed((factor.powf(years.recip()) - 1.0) * 100.0) == Some(mean)
    };
    let levels: Vec<Figure> = trace.figures(Span::Year).into_iter().filter(|f| f.period.last() == day).collect();
    levels.iter().rfind(|level| gives(level)).or(levels.last()).copied()
}

/// The mean growth over the window.
pub(super) fn growth(trace: &mut Trace<'_, '_>) {
    let Some(window) = trace.case.target.window else { return };
    trace.push(Step::Years(trace.verdict.years.clone()));
    if let Ok(baseline) = trace.verdict.baseline {
        trace.push(Step::Baseline(baseline));
    }
    let Some(judged) = trace.verdict.judged else { return without(trace) };
    let (day, mean) = (judged.period.last(), judged.value);
    if trace.case.indicator.kind == Kind::Growth {
        let rates = trace.verdict.years.iter().filter(|y| y.year <= day.year()).filter_map(|y| y.value).collect();
        trace.push(Step::MeanOfGrowth { rates, mean });
    } else if let Ok(baseline) = trace.verdict.baseline
        && let Some(figure) = level_of(trace, baseline, day, mean)
    {
        trace.added_up(&figure);
        trace.push(Step::Figure { period: figure.period, value: figure.value, bound: figure.bound });
        let from = baseline.period.last();
        let years = years_between(from, day);
        let whole = years.fract() == 0.0;
        let days = (!whole).then(|| (day - from).num_days());
        let years = from_computed(years).unwrap_or_default();
        trace.push(Step::MeanOfLevels { end: figure.value, start: baseline.value, days, years, mean });
    }
    compared(trace, judged);
    let end = window.years.last_day();
    trace.push(Step::Window { end, reached: day, open: day < end, only_adds: false });
}

fn compared(trace: &mut Trace<'_, '_>, judged: Judged) {
    let claim = trace.claim(judged.value, judged.bound);
    trace.push(Step::Compare(claim));
}

fn without(trace: &mut Trace<'_, '_>) {
    if let Err(reason) = trace.verdict.gap {
        trace.push(Step::Without(reason));
    }
}

/// What lies between figures, and before the first.
fn gaps(figures: &[Figure], from: NaiveDate) -> Vec<Period> {
    let mut next = from;
    let mut gaps = Vec::new();
    for figure in figures {
        if let Some(gap) = figure.period.first().pred_opt().and_then(|last| Period::new(next, last)) {
            gaps.push(gap);
        }
        next = figure.period.last().succ_opt().unwrap_or(next);
    }
    gaps
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::observation::Bound;

    #[test]
    fn gaps_lie_between_figures_and_before_the_first() {
        let figure =
            |year| Figure { period: Period::year(year).expect("a year"), value: Decimal::ONE, bound: Bound::Exact };
        let from = Period::year(2022).expect("a year").first();
        let found = gaps(&[figure(2023), figure(2024), figure(2026)], from);
        assert_eq!(found, [Period::year(2022).expect("a year"), Period::year(2025).expect("a year")]);
        assert!(gaps(&[figure(2022), figure(2023)], from).is_empty());
    }
}
