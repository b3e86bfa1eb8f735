//! Decimal digits with grouped thousands: `1,208.5`, `12 345`.

use super::amount::{Amount, Digits};
use crate::domain::fault::input::QuantityFault;

/// Reads the digits that begin at a place, and says where they end; groups must be of three, by one separator.
pub(super) fn read(chars: &[char], start: usize) -> Result<(Amount, usize), QuantityFault> {
    let is_digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let text = |at: usize| chars[at..].iter().collect::<String>();
    let (mut run, mut at) = (Digits::default(), start);
    let (mut separator, mut group) = (None, 0_usize);
    while let Some(&c) = chars.get(at) {
        if let Some(digit) = c.to_digit(10) {
            push(&mut run, digit);
            group += 1;
        } else if matches!(c, ',' | '\'' | ' ') && is_digit(at + 1) {
            let whole = if separator.is_some() { group == 3 } else { (1..=3).contains(&group) };
            if !whole || separator.is_some_and(|s| s != c) {
                return Err(QuantityFault::BadGrouping { at: at + 1 });
            }
            (separator, group) = (Some(c), 0);
        } else {
            break;
        }
        at += 1;
    }
    if separator.is_some() && group != 3 {
        return Err(QuantityFault::BadGrouping { at: at - group + 1 });
    }
    if chars.get(at) == Some(&'.') {
        if !is_digit(at + 1) {
            let nothing = QuantityFault::NotANumber { found: text(start) };
            return Err(if at == start { nothing } else { QuantityFault::Unexpected { found: text(at), at: at + 1 } });
        }
        run.point();
        at += 1;
        while let Some(digit) = chars.get(at).and_then(|c| c.to_digit(10)) {
            push(&mut run, digit);
            at += 1;
        }
    }
    match chars.get(at) {
        Some('.' | ',') => Err(QuantityFault::Unexpected { found: text(at), at: at + 1 }),
        _ => Ok((run.amount()?, at)),
    }
}

fn push(run: &mut Digits, digit: u32) {
    run.push(u8::try_from(digit).expect("a decimal digit"));
}
