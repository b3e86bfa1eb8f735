//! Finding a few characters in a document, whole: never a part of a longer number.

use std::ops::Range;

use super::script::{Gap, Script, folded};
use crate::domain::glyph::{digit, power};

/// Every place where a phrase stands.
pub(super) fn places(script: &Script, text: &str) -> Vec<Range<usize>> {
    let phrase = folded(text);
    let hyphen = |at: usize| at > 0 && is_hyphen(phrase[at - 1], phrase[at], phrase.get(at + 1).copied());
    let phrase: Vec<char> = (0..phrase.len()).filter(|at| !hyphen(*at)).map(|at| phrase[at]).collect();
    let Some(first) = phrase.first() else { return Vec::new() };
    let mut found: Vec<Range<usize>> = Vec::new();
    for at in (0..script.signs.len()).filter(|at| script.signs[*at].c == *first) {
        if let Some(end) = end(script, at, &phrase)
            && found.last().is_none_or(|last| last.end <= at)
            && is_whole(script, at..end)
        {
            found.push(at..end);
        }
    }
    found
}

/// Where a phrase ends that begins at a place.
fn end(script: &Script, at: usize, phrase: &[char]) -> Option<usize> {
    let mut end = at;
    for c in phrase {
        let sign = script.at(end)?;
        if end > at && sign != *c && is_hyphen(script.at(end - 1)?, sign, script.at(end + 1)) {
            end += 1;
        }
        if script.at(end)? != *c {
            return None;
        }
        end += 1;
    }
    Some(end)
}

/// Whether a sign is the hyphen of a compound such as 10G-PON, which is lost where a line ends with it.
fn is_hyphen(before: char, sign: char, after: Option<char>) -> bool {
    sign == '-' && before.is_ascii_alphabetic() && after.is_some_and(|c| c.is_ascii_alphabetic())
}

/// Whether no number goes on beyond either end.
fn is_whole(script: &Script, span: Range<usize>) -> bool {
    let (first, last) = (script.signs[span.start].c, script.signs[span.end - 1].c);
    let tied = |at: usize| script.signs.get(at).filter(|sign| matches!(sign.gap, Gap::None | Gap::Wrap)).map(|s| s.c);
    let before = tied(span.start).and_then(|_| script.at(span.start.checked_sub(1)?));
    let (after, beyond) = (tied(span.end), script.at(span.end + 1));
    let han = |c: char| digit(c).is_some() || power(c).is_some();
    let begins = match before {
        Some(c) if first.is_ascii_digit() => {
            !(c.is_ascii_digit()
                || (c == '.' && script.at(span.start.wrapping_sub(2)).is_some_and(|c| c.is_ascii_digit())))
        }
        Some(c) if han(first) => !han(c) && !c.is_ascii_digit(),
        _ => true,
    };
    let ends = match after {
        Some(c) if last.is_ascii_digit() => {
            let fraction = c == '.' && beyond.is_some_and(|c| c.is_ascii_digit());
            !(c.is_ascii_digit() || fraction || power(c).is_some() || matches!(c, '%' | '‰'))
        }
        Some(c) if han(last) => !han(c),
        _ => true,
    };
    begins && ends
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::provenance::Line;

    fn count(text: &str, phrase: &str) -> usize {
        let line = Line { text: text.to_owned(), number: 1, begins_page: true, whole: true };
        places(&Script::new(&[line]), phrase).len()
    }

    #[test]
    fn a_phrase_is_found_in_any_writing() {
        assert_eq!(count("占比 达到 １２％ 以上，", "达到12%以上"), 1);
        assert_eq!(count("实现“双倍增”。", "实现「双倍增」"), 1);
        for text in ["10G-PON端口", "10GPON端口"] {
            assert_eq!((count(text, "10G-PON"), count(text, "10GPON端口")), (1, 1), "{text}");
        }
        assert_eq!(count("2021-2025年", "20212025年"), 0);
    }

    #[test]
    fn a_part_of_a_longer_number_is_not_found() {
        for (text, phrase) in [
            ("110家", "10家"),
            ("1.5万个", "5万个"),
            ("增长10%", "增长10"),
            ("达到100个", "达到10"),
            ("达到1.25", "达到1"),
            ("二十三家", "三家"),
            ("三十五", "三十"),
            ("达到10万户", "达到10"),
        ] {
            assert_eq!(count(text, phrase), 0, "{phrase} in {text}");
        }
        assert_eq!(count("10家、10家。10家", "10家"), 3);
    }
}
