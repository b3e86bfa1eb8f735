//! Scores 得分 of agencies: what their targets come to in one role, with every addend, and in all their roles.
//!
//! Only what is judged enters. Targets without data are counted and neither praised nor blamed. Nothing here depends
//! on the order of targets. The formulas stand in `docs/methodology.md`. Knows no agency, document or table.

#[cfg(test)]
mod properties;
#[cfg(test)]
mod tests;

use rust_decimal::Decimal;

use super::number::Ratio;
use super::rules::scoring::{FULL, Points};
use super::status::{Reason, Status};
use super::verdict::{Stated, Verdict};

/// The statuses that are judged, in the order in which a score lists them.
pub const JUDGED: [Status; 5] = [Status::Met, Status::MetLate, Status::OnTrack, Status::Behind, Status::Overdue];

/// Digits after the point of an attainment that enters a score.
pub const ATTAINMENT_PLACES: u32 = 12;

/// Days of which `overdue_per_30_days` speaks.
const MONTH: Decimal = Decimal::from_parts(30, 0, 0, false, 0);

/// True where a status says how a target stands, so that it enters a score.
#[must_use]
pub fn is_judged(status: Status) -> bool {
    JUDGED.contains(&status)
}

/// What of one target enters a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Where it stands.
    pub status: Status,
    /// Its attainment, kept between 0 and 1 and rounded to twelve digits after the point; `None` where it is not
    /// stated.
    pub attainment: Option<Decimal>,
    /// Days overdue; 0 for what is not overdue.
    pub days: i64,
}

impl Mark {
    /// The mark of a verdict.
    #[must_use]
    pub fn of(verdict: &Verdict<'_>) -> Self {
        Self::new(verdict.status, verdict.attainment, verdict.days_overdue)
    }

    /// The mark of a target with this status, attainment and number of days overdue; what is not judged leaves none of
    /// the two.
    #[must_use]
    pub fn new(status: Status, attainment: Stated<Ratio>, days_overdue: Option<i64>) -> Self {
        let entered = |ratio: Ratio| ratio.to_places(ATTAINMENT_PLACES).clamp(Decimal::ZERO, Decimal::ONE).normalize();
        Self {
            status,
            attainment: attainment.ok().filter(|_| is_judged(status)).map(entered),
            days: days_overdue.filter(|_| status == Status::Overdue).unwrap_or_default().max(0),
        }
    }
}

/// What some targets come to: all that a score is formed from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sum {
    /// How many targets, judged or not.
    pub targets: u32,
    /// How many attainments are stated.
    pub attainments: u32,
    /// The sum of the attainments.
    pub attainment: Decimal,
    /// The sum of the days overdue.
    pub days: i64,
    counts: [u32; JUDGED.len()],
}

impl Sum {
    /// Adds one target.
    pub fn add(&mut self, mark: Mark) {
        self.targets += 1;
        if let Some(at) = JUDGED.iter().position(|status| *status == mark.status) {
            self.counts[at] += 1;
        }
        if let Some(attainment) = mark.attainment {
            self.attainments += 1;
            // At most 1 each with twelve digits after the point: no sum of so many is rounded.
            self.attainment += attainment;
        }
        self.days += mark.days;
    }

    /// How many are judged.
    #[must_use]
    pub fn judged(&self) -> u32 {
        self.counts.iter().sum()
    }

    /// Share of the targets that are judged; `None` without targets.
    #[must_use]
    pub fn coverage(&self) -> Option<Ratio> {
        Ratio::new(self.judged().into(), self.targets.into())
    }

    /// The score by these points, or why there is none.
    pub fn score(&self, points: &Points) -> Stated<Score> {
        Score::of(self, points).unwrap_or(Err(Reason::TooLarge))
    }
}

/// A score with all it is made of: (the statuses' points) × factor + attainment's points − points for days overdue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Score {
    /// How many targets it is formed from.
    pub judged: u32,
    /// The points of each judged status.
    pub shares: Vec<Share>,
    /// What these are multiplied by: 1, or 100 ÷ (100 − attainment's points) where no attainment is stated.
    pub factor: Ratio,
    /// The points of attainment, where any is stated.
    pub attainment: Option<Attained>,
    /// What is taken off for days overdue.
    pub late: Late,
    /// True where more would be taken off than there is.
    pub floored: bool,
    /// The score, 0 to 100.
    pub total: Ratio,
}

/// What one status adds: count ÷ judged × worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Share {
    /// The status.
    pub status: Status,
    /// How many targets have it.
    pub count: u32,
    /// Its points by the rules.
    pub worth: Decimal,
    /// What it adds, before the factor.
    pub points: Ratio,
}

/// What attainment adds: mean × worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Attained {
    /// How many are stated.
    pub count: u32,
    /// Their mean.
    pub mean: Ratio,
    /// The points by the rules for a mean of 1.
    pub worth: Decimal,
    /// What it adds.
    pub points: Ratio,
}

/// What days overdue take off: mean ÷ 30 × rate, at most the most.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Late {
    /// The sum of the days overdue.
    pub days: i64,
    /// Their mean over the judged targets.
    pub mean: Ratio,
    /// Points for each 30 days by the rules.
    pub rate: Decimal,
    /// The most that is taken off, by the rules.
    pub most: Decimal,
    /// What it would be without the most.
    pub uncapped: Ratio,
    /// What is taken off, not negative.
    pub points: Ratio,
}

