//! `verify`: whether everything on record is as it was written, and whether a head that was kept is in the chain.

use rusqlite::Connection;
use serde_json::Value;

use crate::Desk;
use crate::desk::{text, told};

fn edit(desk: &Desk, sql: &str) {
    Connection::open(desk.path().join("duban.db")).expect("a database").execute_batch(sql).expect("it can be done");
}

fn json(desk: &Desk, line: &str) -> (i32, Value) {
    let (code, out, _) = desk.run(&format!("{line} --format json"));
    (code, serde_json::from_str(&out).expect("JSON"))
}

fn head(desk: &Desk) -> String {
    let (_, seen) = json(desk, "verify");
    text(&seen["head"]["hash"]).to_owned()
}

#[test]
fn a_ledger_that_nobody_touched_is_sound() {
    let (code, seen) = json(&Desk::in_town(), "verify");
    assert_eq!(
        (code, &seen["sound"], &seen["events"], &seen["rows"]),
        (0, &true.into(), &9.into(), &Value::Array(vec![]))
    );
    assert!(Desk::with_ledger().done("verify").contains("sound"));
}

#[test]
fn an_edit_behind_its_back_is_named_in_plain_words() {
    let lift = "drop trigger observation_stays; drop trigger observation_remains; drop trigger action_stays;";
    let back = "create trigger observation_stays before update on observation begin select raise(abort, 'records are never changed'); end;
                create trigger observation_remains before delete on observation begin select raise(abort, 'records are never deleted'); end;
                create trigger action_stays before update on action begin select raise(abort, 'records are never changed'); end;";
    let replace = "insert or replace into observation select region, indicator, last_day, first_day, seq, action, event,
        refers, 9, bound, fit, release, publication, note, by, as_typed, period_typed, hash from observation where value = 81";
    for (sql, kind, zh, en) in [
        (
            "update observation set value = 9 where value = 81",
            "figure_changed",
            "第 2 号操作：数据 `town.firms@2024#1` 与登记时不同",
            "action 2: the figure `town.firms@2024#1` is not what was written",
        ),
        (
            "update action set at = '2020-01-01T00:00:00Z' where id = 2",
            "action_changed",
            "第 2 号操作：时间、经办人、账户、操作或说明与登记时不同",
            "action 2: its time, person, account, command or reason is not what was written",
        ),
        (
            "delete from observation where value = 81",
            "figure_gone",
            "少了 1 条，第一条在",
            "1 of 9 are gone (figure), the first before",
        ),
        (
            replace,
            "figure_changed",
            "第 2 号操作：数据 `town.firms@2024#1` 与登记时不同",
            "action 2: the figure `town.firms@2024#1` is not what was written",
        ),
    ] {
        let desk = Desk::in_town();
        edit(&desk, &format!("{lift} {sql}; {back}"));
        let (code, out, err) = desk.run("verify --lang zh");
        assert_eq!(code, 1, "{sql}");
        assert!(out.contains("不符") && err.contains(zh), "{out}{err}");
        let (_, _, err) = desk.run("verify");
        assert!(err.contains(en), "{err}");
        let (_, seen) = json(&desk, "verify");
        assert_eq!((&seen["sound"], text(&seen["rows"][0]["kind"])), (&false.into(), kind));
    }
}

#[test]
fn digits_of_another_action_than_the_number_beside_them_are_told_apart() {
    let desk = Desk::in_town();
    desk.done("record town.firms 82 --period 2024 --revise");
    let kept = head(&desk);
    let arg = format!("#2 {kept}");
    for (lang, says) in [
        ("en", "is in the chain as the head of action 3, not of 2: check the number that was kept"),
        ("zh", "在链中，是第 3 号操作的封存值，不是第 2 号的"),
    ] {
        let mut command = desk.duban(&format!("verify --lang {lang}"));
        let (code, _, err) = told(&command.args(["--head", &arg]).output().expect("started"));
        assert!(code == 1 && err.contains(says) && !err.contains("rewritten"), "{err}");
    }
    let mut command = desk.duban("verify");
    let (_, _, err) = told(&command.args(["--head", "#2 0123456789abcdef"]).output().expect("started"));
    assert!(err.contains("is not in the chain"), "{err}");
}

#[test]
fn a_dropped_trigger_is_named() {
    let desk = Desk::in_town();
    edit(&desk, "drop trigger observation_stays");
    let (code, _, err) = desk.run("verify");
    assert_eq!(code, 1);
    assert!(err.contains("the trigger `observation_stays` is gone"), "{err}");
    let (_, _, err) = desk.run("verify --lang zh");
    assert!(err.contains("触发器 `observation_stays` 不见了"), "{err}");
}

#[test]
fn a_head_that_was_kept_is_found_until_history_is_rewritten() {
    let desk = Desk::in_town();
    let kept = head(&desk);
    desk.done("record town.firms 82 --period 2024 --revise");
    assert_ne!(head(&desk), kept);
    for typed in [kept.clone(), kept[..8].to_owned(), format!("#2␣{}", &kept[..12])] {
        let (code, seen) = json(&desk, &format!("verify --head {typed}"));
        assert_eq!((code, &seen["kept"]["action"]), (0, &2.into()), "{typed}");
    }
    let (code, out, err) = desk.run("verify --head 0123456789abcdef");
    assert!(code == 1 && out.contains("sound") && err.contains("`0123456789abcdef` is not in the chain"), "{out}{err}");
    let (code, _, err) = desk.run("verify --head 0123");
    assert!(code == 2 && err.contains("`0123` for `--head <HEAD>` is not a head"), "{err}");
}

#[test]
fn reports_print_the_head() {
    let desk = Desk::in_town();
    let head = head(&desk);
    let short = format!("chain head #2 {}", &head[..12]);
    assert!(desk.done("report").contains(&short));
    assert!(desk.done("overdue").contains(&short));
    desk.done("report -o report.md");
    assert!(desk.read("report.md").contains(&head));
    desk.done("report -o report.html");
    assert!(desk.read("report.html").contains(&head));
    desk.done("report --summary -o review.md");
    assert!(desk.read("review.md").contains(&head));
    desk.done("bulletin -o bulletin.md");
    assert!(desk.read("bulletin.md").contains(&head));
    for command in [
        "report",
        "report --by agency",
        "overdue",
        "targets",
        "show town.firms",
        "explain town.firms",
        "history town.firms",
    ] {
        let (_, shown) = json(&desk, command);
        assert_eq!((text(&shown["head"]["hash"]), &shown["head"]["action"]), (head.as_str(), &2.into()), "{command}");
    }
    assert!(!desk.done("report --format csv").contains(&head[..12]));
}

#[test]
fn the_built_in_data_have_no_head() {
    let desk = Desk::new();
    let (_, out, _) = desk.run("report --format json -q");
    let shown: Value = serde_json::from_str(&out).expect("JSON");
    assert_eq!(shown.get("head"), None);
    let (_, table, _) = desk.run("report -q");
    assert!(!table.contains("chain head"), "{table}");
}

#[test]
fn without_a_database_there_is_nothing_to_verify() {
    let refused = Desk::new().refused("verify");
    assert!(refused.contains("no database at"), "{refused}");
}
