//! Judged by the latest figure, or by the latest figure divided by the baseline.

use rust_decimal::Decimal;

use super::super::aim::Aim;
use super::super::observation::Bound;
use super::super::series::{self, Figure};
use super::super::status::{Reason, Status};
use super::super::verdict::{Baseline, Stated, Verdict};
use super::Hearing;

/// `latest`: the deciding figure against the target's value.
pub(super) fn by_value(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let mut figures = hearing.figures();
    add_proof_to_date(hearing, &mut figures);
    decide(hearing, verdict, &figures, &hearing.aim, None, Decimal::ONE);
}

/// `multiple`: the figure over the baseline against the multiple asked for, worked in the indicator's unit.
pub(super) fn by_multiple(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let figures = hearing.figures();
    let Some(last) = figures.last() else { return part_year(hearing, verdict) };
    let baseline = match hearing.baseline(&figures, last.period.last()) {
        Ok(baseline) => baseline,
        Err(reason) => {
            let reason = if reason == Reason::OnePoint { Reason::NoBaseline } else { reason };
            verdict.baseline = Err(reason);
            verdict.reason = Some(reason);
            return;
        }
    };
    let refused = match baseline.value {
        b if b.is_zero() => Some(Reason::ZeroDenominator),
        b if b.is_sign_negative() => Some(Reason::SignChange),
        _ => None,
    };
    let aim = hearing.aim.times(baseline.value);
    match (refused, aim) {
        (None, Some(aim)) => decide(hearing, verdict, &figures, &aim, Some(Ok(baseline)), baseline.value),
        (refused, _) => {
            verdict.baseline = Ok(baseline);
            verdict.reason = refused.or(Some(Reason::TooLarge));
        }
    }
}

/// Appends the running span's parts where what they add up to already proves the target met.
fn add_proof_to_date(hearing: &Hearing<'_, '_>, figures: &mut Vec<Figure>) {
    let case = hearing.case;
    let Some(latest) = series::in_scope(case.observations, hearing.as_of).next_back() else { return };
    if case.indicator.kind != super::Kind::Flow || series::is_whole(latest.period, case.target.span) {
        return;
    }
    let span = series::span_around(case.target.span, latest.period.last());
    if figures.last().is_some_and(|f| f.period.last() >= span.last()) {
        return;
    }
    if let Some(parts) = series::to_date(case.target.span, case.observations, hearing.as_of, span)
        && hearing.aim.proved_by(parts.value, parts.bound)
    {
        figures.push(parts);
    }
}

/// There are figures, but none of the whole length that decides.
pub(super) fn part_year(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    if hearing.passed() {
        hearing.unconfirmed(verdict, Some(Reason::PartYear));
    } else {
        verdict.reason = Some(Reason::PartYear);
    }
    verdict.gap = Err(Reason::PartYear);
}

/// Rules 2 to 4 on figures in order of their last day.
fn decide(
    hearing: &Hearing<'_, '_>,
    verdict: &mut Verdict<'_>,
    figures: &[Figure],
    aim: &Aim,
    given: Option<Stated<Baseline>>,
    unit: Decimal,
) {
    if figures.is_empty() {
        return part_year(hearing, verdict);
    }
    let deadline = hearing.case.target.deadline;
    let passed = hearing.passed();
    let proved = |f: &Figure| aim.proved_by(f.value, f.bound);
    let in_time = if passed { figures.partition_point(|f| f.period.first() <= deadline) } else { figures.len() };
    let baseline = |f: &Figure| given.unwrap_or_else(|| hearing.baseline(figures, f.period.last()));
    let measure = |verdict: &mut Verdict<'_>, f: &Figure| hearing.measure(verdict, *f, aim, baseline(f), unit);

    if let Some(last) = in_time.checked_sub(1).map(|i| &figures[i])
        && proved(last)
    {
        measure(verdict, last);
        verdict.status = Status::Met;
        verdict.met_in = run_start(&figures[..in_time], aim).map(|f| f.period);
        verdict.fell_back = figures[in_time..].iter().rfind(|f| f.bound == Bound::Exact).is_some_and(|f| !proved(f));
        return;
    }
    if passed {
        if let Some(late) = figures[in_time..].iter().find(|f| proved(f)) {
            measure(verdict, late);
            verdict.status = Status::MetLate;
            verdict.met_in = Some(late.period);
            verdict.fell_back = figures.iter().rfind(|f| f.bound == Bound::Exact).is_some_and(|f| !proved(f));
            return;
        }
        let exact = |f: &&Figure| f.bound == Bound::Exact;
        let decides = figures[..in_time].iter().rfind(exact).or_else(|| figures.iter().rfind(exact));
        let Some(figure) = decides else {
            verdict.gap = Err(Reason::Bound);
            return hearing.unconfirmed(verdict, Some(Reason::Bound));
        };
        measure(verdict, figure);
        let equal = aim.equal_not_beyond(figure.value).then_some(Reason::EqualNotBeyond);
        if figures.iter().any(|f| exact(&f) && f.period.last() >= deadline) {
            (verdict.status, verdict.reason) = (Status::Overdue, equal);
        } else {
            hearing.unconfirmed(verdict, equal);
        }
        return;
    }
    on_the_way(hearing, verdict, figures, aim, &measure);
}

/// Rule 4: before the deadline, not met.
fn on_the_way(
    hearing: &Hearing<'_, '_>,
    verdict: &mut Verdict<'_>,
    figures: &[Figure],
    aim: &Aim,
    measure: &dyn Fn(&mut Verdict<'_>, &Figure),
) {
    let keeps_pace = |verdict: &Verdict<'_>| {
        verdict.pace.map(|pace| {
            let least = super::Ratio::from_decimal(-hearing.case.rules.tolerance);
            pace.compare(least) != std::cmp::Ordering::Less
        })
    };
    let last = figures.last().expect("checked by the caller");
    if last.bound != Bound::Exact && aim.favoured_by(last.bound) {
        measure(verdict, last);
        if keeps_pace(verdict) == Ok(true) && !hearing.is_stale(last.period.last()) {
            verdict.status = Status::OnTrack;
            return;
        }
    }
    let Some(figure) = figures.iter().rfind(|f| f.bound == Bound::Exact) else {
        Hearing::unmeasured(verdict, Reason::Bound);
        verdict.reason = Some(Reason::Bound);
        return;
    };
    measure(verdict, figure);
    let equal = aim.equal_not_beyond(figure.value).then_some(Reason::EqualNotBeyond);
    (verdict.status, verdict.reason) = match keeps_pace(verdict) {
        Ok(true) if hearing.is_stale(figure.period.last()) => (Status::Unjudged, Some(Reason::Stale)),
        Ok(true) => (Status::OnTrack, equal),
        Ok(false) => (Status::Behind, None),
        Err(Reason::BaselineMeetsTarget) => (Status::Behind, equal.or(Some(Reason::BaselineMeetsTarget))),
        Err(reason) => (Status::Unjudged, equal.or(Some(reason))),
    };
}

/// The first figure of the unbroken run of satisfying figures that ends in the last one.
///
/// A bound that proves nothing neither belongs to the run nor breaks it.
fn run_start<'f>(figures: &'f [Figure], aim: &Aim) -> Option<&'f Figure> {
    let mut start = None;
    for figure in figures.iter().rev() {
        if aim.proved_by(figure.value, figure.bound) {
            start = Some(figure);
        } else if figure.bound == Bound::Exact {
            break;
        }
    }
    start
}
