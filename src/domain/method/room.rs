//! Room 余地: how much worse a value may be, and until when nothing new may come, before the status turns to behind.

use chrono::{Datelike, Days, Months, NaiveDate};
use rust_decimal::Decimal;

use super::super::number::Ratio;
use super::super::path::Path;
use super::super::status::{Reason, Status};
use super::super::target::{Judge, Span};
use super::super::verdict::{Judged, Stated};
use super::ground::Ground;

/// What keeps a target on track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Room {
    /// Whether the path leads down, so that worse is more.
    pub falls: bool,
    /// How much worse the deciding value could be and still be on track, in the target's unit.
    pub cushion: Ratio,
    /// What the next figure must be, where one more is due before or at the deadline.
    pub next: Option<Next>,
    /// The first day on which the deciding value, were it still the latest, would be behind.
    pub behind_from: Stated<NaiveDate>,
}

/// What the next figure must be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Next {
    /// The last day of its period: the deciding value's, one period on; the deadline where that lies before.
    pub day: NaiveDate,
    /// The worst value that is still on track then; at the deadline the value to reach.
    pub least: Ratio,
    /// How much worse than the deciding value that is; negative: how much better it must be.
    pub fall: Ratio,
}

pub(super) fn room(ground: &Ground<'_, '_>) -> Stated<Room> {
    let judged = ground.judged()?;
    let path = ground.path.as_ref().map_err(|reason| *reason)?;
    if ground.verdict.status != Status::OnTrack {
        return Err(Reason::NotOnTrack);
    }
    let tolerance = ground.case.rules.tolerance;
    let way = path.to.checked_sub(path.from).ok_or(Reason::TooLarge)?;
    let pace = ground.verdict.pace?;
    let cushion =
        pace.plus(Ratio::from_decimal(tolerance)).and_then(|over| over.times(way.abs())).ok_or(Reason::TooLarge)?;
    let slack = way.checked_mul(tolerance).ok_or(Reason::TooLarge)?;
    Ok(Room {
        falls: !Ground::rises(path),
        cushion,
        next: next(ground, path, judged, slack),
        behind_from: if path.milestones.is_empty() {
            on_the_line(path, pace, tolerance, judged.period.last())
        } else {
            behind_from(path, judged.period.last(), judged.value.checked_add(slack).ok_or(Reason::TooLarge)?)
        },
    })
}

fn next(ground: &Ground<'_, '_>, path: &Path, judged: Judged, slack: Decimal) -> Option<Next> {
    let months = match (ground.case.target.judge, ground.case.target.span) {
        (Judge::WindowSum, Span::Year) => 12,
        (Judge::WindowSum, Span::Half) => 6,
        (Judge::WindowSum, Span::Quarter) => 3,
        (Judge::WindowSum, Span::Month) => 1,
        _ => judged.period.months().unwrap_or(12),
    };
    let last = judged.period.last();
    if last >= path.end {
        return None;
    }
    let day = month_end(last, months)?.min(path.end);
    let worst = if day == path.end {
        Ratio::from_decimal(ground.verdict.reach.ok()?)
    } else {
        path.expected(day)?.minus(Ratio::from_decimal(slack))?
    };
    let fall = ground.unrounded(judged).minus(worst)?;
    let fall = if Ground::rises(path) { fall } else { fall.times(Decimal::NEGATIVE_ONE)? };
    Some(Next { day, least: worst, fall })
}

/// The day so many months later; a month's last day stays one.
fn month_end(day: NaiveDate, months: u32) -> Option<NaiveDate> {
    let next = day.succ_opt()?;
    if next.day() == 1 {
        return next.checked_add_months(Months::new(months))?.pred_opt();
    }
    day.checked_add_months(Months::new(months))
}

/// The same on a straight path: the pace falls by the same share of the time each day.
fn on_the_line(path: &Path, pace: Ratio, tolerance: Decimal, day: NaiveDate) -> Stated<NaiveDate> {
    let whole = (path.end - path.start).num_days();
    let over = pace.plus(Ratio::from_decimal(tolerance)).and_then(|over| over.times(whole.into()));
    let days = over.ok_or(Reason::TooLarge)?.floor().ok_or(Reason::TooLarge)?;
    let first = day.max(path.start).checked_add_days(Days::new(days.unsigned_abs() + 1)).ok_or(Reason::TooLarge)?;
    if first <= path.end { Ok(first) } else { Err(Reason::SafeToDeadline) }
}

/// The first day after a figure's own on which the path has gone beyond a level.
fn behind_from(path: &Path, day: NaiveDate, level: Decimal) -> Stated<NaiveDate> {
    let rises = Ground::rises(path);
    let beyond = |value: Decimal| if rises { value > level } else { value < level };
    let beyond_by = |expected: Ratio| {
        let order = expected.compare(Ratio::from_decimal(level));
        if rises { order.is_gt() } else { order.is_lt() }
    };
    let tomorrow = day.succ_opt().ok_or(Reason::TooLarge)?.max(path.start);
    for pair in path.points().windows(2) {
        let ((left_day, left), (right_day, right)) = (pair[0], pair[1]);
        if right_day < tomorrow || !(beyond(right) || beyond(left)) {
            continue;
        }
        let first = if beyond(left) {
            left_day
        } else {
            let length = Decimal::from((right_day - left_day).num_days());
            let along = Ratio::new(level - left, right - left).and_then(|share| share.times(length));
            let whole = along.ok_or(Reason::TooLarge)?.floor().ok_or(Reason::TooLarge)?;
            left_day + Days::new(whole.unsigned_abs() + 1)
        };
        // Beyond the crossing the path is beyond the level, unless it turns back before the figure's own day is over.
        let still = first >= tomorrow || path.expected(tomorrow).is_some_and(beyond_by);
        let first = first.max(tomorrow);
        if first <= right_day && still {
            return Ok(first);
        }
    }
    Err(Reason::SafeToDeadline)
}

