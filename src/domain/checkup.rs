//! A checkup of the program on the machine it runs on: what is expected beside what came out.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::aim::Aim;
use super::code::{Text, coded};
use super::indicator::Direction;
use super::method::growth_ratio::GrowthBand;
use super::method::growth_ratio::vector::{Comparison, Key, Outcome, Vector};
use super::number::Ratio;
use super::status::Reason;
use super::target::{Comparator, TargetValue};
use super::verdict::Stated;

coded! {
    /// What is checked.
    Check {
        /// The built-in catalogue is the same in a database as in its text.
        Catalogue = "catalogue",
        /// Decimals come back from a database as they went in.
        Decimals = "decimals",
        /// Sums and differences are exact.
        Sums = "sums",
        /// Quotients are compared before they are rounded, and rounded as stated.
        Quotients = "quotients",
        /// Published growth ratios are computed again.
        GrowthRatio = "growth_ratio",
    }
}

/// What is expected or came out.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// A decimal.
    Exact(Decimal),
    /// A double.
    Double(f64),
    /// A band of growth.
    Band(GrowthBand),
    /// A text.
    Text(Text),
}

impl From<Outcome> for Amount {
    fn from(outcome: Outcome) -> Self {
        match outcome {
            Outcome::Number(number) => Self::Double(number),
            Outcome::Band(band) => Self::Band(band),
        }
    }
}

/// One thing that was checked.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// By which check.
    pub check: Check,
    /// What it is called.
    pub id: Text,
    /// The line it stands in, where it is from a file.
    pub line: Option<u64>,
    /// Which of several results.
    pub key: Option<Key>,
    /// What is expected.
    pub expected: Option<Amount>,
    /// What came out, or why nothing did.
    pub computed: Stated<Amount>,
    /// Whether it is what is expected.
    pub matched: bool,
    /// Computed less expected, of doubles.
    pub difference: Option<f64>,
}

impl Finding {
    /// What must come out exactly.
    #[must_use]
    pub fn exact(check: Check, id: impl Into<Text>, expected: Amount, computed: Stated<Amount>) -> Self {
        let matched = computed.as_ref() == Ok(&expected);
        let expected = Some(expected);
        Self { check, id: id.into(), line: None, key: None, expected, computed, matched, difference: None }
    }

    /// A published result beside the computed one.
    #[must_use]
    pub fn published(id: Text, line: u64, compared: Comparison) -> Self {
        Self {
            check: Check::GrowthRatio,
            id,
            line: Some(line),
            key: Some(compared.key),
            expected: compared.published.map(Amount::from),
            computed: compared.computed.map(Amount::from),
            matched: compared.matches(),
            difference: compared.difference(),
        }
    }
}

/// Computes a series again: a finding for each of its published results.
#[must_use]
pub fn recomputed(vector: &Vector, line: u64) -> [Finding; 3] {
    vector.compared().map(|compared| Finding::published(vector.id.clone(), line, compared))
}

/// How many of so many things are as expected.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, serde::Serialize)]
pub struct Tally {
    /// So many are.
    pub matched: usize,
    /// Of so many.
    pub of: usize,
}

impl Tally {
    /// Counts what stands next to one another with one name and line once: it matches where all its results do.
    #[must_use]
    pub fn of<'f>(findings: impl IntoIterator<Item = &'f Finding>) -> Self {
        let findings: Vec<&Finding> = findings.into_iter().collect();
        let whole =
            |one: &&Finding, next: &&Finding| (one.check, &one.id, one.line) == (next.check, &next.id, next.line);
        findings.chunk_by(whole).fold(Self::default(), |tally, results| Self {
            matched: tally.matched + usize::from(results.iter().all(|result| result.matched)),
            of: tally.of + 1,
        })
    }

    /// True where nothing differs.
    #[must_use]
    pub fn is_whole(self) -> bool {
        self.matched == self.of
    }
}

/// Sums, differences and quotients as verdicts form them.
#[must_use]
pub fn arithmetic() -> Vec<Finding> {
    sums().into_iter().chain(quotients()).collect()
}

