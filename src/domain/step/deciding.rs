//! The steps to the figure that decides a target judged by its latest figure, and what came after the deadline.

use super::super::observation::Bound;
use super::super::period::Period;
use super::super::series::Figure;
use super::super::status::Status;
use super::super::target::Judge;
use super::Step;
use super::trace::Trace;

/// The deciding figure, how it was formed, and how it stands to the target and the deadline.
pub(super) fn latest(trace: &mut Trace<'_, '_>) {
    let figures = trace.figures_with_proofs();
    let multiple = trace.case.target.judge == Judge::Multiple;
    if let (true, Ok(baseline)) = (multiple, trace.verdict.baseline) {
        trace.push(Step::Baseline(baseline));
    }
    let Some(judged) = trace.verdict.judged else {
        bounds_aside(trace, &figures);
        if let Err(reason) = trace.verdict.gap {
            trace.push(Step::Without(reason));
        }
        return;
    };
    let Some(figure) = figures.iter().find(|f| f.period == judged.period).copied() else { return };
    if trace.verdict.status == Status::MetLate {
        in_time(trace, &figures);
    }
    trace.added_up(&figure);
    let Figure { period, value, bound } = figure;
    trace.push(Step::Figure { period, value, bound });
    let in_unit = trace.in_unit(value);
    let claim = trace.claim(in_unit, bound);
    trace.push(Step::Compare(claim));
    bounds_aside(trace, &figures);
    if trace.passed() {
        after_deadline(trace, &figures, &figure);
    }
}

/// The last figure in time that says anything: it did not satisfy.
fn in_time(trace: &mut Trace<'_, '_>, figures: &[Figure]) {
    let deadline = trace.case.target.deadline;
    let told = figures.iter().rev().filter(|f| f.period.first() <= deadline).find(|f| trace.tells(f).is_some());
    let held = told.map(|f| {
        let value = trace.in_unit(f.value);
        (f.period, trace.claim(value, f.bound))
    });
    trace.push(Step::InTime(held));
}

/// Whether the figure is in time, what came later, and whether the deadline is covered.
fn after_deadline(trace: &mut Trace<'_, '_>, figures: &[Figure], figure: &Figure) {
    let deadline = trace.case.target.deadline;
    trace.push(Step::Timing { first: figure.period.first(), deadline });
    let late = figures.iter().filter(|f| f.period.first() > deadline);
    if trace.verdict.status.is_met() {
        let told = late.rev().find_map(|f| Some((f, trace.tells(f)?)));
        if let Some((last, false)) = told {
            let value = trace.in_unit(last.value);
            let claim = trace.claim(value, last.bound);
            trace.push(Step::FellBack(last.period, claim));
        }
        return;
    }
    let count = late.count();
    trace.push(Step::Later(count));
    if let Some(last) = figures.iter().rfind(|f| f.bound == Bound::Exact) {
        trace.push(Step::Cover { last: last.period.last(), deadline });
    }
}

/// The bounds after the deciding figure, up to the deadline: they do not settle it.
fn bounds_aside(trace: &mut Trace<'_, '_>, figures: &[Figure]) {
    let day = trace.judged_day();
    let judged = trace.verdict.judged.map(|judged| judged.period);
    let deadline = trace.case.target.deadline;
    let counts = |period: Period| !trace.passed() || period.first() <= deadline;
    let bounds: Vec<Figure> = figures.iter().filter(|f| f.bound != Bound::Exact && counts(f.period)).copied().collect();
    for Figure { period, value, bound } in bounds {
        if day.is_none_or(|day| day <= period.last()) && Some(period) != judged {
            trace.push(Step::Aside { period, value, bound });
        }
    }
}
