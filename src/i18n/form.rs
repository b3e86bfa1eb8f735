//! The words of the forms that agencies fill in: heads, instructions, and what is said when something else is typed.

use chrono::NaiveDate;

use super::{Lang, number};
use crate::domain::catalogue::Stamp;
use crate::domain::code::coded;

coded! {
    /// A column of a form, in its order.
    FormColumn {
        /// The number of the row.
        Counter = "counter",
        /// The indicator's name.
        Name = "name",
        /// Its code.
        Code = "code",
        /// What is counted.
        Scope = "scope",
        /// The unit.
        Unit = "unit",
        /// What is asked for.
        Target = "target",
        /// By when.
        Deadline = "deadline",
        /// The last figure.
        LastValue = "last_value",
        /// Its period.
        LastPeriod = "last_period",
        /// The figure asked for.
        Value = "value",
        /// Its period.
        Period = "period",
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
        /// Who fills it in.
        By = "by",
    }
}

impl FormColumn {
    /// What stands above it; files that come back are read by these words.
    #[must_use]
    pub fn heading(self, lang: Lang) -> &'static str {
        match self {
            Self::Counter => lang.pick("序号", "No."),
            Self::Name => lang.pick("指标名称", "Name"),
            Self::Code => lang.pick("指标代码", "Code"),
            Self::Scope => lang.pick("口径说明", "Scope"),
            Self::Unit => lang.pick("计量单位", "Unit"),
            Self::Target => lang.pick("目标", "Target"),
            Self::Deadline => lang.pick("完成时限", "Deadline"),
            Self::LastValue => lang.pick("上次数值", "Last value"),
            Self::LastPeriod => lang.pick("上次时期", "Last period"),
            Self::Value => lang.pick("本期数值", "Value"),
            Self::Period => lang.pick("时期", "Period"),
            Self::Release => lang.pick("发布阶段", "Release"),
            Self::Publisher => lang.pick("发布单位", "Publisher"),
            Self::Title => lang.pick("出处", "Title"),
            Self::Url => lang.pick("网址", "Address"),
            Self::Note => lang.pick("备注", "Note"),
            Self::By => lang.pick("填报人", "Reported by"),
        }
    }

    /// What is shown beside a cell that is being filled in; at most 255 characters.
    #[must_use]
    pub fn prompt(self, lang: Lang) -> Option<&'static str> {
        Some(match self {
            Self::Value => lang.pick(
                "填一个数，如 1208、5.2万、95%。只知下限写“超过3万”，只知上限写“不超过3万”。没有数据请留空，不要填 0。",
                "One number, for example 1208 or 95%. Leave it empty where there is none; do not write 0.",
            ),
            Self::Period => lang.pick(
                "可以从下拉表中选，也可以写 2025年9月底、2025年1-9月。",
                "Choose one, or write 2025-09-30 or 2025-01..2025-09.",
            ),
            Self::Release => {
                lang.pick("数据是初步数、修订数还是核定数；不清楚可以留空。", "Leave it empty where it is not known.")
            }
            Self::Title => lang.pick("公布数据的公报、文件或报表的名称。", "The report or table that has the figure."),
            Self::Url => lang.pick("公布数据的网页地址，没有可以留空。", "Where it was published, if anywhere."),
            _ => return None,
        })
    }

    /// What is said when something else is typed; at most 255 characters.
    #[must_use]
    pub fn refusal(self, lang: Lang) -> &'static str {
        match self {
            Self::Value => lang.pick(
                "这里要填一个确切的数，如 1208、5.2万、95%；不要写“约”“左右”或范围，原话可以写在备注里。确实要这样填吗？",
                "One exact number is wanted, for example 1208 or 95%; wording belongs into the note. Keep it all the same?",
            ),
            Self::Release => lang.pick("请从下拉表中选择，或者留空。", "Choose from the list, or leave it empty."),
            Self::Url => lang.pick(
                "网址应以 http:// 或 https:// 开头。确实要这样填吗？",
                "An address begins with http:// or https://. Keep it all the same?",
            ),
            _ => lang.pick("文字太长，请写短一些。", "The text is too long."),
        }
    }
}

/// The title.
#[must_use]
pub fn title(region: &str, agency: &str, period: Option<&str>, lang: Lang) -> String {
    let period = period.unwrap_or_default();
    lang.pick(
        format!("{region}目标指标数据填报表（{agency}{}{period}）", if period.is_empty() { "" } else { "，" }),
        format!("{region}: figures to report ({agency}{}{period})", if period.is_empty() { "" } else { ", " }),
    )
}

