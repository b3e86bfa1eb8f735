//! Moments of the record: up to when what stands on record is asked about.
//!
//! Every action has its number and its instant, and none lies before the one that went before it; so a time says up to
//! which action something was known.

use chrono::{DateTime, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, Utc};

use super::code::Text;

/// The office's clock: how many minutes it stands before UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Clock(pub i32);

impl Clock {
    /// A time by this clock; by UTC where no zone stands so far from it.
    fn of(self, at: DateTime<Utc>) -> DateTime<FixedOffset> {
        let offset = self.0.checked_mul(60).and_then(FixedOffset::east_opt);
        at.with_timezone(&offset.unwrap_or_else(|| FixedOffset::east_opt(0).expect("no offset is within a day")))
    }

    /// The day by this clock.
    #[must_use]
    pub fn day(self, at: DateTime<Utc>) -> NaiveDate {
        self.of(at).date_naive()
    }

    /// A time by this clock as people write it, to the second: `2026-03-31 18:00:05`.
    #[must_use]
    pub fn civil(self, at: DateTime<Utc>) -> String {
        self.of(at).format("%Y-%m-%d %H:%M:%S").to_string()
    }

    /// The same with its zone: `2026-03-31 18:00:05 +08:00`.
    #[must_use]
    pub fn zoned(self, at: DateTime<Utc>) -> String {
        self.of(at).format("%Y-%m-%d %H:%M:%S %:z").to_string()
    }
}

/// An instant as programs read it, to the second: `2026-03-31T10:00:05Z`.
#[must_use]
pub fn utc(at: DateTime<Utc>) -> String {
    at.format("%Y-%m-%dT%H:%M:%SZ").to_string()
}

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
    /// The instant, by the office's clock; `None` for an action, whose instant is on
    /// record. Of a day it is the last whole second, as instants are recorded in whole seconds.
    #[must_use]
    pub fn instant(self, clock: Clock) -> Option<DateTime<Utc>> {
        let civil = match self {
            Self::Instant(at) => return Some(at),
            Self::Civil(civil) => civil,
            Self::Day(day) => day.and_time(NaiveTime::from_hms_opt(23, 59, 59)?),
            Self::Action(_) => return None,
        };
        let offset = FixedOffset::east_opt(clock.0.checked_mul(60)?)?;
        civil.and_local_timezone(offset).single().map(|at| at.to_utc())
    }

    /// The instant from which on something is listed since then: of a day its first second; `None` for an action.
    #[must_use]
    pub fn beginning(self, clock: Clock) -> Option<DateTime<Utc>> {
        match self {
            Self::Day(day) => Self::Civil(day.and_time(NaiveTime::MIN)).instant(clock),
            other => other.instant(clock),
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
        assert_eq!(day.instant(Clock(480)), Some(instant("2026-03-31T15:59:59Z")));
        assert_eq!(day.instant(Clock(0)), Some(instant("2026-03-31T23:59:59Z")));
        assert_eq!(day.instant(Clock(-300)), Some(instant("2026-04-01T04:59:59Z")));
    }

    #[test]
    fn an_instant_is_written_by_the_offices_clock_or_by_utc() {
        let at = instant("2026-03-31T18:30:05Z");
        assert_eq!(Clock(480).civil(at), "2026-04-01 02:30:05");
        assert_eq!(Clock(-210).zoned(at), "2026-03-31 15:00:05 -03:30");
        assert_eq!(Clock(i32::MAX).zoned(at), "2026-03-31 18:30:05 +00:00");
        assert_eq!(utc(at), "2026-03-31T18:30:05Z");
    }

    #[test]
    fn since_a_day_is_from_its_first_second_by_the_offices_clock() {
        let day = When::Day(NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day"));
        assert_eq!(day.beginning(Clock(480)), Some(instant("2026-03-30T16:00:00Z")));
        assert_eq!(day.beginning(Clock(-300)), Some(instant("2026-03-31T05:00:00Z")));
        let at = When::Instant(instant("2026-03-31T10:00:00Z"));
        assert_eq!((at.beginning(Clock(480)), When::Action(3).beginning(Clock(480))), (at.instant(Clock(480)), None));
    }

    #[test]
    fn an_instant_is_the_same_whatever_the_offices_clock() {
        let at = instant("2026-03-31T10:00:00+08:00");
        assert_eq!(When::Instant(at).instant(Clock(0)), When::Instant(at).instant(Clock(480)));
        assert_eq!(When::Action(3).instant(Clock(480)), None);
    }
}
