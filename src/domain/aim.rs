//! The aim of a target: what satisfies it, the value to reach, gap and margin.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::indicator::Direction;
use super::observation::Bound;
use super::target::{Comparator, TargetValue};

/// What a target asks of a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Aim {
    comparator: Comparator,
    direction: Direction,
    /// The value, or the ends of the range, lower first.
    low: Decimal,
    high: Decimal,
}

impl Aim {
    /// The aim of a comparator and value; `tolerance` is a share of the value and matters to `about` only.
    ///
    /// `about` is one-sided by direction: with `up` everything from the value less its tolerance on satisfies, with
    /// `down` everything to the value plus its tolerance, with `within` what lies between both.
    #[must_use]
    pub fn new(comparator: Comparator, direction: Direction, value: TargetValue, tolerance: Decimal) -> Self {
        let (low, high) = match (comparator, value) {
            (Comparator::About, TargetValue::One(value)) => {
                let slack = value.abs().saturating_mul(tolerance);
                let (low, high) = (value.saturating_sub(slack), value.saturating_add(slack));
                match direction {
                    Direction::Up => (low, low),
                    Direction::Down => (high, high),
                    Direction::Within => (low, high),
                }
            }
            (_, TargetValue::One(value)) => (value, value),
            (_, TargetValue::Range(low, high)) => (low, high),
        };
        Self { comparator, direction, low, high }
    }

    /// The aim with its values multiplied by a positive factor.
    #[must_use]
    pub fn times(self, factor: Decimal) -> Option<Self> {
        Some(Self { low: self.low.checked_mul(factor)?, high: self.high.checked_mul(factor)?, ..self })
    }

    /// True where the value satisfies.
    #[must_use]
    pub fn satisfied(&self, value: Decimal) -> bool {
        self.tells(value, Bound::Exact) == Some(true)
    }

    /// True where a figure proves that the true value satisfies.
    #[must_use]
    pub fn proved_by(&self, value: Decimal, bound: Bound) -> bool {
        self.tells(value, bound) == Some(true)
    }

    /// What a figure says of the true value: that it satisfies, that it does not, or nothing.
    ///
    /// A lower bound proves a minimum and excludes a maximum below it; `more_than x` proves even "more than x".
    #[must_use]
    pub fn tells(&self, value: Decimal, bound: Bound) -> Option<bool> {
        self.tells_by(bound, |aim| value.cmp(&aim))
    }

    /// What is said by a figure that is known only by how it compares.
    pub fn tells_by(&self, bound: Bound, compare: impl Fn(Decimal) -> Ordering) -> Option<bool> {
        match (self.side(), bound) {
            (Side::Least { strict }, _) => above(compare(self.low), bound, strict),
            (Side::Most { strict }, _) => above(compare(self.high).reverse(), mirrored(bound), strict),
            (Side::Both, Bound::Exact) => {
                Some(compare(self.low) != Ordering::Less && compare(self.high) != Ordering::Greater)
            }
            // A bound places no value within a range, but may place it outside.
            (Side::Both, Bound::AtLeast | Bound::MoreThan) => {
                above(compare(self.high), bound, true).filter(|beyond| *beyond).map(|_| false)
            }
            (Side::Both, Bound::AtMost | Bound::LessThan) => {
                above(compare(self.low), bound, false).filter(|reached| !reached)
            }
        }
    }

    /// True where a bound of this kind speaks for progress: the true value can only be better.
    #[must_use]
    pub fn favoured_by(&self, bound: Bound) -> bool {
        matches!(
            (self.side(), bound),
            (_, Bound::Exact)
                | (Side::Least { .. }, Bound::AtLeast | Bound::MoreThan)
                | (Side::Most { .. }, Bound::AtMost | Bound::LessThan)
        )
    }

    /// The value to reach, T*: the target's, less its tolerance for `about`; the nearer end of a range.
    #[must_use]
    pub fn reach(&self, value: Decimal) -> Decimal {
        match self.side() {
            Side::Least { .. } => self.low,
            Side::Both if (value - self.low).abs() <= (value - self.high).abs() => self.low,
            Side::Most { .. } | Side::Both => self.high,
        }
    }

    /// The distance to the value to reach, 0 where the value satisfies.
    #[must_use]
    pub fn gap(&self, value: Decimal) -> Decimal {
        if self.satisfied(value) { Decimal::ZERO } else { (self.reach(value) - value).abs() }
    }

    /// How much better than asked; negative where it is worse. Within a range: the distance to the nearer end.
    #[must_use]
    pub fn margin(&self, value: Decimal) -> Decimal {
        match self.side() {
            Side::Least { .. } => value - self.low,
            Side::Most { .. } => self.high - value,
            Side::Both => (value - self.low).min(self.high - value),
        }
    }

