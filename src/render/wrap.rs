//! Text in columns: how wide it stands in a terminal, where a line of it may end, how it is filled up or cut.
//!
//! Width is display width: a Chinese character takes two columns. Knows nothing of tables, colours or language.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// The sign of what was cut, or broken in the middle of a word.
pub const CUT: &str = "…";

/// Word joiner: no line ends where it stands. [`wrap`] obeys it and leaves it out.
const JOINER: char = '\u{2060}';

/// Marks that may not begin a line.
const CLOSING: &str = "，。；：、！？）》〉」』】〕〗”’…·～％‰℃,.;:!?)]}%°";

/// Marks that may not end a line.
const OPENING: &str = "（《〈「『【〔〖“‘￥([{";

/// The columns a text takes in a terminal.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.is_ascii() { text.len() } else { text.width() }
}

/// The text with spaces after it up to a width; longer text is left as it is.
#[must_use]
pub fn pad(text: &str, to: usize) -> String {
    let mut padded = String::with_capacity(text.len() + to);
    padded.push_str(text);
    padded.extend(std::iter::repeat_n(' ', to.saturating_sub(width(text))));
    padded
}

/// The text, cut with `…` where it is wider than allowed.
#[must_use]
pub fn fit(text: &str, to: usize) -> String {
    if width(text) <= to {
        return text.to_owned();
    }
    if to == 0 {
        return String::new();
    }
    let mut kept = String::new();
    let mut used = width(CUT);
    for cluster in clusters(text) {
        used += width(cluster);
        if used > to {
            break;
        }
        kept.push_str(cluster);
    }
    kept.push_str(CUT);
    kept
}

/// The text as one word: [`wrap`] breaks it only where it is wider than a line.
#[must_use]
pub fn glue(text: &str) -> String {
    text.chars().flat_map(|c| [JOINER, c]).skip(1).collect()
}

/// The text in lines no wider than a width (a width below 2 counts as 2).
///
/// Chinese may break anywhere, but no line begins with a closing mark or ends with an opening one; Latin words and
/// numbers stay whole unless they are wider than a line: then they are broken with `…`. Line breaks in the text are
/// kept, spaces at a break are dropped. There is always at least one line.
#[must_use]
pub fn wrap(text: &str, to: usize) -> Vec<String> {
    let to = to.max(2);
    let mut lines = Vec::new();
    for paragraph in text.lines() {
        if width(paragraph) <= to {
            lines.push(paragraph.trim_end().replace(JOINER, ""));
        } else {
            fill(paragraph, to, &mut lines);
        }
    }
    if lines.is_empty() {
        lines.push(String::new());
    }
    lines
}

/// The text wrapped behind a lead, its further lines standing under its first one.
///
/// A lead that would take more than half of the line stands alone and the text below it, two columns in.
#[must_use]
pub fn hang(lead: &str, text: &str, to: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut indent = width(lead);
    let alone = indent > to / 2;
    if alone {
        lines.extend(wrap(lead.trim_end(), to));
        indent = 2.min(to.saturating_sub(2));
    }
    for (at, line) in wrap(text, to.saturating_sub(indent)).into_iter().enumerate() {
        let before = if at == 0 && !alone { lead.to_owned() } else { " ".repeat(indent) };
        lines.push((before + &line).trim_end().to_owned());
    }
    lines
}

/// The width of the widest piece that a line should not be broken in.
#[must_use]
pub fn widest_piece(text: &str) -> usize {
    text.lines().flat_map(pieces).map(|piece| width(piece.trim_end())).max().unwrap_or(0)
}

/// Fills lines greedily with the pieces of one paragraph.
fn fill(paragraph: &str, to: usize, lines: &mut Vec<String>) {
    let mut line = String::new();
    add(paragraph, to, &mut line, lines);
    end(&mut line, lines);
}

