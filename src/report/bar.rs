//! The bar of one target: how much of it is done, beside the time that had passed.

use rust_decimal::Decimal;

use crate::domain::number::Ratio;
use crate::domain::verdict::Verdict;

use super::document::{Bar, Reached};

/// How much is done: the progress, or the attainment where no progress can be stated; nothing where neither can, unless
/// the target is met.
pub(super) fn bar(verdict: &Verdict<'_>) -> Option<Bar> {
    let done = verdict.status.is_met();
    let (reached, share) = match (verdict.progress, verdict.attainment) {
        (Ok(progress), _) => (Reached::Progress, progress.rounded()),
        (_, Ok(attainment)) => (Reached::Attainment, attainment.rounded()),
        _ if done => (Reached::Progress, Decimal::ONE),
        _ => return None,
    };
    Some(Bar { share, reached, elapsed: verdict.elapsed.ok().map(Ratio::rounded), done, light: verdict.light })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::domain::indicator::{Direction, Kind};
    use crate::domain::judge::arbitrary::{Range, any_day, any_draft};
    use crate::domain::judge::draft::{Draft, d};
    use crate::domain::judge::judge;
    use crate::domain::target::{Comparator, Judge};

    fn of(draft: &Draft, as_of: &str) -> Option<(Reached, Decimal, Option<Decimal>, bool)> {
        bar(&draft.at(as_of)).map(|bar| (bar.reached, bar.share, bar.elapsed, bar.done))
    }

    #[test]
    fn a_bar_shows_progress_beside_the_time_that_had_passed() {
        let draft = Draft::stock(Comparator::AtLeast, "20").based_on("2021-12-31", "10").on("2023-12-31", "14");
        let elapsed = Some(d("0.499657768652"));
        assert_eq!(of(&draft, "2024-03-01"), Some((Reached::Progress, d("0.4"), elapsed, false)));
    }

    #[test]
    fn without_a_baseline_a_bar_shows_attainment() {
        let draft = Draft::stock(Comparator::AtLeast, "100").on("2024-12-31", "99.96");
        assert_eq!(of(&draft, "2025-03-01"), Some((Reached::Attainment, d("0.9996"), None, false)));
        assert_eq!(bar(&draft.at("2025-03-01")).map(|bar| bar.filled(10)), Some(9));
    }

    #[test]
    fn what_cannot_be_said_has_no_bar_unless_it_is_met() {
        let growth =
            Draft::new(Kind::Growth, Direction::Up, Comparator::AtLeast, "7").judged_by(Judge::EachYear, 2024, 2024);
        assert_eq!(of(&growth.clone().year(2024, "6"), "2025-03-01"), None);
        let met = bar(&growth.year(2024, "8").at("2025-03-01")).expect("a bar");
        assert!(met.done && met.filled(10) == 10);
        assert_eq!(of(&Draft::stock(Comparator::AtLeast, "20"), "2024-03-01"), None);
    }

    proptest! {
        #[test]
        fn a_bar_is_full_if_and_only_if_the_target_is_met(draft in any_draft(Range::Anything), as_of in any_day()) {
            let case = draft.case();
            let verdict = judge(&case, as_of);
            match bar(&verdict) {
                Some(bar) => prop_assert_eq!(bar.filled(10) == 10, verdict.status.is_met()),
                None => prop_assert!(!verdict.status.is_met()),
            }
        }
    }
}
