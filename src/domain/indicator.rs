//! Indicators 指标: one measurable series in one region.

use super::code::{IndicatorCode, RegionCode, Text, coded};
use super::unit::Unit;

coded! {
    /// What kind of quantity an indicator measures.
    Kind {
        /// Level or running total at a point in time.
        Stock = "stock",
        /// Amount within a period.
        Flow = "flow",
        /// A share or intensity.
        Ratio = "ratio",
        /// Change against the same period a year before, in percent.
        Growth = "growth",
    }
}

coded! {
    /// Which way is better.
    Direction {
        /// More is better.
        Up = "up",
        /// Less is better.
        Down = "down",
        /// Both sides matter.
        Within = "within",
    }
}

/// One measurable series in one region.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Indicator {
    /// Code, `region.slug`.
    pub code: IndicatorCode,
    /// Region.
    pub region: RegionCode,
    /// Chinese name.
    pub name: Text,
    /// English name.
    pub name_en: Option<Text>,
    /// Unit of its observations and targets.
    pub unit: Unit,
    /// Words that mean the same unit for this indicator (a count of 户 may also come as 家).
    pub same_units: Vec<Text>,
    /// Kind of quantity.
    pub kind: Kind,
    /// Which way is better.
    pub direction: Direction,
    /// What makes the same indicator comparable between regions.
    pub concept: Option<Text>,
    /// What is counted.
    pub scope: Option<Text>,
    /// The scope in English.
    pub scope_en: Option<Text>,
}

/// An indicator as catalogues last described it, whether they still have it or not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remembered {
    /// What was last said of it.
    pub indicator: Indicator,
    /// The action that retired it, where it is no longer tracked.
    pub retired_by: Option<i64>,
}

impl Indicator {
    /// True where values of both are in one unit, whichever of its words each uses.
    ///
    /// The 个 that may be typed for a density (个/万人) is not the 个 of a count.
    #[must_use]
    pub fn counts_like(&self, other: &Self) -> bool {
        let knows = |one: &Self, unit: &Unit| one.same_units.iter().any(|word| **word == *unit.as_str());
        let per = |one: &Self| one.unit.as_str().contains('/');
        let word = per(self) == per(other) && (knows(self, &other.unit) || knows(other, &self.unit));
        self.unit == other.unit || word
    }
}
