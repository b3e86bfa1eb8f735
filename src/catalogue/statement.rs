//! Cuts a file that cannot be parsed into statements: block heads and keys with their values.
//!
//! A fault in one statement then hides nothing in the others. Works on lines: a statement ends where its brackets
//! are closed; where they are not, it ends before the next line that looks like a statement of its own.

use std::ops::Range;

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Its bytes, without the last line break.
    pub span: Range<usize>,
    /// True for a block's head.
    pub is_head: bool,
}

/// Cuts a text into statements; blank lines and comments belong to none.
pub fn cut(text: &str) -> Vec<Statement> {
    let lines: Vec<Range<usize>> = lines(text);
    let mut statements = Vec::new();
    let (mut at, mut patience) = (0, PATIENCE);
    while at < lines.len() {
        let line = &text[lines[at].clone()];
        if line.trim().is_empty() || line.trim_start().starts_with('#') {
            at += 1;
            continue;
        }
        let is_head = looks_like_head(line);
        let last = if is_head { at } else { last_line(text, &lines, at, &mut patience) };
        statements.push(Statement { span: lines[at].start..lines[last].end, is_head });
        at = last + 1;
    }
    statements
}

fn lines(text: &str) -> Vec<Range<usize>> {
    let mut start = 0;
    text.split('\n')
        .map(|line| {
            let span = start..start + line.len();
            start = span.end + 1;
            span
        })
        .collect()
}

/// Lines behind the [`NEAR`] ones that are looked at for closing brackets, in all: where nothing is ever closed each statement
/// would look to the end.
const PATIENCE: usize = 1_000_000;
/// Lines that any statement may take.
const NEAR: usize = 50;

/// The last line of the statement that begins on a line.
fn last_line(text: &str, lines: &[Range<usize>], first: usize, patience: &mut usize) -> usize {
    let mut scan = Scan::default();
    for (at, span) in lines.iter().enumerate().skip(first) {
        let line = &text[span.clone()];
        if at > first + NEAR {
            if *patience == 0 {
                break;
            }
            *patience -= 1;
        }
        if at > first && scan.quotes.is_none() && looks_like_head(line) {
            break;
        }
        scan.line(line);
        if scan.is_closed() {
            return at;
        }
    }
    let own = |at: &usize| {
        let line = &text[lines[*at].clone()];
        looks_like_head(line) || looks_like_key(line) || line.trim().is_empty() || line.trim_start().starts_with('#')
    };
    (first + 1..lines.len()).find(own).unwrap_or(lines.len()) - 1
}

/// What is open at the end of a line.
#[derive(Debug, Default)]
struct Scan {
    depth: usize,
    quotes: Option<&'static str>,
}

impl Scan {
    fn is_closed(&self) -> bool {
        self.depth == 0 && self.quotes.is_none()
    }

    fn line(&mut self, line: &str) {
        let mut rest = line;
        while let Some(sign) = rest.chars().next() {
            if let Some(quotes) = self.quotes {
                match rest.find(quotes) {
                    Some(end) => (self.quotes, rest) = (None, &rest[end + quotes.len()..]),
                    None => return,
                }
                continue;
            }
            if let Some(quotes) = ["\"\"\"", "'''"].into_iter().find(|q| rest.starts_with(q)) {
                (self.quotes, rest) = (Some(quotes), &rest[quotes.len()..]);
                continue;
            }
            match sign {
                '#' => return,
                '"' | '\'' => {
                    rest = behind_text(&rest[1..], sign);
                    continue;
                }
                '[' | '{' => self.depth += 1,
                ']' | '}' => self.depth = self.depth.saturating_sub(1),
                _ => {}
            }
            rest = &rest[sign.len_utf8()..];
        }
    }
}

/// What follows the closing quote; nothing where there is none.
fn behind_text(text: &str, quote: char) -> &str {
    let mut escaped = false;
    for (at, sign) in text.char_indices() {
        match sign {
            _ if escaped => escaped = false,
            '\\' if quote == '"' => escaped = true,
            _ if sign == quote => return &text[at + 1..],
            _ => {}
        }
    }
    ""
}

/// True for `[name`, `[[name.name`: a head is known by its beginning, so one that is not closed is one too.
pub fn looks_like_head(line: &str) -> bool {
    let Some(inner) = line.trim_start().strip_prefix('[') else { return false };
    let inner = inner.strip_prefix('[').unwrap_or(inner).split('#').next().unwrap_or_default();
    let name = inner.trim().trim_end_matches(']');
    inner.trim_start().starts_with(|c: char| c.is_ascii_alphabetic())
        && name.chars().all(|c| c.is_alphanumeric() || matches!(c, '.' | '-' | '_' | ' '))
}

/// True for `key =`.
fn looks_like_key(line: &str) -> bool {
    let key = line.trim_start().trim_start_matches(|c: char| c.is_alphanumeric() || matches!(c, '.' | '-' | '_'));
    key.len() < line.trim_start().len() && key.trim_start().starts_with(['=', '＝', '：'])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut_texts(text: &str) -> Vec<&str> {
        cut(text).into_iter().map(|s| &text[s.span]).collect()
    }

    #[test]
    fn a_list_over_several_lines_is_one_statement() {
        let text = "[[region]]\n# a note\nlead = [\n  \"甲\", # ]\n  \"乙]\",\n]\n\nb = 2";
        assert_eq!(cut_texts(text), ["[[region]]", "lead = [\n  \"甲\", # ]\n  \"乙]\",\n]", "b = 2"]);
    }

    #[test]
    fn a_table_over_several_lines_is_one_statement() {
        let text = "baseline = {\n  period = \"2020\",\n  value = 8.7\n}\nb = 2";
        assert_eq!(cut_texts(text), ["baseline = {\n  period = \"2020\",\n  value = 8.7\n}", "b = 2"]);
    }

    #[test]
    fn an_unclosed_list_ends_before_the_next_key() {
        assert_eq!(cut_texts("a = [1,\n  2\nb = 2\n[c]\nd = 1"), ["a = [1,\n  2", "b = 2", "[c]", "d = 1"]);
    }

    #[test]
    fn an_unclosed_long_text_ends_before_the_next_key() {
        assert_eq!(cut_texts("a = \"\"\"abc\nb = 2\n"), ["a = \"\"\"abc", "b = 2"]);
        assert_eq!(cut_texts("a = \"\"\"abc\nb = 2\n\"\"\"\nc = 3"), ["a = \"\"\"abc\nb = 2\n\"\"\"", "c = 3"]);
    }

    #[test]
    fn an_unclosed_text_ends_with_its_line() {
        assert_eq!(cut_texts("a = \"[abc\nb = 2\n"), ["a = \"[abc", "b = 2"]);
    }

    #[test]
    fn a_head_is_known_by_its_beginning() {
        assert!(looks_like_head("[[indicator.target"));
        assert!(looks_like_head("[rules] # 规则"));
        assert!(!looks_like_head("[1, 2],"));
        assert!(!looks_like_head("  \"甲\","));
    }
}
