//! What `verify` says: what was looked through, and what does not fit.

use super::Lang;
use super::chain::{head_fact, noun, relation};
use super::number::list;
use crate::domain::chain::{Examination, Fate, Head, InAction, Misfit};

/// The title of what `verify` says of a database.
#[must_use]
pub fn verify_title(path: &str, lang: Lang) -> String {
    lang.pick(format!("核验 {path}"), format!("Verification of {path}"))
}

/// What was looked through, and what came of it.
#[must_use]
pub fn facts(seen: &Examination, lang: Lang) -> Vec<(String, String)> {
    let fact = |zh: &str, en: &str, said: String| (lang.pick(zh, en).to_owned(), said);
    let mut facts = vec![
        fact("结论", "Result", result(seen, lang)),
        fact("操作", "Actions", seen.actions.to_string()),
        fact("数据", "Events", seen.events.to_string()),
        fact("其他行", "Other rows", seen.rows.to_string()),
        fact("目录摘要", "Digests", digests(seen, lang)),
    ];
    facts.extend(seen.head.as_ref().map(|head| head_fact(head, lang)));
    facts
}

fn digests(seen: &Examination, lang: Lang) -> String {
    let fit = seen.digests;
    let mut said = lang.pick(format!("{fit} 个相符"), format!("{fit} fit"));
    if !seen.earlier.is_empty() {
        let codes = list(&seen.earlier.iter().map(|code| format!("`{code}`")).collect::<Vec<_>>(), lang);
        said += &lang.pick(
            format!("；{codes} 由旧版程序装入，摘要无法重算，内容以校验链为准"),
            format!(
                "; {codes} was loaded by an earlier version, whose digest cannot be formed again; the chain covers it"
            ),
        );
    }
    said
}

fn result(seen: &Examination, lang: Lang) -> String {
    match seen.misfits.len() {
        0 => lang.pick("完好，与登记时一致", "sound: everything is as it was written").to_owned(),
        1 => lang.pick("有 1 处不符", "1 thing does not fit").to_owned(),
        count => lang.pick(format!("有 {count} 处不符"), format!("{count} things do not fit")),
    }
}

/// A ledger in which something does not fit: what comes first.
#[must_use]
pub fn unsound(first: &Misfit, lang: Lang) -> String {
    let told = misfit(first, lang);
    lang.pick(
        format!("数据库与登记时不一致，首先是：{told}"),
        format!("the database is not as it was written; first: {told}"),
    )
}

/// A head that was kept is in the chain.
#[must_use]
pub fn kept(head: &Head, at: &str, lang: Lang) -> (String, String) {
    let Head { action, seal } = head;
    (
        lang.pick("留存的链头", "Kept head").to_owned(),
        lang.pick(
            format!("{seal} 是第 {action} 号操作（{at}）的封存值，其后的记录都接在它后面"),
            format!("{seal} is the seal of action {action} ({at}); all later ones continue it"),
        ),
    )
}

/// A head that was kept is not in the chain.
#[must_use]
pub fn not_kept(typed: &str, lang: Lang) -> String {
    lang.pick(
        format!("链中没有 `{typed}`：当时的记录已被改写或删去，或者它属于另一个数据库"),
        format!("`{typed}` is not in the chain: what it sealed was rewritten or cut off, or it is of another database"),
    )
}

/// The digits of a head that was kept are in the chain, but of another action than the one beside them.
#[must_use]
pub fn of_another(head: &Head, named: i64, lang: Lang) -> String {
    let (seal, action) = (head.seal.short(), head.action);
    lang.pick(
        format!("`{seal}` 在链中，是第 {action} 号操作的封存值，不是第 {named} 号的：请核对所记的操作号"),
        format!(
            "`{seal}` is in the chain as the head of action {action}, not of {named}: check the number that was kept"
        ),
    )
}

/// The first digits of a head fit several actions.
#[must_use]
pub fn several(typed: &str, found: &[Head], lang: Lang) -> String {
    let all: Vec<String> = found.iter().map(|head| format!("#{}", head.action)).collect();
    let all = list(&all, lang);
    lang.pick(
        format!("`{typed}` 与几个操作相符（{all}），请多写几位"),
        format!("`{typed}` fits several actions ({all}); give more digits"),
    )
}

