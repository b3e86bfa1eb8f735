//! Words for what only spreadsheets have: cells that hold no figure, forms that changed, workbooks that cannot be read.

use super::excess::too_large;
use super::{Remark, ticked};
use crate::domain::fault::input::{BookFault, CellFault, CellPlace, Foreign, FormFault};
use crate::i18n::Lang;

/// A cell with its sheet, and the heading above it where that is known.
#[must_use]
pub(super) fn place(place: &CellPlace, column: Option<&str>, lang: Lang) -> String {
    let CellPlace { sheet, cell } = place;
    let sheet = ticked(sheet);
    let heading = column.map(|column| {
        let column = ticked(&column.replace(['\n', '\r'], ""));
        lang.pick(format!("（{column} 列）"), format!(" (column {column})"))
    });
    let heading = heading.unwrap_or_default();
    if cell.bytes().all(|byte| byte.is_ascii_digit()) {
        return lang
            .pick(format!("工作表 {sheet} 第 {cell} 行{heading}"), format!("sheet {sheet}, row {cell}{heading}"));
    }
    lang.pick(format!("工作表 {sheet} 单元格 `{cell}`{heading}"), format!("sheet {sheet}, cell `{cell}`{heading}"))
}

/// What is wrong with a cell.
#[must_use]
pub(super) fn cell(fault: &CellFault, shown: &str, lang: Lang) -> Remark {
    let shown_as = |zh: &str, en: &str| {
        let shown = ticked(shown);
        let gap = if zh.ends_with('：') { "" } else { " " };
        match shown.as_str() {
            "``" => lang.pick(zh, en).trim_end_matches(['：', ':']).to_owned(),
            _ => lang.pick(format!("{zh}{gap}{shown}"), format!("{en} {shown}")),
        }
    };
    let put =
        lang.pick("请改填数值（复制后选择性粘贴为数值）", "put the value in its place (copy, then paste as values)");
    match fault {
        CellFault::Error => Remark::new(
            shown_as("单元格里是错误值", "the cell holds an error"),
            lang.pick("请改填数值；没有数据就留空", "put a value in its place; leave it empty where nothing was reported"),
        ),
        CellFault::Uncalculated => Remark::new(
            shown_as("公式没有计算结果：", "the formula has no result:"),
            lang.pick(
                "请用电子表格软件打开并保存一次，或者改填数值",
                "open and save the file in a spreadsheet program once, or put the value in its place",
            ),
        ),
        CellFault::Stale => Remark::new(
            shown_as("公式的结果可能不是最新的：", "the result of the formula may be old:"),
            lang.pick(
                "请改填数值，或者设为自动计算后重新保存",
                "put the value in its place, or save the file with automatic calculation",
            ),
        ),
        CellFault::Dependent => Remark::new(
            shown_as(
                "公式取决于文件以外的内容或打开的日期：",
                "the formula depends on what is not in the file, or on the day:",
            ),
            put,
        ),
        CellFault::Date => Remark::new(
            shown_as("单元格里是日期，不是数值：", "the cell holds a date where a figure should be:"),
            lang.pick(
                "请把单元格格式改为常规，再填数值（带横线的数容易被软件当成日期）",
                "set the cell's format to General and type the figure again (spreadsheets take numbers with dashes for dates)",
            ),
        ),
        CellFault::NoYear => Remark::new(
            shown_as("日期没有显示年份：", "the date is shown without its year:"),
            lang.pick(
                "年份是软件按填写那天添上的，请写全，例如 `2024年9月30日`",
                "the program has taken the year of the day of typing; write it out, for example `2024-09-30`",
            ),
        ),
        CellFault::Time => Remark::new(
            lang.pick("单元格里是时刻或时长", "the cell holds a time"),
            lang.pick("请把单元格格式改为文本，再重新填写", "set the cell's format to Text and type again"),
        ),
        CellFault::Logical => Remark::new(
            shown_as("单元格里是逻辑值", "the cell holds a logical value:"),
            lang.pick("请改填数值；没有数据就留空", "put a value in its place; leave it empty where nothing was reported"),
        ),
        CellFault::Fraction => Remark::new(
            lang.pick(
                format!("时期是带小数的数 {}，分不清是 1 月还是 10 月", ticked(shown)),
                format!("the period is the number {}, which may be January or October", ticked(shown)),
            ),
            lang.pick("请写成 `2024年10月` 这样的文字", "write it as text such as `2024-10`"),
        ),
        CellFault::Long { most } => Remark::new(
            lang.pick(
                format!("单元格里的文字超过 {most} 个字"),
                format!("the cell holds more than {most} characters"),
            ),
            lang.pick("请缩短，全文另存一个文件", "shorten it and keep the whole text in a file of its own"),
        ),
        CellFault::Merged { range } => Remark::new(
            lang.pick(
                format!("数值单元格与别的单元格合并了（{}），分不清是哪一行的", ticked(range)),
                format!("the cell of the value is merged with others ({}): it is not clear which row has it", ticked(range)),
            ),
            lang.pick("请取消合并，逐行填写", "take the merge apart and fill in row by row"),
        ),
    }
}

