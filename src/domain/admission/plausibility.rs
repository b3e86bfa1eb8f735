//! What looks wrong about a figure beside the others of its series: a scale off by ten, a share above 100, a falling
//! running total, a half-year above its year; and about the first figure beside the target.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;

use super::{Figure, Known, Scale, Series, exceeds_whole, order};
use crate::domain::fault::input::{Doubt, Neighbour};
use crate::domain::indicator::{Direction, Indicator, Kind};
use crate::domain::number;
use crate::domain::observation::{Bound, Fit, Release};
use crate::domain::period::Period;
use crate::domain::unit::UnitSpec;

/// How many times apart two figures of a series must be to look wrong; growth rates vary more than levels.
const APART: Decimal = Decimal::TEN;
const GROWTH_APART: Decimal = Decimal::ONE_HUNDRED;
/// The longest period that others are parts of.
const LONGEST_WHOLE_DAYS: u64 = 366;

/// A figure being judged.
pub(super) struct Candidate<'a> {
    pub figure: &'a Figure,
    pub today: NaiveDate,
}

/// A figure of the series that counts for its period.
#[derive(Debug, Clone, Copy)]
struct Mark {
    neighbour: Neighbour,
    fit: Fit,
    release: Release,
    /// True where it comes with this very file: no more certain than the figure beside it.
    fresh: bool,
}

/// The latest figure so far among those that are comparable with each other.
#[derive(Debug)]
struct Track {
    latest: Mark,
    /// A later one that looked wrong beside it.
    suspect: Option<Decimal>,
}

/// What is known of the series while its new figures are gone through.
#[derive(Debug, Default)]
pub(super) struct Plausibility {
    /// The recorded figures that count, one a period and fit.
    standing: Vec<Mark>,
    /// The first of them not before the current period.
    ahead: usize,
    /// The figures that count for the current period, by fit.
    current: [Option<Mark>; 2],
    /// The next period with a new figure.
    next: Option<Period>,
    tracks: Vec<Track>,
    /// The exact figures that count, by fit: the latest of all, and the latest that ends on an earlier day.
    totals: [[Option<Mark>; 2]; 2],
    /// The amounts of periods that this file has brought so far, in order.
    fresh: Vec<Mark>,
    growth: bool,
    flow: bool,
    running_total: bool,
}

impl Plausibility {
    /// Begins a series.
    pub fn begin(&mut self, series: &Series<'_>, known: &[Known]) {
        let Indicator { kind, direction, .. } = *series.indicator;
        let count = || UnitSpec::of(series.indicator).is_count();
        self.growth = kind == Kind::Growth;
        self.flow = kind == Kind::Flow;
        self.running_total = kind == Kind::Stock && direction == Direction::Up && count();
        self.standing.clear();
        for known in known.iter().filter(|k| !k.superseded) {
            let mark = Mark { neighbour: known.into(), fit: known.fit, release: known.release, fresh: false };
            let same = |m: &&mut Mark| m.neighbour.period == known.period && m.fit == known.fit;
            // A period has at most two marks, one a fit.
            match self.standing.iter_mut().rev().take(2).find(same) {
                Some(earlier) if earlier.release <= known.release => *earlier = mark,
                Some(_) => {}
                None => self.standing.push(mark),
            }
        }
        self.ahead = 0;
        self.fresh.clear();
        self.tracks.clear();
        self.totals = [[None; 2]; 2];
    }

    /// Moves on to a period with new figures.
    pub fn enter(&mut self, period: Period, next: Option<Period>) {
        self.next = next;
        self.current = [None; 2];
        while let Some(&mark) = self.standing.get(self.ahead).filter(|m| order(m.neighbour.period) <= order(period)) {
            self.ahead += 1;
            if mark.neighbour.period == period {
                self.current[mark.fit as usize] = Some(mark);
            } else {
                self.pass(mark);
            }
        }
    }

    /// Takes a figure that was admitted.
    pub fn accept(&mut self, figure: &Figure) {
        let Figure { period, value, bound, fit, release, .. } = *figure;
        let current = &mut self.current[fit as usize];
        if current.is_none_or(|m| m.release <= release) {
            let mark = Mark { neighbour: Neighbour { period, value, bound }, fit, release, fresh: true };
            *current = Some(mark);
            if self.flow {
                self.fresh.push(mark);
            }
        }
    }

    /// Leaves the current period.
    pub fn leave(&mut self) {
        for mark in std::mem::take(&mut self.current).into_iter().flatten() {
            self.pass(mark);
        }
    }

