//! Values parsed once at the edge: dates, counts, orders and coded words.

use chrono::NaiveDate;
use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use super::listing::Order;
use crate::domain::chain::SealPrefix;
use crate::domain::code::Coded;
use crate::domain::method::Method;
use crate::i18n::Lang;
use crate::i18n::usage::Wanted;

/// A day: `2025-12-31`, `2025/12/31` or `2025年12月31日`, in full-width digits too.
pub fn date(typed: &str) -> Result<NaiveDate, Wanted> {
    let plain = narrow(typed.trim());
    let plain = plain.strip_suffix(['日', '号']).unwrap_or(&plain);
    let parts: Vec<&str> = plain.split(['-', '/', '.', '年', '月']).collect();
    let number = |part: &str, most: usize| {
        let digits = part.len() <= most && part.bytes().all(|b| b.is_ascii_digit());
        digits.then(|| part.parse::<u32>().ok()).flatten()
    };
    let [year, month, day] = parts.as_slice() else {
        return Err(Wanted::Date);
    };
    let (Some(y), Some(m), Some(d)) = (number(year, 4), number(month, 2), number(day, 2)) else {
        return Err(Wanted::Date);
    };
    if year.len() != 4 {
        return Err(Wanted::Date);
    }
    NaiveDate::from_ymd_opt(y.cast_signed(), m, d).ok_or(Wanted::RealDate)
}

/// A text with its full-width signs as plain ones.
pub fn narrow(text: &str) -> String {
    let narrow = |c: char| match u32::from(c) {
        wide @ 0xFF01..=0xFF5E => char::from_u32(wide - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    text.chars().map(narrow).collect()
}

/// How many rows.
pub fn count(typed: &str) -> Result<usize, Wanted> {
    typed.parse().map_err(|_| Wanted::Count)
}

/// A head of the chain as somebody kept it, be it the whole line of a report: words before `#` say nothing.
pub fn head(typed: &str) -> Result<SealPrefix, Wanted> {
    let from = typed.find('#').filter(|at| !typed[..*at].contains(|c: char| c.is_ascii_digit()));
    SealPrefix::new(&typed[from.unwrap_or_default()..]).ok_or(Wanted::Head)
}

/// How many days.
pub fn days(typed: &str) -> Result<u32, Wanted> {
    typed.parse().ok().filter(|days| *days <= 36_500).ok_or(Wanted::Days)
}

/// A column's key, with `-` before it or `:desc` behind it for the largest first.
pub fn order(typed: &str) -> Result<Order, Wanted> {
    let (key, descending) = match (typed.strip_prefix('-'), typed.split_once(':')) {
        (Some(key), None) | (None, Some((key, "desc"))) => (key, true),
        (None, Some((key, "asc"))) => (key, false),
        (None, None) => (typed, false),
        _ => return Err(Wanted::Order),
    };
    let is_key = !key.is_empty() && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    is_key.then(|| Order { key: key.to_owned(), descending }).ok_or(Wanted::Order)
}

/// The languages by their codes.
pub fn lang() -> impl TypedValueParser<Value = Lang> {
    PossibleValuesParser::new(Lang::ALL.map(Lang::code))
        .map(|code| Lang::from_code(&code).expect("the parser lets known codes through"))
}

/// A closed set of words by their codes.
pub fn coded<T: Coded + Send + Sync>() -> impl TypedValueParser<Value = T> {
    PossibleValuesParser::new(T::ALL.iter().map(|member| PossibleValue::new(member.code())))
        .map(|code| T::from_code(&code).expect("the parser lets known codes through"))
}

/// Methods by their codes, `all` for every one.
pub fn methods() -> impl TypedValueParser<Value = Methods> {
    let codes = Method::ALL.iter().map(|method| method.code()).chain([ALL_METHODS]);
    PossibleValuesParser::new(codes.map(PossibleValue::new))
        .map(|code| Method::from_code(&code).map_or(Methods::All, Methods::One))
}

/// What `--method` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Methods {
    /// Every method.
    All,
    /// One.
    One(Method),
}

const ALL_METHODS: &str = "all";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_read_as_people_write_it() {
        let day = NaiveDate::from_ymd_opt(2025, 12, 31);
        for typed in ["2025-12-31", "2025年12月31日", "2025/12/31", "２０２５年１２月３１日", " 2025.12.31 "]
        {
            assert_eq!(date(typed).ok(), day, "{typed}");
        }
        assert_eq!(date("2025年3月1日").ok(), NaiveDate::from_ymd_opt(2025, 3, 1));
    }

    #[test]
    fn a_day_that_does_not_exist_is_no_date() {
        assert_eq!(date("2025-02-29"), Err(Wanted::RealDate));
        for typed in ["", "2025", "2025-12", "31.12.2025", "25-12-31", "2025-12-31-1", "+2025-1-1", "20251231"] {
            assert_eq!(date(typed), Err(Wanted::Date), "{typed}");
        }
    }

    #[test]
    fn an_order_falls_with_a_sign_before_or_a_word_behind() {
        let gap = |descending| Ok(Order { key: "gap_pct".to_owned(), descending });
        assert_eq!(order("gap_pct"), gap(false));
        assert_eq!(order("gap_pct:asc"), gap(false));
        assert_eq!(order("-gap_pct"), gap(true));
        assert_eq!(order("gap_pct:desc"), gap(true));
        for typed in ["", "-", "-gap:desc", "gap:up", "差距", "gap pct"] {
            assert_eq!(order(typed), Err(Wanted::Order), "{typed}");
        }
    }
}