/// When and from what a form was made.
#[must_use]
pub fn made(as_of: NaiveDate, stamps: &[Stamp], id: &str, lang: Lang) -> String {
    let short = |digest: &str| digest.chars().take(19).collect::<String>();
    let all: Vec<String> =
        stamps.iter().map(|stamp| format!("{} {} {}", stamp.code, stamp.version, short(&stamp.digest))).collect();
    let all = number::list(&all, lang);
    lang.pick(format!("截至 {as_of}；目录 {all}；表号 {id}"), format!("as of {as_of}; catalogue {all}; form {id}"))
}

/// How to fill a form in.
#[must_use]
pub fn instructions(is_for_one_period: bool, lang: Lang) -> Vec<String> {
    let period = if is_for_one_period { "" } else { lang.pick("和“时期”", "and the period") };
    lang.pick(
        vec![
            format!("1. 只填黄色的格子：“本期数值”{period}必填，其余有就填。没有数据的指标请留空，不要填 0，也不要写“无”。"),
            "2. 数值按左边的计量单位填写，可以写 5.2万、95%、百分之三十五；写明了单位的按写明的单位读。请填数值，不要填公式。".to_owned(),
            "3. 可以整行排序、隐藏列、在表外加说明；不要改指标代码，不要删行。其他格子受保护，没有密码。填好后原样交回。".to_owned(),
        ],
        vec![
            format!("1. Fill in the yellow cells only: the value {period} must be there, the rest where it is known. Leave an indicator without data empty: no 0, no dash."),
            "2. Values are in the unit on their left; one with a unit of its own is read in that. Type values, no formulas.".to_owned(),
            "3. Rows may be sorted, columns hidden, notes added around the table; leave the codes as they are. The other cells are protected, without a password.".to_owned(),
        ],
    )
}

/// The name of the sheet.
#[must_use]
pub fn sheet(lang: Lang) -> &'static str {
    lang.pick("填报表", "Figures")
}

/// The name of a form's file, without its ending.
#[must_use]
pub fn file_name(region: &str, agency: &str, period: Option<&str>, lang: Lang) -> String {
    let parts = [Some(lang.pick("填报表", "form")), Some(region), Some(agency), period];
    parts.into_iter().flatten().collect::<Vec<_>>().join("-")
}

/// A year.
#[must_use]
pub fn whole_year(year: i32, lang: Lang) -> String {
    lang.pick(format!("{year}年"), year.to_string())
}

/// The first half of a year.
#[must_use]
pub fn half_year(year: i32, lang: Lang) -> String {
    lang.pick(format!("{year}年上半年"), format!("{year}H1"))
}

/// The first quarters of a year.
#[must_use]
pub fn first_quarters(year: i32, count: u8, lang: Lang) -> String {
    match (count, lang) {
        (1, Lang::Zh) => format!("{year}年一季度"),
        (_, Lang::Zh) => format!("{year}年前三季度"),
        (1, Lang::En) => format!("{year}Q1"),
        (_, Lang::En) => format!("{year}-01..{year}-09"),
    }
}

/// The form was written.
#[must_use]
pub fn written(file: &str, indicators: usize, lang: Lang) -> String {
    let noun = if indicators == 1 { "indicator" } else { "indicators" };
    lang.pick(format!("已写出 `{file}`：{indicators} 个指标"), format!("wrote `{file}`: {indicators} {noun}"))
}

/// Nobody answers for anything that was asked for.
#[must_use]
pub fn nobody(lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            "没有指标可填：这些单位不承担所选范围内的目标",
            "there is nothing to ask: these agencies answer for no target here",
        )
        .to_owned(),
        lang.pick(
            "配合单位要加 `--role support`；`duban agencies` 可查看各单位承担的目标",
            "for supporting agencies add `--role support`; see `duban agencies` for who answers for what",
        )
        .to_owned(),
    ]
}

/// Several forms, and one file.
#[must_use]
pub fn one_file(forms: usize, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            format!("共有 {forms} 张填报表，一个文件只装一张"),
            format!("there are {forms} forms, and a file holds one"),
        ),
        lang.pick(
            "请用 `-o 文件夹`，或者用 `--agency`、`--region` 选定一个单位",
            "give a folder with `-o DIR`, or one agency with `--agency` and `--region`",
        )
        .to_owned(),
    ]
}

/// Forms go to files.
#[must_use]
pub fn no_file(lang: Lang) -> Vec<String> {
    vec![
        lang.pick("填报表是工作簿，要写到文件", "a form is a workbook and goes to a file").to_owned(),
        lang.pick(
            "请加 `-o 文件.xlsx`；几个单位的用 `-o 文件夹`",
            "add `-o FILE.xlsx`, or `-o DIR` for several agencies",
        )
        .to_owned(),
    ]
}
