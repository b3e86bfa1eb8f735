//! Conflicts 口径冲突: targets that contradict one another.
//!
//! Knows targets and what they ask, nothing of figures, verdicts or words. Which of two statements holds is for people
//! to rule; here it is only said where they differ, by how much, and which is the stricter.

use std::collections::{HashMap, HashSet};

use chrono::{Datelike, NaiveDate};
use rust_decimal::Decimal;

use super::aim::Aim;
use super::code::{IndicatorCode, Text, coded};
use super::indicator::{Direction, Indicator};
use super::target::{Comparator, Judge, Target, TargetValue};

coded! {
    /// What two targets contradict each other in.
    ConflictKind {
        /// Two indicators of one region that measure the same (concept, unit, scope) are asked for different things.
        Concept = "concept",
        /// Different values at one deadline.
        Value = "value",
        /// The same value at one deadline, compared otherwise.
        Comparator = "comparator",
        /// A value on the way that is not what another target asks for in that year.
        Milestone = "milestone",
        /// One stands in the document's goals, the other does not.
        Goals = "goals",
    }
}

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// The first.
    One,
    /// The second.
    Other,
}

/// What one side states: a value for a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Statement {
    /// The value.
    pub value: TargetValue,
    /// The day: the deadline, or the end of a milestone's year.
    pub day: NaiveDate,
    /// How figures are compared with it; nothing where it is a value on the way.
    pub comparator: Option<Comparator>,
}

/// Where two targets that are judged alike disagree.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Disagreement {
    /// Value, comparator or milestone.
    pub kind: ConflictKind,
    /// What the first states.
    pub one: Statement,
    /// What the second states.
    pub other: Statement,
}

/// A target with what it takes to hold it against another.
#[derive(Debug, Clone, Copy)]
pub struct Party<'a> {
    /// Its indicator.
    pub indicator: &'a Indicator,
    /// The target.
    pub target: &'a Target,
    /// The tolerance of `about` where the document gives none, a share of the value.
    pub about: Decimal,
    /// Whether its clause belongs to the document's goals.
    pub goals: bool,
}

/// Two targets that contradict each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// What they contradict each other in, the most telling first.
    pub kinds: Vec<ConflictKind>,
    /// What the first states.
    pub one: Statement,
    /// What the second states.
    pub other: Statement,
    /// How far the values lie apart, in the target's unit; of ranges the larger of the differences of their ends.
    pub difference: Decimal,
    /// The side whose every satisfying value satisfies the other too, but not the other way round.
    pub stricter: Option<Side>,
    /// True where no value satisfies both.
    pub exclusive: bool,
    /// The side that stands in the goals of the document that both stand in.
    pub goals: Option<Side>,
}

/// Where two targets disagree; nothing where they are judged in different ways, or ask for the same.
///
/// `same_series` is true where both look at one indicator: only then are values on the way held against each other.
#[must_use]
pub fn disagreement(one: &Target, other: &Target, direction: Direction, same_series: bool) -> Option<Disagreement> {
    if !judged_alike(one, other) {
        return None;
    }
    if one.document_deadline() == other.document_deadline() {
        let kind = if one.value != other.value {
            Some(ConflictKind::Value)
        } else if (one.comparator, one.tolerance) != (other.comparator, other.tolerance) {
            Some(ConflictKind::Comparator)
        } else {
            None
        };
        if let Some(kind) = kind {
            return Some(Disagreement { kind, one: asked(one), other: asked(other) });
        }
    }
    if same_series { on_the_way(one, other, direction) } else { None }
}

/// Values of different ways of judging, periods, windows of a sum or mean, or bases of a multiple do not compare.
fn judged_alike(one: &Target, other: &Target) -> bool {
    let years = |target: &Target| target.window.map(|window| window.years);
    one.judge == other.judge
        && one.span == other.span
        && match one.judge {
            Judge::WindowSum | Judge::WindowGrowth => years(one) == years(other),
            Judge::Multiple => one.baseline == other.baseline,
            Judge::Latest | Judge::EachYear => true,
        }
}

fn asked(target: &Target) -> Statement {
    Statement { value: target.value, day: target.document_deadline(), comparator: Some(target.comparator) }
}

/// The first year for which a value on the way contradicts the other target, or a value on its way.
fn on_the_way(one: &Target, other: &Target, direction: Direction) -> Option<Disagreement> {
    let milestone = |year: i32, value: Decimal| {
        let day = NaiveDate::from_ymd_opt(year, 12, 31)?;
        Some(Statement { value: TargetValue::One(value), day, comparator: None })
    };
    let stated = |target: &Target, year: i32| {
        let on_the_way = target.milestones.get(&year).and_then(|value| milestone(year, *value));
        on_the_way.or_else(|| (target.document_deadline().year() == year).then(|| asked(target)))
    };
    let mut years: Vec<i32> = one.milestones.keys().chain(other.milestones.keys()).copied().collect();
    years.sort_unstable();
    years.into_iter().find_map(|year| {
        let (one, other) = (stated(one, year)?, stated(other, year)?);
        let apart = contradict(&one, &other, direction);
        apart.then_some(Disagreement { kind: ConflictKind::Milestone, one, other })
    })
}

