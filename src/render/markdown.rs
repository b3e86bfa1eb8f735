//! Tables and pages as Markdown, for mails and notes.
//!
//! Whatever stands in data is text: signs that Markdown or HTML would read are escaped. Rows are written as they come.

use std::borrow::Cow;
use std::io::{self, Write};

use super::bar;
use super::cell::words;
use super::chart;
use super::clean::clean;
use super::look::Look;
use crate::i18n::words::Spoken;
use crate::i18n::{Lang, marks};
use crate::report::document::{Align, Block, Cell, Closing, Head, Legend, Page, Sheet, Surround};

/// A Markdown table being written.
pub struct MarkdownSheet<W> {
    out: W,
    heads: Vec<Head>,
    lang: Lang,
    /// Whether the table at hand has its heads already.
    open: bool,
    /// Whether any row was written.
    filled: bool,
    heading: Option<String>,
    /// Whether pictures are of ASCII only.
    ascii: bool,
    /// What bars mean, once one was written.
    legend: Option<(String, String)>,
}

/// Columns of a chart in a page.
const CHART_WIDTH: usize = 80;

impl<W: Write> MarkdownSheet<W> {
    /// Writes the title and what stands above the table.
    pub fn new(mut out: W, heads: Vec<Head>, surround: &Surround, lang: Lang) -> io::Result<Self> {
        if let Some(title) = &surround.title {
            writeln!(out, "# {}\n", escape(title))?;
        }
        for line in &surround.preface {
            writeln!(out, "{}\n", escape(line))?;
        }
        Ok(Self { out, heads, lang, open: false, filled: false, heading: None, ascii: false, legend: None })
    }

    /// Draws bars with ASCII only, or not.
    #[must_use]
    pub fn in_ascii(mut self, ascii: bool) -> Self {
        self.ascii = ascii;
        self
    }
}

impl<W: Write> Sheet for MarkdownSheet<W> {
    fn row(&mut self, cells: &[Cell<'_>]) -> io::Result<()> {
        if !self.open {
            if let Some(heading) = self.heading.take() {
                let gap = if self.filled { "\n" } else { "" };
                writeln!(self.out, "{gap}## {}\n", escape(&heading))?;
            }
            write_heads(&mut self.out, &self.heads)?;
            (self.open, self.filled) = (true, true);
        }
        if !cells.iter().any(|cell| matches!(cell, Cell::Bar(_))) {
            return write_row(&mut self.out, cells, self.lang);
        }
        self.legend.get_or_insert_with(|| bar::legend(self.ascii, self.lang));
        let drawn = |cell: &Cell<'_>| match cell {
            Cell::Bar(bar) => Cell::Text(bar::text(bar, self.ascii).into()),
            cell => cell.clone().into_owned(),
        };
        let cells: Vec<Cell<'static>> = cells.iter().map(drawn).collect();
        write_row(&mut self.out, &cells, self.lang)
    }

    fn section(&mut self, heading: &str) -> io::Result<()> {
        self.open = false;
        self.heading = Some(heading.to_owned());
        Ok(())
    }

    fn finish(mut self: Box<Self>, closing: &Closing) -> io::Result<()> {
        if !self.filled {
            writeln!(self.out, "{}", marks::no_rows(self.lang))?;
        }
        write_closing(&mut self.out, closing, self.lang)?;
        if let Some((label, words)) = &self.legend {
            writeln!(self.out, "\n{label}{}", escape(words))?;
        }
        self.out.flush()
    }
}

/// Writes a page.
pub fn page(out: &mut dyn Write, page: &Page, lang: Lang) -> io::Result<()> {
    page_in(out, page, lang, false)
}

/// Writes a page, its pictures with ASCII only or not.
pub fn page_in(out: &mut dyn Write, page: &Page, lang: Lang, ascii: bool) -> io::Result<()> {
    let mut begun = false;
    for block in &page.blocks {
        let mut written = Vec::new();
        write_block(&mut written, block, lang, ascii)?;
        if written.is_empty() {
            continue;
        }
        if std::mem::replace(&mut begun, true) {
            writeln!(out)?;
        }
        out.write_all(&written)?;
    }
    out.flush()
}

