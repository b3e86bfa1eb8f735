//! How days and periods are shown to people.

use chrono::{Datelike, NaiveDate};

use super::Lang;
use crate::domain::period::Period;

/// Short English names of the months.
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// A day in running text: `2025年12月31日`, `31 Dec 2025`. Tables show `2025-12-31` in both languages.
#[must_use]
pub fn date(day: NaiveDate, lang: Lang) -> String {
    lang.pick(
        format!("{}年{}月{}日", day.year(), day.month(), day.day()),
        format!("{} {} {}", day.day(), month(day), day.year()),
    )
}

/// A period: `2024年上半年`, `first half of 2024`; what is no usual span is shown by both ends.
#[must_use]
pub fn period(period: Period, lang: Lang) -> String {
    let (first, last) = (period.first(), period.last());
    if first == last {
        return date(first, lang);
    }
    let year = first.year();
    let same_year = last.year() == year;
    match (period.months(), first.month()) {
        (Some(12), 1) => lang.pick(format!("{year}年"), format!("{year}")),
        (Some(6), 1) => lang.pick(format!("{year}年上半年"), format!("first half of {year}")),
        (Some(6), 7) => lang.pick(format!("{year}年下半年"), format!("second half of {year}")),
        (Some(3), at @ (1 | 4 | 7 | 10)) => {
            let quarter = usize::try_from(at / 3).expect("at most four quarters");
            lang.pick(format!("{year}年{}季度", ["一", "二", "三", "四"][quarter]), format!("Q{} {year}", quarter + 1))
        }
        (Some(1), at) => lang.pick(format!("{year}年{at}月"), format!("{} {year}", month(first))),
        (Some(_), at) if same_year => lang
            .pick(format!("{year}年{at}～{}月", last.month()), format!("{} to {} {year}", month(first), month(last))),
        (Some(_), at) => lang.pick(
            format!("{year}年{at}月～{}年{}月", last.year(), last.month()),
            format!("{} {year} to {} {}", month(first), month(last), last.year()),
        ),
        (None, _) => lang.pick(
            format!("{}～{}", date(first, lang), date(last, lang)),
            format!("{} to {}", date(first, lang), date(last, lang)),
        ),
    }
}

fn month(day: NaiveDate) -> &'static str {
    MONTHS[usize::try_from(day.month0()).expect("twelve months")]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn both(first: &str, last: &str) -> [String; 2] {
        let span = Period::new(day(first), day(last)).expect("a span");
        Lang::ALL.map(|lang| period(span, lang))
    }

    #[test]
    fn a_day_reads_as_people_write_it() {
        assert_eq!(date(day("2025-12-31"), Lang::Zh), "2025年12月31日");
        assert_eq!(date(day("2025-12-31"), Lang::En), "31 Dec 2025");
    }

    #[test]
    fn usual_spans_have_their_names() {
        assert_eq!(both("2024-01-01", "2024-12-31"), ["2024年", "2024"]);
        assert_eq!(both("2024-01-01", "2024-06-30"), ["2024年上半年", "first half of 2024"]);
        assert_eq!(both("2024-07-01", "2024-12-31"), ["2024年下半年", "second half of 2024"]);
        assert_eq!(both("2024-07-01", "2024-09-30"), ["2024年三季度", "Q3 2024"]);
        assert_eq!(both("2024-10-01", "2024-12-31"), ["2024年四季度", "Q4 2024"]);
        assert_eq!(both("2024-09-01", "2024-09-30"), ["2024年9月", "Sep 2024"]);
        assert_eq!(both("2024-01-01", "2024-09-30"), ["2024年1～9月", "Jan to Sep 2024"]);
        assert_eq!(both("2024-09-30", "2024-09-30"), ["2024年9月30日", "30 Sep 2024"]);
    }

    #[test]
    fn other_spans_show_both_ends() {
        assert_eq!(both("2023-07-01", "2024-06-30"), ["2023年7月～2024年6月", "Jul 2023 to Jun 2024"]);
        assert_eq!(both("2024-01-05", "2024-02-03"), ["2024年1月5日～2024年2月3日", "5 Jan 2024 to 3 Feb 2024"]);
    }
}
