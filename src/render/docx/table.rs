//! Tables: their heads stand on every page, no row is torn apart, numbers stand to the right.

use super::body::shaped;
use super::measure::{SIDE_WIDTH, UPRIGHT_WIDTH};
use super::style::Style;
use super::xml::Xml;
use crate::domain::light::Light;
use crate::i18n::{Lang, number};
use crate::report::document::{Align, Cell};
use crate::report::paper::{Line, Table};

/// Writes a table as wide as the type area.
pub fn table(xml: &mut Xml, table: &Table, wide: bool, lang: Lang) {
    let widths = widths(&table.shares, if wide { SIDE_WIDTH } else { UPRIGHT_WIDTH });
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
                        let right = head.align == Align::Right;
                        cell(xml, *width, 1, tint(content), |xml| {
                            shaped(xml, Style::TableText, &shown(content, lang), lang, |xml| {
                                if right {
                                    xml.value("w:jc", "right");
                                }
                            });
                        });
                    }
                }
            });
        }
    });
}

/// The width shared out in whole units, what is left over going to the last.
fn widths(shares: &[u16], width: i32) -> Vec<i32> {
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
        assert_eq!(widths(&[1, 1, 1], 100), [33, 33, 34]);
        assert_eq!(widths(&[10, 49, 25, 22], 12_756).iter().sum::<i32>(), 12_756);
    }

    #[test]
    fn a_place_to_write_in_stays_empty_and_what_is_unknown_is_a_dash() {
        assert_eq!(shown(&Cell::Text("".into()), Lang::Zh), "");
        assert_eq!(shown(&Cell::Empty, Lang::Zh), "—");
    }
}
