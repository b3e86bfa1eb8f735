//! What `verify --documents` says: of quantities, wordings and files.

use super::number::list;
use super::words::Spoken;
use super::{Lang, input};
use crate::domain::fault::input::{LocatedRowFault, RowFault};
use crate::domain::fault::manuscript::ManuscriptFault;
use crate::domain::provenance::{Account, Finding, Problem};

/// The title.
#[must_use]
pub fn title(lang: Lang) -> &'static str {
    lang.pick("目录与规划文件核对", "The catalogue against its documents")
}

/// What a finding says, with what to do about it; nothing of a quantity that is as it should be.
#[must_use]
pub fn says(finding: &Finding, source: Option<&str>, lang: Lang) -> Option<String> {
    let target = || list(&finding.targets.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>(), lang);
    let expected = || place(finding.expected.as_deref(), lang);
    let here = || place(finding.clause.as_deref(), lang);
    Some(match finding.problem? {
        Problem::Missing => lang.pick(
            format!("目标 {} 的原文应在{}里，全文都没有", target(), expected()),
            format!("the wording of {} should stand in {}; it is nowhere in the document", target(), expected()),
        ),
        Problem::Elsewhere => lang.pick(
            format!("目标 {} 的原文应在{}里，却在{}", target(), expected(), here()),
            format!("the wording of {} should stand in {}, not in {}", target(), expected(), here()),
        ),
        Problem::NoWording => lang.pick(
            format!("目标 {} 没有写 `wording`，无从核对", target()),
            format!("{} has no `wording` to look for", target()),
        ),
        Problem::OtherValue => lang.pick(
            format!("原文里的数不是目标 {} 的目标值", target()),
            format!("the number here is not the value of {}", target()),
        ),
        Problem::NoDeadline => lang.pick(
            format!("目录说目标 {} 的期限是原文载明的，{}却没有写这一年", target(), here()),
            format!("the deadline of {} is said to be stated, but {} has no such year", target(), here()),
        ),
        Problem::Unaccounted => lang
            .pick(
                "目录里没有、登记表里也没有：是目标就补进目录，不是就登记原因",
                "neither in the catalogue nor in the register: add a target, or register why it is none",
            )
            .to_owned(),
        Problem::Absent => {
            let (found, of) = finding.times.unwrap_or_default();
            let class = finding.account.map_or("", |account| account.say(lang));
            let place = place(finding.expected.as_deref(), lang);
            lang.pick(
                format!("登记为“{class}”，{place}里应有 {of} 处，实有 {found} 处"),
                format!("registered as {class}: {of} in {place} expected, {found} found"),
            )
        }
        Problem::OutOfOrder => {
            let expected = finding.expected.as_deref().unwrap_or_default();
            lang.pick(
                format!("前面的条款之后应是 `{expected}`：缺了条款，或编号写错"),
                format!("`{expected}` should come here: a clause is missing, or its number is wrong"),
            )
        }
        Problem::NoDocument => {
            let source = source.unwrap_or_default();
            lang.pick(
                format!("文件夹里没有认出 `{source}` 这份文件；有的话，把文件名改成它"),
                format!("no file of the folder is known as `{source}`; give the right one that name"),
            )
        }
        Problem::Unreadable => finding.text.to_string(),
    })
}

/// A clause in a sentence.
fn place(clause: Option<&str>, lang: Lang) -> String {
    match clause {
        None => lang.pick("文件", "the document").to_owned(),
        Some("") => lang.pick("第一条之前", "what stands above the first clause").to_owned(),
        Some(clause) => lang.pick(format!("条款 `{clause}`"), format!("clause `{clause}`")),
    }
}

/// What the quantities of one document are: how many, and how many of each kind.
#[must_use]
pub fn counted(source: &str, file: &str, counts: &[(Account, usize)], unaccounted: usize, lang: Lang) -> String {
    let of: usize = counts.iter().map(|(_, count)| count).sum::<usize>() + unaccounted;
    let one = |(account, count): &(Account, usize)| format!("{} {count}", account.say(lang));
    let mut parts: Vec<String> = counts.iter().filter(|(_, count)| *count > 0).map(one).collect();
    parts.push(format!("{} {unaccounted}", lang.pick("未说明", "unaccounted")));
    let parts = list(&parts, lang);
    lang.pick(
        format!("`{source}`（{file}）：数量 {of} 处：{parts}"),
        format!("`{source}` ({file}): {of} quantities: {parts}"),
    )
}

/// How many targets were found where they should be, and how much is wrong.
#[must_use]
pub fn totals(documents: usize, found: usize, targets: usize, problems: usize, lang: Lang) -> String {
    let head = lang.pick(
        format!("{documents} 份文件，{targets} 个目标中 {found} 个的原文在所写条款里"),
        format!("{documents} documents; the wordings of {found} of {targets} targets stand in their clauses"),
    );
    let tail = if problems == 0 {
        lang.pick("；全部数量都有说明".to_owned(), "; every quantity is accounted for".to_owned())
    } else {
        lang.pick(format!("；问题 {problems} 处"), format!("; problems: {problems}"))
    };
    head + &tail
}

/// Several files are the same document.
#[must_use]
pub fn several_files(source: &str, files: &[&str], lang: Lang) -> String {
    let names = list(&files.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>(), lang);
    lang.pick(
        format!("`{source}` 有 {} 个文件：{names}；已分别核对，请只留正式的一份", files.len()),
        format!("{} files are `{source}`: {names}; each was checked; keep only the one in force", files.len()),
    )
}

