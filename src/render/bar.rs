//! A bar in one cell of a table: how much is done, and a tick where the time that had passed ends.

use std::borrow::Cow;

use super::look::Look;
use crate::i18n::{Lang, marks, pictures};
use crate::report::document::{Bar, Reached};

/// Cells of a bar; the tick stands between two of them.
const CELLS: usize = 10;

/// The signs of a bar.
struct Signs {
    progress: &'static str,
    attainment: &'static str,
    empty: &'static str,
    tick: &'static str,
}

const LINES: Signs = Signs { progress: "█", attainment: "▓", empty: "░", tick: "│" };
const ASCII: Signs = Signs { progress: "#", attainment: "=", empty: ".", tick: "|" };

impl Signs {
    fn of(ascii: bool) -> &'static Self {
        if ascii { &ASCII } else { &LINES }
    }
}

/// The bar in plain signs, filled and empty cells with the tick between them.
#[must_use]
pub fn text(bar: &Bar, ascii: bool) -> String {
    compose(bar, ascii, &Cow::Borrowed)
}

/// The bar on a terminal: filled in the colour of its light.
#[must_use]
pub fn drawn(bar: &Bar, look: Look) -> String {
    compose(bar, look.ascii, &|filled| look.tint(bar.light, filled))
}

/// What the signs of a bar mean: a label with its colon, and the words.
#[must_use]
pub fn legend(ascii: bool, lang: Lang) -> (String, String) {
    let signs = Signs::of(ascii);
    let label = format!("{}{}", pictures::bars(lang), marks::colon(lang));
    (label, pictures::bar(signs.progress, signs.attainment, signs.tick, lang))
}

fn compose<'s>(bar: &Bar, ascii: bool, filled: &dyn Fn(&'static str) -> Cow<'s, str>) -> String {
    let signs = Signs::of(ascii);
    let sign = filled(match bar.reached {
        Reached::Progress => signs.progress,
        Reached::Attainment => signs.attainment,
    });
    let (full, tick) = (bar.filled(CELLS), bar.tick(CELLS));
    let mut text = String::new();
    for at in 0..=CELLS {
        if tick == Some(at) {
            text.push_str(signs.tick);
        }
        if at < CELLS {
            text.push_str(if at < full { &sign } else { signs.empty });
        }
    }
    text
}

/// The signs that a light may colour.
pub(super) const TINTED: [&str; 4] = [LINES.progress, LINES.attainment, ASCII.progress, ASCII.attainment];

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use rust_decimal::Decimal;

    use super::*;
    use crate::domain::light::Light;
    use crate::render::clean::clean;
    use crate::render::wrap::width;

    const PLAIN: Look = Look { width: 80, color: false, lang: Lang::Zh, ascii: false };
    const COLORED: Look = Look { color: true, ..PLAIN };

    fn bar(share: &str, elapsed: Option<&str>, done: bool) -> Bar {
        let decimal = |text: &str| text.parse::<Decimal>().expect("a decimal");
        let (share, elapsed) = (decimal(share), elapsed.map(decimal));
        Bar { share, reached: Reached::Progress, elapsed, done, light: Light::Yellow }
    }

    #[test]
    fn the_tick_shows_where_time_stands() {
        assert_eq!(text(&bar("0.4", Some("0.6"), false), false), "████░░│░░░░");
        assert_eq!(text(&bar("0.8", Some("0.6"), false), false), "██████│██░░");
        assert_eq!(text(&bar("0", Some("0"), false), false), "│░░░░░░░░░░");
        assert_eq!(text(&bar("0.97", Some("1"), false), false), "█████████░│");
    }

    #[test]
    fn only_what_is_done_is_full() {
        assert_eq!(text(&bar("0.9996", None, false), false), "█████████░");
        assert_eq!(text(&bar("0.97", None, true), false), "██████████");
    }

    #[test]
    fn what_is_a_share_of_the_value_is_drawn_otherwise() {
        let attainment = Bar { reached: Reached::Attainment, ..bar("0.4", None, false) };
        assert_eq!(text(&attainment, false), "▓▓▓▓░░░░░░");
        assert_eq!(text(&attainment, true), "====......");
    }

    #[test]
    fn a_light_colours_what_is_filled() {
        let painted = COLORED.paint(&drawn(&bar("0.3", Some("0.6"), false), COLORED)).into_owned();
        assert_eq!(painted, "\u{1b}[33m███\u{1b}[0m░░░│░░░░");
        let ascii = Look { ascii: true, ..COLORED };
        let painted = ascii.paint(&drawn(&bar("0.3", None, false), ascii)).into_owned();
        assert_eq!(painted, "\u{1b}[33m###\u{1b}[0m.......");
        assert_eq!(drawn(&bar("0.3", None, false), PLAIN), "███░░░░░░░");
    }

    #[test]
    fn the_signs_of_a_coloured_bar_never_come_from_data() {
        let drawn = drawn(&bar("1", None, true), COLORED);
        assert_eq!(width(&drawn), CELLS);
        assert!(drawn.chars().all(|c| clean(&c.to_string()) != c.to_string()));
    }

    proptest! {
        #[test]
        fn a_bar_is_as_wide_as_its_cells_and_ascii_is_ascii(share in -3i64..15, elapsed in prop::option::of(0i64..=10), done: bool) {
            let elapsed = elapsed.map(|tenths| Decimal::new(tenths, 1));
            let bar = Bar { share: Decimal::new(share, 1), elapsed, done, ..bar("0", None, false) };
            for ascii in [false, true] {
                prop_assert_eq!(width(&text(&bar, ascii)), CELLS + usize::from(elapsed.is_some()));
            }
            prop_assert!(text(&bar, true).is_ascii() && legend(true, Lang::En).1.is_ascii());
        }
    }
}
