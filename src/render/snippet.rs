//! A fault in a file, drawn: the place and the message, the line, and a pointer under the very signs.
//!
//! Drawn by hand because nothing may be wider than asked, Chinese included: annotate-snippets cuts source lines to a
//! width but never wraps its titles, and it does not make harmless what a terminal would obey.

use std::fmt::Write as _;
use std::ops::Range;

use unicode_width::UnicodeWidthChar;

use super::clean::clean;
use super::wrap::{width, wrap};

/// Columns between two tab stops.
const TAB: usize = 4;
/// What stands where a line is cut.
const CUT: char = '…';
/// Narrower is not drawn.
const LEAST_WIDTH: usize = 24;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RED: &str = "\u{1b}[31m";
const RESET: &str = "\u{1b}[0m";

/// A place in a file.
#[derive(Debug, Clone)]
pub struct Mark<'a> {
    /// The file's name.
    pub file: &'a str,
    /// The file's text; `None` where it could not be read.
    pub text: Option<&'a str>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The bytes to point at; empty for a single point.
    pub span: Range<usize>,
}

/// A fault to be drawn.
#[derive(Debug, Clone)]
pub struct Snippet<'a> {
    /// Where it is.
    pub mark: Mark<'a>,
    /// What is wrong.
    pub message: &'a str,
    /// The other place it has to do with, and what stands there.
    pub also: Option<(Mark<'a>, &'a str)>,
    /// What would be right, behind its label.
    pub hint: Option<(&'a str, &'a str)>,
}

impl Snippet<'_> {
    /// The drawing: lines no wider than asked, each ended by a line break.
    #[must_use]
    pub fn draw(&self, columns: usize, color: bool) -> String {
        let columns = columns.max(LEAST_WIDTH);
        let also_line = self.also.as_ref().map_or(0, |(mark, _)| mark.line);
        let gutter = self.mark.line.max(also_line).to_string().len() + 1;
        let pen = Pen { columns, color, gutter };
        let mut drawing = String::new();
        pen.title(&self.mark, self.message, &mut drawing);
        pen.source(&self.mark, &mut drawing);
        if let Some((mark, label)) = &self.also {
            pen.title(mark, label, &mut drawing);
            pen.source(mark, &mut drawing);
        }
        if let Some((label, hint)) = self.hint {
            pen.hint(label, hint, &mut drawing);
        }
        drawing
    }
}

struct Pen {
    columns: usize,
    color: bool,
    /// Columns of the line number and the space before it.
    gutter: usize,
}

impl Pen {
    fn style(&self, style: &str, text: &str) -> String {
        if self.color { format!("{style}{text}{RESET}") } else { text.to_owned() }
    }

    fn line(text: &str, drawing: &mut String) {
        let _ = writeln!(drawing, "{}", text.trim_end());
    }

    /// `file:line:column: message`, wrapped.
    fn title(&self, mark: &Mark<'_>, message: &str, drawing: &mut String) {
        let place = match mark.text {
            Some(_) => format!("{}:{}:{}: ", clean(mark.file), mark.line, mark.column),
            None => format!("{}: ", clean(mark.file)),
        };
        let lines = wrap(&format!("{place}{}", clean(message)), self.columns);
        for (at, line) in lines.iter().enumerate() {
            let lead = line.strip_prefix(place.trim_end()).filter(|_| at == 0);
            match lead {
                Some(rest) => Self::line(&format!("{}{rest}", self.style(BOLD, place.trim_end())), drawing),
                None => Self::line(line, drawing),
            }
        }
    }

    /// The source line and the pointer under it.
    fn source(&self, mark: &Mark<'_>, drawing: &mut String) {
        let Some(text) = mark.text else { return };
        let start = text[..mark.span.start.min(text.len())].rfind('\n').map_or(0, |at| at + 1);
        let line = text[start..].split('\n').next().unwrap_or_default();
        let line = line.strip_suffix('\r').unwrap_or(line);
        let from = mark.span.start.saturating_sub(start).min(line.len());
        let to = mark.span.end.saturating_sub(start).clamp(from, line.len());
        let (line, from, to) = nearby(line, from, to);
        let room = self.columns.saturating_sub(self.gutter + 3);
        let view = View::of(line, from..to, room);
        let number = format!("{:>1$}", mark.line, self.gutter);
        let bar = self.style(DIM, &format!("{number} | "));
        Self::line(&format!("{bar}{}", view.shown), drawing);
        let bar = self.style(DIM, &format!("{} | ", " ".repeat(self.gutter)));
        let pointer = self.style(RED, &"^".repeat(view.pointer.len()));
        Self::line(&format!("{bar}{}{pointer}", " ".repeat(view.pointer.start)), drawing);
    }

