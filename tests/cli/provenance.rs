//! `verify --documents`: the catalogue against the documents it is from. The documents here are invented.

use serde_json::Value;

use crate::Desk;

const CATALOGUE: &str = r#"
[catalogue]
code = "hamlet"
version = "1"
name = "某村示例目录"

[[region]]
code = "hamlet"
name = "某村"
name_en = "A Hamlet"

[[source]]
code = "hamlet-2024"
region = "hamlet"
title = "某村示例行动计划（2024—2026年）"
number = "某村发〔2024〕3号"
issuer = "某村"
issued = 2024-03-05
standing = "in_force"
horizon = "2024..2026"

[[source.clause]]
number = "二、（一）1"

[[source.clause]]
number = "二(一)2"

[[indicator]]
code = "hamlet.shops"
name = "网店数"
unit = "家"
kind = "stock"
direction = "up"

[[indicator.target]]
source = "hamlet-2024"
clause = "二、（一）1"
comparator = "at_least"
value = 12000
wording = "达到1.2万家以上"
deadline = 2025-12-31
deadline_basis = "stated"

[[indicator]]
code = "hamlet.coverage"
name = "光纤覆盖率"
unit = "%"
kind = "ratio"
direction = "up"

[[indicator.target]]
source = "hamlet-2024"
clause = "二(一)2"
comparator = "at_least"
value = 100
wording = "光纤网络全覆盖"
deadline = 2026-12-31
deadline_basis = "plan"
milestones = { 2025 = 60 }
"#;

const PLAN: &str = "某村发〔2024〕3号\n某村示例行动计划（2024—2026年）\n一、总体要求\n推进5G一体化发展。\n二、主要任务\n\
    （一）夯实基础\n1.发展网店。到2025年，网店达到1.2万家以上，每家给予最高5000元奖励。\n\
    2.建设光纤。2025年覆盖率达到60%，实现光纤网络全覆盖。\n（二）强化保障\n3.加强宣传。\n2024年3月5日\n";

const REGISTER: &str = "source,clause,text,times,class\nhamlet-2024,二(一)1,最高5000元,,subsidy\n";

fn desk(plan: &str) -> Desk {
    let desk = Desk::new();
    desk.put("hamlet.toml", CATALOGUE);
    desk.done("init --catalogue hamlet.toml");
    desk.put("ours.csv", REGISTER);
    std::fs::create_dir(desk.path().join("papers")).expect("made");
    desk.put("papers/01.txt", plan);
    desk
}

const LINE: &str = "verify --documents papers --register ours.csv";

/// Problem, text and targets of what is wrong.
fn wrong(desk: &Desk) -> (i32, Vec<[String; 3]>) {
    let (code, out, _) = desk.run(&format!("{LINE} --format json -q"));
    let json: Value = serde_json::from_str(&out).expect("json");
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let targets = |row: &Value| row["targets"].as_array().map_or(String::new(), |all| all.iter().map(text).collect());
    let rows = json["rows"].as_array().expect("rows");
    let wrong = rows.iter().filter(|row| !row["problem"].is_null());
    (code, wrong.map(|row| [text(&row["problem"]), text(&row["text"]), targets(row)]).collect())
}

fn found(rows: &[[&str; 3]]) -> (i32, Vec<[String; 3]>) {
    (i32::from(!rows.is_empty()), rows.iter().map(|row| row.map(str::to_owned)).collect())
}

#[test]
fn every_quantity_of_a_sound_document_is_accounted_for() {
    let desk = desk(PLAN);
    assert_eq!(wrong(&desk), found(&[]));
    let (code, out, err) = desk.run(&format!("{LINE} --format csv --columns line,clause,text,class,targets"));
    assert_eq!((code, err.as_str()), (0, ""));
    let expected = "line,clause,text,class,targets\n\
        1,,[2024]3号,issue,\n\
        2,,2024-2026年,horizon,\n\
        3,一,一、,clause,\n\
        4,一,5G,name,\n\
        4,一,一体化,word,\n\
        5,二,二、,clause,\n\
        6,二(一),(一),clause,\n\
        7,二(一)1,1.,clause,\n\
        7,二(一)1,2025年,deadline,hamlet.shops.2025\n\
        7,二(一)1,1.2万家以上,target,hamlet.shops.2025\n\
        7,二(一)1,5000元,subsidy,\n\
        8,二(一)2,2.,clause,\n\
        8,二(一)2,2025年,milestone,hamlet.coverage.2026\n\
        8,二(一)2,覆盖率,word,\n\
        8,二(一)2,60%,milestone,hamlet.coverage.2026\n\
        8,二(一)2,全覆盖,target,hamlet.coverage.2026\n\
        9,二(二),(二),clause,\n\
        10,二(二)3,3.,clause,\n\
        11,二(二)3,2024年3月5日,issue,\n";
    assert_eq!(out, expected);
}

