//! Words beside the bar that shows how far long work has come.

use super::Lang;

/// What is being done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Doing {
    /// Reading a file.
    Reading,
    /// Writing to the database.
    Recording,
    /// Bringing the database to a catalogue.
    Loading,
    /// Judging targets and writing them out.
    Writing,
}

impl Doing {
    /// The words.
    #[must_use]
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Reading => lang.pick("正在读取", "reading"),
            Self::Recording => lang.pick("正在写入数据库", "writing to the database"),
            Self::Loading => lang.pick("正在装入目录", "loading the catalogue"),
            Self::Writing => lang.pick("正在输出", "writing"),
        }
    }
}
