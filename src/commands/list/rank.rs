//! Where a row of a sorted list stands.

use std::cmp::{Ordering, Reverse};

use rust_decimal::Decimal;

use crate::report::document::Cell;

/// How a row is placed among the others: compared part by part.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// By number, smallest first.
    Number(Decimal),
    /// By number, largest first.
    Falling(Reverse<Decimal>),
    /// By text.
    Text(String),
    /// By text, the last first.
    FallingText(Reverse<String>),
    /// After all that have something.
    Unknown,
}

/// Where a cell's value stands; what is unknown stands last in either direction.
pub fn rank(cell: Cell<'_>, descending: bool) -> Rank {
    let text = |text: String| if descending { Rank::FallingText(Reverse(text)) } else { Rank::Text(text) };
    let number = |value: Decimal| if descending { Rank::Falling(Reverse(value)) } else { Rank::Number(value) };
    match cell {
        Cell::Empty => Rank::Unknown,
        Cell::Text(value) => text(value.into_owned()),
        Cell::Number { value, .. } => number(value),
        Cell::Range { low, .. } => number(low),
        Cell::Date(day) => text(day.to_string()),
        Cell::Flag { value, .. } => number(Decimal::from(u8::from(value))),
        Cell::Term { code, .. } => text(code.to_owned()),
        Cell::Bar(bar) => number(bar.share),
        Cell::List(items) => match items.cmp(&Vec::new()) {
            Ordering::Equal => Rank::Unknown,
            _ => text(items.join(";")),
        },
    }
}