/// Adds the pieces of a text to the line at hand and those that follow.
fn add(text: &str, to: usize, line: &mut String, lines: &mut Vec<String>) {
    for piece in pieces(text) {
        let word = piece.trim_end();
        if fits(line, word, to) {
            line.extend(piece.chars().filter(|c| *c != JOINER));
            continue;
        }
        if width(word) > to && word.contains(JOINER) {
            add(&piece.replace(JOINER, ""), to, line, lines);
            continue;
        }
        end(line, lines);
        if width(word) <= to {
            line.extend(piece.chars().filter(|c| *c != JOINER));
        } else {
            break_piece(word, to, line, lines);
            line.push_str(&piece[word.len()..]);
        }
    }
}

/// Ends the line at hand, unless nothing stands in it.
fn end(line: &mut String, lines: &mut Vec<String>) {
    if !line.trim_end().is_empty() {
        lines.push(line.trim_end().to_owned());
    }
    line.clear();
}

/// Breaks a piece that is wider than a line; what is left of it stays in `line`.
fn break_piece(piece: &str, to: usize, line: &mut String, lines: &mut Vec<String>) {
    let mut rest = clusters(piece).peekable();
    while let Some(cluster) = rest.next() {
        // A word that goes on needs room for the sign.
        let sign = rest.peek().filter(|next| joined(cluster, next)).map_or("", |_| CUT);
        if !line.is_empty() && !fits(line, &format!("{cluster}{sign}"), to) {
            // The sign was reserved when the last cluster was placed, except for what is at its end already.
            let last = clusters(line).last().unwrap_or_default();
            if joined(last, cluster) && fits(line, CUT, to) {
                line.push_str(CUT);
            }
            lines.push(std::mem::take(line));
        }
        line.push_str(cluster);
    }
}

/// True where the line with the addition is no wider than allowed.
fn fits(line: &str, addition: &str, to: usize) -> bool {
    width(line) + width(addition) <= to
}

/// True where a break between two clusters would be one inside a word.
fn joined(before: &str, after: &str) -> bool {
    !is_free(before) && !is_free(after)
}

/// True for what a line may be broken beside: wide characters (Chinese) and spaces.
fn is_free(cluster: &str) -> bool {
    cluster.starts_with(char::is_whitespace) || cluster.chars().next().is_some_and(|c| c.width() == Some(2))
}

/// True where a line may end between two clusters.
fn may_break(before: &str, after: &str) -> bool {
    let space = |cluster: &str| cluster.starts_with(char::is_whitespace);
    if space(after) || before.ends_with(JOINER) {
        return false;
    }
    if space(before) {
        return true;
    }
    (is_free(before) || is_free(after))
        && !after.starts_with(|c| CLOSING.contains(c))
        && !before.starts_with(|c| OPENING.contains(c))
}

/// A paragraph in pieces between which a line may end; spaces belong to the piece before them.
fn pieces(paragraph: &str) -> impl Iterator<Item = &str> {
    let mut rest = paragraph;
    std::iter::from_fn(move || {
        let mut end = 0;
        let mut before = None;
        for cluster in clusters(rest) {
            if before.is_some_and(|b| may_break(b, cluster)) {
                break;
            }
            before = Some(cluster);
            end += cluster.len();
        }
        let (piece, after) = rest.split_at(end);
        rest = after;
        (!piece.is_empty()).then_some(piece)
    })
}

