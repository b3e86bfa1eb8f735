//! Every word a person reads, Chinese and English side by side, a file a topic.
//!
//! Words are chosen by exhaustive matches: what is not translated does not compile.

pub mod agency;
pub mod backup;
pub mod board;
pub mod calendar;
pub mod catalogue;
pub mod chain;
pub mod change;
pub mod checkup;
pub mod columns;
pub mod comparison;
pub mod conflict;
pub mod control;
pub mod deeds;
pub mod form;
pub mod help;
pub mod history;
pub mod input;
pub mod intake;
pub mod known;
pub mod ledger;
pub mod marks;
pub mod method_page;
#[cfg(test)]
mod methodology;
pub mod methods;
pub mod number;
pub mod paper;
pub mod phrases;
pub mod pictures;
pub mod progress;
pub mod provenance;
pub mod review;
pub mod shell;
pub mod steps;
pub mod store;
pub mod template;
pub mod unit;
pub mod usage;
pub mod verify;
pub mod words;
pub mod workbook;

/// A language.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lang {
    /// Chinese.
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both, Chinese first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// One of two words for the same thing.
    #[must_use]
    pub fn pick<T>(self, zh: T, en: T) -> T {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }

    /// The code by which it is asked for.
    #[must_use]
    pub fn code(self) -> &'static str {
        self.pick("zh", "en")
    }

    /// The language with this code.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language of a locale such as `zh_CN.UTF-8` or `zh-Hans-CN`: Chinese for `zh`, else English.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        let tag = locale.split(['_', '-', '.', '@']).next().unwrap_or_default();
        if tag.eq_ignore_ascii_case("zh") { Self::Zh } else { Self::En }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chinese_locale_in_any_spelling_gives_chinese() {
        for locale in ["zh_CN.UTF-8", "zh-Hans-CN", "zh", "ZH_TW", "zh.UTF-8"] {
            assert_eq!(Lang::of_locale(locale), Lang::Zh, "{locale}");
        }
        for locale in ["C.UTF-8", "POSIX", "en_US.UTF-8", "zha_CN", ""] {
            assert_eq!(Lang::of_locale(locale), Lang::En, "{locale}");
        }
    }
}
