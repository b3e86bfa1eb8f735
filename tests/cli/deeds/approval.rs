//! Approval: what is recorded waits for somebody else, does not count until then, and is listed.

use serde_json::json;

use super::{done_under, under, with_approval};
use crate::Desk;
use crate::desk::TOWN;

#[test]
fn what_waits_does_not_count_and_is_listed() {
    let desk = with_approval();
    let (code, out, err) = under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    assert_eq!((code, err.as_str()), (0, "it counts once somebody else approves: `duban pending`, `duban approve`\n"));
    assert_eq!(
        out,
        "recorded town.firms@2024#1: 81 companies\n  town.firms.2025: gap unknown, status no data (due soon)\n"
    );
    let row = desk.row("pending");
    assert_eq!(
        json!([row["handle"], row["value"], row["by"], row["system_user"], row["counts"], row["action"]]),
        json!(["town.firms@2024#1", 81, "李华", "lihua", null, 2])
    );
    let row = desk.row("show town.firms");
    assert_eq!((&row["pending"], &row["latest"]), (&json!(1), &json!(null)));
    let out = desk.done("report");
    assert!(out.contains("1 figure waits for approval and does not count; `duban pending` lists them"), "{out}");
}

#[test]
fn only_somebody_else_approves() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    let before = desk.bytes("duban.db");
    for (account, name, says) in [
        ("wangfang", "李华", "was recorded by `李华`, who cannot approve it"),
        ("lihua", "王芳", "was recorded under the same account, `lihua`, under which it cannot be approved"),
    ] {
        for what in ["town.firms@2024", "--all", "--action 2"] {
            let (code, _, err) = under(&desk, account, &format!("approve {what} --by {name}"));
            assert!(code == 1 && err.contains(says), "{err}");
        }
    }
    assert_eq!(desk.bytes("duban.db"), before);
    let out = done_under(&desk, "wangfang", "approve town.firms@2024 --by 王芳");
    assert!(
        out.starts_with("approved town.firms@2024#1: 81 companies\n  town.firms.2025: gap unknown → 19 companies"),
        "{out}"
    );
    assert_eq!(desk.row("show town.firms")["pending"], json!(0));
    assert!(desk.rows("pending").is_empty());
}

#[test]
fn all_approves_what_others_recorded_and_leaves_the_own() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    done_under(&desk, "wangfang", "record town.vacancy 6 --period 2024 --by 王芳");
    let (code, out, err) = under(&desk, "wangfang", "approve --all --by 王芳");
    assert_eq!(
        (code, err.as_str()),
        (0, "1 more recorded by yourself or under your account are left for somebody else\n")
    );
    assert!(out.starts_with("approved town.firms@2024#1") && !out.contains("vacancy"), "{out}");
    assert_eq!(desk.row("pending")["handle"], json!("town.vacancy@2024#1"));
}

#[test]
fn what_is_rejected_stays_on_record_with_its_reason() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    let out = done_under(&desk, "wangfang", "reject town.firms@2024 --reason 与公报不符 --by 王芳");
    assert!(out.starts_with("rejected town.firms@2024#1: 81 companies\n"), "{out}");
    let rows = desk.rows("history town.firms");
    assert_eq!(
        json!([rows[0]["counting"], rows[1]["event"], rows[1]["reason"]]),
        json!(["rejected", "rejection", "与公报不符"])
    );
    assert!(desk.rows("pending").is_empty());
    let err = desk.refused("approve town.firms@2024 --by 王芳");
    assert!(err.contains("town.firms has no figure of `2024` that waits for approval"), "{err}");
    // The same value may be sent again.
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    assert_eq!(desk.row("pending")["handle"], json!("town.firms@2024#3"));
}

#[test]
fn an_approval_that_is_taken_back_waits_again_for_somebody_else() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    done_under(&desk, "wangfang", "approve --all --by 王芳");
    done_under(&desk, "wangfang", "undo --by 王芳 -q");
    assert_eq!(desk.row("pending")["by"], json!("李华"), "still the figure of who recorded it");
    let (code, _, err) = under(&desk, "lihua", "approve --all --by 李华");
    assert!(code == 1 && err.contains("who cannot approve it"), "{err}");
    done_under(&desk, "wangfang", "approve --all --by 王芳");
    assert!(desk.rows("pending").is_empty());
}