    /// What looks wrong about a figure of the current period.
    pub fn doubt(&mut self, series: &Series<'_>, judged: &Candidate<'_>) -> Option<Doubt> {
        let Candidate { figure, today, .. } = *judged;
        if figure.period.last() > today {
            return Some(Doubt::FuturePeriod { today });
        }
        let unit = UnitSpec::of(series.indicator);
        if figure.value < Decimal::ZERO && !self.growth && unit.is_count() {
            return Some(Doubt::NegativeCount);
        }
        if figure.value < Decimal::ZERO && series.indicator.kind == Kind::Ratio && unit.is_percent() {
            return Some(Doubt::NegativeShare);
        }
        if series.indicator.kind == Kind::Ratio && exceeds_whole(figure) && unit.is_percent() {
            return Some(Doubt::ShareAbove100);
        }
        self.scale_off(series.indicator, judged)
            .or_else(|| self.falling(figure))
            .or_else(|| self.part_above_whole(figure))
            .or_else(|| self.far_from_target(series.scale, figure))
    }

    /// A flow that only adds has no more in a part of a period than in the whole of it.
    fn part_above_whole(&self, figure: &Figure) -> Option<Doubt> {
        if !self.flow {
            return None;
        }
        let (first, last) = (figure.period.first(), figure.period.last());
        let after = last.checked_add_days(Days::new(LONGEST_WHOLE_DAYS)).unwrap_or(NaiveDate::MAX);
        let ends = |mark: &Mark| mark.neighbour.period.last();
        let from = self.standing.partition_point(|mark| ends(mark) < first);
        let standing = self.standing[from..].iter().take_while(|mark| ends(mark) <= after);
        let fresh = self.fresh.iter().rev().take_while(|mark| ends(mark) >= first);
        standing.chain(fresh).filter(|mark| mark.fit == figure.fit).find_map(|mark| {
            let Neighbour { period, value, bound } = mark.neighbour;
            let own = (figure.value, figure.bound);
            if lies_within(figure.period, period) && exceeds(own, (value, bound)) {
                Some(Doubt::PartAboveWhole { neighbour: mark.neighbour, is_whole: false })
            } else if lies_within(period, figure.period) && exceeds((value, bound), own) {
                Some(Doubt::PartAboveWhole { neighbour: mark.neighbour, is_whole: true })
            } else {
                None
            }
        })
    }

    /// The first figure of a series beside the values of its targets and their baselines.
    fn far_from_target(&self, scale: &Scale, figure: &Figure) -> Option<Doubt> {
        let is_first = self.standing.is_empty() && self.tracks.is_empty() && self.current.iter().all(Option::is_none);
        if !is_first || figure.value.is_zero() {
            return None;
        }
        let is_part = self.flow && figure.period.months().is_none_or(|months| months < 12);
        let limit = if self.growth { GROWTH_APART } else { APART };
        let comparable = |of: &&Decimal| !of.is_zero() && of.is_sign_negative() == figure.value.is_sign_negative();
        let apart = scale.values.iter().filter(comparable).map(|of| (ratio(figure.value, *of), *of));
        let ((times, larger), of) = apart.min_by(|(one, _), (other, _)| one.0.cmp(&other.0))?;
        let may_be = !larger && (scale.may_be_smaller || is_part);
        let times = number::round_significant(times, 3);
        (times >= limit && !may_be).then_some(Doubt::FarFromTarget { times, larger, of })
    }

    fn pass(&mut self, mark: Mark) {
        let totals = &mut self.totals[mark.fit as usize];
        if mark.neighbour.bound == Bound::Exact {
            if totals[0].is_some_and(|latest| latest.neighbour.period.last() < mark.neighbour.period.last()) {
                totals[1] = totals[0];
            }
            totals[0] = Some(mark);
        }
        let flow = self.flow;
        match self.tracks.iter_mut().find(|t| comparable(flow, &t.latest, mark.neighbour.period, mark.fit)) {
            Some(track) => *track = Track { latest: mark, suspect: None },
            None => self.tracks.push(Track { latest: mark, suspect: None }),
        }
    }