/// Whether two values of one year contradict each other. On one day they must agree; an earlier value only excludes a
/// later one that asks for less.
fn contradict(one: &Statement, other: &Statement, direction: Direction) -> bool {
    let (early, late) = if one.day <= other.day { (one, other) } else { (other, one) };
    let ([low, high], [from, to]) = (ends(early.value), ends(late.value));
    if early.day == late.day {
        return from > high || to < low;
    }
    match direction {
        Direction::Up => to < low,
        Direction::Down => from > high,
        Direction::Within => false,
    }
}

fn ends(value: TargetValue) -> [Decimal; 2] {
    match value {
        TargetValue::One(value) => [value, value],
        TargetValue::Range(low, high) => [low, high],
    }
}

impl Conflict {
    /// The conflict of two targets of one region, where there is one.
    #[must_use]
    pub fn between(one: &Party<'_>, other: &Party<'_>) -> Option<Self> {
        let same_series = one.indicator.code == other.indicator.code;
        if !same_series && !measure_the_same(one.indicator, other.indicator) {
            return None;
        }
        let direction = one.indicator.direction;
        let found = disagreement(one.target, other.target, direction, same_series)?;
        let goals = match (one.goals, other.goals) {
            _ if one.target.source != other.target.source => None,
            (true, false) => Some(Side::One),
            (false, true) => Some(Side::Other),
            _ => None,
        };
        let of_concept = (!same_series).then_some(ConflictKind::Concept);
        let of_goals = goals.map(|_| ConflictKind::Goals);
        let ([low, high], [from, to]) = (ends(found.one.value), ends(found.other.value));
        let apart = |a: Decimal, b: Decimal| a.saturating_sub(b).abs();
        let (first, second) = (one.aim(&found.one), other.aim(&found.other));
        let comparable = found.one.day == found.other.day;
        let stricter = match (first.lies_within(&second), second.lies_within(&first)) {
            _ if !comparable => None,
            (true, false) => Some(Side::One),
            (false, true) => Some(Side::Other),
            _ => None,
        };
        Some(Self {
            kinds: of_concept.into_iter().chain([found.kind]).chain(of_goals).collect(),
            one: found.one,
            other: found.other,
            difference: apart(low, from).max(apart(high, to)),
            stricter,
            exclusive: comparable && first.excludes(&second),
            goals,
        })
    }
}

impl Party<'_> {
    /// What satisfies a statement; a value on the way is a minimum where more is better, a maximum where less is.
    fn aim(&self, statement: &Statement) -> Aim {
        let direction = self.indicator.direction;
        let comparator = statement.comparator.unwrap_or(match direction {
            Direction::Up => Comparator::AtLeast,
            Direction::Down => Comparator::AtMost,
            Direction::Within => Comparator::Exactly,
        });
        Aim::new(comparator, direction, statement.value, self.target.tolerance.unwrap_or(self.about))
    }
}

/// Whether two indicators of a region measure the same: concept, unit, kind, direction and scope.
fn measure_the_same(one: &Indicator, other: &Indicator) -> bool {
    one.concept.is_some()
        && one.concept == other.concept
        && one.scope == other.scope
        && (one.kind, one.direction) == (other.kind, other.direction)
        && one.counts_like(other)
}

/// What two targets must share to be held against each other.
#[derive(PartialEq, Eq, Hash)]
enum Ground<'a> {
    Series(&'a IndicatorCode),
    Concept(&'a Text, Option<&'a Text>),
}

/// The conflicts among the targets of one region, by the places of the two; each pair once, whoever stands in the goals
/// of the document of both first, else in the order given.
#[must_use]
pub fn find(parties: &[Party<'_>]) -> Vec<(usize, usize, Conflict)> {
    let mut grounds: HashMap<(Ground<'_>, i32), Vec<usize>> = HashMap::new();
    for (at, party) in parties.iter().enumerate() {
        let Party { indicator, target, .. } = party;
        let mut years: Vec<i32> =
            target.milestones.keys().copied().chain([target.document_deadline().year()]).collect();
        years.dedup();
        for year in years {
            grounds.entry((Ground::Series(&indicator.code), year)).or_default().push(at);
        }
        if let Some(concept) = &indicator.concept {
            let ground = Ground::Concept(concept, indicator.scope.as_ref());
            grounds.entry((ground, target.document_deadline().year())).or_default().push(at);
        }
    }
    let mut pairs: HashSet<(usize, usize)> = HashSet::new();
    for ((ground, _), places) in &grounds {
        for (at, &one) in places.iter().enumerate() {
            let apart = |other: &usize| parties[one].indicator.code != parties[*other].indicator.code;
            let wanted = |other: &usize| matches!(ground, Ground::Series(_)) || apart(other);
            pairs.extend(places[at + 1..].iter().filter(|other| wanted(other)).map(|&other| (one, other)));
        }
    }
    let mut pairs: Vec<(usize, usize)> = pairs.into_iter().collect();
    pairs.sort_unstable();
    pairs
        .into_iter()
        .filter_map(|(one, other)| {
            let (first, second) = (&parties[one], &parties[other]);
            let carries_out = second.goals && !first.goals && first.target.source == second.target.source;
            let (one, other) = if carries_out { (other, one) } else { (one, other) };
            Some((one, other, Conflict::between(&parties[one], &parties[other])?))
        })
        .collect()
}

#[cfg(test)]
mod tests;