#[test]
fn an_import_waits_as_a_whole() {
    let desk = with_approval();
    desk.put("figures.csv", "indicator,period,value\ntown.firms,2023,58\ntown.firms,2024,81\ntown.vacancy,2024,6\n");
    let (code, _, err) = under(&desk, "lihua", "import figures.csv --by 李华");
    assert!(code == 0 && err.contains("3 of them count once somebody else approves"), "{err}");
    assert_eq!(desk.rows("pending").len(), 3);
    assert_eq!(desk.rows("pending --region town").len(), 3);
    let out = done_under(&desk, "wangfang", "approve --action 2 --by 王芳");
    assert_eq!(out.lines().filter(|line| line.starts_with("approved ")).count(), 3, "{out}");
}

#[test]
fn without_the_rule_nothing_waits() {
    let desk = Desk::in_town();
    let (_, out, _) = desk.run("pending");
    assert_eq!(out, "no figure waits for approval\n");
    assert!(desk.rows("pending").is_empty());
    let err = desk.refused("approve --all");
    assert!(err.contains("no figure waits for approval"), "{err}");
    let err = desk.refused("approve");
    assert!(err.contains("no figure is named"), "{err}");
    let err = desk.refused("approve town.firms@2024#1 --by 王芳");
    assert!(err.contains("does not wait for approval, or was approved already"), "{err}");
}

#[test]
fn a_blank_name_is_none() {
    let desk = with_approval();
    for blank in ["--by=", "--by=␣", "--by=␣\u{200b}"] {
        let err = desk.refused(&format!("record town.firms 81 --period 2024 {blank}"));
        assert_eq!(err, "error: `--by` must say something\n");
    }
    // Set to blanks a variable is not set.
    let line = "record town.firms 81 --period 2024";
    let out = desk.duban(line).env("DUBAN_BY", " \u{200b}").env("USER", " ").env("LOGNAME", "lihua").output();
    assert_eq!(crate::desk::told(&out.expect("started")).0, 0);
    let row = desk.row("pending");
    assert_eq!(json!([row["by"], row["system_user"]]), json!([null, "lihua"]));
}

#[test]
fn a_name_is_known_again_whatever_characters_it_is_typed_in() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by Li␣Hua");
    for name in ["lihua", "ＬＩ␣ＨＵＡ", "Li\u{200b}Hua", "LI\u{ad}HUA", "\u{202e}LiHua"] {
        let (code, _, err) = under(&desk, "wangfang", &format!("approve --all --by {name}"));
        assert!(code == 1 && err.contains("who cannot approve it"), "{name:?}: {err}");
    }
    // The account of one is the name of the other, either way.
    let (code, _, err) = under(&desk, "Li-Hua", "approve --all --by 王芳");
    assert_eq!(code, 0, "{err}");
    done_under(&desk, "zhaoliu", "record town.vacancy 6 --period 2024 --by 赵六");
    for (account, name) in [("wangfang", "ZhaoLiu"), ("赵六", "王芳")] {
        let (code, _, err) = under(&desk, account, &format!("approve --all --by {name}"));
        assert!(code == 1 && err.contains("is the name of one and the account of the other"), "{err}");
    }
}

#[test]
fn a_name_set_anywhere_is_compared() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    desk.put("mine.toml", "by = \"李华\"\n");
    for (variable, value) in [("DUBAN_BY", "李华"), ("DUBAN_CONFIG", "mine.toml")] {
        let out = desk.duban("approve --all").env("USER", "wangfang").env(variable, value).output();
        let (code, _, err) = crate::desk::told(&out.expect("started"));
        assert!(code == 1 && err.contains("was recorded by `李华`, who cannot approve it"), "{variable}: {err}");
    }
    // No name and no account at all tell nobody from anybody.
    let err = desk.refused("approve --all");
    assert!(err.contains("no name tells who recorded it from who approves it"), "{err}");
}

