//! Number formats: what is read beside a number without being part of it.

use std::fmt::Write;

use rust_decimal::Decimal;

use crate::domain::number::significant_digits;
use crate::i18n::Lang;
use crate::report::workbook::{Figure, Measure};

/// The format of dates.
pub const DATE: &str = "yyyy-mm-dd";

/// The format of a column's cells where nothing else is said of one; `None` for numbers as they are.
#[must_use]
pub fn usual(measure: Measure) -> Option<&'static str> {
    match measure {
        Measure::Plain => None,
        Measure::Share => Some("0.0%"),
        Measure::Points => Some("+0.0%;-0.0%;0.0%"),
        Measure::Date => Some(DATE),
    }
}

/// The format of a number that the column's own would not show as it is meant.
#[must_use]
pub fn own(figure: Figure, value: Decimal, lang: Lang) -> Option<String> {
    let marked = !figure.before.is_empty() || !figure.after.is_empty();
    let usual = match figure.measure {
        // What a spreadsheet program shows of itself: ten digits, none of them far behind the point.
        Measure::Plain => {
            figure.decimals == value.normalize().scale()
                && figure.decimals <= 4
                && significant_digits(value) <= 10
                && (lang == Lang::Zh || value.abs() < Decimal::from(10_000))
        }
        Measure::Share | Measure::Points => figure.decimals == 1,
        Measure::Date => true,
    };
    (marked || !usual).then(|| written(figure, lang))
}

fn written(figure: Figure, lang: Lang) -> String {
    let mut digits = match (figure.measure, lang) {
        (Measure::Plain, Lang::En) => "#,##0".to_owned(),
        _ => "0".to_owned(),
    };
    if figure.decimals > 0 {
        digits.push('.');
        digits.extend(std::iter::repeat_n('0', usize::try_from(figure.decimals).unwrap_or(0)));
    }
    if figure.measure == Measure::Points {
        return format!("+{digits}%;-{digits}%;{digits}%");
    }
    if figure.measure == Measure::Share {
        digits.push('%');
    }
    let (before, after) = (quoted(figure.before), quoted(figure.after));
    let mut format = format!("{before}{digits}{after}");
    if !before.is_empty() {
        // Without a form of their own negative numbers would get their sign before the mark.
        let _ = write!(format, ";{before}-{digits}{after}");
    }
    format
}

fn quoted(mark: &str) -> String {
    if mark.is_empty() { String::new() } else { format!("\"{mark}\"") }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect("a decimal")
    }

    fn format(measure: Measure, value: &str, mark: (&'static str, &'static str), lang: Lang) -> Option<String> {
        let figure = Figure { before: mark.0, after: mark.1, ..Figure::of(measure, d(value)) };
        own(figure, d(value), lang)
    }

    #[test]
    fn marks_stand_beside_the_number_also_where_it_is_negative() {
        let plain = |value, before, after| format(Measure::Plain, value, (before, after), Lang::Zh);
        assert_eq!(plain("13000", "≥", "").as_deref(), Some("\"≥\"0;\"≥\"-0"));
        assert_eq!(plain("13.50", "", "左右").as_deref(), Some("0.0\"左右\""));
        assert_eq!(plain("13000", "", ""), None);
    }

    #[test]
    fn shares_get_as_many_digits_as_keep_them_off_what_they_miss() {
        let share = |value| format(Measure::Share, value, ("", ""), Lang::Zh);
        assert_eq!(share("0.135"), None);
        assert_eq!(share("0.9996").as_deref(), Some("0.00%"));
        assert_eq!(format(Measure::Points, "-0.0004", ("", ""), Lang::Zh).as_deref(), Some("+0.00%;-0.00%;0.00%"));
    }

    #[test]
    fn english_sets_thousands_apart_and_long_numbers_show_every_digit() {
        assert_eq!(format(Measure::Plain, "13000", ("", ""), Lang::En).as_deref(), Some("#,##0"));
        assert_eq!(format(Measure::Plain, "1208", ("", ""), Lang::En), None);
        assert_eq!(format(Measure::Plain, "123456789012.345", ("", ""), Lang::Zh).as_deref(), Some("0.000"));
        assert_eq!(format(Measure::Plain, "0.00001", ("", ""), Lang::Zh).as_deref(), Some("0.00000"));
    }
}