    /// The hint, wrapped under itself.
    fn hint(&self, label: &str, hint: &str, drawing: &mut String) {
        let indent = self.gutter + 1 + width(label);
        for (at, line) in wrap(&clean(hint), self.columns.saturating_sub(indent)).iter().enumerate() {
            if at == 0 {
                let lead = format!("{}{}", " ".repeat(self.gutter + 1), self.style(DIM, label));
                Self::line(&format!("{lead}{line}"), drawing);
            } else {
                Self::line(&format!("{}{line}", " ".repeat(indent)), drawing);
            }
        }
    }
}

/// The part of a long line around a place: more than is ever shown, and no more than that.
fn nearby(line: &str, from: usize, to: usize) -> (&str, usize, usize) {
    const REACH: usize = 4096;
    if line.len() <= 4 * REACH {
        return (line, from, to);
    }
    let is_boundary = |at: &usize| line.is_char_boundary(*at);
    let start = (0..=from.saturating_sub(REACH)).rev().find(is_boundary).unwrap_or(0);
    let end = (from + 2 * REACH..line.len()).find(is_boundary).unwrap_or(line.len());
    (&line[start..end], from - start, to.min(end) - start)
}

/// The part of a line that is shown, and the columns of the pointer under it.
#[derive(Debug)]
struct View {
    shown: String,
    pointer: Range<usize>,
}

/// A sign as it is shown: where its bytes begin, and in which column.
struct Sign {
    byte: usize,
    column: usize,
    width: usize,
    shown: String,
}

impl View {
    fn of(line: &str, span: Range<usize>, room: usize) -> Self {
        let signs = signs(line);
        let end = signs.last().map_or(0, |sign| sign.column + sign.width);
        let column_of = |byte: usize| signs.iter().find(|s| s.byte >= byte).map_or(end, |s| s.column);
        let from = column_of(span.start);
        let to = column_of(span.end).max(from + 1);
        let whole = end.max(to);
        if whole <= room {
            return Self { shown: signs.iter().map(|s| s.shown.as_str()).collect(), pointer: from..to };
        }
        // The window begins a quarter of the room before the pointer, or earlier where the line ends there.
        let first = if to < room { 0 } else { (from - (room / 4).min(from)).min(whole - room + 1) };
        let left = usize::from(first > 0);
        let last = if end > first + room { first + room - 1 } else { first + room };
        let kept: Vec<&Sign> =
            signs.iter().filter(|s| s.column >= first + left && s.column + s.width <= last).collect();
        let mut shown = String::new();
        if left > 0 {
            shown.push(CUT);
        }
        // A wide sign that stood half under the mark of the cut leaves a column free.
        let lead = kept.first().map_or(0, |s| s.column - first - left);
        shown.extend(std::iter::repeat_n(' ', lead));
        shown.extend(kept.iter().map(|s| s.shown.as_str()));
        if last < first + room {
            shown.push(CUT);
        }
        let pointer = from - first..to.min(last) - first;
        let pointer = pointer.start..pointer.end.max(pointer.start + 1);
        Self { shown, pointer }
    }
}