fn write_block(out: &mut dyn Write, block: &Block, lang: Lang, ascii: bool) -> io::Result<()> {
    match block {
        Block::Heading { level, text, light } => {
            let light = marks::light(*light, lang);
            writeln!(out, "{} {}{light}", "#".repeat(usize::from(*level)), escape(text))
        }
        Block::Facts(facts) => facts.iter().try_for_each(|(label, text)| {
            writeln!(out, "- **{}**{}{}", escape(label), marks::colon(lang), escape(text))
        }),
        Block::Paragraph(text) => writeln!(out, "{}", escape(text)),
        Block::Steps(steps) => {
            steps.iter().enumerate().try_for_each(|(at, step)| writeln!(out, "{}. {}", at + 1, escape(step)))
        }
        Block::Legend(legends) => write_legends(out, legends, lang),
        Block::Table { heads, rows, closing } => {
            if rows.is_empty() {
                writeln!(out, "{}", marks::no_rows(lang))?;
            } else {
                write_heads(out, heads)?;
                rows.iter().try_for_each(|row| write_row(out, row, lang))?;
            }
            write_closing(out, closing, lang)
        }
        Block::Chart(chart) => {
            write_plainly(out, &chart::lines(chart, Look { width: CHART_WIDTH, color: false, lang, ascii }))
        }
    }
}

/// Lines as they are, fenced by more backticks than they hold one after another.
fn write_plainly(out: &mut dyn Write, lines: &[String]) -> io::Result<()> {
    if lines.is_empty() {
        return Ok(());
    }
    let longest = lines.iter().flat_map(|line| line.split(|c| c != '`')).map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    writeln!(out, "{fence}text")?;
    lines.iter().try_for_each(|line| writeln!(out, "{line}"))?;
    writeln!(out, "{fence}")
}

fn write_heads(out: &mut (impl Write + ?Sized), heads: &[Head]) -> io::Result<()> {
    for head in heads {
        write!(out, "| {} ", cell_text(escape(&head.heading)))?;
    }
    writeln!(out, "|")?;
    for head in heads {
        out.write_all(match head.align {
            Align::Left => b"| --- ",
            Align::Right => b"| ---: ",
        })?;
    }
    writeln!(out, "|")
}

