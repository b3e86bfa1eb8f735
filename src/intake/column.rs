//! The columns of a file: of figures, by stable keys or Chinese headings.

use super::heading::Heading;
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

    /// The column that may stand in the place of this one where a file lacks it.
    fn stand_in(self) -> Option<Self> {
        None
    }

    /// True for a heading that is known and means nothing.
    #[must_use]
    fn is_ignored(_heading: &str) -> bool {
        false
    }

    /// The column whose heading may say the unit of its cells in brackets.
    #[must_use]
    fn measured() -> Option<Self> {
        None
    }
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
        /// The region, where indicators are told by name.
        Region = "region",
        /// The indicator's name, beside its code or instead of it.
        Name = "name",
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

    fn stand_in(self) -> Option<Self> {
        (self == Self::Indicator).then_some(Self::Name)
    }

    fn is_ignored(heading: &str) -> bool {
        let name = Heading::read(heading).name;
        IGNORED.contains(&name.as_str())
    }

    fn measured() -> Option<Self> {
        Some(Self::Value)
    }
}

/// Headings of columns that count the rows, or that a form shows without asking for them.
const IGNORED: [&str; 17] = [
    "序号",
    "行号",
    "no",
    "no.",
    "#",
    "目标",
    "目标值",
    "target",
    "完成时限",
    "deadline",
    "上次数值",
    "lastvalue",
    "上次时期",
    "lastperiod",
    "编号",
    "口径说明",
    "scope",
];

impl Column {
    /// The columns of an empty table to fill in.
    #[must_use]
    pub fn of_template() -> &'static [Self] {
        &Self::ALL[..=Self::By as usize]
    }

    /// The headings that mean this column besides its key, the usual Chinese one first.
    #[must_use]
    pub fn headings(self) -> &'static [&'static str] {
        match self {
            Self::Indicator => &["指标代码", "指标编码", "代码", "code", "indicatorcode"],
            Self::Name => &["指标", "指标名称", "考核指标", "主要指标", "指标项", "indicatorname"],
            Self::Region => &["地区", "区域", "所属地区", "地区名称", "行政区", "行政区划"],
            Self::Period => &["时期", "期间", "统计期", "数据时期", "报告期", "时间", "年份", "年度", "日期"],
            Self::Value => &["数值", "值", "指标值", "完成值", "数据", "本期数值", "本期值", "实际值"],
            Self::Unit => &["单位", "计量单位"],
            Self::Bound => &["界限", "上下限"],
            Self::Fit => &["口径"],
            Self::Release => &["版次", "版本", "发布阶段", "数据阶段"],
            Self::Publisher => &["发布单位", "发布机构", "发布者", "来源单位"],
            Self::Title => &["标题", "出处", "来源", "数据来源", "文件名称"],
            Self::Url => &["网址", "链接", "地址", "address"],
            Self::Note => &["备注", "说明"],
            Self::By => &["填报人", "记录人", "报送人", "填报单位", "reportedby"],
        }
    }

    /// True for the columns no file can do without.
    #[must_use]
    pub fn is_needed(self) -> bool {
        matches!(self, Self::Indicator | Self::Period | Self::Value)
    }

    /// The column that a heading means; spaces, and what stands in brackets, do not matter.
    #[must_use]
    pub fn from_heading(heading: &str) -> Option<Self> {
        let Heading { name, .. } = Heading::read(heading);
        Self::from_code(&name).or_else(|| Self::ALL.iter().copied().find(|c| c.headings().contains(&name.as_str())))
    }

    /// The keys of the columns that people are told of.
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
                assert!(!Column::is_ignored(heading), "{heading}");
            }
        }
        assert_eq!(Column::from_heading(" Value "), Some(Column::Value));
        assert_eq!(Column::from_heading("数值（必填）"), Some(Column::Value));
        assert_eq!(Column::from_heading("数 值（亿元）"), Some(Column::Value));
        assert_eq!(Column::from_heading("数目"), None);
        assert!(Column::is_ignored("序号") && Column::is_ignored("目标值（2025）") && !Column::is_ignored("数目"));
    }

    #[test]
    fn a_template_has_the_columns_it_always_had() {
        let keys: Vec<&str> = Column::of_template().iter().map(|column| column.code()).collect();
        assert_eq!((keys.len(), keys.first(), keys.last()), (12, Some(&"indicator"), Some(&"by")));
    }
}
