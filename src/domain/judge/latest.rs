//! Judged by the latest figure, or by the latest figure divided by the baseline.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::super::aim::Aim;
use super::super::indicator::Kind;
use super::super::number::Ratio;
use super::super::observation::Bound;
use super::super::series::{self, Figure};
use super::super::status::{Reason, Status};
use super::super::verdict::{Baseline, Stated, Verdict};
use super::{Case, Hearing, LARGEST};

/// `latest`: the deciding figure against the target's value.
pub(super) fn by_value(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let mut figures = hearing.figures(hearing.case.target.span);
    add_proofs_to_date(hearing, &mut figures, &hearing.aim);
    decide(hearing, verdict, &figures, &hearing.aim, None);
}

/// `multiple`: the figure over the baseline against the multiple asked for, worked in the indicator's unit.
pub(super) fn by_multiple(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let mut figures = hearing.figures(hearing.case.target.span);
    let Some(last) = figures.last() else { return hearing.missing(verdict, Reason::PartYear) };
    let Ok(baseline) = hearing.baseline(&figures, last.period.last()) else {
        verdict.baseline = Err(Reason::NoBaseline);
        return Hearing::cannot(verdict, Reason::NoBaseline);
    };
    let most = LARGEST.saturating_mul(baseline.value);
    let refused = match baseline.value {
        b if b.is_zero() => Some(Reason::ZeroDenominator),
        b if b < Decimal::ZERO => Some(Reason::SignChange),
        _ if figures.iter().any(|f| f.value.abs() > most) => Some(Reason::TooLarge),
        _ => None,
    };
    let aim = hearing.aim.times(baseline.value).filter(|_| refused.is_none());
    if let Some(aim) = aim {
        add_proofs_to_date(hearing, &mut figures, &aim);
        decide(hearing, verdict, &figures, &aim, Some(baseline));
    } else {
        verdict.baseline = Ok(baseline);
        Hearing::cannot(verdict, refused.unwrap_or(Reason::TooLarge));
    }
}

/// Adds what parts of a span prove.
fn add_proofs_to_date(hearing: &Hearing<'_, '_>, figures: &mut Vec<Figure>, aim: &Aim) {
    let Case { indicator, target, observations, .. } = *hearing.case;
    if indicator.kind == Kind::Flow {
        series::add_proofs(target.span, observations, hearing.as_of, aim, figures);
    }
}

/// Rules 2 to 4 on figures in order of their last day; with a baseline given, its multiples are printed.
fn decide(
    hearing: &Hearing<'_, '_>,
    verdict: &mut Verdict<'_>,
    figures: &[Figure],
    aim: &Aim,
    multiple_of: Option<Baseline>,
) {
    if figures.is_empty() {
        return hearing.missing(verdict, Reason::PartYear);
    }
    let deadline = hearing.case.target.deadline;
    let unit = multiple_of.map_or(Decimal::ONE, |b| b.value);
    let baseline =
        |f: &Figure| -> Stated<Baseline> { multiple_of.map_or_else(|| hearing.baseline(figures, f.period.last()), Ok) };
    let measure = |verdict: &mut Verdict<'_>, f: &Figure| hearing.measure(verdict, *f, aim, baseline(f), unit);
    if !hearing.passed() {
        if let Some((figure, true)) = telling(figures.iter(), aim) {
            measure(verdict, figure);
            met(verdict, figures, aim);
            return;
        }
        return on_the_way(hearing, verdict, figures, aim, &measure);
    }

    let in_time = |f: &&Figure| f.period.first() <= deadline;
    let late = |f: &&Figure| f.period.first() > deadline;
    if let Some((figure, true)) = telling(figures.iter().filter(in_time), aim) {
        measure(verdict, figure);
        let through = figures.iter().rposition(|f| in_time(&f)).map_or(0, |last| last + 1);
        met(verdict, &figures[..through], aim);
        verdict.fell_back = matches!(telling(figures.iter().filter(late), aim), Some((_, false)));
        return;
    }
    if let Some(figure) = figures.iter().filter(late).find(|f| aim.proved_by(f.value, f.bound)) {
        measure(verdict, figure);
        verdict.status = Status::MetLate;
        verdict.met_in = Some(figure.period);
        verdict.fell_back = matches!(telling(figures.iter().filter(late), aim), Some((_, false)));
        return;
    }
    let misses = |f: &&Figure| f.bound == Bound::Exact && !aim.satisfied(f.value);
    let decides = last_exact(figures.iter().filter(in_time), aim).filter(misses);
    let Some(figure) = decides.or_else(|| figures.iter().filter(late).rfind(misses)) else {
        return hearing.missing(verdict, Reason::Bound);
    };
    measure(verdict, figure);
    let equal = aim.equal_not_beyond(figure.value).then_some(Reason::EqualNotBeyond);
    if figures.iter().any(|f| f.bound == Bound::Exact && f.period.last() >= deadline) {
        (verdict.status, verdict.reason) = (Status::Overdue, equal);
    } else {
        hearing.unconfirmed(verdict, equal);
    }
}