fn write_row(out: &mut (impl Write + ?Sized), cells: &[Cell<'_>], lang: Lang) -> io::Result<()> {
    for cell in cells {
        match words(cell, lang) {
            Some(words) => write!(out, "| {} ", cell_text(escape(&words)))?,
            None => out.write_all("| — ".as_bytes())?,
        }
    }
    writeln!(out, "|")
}

/// The totals, the legend and the remarks, each after an empty line.
fn write_closing(out: &mut (impl Write + ?Sized), closing: &Closing, lang: Lang) -> io::Result<()> {
    if let Some(totals) = &closing.totals {
        writeln!(out, "\n**{}**", escape(totals))?;
    }
    if !closing.legend.is_empty() {
        writeln!(out)?;
        write_legends(out, &closing.legend, lang)?;
    }
    if !closing.remarks.is_empty() {
        writeln!(out)?;
    }
    closing.remarks.iter().try_for_each(|remark| writeln!(out, "- {}", escape(remark)))
}

/// The lights and what they mean, a paragraph for each ladder.
fn write_legends(out: &mut (impl Write + ?Sized), legends: &[Legend], lang: Lang) -> io::Result<()> {
    for (at, legend) in legends.iter().enumerate() {
        if at > 0 {
            writeln!(out)?;
        }
        write!(out, "{}", marks::legend(lang))?;
        if let Some(owner) = &legend.of {
            write!(out, "{}", marks::bracketed(&escape(owner), lang))?;
        }
        write!(out, "{}", marks::colon(lang))?;
        for (at, (light, meaning)) in legend.lights.iter().enumerate() {
            let mark = if at > 0 { marks::semicolon(lang) } else { "" };
            write!(out, "{mark}{} {}", light.say(lang), escape(meaning))?;
        }
        writeln!(out)?;
    }
    Ok(())
}

/// Text on one line of a table.
fn cell_text(text: Cow<'_, str>) -> Cow<'_, str> {
    if text.contains('\n') { text.replace('\n', "<br>").into() } else { text }
}

/// Text that Markdown and HTML leave as it is; an address by itself becomes a link.
fn escape(text: &str) -> Cow<'_, str> {
    let text = match clean(text) {
        Cow::Borrowed(text) if !text.contains(is_sign) => return Cow::Borrowed(text),
        text => text.into_owned(),
    };
    if is_address(&text) {
        return format!("<{}>", text.replace('|', "%7C")).into();
    }
    let mut escaped = String::with_capacity(text.len() + 8);
    let mut chars = text.chars().peekable();
    let mut before = None;
    // A number opens a list only where it begins a line.
    let mut counts = true;
    while let Some(c) = chars.next() {
        let after = chars.peek().copied();
        let opens = counts && matches!(c, '.' | ')');
        counts = c == '\n' || counts && c.is_ascii_digit();
        if needs_escape(c, before, after) && (opens || !matches!(c, '.' | ')')) {
            escaped.push('\\');
        }
        escaped.push(c);
        before = Some(c);
    }
    escaped.into()
}

/// Characters that may mean something.
fn is_sign(c: char) -> bool {
    matches!(
        c,
        '\\' | '`' | '*' | '[' | ']' | '<' | '>' | '|' | '~' | '_' | '&' | '#' | '+' | '-' | '.' | ')' | '=' | ':'
    )
}

/// True where a character would mean something between these two.
fn needs_escape(c: char, before: Option<char>, after: Option<char>) -> bool {
    let begins = before.is_none_or(|c| c == '\n');
    let ends = after.is_none_or(char::is_whitespace);
    let within = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '[' | ']' | '<' | '|' => true,
        '~' => after == Some('~') || before == Some('~'),
        '_' => !(within(before) && within(after)),
        '&' => after.is_some_and(|c| c.is_ascii_alphabetic() || c == '#'),
        '#' | '>' | '=' => begins,
        '+' | '-' => begins && (ends || after == Some(c)),
        '.' | ')' => before.is_some_and(|c| c.is_ascii_digit()) && after.is_some_and(char::is_whitespace),
        _ => false,
    }
}

