//! The marks and small words by which layouts speak a language: colons, the legend's name, what stands for nothing.

use super::Lang;
use super::words::Spoken;
use crate::domain::light::Light;

/// The mark between a label and what belongs to it, with the space it needs.
#[must_use]
pub fn colon(lang: Lang) -> &'static str {
    lang.pick("：", ": ")
}

/// The mark behind a score that is formed from few targets.
pub const FEW: &str = "*";

/// The label before the remarks.
#[must_use]
pub fn note(lang: Lang) -> &'static str {
    lang.pick("注", "Note")
}

/// The mark between two entries of a legend.
#[must_use]
pub fn semicolon(lang: Lang) -> &'static str {
    lang.pick("；", "; ")
}

/// The name of the legend of lights.
#[must_use]
pub fn legend(lang: Lang) -> &'static str {
    lang.pick("亮灯", "Lights")
}

/// What stands in place of the rows where there are none.
#[must_use]
pub fn no_rows(lang: Lang) -> &'static str {
    lang.pick("（无）", "(none)")
}

/// A light's word in brackets, to stand behind a heading; nothing where there is no light.
#[must_use]
pub fn light(light: Light, lang: Lang) -> String {
    match light {
        Light::None => String::new(),
        light => bracketed(light.say(lang), lang),
    }
}

/// A text in brackets, to stand behind another.
#[must_use]
pub fn bracketed(text: &str, lang: Lang) -> String {
    lang.pick(format!("（{text}）"), format!(" ({text})"))
}
