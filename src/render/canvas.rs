//! A chart on a grid of character cells: which mark stands in which cell.
//!
//! A value stands in the row nearest to it and a day in the column nearest to it. Knows no words, signs or colours.

use chrono::{Days, NaiveDate};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::report::document::{Chart, Line, Mark, Point};

/// The most rows between the lowest and the highest value.
const MOST_ROWS: usize = 12;

/// What stands in a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    /// A mark.
    Mark(Mark),
    /// The figure that decides.
    Deciding(Mark),
    /// A target's level where it crosses the deadline.
    Crossing,
}

/// The cells of a chart, the top row first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Canvas<'c> {
    chart: &'c Chart,
    rows: usize,
    columns: usize,
    cells: Vec<Option<Ink>>,
}

impl<'c> Canvas<'c> {
    /// Draws a chart in so many columns, one at least.
    ///
    /// The rows are as many as it takes for every tick of the values to stand on a row of its own.
    #[must_use]
    pub fn new(chart: &'c Chart, columns: usize) -> Self {
        let steps = chart.values.ticks.len().saturating_sub(1).max(1);
        let rows = steps * (MOST_ROWS / steps).max(1) + 1;
        let columns = columns.max(1);
        let mut canvas = Self { chart, rows, columns, cells: vec![None; rows * columns] };
        canvas.draw();
        canvas
    }

    /// How many rows there are.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows
    }

    /// The cells of a row, left to right.
    #[must_use]
    pub fn row(&self, row: usize) -> &[Option<Ink>] {
        &self.cells[row * self.columns..][..self.columns]
    }

    /// The row nearest to a value, 0 for the top.
    #[must_use]
    pub fn row_of(&self, value: Decimal) -> usize {
        let axis = &self.chart.values;
        self.rows - 1 - nearest(part(value, axis.from, axis.to), self.rows - 1)
    }

    /// The column nearest to a day.
    #[must_use]
    pub fn column_of(&self, day: NaiveDate) -> usize {
        let axis = &self.chart.time;
        let whole = (axis.to - axis.from).num_days();
        if whole <= 0 {
            return 0;
        }
        let gone = (day - axis.from).num_days().clamp(0, whole);
        nearest(Decimal::from(gone) / Decimal::from(whole), self.columns - 1)
    }

    /// The day in the middle of a column.
    fn day_of(&self, column: usize) -> NaiveDate {
        let axis = &self.chart.time;
        let whole = (axis.to - axis.from).num_days().unsigned_abs();
        let last = self.columns.saturating_sub(1).max(1) as u64;
        let days = (whole * column as u64 + last / 2) / last;
        axis.from.checked_add_days(Days::new(days)).unwrap_or(axis.to)
    }

    fn draw(&mut self) {
        let chart = self.chart;
        for level in &chart.levels {
            let row = self.row_of(level.value);
            (0..self.columns).for_each(|column| self.put(row, column, Ink::Mark(Mark::Target)));
        }
        if let Some(deadline) = chart.deadline.map(|day| self.column_of(day)) {
            for row in 0..self.rows {
                let crossed = self.row(row)[deadline].is_some();
                self.put(row, deadline, if crossed { Ink::Crossing } else { Ink::Mark(Mark::Deadline) });
            }
        }
        chart.lines.iter().for_each(|line| self.draw_line(line));
        let mut points: Vec<&Point> = chart.points.iter().collect();
        points.sort_by_key(|point| weight(point));
        for point in points {
            let ink = if point.decides { Ink::Deciding(point.mark) } else { Ink::Mark(point.mark) };
            self.put(self.row_of(point.value), self.column_of(point.day), ink);
        }
    }

    /// A mark in each column that the line passes; the deadline stays to be seen.
    fn draw_line(&mut self, line: &Line) {
        for pair in line.points.windows(2) {
            let ((from, low), (to, high)) = (pair[0], pair[1]);
            for column in self.column_of(from)..=self.column_of(to) {
                let day = self.day_of(column).clamp(from, to.max(from));
                let Some(value) = between((from, low), (to, high), day) else { continue };
                let row = self.row_of(value);
                if matches!(self.row(row)[column], None | Some(Ink::Mark(Mark::Target | Mark::Path))) {
                    self.put(row, column, Ink::Mark(line.mark));
                }
            }
        }
    }

    fn put(&mut self, row: usize, column: usize, ink: Ink) {
        self.cells[row * self.columns + column] = Some(ink);
    }
}

/// Which of two figures in one cell is seen: the heavier.
fn weight(point: &Point) -> u8 {
    match point.mark {
        _ if point.decides => 3,
        Mark::Figure => 2,
        Mark::Close => 0,
        _ => 1,
    }
}

/// The value of the straight line through two points on a day between them.
fn between((from, low): (NaiveDate, Decimal), (to, high): (NaiveDate, Decimal), day: NaiveDate) -> Option<Decimal> {
    let whole = (to - from).num_days();
    if whole <= 0 {
        return Some(high);
    }
    let gone = Decimal::from((day - from).num_days());
    high.checked_sub(low)?.checked_div(Decimal::from(whole))?.checked_mul(gone)?.checked_add(low)
}

/// Which part of the way from one value to another a third has gone, 0 to 1.
fn part(value: Decimal, from: Decimal, to: Decimal) -> Decimal {
    let whole =
        |value: Decimal, from: Decimal, to: Decimal| value.checked_sub(from)?.checked_div(to.checked_sub(from)?);
    // Quarters of values at the ends of what can be computed differ by what still can.
    let quarter = |value: Decimal| value / Decimal::from(4);
    let part = whole(value, from, to).or_else(|| whole(quarter(value), quarter(from), quarter(to)));
    part.unwrap_or_default().clamp(Decimal::ZERO, Decimal::ONE)
}

/// The whole number nearest to a part of some.
fn nearest(part: Decimal, of: usize) -> usize {
    let strategy = rust_decimal::RoundingStrategy::MidpointAwayFromZero;
    (part * Decimal::from(of)).round_dp_with_strategy(0, strategy).to_usize().unwrap_or(0).min(of)
}

#[cfg(test)]
mod tests;
