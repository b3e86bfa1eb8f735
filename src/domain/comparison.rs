//! Comparison 可比指标对照: what one indicator means in several places, and where the meanings differ.
//!
//! Knows indicators and targets, nothing of figures or words. Values of differing meaning are set side by side and
//! never averaged or ranked.

use chrono::NaiveDate;

use super::code::{Text, coded};
use super::indicator::{Direction, Indicator, Kind};
use super::target::{Comparator, Judge, Target, Years};
use super::unit::Unit;

coded! {
    /// What may differ between two targets on the same concept.
    Aspect {
        /// The unit of the value.
        Unit = "unit",
        /// The kind of quantity.
        Kind = "kind",
        /// Which way is better.
        Direction = "direction",
        /// What is counted.
        Scope = "scope",
        /// How figures decide.
        Judge = "judge",
        /// The years it is judged over, or counted from.
        Window = "window",
        /// How figures are compared with the value.
        Comparator = "comparator",
        /// The deadline.
        Deadline = "deadline",
    }
}

/// A target on the concept, with its indicator.
#[derive(Debug, Clone, Copy)]
pub struct Compared<'a> {
    /// The indicator.
    pub indicator: &'a Indicator,
    /// The target.
    pub target: &'a Target,
}

/// What a target has in one aspect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning<'a> {
    /// A unit.
    Unit(Unit),
    /// A kind.
    Kind(Kind),
    /// A direction.
    Direction(Direction),
    /// A scope, Chinese and English, where one is given.
    Scope(Option<(&'a Text, Option<&'a Text>)>),
    /// A way of judging.
    Judge(Judge),
    /// Years, where there are some.
    Window(Option<Years>),
    /// A comparator.
    Comparator(Comparator),
    /// A deadline.
    Deadline(NaiveDate),
}

/// An aspect in which targets differ: each meaning with the places of those that have it, in the order given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference<'a> {
    /// The aspect.
    pub aspect: Aspect,
    /// Who has what.
    pub meanings: Vec<(Meaning<'a>, Vec<usize>)>,
}

/// The aspects in which targets on one concept differ.
#[must_use]
pub fn differences<'a>(targets: &[Compared<'a>]) -> Vec<Difference<'a>> {
    use super::code::Coded as _;
    let in_aspect = |aspect: Aspect| {
        let mut meanings: Vec<(Meaning<'a>, Vec<usize>)> = Vec::new();
        for (at, one) in targets.iter().enumerate() {
            let meaning = one.meaning(aspect);
            let alike = |known: &(Meaning<'a>, Vec<usize>)| {
                known.0 == meaning || (aspect == Aspect::Unit && targets[known.1[0]].counts_like(one))
            };
            match meanings.iter_mut().find(|known| alike(known)) {
                Some((_, places)) => places.push(at),
                None => meanings.push((meaning, vec![at])),
            }
        }
        (meanings.len() > 1).then_some(Difference { aspect, meanings })
    };
    Aspect::ALL.iter().copied().filter_map(in_aspect).collect()
}

impl<'a> Compared<'a> {
    fn meaning(&self, aspect: Aspect) -> Meaning<'a> {
        let Self { indicator, target } = *self;
        match aspect {
            Aspect::Unit => Meaning::Unit(target.unit(indicator)),
            Aspect::Kind => Meaning::Kind(indicator.kind),
            Aspect::Direction => Meaning::Direction(indicator.direction),
            Aspect::Scope => Meaning::Scope(indicator.scope.as_ref().map(|zh| (zh, indicator.scope_en.as_ref()))),
            Aspect::Judge => Meaning::Judge(target.judge),
            Aspect::Window => Meaning::Window(target.window.map(|window| window.years)),
            Aspect::Comparator => Meaning::Comparator(target.comparator),
            Aspect::Deadline => Meaning::Deadline(target.document_deadline()),
        }
    }

    /// Other words for the same unit (个, 座) do not differ.
    fn counts_like(&self, other: &Self) -> bool {
        let own = |one: &Self| one.target.unit(one.indicator) == one.indicator.unit;
        own(self) && own(other) && self.indicator.counts_like(other.indicator)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::judge::draft::{Draft, day};

    type Change = fn(&mut Draft);

    fn aspects(drafts: &[Draft]) -> Vec<Aspect> {
        let targets: Vec<_> =
            drafts.iter().map(|draft| Compared { indicator: &draft.indicator, target: &draft.target }).collect();
        differences(&targets).iter().map(|difference| difference.aspect).collect()
    }

    #[test]
    fn where_all_agree_nothing_differs() {
        let drafts = ["10", "20"].map(|value| Draft::stock(Comparator::AtLeast, value));
        assert_eq!(aspects(&drafts), []);
        assert_eq!(aspects(&[]), []);
    }

    #[test]
    fn each_aspect_that_differs_is_named() {
        let usual = Draft::stock(Comparator::AtLeast, "10");
        let changes: [(Aspect, Change); 8] = [
            (Aspect::Unit, |d| d.indicator.unit = Unit("万个".into())),
            (Aspect::Kind, |d| d.indicator.kind = Kind::Ratio),
            (Aspect::Direction, |d| d.indicator.direction = Direction::Within),
            (Aspect::Scope, |d| d.indicator.scope = Some("主城区".into())),
            (Aspect::Judge, |d| d.target.judge = Judge::EachYear),
            (Aspect::Window, |d| {
                *d = d.clone().judged_by(d.target.judge, 2023, 2025);
            }),
            (Aspect::Comparator, |d| d.target.comparator = Comparator::MoreThan),
            (Aspect::Deadline, |d| d.target.deadline = day("2026-12-31")),
        ];
        for (aspect, change) in changes {
            let mut other = usual.clone();
            change(&mut other);
            assert_eq!(aspects(&[usual.clone(), other]), [aspect]);
        }
    }

    #[test]
    fn another_word_for_the_same_unit_is_no_other_unit() {
        let usual = Draft::stock(Comparator::AtLeast, "10");
        let mut other = usual.clone();
        other.indicator.unit = Unit("座".into());
        assert_eq!(aspects(&[usual.clone(), other.clone()]), [Aspect::Unit]);
        other.indicator.same_units = vec!["个".into()];
        assert_eq!(aspects(&[usual.clone(), other.clone()]), []);
        other.indicator.unit = Unit("个/万人".into());
        assert_eq!(aspects(&[usual, other]), [Aspect::Unit], "what may be typed for a density is no count");
    }

    #[test]
    fn who_has_what_comes_in_the_order_given() {
        let [one, other] = [Comparator::AtLeast, Comparator::MoreThan].map(|by| Draft::stock(by, "10"));
        let drafts = [one.clone(), other, one];
        let targets: Vec<_> =
            drafts.iter().map(|draft| Compared { indicator: &draft.indicator, target: &draft.target }).collect();
        let meanings = vec![
            (Meaning::Comparator(Comparator::AtLeast), vec![0, 2]),
            (Meaning::Comparator(Comparator::MoreThan), vec![1]),
        ];
        assert_eq!(differences(&targets), [Difference { aspect: Aspect::Comparator, meanings }]);
    }
}
