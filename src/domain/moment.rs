//! Moments of the record: up to when what stands on record is asked about.
//!
//! Every action has its number and its instant, and none lies before the one that went before it; so a time says up to
//! which action something was known.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::code::Text;

/// A moment as people name it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum When {
    /// An instant.
    Instant(DateTime<Utc>),
    /// A time by the office's clock.
    Civil(NaiveDateTime),
    /// The end of a day by the office's clock.
    Day(NaiveDate),
    /// Right after an action, by its number.
    Action(i64),
}

impl When {
    /// The instant, where the office's clock stands so many minutes before UTC; `None` for an action, whose instant is on
    /// record. Of a day it is the last whole second, as instants are recorded in whole seconds.
    #[must_use]
    pub fn instant(self, utc_offset_minutes: i32) -> Option<DateTime<Utc>> {
        let civil = match self {
            Self::Instant(at) => return Some(at),
            Self::Civil(civil) => civil,
            Self::Day(day) => day.and_time(NaiveTime::from_hms_opt(23, 59, 59)?),
            Self::Action(_) => return None,
        };
        let offset = FixedOffset::east_opt(utc_offset_minutes.checked_mul(60)?)?;
        civil.and_local_timezone(offset).single().map(|at| at.to_utc())
    }

    /// The instant from which on something is listed since then: of a day its first second; `None` for an action.
    #[must_use]
    pub fn beginning(self, utc_offset_minutes: i32) -> Option<DateTime<Utc>> {
        match self {
            Self::Day(day) => Self::Civil(day.and_time(NaiveTime::MIN)).instant(utc_offset_minutes),
            other => other.instant(utc_offset_minutes),
        }
    }

    /// The day by the office's clock, as it was named; `None` where that depends on what is on record.
    #[must_use]
    pub fn day(self) -> Option<NaiveDate> {
        match self {
            Self::Civil(civil) => Some(civil.date()),
            Self::Day(day) => Some(day),
            Self::Instant(_) | Self::Action(_) => None,
        }
    }
}

/// An action as a moment of the record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Moment {
    /// The action's number.
    pub action: i64,
    /// When it was done.
    pub at: DateTime<Utc>,
    /// Who answers for it.
    pub by: Option<Text>,
    /// The command.
    pub command: Text,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn instant(text: &str) -> DateTime<Utc> {
        DateTime::parse_from_rfc3339(text).expect("an instant").to_utc()
    }

    #[test]
    fn a_day_ends_by_the_offices_clock() {
        let day = When::Day(NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day"));
        assert_eq!(day.instant(480), Some(instant("2026-03-31T15:59:59Z")));
        assert_eq!(day.instant(0), Some(instant("2026-03-31T23:59:59Z")));
        assert_eq!(day.instant(-300), Some(instant("2026-04-01T04:59:59Z")));
    }

    #[test]
    fn since_a_day_is_from_its_first_second_by_the_offices_clock() {
        let day = When::Day(NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day"));
        assert_eq!(day.beginning(480), Some(instant("2026-03-30T16:00:00Z")));
        assert_eq!(day.beginning(-300), Some(instant("2026-03-31T05:00:00Z")));
        let at = When::Instant(instant("2026-03-31T10:00:00Z"));
        assert_eq!((at.beginning(480), When::Action(3).beginning(480)), (at.instant(480), None));
    }

    #[test]
    fn an_instant_is_the_same_whatever_the_offices_clock() {
        let at = instant("2026-03-31T10:00:00+08:00");
        assert_eq!(When::Instant(at).instant(0), When::Instant(at).instant(480));
        assert_eq!(When::Action(3).instant(480), None);
    }
}
