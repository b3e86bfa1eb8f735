//! How much a text takes once its keys and values are read: many times its bytes where it is dense.
//!
//! An estimate that errs on the safe side, found without reading: a few hundred bytes for each key and value, thrice that
//! for each table, an eighth for every other sign.

use crate::domain::limits;

/// The eighths of a key or value that signs count.
const KEY: usize = 8;
const TABLE: usize = 3 * KEY;

/// Counts the keys and values of a catalogue, file by file.
#[derive(Debug, Default)]
pub struct Density {
    eighths: usize,
}

impl Density {
    /// Counts a text; where the catalogue becomes too dense, the place at which it does.
    pub fn add(&mut self, text: &str) -> Option<usize> {
        let bytes = text.as_bytes();
        // Whether a value is being written, in which a point between digits is that of a decimal.
        let (mut at, mut in_value) = (0, false);
        // Up to where quotes are signs like others, because one before them is never closed.
        let mut unclosed = 0;
        while let Some(byte) = bytes.get(at) {
            let mut next = at + 1;
            self.eighths += match byte {
                b'"' | b'\'' if at >= unclosed => {
                    match behind(bytes, at) {
                        Some(behind) => next = behind,
                        None => unclosed = at + line_end(&bytes[at..]),
                    }
                    1
                }
                b'#' => {
                    next = at + line_end(&bytes[at..]);
                    1
                }
                b'.' if in_value && digit(bytes, at.wrapping_sub(1)) && digit(bytes, at + 1) => 1,
                b'.' => TABLE,
                b'{' => {
                    in_value = false;
                    TABLE
                }
                b'=' => {
                    in_value = true;
                    KEY
                }
                b',' | b'[' => {
                    in_value = false;
                    KEY
                }
                b'\n' => {
                    in_value = false;
                    1
                }
                byte if byte.is_ascii_alphanumeric() || !byte.is_ascii() => 0,
                _ => 1,
            };
            if self.eighths > limits::KEYS * KEY {
                return Some(at);
            }
            at = next;
        }
        None
    }
}

/// Where a text in quotes is over, a plain one on its line; `None` where it never is.
fn behind(bytes: &[u8], at: usize) -> Option<usize> {
    let quote = bytes[at];
    let (quotes, within) = match &bytes[at..] {
        rest if rest.starts_with(&[quote; 3]) => (3, rest),
        rest => (1, &rest[..line_end(rest)]),
    };
    let mut end = quotes;
    while end < within.len() {
        match within[end] {
            b'\\' if quote == b'"' => end += 2,
            _ if within[end..].starts_with(&[quote; 3][..quotes]) => return Some(at + end + quotes),
            _ => end += 1,
        }
    }
    None
}

/// The bytes up to the end of the line.
fn line_end(bytes: &[u8]) -> usize {
    bytes.iter().position(|byte| *byte == b'\n').unwrap_or(bytes.len())
}

fn digit(bytes: &[u8], at: usize) -> bool {
    bytes.get(at).is_some_and(u8::is_ascii_digit)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn eighths(text: &str) -> usize {
        let mut density = Density::default();
        assert_eq!(density.add(text), None);
        density.eighths
    }

    #[test]
    fn keys_count_one_and_tables_three() {
        assert_eq!(eighths("a=1"), KEY);
        assert_eq!(eighths("a.b.c=1"), KEY + 2 * TABLE);
        assert_eq!(eighths("a={b=1}"), 2 * KEY + TABLE + 1);
        assert_eq!(eighths("1.2=1.25"), KEY + TABLE + 1, "the point of a key and the point of a decimal");
    }

    #[test]
    fn what_stands_in_texts_and_remarks_counts_nothing() {
        assert_eq!(eighths("a=\"b.c=[{\\\",\"#x.y.z"), KEY + 2);
        assert_eq!(eighths("a='''b.c\n=[{'''"), KEY + 1);
    }

    #[test]
    fn what_follows_a_quote_that_is_never_closed_counts() {
        assert_eq!(eighths("a=\"b.c\nd.e=1"), 2 * KEY + 2 * TABLE + 2);
        assert_eq!(eighths("a='''b.c"), KEY + TABLE + 3);
    }

    #[test]
    fn a_catalogue_of_a_million_dots_is_too_dense_however_it_is_divided() {
        let dots = "a.b=1\n".repeat(limits::KEYS / 8);
        let mut density = Density::default();
        assert_eq!(density.add(&dots), None);
        let over = density.add(&dots).expect("too dense");
        assert!(over > dots.len() / 2 && over < dots.len(), "{over}");
    }

    #[test]
    fn an_escaped_quote_closes_nothing() {
        assert_eq!(eighths("a=\"\"\"b\\\"\"\"\"\nc.d=1"), 2 * KEY + TABLE + 2);
    }

    #[test]
    fn quotes_that_are_never_closed_are_looked_for_once_a_line() {
        eighths(&"\\\"".repeat(500_000));
    }
}
