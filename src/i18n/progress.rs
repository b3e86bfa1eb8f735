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
    /// Copying a database and looking through the copy.
    Copying,
    /// Judging targets and writing them out.
    Writing,
    /// Looking through a whole ledger.
    Verifying,
}

impl Doing {
    /// The words.
    #[must_use]
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Reading => lang.pick("正在读取", "reading"),
            Self::Recording => lang.pick("正在写入数据库", "writing to the database"),
            Self::Loading => lang.pick("正在装入目录", "loading the catalogue"),
            Self::Copying => lang.pick("正在复制并核对数据库", "copying the database and looking through the copy"),
            Self::Writing => lang.pick("正在输出", "writing"),
            Self::Verifying => lang.pick("正在核验", "verifying"),
        }
    }
}
