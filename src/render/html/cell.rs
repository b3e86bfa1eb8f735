//! A cell as markup: words, a word beside its light, a bar, a link where an address is safe to follow.

use maud::{Markup, html};

use super::{bar, line, said};
use crate::domain::light::Light;
use crate::i18n::Lang;
use crate::i18n::words::Spoken;
use crate::render::cell::words;
use crate::report::document::Cell;

/// What a cell holds.
pub fn cell(cell: &Cell<'_>, lang: Lang) -> Markup {
    match cell {
        Cell::Bar(bar) => bar::bar(bar, lang),
        Cell::Term { label, light: Light::None, .. } => html! { (said(label)) },
        Cell::Term { label, light: shown, .. } => html! { (light(*shown, lang)) (said(label)) },
        Cell::Text(text) if address(text).is_some() => link(text, text),
        cell => match words(cell, lang) {
            Some(words) => html! { (words) },
            None => nothing(),
        },
    }
}

/// What stands for nothing.
pub fn nothing() -> Markup {
    html! { span.no { "—" } }
}

/// A light: a shape of its own, coloured, with its name for those who do not see it.
pub fn light(light: Light, lang: Lang) -> Markup {
    let (class, shape) = match light {
        Light::None => return html! {},
        Light::Blue => ("l blue", "#l-blue"),
        Light::Green => ("l green", "#l-green"),
        Light::Yellow => ("l yellow", "#l-yellow"),
        Light::Red => ("l red", "#l-red"),
    };
    html! { svg class=(class) role="img" aria-label=(light.say(lang)) { use href=(shape) {} } }
}

/// A link to an address of the web, or its words alone where the address is none.
pub fn link(words: &str, to: &str) -> Markup {
    html! {
        @if let Some(to) = address(to) {
            a href=(to) rel="noopener noreferrer" target="_blank" { (said(words)) }
        } @else {
            (said(words))
        }
    }
}

/// An address that is safe to follow: of the web, in one piece, and without a sign that would be obeyed or hidden.
fn address(text: &str) -> Option<&str> {
    let rest = ["http://", "https://"].iter().find_map(|scheme| {
        text.get(..scheme.len()).filter(|own| own.eq_ignore_ascii_case(scheme)).map(|_| &text[scheme.len()..])
    })?;
    let plain = !rest.is_empty() && !rest.contains(|c: char| c.is_whitespace() || c.is_control());
    (plain && line(text) == text).then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_become_links() {
        for safe in ["https://www.gov.cn/a?x=1&y=2", "http://a", "HTTPS://www.wuhan.gov.cn/统计"] {
            assert_eq!(address(safe), Some(safe));
        }
        for other in [
            "javascript:alert(1)",
            " javascript:alert(1)",
            "java\nscript:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "//evil.example",
            "https://",
            "https://a b",
            "https://a\u{202e}b",
            "见 https://www.gov.cn",
            "ftp://a",
            "httpſ://a",
        ] {
            assert_eq!(address(other), None, "{other}");
        }
    }

    #[test]
    fn what_is_no_address_stays_text() {
        let drawn = link("公报", "javascript:alert('\"')").into_string();
        assert_eq!(drawn, "公报");
        let drawn = cell(&Cell::Text("\"><img src=x onerror=alert(1)>".into()), Lang::Zh).into_string();
        assert_eq!(drawn, "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;");
    }

    #[test]
    fn signs_in_an_address_cannot_leave_it() {
        let drawn = link("a", "https://a/\"><script>").into_string();
        assert!(drawn.starts_with("<a href=\"https://a/&quot;&gt;&lt;script&gt;\" "), "{drawn}");
    }

    #[test]
    fn a_light_is_a_shape_of_its_own_with_its_name() {
        let shapes: Vec<String> = [Light::Blue, Light::Green, Light::Yellow, Light::Red]
            .map(|shown| light(shown, Lang::Zh).into_string())
            .to_vec();
        assert!(shapes.iter().zip(["蓝灯", "绿灯", "黄灯", "红灯"]).all(|(drawn, word)| drawn.contains(word)));
        assert!(light(Light::None, Lang::Zh).into_string().is_empty());
    }
}