#[test]
fn who_a_row_of_an_import_names_does_not_approve_it() {
    let desk = with_approval();
    desk.put("figures.csv", "indicator,period,value,by\ntown.firms,2024,81,李华\ntown.vacancy,2024,6,王芳\n");
    let (code, _, err) = under(&desk, "zhangsan", "import figures.csv --by 张三");
    assert_eq!(code, 0, "{err}");
    let out = done_under(&desk, "lihua", "approve --all --by 李华");
    assert!(out.contains("town.vacancy@2024#1") && !out.contains("town.firms"), "{out}");
    let (code, _, err) = under(&desk, "lihua", "approve town.firms@2024 --by 李华");
    assert!(code == 1 && err.contains("was recorded by `李华`, who cannot approve it"), "{err}");
    let (code, _, err) = under(&desk, "zhangsan", "approve town.firms@2024 --by 王芳");
    assert!(code == 1 && err.contains("under the same account, `zhangsan`"), "{err}");
    done_under(&desk, "wangfang", "approve town.firms@2024 --by 王芳");
}

#[test]
fn who_recorded_a_figure_may_withdraw_it_and_send_it_again_but_not_have_it_count() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    done_under(&desk, "wangfang", "reject town.firms@2024 --reason 存疑 --by 王芳");
    // The rejection taken back by who was rejected: it waits, no more.
    done_under(&desk, "lihua", "undo --action 3 --by 李华 -q");
    assert_eq!(desk.row("pending")["handle"], json!("town.firms@2024#3"));
    let (code, ..) = under(&desk, "lihua", "approve --all --by 李华");
    assert_eq!(code, 1);
    done_under(&desk, "lihua", "retract town.firms@2024 --reason 误报 --by 李华");
    assert!(desk.rows("pending").is_empty());
    done_under(&desk, "lihua", "undo --by 李华 -q");
    assert_eq!(desk.row("show town.firms")["latest"], json!(null), "it waits as it did");
}

#[test]
fn a_revision_of_an_approved_figure_waits_while_the_old_one_counts() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    done_under(&desk, "wangfang", "approve --all --by 王芳");
    // Neither may wave through what they revised themselves, whoever's the figure was.
    done_under(&desk, "wangfang", "record town.firms 85 --period 2024 --revise --by 王芳");
    let row = desk.row("pending");
    assert_eq!(json!([row["value"], row["counts"], row["by"]]), json!([85, 81, "王芳"]));
    assert_eq!(desk.row("show town.firms")["latest"]["value"], json!(81));
    let (code, ..) = under(&desk, "wangfang", "approve --all --by 王芳");
    assert_eq!(code, 1);
    done_under(&desk, "lihua", "approve --all --by 李华");
    assert_eq!(desk.row("show town.firms")["latest"]["value"], json!(85));
    done_under(&desk, "wangfang", "retract town.firms@2024 --reason 误改 --by 王芳");
    assert_eq!(desk.row("show town.firms")["latest"]["value"], json!(81), "what was approved before counts again");
}

#[test]
fn where_approval_is_given_up_what_waits_waits_on_and_that_is_said() {
    let desk = with_approval();
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    desk.put("free.toml", &TOWN.replacen("version = \"1\"", "version = \"2\"", 1));
    let (code, _, err) = under(&desk, "lihua", "load free.toml --by 李华");
    assert_eq!(
        (code, err.as_str()),
        (
            0,
            "1 figure recorded before still waits for approval: approve, or retract and record again; `duban pending`\n"
        )
    );
    let (code, out, err) = under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    assert!(code == 0 && out.contains("the same figure is recorded already"), "{out}");
    assert_eq!(err, "what is on record already waits for approval and does not count yet: `duban pending`\n");
    let (code, ..) = under(&desk, "lihua", "approve --all --by 李华");
    assert_eq!(code, 1, "it was recorded to be approved by somebody else");
    desk.put("figures.csv", "indicator,period,value\ntown.firms,2024,81\n");
    let (_, _, err) = under(&desk, "lihua", "import figures.csv --by 李华");
    assert!(err.contains("waits for approval and does not count yet"), "{err}");
    done_under(&desk, "lihua", "retract town.firms@2024 --reason 重报 --by 李华");
    done_under(&desk, "lihua", "record town.firms 81 --period 2024 --by 李华");
    assert_eq!(desk.row("show town.firms")["latest"]["value"], json!(81));
}
