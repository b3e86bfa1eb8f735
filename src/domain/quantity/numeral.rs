//! Chinese numerals: 十二万五千, 一千二百零八, 九十点五.
//!
//! A numeral is read only where it has one reading: 一亿五千 (could mean 一亿零五千 or 一亿五千万), 三五百 and 两三千 are
//! refused, 一万五 and 三千二 are not.

use super::amount::{Amount, Digits};
use crate::domain::fault::input::QuantityFault;
use crate::domain::glyph::{digit, power};

/// A numeral that was read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub amount: Amount,
    /// The largest multiplier in it, 4 for 万 and 8 for 亿.
    pub scale: i32,
    /// The place after it.
    pub end: usize,
}

/// Reads the numeral that begins at a place.
pub(super) fn read(chars: &[char], start: usize) -> Result<Numeral, QuantityFault> {
    let length = chars[start..].iter().take_while(|c| digit(**c).is_some() || power(**c).is_some()).count();
    let mut end = start + length;
    if chars[..end].ends_with(&['百']) && chars[end..].starts_with(&['分', '点']) {
        end -= 1;
    }
    let run = &chars[start..end];
    let bad = || QuantityFault::BadNumeral { found: run.iter().collect(), at: start + 1 };
    let mut amount = Amount::whole(whole(run).ok_or_else(bad)?)?;
    let scale = run.iter().filter_map(|c| power(*c)).filter(|p| *p >= 4).max().unwrap_or(0);
    if chars.get(end) == Some(&'点') {
        let mut places = Digits::default();
        places.point();
        let fraction = chars[end + 1..].iter().map_while(|c| digit(*c));
        let mut count = 0;
        for value in fraction {
            places.push(value);
            count += 1;
        }
        if count == 0 {
            return Err(bad());
        }
        amount = amount.plus(places.amount()?)?;
        end += 1 + count;
    }
    Ok(Numeral { amount, scale, end })
}

/// A whole number, up to 亿亿.
fn whole(run: &[char]) -> Option<u128> {
    let Some(first) = run.iter().position(|c| *c == '亿') else { return below_yi(run) };
    let twice = run.get(first + 1) == Some(&'亿');
    let unit = if twice { 10_u128.pow(16) } else { 10_u128.pow(8) };
    let left = below_yi(&run[..first])?;
    joined(left, unit, &run[first + 1 + usize::from(twice)..], below_yi)
}

/// A whole number below 10⁸, or more 万 where 亿 follows.
fn below_yi(run: &[char]) -> Option<u128> {
    match run.iter().position(|c| *c == '万') {
        Some(first) => joined(below_wan(&run[..first])?, 10_000, &run[first + 1..], below_wan),
        None => below_wan(run),
    }
}

/// What stands left of a multiplier, the multiplier, and what stands right of it.
fn joined(left: u128, unit: u128, right: &[char], read: fn(&[char]) -> Option<u128>) -> Option<u128> {
    let rest = match right {
        [] => 0,
        // 一万五 is 15000.
        [single] if digit(*single).is_some_and(|d| d > 0) => u128::from(digit(*single)?) * (unit / 10),
        [zero, after @ ..] if digit(*zero) == Some(0) => read(after).filter(|rest| *rest > 0)?,
        _ => read(right).filter(|rest| *rest >= unit / 10)?,
    };
    (left > 0 && rest < unit).then(|| left * unit + rest)
}

