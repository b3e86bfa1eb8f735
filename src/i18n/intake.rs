//! Words for files of figures as a whole: how they were read, what was left out of them, forms that were returned.

use super::{Lang, number};

/// How a text file was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TextRead<'t> {
    /// The encoding's code.
    pub encoding: &'t str,
    /// The separator's code.
    pub separator: &'t str,
    /// The line of the header.
    pub header: u64,
    /// Rows above it that were left out.
    pub skipped: usize,
    /// The units that a line above it says.
    pub units: &'t [String],
}

/// How a table of a workbook was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TableRead<'t> {
    /// The sheet.
    pub sheet: &'t str,
    /// The row of the header.
    pub header: u64,
    /// Rows above it that were left out.
    pub skipped: usize,
    /// The units that a line above it says.
    pub units: &'t [String],
}

/// What was found out about a text file, in one line.
#[must_use]
pub fn text_read(read: &TextRead<'_>, lang: Lang) -> String {
    let (encoding, separator) = (read.encoding.to_uppercase(), separator(read.separator, lang));
    let head = lang.pick(
        format!("按 {encoding} 编码、{separator}分隔读取"),
        format!("read as {encoding}, separated by {separator}"),
    );
    head + &header(read.header, read.skipped, read.units, lang)
}

/// What was found out about a workbook, in one line.
#[must_use]
pub fn book_read(tables: &[TableRead<'_>], lang: Lang) -> String {
    let one = |table: &TableRead<'_>| {
        let sheet = lang.pick(format!("工作表 `{}`", table.sheet), format!("sheet `{}`", table.sheet));
        sheet + &header(table.header, table.skipped, table.units, lang)
    };
    let all: Vec<String> = tables.iter().map(one).collect();
    lang.pick("读取", "read ").to_owned() + &all.join(lang.pick("；", "; "))
}

fn header(line: u64, skipped: usize, units: &[String], lang: Lang) -> String {
    let mut said = lang.pick(format!("，表头在第 {line} 行"), format!(", header in line {line}"));
    if skipped > 0 {
        let noun = if skipped == 1 { "line" } else { "lines" };
        said += &lang.pick(format!("（略过上面 {skipped} 行）"), format!(" ({skipped} {noun} above it left out)"));
    }
    if !units.is_empty() {
        let units = units.iter().map(|unit| format!("`{unit}`")).collect::<Vec<_>>().join(lang.pick("、", ", "));
        said += &lang.pick(format!("，单位按表上注明的 {units}"), format!(", in {units} as said above it"));
    }
    said
}

fn separator(code: &str, lang: Lang) -> &'static str {
    match code {
        "tab" => lang.pick("制表符", "tabs"),
        "semicolon" => lang.pick("分号", "semicolons"),
        "wide_semicolon" => lang.pick("全角分号", "full-width semicolons"),
        "wide_comma" => lang.pick("全角逗号", "full-width commas"),
        _ => lang.pick("逗号", "commas"),
    }
}

/// Sheets that were left out: hidden ones, and those without a table of figures.
#[must_use]
pub fn sheets_left_out(hidden: &[String], without: &[String], lang: Lang) -> String {
    let mut said = Vec::new();
    if !hidden.is_empty() {
        let names = number::list(hidden, lang);
        said.push(lang.pick(format!("隐藏的工作表未读：{names}"), format!("hidden sheets are not read: {names}")));
    }
    if !without.is_empty() {
        let names = number::list(without, lang);
        said.push(lang.pick(
            format!("没有数据表的工作表未读：{names}"),
            format!("sheets without a table of figures are not read: {names}"),
        ));
    }
    said.join(lang.pick("；", "; "))
}

/// Rows that are not shown count as others do.
#[must_use]
pub fn hidden_rows(rows: u64, lang: Lang) -> String {
    let noun = if rows == 1 { "hidden row is" } else { "hidden rows are" };
    lang.pick(format!("隐藏的 {rows} 行也已读取"), format!("{rows} {noun} read too"))
}

/// Columns that mean nothing here.
#[must_use]
pub fn other_columns(columns: &[String], lang: Lang) -> String {
    let names = number::list(columns, lang);
    lang.pick(format!("未用的列：{names}"), format!("columns that are not used: {names}"))
}

