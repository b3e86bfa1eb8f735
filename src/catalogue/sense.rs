//! Checks that the parts of a target agree: comparator and direction, judge and kind, deadline, window, baseline
//! and milestones; and that those of the rules do: thresholds and lights.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;
use toml::de::DeValue;

use super::block::{At, Block};
use super::target::Facts;
use crate::domain::code::Coded as _;
use crate::domain::fault::catalogue::SenseFault;
use crate::domain::indicator::{Direction, Kind};
use crate::domain::light::Cause;
use crate::domain::rules::Rules;
use crate::domain::status::Status;
use crate::domain::target::{Basis, Comparator, Judge, StatedBaseline, Window, Years};

/// What a value must fit.
#[derive(Debug)]
pub struct Meaning<'f> {
    /// The indicator.
    pub facts: &'f Facts,
    /// How figures are compared with the value.
    pub comparator: Option<Comparator>,
    /// How figures decide.
    pub judge: Option<Judge>,
}

/// When a target begins and ends.
#[derive(Debug)]
pub struct Timing {
    /// The last day.
    pub deadline: Option<At<NaiveDate>>,
    /// Where it comes from.
    pub deadline_basis: Basis,
    /// The years it is judged over.
    pub window: Option<Window>,
    /// The baseline.
    pub baseline: Option<At<StatedBaseline>>,
}

/// True for the judges that look at years.
pub fn needs_window(judge: Judge) -> bool {
    matches!(judge, Judge::EachYear | Judge::WindowSum | Judge::WindowGrowth)
}

/// A comparator must not contradict the direction; a tolerance belongs to `about`.
pub fn comparator(
    block: &Block<'_>,
    comparator: Option<&At<Comparator>>,
    direction: Option<Direction>,
    has_tolerance: bool,
) {
    let Some(comparator) = comparator else { return };
    if has_tolerance && comparator.value != Comparator::About {
        let kind = SenseFault::ToleranceWithoutAbout(comparator.value);
        block.fault(block.span_of("tolerance"), kind);
    }
    let Some(direction) = direction else { return };
    let wanted = match comparator.value {
        Comparator::AtLeast | Comparator::MoreThan => Direction::Up,
        Comparator::AtMost | Comparator::LessThan => Direction::Down,
        Comparator::About | Comparator::Between | Comparator::Exactly => direction,
    };
    if wanted != direction {
        let kind = SenseFault::DirectionContradicts { comparator: comparator.value, direction };
        block.fault(comparator.span.clone(), kind);
    }
}

/// A judge must make sense for the kind: years are met or missed by flows, shares and growth; only flows are
/// summed; a growth rate is not doubled.
pub fn judge(block: &Block<'_>, judge: Option<&At<Judge>>, kind: Option<Kind>) {
    let (Some(judge), Some(kind)) = (judge, kind) else { return };
    let fits = match judge.value {
        Judge::Latest | Judge::WindowGrowth => true,
        Judge::EachYear => kind != Kind::Stock,
        Judge::WindowSum => kind == Kind::Flow,
        Judge::Multiple => kind != Kind::Growth,
    };
    if !fits {
        block.fault(judge.span.clone(), SenseFault::JudgeUnfit { judge: judge.value, kind });
    }
}

/// A value must be one that figures can reach: no share above the whole, no multiple of nothing.
pub fn value(block: &Block<'_>, value: &At<Decimal>, meaning: &Meaning<'_>) {
    match meaning.judge {
        Some(Judge::Multiple) if value.value <= Decimal::ZERO => {
            block.fault(value.span.clone(), SenseFault::MultipleNotPositive(value.value));
        }
        Some(Judge::Latest | Judge::EachYear)
            if meaning.facts.is_percent
                && meaning.facts.kind == Some(Kind::Ratio)
                && value.value > Decimal::ONE_HUNDRED =>
        {
            block.fault(value.span.clone(), SenseFault::ShareAboveWhole(value.value));
        }
        _ => {}
    }
}

/// The deadline must not lie before the window, and the baseline must end before the deadline.
pub fn timing(block: &Block<'_>, timing: &Timing) {
    let Some(deadline) = &timing.deadline else { return };
    if let Some(window) = timing.window.filter(|w| deadline.value < w.years.first_day()) {
        let kind = SenseFault::DeadlineBeforeWindow { deadline: deadline.value, window: window.years };
        block.fault(deadline.span.clone(), kind);
    }
    if let Some(At { value: StatedBaseline::Figure { period, .. }, span }) = &timing.baseline
        && period.last() >= deadline.value
    {
        let kind = SenseFault::BaselineNotBefore { last: period.last(), deadline: deadline.value };
        block.fault(span.clone(), kind);
    }
}

/// Milestones lie after the start, where one is known, and before the deadline.
pub fn milestones(block: &Block<'_>, milestones: &BTreeMap<i32, At<Decimal>>, timing: &Timing, horizon: Option<Years>) {
    let Some(deadline) = &timing.deadline else { return };
    let from = match (&timing.window, &timing.baseline) {
        (Some(window), _) => Some(window.years.from),
        (None, Some(At { value: StatedBaseline::Figure { period, .. }, .. })) => Some(period.last().year()),
        _ => horizon.map(|years| years.from),
    };
    for (year, milestone) in milestones {
        let ends_before = NaiveDate::from_ymd_opt(*year, 12, 31).is_some_and(|last| last < deadline.value);
        if !ends_before || from.is_some_and(|from| *year < from) {
            let kind = SenseFault::MilestoneOutside { year: *year, from, deadline: deadline.value };
            block.fault(milestone.span.clone(), kind);
        }
    }
}

/// What is far behind is behind; a light for it needs the threshold; and nobody may take what is overdue for met.
pub fn ladder(block: &Block<'_>, rules: &Rules) {
    if let Some(far_behind) = rules.far_behind.filter(|share| *share < rules.tolerance) {
        let kind = SenseFault::FarBehindWithinTolerance { far_behind, tolerance: rules.tolerance };
        block.fault(block.span_of("far_behind"), kind);
    }
    let Some(DeValue::Table(lights)) = block.get("lights").map(toml::Spanned::get_ref) else { return };
    let span_of = |cause: Cause| lights.get(cause.key()).map(toml::Spanned::span);
    if !block.has("far_behind")
        && let Some(span) = span_of(Cause::FarBehind)
    {
        block.fault(span, SenseFault::LightWithoutThreshold);
    }
    let met = rules.ladder.hung(Cause::Status(Status::Met));
    let mut told = Vec::new();
    for status in Status::ALL.iter().copied().filter(|status| status.is_overdue()) {
        let span = span_of(Cause::Status(status)).or_else(|| span_of(Cause::Status(Status::Met)));
        if rules.ladder.hung(Cause::Status(status)) == met
            && let Some(span) = span.filter(|span| !told.contains(span))
        {
            block.fault(span.clone(), SenseFault::LightsAlike { status, light: met });
            told.push(span);
        }
    }
}