/// What does not fit, in one sentence.
#[must_use]
pub fn misfit(misfit: &Misfit, lang: Lang) -> String {
    match misfit {
        Misfit::Damaged(said) => {
            lang.pick(format!("数据库文件已损坏（`{said}`）"), format!("the file is damaged (`{said}`)"))
        }
        Misfit::Definition { kind, name, fate } => {
            let (zh, en) = match &**kind {
                "table" => ("表", "table"),
                "index" => ("索引", "index"),
                "trigger" => ("触发器", "trigger"),
                _ => ("视图", "view"),
            };
            lang.pick(format!("{zh} `{name}` {}", fate_zh(*fate)), format!("the {en} `{name}` {}", fate_en(*fate)))
        }
        Misfit::Word { word, fate } => lang.pick(
            format!("代码说明 `{word}` {}", fate_zh(*fate)),
            format!("the explanation of the code `{word}` {}", fate_en(*fate)),
        ),
        Misfit::InAction { action, what } => lang.pick(
            format!("第 {action} 号操作：{}", in_action(what, lang)),
            format!("action {action}: {}", in_action(what, lang)),
        ),
        Misfit::Constraint { relation } => lang.pick(
            format!("表 `{relation}` 有的行不合该表的约束"),
            format!("rows of `{relation}` break a constraint of the table"),
        ),
        Misfit::Unused { relation, label, rows } => lang.pick(
            format!("表 `{relation}` 有 {rows} 行不属于任何记录，第一行是 `{label}`：不是由本程序写入的，或用到它的记录已被删去"),
            format!(
                "{rows} {} of `{relation}` that no record uses, the first is `{label}`: not this program wrote it, or the record that used it is gone",
                noun(*rows, "row", "rows")
            ),
        ),
        Misfit::Reference { relation, to, rows } => lang.pick(
            format!("表 `{relation}` 有 {rows} 行引用了 `{to}` 中不存在的行"),
            format!("{rows} {} of `{relation}` refer to what is not in `{to}`", noun(*rows, "row", "rows")),
        ),
        Misfit::Numbering { missing } => lang.pick(
            format!("同一时期的编号不连续，缺 `{missing}`"),
            format!("the numbers of a period have a hole: `{missing}` is missing"),
        ),
        Misfit::Digest { catalogue, stored, found } => lang.pick(
            format!("目录 `{catalogue}` 的内容与装入时的摘要不符（装入时 {stored}，现在 {found}）"),
            format!("catalogue `{catalogue}` is not what its digest says (stored {stored}, now {found})"),
        ),
    }
}

fn fate_zh(fate: Fate) -> &'static str {
    match fate {
        Fate::Changed => "与程序自带的不同",
        Fate::Gone => "不见了",
        Fate::Added => "不是本程序建的",
    }
}

fn fate_en(fate: Fate) -> &'static str {
    match fate {
        Fate::Changed => "is not as shipped",
        Fate::Gone => "is gone",
        Fate::Added => "is not of this program",
    }
}

fn in_action(what: &InAction, lang: Lang) -> String {
    let (zh, en) = match what {
        InAction::Gone => ("不见了（编号不会有空缺）", "it is gone (numbers have no holes)"),
        InAction::Changed => (
            "时间、经办人、账户、操作或说明与登记时不同",
            "its time, person, account, command or reason is not what was written",
        ),
        InAction::Earlier => ("时间早于前一号操作", "its time lies before the action before it"),
        InAction::Unsealed => (
            "没有封存：不是由本程序写入的，或封存被删",
            "it has no seal: not this program wrote it, or the seal was deleted",
        ),
        InAction::SealAlone => ("有封存，没有操作", "there is a seal, but no action"),
        InAction::Unlinked => ("没有接上前一号操作的封存值", "its seal does not continue the one before it"),
        InAction::SealChanged => ("封存本身被改动", "its seal was changed"),
        InAction::NoEvents { sealed } => {
            return lang.pick(
                format!("写入的 {sealed} 条数据都不见了"),
                format!("{} it wrote {} gone", many(*sealed, "figure", lang), is(*sealed)),
            );
        }
        InAction::Event { handle, fate, after, sealed, found } => {
            return row("数据", "figure", handle, (*fate, *after), (*sealed, *found), lang);
        }
        InAction::Row { relation: table, label, fate, after, sealed, found } => {
            let name = relation(table, lang);
            return row(&name, &name, label, (*fate, *after), (*sealed, *found), lang);
        }
    };
    lang.pick(zh, en).to_owned()
}

