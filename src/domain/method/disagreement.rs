//! Where the methods disagree, and why.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::super::code::coded;
use super::super::indicator::Direction;
use super::super::number::Ratio;
use super::super::verdict::Stated;
use super::Methods;
use super::ground::Ground;
use super::growth_ratio::GrowthBand;

coded! {
    /// Why two methods say different things of one target.
    Disagreement {
        /// The growth ratio is content, the straight path is not, and the target rises: compound growth asks for little
        /// at first.
        GrowthFlattersRising = "growth_flatters_rising",
        /// The growth ratio is content, the path is not, because the path runs through milestones that the ratio does
        /// not know, or the target falls.
        GrowthKinder = "growth_kinder",
        /// The path is content, the growth ratio is not: a compound fall asks for most at first.
        GrowthHarshFalling = "growth_harsh_falling",
        /// The path is content, the growth ratio is not, for another reason.
        GrowthHarsher = "growth_harsher",
        /// Content by the tolerance only: the figure is below its path, and the other methods know no tolerance.
        WithinTolerance = "within_tolerance",
        /// The trend meets the target, though the figure is behind its path: it gained of late.
        TrendCatchesUp = "trend_catches_up",
        /// The trend misses the target, though the figure is on its path: what was gained early is being lost.
        TrendFallsShort = "trend_falls_short",
        /// Met, but the trend leads away from it by the deadline.
        MetButTurning = "met_but_turning",
        /// Attainment is high because it counts what was there at the start.
        AttainmentCountsBase = "attainment_counts_base",
    }
}

/// Attainment is called flattering from so far above progress on: a share.
const FLATTERING: Decimal = Decimal::from_parts(3, 0, 0, false, 1);

pub(super) fn disagreements(ground: &Ground<'_, '_>, methods: &Methods) -> Vec<Disagreement> {
    let verdict = ground.verdict;
    let meets = methods.projection.as_ref().ok().map(|projection| projection.meets);
    if verdict.status.is_met() {
        return if meets == Some(false) { vec![Disagreement::MetButTurning] } else { Vec::new() };
    }
    let (Ok(pace), Ok(path)) = (verdict.pace, &ground.path) else { return Vec::new() };
    let at_least = |pace: Ratio, least: Decimal| pace.compare(Ratio::from_decimal(least)) != Ordering::Less;
    let (on_path, ahead) = (at_least(pace, -ground.case.rules.tolerance), at_least(pace, Decimal::ZERO));
    let content = methods
        .growth_ratio
        .as_ref()
        .ok()
        .map(|ratio| matches!(ratio.measure.band, GrowthBand::Substantial | GrowthBand::Achieved));
    let straight = path.milestones.is_empty();
    let rises = Ground::rises(path);
    let mut found = Vec::new();
    match (content, on_path) {
        (Some(true), false) if straight && rises => found.push(Disagreement::GrowthFlattersRising),
        (Some(true), false) => found.push(Disagreement::GrowthKinder),
        (Some(false), true) if !ahead => found.push(Disagreement::WithinTolerance),
        (Some(false), true) if straight && !rises => found.push(Disagreement::GrowthHarshFalling),
        (Some(false), true) => found.push(Disagreement::GrowthHarsher),
        _ => {}
    }
    match (meets, on_path) {
        (Some(true), false) => found.push(Disagreement::TrendCatchesUp),
        (Some(false), true) if ahead => found.push(Disagreement::TrendFallsShort),
        (Some(false), true) if !found.contains(&Disagreement::WithinTolerance) => {
            found.push(Disagreement::WithinTolerance);
        }
        _ => {}
    }
    if ground.case.indicator.direction == Direction::Up && flatters(verdict.attainment, verdict.progress) {
        found.push(Disagreement::AttainmentCountsBase);
    }
    found
}

fn flatters(attainment: Stated<Ratio>, progress: Stated<Ratio>) -> bool {
    let (Ok(attainment), Ok(progress)) = (attainment, progress) else { return false };
    attainment.minus(progress).is_some_and(|more| more.compare(Ratio::from_decimal(FLATTERING)) != Ordering::Less)
}

#[cfg(test)]
mod tests {
    use super::super::methods;
    use super::*;
    use crate::domain::indicator::Kind;
    use crate::domain::judge::draft::{Draft, d, day};
    use crate::domain::judge::judge;
    use crate::domain::target::Comparator;

    fn of(draft: &Draft, as_of: &str) -> Vec<Disagreement> {
        let case = draft.case();
        let verdict = judge(&case, day(as_of));
        methods(&case, &verdict).disagreements
    }

    #[test]
    fn a_growth_ratio_flatters_a_rising_target() {
        // Fourfold in five years asks 32 % a year; 40 % a year for two years is 19.6 of 40, on the way 9.6 of 30.
        let draft = Draft::stock(Comparator::AtLeast, "40").based_on("2020-12-31", "10").on("2022-12-31", "19");
        assert_eq!(of(&draft, "2023-03-01"), [Disagreement::GrowthFlattersRising]);
    }

    #[test]
    fn a_growth_ratio_is_harsh_on_a_falling_target() {
        let draft = Draft::new(Kind::Ratio, Direction::Down, Comparator::AtMost, "10")
            .based_on("2020-12-31", "40")
            .on("2022-12-31", "27.5");
        assert_eq!(of(&draft, "2023-03-01"), [Disagreement::GrowthHarshFalling]);
    }

    #[test]
    fn a_late_gain_is_behind_its_path_and_may_still_arrive() {
        let draft = Draft::stock(Comparator::AtLeast, "20")
            .based_on("2020-12-31", "10")
            .on("2021-12-31", "10.1")
            .on("2022-12-31", "10.5")
            .on("2023-12-31", "15");
        let mut late = draft.clone();
        late.observations.remove(0);
        assert!(of(&late, "2024-03-01").contains(&Disagreement::TrendCatchesUp));
        assert!(!of(&draft, "2024-03-01").contains(&Disagreement::TrendCatchesUp));
    }

    #[test]
    fn an_early_gain_is_on_its_path_and_may_not_arrive() {
        let draft = Draft::stock(Comparator::AtLeast, "20")
            .based_on("2020-12-31", "10")
            .on("2021-12-31", "16")
            .on("2022-12-31", "16.5");
        assert!(of(&draft, "2023-03-01").contains(&Disagreement::TrendFallsShort));
    }

    #[test]
    fn attainment_counts_what_was_there_at_the_start() {
        let draft = Draft::stock(Comparator::AtLeast, "100").based_on("2020-12-31", "80").on("2022-12-31", "84");
        // 84 % attained, 20 % of the way, 40 % of the time.
        assert!(of(&draft, "2023-03-01").contains(&Disagreement::AttainmentCountsBase));
    }

    #[test]
    fn what_is_met_and_turning_is_said() {
        let draft = Draft::stock(Comparator::AtLeast, "10").on("2021-12-31", "15").on("2023-12-31", "11");
        assert_eq!(of(&draft, "2024-03-01"), [Disagreement::MetButTurning]);
        let rising = Draft::stock(Comparator::AtLeast, "10").on("2021-12-31", "9").on("2023-12-31", "11");
        assert_eq!(of(&rising, "2024-03-01"), []);
        let _ = d("1");
    }
}