    /// True where the comparator is strict and the value stands exactly on it.
    #[must_use]
    pub fn equal_not_beyond(&self, value: Decimal) -> bool {
        self.equal_not_beyond_by(|aim| value.cmp(&aim))
    }

    /// The same of a value that is known only by how it compares.
    pub fn equal_not_beyond_by(&self, compare: impl Fn(Decimal) -> Ordering) -> bool {
        match self.side() {
            Side::Least { strict: true } => compare(self.low) == Ordering::Equal,
            Side::Most { strict: true } => compare(self.high) == Ordering::Equal,
            _ => false,
        }
    }

    /// The values compared with, the lower first; one value twice where there is no range.
    #[must_use]
    pub fn ends(&self) -> [Decimal; 2] {
        [self.low, self.high]
    }

    /// True where more is better, false where less is, `None` where both sides matter.
    #[must_use]
    pub fn upward(&self) -> Option<bool> {
        match self.side() {
            Side::Least { .. } => Some(true),
            Side::Most { .. } => Some(false),
            Side::Both => None,
        }
    }

    /// True where both sides matter.
    #[must_use]
    pub fn two_sided(&self) -> bool {
        self.side() == Side::Both
    }

    /// True where everything that satisfies this one satisfies the other too.
    #[must_use]
    pub fn lies_within(&self, other: &Self) -> bool {
        let (own, theirs) = (self.limits(), other.limits());
        own.least.is_no_looser(theirs.least) && own.most.mirrored().is_no_looser(theirs.most.mirrored())
    }

    /// True where no value satisfies both.
    #[must_use]
    pub fn excludes(&self, other: &Self) -> bool {
        let apart = |least: Limit, most: Limit| match (least.0, most.0) {
            (Some((low, strict)), Some((high, also))) => low > high || (low == high && (strict || also)),
            _ => false,
        };
        let (own, theirs) = (self.limits(), other.limits());
        apart(own.least, theirs.most) || apart(theirs.least, own.most)
    }

    fn limits(&self) -> Limits {
        let none = Limit(None);
        match self.side() {
            Side::Least { strict } => Limits { least: Limit(Some((self.low, strict))), most: none },
            Side::Most { strict } => Limits { least: none, most: Limit(Some((self.high, strict))) },
            Side::Both => Limits { least: Limit(Some((self.low, false))), most: Limit(Some((self.high, false))) },
        }
    }

    fn side(&self) -> Side {
        match self.comparator {
            Comparator::AtLeast => Side::Least { strict: false },
            Comparator::MoreThan => Side::Least { strict: true },
            Comparator::AtMost => Side::Most { strict: false },
            Comparator::LessThan => Side::Most { strict: true },
            Comparator::About => match self.direction {
                Direction::Up => Side::Least { strict: false },
                Direction::Down => Side::Most { strict: false },
                Direction::Within => Side::Both,
            },
            Comparator::Between | Comparator::Exactly => Side::Both,
        }
    }
}

/// Whether a value that compares so, known with that bound, is at least the aim, or beyond it where that is `strict`.
fn above(order: Ordering, bound: Bound, strict: bool) -> Option<bool> {
    let reaches = order == Ordering::Greater || (!strict && order == Ordering::Equal);
    match bound {
        Bound::Exact => Some(reaches),
        Bound::AtLeast => reaches.then_some(true),
        Bound::MoreThan => (order != Ordering::Less).then_some(true),
        Bound::AtMost => (!reaches).then_some(false),
        Bound::LessThan => (order != Ordering::Greater).then_some(false),
    }
}

/// The same bound seen from the other side.
fn mirrored(bound: Bound) -> Bound {
    match bound {
        Bound::Exact => Bound::Exact,
        Bound::AtLeast => Bound::AtMost,
        Bound::MoreThan => Bound::LessThan,
        Bound::AtMost => Bound::AtLeast,
        Bound::LessThan => Bound::MoreThan,
    }
}

/// Where the satisfying values begin and end.
struct Limits {
    least: Limit,
    most: Limit,
}

/// An end of them, and whether it is itself left out; nothing where there is none.
#[derive(Clone, Copy)]
struct Limit(Option<(Decimal, bool)>);

impl Limit {
    /// Of two lower limits: true where this one lets through nothing that the other stops.
    fn is_no_looser(self, other: Self) -> bool {
        match (self.0, other.0) {
            (_, None) => true,
            (None, Some(_)) => false,
            (Some((own, strict)), Some((theirs, also))) => own > theirs || (own == theirs && (strict || !also)),
        }
    }

    /// An upper limit as a lower one.
    fn mirrored(self) -> Self {
        Self(self.0.map(|(value, strict)| (-value, strict)))
    }
}

