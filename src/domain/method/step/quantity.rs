//! The quantities that the steps of the methods compute, compare, or cannot state.

use chrono::NaiveDate;

/// What a step computes, compares, or cannot say.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Quantity {
    /// Attainment.
    Attainment,
    /// Pace.
    Pace,
    /// The deciding value.
    Current,
    /// Growth a year from the base to the deciding value.
    GrowthSoFar,
    /// Growth a year from the base to the target.
    GrowthRequired,
    /// The one against the other.
    GrowthRatio,
    /// Growth by itself.
    GrowthTrend,
    /// Growth a year in the direction that is better.
    GrowthToward,
    /// What thresholds are multiplied by near a natural limit.
    LimitFactor,
    /// From where on growth is substantial.
    SubstantialFrom,
    /// From where on growth is moderate.
    ModerateFrom,
    /// The score.
    Score,
    /// The projection.
    Projection,
    /// The total of a window up to a day.
    Total(NaiveDate),
    /// Σx.
    SumOfDays,
    /// Σy.
    SumOfValues,
    /// Σx².
    SumOfSquares,
    /// Σxy.
    SumOfProducts,
    /// N, over which the slope stands.
    Rise,
    /// D, under which it stands.
    Run,
    /// The slope a year.
    SlopePerYear,
    /// The line's value at the deadline.
    AtDeadline,
    /// That value in times of the baseline.
    InTimes,
    /// The value to reach in the indicator's unit, where the target's is another.
    ReachInUnit,
    /// The first day on which the line reaches the target.
    ReachesOn,
    /// Days from the first point to where the line reaches the target.
    DaysToReach,
    /// How far a figure is from the line.
    Off(NaiveDate),
    /// The residual standard deviation.
    Scatter,
    /// The prediction interval.
    Interval,
    /// Half of its width.
    HalfWidth,
    /// Its lower end.
    IntervalLow,
    /// Its upper end.
    IntervalHigh,
    /// The time distance.
    TimeDistance,
    /// Days from the start of the path to where it has a value.
    DaysOnPath,
    /// Months late.
    MonthsLate,
    /// Months early.
    MonthsEarly,
    /// What is needed each year.
    NeededPerYear,
    /// Growth needed each year.
    NeededGrowth,
    /// What is needed each quarter.
    NeededPerQuarter,
    /// The room there is.
    Room,
    /// How much worse the value could be.
    Cushion,
    /// The least that the next figure may be.
    NextLeast,
    /// The most that the next figure may be.
    NextMost,
    /// How much worse the next figure may be.
    NextWorse,
    /// How much better the next figure has to be.
    NextBetter,
    /// The value of the path beyond which the deciding value is behind.
    BehindBeyond,
    /// The first day on which it is.
    BehindFrom,
}
