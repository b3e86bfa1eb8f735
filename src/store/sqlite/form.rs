//! How days, instants, quantities and code words stand in columns.

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use rusqlite::Row;
use rust_decimal::Decimal;

use super::trouble::{Sql, Trouble};
use crate::domain::code::Coded;
use crate::domain::history::Event;
use crate::domain::number;
use crate::domain::observation::{Bound, Fit, Release};
use crate::domain::period::Period;

const INSTANT: &str = "%Y-%m-%dT%H:%M:%SZ";

/// The day as `yyyymmdd`.
pub(super) fn day_number(day: NaiveDate) -> i32 {
    day.year() * 10_000 + day.month().cast_signed() * 100 + day.day().cast_signed()
}

/// The day that `yyyymmdd` stands for.
pub(super) fn day(number: i32) -> Sql<NaiveDate> {
    let (month, day) = (number / 100 % 100, number % 100);
    NaiveDate::from_ymd_opt(number / 10_000, month.unsigned_abs(), day.unsigned_abs())
        .ok_or_else(|| Trouble::unreadable("a day", number))
}

/// The period between two days.
pub(super) fn period(first: i32, last: i32) -> Sql<Period> {
    Period::new(day(first)?, day(last)?).ok_or_else(|| Trouble::unreadable("a period ending on", last))
}

/// The instant as text.
pub(super) fn instant_text(at: DateTime<Utc>) -> String {
    at.format(INSTANT).to_string()
}

/// The instant that a text stands for.
pub(super) fn instant(text: &str) -> Sql<DateTime<Utc>> {
    let civil = chrono::NaiveDateTime::parse_from_str(text, INSTANT);
    civil.map(|t| t.and_utc()).map_err(|_| Trouble::unreadable("an instant", text))
}

/// The quantity that a double stands for.
pub(super) fn quantity(value: f64) -> Sql<Decimal> {
    number::from_double(value).ok_or_else(|| Trouble::unreadable("a quantity", value))
}

/// The member of a closed set that a column names by its code.
pub(super) fn word<T: Coded>(row: &Row<'_>, column: &str) -> Sql<T> {
    let value = row.get_ref(column)?;
    let code = value.as_str().map_err(|_| Trouble::unreadable(column, "no text"))?;
    T::from_code(code).ok_or_else(|| Trouble::unreadable(column, code))
}

/// The optional day in a column.
pub(super) fn day_in(row: &Row<'_>, column: &str) -> Sql<Option<NaiveDate>> {
    row.get::<_, Option<i32>>(column)?.map(day).transpose()
}

/// The optional quantity in a column.
pub(super) fn quantity_in(row: &Row<'_>, column: &str) -> Sql<Option<Decimal>> {
    row.get::<_, Option<f64>>(column)?.map(quantity).transpose()
}

/// The optional figure of a baseline: period and value.
pub(super) fn baseline_in(row: &Row<'_>) -> Sql<Option<(Period, Decimal)>> {
    let first = row.get::<_, Option<i32>>("baseline_first_day")?;
    let last = row.get::<_, Option<i32>>("baseline_last_day")?;
    match (first, last, quantity_in(row, "baseline_value")?) {
        (Some(first), Some(last), Some(value)) => Ok(Some((period(first, last)?, value))),
        _ => Ok(None),
    }
}

/// A code word that stands as a small integer in `observation`; the integers are explained in `word`.
pub(super) trait Numbered: Coded {
    /// The name of the set in `word`.
    #[cfg(test)]
    const KIND: &'static str;

    /// The member's integer.
    fn number(self) -> u8;

    /// The member with this integer: the members stand in the order of their integers.
    fn from_number(number: u8) -> Sql<Self> {
        Self::ALL.get(usize::from(number)).copied().ok_or_else(|| Trouble::unreadable("a word's number", number))
    }
}

macro_rules! numbered {
    ($set:ident, $kind:literal: $($member:ident = $number:literal),+) => {
        impl Numbered for $set {
            #[cfg(test)]
            const KIND: &'static str = $kind;

            fn number(self) -> u8 {
                match self { $(Self::$member => $number),+ }
            }
        }
    };
}

numbered!(Event, "event": Value = 0, Proposal = 1, Approval = 2, Rejection = 3, Retraction = 4);
numbered!(Bound, "bound": Exact = 0, AtLeast = 1, MoreThan = 2, AtMost = 3, LessThan = 4);
numbered!(Fit, "fit": Exact = 0, Close = 1);
numbered!(Release, "release": Preliminary = 0, Unmarked = 1, Revised = 2, Final = 3);

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use rusqlite::Connection;

    use super::*;
    use crate::domain::agency::Role;
    use crate::domain::indicator::{Direction, Kind};
    use crate::domain::source::Standing;
    use crate::domain::target::{BaselineBasis, Basis, Comparator, Judge, Span, Strength};

    fn words(kind: &str) -> HashSet<(i64, String)> {
        let db = Connection::open_in_memory().expect("a database");
        db.execute_batch(include_str!("../../../schema.sql")).expect("the schema is sound");
        let mut rows = db.prepare("select id, code from word where kind = ?1").expect("a query");
        let rows = rows.query_map([kind], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
        rows.collect::<Result<_, _>>().expect("rows")
    }

    fn numbered<T: Numbered>() {
        let known = T::ALL.iter().map(|m| (i64::from(m.number()), m.code().to_owned())).collect();
        assert_eq!(words(T::KIND), known);
        for member in T::ALL {
            assert_eq!(T::from_number(member.number()).expect("a member").code(), member.code());
        }
    }

    fn coded<T: Coded>(kind: &str, left_out: &[&str]) {
        let known: HashSet<String> = T::ALL.iter().map(|m| m.code().to_owned()).collect();
        let stored: HashSet<String> = words(kind).into_iter().map(|(_, code)| code).collect();
        let missing: Vec<_> = known.difference(&stored).filter(|code| !left_out.contains(&code.as_str())).collect();
        assert!(missing.is_empty(), "`word` lacks {missing:?} of {kind}");
        assert!(stored.is_subset(&known), "`word` has more {kind} than there are");
    }

    #[test]
    fn every_word_of_the_domain_is_explained_in_the_database() {
        numbered::<Event>();
        numbered::<Bound>();
        numbered::<Fit>();
        numbered::<Release>();
        coded::<Kind>("kind", &[]);
        coded::<Direction>("direction", &[]);
        coded::<Standing>("standing", &[]);
        coded::<Role>("role", &[]);
        coded::<Comparator>("comparator", &[]);
        coded::<Strength>("strength", &[]);
        coded::<Judge>("judge", &[]);
        coded::<Span>("span", &[]);
        coded::<Basis>("basis", &[]);
        coded::<BaselineBasis>("baseline", &["first_observation"]);
    }

    #[test]
    fn the_numbers_of_releases_grow_with_their_weight() {
        assert!(Release::ALL.is_sorted_by_key(|release| release.number()) && Release::ALL.is_sorted());
    }

    #[test]
    fn days_and_instants_come_back_as_they_went_in() {
        let leap = NaiveDate::from_ymd_opt(2024, 2, 29).expect("a day");
        assert_eq!(day_number(leap), 20_240_229);
        assert_eq!(day(20_240_229).expect("a day"), leap);
        assert!(day(20_230_229).is_err());
        let at = leap.and_hms_opt(23, 5, 9).expect("a time").and_utc();
        assert_eq!(instant_text(at), "2024-02-29T23:05:09Z");
        assert_eq!(instant("2024-02-29T23:05:09Z").expect("an instant"), at);
    }
}