    /// Beside the nearest figure before; where there is none, or it is as new, beside the nearest after.
    fn scale_off(&mut self, indicator: &Indicator, judged: &Candidate<'_>) -> Option<Doubt> {
        let figure = judged.figure;
        let (flow, growth) = (self.flow, self.growth);
        let (period, fit) = (figure.period, figure.fit);
        let off = |neighbour| apart(indicator, growth, figure.value, neighbour);
        let track = self.tracks.iter_mut().find(|t| comparable(flow, &t.latest, period, fit));
        let certain = track.as_ref().is_some_and(|t| !t.latest.fresh);
        let mut alone = track.is_none();
        if let Some(track) = track
            && let Some(doubt) = off(track.latest.neighbour)
        {
            // Two new figures that agree outvote a new one before them.
            let outvoted = |suspect| {
                apart(indicator, growth, figure.value, Neighbour { value: suspect, ..track.latest.neighbour }).is_none()
            };
            if !track.latest.fresh || !track.suspect.is_some_and(outvoted) {
                track.suspect = Some(figure.value);
                return Some(doubt);
            }
        }
        if !certain {
            let before_next = |m: &&Mark| self.next.is_none_or(|next| order(m.neighbour.period) < order(next));
            let mut after = self.standing[self.ahead..].iter().take_while(before_next);
            if let Some(mark) = after.find(|m| comparable(flow, m, period, fit)) {
                alone = false;
                if let Some(doubt) = off(mark.neighbour) {
                    return Some(doubt);
                }
            }
        }
        // Another figure of the same period, be it the one that is revised, where nothing else is known.
        let other = self.current[fit as usize].filter(|_| alone);
        other.and_then(|mark| off(mark.neighbour))
    }

    /// Beside the exact figures of an earlier and of a later day.
    fn falling(&self, figure: &Figure) -> Option<Doubt> {
        if !self.running_total || figure.bound != Bound::Exact {
            return None;
        }
        let last = figure.period.last();
        let totals = &self.totals[figure.fit as usize];
        let before = totals.iter().flatten().find(|m| m.neighbour.period.last() < last);
        if let Some(mark) = before.filter(|m| m.neighbour.value > figure.value) {
            return Some(Doubt::FallingTotal { neighbour: mark.neighbour });
        }
        let before_next = |m: &&Mark| self.next.is_none_or(|next| order(m.neighbour.period) < order(next));
        let mut after = self.standing[self.ahead..].iter().take_while(before_next);
        let exact =
            |m: &&Mark| m.fit == figure.fit && m.neighbour.bound == Bound::Exact && m.neighbour.period.last() > last;
        let mark = after.find(exact).filter(|m| m.neighbour.value < figure.value)?;
        Some(Doubt::FallingTotal { neighbour: mark.neighbour })
    }
}

/// True where a period is a part of another, which is no longer than a little over a year.
fn lies_within(part: Period, whole: Period) -> bool {
    part != whole
        && whole.first() <= part.first()
        && part.last() <= whole.last()
        && whole.days().unsigned_abs() <= LONGEST_WHOLE_DAYS
}

/// True where one figure is certainly above another.
fn exceeds((one, one_is): (Decimal, Bound), (other, other_is): (Decimal, Bound)) -> bool {
    let at_least = matches!(one_is, Bound::Exact | Bound::AtLeast | Bound::MoreThan);
    let at_most = matches!(other_is, Bound::Exact | Bound::AtMost | Bound::LessThan);
    at_least && at_most && one > other && other >= Decimal::ZERO
}

/// How many times the larger of two values is the smaller, and whether that is the first.
fn ratio(one: Decimal, other: Decimal) -> (Decimal, bool) {
    let larger = one.abs() > other.abs();
    let (high, low) = if larger { (one.abs(), other.abs()) } else { (other.abs(), one.abs()) };
    (high.checked_div(low).unwrap_or(Decimal::MAX), larger)
}

/// True where two figures of a series can be expected to be of one size: the same fit and, for flows, spans of one
/// length.
fn comparable(flow: bool, mark: &Mark, period: Period, fit: Fit) -> bool {
    let other = mark.neighbour.period;
    let same_length = || match (other.months(), period.months()) {
        (Some(a), Some(b)) => a == b,
        _ => other.days().abs_diff(period.days()) * 10 <= period.days().unsigned_abs(),
    };
    mark.fit == fit && (!flow || same_length())
}

/// The doubt that a value is of another scale than its neighbour.
///
/// A zero is measured against nothing, and nothing against a zero; but zero where a level or share that should rise was
/// above it looks wrong in itself.
fn apart(indicator: &Indicator, growth: bool, value: Decimal, neighbour: Neighbour) -> Option<Doubt> {
    let other = neighbour.value;
    if value.is_zero() {
        let level = matches!(indicator.kind, Kind::Stock | Kind::Ratio) && indicator.direction == Direction::Up;
        return (level && other > Decimal::ZERO).then_some(Doubt::SuddenZero { neighbour });
    }
    if other.is_zero() || value.is_sign_negative() != other.is_sign_negative() {
        return None;
    }
    let larger = value.abs() > other.abs();
    let (high, low) = if larger { (value.abs(), other.abs()) } else { (other.abs(), value.abs()) };
    let limit = if growth { GROWTH_APART } else { APART };
    if low.checked_mul(limit).is_none_or(|reach| high < reach) {
        return None;
    }
    let times = number::round_significant(high.checked_div(low).unwrap_or(Decimal::MAX), 3);
    Some(Doubt::ScaleOff { times, larger, neighbour })
}
