//! The rules `[rules.weight]`, `small_n` and `[rules.score]`: how agencies are scored. Computes nothing.

use rust_decimal::Decimal;

use crate::domain::agency::Role;
use crate::domain::status::Status;

/// Points of the best score.
pub const FULL: Decimal = Decimal::ONE_HUNDRED;

/// How agencies are scored. The default is argued for in the methodology.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Scoring {
    /// Fewer judged targets than this are few: a score is then marked.
    pub small_n: u32,
    /// What each role counts for in an agency's own score.
    pub weight: Weights,
    /// What a score is made of.
    pub score: Points,
}

/// What each role counts for beside the others.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Weights {
    /// 牵头单位.
    pub lead: Decimal,
    /// 责任单位.
    pub responsible: Decimal,
    /// 配合单位.
    pub support: Decimal,
}

/// The points of a score: `met` and `attainment` together make 100.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Points {
    /// For all judged targets met in time.
    pub met: Decimal,
    /// For all met late.
    pub met_late: Decimal,
    /// For all on track.
    pub on_track: Decimal,
    /// For all behind.
    pub behind: Decimal,
    /// For all overdue.
    pub overdue: Decimal,
    /// For a mean attainment of 1.
    pub attainment: Decimal,
    /// Taken off for each 30 days that the judged targets are overdue on average.
    pub overdue_per_30_days: Decimal,
    /// Taken off for days overdue at most.
    pub overdue_most: Decimal,
}

impl Weights {
    /// The weight of a role.
    #[must_use]
    pub fn of(&self, role: Role) -> Decimal {
        match role {
            Role::Lead => self.lead,
            Role::Responsible => self.responsible,
            Role::Support => self.support,
        }
    }
}

impl Points {
    /// The points for all judged targets having a status; `None` for what is not judged.
    #[must_use]
    pub fn of(&self, status: Status) -> Option<Decimal> {
        match status {
            Status::Met => Some(self.met),
            Status::MetLate => Some(self.met_late),
            Status::OnTrack => Some(self.on_track),
            Status::Behind => Some(self.behind),
            Status::Overdue => Some(self.overdue),
            Status::Unjudged | Status::NoData | Status::OverdueUnconfirmed | Status::OverdueUnreported => None,
        }
    }

    /// The first pair of statuses of which the worse has more points than the better.
    #[must_use]
    pub fn out_of_order(&self) -> Option<(Status, Status)> {
        [
            (Status::Met, Status::OnTrack),
            (Status::OnTrack, Status::Behind),
            (Status::Behind, Status::Overdue),
            (Status::Met, Status::MetLate),
            (Status::MetLate, Status::Overdue),
        ]
        .into_iter()
        .find(|(better, worse)| self.of(*better) < self.of(*worse))
    }
}

impl Default for Scoring {
    fn default() -> Self {
        Self { small_n: 5, weight: Weights::default(), score: Points::default() }
    }
}

impl Default for Weights {
    fn default() -> Self {
        Self { lead: Decimal::ONE, responsible: Decimal::new(8, 1), support: Decimal::new(3, 1) }
    }
}

impl Default for Points {
    fn default() -> Self {
        Self {
            met: Decimal::new(80, 0),
            met_late: Decimal::new(60, 0),
            on_track: Decimal::new(70, 0),
            behind: Decimal::new(40, 0),
            overdue: Decimal::new(10, 0),
            attainment: Decimal::new(20, 0),
            overdue_per_30_days: Decimal::ONE,
            overdue_most: Decimal::TEN,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_usual_points_make_a_hundred_and_fall_from_better_to_worse() {
        let points = Points::default();
        assert_eq!(points.met + points.attainment, FULL);
        assert_eq!(points.out_of_order(), None);
        let odd = Points { behind: Decimal::new(75, 0), ..points };
        assert_eq!(odd.out_of_order(), Some((Status::OnTrack, Status::Behind)));
    }
}
