//! The words on the controls of pages for a browser, whatever the pages hold.

use super::Lang;

/// The words on a page's controls.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Control {
    /// Names the filters.
    Filters,
    /// Names the field for words.
    Find,
    /// No choice of a menu.
    Any,
    /// Takes every filter back.
    Clear,
    /// Names the menu of orders.
    Order,
    /// The order of the page.
    OwnOrder,
    /// Behind a column: smallest first.
    Rising,
    /// Behind a column: largest first.
    Falling,
    /// Shows more rows.
    More,
    /// Shows all rows.
    All,
    /// Prints.
    Print,
    /// Closes an entry.
    Close,
    /// Opens the entry before.
    Previous,
    /// Opens the entry after.
    Next,
    /// Names the tables that may be moved sideways.
    Sideways,
}

impl Control {
    /// The word.
    #[must_use]
    pub fn say(self, lang: Lang) -> &'static str {
        match self {
            Self::Filters => lang.pick("筛选", "Filters"),
            Self::Find => lang.pick("查找", "Find"),
            Self::Any => lang.pick("全部", "all"),
            Self::Clear => lang.pick("清除筛选", "Clear filters"),
            Self::Order => lang.pick("排序", "Order"),
            Self::OwnOrder => lang.pick("按目录", "as in the catalogue"),
            Self::Rising => lang.pick("（从小到大）", " (rising)"),
            Self::Falling => lang.pick("（从大到小）", " (falling)"),
            Self::More => lang.pick("再显示一些", "Show more"),
            Self::All => lang.pick("全部显示", "Show all"),
            Self::Print => lang.pick("打印", "Print"),
            Self::Close => lang.pick("关闭", "Close"),
            Self::Previous => lang.pick("上一个", "Previous"),
            Self::Next => lang.pick("下一个", "Next"),
            Self::Sideways => lang.pick("可左右移动的表", "table that can be moved sideways"),
        }
    }
}

/// How many rows are on the page, where that is not all of them.
#[must_use]
pub fn first_rows(lang: Lang) -> &'static str {
    lang.pick("列出前 {n} 个，共 {of} 个", "the first {n} of {of}")
}
