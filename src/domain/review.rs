//! The words of plan reviews 规划评估用语: how a mid-term evaluation would call where a target stands.
//!
//! A word follows from the verdict alone. It praises nothing that is not known: where the verdict cannot say where the
//! target stands, there is no word, and the reason says why. The rules and their source stand in `docs/methodology.md`.

use std::cmp::Ordering;

use super::code::coded;
use super::indicator::Kind;
use super::number::Ratio;
use super::rules::Rules;
use super::status::{Reason, Status};
use super::target::{BaselineBasis, Judge, Target};
use super::verdict::{Stated, Verdict};

coded! {
    /// What a plan review calls a target, best first.
    Review {
        /// 提前实现: reached in a period before the deadline's.
        AheadOfTime = "ahead_of_time",
        /// 快于预期: on the way, ahead of its pace by more than the tolerance.
        Faster = "faster",
        /// 基本符合预期.
        AsExpected = "as_expected",
        /// 滞后.
        Lagging = "lagging",
    }
}

/// Which rule gave the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ground {
    /// Met in a period that ends before the deadline.
    Early,
    /// Met in the period of the deadline.
    InTime,
    /// The stated baseline satisfied already: the value is kept, it was not reached early.
    Kept,
    /// Every year of the window is met.
    EveryYear,
    /// A growth rate satisfies: it has to hold to the end, no year's rate is reached ahead of another's.
    Rate,
    /// On track, ahead by more than the tolerance.
    Ahead,
    /// On track, within the tolerance of its pace.
    Within,
    /// On track, and this way of judging has no pace.
    NoPace,
    /// Behind.
    Behind,
    /// Met after the deadline.
    Late,
    /// The deadline, or a year of those asked for, passed without the value.
    Missed,
}

impl Ground {
    /// The word it gives.
    #[must_use]
    pub fn review(self) -> Review {
        match self {
            Self::Early => Review::AheadOfTime,
            Self::Ahead => Review::Faster,
            Self::InTime | Self::Kept | Self::EveryYear | Self::Rate | Self::Within | Self::NoPace => {
                Review::AsExpected
            }
            Self::Behind | Self::Late | Self::Missed => Review::Lagging,
        }
    }
}

/// The word of a plan review for a verdict, or why there is none.
pub fn review(kind: Kind, target: &Target, rules: &Rules, verdict: &Verdict<'_>) -> Stated<Review> {
    ground(kind, target, rules, verdict).map(Ground::review)
}

/// The rule that gives the word, or why there is no word: what the status cannot judge is not reviewed.
pub fn ground(kind: Kind, target: &Target, rules: &Rules, verdict: &Verdict<'_>) -> Stated<Ground> {
    match verdict.status {
        Status::Met => Ok(met(kind, target, verdict)),
        Status::OnTrack => Ok(on_track(kind, rules, verdict)),
        Status::Behind => Ok(Ground::Behind),
        Status::MetLate => Ok(Ground::Late),
        Status::Overdue => Ok(Ground::Missed),
        Status::Unjudged => Err(obstacle(verdict)),
        Status::NoData | Status::OverdueUnreported => Err(verdict.reason.unwrap_or(Reason::NoFigure)),
        Status::OverdueUnconfirmed => Err(match verdict.reason {
            None | Some(Reason::EqualNotBeyond) => Reason::Uncovered,
            Some(reason) => reason,
        }),
    }
}

fn met(kind: Kind, target: &Target, verdict: &Verdict<'_>) -> Ground {
    let stated = matches!(
        verdict.baseline.map(|baseline| baseline.basis),
        Ok(BaselineBasis::Stated | BaselineBasis::Published | BaselineBasis::Office)
    );
    if target.judge == Judge::EachYear {
        Ground::EveryYear
    } else if verdict.met_in.is_none_or(|period| period.last() >= target.deadline) {
        Ground::InTime
    } else if kind == Kind::Growth {
        Ground::Rate
    } else if stated && verdict.pace == Err(Reason::BaselineMeetsTarget) {
        Ground::Kept
    } else {
        Ground::Early
    }
}

fn on_track(kind: Kind, rules: &Rules, verdict: &Verdict<'_>) -> Ground {
    match verdict.pace {
        Err(_) => Ground::NoPace,
        Ok(_) if kind == Kind::Growth => Ground::Rate,
        Ok(pace) if pace.compare(Ratio::from_decimal(rules.tolerance)) == Ordering::Greater => Ground::Ahead,
        Ok(_) => Ground::Within,
    }
}

/// Why a verdict could not be reached; a value that equals what had to be exceeded is not why.
fn obstacle(verdict: &Verdict<'_>) -> Reason {
    match (verdict.reason, verdict.pace) {
        (Some(Reason::EqualNotBeyond), Err(reason)) => reason,
        (reason, _) => reason.unwrap_or(Reason::NoFigure),
    }
}

coded! {
    /// The reasons for which a target is not reviewed, in classes that fit a sentence.
    Obstacle {
        /// No figure at all.
        NoFigure = "no_figure",
        /// Only figures of another definition.
        Definition = "definition",
        /// The figure that covers the deadline is missing.
        Uncovered = "uncovered",
        /// The figure is awaited within the days of grace.
        Awaited = "awaited",
        /// One figure only.
        OnePoint = "one_point",
        /// No baseline.
        NoBaseline = "no_baseline",
        /// Only a bound, which proves nothing.
        Bound = "bound",
        /// The figure is too old.
        Stale = "stale",
        /// Figures are missing within the years or the year asked for.
        Incomplete = "incomplete",
        /// The year is not over.
        YearRunning = "year_running",
        /// What there is cannot be computed with.
        Incomputable = "incomputable",
    }
}

impl Obstacle {
    /// The class of a reason.
    #[must_use]
    pub fn of(reason: Reason) -> Self {
        match reason {
            Reason::NoFigure => Self::NoFigure,
            Reason::Definition => Self::Definition,
            Reason::Uncovered => Self::Uncovered,
            Reason::AwaitingFigure => Self::Awaited,
            Reason::OnePoint => Self::OnePoint,
            Reason::NoBaseline => Self::NoBaseline,
            Reason::Bound => Self::Bound,
            Reason::Stale => Self::Stale,
            Reason::YearUnreported | Reason::Hole | Reason::PartYear | Reason::WindowOpen => Self::Incomplete,
            Reason::YearRunning => Self::YearRunning,
            // What verdicts say of numbers; the reasons of methods and scores are never a verdict's.
            _ => Self::Incomputable,
        }
    }
}

#[cfg(test)]
mod tests;
