//! Times as people type them: an instant with its zone, a time by the office's clock, a day, or an action's number.

use chrono::{DateTime, Days, FixedOffset, NaiveDateTime, NaiveTime};

use super::value;
use crate::domain::moment::When;
use crate::i18n::usage::Wanted;

/// A moment: `2026-03-31`, `2026-03-31 18:00`, `2026-03-31T18:00:00+08:00`, `2026年3月31日 18时5分`, `#12`.
pub fn when(typed: &str) -> Result<When, Wanted> {
    let plain = value::narrow(typed.trim());
    if let Some(number) = plain.strip_prefix('#') {
        let is_number = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit());
        return number.parse().ok().filter(|_| is_number).map(When::Action).ok_or(Wanted::Moment);
    }
    // The time begins behind the day: at the first `T`, blank or 日 that a digit follows.
    let begins = |(at, mark): (usize, char)| {
        let rest = plain[at + mark.len_utf8()..].trim_start();
        let is_mark = matches!(mark, 'T' | 't' | '日' | '号') || mark.is_whitespace();
        (is_mark && rest.starts_with(|c: char| c.is_ascii_digit())).then_some((&plain[..at], rest))
    };
    let Some((day, time)) = plain.char_indices().find_map(begins) else {
        return value::date(&plain).map(When::Day).map_err(of_moment);
    };
    let day = value::date(day).map_err(of_moment)?;
    let (clock, zone) = split_zone(time);
    let (time, next_day) = clock_time(clock.trim_end()).ok_or(Wanted::Moment)?;
    let day = if next_day { day.checked_add_days(Days::new(1)).ok_or(Wanted::RealDate)? } else { day };
    let civil = NaiveDateTime::new(day, time);
    let Some(zone) = zone else { return Ok(When::Civil(civil)) };
    let offset = offset(zone).ok_or(Wanted::Moment)?;
    civil.and_local_timezone(offset).single().map(|at: DateTime<_>| When::Instant(at.to_utc())).ok_or(Wanted::RealDate)
}

/// A day that is not in the calendar stays that; anything else is no moment.
fn of_moment(wanted: Wanted) -> Wanted {
    if wanted == Wanted::RealDate { wanted } else { Wanted::Moment }
}

/// The clock's time and the zone behind it.
fn split_zone(text: &str) -> (&str, Option<&str>) {
    match text.find(['Z', 'z', '+', '-', '−']) {
        Some(at) => (&text[..at], Some(&text[at..])),
        None => (text, None),
    }
}

/// `Z`, `+08:00`, `+0800`, `+08` or `+8`.
fn offset(zone: &str) -> Option<FixedOffset> {
    if zone.eq_ignore_ascii_case("z") {
        return FixedOffset::east_opt(0);
    }
    let (sign, rest) = match zone.strip_prefix('+') {
        Some(rest) => (1, rest),
        None => (-1, zone.strip_prefix(['-', '−'])?),
    };
    let (hours, minutes) = match (rest.split_once(':'), rest.len()) {
        (Some((hours, minutes)), _) if minutes.len() == 2 => (hours, minutes),
        (None, 4) if rest.is_ascii() => rest.split_at(2),
        (None, 1 | 2) => (rest, "0"),
        _ => return None,
    };
    let (hours, minutes) = (number(hours, 14)?, number(minutes, 59)?);
    FixedOffset::east_opt(sign * (hours * 3600 + minutes * 60).cast_signed())
}

