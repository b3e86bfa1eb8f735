//! What every method stands on: the case, its verdict, the aim, and the path on the target's own scale.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::super::aim::Aim;
use super::super::judge::Case;
use super::super::number::Ratio;
use super::super::observation::Bound;
use super::super::path::Path;
use super::super::series::{self, Figure};
use super::super::status::Reason;
use super::super::target::Judge;
use super::super::verdict::{Judged, Stated, Verdict};

/// A case with its verdict, on the target's own scale: the indicator's unit, or 倍 for a multiple.
pub(super) struct Ground<'g, 'a> {
    pub(super) case: &'g Case<'a>,
    pub(super) verdict: &'g Verdict<'a>,
    pub(super) aim: Aim,
    /// The path, where the verdict has one.
    pub(super) path: Stated<Path>,
}

impl<'g, 'a> Ground<'g, 'a> {
    pub(super) fn new(case: &'g Case<'a>, verdict: &'g Verdict<'a>) -> Self {
        let share = verdict.tolerance.map_or(Decimal::ZERO, |(share, _)| share);
        let aim = Aim::new(case.target.comparator, case.indicator.direction, case.target.value, share);
        let path = match (verdict.progress, verdict.baseline) {
            (Ok(_), Ok(baseline)) => Ok(Path::of(case.target, &aim, baseline)),
            (Err(reason), _) | (_, Err(reason)) => Err(reason),
        };
        Self { case, verdict, aim, path }
    }

    /// The deciding value, or why there is none.
    pub(super) fn judged(&self) -> Stated<Judged> {
        self.verdict.judged.ok_or_else(|| self.verdict.gap.err().unwrap_or(Reason::NoFigure))
    }

    /// The deciding value where it is a figure itself and no bound.
    pub(super) fn exact(&self) -> Stated<Judged> {
        self.judged().and_then(|judged| if judged.bound == Bound::Exact { Ok(judged) } else { Err(Reason::Bound) })
    }

    /// The deciding value before it is rounded to be printed: a multiple is a quotient.
    pub(super) fn unrounded(&self, judged: Judged) -> Ratio {
        let exact = || {
            let (path, progress) = (self.path.as_ref().ok()?, self.verdict.progress.ok()?);
            let way = path.to.checked_sub(path.from)?;
            progress.times(way)?.plus(Ratio::from_decimal(path.from))
        };
        let is_quotient = self.case.target.judge == Judge::Multiple;
        is_quotient.then(exact).flatten().unwrap_or_else(|| Ratio::from_decimal(judged.value))
    }

    /// True where the target leads upwards along its path.
    pub(super) fn rises(path: &Path) -> bool {
        path.to > path.from
    }

    /// What a figure in the indicator's unit is divided by: 1, or the baseline for a multiple.
    pub(super) fn unit(&self) -> Decimal {
        match (self.case.target.judge, self.verdict.baseline) {
            (Judge::Multiple, Ok(baseline)) => baseline.value,
            _ => Decimal::ONE,
        }
    }

    /// The deadline.
    pub(super) fn deadline(&self) -> NaiveDate {
        self.case.target.deadline
    }

    /// The figures that may decide, in the indicator's unit.
    pub(super) fn figures(&self) -> Vec<Figure> {
        let Case { indicator, target, observations, .. } = *self.case;
        series::deciding(indicator.kind, target.span, observations, self.verdict.as_of)
    }
}
