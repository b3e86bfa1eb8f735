//! Periods: first and last day, and how people write them.

mod parse;

use std::fmt;

use chrono::{Datelike, Days, Months, NaiveDate};

pub use self::parse::ParsedPeriod;

/// A span of days, both ends included; a single day for a point in time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Period {
    first: NaiveDate,
    last: NaiveDate,
}

impl Period {
    /// A span; `None` where the last day lies before the first.
    #[must_use]
    pub fn new(first: NaiveDate, last: NaiveDate) -> Option<Self> {
        (first <= last).then_some(Self { first, last })
    }

    /// A calendar year.
    #[must_use]
    pub fn year(year: i32) -> Option<Self> {
        Self::new(NaiveDate::from_ymd_opt(year, 1, 1)?, NaiveDate::from_ymd_opt(year, 12, 31)?)
    }

    /// A single day.
    #[must_use]
    pub fn day(day: NaiveDate) -> Self {
        Self { first: day, last: day }
    }

    /// The first day.
    #[must_use]
    pub fn first(self) -> NaiveDate {
        self.first
    }

    /// The last day: a figure counts from it.
    #[must_use]
    pub fn last(self) -> NaiveDate {
        self.last
    }

    /// Days, both ends counted.
    #[must_use]
    pub fn days(self) -> i64 {
        (self.last - self.first).num_days() + 1
    }

    /// Whole calendar months from the first day to the last, or `None` where the ends cut a month.
    #[must_use]
    pub fn months(self) -> Option<u32> {
        let next = self.last.checked_add_days(Days::new(1))?;
        if self.first.day() != 1 || next.day() != 1 {
            return None;
        }
        let months =
            (next.year() - self.first.year()) * 12 + next.month().cast_signed() - self.first.month().cast_signed();
        u32::try_from(months).ok()
    }

    /// True where both share a day.
    #[must_use]
    pub fn overlaps(self, other: Self) -> bool {
        self.first <= other.last && other.first <= self.last
    }

    /// True where the day lies within.
    #[must_use]
    pub fn contains(self, day: NaiveDate) -> bool {
        self.first <= day && day <= self.last
    }

    /// The same span a number of years later or earlier, month ends kept.
    #[must_use]
    pub fn shift_years(self, years: i32) -> Option<Self> {
        let move_day = |day: NaiveDate| {
            let months = Months::new(years.unsigned_abs().checked_mul(12)?);
            if years >= 0 { day.checked_add_months(months) } else { day.checked_sub_months(months) }
        };
        let first = move_day(self.first)?;
        let last = match self.months() {
            Some(n) => first.checked_add_months(Months::new(n))?.pred_opt()?,
            None => move_day(self.last)?,
        };
        Self::new(first, last)
    }
}

/// The canonical text: `2024`, `2024H1`, `2024Q3`, `2024-09`, `2024-09-30`, `2024-01..2024-09`, else both days.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (first, last) = (self.first, self.last);
        if first == last {
            return write!(f, "{first}");
        }
        let (year, month) = (first.year(), first.month());
        match self.months() {
            Some(12) if month == 1 => write!(f, "{year}"),
            Some(6) if month == 1 || month == 7 => write!(f, "{year}H{}", month / 6 + 1),
            Some(3) if month % 3 == 1 => write!(f, "{year}Q{}", month / 3 + 1),
            Some(1) => write!(f, "{year}-{month:02}"),
            Some(_) => write!(f, "{year}-{month:02}..{}-{:02}", last.year(), last.month()),
            None => write!(f, "{first}..{last}"),
        }
    }
}

impl serde::Serialize for Period {
    fn serialize<S: serde::Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
