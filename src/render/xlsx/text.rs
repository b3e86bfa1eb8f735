//! Text as a cell can hold it: no control characters, and no longer than a cell has room for.

use std::borrow::Cow;

use crate::i18n::{Lang, workbook as words};
use crate::render::clean::stripped;

/// The characters a cell has room for, in units of UTF-16.
const MOST_CHARACTERS: usize = 32_767;

/// The text without what a cell cannot hold.
#[must_use]
pub fn plain(text: &str) -> Cow<'_, str> {
    stripped(text)
}

/// The text, cut with a mark where a cell has no room for it.
#[must_use]
pub fn cut(text: Cow<'_, str>, lang: Lang) -> Cow<'_, str> {
    // No text has more units of UTF-16 than bytes of UTF-8.
    if text.len() <= MOST_CHARACTERS || text.encode_utf16().count() <= MOST_CHARACTERS {
        return text;
    }
    let mark = words::cut_off(lang);
    let mut room = MOST_CHARACTERS - mark.encode_utf16().count();
    let mut end = 0;
    for (at, c) in text.char_indices() {
        if c.len_utf16() > room {
            break;
        }
        room -= c.len_utf16();
        end = at + c.len_utf8();
    }
    Cow::Owned(format!("{}{mark}", &text[..end]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_too_long_for_a_cell_is_cut_with_a_mark() {
        let fits = "督".repeat(MOST_CHARACTERS);
        assert_eq!(cut(fits.as_str().into(), Lang::Zh), fits);
        for unit in ["督", "😀", "a"] {
            for lang in Lang::ALL {
                let long = unit.repeat(MOST_CHARACTERS + 1);
                let text = cut(long.as_str().into(), lang);
                let length = text.encode_utf16().count();
                assert!((MOST_CHARACTERS - 1..=MOST_CHARACTERS).contains(&length), "{length}");
                assert!(text.ends_with(words::cut_off(lang)));
            }
        }
    }
}
