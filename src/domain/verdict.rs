//! The verdict 判定: everything that is said of one target at a date.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use super::code::coded;
use super::light::Light;
use super::number::Ratio;
use super::observation::Observation;
use super::path::day_before;
use super::period::Period;
use super::status::{Reason, Status};
use super::target::{BaselineBasis, Judge, StatedBaseline, Target};

/// A figure that may not be stated, and then says why.
pub type Stated<T> = Result<T, Reason>;

/// The baseline a verdict used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Baseline {
    /// Its period; for `from_zero` the day before the window.
    pub period: Period,
    /// Its value.
    pub value: Decimal,
    /// Where it comes from.
    pub basis: BaselineBasis,
}

impl Baseline {
    /// Zero, on a day.
    #[must_use]
    pub fn zero(day: NaiveDate) -> Self {
        Self { period: Period::day(day), value: Decimal::ZERO, basis: BaselineBasis::FromZero }
    }

    /// The baseline that needs no figure: the one of a sum over a window, the document's, or else the office's.
    #[must_use]
    pub fn set(target: &Target, office: Option<(Period, Decimal)>) -> Option<Stated<Self>> {
        let zero = || target.window.map(|window| Self::zero(day_before(window.years))).ok_or(Reason::NoBaseline);
        match (&target.baseline, office) {
            _ if target.judge == Judge::WindowSum => Some(zero()),
            (Some(StatedBaseline::Figure { origin, period, value }), _) => {
                Some(Ok(Self { period: *period, value: *value, basis: *origin }))
            }
            (Some(StatedBaseline::FromZero), _) => Some(zero()),
            (None, Some((period, value))) => Some(Ok(Self { period, value, basis: BaselineBasis::Office })),
            (None, None) => None,
        }
    }
}

/// The value that decided, which may be a figure itself or be formed from several (a sum, a mean, a multiple).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Judged {
    /// The period it speaks for.
    pub period: Period,
    /// The value, comparable with the target's.
    pub value: Decimal,
    /// What it proves: a sum with years missing is `at_least`.
    pub bound: super::observation::Bound,
}

coded! {
    /// Where one year of the window stands.
    YearStatus {
        /// The year's figure satisfies.
        Met = "met",
        /// The year's figure does not satisfy.
        Missed = "missed",
        /// The year has passed without a deciding figure.
        Unreported = "unreported",
        /// The year has a figure; the window as a whole decides.
        Reported = "reported",
        /// The year is still running or has not begun.
        Running = "running",
    }
}

/// One year of the window.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct YearState {
    /// The year.
    pub year: i32,
    /// Its figure, where there is one.
    pub value: Option<Decimal>,
    /// What that figure says of the true value.
    pub bound: Option<super::observation::Bound>,
    /// Where it stands.
    pub status: YearStatus,
}

/// What is known of a span that is not whole yet: shown beside the verdict, not judged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ToDate {
    /// The days it is known for.
    pub period: Period,
    /// What the flows of these days add up to, or the growth over them.
    pub value: Decimal,
    /// Share of the span that had passed by its last day.
    pub elapsed: Ratio,
}

/// Everything that is said of one target at a date.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of its own")]
pub struct Verdict<'a> {
    /// The as-of date.
    pub as_of: NaiveDate,
    /// Status.
    pub status: Status,
    /// Why, where the status needs a reason.
    pub reason: Option<Reason>,
    /// The latest figure in scope, exact fit.
    pub latest: Option<&'a Observation>,
    /// The latest close figure.
    pub nearby: Option<&'a Observation>,
    /// The value that decided.
    pub judged: Option<Judged>,
    /// The baseline used, or why there is none.
    pub baseline: Stated<Baseline>,
    /// The years of the window, where the judge goes by years.
    pub years: Vec<YearState>,
    /// The first period of the unbroken run of satisfying figures that ends in the deciding one.
    pub met_in: Option<Period>,
    /// The value to reach, T*: for `about` the target less its tolerance, for `between` the nearer end.
    pub reach: Stated<Decimal>,
    /// The tolerance of `about`, as a share of the value, and whether it is the document's own.
    pub tolerance: Option<(Decimal, bool)>,
    /// Distance to the value to reach; 0 when met.
    pub gap: Stated<Decimal>,
    /// Gap as a share of the target's value.
    pub gap_pct: Stated<Ratio>,
    /// How much better than asked; negative: worse.
    pub margin: Stated<Decimal>,
    /// 完成率.
    pub attainment: Stated<Ratio>,
    /// Share of the way from baseline to target.
    pub progress: Stated<Ratio>,
    /// 序时: share of the time that had passed when the figure was current.
    pub elapsed: Stated<Ratio>,
    /// The value expected at that time.
    pub expected: Stated<Ratio>,
    /// Progress less elapsed.
    pub pace: Stated<Ratio>,
    /// Months late; negative: early.
    pub lag_months: Stated<Ratio>,
    /// What is needed each year from the figure on.
    pub needed_per_year: Stated<Ratio>,
    /// Not met and close to the deadline.
    pub due_soon: bool,
    /// Met at the deadline or before, but the latest figure no longer satisfies.
    pub fell_back: bool,
    /// The latest figure is older than the rules allow for `on_track`.
    pub stale: bool,
    /// Behind, and by more than the rules' `far_behind`.
    pub far_behind: bool,
    /// The running span of a flow or growth, where the latest figure covers only part of one.
    pub to_date: Option<ToDate>,
    /// Days from the latest figure's last day to the as-of date.
    pub figure_age_days: Option<i64>,
    /// Days past the deadline, for the overdue.
    pub days_overdue: Option<i64>,
    /// Days to the deadline; negative once it has passed.
    pub days_left: i64,
    /// The light by the office's ladder.
    pub light: Light,
}
