//! How wide columns are: in columns of display, where a Chinese character takes two.

use super::value::Value;
use crate::render::wrap::{width, wrap};
use crate::report::workbook::{Measure, Part};

/// The width of a column for text of so many columns of display in 10 point, with room at both sides.
///
/// The unit is a digit of 11 point, a little wider than a column of display; what is wrapped needs no more.
#[must_use]
pub fn column_width(columns: usize, wraps: bool) -> f64 {
    let columns = f64::from(u16::try_from(columns).unwrap_or(u16::MAX));
    if wraps { columns + 0.8 } else { columns * 1.05 + 1.4 }
}

/// The height of a row of so many lines in 10 point.
#[must_use]
pub fn row_height(lines: usize) -> f64 {
    /// The highest a row may be.
    const MOST: f64 = 409.0;
    (f64::from(u16::try_from(lines).unwrap_or(u16::MAX)) * 13.0 + 4.0).min(MOST)
}

/// The widest line of a text.
#[must_use]
pub fn widest(text: &str) -> usize {
    if text.contains('\n') { text.lines().map(width).max().unwrap_or(0) } else { width(text) }
}

/// The lines that a text takes in a column for so many columns of display.
#[must_use]
pub fn lines(text: &str, columns: usize) -> usize {
    if text.len() <= columns { 1 } else { wrap(text, columns).len() }
}

/// The width for a heading on two lines; what is left to write in gets all the room it may have.
pub fn heading_width(heading: &str, part: Part) -> usize {
    let width = widest(heading);
    let half = if width > 6 { width.div_ceil(2) + 1 } else { width.max(4) };
    // Chinese breaks anywhere, other words nowhere; bold letters are wider.
    let longest = heading.split(' ').filter(|word| word.is_ascii()).map(|word| word.len() + 1).max().unwrap_or(0);
    let half = half.max(longest);
    if part == Part::Input { half.max(10) } else { half }
}

/// The columns that a value takes on the screen.
pub fn shown_width(value: &Value<'_>, measure: Measure) -> usize {
    match value {
        Value::Empty => 0,
        Value::Text(text) => widest(text),
        Value::Number(number, None) if measure == Measure::Plain => {
            let decimals = (0..4).find(|digits| (number * 10f64.powi(*digits)).fract() == 0.0).unwrap_or(4);
            integer_digits(*number) + usize::try_from(decimals).map_or(0, |digits| digits + usize::from(digits > 0))
        }
        // As `100.0%`, with a sign before it.
        Value::Number(number, None) => integer_digits(number * 100.0) + if measure == Measure::Points { 4 } else { 3 },
        Value::Number(number, Some(format)) => {
            // The integer digits of the number, the rest as the format has it.
            let shown = if format.contains('%') { number * 100.0 } else { *number };
            let form = format.split(';').next().unwrap_or_default();
            let commas = if form.contains(',') { integer_digits(shown) / 4 } else { 0 };
            // Marks such as `≥` are as wide as a Chinese character.
            let marks = form.chars().filter(|c| !c.is_ascii()).count();
            integer_digits(shown) + commas + width(form) + marks - form.matches('"').count() - usize::from(commas > 0)
        }
        Value::Day(_) => 10,
    }
}

/// The digits before the point, and a sign.
fn integer_digits(number: f64) -> usize {
    let digits = (0..18).find(|digits| number.abs() < 10f64.powi(digits + 1)).map_or(19, |digits| digits + 1);
    let digits = usize::try_from(digits).unwrap_or(1);
    digits + usize::from(number < 0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_character_takes_two_columns() {
        assert_eq!(widest("督办abc\n台"), 7);
        assert!(column_width(10, false) > column_width(10, true));
        assert_eq!([lines("督办台账", 4), lines("督办台账", 3), lines("督办\n台账", 9), lines("", 9)], [2, 4, 2, 1]);
    }
}
