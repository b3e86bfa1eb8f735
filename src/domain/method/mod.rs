//! The recognised methods of judging progress, side by side, on one verdict.
//!
//! Each says what it can and gives its reason where it cannot; none assumes a direction or rewrites a zero. Formulas,
//! sources and worked examples are in `docs/methodology.md`. Nothing here changes a verdict.

mod disagreement;
mod ground;
mod growth;
pub mod growth_ratio;
mod line;
mod needed;
mod projection;
#[cfg(test)]
mod properties;
mod room;
pub mod step;
#[cfg(test)]
mod tests;
mod time_distance;

use rust_decimal::Decimal;

use self::ground::Ground;
use super::code::coded;
use super::judge::Case;
use super::status::Reason;
use super::verdict::{Stated, Verdict};

pub use self::disagreement::Disagreement;
pub use self::growth::{Growth, Trend, of_figures};
pub use self::line::{CONFIDENCE, Line};
pub use self::needed::Quarterly;
pub use self::projection::Projection;
pub use self::room::{Next, Room};
pub use self::time_distance::TimeDistance;

coded! {
    /// A method of judging progress, or what it comes to.
    Method {
        /// Attainment 完成率 and gap.
        Attainment = "attainment",
        /// Schedule pace 序时进度.
        Pace = "pace",
        /// Growth ratio against the growth that the target needs.
        GrowthRatio = "growth_ratio",
        /// Growth by itself, without regard to the target.
        GrowthTrend = "growth_trend",
        /// Projection to the deadline.
        Projection = "projection",
        /// Time distance: months late or early.
        TimeDistance = "time_distance",
        /// What is needed from now on.
        Needed = "needed",
        /// What keeps a target on track.
        Room = "room",
    }
}

/// What the methods say beyond the verdict, which itself states attainment, gap and pace.
#[derive(Debug, Clone, PartialEq)]
pub struct Methods {
    /// The growth ratio.
    pub growth_ratio: Stated<Growth>,
    /// Growth without regard to the target.
    pub growth_trend: Stated<Trend>,
    /// The projection to the deadline.
    pub projection: Stated<Projection>,
    /// The time distance.
    pub time_distance: Stated<TimeDistance>,
    /// Growth needed each year from the deciding value on, a fraction; 0 where met.
    pub needed_growth_per_year: Stated<Decimal>,
    /// What each remaining quarter has to bring.
    pub needed_per_quarter: Stated<Quarterly>,
    /// What keeps a target on track.
    pub room: Stated<Room>,
    /// Where the methods disagree, and why.
    pub disagreements: Vec<Disagreement>,
}

impl Methods {
    /// Why a method says nothing of a verdict; a part of one may still be missing for a reason of its own.
    #[must_use]
    pub fn reason(&self, verdict: &Verdict<'_>, method: Method) -> Option<Reason> {
        match method {
            Method::Attainment => verdict.attainment.err(),
            Method::Pace => verdict.pace.err(),
            Method::GrowthRatio => self.growth_ratio.as_ref().err().copied(),
            Method::GrowthTrend => self.growth_trend.as_ref().err().copied(),
            Method::Projection => self.projection.as_ref().err().copied(),
            Method::TimeDistance => self.time_distance.err(),
            Method::Needed => self.needed_per_quarter.err(),
            Method::Room => self.room.err(),
        }
    }
}

/// What the methods say of a case beside its verdict.
#[must_use]
pub fn methods(case: &Case<'_>, verdict: &Verdict<'_>) -> Methods {
    let ground = Ground::new(case, verdict);
    let mut methods = Methods {
        growth_ratio: growth::ratio(&ground),
        growth_trend: growth::trend(&ground),
        projection: projection::projection(&ground),
        time_distance: time_distance::time_distance(&ground),
        needed_growth_per_year: needed::growth_per_year(&ground),
        needed_per_quarter: needed::per_quarter(&ground),
        room: room::room(&ground),
        disagreements: Vec::new(),
    };
    methods.disagreements = disagreement::disagreements(&ground, &methods);
    methods
}
