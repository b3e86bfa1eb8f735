//! Where the value stands on its path, what is needed, and how old the figure is.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::number::Ratio;
use super::super::target::Judge;
use super::super::verdict::Baseline;
use super::trace::Trace;
use super::{Point, Step};
use crate::domain::path::counts_until;

pub(super) fn stand(trace: &mut Trace<'_, '_>) {
    let verdict = trace.verdict;
    let Some(judged) = verdict.judged else { return };
    let (value, day) = (judged.value, judged.period.last());
    let judge = trace.case.target.judge;
    if matches!(judge, Judge::Latest | Judge::Multiple | Judge::WindowSum) {
        match verdict.baseline {
            Ok(baseline) => {
                if judge != Judge::Multiple {
                    trace.push(Step::Baseline(baseline));
                }
                walk(trace, baseline, value, day);
            }
            Err(reason) if trace.is_open() => trace.push(Step::NoPath(reason)),
            Err(_) => {}
        }
    }
    if let (Ok(needed), Ok(reach)) = (verdict.needed_per_year, verdict.reach)
        && verdict.gap.is_ok_and(|gap| !gap.is_zero())
    {
        let days = (trace.case.target.deadline - day).num_days();
        trace.push(Step::Needed { reach, value, days, needed: needed.rounded() });
    }
    let months = trace.case.rules.stale_months;
    if let (true, Some(until)) = (trace.is_open() && judge != Judge::EachYear, counts_until(day, months)) {
        let days = (verdict.as_of - day).num_days();
        trace.push(Step::Age { days, months, until, stale: until < verdict.as_of });
    }
}

/// Progress, elapsed time, what was expected, and pace.
fn walk(trace: &mut Trace<'_, '_>, baseline: Baseline, value: Decimal, day: NaiveDate) {
    let verdict = trace.verdict;
    let (Ok(progress), Ok(elapsed), Ok(expected), Ok(pace)) =
        (verdict.progress, verdict.elapsed, verdict.expected, verdict.pace)
    else {
        if let (Err(reason), true) = (verdict.pace, trace.is_open()) {
            trace.push(Step::NoPath(reason));
        }
        return;
    };
    let path = trace.path(baseline);
    let (start, end, from, goal) = (path.start, path.end, path.from, path.to);
    let whole = (end - start).num_days();
    let gone = (day - start).num_days().clamp(0, whole);
    let (progress, pace, expected) = (progress.rounded(), pace.rounded(), expected.rounded());
    trace.push(Step::Progress { value, from, goal, progress });
    trace.push(Step::Elapsed { gone, whole, elapsed: elapsed.rounded() });
    let on = start + chrono::Days::new(gone.unsigned_abs());
    let [left, right] = path.piece(on).map(|(day, value)| Point { day, value });
    trace.push(Step::Expected { left, right, gone: (on - left.day).num_days(), expected });
    let mut asked = elapsed.rounded();
    if !path.milestones.is_empty() {
        asked = Ratio::new(expected - from, goal - from).map_or(asked, Ratio::rounded);
        trace.push(Step::ExpectedShare { expected, from, goal, share: asked });
    }
    let least = trace.is_open().then(|| -trace.case.rules.tolerance);
    trace.push(Step::Pace { progress, expected: asked, pace, least });
    if let (Ok(months), false) = (verdict.lag_months, pace.is_zero()) {
        trace.push(Step::Lag { pace, whole, months: months.rounded() });
    }
}
