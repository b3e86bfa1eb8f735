//! Targets 目标: commitments on an indicator.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::agency::Roles;
use super::code::{IndicatorCode, SourceCode, TargetCode, Text, coded};
use super::indicator::Indicator;
use super::period::Period;
use super::source::ClauseRef;
use super::unit::Unit;

coded! {
    /// How a figure is compared with the target's value.
    Comparator {
        /// 以上, 达到, 不低于.
        AtLeast = "at_least",
        /// 超过, 突破: strictly more.
        MoreThan = "more_than",
        /// 不高于.
        AtMost = "at_most",
        /// 低于: strictly less.
        LessThan = "less_than",
        /// 左右, 基本全覆盖: with a tolerance, one-sided by direction.
        About = "about",
        /// From one value to another, both included.
        Between = "between",
        /// Exactly.
        Exactly = "exactly",
    }
}

coded! {
    /// How strongly the document binds itself.
    Strength {
        /// A commitment.
        Commit = "commit",
        /// 力争, 争创, 鼓励.
        Strive = "strive",
    }
}

coded! {
    /// Where a deadline or window comes from.
    Basis {
        /// Stated in the clause.
        Stated = "stated",
        /// Inherited from the goal sentence or the plan's horizon.
        Plan = "plan",
        /// A choice between readings, with a note.
        Assumed = "assumed",
    }
}

coded! {
    /// How observations decide a target.
    Judge {
        /// By the latest figure.
        Latest = "latest",
        /// 每年…: every calendar year of the window.
        EachYear = "each_year",
        /// Flows summed over the window.
        WindowSum = "window_sum",
        /// 年均增长: the compound mean over the window.
        WindowGrowth = "window_growth",
        /// 翻番, 倍增: the latest figure divided by the baseline.
        Multiple = "multiple",
    }
}

coded! {
    /// The length of the whole periods by which a flow or growth is judged.
    Span {
        /// Calendar years.
        Year = "year",
        /// Half years.
        Half = "half",
        /// Quarters.
        Quarter = "quarter",
        /// Months.
        Month = "month",
    }
}

coded! {
    /// Where a baseline comes from.
    BaselineBasis {
        /// Stated in a document.
        Stated = "stated",
        /// Published, named in the catalogue.
        Published = "published",
        /// Assigned by the office's overlay.
        Office = "office",
        /// The count begins at zero on the day before the window.
        FromZero = "from_zero",
        /// The earliest exact observation before the latest one.
        FirstObservation = "first_observation",
    }
}

/// The value a target asks for; `between` has two ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(untagged)]
pub enum TargetValue {
    /// One value.
    One(Decimal),
    /// Both ends, the lower first.
    Range(Decimal, Decimal),
}

/// Calendar years, first and last included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Years {
    /// First year.
    pub from: i32,
    /// Last year.
    pub to: i32,
}

impl Years {
    /// The first day of the first year.
    #[must_use]
    pub fn first_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.from, 1, 1).expect("years are checked when read")
    }

    /// The last day of the last year.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        NaiveDate::from_ymd_opt(self.to, 12, 31).expect("years are checked when read")
    }

    /// The years one by one.
    #[must_use]
    pub fn iter(self) -> impl DoubleEndedIterator<Item = i32> {
        self.from..=self.to
    }
}

/// The years a target is judged over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Window {
    /// The years.
    pub years: Years,
    /// Where they come from.
    pub basis: Basis,
}

/// A baseline the catalogue states.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
#[serde(tag = "basis", rename_all = "snake_case")]
pub enum StatedBaseline {
    /// The count begins at zero on the day before the window.
    FromZero,
    /// A figure of a period.
    Figure {
        /// Stated, published or office.
        origin: BaselineBasis,
        /// The period.
        period: Period,
        /// The value, in the indicator's unit.
        value: Decimal,
    },
}

/// What an office's overlay adds to a target of another catalogue.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Assignment {
    /// The target it is about.
    pub target: TargetCode,
    /// The agencies it assigns.
    pub roles: Roles,
    /// Whom to ask.
    pub contact: Option<Text>,
    /// The office's own earlier deadline.
    pub internal_deadline: Option<NaiveDate>,
    /// The baseline the office uses, basis `office`.
    pub baseline: Option<(Period, Decimal)>,
    /// A note.
    pub note: Option<Text>,
}

