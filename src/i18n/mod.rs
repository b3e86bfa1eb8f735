//! Every word a person reads, Chinese and English side by side, a file a topic.
//!
//! Words are chosen by exhaustive matches: what is not translated does not compile.

pub mod calendar;
pub mod columns;
pub mod marks;
pub mod number;
pub mod phrases;
pub mod steps;
pub mod unit;
pub mod words;

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
}
