//! Colours that follow what a cell says, so that they change when somebody changes it.

use std::io;

use rust_xlsxwriter::{ConditionalFormatFormula, Formula, Worksheet, column_number_to_name};

use super::{fault, style};
use crate::report::workbook::Tint;

/// A block of cells: first row, last row.
pub type Rows = (u32, u32);

/// Colours the cells of a column by what each says, and draws lines around those that no colour fits.
pub fn tint(sheet: &mut Worksheet, column: u16, rows: Rows, tints: &[Tint]) -> io::Result<()> {
    for tint in tints {
        let rule = condition(tint, column, rows.0);
        let format = ConditionalFormatFormula::new().set_rule(rule).set_format(style::light(tint.light));
        sheet.add_conditional_format(rows.0, column, rows.1, column, &format.set_stop_if_true(true)).map_err(fault)?;
    }
    always(sheet, &[column], rows, style::lines())
}

/// Gives the cells of some columns a format, those that hold nothing too.
pub fn always(sheet: &mut Worksheet, columns: &[u16], rows: Rows, format: rust_xlsxwriter::Format) -> io::Result<()> {
    let Some(&first) = columns.first() else { return Ok(()) };
    let rule =
        ConditionalFormatFormula::new().set_rule("=TRUE").set_format(format).set_multi_range(ranges(columns, rows));
    sheet.add_conditional_format(rows.0, first, rows.1, first, &rule).map_err(fault)?;
    Ok(())
}

/// The columns as ranges, neighbours together: `A4:C9 E4:F9`.
fn ranges(columns: &[u16], rows: Rows) -> String {
    let mut runs: Vec<(u16, u16)> = Vec::new();
    for &column in columns {
        match runs.last_mut() {
            Some((_, last)) if *last + 1 == column => *last = column,
            _ => runs.push((column, column)),
        }
    }
    let range = |(first, last): (u16, u16)| {
        let (first, last) = (column_number_to_name(first), column_number_to_name(last));
        format!("{first}{}:{last}{}", rows.0 + 1, rows.1 + 1)
    };
    runs.into_iter().map(range).collect::<Vec<_>>().join(" ")
}

fn condition(tint: &Tint, column: u16, row: u32) -> Formula {
    let cell = format!("${}{}", column_number_to_name(column), row + 1);
    let quoted = |text: &str| text.replace('"', "\"\"");
    let length = tint.begins.encode_utf16().count();
    let begins = format!("LEFT({cell},{length})=\"{}\"", quoted(&tint.begins));
    Formula::new(match tint.contains {
        None => format!("={begins}"),
        Some(word) => format!("=AND({begins},ISNUMBER(SEARCH(\"{}\",{cell})))", quoted(word)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbouring_columns_make_one_range() {
        assert_eq!(ranges(&[0, 1, 2, 4, 26], (3, 8)), "A4:C9 E4:E9 AA4:AA9");
    }
}
