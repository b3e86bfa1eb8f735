//! Rows and columns on a terminal, drawn at planned widths.

use comfy_table::{Cell, CellAlignment, ColumnConstraint, LineStyle, Row, Table, TableStyle, Width};

use super::columns::{GAP, Measure, Shown};
use super::look::Look;
use super::wrap::{width, wrap};
use crate::domain::light::Light;
use crate::report::document::{Align, Head};

/// The lines of a table at the planned widths, painted.
pub fn draw<'r>(
    heads: &[Head],
    rows: impl Iterator<Item = &'r Vec<Shown>>,
    measures: &[Measure],
    widths: &[usize],
    look: Look,
) -> Vec<String> {
    let mut table = Table::new();
    table.force_no_tty().load_style(TableStyle::new().header_separator(LineStyle::none().fill(look.rule())));
    table.set_width(narrow(look.width));
    let titles: Vec<Vec<String>> = heads.iter().zip(widths).map(|(head, to)| wrap(&head.heading, *to)).collect();
    let height = titles.iter().map(Vec::len).max().unwrap_or(0);
    table.set_header(titles.iter().map(|lines| foot(lines, height)).collect::<Vec<_>>());
    for row in rows {
        let cells =
            row.iter().zip(measures).zip(widths).map(|((cell, measure), to)| lay(cell, measure.lights, *to, look));
        table.add_row(Row::from(cells.collect::<Vec<_>>()));
    }
    for (at, head) in heads.iter().enumerate() {
        let Some(column) = table.column_mut(at) else { continue };
        let right = if at + 1 == heads.len() { 0 } else { narrow(GAP) };
        column.set_padding((0, right));
        column.set_constraint(ColumnConstraint::Absolute(Width::Fixed(narrow(widths[at]) + right)));
        column.set_cell_alignment(match head.align {
            Align::Left => CellAlignment::Left,
            Align::Right => CellAlignment::Right,
        });
    }
    let paint = |(at, line): (usize, String)| {
        let line = line.trim_end();
        match at.cmp(&height) {
            std::cmp::Ordering::Less => look.strong(line).into_owned(),
            std::cmp::Ordering::Equal => look.faint(line).into_owned(),
            std::cmp::Ordering::Greater => look.paint(line).into_owned(),
        }
    };
    table.lines().enumerate().map(paint).collect()
}

/// A head that stands on the rule: shorter ones begin further down.
fn foot(lines: &[String], height: usize) -> Cell {
    let above = "\n".repeat(height - lines.len());
    Cell::new_owned(above + &lines.join("\n"))
}

/// A cell in lines of a width, with the light before it.
fn lay(cell: &Shown, lights: bool, to: usize, look: Look) -> Cell {
    let mark = if lights { look.mark(cell.light.unwrap_or(Light::None)) } else { "".into() };
    let room = to - width(&mark);
    let indent = format!("\n{}", " ".repeat(width(&mark)));
    Cell::new_owned(format!("{mark}{}", wrap(&cell.text, room).join(&indent)))
}

fn narrow(columns: usize) -> u16 {
    u16::try_from(columns).unwrap_or(u16::MAX)
}
