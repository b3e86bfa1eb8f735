//! A cell as people read it, in terminal and Markdown.

use std::borrow::Cow;

use super::bar;
use super::clean::clean;
use crate::i18n::{Lang, number};
use crate::report::document::Cell;

/// The cell's words or digits, made harmless; `None` for an empty cell.
#[must_use]
pub fn words<'c>(cell: &'c Cell<'_>, lang: Lang) -> Option<Cow<'c, str>> {
    let words = match cell {
        Cell::Empty => return None,
        Cell::Text(text) => clean(text),
        Cell::Number { shown: Some(shown), .. } | Cell::Range { shown: Some(shown), .. } => clean(shown),
        Cell::Number { value, shown: None } => number::number(*value, lang).into(),
        Cell::Range { low, high, shown: None } => number::range(*low, *high, lang).into(),
        Cell::Date(day) => day.to_string().into(),
        Cell::Flag { shown, .. } => clean(shown),
        Cell::Term { label, .. } => clean(label),
        Cell::Bar(bar) => bar::text(bar, false).into(),
        Cell::List(items) => match items.as_slice() {
            [one] => clean(one),
            _ => clean(&number::list(items, lang)).into_owned().into(),
        },
    };
    Some(words).filter(|words| !words.is_empty())
}
