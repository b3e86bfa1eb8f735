//! A bar: how much of a way is done, with a tick where the time that had passed ends.

use maud::{Markup, html};

use crate::domain::light::Light;
use crate::i18n::{Lang, board as words, number};
use crate::report::document::{Bar, Reached};

/// The length of a bar.
const LENGTH: usize = 100;

/// A bar; of a share that is no progress it is striped.
pub fn bar(bar: &Bar, lang: Lang) -> Markup {
    let reached = words::reached(bar.reached == Reached::Progress, &number::percent(bar.share), lang);
    let elapsed = bar.elapsed.map(number::percent);
    let kind = match (bar.reached, bar.light) {
        (Reached::Attainment, _) => "fill part",
        (Reached::Progress, Light::Red) => "fill red",
        (Reached::Progress, Light::Yellow) => "fill yellow",
        (Reached::Progress, Light::Blue) => "fill blue",
        (Reached::Progress, Light::Green) => "fill green",
        (Reached::Progress, Light::None) => "fill",
    };
    html! {
        svg.bar role="img" aria-label=(words::bar(&reached, elapsed.as_deref(), lang)) viewBox="0 0 100 10" preserveAspectRatio="none" {
            rect.way width="100" height="10" {}
            rect class=(kind) width=(bar.filled(LENGTH)) height="10" {}
            @if let Some(tick) = bar.tick(LENGTH) {
                line.tick x1=(tick) x2=(tick) y2="10" {}
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use rust_decimal::Decimal;

    use super::*;

    fn drawn(share: &str, elapsed: Option<&str>, done: bool) -> String {
        let decimal = |text: &str| text.parse::<Decimal>().expect("a decimal");
        let (share, elapsed) = (decimal(share), elapsed.map(decimal));
        let of = Bar { share, reached: Reached::Progress, elapsed, done, light: Light::Yellow };
        bar(&of, Lang::Zh).into_string()
    }

    #[test]
    fn a_bar_says_its_share_and_the_time_that_had_passed() {
        let drawn = drawn("0.4", Some("0.6"), false);
        assert!(drawn.contains("aria-label=\"进度 40.0%，序时 60.0%\""), "{drawn}");
        assert!(drawn.contains("class=\"fill yellow\" width=\"40\"") && drawn.contains("x1=\"60\""), "{drawn}");
    }

    #[test]
    fn only_what_is_done_is_full() {
        assert!(drawn("0.9999", None, false).contains("width=\"99\""));
        assert!(drawn("1.2", None, false).contains("width=\"99\""));
        assert!(drawn("0.97", None, true).contains("class=\"fill yellow\" width=\"100\""));
    }
}
