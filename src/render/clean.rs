//! Makes characters of data harmless that a terminal or reader would obey instead of showing.
//!
//! JSON escapes the same characters by its own rule, which changes no value; workbooks and documents leave them out.

use std::borrow::Cow;
use std::fmt::Write;

use unicode_width::UnicodeWidthChar as _;

/// Marks that may stand on one character; what is more than that covers the lines above and below.
const MOST_MARKS: usize = 4;
/// The characters of a message that are shown; of a longer one the middle is left out.
const LONGEST: usize = 4000;

/// The text with control characters, reordering marks and invisible characters made visible.
///
/// Line breaks stay, a tab becomes a space, other controls become their picture (`␛`), and what has no picture its
/// code (`\u{202e}`). Of many marks on one character only the first are kept, and `…` for the others.
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if text.chars().all(is_plain) || (!text.contains(is_harmful) && !is_piled(text)) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    let mut marks = 0;
    while let Some(c) = chars.next() {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        match c {
            _ if marks == MOST_MARKS + 1 => cleaned.push('…'),
            _ if marks > MOST_MARKS => {}
            '\n' => cleaned.push(c),
            '\r' if chars.peek() == Some(&'\n') => {}
            '\t' => cleaned.push(' '),
            '\0'..='\u{1f}' => cleaned.push(picture(u32::from(c))),
            '\u{7f}' => cleaned.push('␡'),
            _ if is_harmful(c) => {
                let _ = write!(cleaned, "\\u{{{:x}}}", u32::from(c));
            }
            _ => cleaned.push(c),
        }
    }
    Cow::Owned(cleaned)
}

/// The text on one line, made harmless.
#[must_use]
pub fn clean_line(text: &str) -> Cow<'_, str> {
    let cleaned = clean(text);
    if cleaned.contains('\n') { Cow::Owned(cleaned.replace('\n', " ")) } else { cleaned }
}

/// A message on one line, made harmless; of a very long one the middle is left out, as its end says what to do.
#[must_use]
pub fn clean_message(text: &str) -> Cow<'_, str> {
    let cleaned = clean_line(text);
    if cleaned.len() <= LONGEST || cleaned.chars().count() <= LONGEST {
        return cleaned;
    }
    let place = |at: usize| cleaned.char_indices().nth(at).map_or(cleaned.len(), |(place, _)| place);
    let from_end = |count: usize| cleaned.char_indices().rev().nth(count).map_or(0, |(place, _)| place);
    format!("{} … {}", &cleaned[..place(LONGEST / 4 * 3)], &cleaned[from_end(LONGEST / 4)..]).into()
}

/// The text without control characters, reordering marks and invisible characters, for files that cannot hold them.
///
/// Line breaks stay as `\n`, a tab becomes a space.
#[must_use]
pub fn stripped(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|c| match c {
        '\t' => Some(' '),
        '\n' => Some('\n'),
        _ => (!is_harmful(c)).then_some(c),
    });
    Cow::Owned(kept.collect())
}

/// The control picture of a control character.
fn picture(control: u32) -> char {
    char::from_u32(0x2400 + control).expect("a picture for each of the 32 controls")
}

/// True for what is obeyed or hidden rather than shown; not for line breaks.
#[must_use]
pub fn is_harmful(c: char) -> bool {
    // Controls; the soft hyphen; marks and overrides of direction; spaces, joiners and letters of no width or of none
    // that shows; separators of lines; tags.
    let obeyed = matches!(
        c,
        '\0'..='\u{9}'
            | '\u{b}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{115f}'
            | '\u{1160}'
            | '\u{17b4}'
            | '\u{17b5}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}'
            | '\u{e0000}'..='\u{e00ff}'
            | '\u{e01f0}'..='\u{e0fff}'
    );
    // What Unicode never assigns, in case a terminal or this program gives it a meaning of its own.
    let unassigned = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    obeyed || unassigned
}