/// What is wrong with a row of a form.
#[must_use]
pub(super) fn form(fault: &FormFault, typed: &str, lang: Lang) -> Remark {
    let typed = ticked(typed);
    let anew = lang.pick("请用 `duban form` 重新生成填报表", "make the form anew by `duban form`");
    match fault {
        FormFault::NotOfForm if typed == "``" => Remark::new(
            lang.pick(
                "这一行有数值，没有指标代码和名称",
                "the row has a value, but neither code nor name of an indicator",
            ),
            lang.pick(
                "请把数值填回原来那一行；说明写在备注里",
                "put the value back into its own row; notes go into the column for them",
            ),
        ),
        FormFault::NotOfForm => Remark::new(
            lang.pick(
                format!("这一行不在原来的填报表里：{typed}"),
                format!("the row was not in the form when it was made: {typed}"),
            ),
            lang.pick(
                "填报表里不能增加指标；要报别的指标，请另用表格",
                "indicators cannot be added to a form; report others in a table of their own",
            ),
        ),
        FormFault::Mixed { name } => Remark::new(
            lang.pick(
                format!("代码和名称对不上：{typed} 应当是 {}", ticked(name)),
                format!("code and name are of different indicators: {typed} is {}", ticked(name)),
            ),
            lang.pick(
                "很可能只对一部分列排了序；请恢复后整行排序",
                "part of the columns was sorted alone; undo it and sort whole rows",
            ),
        ),
        FormFault::UnitChanged { then, now } => Remark::new(
            lang.pick(
                format!("填报表里的单位是 {}，现在是 {}", ticked(then.as_str()), ticked(now.as_str())),
                format!("the unit in the form is {}, now it is {}", ticked(then.as_str()), ticked(now.as_str())),
            ),
            anew,
        ),
        FormFault::OtherPeriod { period } => Remark::new(
            lang.pick(
                format!("这张填报表只报 {} 的数据，不能填 {typed}", ticked(period)),
                format!("the form is for {}, not for {typed}", ticked(period)),
            ),
            lang.pick("请改回原来的时期，其他时期另行报送", "put the period back; report others by themselves"),
        ),
        FormFault::NotAnswering { agency } => Remark::new(
            lang.pick(
                format!("{} 现在不承担这个指标", ticked(agency)),
                format!("{} does not answer for this indicator now", ticked(agency)),
            ),
            anew,
        ),
    }
}

/// Why a workbook cannot be read.
#[must_use]
pub fn book(fault: &BookFault, lang: Lang) -> Remark {
    let (zh, en) = match fault {
        BookFault::Password => {
            (("文件有打开密码", "请去掉密码后另存"), ("it is protected by a password", "save it without one"))
        }
        BookFault::Foreign(Foreign::Binary) => (
            ("这是二进制格式的工作簿", "请另存为 `.xlsx`"),
            ("it is a workbook in a binary format", "save it as `.xlsx`"),
        ),
        BookFault::Foreign(Foreign::Markup) => (
            ("这是网页或标记文本，只是名字像表格", "请用电子表格软件打开，另存为 `.xlsx`"),
            (
                "it is a web page or other markup under a spreadsheet's name",
                "open it in a spreadsheet program and save it as `.xlsx`",
            ),
        ),
        BookFault::Foreign(Foreign::Document) => (
            ("这是文字文档，不是表格", "请把数据放进表格，存为 `.xlsx`"),
            ("it is a text document, not a spreadsheet", "put the figures into a spreadsheet and save it as `.xlsx`"),
        ),
        BookFault::Foreign(Foreign::Pdf) => (
            ("这是版式文件，不是表格", "请把数据放进表格，存为 `.xlsx`"),
            ("it is a PDF, not a spreadsheet", "put the figures into a spreadsheet and save it as `.xlsx`"),
        ),
        BookFault::Foreign(Foreign::Container) => (
            ("这不是能读的表格", "可以读 `.xlsx`、`.xls`、`.ods` 和 `.csv`"),
            ("it is no spreadsheet that can be read", "what can be read: `.xlsx`, `.xls`, `.ods` and `.csv`"),
        ),
        BookFault::Damaged(_) => (
            ("文件已损坏，或者不完整", "请用电子表格软件打开，另存为 `.xlsx`"),
            ("it is damaged or incomplete", "open it in a spreadsheet program and save it as `.xlsx`"),
        ),
        BookFault::TooLarge(excess) => return too_large(excess, lang),
        BookFault::NoTable => (
            ("没有找到数据表", "要有一行列名：指标（或指标代码）、时期、数值"),
            ("it has no table of figures", "one row must name the columns: `indicator`, `period`, `value`"),
        ),
        BookFault::FormVersion { later: true, .. } => (
            ("填报表是更新版本的程序生成的", "请升级本程序"),
            ("the form was made by a later version of the program", "update the program"),
        ),
        BookFault::FormVersion { later: false, .. } => (
            ("填报表是旧式样，本程序已不能读", "请用 `duban form` 重新生成，再把数据填进去"),
            ("the form is of an old make that is no longer read", "make it anew by `duban form` and fill that in"),
        ),
        BookFault::FormChanged => (
            ("填报表的标识被改动，认不出是哪张表", "请用 `duban form` 重新生成，再把数据填进去"),
            ("what the form says of itself was changed", "make it anew by `duban form` and fill that in"),
        ),
    };
    let (what, hint) = lang.pick(zh, en);
    Remark::new(what, hint)
}
