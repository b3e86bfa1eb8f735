//! 新增 N, N年内: flows summed over the window.
//!
//! What is missing is unknown, not zero: the sum is then a lower bound and the missing years are named.

use super::super::observation::Bound;
use super::super::path;
use super::super::period::Period;
use super::super::series::{self, Figure};
use super::super::status::{Reason, Status};
use super::super::verdict::{Baseline, Verdict};
use super::window::{add, inside, reported, unbroken};
use super::{Decimal, Hearing, window};

/// A sum, and whether it can still change.
#[derive(Debug, Clone, Copy)]
struct Sum {
    figure: Figure,
    /// Nothing is missing before its last figure.
    whole: bool,
    /// It reaches the window's last day and nothing is missing.
    complete: bool,
    /// No figure is negative, so that what is still to come can only add.
    only_adds: bool,
}

impl Sum {
    /// True where the sum proves the target: a sum that can still grow proves a minimum, but neither ceiling nor range.
    fn proves(self, hearing: &Hearing<'_, '_>) -> bool {
        let bound = if self.complete {
            Some(self.figure.bound)
        } else {
            series::join(self.figure.bound, Bound::AtLeast).filter(|_| self.only_adds)
        };
        bound.is_some_and(|bound| hearing.aim.proved_by(self.figure.value, bound))
    }
}

pub(super) fn judge(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let case = hearing.case;
    let Some(window) = case.target.window else { return };
    let inside = inside(&hearing.figures(case.target.span), window.years);
    verdict.years = reported(hearing, &inside, true);
    let (start, end) = (window.years.first_day(), window.years.last_day());
    let whole_window = Period::new(start, end).expect("years are checked when read");
    let baseline = Baseline::zero(path::day_before(window.years));

    let sum = sum_of(&inside, whole_window);
    if !matches!(sum, Ok(Some(sum)) if sum.proves(hearing)) {
        let least = series::to_date(case.observations, hearing.as_of, whole_window);
        let least = least.map(|f| Sum { figure: f, whole: false, complete: false, only_adds: true });
        if let Some(proof) = least.filter(|least| least.proves(hearing)) {
            let figure = Figure {
                period: Period::new(start, proof.figure.period.last()).unwrap_or(whole_window),
                ..proof.figure
            };
            hearing.measure(verdict, figure, &hearing.aim, Ok(baseline), Decimal::ONE);
            verdict.status = Status::Met;
            verdict.met_in = Some(year_of(figure));
            return;
        }
    }
    let sum = match sum {
        Ok(sum) => sum,
        Err(Reason::TooLarge) => return Hearing::cannot(verdict, Reason::TooLarge),
        Err(reason) => return hearing.missing(verdict, reason),
    };
    let Some(sum) = sum else { return window::empty(hearing, verdict) };
    if !sum.whole && !sum.only_adds {
        return hearing.missing(verdict, Reason::Hole);
    }
    hearing.measure(verdict, sum.figure, &hearing.aim, Ok(baseline), Decimal::ONE);
    if sum.proves(hearing) {
        verdict.status = Status::Met;
        verdict.met_in = first_met(hearing, &inside, whole_window);
        return;
    }
    state(hearing, verdict, sum);
}

/// The status of a sum that does not prove the target met.
fn state(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>, sum: Sum) {
    let Sum { figure, whole, complete, .. } = sum;
    let satisfied = hearing.aim.satisfied(figure.value);
    if !complete && satisfied {
        verdict.needed_per_year = Err(Reason::WindowOpen);
    } else if verdict.pace == Err(Reason::BaselineMeetsTarget) {
        verdict.needed_per_year = Err(Reason::BaselineMeetsTarget);
    }
    let bound = (figure.bound != Bound::Exact).then_some(Reason::Bound);
    let uncertain = if whole { bound } else { Some(Reason::Hole) };
    let equal = hearing.aim.equal_not_beyond(figure.value).then_some(Reason::EqualNotBeyond);
    if hearing.passed() {
        if complete && figure.bound == Bound::Exact {
            (verdict.status, verdict.reason) = (Status::Overdue, equal);
        } else {
            hearing.unconfirmed(verdict, if complete { bound } else { Some(Reason::Hole) });
        }
        return;
    }
    (verdict.status, verdict.reason) = match hearing.keeps_pace(verdict) {
        Ok(true) if hearing.aim.favoured_by(figure.bound) => {
            if hearing.is_stale(figure.period.last()) {
                (Status::Unjudged, Some(Reason::Stale))
            } else {
                (Status::OnTrack, equal)
            }
        }
        Ok(_) => uncertain.map_or((Status::Behind, None), |why| (Status::Unjudged, Some(why))),
        Err(Reason::BaselineMeetsTarget) if satisfied => (Status::Unjudged, Some(Reason::WindowOpen)),
        Err(reason @ Reason::BaselineMeetsTarget) => {
            uncertain.map_or((Status::Behind, Some(reason)), |why| (Status::Unjudged, Some(why)))
        }
        Err(reason) => (Status::Unjudged, Some(reason)),
    };
}

/// The sum of the window's figures; a lower bound where something before its last figure is missing.
fn sum_of(inside: &[Figure], window: Period) -> Result<Option<Sum>, Reason> {
    let Some(figure) = add(inside, window.first())? else { return Ok(None) };
    let whole = unbroken(inside, window.first()) == inside.len();
    let bound = if whole { figure.bound } else { series::join(figure.bound, Bound::AtLeast).ok_or(Reason::Bound)? };
    Ok(Some(Sum {
        figure: Figure { bound, ..figure },
        whole,
        complete: whole && figure.period == window,
        only_adds: inside.iter().all(|f| f.value >= Decimal::ZERO),
    }))
}

/// The year in which the growing sum first proved the target.
fn first_met(hearing: &Hearing<'_, '_>, inside: &[Figure], window: Period) -> Option<Period> {
    let sums = (1..=inside.len()).filter_map(|count| sum_of(&inside[..count], window).ok().flatten());
    sums.into_iter().find(|sum| sum.proves(hearing)).map(|sum| year_of(sum.figure))
}

fn year_of(figure: Figure) -> Period {
    let year = chrono::Datelike::year(&figure.period.last());
    Period::year(year).expect("a figure's year is a calendar year")
}
