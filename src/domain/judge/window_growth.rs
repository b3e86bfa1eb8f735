//! 年均增长: the compound mean over the window.
//!
//! On a growth indicator ∏(1 + g) over the window's years, on a level (v ÷ b)^(1 ÷ years) − 1 with b the level of the
//! year before the window. The root is for output; whether it satisfies is decided on the powers, exactly.

use std::cmp::Ordering;

use chrono::Datelike;
use rust_decimal::Decimal;

use super::super::indicator::Kind;
use super::super::number::{from_computed, to_double};
use super::super::observation::Bound;
use super::super::path;
use super::super::period::Period;
use super::super::series::Figure;
use super::super::status::{Reason, Status};
use super::super::target::{BaselineBasis, StatedBaseline};
use super::super::verdict::{Baseline, Judged, Stated, Verdict, YearStatus};
use super::{Hearing, each_year};

/// The growth over a number of years: `end ÷ start`, each exact where that is possible.
#[derive(Debug, Clone, Copy)]
struct Growth {
    end: Decimal,
    start: Decimal,
    years: f64,
}

impl Growth {
    /// The compound mean per year, in percent.
    fn mean(self) -> Option<Decimal> {
        let factor = to_double(self.end) / to_double(self.start);
        if factor <= 0.0 || self.years <= 0.0 {
            return None;
        }
        from_computed((factor.powf(self.years.recip()) - 1.0) * 100.0)
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
    let Some(window) = hearing.case.target.window else { return };
    let figures = hearing.figures();
    verdict.years = each_year::reported(hearing, &figures);
    for stated in [&mut verdict.progress, &mut verdict.elapsed, &mut verdict.expected, &mut verdict.pace] {
        *stated = Err(Reason::NoPath);
    }
    verdict.lag_months = Err(Reason::NoPath);
    verdict.needed_per_year = Err(Reason::NoPath);
    verdict.attainment = Err(Reason::GrowthKind);

    let inside: Vec<Figure> = figures
        .iter()
        .filter(|f| (window.years.from..=window.years.to).contains(&f.period.last().year()))
        .copied()
        .collect();
    let Some(last) = inside.last() else {
        return each_year::outside_window(hearing, verdict);
    };
    let complete = last.period.last() >= window.years.last_day();
    let on_growth = hearing.case.indicator.kind == Kind::Growth;
    let hole = on_growth
        && verdict.years.iter().any(|y| y.year <= last.period.last().year() && y.status != YearStatus::Reported);
    if hole {
        return cannot(hearing, verdict, Reason::Hole);
    }
    if inside.iter().any(|f| f.bound != Bound::Exact && on_growth) || last.bound != Bound::Exact {
        return cannot(hearing, verdict, Reason::Bound);
    }
    let growth = if on_growth {
        verdict.baseline = Err(Reason::NoPath);
        compound(&inside)
    } else {
        let baseline = level_before(hearing, &figures);
        verdict.baseline = baseline;
        baseline.and_then(|b| over_level(b, last))
    };
    let (growth, mean) = match growth.and_then(|g| g.mean().map(|mean| (g, mean)).ok_or(Reason::SignChange)) {
        Ok(found) => found,
        Err(reason) => return cannot(hearing, verdict, reason),
    };
    state(hearing, verdict, last, growth, mean);
    let satisfied = hearing.aim.satisfied_by(|aim| growth.compare(aim));
    let equal = hearing.aim.equal_not_beyond(mean).then_some(Reason::EqualNotBeyond);
    (verdict.status, verdict.reason) = match (satisfied, complete, hearing.passed()) {
        (true, true, _) => (Status::Met, None),
        (false, true, true) => (Status::Overdue, equal),
        (_, false, true) => return hearing.unconfirmed(verdict, Some(Reason::Hole)),
        (true, false, false) if hearing.is_stale(last.period.last()) => (Status::Unjudged, Some(Reason::Stale)),
        (true, false, false) => (Status::OnTrack, None),
        (false, _, false) => (Status::Behind, equal),
    };
    if verdict.status == Status::Met {
        verdict.met_in = Some(last.period);
    }
}

fn cannot(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>, reason: Reason) {
    for stated in [&mut verdict.gap, &mut verdict.margin, &mut verdict.reach] {
        *stated = Err(reason);
    }
    verdict.gap_pct = Err(reason);
    if hearing.passed() {
        hearing.unconfirmed(verdict, Some(reason));
    } else {
        verdict.reason = Some(reason);
    }
}

/// Writes the mean so far against the aim.
fn state(hearing: &Hearing<'_, '_>, verdict: &mut Verdict<'_>, last: &Figure, growth: Growth, mean: Decimal) {
    let satisfied = hearing.aim.satisfied_by(|aim| growth.compare(aim));
    let reach = hearing.aim.reach(mean);
    let gap = if satisfied { Decimal::ZERO } else { (reach - mean).abs() };
    let window = hearing.case.target.window.expect("checked by the caller");
    let period = Period::new(window.years.first_day(), last.period.last()).unwrap_or(last.period);
    verdict.judged = Some(Judged { period, value: mean, bound: Bound::Exact });
    verdict.reach = Ok(reach);
    verdict.gap = Ok(gap);
    let goal = hearing.goal(mean, &hearing.aim, Decimal::ONE);
    verdict.gap_pct = super::Ratio::new(gap, goal.abs()).ok_or(Reason::ZeroDenominator);
    verdict.margin = Ok(hearing.aim.margin(mean));
}

/// ∏(1 + g) over the years given.
fn compound(figures: &[Figure]) -> Stated<Growth> {
    let mut end = Decimal::ONE;
    for figure in figures {
        let factor = Decimal::ONE + figure.value / Decimal::ONE_HUNDRED;
        end = end.checked_mul(factor).ok_or(Reason::TooLarge)?;
    }
    let years = f64::from(u32::try_from(figures.len()).map_err(|_| Reason::TooLarge)?);
    Ok(Growth { end, start: Decimal::ONE, years })
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

fn over_level(baseline: Baseline, last: &Figure) -> Stated<Growth> {
    if baseline.value.is_zero() {
        return Err(Reason::ZeroDenominator);
    }
    if baseline.value.is_sign_negative() || last.value.is_sign_negative() {
        return Err(Reason::SignChange);
    }
    let years = path::years_between(baseline.period.last(), last.period.last());
    if years <= 0.0 {
        return Err(Reason::NoTime);
    }
    Ok(Growth { end: last.value, start: baseline.value, years })
}
