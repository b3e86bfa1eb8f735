//! Tables: their heads stand on every page, no row is torn apart, numbers stand to the right.

use unicode_width::UnicodeWidthStr;

use super::body::shaped;
use super::measure::{SIDE_WIDTH, UPRIGHT_WIDTH};
use super::style::Style;
use super::xml::Xml;
use crate::domain::light::Light;
use crate::i18n::{Lang, number};
use crate::report::document::{Align, Cell, Head};
use crate::report::paper::{Line, Table};

/// Writes a table as wide as the type area.
pub fn table(xml: &mut Xml, table: &Table, wide: bool, lang: Lang) {
    let widths = widths(table, if wide { SIDE_WIDTH } else { UPRIGHT_WIDTH }, lang);
    let total = widths.iter().sum::<i32>();
    xml.element("w:tbl", &[], |xml| {
        xml.element("w:tblPr", &[], |xml| {
            xml.value("w:tblStyle", "TableGrid");
            xml.empty("w:tblW", &[("w:w", &total.to_string()), ("w:type", "dxa")]);
            xml.value("w:jc", "center");
            xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        });
        xml.element("w:tblGrid", &[], |xml| {
            for width in &widths {
                xml.empty("w:gridCol", &[("w:w", &width.to_string())]);
            }
        });
        row(xml, true, false, |xml| {
            for (head, width) in table.heads.iter().zip(&widths) {
                cell(xml, *width, 1, None, |xml| shaped(xml, Style::TableHead, &head.heading, lang, |_| {}));
            }
        });
        for line in &table.lines {
            row(xml, false, table.roomy, |xml| match line {
                Line::Part(text) => {
                    cell(xml, total, widths.len(), None, |xml| shaped(xml, Style::TablePart, text, lang, |_| {}));
                }
                Line::Cells(cells) => {
                    for ((content, width), head) in cells.iter().zip(&widths).zip(&table.heads) {
                        cell(xml, *width, 1, tint(content), |xml| {
                            shaped(xml, Style::TableText, &shown(content, lang), lang, |xml| {
                                if let Some(place) = place(content, head.align) {
                                    xml.value("w:jc", place);
                                }
                            });
                        });
                    }
                }
            });
        }
    });
}