/// A commitment on one indicator.
#[derive(Debug, Clone, PartialEq, Eq, Hash, serde::Serialize)]
pub struct Target {
    /// Code: indicator code and own part.
    pub code: TargetCode,
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The document.
    pub source: SourceCode,
    /// The place in it.
    pub clause: Option<ClauseRef>,
    /// The few characters that carry number, unit and qualifier.
    pub wording: Option<Text>,
    /// How a figure is compared.
    pub comparator: Comparator,
    /// The value asked for: in the indicator's unit, or in 倍 for `multiple`.
    pub value: TargetValue,
    /// For `about`: the document's tolerance as a share of the value, where it gives one.
    pub tolerance: Option<Decimal>,
    /// The last day, inclusive.
    pub deadline: NaiveDate,
    /// Where the deadline comes from.
    pub deadline_basis: Basis,
    /// How strongly it binds.
    pub strength: Strength,
    /// How observations decide it.
    pub judge: Judge,
    /// The years it is judged over, where the judge or baseline needs them.
    pub window: Option<Window>,
    /// The whole periods that decide a flow or growth.
    pub span: Span,
    /// The baseline the catalogue states.
    pub baseline: Option<StatedBaseline>,
    /// Values on the way, by year.
    pub milestones: BTreeMap<i32, Decimal>,
    /// What a person must know or rule.
    pub note: Option<Text>,
    /// The note in English.
    pub note_en: Option<Text>,
    /// Agencies named here because no clause gives them.
    pub roles: Roles,
    /// How the deadline was moved; then [`Target::deadline`] is the one in force. No part of the catalogue.
    #[serde(skip)]
    pub extension: Option<Box<Extension>>,
}

/// How a target's deadline was moved 延期, and what the document says.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Extension {
    /// The document's own deadline.
    pub deadline: NaiveDate,
    /// The document's own window.
    pub window: Option<Window>,
    /// By whose decision.
    pub basis: Text,
    /// A note.
    pub note: Option<Text>,
}

/// The last extension of a target, beside what its document says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtensionOnRecord {
    /// The target.
    pub target: TargetCode,
    /// The day it was extended to.
    pub to: NaiveDate,
    /// By whose decision.
    pub basis: Text,
    /// The document's own deadline.
    pub deadline: NaiveDate,
}

impl ExtensionOnRecord {
    /// True where it is later than the document's own deadline; else that is in force.
    #[must_use]
    pub fn is_in_force(&self) -> bool {
        self.to > self.deadline
    }
}

impl Target {
    /// The target with another deadline in force, where that is later than its document's own; else the document's is in
    /// force. A sum over years goes on through the years that end by the new day.
    #[must_use]
    pub fn extended(mut self, to: NaiveDate, basis: Text, note: Option<Text>) -> Self {
        if to <= self.document_deadline() {
            return self.as_documented();
        }
        let extension = Extension { deadline: self.document_deadline(), window: self.document_window(), basis, note };
        self.window = extension.window;
        if let (Judge::WindowSum, Some(window)) = (self.judge, &mut self.window) {
            let year_after = to.succ_opt().map_or(to.year(), |day| day.year());
            window.years.to = window.years.to.max(year_after - 1);
        }
        self.deadline = to;
        self.extension = Some(Box::new(extension));
        self
    }

    /// The target as its document has it.
    #[must_use]
    pub fn as_documented(&self) -> Self {
        Self { deadline: self.document_deadline(), window: self.document_window(), extension: None, ..self.clone() }
    }

    /// The document's own deadline.
    #[must_use]
    pub fn document_deadline(&self) -> NaiveDate {
        self.extension.as_ref().map_or(self.deadline, |extension| extension.deadline)
    }

    /// The document's own window.
    #[must_use]
    pub fn document_window(&self) -> Option<Window> {
        self.extension.as_ref().map_or(self.window, |extension| extension.window)
    }

    /// The unit of its value: 倍 for a multiple, % for a mean growth, else the indicator's.
    #[must_use]
    pub fn unit(&self, indicator: &Indicator) -> Unit {
        match self.judge {
            Judge::Multiple => Unit("倍".into()),
            Judge::WindowGrowth => Unit("%".into()),
            _ => indicator.unit.clone(),
        }
    }

    /// The year of the deadline.
    #[must_use]
    pub fn deadline_year(&self) -> i32 {
        self.deadline.year()
    }
}
