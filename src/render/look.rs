//! How a terminal is drawn on: width, colour, language, and the signs that depend on them.
//!
//! Colour is decided once, by whoever makes the [`Look`]; nothing here asks the terminal or the environment.

use std::borrow::Cow;

use super::bar::TINTED;
use crate::domain::light::Light;
use crate::i18n::Lang;

/// How a terminal is drawn on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Columns a line may take.
    pub width: usize,
    /// Whether lights and headings are coloured.
    pub color: bool,
    /// The language.
    pub lang: Lang,
    /// Only ASCII for rules and marks, for consoles that draw `─` two columns wide.
    pub ascii: bool,
}

/// Stand-ins for coloured lights while text is laid out: one column each, and never in data, which
/// [`super::clean`] rids of these code points.
const STAND_INS: [(Light, &str, &str); 4] = [
    (Light::Blue, "\u{fdd0}", "\u{1b}[94m"),
    (Light::Green, "\u{fdd1}", "\u{1b}[32m"),
    (Light::Yellow, "\u{fdd2}", "\u{1b}[33m"),
    (Light::Red, "\u{fdd3}", "\u{1b}[31m"),
];

/// Stand-ins for the signs of a bar in the colours of the lights, as many for each as there are such signs.
const FIRST_TINT: u32 = 0xfdd4;

const BOLD: &str = "\u{1b}[1m";
const DIM: &str = "\u{1b}[2m";
const RESET: &str = "\u{1b}[0m";

impl Look {
    /// What stands before a coloured word: a stand-in for the light, which [`Self::paint`] turns into a coloured dot.
    ///
    /// Without a light the room is left free, so that words stay aligned; without colour there is nothing.
    #[must_use]
    pub fn mark(self, light: Light) -> Cow<'static, str> {
        if !self.color {
            return Cow::Borrowed("");
        }
        STAND_INS
            .iter()
            .find(|(l, ..)| *l == light)
            .map_or(Cow::Borrowed("  "), |(_, sign, _)| format!("{sign} ").into())
    }

    /// A sign of a bar in the colour of a light: a stand-in, which [`Self::paint`] turns into the coloured sign.
    ///
    /// Without a light or colour it is the sign itself.
    #[must_use]
    pub fn tint(self, light: Light, sign: &'static str) -> Cow<'static, str> {
        let light = STAND_INS.iter().position(|(l, ..)| *l == light).filter(|_| self.color);
        let places = light.zip(TINTED.iter().position(|tinted| *tinted == sign));
        places.map_or(Cow::Borrowed(sign), |(light, sign)| tinted(light, sign).to_string().into())
    }

    /// The text in the colour of a light.
    #[must_use]
    pub fn in_light(self, light: Light, text: &str) -> Cow<'_, str> {
        match STAND_INS.iter().find(|(l, ..)| *l == light) {
            Some((.., color)) => self.wrapped(color, text),
            None => Cow::Borrowed(text),
        }
    }

    /// The line with coloured dots and signs for their stand-ins.
    #[must_use]
    pub fn paint(self, line: &str) -> Cow<'_, str> {
        let mut painted = Cow::Borrowed(line);
        if self.color && line.contains(|c| ('\u{fdd4}'..='\u{fdef}').contains(&c)) {
            painted = untinted(line).into();
        }
        if self.color && line.contains(|c| ('\u{fdd0}'..='\u{fdd3}').contains(&c)) {
            let dot = if self.ascii { "*" } else { "●" };
            for (_, sign, color) in STAND_INS {
                painted = painted.replace(sign, &format!("{color}{dot}{RESET}")).into();
            }
        }
        painted
    }

    /// A heading.
    #[must_use]
    pub fn strong(self, text: &str) -> Cow<'_, str> {
        self.wrapped(BOLD, text)
    }

    /// What stands back: rules, labels.
    #[must_use]
    pub fn faint(self, text: &str) -> Cow<'_, str> {
        self.wrapped(DIM, text)
    }

    /// The character of horizontal rules.
    #[must_use]
    pub fn rule(self) -> char {
        if self.ascii { '-' } else { '─' }
    }

    /// The heading of a part, behind a short rule.
    #[must_use]
    pub fn section(self, heading: &str) -> String {
        format!("{0}{0} {heading}", self.rule())
    }

    /// What stands for nothing.
    #[must_use]
    pub fn nothing(self) -> &'static str {
        if self.ascii { "-" } else { "—" }
    }

    fn wrapped<'t>(self, style: &str, text: &'t str) -> Cow<'t, str> {
        if self.color && !text.is_empty() { format!("{style}{text}{RESET}").into() } else { text.into() }
    }
}

/// The stand-in for a sign of a bar in the colour of a light, by their places.
fn tinted(light: usize, sign: usize) -> char {
    let place = u32::try_from(light * TINTED.len() + sign).expect("four lights and four signs");
    char::from_u32(FIRST_TINT + place).expect("below the end of these code points")
}

/// The text with the coloured signs of bars for their stand-ins, equal ones painted together.
fn untinted(text: &str) -> String {
    let chars: Vec<char> = text.chars().collect();
    let mut painted = String::with_capacity(text.len() * 2);
    for run in chars.chunk_by(|one, next| one == next) {
        let places = (0..STAND_INS.len()).flat_map(|light| (0..TINTED.len()).map(move |sign| (light, sign)));
        match places.into_iter().find(|&(light, sign)| tinted(light, sign) == run[0]) {
            Some((light, sign)) => {
                let color = STAND_INS[light].2;
                painted.extend([color, &TINTED[sign].repeat(run.len()), RESET]);
            }
            None => painted.extend(run),
        }
    }
    painted
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::clean::clean;
    use crate::render::wrap::width;

    const PLAIN: Look = Look { width: 80, color: false, lang: Lang::Zh, ascii: false };
    const COLORED: Look = Look { color: true, ..PLAIN };

    #[test]
    fn a_light_is_a_coloured_dot_beside_its_word() {
        let line = format!("{}滞后", COLORED.mark(Light::Yellow));
        assert_eq!(COLORED.paint(&line), "\u{1b}[33m●\u{1b}[0m 滞后");
        assert_eq!(COLORED.mark(Light::None), "  ");
    }

    #[test]
    fn without_colour_no_sign_is_left() {
        assert_eq!(PLAIN.mark(Light::Red), "");
        assert_eq!(PLAIN.strong("标题"), "标题");
    }

    #[test]
    fn a_stand_in_is_as_wide_as_its_dot_and_never_comes_from_data() {
        for (_, sign, _) in STAND_INS {
            assert_eq!(width(sign), width("●"));
            assert_ne!(clean(sign), sign);
        }
    }
}