/// Where a cell stands, if not to the left: running numbers, days and statuses in the middle, values to the right.
fn place(cell: &Cell<'_>, align: Align) -> Option<&'static str> {
    match cell {
        Cell::Number { shown: None, .. } | Cell::Date(_) | Cell::Term { .. } => Some("center"),
        _ if align == Align::Right => Some("right"),
        _ => None,
    }
}

/// The widths of the columns: as the table shares them out where there is room to write in, else by what they hold.
fn widths(table: &Table, width: i32, lang: Lang) -> Vec<i32> {
    let by_content = if table.roomy { None } else { by_content(table, width, lang) };
    by_content.unwrap_or_else(|| shared(&table.shares, width))
}

/// Every column as wide as what it holds, as far as that is short; what is left goes to those that hold more. Nothing where
/// there is too little for that.
fn by_content(table: &Table, width: i32, lang: Lang) -> Option<Vec<i32>> {
    /// Columns of display that a text gets first of all: one that does not wrap, and one that does.
    const FIXED: usize = 14;
    const SHORT: usize = 10;
    /// Those beyond which a longer text gets no larger share.
    const LONG: usize = 40;
    // Twentieths of a point of a column of display, and beside the text.
    let (column, beside) = (lang.pick(105, 96), 140);
    let held: Vec<usize> = (0..table.heads.len()).map(|at| held(table, at, lang)).collect();
    let first = |(head, held): (&Head, &usize)| {
        let columns = (*held).min(if head.wraps { SHORT } else { FIXED });
        i32::try_from(columns).unwrap_or_default() * column + beside
    };
    let firsts: Vec<i32> = table.heads.iter().zip(&held).map(first).collect();
    let left = width - firsts.iter().sum::<i32>();
    if left < 0 {
        return None;
    }
    let more = |(head, held): (&Head, &usize)| {
        let more = if head.wraps { (*held).min(LONG).saturating_sub(SHORT) } else { 0 };
        u16::try_from(more).unwrap_or_default()
    };
    let mut wishes: Vec<u16> = table.heads.iter().zip(&held).map(more).collect();
    if wishes.iter().all(|wish| *wish == 0) {
        wishes.fill(1);
    }
    let given = shared(&wishes, left);
    Some(firsts.into_iter().zip(given).map(|(first, more)| first + more).collect())
}

/// The columns of display that nine in ten cells of a column hold at most; the few longer ones stand on more lines.
fn held(table: &Table, at: usize, lang: Lang) -> usize {
    const UNBROKEN: usize = 10;
    let mut widths: Vec<usize> = Vec::new();
    for line in &table.lines {
        if let Line::Cells(cells) = line {
            widths.extend(cells.get(at).map(|cell| shown(cell, lang).width()));
        }
    }
    widths.sort_unstable();
    let usual = widths.len().checked_sub(widths.len() / 10 + 1).map_or(0, |at| widths[at]);
    let head = &table.heads[at];
    // Days and short values never break.
    let unbroken = if head.wraps { 0 } else { widths.last().map_or(0, |longest| (*longest).min(UNBROKEN)) };
    usual.max(unbroken).max(head_width(&head.heading))
}

/// The columns of display of a head, which may stand on two lines; words of letters do not break.
fn head_width(heading: &str) -> usize {
    let longest = heading.split(' ').filter(|word| word.is_ascii()).map(str::len).max().unwrap_or(0);
    heading.width().div_ceil(2).max(longest + 1).max(4)
}

/// The width shared out in whole units, what is left over going to the last.
fn shared(shares: &[u16], width: i32) -> Vec<i32> {
    let all = shares.iter().map(|share| i32::from(*share)).sum::<i32>().max(1);
    let mut widths: Vec<i32> = shares.iter().map(|share| i32::from(*share) * width / all).collect();
    let given = widths.iter().sum::<i32>();
    if let Some(last) = widths.last_mut() {
        *last += width - given;
    }
    widths
}

fn row(xml: &mut Xml, head: bool, roomy: bool, cells: impl FnOnce(&mut Xml)) {
    xml.element("w:tr", &[], |xml| {
        xml.element("w:trPr", &[], |xml| {
            xml.empty("w:cantSplit", &[]);
            if roomy {
                xml.empty("w:trHeight", &[("w:val", "1134"), ("w:hRule", "atLeast")]);
            }
            if head {
                xml.empty("w:tblHeader", &[]);
            }
        });
        cells(xml);
    });
}

fn cell(xml: &mut Xml, width: i32, span: usize, tint: Option<&str>, content: impl FnOnce(&mut Xml)) {
    xml.element("w:tc", &[], |xml| {
        xml.element("w:tcPr", &[], |xml| {
            xml.empty("w:tcW", &[("w:w", &width.to_string()), ("w:type", "dxa")]);
            if span > 1 {
                xml.value("w:gridSpan", span);
            }
            if let Some(tint) = tint {
                xml.empty("w:shd", &[("w:val", "clear"), ("w:color", "auto"), ("w:fill", tint)]);
            }
            xml.value("w:vAlign", "center");
        });
        content(xml);
    });
}

/// The words of a cell; what is not there is a dash, a place to write in stays empty.
fn shown(cell: &Cell<'_>, lang: Lang) -> String {
    match cell {
        Cell::Empty | Cell::Bar(_) => "—".to_owned(),
        Cell::Text(text) => text.clone().into_owned(),
        Cell::Number { shown: Some(shown), .. } | Cell::Range { shown: Some(shown), .. } => shown.clone(),
        Cell::Number { value, shown: None } => number::number(*value, lang),
        Cell::Range { low, high, shown: None } => number::range(*low, *high, lang),
        Cell::Date(day) => day.to_string(),
        Cell::Flag { shown, .. } => shown.clone().into_owned(),
        Cell::Term { label, .. } => label.clone().into_owned(),
        Cell::List(items) if items.is_empty() => "—".to_owned(),
        Cell::List(items) => number::list(items, lang),
    }
}

/// A light as a pale ground, on which black letters stay readable in print.
fn tint(cell: &Cell<'_>) -> Option<&'static str> {
    match cell {
        Cell::Term { light: Light::Blue, .. } => Some("DDEBF7"),
        Cell::Term { light: Light::Green, .. } => Some("E2EFDA"),
        Cell::Term { light: Light::Yellow, .. } => Some("FFF2CC"),
        Cell::Term { light: Light::Red, .. } => Some("FBE0DD"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_columns_fill_the_width_exactly() {
        assert_eq!(shared(&[1, 1, 1], 100), [33, 33, 34]);
        assert_eq!(shared(&[10, 49, 25, 22], 12_756).iter().sum::<i32>(), 12_756);
    }

    #[test]
    fn a_day_stands_on_one_line_and_longer_texts_get_more_of_what_is_left() {
        let head = |heading: &str, wraps| Head { key: "", heading: heading.to_owned(), align: Align::Left, wraps };
        let day = Cell::Date("2025-12-31".parse().expect("a day"));
        let table = |short: &str| Table {
            heads: vec![head("期限", false), head("指标", true), head("单位", true)],
            shares: vec![1, 1, 1],
            roomy: false,
            lines: vec![Line::Cells(vec![
                day.clone(),
                Cell::Text("数字经济核心产业增加值占地区生产总值比重".into()),
                Cell::Text(short.to_owned().into()),
            ])],
        };
        let widths = |table: &Table, width| widths(table, width, Lang::Zh);
        let own = widths(&table("市统计局"), SIDE_WIDTH);
        assert_eq!(own.iter().sum::<i32>(), SIDE_WIDTH);
        assert!(own[0] >= 1050 && own[0] < 1300 && own[2] >= 840 && own[1] > 4 * own[2], "{own:?}");
        assert!(widths(&table("市推进数字经济高质量发展领导小组办公室"), SIDE_WIDTH)[2] > 3 * own[2]);
        assert_eq!(widths(&table("市统计局"), 2400), [800, 800, 800]);
        assert_eq!(widths(&Table { roomy: true, ..table("市统计局") }, 3000), [1000, 1000, 1000]);
    }

    #[test]
    fn a_place_to_write_in_stays_empty_and_what_is_unknown_is_a_dash() {
        assert_eq!(shown(&Cell::Text("".into()), Lang::Zh), "");
        assert_eq!(shown(&Cell::Empty, Lang::Zh), "—");
    }
}