/// `18:00`, `18:00:05`, `18:00:05.25`, `18时`, `18时5分`, `18时5分7秒`; at 24 o'clock the next day begins.
fn clock_time(text: &str) -> Option<(NaiveTime, bool)> {
    let whole = match text.split_once('.') {
        // Instants are recorded in whole seconds: parts of one leave out nothing and let in nothing.
        Some((whole, part)) if !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()) => whole,
        Some(_) => return None,
        None => text,
    };
    let marked = whole.contains(['时', '点']);
    let plain = whole.strip_suffix(['时', '点', '分', '秒']).filter(|_| marked).unwrap_or(whole);
    let parts: Vec<&str> = plain.split(|c| if marked { matches!(c, '时' | '点' | '分') } else { c == ':' }).collect();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [hours] if marked => (*hours, "0", "0"),
        [hours, minutes] => (*hours, *minutes, "0"),
        [hours, minutes, seconds] => (*hours, *minutes, *seconds),
        _ => return None,
    };
    let (hours, minutes, seconds) = (number(hours, 24)?, number(minutes, 59)?, number(seconds, 60)?);
    if hours == 24 {
        return (minutes == 0 && seconds == 0).then_some((NaiveTime::MIN, true));
    }
    // A leap second is taken as the second before it, which the record cannot tell from it.
    NaiveTime::from_hms_opt(hours, minutes, seconds.min(59)).map(|time| (time, false))
}

/// A whole number of one or two digits.
fn number(text: &str, most: u32) -> Option<u32> {
    let is_number = matches!(text.len(), 1 | 2) && text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|number| is_number && *number <= most)
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveDate, Utc};

    use super::*;

    fn civil(hour: u32, minute: u32, second: u32) -> When {
        let day = NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day");
        When::Civil(day.and_hms_opt(hour, minute, second).expect("a time"))
    }

    fn instant(text: &str) -> When {
        When::Instant(DateTime::parse_from_rfc3339(text).expect("an instant").with_timezone(&Utc))
    }

    #[test]
    fn a_time_without_a_zone_is_the_offices() {
        for typed in [
            "2026-03-31 18:05",
            "2026-03-31T18:05:00",
            "2026年3月31日18时5分",
            "2026年3月31日 18:05",
            "2026/3/31 18点5分",
            "２０２６－０３－３１　１８：０５",
        ] {
            assert_eq!(when(typed), Ok(civil(18, 5, 0)), "{typed}");
        }
        assert_eq!(when("2026-03-31 18:05:07.999"), Ok(civil(18, 5, 7)));
        assert_eq!(when("2026年3月31日18时"), Ok(civil(18, 0, 0)));
        assert_eq!(when("2026-03-30 24:00"), Ok(civil(0, 0, 0)));
    }

    #[test]
    fn a_time_with_a_zone_is_an_instant() {
        let wanted = instant("2026-03-31T10:05:07Z");
        for typed in [
            "2026-03-31T10:05:07Z",
            "2026-03-31T18:05:07+08:00",
            "2026-03-31 18:05:07 +0800",
            "2026-03-31T18:05:07+8",
            "2026-03-31T05:05:07-05:00",
        ] {
            assert_eq!(when(typed), Ok(wanted), "{typed}");
        }
    }

    #[test]
    fn a_day_alone_and_an_action_stay_what_they_are() {
        assert_eq!(when("2026-03-31"), Ok(When::Day(NaiveDate::from_ymd_opt(2026, 3, 31).expect("a day"))));
        assert_eq!(when("2026年3月31日"), when("2026-03-31"));
        assert_eq!((when("#12"), when("＃１２")), (Ok(When::Action(12)), Ok(When::Action(12))));
    }

    #[test]
    fn what_is_no_moment_is_refused() {
        for typed in [
            "",
            "#",
            "#-1",
            "#+1",
            "#99999999999999999999",
            "18:00",
            "2026-03-31 25:00",
            "2026-03-31 18",
            "2026-03-31 18:5x",
            "2026-03-31T18:00+99:00",
            "2026-03-31T18:00+é:00",
            "2026-03-31 24:01",
            "yesterday",
            "2026-03",
            "2026-03-31 1８:00:00Zulu",
        ] {
            assert_eq!(when(typed), Err(Wanted::Moment), "{typed}");
        }
        assert_eq!(when("2026-02-30 10:00"), Err(Wanted::RealDate));
    }
}