/// The last figure that says whether the target is satisfied, and what it says; bounds that prove nothing are passed over.
pub(super) fn telling<'f>(
    figures: impl DoubleEndedIterator<Item = &'f Figure>,
    aim: &Aim,
) -> Option<(&'f Figure, bool)> {
    figures.rev().find_map(|f| aim.tells(f.value, f.bound).map(|satisfied| (f, satisfied)))
}

/// The last exact figure, or what satisfied after it.
fn last_exact<'f>(figures: impl DoubleEndedIterator<Item = &'f Figure>, aim: &Aim) -> Option<&'f Figure> {
    figures.rev().find(|f| f.bound == Bound::Exact || aim.proved_by(f.value, f.bound))
}

/// Met in the first period of the unbroken run of satisfying figures.
fn met(verdict: &mut Verdict<'_>, figures: &[Figure], aim: &Aim) {
    let says = |f: &Figure| aim.tells(f.value, f.bound);
    let run = figures.iter().rev().take_while(|f| says(f) != Some(false)).filter(|f| says(f) == Some(true));
    verdict.status = Status::Met;
    verdict.met_in = run.last().map(|f| f.period);
}

/// Rule 4: before the deadline, not met.
fn on_the_way(
    hearing: &Hearing<'_, '_>,
    verdict: &mut Verdict<'_>,
    figures: &[Figure],
    aim: &Aim,
    measure: &dyn Fn(&mut Verdict<'_>, &Figure),
) {
    let silent = |f: &&Figure| f.bound != Bound::Exact && aim.tells(f.value, f.bound).is_none();
    for bound in figures.iter().rev().take_while(silent).filter(|f| aim.favoured_by(f.bound)) {
        measure(verdict, bound);
        if hearing.keeps_pace(verdict) == Ok(true) {
            (verdict.status, verdict.reason) = if hearing.is_stale(bound.period.last()) {
                (Status::Unjudged, Some(Reason::Stale))
            } else {
                (Status::OnTrack, None)
            };
            return;
        }
    }
    let exact = last_exact(figures.iter(), aim);
    // A satisfying figure that a later bound excludes: what holds today is not known.
    let Some(figure) = exact.filter(|f| f.bound == Bound::Exact && !aim.satisfied(f.value)) else {
        return Hearing::cannot(verdict, Reason::Bound);
    };
    measure(verdict, figure);
    let equal = aim.equal_not_beyond(figure.value).then_some(Reason::EqualNotBeyond);
    (verdict.status, verdict.reason) = match hearing.keeps_pace(verdict) {
        Ok(true) if hearing.is_stale(figure.period.last()) => (Status::Unjudged, Some(Reason::Stale)),
        Ok(true) => (Status::OnTrack, equal),
        Ok(false) => (Status::Behind, equal),
        Err(Reason::BaselineMeetsTarget) => (Status::Behind, equal.or(Some(Reason::BaselineMeetsTarget))),
        Err(reason) => (Status::Unjudged, equal.or(Some(reason))),
    };
}

impl Hearing<'_, '_> {
    /// True where the pace falls no further behind than the rules tolerate.
    pub(super) fn keeps_pace(&self, verdict: &Verdict<'_>) -> Stated<bool> {
        let least = Ratio::from_decimal(-self.case.rules.tolerance);
        verdict.pace.map(|pace| pace.compare(least) != Ordering::Less)
    }
}
