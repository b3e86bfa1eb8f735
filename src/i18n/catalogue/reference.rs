//! Faults of declarations and references, in words.

use super::{Said, codes};
use crate::domain::catalogue::ItemKind;
use crate::domain::fault::catalogue::ReferenceFault;
use crate::i18n::Lang;
use crate::i18n::words::Spoken;

/// What is wrong with what is declared and referred to.
pub fn said(fault: &ReferenceFault, lang: Lang) -> Said {
    match fault {
        ReferenceFault::Duplicate { thing, name } => duplicate(*thing, name, lang),
        ReferenceFault::Unknown { thing, name, near } => {
            let word = thing.say(lang);
            let said = Said::new(
                lang,
                (format!("没有{word} `{name}`"), format!("there is no {word} `{name}`")),
                (format!("先登记这个{word}，或改正代码"), format!("declare the {word} first, or correct the code")),
            );
            said.or_near(near.as_deref(), lang)
        }
        ReferenceFault::UnknownAgency { name, region, near, alias_of } => {
            let said = Said::new(
                lang,
                (format!("地区 `{region}` 没有单位 `{name}`"), format!("the region `{region}` has no agency `{name}`")),
                (
                    format!("按文件原样写名称，并用 `[[agency]]` 登记到 `{region}`"),
                    format!("write the name as the document does, and declare it for `{region}` under `[[agency]]`"),
                ),
            );
            match alias_of {
                Some(full) => Said {
                    hint: lang.pick(
                        format!("`{name}` 是 `{full}` 的别名；这里写 `{full}`，或单独登记"),
                        format!("`{name}` is an alias of `{full}`: write `{full}`, or declare it on its own"),
                    ),
                    ..said
                },
                None => said.or_near(near.as_deref(), lang),
            }
        }
        ReferenceFault::UnknownClause { number, source, near } => {
            let said = Said::new(
                lang,
                (
                    format!("文件 `{source}` 没有登记条款 `{number}`"),
                    format!("the document `{source}` has no clause `{number}`"),
                ),
                (
                    "用 `[[source.clause]]` 登记它，或改正编号".to_owned(),
                    "declare it under `[[source.clause]]`, or correct the numbering".to_owned(),
                ),
            );
            said.or_near(near.as_deref(), lang)
        }
        ReferenceFault::UnknownPart { number, part, parts } if parts.is_empty() => Said::plain(
            lang,
            (format!("条款 `{number}` 不分部分，没有 {part}"), format!("clause `{number}` has no parts, so no {part}")),
            ("删去 `part`", "remove `part`"),
        ),
        ReferenceFault::UnknownPart { number, part, parts } => Said::new(
            lang,
            (format!("条款 `{number}` 没有第 {part} 部分"), format!("clause `{number}` has no part {part}")),
            which_part(parts, lang),
        ),
        ReferenceFault::PartNeeded { number, parts } => Said::new(
            lang,
            (
                format!("条款 `{number}` 分几个部分，须写明是哪一个"),
                format!("clause `{number}` has several parts: say which one"),
            ),
            which_part(parts, lang),
        ),
        ReferenceFault::PartWithoutClause => Said::fixed(
            lang,
            ("有 `part` 而没有 `clause`", "`part` without `clause`"),
            ("补上 `clause`，或删去 `part`", "add `clause`, or remove `part`"),
        ),
        ReferenceFault::AgenciesBesideClause(number) => Said::plain(
            lang,
            (
                format!("条款 `{number}` 已写明单位，这里不能再写"),
                format!("clause `{number}` names the agencies already"),
            ),
            ("删去这里的单位；条款有误时改条款", "remove them here; where the clause is wrong, correct the clause"),
        ),
        ReferenceFault::RegionCycle(code) => Said::plain(
            lang,
            (format!("地区 `{code}` 绕了一圈属于自己"), format!("the region `{code}` belongs to itself by a circle")),
            ("改正其中一个 `parent`", "correct one `parent` of the circle"),
        ),
        ReferenceFault::ExtendsItself => Said::fixed(
            lang,
            ("目录不能补充自己", "a catalogue cannot extend itself"),
            ("`extends` 写另一份目录的代码，或删去这一行", "give another catalogue's code, or remove the line"),
        ),
        ReferenceFault::AssignmentWithoutExtends => Said::fixed(
            lang,
            ("没有 `extends` 的目录不能分派责任", "only a catalogue with `extends` can have assignments"),
            ("在 `[catalogue]` 写明 `extends`", "give `extends` under `[catalogue]`"),
        ),
        ReferenceFault::EmptyAssignment => Said::fixed(
            lang,
            ("这项分派没有内容", "this assignment assigns nothing"),
            (
                "写上单位、联系人、内部期限、基数或说明，或删去整块",
                "give agencies, a contact, a deadline, a baseline or a note, or remove the block",
            ),
        ),
    }
}

fn duplicate(thing: ItemKind, name: &str, lang: Lang) -> Said {
    let word = thing.say(lang);
    let hint = match thing {
        ItemKind::Clause => {
            ("同一条款有几组单位时，各写一个 `part`", "give each its own `part` where a clause names several groups")
        }
        ItemKind::Target => {
            ("同一指标有几个目标时，各写一个 `code`", "give each its own `code` where an indicator has several targets")
        }
        ItemKind::Agency => ("同一地区同名的单位只登记一次", "declare a name once in a region"),
        ItemKind::Assignment => ("合并为一块", "make them one block"),
        ItemKind::Head | ItemKind::Rules | ItemKind::Region | ItemKind::Source | ItemKind::Indicator => {
            ("改用别的代码，或删去一处", "choose another code, or remove one of them")
        }
    };
    let message = (format!("{word} `{name}` 登记了两次"), format!("the {word} `{name}` is declared twice"));
    Said::plain(lang, message, hint)
}

fn which_part(parts: &[u8], lang: Lang) -> (String, String) {
    let parts: Vec<String> = parts.iter().map(|part| format!("part = {part}")).collect();
    if parts.is_empty() {
        return ("写 `part = 1`、`part = 2` 等".to_owned(), "write `part = 1`, `part = 2` and so on".to_owned());
    }
    let parts = codes(&parts, lang);
    (format!("可用：{parts}"), format!("it may be {parts}"))
}
