//! Words around a number that say what it proves: 超, 不低于, 以上, 约.

use crate::domain::observation::Bound;

/// What a word around a number says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Qualifier {
    /// Nothing: 达, 达到.
    Plain,
    /// A bound.
    Bound(Bound),
    /// That the number is no exact figure.
    Approximate,
    /// That it is below zero.
    Negative,
    /// A share of ten, a hundred, a thousand or ten thousand, as a power of ten over one percent.
    Share(i32),
}

const MORE: Qualifier = Qualifier::Bound(Bound::MoreThan);
const AT_LEAST: Qualifier = Qualifier::Bound(Bound::AtLeast);
const AT_MOST: Qualifier = Qualifier::Bound(Bound::AtMost);
const LESS: Qualifier = Qualifier::Bound(Bound::LessThan);

/// Words before a number; a longer one stands before any that it begins with.
const BEFORE: [(&str, Qualifier); 60] = [
    ("不少于", AT_LEAST),
    ("不低于", AT_LEAST),
    ("不小于", AT_LEAST),
    ("不下于", AT_LEAST),
    ("至少", AT_LEAST),
    ("最少", AT_LEAST),
    (">=", AT_LEAST),
    ("≥", AT_LEAST),
    ("≧", AT_LEAST),
    ("不超过", AT_MOST),
    ("不多于", AT_MOST),
    ("不高于", AT_MOST),
    ("不大于", AT_MOST),
    ("至多", AT_MOST),
    ("最多", AT_MOST),
    ("<=", AT_MOST),
    ("≤", AT_MOST),
    ("≦", AT_MOST),
    ("超过", MORE),
    ("超出", MORE),
    ("超", MORE),
    ("逾", MORE),
    ("突破", MORE),
    ("多于", MORE),
    ("大于", MORE),
    ("高于", MORE),
    (">", MORE),
    ("未达到", LESS),
    ("未达", LESS),
    ("未到", LESS),
    ("不到", LESS),
    ("不足", LESS),
    ("低于", LESS),
    ("少于", LESS),
    ("小于", LESS),
    ("<", LESS),
    ("大约", Qualifier::Approximate),
    ("大概", Qualifier::Approximate),
    ("大致", Qualifier::Approximate),
    ("约为", Qualifier::Approximate),
    ("约", Qualifier::Approximate),
    ("将近", Qualifier::Approximate),
    ("接近", Qualifier::Approximate),
    ("近", Qualifier::Approximate),
    ("差不多", Qualifier::Approximate),
    ("几乎", Qualifier::Approximate),
    ("若干", Qualifier::Approximate),
    ("几", Qualifier::Approximate),
    ("数", Qualifier::Approximate),
    ("≈", Qualifier::Approximate),
    ("~", Qualifier::Approximate),
    ("达到", Qualifier::Plain),
    ("达", Qualifier::Plain),
    ("+", Qualifier::Plain),
    ("-", Qualifier::Negative),
    ("负", Qualifier::Negative),
    ("十分之", Qualifier::Share(1)),
    ("百分之", Qualifier::Share(0)),
    ("千分之", Qualifier::Share(-1)),
    ("万分之", Qualifier::Share(-2)),
];

/// Words after a number and its unit; a longer one stands before any that it ends in. 以上, 以下 and 以内 include the
/// number itself.
const AFTER: [(&str, Qualifier); 17] = [
    ("及以上", AT_LEAST),
    ("或以上", AT_LEAST),
    ("以上", AT_LEAST),
    ("及以下", AT_MOST),
    ("或以下", AT_MOST),
    ("以下", AT_MOST),
    ("以内", AT_MOST),
    ("之内", AT_MOST),
    ("左右", Qualifier::Approximate),
    ("上下", Qualifier::Approximate),
    ("前后", Qualifier::Approximate),
    ("不等", Qualifier::Approximate),
    ("许", Qualifier::Approximate),
    ("强", Qualifier::Approximate),
    ("弱", Qualifier::Approximate),
    ("多", MORE),
    ("余", MORE),
];

/// Words between a number and its unit that make it approximate: 十几万, 十来个.
pub(super) const WITHIN: [&str; 3] = ["几", "来", "数"];

/// The word a text begins with, and its length in characters.
pub(super) fn before(chars: &[char]) -> Option<(&'static str, Qualifier, usize)> {
    BEFORE.iter().find_map(|(word, says)| {
        let length = word.chars().count();
        (chars.len() >= length && word.chars().eq(chars[..length].iter().copied())).then_some((*word, *says, length))
    })
}

/// The word a text ends in, and its length in characters.
pub(super) fn after(chars: &[char]) -> Option<(&'static str, Qualifier, usize)> {
    AFTER.iter().find_map(|(word, says)| {
        let length = word.chars().count();
        let begin = chars.len().checked_sub(length)?;
        word.chars().eq(chars[begin..].iter().copied()).then_some((*word, *says, length))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_word_hides_a_longer_one() {
        for (at, (word, _)) in BEFORE.iter().enumerate() {
            assert!(BEFORE[..at].iter().all(|(earlier, _)| !word.starts_with(earlier)), "{word}");
        }
        for (at, (word, _)) in AFTER.iter().enumerate() {
            assert!(AFTER[..at].iter().all(|(earlier, _)| !word.ends_with(earlier)), "{word}");
        }
    }
}