#[test]
fn a_number_that_was_changed_is_named_alone() {
    let shops = "hamlet.shops.2025";
    for (from, to, rows) in [
        ("1.2万家", "1.3万家", vec![["missing", "达到1.2万家以上", shops], ["unaccounted", "1.3万家以上", ""]]),
        ("5000元", "6000元", vec![["absent", "最高5000元", ""], ["unaccounted", "6000元", ""]]),
        ("到2025年", "到2027年", vec![["no_deadline", "2025", shops], ["unaccounted", "2027年", ""]]),
        ("〔2024〕3号", "〔2024〕4号", vec![["unaccounted", "[2024]4号", ""]]),
        ("3月5日", "3月6日", vec![["unaccounted", "2024年3月6日", ""]]),
        ("60%", "65%", vec![["unaccounted", "65%", ""]]),
        ("2.建设", "5.建设", vec![["out_of_order", "5.", ""]]),
        ("（二）", "（三）", vec![["out_of_order", "(三)", ""]]),
        ("5G一体化", "5G一百家", vec![["unaccounted", "一百家", ""]]),
    ] {
        let desk = desk(&PLAN.replace(from, to));
        assert_eq!(wrong(&desk), found(&rows), "{from} to {to}");
    }
}

#[test]
fn a_sentence_that_was_added_and_a_clause_that_was_removed_are_named() {
    let added = desk(&PLAN.replace("加强宣传。", "加强宣传。每年培训三百人次。"));
    assert_eq!(wrong(&added), found(&[["unaccounted", "三百人次", ""]]));
    let removed = PLAN.replace("2.建设光纤。2025年覆盖率达到60%，实现光纤网络全覆盖。\n", "");
    let missing = [["missing", "光纤网络全覆盖", "hamlet.coverage.2026"], ["out_of_order", "3.", ""]];
    assert_eq!(wrong(&desk(&removed)), found(&missing));
}

#[test]
fn a_wording_in_another_clause_is_told_with_both_places() {
    let desk = desk(&PLAN.replace("实现光纤网络全覆盖。", "。").replace("加强宣传。", "实现光纤网络全覆盖。"));
    let (code, out, err) = desk.run(&format!("{LINE} --format markdown"));
    assert_eq!((code, err.as_str()), (1, "error: 1 problem between documents and catalogue\n"));
    let says = "the wording of `hamlet.coverage.2026` should stand in clause `二(一)2`, not in clause `二(二)3`";
    assert!(out.replace('\\', "").contains(says), "{out}");
    assert_eq!(wrong(&desk).1, [["elsewhere", "光纤网络全覆盖", "hamlet.coverage.2026"].map(str::to_owned)]);
}

#[test]
fn the_writing_of_a_document_makes_no_difference() {
    let wide: String = PLAN
        .chars()
        .map(|c| match c {
            '0'..='9' | '%' | '.' => char::from_u32(u32::from(c) + 0xFEE0).expect("a wide form"),
            c => c,
        })
        .collect();
    assert_eq!(wrong(&desk(&wide)), found(&[]));
    let paged = PLAN.replace("\n二、", "\n— 1 —\n\u{c}二、").replace('\n', "\r\n");
    assert_eq!(wrong(&desk(&paged)), found(&[]));
    let marked = desk("");
    marked.put_bytes("papers/01.txt", &[b"\xef\xbb\xbf", PLAN.as_bytes()].concat());
    assert_eq!(wrong(&marked), found(&[]));
}

#[test]
fn files_that_cannot_be_read_and_documents_that_are_not_there_are_told() {
    let desk = desk("别的文件\n一、甲\n");
    desk.put_bytes("papers/old.docx", &[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);
    desk.put("papers/notes.rtf", "{}");
    let (code, out, err) = desk.run(&format!("{LINE} --columns problem,source,file,says --format csv"));
    assert_eq!(code, 1);
    assert!(out.contains("unreadable,,old.docx,") && out.contains("no_document,hamlet-2024,,"), "{out}");
    assert!(err.contains("`notes.rtf`") && err.contains("`01.txt`"), "{err}");
    desk.put("papers/hamlet-2024.txt", PLAN);
    std::fs::remove_file(desk.path().join("papers/old.docx")).expect("removed");
    assert_eq!(wrong(&desk), found(&[]));
}

#[test]
fn a_folder_or_register_that_is_of_no_use_is_refused() {
    let desk = desk(PLAN);
    let (code, _, err) = desk.run("verify --documents nowhere");
    assert_eq!(code, 1);
    assert!(err.contains("`nowhere`"), "{err}");
    std::fs::create_dir(desk.path().join("empty")).expect("made");
    assert!(desk.run("verify --documents empty").2.contains("holds no `.txt`"));
    desk.put(
        "ours.csv",
        "source,clause,text,times,class\nhamlet-2024,*,5000元,many,subsidy\nhamlet-2024,*,1,1,target\n",
    );
    let (code, out, err) = desk.run(LINE);
    assert_eq!((code, out.as_str()), (1, ""));
    assert!(err.contains("line 2, column `times`") && err.contains("line 3, column `class`"), "{err}");
}

#[test]
fn a_document_in_two_files_counts_once() {
    let desk = desk(PLAN);
    let totals = "; the wordings of 2 of 2 targets stand in their clauses";
    let one = desk.done(LINE);
    assert!(one.contains(&format!("1 documents{totals}")), "{one}");
    desk.put("papers/02.txt", PLAN);
    let two = desk.done(LINE);
    assert!(two.contains(&format!("2 documents{totals}")) && two.contains("2 files are `hamlet-2024`"), "{two}");
}
