//! Makes characters of data harmless that a terminal or reader would obey instead of showing.
//!
//! Only people's formats need it: CSV and JSON carry data as it is.

use std::borrow::Cow;
use std::fmt::Write;

/// The text with control characters, reordering marks and invisible characters made visible.
///
/// Line breaks stay, a tab becomes a space, other controls become their picture (`␛`), and what has no picture its
/// code (`\u{202e}`).
#[must_use]
pub fn clean(text: &str) -> Cow<'_, str> {
    if !text.contains(is_harmful) {
        return Cow::Borrowed(text);
    }
    let mut cleaned = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
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

/// True for what is obeyed or hidden rather than shown.
fn is_harmful(c: char) -> bool {
    // Controls; the soft hyphen; marks and overrides of direction; spaces of no width; separators of lines.
    let obeyed = matches!(
        c,
        '\0'..='\u{9}'
            | '\u{b}'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    );
    // What Unicode never assigns, in case a terminal or this program gives it a meaning of its own.
    let unassigned = matches!(c, '\u{fdd0}'..='\u{fdef}') || u32::from(c) & 0xfffe == 0xfffe;
    obeyed || unassigned
}

#[cfg(test)]
mod tests {
    use super::*;

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
