//! Statuses 状态 and the reasons for what cannot be said.

use super::code::coded;

coded! {
    /// Where a target stands at a date.
    Status {
        /// 已完成.
        Met = "met",
        /// 逾期完成.
        MetLate = "met_late",
        /// 达到序时进度.
        OnTrack = "on_track",
        /// 滞后.
        Behind = "behind",
        /// 暂难判断.
        Unjudged = "unjudged",
        /// 未报数据.
        NoData = "no_data",
        /// 逾期未完成.
        Overdue = "overdue",
        /// 逾期待核.
        OverdueUnconfirmed = "overdue_unconfirmed",
        /// 逾期未报.
        OverdueUnreported = "overdue_unreported",
    }
}

impl Status {
    /// True for the three overdue statuses.
    #[must_use]
    pub fn is_overdue(self) -> bool {
        matches!(self, Self::Overdue | Self::OverdueUnconfirmed | Self::OverdueUnreported)
    }

    /// True for met, in time or late.
    #[must_use]
    pub fn is_met(self) -> bool {
        matches!(self, Self::Met | Self::MetLate)
    }
}

coded! {
    /// Why something cannot be said, or why a status is what it is where that needs a word.
    Reason {
        /// No exact figure is in scope.
        NoFigure = "no_figure",
        /// Only figures of another definition are known.
        Definition = "definition",
        /// No baseline is stated and none can be formed.
        NoBaseline = "no_baseline",
        /// One figure only: it cannot be its own baseline.
        OnePoint = "one_point",
        /// The deciding figure is a bound that proves nothing here.
        Bound = "bound",
        /// The baseline already satisfies the target, so progress has no meaning.
        BaselineMeetsTarget = "baseline_meets_target",
        /// The baseline and the target coincide in time, or the deadline is not after the start.
        NoTime = "no_time",
        /// Exactly the value that had to be exceeded.
        EqualNotBeyond = "equal_not_beyond",
        /// The latest figure is too old to carry `on_track`.
        Stale = "stale",
        /// The figure that covers the deadline is awaited within the days of grace.
        AwaitingFigure = "awaiting_figure",
        /// The last figure is older than the deadline, so none says what was reached by then.
        Uncovered = "uncovered",
        /// A passed year of the window is not reported.
        YearUnreported = "year_unreported",
        /// The year is still running.
        YearRunning = "year_running",
        /// A passed year of the window missed the value.
        YearMissed = "year_missed",
        /// A year within the window has no figure.
        Hole = "hole",
        /// The window's last year is not in yet.
        WindowOpen = "window_open",
        /// Only part of a year is known.
        PartYear = "part_year",
        /// Attainment is not stated for growth.
        GrowthKind = "growth_kind",
        /// Not stated where both sides matter or the value is a range or exact.
        TwoSided = "two_sided",
        /// The denominator is zero.
        ZeroDenominator = "zero_denominator",
        /// The value and the target lie on different sides of zero.
        SignChange = "sign_change",
        /// The figures are too large to compute with.
        TooLarge = "too_large",
        /// The deadline has passed.
        DeadlinePassed = "deadline_passed",
        /// The judge has no straight path.
        NoPath = "no_path",
        /// The base is zero: nothing grows from it at a rate.
        ZeroBase = "zero_base",
        /// The base is below zero.
        NegativeBase = "negative_base",
        /// The target is zero: no rate of growth leads to it.
        ZeroTarget = "zero_target",
        /// The target is the base itself: no growth is needed to compare with.
        TargetIsBase = "target_is_base",
        /// Less than a year lies between the base and the figure: growth a year is not read off months.
        UnderAYear = "under_a_year",
        /// Two figures only: their line leaves nothing to tell how far figures scatter.
        TwoPoints = "two_points",
        /// The trend does not lead towards the target.
        MovesAway = "moves_away",
        /// The trend does not reach the target within a hundred years of the deadline.
        BeyondHorizon = "beyond_horizon",
        /// The trend satisfies the target as far as it is followed: there is no first day.
        AllAlong = "all_along",
        /// Only said of what is on track.
        NotOnTrack = "not_on_track",
        /// Stays on track to the deadline without another figure.
        SafeToDeadline = "safe_to_deadline",
        /// No target can be judged, so nothing is scored.
        NothingJudged = "nothing_judged",
        /// Targets of a document that is not in force are not scored.
        NotInForce = "not_in_force",
        /// The document names no agency that could be scored.
        NobodyNamed = "nobody_named",
        /// The rules give the roles no weight.
        NoWeight = "no_weight",
        /// All the points rest on attainment, and none is stated.
        NoAttainment = "no_attainment",
        /// The targets belong to catalogues that score differently.
        RulesDiffer = "rules_differ",
        /// Only some statuses are looked at.
        Filtered = "filtered",
    }
}