fn sums() -> Vec<Finding> {
    let check = |id: &str, expected, computed: Option<Decimal>| {
        Finding::exact(Check::Sums, id, Amount::Exact(expected), computed.map(Amount::Exact).ok_or(Reason::TooLarge))
    };
    let gap = |comparator, direction, target, value| {
        Some(Aim::new(comparator, direction, TargetValue::One(target), Decimal::ZERO).gap(value))
    };
    let tenth = Decimal::new(1, 1);
    let tenfold = (0..10).try_fold(Decimal::ZERO, |sum, _| sum.checked_add(tenth));
    let largest = Decimal::new(999_999_999_999_999, 0);
    vec![
        check("0.1 + 0.2", Decimal::new(3, 1), tenth.checked_add(Decimal::new(2, 1))),
        check("0.1 + … + 0.1 (10)", Decimal::ONE, tenfold),
        check("999999999999999 + 0.1", Decimal::new(9_999_999_999_999_991, 1), largest.checked_add(tenth)),
        check(
            "75.3 - 74.9",
            Decimal::new(4, 1),
            gap(Comparator::AtLeast, Direction::Up, Decimal::new(753, 1), Decimal::new(749, 1)),
        ),
        check(
            "1.35 - 1.25",
            Decimal::new(1, 1),
            gap(Comparator::AtMost, Direction::Down, Decimal::new(125, 2), Decimal::new(135, 2)),
        ),
    ]
}

fn quotients() -> Vec<Finding> {
    let check = |id: &str, expected, computed: Stated<Amount>| Finding::exact(Check::Quotients, id, expected, computed);
    let number = |number: Option<Ratio>| number.map(|r| Amount::Exact(r.rounded())).ok_or(Reason::TooLarge);
    let sign = |ordering| {
        Amount::Text(match ordering {
            Ordering::Less => "<".into(),
            Ordering::Equal => "=".into(),
            Ordering::Greater => ">".into(),
        })
    };
    let third = Ratio::new(Decimal::ONE, Decimal::new(3, 0));
    let whole = third.and_then(|third| third.plus(third)?.plus(third));
    let two_thirds = Ratio::new(Decimal::TWO, Decimal::new(3, 0));
    let near = Decimal::new(666_666_666_667, 12);
    let compared = |one: Option<Ratio>, other| {
        one.map(|one| sign(one.compare(Ratio::from_decimal(other)))).ok_or(Reason::TooLarge)
    };
    vec![
        check("2 ÷ 3", Amount::Exact(near), number(two_thirds)),
        check("2 ÷ 3 : 0.666666666667", sign(Ordering::Less), compared(two_thirds, near)),
        check("1 ÷ 3 + 1 ÷ 3 + 1 ÷ 3 : 1", sign(Ordering::Equal), compared(whole, Decimal::ONE)),
        check(
            "15.4 ÷ 20",
            Amount::Exact(Decimal::new(77, 2)),
            number(Ratio::new(Decimal::new(154, 1), Decimal::new(20, 0))),
        ),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arithmetic_comes_out_as_expected() {
        let findings = arithmetic();
        let wrong: Vec<&Finding> = findings.iter().filter(|finding| !finding.matched).collect();
        assert_eq!(wrong, Vec::<&Finding>::new());
        assert_eq!(Tally::of(&findings), Tally { matched: 9, of: 9 });
    }

    #[test]
    fn what_comes_out_otherwise_is_found() {
        let three = || Amount::Exact(Decimal::new(3, 1));
        let noise = Ok(Amount::Exact(Decimal::new(30_000_000_000_000_004, 17)));
        assert!(!Finding::exact(Check::Sums, "a", three(), noise).matched);
        assert!(!Finding::exact(Check::Sums, "a", three(), Err(Reason::TooLarge)).matched);
        assert!(Finding::exact(Check::Sums, "a", three(), Ok(three())).matched);
    }

    #[test]
    fn a_series_counts_once_and_matches_where_all_its_results_do() {
        let finding = |line, matched| Finding {
            line: Some(line),
            matched,
            ..Finding::exact(Check::GrowthRatio, "a", Amount::Double(0.0), Err(Reason::ZeroBase))
        };
        let findings = [finding(2, true), finding(2, true), finding(3, true), finding(3, false), finding(4, true)];
        assert_eq!(Tally::of(&findings), Tally { matched: 2, of: 3 });
        assert!(!Tally::of(&findings).is_whole() && Tally::of([]).is_whole());
    }
}