/// True for one address and nothing else.
fn is_address(text: &str) -> bool {
    (text.starts_with("https://") || text.starts_with("http://"))
        && text.bytes().all(|b| b.is_ascii_graphic() && b != b'<' && b != b'>')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::samples;
    use crate::report::document::Chart;

    #[test]
    fn a_report_reads_well() {
        for lang in Lang::ALL {
            let mut out = Vec::new();
            let sheet = MarkdownSheet::new(&mut out, samples::heads(lang), &samples::surround(lang), lang);
            samples::write(Box::new(sheet.expect("memory takes all")), lang).expect("memory takes all");
            let name = format!("markdown_{lang:?}").to_lowercase();
            insta::assert_snapshot!(name, String::from_utf8(out).expect("text is UTF-8"));
        }
    }

    #[test]
    fn a_page_reads_well() {
        for lang in Lang::ALL {
            let mut out = Vec::new();
            page(&mut out, &samples::page(lang), lang).expect("memory takes all");
            let name = format!("markdown_page_{lang:?}").to_lowercase();
            insta::assert_snapshot!(name, String::from_utf8(out).expect("text is UTF-8"));
        }
    }

    fn charts(chart: Chart, ascii: bool) -> String {
        let paragraph = |text: &str| Block::Paragraph(text.to_owned());
        let blocks = vec![paragraph("一"), Block::Chart(Box::new(chart)), paragraph("二")];
        let mut out = Vec::new();
        page_in(&mut out, &Page { blocks }, Lang::Zh, ascii).expect("memory takes all");
        String::from_utf8(out).expect("text is UTF-8")
    }

    #[test]
    fn a_chart_stands_as_it_is_drawn() {
        let text = charts(samples::chart(Lang::Zh), false);
        assert!(
            text.starts_with("一\n\n```text\n走势图（单位：个，年份标在年末）\n") && text.ends_with("\n```\n\n二\n")
        );
        assert!(text.contains("目标 ≥13000个 ┤───"), "{text}");
        assert!(charts(samples::chart(Lang::Zh), true).contains("目标 >=13000个 +---"));
    }

    #[test]
    fn backticks_in_data_do_not_end_a_chart() {
        let mut chart = samples::chart(Lang::Zh);
        chart.remarks.push("```".to_owned());
        let text = charts(chart, false);
        assert_eq!(text.matches("````").count(), 2, "{text}");
    }

    #[test]
    fn a_chart_that_has_no_room_leaves_no_trace() {
        let mut chart = samples::chart(Lang::Zh);
        chart.values.ticks[0].1 = "每万名常住人口".repeat(6);
        assert_eq!(charts(chart, false), "一\n\n二\n");
    }

    #[test]
    fn bars_are_of_signs_with_their_meaning_below() {
        let drawn = |ascii| {
            let mut out = Vec::new();
            let heads = samples::heads(Lang::Zh)[..2].to_vec();
            let sheet = MarkdownSheet::new(&mut out, heads, &Surround::default(), Lang::Zh).expect("memory takes all");
            let mut sheet = Box::new(sheet.in_ascii(ascii));
            sheet.row(&[Cell::Text("一".into()), Cell::Bar(samples::bar())]).expect("memory takes all");
            sheet.finish(&Closing::default()).expect("memory takes all");
            String::from_utf8(out).expect("text is UTF-8")
        };
        assert!(drawn(false).contains("| 一 | ████░░│░░░░ |\n") && drawn(false).contains("\n\n进度条：█ 进度"));
        assert!(drawn(true).contains("| 一 | \\####..\\|.... |\n"), "{}", drawn(true));
    }

    #[test]
    fn signs_of_markdown_and_html_stay_text() {
        assert_eq!(escape("a|b"), "a\\|b");
        assert_eq!(escape("<script>"), "\\<script>");
        assert_eq!(escape("5*6*7 [x](y)"), "5\\*6\\*7 \\[x\\](y)");
        assert_eq!(escape("&lt; A&B &#60;"), "\\&lt; A\\&B \\&#60;");
        assert_eq!(escape("# 一"), "\\# 一");
        assert_eq!(escape("1. 一"), "1\\. 一");
        assert_eq!(escape("一\n2) 二"), "一\n2\\) 二");
        assert_eq!(escape("- 一"), "\\- 一");
    }

    #[test]
    fn what_means_nothing_is_left_alone() {
        for text in
            ["changchun.5g_stations.2025", "-5.2个百分点", "2025-12-31", "13.5%", "A & B", "（一）", "(1) and 2. x"]
        {
            assert_eq!(escape(text), text);
        }
    }

    #[test]
    fn an_address_becomes_a_link() {
        assert_eq!(escape("https://www.gov.cn/a_b/*?x=1&y=2"), "<https://www.gov.cn/a_b/*?x=1&y=2>");
    }

    #[test]
    fn a_line_break_in_a_cell_keeps_the_row_on_one_line() {
        let mut out = Vec::new();
        write_row(&mut out, &[Cell::Text("一\n二|三".into())], Lang::Zh).expect("memory takes all");
        assert_eq!(String::from_utf8(out).expect("text is UTF-8"), "| 一<br>二\\|三 |\n");
    }
}