/// True for most of what texts are made of, which is neither harmful nor a mark; false for some that is neither as well.
fn is_plain(c: char) -> bool {
    matches!(
        c,
        ' '..='~'
            | '\u{4e00}'..='\u{9fff}'
            | '\u{ff01}'..='\u{ff9f}'
            | '\u{3001}'..='\u{3029}'
            | '\u{2010}'..='\u{2027}'
            | '\u{2030}'..='\u{205f}'
            | '\u{a1}'..='\u{ac}'
            | '\u{ae}'..='\u{2ff}'
            | '\n'
    )
}

/// True for what stands on the character before it.
fn is_mark(c: char) -> bool {
    c >= '\u{300}' && c.width() == Some(0) && !is_harmful(c)
}

/// True where more marks stand on one character than may.
fn is_piled(text: &str) -> bool {
    let mut marks = 0;
    text.chars().any(|c| {
        marks = if is_mark(c) { marks + 1 } else { 0 };
        marks > MOST_MARKS
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn marks_that_pile_up_are_cut_and_ordinary_ones_stay() {
        assert_eq!(clean("e\u{301}\u{302} 한국 葛\u{e0100}"), "e\u{301}\u{302} 한국 葛\u{e0100}");
        assert_eq!(clean(&format!("市{}长", "\u{336}".repeat(5000))), "市\u{336}\u{336}\u{336}\u{336}…长");
    }

    #[test]
    fn letters_that_cannot_be_seen_are_shown() {
        assert_eq!(clean("市\u{200d}长\u{3164}"), "市\\u{200d}长\\u{3164}");
    }

    #[test]
    fn a_message_is_one_line_of_a_length_that_can_be_read() {
        assert_eq!(clean_message("a\nerror: b\u{9b}31m"), "a error: b\\u{9b}31m");
        let long = clean_message(&format!("值 `{}` 太大；写小一点", "9".repeat(10_000_000))).into_owned();
        assert!(long.chars().count() < 4100 && long.starts_with("值 `99") && long.ends_with("太大；写小一点"));
    }

    proptest! {
        #[test]
        fn nothing_harmful_is_left_and_what_is_clean_stays(text in any::<String>()) {
            let cleaned = clean(&text).into_owned();
            prop_assert!(!cleaned.contains(is_harmful), "{cleaned:?}");
            prop_assert_eq!(clean(&cleaned), cleaned.as_str());
            prop_assert!(!clean_message(&text).contains(|c: char| is_harmful(c) || c == '\n'));
        }
    }

    #[test]
    fn what_is_plain_is_neither_harmful_nor_a_mark() {
        let plain: Vec<char> = (char::MIN..=char::MAX).filter(|c| is_plain(*c)).collect();
        assert!(plain.len() > 21_000);
        assert_eq!(plain.into_iter().find(|c| is_harmful(*c) || is_mark(*c)), None);
    }

    #[test]
    fn an_escape_sequence_is_shown_not_obeyed() {
        assert_eq!(clean("\u{1b}[31m红\u{1b}[0m\u{7}"), "␛[31m红␛[0m␇");
        assert_eq!(clean("\u{9b}31m"), "\\u{9b}31m");
    }

    #[test]
    fn reordering_marks_are_shown() {
        assert_eq!(clean("abc\u{202e}fed"), "abc\\u{202e}fed");
        assert_eq!(clean("a\u{2066}b\u{200b}"), "a\\u{2066}b\\u{200b}");
    }

    #[test]
    fn line_breaks_stay_and_tabs_become_spaces() {
        assert_eq!(clean("一\r\n二\t三\r"), "一\n二 三␍");
        assert_eq!(clean_line("一\n二"), "一 二");
    }

    #[test]
    fn what_a_file_cannot_hold_is_left_out_of_it() {
        assert_eq!(stripped("\u{1b}[31m红\u{0}\u{202e}灯\u{7}"), "[31m红灯");
        assert_eq!(stripped("一\r\n二\t三\u{fffe}"), "一\n二 三");
        assert!(matches!(stripped("长春市“数字经济”😀"), Cow::Borrowed(_)));
    }

    #[test]
    fn plain_text_is_left_alone() {
        assert!(matches!(clean("长春市“数字经济”5G—é😀"), Cow::Borrowed(_)));
    }
}