/// Which side of its value an aim watches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Least { strict: bool },
    Most { strict: bool },
    Both,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn aim(comparator: Comparator, direction: Direction, value: &str) -> Aim {
        Aim::new(comparator, direction, TargetValue::One(d(value)), d("0.05"))
    }

    #[test]
    fn gap_is_zero_when_the_target_is_met() {
        assert_eq!(aim(Comparator::AtLeast, Direction::Up, "10").gap(d("10")), d("0"));
        assert_eq!(aim(Comparator::AtMost, Direction::Down, "1.25").gap(d("1.2")), d("0"));
    }

    #[test]
    fn more_than_is_strict_and_its_gap_on_the_value_is_zero() {
        let aim = aim(Comparator::MoreThan, Direction::Up, "10");
        assert!(!aim.satisfied(d("10")));
        assert_eq!(aim.gap(d("10")), d("0"));
        assert!(aim.equal_not_beyond(d("10")));
        assert!(aim.satisfied(d("10.1")));
    }

    #[test]
    fn about_is_one_sided_by_direction() {
        let up = aim(Comparator::About, Direction::Up, "13.5");
        assert_eq!(up.reach(d("10")), d("12.825"));
        assert!(up.satisfied(d("12.825")) && up.satisfied(d("20")) && !up.satisfied(d("12.8")));
        let down = aim(Comparator::About, Direction::Down, "100");
        assert!(down.satisfied(d("105")) && down.satisfied(d("50")) && !down.satisfied(d("106")));
        let within = aim(Comparator::About, Direction::Within, "100");
        assert!(within.satisfied(d("105")) && !within.satisfied(d("94")) && !within.satisfied(d("106")));
    }

    #[test]
    fn between_measures_to_the_nearer_end() {
        let aim = Aim::new(Comparator::Between, Direction::Within, TargetValue::Range(d("40"), d("60")), d("0"));
        assert_eq!((aim.gap(d("30")), aim.margin(d("30"))), (d("10"), d("-10")));
        assert_eq!((aim.gap(d("65")), aim.margin(d("65"))), (d("5"), d("-5")));
        assert_eq!((aim.gap(d("45")), aim.margin(d("45"))), (d("0"), d("5")));
    }

    #[test]
    fn a_bound_proves_only_what_it_says() {
        let least = aim(Comparator::AtLeast, Direction::Up, "4");
        assert!(least.proved_by(d("4"), Bound::AtLeast) && least.proved_by(d("4"), Bound::MoreThan));
        assert!(!least.proved_by(d("3.7"), Bound::MoreThan) && !least.proved_by(d("9"), Bound::AtMost));
        let more = aim(Comparator::MoreThan, Direction::Up, "4");
        assert!(more.proved_by(d("4"), Bound::MoreThan) && !more.proved_by(d("4"), Bound::AtLeast));
        let most = aim(Comparator::AtMost, Direction::Down, "1.3");
        assert!(most.proved_by(d("1.3"), Bound::LessThan) && !most.proved_by(d("1.2"), Bound::AtLeast));
        let exactly = aim(Comparator::Exactly, Direction::Within, "4");
        assert!(exactly.proved_by(d("4"), Bound::Exact) && !exactly.proved_by(d("4"), Bound::AtLeast));
    }

    #[test]
    fn a_bound_on_the_wrong_side_excludes() {
        let least = aim(Comparator::AtLeast, Direction::Up, "4");
        assert_eq!(least.tells(d("4"), Bound::LessThan), Some(false));
        assert_eq!(least.tells(d("4"), Bound::AtMost), None);
        assert_eq!(least.tells(d("3.9"), Bound::AtMost), Some(false));
        assert_eq!(aim(Comparator::MoreThan, Direction::Up, "4").tells(d("4"), Bound::AtMost), Some(false));
        let range = Aim::new(Comparator::Between, Direction::Within, TargetValue::Range(d("40"), d("60")), d("0"));
        assert_eq!(range.tells(d("60"), Bound::MoreThan), Some(false));
        assert_eq!(range.tells(d("60"), Bound::AtLeast), None);
        assert_eq!(range.tells(d("40"), Bound::LessThan), Some(false));
        assert_eq!(range.tells(d("40"), Bound::AtMost), None);
        assert_eq!(range.tells(d("50"), Bound::AtLeast), None);
    }

    #[test]
    fn margin_is_positive_where_it_is_better_than_asked() {
        assert_eq!(aim(Comparator::AtMost, Direction::Down, "1.25").margin(d("1.2")), d("0.05"));
        assert_eq!(aim(Comparator::AtLeast, Direction::Up, "10").margin(d("8")), d("-2"));
    }
}
