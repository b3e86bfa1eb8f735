//! The sums that a line is computed from, each exact: x in days since the first point, y in the figures' unit.

use chrono::NaiveDate;
use rust_decimal::Decimal;

use crate::domain::formula::{Amount, Formula};
use crate::domain::method::line::Line;

/// A point of a line: its day, days since the first, its value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Point {
    pub(super) day: NaiveDate,
    pub(super) x: i64,
    pub(super) y: Decimal,
}

/// n, Σx, Σy, Σx², Σxy, and N and D of the slope.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sums {
    pub(super) count: i64,
    pub(super) x: Amount,
    pub(super) y: Amount,
    pub(super) xx: Amount,
    pub(super) xy: Amount,
    pub(super) rise: Amount,
    pub(super) run: Amount,
}

impl Sums {
    /// The sums of a line's points; `None` where they are too large.
    pub(super) fn of(points: &[Point], line: &Line) -> Option<Self> {
        let scale = points.iter().map(|point| point.y.scale()).max()?;
        let (mut x, mut y, mut xx, mut xy) = (0_i128, 0_i128, 0_i128, 0_i128);
        for point in points {
            let days = i128::from(point.x);
            let value = point.y.mantissa().checked_mul(10_i128.checked_pow(scale - point.y.scale())?)?;
            x += days;
            xx += days * days;
            y = y.checked_add(value)?;
            xy = xy.checked_add(days.checked_mul(value)?)?;
        }
        let (rise, run) = line.rise_and_run();
        Some(Self {
            count: i64::try_from(points.len()).ok()?,
            x: Amount::new(x, 0),
            y: Amount::new(y, scale),
            xx: Amount::new(xx, 0),
            xy: Amount::new(xy, scale),
            rise,
            run,
        })
    }

    /// A sum over the number of points.
    pub(super) fn mean(&self, sum: Amount) -> Formula {
        Formula::Number(sum) / self.count.into()
    }

    /// The slope a day, N ÷ D.
    pub(super) fn per_day(&self) -> Formula {
        Formula::Number(self.rise) / Formula::Number(self.run)
    }

    /// The line so many days after its first point: ȳ + N ÷ D · (x − x̄).
    pub(super) fn on_line(&self, x: i64) -> Formula {
        self.mean(self.y) + self.per_day() * (Formula::from(x) - self.mean(self.x))
    }
}
