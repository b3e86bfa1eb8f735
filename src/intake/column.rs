//! The columns of a file: of figures, by stable keys or Chinese headings.

use crate::domain::code::{Coded, coded};

/// The columns that files of one kind may have.
pub trait Columns: Coded {
    /// Whether a column that means nothing here is left alone; else it is a fault.
    const LEAVES_OTHERS: bool;

    /// The column that a heading means.
    fn of_heading(heading: &str) -> Option<Self>;

    /// True for the columns no file can do without.
    fn needed(self) -> bool;

    /// Its place among all.
    fn index(self) -> usize;
}

coded! {
    /// A column.
    Column {
        /// Which indicator, by code or name.
        Indicator = "indicator",
        /// Which period.
        Period = "period",
        /// The value.
        Value = "value",
        /// The unit of the value.
        Unit = "unit",
        /// What the value says of the true value.
        Bound = "bound",
        /// How closely its definition fits.
        Fit = "fit",
        /// Its standing among releases.
        Release = "release",
        /// Who published it.
        Publisher = "publisher",
        /// Under which title.
        Title = "title",
        /// At which address.
        Url = "url",
        /// A note.
        Note = "note",
        /// Who measured or reported it.
        By = "by",
    }
}

impl Columns for Column {
    const LEAVES_OTHERS: bool = false;

    fn of_heading(heading: &str) -> Option<Self> {
        Self::from_heading(heading)
    }

    fn needed(self) -> bool {
        self.is_needed()
    }

    fn index(self) -> usize {
        self as usize
    }
}

impl Column {
    /// The Chinese headings that mean this column, the usual one first.
    #[must_use]
    pub fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Indicator => &["指标", "指标代码", "指标编码", "指标名称"],
            Self::Period => &["时期", "期间", "统计期", "时间", "年份", "日期"],
            Self::Value => &["数值", "值", "指标值", "完成值", "数据"],
            Self::Unit => &["单位", "计量单位"],
            Self::Bound => &["界限", "上下限"],
            Self::Fit => &["口径"],
            Self::Release => &["版次", "发布阶段", "数据阶段"],
            Self::Publisher => &["发布单位", "发布机构", "发布者", "来源单位"],
            Self::Title => &["标题", "出处", "来源", "文件名称"],
            Self::Url => &["网址", "链接", "地址"],
            Self::Note => &["备注", "说明"],
            Self::By => &["填报人", "记录人", "报送人", "填报单位"],
        }
    }

    /// True for the columns no file can do without.
    #[must_use]
    pub fn is_needed(self) -> bool {
        matches!(self, Self::Indicator | Self::Period | Self::Value)
    }

    /// The column that a heading means; what stands in brackets behind it does not matter.
    #[must_use]
    pub fn from_heading(heading: &str) -> Option<Self> {
        let name = heading.split(['(', '（']).next().unwrap_or_default();
        let name = name.trim().trim_end_matches(['*', '＊']).to_lowercase();
        Self::from_code(&name).or_else(|| Self::ALL.iter().copied().find(|c| c.headings().contains(&name.as_str())))
    }

    /// True for the heading of a column that only counts the rows, which is left alone.
    #[must_use]
    pub fn is_counter(heading: &str) -> bool {
        matches!(heading.trim(), "序号" | "行号")
    }

    /// The keys of all columns.
    #[must_use]
    pub fn keys() -> Vec<&'static str> {
        Self::ALL.iter().map(|column| column.code()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_chinese_headings_mean_the_same_columns() {
        for column in Column::ALL {
            assert_eq!(Column::from_heading(column.code()), Some(*column));
            for heading in column.headings() {
                assert_eq!(Column::from_heading(heading), Some(*column), "{heading}");
            }
        }
        assert_eq!(Column::from_heading(" Value "), Some(Column::Value));
        assert_eq!(Column::from_heading("数值（必填）"), Some(Column::Value));
        assert_eq!(Column::from_heading("数目"), None);
        assert!(Column::is_counter("序号") && !Column::is_counter("数目"));
    }
}
