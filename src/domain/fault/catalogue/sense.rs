//! Faults of indicators and targets whose parts do not agree.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::indicator::{Direction, Kind};
use crate::domain::light::Light;
use crate::domain::status::Status;
use crate::domain::target::{Comparator, Judge, Years};

/// What needs a window of years.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WindowUse {
    /// The judge.
    Judge(Judge),
    /// A count that begins at zero.
    FromZero,
}

/// Where the parts of an indicator, a target or the rules do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SenseFault {
    /// Both `code` and `slug`.
    CodeAndSlug,
    /// `values` on an indicator of one region.
    ValuesWithoutSlug,
    /// `value` on an indicator of many regions.
    ValueWithSlug,
    /// One number where both ends are needed.
    RangeNeeded,
    /// Both ends where one number is needed.
    RangeUnwanted(Comparator),
    /// A list of other than two numbers.
    RangeLength(usize),
    /// The lower end above the upper one.
    RangeReversed {
        /// The lower end as written.
        low: Decimal,
        /// The upper end as written.
        high: Decimal,
    },
    /// A comparator that contradicts the direction.
    DirectionContradicts {
        /// The comparator.
        comparator: Comparator,
        /// The direction.
        direction: Direction,
    },
    /// A share above the whole.
    ShareAboveWhole(Decimal),
    /// A multiple of zero or less.
    MultipleNotPositive(Decimal),
    /// A tolerance without `about`.
    ToleranceWithoutAbout(Comparator),
    /// A window is needed.
    WindowNeeded(WindowUse),
    /// `window_basis` without a window.
    BasisWithoutWindow,
    /// An assumed window without a note.
    NoteNeeded,
    /// The deadline lies before the window.
    DeadlineBeforeWindow {
        /// The deadline.
        deadline: NaiveDate,
        /// The window.
        window: Years,
    },
    /// A judge that makes no sense for the kind of indicator.
    JudgeUnfit {
        /// The judge.
        judge: Judge,
        /// The kind.
        kind: Kind,
    },
    /// `period` on an indicator that is no flow or growth.
    SpanUnfit(Kind),
    /// `from_zero` on an indicator that does not count up.
    FromZeroUnfit(Kind),
    /// `from_zero` together with a period or value.
    FromZeroWithFigure,
    /// A baseline whose period does not end before the deadline.
    BaselineNotBefore {
        /// The last day of its period.
        last: NaiveDate,
        /// The deadline.
        deadline: NaiveDate,
    },
    /// A milestone outside the time between start and deadline.
    MilestoneOutside {
        /// The milestone's year.
        year: i32,
        /// The first year it may have, where a start is known.
        from: Option<i32>,
        /// The deadline.
        deadline: NaiveDate,
    },
    /// All roles without weight.
    NoWeight,
    /// The points of `met` and `attainment` do not make 100.
    PointsNotFull {
        /// The points of `met`.
        met: Decimal,
        /// The points of `attainment`.
        attainment: Decimal,
    },
    /// A status with more points than a better one.
    PointsOutOfOrder {
        /// The better status.
        better: Status,
        /// The worse one, which has more.
        worse: Status,
    },
    /// What would be far behind is still on track.
    FarBehindWithinTolerance {
        /// The threshold.
        far_behind: Decimal,
        /// The tolerance.
        tolerance: Decimal,
    },
    /// A light for what is far behind, and no threshold.
    LightWithoutThreshold,
    /// What is overdue shows the light of what is met.
    LightsAlike {
        /// The overdue status.
        status: Status,
        /// The light.
        light: Light,
    },
}