fn many(count: u64, what: &str, lang: Lang) -> String {
    let plural = if count == 1 || lang == Lang::Zh { "" } else { "s" };
    if count == 1 { format!("the {what}") } else { format!("all {count} {what}{plural}") }
}

fn is(count: u64) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

fn row(zh: &str, en: &str, name: &str, (fate, after): (Fate, bool), (sealed, found): (u64, u64), lang: Lang) -> String {
    let apart = sealed.abs_diff(found);
    match (fate, name.is_empty(), after) {
        (Fate::Changed, ..) => {
            lang.pick(format!("{zh} `{name}` 与登记时不同"), format!("the {en} `{name}` is not what was written"))
        }
        (Fate::Gone, true, _) => {
            lang.pick(format!("写入的{zh}（{apart} 行）都不见了"), format!("all it wrote is gone: {apart} × {en}"))
        }
        (Fate::Gone, false, true) => lang.pick(
            format!("写入 {sealed} 条{zh}，少了 {apart} 条，在 `{name}` 之后"),
            format!("{apart} of {sealed} are gone ({en}), after `{name}`"),
        ),
        (Fate::Gone, false, false) => lang.pick(
            format!("写入 {sealed} 条{zh}，少了 {apart} 条，第一条在 `{name}` 之前"),
            format!("{apart} of {sealed} are gone ({en}), the first before `{name}`"),
        ),
        (Fate::Added, ..) => lang.pick(
            format!("写入 {sealed} 条{zh}，多出 {apart} 条，第一条是 `{name}`"),
            format!("{apart} more than the {sealed} it wrote ({en}), the first is `{name}`"),
        ),
    }
}

/// The key of a kind of misfit: a promise to scripts.
#[must_use]
pub fn key(misfit: &Misfit) -> String {
    let of = |what: &str, fate: &Fate| {
        let fate = match fate {
            Fate::Changed => "changed",
            Fate::Gone => "gone",
            Fate::Added => "added",
        };
        format!("{what}_{fate}")
    };
    match misfit {
        Misfit::Damaged(_) => "damaged".to_owned(),
        Misfit::Definition { kind, fate, .. } => of(kind, fate),
        Misfit::Word { fate, .. } => of("word", fate),
        Misfit::Constraint { .. } => "constraint".to_owned(),
        Misfit::Unused { .. } => "row_unused".to_owned(),
        Misfit::Reference { .. } => "reference".to_owned(),
        Misfit::Numbering { .. } => "numbering".to_owned(),
        Misfit::Digest { .. } => "digest".to_owned(),
        Misfit::InAction { what, .. } => match what {
            InAction::Gone => "action_gone".to_owned(),
            InAction::Changed => "action_changed".to_owned(),
            InAction::Earlier => "action_earlier".to_owned(),
            InAction::Unsealed => "seal_gone".to_owned(),
            InAction::SealAlone => "seal_added".to_owned(),
            InAction::Unlinked => "seal_unlinked".to_owned(),
            InAction::SealChanged => "seal_changed".to_owned(),
            InAction::NoEvents { .. } => "figure_gone".to_owned(),
            InAction::Event { fate, .. } => of("figure", fate),
            InAction::Row { fate, .. } => of("row", fate),
        },
    }
}

/// What a misfit is about, as a program takes it: a figure's public name, a table with a row, a definition.
#[must_use]
pub fn place(misfit: &Misfit) -> Option<String> {
    match misfit {
        Misfit::Definition { name, .. } => Some(name.to_string()),
        Misfit::Word { word, .. } => Some(format!("word {word}")),
        Misfit::Constraint { relation } | Misfit::Reference { relation, .. } => Some(relation.to_string()),
        Misfit::Unused { relation, label, .. } => Some(format!("{relation} {label}")),
        Misfit::Numbering { missing } => Some(missing.clone()),
        Misfit::Digest { catalogue, .. } => Some(format!("catalogue {catalogue}")),
        Misfit::InAction { what: InAction::Event { handle, .. }, .. } => Some(handle.clone()),
        Misfit::InAction { what: InAction::Row { relation, label, .. }, .. } => {
            Some(format!("{relation} {label}").trim_end().to_owned())
        }
        Misfit::Damaged(_) | Misfit::InAction { .. } => None,
    }
}

/// What is not listed.
#[must_use]
pub fn left_out(count: usize, lang: Lang) -> String {
    lang.pick(
        format!("另有 {count} 处未列出；用 `--format json` 查看全部"),
        format!("{count} more are not listed; `--format json` lists them all"),
    )
}