/// A whole number below 10⁴.
fn below_wan(run: &[char]) -> Option<u128> {
    if let [single] = run
        && let Some(value) = digit(*single)
    {
        return Some(value.into());
    }
    let (mut total, mut last, mut zero, mut at) = (0_u128, 10_000_u128, false, 0);
    while let Some(&c) = run.get(at) {
        if digit(c) == Some(0) {
            if zero || total == 0 || at + 1 == run.len() {
                return None;
            }
            (zero, at) = (true, at + 1);
            continue;
        }
        // 十二 and 一百十二 leave out the 一 of 一十.
        let (value, sign) = match digit(c) {
            Some(value) => (u128::from(value), run.get(at + 1)),
            None if power(c) == Some(1) => (1, Some(&c)),
            None => return None,
        };
        at += 1 + usize::from(sign.is_some() && digit(c).is_some());
        let unit = match sign {
            Some(sign) => 10_u128.pow(power(*sign)?.unsigned_abs()),
            None => 1,
        };
        if unit >= last {
            return None;
        }
        let adjoining = total == 0 || zero || unit * 10 == last;
        total += match (adjoining, unit) {
            (true, _) => value * unit,
            // 三千五 is 3500.
            (false, 1) => value * (last / 10),
            (false, _) => return None,
        };
        (last, zero) = (unit, false);
    }
    (total > 0).then_some(total)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn number(text: &str) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        let numeral = read(&chars, 0).ok()?;
        assert_eq!(numeral.end, chars.len(), "{text}");
        Some(numeral.amount.decimal(false).expect("in range").to_string())
    }

    /// Writes a number the standard way, with 零 wherever a place is skipped.
    fn written(value: u64) -> String {
        const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
        fn section(value: u64, digits: &[char; 10]) -> String {
            let mut text = String::new();
            for (unit, sign) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
                let digit = usize::try_from(value / unit % 10).expect("a digit");
                if digit > 0 {
                    text.push(digits[digit]);
                    text.push_str(sign);
                } else if !text.is_empty() && !text.ends_with('零') && !value.is_multiple_of(unit) {
                    text.push('零');
                }
            }
            text
        }
        if value == 0 {
            return "零".to_owned();
        }
        let mut text = String::new();
        for (unit, sign) in [(100_000_000, "亿"), (10_000, "万"), (1, "")] {
            let part = value / unit % 10_000;
            if part == 0 {
                continue;
            }
            if !text.is_empty() && (part < 1000 || (value / unit / 10_000).is_multiple_of(10_000)) {
                text.push('零');
            }
            text.push_str(&section(part, &DIGITS));
            text.push_str(sign);
        }
        if let Some(short) = text.strip_prefix("一十") { format!("十{short}") } else { text }
    }

    #[test]
    fn standard_numerals_are_read() {
        for (text, value) in [
            ("零", "0"),
            ("十", "10"),
            ("十二", "12"),
            ("三十五", "35"),
            ("一百零八", "108"),
            ("一百十二", "112"),
            ("一千二百零八", "1208"),
            ("两千", "2000"),
            ("十二万五千", "125000"),
            ("一亿零五百万", "105000000"),
            ("一亿二千万零五千", "120005000"),
            ("三万五千亿", "3500000000000"),
            ("壹佰贰拾", "120"),
            ("九十点五", "90.5"),
            ("零点零五", "0.05"),
        ] {
            assert_eq!(number(text).as_deref(), Some(value), "{text}");
        }
    }

    #[test]
    fn a_last_digit_takes_the_place_below() {
        assert_eq!(number("一万五").as_deref(), Some("15000"));
        assert_eq!(number("三千二").as_deref(), Some("3200"));
        assert_eq!(number("一百五").as_deref(), Some("150"));
        assert_eq!(number("一亿三").as_deref(), Some("130000000"));
    }

    #[test]
    fn what_has_no_one_reading_is_refused() {
        for text in [
            "一亿五千",
            "三五百",
            "两三千",
            "一二三",
            "百",
            "万",
            "一千五十",
            "二十零",
            "零零",
            "十百",
            "一点",
            "一万万",
        ] {
            let chars: Vec<char> = text.chars().collect();
            assert!(matches!(read(&chars, 0), Err(QuantityFault::BadNumeral { .. })), "{text}");
        }
    }

    #[test]
    fn hundred_before_points_belongs_to_the_unit() {
        let chars: Vec<char> = "五百分点".chars().collect();
        assert_eq!(read(&chars, 0).map(|n| n.end), Ok(1));
    }

    proptest! {
        #[test]
        fn every_number_is_read_as_it_was_written(value in prop_oneof![0_u64..20_000, 0_u64..1_000_000_000_000]) {
            prop_assert_eq!(number(&written(value)), Some(value.to_string()), "{}", written(value));
        }

        #[test]
        fn no_run_of_signs_makes_the_reader_panic(text in "[零一二两九十百千万亿点]{1,12}") {
            let chars: Vec<char> = text.chars().collect();
            let _ = read(&chars, 0);
        }
    }
}
