//! The words of the log, and of the head of the chain.

use std::borrow::Cow;

use super::Lang;
use super::number::list;
use crate::domain::chain::{Act, Head};

/// The head of the chain as people keep it: the number of the action and the first digits.
#[must_use]
pub fn head(head: &Head, lang: Lang) -> String {
    let (action, hash) = (head.action, head.seal.short());
    lang.pick(format!("链头 #{action} {hash}"), format!("chain head #{action} {hash}"))
}

/// The whole head of the chain.
#[must_use]
pub fn whole_head(head: &Head, lang: Lang) -> String {
    let Head { action, seal } = head;
    lang.pick(format!("登记链的链头：#{action} {seal}"), format!("Head of the chain of records: #{action} {seal}"))
}

/// The label before the head, with the number of the action, and the whole head.
#[must_use]
pub fn head_fact(head: &Head, lang: Lang) -> (String, String) {
    let action = head.action;
    (lang.pick(format!("链头 #{action}"), format!("Head #{action}")), head.seal.to_string())
}

/// The title of the log.
#[must_use]
pub fn log_title(lang: Lang) -> &'static str {
    lang.pick("操作日志", "Log of actions")
}

/// How many actions are listed.
#[must_use]
pub fn actions(count: u64, lang: Lang) -> String {
    lang.pick(format!("共 {count} 次操作"), format!("{count} {}", noun(count, "action", "actions")))
}

/// How many events are listed.
#[must_use]
pub fn events(count: u64, lang: Lang) -> String {
    lang.pick(format!("共 {count} 条数据"), format!("{count} {}", noun(count, "event", "events")))
}

pub(super) fn noun<'n>(count: u64, one: &'n str, many: &'n str) -> &'n str {
    if count == 1 { one } else { many }
}

/// What a command does, where it writes; otherwise its name.
#[must_use]
pub fn command(name: &str, lang: Lang) -> Cow<'_, str> {
    let zh = match name {
        "init" => "建库",
        "load" => "装入目录",
        "record" => "登记",
        "import" => "成批登记",
        "retract" => "撤回",
        "undo" => "撤销操作",
        "extend" => "延期",
        "approve" => "核准",
        "reject" => "退回",
        "upgrade" => "升级数据库",
        _ => return Cow::Borrowed(name),
    };
    Cow::Borrowed(lang.pick(zh, name))
}

/// Why something was done. What the program itself notes of an upgrade is worded.
#[must_use]
pub fn reason(act: &Act, lang: Lang) -> Option<Cow<'_, str>> {
    let reason = act.reason.as_deref()?;
    if &*act.command != "upgrade" {
        return Some(Cow::Borrowed(reason));
    }
    let (steps, chained) = match reason.split_once(", ") {
        Some((steps, chained)) => (steps, chained.strip_suffix(" chained")),
        None => (reason, None),
    };
    let Some((from, to)) = steps.split_once(" -> ") else { return Some(Cow::Borrowed(reason)) };
    let mut said = lang.pick(format!("结构从第 {from} 版升到第 {to} 版"), format!("schema {from} became {to}"));
    if let Some(chained) = chained {
        said += &lang.pick(
            format!("；{chained} 号操作到此时才接入校验链"),
            format!("; actions {chained} were chained only then"),
        );
    }
    Some(Cow::Owned(said))
}

/// What came of an action, in counts.
#[must_use]
pub fn what(act: &Act, lang: Lang) -> Option<String> {
    let mut parts = Vec::new();
    if act.events > 0 {
        let count = act.events;
        parts.push(lang.pick(format!("数据 {count}"), format!("{count} {}", noun(count, "figure", "figures"))));
    }
    let mut rows: Vec<_> = act.rows.iter().collect();
    rows.sort_by_key(|(table, _)| RELATIONS.iter().position(|(name, ..)| **name == **table).unwrap_or(RELATIONS.len()));
    for (table, rows) in rows {
        let name = relation(table, lang);
        parts.push(lang.pick(format!("{name} {rows}"), format!("{rows} × {name}")));
    }
    (!parts.is_empty()).then(|| list(&parts, lang))
}

/// What tables hold, in a word, in the order in which it is told.
const RELATIONS: [(&str, &str, &str); 14] = [
    ("extension", "延期", "extension"),
    ("undo", "撤销", "undo"),
    ("catalogue_version", "目录", "catalogue"),
    ("rule", "规则", "rule"),
    ("region_version", "地区", "region"),
    ("source_version", "文件", "document"),
    ("clause_version", "条款", "clause"),
    ("clause_role", "条款责任单位", "agency of a clause"),
    ("agency_version", "单位", "agency"),
    ("agency_alias", "单位别名", "another name of an agency"),
    ("indicator_version", "指标", "indicator"),
    ("target_version", "目标", "target"),
    ("assignment_version", "督查室补充", "assignment"),
    ("assignment_role", "补充的单位", "assigned agency"),
];

/// What a table holds, in a word.
#[must_use]
pub fn relation(table: &str, lang: Lang) -> String {
    match RELATIONS.iter().find(|(name, ..)| *name == table) {
        Some((_, zh, en)) => lang.pick(*zh, *en).to_owned(),
        None => lang.pick(format!("表 `{table}`"), format!("row of `{table}`")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_upgrade_notes_is_worded() {
        let act = |command: &str, reason: &str| Act {
            number: 6,
            at: chrono::DateTime::UNIX_EPOCH,
            by: None,
            system_user: None,
            command: command.into(),
            reason: Some(reason.into()),
            events: 0,
            rows: Vec::new(),
            seal: None,
        };
        let upgrade = act("upgrade", "2 -> 3, #1-#5 chained");
        assert_eq!(
            reason(&upgrade, Lang::En).as_deref(),
            Some("schema 2 became 3; actions #1-#5 were chained only then")
        );
        assert_eq!(
            reason(&upgrade, Lang::Zh).as_deref(),
            Some("结构从第 2 版升到第 3 版；#1-#5 号操作到此时才接入校验链")
        );
        assert_eq!(reason(&act("upgrade", "3 -> 4"), Lang::En).as_deref(), Some("schema 3 became 4"));
        assert_eq!(reason(&act("retract", "1 -> 2, #3 chained"), Lang::En).as_deref(), Some("1 -> 2, #3 chained"));
    }
}
