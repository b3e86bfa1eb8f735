//! 年均增长: the compound mean over the window.
//!
//! On a growth indicator ∏(1 + g) over the window's years, on a level (v ÷ b)^(1 ÷ years) − 1 with b the level of the
//! year before the window. The root is for output; whether it satisfies is decided on the powers, exactly.

use std::cmp::Ordering;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::super::indicator::Kind;
use super::super::number::{Ratio, from_computed, to_double};
use super::super::observation::Bound;
use super::super::path;
use super::super::period::Period;
use super::super::series::{self, Figure};
use super::super::status::{Reason, Status};
use super::super::target::{BaselineBasis, Span, StatedBaseline};
use super::super::verdict::{Baseline, Judged, Stated, Verdict, YearStatus};
use super::{Hearing, window};

/// The growth over a number of years: `end ÷ start`, each exact where that is possible.
#[derive(Debug, Clone, Copy)]
struct Growth {
    end: Decimal,
    start: Decimal,
    years: f64,
    /// What `end` says of the true value.
    bound: Bound,
    /// The figure it ends with.
    last: Figure,
}

impl Growth {
    /// The compound mean per year, in percent.
    fn mean(self) -> Stated<Decimal> {
        let factor = to_double(self.end) / to_double(self.start);
        if factor <= 0.0 {
            return Err(Reason::SignChange);
        }
        from_computed((factor.powf(self.years.recip()) - 1.0) * 100.0).ok_or(Reason::TooLarge)
    }

    /// How the mean compares with a percentage: `end` with `start · (1 + p)^years`.
    fn compare(self, percent: Decimal) -> Ordering {
        let factor = Decimal::ONE + percent / Decimal::ONE_HUNDRED;
        let whole = self.years.round();
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few dozen years at most")]
        let exact = ((self.years - whole).abs() < f64::EPSILON)
            .then(|| (0..whole as u32).try_fold(self.start, |product, _| exact_product(product, factor)))
            .flatten();
        if let Some(needed) = exact {
            return self.end.cmp(&needed);
        }
        let needed = to_double(self.start) * to_double(factor).powf(self.years);
        let end = to_double(self.end);
        if (end - needed).abs() <= needed.abs() * 1e-13 { Ordering::Equal } else { end.total_cmp(&needed) }
    }
}

/// The product, or `None` where it would be rounded.
fn exact_product(one: Decimal, other: Decimal) -> Option<Decimal> {
    let (one, other) = (one.normalize(), other.normalize());
    (one.scale() + other.scale() <= 28).then(|| one.checked_mul(other)).flatten()
}

pub(super) fn judge(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>) {
    let Some(target_window) = hearing.case.target.window else { return };
    let figures = hearing.figures(Span::Year);
    let inside = window::inside(&figures, target_window.years);
    verdict.years = window::reported(hearing, &inside, false);
    let Some(last) = inside.last() else { return window::empty(hearing, verdict) };
    let on_growth = hearing.case.indicator.kind == Kind::Growth;
    let formed = if on_growth {
        if verdict.years.iter().any(|y| y.year <= last.period.last().year() && y.status != YearStatus::Reported) {
            return hearing.missing(verdict, Reason::Hole);
        }
        verdict.baseline = Err(Reason::NoPath);
        telling_rates(hearing, &inside)
    } else {
        verdict.baseline = level_before(hearing, &figures);
        verdict.baseline.and_then(|baseline| telling_level(hearing, baseline, &inside))
    };
    match formed.and_then(|growth| Ok((growth, growth.mean()?))) {
        Ok((growth, mean)) => {
            measure(hearing, verdict, growth, mean);
            state(hearing, verdict, growth, *last);
        }
        Err(reason @ (Reason::Bound | Reason::NoTime)) => hearing.missing(verdict, reason),
        Err(reason) => Hearing::cannot(verdict, reason),
    }
}

/// Whether a growth over a bound says enough to be judged by: it proves the target met, or on the way to it.
fn tells(hearing: &Hearing<'_, '_>, growth: &Growth) -> bool {
    growth.bound == Bound::Exact || hearing.aim.tells_by(growth.bound, |aim| growth.compare(aim)) == Some(true)
}

/// ∏(1 + g) over the years, or over those before the first bound where the bounds prove nothing.
fn telling_rates(hearing: &Hearing<'_, '_>, rates: &[Figure]) -> Stated<Growth> {
    let exact = rates.iter().take_while(|f| f.bound == Bound::Exact).count();
    let all = compound(rates);
    match all {
        Ok(growth) if tells(hearing, &growth) => Ok(growth),
        Ok(_) | Err(Reason::Bound) => compound(&rates[..exact]),
        Err(reason) => Err(reason),
    }
}