fn signs(line: &str) -> Vec<Sign> {
    let mut column = 0;
    let mut signs = Vec::new();
    for (byte, sign) in line.char_indices() {
        let shown = match sign {
            '\t' => " ".repeat(TAB - column % TAB),
            _ => clean(sign.encode_utf8(&mut [0; 4])).into_owned(),
        };
        let width = if sign == '\t' { shown.len() } else { shown.chars().filter_map(char::width).sum() };
        signs.push(Sign { byte, column, width, shown });
        column += width;
    }
    signs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn draw(text: &str, at: &str, columns: usize) -> String {
        let start = text.find(at).expect("the text has it");
        let before = &text[..start];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        let mark = Mark { file: "a.toml", text: Some(text), line, column, span: start..start + at.len() };
        Snippet {
            mark, message: "没有地区 `jilinn`", also: None, hint: Some(("提示：", "是否想写 `jilin`"))
        }
        .draw(columns, false)
    }

    #[test]
    fn the_pointer_stands_under_chinese_signs() {
        assert_eq!(
            draw("x = 1\nname = \"吉林\", \"长春\"\n", "\"长春\"", 80),
            "a.toml:2:14: 没有地区 `jilinn`\n 2 | name = \"吉林\", \"长春\"\n   |                ^^^^^^\n   提示：是否想写 `jilin`\n"
        );
    }

    #[test]
    fn tabs_become_spaces() {
        assert_eq!(
            draw("\ta\tb = 1\n", "b", 80).lines().skip(1).take(2).collect::<Vec<_>>(),
            [" 1 |     a   b = 1", "   |         ^"]
        );
    }

    #[test]
    fn what_a_terminal_would_obey_is_shown_harmless() {
        let drawing = draw("a = \"\u{1b}[31m红\"\n", "红", 80);
        assert!(!drawing.contains('\u{1b}'));
        assert_eq!(drawing.lines().nth(2), Some("   |           ^^"));
    }

    #[test]
    fn a_long_line_is_cut_on_both_sides_of_the_pointer() {
        let text = format!("note = \"{}错{}\"\n", "前".repeat(60), "后".repeat(60));
        let drawing = draw(&text, "错", 40);
        assert_eq!(
            drawing.lines().skip(1).take(2).collect::<Vec<_>>(),
            [" 1 | … 前前前错后后后后后后后后后后后后…", "   |         ^^"]
        );
    }

    #[test]
    fn a_long_message_is_wrapped() {
        let text = "a = 1\n";
        let mark = Mark { file: "targets.toml", text: Some(text), line: 1, column: 1, span: 0..1 };
        let message = "条款 `二(一)1` 分几个部分，须写明是哪一个，否则不知道由谁负责";
        let drawing = Snippet { mark, message, also: None, hint: None }.draw(40, false);
        assert!(drawing.lines().all(|line| width(line) <= 40), "{drawing}");
        assert_eq!(drawing.lines().count(), 4, "{drawing}");
    }

    #[test]
    fn colour_changes_no_sign() {
        let mark = Mark { file: "a.toml", text: Some("a = 1\n"), line: 1, column: 5, span: 4..5 };
        let snippet = Snippet { mark, message: "错", also: None, hint: Some(("提示：", "改")) };
        let mut colored = snippet.draw(80, true);
        for style in [BOLD, DIM, RED, RESET] {
            colored = colored.replace(style, "");
        }
        assert_eq!(colored.lines().map(str::trim_end).collect::<Vec<_>>().join("\n") + "\n", snippet.draw(80, false));
    }

    #[test]
    fn a_line_of_a_million_signs_is_drawn_as_quickly_as_a_short_one() {
        let text = format!("x = [{}@{}]", "督, ".repeat(300_000), "督, ".repeat(300_000));
        let drawn = draw(&text, "@", 80);
        let lines: Vec<&str> = drawn.lines().collect();
        assert!(lines[1].contains("督, @督") && lines[1].contains('…'), "{drawn}");
        let before = lines[1].split('@').next().map(width);
        assert_eq!(lines[2].split('^').next().map(width), before, "{drawn}");
    }

    proptest! {
        #[test]
        fn nothing_is_wider_than_asked(
            line in "[a-z中文\t\u{301}\u{202e}“ ]{0,120}",
            from in 0_usize..200,
            length in 0_usize..40,
            columns in 30_usize..130,
        ) {
            let boundary = |at: usize| (0..=at.min(line.len())).rev().find(|at| line.is_char_boundary(*at)).unwrap_or(0);
            let (start, end) = (boundary(from), boundary(from + length));
            let mark = Mark { file: "a.toml", text: Some(&line), line: 1, column: 1, span: start..end };
            let drawing = Snippet { mark, message: "错误", also: None, hint: None }.draw(columns, false);
            for drawn in drawing.lines() {
                prop_assert!(width(drawn) <= columns, "{}: {drawn:?}", width(drawn));
            }
            prop_assert!(drawing.contains('^'));
        }
    }
}