/// Rows that are no figures: notes between or below them.
#[must_use]
pub fn notes(rows: u64, lang: Lang) -> String {
    let noun = if rows == 1 { "row of notes" } else { "rows of notes" };
    lang.pick(format!("略过 {rows} 行说明文字"), format!("{rows} {noun} left out"))
}

/// Values that are results of formulas.
#[must_use]
pub fn formulas(values: u64, lang: Lang) -> String {
    let are =
        if values == 1 { "value is the saved result of a formula" } else { "values are saved results of formulas" };
    lang.pick(
        format!("{values} 个数值取自公式保存的结果，未重新计算；公式原文已随数据登记"),
        format!("{values} {are}, not calculated again; the formula is kept beside it"),
    )
}

/// Rows of a form that are no longer in it, by their indicators.
#[must_use]
pub fn rows_missing(names: &[&str], lang: Lang) -> String {
    const TOLD: usize = 5;
    let told: Vec<String> = names.iter().take(TOLD).map(|name| format!("`{name}`")).collect();
    let (count, told, more) = (names.len(), told, names.len() > TOLD);
    let noun = if count == 1 { "row of the form is" } else { "rows of the form are" };
    lang.pick(
        format!("填报表少了 {count} 行，视为未报：{}{}", told.join("、"), if more { "等" } else { "" }),
        format!("{count} {noun} gone, taken as not reported: {}{}", told.join(", "), if more { " …" } else { "" }),
    )
}

/// Which form a workbook is.
#[must_use]
pub fn form_read(agency: &str, region: &str, period: Option<&str>, id: &str, lang: Lang) -> String {
    let period = period.map_or_else(String::new, |period| lang.pick(format!(" {period}"), format!(" for {period}")));
    lang.pick(
        format!("填报表：{region}{agency}{period}（编号 {id}）"),
        format!("the form of {agency}, {region}{period} (number {id})"),
    )
}

/// A form that was made from an earlier catalogue.
#[must_use]
pub fn older_form(then: &str, now: &str, lang: Lang) -> String {
    lang.pick(
        format!("填报表按目录 {then} 生成，现在是 {now}；指标和单位没有变的照常导入"),
        format!("the form was made from catalogue {then}, now it is {now}; where indicator and unit are the same it is taken"),
    )
}

/// A form of another agency than was asked for.
#[must_use]
pub fn other_agency(file: &str, of: &str, asked: &str, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            format!("`{file}` 是 `{of}` 的填报表，不是 `{asked}` 的"),
            format!("`{file}` is the form of `{of}`, not of `{asked}`"),
        ),
        lang.pick("没有写入任何数据".to_owned(), "nothing was stored".to_owned()),
    ]
}

/// A form of another region than was asked for.
#[must_use]
pub fn other_region(file: &str, of: &str, asked: &str, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            format!("`{file}` 是地区 `{of}` 的填报表，不是 `{asked}` 的"),
            format!("`{file}` is a form of the region `{of}`, not of `{asked}`"),
        ),
        lang.pick("没有写入任何数据".to_owned(), "nothing was stored".to_owned()),
    ]
}

/// A form is expected, and the file is none.
#[must_use]
pub fn no_form(file: &str, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            format!("`{file}` 不是填报表，看不出是哪个单位报的"),
            format!("`{file}` is no form, so it does not say which agency it is from"),
        ),
        lang.pick(
            "去掉 `--agency` 即可按一般表格导入".to_owned(),
            "without `--agency` it is taken as a table".to_owned(),
        ),
    ]
}

/// A form made from a catalogue that the database does not hold.
#[must_use]
pub fn unknown_catalogue(file: &str, code: &str, lang: Lang) -> Vec<String> {
    vec![
        lang.pick(
            format!("`{file}` 是按目录 `{code}` 生成的填报表，这个数据库里没有这个目录"),
            format!("`{file}` is a form made from the catalogue `{code}`, which this database does not hold"),
        ),
        lang.pick("没有写入任何数据".to_owned(), "nothing was stored".to_owned()),
    ]
}

/// Nothing changed, as everything was there already.
#[must_use]
pub fn unchanged(lang: Lang) -> &'static str {
    lang.pick("这些数据已全部登记过，没有变化", "all of it was there already: nothing changed")
}