/// That something is wrong, as an error.
#[must_use]
pub fn wrong(problems: usize, lang: Lang) -> String {
    let noun = if problems == 1 { "problem" } else { "problems" };
    lang.pick(
        format!("文件与目录核对有 {problems} 处问题"),
        format!("{problems} {noun} between documents and catalogue"),
    )
}

/// Files that are no document of the catalogue.
#[must_use]
pub fn unknown(files: &[String], lang: Lang) -> String {
    let all = ticked(files, lang);
    lang.pick(
        format!("认不出是哪份文件，未核对：{all}"),
        format!("not known as a document of the catalogue, left out: {all}"),
    )
}

/// Files of kinds that are not read.
#[must_use]
pub fn not_read(files: &[String], lang: Lang) -> String {
    let all = ticked(files, lang);
    lang.pick(
        format!("只读 `.txt`、`.md`、`.docx` 和 `.pdf`，未读：{all}"),
        format!("only `.txt`, `.md`, `.docx` and `.pdf` are read; left out: {all}"),
    )
}

fn ticked(files: &[String], lang: Lang) -> String {
    let files: Vec<String> = files.iter().map(|file| format!("`{file}`")).collect();
    list(&files, lang)
}

/// A folder without a file that could be a document.
#[must_use]
pub fn no_files(folder: &str, lang: Lang) -> String {
    lang.pick(
        format!("文件夹 `{folder}` 里没有 `.txt`、`.md`、`.docx` 或 `.pdf` 文件"),
        format!("the folder `{folder}` holds no `.txt`, `.md`, `.docx` or `.pdf` file"),
    )
}

/// A catalogue without a target that could be looked for.
#[must_use]
pub fn no_targets(lang: Lang) -> &'static str {
    lang.pick("没有目标可核对", "there is no target to verify")
}

/// That a file cannot be read as a document, and why.
#[must_use]
pub fn unreadable(file: &str, fault: &ManuscriptFault, lang: Lang) -> String {
    format!("`{file}`{}{}", lang.pick("：", ": "), why(fault, lang))
}

fn why(fault: &ManuscriptFault, lang: Lang) -> String {
    let say = |zh: &str, en: &str| lang.pick(zh, en).to_owned();
    match fault {
        ManuscriptFault::TooLarge { most } => lang.pick(
            format!("超过 {most} MiB，不像规划文件；请只留正文"),
            format!("more than {most} MiB, which no policy document is; keep its text only"),
        ),
        ManuscriptFault::Excess(excess) => lang.pick(
            format!("{}，不像规划文件；请把正文复制到新建的文档里，另存为 `.docx`", input::excess(excess, lang)),
            format!(
                "{}, as no policy document has; copy its text into a new document and save it as `.docx`",
                input::excess(excess, lang)
            ),
        ),
        ManuscriptFault::NoWord => say(
            "不是 Word 文件；请用 Word 或 WPS 另存为 `.docx`",
            "no Word document; save it as `.docx` with Word or WPS",
        ),
        ManuscriptFault::Damaged { detail } => lang.pick(
            format!("Word 文件损坏（`{detail}`）；请重新另存为 `.docx`"),
            format!("the Word document is damaged (`{detail}`); save it as `.docx` again"),
        ),
        ManuscriptFault::Locked => {
            say("文件有密码；请去掉密码后另存", "it is locked by a password; save it without one")
        }
        ManuscriptFault::OldWord => say(
            "是旧格式（`.doc`、`.wps`）；请另存为 `.docx`",
            "it is in an old format (`.doc`, `.wps`); save it as `.docx`",
        ),
        ManuscriptFault::NoText => say(
            "里面没有文字（空文件或扫描件）；请换有文字的版本",
            "there is no text in it (empty, or a scan); take one with text",
        ),
        ManuscriptFault::NoPdfReader => say(
            "读 PDF 要用 `pdftotext`，这台电脑没有；请装上 poppler-utils，或把正文另存为 `.docx`、`.txt`",
            "a PDF is read through `pdftotext`, which is not installed; install poppler-utils, or save the text as `.docx` or `.txt`",
        ),
        ManuscriptFault::PdfReader { detail } => lang.pick(
            format!("`pdftotext` 读不了（`{detail}`）；请把正文另存为 `.docx` 或 `.txt`"),
            format!("`pdftotext` cannot read it (`{detail}`); save the text as `.docx` or `.txt`"),
        ),
    }
}

/// What is wrong with a row of a register.
#[must_use]
pub fn register_row(fault: &LocatedRowFault, lang: Lang) -> String {
    let said = match &fault.fault {
        RowFault::MissingColumn { column } => lang.pick(
            format!("缺少 `{column}` 列；第一行应为列名"),
            format!("the column `{column}` is missing; the first row must name the columns"),
        ),
        RowFault::BadNumber => lang.pick(
            format!("{} 不是次数；写 1、2 这样的整数，一处可不写", typed(fault)),
            format!("{} is no count; write a whole number such as 2, or nothing for once", typed(fault)),
        ),
        _ => input::row(fault, lang).line(lang),
    };
    format!("  {}{}{said}", input::place(fault, lang), lang.pick("：", ": "))
}

fn typed(fault: &LocatedRowFault) -> String {
    format!("`{}`", fault.value.as_deref().unwrap_or_default())
}

/// The line above the faults of a register.
#[must_use]
pub fn faulty_register(file: &str, lang: Lang) -> String {
    let columns = "`source`, `clause`, `text`, `times`, `class`";
    lang.pick(
        format!("登记表 `{file}` 有读不懂的地方（列：{}）：", columns.replace(", ", "、")),
        format!("the register `{file}` cannot be read in places (columns: {columns}):"),
    )
}