impl Score {
    /// `None` where a number is too large to compute with.
    fn of(sum: &Sum, points: &Points) -> Option<Stated<Self>> {
        let judged = sum.judged();
        if judged == 0 {
            return Some(Err(Reason::NothingJudged));
        }
        let share = |(status, count): (Status, u32)| {
            let worth = points.of(status)?;
            let points = Ratio::new(worth, judged.into())?.times(count.into())?;
            Some(Share { status, count, worth, points })
        };
        let shares: Vec<Share> = JUDGED.into_iter().zip(sum.counts).map(share).collect::<Option<_>>()?;
        let attainment = attained(sum, points.attainment);
        let Some(factor) = factor(attainment.is_some(), points.attainment) else {
            return Some(Err(Reason::NoAttainment));
        };
        let late = late(sum, points)?;
        let mut total = shares.iter().try_fold(Ratio::from_decimal(Decimal::ZERO), |all, s| all.plus(s.points))?;
        total = total.product(factor)?;
        if let Some(attained) = attainment {
            total = total.plus(attained.points)?;
        }
        total = total.minus(late.points)?;
        let zero = Ratio::from_decimal(Decimal::ZERO);
        let floored = total.compare(zero).is_lt();
        Some(Ok(Self { judged, shares, factor, attainment, late, floored, total: if floored { zero } else { total } }))
    }

    /// What one of its targets adds to it, or takes off; `None` for a target that is not judged.
    #[must_use]
    pub fn adds(&self, mark: Mark) -> Option<Adds> {
        let share = self.shares.iter().find(|share| share.status == mark.status)?;
        let status = Ratio::new(share.worth, self.judged.into())?.product(self.factor)?;
        let attainment = match (self.attainment, mark.attainment) {
            (Some(all), Some(own)) => Some(Ratio::new(own, all.count.into())?.times(all.worth)?),
            _ => None,
        };
        let off = match self.late.days {
            0 => Ratio::from_decimal(Decimal::ZERO),
            all => self.late.points.product(Ratio::new((-mark.days).into(), all.into())?)?,
        };
        let total = status.plus(off)?;
        let total = attainment.map_or(Some(total), |attainment| total.plus(attainment))?;
        Some(Adds { status, attainment, days: off, total })
    }
}

/// What one target adds to a score.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Adds {
    /// By its status, the factor counted in.
    pub status: Ratio,
    /// By its attainment, where that is stated.
    pub attainment: Option<Ratio>,
    /// By its days overdue, not positive.
    pub days: Ratio,
    /// In all.
    pub total: Ratio,
}

fn attained(sum: &Sum, worth: Decimal) -> Option<Attained> {
    if worth.is_zero() {
        return None;
    }
    let mean = Ratio::new(sum.attainment, sum.attainments.into())?;
    Some(Attained { count: sum.attainments, mean, worth, points: mean.times(worth)? })
}

/// Where attainment adds nothing because none is stated, the statuses' points make up the whole.
fn factor(is_stated: bool, attainment: Decimal) -> Option<Ratio> {
    if is_stated || attainment.is_zero() {
        return Some(Ratio::from_decimal(Decimal::ONE));
    }
    Ratio::new(FULL, FULL - attainment)
}

fn late(sum: &Sum, points: &Points) -> Option<Late> {
    let (rate, most) = (points.overdue_per_30_days, points.overdue_most);
    let mean = Ratio::new(sum.days.into(), sum.judged().into())?;
    let uncapped = mean.times(rate)?.over(MONTH)?;
    let is_capped = uncapped.compare(Ratio::from_decimal(most)).is_gt();
    let points = if is_capped { Ratio::from_decimal(most) } else { uncapped };
    Some(Late { days: sum.days, mean, rate, most, uncapped, points })
}

/// An agency's score in one role, as it enters the agency's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    /// The weight of the role.
    pub weight: Decimal,
    /// How many targets are judged.
    pub judged: u32,
    /// The score.
    pub score: Ratio,
}

/// An agency's own score: Σ(score × weight × judged) ÷ Σ(weight × judged) over its roles, or why there is none.
pub fn overall(parts: &[Part]) -> Stated<Ratio> {
    if parts.is_empty() {
        return Err(Reason::NothingJudged);
    }
    let sums = parts.iter().try_fold((Ratio::from_decimal(Decimal::ZERO), Decimal::ZERO), |(points, all), part| {
        let weight = part.weight.checked_mul(part.judged.into())?;
        Some((points.plus(part.score.times(weight)?)?, all.checked_add(weight)?))
    });
    let (points, weight) = sums.ok_or(Reason::TooLarge)?;
    if weight.is_zero() {
        return Err(Reason::NoWeight);
    }
    points.over(weight).ok_or(Reason::TooLarge)
}

/// The rank of each score among all of them, the highest first; equal ones share a rank (1, 1, 3), and what has no
/// score has no rank. Scores are taken as they are printed, so that nobody is told apart by digits that are not shown.
#[must_use]
pub fn ranks(scores: &[Option<Decimal>]) -> Vec<Option<usize>> {
    let mut best: Vec<Decimal> = scores.iter().copied().flatten().collect();
    best.sort_unstable_by(|a, b| b.cmp(a));
    let rank = |score: Decimal| best.partition_point(|other| *other > score) + 1;
    scores.iter().map(|score| score.map(rank)).collect()
}