/// ∏(1 + g) over the years given.
fn compound(rates: &[Figure]) -> Stated<Growth> {
    let mut end = Decimal::ONE;
    let mut bound = Bound::Exact;
    for rate in rates {
        let factor = Decimal::ONE + rate.value / Decimal::ONE_HUNDRED;
        if factor <= Decimal::ZERO {
            return Err(Reason::SignChange);
        }
        end = end.checked_mul(factor).ok_or(Reason::TooLarge)?;
        bound = series::join(bound, rate.bound).ok_or(Reason::Bound)?;
    }
    let last = *rates.last().ok_or(Reason::Bound)?;
    let years = f64::from(u32::try_from(rates.len()).map_err(|_| Reason::TooLarge)?);
    Ok(Growth { end, start: Decimal::ONE, years, bound, last })
}

/// The growth to the latest level that tells anything: a bound that proves nothing gives way to an exact figure.
fn telling_level(hearing: &Hearing<'_, '_>, baseline: Baseline, levels: &[Figure]) -> Stated<Growth> {
    let mut reason = Reason::Bound;
    for level in levels.iter().rev() {
        match over_level(baseline, level) {
            Ok(growth) if tells(hearing, &growth) => return Ok(growth),
            Ok(_) => {}
            Err(why) if level.bound == Bound::Exact => return Err(why),
            Err(why) => reason = why,
        }
    }
    Err(reason)
}

fn over_level(baseline: Baseline, last: &Figure) -> Stated<Growth> {
    if baseline.value.is_zero() {
        return Err(Reason::ZeroDenominator);
    }
    if baseline.value < Decimal::ZERO || last.value < Decimal::ZERO {
        return Err(Reason::SignChange);
    }
    let years = path::years_between(baseline.period.last(), last.period.last());
    if years <= 0.0 {
        return Err(Reason::NoTime);
    }
    Ok(Growth { end: last.value, start: baseline.value, years, bound: last.bound, last: *last })
}

/// The level the window's growth starts from: the catalogue's or office's, else the figure of the year before it.
fn level_before(hearing: &Hearing<'_, '_>, figures: &[Figure]) -> Stated<Baseline> {
    let target = hearing.case.target;
    if let Some(StatedBaseline::Figure { origin, period, value }) = &target.baseline {
        return Ok(Baseline { period: *period, value: *value, basis: *origin });
    }
    if let Some((period, value)) = hearing.case.office_baseline {
        return Ok(Baseline { period, value, basis: BaselineBasis::Office });
    }
    let before = path::day_before(target.window.ok_or(Reason::NoBaseline)?.years);
    figures
        .iter()
        .find(|f| f.period.last() == before && f.bound == Bound::Exact)
        .map(|f| Baseline { period: f.period, value: f.value, basis: BaselineBasis::FirstObservation })
        .ok_or(Reason::NoBaseline)
}

/// Writes the mean so far against the aim; a mean has no straight path.
fn measure(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>, growth: Growth, mean: Decimal) {
    let baseline = verdict.baseline;
    Hearing::unmeasured(verdict, Reason::NoPath);
    verdict.baseline = baseline;
    let satisfied = hearing.aim.tells_by(Bound::Exact, |aim| growth.compare(aim)) == Some(true);
    let reach = hearing.aim.reach(mean);
    let gap = if satisfied { Decimal::ZERO } else { (reach - mean).abs() };
    let first = hearing.case.target.window.map_or(growth.last.period.first(), |window| window.years.first_day());
    let period = Period::new(first, growth.last.period.last()).unwrap_or(growth.last.period);
    verdict.judged = Some(Judged { period, value: mean, bound: growth.bound });
    verdict.reach = Ok(reach);
    verdict.gap = Ok(gap);
    let goal = hearing.goal(mean, &hearing.aim, Decimal::ONE);
    verdict.gap_pct = Ratio::new(gap, goal.abs()).ok_or(Reason::ZeroDenominator);
    verdict.margin = Ok(hearing.aim.margin(mean));
    verdict.attainment = Err(Reason::GrowthKind);
}

/// The status of a mean: met only with the window's last year in. `latest` may be a bound that says nothing.
fn state(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>, growth: Growth, latest: Figure) {
    let Some(target_window) = hearing.case.target.window else { return };
    let complete = growth.last.period.last() >= target_window.years.last_day();
    let satisfied = hearing.aim.tells_by(growth.bound, |aim| growth.compare(aim)) == Some(true);
    let equal = hearing.aim.equal_not_beyond_by(|aim| growth.compare(aim)).then_some(Reason::EqualNotBeyond);
    (verdict.status, verdict.reason) = match (satisfied, complete, hearing.passed()) {
        (true, true, _) => (Status::Met, None),
        (false, true, true) => (Status::Overdue, equal),
        (_, false, true) => {
            let why = if growth.last == latest { Reason::Hole } else { Reason::Bound };
            return hearing.unconfirmed(verdict, Some(why));
        }
        (true, false, false) if hearing.is_stale(growth.last.period.last()) => (Status::Unjudged, Some(Reason::Stale)),
        (true, false, false) => (Status::OnTrack, None),
        (false, _, false) => (Status::Behind, equal),
    };
    if verdict.status == Status::Met {
        verdict.met_in = Some(growth.last.period);
    }
}