/// Characters with the marks of no width that follow them.
fn clusters(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let mut chars = rest.char_indices();
        chars.next()?;
        let end = chars.find(|(_, c)| c.width() != Some(0)).map_or(rest.len(), |(at, _)| at);
        let (cluster, after) = rest.split_at(end);
        rest = after;
        Some(cluster)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chinese_breaks_anywhere_but_not_before_a_closing_mark() {
        assert_eq!(wrap("数字经济核心产业增加值", 10), ["数字经济核", "心产业增加", "值"]);
        assert_eq!(wrap("建成数据中心，完善算力网络。", 12), ["建成数据中", "心，完善算力", "网络。"]);
        assert_eq!(wrap("《数字青岛发展规划》（2023年）", 12), ["《数字青岛发", "展规划》", "（2023年）"]);
    }

    #[test]
    fn an_opening_mark_never_ends_a_line() {
        assert_eq!(wrap("数字青岛（征求意见稿）", 10), ["数字青岛", "（征求意见", "稿）"]);
    }

    #[test]
    fn words_and_numbers_stay_whole() {
        assert_eq!(wrap("达到13000个以上", 8), ["达到", "13000个", "以上"]);
        assert_eq!(wrap("the latest figure", 10), ["the latest", "figure"]);
        assert_eq!(wrap("占比95.5%以上", 6), ["占比", "95.5%", "以上"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken_with_a_sign() {
        assert_eq!(wrap("changchun.5g-stations", 8), ["changch…", "un.5g-s…", "tations"]);
        assert_eq!(wrap("编码 changchun.5g", 8), ["编码", "changch…", "un.5g"]);
    }

    #[test]
    fn what_is_glued_stays_whole_where_it_fits() {
        let agencies = ["市发展改革委", "市工信局"].map(glue).join("、");
        assert_eq!(wrap(&agencies, 16), ["市发展改革委、", "市工信局"]);
        assert_eq!(wrap(&agencies, 8), ["市发展改", "革委、", "市工信局"]);
        assert_eq!(wrap(&agencies, 30), ["市发展改革委、市工信局"]);
    }

    #[test]
    fn line_breaks_of_the_text_are_kept() {
        assert_eq!(wrap("一\n\n二", 10), ["一", "", "二"]);
        assert_eq!(wrap("", 10), [""]);
    }

    #[test]
    fn cutting_shows_a_sign() {
        assert_eq!(fit("主城区5G基站", 9), "主城区5G…");
        assert_eq!(fit("主城区", 6), "主城区");
        assert_eq!(fit("主城区", 4), "主…");
        assert_eq!(fit("主城区", 0), "");
    }

    #[test]
    fn filling_up_counts_columns() {
        assert_eq!(pad("状态", 6), "状态  ");
        assert_eq!(pad("状态", 3), "状态");
    }

    #[test]
    fn a_hanging_text_stands_under_its_first_line() {
        assert_eq!(hang("状态：", "逾期未完成，牵头单位待核", 18), ["状态：逾期未完成，", "      牵头单位待核"]);
        assert_eq!(hang("配合单位：", "市数据局", 12), ["配合单位：", "  市数据局"]);
    }

    #[test]
    fn a_long_text_wraps_in_linear_time() {
        let text = "督".repeat(200_000) + &"x".repeat(200_000);
        assert!(wrap(&text, 40).len() > 10_000);
    }

    fn texts() -> impl Strategy<Value = String> {
        "([一-龥]|[a-z0-9.%-]|[，。（）《》“”、]| |\u{301}|é|😀|\\PC){0,60}"
    }

    proptest! {
        #[test]
        fn no_line_is_wider_than_asked(text in texts(), to in 2usize..40) {
            for line in wrap(&text, to) {
                prop_assert!(width(&line) <= to, "{line:?} is wider than {to}");
            }
            prop_assert!(width(&fit(&text, to)) <= to);
        }

        #[test]
        fn nothing_is_lost(text in "([一-龥]|[a-z0-9.%-]|[，。（）《》]| ){0,60}", to in 2usize..40) {
            let bare = |s: &str| s.replace([' ', '…'], "");
            prop_assert_eq!(bare(&wrap(&text, to).concat()), bare(&text));
        }

        #[test]
        fn no_line_begins_with_a_closing_mark_where_there_is_room(text in "([一-龥]{1,6}[，。、）”]?[a-z]{0,3}){0,12}", to in 8usize..40) {
            for line in wrap(&text, to).iter().skip(1) {
                prop_assert!(!line.starts_with(|c| CLOSING.contains(c)), "{line:?}");
            }
        }

        #[test]
        fn words_that_fit_are_never_broken(words in prop::collection::vec("[a-z0-9]{1,8}", 0..12), to in 8usize..30) {
            let lines = wrap(&words.join(" "), to).join(" ");
            prop_assert_eq!(lines.split_whitespace().collect::<Vec<_>>(), words);
        }
    }
}