#[cfg(test)]
mod tests {
    use super::super::methods;
    use super::*;
    use crate::domain::indicator::{Direction, Kind};
    use crate::domain::judge::draft::{Draft, d, day};
    use crate::domain::judge::judge;
    use crate::domain::period::Period;
    use crate::domain::target::Comparator;

    fn of(draft: &Draft, as_of: &str) -> Stated<Room> {
        let case = draft.case();
        let verdict = judge(&case, day(as_of));
        methods(&case, &verdict).room
    }

    fn ahead() -> Draft {
        Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10").on("2023-12-31", "16.2")
    }

    #[test]
    fn the_cushion_is_what_keeps_the_pace_within_the_tolerance() {
        let room = of(&ahead(), "2024-03-01").expect("on track");
        // 0.62 − 1095 ÷ 1826 + 0.05 of a way of 10.
        assert_eq!(room.cushion.rounded(), d("0.703285870756"));
        // A value lower by a little more is behind, by a little less is not.
        let with = |value: &str| {
            let mut draft = ahead();
            draft.observations[0].value = d(value);
            draft.status("2024-03-01").0
        };
        assert_eq!((with("15.49672"), with("15.49671")), (Status::OnTrack, Status::Behind));
    }

    #[test]
    fn the_next_figure_must_keep_up_with_the_path() {
        let next = of(&ahead(), "2024-03-01").expect("on track").next.expect("a year later");
        assert_eq!(next.day, day("2024-12-31"));
        // 10 + 10 · 1461 ÷ 1826 − 0.5.
        assert_eq!((next.least.rounded(), next.fall.rounded()), (d("17.5010952903"), d("-1.30109529025")));
        let last = ahead().on("2024-12-31", "18");
        let next = of(&last, "2025-03-01").expect("on track").next.expect("the deadline");
        assert_eq!((next.day, next.least.rounded()), (day("2025-12-31"), d("20")));
    }

    #[test]
    fn nothing_new_means_behind_from_the_day_the_path_runs_away() {
        let draft = ahead();
        let day = of(&draft, "2024-03-01").expect("on track").behind_from.expect("before the deadline");
        // 0.67 of 1826 days is 1223.42: on the 1224th the pace is below −0.05.
        assert_eq!(day, self::day("2024-05-08"));
        let as_if = |on: NaiveDate| {
            let mut later = ahead();
            later.observations[0].period = Period::day(on);
            later.status("2024-12-01").0
        };
        assert_eq!((as_if(day - Days::new(1)), as_if(day)), (Status::OnTrack, Status::Behind));
    }

    #[test]
    fn a_milestone_bends_the_day_from_which_nothing_new_means_behind() {
        let mut bent = ahead();
        bent.target.milestones.insert(2022, d("16"));
        bent.target.milestones.insert(2024, d("18"));
        // On the path 16 + 2 · 365 ÷ 731 = 16.9986 is expected at the end of 2023; with 0.5 less 16.7 passes until it
        // is exceeded: (16.7 − 16) ÷ 2 · 731 = 255.85 days after 2022.
        assert_eq!(of(&bent, "2024-03-01").expect_err("behind already"), Reason::NotOnTrack);
        bent.observations[0].value = d("16.6");
        // 17.1: (17.1 − 16) ÷ 2 · 731 = 402.05 days after 2022.
        assert_eq!(of(&bent, "2024-03-01").expect("on track").behind_from, Ok(day("2024-02-07")));
    }

    #[test]
    fn close_to_the_target_nothing_new_is_needed_before_the_deadline() {
        let draft = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10").on("2023-12-31", "19.6");
        assert_eq!(of(&draft, "2024-03-01").expect("on track").behind_from, Err(Reason::SafeToDeadline));
    }

    #[test]
    fn a_falling_target_may_rise_by_its_cushion() {
        let down = Draft::new(Kind::Ratio, Direction::Down, Comparator::AtMost, "10")
            .based_on("2020-12-31", "20")
            .on("2023-12-31", "13.8");
        let room = of(&down, "2024-03-01").expect("on track");
        assert_eq!(room.cushion.rounded(), d("0.703285870756"));
        assert_eq!(room.next.expect("a year later").fall.rounded(), d("-1.30109529025"));
    }

    #[test]
    fn only_what_is_on_track_has_room() {
        let late = Draft::stock(Comparator::AtLeast, "20").based_on("2020-12-31", "10").on("2023-12-31", "11");
        assert_eq!(of(&late, "2024-03-01"), Err(Reason::NotOnTrack));
    }
}
